"""Widgets without a browser: set a value, read the sentence and the picture."""

import datetime as dt
import html

import pytest

from course import charts, data, text, widgets
from course.charts.theme import VEGA_LITE_5
from course.keep import Keep
from course.models import chronology, hedging, voting


def controls(box):
    return {control.description: control for control in box.children[0].children}


def sentence(box):
    return html.unescape(box.children[1].value)


def picture(box):
    return box.children[2].outputs[0]["data"]


@pytest.fixture
def explorer(events):
    return widgets.event_explorer(events)


@pytest.fixture
def neighbours(alignment):
    return widgets.neighbours(alignment)


@pytest.fixture
def states(points):
    return widgets.compare_states(points)


@pytest.fixture
def recode(events, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return widgets.recode(events, data.load("codings"))


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


DENIAL = "2022-10-28-yoon-denial"


class TestRecode:
    def code(self, box, row, side, cost):
        box["Row"].value = row
        box["Side"].value, box["Cost"].value = side, cost

    def test_starts_blank_with_the_index_of_the_course_and_writes_nothing(self, recode, tmp_path):
        assert "Nothing is kept yet: 0 of 12 rows" in sentence(recode)
        assert "Side: no row is coded yet." in sentence(recode)
        for row in hedging.PRACTICE:
            controls(recode)["Row"].value = row
        assert list(tmp_path.iterdir()) == []

    def test_shows_the_act_to_code(self, recode, events):
        controls(recode)["Row"].value = DENIAL
        words = events.set_index("event_id").loc[DENIAL, "description"]
        assert words in sentence(recode)

    def test_says_the_same_as_its_twin(self, recode, events):
        self.code(controls(recode), DENIAL, "toward_russia", "yes")
        twin = text.recoding(events, data.load("codings"), {DENIAL: ("toward_russia", "yes")})
        assert twin.replace("\n", "<br>") in sentence(recode)

    def test_a_row_keeps_its_own_codes(self, recode):
        box = controls(recode)
        self.code(box, DENIAL, "neutral", "no")
        box["Row"].value = "2022-08-25-el-dabaa"
        assert (box["Side"].value, box["Cost"].value) == (None, None)
        box["Row"].value = DENIAL
        assert (box["Side"].value, box["Cost"].value) == ("neutral", "no")

    def test_codes_are_kept_in_a_file_and_come_back(self, recode, events, tmp_path):
        self.code(controls(recode), DENIAL, "toward_russia", "yes")
        assert [one.name for one in tmp_path.iterdir()] == ["my_hedging_codes.json"]
        again = widgets.recode(events, data.load("codings"))
        controls(again)["Row"].value = DENIAL
        assert controls(again)["Side"].value == "toward_russia"
        assert "Kept in my_hedging_codes.json: 1 of 12 rows" in sentence(again)

    def test_codes_can_be_taken_back(self, recode, tmp_path):
        self.code(controls(recode), DENIAL, "toward_russia", "yes")
        self.code(controls(recode), DENIAL, None, None)
        assert Keep(tmp_path / "my_hedging_codes.json", "coding of lesson 05").load()[DENIAL] == [
            None,
            None,
        ]

    def test_coders_are_shown_only_when_asked(self, recode):
        assert "second coder" not in picture(recode)["text/html"]
        controls(recode)["Show the coders"].value = True
        assert "Side, second coder" in picture(recode)["text/html"]

    def test_a_damaged_file_gets_one_sentence_and_stays(self, events, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        path = tmp_path / "my_hedging_codes.json"
        path.write_text("half of a fi", encoding="utf-8")
        box = widgets.recode(events, data.load("codings"))
        assert "my_hedging_codes.json is damaged" in sentence(box)
        self.code(controls(box), DENIAL, "toward_russia", "yes")
        assert "my_hedging_codes.json is damaged" in sentence(box)
        assert "costly acts only 0.07 and 0.13" in sentence(box)  # it works on, unsaved
        assert path.read_text(encoding="utf-8") == "half of a fi"

    def test_two_windows_do_not_overwrite_each_other(self, recode, events, tmp_path):
        other = widgets.recode(events, data.load("codings"))
        self.code(controls(recode), DENIAL, "toward_russia", "yes")
        before = (tmp_path / "my_hedging_codes.json").read_text()
        self.code(controls(other), DENIAL, "neutral", "no")
        assert "was changed elsewhere, so nothing was kept" in sentence(other)
        assert (tmp_path / "my_hedging_codes.json").read_text() == before


@pytest.mark.parametrize("name", ["explorer", "neighbours", "states", "recode"])
def test_every_control_has_a_label(name, request):
    box = request.getfixturevalue(name)
    assert all(label.strip() for label in controls(box))
