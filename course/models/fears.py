"""Which fear an act of another state can feed: a written rule, applied to the chronology.

Snyder (1984) names two fears of an ally: to be left alone (abandonment), and to be dragged
into a quarrel that is not its own (entrapment). The rule of this course looks at acts of
others since the invasion. It has four steps, and the first that fits decides:

1. The act is aimed at Seoul, it is not North Korea's, and its field is arms or its title has
   a word of `ASKING`: entrapment (Seoul is asked to join, or warned what joining would cost).
2. It is an act of Washington in a field of `ALLY_FIELDS`, and its title has a word of
   `GIVING`: reassurance.
3. It is any other act of Washington in one of these fields: abandonment.
4. Everything else: neither.

A rule can be repeated by anyone, and it is blind: it reads columns and words, not meaning.
The codes say which fear an act can feed, not what anyone felt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pandas as pd

from course.errors import CourseError, unknown
from course.models import chronology, coding

FEARS = {
    "entrapment": "entrapment: asked or warned",
    "abandonment": "abandonment: left out or less help",
    "reassurance": "reassurance: given or praised",
    "neither": "neither",
}
"""Codes, and how they are written."""

ASKING = ("asked", "called on", "urged", "warned")
GIVING = ("approved", "cleared", "deal", "exempted", "model ally")
ALLY_FIELDS = ("alliance", "export-controls", "trade-energy")


def coded(
    events: pd.DataFrame,
    asking: Iterable[str] = ASKING,
    giving: Iterable[str] = GIVING,
    start: chronology.Day = chronology.INVASION,
) -> pd.DataFrame:
    """Code each act of another state by the rule of this module.

    Parameters
    ----------
    events : pandas.DataFrame
        Rows of the table ``events``.
    asking, giving : iterable of str
        Words of the first two steps, looked for as whole words in the title, in any case.
    start : day
        First day; the invasion, if none is given.

    Returns
    -------
    pandas.DataFrame
        Acts of others, in order of date, with the column ``fear``: a key of `FEARS`.

    Raises
    ------
    CourseError
        If the day cannot be read.
    """
    since = events[events["date"] >= chronology.as_day(start)]
    acts = since[since["initiator"] != "KOR"].sort_values("date", kind="stable")
    at_seoul = (acts["target"] == "KOR") & (acts["initiator"] != "PRK")
    ally = (acts["initiator"] == "USA") & acts["domain"].isin(ALLY_FIELDS)
    asked = at_seoul & ((acts["domain"] == "arms") | _has(acts["title"], asking))
    fear = pd.Series("neither", index=acts.index)
    fear[ally] = "abandonment"
    fear[ally & _has(acts["title"], giving)] = "reassurance"
    fear[asked] = "entrapment"
    return acts.assign(fear=fear)


def practice(events: pd.DataFrame) -> pd.DataFrame:
    """Return the acts of Washington that a reader codes by hand, with the codes of the rule.

    Parameters
    ----------
    events : pandas.DataFrame
        Rows of the table ``events``.

    Returns
    -------
    pandas.DataFrame
        As from `coded`: acts of Washington in the fields of `ALLY_FIELDS`.
    """
    acts = coded(events)
    return acts[(acts["initiator"] == "USA") & acts["domain"].isin(ALLY_FIELDS)]


def per_year(acts: pd.DataFrame) -> pd.DataFrame:
    """Count the coded acts by year.

    Parameters
    ----------
    acts : pandas.DataFrame
        From `coded`.

    Returns
    -------
    pandas.DataFrame
        Index ``year``, one column a code of `FEARS`; 0 where there is none.
    """
    table = pd.crosstab(acts["date"].dt.year.rename("year"), acts["fear"])
    years = range(acts["date"].dt.year.min(), acts["date"].dt.year.max() + 1)
    return table.reindex(index=years, columns=list(FEARS), fill_value=0)


def compared(acts: pd.DataFrame, codes: Mapping[str, str]) -> pd.DataFrame:
    """Set a reader's codes beside those of the rule.

    Parameters
    ----------
    acts : pandas.DataFrame
        From `practice`.
    codes : mapping of str to str
        Event to code, for as many events as the reader has coded.

    Returns
    -------
    pandas.DataFrame
        Columns ``title``, ``rule``, ``reader``, ``same``; index ``event_id``; coded rows only.

    Raises
    ------
    CourseError
        If an event is not among the acts, or a code does not exist.
    """
    rows = acts.set_index("event_id")
    for event, code in codes.items():
        if event not in rows.index:
            raise unknown("event", event, rows.index)
        if code not in FEARS:
            raise unknown("code", code, FEARS)
    table = rows.loc[[event for event in rows.index if event in codes], ["title", "fear"]]
    table = table.rename(columns={"fear": "rule"}).assign(
        reader=[codes[event] for event in table.index]
    )
    return table.assign(same=table["rule"] == table["reader"])


def agreement(table: pd.DataFrame) -> float | None:
    """Return Cohen's kappa of reader and rule.

    Parameters
    ----------
    table : pandas.DataFrame
        From `compared`.

    Returns
    -------
    float or None
        None where kappa is not defined: no rows, or one code for all.
    """
    try:
        return coding.cohens_kappa(table["rule"], table["reader"])
    except CourseError:
        return None


def _has(titles: pd.Series, words: Iterable[str]) -> pd.Series:
    wanted = "|".join(re.escape(word) for word in words)
    if not wanted:
        return pd.Series(False, index=titles.index)
    return titles.str.contains(rf"\b(?:{wanted})\b", case=False)
