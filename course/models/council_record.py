"""The record of a group in the council: blank, restored, what it lacks, how it is scored.

What happened afterwards is opened by a complete record only, see `reveal`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from course import data
from course.errors import CourseError
from course.models.council import SIZES, afterwards, options, outcomes, questions
from course.models.cut_off import cut_off, points

KIND = "council record"
"""What a file of `course.keep.Keep` must hold to be a record."""

DECISION = {
    "act": "say in one sentence what Seoul does",
    "limit": "say what Seoul does not do",
    "message": "write one sentence for the press",
    "review": "write the day on which the decision is looked at again, year-month-day",
}
"""Parts of a decision in writing, with what to do when one is missing."""


def blank_record(point_id: str) -> dict[str, Any]:
    """Return an empty record of a group at a point: no names, nothing filled in.

    Parameters
    ----------
    point_id : str

    Returns
    -------
    dict
        ``point_id``, ``size``, ``before`` and ``after`` (question id to chance, 0 to 1, or
        None), ``weights`` (criterion to number), ``option``, ``decision`` (see `DECISION`) and
        ``revealed`` (whether what happened was shown: from then on nothing is changed).
    """
    asked = questions(point_id).index
    criteria = dict.fromkeys(data.labels("weight_profiles", "criterion"), 1.0)
    return {
        "point_id": point_id,
        "size": 1,
        "before": dict.fromkeys(asked),
        "after": dict.fromkeys(asked),
        "weights": criteria,
        "option": "",
        "decision": dict.fromkeys(DECISION, ""),
        "revealed": False,
    }


def restored(content: Mapping[str, Any], blank: dict[str, Any]) -> dict[str, Any]:
    """Fill a blank record with what a file holds; what is not sound stays blank.

    Parameters
    ----------
    content : mapping
        From a file.
    blank : dict
        From `blank_record`; another point in the file counts as nothing.

    Returns
    -------
    dict
    """
    if content.get("point_id") != blank["point_id"]:
        return blank
    made = dict(blank)
    for part, sound in (("before", _chance), ("after", _chance), ("decision", _words)):
        kept = _part(content, part)
        made[part] = {
            key: kept[key] if sound(kept.get(key)) else empty for key, empty in blank[part].items()
        }
    if not _weight_problems(content):
        made["weights"] = {key: float(content["weights"][key]) for key in blank["weights"]}
    if content.get("option") in list(options(blank["point_id"]).index):
        made["option"] = content["option"]
    if content.get("size") in (1, *SIZES):
        made["size"] = content["size"]
    made["revealed"] = content.get("revealed") is True and not problems(made)
    return made


def file_name(point_id: str) -> str:
    """Return the name of the file that keeps a group's record."""
    return f"my_council_{point_id}.json"


def chance(words: str) -> float | None:
    """Read a chance in per cent, or the mean of several.

    Parameters
    ----------
    words : str
        ``"70"``, ``"70 %"``, or one number a seat: ``"20 35 70"``.

    Returns
    -------
    float or None
        0 to 1, rounded to a tenth of a per cent; None when nothing is written.

    Raises
    ------
    CourseError
        If something is no number from 0 to 100, or looks like a share.
    """
    parts = re.sub(r"[%;/]", " ", str(words)).split()
    if not parts:
        return None
    try:
        numbers = [float(part.rstrip(",").replace(",", ".")) for part in parts]
    except ValueError:
        numbers = [float("nan")]
    if not all(0 <= number <= 100 for number in numbers):
        raise CourseError(f"Write numbers from 0 to 100: {words!r} is not one.")
    if "%" not in str(words) and any(0 < number < 1 for number in numbers):
        raise CourseError(f"Write per cent: 70 for 70 %. {words!r} would be less than 1 %.")
    return round(float(np.mean(numbers)) / 100, 3)


def problems(record: Mapping[str, Any], point_id: str | None = None) -> list[str]:
    """Say what a record lacks, one sentence each.

    Parameters
    ----------
    record : mapping
        As `blank_record` makes it, filled in.
    point_id : str, optional
        The point that it must be about.

    Returns
    -------
    list of str
        Empty when the record is complete.
    """
    if not isinstance(record, Mapping) or record.get("point_id") not in points():
        return ["this is no record of a council of this course."]
    here = record["point_id"]
    if point_id is not None and here != point_id:
        return [f"this record is about {here}, not about {point_id}."]
    found = []
    for moment in ("before", "after"):
        chances = _part(record, moment)
        for question in questions(here).index:
            if not _chance(chances.get(question)):
                found.append(f"give {question} a chance between 0 and 1 {moment} the talks.")
    options = data.load("options")
    if record.get("option") not in list(options.loc[options["point_id"] == here, "option_id"]):
        found.append("choose one of the options.")
    return found + _decision_problems(_part(record, "decision"), here) + _weight_problems(record)


def reveal(point_id: str, record: Mapping[str, Any]) -> pd.DataFrame:
    """Return what happened afterwards, once a decision stands in writing.

    Parameters
    ----------
    point_id : str
    record : mapping
        A record of the council, see `problems`.

    Returns
    -------
    pandas.DataFrame
        The reveal cards and the open card of the point, oldest first.

    Raises
    ------
    CourseError
        If the record is not complete: what is missing, in one sentence.
    """
    missing = problems(record, point_id)
    if missing:
        raise CourseError(f"Decide first: {missing[0]}")
    return afterwards(point_id)


def scored(record: Mapping[str, Any]) -> pd.DataFrame:
    """Set the chances of a record beside what happened.

    Parameters
    ----------
    record : mapping
        A complete record.

    Returns
    -------
    pandas.DataFrame
        Index ``question_id``; ``question``, ``deadline``, ``before``, ``after``, ``came_true``
        (missing while open), ``score_before`` and ``score_after``: the Brier score
        (chance - outcome) squared, 0 is best.

    Raises
    ------
    CourseError
        If the record is not complete.
    """
    missing = problems(record)
    if missing:
        raise CourseError(f"Decide first: {missing[0]}")
    table = questions(record["point_id"])
    table = table.assign(
        before=pd.Series(record["before"], dtype="float64"),
        after=pd.Series(record["after"], dtype="float64"),
        came_true=outcomes(record["point_id"]),
    )
    outcome = table["came_true"].astype("Float64")
    for moment in ("before", "after"):
        table[f"score_{moment}"] = (table[moment] - outcome) ** 2
    return table


def _chance(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and np.isfinite(value)


def _words(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _part(record: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return a part of a record; anything but a mapping counts as empty."""
    part = record.get(name)
    return part if isinstance(part, Mapping) else {}


def _decision_problems(decision: Mapping[str, Any], point_id: str) -> list[str]:
    found = [f"{todo}." for part, todo in DECISION.items() if not _words(decision.get(part))]
    review = decision.get("review")
    day = pd.to_datetime(review if _words(review) else None, format="%Y-%m-%d", errors="coerce")
    if _words(review) and pd.isna(day):
        found.append(f"{DECISION['review']}; {review!r} is not a day.")
    elif pd.notna(day) and day <= cut_off(point_id):
        found.append(f"{DECISION['review']}; {review} lies before the meeting.")
    return found


def _weight_problems(record: Mapping[str, Any]) -> list[str]:
    weights = _part(record, "weights")
    wanted = set(data.labels("weight_profiles", "criterion"))
    numbers = [v for v in weights.values() if _number(v)]
    if set(weights) != wanted or len(numbers) != len(wanted) or min(numbers) < 0:
        return [f"give each of {', '.join(sorted(wanted))} a weight of 0 or more."]
    return [] if sum(numbers) > 0 else ["give at least one criterion a weight above 0."]
