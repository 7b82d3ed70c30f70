"""Questions to the table of events: which acts, in which window, known on which day."""

from __future__ import annotations

from datetime import date

import pandas as pd

from course import data
from course.errors import CourseError, unknown

Day = str | date | pd.Timestamp

SHOWN_FROM = "1990-01-01"
INVASION = "2022-02-24"
"""The day on which Russia's invasion of Ukraine began; `events` has the row and its sources."""


def as_day(value: Day) -> pd.Timestamp:
    """Read a day, written as year-month-day.

    Parameters
    ----------
    value : str, datetime.date or pandas.Timestamp
        For example ``"2022-02-24"``.

    Returns
    -------
    pandas.Timestamp
        Midnight of that day.

    Raises
    ------
    CourseError
        If the value is not a day.
    """
    try:
        day = pd.Timestamp(value)
    except (ValueError, TypeError):
        day = pd.NaT
    if pd.isna(day):
        raise CourseError(f"{value!r} is not a day. Write year-month-day, for example 2022-02-24.")
    return day.normalize()


def last_day(events: pd.DataFrame) -> pd.Series:
    """Return the last day of the period that each row's date stands for.

    Parameters
    ----------
    events : pandas.DataFrame
        Columns ``date`` and ``date_precision`` ("day", "month" or "year").

    Returns
    -------
    pandas.Series of datetime64
        The day itself, or the last day of the month or year.
    """
    month = events["date"] + pd.offsets.MonthEnd(0)
    year = events["date"] + pd.offsets.YearEnd(0)
    precision = events["date_precision"]
    return events["date"].where(precision == "day", month.where(precision == "month", year))


def between(events: pd.DataFrame, start: Day, end: Day) -> pd.DataFrame:
    """Keep the events of a window, both ends included.

    A row with only a month, or only a year, counts when all of that month or year lies in
    the window: nobody can say on which side of the edge it belongs otherwise.

    Parameters
    ----------
    events : pandas.DataFrame
        Rows of the table ``events``.
    start, end : str, datetime.date or pandas.Timestamp
        First and last day.

    Returns
    -------
    pandas.DataFrame
        The rows inside, same columns.

    Raises
    ------
    CourseError
        If a day cannot be read, or the window ends before it starts.
    """
    first, last = as_day(start), as_day(end)
    if last < first:
        raise CourseError(f"The window ends ({last:%Y-%m-%d}) before it starts ({first:%Y-%m-%d}).")
    return events[(events["date"] >= first) & (last_day(events) <= last)]


def known_on(events: pd.DataFrame, day: Day, at: str | None = None) -> pd.DataFrame:
    """Keep what the public in Seoul could know on a given day.

    Parameters
    ----------
    events : pandas.DataFrame
        Rows of the table ``events``, with ``date_known`` and ``known_at``.
    day : str, datetime.date or pandas.Timestamp
        The day in Seoul.
    at : str, optional
        An hour in Seoul, "HH:MM". Rows of that day with a later known hour are left out;
        rows of that day without an hour stay.

    Returns
    -------
    pandas.DataFrame
        The rows known by then, same columns.

    Raises
    ------
    CourseError
        If the day cannot be read.
    """
    today = as_day(day)
    known = events["date_known"] <= today
    if at is not None:
        later = (events["date_known"] == today) & (events["known_at"].fillna("00:00") > at)
        known &= ~later
    return events[known]


def select(
    events: pd.DataFrame,
    start: Day | None = None,
    end: Day | None = None,
    as_of: Day | None = None,
    **codes: str,
) -> pd.DataFrame:
    """Filter events by window, day of knowledge and codes.

    Parameters
    ----------
    events : pandas.DataFrame
        Rows of the table ``events``.
    start, end : day, optional
        Window of the acts, see `between`.
    as_of : day, optional
        Keep what was known on this day, see `known_on`.
    **codes : str
        Any of ``initiator``, ``target``, ``domain``, ``direction``, ``cost``, ``status`` with
        the wanted code; several codes are separated by a comma.

    Returns
    -------
    pandas.DataFrame
        The rows that pass all filters, in order of date.

    Raises
    ------
    CourseError
        If a day, a column or a code does not exist.

    Examples
    --------
    ``select(events, start="2022-02-24", end="2024-12-31", initiator="KOR")``
    """
    if start is not None or end is not None:
        events = between(events, start or SHOWN_FROM, end or last_day(events).max())
    if as_of is not None:
        events = known_on(events, as_of)
    for column, wanted in codes.items():
        codes_wanted = _codes(column, wanted)
        events = events[events[column].isin(codes_wanted)]
    return events.sort_values("date", kind="stable")


def acts(events: pd.DataFrame) -> pd.DataFrame:
    """Count an announcement and its entry into force as one act: drop the second rows.

    Parameters
    ----------
    events : pandas.DataFrame
        Rows of the table ``events``; ``carries_out`` names the row that announced the act.

    Returns
    -------
    pandas.DataFrame
        Rows without those whose announcement is in the table too.
    """
    return events[~events["carries_out"].isin(events["event_id"])]


def waits(events: pd.DataFrame) -> pd.DataFrame:
    """Measure how long each announced act waited until it was carried out.

    Parameters
    ----------
    events : pandas.DataFrame
        Rows of the table ``events``.

    Returns
    -------
    pandas.DataFrame
        Columns ``title``, ``announced``, ``carried_out`` (days) and ``days`` between them;
        index ``event_id`` of the second row. Only pairs with both days known.
    """
    exact = events[events["date_precision"] == "day"].set_index("event_id")
    second = exact[exact["carries_out"].isin(exact.index)]
    announced = exact.loc[second["carries_out"], "date"].to_numpy()
    return pd.DataFrame(
        {
            "title": second["title"],
            "announced": announced,
            "carried_out": second["date"],
            "days": (second["date"] - announced).dt.days,
        }
    )


def knowledge_gaps(events: pd.DataFrame, least: int = 2) -> pd.DataFrame:
    """List acts that the public learned of days after they happened.

    Parameters
    ----------
    events : pandas.DataFrame
        Rows of the table ``events``.
    least : int
        Smallest gap in days. A gap of one day is often only the time zone.

    Returns
    -------
    pandas.DataFrame
        The rows, plus ``days``, longest gap first. For an act of which only the month or
        year is known, the days since the end of that month or year: the least it can be.
    """
    gaps = events.assign(days=(events["date_known"] - last_day(events)).dt.days)
    return gaps[gaps["days"] >= least].sort_values("days", ascending=False, kind="stable")


def presidents(actors: pd.DataFrame) -> pd.DataFrame:
    """Return South Korea's presidents since 2017 with the days on which they held power.

    Parameters
    ----------
    actors : pandas.DataFrame
        The table ``actors``: rows with ``office`` "president", country KOR and a term that
        starts on a known day.

    Returns
    -------
    pandas.DataFrame
        Columns ``president``, ``start``, ``end`` (missing when still in office).
    """
    rows = actors[(actors["office"] == "president") & (actors["country"] == "KOR")]
    rows = rows[rows["term_start"].str.len() == len("YYYY-MM-DD")]
    terms = pd.DataFrame(
        {
            "president": rows["name"],
            "start": pd.to_datetime(rows["term_start"]),
            "end": pd.to_datetime(rows["term_end"]),
        }
    )
    return terms.sort_values("start", ignore_index=True)


def rates_by_president(
    events: pd.DataFrame,
    terms: pd.DataFrame,
    direction: str = "away_from_russia",
    start: Day = INVASION,
    end: Day | None = None,
) -> pd.DataFrame:
    """Compare presidents by acts per 100 days, counting only days inside one window.

    Parameters
    ----------
    events : pandas.DataFrame
        Rows of the table ``events``; pass `acts` of them, so that no act counts twice.
    terms : pandas.DataFrame
        From `presidents`.
    direction : str
        The code to count among South Korea's acts.
    start, end : day
        The window for all presidents; without ``end``, the last event of the table.

    Returns
    -------
    pandas.DataFrame
        One row a president with days in the window: ``president``, ``start``, ``end``,
        ``days`` (both ends counted), ``acts``, ``all_acts`` (of South Korea, any direction),
        ``per_100_days``.

    Raises
    ------
    CourseError
        If a day or the direction does not exist.
    """
    if direction not in data.labels("events", "direction"):
        raise unknown("direction", direction, data.labels("events", "direction"))
    edge = as_day(end) if end is not None else last_day(events).max()
    rows = []
    for term in terms.itertuples():
        first = max(as_day(start), term.start)
        last = edge if pd.isna(term.end) else min(edge, term.end)
        if last < first:
            continue
        korean = select(events, first, last, initiator="KOR")
        count = int((korean["direction"] == direction).sum())
        days = (last - first).days + 1
        rows.append((term.president, first, last, days, count, len(korean), 100 * count / days))
    columns = ["president", "start", "end", "days", "acts", "all_acts", "per_100_days"]
    return pd.DataFrame(rows, columns=columns)


def _codes(column: str, wanted: str) -> list[str]:
    usable = ["initiator", "target", "domain", "direction", "cost", "status"]
    if column not in usable:
        raise unknown("code to filter by", column, usable)
    # A filtered table may have lost a code: asking for it is no mistake, it has no rows.
    known = {code.casefold(): code for code in data.labels("events", column)}
    asked = [part.strip() for part in wanted.split(",")]
    for part in asked:
        if part.casefold() not in known:
            raise unknown(column, part, known.values())
    return [known[part.casefold()] for part in asked]
