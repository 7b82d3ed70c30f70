"""The council room: what lies on the table before a decision, seats, what is kept back."""

import pandas as pd
import pytest

from course import data
from course.errors import CourseError
from course.models import council
from course.models.cut_off import as_of, cut_off, points

REVEALS = data.load("cards").query("kind != 'known'")


@pytest.mark.parametrize("point", points())
class TestTable:
    def test_cards_and_public_sides_were_known(self, point):
        day = cut_off(point).normalize()
        cards = council.cards(point)
        assert len(cards) == 12 and (cards["date_known"] <= day).all()
        roles = data.load("roles").query("point_id == @point")
        assert (roles["position_known"].dropna() <= day).all()
        options = data.load("options").query("point_id == @point")
        assert (options["basis_known"].dropna() <= day).all()
        assert set(cards["card_id"]).isdisjoint(REVEALS["card_id"])

    def test_no_secret_and_no_outcome_is_shown(self, point):
        for role in data.load("roles")["role_id"].unique():
            assert {"secret", "win"}.isdisjoint(council.brief(point, role).index)
        assert list(council.questions(point)) == ["question", "deadline"]
        assert "[FICTION]" not in as_of("injects", point).to_csv()

    def test_slips_carry_no_mark_and_no_day_after_the_cut_off(self, point):
        slips = council.slips(point)
        assert len(slips) == 3 and slips["kind"].iloc[0] == "allied"
        assert not slips.to_csv().count("FICTION")
        whole = data.load("injects").set_index("inject_id").loc[slips.index]
        assert (whole["date_known"].dropna() <= cut_off(point)).all()
        for use in slips["use"]:
            assert not any(word in use for word in ("real", "In the game", "No real"))

    def test_each_claim_leads_to_a_row_that_was_public(self, point):
        for claim in council.claims(point).index:
            row = council.support(claim)
            assert len(row) and "verdict" not in row.index
            for value in row:
                if isinstance(value, pd.Timestamp):
                    assert value <= cut_off(point)
            if "url" in row.index:
                assert pd.Timestamp(row["date"]) <= cut_off(point)

    def test_what_is_kept_back_is_there_for_the_debriefing(self, point):
        assert len(council.truths(point)) == 3
        assert set(council.verdicts(point).index) == set(council.claims(point).index)
        assert len(council.outcomes(point)) == 4


class TestSeats:
    @pytest.mark.parametrize("size", council.SIZES)
    def test_every_role_is_played_and_every_seat_is_taken(self, size):
        table = council.seats(size)
        assert list(table["seat"]) == list(range(1, size + 1))
        played = [role for roles in table["roles"] for role in roles]
        assert set(played) == set(data.load("roles")["role_id"])
        assert len(played) == (24 if size == 24 else 12)

    def test_another_size_is_said(self):
        with pytest.raises(CourseError, match="6, 12 or 24 seats; you asked for 7"):
            council.seats(7)

    def test_an_unknown_role_gets_a_near_name(self):
        with pytest.raises(CourseError, match="no role 'R1'"):
            council.brief("D1", "R1")


class TestQuestions:
    def test_each_point_has_four_and_a_card_that_settles_each(self):
        rows = data.load("council_questions")
        assert (rows.groupby("point_id").size() == 4).all()
        cards = data.load("cards").set_index("card_id")
        for row in rows.itertuples():
            card = cards.loc[row.card_id]
            assert card["point_id"] == row.point_id
            assert card["kind"] == ("open" if pd.isna(row.came_true) else "reveal")
            assert pd.isna(row.came_true) or card["date_known"] <= row.deadline
            assert row.deadline > cut_off(row.point_id)

    def test_some_came_true_and_some_did_not_at_each_point(self):
        truth = data.load("council_questions").groupby("point_id")["came_true"]
        assert (truth.nunique() == 2).all()
