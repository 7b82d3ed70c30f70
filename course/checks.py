"""Reads an answer in any sensible form and says what is right, or why it is not.

`check` is what an exercise cell calls. It never raises for something that a student typed
and never stores a right answer: the expected value is computed from the tables each time.
"""

from __future__ import annotations

import html
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from course.answers import UnreadableError, is_blank
from course.cells import Watch
from course.errors import CourseError

if TYPE_CHECKING:
    from course.questions import Question


class Status(StrEnum):
    """The four verdicts."""

    NOT_ANSWERED = "not answered yet"
    NOT_YET = "not yet"
    CORRECT = "correct"
    CANNOT_CHECK = "cannot be checked"


_SIGN = {
    Status.NOT_ANSWERED: "○",
    Status.NOT_YET: "✗",
    Status.CORRECT: "✓",
    Status.CANNOT_CHECK: "?",
}
_COLOUR = {
    Status.NOT_ANSWERED: "#6E7781",
    Status.NOT_YET: "#D55E00",
    Status.CORRECT: "#009E73",
    Status.CANNOT_CHECK: "#E69F00",
}


@dataclass(frozen=True)
class Verdict:
    """What a check says. In a notebook it shows as a box; printed, it is one line."""

    question: str
    status: Status
    message: str

    @property
    def sign(self) -> str:
        """A mark that tells the verdict without colour."""
        return _SIGN[self.status]

    def __repr__(self) -> str:
        return f"{self.sign} {self.question} {self.status}. {self.message}".rstrip()

    def _repr_html_(self) -> str:
        return (
            f'<div style="border-left:6px solid {_COLOUR[self.status]};padding:6px 12px">'
            f"<strong>{self.sign} {self.question} {self.status}.</strong> "
            f"{html.escape(self.message)}</div>"
        )


_HOW_TO_ANSWER = "Replace the three dots, then run the cell."
_STOPPED = "The answer cell above stopped with an error"

# What this session has seen: wrong answers a question (for the stronger hint), last verdicts.
_wrong: dict[str, set[str]] = {}
_last: dict[str, Verdict] = {}
_watch = Watch()


def start(exercise: str) -> None:
    """Begin an exercise: forget earlier tries and let answers be typed without quotes.

    Parameters
    ----------
    exercise : str
        File stem of the exercise, for example ``"02_timeline"``.

    Raises
    ------
    CourseError
        If there is no such exercise.
    """
    from course import questions

    questions.load_exercise(exercise)
    _wrong.clear()
    _last.clear()
    _watch.start()
    print("Ready. Replace the three dots after `answer =`.")


def check(question_id: str, answer: Any) -> Verdict:
    """Check one answer.

    Parameters
    ----------
    question_id : str
        For example ``"02.1"``.
    answer : object
        Whatever was typed: a number, a share as 0.714, "5/7" or "71.4 %", a name, a code, a
        date, a list.

    Returns
    -------
    Verdict
        One of four: not answered yet, not yet (with a hint), correct, cannot be checked.
    """
    from course import questions

    try:
        question = questions.find(question_id)
        if _watch.of_another(question_id):
            return Verdict(question_id, Status.NOT_ANSWERED, "Run the answer cell above first.")
        if _watch.error:
            message = f"{_STOPPED} ({_watch.error}). Mend it and run it again."
            return Verdict(question_id, Status.CANNOT_CHECK, message)
        verdict = judge(question, answer, len(_wrong.get(question_id, ())))
    except CourseError as error:
        return Verdict(question_id, Status.CANNOT_CHECK, str(error))
    if verdict.status is Status.NOT_YET:
        _wrong.setdefault(question_id, set()).add(repr(answer)[:200])
    _last[question_id] = verdict
    return verdict


def judge(question: Question, answer: Any, wrong_before: int = 0) -> Verdict:
    """Compare an answer with the expected value and with the known mistakes.

    Parameters
    ----------
    question : Question
        From `course.questions`.
    answer : object
        The answer as typed.
    wrong_before : int
        Different wrong answers so far; from the third on, a stronger hint follows.

    Returns
    -------
    Verdict
    """
    kind = question.kind
    if is_blank(answer):
        return Verdict(question.id, Status.NOT_ANSWERED, _HOW_TO_ANSWER)
    try:
        given = kind.read(answer)
    except UnreadableError as error:
        return Verdict(question.id, Status.CANNOT_CHECK, f"{error} {kind.how_to_type}")
    except Exception:  # an object of the student's may fail in any way when it is looked at
        return Verdict(question.id, Status.CANNOT_CHECK, kind.how_to_type)
    if kind.same(given, kind.read(question.answer())):
        message = f"{question.praise} {question.solution()}"
        return Verdict(question.id, Status.CORRECT, message)
    message = _hint(question, given)
    if wrong_before >= 2 and question.stronger_hint:
        message = f"{message} {question.stronger_hint}"
    return Verdict(question.id, Status.NOT_YET, message)


def _hint(question: Question, given: Any) -> str:
    kind = question.kind
    for mistake in question.mistakes:
        if kind.same(given, kind.read(mistake.wrong())):
            return mistake.hint
    too_few = getattr(kind, "too_few_decimals", None)
    nearly = too_few(given, kind.read(question.answer())) if too_few else ""
    return nearly or question.hint


def summary(exercise: str) -> None:
    """Print one line a question: the last verdict of this session.

    Parameters
    ----------
    exercise : str
        File stem of the exercise.

    Raises
    ------
    CourseError
        If there is no such exercise.
    """
    from course import questions

    found = questions.load_exercise(exercise)
    count: Counter[Status] = Counter()
    for question in found.questions:
        verdict = _last.get(question.id)
        status = verdict.status if verdict else Status.NOT_ANSWERED
        count[status] += 1
        print(f"{_SIGN[status]} {question.id} {question.title}: {status}")
    print(f"{count[Status.CORRECT]} of {len(found.questions)} correct.")
