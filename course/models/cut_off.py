"""What was public at a decision point, and nothing from later.

Everything that a player may see before the decision goes through `as_of`. A table that does
not say since when a row was public is not shown at all: better too little than hindsight.
"""

from __future__ import annotations

import pandas as pd

from course import data
from course.errors import CourseError, unknown

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


def point_row(point_id: str) -> pd.Series:
    """Return the row of a decision point, or say which ones there are."""
    rows = data.load("decision_points").set_index("point_id", drop=False)
    if point_id not in rows.index:
        raise unknown("decision point", point_id, rows.index)
    return rows.loc[point_id]


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
    row = point_row(point_id)
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
    return without_what_came_later(table[visible], moment)


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


def without_what_came_later(rows: pd.DataFrame, moment: pd.Timestamp) -> pd.DataFrame:
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
