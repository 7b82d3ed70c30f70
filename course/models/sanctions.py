"""Who pressed whom, by which rule, and what a record of sanctions does not show."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from course import data
from course.errors import CourseError, unknown
from course.models import chronology
from course.models.voting import codes

RULE = "2022-02-24-us-fdpr-announced"
EXEMPTION = "2022-03-04-fdpr-exemption"
"""Rows of `events`: the product rule of Washington, and the exemption of South Korea from it."""

MEASURES = {
    "fdpr_exempt": "exempt from US rule",
    "swift": "SWIFT step",
    "central_bank": "central bank",
    "bonds_banks": "bonds/banks",
    "export_controls": "export controls",
    "airspace": "airspace closed",
    "expulsions": "expulsions",
    "unfriendly_list": "unfriendly list",
    "embassy_staff": "staff limit",
    "values_list": "values list",
}
"""Short names of the measures of the table ``sanctions``; the last three are acts of Moscow."""
ACTORS = {
    "Washington": ("fdpr_exempt",),
    "Moscow": ("unfriendly_list", "embassy_staff", "values_list"),
}
"""Measures that are no act of the state itself, by who decides on them."""
YES, NO, UNKNOWN = "yes", "no", "no row"


def eight_days(events: pd.DataFrame) -> pd.DataFrame:
    """Return every event from the product rule to the exemption of South Korea.

    Parameters
    ----------
    events : pandas.DataFrame
        Rows of the table ``events``.

    Returns
    -------
    pandas.DataFrame
        All rows of the window, both ends included; none is picked by hand. In order of date
        and of the day on which Seoul could know; the war comes first.
    """
    date = events.set_index("event_id")["date"]
    window = chronology.between(events, date[RULE], date[EXEMPTION])
    window = window.assign(answer=window["domain"] != "war")
    window = window.sort_values(["date", "answer", "date_known"], kind="stable", ignore_index=True)
    return window.drop(columns="answer")


def days_between(events: pd.DataFrame, first: str, last: str) -> int:
    """Count the days from one event to another; the first day is not counted.

    Parameters
    ----------
    events : pandas.DataFrame
        Rows of the table ``events``.
    first, last : str
        Values of ``event_id``.

    Returns
    -------
    int

    Raises
    ------
    CourseError
        If there is no such event, or only its month or year is known.
    """
    rows = events.set_index("event_id")
    for event in (first, last):
        if event not in rows.index:
            raise unknown("event", event, rows.index)
        if rows.loc[event, "date_precision"] != "day":
            raise CourseError(f"The day of {event!r} is not known, so days cannot be counted.")
    return int((rows.loc[last, "date"] - rows.loc[first, "date"]).days)


def growth(controls: pd.DataFrame, first: int, last: int) -> float:
    """Return by what part the control list grew between two steps, if that may be said.

    Parameters
    ----------
    controls : pandas.DataFrame
        The table ``export_controls``.
    first, last : int
        Numbers of steps; the first is the earlier one.

    Returns
    -------
    float
        0.21 means 21 per cent of the earlier total.

    Raises
    ------
    CourseError
        If a step does not exist, the order is wrong, or the counting changed in between.
    """
    steps = controls.set_index("step")
    for step in (first, last):
        if step not in steps.index:
            raise unknown("step", step, map(str, steps.index))
    if last <= first:
        raise CourseError("Choose an earlier step first, then a later one.")
    between = steps.loc[first + 1 : last]
    broken = between.index[~between["comparable"].astype(bool)]
    if len(broken):
        day = steps.loc[broken[0], "as_of"]
        raise CourseError(
            f"No rate: at step {broken[0]} ({day:%Y-%m-%d}) the items were grouped anew, so "
            f"{steps.loc[first, 'total_after']:,} and {steps.loc[last, 'total_after']:,} "
            "count different things."
        )
    return float(steps.loc[last, "total_after"] / steps.loc[first, "total_after"] - 1)


def matrix(sanctions: pd.DataFrame, countries: Sequence[str]) -> pd.DataFrame:
    """Set measures of chosen states side by side; an empty cell was not looked up or not found.

    Parameters
    ----------
    sanctions : pandas.DataFrame
        The table ``sanctions``.
    countries : sequence of str
        Names or ISO 3166 alpha-3 codes.

    Returns
    -------
    pandas.DataFrame
        Index ``country``, one column a key of `MEASURES`; each cell `YES`, `NO` or `UNKNOWN`.

    Raises
    ------
    CourseError
        If a state is unknown, or has no row in the table.
    """
    answer = sanctions["applies"].astype(bool).map({True: YES, False: NO})
    wide = sanctions.assign(answer=answer).pivot(
        index="country", columns="measure", values="answer"
    )
    wide = wide.reindex(index=codes(sanctions, countries), columns=list(MEASURES))
    return wide.astype("object").fillna(UNKNOWN).rename_axis(columns=None)


def looked_up(table: pd.DataFrame, country: str) -> pd.Series:
    """Count the three kinds of cells of one state.

    Parameters
    ----------
    table : pandas.DataFrame
        From `matrix`.
    country : str
        Name or ISO 3166 alpha-3 code.

    Returns
    -------
    pandas.Series of int
        ``yes``, ``no``, ``no row``.

    Raises
    ------
    CourseError
        If the state is unknown, or not in the table.
    """
    code = country if country in table.index else data.country_code(country)
    if code not in table.index:
        raise CourseError(f"{data.country_name(code)} is not among the states of this table.")
    return table.loc[code].value_counts().reindex([YES, NO, UNKNOWN], fill_value=0)


def joined(sanctions: pd.DataFrame, measure: str = "swift") -> set[str]:
    """Return the states for which a source shows that they took a measure.

    Parameters
    ----------
    sanctions : pandas.DataFrame
        The table ``sanctions``.
    measure : str
        A key of `MEASURES`.

    Returns
    -------
    set of str
        ISO 3166 alpha-3 codes. A state outside may have been left out of the search.

    Raises
    ------
    CourseError
        If there is no such measure.
    """
    if measure not in MEASURES:
        raise unknown("measure", measure, MEASURES)
    rows = sanctions[(sanctions["measure"] == measure) & sanctions["applies"].astype(bool)]
    return set(rows["country"])


def selection(
    threats_that_work: float = 0.6,
    sanctions_that_work: float = 0.25,
    hidden: float = 1.0,
    cases: int = 1000,
    random_state: int = 6,
) -> pd.DataFrame:
    """Simulate threats of sanctions, then hide those that worked before anybody heard of them.

    An illustration: the parameters are invented and measure no real state. In each case a
    state threatens. With the chance `threats_that_work` the other side yields, and there is
    no sanction. Otherwise the sanction follows and works with the chance
    `sanctions_that_work`. A threat that worked is missing from the record with the chance
    `hidden`. The idea is Drezner's (2003): the best cases end at the threat.

    Parameters
    ----------
    threats_that_work, sanctions_that_work, hidden : float
        Chances, 0 to 1.
    cases : int
        Number of threats.
    random_state : int
        Starts the random numbers: the same number gives the same cases.

    Returns
    -------
    pandas.DataFrame
        Index ``record`` ("all cases", "on record"); counts ``threat_worked``,
        ``sanction_worked``, ``sanction_failed``; ``cases`` and ``success_rate`` (0 to 1,
        empty when no case is on record).

    Raises
    ------
    CourseError
        If a chance is not between 0 and 1, or there is no case.
    """
    _require_chances(threats_that_work, sanctions_that_work, hidden)
    if cases < 1:
        raise CourseError("Simulate at least one case.")
    draws = np.random.default_rng(random_state).random((3, cases))
    yielded = draws[0] < threats_that_work
    worked = ~yielded & (draws[1] < sanctions_that_work)
    secret = yielded & (draws[2] < hidden)
    rows = [
        (
            int((yielded & seen).sum()),
            int((worked & seen).sum()),
            int((~yielded & ~worked & seen).sum()),
        )
        for seen in (np.ones(cases, dtype=bool), ~secret)
    ]
    table = pd.DataFrame(
        rows,
        index=pd.Index(["all cases", "on record"], name="record"),
        columns=["threat_worked", "sanction_worked", "sanction_failed"],
    )
    table["cases"] = table.sum(axis="columns")
    successes = table["threat_worked"] + table["sanction_worked"]
    return table.assign(success_rate=successes / table["cases"].where(table["cases"] > 0))


def selection_expected(
    threats_that_work: float, sanctions_that_work: float, hidden: float = 1.0
) -> tuple[float, float]:
    """Return the success rates that `selection` comes near to with many cases.

    With t, s and h for the three chances: all cases t + (1 - t) s; on record
    (t (1 - h) + (1 - t) s) / (1 - t h).

    Parameters
    ----------
    threats_that_work, sanctions_that_work, hidden : float
        Chances, 0 to 1.

    Returns
    -------
    tuple of float
        The rate of all cases, and the rate on record.

    Raises
    ------
    CourseError
        If a chance is not between 0 and 1, or no case would be on record.
    """
    _require_chances(threats_that_work, sanctions_that_work, hidden)
    on_record = 1 - threats_that_work * hidden
    if on_record == 0:
        raise CourseError("Every threat works and is hidden: no case is on record.")
    by_sanction = (1 - threats_that_work) * sanctions_that_work
    seen = threats_that_work * (1 - hidden) + by_sanction
    return threats_that_work + by_sanction, seen / on_record


def _require_chances(*chances: float) -> None:
    if not all(0 <= chance <= 1 for chance in chances):
        raise CourseError("A chance lies between 0 and 1.")
