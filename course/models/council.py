"""The council room: what lies on the table, who sits there, what is handed out and kept back.

What was public at a decision point is in `cut_off`; a group's own record is in
`council_record`, the results of several groups in `council_results`, the meeting's phases in
`council_clock`.
"""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from course import data
from course.errors import CourseError, unknown
from course.models import choice
from course.models.cut_off import (
    cut_off,
    known_by,
    point_row,
    shown_tables,
    without_what_came_later,
)

SIZES = (6, 12, 24)

FICTION = "[FICTION]"

_MERGED = (
    ("R01",),
    ("R02", "R05"),
    ("R03", "R07"),
    ("R04",),
    ("R06", "R08"),
    ("R09", "R10", "R11", "R12"),
)
"""Six seats for twelve roles: offices of one field sit together, and so do the visitors."""

ASK = {
    "allied": "Ask: does this change what the ally expects, or only how it speaks?",
    "leak": "Ask: who can check this, and with which row? What do we do until we know?",
    "domestic": "Ask: whose support does a step need, and does it have it?",
}
"""What the chair asks after an inject of each kind."""


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
    row = point_row(point_id)[["title", "question", "decider", "situation", "unknown"]]
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
    rows = _rows("options", point_id)
    return rows.set_index("option_id")[["label", "description"]]


def scores(point_id: str) -> pd.DataFrame:
    """Return the scores of the options of a point, for model C (see `choice.scores`)."""
    return choice.scores(data.load("option_scores"), point_id, data.load("options"))


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
    rows = _rows("council_questions", point_id)
    return rows.set_index("question_id")[["question", "deadline"]]


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
    return without_what_came_later(rows, moment)


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
    rows = _rows("roles", point_id).set_index("role_id")
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
    rows = _rows("role_claims", point_id).set_index("claim_id")
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
    rows = _rows("cards", point_id)
    rows = rows[rows["kind"] != "known"]
    return rows.sort_values(["date_known", "card_id"], ignore_index=True)


def outcomes(point_id: str) -> pd.Series:
    """Return whether each question came true, for the instructor's paper and for scores.

    Returns
    -------
    pandas.Series
        Index ``question_id``; True, False or missing while open.
    """
    return _rows("council_questions", point_id).set_index("question_id")["came_true"]


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
    rows = _rows("role_claims", point_id).set_index("claim_id")
    words = data.labels("role_claims", "verdict")
    return rows[["text", "verdict", "reason"]].assign(verdict=rows["verdict"].map(words))


def _rows(name: data.TableName, point_id: str) -> pd.DataFrame:
    """Return the rows of a table that belong to a point."""
    rows = data.load(name)
    return rows[rows["point_id"] == point_row(point_id)["point_id"]]


def _injects(point_id: str) -> pd.DataFrame:
    rows = _rows("injects", point_id).set_index("inject_id")
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
