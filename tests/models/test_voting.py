"""Roll calls, shares, ranks and moves: against closed forms and the question bank's values."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.errors import CourseError
from course.models import voting


class TestRollCall:
    def test_keeps_the_order_of_resolutions_and_states(self, votes):
        table = voting.roll_call(votes, ["USA", "KOR"])
        assert list(table.columns) == ["USA", "KOR"]
        assert table.index[0] == "68/262" and table.index[-1] == "ES-11/9"

    def test_an_abstention_is_not_a_yes(self, votes):
        same = voting.same_votes(votes, "KOR", "USA")["same"]
        assert same.sum() == 8
        assert list(same.index[~same]) == ["ES-11/7", "ES-11/8"]

    def test_a_state_without_a_seat_says_so(self, votes):
        with pytest.raises(CourseError, match="Taiwan has no row in this table"):
            voting.roll_call(votes, ["TWN"])

    def test_names_in_any_case_will_do(self, votes):
        table = voting.roll_call(votes, ["south korea", "usa", "Moscow"])
        assert list(table.columns) == ["KOR", "USA", "RUS"]


class TestShares:
    def test_three_denominators_give_three_shares(self, votes):
        row = voting.shares(votes).loc["ES-11/9"]
        assert row["of_all"] == pytest.approx(91 / 193)
        assert row["of_present"] == pytest.approx(91 / (91 + 57 + 12))
        assert row["of_yes_and_no"] == pytest.approx(91 / (91 + 12))

    def test_all_members_are_counted_each_time(self, votes):
        assert (voting.shares(votes)[voting.VOTES].sum(axis="columns") == 193).all()

    def test_times_voted_counts_states_and_not_votes(self, votes):
        yes = voting.times_voted(votes)
        assert (yes == 10).sum() == 46
        assert yes["KOR"] == 10 and yes["USA"] == 8 and yes["RUS"] == 0

    def test_a_vote_that_does_not_exist_gets_a_near_one(self, votes):
        with pytest.raises(CourseError, match="Did you mean 'abstain'"):
            voting.times_voted(votes, "abstained")


class TestRanks:
    def test_nineteen_peers(self, alignment):
        assert len(voting.peers(alignment)) == 19

    @pytest.mark.parametrize(
        ("reference", "year", "rank"), [("USA", 2023, 8), ("USA", 2025, 7), ("RUS", 2023, 12)]
    )
    def test_ranks_of_south_korea(self, alignment, reference, year, rank):
        table = voting.ranks(alignment, reference, year).set_index("country")
        assert table.loc["KOR", "rank"] == rank

    def test_nearest_first(self, alignment):
        table = voting.ranks(alignment, "USA", 2023)
        assert table["distance"].is_monotonic_increasing
        assert table.loc[0, "rank"] == 1

    def test_a_year_without_values_names_the_years_that_have_some(self, alignment):
        with pytest.raises(CourseError, match="1990 to 2025, all votes from 1990 to 2023"):
            voting.ranks(alignment, "USA", 2024, series="distance_all_votes")

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (("FRA", 2023), "no power 'FRA'"),
            (("USA", 2023, ["KOR", "ATLANTIS"]), "'ATLANTIS'"),
            (("USA", 2023, None, "mine"), "no series 'mine'"),
        ],
    )
    def test_what_does_not_exist_is_named(self, alignment, arguments, sentence):
        with pytest.raises(CourseError, match=sentence):
            voting.ranks(alignment, *arguments)


class TestSeriesAndAgreement:
    def test_two_series_can_give_opposite_answers(self, alignment):
        final = voting.distances(alignment, "KOR").loc[2023]
        every = voting.distances(alignment, "KOR", "distance_all_votes").loc[2023]
        assert final["RUS"] < final["USA"] and every["USA"] < every["RUS"]
        assert final.round(2).to_dict() == {"USA": 1.43, "RUS": 1.11, "CHN": 1.47}

    def test_more_often_with_moscow_in_30_of_31_years(self, alignment):
        table = voting.agreement(alignment, "KOR").loc[1991:2021]
        more = voting.years_nearer(table)
        assert more.sum() == 30 and list(more.index[~more]) == [2016]

    def test_a_state_without_roll_calls_says_so(self, alignment):
        with pytest.raises(CourseError, match="Poland has no row"):
            voting.agreement(alignment, "POL")

    def test_share_of_no(self, counts):
        row = voting.no_share(counts, ["USA"]).query("year == 2025").squeeze()
        assert row["share"] == pytest.approx(174 / 192)


def two_states(a0, a1, b0, b1):
    return pd.DataFrame(
        {
            "country": ["AAA", "AAA", "BBB", "BBB"],
            "year": [1, 2, 1, 2],
            "ideal_point": [a0, a1, b0, b1],
        }
    )


value = st.floats(-3, 3).map(lambda x: round(x, 3))


class TestMovement:
    def test_in_2025_the_united_states_moved(self, points):
        moves = voting.movement(points, "KOR", "USA", 2024, 2025)
        assert moves["move"].round(2).to_dict() == {"KOR": -0.07, "USA": 1.16}
        assert moves.loc["USA", "share"] == pytest.approx(0.946, abs=5e-4)

    @given(value, value, value, value)
    def test_the_two_parts_add_up_to_the_change_of_the_distance(self, a0, a1, b0, b1):
        signed = (b1 - a1) - (b0 - a0) if b0 >= a0 else (a1 - b1) - (a0 - b0)
        if abs(signed) < 1e-9:
            return
        moves = voting.movement(two_states(a0, a1, b0, b1), "AAA", "BBB", 1, 2)
        assert moves["widens"].sum() == pytest.approx(signed, abs=1e-9)
        assert moves["share"].sum() == pytest.approx(1)

    @given(value, value, value)
    def test_a_state_that_stands_still_has_no_part(self, a, b0, b1):
        if abs(b1 - b0) < 1e-9:
            return
        moves = voting.movement(two_states(a, a, b0, b1), "AAA", "BBB", 1, 2)
        assert moves.loc["AAA", "share"] == 0 and moves.loc["BBB", "share"] == 1

    def test_no_change_cannot_be_shared_out(self):
        with pytest.raises(CourseError, match="did not change"):
            voting.movement(two_states(0, 1, 1, 2), "AAA", "BBB", 1, 2)

    def test_a_year_without_a_point_says_which(self, points):
        with pytest.raises(CourseError, match="no ideal point in 1990 or 2025"):
            voting.movement(points, "KOR", "USA", 1990, 2025)
