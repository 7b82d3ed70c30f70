"""Controls of hedging and coding, by meaning."""

import pytest
from reading import controls, picture, sentence

from course import data, text, widgets
from course.keep import Keep
from course.models import hedging


@pytest.fixture
def recode(events, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return widgets.recode(events, data.load("codings"))


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
        assert (box["Side"].value, box["Cost"].value) == ("", "")
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
        self.code(controls(recode), DENIAL, "", "")
        kept = Keep(tmp_path / "my_hedging_codes.json", "coding of lesson 05").load()
        assert kept[DENIAL] == [None, None]

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


@pytest.mark.parametrize("name", ["recode"])
def test_every_control_has_a_label(name, request):
    box = request.getfixturevalue(name)
    assert all(label.strip() for label in controls(box))
