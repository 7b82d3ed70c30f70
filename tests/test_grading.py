"""`course check` on what students hand in: honest, and friendly to half-broken files."""

import copy
import json
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from course import exercises, grading, questions
from course.checks import Status, Verdict
from course.errors import CourseError
from course.home import EXERCISES

RIGHT = {"00.1": "answer = 10", "00.2": 'answer = "ES-11/7, ES-11/8"'}
STEM = "00_start_here"


def blank():
    return nbformat.read(EXERCISES / f"{STEM}.ipynb", as_version=4)


def cell_of(notebook, part, question):
    return next(c for c in notebook.cells if exercises.part_of(c) == (part, question))


def answered(answers):
    notebook = blank()
    for question, source in answers.items():
        cell_of(notebook, "answer", question).source = source
    return notebook


def without(notebook, *parts):
    notebook.cells = [c for c in notebook.cells if exercises.part_of(c)[0] not in parts]
    return notebook


def wrong_with_edited_check():
    notebook = answered({**RIGHT, "00.1": "answer = 8"})
    check = cell_of(notebook, "check", "00.1")
    check.source = 'print("✓ 00.1 correct.")'
    check.outputs = [nbformat.v4.new_output("stream", text="✓ 00.1 correct.")]
    return notebook


def wrong_with_a_false_check_inside():
    return answered(
        {
            **RIGHT,
            "00.1": "answer = 8\n"
            "import course.checks as c, course.grading as g, course.questions as q\n"
            "class Fine:\n"
            "    def __repr__(self): return '✓ 00.1 correct. You can read a roll call.'\n"
            "    def _repr_html_(self): return 'fine'\n"
            "c.check = lambda *a: Fine()\n"
            "c.judge = lambda *a, **k: Fine()",
        }
    )


def right_with_cleared_outputs():
    return answered(RIGHT)


def right_with_a_helper_cell():
    notebook = answered({**RIGHT, "00.1": "answer = mine"})
    at = notebook.cells.index(cell_of(notebook, "answer", "00.1"))
    notebook.cells.insert(at, new_code_cell("mine = 5 + 5"))
    return notebook


def right_without_metadata():
    notebook = answered({q: f"# Your answer to {q}:\n{a}" for q, a in RIGHT.items()})
    for cell in notebook.cells:
        cell.metadata = nbformat.NotebookNode()
    notebook.metadata = nbformat.NotebookNode()
    return notebook


def answer_cell_deleted():
    notebook = answered(RIGHT)
    notebook.cells.remove(cell_of(notebook, "answer", "00.2"))
    return notebook


SUBMISSIONS = {
    "blank": (blank, "○○"),
    "right, outputs cleared": (right_with_cleared_outputs, "✓✓"),
    "right, unquoted": (lambda: answered({**RIGHT, "00.2": "answer = ES-11/7, ES-11/8"}), "✓✓"),
    "right, with a helper cell": (right_with_a_helper_cell, "✓✓"),
    "right, metadata and ids lost": (right_without_metadata, "✓✓"),
    "right, all checks deleted": (lambda: without(answered(RIGHT), "check"), "✓✓"),
    "wrong": (lambda: answered({**RIGHT, "00.1": "answer = 8"}), "✗✓"),
    "wrong, check edited": (wrong_with_edited_check, "✗✓"),
    "wrong, checks deleted": (
        lambda: without(answered({**RIGHT, "00.1": "answer = 8"}), "check"),
        "✗✓",
    ),
    "wrong, checks replaced inside the kernel": (wrong_with_a_false_check_inside, "✗?"),
    "answer cell deleted": (answer_cell_deleted, "✓○"),
    "no Python": (lambda: answered({**RIGHT, "00.1": "answer = (8"}), "?✓"),
    "unknown name": (lambda: answered({**RIGHT, "00.1": "answer = len(mine)"}), "?✓"),
    "asks for input": (lambda: answered({**RIGHT, "00.1": "answer = input()"}), "?✓"),
    "huge output": (lambda: answered({**RIGHT, "00.1": "print('x' * 10**6)\nanswer = 10"}), "✓✓"),
}


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    folder = tmp_path_factory.mktemp("submissions")
    paths = []
    for number, (make, _) in enumerate(SUBMISSIONS.values()):
        paths.append(folder / f"student_{number}.ipynb")
        nbformat.write(make(), paths[-1])
    before = [path.read_bytes() for path in paths]
    found = grading.grade(paths)
    assert [path.read_bytes() for path in paths] == before  # only read
    return dict(zip(SUBMISSIONS, found, strict=True))


@pytest.mark.parametrize("name", SUBMISSIONS)
def test_submission(results, name):
    signs = "".join(verdict.sign for verdict in results[name].verdicts)
    assert signs == SUBMISSIONS[name][1], results[name].verdicts


def test_a_question_of_two_points_counts_twice():
    verdicts = tuple(
        Verdict(question, status, "")
        for question, status in (
            ("07.1", Status.CORRECT),
            ("07.2", Status.NOT_YET),
            ("07.3", Status.CORRECT),
        )
    )
    worth = {"07.1": 1, "07.2": 2, "07.3": 2}
    result = grading.Result(Path("x.ipynb"), dict.fromkeys(worth, ""), worth, verdicts)
    assert (result.correct, result.points, result.all_points) == (2, 3, 5)


def test_points_of_a_file_are_those_of_its_exercise(results):
    right = next(r for r in results.values() if r.correct == len(r.verdicts))
    worth = {q.id: q.points for q in questions.load_exercise(STEM).questions}
    assert right.worth == worth and right.points == right.all_points == sum(worth.values())


def test_a_known_mistake_keeps_its_hint(results):
    assert "row of the United States" in results["wrong"].verdicts[0].message


def test_an_error_in_an_answer_is_named(results):
    assert "NameError" in results["unknown name"].verdicts[0].message


def test_a_cell_that_kills_the_kernel_or_never_ends_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(grading, "CELL_SECONDS", 3)
    sources = {"dead": "import os\nos._exit(1)", "endless": "while True: pass"}
    paths = []
    for name, source in sources.items():
        paths.append(tmp_path / f"{name}.ipynb")
        nbformat.write(answered({**RIGHT, "00.1": source}), paths[-1])
    dead, endless = grading.grade(paths)
    assert dead.verdicts[0].status is Status.CANNOT_CHECK
    assert endless.verdicts[0].status is Status.CANNOT_CHECK
    assert dead.correct == 0


def test_an_answer_may_use_a_name_from_the_tool_cell_above_it(tmp_path):
    notebook = nbformat.read(EXERCISES / "06_leverage.ipynb", as_version=4)
    assert "russia = " in cell_of(notebook, "tool", "06.9").source
    answer = cell_of(notebook, "answer", "06.9")
    answer.source = questions.find("06.9").code
    assert "russia = " not in answer.source
    nbformat.write(notebook, tmp_path / "student.ipynb")
    (result,) = grading.grade([tmp_path / "student.ipynb"])
    assert result.verdicts[-1].status is Status.CORRECT, result.verdicts[-1]


class TestFilesThatAreNoSubmission:
    @pytest.mark.parametrize(
        ("name", "content", "sentence"),
        [
            ("gone.ipynb", None, "There is no file"),
            ("text.ipynb", "hello", "not a readable notebook"),
            ("half.ipynb", '{"cells": [{"cell_type": "co', "not a readable notebook"),
            ("conflict.ipynb", '<<<<<<< HEAD\n{"cells": []}', "not a readable notebook"),
            ("list.ipynb", "[1, 2]", "not a readable notebook"),
            (
                "old.ipynb",
                '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": 3}',
                "not a readable notebook",
            ),
            ("other.ipynb", json.dumps(nbformat.v4.new_notebook()), "not an exercise"),
        ],
    )
    def test_each_gets_one_sentence(self, tmp_path, name, content, sentence):
        path = tmp_path / name
        if content is not None:
            path.write_text(content, encoding="utf-8")
        (result,) = grading.grade([path])
        assert isinstance(result, CourseError)
        assert sentence in str(result) and "\n" not in str(result)

    def test_a_lesson_is_not_an_exercise_but_says_so(self):
        from course.home import NOTEBOOKS

        (result,) = grading.grade([NOTEBOOKS / "02_timeline.ipynb"])
        assert isinstance(result, CourseError) and "not an exercise" in str(result)


class TestMerged:
    def test_takes_answers_and_nothing_else(self):
        submission = wrong_with_edited_check()
        submission.metadata[exercises.KEY] = {"exercise": STEM}
        clean = grading.merged(submission)
        reference = exercises.reference(STEM)
        assert [c for c in clean.cells if exercises.part_of(c)[0] == "check"] == [
            c for c in reference.cells if exercises.part_of(c)[0] == "check"
        ]
        assert any(c.source == "answer = 8" for c in clean.cells)

    def test_tool_cells_come_from_the_source_not_from_the_student(self):
        submission = answered(RIGHT)
        submission.metadata[exercises.KEY] = {"exercise": STEM}
        cell_of(submission, "tool", "00.1").source = "answer = 10"
        sources = [cell.source for cell in grading.merged(submission).cells]
        at = sources.index("answer = 10")
        assert sources[at - 1] == f"{questions.find('00.1').tool}\n{exercises.BLANK}"
        assert sources.count("answer = 10") == 1

    def test_copied_answer_cells_all_count_in_order(self):
        notebook = answered(RIGHT)
        cell = cell_of(notebook, "answer", "00.1")
        twin = copy.deepcopy(cell)
        twin.source = "answer = 11"
        notebook.cells.insert(notebook.cells.index(cell) + 1, twin)
        assert grading.answer_cells(notebook)["00.1"] == ["answer = 10", "answer = 11"]
