"""Does Seoul hedge? An index of acts to two sides, and the rules on which its value rests.

The index is the course's own. It puts two published definitions to work on the table of
events; neither author wrote it, and `RULES` says how far each rule follows its author.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from course import data
from course.errors import CourseError, unknown
from course.models import chronology
from course.models.coding import agreement

RULES = {"all": "all acts", "costly": "costly acts only"}
"""The two rules and their words.

``all`` follows Kuik (2008): steps that point to both sides are enough. ``costly`` follows
Lim and Cooper (2015) half of the way: a step counts when it binds Seoul or costs it something
(column ``cost``). They ask for more, a price in security, and the table has no such code.
"""

START, END = chronology.INVASION, "2025-12-31"
"""The window of the lesson: from the invasion to the last day with dense sources."""

HELD_BACK = {"target": ("RUS", "UKR", "USA"), "domain": ("arms", "diplomacy", "sanctions")}
"""Acts without a side that may still be a message: Seoul refuses, keeps silent, keeps talking.

The rule: coded "no step to a side", aimed at Russia, Ukraine or the United States, in the
field of arms, diplomacy or sanctions. Elections and intelligence reports are left out.
"""

PRACTICE = (
    "2022-02-28-strategic-export-ban",
    "2022-08-25-el-dabaa",
    "2022-10-28-yoon-denial",
    "2023-02-24-130-million-pledge",
    "2023-04-19-yoon-reuters",
    "2024-01-22-shin-full-support",
    "2024-01-28-mofa-reply",
    "2024-05-07-putin-inauguration",
    "2024-07-11-nuclear-guidelines",
    "2025-05-29-msmt-report",
    "2025-09-26-cho-lavrov",
    "2025-12-03-lee-foreign-press",
)
"""Twelve acts of South Korea to code by oneself: chosen because most of them are hard."""

CODES = ("direction", "cost")

Codes = Mapping[str, tuple[str | None, str | None]]
"""Codes of a reader: ``event_id`` to direction and cost; None is not coded yet."""


def steps(events: pd.DataFrame, costly: bool = False) -> pd.DataFrame:
    """Return South Korea's acts, each once.

    The order matters. An act can stand in two rows, a proposal without cost and its entry
    into force with cost. So the costly rows are kept first, and second rows dropped after.

    Parameters
    ----------
    events : pandas.DataFrame
        Rows of the table ``events``.
    costly : bool
        Keep only rows that bind Seoul or cost it something.

    Returns
    -------
    pandas.DataFrame
        Rows of ``events``, in order of date.
    """
    korean = chronology.select(events, initiator="KOR")
    if costly:
        korean = korean[korean["cost"] == "yes"]
    return chronology.acts(korean)


def is_held_back(acts: pd.DataFrame) -> pd.Series:
    """Say of each act whether it is a held-back step, by the rule `HELD_BACK`.

    Parameters
    ----------
    acts : pandas.DataFrame
        Columns ``direction``, ``target``, ``domain``.

    Returns
    -------
    pandas.Series of bool
    """
    aimed = acts["target"].isin(HELD_BACK["target"]) & acts["domain"].isin(HELD_BACK["domain"])
    return (acts["direction"] == "neutral") & aimed


def scores(acts: pd.DataFrame, away: float = 1.0, held_back: float = 0.0) -> pd.DataFrame:
    """Turn the codes of acts into scores towards each side.

    Parameters
    ----------
    acts : pandas.DataFrame
        From `steps`.
    away : float
        How much a step away from Russia counts, 0 to 1; a step towards Washington counts 1.
    held_back : float
        How much a held-back step counts as a step towards Russia, 0 to 1.

    Returns
    -------
    pandas.DataFrame
        Columns ``us`` and ``ru``, same index: +1 is a step towards that side, -1 away.

    Raises
    ------
    CourseError
        If a weight is not between 0 and 1.
    """
    for weight in (away, held_back):
        if not 0 <= weight <= 1:
            raise CourseError(f"A weight of {weight:g} is not possible: take one from 0 to 1.")
    to_us, from_russia, to_russia = (
        (acts["direction"] == code).astype(float)
        for code in ("toward_us", "away_from_russia", "toward_russia")
    )
    quiet = is_held_back(acts).astype(float)
    return pd.DataFrame({"us": to_us, "ru": to_russia - away * from_russia + held_back * quiet})


def index(us: Iterable[float], ru: Iterable[float]) -> float:
    """Return the hedging index of scored acts.

    HI = 1 - | sum(us) - sum(ru) | / ( sum|us| + sum|ru| )

    With steps of size one this is 1 - |W - R| / (W + R), where W counts the steps to
    Washington's side and R those towards Russia. It leaves out which side has more, acts
    without a side, the order of the acts and, with steps of size one, their weight.

    Parameters
    ----------
    us, ru : iterable of float
        Scores towards the United States and towards Russia, act by act.

    Returns
    -------
    float
        0 when all steps go to one side, 1 when both sides get the same; not a number (nan)
        when there is no step.
    """
    us, ru = list(us), list(ru)
    size = sum(map(abs, us)) + sum(map(abs, ru))
    return 1 - abs(sum(us) - sum(ru)) / size if size else math.nan


def tally(acts: pd.DataFrame, away: float = 1.0, held_back: float = 0.0) -> dict[str, float]:
    """Count the acts of one window by side, and return their index.

    Parameters
    ----------
    acts : pandas.DataFrame
        From `steps`.
    away, held_back : float
        Weights, see `scores`.

    Returns
    -------
    dict
        ``acts``; counts ``toward_us``, ``away_from_russia``, ``toward_russia``, ``neutral``
        and, among the last, ``held_back``; ``west`` (steps to Washington's side: towards
        Washington or away from Russia) and ``russia``, both weighted; ``hedging``, the `index`.
    """
    counts = acts["direction"].value_counts()
    sides = ("toward_us", "away_from_russia", "toward_russia", "neutral")
    scored = scores(acts, away, held_back)
    to_washington = scored["us"] - scored["ru"]
    return {
        "acts": len(acts),
        **{side: int(counts.get(side, 0)) for side in sides},
        "held_back": int(is_held_back(acts).sum()),
        "west": float(to_washington.clip(lower=0).sum()),
        "russia": float((-to_washington).clip(lower=0).sum()),
        "hedging": index(scored["us"], scored["ru"]),
    }


def over(
    events: pd.DataFrame, windows: pd.DataFrame, away: float = 1.0, held_back: float = 0.0
) -> pd.DataFrame:
    """Count and index the acts of several windows, under both rules.

    Parameters
    ----------
    events : pandas.DataFrame
        Rows of the table ``events``.
    windows : pandas.DataFrame
        Columns ``label``, ``start``, ``end``, from `periods`, `terms` or made by hand.
    away, held_back : float
        Weights, see `scores`.

    Returns
    -------
    pandas.DataFrame
        One row a rule and window: ``rule``, ``label``, ``start``, ``end``, then what `tally`
        returns.
    """
    rows = [{**about, **tally(acts, away, held_back)} for about, acts in _cut(events, windows)]
    return pd.DataFrame(rows)


def _cut(
    events: pd.DataFrame, windows: pd.DataFrame
) -> Iterator[tuple[dict[str, object], pd.DataFrame]]:
    """Give the acts of each rule and window, with the names of both."""
    for rule in RULES:
        acts = steps(events, costly=rule == "costly")
        for window in windows.itertuples():
            about = {"rule": rule, "label": window.label, "start": window.start, "end": window.end}
            yield about, chronology.between(acts, window.start, window.end)


def periods(months: int = 6, start: str = "2022-01-01", end: str = END) -> pd.DataFrame:
    """Cut a span of time into windows of equal length.

    Parameters
    ----------
    months : int
        3 (quarters), 6 (half-years) or 12 (years).
    start, end : str
        First and last day; the first of January is a good start.

    Returns
    -------
    pandas.DataFrame
        Columns ``label`` ("2022 H1"), ``start``, ``end``.

    Raises
    ------
    CourseError
        If the length is another one, or a day cannot be read.
    """
    letters = {3: "Q", 6: "H", 12: ""}
    if months not in letters:
        raise CourseError(f"A period of {months} months is not possible: take 3, 6 or 12.")
    last = chronology.as_day(end)
    starts = pd.date_range(chronology.as_day(start), last, freq=pd.DateOffset(months=months))
    ends = [min(one + pd.DateOffset(months=months, days=-1), last) for one in starts]
    names = [f"{d.year} {letters[months]}{(d.month - 1) // months + 1}" for d in starts]
    if months == 12:
        names = [str(day.year) for day in starts]
    return pd.DataFrame({"label": names, "start": starts, "end": ends})


def terms(events: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """Return the windows of the presidents: their days between invasion and end of 2025.

    Parameters
    ----------
    events : pandas.DataFrame
        The table ``events``.
    actors : pandas.DataFrame
        The table ``actors``.

    Returns
    -------
    pandas.DataFrame
        Columns ``label`` (name), ``start``, ``end``, ``days``.
    """
    clipped = chronology.rates_by_president(events, chronology.presidents(actors), end=END)
    return clipped.rename(columns={"president": "label"})[["label", "start", "end", "days"]]


def spans(events: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """Return the whole window of the lesson, then the windows of the presidents in it.

    Parameters
    ----------
    events : pandas.DataFrame
        The table ``events``.
    actors : pandas.DataFrame
        The table ``actors``.

    Returns
    -------
    pandas.DataFrame
        Columns ``label``, ``start``, ``end``.
    """
    start, end = chronology.as_day(START), chronology.as_day(END)
    whole = pd.DataFrame({"label": ["invasion to end of 2025"], "start": [start], "end": [end]})
    return pd.concat([whole, terms(events, actors)[list(whole)]], ignore_index=True)


def eras() -> pd.DataFrame:
    """Return the time before the invasion as one window, then year after year.

    Returns
    -------
    pandas.DataFrame
        Columns ``label``, ``start``, ``end``.
    """
    start = chronology.as_day(START)
    before = (chronology.as_day(chronology.SHOWN_FROM), start - pd.Timedelta(days=1))
    rows = [(f"{before[0].year} to invasion", *before)]
    rows.append((f"{start.year} from invasion", start, chronology.as_day(f"{start.year}-12-31")))
    later = periods(12, f"{start.year + 1}-01-01")
    first = pd.DataFrame(rows, columns=["label", "start", "end"])
    return pd.concat([first, later], ignore_index=True)


def verdict(value: float, threshold: float) -> str:
    """Turn an index into a word.

    Parameters
    ----------
    value : float
        From `index`.
    threshold : float
        The smallest index that is called hedging. The definitions do not come with one.

    Returns
    -------
    str
        "hedges", "one side" or, without an index, "no steps".
    """
    if math.isnan(value):
        return "no steps"
    return "hedges" if value >= threshold else "one side"


def coded_by(events: pd.DataFrame, codings: pd.DataFrame, coder: str) -> pd.DataFrame:
    """Return the events with the codes of one coder.

    Parameters
    ----------
    events : pandas.DataFrame
        The table ``events``.
    codings : pandas.DataFrame
        The table ``codings``.
    coder : str
        ``"course"`` (the codes of ``events``), ``"first"`` or ``"second"``.

    Returns
    -------
    pandas.DataFrame
        Same rows and columns.

    Raises
    ------
    CourseError
        If there is no such coder.
    """
    if coder == "course":
        return events
    if coder not in ("first", "second"):
        raise unknown("coder", coder, ("course", "first", "second"))
    own = codings.set_index("event_id")
    return events.assign(**{code: events["event_id"].map(own[f"{code}_{coder}"]) for code in CODES})


WEIGHTS = (0.0, 0.25, 0.5, 0.75, 1.0)
THRESHOLDS = (0.1, 0.2, 0.3, 0.4, 0.5)


def sensitivity(
    events: pd.DataFrame,
    codings: pd.DataFrame,
    windows: pd.DataFrame,
    aways: Iterable[float] = (1.0, 0.5, 0.0),
    weights: Iterable[float] = WEIGHTS,
) -> pd.DataFrame:
    """Compute the index under many rules: whose codes, which acts, which weights.

    Parameters
    ----------
    events, codings : pandas.DataFrame
        The tables of these names.
    windows : pandas.DataFrame
        Columns ``label``, ``start``, ``end``.
    aways, weights : iterable of float
        Values of `scores`' ``away`` and ``held_back``.

    Returns
    -------
    pandas.DataFrame
        Columns ``coder``, ``rule``, ``label``, ``away``, ``held_back``, ``west``, ``russia``,
        ``hedging``.
    """
    rules = list(itertools.product(aways, weights))
    rows = []
    for coder in ("course", "first", "second"):
        for about, acts in _cut(coded_by(events, codings, coder), windows):
            for away, weight in rules:
                numbers = tally(acts, away, weight)
                rows.append(
                    {
                        "coder": coder,
                        "rule": about["rule"],
                        "label": about["label"],
                        "away": away,
                        "held_back": weight,
                        **{name: numbers[name] for name in ("west", "russia", "hedging")},
                    }
                )
    return pd.DataFrame(rows)


def practice(events: pd.DataFrame) -> pd.DataFrame:
    """Return the twelve acts to code by oneself.

    Parameters
    ----------
    events : pandas.DataFrame
        The table ``events``.

    Returns
    -------
    pandas.DataFrame
        Rows of ``events``, index ``event_id``, in order of date.
    """
    return events.set_index("event_id").loc[list(PRACTICE)]


def recoded(events: pd.DataFrame, codes: Codes) -> pd.DataFrame:
    """Return the events with some acts coded in another way.

    Parameters
    ----------
    events : pandas.DataFrame
        The table ``events``.
    codes : mapping
        ``event_id`` to (direction, cost); None keeps the code of the table.

    Returns
    -------
    pandas.DataFrame
        Same rows; the table that was passed in stays as it is.

    Raises
    ------
    CourseError
        If a row or a code does not exist, or a row is no act of South Korea.

    Examples
    --------
    ``recoded(events, {"2022-10-28-yoon-denial": ("toward_russia", "yes")})``
    """
    changed = events.set_index("event_id", drop=False)
    korean = changed.index[changed["initiator"] == "KOR"]
    for event_id, pair in codes.items():
        if event_id not in korean:
            raise unknown("act of South Korea named", event_id, korean)
        for code, value in zip(CODES, pair, strict=True):
            if value is not None:
                changed.loc[event_id, code] = _known(code, value)
    return changed.reset_index(drop=True)


def compare(codes: Codes, codings: pd.DataFrame) -> pd.DataFrame:
    """Compare a reader's codes with those of the two coders, on the rows that are coded.

    Parameters
    ----------
    codes : mapping
        ``event_id`` to (direction, cost); None is not coded yet.
    codings : pandas.DataFrame
        The table ``codings``.

    Returns
    -------
    pandas.DataFrame
        One row a code and pair of coders: ``code``, ``pair``, ``rows``, ``same``, ``share``,
        ``by_chance``, ``kappa`` (missing where it is not defined).
    """
    table = codings.set_index("event_id")
    found = []
    for place, code in enumerate(CODES):
        own = {row: pair[place] for row, pair in codes.items() if pair[place] is not None}
        rows = table.loc[list(own)].assign(own=pd.Series(own, dtype=object))
        first, second = rows[f"{code}_first"], rows[f"{code}_second"]
        pairs = {
            "you and the first coder": (rows["own"], first),
            "you and the second coder": (rows["own"], second),
            "the two coders": (first, second),
        }
        found += [
            {"code": code, "pair": words, **agreement(*pair)} for words, pair in pairs.items()
        ]
    return pd.DataFrame(found)


def _known(code: str, value: str) -> str:
    possible = [one for one in data.labels("events", code) if one != "na"]
    if value not in possible:
        raise unknown(code, value, possible)
    return value
