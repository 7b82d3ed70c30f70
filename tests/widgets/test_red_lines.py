"""The explorer of red lines, without a browser."""

import pytest
from reading import controls, picture, sentence

from course import text, widgets
from course.models import red_lines


class TestExplorer:
    @pytest.fixture
    def explorer(self, lines):
        return widgets.line_explorer(lines)

    def test_starts_with_every_line(self, explorer, lines):
        assert f"{len(lines)} of {len(lines)} lines" in sentence(explorer)
        assert picture(explorer)["text/html"].count("<a href=") == len(lines)

    def test_gives_the_same_rows_as_its_twin(self, explorer, lines):
        box = controls(explorer)
        box["Lines of"].value, box["Test"].value = "RUS", "yes"
        twin = red_lines.select(lines, state="Russia", tested="yes")
        assert text.what_followed(twin).splitlines()[0] in sentence(explorer)
        assert picture(explorer)["text/html"].count("<tr>") == len(twin) + 1

    @pytest.mark.parametrize(
        ("label", "value", "column"),
        [("Explicit", 0, "explicitness"), ("Followed", "yes", "consequence_followed")],
    )
    def test_the_other_filters_work_too(self, explorer, lines, label, value, column):
        controls(explorer)[label].value = value
        expected = (lines[column] == value).sum()
        assert f"{expected} of {len(lines)} lines" in sentence(explorer)

    def test_no_line_gets_a_sentence(self, explorer, lines):
        box = controls(explorer)
        box["Lines of"].value, box["Explicit"].value = "PRK", 3
        assert f"0 of {len(lines)} lines" in sentence(explorer)

    def test_every_control_has_a_label(self, explorer):
        assert all(label.strip() for label in controls(explorer))
