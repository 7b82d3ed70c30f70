"""Polls: what may be compared, how far a poll can miss, and what a named cost does.

Two answers are compared over time only when pollster, question, answer and group are the
same. The margin of error is that of a simple random sample; polls with weights, clusters or
low response miss by more.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from course.errors import CourseError
from course.models.parameters import number, plain

NORMAL_95 = 1.96
"""Two-sided 95 % of a normal distribution."""

FOR_WEAPONS = ("favour", "military aid, such as weapons")
"""Answers that mean weapons for Ukraine."""

AGAINST_WEAPONS = ("oppose", "non-military aid only", "no aid at all")
"""Answers that mean none."""


def margin(share: Any, sample: Any) -> Any:
    """Return the margin of error of a share, 95 %: 1.96 sqrt(p (100 - p) / n).

    Parameters
    ----------
    share : float
        Per cent, 0 to 100.
    sample : float
        People asked, 1 or more.

    Returns
    -------
    float or numpy.ndarray
        Percentage points.
    """
    p = number(share, "The share", 0, 100)
    n = number(sample, "The sample", 1)
    return plain(NORMAL_95 * np.sqrt(p * (100 - np.asarray(p)) / n))


def margin_of_change(first: Any, first_sample: Any, second: Any, second_sample: Any) -> Any:
    """Return the margin of error of a change between two polls, 95 %.

    The root of the sum of the two squared margins: the polls are independent.

    Parameters
    ----------
    first, second : float
        Shares in per cent.
    first_sample, second_sample : float
        People asked.

    Returns
    -------
    float or numpy.ndarray
        Percentage points.
    """
    return plain(np.hypot(margin(first, first_sample), margin(second, second_sample)))


def repeated(opinion: pd.DataFrame, topic: str) -> pd.DataFrame:
    """Find what was asked again in the same words, and by how much the answer moved.

    Parameters
    ----------
    opinion : pandas.DataFrame
        The table ``opinion``.
    topic : str
        For example ``"arms"`` or ``"nuclear"``.

    Returns
    -------
    pandas.DataFrame
        One row a pair of neighbouring waves with the same pollster, question, answer and
        group: ``pollster``, ``question``, ``answer``, ``date_1``, ``value_1``, ``date_2``,
        ``value_2``, ``change`` (percentage points), ``margin`` (of the change; missing
        without both samples), ``beyond`` (bool: the change is larger than the margin).
    """
    same = ["pollster", "question", "answer", "group"]
    rows = opinion[(opinion["topic"] == topic) & (opinion["unit"] == "per cent")]
    rows = rows.sort_values("date", kind="stable")
    last = rows.groupby(same, sort=False)
    pairs = rows.assign(
        date_1=last["date"].shift(),
        value_1=last["value"].shift(),
        sample_1=last["sample"].shift(),
    ).rename(columns={"date": "date_2", "value": "value_2", "sample": "sample_2"})
    pairs = pairs[pairs["value_1"].notna()].reset_index(drop=True)
    pairs["change"] = pairs["value_2"] - pairs["value_1"]
    pairs["margin"] = _margins(pairs)
    pairs["beyond"] = pairs["change"].abs() > pairs["margin"]
    kept = ["pollster", "question", "answer", "date_1", "value_1", "date_2", "value_2"]
    return pairs[[*kept, "change", "margin", "beyond"]]


def arms_polls(opinion: pd.DataFrame) -> pd.DataFrame:
    """Return what adults in South Korea said about weapons for Ukraine, poll by poll.

    Parameters
    ----------
    opinion : pandas.DataFrame
        The table ``opinion``.

    Returns
    -------
    pandas.DataFrame
        By date, one row a poll: ``question_id``, ``pollster``, ``date``, ``question``,
        ``sample``, ``favour`` (per cent for weapons; missing if not printed), ``oppose``
        (against weapons), ``margin`` of ``favour`` (points), ``again`` (bool: the question
        was asked more than once), ``source_id``.
    """
    rows = _adults(opinion, "arms")
    first = rows.groupby("question_id", sort=False).first()
    table = first[["pollster", "date", "question", "sample", "source_id"]].assign(
        favour=_sum_of(rows, FOR_WEAPONS), oppose=_sum_of(rows, AGAINST_WEAPONS)
    )
    known = table["favour"].notna() & table["sample"].notna()
    table["margin"] = np.nan
    if known.any():
        samples = table.loc[known, "sample"].to_numpy(dtype=float)
        table.loc[known, "margin"] = margin(table.loc[known, "favour"].to_numpy(), samples)
    table["again"] = table.duplicated(["pollster", "question"], keep=False)
    return table.sort_values("date", kind="stable").reset_index()


def weapons_polls(opinion: pd.DataFrame) -> pd.DataFrame:
    """Return how many adults favour nuclear weapons of their own, where no cost is named.

    Parameters
    ----------
    opinion : pandas.DataFrame
        The table ``opinion``.

    Returns
    -------
    pandas.DataFrame
        By date: rows with the answer "favour"; same columns. Rows of questions that name a
        cost are left out.
    """
    rows = _adults(opinion, "nuclear")
    plain_rows = rows[(rows["answer"] == "favour") & ~rows["question_id"].isin(_cost_ids(rows))]
    return plain_rows.sort_values("date", kind="stable")


def named_cost(opinion: pd.DataFrame) -> pd.DataFrame:
    """Pair the plain question on own nuclear weapons with the one that names a cost.

    Both stand in one survey: the key of the second is the key of the first and one more word.

    Parameters
    ----------
    opinion : pandas.DataFrame
        The table ``opinion``.

    Returns
    -------
    pandas.DataFrame
        By date: ``question_id``, ``pollster``, ``date``, ``question`` (with the cost),
        ``plain`` (per cent in favour), ``low`` and ``high`` (in favour with a cost: the ends
        of the range, equal if one number), ``fall`` (points, plain minus low), ``source_id``.
    """
    rows = _adults(opinion, "nuclear")
    favour = rows[rows["answer"].str.startswith("favour")]
    pairs = []
    for long_id, short_id in _cost_ids(rows).items():
        one = favour[favour["question_id"] == short_id].iloc[0]
        two = favour[favour["question_id"] == long_id]
        low, high = two["value"].min(), two["value"].max()
        kept = (one["question_id"], one["pollster"], one["date"], two["question"].iloc[0])
        pairs.append((*kept, one["value"], low, high, one["value"] - low, one["source_id"]))
    columns = ["question_id", "pollster", "date", "question", "plain", "low", "high", "fall"]
    return pd.DataFrame(pairs, columns=[*columns, "source_id"]).sort_values("date")


def favourability(opinion: pd.DataFrame, asked: str | None = None) -> pd.DataFrame:
    """Return Pew's favourable opinions of a country by year, computed and printed.

    Parameters
    ----------
    opinion : pandas.DataFrame
        The table ``opinion``.
    asked : str, optional
        ISO 3166 alpha-3 code of the country that was asked; without it all.

    Returns
    -------
    pandas.DataFrame
        By date: ``asked``, ``about`` (codes), ``year``, ``value`` (per cent favourable),
        ``basis`` ("computed by the course" or "printed by Pew"), ``source_id``.

    Raises
    ------
    CourseError
        If that country was not asked.
    """
    rows = opinion[(opinion["topic"] == "favourability") & (opinion["answer"] == "favourable")]
    if asked is not None:
        rows = rows[rows["population"] == asked]
        if rows.empty:
            raise CourseError(f"Pew's rows of this table have nobody asked in {asked!r}.")
    basis = (rows["status"] == "derived").map(
        {True: "computed by the course", False: "printed by Pew"}
    )
    rows = rows.assign(year=rows["date"].dt.year, basis=basis, asked=rows["population"])
    kept = ["asked", "about", "year", "value", "basis", "source_id"]
    return rows.sort_values("date", kind="stable")[kept]


def printed_against_computed(opinion: pd.DataFrame) -> pd.DataFrame:
    """Set Pew's printed shares beside those computed from its survey data.

    Parameters
    ----------
    opinion : pandas.DataFrame
        The table ``opinion``.

    Returns
    -------
    pandas.DataFrame
        ``asked``, ``about``, ``year``, ``computed``, ``printed`` (per cent), ``gap``
        (points, computed minus printed); only where both stand.
    """
    wide = favourability(opinion).pivot_table(
        index=["asked", "about", "year"], columns="basis", values="value"
    )
    wide.columns = wide.columns.str.split().str[0]
    both = wide.dropna().reset_index().rename_axis(columns=None)
    return both.assign(gap=(both["computed"] - both["printed"]).round(6))


def thermometer(opinion: pd.DataFrame) -> pd.DataFrame:
    """Return the feeling thermometer: degrees from 0 (cold) to 100 (warm), by country.

    Parameters
    ----------
    opinion : pandas.DataFrame
        The table ``opinion``.

    Returns
    -------
    pandas.DataFrame
        By date: ``date``, ``about`` (code), ``value`` (degrees), ``basis`` ("as reported",
        or "computed from a stated change"), ``source_id``.
    """
    rows = opinion[(opinion["topic"] == "feeling") & (opinion["unit"] == "degrees")]
    basis = (rows["status"] == "derived").map(
        {True: "computed from a stated change", False: "as reported"}
    )
    kept = ["date", "about", "value", "basis", "source_id"]
    return rows.assign(basis=basis).sort_values("date", kind="stable")[kept]


def _adults(opinion: pd.DataFrame, topic: str) -> pd.DataFrame:
    wanted = (opinion["topic"] == topic) & (opinion["group"] == "adults")
    return opinion[wanted & (opinion["population"] == "KOR") & (opinion["unit"] == "per cent")]


def _sum_of(rows: pd.DataFrame, answers: tuple[str, ...]) -> pd.Series:
    chosen = rows[rows["answer"].isin(answers)]
    return chosen.groupby("question_id")["value"].sum()


def _cost_ids(rows: pd.DataFrame) -> dict[str, str]:
    """Return the keys of questions with a cost, each with the key of the plain question."""
    ids = rows["question_id"].unique()
    return {long: short for long in ids for short in ids if long.startswith(f"{short}-")}


def _margins(pairs: pd.DataFrame) -> list[float]:
    known = pairs["sample_1"].notna() & pairs["sample_2"].notna()
    return [
        margin_of_change(row.value_1, int(row.sample_1), row.value_2, int(row.sample_2))
        if both
        else float("nan")
        for both, row in zip(known, pairs.itertuples(), strict=True)
    ]
