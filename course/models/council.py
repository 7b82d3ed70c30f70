"""The council room: what was public at a decision point, who sits there, how a record is scored.

Everything that a player may see before the decision goes through `as_of`. A table that does
not say since when a row was public is not shown at all: better too little than hindsight.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from course import data
from course.errors import CourseError, unknown
from course.keep import Keep
from course.models import choice

SIZES = (6, 12, 24)

FICTION = "[FICTION]"
KIND = "council record"
"""What a file of `course.keep.Keep` must hold to be a record."""

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
    "leans",
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
    rows = known_by(name, cut_off(point_id))
    if name in ("cards", "injects", "role_claims"):
        rows = rows[rows["point_id"] == point_id]
    return rows


def known_by(name: data.TableName, moment: pd.Timestamp) -> pd.DataFrame:
    """Return what the public in Seoul could know of a table at any moment.

    Parameters
    ----------
    name : str
        One of `shown_tables`.
    moment : pandas.Timestamp
        Day and hour in Seoul.

    Returns
    -------
    pandas.DataFrame
        As in `as_of`; cards, injects and claims of all points.

    Raises
    ------
    CourseError
        If the table does not say since when a row was public.
    """
    if name not in shown_tables():
        raise CourseError(
            f"The table {name} does not say since when a row was public, so it stays closed "
            f"before the reveal. Open: {', '.join(shown_tables())}."
        )
    table = data.load(name)
    visible = _public_since(name, table) <= moment
    if name == "cards":
        visible &= table["kind"] == "known"
    if name == "injects":
        visible &= table["truth"] == "real"
    return _without_what_came_later(table[visible], moment)


def situation(point_id: str) -> pd.Series:
    """Return the situation of a point as players may read it.

    Parameters
    ----------
    point_id : str

    Returns
    -------
    pandas.Series
        ``title``, ``question``, ``decider``, ``situation``, ``unknown`` and ``cut_off`` (day
        and hour in Seoul). The notes that look past the cut-off are left out.
    """
    row = _point(point_id)[["title", "question", "decider", "situation", "unknown"]]
    return pd.concat([row, pd.Series({"cut_off": cut_off(point_id)})])


def options(point_id: str) -> pd.DataFrame:
    """Return the options of a point.

    Parameters
    ----------
    point_id : str

    Returns
    -------
    pandas.DataFrame
        Index ``option_id``; columns ``label``, ``description``.
    """
    rows = data.load("options")
    rows = rows[rows["point_id"] == _point(point_id)["point_id"]]
    return rows.set_index("option_id")[["label", "description"]]


def scores(point_id: str) -> pd.DataFrame:
    """Return the scores of the options of a point, for model C (see `choice.scores`)."""
    return choice.scores(data.load("option_scores"), point_id, data.load("options"))


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
    return afterwards(point_id)


def afterwards(point_id: str) -> pd.DataFrame:
    """Return what happened afterwards, for the instructor's paper; lessons call `reveal`.

    Parameters
    ----------
    point_id : str

    Returns
    -------
    pandas.DataFrame
        The reveal cards and the open card of the point, oldest first.
    """
    rows = data.load("cards")
    rows = rows[(rows["point_id"] == _point(point_id)["point_id"]) & (rows["kind"] != "known")]
    return rows.sort_values(["date_known", "card_id"], ignore_index=True)


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
        ``role``, ``holder``, ``hangul`` (missing where the table ``names`` has none),
        ``public_position``, ``position_basis`` and ``claims`` (list of ids of the role's
        claims, see `claims`); with ``secret`` also ``secret`` and ``win``.

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
    ids = [row[c] for c in ("claim_id", "claim_id_2", "claim_id_3") if pd.notna(row[c])]
    columns = ["role", "holder", "holder_status", "public_position", "position_basis"]
    columns += ["secret", "win"] if secret else []
    more = pd.Series({"hangul": _hangul(row["holder"]), "claims": ids})
    return pd.concat([row[columns], more])


def claims(point_id: str) -> pd.DataFrame:
    """Return the claims that players may use at a point, without the verdicts.

    Parameters
    ----------
    point_id : str

    Returns
    -------
    pandas.DataFrame
        Index ``claim_id``; ``text``, ``table``, ``row`` and ``column``: what supports it
        (``column`` may be missing).
    """
    rows = data.load("role_claims")
    rows = rows[rows["point_id"] == _point(point_id)["point_id"]].set_index("claim_id")
    kept = rows[["text", "support_table", "support_key", "support_column"]]
    return kept.set_axis(["text", "table", "row", "column"], axis=1)


def support(claim_id: str) -> pd.Series:
    """Call up the row behind a claim, as it was public at the claim's decision point.

    Parameters
    ----------
    claim_id : str
        For example ``"D4-K01"``.

    Returns
    -------
    pandas.Series
        The filled columns of the row. Where the table does not say since when a row was
        public, the publisher, title, date and address of the page the claim rests on; of a
        page of a later day, the publisher alone.

    Raises
    ------
    CourseError
        If there is no such claim.
    """
    every = data.load("role_claims").set_index("claim_id")
    if claim_id not in every.index:
        raise unknown("claim", claim_id, every.index)
    row = every.loc[claim_id]
    table, moment = row["support_table"], cut_off(row["point_id"])
    if table in shown_tables():
        keys = data.resource(table)["schema"]["primaryKey"]
        known = known_by(table, moment).astype({k: "str" for k in keys})
        found = known[known[keys].agg("|".join, axis=1) == row["support_key"]]
        if len(found):
            return found.iloc[0].dropna().rename(claim_id)
    page = row["support_key"] if table == "sources" else row["source_id"]
    source = data.load("sources").set_index("source_id").loc[page]
    day = pd.to_datetime(source["date"], format="ISO8601", errors="coerce")
    early = pd.notna(day) and day <= moment  # of a page put on the web later, only who made it
    kept = ["publisher", "title", "date", "url"] if early else ["publisher"]
    return source[kept].dropna().rename(claim_id)


def slips(point_id: str) -> pd.DataFrame:
    """Return the injects of a point in the order of the meeting, ready to be handed out.

    The mark of fiction is taken off, as in the caveats of the table; so is all that would
    tell which ones are invented.

    Parameters
    ----------
    point_id : str

    Returns
    -------
    pandas.DataFrame
        Index ``inject_id``; ``kind``, ``text``, ``use`` (when and how), ``to`` (list of
        roles that it concerns).
    """
    rows = _injects(point_id)
    rows["text"] = rows["text"].str.removeprefix(FICTION).str.strip()
    rows["use"] = rows["use"].str.extract(r"^([^.]*\.)")[0]
    return rows[["kind", "text", "use", "to"]]


def truths(point_id: str) -> pd.DataFrame:
    """Return the injects with their marks and notes, for the debriefing.

    Parameters
    ----------
    point_id : str

    Returns
    -------
    pandas.DataFrame
        Index ``inject_id``; ``kind``, ``truth``, ``in_game``, ``text``, ``use``, ``to``.
    """
    return _injects(point_id)[["kind", "truth", "in_game", "text", "use", "to"]]


def verdicts(point_id: str) -> pd.DataFrame:
    """Return which claims held, for the debriefing.

    Parameters
    ----------
    point_id : str

    Returns
    -------
    pandas.DataFrame
        Index ``claim_id``; ``text``, ``verdict`` (in words), ``reason`` (may be missing).
    """
    rows = data.load("role_claims")
    rows = rows[rows["point_id"] == _point(point_id)["point_id"]].set_index("claim_id")
    words = data.labels("role_claims", "verdict")
    return rows[["text", "verdict", "reason"]].assign(verdict=rows["verdict"].map(words))


def _injects(point_id: str) -> pd.DataFrame:
    rows = data.load("injects")
    rows = rows[rows["point_id"] == _point(point_id)["point_id"]].set_index("inject_id")
    names = data.load("roles").query("point_id == @point_id").set_index("role_id")["role"]
    to = [[names[r] for r in (i.role_id, i.role_id_2) if pd.notna(r)] for i in rows.itertuples()]
    order = rows["kind"].map({"allied": 0, "leak": 1, "domestic": 2})  # as they are used
    return rows.assign(to=to).loc[order.sort_values(kind="stable").index]


def _hangul(holder: Any) -> str | None:
    """Return the Korean letters of a holder, where the table of names has them."""
    if pd.isna(holder):
        return None
    names = data.load("names").dropna(subset=["hangul"]).set_index("name")["hangul"]
    plain = re.split(r"[,(]", holder)[0].strip()
    return names.get(plain)


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


ASK = {
    "allied": "Ask: does this change what the ally expects, or only how it speaks?",
    "leak": "Ask: who can check this, and with which row? What do we do until we know?",
    "domestic": "Ask: whose support does a step need, and does it have it?",
}
"""What the chair asks after an inject of each kind."""


def outcomes(point_id: str) -> pd.Series:
    """Return whether each question came true, for the instructor's paper and for scores.

    Returns
    -------
    pandas.Series
        Index ``question_id``; True, False or missing while open.
    """
    rows = data.load("council_questions").set_index("question_id")
    return rows.loc[rows["point_id"] == _point(point_id)["point_id"], "came_true"]


# Records of a group -----------------------------------------------------------------------


def _chance(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and np.isfinite(value)


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


# Results of several groups ------------------------------------------------------------------


@dataclass(frozen=True)
class Group:
    """A group and its record; the name is a number, so that no name of a person is shown."""

    name: str
    file: str
    record: dict[str, Any]


def groups(folder: str | Path = "results") -> tuple[list[Group], list[str]]:
    """Load all records of a folder.

    Parameters
    ----------
    folder : str or pathlib.Path
        Holds files as the lesson keeps them, under any names that end in ``.json``.

    Returns
    -------
    list of Group
        Complete records, numbered in the order of the file names.
    list of str
        One sentence for each file that was left out.
    """
    found: list[Group] = []
    left_out: list[str] = []
    for path in sorted(Path(folder).glob("*.json")):
        record, problem = _read(path, found)
        if problem:
            left_out.append(f"{path.name} was left out: {problem}")
        else:
            found.append(Group(f"Group {len(found) + 1}", path.name, record))
    return found, left_out


def _read(path: Path, before: list[Group]) -> tuple[dict[str, Any], str]:
    try:
        record = Keep(path, KIND).load()
    except CourseError:
        return {}, "it is damaged, or it is no record of this course."
    missing = problems(record)
    if missing:
        return {}, missing[0]
    same = [group.file for group in before if group.record == record]
    return record, f"it holds the same record as {same[0]}." if same else ""


def played(every: list[Group]) -> list[str]:
    """Return the decision points that groups have played, in order of time."""
    here = {group.record["point_id"] for group in every}
    return [point for point in points() if point in here]


def choices(every: list[Group], point_id: str) -> pd.DataFrame:
    """Return what each group decided at a point.

    Parameters
    ----------
    every : list of Group
    point_id : str

    Returns
    -------
    pandas.DataFrame
        Index ``group``; ``size``, ``option`` (label), ``act``, ``limit``, ``message``,
        ``review``.
    """
    labels = options(point_id)["label"]
    rows = {
        g.name: {
            "size": g.record.get("size"),
            "option": labels[g.record["option"]],
            **{part: g.record["decision"][part] for part in DECISION},
        }
        for g in at(every, point_id)
    }
    columns = ["size", "option", *DECISION]
    table = pd.DataFrame.from_dict(rows, orient="index", columns=columns)
    return table.rename_axis("group")


def group_weights(every: list[Group], point_id: str) -> pd.DataFrame:
    """Return the weights of each group at a point; those of a group sum to 1.

    Returns
    -------
    pandas.DataFrame
        Index ``group``, one column a criterion.
    """
    order = list(data.labels("weight_profiles", "criterion"))
    rows = {g.name: choice.normalise(g.record["weights"]) for g in at(every, point_id)}
    return pd.DataFrame(rows, index=order).T.rename_axis(index="group", columns=None)


def group_chances(every: list[Group], point_id: str) -> pd.DataFrame:
    """Return the chances of each group at a point, beside what happened.

    Returns
    -------
    pandas.DataFrame
        One row a group and question: ``group``, then the columns of `scored` with
        ``question_id``.
    """
    parts = [scored(g.record).reset_index().assign(group=g.name) for g in at(every, point_id)]
    if not parts:
        raise CourseError(f"No group has played {point_id} yet.")
    table = pd.concat(parts, ignore_index=True)
    return table[["group", *table.columns.drop("group")]]


def at(every: list[Group], point_id: str) -> list[Group]:
    """Return the groups that played a point."""
    return [group for group in every if group.record["point_id"] == _point(point_id)["point_id"]]


STATES = ("settled", "open", "deadline passed")


def ledger(every: list[Group], today: str | pd.Timestamp | None = None) -> pd.DataFrame:
    """Keep the ledger of forecasts: what was asked, by when, and how good the answers were.

    Parameters
    ----------
    every : list of Group
    today : str or pandas.Timestamp, optional
        An open question whose deadline lies before this day is marked.

    Returns
    -------
    pandas.DataFrame
        Index ``question_id``, by deadline; ``question``, ``deadline``, ``state`` (one of
        `STATES`), ``groups`` (how many), ``before``, ``after`` (mean chances), ``came_true``,
        ``score_before``, ``score_after`` (mean Brier scores; missing while open).
    """
    columns = ["question", "deadline", "state", "groups", "before", "after", "came_true"]
    columns += ["score_before", "score_after"]
    parts = [group_chances(every, point) for point in played(every)]
    if not parts:
        return pd.DataFrame(columns=columns).rename_axis("question_id")
    rows = pd.concat(parts, ignore_index=True)
    means = {c: (c, "mean") for c in ("before", "after", "score_before", "score_after")}
    firsts = {c: (c, "first") for c in ("question", "deadline", "came_true")}
    table = rows.groupby("question_id").agg(groups=("group", "size"), **firsts, **means)
    table["state"] = np.where(table["came_true"].isna(), "open", "settled")
    if today is not None:
        late = (table["state"] == "open") & (table["deadline"] < pd.Timestamp(today))
        table["state"] = table["state"].mask(late, "deadline passed")
    return table.sort_values(["deadline"], kind="stable")[columns]


# The clock ----------------------------------------------------------------------------------

PHASES = (
    ("Read", 8, "Read the situation, the cards and your brief. Write your chances, in private."),
    ("Statements", 9, "A minute each at most: council, then journalist. Nobody interrupts."),
    ("Options", 10, "Set the weights together. Look at model C. Name what would change it."),
    ("Visitors", 6, "Equal times: Washington, Moscow, Kyiv. The chair thanks them."),
    ("Injects", 6, "The chair reads them out one by one and asks who can check them."),
    ("Decision", 8, "The chair decides in writing: act, limit, message, day of review."),
    ("Chances again", 3, "Write your chances once more, in private."),
    ("Debriefing", 25, "Out of role: what changed your mind? Then the reveal and the scores."),
)
"""Name, minutes of a meeting of 75 minutes, and what happens."""

SHORT = {
    "Read": 5,
    "Statements": 6,
    "Options": 6,
    "Visitors": 3,
    "Injects": 4,
    "Decision": 4,
    "Chances again": 2,
}
"""Minutes of the council inside a seminar of 90; the debriefing follows with its own time."""

LENGTHS = (30, 50, 75, 90)


def phases(minutes: int = 75) -> pd.DataFrame:
    """Return the phases of a meeting, stretched or cut to its length.

    Parameters
    ----------
    minutes : int
        40 to 240; or 30, for `SHORT`, which has no debriefing.

    Returns
    -------
    pandas.DataFrame
        ``phase``, ``minutes`` (whole, 1 or more, they sum to the length), ``start`` (minute),
        ``do``.

    Raises
    ------
    CourseError
        If the length is out of range.
    """
    table = pd.DataFrame(PHASES, columns=["phase", "minutes", "do"])
    if minutes == sum(SHORT.values()):
        table = table[table["phase"].isin(SHORT)]
        table = table.assign(minutes=table["phase"].map(SHORT))
    elif not 40 <= minutes <= 240:
        raise CourseError("A meeting takes 40 to 240 minutes, or 30 without its debriefing.")
    ends = (table["minutes"].cumsum() / table["minutes"].sum() * minutes).round().astype(int)
    starts = ends.shift(fill_value=0)
    return table.assign(minutes=ends - starts, start=starts)[["phase", "minutes", "start", "do"]]


@dataclass
class Clock:
    """The clock of a meeting: start, pause, reset.

    Parameters
    ----------
    minutes : int
        Length of the meeting, see `phases`.
    now : callable
        Returns seconds; another one can be given for tests.
    """

    minutes: int = 75
    now: Callable[[], float] = time.monotonic
    spent: float = field(default=0.0, init=False)
    since: float | None = field(default=None, init=False)

    @property
    def running(self) -> bool:
        """Whether time passes."""
        return self.since is not None

    def start(self) -> None:
        """Let time pass; a running clock runs on."""
        if self.since is None:
            self.since = self.now()

    def pause(self) -> None:
        """Stop; the time that has passed is kept."""
        self.spent, self.since = self.seconds(), None

    def reset(self) -> None:
        """Stop, and go back to zero."""
        self.spent, self.since = 0.0, None

    def seconds(self) -> float:
        """Return the seconds that have passed, up to the length of the meeting."""
        going = 0.0 if self.since is None else self.now() - self.since
        return min(self.spent + going, 60.0 * self.minutes)

    def phase(self) -> tuple[pd.Series, int]:
        """Return the phase of now, and the whole seconds that are left of it."""
        table, passed = phases(self.minutes), int(self.seconds())
        row = table[table["start"] * 60 <= passed].iloc[-1]
        return row, int((row["start"] + row["minutes"]) * 60) - passed


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
