"""Nothing from after the cut-off is public before it."""

import pandas as pd
import pytest

from course import charts, data
from course.errors import CourseError
from course.models import chronology, council
from course.models.cut_off import as_of, cut_off, points, shown_tables

REVEALS = data.load("cards").query("kind != 'known'")


def latest(rows):
    """Return the latest day that a row speaks of, over all columns of days."""
    days = rows.select_dtypes("datetime")
    return days.max().max() if len(days.columns) and len(rows) else pd.Timestamp.min


@pytest.mark.parametrize("point", points())
class TestCutOff:
    @pytest.mark.parametrize("name", shown_tables())
    def test_no_row_of_a_table_was_known_later(self, point, name):
        rows, moment = as_of(name, point), cut_off(point)
        if "date_known" in rows:
            assert (rows["date_known"] <= moment).all()
        if "known_at" in rows:
            today = rows[rows["date_known"] == moment.normalize()]
            hours = pd.to_timedelta(today["known_at"] + ":00")
            assert (today["date_known"] + hours <= moment).all()
        assert latest(rows) <= moment

    @pytest.mark.parametrize("name", shown_tables())
    def test_no_source_of_a_row_appeared_later(self, point, name):
        rows = as_of(name, point)
        shown = {i for c in rows if c.startswith("source_id") for i in rows[c].dropna()}
        dates = data.load("sources").set_index("source_id").loc[sorted(shown), "date"]
        assert (pd.to_datetime(dates, format="ISO8601") <= cut_off(point)).all()

    @pytest.mark.parametrize("name", shown_tables())
    def test_no_reveal_is_printed_in_a_table(self, point, name):
        text = as_of(name, point).to_csv()
        for card in REVEALS.itertuples():
            assert card.text not in text

    def test_a_step_that_was_announced_shows_no_day_of_force_before_it_comes(self, point):
        steps = as_of("export_controls", point)
        later = data.load("export_controls").set_index("step")["in_force"]
        pending = steps[later.reindex(steps["step"]).to_numpy() > cut_off(point)]
        assert pending[["in_force", "as_of", "event_in_force"]].isna().all(axis=None)

    def test_columns_that_look_back_are_left_out(self, point):
        for name in shown_tables():
            back = {"note", "verdict", "reason", "later_conduct", "leans"}
            assert set(as_of(name, point)) & back == set(), name
        assert "leans" not in council.cards(point)  # the course's sorting is not for the table

    def test_charts_of_what_was_known_hold_nothing_later(self, point):
        events = as_of("events", point)
        spec = charts.timeline(events.assign(note="", source_id=events["source_id"])).to_dict()
        rows = max((d for d in spec["datasets"].values() if isinstance(d, list)), key=len)
        assert max(row["known"] for row in rows) <= f"{cut_off(point):%Y-%m-%d}"

    def test_events_known_that_day_are_those_of_the_chronology(self, point):
        moment = cut_off(point)
        events = data.load("events")
        loose = chronology.known_on(events, moment.normalize(), f"{moment:%H:%M}")
        assert set(as_of("events", point)["event_id"]) <= set(loose["event_id"])


class TestClosed:
    @pytest.mark.parametrize("name", sorted(set(data.TABLES) - set(shown_tables())), ids=str)
    def test_a_table_without_a_day_of_knowledge_stays_closed(self, name):
        with pytest.raises(CourseError, match="stays closed before the reveal"):
            as_of(name, "D1")

    def test_an_unknown_point_gets_a_near_name(self):
        with pytest.raises(CourseError, match="no decision point 'D9'"):
            cut_off("D9")
