"""A reader's own forecasts: dated, added to, never changed, and scored later.

The ledger is a list of lines. A line is a forecast or an outcome; each carries the day on
which it was made and a seal over itself and all lines before it. So a line that was changed
afterwards is noticed. Whoever changes their mind adds a new forecast; both are scored.

The live questions and their past are tables, `questions` and `past`. The rest is pure: content
in, new content out. `course.keep` reads and writes the file.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any

import pandas as pd

from course import data
from course.errors import CourseError, unknown
from course.models import scores
from course.models.chronology import Day, as_day

FILE = "my_forecasts.json"
KIND = "ledger of forecasts"

CAME, FAILED, VOID = "it came", "it did not come", "void: its condition did not hold"
OUTCOMES = (CAME, FAILED, VOID)
OPEN = "open"
LONGEST = 300


def questions() -> pd.DataFrame:
    """Return the live questions. Each counts what comes after the day of the entry.

    Returns
    -------
    pandas.DataFrame
        The table ``live_questions``, index ``question`` (its short name).
    """
    return data.load("live_questions").set_index("question")


def past() -> pd.DataFrame:
    """Return the events since 2022 of the same kind as a live question.

    Returns
    -------
    pandas.DataFrame
        The table ``live_question_events`` plus ``question`` (the short name).
    """
    names = questions().reset_index()[["question_id", "question"]]
    return data.load("live_question_events").merge(names, on="question_id")


def half_years(events: pd.DataFrame, start: str = "2022-01-01") -> pd.DataFrame:
    """Say in which half-years each question's event came.

    Parameters
    ----------
    events : pandas.DataFrame
        The table ``events``: its last event says where the record ends.
    start : str
        First day; the last half-year is the one of the last event, and may be partial.

    Returns
    -------
    pandas.DataFrame
        One row a question and half-year: ``question``, ``half`` ("2024, Jan-Jun"),
        ``came`` (bool), ``whole`` (bool, False for the last one), ``possible`` (bool, False
        where the half-year ended before the event could come), ``events`` (titles).
    """
    halves = _halves(as_day(start), events["date"].max())
    every, made = past(), []
    for question, row in questions().iterrows():
        own = every[every["question"] == question]
        for first, end, half in halves:
            inside = own[(own["date"] >= first) & (own["date"] <= end)]
            whole = (first, end, half) != halves[-1]
            possible = end >= row["possible_from"]
            titles = "; ".join(inside["title"])
            made.append((question, half, bool(len(inside)), whole, possible, titles))
    return pd.DataFrame(made, columns=["question", "half", "came", "whole", "possible", "events"])


def base_rates(events: pd.DataFrame) -> pd.DataFrame:
    """Count the whole half-years in which each question's event came at least once.

    Half-years in which it could not come yet are not counted.

    Returns
    -------
    pandas.DataFrame
        Index ``question``; ``came`` and ``of`` (counts of half-years), ``rate``.
    """
    whole = half_years(events).query("whole and possible")
    table = whole.groupby("question", sort=False)["came"].agg(came="sum", of="size")
    return table.assign(rate=table["came"] / table["of"])


def add(
    content: dict[str, Any],
    criterion: str,
    chance: float,
    last_day: Day | None,
    today: Day | None = None,
) -> dict[str, Any]:
    """Add a forecast to the ledger.

    Parameters
    ----------
    content : dict
        The ledger so far; ``{}`` for a new one.
    criterion : str
        Test that will decide it, one sentence.
    chance : float
        0 to 1.
    last_day : str or datetime.date
        Last day of the test; after today.
    today : str or datetime.date, optional
        Day of the entry; today unless given.

    Returns
    -------
    dict
        The ledger with one line more; the old one stays as it is.

    Raises
    ------
    CourseError
        If the test is empty, the chance is not between 0 and 1, the day has passed, the same
        forecast is there already, or a line was changed.
    """
    made, end = _today(today), _last_day(last_day, _today(today))
    line = {
        "made": f"{made:%Y-%m-%d}",
        "criterion": _criterion(criterion),
        "chance": _chance(chance),
        "last_day": f"{end:%Y-%m-%d}",
    }
    for number, old in enumerate(_forecasts(content), start=1):
        if all(old[key] == value for key, value in line.items()):
            raise CourseError(f"This forecast is there already: it is number {number}.")
    return _with(content, line)


def settle(
    content: dict[str, Any], number: int, outcome: str, today: Day | None = None
) -> dict[str, Any]:
    """Add the outcome of a forecast. A later outcome of the same forecast replaces it.

    Parameters
    ----------
    content : dict
        The ledger.
    number : int
        Number of the forecast, from 1.
    outcome : str
        One of `OUTCOMES`.
    today : str or datetime.date, optional
        Day of the entry; today unless given.

    Returns
    -------
    dict
        The ledger with one line more.

    Raises
    ------
    CourseError
        If there is no such forecast or outcome, or the last day has not passed and the
        outcome is that it did not come.
    """
    forecasts = _forecasts(content)
    if outcome not in OUTCOMES:
        raise unknown("outcome", outcome, OUTCOMES)
    if number not in range(1, len(forecasts) + 1):
        raise CourseError(_no_such(number, len(forecasts)))
    now, end = _today(today), as_day(forecasts[number - 1]["last_day"])
    if outcome == FAILED and now < first_day_to_fail(end):
        raise CourseError(
            f"Forecast {number} can still come true: enter that it did not come from "
            f"{first_day_to_fail(end):%Y-%m-%d} on."
        )
    return _with(content, {"made": f"{now:%Y-%m-%d}", "number": int(number), "outcome": outcome})


def first_day_to_fail(last_day: Day) -> pd.Timestamp:
    """Return the first day on which "it did not come" is known: the day after the last."""
    return as_day(last_day) + pd.Timedelta(days=1)


def listed(content: dict[str, Any]) -> pd.DataFrame:
    """List the forecasts with their outcomes.

    Parameters
    ----------
    content : dict
        The ledger.

    Returns
    -------
    pandas.DataFrame
        Index ``number``; ``made``, ``criterion``, ``chance``, ``last_day``, ``outcome`` (open,
        or one of `OUTCOMES`), ``settled`` (day of the outcome; empty while open), ``score``
        ((p - o)^2; NaN while open and if void).
    """
    columns = ["made", "criterion", "chance", "last_day"]
    table = pd.DataFrame(_forecasts(content), columns=columns)
    table.index = pd.RangeIndex(1, len(table) + 1, name="number")
    last = {line["number"]: line for line in _lines(content) if "outcome" in line}
    table["outcome"] = [last[n]["outcome"] if n in last else OPEN for n in table.index]
    table["settled"] = [last[n]["made"] if n in last else "" for n in table.index]
    happened = table["outcome"].map({CAME: 1.0, FAILED: 0.0}).astype(float)
    table["score"] = (table["chance"].astype(float) - happened) ** 2
    return table


def total(content: dict[str, Any]) -> pd.Series:
    """Score all forecasts with a result; void ones are left out.

    Returns
    -------
    pandas.Series
        ``n``, ``brier``, ``base_rate``, ``skill``; NaN where it is not defined.
    """
    table = listed(content).dropna(subset=["score"])
    p, o = table["chance"].astype(float), (table["outcome"] == CAME).astype(int)
    values = {"n": len(table), "brier": float("nan"), "base_rate": float("nan")}
    if len(table):
        values |= {"brier": scores.brier(p, o), "base_rate": o.mean()}
    mixed = 0 < values["base_rate"] < 1
    return pd.Series({**values, "skill": scores.skill(p, o) if mixed else float("nan")})


def _halves(start: pd.Timestamp, end: pd.Timestamp) -> list[tuple[Any, Any, str]]:
    firsts = pd.date_range(start, end, freq="6MS")
    names = [f"{first.year}, {'Jan-Jun' if first.month < 7 else 'Jul-Dec'}" for first in firsts]
    ends = firsts + pd.DateOffset(months=6) - pd.Timedelta(days=1)
    return list(zip(firsts, ends, names, strict=True))


def _criterion(given: str) -> str:
    words = " ".join(str(given or "").split())
    if not words:
        raise CourseError("Write the test first: one sentence that will be true or false.")
    if len(words) > LONGEST:
        raise CourseError(f"Write the test in {LONGEST} characters at most; it has {len(words)}.")
    return words


def _chance(given: Any) -> float:
    plain = isinstance(given, int | float) and not isinstance(given, bool)
    if not plain or not 0 <= given <= 1:
        raise CourseError(
            f"A chance lies between 0 and 1, for example 0.3 or 30 %; you gave {given}."
        )
    return float(given)


def _today(given: Day | None) -> pd.Timestamp:
    return as_day(dt.date.today() if given is None else given)


def _last_day(given: Day | None, made: pd.Timestamp) -> pd.Timestamp:
    if given is None or given == "":
        raise CourseError("Give the last day of the test.")
    day = as_day(given)
    if day <= made:
        raise CourseError(f"The last day must come after today, {made:%Y-%m-%d}.")
    return day


def _no_such(number: object, known: int) -> str:
    if not known:
        return "There is no forecast yet: keep one first."
    return f"There is no forecast number {number}: the numbers run from 1 to {known}."


def _forecasts(content: dict[str, Any]) -> list[dict[str, Any]]:
    return [line for line in _lines(content) if "criterion" in line]


def _lines(content: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the lines after checking each seal."""
    lines, before = content.get("lines", []), ""
    for place, line in enumerate(lines, start=1):
        seal = _seal(before, line)
        if line.get("seal") != seal:
            raise CourseError(
                f"Line {place} of {FILE} was changed after it was made, so nothing is scored: "
                "put it back, or rename the file to begin a new one."
            )
        before = seal
    return lines


def _with(content: dict[str, Any], line: dict[str, Any]) -> dict[str, Any]:
    lines = _lines(content)
    before = lines[-1]["seal"] if lines else ""
    return {**content, "lines": [*lines, {**line, "seal": _seal(before, line)}]}


def _seal(before: str, line: dict[str, Any]) -> str:
    own = {key: value for key, value in line.items() if key != "seal"}
    text = before + json.dumps(own, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
