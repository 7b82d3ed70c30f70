"""Generated notebooks: current, solvable, blank where they must be, and never over answers."""

import copy
import re

import nbformat
import pytest

from course import data, exercises, questions
from course.home import EXERCISES

STEMS = questions.stems()


@pytest.fixture(scope="module")
def made():
    return exercises.notebooks()


def committed(path):
    return nbformat.read(EXERCISES / path, as_version=4)


def test_committed_notebooks_are_current(made):
    stale = [str(path) for path, new in made.items() if committed(path) != new]
    assert stale == [], "run `course build`"
    found = {path.relative_to(EXERCISES) for path in EXERCISES.rglob("*.ipynb")}
    assert {p for p in found if ".ipynb_checkpoints" not in p.parts} == set(made)


@pytest.mark.parametrize("stem", STEMS)
class TestStudentNotebook:
    def test_has_no_outputs_and_no_solution(self, stem):
        notebook = committed(f"{stem}.ipynb")
        text = nbformat.writes(notebook)
        for question in questions.load_exercise(stem).questions:
            assert question.praise not in text
            if question.code:
                assert question.code.splitlines()[-1] not in text
        assert all(not c.outputs for c in notebook.cells if c.cell_type == "code")

    def test_has_one_blank_answer_and_one_check_a_question(self, stem):
        cells = committed(f"{stem}.ipynb").cells
        ids = [q.id for q in questions.load_exercise(stem).questions]
        roles = [exercises.part_of(cell) for cell in cells]
        assert [q for part, q in roles if part == "answer"] == ids
        assert [q for part, q in roles if part == "check"] == ids
        assert all(
            cell.source.endswith(exercises.BLANK)
            for cell in cells
            if exercises.part_of(cell)[0] == "answer"
        )

    def test_holds_no_answers(self, stem):
        assert not exercises.holds_answers(EXERCISES / f"{stem}.ipynb")


@pytest.mark.parametrize("stem", STEMS)
def test_the_reference_stores_a_right_verdict_for_every_question(stem):
    cells = committed(f"solutions/{stem}.ipynb").cells
    checks = [cell for cell in cells if exercises.part_of(cell)[0] == "check"]
    assert len(checks) == len(questions.load_exercise(stem).questions)
    for cell in checks:
        assert " correct. " in cell.outputs[0]["data"]["text/plain"]
        assert cell.execution_count and "nbval-check-output" in cell.metadata.tags


class TestBuild:
    @pytest.fixture
    def folder(self, tmp_path, made, monkeypatch):
        few = {path: made[path] for path in made if "00_" in path.name}
        monkeypatch.setattr(exercises, "notebooks", lambda: few)
        exercises.build(tmp_path)
        return tmp_path

    def answer(self, folder, text="answer = 10"):
        path = folder / "00_start_here.ipynb"
        notebook = nbformat.read(path, as_version=4)
        cell = next(c for c in notebook.cells if exercises.part_of(c)[0] == "answer")
        cell.source = cell.source.replace(exercises.BLANK, text)
        nbformat.write(notebook, path)
        return path

    def test_a_second_run_changes_nothing(self, folder):
        assert all(line.endswith("unchanged") for line in exercises.build(folder))

    def test_a_file_with_answers_is_kept(self, folder):
        path = self.answer(folder)
        before = path.read_bytes()
        assert any("kept, it holds answers" in line for line in exercises.build(folder))
        assert path.read_bytes() == before

    def test_a_note_in_a_new_cell_is_kept_too(self, folder):
        path = folder / "00_start_here.ipynb"
        notebook = nbformat.read(path, as_version=4)
        notebook.cells.append(nbformat.v4.new_markdown_cell("my note"))
        nbformat.write(notebook, path)
        before = path.read_bytes()
        exercises.build(folder)
        assert path.read_bytes() == before

    def test_a_damaged_file_is_kept(self, folder):
        path = folder / "00_start_here.ipynb"
        path.write_text('{"cells": [half of my ans', encoding="utf-8")
        exercises.build(folder)
        assert path.read_text(encoding="utf-8") == '{"cells": [half of my ans'

    def test_a_blank_file_of_an_older_version_is_renewed(self, folder):
        path = folder / "00_start_here.ipynb"
        notebook = nbformat.read(path, as_version=4)
        notebook.cells[0].source = "an older text"
        notebook.metadata[exercises.KEY]["fingerprint"] = exercises.fingerprint(notebook)
        nbformat.write(notebook, path)
        assert "00_start_here.ipynb: written" in exercises.build(folder)
        assert "an older text" not in path.read_text(encoding="utf-8")

    def test_run_cells_without_answers_do_not_count_as_answers(self, folder):
        path = folder / "00_start_here.ipynb"
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.execution_count = 1
        nbformat.write(notebook, path)
        assert not exercises.holds_answers(path)


def test_an_answer_cell_is_known_by_its_first_line_when_metadata_is_lost():
    cell = copy.deepcopy(
        next(
            c for c in committed("00_start_here.ipynb").cells if exercises.part_of(c)[0] == "answer"
        )
    )
    cell.metadata = nbformat.NotebookNode()
    assert exercises.part_of(cell) == ("answer", "00.1")


def test_no_year_of_06_9_lies_so_near_the_limit_that_one_decimal_hides_it():
    limit = float(re.search(r"> ([\d.]+)", questions.find("06.9").code)[1])
    shares = data.load("partner_shares").query("partner == 'RUS' and flow == 'export'")
    assert round(100 * limit, 1) not in set(shares["share_pct"].round(1))
