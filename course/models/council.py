"""The council room: what was public at a decision point, who sits there, how a record is scored.

Everything that a player may see before the decision goes through `as_of`. A table that does
not say since when a row was public is not shown at all: better too little than hindsight.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from course import data
from course.errors import CourseError, unknown

SIZES = (6, 12, 24)

_MERGED = (
    ("R01",),
    ("R02", "R05"),
    ("R03", "R07"),
    ("R04",),
    ("R06", "R08"),
    ("R09", "R10", "R11", "R12"),
)
"""Six seats for twelve roles: offices of one field sit together, and so do the visitors."""

# Days after the date of a row until the public in Seoul could know it. Votes and claims abroad
# are news of the next day; a survey comes out some weeks after its last day, set late on purpose.
_DELAY = {
    "resolutions": 1,
    "council_votes": 1,
    "ukraine_votes": 1,
    "dprk_russia": 1,
    "shell_claims": 1,
    "opinion": 31,
}
_DATED = ("events", "cards", "energy", "export_controls", "firms", "red_lines", "role_claims")
_DATED += ("trade_points", "injects")

# Columns that were written later, or that judge with the knowledge of later days.
_LATER = {
    "note",
    "order_note",
    "hour_note",
    "instructor_note",
    "later_conduct",
    "later_event_id",
    "tested",
    "consequence_followed",
    "verdict",
    "reason",
    "reply",
    "reply_kind",
    "reply_date",
    "article_ids",
    "came_true",
    "in_game",
    "use",
}


def points() -> list[str]:
    """Return the keys of the decision points, in order of time."""
    table = data.load("decision_points").sort_values(["cut_off", "cut_off_at"])
    return list(table["point_id"])


def cut_off(point_id: str) -> pd.Timestamp:
    """Return day and hour of the cut-off, in Seoul.

    Parameters
    ----------
    point_id : str
        ``"D1"`` to ``"D6"``.

    Returns
    -------
    pandas.Timestamp
        Without a time zone: all hours of the course are those of Seoul.

    Raises
    ------
    CourseError
        If there is no such point.
    """
    row = _point(point_id)
    return row["cut_off"] + pd.Timedelta(f"{row['cut_off_at']}:00")


def shown_tables() -> list[str]:
    """Return the names of the tables that say since when a row was public."""
    return sorted([*_DATED, *_DELAY])


def as_of(name: data.TableName, point_id: str) -> pd.DataFrame:
    """Return what the public in Seoul could know of a table at a decision point.

    A row of the day itself counts only when its hour is known and not later. Columns that
    look back from a later day are left out, and so are sources of later days, reveal cards
    and invented injects.

    Parameters
    ----------
    name : str
        One of `shown_tables`.
    point_id : str
        ``"D1"`` to ``"D6"``.

    Returns
    -------
    pandas.DataFrame
        Rows of the table known by then, without the later columns.

    Raises
    ------
    CourseError
        If the point does not exist, or the table does not say since when a row was public.
    """
    moment = cut_off(point_id)
    if name not in shown_tables():
        raise CourseError(
            f"The table {name} does not say since when a row was public, so it stays closed "
            f"before the reveal. Open: {', '.join(shown_tables())}."
        )
    table = data.load(name)
    visible = _public_since(name, table) <= moment
    if name in ("cards", "injects", "role_claims"):
        visible &= table["point_id"] == point_id
    if name == "cards":
        visible &= table["kind"] == "known"
    if name == "injects":
        visible &= table["truth"] == "real"
    return _without_what_came_later(table[visible], moment)


def cards(point_id: str) -> pd.DataFrame:
    """Return the known cards of a point, oldest first.

    Parameters
    ----------
    point_id : str

    Returns
    -------
    pandas.DataFrame
        Rows of the table ``cards`` of kind known, without the columns written later.
    """
    moment, rows = cut_off(point_id), data.load("cards")
    # The cards of a point were each checked against its hour: see date_known and known_basis.
    rows = rows[(rows["point_id"] == point_id) & (rows["kind"] == "known")]
    rows = rows.sort_values(["date_known", "card_id"], ignore_index=True)
    return _without_what_came_later(rows, moment)


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
    rows = data.load("cards")
    rows = rows[(rows["point_id"] == point_id) & (rows["kind"] != "known")]
    return rows.sort_values("date_known", ignore_index=True)


def seats(size: int) -> pd.DataFrame:
    """Say who plays which role in a room of 6, 12 or 24.

    Parameters
    ----------
    size : int
        One of `SIZES`. With 6, offices of one field share a seat. With 24, each role has a
        principal and a deputy.

    Returns
    -------
    pandas.DataFrame
        ``seat`` (1 to size), ``roles`` (list of role ids), ``part`` ("", "principal" or
        "deputy").

    Raises
    ------
    CourseError
        If the size is another one.
    """
    if size not in SIZES:
        raise CourseError(f"A council has 6, 12 or 24 seats; you asked for {size}.")
    every = [role for group in _MERGED for role in group]
    if size == 6:
        chairs = [(list(group), "") for group in _MERGED]
    elif size == 12:
        chairs = [([role], "") for role in sorted(every)]
    else:
        chairs = [([role], part) for role in sorted(every) for part in ("principal", "deputy")]
    rows = [(number, roles, part) for number, (roles, part) in enumerate(chairs, start=1)]
    return pd.DataFrame(rows, columns=["seat", "roles", "part"])


def brief(point_id: str, role_id: str, secret: bool = False) -> pd.Series:
    """Return the card of a role.

    Parameters
    ----------
    point_id, role_id : str
    secret : bool
        Also the secret side, which is fiction, and the rule when the player has won.

    Returns
    -------
    pandas.Series
        ``role``, ``holder``, ``public_position``, ``position_basis`` and ``claims`` (list of
        the texts of the role's claims); with ``secret`` also ``secret`` and ``win``.

    Raises
    ------
    CourseError
        If there is no such point or role.
    """
    rows = data.load("roles")
    rows = rows[rows["point_id"] == _point(point_id)["point_id"]].set_index("role_id")
    if role_id not in rows.index:
        raise unknown("role", role_id, rows.index)
    row = rows.loc[role_id]
    claims = data.load("role_claims").set_index("claim_id")["text"]
    ids = [row[c] for c in ("claim_id", "claim_id_2", "claim_id_3") if pd.notna(row[c])]
    columns = ["role", "holder", "public_position", "position_basis"]
    columns += ["secret", "win"] if secret else []
    return pd.concat([row[columns], pd.Series({"claims": [claims[i] for i in ids]})])


def questions(point_id: str) -> pd.DataFrame:
    """Return the four questions of a point, without their outcomes.

    Parameters
    ----------
    point_id : str

    Returns
    -------
    pandas.DataFrame
        Index ``question_id``; columns ``question``, ``deadline``.
    """
    rows = data.load("council_questions")
    rows = rows[rows["point_id"] == _point(point_id)["point_id"]]
    return rows.set_index("question_id")[["question", "deadline"]]


# Records of a group -----------------------------------------------------------------------


@dataclass(frozen=True)
class _Field:
    """A part of a record: what it is called, and when it is sound."""

    sentence: str
    sound: Callable[[Any], bool]


def _chance(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _words(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


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
        None), ``weights`` (criterion to number), ``option`` and ``decision`` (see `DECISION`).
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
    }


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
        chances = record.get(moment) or {}
        for question in questions(here).index:
            if not _chance(chances.get(question)):
                found.append(f"give {question} a chance between 0 and 1 {moment} the talks.")
    options = data.load("options")
    if record.get("option") not in set(options.loc[options["point_id"] == here, "option_id"]):
        found.append("choose one of the options.")
    return found + _decision_problems(record.get("decision") or {}) + _weight_problems(record)


def _decision_problems(decision: Mapping[str, Any]) -> list[str]:
    found = [f"{todo}." for part, todo in DECISION.items() if not _words(decision.get(part))]
    review = decision.get("review")
    if _words(review) and pd.isna(pd.to_datetime(review, format="%Y-%m-%d", errors="coerce")):
        found.append(f"{DECISION['review']}; {review!r} is not a day.")
    return found


def _weight_problems(record: Mapping[str, Any]) -> list[str]:
    weights = record.get("weights") or {}
    wanted = set(data.labels("weight_profiles", "criterion"))
    numbers = [v for v in weights.values() if isinstance(v, int | float) and np.isfinite(v)]
    if set(weights) != wanted or len(numbers) != len(wanted) or min(numbers) < 0:
        return [f"give each of {', '.join(sorted(wanted))} a weight of 0 or more."]
    return [] if sum(numbers) > 0 else ["give at least one criterion a weight above 0."]


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
    truth = data.load("council_questions").set_index("question_id")["came_true"]
    table = table.assign(
        before=pd.Series(record["before"], dtype="float64"),
        after=pd.Series(record["after"], dtype="float64"),
        came_true=truth.reindex(table.index),
    )
    outcome = table["came_true"].astype("Float64")
    for moment in ("before", "after"):
        table[f"score_{moment}"] = (table[moment] - outcome) ** 2
    return table


def _point(point_id: str) -> pd.Series:
    rows = data.load("decision_points").set_index("point_id", drop=False)
    if point_id not in rows.index:
        raise unknown("decision point", point_id, rows.index)
    return rows.loc[point_id]


def _public_since(name: str, table: pd.DataFrame) -> pd.Series:
    """Return for each row the moment from which it counts as public; missing: never."""
    if name in _DATED:
        day = table["date_known"]
    elif name == "ukraine_votes":
        days = data.load("resolutions").set_index("resolution")["date"]
        day = table["resolution"].map(days)
    else:
        day = table["date_end"].fillna(table["date"]) if "date_end" in table else table["date"]
    if "date_precision" in table and name not in _DATED:
        month, year = day + pd.offsets.MonthEnd(0), day + pd.offsets.YearEnd(0)
        precision = table["date_precision"]
        day = day.mask(precision == "month", month).mask(precision == "year", year)
    day = day + pd.Timedelta(days=_DELAY.get(name, 0))
    if "known_at" not in table:
        return day + pd.Timedelta(days=1)  # no hour: from the next day on
    hour = pd.to_timedelta(table["known_at"] + ":00").fillna(pd.Timedelta(days=1))
    return day + hour


def _without_what_came_later(rows: pd.DataFrame, moment: pd.Timestamp) -> pd.DataFrame:
    """Drop the columns written later, and blank later days, events and sources in the others."""
    rows = rows.drop(columns=[c for c in rows if c in _LATER])
    dates = data.load("sources").set_index("source_id")["date"]
    day = pd.to_datetime(dates, errors="coerce", format="ISO8601")
    early = set(day.index[day <= moment])  # a source without a day counts as later
    for column in rows:
        if rows[column].dtype.kind == "M":
            keep = rows[column] <= moment
        elif column.startswith("source_id"):
            keep = rows[column].isin(early)
        elif column.startswith("event_") and column != "event_id":
            keep = rows[column].str[:10] <= f"{moment:%Y-%m-%d}"
        else:
            continue
        rows = rows.assign(**{column: rows[column].where(keep.fillna(False))})
    return rows
