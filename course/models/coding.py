"""How far two coders agree, beyond chance."""

from __future__ import annotations

import math

import pandas as pd

from course.errors import CourseError, unknown


def cohens_kappa(first: pd.Series, second: pd.Series) -> float:
    """Return Cohen's kappa of two codings of the same rows.

    kappa = (p_o - p_e) / (1 - p_e), where p_o is the share of rows with the same code and
    p_e the share that two coders would share by chance, if each kept their own frequencies
    of codes and coded at random.

    Parameters
    ----------
    first, second : pandas.Series
        Codes of the two coders, row by row.

    Returns
    -------
    float
        1 is full agreement, 0 what chance alone would give; below 0 is worse than chance.

    Raises
    ------
    CourseError
        If the codings have different lengths, no rows, or missing codes, or if both coders
        used one and the same code for every row (kappa is then not defined).

    References
    ----------
    Cohen (1960), "A Coefficient of Agreement for Nominal Scales".
    """
    observed, by_chance = _shares(first, second)
    if by_chance == 1:
        raise CourseError("Kappa is not defined when both coders use one code only.")
    return (observed - by_chance) / (1 - by_chance)


def agreement(first: pd.Series, second: pd.Series) -> dict[str, float]:
    """Count how often two coders wrote the same code, and set it against chance.

    Parameters
    ----------
    first, second : pandas.Series
        Codes of the two coders, row by row; there may be no row.

    Returns
    -------
    dict
        ``rows``; ``same`` (rows with the same code); ``share`` of them; ``by_chance``, the
        share that chance would give; ``kappa``. The last three are nan where not defined.

    Raises
    ------
    CourseError
        If the codings have different lengths or missing codes.
    """
    if len(first) == len(second) == 0:
        return {"rows": 0, "same": 0, **dict.fromkeys(("share", "by_chance", "kappa"), math.nan)}
    share, by_chance = _shares(first, second)
    return {
        "rows": len(first),
        "same": round(share * len(first)),
        "share": share,
        "by_chance": by_chance,
        "kappa": math.nan if by_chance == 1 else (share - by_chance) / (1 - by_chance),
    }


EVENT_CODES = {"direction": "side", "cost": "cost", "domain": "field"}
RED_LINE_CODES = {
    "act": "act is named",
    "condition": "condition is named",
    "consequence": "consequence is named",
    "commitment": "speaker binds the state",
}
"""Codes of the two tables with two coders, and their words."""


def agreements(codings: pd.DataFrame, red_line_codings: pd.DataFrame) -> pd.DataFrame:
    """Measure the agreement of the two coders of the course, code by code.

    Side and cost are codes of South Korea's acts only. Other rows are "not an act of South
    Korea" for both coders by rule; to count them would praise the coders for nothing.

    Parameters
    ----------
    codings, red_line_codings : pandas.DataFrame
        The tables of these names.

    Returns
    -------
    pandas.DataFrame
        Columns ``table``, ``code``, ``words``, then what `agreement` returns, highest kappa
        first.
    """
    korean = codings[codings["direction_first"] != "na"]
    found = []
    for code, words in EVENT_CODES.items():
        rows = codings if code == "domain" else korean
        found.append(("events", code, words, rows))
    found += [
        ("red_lines", code, words, red_line_codings) for code, words in RED_LINE_CODES.items()
    ]
    table = pd.DataFrame(
        {
            "table": name,
            "code": code,
            "words": words,
            **agreement(rows[f"{code}_first"], rows[f"{code}_second"]),
        }
        for name, code, words, rows in found
    )
    return table.sort_values("kappa", ascending=False, ignore_index=True)


def differences(codings: pd.DataFrame, code: str) -> pd.DataFrame:
    """Count the pairs of codes in the rows where two coders differ.

    Parameters
    ----------
    codings : pandas.DataFrame
        The table ``codings`` or ``red_line_codings``.
    code : str
        For example ``"domain"``.

    Returns
    -------
    pandas.DataFrame
        Columns ``first``, ``second``, ``rows``, most rows first.

    Raises
    ------
    CourseError
        If the table has no such code.
    """
    first, second = _pair(codings, code)
    pairs = pd.DataFrame({"first": first, "second": second})
    counts = pairs[first != second].value_counts().rename("rows").reset_index()
    order = ["rows", "first", "second"]
    return counts.sort_values(order, ascending=[False, True, True], ignore_index=True)


def settled(codings: pd.DataFrame, code: str, instrument: str) -> float:
    """Return the most that one rule, the topic before the instrument, could give as kappa.

    Parameters
    ----------
    codings : pandas.DataFrame
        The table ``codings``.
    code : str
        For example ``"domain"``.
    instrument : str
        Where the second coder wrote this code and the first another, the first code is taken
        for both.

    Returns
    -------
    float
        Cohen's kappa.

    Raises
    ------
    CourseError
        If the table has no such code.
    """
    first, second = _pair(codings, code)
    return cohens_kappa(first, second.where(second != instrument, first))


def _pair(codings: pd.DataFrame, code: str) -> tuple[pd.Series, pd.Series]:
    known = [name.removesuffix("_first") for name in codings if name.endswith("_first")]
    if code not in known:
        raise unknown("code with two coders", code, known)
    return codings[f"{code}_first"], codings[f"{code}_second"]


def _shares(first: pd.Series, second: pd.Series) -> tuple[float, float]:
    """Return the share of rows with the same code, and the share that chance would give."""
    if len(first) != len(second) or len(first) == 0:
        raise CourseError("Kappa needs two codings of the same rows, and at least one row.")
    if first.isna().any() or second.isna().any():
        raise CourseError("Kappa needs a code in every row: fill in the empty ones first.")
    one, two = first.astype(str).to_numpy(), second.astype(str).to_numpy()
    shares = [pd.Series(codes).value_counts(normalize=True) for codes in (one, two)]
    by_chance = shares[0].mul(shares[1], fill_value=0).sum()
    return float((one == two).mean()), float(by_chance)
