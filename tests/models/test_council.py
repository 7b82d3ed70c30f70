"""The council room: nothing from after the cut-off before the reveal; records are scored."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import charts, data
from course.errors import CourseError
from course.models import chronology, council

POINTS = council.points()
REVEALS = data.load("cards").query("kind != 'known'")


def record(point="D3", chance=0.5):
    filled = council.blank_record(point)
    for moment in ("before", "after"):
        filled[moment] = dict.fromkeys(filled[moment], chance)
    options = data.load("options")
    filled["option"] = options.loc[options["point_id"] == point, "option_id"].iloc[0]
    filled["decision"] = {
        "act": "Seoul reviews its rule.",
        "limit": "Nothing lethal is sent.",
        "message": "We look at the facts.",
        "review": "2024-07-31",
    }
    return filled


def latest(rows):
    """Return the latest day that a row speaks of, over all columns of days."""
    days = rows.select_dtypes("datetime")
    return days.max().max() if len(days.columns) and len(rows) else pd.Timestamp.min


@pytest.mark.parametrize("point", POINTS)
class TestCutOff:
    @pytest.mark.parametrize("name", council.shown_tables())
    def test_no_row_of_a_table_was_known_later(self, point, name):
        rows, moment = council.as_of(name, point), council.cut_off(point)
        if "date_known" in rows:
            assert (rows["date_known"] <= moment).all()
        if "known_at" in rows:
            today = rows[rows["date_known"] == moment.normalize()]
            hours = pd.to_timedelta(today["known_at"] + ":00")
            assert (today["date_known"] + hours <= moment).all()
        assert latest(rows) <= moment

    @pytest.mark.parametrize("name", council.shown_tables())
    def test_no_source_of_a_row_appeared_later(self, point, name):
        rows = council.as_of(name, point)
        shown = {i for c in rows if c.startswith("source_id") for i in rows[c].dropna()}
        dates = data.load("sources").set_index("source_id").loc[sorted(shown), "date"]
        assert (pd.to_datetime(dates, format="ISO8601") <= council.cut_off(point)).all()

    @pytest.mark.parametrize("name", council.shown_tables())
    def test_no_reveal_is_printed_in_a_table(self, point, name):
        text = council.as_of(name, point).to_csv()
        for card in REVEALS.itertuples():
            assert card.text not in text

    def test_a_step_that_was_announced_shows_no_day_of_force_before_it_comes(self, point):
        steps = council.as_of("export_controls", point)
        later = data.load("export_controls").set_index("step")["in_force"]
        pending = steps[later.reindex(steps["step"]).to_numpy() > council.cut_off(point)]
        assert pending[["in_force", "as_of", "event_in_force"]].isna().all(axis=None)

    def test_columns_that_look_back_are_left_out(self, point):
        for name in council.shown_tables():
            left = set(council.as_of(name, point)) & {"note", "verdict", "reason", "later_conduct"}
            assert left == set(), name

    def test_cards_and_public_sides_were_known(self, point):
        day = council.cut_off(point).normalize()
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
        assert "[FICTION]" not in council.as_of("injects", point).to_csv()

    def test_charts_of_what_was_known_hold_nothing_later(self, point):
        events = council.as_of("events", point)
        spec = charts.timeline(events.assign(note="", source_id=events["source_id"])).to_dict()
        rows = max((d for d in spec["datasets"].values() if isinstance(d, list)), key=len)
        assert max(row["known"] for row in rows) <= f"{council.cut_off(point):%Y-%m-%d}"

    def test_the_reveal_waits_for_a_decision(self, point):
        blank = council.blank_record(point)
        with pytest.raises(CourseError, match="Decide first"):
            council.reveal(point, blank)
        shown = council.reveal(point, record(point))
        assert len(shown) >= 4 and (shown["kind"] != "known").all()

    def test_events_known_that_day_are_those_of_the_chronology(self, point):
        moment = council.cut_off(point)
        events = data.load("events")
        loose = chronology.known_on(events, moment.normalize(), f"{moment:%H:%M}")
        assert set(council.as_of("events", point)["event_id"]) <= set(loose["event_id"])


class TestClosed:
    @pytest.mark.parametrize(
        "name", sorted(set(data.TABLES) - set(council.shown_tables())), ids=str
    )
    def test_a_table_without_a_day_of_knowledge_stays_closed(self, name):
        with pytest.raises(CourseError, match="stays closed before the reveal"):
            council.as_of(name, "D1")

    def test_unknown_points_and_roles_get_a_near_name(self):
        with pytest.raises(CourseError, match="no decision point 'D9'"):
            council.cut_off("D9")
        with pytest.raises(CourseError, match="no role 'R1'"):
            council.brief("D1", "R1")


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


class TestRecords:
    @pytest.mark.parametrize("point", POINTS)
    def test_a_whole_record_has_no_problem(self, point):
        assert council.problems(record(point)) == []

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({"before": {}}, "before the talks"),
            ({"after": {"D3-Q1": 1.2, "D3-Q2": 0, "D3-Q3": 1, "D3-Q4": 0}}, "D3-Q1 a chance"),
            ({"option": "war"}, "choose one of the options"),
            ({"weights": {"alliance": 1}}, "a weight of 0 or more"),
            ({"weights": dict.fromkeys(council.blank_record("D3")["weights"], 0)}, "above 0"),
            ({"decision": {}}, "say in one sentence"),
            ({"point_id": "D7"}, "no record of a council"),
            ({"point_id": "D4"}, "about D4, not about D3"),
        ],
    )
    def test_what_is_missing_is_said(self, change, words):
        assert any(words in line for line in council.problems({**record(), **change}, "D3"))

    def test_a_day_of_review_must_be_a_day(self):
        bad = record()
        bad["decision"] = {**bad["decision"], "review": "soon"}
        assert "'soon' is not a day" in council.problems(bad)[0]

    @given(st.dictionaries(st.text(), st.integers() | st.none() | st.text() | st.lists(st.text())))
    def test_junk_is_no_record_and_makes_no_trouble(self, junk):
        assert council.problems(junk)

    def test_scores_by_hand(self):
        table = council.scored(record("D3", 0.8))
        truth = data.load("council_questions").set_index("question_id")["came_true"]
        for question in table.index:
            wanted = 0.04 if truth[question] else 0.64
            assert table.loc[question, "score_before"] == pytest.approx(wanted)

    def test_an_open_question_has_no_score(self):
        table = council.scored(record("D6", 0.3))
        assert table.loc["D6-Q1", ["came_true", "score_after"]].isna().all()
        assert table["score_after"].notna().sum() == 3


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
            assert row.deadline > council.cut_off(row.point_id)

    def test_some_came_true_and_some_did_not_at_each_point(self):
        truth = data.load("council_questions").groupby("point_id")["came_true"]
        assert (truth.nunique() == 2).all()
