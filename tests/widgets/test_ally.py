"""The control that codes acts of an ally: codes of a reader that stay."""

import json

import pytest
from reading import controls, picture, sentence

from course import widgets
from course.models import fears


class TestCodes:
    @pytest.fixture
    def path(self, tmp_path):
        return tmp_path / "my_fears.json"

    @pytest.fixture
    def box(self, events, path):
        return widgets.code_fears(events, path)

    def code(self, box, act, code):
        controls(box)["Act"].index = act
        controls(box)["Your code"].value = code

    def test_starts_blank_shows_the_act_and_writes_nothing(self, box, events, path):
        acts = fears.practice(events)
        assert f"0 of {len(acts)} acts coded" in sentence(box)
        assert acts["description"].iloc[0] in sentence(box)
        for act in range(len(acts)):
            controls(box)["Act"].index = act
        assert not path.exists() and "Nothing is kept yet" in sentence(box)

    def test_the_rule_is_hidden_until_asked_for(self, box):
        words = fears.FEARS["reassurance"]
        assert words not in picture(box)["text/html"]
        controls(box)["Show the rule"].value = True
        assert words in picture(box)["text/html"]

    def test_codes_come_back(self, box, events, path):
        self.code(box, 0, "abandonment")
        self.code(box, 3, "neither")
        again = widgets.code_fears(events, path)
        assert "2 of " in sentence(again) and path.name in sentence(again)
        assert controls(again)["Your code"].value == "abandonment"
        controls(again)["Act"].index = 3
        assert controls(again)["Your code"].value == "neither"

    def test_a_code_can_be_taken_back(self, box, path):
        self.code(box, 0, "abandonment")
        self.code(box, 0, "")
        assert json.loads(path.read_text())["content"] == {}

    def test_all_acts_coded_gives_the_comparison(self, box, events):
        for act, code in enumerate(fears.practice(events)["fear"]):
            self.code(box, act, code)
        assert "kappa is 1.00" in sentence(box)

    def test_a_file_of_something_else_stays_as_it_is(self, events, path):
        path.write_text("my notes")
        box = widgets.code_fears(events, path)
        self.code(box, 0, "neither")
        assert path.read_text() == "my notes" and "stays as it is" in sentence(box)
        assert "1 of " in sentence(box)

    def test_codes_that_the_course_does_not_know_are_left_out(self, events, path):
        box = widgets.code_fears(events, path)
        self.code(box, 0, "neither")
        kept = json.loads(path.read_text())
        kept["content"] |= {"no-such-event": "neither", "2022-03-04-fdpr-exemption": ["x"]}
        path.write_text(json.dumps(kept))
        assert "1 of " in sentence(widgets.code_fears(events, path))

    def test_every_control_has_a_label(self, box):
        assert all(label.strip() for label in controls(box))
