"""The explorer of red lines."""

import html

import pytest

from course import text, widgets
from course.models import red_lines


class TestExplorer:
    @pytest.fixture
    def explorer(self, lines):
        return widgets.line_explorer(lines)

    def controls(self, box):
        return {control.description: control for control in box.children[0].children}

    def sentence(self, box):
        return html.unescape(box.children[1].value)

    def table(self, box):
        return box.children[2].outputs[0]["data"]["text/html"]

    def test_starts_with_every_line(self, explorer, lines):
        assert f"{len(lines)} of {len(lines)} lines" in self.sentence(explorer)
        assert self.table(explorer).count("<a href=") == len(lines)

    def test_gives_the_same_rows_as_its_twin(self, explorer, lines):
        box = self.controls(explorer)
        box["Lines of"].value, box["Test"].value = "RUS", "yes"
        twin = red_lines.select(lines, state="Russia", tested="yes")
        assert text.what_followed(twin).splitlines()[0] in self.sentence(explorer)
        assert self.table(explorer).count("<tr>") == len(twin) + 1

    @pytest.mark.parametrize(
        ("label", "value", "column"),
        [("Explicit", 0, "explicitness"), ("Followed", "yes", "consequence_followed")],
    )
    def test_the_other_filters_work_too(self, explorer, lines, label, value, column):
        self.controls(explorer)[label].value = value
        expected = (lines[column] == value).sum()
        assert f"{expected} of {len(lines)} lines" in self.sentence(explorer)

    def test_no_line_gets_a_sentence(self, explorer, lines):
        box = self.controls(explorer)
        box["Lines of"].value, box["Explicit"].value = "PRK", 3
        assert f"0 of {len(lines)} lines" in self.sentence(explorer)

    def test_every_control_has_a_label(self, explorer):
        assert all(label.strip() for label in self.controls(explorer))
