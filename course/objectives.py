"""Makes the map of objectives: where each is practised, and which questions test it.

Nothing is written here: objectives and questions stand in the source of each exercise, and
the sections of a lesson name the objectives that they practise in their heading.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from course.home import NOTEBOOKS
from course.lessons import store
from course.questions import load_exercise, stems

if TYPE_CHECKING:
    from nbformat import NotebookNode

FILE = "objectives.ipynb"

_INTRO = """# Objectives: what each lesson teaches, and what tests it

This page is made by `course build` from the lessons and the exercises. A section of a lesson \
that practises an objective names its key in the heading; each question of an exercise names \
the objective that it tests.
"""


def table() -> pd.DataFrame:
    """List the objectives of all lessons.

    Returns
    -------
    pandas.DataFrame
        One row an objective: ``lesson`` (file stem), ``key``, ``objective``, ``practised``
        (headings of the lesson's sections) and ``tested`` (ids of questions), lists of str.
    """
    rows = []
    for stem in stems():
        exercise, sections = load_exercise(stem), _sections(stem)
        for key, words in exercise.objectives.items():
            practised = [heading for heading, keys in sections if key in keys]
            tested = [question.id for question in exercise.questions if question.objective == key]
            rows.append((stem, key, words, practised, tested))
    return pd.DataFrame(rows, columns=["lesson", "key", "objective", "practised", "tested"])


def notebook() -> NotebookNode:
    """Make the page.

    Returns
    -------
    nbformat.NotebookNode
    """
    from nbformat.v4 import new_markdown_cell, new_notebook

    cells = [new_markdown_cell(_INTRO, id="intro")]
    for stem, rows in table().groupby("lesson", sort=True):
        lines = [
            f"## [{load_exercise(str(stem)).title}]({stem}.ipynb)",
            "",
            "| key | objective | practised in | tested by |",
            "|---|---|---|---|",
        ]
        lines += [
            f"| {row.key} | {row.objective} | {'; '.join(row.practised)} | "
            f"{', '.join(row.tested)} |"
            for row in rows.itertuples()
        ]
        cells.append(new_markdown_cell("\n".join(lines), id=f"lesson-{str(stem)[:2]}"))
    page = new_notebook(cells=cells)
    page.metadata["kernelspec"] = {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    }
    return page


def build(folder: Path = NOTEBOOKS) -> list[str]:
    """Write the page.

    Parameters
    ----------
    folder : pathlib.Path
        The folder of the lessons.

    Returns
    -------
    list of str
        One line: written or unchanged.
    """
    return [store(notebook(), folder / FILE)]


def _sections(stem: str) -> list[tuple[str, list[str]]]:
    """Return the headings of a lesson, each with the keys of the objectives it names."""
    import nbformat

    lesson = nbformat.read(NOTEBOOKS / f"{stem}.ipynb", as_version=4)
    text = "\n".join(cell.source for cell in lesson.cells if cell.cell_type == "markdown")
    found = re.findall(r"^## (\d+ .*?)(?: \(([\da-f, ]+)\))?$", text, re.MULTILINE)
    return [(heading, re.findall(r"\d+[a-f]", keys)) for heading, keys in found]
