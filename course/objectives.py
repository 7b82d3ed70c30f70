"""Makes the map of objectives: where each is practised, and what tests or judges it.

Nothing is written here: objectives and questions stand in the source of each exercise, and
the sections of a lesson name the objectives that they practise in their heading. The council
and the memo have no exercise: they list their own objectives, and the rows of the rubrics name
the objectives that they judge.
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

COUNCIL, MEMO = "11_security_council", "policy_memo"
"""The two pages without an exercise."""

_RUBRICS = NOTEBOOKS / "instructor" / "rubrics.ipynb"
_SHOWN = {
    "11d": "the Brier scores after the reveal (shown, not marked)",
    "Mb": "`course memo`: numbers, sources and days",
    "Md": "`course memo`: event, day and chance of each forecast",
}
"""What the computer can say about an objective that has no question."""

_INTRO = """# Objectives: what each lesson teaches, and what tests it

This page is made by `course build` from the lessons, the exercises and the \
[rubrics](instructor/rubrics.ipynb). A section of a lesson that practises an objective names its \
key in the heading; each question of an exercise names the objective that it tests.

The council and the policy memo have no questions with a right answer, so no check tests them. \
A reader judges them by rows of the rubrics, and these rows name the objective. Whoever does not \
play is judged by the same objectives with the \
[written task](instructor/written_task.ipynb).
"""


def table() -> pd.DataFrame:
    """List the objectives of all lessons.

    Returns
    -------
    pandas.DataFrame
        One row an objective: ``lesson`` (file stem), ``key``, ``objective``, ``practised``
        (headings of the page's sections), ``tested`` (ids of questions) and ``judged`` (rows of
        the rubrics, and what the computer says), lists of str.
    """
    rows = []
    for stem in stems():
        exercise, sections = load_exercise(stem), _sections(stem)
        for key, words in exercise.objectives.items():
            practised = [heading for heading, keys in sections if key in keys]
            tested = [question.id for question in exercise.questions if question.objective == key]
            rows.append((stem, key, words, practised, tested, []))
    judges = _judges()
    for stem, sections in ((COUNCIL, _sections(COUNCIL)), (MEMO, _memo_sections())):
        for words, key in re.findall(_LISTED, _prose(NOTEBOOKS / f"{stem}.ipynb"), re.MULTILINE):
            practised = [heading for heading, keys in sections if key in keys]
            shown = [_SHOWN[key]] if key in _SHOWN else []
            rows.append((stem, key, words, practised, [], judges.get(key, []) + shown))
    columns = ["lesson", "key", "objective", "practised", "tested", "judged"]
    return pd.DataFrame(rows, columns=columns)


def notebook() -> NotebookNode:
    """Make the page.

    Returns
    -------
    nbformat.NotebookNode
    """
    from nbformat.v4 import new_markdown_cell, new_notebook

    cells = [new_markdown_cell(_INTRO, id="intro")]
    for stem, rows in table().groupby("lesson", sort=True):
        asked = stem not in (COUNCIL, MEMO)
        lines = [
            f"## [{_title(str(stem))}]({stem}.ipynb)",
            "",
            f"| key | objective | practised in | {'tested' if asked else 'judged'} by |",
            "|---|---|---|---|",
        ]
        lines += [
            f"| {row.key} | {row.objective} | {'; '.join(row.practised)} | "
            f"{', '.join(row.tested) if asked else '; '.join(row.judged)} |"
            for row in rows.itertuples()
        ]
        name = str(stem)[:2] if str(stem)[0].isdigit() else "memo"
        cells.append(new_markdown_cell("\n".join(lines), id=f"lesson-{name}"))
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


_LISTED = r"^- (.*) \((\d+[a-f]|M[a-f])\)[,.]$"


def _prose(path: Path) -> str:
    """Return the text cells of a page."""
    import nbformat

    page = nbformat.read(path, as_version=4)
    return "\n".join(cell.source for cell in page.cells if cell.cell_type == "markdown")


def _title(stem: str) -> str:
    """Return the heading of an exercise, or of a page that has none."""
    if stem in stems():
        return load_exercise(stem).title
    found = re.search(r"^# (.*)$", _prose(NOTEBOOKS / f"{stem}.ipynb"), re.MULTILINE)
    return found[1] if found else stem


def _sections(stem: str) -> list[tuple[str, list[str]]]:
    """Return the headings of a lesson, each with the keys of the objectives it names."""
    text = _prose(NOTEBOOKS / f"{stem}.ipynb")
    found = re.findall(r"^## (\d+ .*?)(?: \(([\da-f, ]+)\))?$", text, re.MULTILINE)
    return [(heading, re.findall(r"\d+[a-f]", keys)) for heading, keys in found]


def _memo_sections() -> list[tuple[str, list[str]]]:
    """Return the headings of the memo; the advice below each names its keys at the end."""
    parts = re.split(r"^## ", _prose(NOTEBOOKS / f"{MEMO}.ipynb"), flags=re.MULTILINE)[1:]
    return [
        (part.partition("\n")[0], re.findall(r"M[a-f]", " ".join(re.findall(r"\(M[^)]*\)", part))))
        for part in parts
    ]


def _judges() -> dict[str, list[str]]:
    """Return for each key the rows of the rubrics of council and memo that judge it."""
    found: dict[str, list[str]] = {}
    parts = re.split(r"^## ", _prose(_RUBRICS), flags=re.MULTILINE)[1:]
    for part in parts:
        rubric = part.partition("\n")[0]
        if rubric == "The written task":
            continue  # the rows of the role-play, once more
        for row, keys in re.findall(r"^\| (.*?) \(([\da-fM, ]+)\) \|", part, re.MULTILINE):
            for key in keys.split(", "):
                found.setdefault(key, []).append(f"{rubric}, row *{row}*")
    return found
