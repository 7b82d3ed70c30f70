"""Makes the answer key for instructors from the single source of the exercises."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from course.home import NOTEBOOKS
from course.lessons import store
from course.questions import Exercise, Question, load_exercise, stems

if TYPE_CHECKING:
    from nbformat import NotebookNode

FILE = "answer_key.ipynb"

_INTRO = """# Answer key

For instructors. This page is made by `course build` from the source of the exercises; the \
numbers are computed from the tables, so they are current. For each question: the answer, the \
reasoning, and the typical wrong answers with the sentence that a student reads. The same is \
in the solved notebooks in `exercises/solutions`, which also store the verdicts.

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
    wrong = [
        f"- *{kind.as_code(mistake.wrong()).strip(chr(34))}*: {mistake.hint}"
        for mistake in question.mistakes
    ]
    marks = "1 point" if question.points == 1 else f"{question.points} points"
    return "\n\n".join(
        [
            f"### {question.id} {question.title}",
            f"**Answer:** {answer} ({marks}, objective {question.objective})",
            question.solution(),
            "Typical wrong answers, and what the student reads:",
            "\n".join(wrong),
        ]
    )
