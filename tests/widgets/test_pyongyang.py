"""Controls of the order of acts and of own ratings, by meaning."""

import json

import pandas as pd
import pytest
from reading import controls, picture, sentence

from course import charts, data, text, widgets
from course.charts.theme import VEGA_LITE_5
from course.models import hypotheses, pyongyang


@pytest.fixture(scope="module")
def dprk():
    return data.load("dprk_russia")


class TestOrderControl:
    def test_gives_the_same_chart_as_its_twin(self, events):
        box = widgets.acts_after(events)
        controls(box)["First"].value, controls(box)["Then"].value = "pair", "away"
        table = pyongyang.acts_after(events, "pair", "away")
        twin = charts.acts_after(table, "pair", "away").to_dict()
        assert picture(box)[VEGA_LITE_5]["datasets"] == twin["datasets"]
        assert text.finding(text.acts_after(table, "pair", "away")) in sentence(box)

    def test_an_empty_or_short_window_gets_a_sentence(self, events):
        box = widgets.acts_after(events)
        controls(box)["From"].value = None
        assert "Choose both days." in sentence(box)
        controls(box)["From"].value = pd.Timestamp("2025-12-01").date()
        assert "Give a number of days from 1 to 30" in sentence(box)


class TestOwnRatings:
    @pytest.fixture
    def file(self, tmp_path):
        return tmp_path / "my_evidence.json"

    def rate(self, box, item, letters):
        controls(box)["Item"].value = item
        for rival, letter in zip(pyongyang.RIVALS, letters, strict=True):
            controls(box)[rival.capitalize()].value = letter

    def test_nothing_is_written_before_the_first_choice(self, events, dprk, file):
        box = widgets.rate_evidence(events, dprk, file)
        for item in list(pyongyang.EXAMPLE.index):
            controls(box)["Item"].value = item
        assert not file.exists() and "Nothing is kept yet: 0 of 6" in sentence(box)

    def test_ratings_come_back(self, events, dprk, file):
        self.rate(widgets.rate_evidence(events, dprk, file), "museum", "CIN")
        box = widgets.rate_evidence(events, dprk, file)
        assert "Kept in my_evidence.json: 1 of 6 items" in sentence(box)
        controls(box)["Item"].value = "museum"
        assert [controls(box)[r].value for r in ("Deal", "Glue", "Bond")] == ["C", "I", "N"]

    def test_all_rated_gives_the_same_chart_as_its_twin(self, events, dprk, file):
        box = widgets.rate_evidence(events, dprk, file)
        for item, row in pyongyang.EXAMPLE.iterrows():
            self.rate(box, item, row)
        twin = charts.evidence(pyongyang.EXAMPLE).to_dict()
        assert picture(box)[VEGA_LITE_5]["datasets"] == twin["datasets"]
        assert text.finding(text.evidence_drop_one(pyongyang.EXAMPLE)) in sentence(box)
        controls(box)["Leave out"].value = "museum"
        fewer = charts.evidence(pyongyang.EXAMPLE.drop(index="museum")).to_dict()
        assert picture(box)[VEGA_LITE_5]["datasets"] == fewer["datasets"]

    def test_a_half_rated_item_does_not_count(self, events, dprk, file):
        box = widgets.rate_evidence(events, dprk, file)
        controls(box)["Deal"].value = "I"
        assert "0 of 6" in sentence(box) and "Rate an item" in sentence(box)

    def test_leaving_out_the_only_item_asks_for_more(self, events, dprk, file):
        box = widgets.rate_evidence(events, dprk, file)
        self.rate(box, "museum", "CIN")
        controls(box)["Leave out"].value = "museum"
        assert "Rate an item" in sentence(box)

    @pytest.mark.parametrize(
        "content", ["half of {", '{"tightrope": "framing grid", "content": {}}']
    )
    def test_another_file_stays_as_it_is(self, events, dprk, file, content):
        file.write_text(content, encoding="utf-8")
        box = widgets.rate_evidence(events, dprk, file)
        self.rate(box, "museum", "CIN")
        assert file.read_text(encoding="utf-8") == content and "stays" in sentence(box)

    def test_what_this_version_does_not_know_is_left_out(self, events, dprk, file):
        kept = {"museum": {"deal": "X", "glue": "I", "bond": 3}, "gone": {}, "fewer shells": "C"}
        file.write_text(json.dumps({"tightrope": "ratings of lesson 08", "content": kept}))
        box = widgets.rate_evidence(events, dprk, file)
        controls(box)["Item"].value = "museum"
        assert [controls(box)[r].value for r in ("Deal", "Glue", "Bond")] == ["", "I", ""]

    def test_letters_are_those_of_the_method(self, events, dprk, file):
        box = widgets.rate_evidence(events, dprk, file)
        offered = [value for _, value in controls(box)["Deal"].options]
        assert offered == ["", *hypotheses.RATINGS]


@pytest.mark.parametrize("name", ["acts_after", "rate_evidence"])
def test_every_control_has_a_label_and_there_are_six_at_most(name, events, dprk, tmp_path):
    given = (events,) if name == "acts_after" else (events, dprk, tmp_path / "my_evidence.json")
    labels = controls(getattr(widgets, name)(*given))
    assert all(label.strip() for label in labels) and len(labels) <= 6
