"""Widgets without a browser: set a value, read the sentence and the picture."""

import datetime as dt
import html

import pytest
from reading import controls, picture, sentence

from course import charts, text, widgets
from course.charts.theme import VEGA_LITE_5
from course.models import chronology, voting


@pytest.fixture
def explorer(events):
    return widgets.event_explorer(events)


@pytest.fixture
def neighbours(alignment):
    return widgets.neighbours(alignment)


@pytest.fixture
def states(points):
    return widgets.compare_states(points)


class TestExplorer:
    def test_starts_with_every_event(self, explorer, events):
        assert f"{len(events)} of {len(events)} events" in sentence(explorer)

    def test_gives_the_same_rows_as_its_twin(self, explorer, events):
        box = controls(explorer)
        box["From"].value, box["To"].value = dt.date(2022, 2, 24), dt.date(2024, 12, 31)
        box["Acts by"].value = "KOR"
        twin = chronology.select(events, "2022-02-24", "2024-12-31", initiator="KOR")
        assert f"{len(twin)} of " in sentence(explorer)
        table = picture(explorer)["text/html"]
        assert table.count("<tr>") == len(twin) + 1
        assert html.escape(twin["title"].iloc[0]) in table

    def test_shows_nothing_that_was_known_later(self, explorer, events):
        controls(explorer)["Known by"].value = dt.date(2024, 6, 20)
        table = picture(explorer)["text/html"]
        for title in events[events["date_known"] > "2024-06-20"]["title"]:
            assert f">{html.escape(title)}</td>" not in table

    def test_every_row_links_to_its_source(self, explorer, events):
        assert picture(explorer)["text/html"].count("<a href=") == len(events)

    def test_a_window_the_wrong_way_round_gets_a_sentence(self, explorer):
        box = controls(explorer)
        box["From"].value, box["To"].value = dt.date(2024, 1, 1), dt.date(2023, 1, 1)
        assert "ends (2023-01-01) before it starts" in sentence(explorer)
        assert picture(explorer)["text/html"] == ""

    def test_the_table_can_be_scrolled_with_the_keyboard(self, explorer):
        assert 'tabindex="0"' in picture(explorer)["text/html"]


class TestNeighbours:
    def test_draws_the_same_chart_as_its_twin(self, neighbours, alignment):
        box = controls(neighbours)
        box["Distance to"].value, box["Year"].value = "RUS", 2025
        table = voting.ranks(alignment, "RUS", 2025)
        twin = charts.ranks(table, "RUS", 2025).to_dict()
        drawn = picture(neighbours)[VEGA_LITE_5]
        assert drawn["datasets"] == twin["datasets"] and drawn["title"] == twin["title"]
        assert text.ranks(table, "RUS", 2025).splitlines()[0] in sentence(neighbours)

    def test_a_year_without_values_gets_a_sentence(self, neighbours):
        box = controls(neighbours)
        box["Series"].value, box["Year"].value = "distance_all_votes", 2025
        assert "No distance for 2025" in sentence(neighbours)

    def test_a_year_outside_the_table_snaps_to_its_edge(self, neighbours):
        controls(neighbours)["Year"].value = 1800
        assert controls(neighbours)["Year"].value == 1990


class TestCompareStates:
    def test_draws_the_states_chosen(self, states, points):
        controls(states)["States"].value = ("KOR", "DEU")
        assert "Germany" in sentence(states)
        assert (
            picture(states)[VEGA_LITE_5]["datasets"]
            == charts.ideal_points(points, ["KOR", "DEU"]).to_dict()["datasets"]
        )

    def test_none_chosen_asks_for_one(self, states):
        controls(states)["States"].value = ()
        assert "Choose at least one state." in sentence(states)


@pytest.mark.parametrize("name", ["explorer", "neighbours", "states"])
def test_every_control_has_a_label(name, request):
    box = request.getfixturevalue(name)
    assert all(label.strip() for label in controls(box))
