"""Questions, loaded from their single source: one file an exercise in `exercises/solutions`.

A source file is plain Python that ends in ``EXERCISE = Exercise(...)``. Task, answer,
mistakes and hints of a question stand side by side there; student notebook, reference
notebook and checks are all made from it.
"""

from __future__ import annotations

import runpy
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

from course.errors import CourseError, unknown
from course.home import SOLUTIONS


class Kind(Protocol):
    """What `course.answers` offers for each kind of answer."""

    how_to_type: str

    def read(self, value: Any) -> Any:
        """Read a typed value into its plain form."""

    def same(self, given: Any, expected: Any) -> bool:
        """Compare two plain forms."""

    def as_code(self, value: Any) -> str:
        """Write a right answer as code."""


@dataclass(frozen=True)
class Mistake:
    """A wrong answer that is often given, and the sentence that helps.

    Attributes
    ----------
    value : object or callable
        The wrong value, or a function that computes it from the tables.
    hint : str
        Names the mistake, not the student.
    """

    value: Any
    hint: str

    def wrong(self) -> Any:
        """Return the wrong value."""
        return self.value() if callable(self.value) else self.value


@dataclass(frozen=True)
class Question:
    """One question of an exercise.

    Attributes
    ----------
    id : str
        Lesson and number, for example ``"02.1"``.
    title : str
        Two to five words.
    objective : str
        Key of the exercise's objectives.
    kind : Kind
        How the answer is read, from `course.answers`.
    task : str
        What to do and what to type (Markdown).
    answer : callable
        Computes the right answer from the tables.
    mistakes : tuple of Mistake
        One to five typical errors, each with its own hint.
    hint, stronger_hint : str
        For any other wrong answer; from the third wrong answer on.
    solution : callable
        Returns the worked solution (Markdown), with numbers from the tables.
    praise : str
        What a right answer shows: one sentence.
    tool : str
        Code of a cell that helps to find the answer; may be empty.
    code : str
        Model solution in code, for the optional code task; else empty.
    points : int
        Marks.
    """

    id: str
    title: str
    objective: str
    kind: Kind
    task: str
    answer: Callable[[], Any]
    mistakes: tuple[Mistake, ...]
    hint: str
    stronger_hint: str
    solution: Callable[[], str]
    praise: str = ""
    tool: str = ""
    code: str = ""
    points: int = 1


@dataclass(frozen=True)
class Exercise:
    """All questions of one lesson.

    Attributes
    ----------
    stem : str
        File stem, for example ``"02_timeline"``.
    title : str
        Heading of the notebook.
    intro : str
        What to know before the first question (Markdown).
    objectives : mapping of str to str
        Key to learning objective.
    setup : str
        Code of the first cell after the course's own.
    questions : tuple of Question
        In order.
    """

    stem: str
    title: str
    intro: str
    objectives: Mapping[str, str]
    setup: str
    questions: tuple[Question, ...]


def stems() -> list[str]:
    """Return the file stems of all exercises, in order."""
    return sorted(path.stem for path in SOLUTIONS.glob("[0-9][0-9]_*.py"))


@cache
def load_exercise(stem: str) -> Exercise:
    """Load an exercise from its source.

    Parameters
    ----------
    stem : str
        For example ``"02_timeline"``.

    Returns
    -------
    Exercise

    Raises
    ------
    CourseError
        If there is no such exercise.
    """
    if stem not in stems():
        raise unknown("exercise", stem, stems())
    return runpy.run_path(str(SOLUTIONS / f"{stem}.py"))["EXERCISE"]


def find(question_id: str) -> Question:
    """Return a question by its id.

    Parameters
    ----------
    question_id : str
        For example ``"02.1"``.

    Returns
    -------
    Question

    Raises
    ------
    CourseError
        If there is no such question.
    """
    lesson = str(question_id).partition(".")[0]
    for stem in stems():
        if stem.startswith(f"{lesson}_"):
            known = {question.id: question for question in load_exercise(stem).questions}
            if question_id in known:
                return known[question_id]
            raise unknown("question", question_id, known)
    raise CourseError(f"There is no exercise for question {question_id!r}.")
