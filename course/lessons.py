"""Stores the outputs of the lessons, so that they show their charts before anything is run.

A lesson is written by hand; only its outputs are made here. Cells tagged ``widget`` store
nothing: a control without a kernel is a dead picture, and its twin stands next to it.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from course.errors import unknown
from course.home import NOTEBOOKS

if TYPE_CHECKING:
    from nbformat import NotebookNode

WIDGET_TAG = "widget"
PAGES = ("council_results.ipynb", "council_reader.ipynb")
"""Pages that are written by hand like lessons, and are none."""


def paths(folder: Path = NOTEBOOKS) -> list[Path]:
    """Return the files of all lessons, in order."""
    return sorted(folder.glob("[0-9][0-9]_*.ipynb"))


def read(stems: list[str], folder: Path = NOTEBOOKS) -> dict[str, NotebookNode]:
    """Read lessons with what they store.

    Parameters
    ----------
    stems : list of str
        For example ``["05_hedging"]``; none means all.
    folder : pathlib.Path
        The folder of the lessons.

    Returns
    -------
    dict of str to nbformat.NotebookNode
        In order of the lessons.

    Raises
    ------
    CourseError
        If there is no such lesson.
    """
    import nbformat

    known = {path.stem: path for path in paths(folder)}
    for stem in stems:
        if stem not in known:
            raise unknown("lesson", stem, known)
    return {
        stem: nbformat.read(path, as_version=4)
        for stem, path in known.items()
        if not stems or stem in stems
    }


def run(notebook: NotebookNode) -> NotebookNode:
    """Run a notebook from top to bottom in a new kernel, without anything that would differ.

    Parameters
    ----------
    notebook : nbformat.NotebookNode

    Returns
    -------
    nbformat.NotebookNode
        The same notebook with its outputs; no times, no state of controls.

    Raises
    ------
    nbclient.exceptions.CellExecutionError
        If a cell fails.
    """
    from nbclient import NotebookClient

    client = NotebookClient(
        notebook,
        kernel_name="python3",
        record_timing=False,
        store_widget_state=False,
        coalesce_streams=True,  # two prints are one text, however the messages arrive
        timeout=120,
    )
    # The kernel's own remarks go nowhere: errors of cells come another way.
    done = client.execute(stderr=subprocess.DEVNULL)
    done.metadata["language_info"] = {"name": "python"}
    return done


def executed(path: Path) -> NotebookNode:
    """Run a lesson from top to bottom in a new kernel.

    Parameters
    ----------
    path : pathlib.Path
        The lesson. The file is only read.

    Returns
    -------
    nbformat.NotebookNode
        With outputs, except in cells with controls.

    Raises
    ------
    nbclient.exceptions.CellExecutionError
        If a cell fails.
    """
    import nbformat

    done = run(nbformat.read(path, as_version=4))
    for cell in done.cells:
        if WIDGET_TAG in cell.metadata.get("tags", []):
            cell.outputs, cell.execution_count = [], None
    return done


def store(notebook: NotebookNode, path: Path) -> str:
    """Write a notebook when its file differs.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
    path : pathlib.Path

    Returns
    -------
    str
        One line: the file's name, and written or unchanged.
    """
    import nbformat

    text = nbformat.writes(notebook) + "\n"
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return f"{path.name}: unchanged"
    path.write_text(text, encoding="utf-8", newline="\n")
    return f"{path.name}: written"


def build(folder: Path = NOTEBOOKS) -> list[str]:
    """Run lessons and pages, and store their outputs; the cells themselves stay as they are.

    Parameters
    ----------
    folder : pathlib.Path
        The folder of the lessons.

    Returns
    -------
    list of str
        One line a file: written or unchanged.
    """
    report = []
    for path in [*paths(folder), *(folder / name for name in PAGES if (folder / name).exists())]:
        report.append(store(executed(path), path))
    return report
