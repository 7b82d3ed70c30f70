"""Controls of claims, by meaning."""

import html
import json

import pytest
from reading import controls, picture, sentence

from course import data, widgets
from course.models import claims as models


@pytest.fixture
def claims():
    return data.load("claims")


@pytest.fixture
def claim_explorer(claims):
    return widgets.claim_explorer(claims)


@pytest.fixture
def versions(claims, events):
    return widgets.same_event(claims, events, data.load("articles"), data.load("shell_claims"))


@pytest.fixture
def grid(claims, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return widgets.framing_grid(claims)


class TestClaimExplorer:
    def test_gives_the_same_rows_as_its_twin(self, claim_explorer, claims):
        box = controls(claim_explorer)
        box["Text"].value, box["Side"].value = "NEO2024", "toward_us"
        twin = models.select(claims, article_id="NEO2024", stance="toward_us")
        assert f"{len(twin)} of {len(claims)} claims" in sentence(claim_explorer)
        assert "0 in the voice of the writer" in sentence(claim_explorer)
        table = picture(claim_explorer)["text/html"]
        assert table.count("<tr>") == len(twin) + 1
        assert set(twin["claim_id"]) == {c for c in claims["claim_id"] if f">{c}<" in table}

    def test_each_row_names_the_paragraph_and_links_to_the_article(self, claim_explorer, claims):
        controls(claim_explorer)["Words"].value = "friendliest"
        table = picture(claim_explorer)["text/html"]
        assert ">The Korea Times, paragraph 5</a>" in table
        address = data.sources_of("articles", "KT2024")["url"].iloc[0]
        assert html.escape(address) in table

    def test_words_that_occur_nowhere_leave_no_row(self, claim_explorer):
        controls(claim_explorer)["Words"].value = "xyzzy"
        assert sentence(claim_explorer).count("0 of ") == 1
        assert picture(claim_explorer)["text/html"].count("<tr>") == 1

    def test_has_at_most_six_controls(self, claim_explorer):
        assert len(controls(claim_explorer)) <= 6


class TestSameEvent:
    def test_gives_the_same_rows_as_its_twin(self, versions, claims, events):
        controls(versions)["Event"].value = "arrest"
        twin = models.versions("arrest", claims, events, data.load("articles"))
        table = picture(versions)["text/html"]
        assert table.count("<tr>") == len(twin) + 1
        assert all(f">{row}<" in table for row in twin["row"])

    def test_what_was_found_later_is_hidden_until_it_is_asked_for(self, versions):
        box = controls(versions)
        box["Event"].value = "arrest"
        note = "The arrest was around January 2024."
        assert note not in picture(versions)["text/html"]
        box["Show what the course found"].value = True
        assert note in picture(versions)["text/html"]


class TestFramingGrid:
    BOXES = ("Problem", "Cause", "Judgement", "Remedy")

    def fill(self, grid, word="words"):
        for box in self.BOXES:
            controls(grid)[box].value = f"{word} {box}"

    def test_looking_makes_no_file(self, grid, tmp_path):
        controls(grid)["Text"].value = "NEO2024"
        controls(grid)["Show the reading of the course"].value = True
        assert list(tmp_path.iterdir()) == []

    def test_the_reading_of_the_course_waits_for_a_try(self, grid):
        controls(grid)["Show the reading of the course"].value = True
        assert "Fill in all four boxes first." in sentence(grid)
        assert picture(grid)["text/html"] == ""
        self.fill(grid)
        assert ">C000-08<" in picture(grid)["text/html"]
        controls(grid)["Text"].value = "KT2024"
        assert picture(grid)["text/html"] == ""

    def test_each_text_keeps_its_own_words(self, grid):
        self.fill(grid, "first")
        controls(grid)["Text"].value = "NEO2024"
        assert [controls(grid)[box].value for box in self.BOXES] == [""] * 4
        controls(grid)["Cause"].value = "second"
        controls(grid)["Text"].value = "KH2022"
        assert controls(grid)["Cause"].value == "first Cause"
        assert "5 of 20 boxes filled. Kept in my_framing_grid.json." in sentence(grid)

    def test_words_come_back_next_time(self, grid, claims):
        self.fill(grid)
        again = widgets.framing_grid(claims)
        assert controls(again)["Remedy"].value == "words Remedy"

    def test_a_word_can_be_taken_back(self, grid, claims):
        self.fill(grid)
        controls(grid)["Cause"].value = ""
        assert controls(widgets.framing_grid(claims))["Cause"].value == ""

    def test_another_file_of_that_name_stays_as_it_is(self, claims, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "my_framing_grid.json").write_text("my diary")
        grid = widgets.framing_grid(claims)
        self.fill(grid)
        assert (tmp_path / "my_framing_grid.json").read_text() == "my diary"
        assert "stays as it is" in sentence(grid)
        controls(grid)["Show the reading of the course"].value = True
        assert ">C000-08<" in picture(grid)["text/html"]

    def test_what_does_not_belong_in_the_grid_is_left_out(self, claims, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        content = {"KH2022": {"cause": None, "other": "x"}, "XX": {"cause": "y"}, "KT2024": 3}
        kept = {"tightrope": "framing grid", "content": content}
        (tmp_path / "my_framing_grid.json").write_text(json.dumps(kept))
        grid = widgets.framing_grid(claims)
        assert "0 of 20 boxes filled." in sentence(grid)


@pytest.mark.parametrize("name", ["claim_explorer", "versions", "grid"])
def test_every_control_has_a_label(name, request):
    box = request.getfixturevalue(name)
    assert all(label.strip() for label in controls(box))
