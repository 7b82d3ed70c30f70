"""Red lines in words: how exact each statement is, how two coders read it, what followed.

A line has three parts that enter its code: the act that must not be done, the consequence,
and the commitment that the consequence will follow. A condition may limit the line; it does
not enter the code.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from course import data
from course.errors import CourseError, unknown

ELEMENTS = {
    "act": "act_defined",
    "condition": "condition_defined",
    "consequence": "consequence_defined",
    "commitment": "commitment",
}
"""Element to the column of `red_lines` that says whether it is defined."""

LEVELS = (0, 1, 2, 3)

READINGS = {
    "both": "both coders found it",
    "first": "the first coder found it",
    "second": "the second coder found it",
    "either": "at least one coder found it",
}
"""When an element counts as defined; the table ``red_lines`` uses "both"."""

ARMS = r"\b(?:arms|weapons?)\b"
"""Words that mark an act about arms, in the column ``act``."""


def explicitness(act: Any, consequence: Any, commitment: Any) -> Any:
    """Return how exact a line is: 0 to 3, by the rule of the table.

    0 neither act nor consequence defined; 1 one of them; 2 both, but no commitment; 3 both
    and commitment. So the code is act + consequence + act x consequence x commitment.

    Parameters
    ----------
    act, consequence, commitment : int or pandas.Series
        1 when the element is defined, else 0.

    Returns
    -------
    int or pandas.Series

    Raises
    ------
    CourseError
        If a code is neither 0 nor 1.
    """
    for code in (act, consequence, commitment):
        if not pd.Series(code).isin([0, 1]).all():
            raise CourseError("An element is coded 1 when it is defined and 0 when it is not.")
    return act + consequence + act * consequence * commitment


def select(
    lines: pd.DataFrame, state: str | None = None, tested: str | None = None
) -> pd.DataFrame:
    """Keep the lines of one state, or with one code for the test.

    Parameters
    ----------
    lines : pandas.DataFrame
        The table ``red_lines``.
    state : str, optional
        Name or ISO 3166 alpha-3 code of the state that draws the line.
    tested : str, optional
        ``"yes"``, ``"no"`` or ``"unclear"``.

    Returns
    -------
    pandas.DataFrame
        Same columns.

    Raises
    ------
    CourseError
        If the state has no line, or there is no such code.
    """
    if state is not None:
        code = data.country_code(state)
        states = list(data.labels("red_lines", "state"))
        if code not in states:
            raise unknown("state that draws a line", state, map(data.country_name, states))
        lines = lines[lines["state"] == code]
    if tested is not None:
        known = list(data.labels("red_lines", "tested"))
        if tested not in known:
            raise unknown("code of tested", tested, known)
        lines = lines[lines["tested"] == tested]
    return lines


def elements(lines: pd.DataFrame, line_id: str) -> pd.DataFrame:
    """Take one statement apart.

    Parameters
    ----------
    lines : pandas.DataFrame
        The table ``red_lines``.
    line_id : str
        Key of the statement.

    Returns
    -------
    pandas.DataFrame
        Index ``element`` (act, condition, consequence, commitment); ``defined`` (bool),
        ``words`` (what the line says, in the words of the course; an empty text where it
        says nothing, and for commitment, which has no words of its own).

    Raises
    ------
    CourseError
        If there is no such statement.
    """
    match = lines[lines["line_id"] == line_id]
    if match.empty:
        raise unknown("statement", line_id, lines["line_id"])
    row = match.iloc[0]
    said = {name: row[name] for name in ("act", "condition", "consequence")}
    rows = [
        # Commitment is a code only: the table has no words for it.
        (name, bool(row[column]), said[name] if pd.notna(said.get(name)) else "")
        for name, column in ELEMENTS.items()
    ]
    return pd.DataFrame(rows, columns=["element", "defined", "words"]).set_index("element")


def undefined(lines: pd.DataFrame, line_id: str) -> list[str]:
    """Return the elements that a statement leaves open.

    Parameters
    ----------
    lines : pandas.DataFrame
        The table ``red_lines``.
    line_id : str
        Key of the statement.

    Returns
    -------
    list of str
        In the order of `ELEMENTS`.
    """
    table = elements(lines, line_id)
    return list(table.index[~table["defined"]])


def followed(lines: pd.DataFrame) -> pd.DataFrame:
    """Count lines by test and by what followed.

    Parameters
    ----------
    lines : pandas.DataFrame
        Rows of the table ``red_lines``.

    Returns
    -------
    pandas.DataFrame
        Index ``tested`` (yes, no, unclear); one column a code of ``consequence_followed``.
    """
    return _cross(lines, "tested", "consequence_followed")


def by_explicitness(lines: pd.DataFrame) -> pd.DataFrame:
    """Count lines by explicitness and test.

    Parameters
    ----------
    lines : pandas.DataFrame
        Rows of the table ``red_lines``.

    Returns
    -------
    pandas.DataFrame
        Index ``explicitness`` (0 to 3); columns yes, no, unclear.
    """
    return _cross(lines, "explicitness", "tested")


def by_state(lines: pd.DataFrame) -> pd.DataFrame:
    """Count lines by state and explicitness.

    Parameters
    ----------
    lines : pandas.DataFrame
        Rows of the table ``red_lines``.

    Returns
    -------
    pandas.DataFrame
        Index ``state``, most lines first; columns 0 to 3.
    """
    counts = _cross(lines, "state", "explicitness")
    return counts.loc[counts.sum(axis=1).sort_values(ascending=False, kind="stable").index]


def about_arms(lines: pd.DataFrame) -> pd.Series:
    """Say of each line whether its act is about arms.

    Parameters
    ----------
    lines : pandas.DataFrame
        Rows of the table ``red_lines``.

    Returns
    -------
    pandas.Series of bool
        False where the act is not defined.
    """
    return lines["act"].str.contains(ARMS, case=False, na=False).astype(bool)


def recoded(lines: pd.DataFrame, codings: pd.DataFrame, reading: str = "both") -> pd.DataFrame:
    """Code the lines again under another rule for what counts as defined.

    Parameters
    ----------
    lines : pandas.DataFrame
        Rows of the table ``red_lines``.
    codings : pandas.DataFrame
        The table ``red_line_codings``.
    reading : str
        A key of `READINGS`.

    Returns
    -------
    pandas.DataFrame
        The lines with the four element columns and ``explicitness`` coded anew. The other
        columns, ``tested`` among them, stay as they are in the table.

    Raises
    ------
    CourseError
        If there is no such reading.
    """
    if reading not in READINGS:
        raise unknown("reading", reading, READINGS)
    codes = codings.set_index("line_id").loc[lines["line_id"]]
    new = {}
    for element, column in ELEMENTS.items():
        first = codes[f"{element}_first"].to_numpy()
        second = codes[f"{element}_second"].to_numpy()
        either = {"both": first * second, "first": first, "second": second}
        new[column] = either.get(reading, first + second - first * second)
    table = lines.assign(**new)
    code = explicitness(table["act_defined"], table["consequence_defined"], table["commitment"])
    return table.assign(explicitness=code)


def _cross(lines: pd.DataFrame, row: str, column: str) -> pd.DataFrame:
    known = {name: list(data.labels("red_lines", name)) for name in (row, column)}
    counts = pd.crosstab(lines[row], lines[column])
    whole = counts.reindex(index=known[row], columns=known[column], fill_value=0)
    return whole.rename_axis(index=row, columns=column).astype(int)
