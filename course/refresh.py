"""Makes a table anew from its raw input: one step a table, run by a maintainer.

No lesson runs this, and nothing is downloaded: the maintainer puts the raw files into a
folder, as the codebook page of the table says. A step checks what it got, makes the tidy
rows, gathers every violation, and says what would change. Only then, and only when asked,
and only when nothing is wrong, it writes.

Three kinds of tables have three kinds of steps. Tables *coded by hand* come from a sheet
with the columns of the table, as a spreadsheet saves it. Tables *downloaded* come from the
files of their producers. Tables *computed* come from other tables of the course.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from course import data, exchange
from course.home import DATA
from course.refresh_steps import Raw, step_of


@dataclass(frozen=True)
class Report:
    """What a refresh found.

    Attributes
    ----------
    problems : list of str
        Everything that is wrong, one line each; with any, nothing is written.
    added, removed, changed : list of str
        Keys of rows that are new, gone or different.
    written : bool
        Whether the file was replaced.
    """

    problems: list[str]
    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    written: bool = False


def refresh(name: str, folder: Path, write: bool = False, target: Path = DATA) -> Report:
    """Make a table anew from raw files and judge it.

    Parameters
    ----------
    name : str
        A table name.
    folder : pathlib.Path
        Holds the raw files.
    write : bool
        Replace the file of the table, when nothing is wrong.
    target : pathlib.Path
        Folder of the tables.

    Returns
    -------
    Report

    Raises
    ------
    CourseError
        If there is no such table, or the validator is missing.
    """
    old, step = data.load(name), step_of(name)
    frames, problems = _read(step.raw, folder)
    if problems:
        return Report(problems)
    new = _tidy(name, step.make(frames, old), target)
    with tempfile.TemporaryDirectory(prefix="course-refresh-") as place:
        path = Path(place) / f"{name}.csv"
        new.to_csv(path, index=False, encoding="utf-8", lineterminator="\n")
        problems = exchange.validate(Path(place))
        differences = _differences(name, _text(name, target), new)
        written = write and not problems
        if written:
            shutil.copy(path, target / path.name)
    return Report(problems, *differences, written)


def _read(raws: tuple[Raw, ...], folder: Path) -> tuple[dict[str, pd.DataFrame], list[str]]:
    frames, problems = {}, []
    for raw in raws:
        path = folder / raw.file
        try:
            frame = pd.read_csv(
                path,
                sep=raw.separator,
                skiprows=raw.skip,
                encoding=raw.encoding,
                dtype=str,
                keep_default_na=False,
            )
        except FileNotFoundError:
            problems.append(f"{path} is missing: the codebook says where to get it")
            continue
        except (ValueError, OSError, pd.errors.ParserError) as error:
            problems.append(f"{path} cannot be read ({' '.join(str(error).split())[:100]})")
            continue
        absent = [column for column in raw.columns if column not in frame]
        if absent:
            problems.append(
                f"{raw.file} has no column {', '.join(absent)}: has the format changed?"
            )
        if len(frame) < raw.least:
            problems.append(
                f"{raw.file} has {len(frame)} rows, fewer than {raw.least}: is it whole?"
            )
        frames[raw.file] = frame
    return frames, problems


# From the new rows to the file ------------------------------------------------------------


def _tidy(name: str, new: pd.DataFrame, target: Path) -> pd.DataFrame:
    """Bring rows into the order and the writing of the file, so that only changes change it."""
    schema = data.resource(name)["schema"]
    columns = [f["name"] for f in schema["fields"]]
    types = {f["name"]: f["type"] for f in schema["fields"]}
    text = pd.DataFrame(
        {c: [_written(value, types[c]) for value in new[c]] for c in columns}, dtype=object
    )
    keys = schema["primaryKey"]
    old = _text(name, target).set_index(keys)
    text = text.set_index(keys)
    if text.index.is_unique and old.index.is_unique:
        known = old.index.intersection(text.index)
        same = _numbers(text.loc[known]) == _numbers(old.loc[known])
        text.loc[known] = text.loc[known].where(~same, old.loc[known])
        text = text.loc[[*known, *text.index.difference(known, sort=False)]]
    return text.reset_index()[columns]


def _numbers(text: pd.DataFrame) -> pd.DataFrame:
    """Read numbers as numbers, so that 0.10 and 0.1 are the same."""
    return text.map(_number)


def _number(value: str) -> object:
    try:
        return float(value)
    except ValueError:
        return value


def _written(value: object, kind: str) -> str:
    if value is None or value is pd.NaT or (not isinstance(value, str) and pd.isna(value)):
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    if kind == "boolean":
        return str(bool(value)).lower()
    return str(int(value)) if float(value).is_integer() else f"{float(value):.10g}"


def _text(name: str, folder: Path) -> pd.DataFrame:
    return pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False)


def _differences(
    name: str, old: pd.DataFrame, new: pd.DataFrame
) -> tuple[list[str], list[str], list[str]]:
    keys = data.resource(name)["schema"]["primaryKey"]
    rows = [
        {" ".join(row[k] for k in keys): tuple(row) for _, row in table.iterrows()}
        for table in (old, new)
    ]
    before, after = rows
    changed = [key for key in after if key in before and after[key] != before[key]]
    return [k for k in after if k not in before], [k for k in before if k not in after], changed
