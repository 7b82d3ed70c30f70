"""Lessons: complete, short-celled, with stored charts that are current."""

import json
import re

import nbformat
import pytest

from course import lessons
from course.charts.theme import VEGA_LITE_5
from course.home import EXERCISES, NOTEBOOKS
from course.questions import load_exercise, stems

PATHS = lessons.paths()
LESSONS = [path for path in PATHS if not path.stem.startswith("00")]
WITHOUT_EXERCISE = ["11_security_council"]  # the meeting itself is the exercise
HAND_WRITTEN = [NOTEBOOKS / f"{name}.ipynb" for name in ("council_results", "council_reader")]
HAND_WRITTEN += [NOTEBOOKS / "policy_memo.ipynb"]
ALL = [*PATHS, *HAND_WRITTEN, *EXERCISES.rglob("*.ipynb")]


def read(path):
    return nbformat.read(path, as_version=4)


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def prose(notebook):
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def charts_of(notebook):
    found = []
    for cell in code(notebook):
        for output in cell.outputs:
            spec = output.get("data", {}).get(VEGA_LITE_5)
            if spec:
                found.append((cell.source, spec))
    return found


def objectives(path):
    """Return the keys of a lesson's objectives: of its exercise, or of its own list."""
    if path.stem not in WITHOUT_EXERCISE:
        return set(load_exercise(path.stem).objectives)
    listed = (
        prose(read(path)).partition("**After this lesson you can**")[2].partition("**Before")[0]
    )
    return set(re.findall(r"\((\d+[a-f])\)[,.]$", listed, re.MULTILINE))


def data_of(spec):
    return sorted(json.dumps(table, sort_keys=True) for table in spec["datasets"].values())


@pytest.mark.parametrize("path", ALL, ids=lambda p: f"{p.parent.name}/{p.name}")
class TestEveryNotebook:
    def test_is_light_and_calls_nobody(self, path):
        assert path.stat().st_size <= 1_000_000
        text = path.read_text(encoding="utf-8")
        assert "cdn." not in text and "stderr" not in text

    def test_has_short_cells_and_one_heading(self, path):
        notebook = read(path)
        assert len(re.findall(r"^# ", prose(notebook), re.MULTILINE)) == 1
        assert all(len(cell.source.splitlines()) <= 8 for cell in code(notebook))

    def test_its_links_to_other_notebooks_exist(self, path):
        for link in re.findall(r"\]\(([^)#]+\.ipynb)\)", prose(read(path))):
            assert (path.parent / link).resolve().is_file(), link


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
class TestEveryLesson:
    def test_has_all_its_parts(self, path):
        text = prose(read(path))
        for part in (
            "**Question.**",
            "**After this lesson you can**",
            "**Before:**",
            "**Time:**",
            "## Words",
            "## Sources",
            "Discuss",
            "four readings",
        ):
            assert part in text, part
        for capital in ("Washington", "Moscow", "Seoul", "Kyiv"):
            assert f"- **{capital}.**" in text

    def test_names_the_objectives_of_its_exercise(self, path):
        text = prose(read(path))
        assert len(objectives(path)) >= 3
        for key in objectives(path):
            assert f"({key})" in text

    def test_practises_each_objective_in_a_section_that_says_so(self, path):
        headings = " ".join(re.findall(r"^## .*\(([\da-f, ]+)\)$", prose(read(path)), re.MULTILINE))
        practised = set(re.findall(r"\d+[a-f]", headings))
        assert practised == objectives(path)

    def test_has_three_charts_a_control_and_a_text_twin_for_each_chart(self, path):
        notebook = read(path)
        assert len(charts_of(notebook)) >= 3
        tags = [tag for cell in code(notebook) for tag in cell.metadata.get("tags", [])]
        assert lessons.WIDGET_TAG in tags
        assert tags.count("nbval-check-output") >= len(charts_of(notebook)) - 1

    def test_its_terms_are_explained(self, path):
        rows = re.findall(r"^\| \*\*(.+?)\*\* \|", prose(read(path)), re.MULTILINE)
        assert len(rows) >= 8


def test_every_exercise_has_its_lesson():
    assert sorted([*stems(), *WITHOUT_EXERCISE]) == [path.stem for path in PATHS]


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.stem)
def test_stored_outputs_are_current(path):
    stored, fresh = read(path), lessons.executed(path)
    assert [c.source for c in code(stored)] == [c.source for c in code(fresh)]
    for old, new in zip(charts_of(stored), charts_of(fresh), strict=True):
        assert old[1]["title"] == new[1]["title"]
        assert old[1]["description"] == new[1]["description"]
        assert data_of(old[1]) == data_of(new[1]), f"{old[0]}: run `course build`"


def test_a_build_changes_outputs_only(tmp_path):
    source = NOTEBOOKS / "00_start_here.ipynb"
    copy = tmp_path / source.name
    notebook = read(source)
    notebook.cells[0].source += "\n\nA note of a student."
    for cell in code(notebook):
        cell.outputs, cell.execution_count = [], None
    nbformat.write(notebook, copy)
    assert lessons.build(tmp_path) == ["00_start_here.ipynb: written"]
    built = read(copy)
    assert [c.source for c in built.cells] == [c.source for c in notebook.cells]
    assert charts_of(built)


@pytest.mark.parametrize("path", ALL, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_a_notebook_that_asks_first_makes_answers_easy_to_type(path):
    sources = "\n".join(cell.source for cell in code(read(path)))
    if "answer = " in sources:
        assert "checks.start(" in sources.partition("answer = ")[0]
