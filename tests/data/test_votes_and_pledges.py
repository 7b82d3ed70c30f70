"""Council votes, treaty promises and the tone of news: against what is printed elsewhere."""

import pytest

from course import data


@pytest.fixture(scope="module")
def votes():
    return data.load("council_votes")


@pytest.fixture(scope="module")
def pledges():
    return data.load("alliance_pledges")


class TestCouncil:
    @pytest.mark.parametrize(
        ("document", "tally"),  # yes, no, abstentions, as the press releases print them
        [
            ("2623", (11, 1, 3)),
            ("S/2022/431", (13, 2, 0)),
            ("S/2024/255", (13, 1, 1)),
            ("2774", (10, 0, 5)),
            ("2397", (15, 0, 0)),
        ],
    )
    def test_tallies_are_as_printed(self, votes, document, tally):
        counts = votes.loc[votes["document"] == document, "vote"].value_counts()
        assert tuple(counts.get(vote, 0) for vote in ("yes", "no", "abstain")) == tally

    def test_the_council_has_fifteen_members_five_of_them_permanent(self, votes):
        by_text = votes.groupby("document")
        assert (by_text.size() == 15).all() and (by_text["permanent"].sum() == 5).all()

    def test_a_text_fails_when_a_permanent_member_votes_no_but_for_procedure(self, votes):
        vetoed = votes[(votes["vote"] == "no") & votes["permanent"]]["document"].unique()
        failed = votes[~votes["adopted"]]["document"].unique()
        assert set(vetoed) - {"2623"} == set(failed) == {"S/2022/431", "S/2024/255"}

    def test_south_korea_votes_only_when_it_has_a_seat(self, votes):
        assert set(votes.loc[votes["country"] == "KOR", "date"].dt.year) == {2024, 2025}


class TestPledges:
    def promised(self, pledges, country, partner, year):
        rows = pledges[
            (pledges["country"] == country)
            & (pledges["partner"] == partner)
            & (pledges["year_from"] <= year)
            & (pledges["year_to"] >= year)
        ]
        assert len(rows) <= 1
        return bool(rows["defence"].any())

    def test_washington_and_seoul_promise_each_other_defence(self, pledges):
        assert self.promised(pledges, "USA", "KOR", 2018)
        assert self.promised(pledges, "KOR", "USA", 1990)

    def test_moscow_promised_pyongyang_defence_until_1996(self, pledges):
        assert self.promised(pledges, "RUS", "PRK", 1996)
        assert not self.promised(pledges, "RUS", "PRK", 1997)

    def test_spells_of_a_pair_do_not_overlap(self, pledges):
        for _, spells in pledges.sort_values("year_from").groupby(["country", "partner"]):
            assert (spells["year_from"].iloc[1:].array > spells["year_to"].iloc[:-1].array).all()

    def test_running_spells_are_those_that_reach_the_end_of_the_data(self, pledges):
        assert (pledges["still_running"] == (pledges["year_to"] == 2018)).all()


class TestTone:
    def test_every_pair_has_every_month_once(self):
        tone = data.load("media_tone")
        assert (tone.groupby(["country", "partner"])["month"].nunique() == 74).all()

    def test_the_invasion_is_the_deepest_fall_between_russia_and_ukraine(self):
        tone = data.load("media_tone")
        pair = tone[tone[["country", "partner"]].isin(["RUS", "UKR"]).all(axis=1)]
        change = pair.set_index("month")["score"].diff()
        assert change.idxmin() in ("2022-02", "2022-03")

    def test_the_shift_of_level_in_the_caveat_is_there(self):
        tone = data.load("media_tone")
        known = tone[tone["share_of_all"].abs() > 0.5]
        level = (
            (known["score"].abs() / known["share_of_all"].abs()).groupby(known["month"]).median()
        )
        a_year_before, a_year_after = level["2022-04":"2023-03"], level["2023-04":"2024-01"]
        assert a_year_after.median() > 1.25 * a_year_before.median()
