"""Makes the codebook, a notebook page, from the descriptor of the tables.

Nothing about a table is written here: titles, meanings, units and licences stand once, in
`data/datapackage.json`, and caveats in the table of that name.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from course import data
from course.home import NOTEBOOKS
from course.lessons import run, store
from course.refresh_steps import step_of

if TYPE_CHECKING:
    from nbformat import NotebookNode

FILE = "codebook.ipynb"

_INTRO = """# Codebook: what every table holds

This page is made from `data/datapackage.json`, a Frictionless Data Package (version 2). Each \
table is one CSV file in `data/`, in UTF-8, with an empty cell for a missing value.

| in | load a table |
|---|---|
| Python | `from course import data`, then `data.load("events")` |
| R | `read.csv("data/events.csv", na.strings = "", encoding = "UTF-8")` |
| a spreadsheet | open `data/events.csv` as text, UTF-8, separated by commas |

A row leads to its sources with `data.sources_of("events", "1990-diplomatic-relations")`. \
`data.cite("events")` prints citation, licence and caveats.

**Status of a row.** *Confirmed*: two independent outlets or an official record. *Reported*: one \
outlet or one producer. *Disputed*: the parties contradict each other, or only one party says \
so. *Derived*: computed by the course. *Illustration*: invented to teach.

**To refresh a table** (for maintainers, in a clone with the extra `[data]`): put its raw files \
into a folder, as its section below says, and run the command there. It checks what it got, \
lists every problem, and says which rows are new, gone or changed. It writes only with `--write`, \
and only when nothing is wrong. For a table coded by hand the raw file is the sheet itself: edit \
a copy of the CSV file in a spreadsheet. Rows that look wrong and are right are listed with the \
reason in `course/sanity.py`.
"""

_COVERAGE = """from course import charts, data, text
from course.models import coverage
counts = coverage.rows_per_year({name: data.load(name) for name in data.TABLES})
charts.coverage(counts)"""


def notebook() -> NotebookNode:
    """Make the codebook and run its one chart.

    Returns
    -------
    nbformat.NotebookNode
    """
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

    cells = [
        new_markdown_cell(_INTRO, id="intro"),
        new_code_cell(_COVERAGE, id="coverage"),
        new_code_cell(
            "print(text.coverage(counts))", id="twin", metadata={"tags": ["nbval-check-output"]}
        ),
        *(new_markdown_cell(_page(name), id=name.replace("_", "-")) for name in data.TABLES),
    ]
    page = new_notebook(cells=cells)
    page.metadata["kernelspec"] = {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    }
    return run(page)


def build(folder: Path = NOTEBOOKS) -> list[str]:
    """Write the codebook.

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


def _page(name: str) -> str:
    about = data.resource(name)
    licences = "; ".join(_licence(entry) for entry in about["licenses"])
    keys = ", ".join(f"`{key}`" for key in about["schema"]["primaryKey"])
    caveats = "\n".join(f"- {_caveat(row)}" for row in data.caveats(name).itertuples())
    columns = "\n".join(_column(field) for field in about["schema"]["fields"])
    return (
        f"## {name}: {about['title']}\n\n{about['description']}\n\n"
        f"One row is {about['grain']}; {len(data.load(name))} rows. Key: {keys}. "
        f"Coverage: {about['coverage']}.\n\n"
        f"**Beware**\n\n{caveats}\n\n"
        f"| column | meaning | unit | values |\n|---|---|---|---|\n{columns}\n\n"
        f"**How it was made.** {about['provenance']}\n\n"
        f"**How to refresh it** ({step_of(name).kind}). {_refresh(name)}\n\n"
        f"**Citation.** {about['citation']}\n\n**Licence.** {licences}."
    )


def _refresh(name: str) -> str:
    """Say which raw files the step of a table reads, where they are, and the command."""
    about, step = data.resource(name), step_of(name)
    where = "; ".join(f"[{s['title']}]({s['path']})" for s in about.get("sources", []))
    files = ", ".join(f"`{raw.file}`" for raw in step.raw) or "none"
    return (
        f"{about['refresh']} Raw files: {files}{f' (from {where})' if where else ''}. "
        f"Command: `course data refresh {name} --raw FOLDER`, with `--write` to replace the table."
    )


def _column(field: dict[str, Any]) -> str:
    values = ", ".join(f"`{entry['value']}`" for entry in field.get("categories", []))
    cells = (f"`{field['name']}`", field["description"], field.get("unit", ""), values)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _caveat(row: Any) -> str:
    """Write a caveat behind the column, the rows and the years that it touches."""
    first, last = (None if pd.isna(year) else year for year in (row.year_from, row.year_to))
    years = "" if first is None and last is None else f"{first or ''}-{last or ''}"
    column = f"`{row.column}`" if pd.notna(row.column) else ""
    rows = f"`{row.rows}`" if pd.notna(row.rows) else ""
    where = ", ".join(part for part in (column, rows, years) if part)
    return f"{where}: {row.text}" if where else row.text


def _licence(entry: dict[str, str]) -> str:
    return f"[{entry['title']}]({entry['path']})" if "path" in entry else entry["title"]
