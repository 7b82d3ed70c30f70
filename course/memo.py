"""Checks what can be checked in a policy memo: numbers, sources, forecasts, length, headings.

A memo is a notebook of text cells. Nothing here judges whether the advice is good: that is
the instructor's part. Each thing that is wrong is one sentence; what cannot be checked is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from course import data
from course.errors import CourseError, unknown
from course.models.cut_off import known_by, shown_tables

if TYPE_CHECKING:
    from nbformat import NotebookNode

WORDS = (900, 1200)
HEADINGS = (
    "Bottom line",
    "Problem",
    "Options",
    "Evidence",
    "Exhibit",
    "Counter-argument",
    "Forecasts",
    "What would change this advice",
    "Help and AI",
)
"""Sections of a memo, in order. The last says who or what helped, or that nobody did."""

STRENGTHS = ("strong", "medium", "weak")
EVIDENCE = ("claim", "indicator", "value", "source_id", "strength")
FORECASTS = ("event", "day", "chance")
FEWEST_ROWS = 4
GUIDE = "**Guide.**"
"""A text cell that begins so is advice to the writer: it is neither counted nor printed."""

_NOT_COUNTED = ("Evidence", "Forecasts", "Help and AI")
_BLANK = ("", "...", "…")


@dataclass(frozen=True)
class Report:
    """What a check found.

    Parameters
    ----------
    problems : tuple of str
        What is wrong, one sentence each; empty when the memo passes.
    notes : tuple of str
        What cannot be checked, or deserves a second look.
    words : int
        Length of the text.
    """

    problems: tuple[str, ...]
    notes: tuple[str, ...]
    words: int

    def __repr__(self) -> str:
        head = f"{len(self.problems)} to mend" if self.problems else "Nothing to mend"
        lines = [f"{head}; {self.words} words. Whether the advice is good is not checked here."]
        lines += [f"✗ {problem}" for problem in self.problems]
        lines += [f"? {note}" for note in self.notes]
        return "\n".join(lines)


def check(path: str | Path) -> Report:
    """Check a memo; the file is only read.

    Parameters
    ----------
    path : str or pathlib.Path
        The notebook, saved.

    Returns
    -------
    Report

    Raises
    ------
    CourseError
        If the file does not exist or is no notebook.
    """
    return judged(_text(read(path)))


def read(path: str | Path) -> NotebookNode:
    """Read a notebook.

    Parameters
    ----------
    path : str or pathlib.Path

    Returns
    -------
    nbformat.NotebookNode

    Raises
    ------
    CourseError
        If the file does not exist or is no notebook.
    """
    import nbformat

    try:
        return nbformat.read(Path(path), as_version=4)
    except FileNotFoundError as error:
        raise CourseError(f"There is no file {path}. Save the memo first (Ctrl+S).") from error
    except Exception as error:  # nbformat raises many kinds, and a student's file may be anything
        raise CourseError(f"{Path(path).name} is no notebook that can be read.") from error


def printable(notebook: NotebookNode) -> NotebookNode:
    """Return the memo without advice to the writer and without code.

    Parameters
    ----------
    notebook : nbformat.NotebookNode

    Returns
    -------
    nbformat.NotebookNode
        For `printing.word` and `printing.pdf`.
    """
    copy = notebook.copy()
    copy.cells = _cells(notebook)
    return copy


def judged(memo: str) -> Report:
    """Check the text of a memo.

    Parameters
    ----------
    memo : str
        Markdown.

    Returns
    -------
    Report
    """
    sections = _sections(memo)
    problems, notes = _missing(sections), []
    moment, sentence = _cut_off(memo)
    problems += sentence
    for found in (_evidence(sections, moment), _forecasts(sections, moment)):
        problems += found[0]
        notes += found[1]
    words = _length(sections)
    if not WORDS[0] <= words <= WORDS[1]:
        problems.append(f"The text has {words} words; write {WORDS[0]:,} to {WORDS[1]:,}.")
    return Report(tuple(problems), tuple(notes), words)


# Text and sections --------------------------------------------------------------------------


def _cells(notebook: NotebookNode) -> list[Any]:
    text = [cell for cell in notebook.cells if cell.cell_type == "markdown"]
    return [cell for cell in text if not cell.source.lstrip().startswith(GUIDE)]


def _text(notebook: NotebookNode) -> str:
    return "\n\n".join(cell.source for cell in _cells(notebook))


def _sections(memo: str) -> dict[str, str]:
    """Return the text below each heading; upper and lower case and numbers do not matter."""
    parts = re.split(r"^#{2,6}[ \t]+(.+)$", memo, flags=re.MULTILINE)
    known = {_plain(heading): heading for heading in HEADINGS}
    found: dict[str, str] = {}
    current = None
    for title, body in zip(parts[1::2], parts[2::2], strict=True):
        current = known.get(_plain(title), current)
        if current:
            found[current] = found.get(current, "") + body
    return found


def _plain(heading: str) -> str:
    return re.sub(r"^[\d. ]+", "", re.sub(r"[*_#]", "", heading)).strip().casefold()


def _missing(sections: dict[str, str]) -> list[str]:
    found = []
    for heading in HEADINGS:
        if heading not in sections:
            found.append(f"The section “{heading}” is missing: give it a heading of its own.")
        elif sections[heading].strip() in _BLANK:
            found.append(f"The section “{heading}” is empty.")
    return found


def _length(sections: dict[str, str]) -> int:
    text = "\n".join(body for heading, body in sections.items() if heading not in _NOT_COUNTED)
    text = re.sub(r"^\s*\|.*$", " ", text, flags=re.MULTILINE)  # tables
    text = re.sub(r"\]\([^)]*\)", "]", text)  # addresses
    return len(re.findall(r"\w[\w'’.,-]*", text))


def _cut_off(memo: str) -> tuple[pd.Timestamp | None, list[str]]:
    """Return the moment from which nothing may be known, or a sentence."""
    line = re.search(r"^\W*cut[- _]?off[^\w\n]+(.*)$", memo, re.MULTILINE | re.IGNORECASE)
    written = re.sub(r"[*`]", "", line[1]).strip() if line else ""
    day = re.match(r"(\d{4}-\d{2}-\d{2})(?:[ T,]+(\d{1,2}:\d{2}))?", written)
    moment = pd.to_datetime(day[1], format="%Y-%m-%d", errors="coerce") if day else pd.NaT
    if pd.isna(moment):
        return None, ["The cut-off is missing: write a line “Cut-off: 2024-10-22” at the top."]
    if day[2]:
        hour = pd.to_timedelta(f"{day[2]}:00", errors="coerce")
        return moment + (hour if pd.notna(hour) else pd.Timedelta(days=1)), []
    return moment + pd.Timedelta(days=1), []  # a day without an hour: until its end


# Tables of a memo ---------------------------------------------------------------------------


def _table(body: str, columns: tuple[str, ...]) -> list[dict[str, str]] | None:
    """Return the rows of the first Markdown table with these columns; None without one."""
    rows = [_cells_of(line) for line in body.splitlines() if line.strip().startswith("|")]
    for start, row in enumerate(rows):
        if [cell.strip("* ").casefold().replace(" ", "_") for cell in row] == list(columns):
            made = rows[start + 1 :]
            return [
                dict(zip(columns, [*row, *[""] * len(columns)], strict=False))
                for row in made
                if not all(re.fullmatch(r":?-*:?", cell) for cell in row)
            ]
    return None


def _cells_of(line: str) -> list[str]:
    cells = re.split(r"(?<!\\)\|", line.strip().strip("|"))
    return [cell.replace("\\|", "|").strip().strip("`").strip() for cell in cells]


def _evidence(sections: dict[str, str], moment: pd.Timestamp | None) -> tuple[list[str], list[str]]:
    rows = _table(sections.get("Evidence", ""), EVIDENCE)
    if rows is None:
        return [f"The evidence table is missing: its columns are {' | '.join(EVIDENCE)}."], []
    rows = [row for row in rows if any(cell not in _BLANK for cell in row.values())]
    problems: list[str] = []
    notes: list[str] = []
    if len(rows) < FEWEST_ROWS:
        problems.append(f"The evidence table has {len(rows)} rows: give {FEWEST_ROWS} or more.")
    for number, row in enumerate(rows, start=1):
        wrong, doubtful = _one_row(row, moment)
        problems += [f"Evidence, row {number}: {sentence}" for sentence in wrong]
        notes += [f"Evidence, row {number}: {sentence}" for sentence in doubtful]
    return problems, notes


def _one_row(row: dict[str, str], moment: pd.Timestamp | None) -> tuple[list[str], list[str]]:
    wrong, doubtful = [], []
    if row["claim"] in _BLANK:
        wrong.append("the claim is empty.")
    if row["strength"].casefold() not in STRENGTHS:
        wrong.append(f"strength is one of {', '.join(STRENGTHS)}; {row['strength']!r} is none.")
    for check_ in (_number, _source):
        try:
            sentence = check_(row, moment)
        except CourseError as error:
            wrong.append(str(error))
        else:
            doubtful += [sentence] if sentence else []
    return wrong, doubtful


def _number(row: dict[str, str], moment: pd.Timestamp | None) -> str:
    """Compare a value with the table; return a remark, or raise what is wrong."""
    name, key, column = _indicator(row["indicator"])
    found = _looked_up(data.load(name), name, key)
    if column not in found.index:
        raise unknown(f"column in {name!r}", column, found.index)
    if not _same(row["value"], found[column]):
        raise CourseError(
            f"{row['value']!r} is not what {name} has for {', '.join(key)}: "
            f"there it is {_shown(found[column])}."
        )
    if moment is None:
        return ""
    if name not in shown_tables():
        return (
            f"the number is right, but the table {name} does not say since when a row was "
            "public: whether it was known by the cut-off cannot be checked."
        )
    known = known_by(name, moment)
    try:
        then = _looked_up(known, name, key)
    except CourseError:
        raise CourseError(f"this row of {name} was not public by the cut-off.") from None
    if column not in then.index or pd.isna(then[column]):
        raise CourseError(f"{column} of this row was not known by the cut-off.")
    return ""


def _indicator(written: str) -> tuple[data.TableName, list[str], str]:
    parts = [part.strip().strip("`") for part in written.split(",")]
    if len(parts) < 3 or "" in parts:
        raise CourseError(
            f"name the indicator as table, key, column; {written!r} does not. "
            "Example: export_controls, 4, total_after."
        )
    return parts[0], parts[1:-1], parts[-1]  # type: ignore[return-value]


def _looked_up(table: pd.DataFrame, name: str, key: list[str]) -> pd.Series:
    keys = data.resource(name)["schema"]["primaryKey"]
    if len(key) != len(keys):
        raise CourseError(f"a row of {name} is named by {' and '.join(keys)}: give {len(keys)}.")
    here = pd.Series(True, index=table.index)
    for column, value in zip(keys, key, strict=True):
        here &= table[column].map(_shown).str.casefold() == value.casefold()
    if not here.any():
        raise CourseError(f"the table {name} has no row {', '.join(key)}.")
    return table[here].iloc[0]


def _shown(value: Any) -> str:
    if pd.isna(value):
        return "empty"
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float):
        return f"{value:.12g}"
    return str(value)


def _same(written: str, value: Any) -> bool:
    """Compare as written: 17.5 and 18 are both right for 17.51, and 47.2 % for 0.472."""
    if pd.isna(value) or written in _BLANK:
        return False
    shown = _shown(value)
    if written.casefold() == shown.casefold():
        return True
    number = re.match(r"[-+−]?[\d,]*\.?\d+", written.replace("\u00a0", " ").replace(" ", ""))
    try:
        said, true = float(number[0].replace(",", "").replace("−", "-")), float(shown)
    except (TypeError, ValueError):
        return False
    places = len(number[0].partition(".")[2])
    exact = [true, 100 * true] if "%" in written else [true]
    return any(abs(said - one) <= 0.5 * 10**-places + 1e-9 for one in exact)


def _source(row: dict[str, str], moment: pd.Timestamp | None) -> str:
    """Check that a source exists and is older than the cut-off; return a remark, or raise."""
    sources = data.load("sources").set_index("source_id")
    name = row["source_id"]
    if name not in sources.index:
        raise CourseError(f"there is no source {name!r} in the table sources.")
    date = sources.loc[name, "date"]
    if moment is None:
        return ""
    if pd.isna(date):
        return f"the source {name} has no date: whether it is older than the cut-off is open."
    first, last = _period(date)
    if first >= moment:
        raise CourseError(f"the source {name} is dated {date}, after the cut-off.")
    if last + pd.Timedelta(days=1) > moment:
        return f"the source {name} is dated {date} only: it may be later than the cut-off."
    return ""


def _period(date: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the first and the last day of a date that may be a month or a year."""
    first = pd.to_datetime(date, format="ISO8601")
    steps = {4: pd.offsets.YearEnd(0), 7: pd.offsets.MonthEnd(0)}
    return first, first + steps[len(date)] if len(date) in steps else first


def _forecasts(
    sections: dict[str, str], moment: pd.Timestamp | None
) -> tuple[list[str], list[str]]:
    rows = _table(sections.get("Forecasts", ""), FORECASTS)
    if rows is None:
        return [f"The table of forecasts is missing: its columns are {' | '.join(FORECASTS)}."], []
    rows = [row for row in rows if any(cell not in _BLANK for cell in row.values())]
    found = [] if len(rows) == 3 else [f"Give three forecasts; there are {len(rows)}."]
    for number, row in enumerate(rows, start=1):
        found += [f"Forecast {number}: {sentence}" for sentence in _one_forecast(row, moment)]
    return found, []


def _one_forecast(row: dict[str, str], moment: pd.Timestamp | None) -> list[str]:
    found = []
    if row["event"] in _BLANK:
        found.append("say what will happen.")
    day = pd.to_datetime(row["day"], format="%Y-%m-%d", errors="coerce")
    if pd.isna(day):
        found.append(f"give the day as year-month-day; {row['day']!r} is none.")
    elif moment is not None and day + pd.Timedelta(days=1) <= moment.ceil("D"):
        found.append(f"its day, {row['day']}, does not lie after the cut-off.")
    if not _chance(row["chance"]):
        found.append(f"give a chance above 0 and below 1; {row['chance']!r} is none.")
    return found


def _chance(written: str) -> bool:
    number = re.fullmatch(r"(\d*\.?\d+)\s*(%?)", written.strip())
    if not number:
        return False
    return 0 < float(number[1]) / (100 if number[2] else 1) < 1
