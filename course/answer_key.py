"""Makes the answer key for instructors from the single source of the exercises."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course.home import NOTEBOOKS
from course.lessons import store
from course.questions import Exercise, Question, load_exercise, stems

if TYPE_CHECKING:
    from nbformat import NotebookNode

FILE = "answer_key.ipynb"

MOST_DECIMALS = 3
"""So many decimals more than a right answer has, and no more."""

_INTRO = """# Answer key

For instructors. This page is made by `course build` from the source of the exercises; the \
numbers are computed from the tables, so they are current. For each question: the answer, the \
reasoning, and the wrong answers that we expect, with the sentence that a student reads. The \
same is in the solved notebooks in `exercises/solutions`, which also store the verdicts.

To look up one question, search this page for its number, for example 07.5.
"""


def notebook() -> NotebookNode:
    """Make the page.

    Returns
    -------
    nbformat.NotebookNode
    """
    from nbformat.v4 import new_markdown_cell, new_notebook

    exercises = [load_exercise(stem) for stem in stems()]
    cells = [new_markdown_cell(_INTRO, id="intro")]
    cells += [new_markdown_cell(_page(one), id=f"exercise-{one.stem[:2]}") for one in exercises]
    page = new_notebook(cells=cells)
    page.metadata["kernelspec"] = {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    }
    return page


def build(folder: Path = NOTEBOOKS / "instructor") -> list[str]:
    """Write the page.

    Parameters
    ----------
    folder : pathlib.Path
        The folder of the instructor's pages.

    Returns
    -------
    list of str
        One line: written or unchanged.
    """
    folder.mkdir(exist_ok=True)
    return [store(notebook(), folder / FILE)]


def _page(exercise: Exercise) -> str:
    total = sum(question.points for question in exercise.questions)
    head = f"## {exercise.title}\n\n{len(exercise.questions)} questions, {total} points."
    return "\n\n".join([head, *(_entry(question) for question in exercise.questions)])


def _entry(question: Question) -> str:
    kind = question.kind
    answer = kind.as_code(question.answer()).strip('"')
    shown = _told_apart(kind, question.answer(), [one.wrong() for one in question.mistakes])
    wrong = [
        f"- *{value}*: {mistake.hint}"
        for value, mistake in zip(shown, question.mistakes, strict=True)
    ]
    marks = "1 point" if question.points == 1 else f"{question.points} points"
    return "\n\n".join(
        [
            f"### {question.id} {question.title}",
            f"**Answer:** {answer} ({marks}, objective {question.objective})",
            question.solution(),
            "Wrong answers that we expect, and what the student reads:",
            "\n".join(wrong),
        ]
    )


def _told_apart(kind: Any, right: Any, wrong: list[Any]) -> list[str]:
    """Write wrong answers down, with as many decimals as they need to differ from each other."""
    for more in range(MOST_DECIMALS + 1):
        if hasattr(kind, "decimals"):
            kind = replace(kind, decimals=kind.decimals + bool(more))
        first, *shown = (kind.as_code(value).strip('"') for value in (right, *wrong))
        if len({first, *shown}) == 1 + len(shown):
            break
    return shown
