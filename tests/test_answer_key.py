"""The answer key has every question, its answer and its mistakes, and is current."""

import re

import nbformat
import pytest

from course import answer_key
from course.home import NOTEBOOKS
from course.questions import load_exercise, stems


@pytest.fixture(scope="module")
def stored():
    return nbformat.read(NOTEBOOKS / "instructor" / answer_key.FILE, as_version=4)


def test_is_current(stored):
    fresh = answer_key.notebook()
    assert [c.source for c in stored.cells] == [c.source for c in fresh.cells], "run `course build`"


@pytest.mark.parametrize("stem", stems())
def test_has_every_question_with_its_answer_and_its_mistakes(stored, stem):
    page = next(c.source for c in stored.cells if c.id == f"exercise-{stem[:2]}")
    for question in load_exercise(stem).questions:
        entry = page.partition(f"### {question.id} ")[2].partition("\n### ")[0]
        assert question.kind.as_code(question.answer()).strip('"') in entry
        assert all(mistake.hint in entry for mistake in question.mistakes)


@pytest.mark.parametrize("stem", stems())
def test_no_wrong_answer_looks_like_the_right_one_or_like_another(stored, stem):
    page = next(c.source for c in stored.cells if c.id == f"exercise-{stem[:2]}")
    for entry in page.split("\n### ")[1:]:
        right = re.search(r"\*\*Answer:\*\* (.*) \(\d points?, objective", entry)[1]
        wrong = re.findall(r"^- \*(.*?)\*: ", entry, flags=re.MULTILINE)
        assert wrong and right not in wrong and len(set(wrong)) == len(wrong), entry[:40]


def test_students_find_no_answers_in_their_notebooks(stored):
    assert not (NOTEBOOKS / answer_key.FILE).exists()
