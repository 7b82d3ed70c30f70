"""Takes tables out of the course, and judges tables that come from elsewhere."""

from __future__ import annotations

import copy
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from course import data, sanity
from course.errors import CourseError, unknown
from course.home import DATA

_MORE = 'Install it with `python -m pip install -e ".[data]"` in the folder of the course.'


def export(names: list[str], target: Path, kind: str = "csv") -> list[Path]:
    """Write tables as CSV, Excel or Parquet files, with a text that says how to cite them.

    Parameters
    ----------
    names : list of str
        Table names; none means all.
    target : pathlib.Path
        Folder; made when it is not there.
    kind : str
        ``"csv"``, ``"excel"`` or ``"parquet"``.

    Returns
    -------
    list of pathlib.Path
        The files written.

    Raises
    ------
    CourseError
        If a table or kind does not exist, a file is there already, the folder cannot be
        written, or the package for the kind is missing.
    """
    if kind not in _WRITERS:
        raise unknown("kind of file", kind, _WRITERS)
    ending, write = _WRITERS[kind]
    tables = {name: data.load(name) for name in names or data.TABLES}
    files = {target / f"{name}.{ending}": table for name, table in tables.items()}
    note = target / "CITATION.txt"
    for path in [*files, note]:
        if path.exists():
            raise CourseError(f"{path} is there already. Give another folder with --to.")
    try:
        target.mkdir(parents=True, exist_ok=True)
        for path, table in files.items():
            write(table, path)
        note.write_text("\n\n".join(data.cite(name) for name in tables) + "\n", encoding="utf-8")
    except ImportError as error:
        raise CourseError(f"For {kind} files a package is missing. {_MORE}") from error
    except OSError as error:
        raise CourseError(f"{target} cannot be written ({error.strerror}).") from error
    return [*files, note]


def validate(folder: Path = DATA) -> list[str]:
    """Judge the tables of a folder against the descriptor of the course.

    Parameters
    ----------
    folder : pathlib.Path
        Holds CSV files named as the tables of the course, all or some of them. A table that
        they refer to and that is not there is taken from the course.

    Returns
    -------
    list of str
        One line a problem; empty when all is well.

    Raises
    ------
    CourseError
        If the folder has no table of the course, or the validator is missing.
    """
    try:
        from frictionless import Package
    except ImportError as error:
        raise CourseError(f"The validator, frictionless, is missing. {_MORE}") from error
    names = [name for name in data.TABLES if (folder / f"{name}.csv").is_file()]
    if not names:
        raise CourseError(f"{folder} holds no table of the course, such as events.csv.")
    needed = dict.fromkeys([*names, *(other for name in names for other in _references(name))])
    with tempfile.TemporaryDirectory(prefix="course-validate-") as place:
        for name in needed:
            source = folder if name in names else DATA
            shutil.copy(source / f"{name}.csv", place)
        package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
        package["resources"] = [_resource(name, needed) for name in needed]
        path = Path(place) / "datapackage.json"
        path.write_text(json.dumps(package), encoding="utf-8")
        report = Package(str(path)).validate()
    return [*_problems(report, names), *_broken_rules(folder)]


def _references(name: str) -> list[str]:
    keys = data.resource(name)["schema"].get("foreignKeys", [])
    return [key["reference"]["resource"] for key in keys]


def _resource(name: str, needed: Iterable[str]) -> dict[str, Any]:
    """Return a table's entry, without keys that lead to tables that are not looked at."""
    entry = copy.deepcopy(data.resource(name))
    schema = entry["schema"]
    schema["foreignKeys"] = [
        key for key in schema.get("foreignKeys", []) if key["reference"]["resource"] in needed
    ]
    return entry


def _problems(report: Any, names: list[str]) -> list[str]:
    return [
        f"{task.name}: {' '.join(error.message.split())}"
        for task in report.tasks
        for error in task.errors
        if task.name in names
    ]


def _broken_rules(folder: Path) -> list[str]:
    """Apply the rules that a Table Schema cannot say, to the files of a folder."""
    tables = {}
    for name in data.TABLES:
        given = folder / f"{name}.csv"
        path = given if given.is_file() else DATA / given.name
        try:
            tables[name] = data.read_csv(path, data.resource(name)["schema"]["fields"])
        except CourseError:
            continue  # the report says already what is wrong with this file
    return [str(one) for one in sanity.violations(tables)]


def _csv(table: pd.DataFrame, path: Path) -> None:
    table.to_csv(path, index=False, encoding="utf-8")


def _excel(table: pd.DataFrame, path: Path) -> None:
    table.to_excel(path, index=False)


def _parquet(table: pd.DataFrame, path: Path) -> None:
    table.to_parquet(path, index=False)


_WRITERS: dict[str, tuple[str, Callable[[pd.DataFrame, Path], None]]] = {
    "csv": ("csv", _csv),
    "excel": ("xlsx", _excel),
    "parquet": ("parquet", _parquet),
}
