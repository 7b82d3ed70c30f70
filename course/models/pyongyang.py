"""Moscow and Pyongyang: their dated acts, what others claim they send, votes and tests.

The tables record acts, claims and votes, not motives. A claim is a statement of an interested
party. What came first can be read from dates; why it came cannot.

References: Crawford (2011), bibliography key ``Crawford2011``, on wedge strategies;
Izumikawa (2013), key ``Izumikawa2013``, on coercion when nothing can be offered.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from course.errors import CourseError, unknown
from course.models import chronology, deterrence, hypotheses
from course.models.chronology import INVASION, Day, as_day
from course.models.parameters import number

SOURCES_DENSE_TO = "2025-12-31"
"""Last day that comparisons over time use; the chronology is thin after."""

KINDS = {
    "leaders": ("leaders meet or speak", r"Putin.*Kim Jong-un|Kim Jong-un and Putin|Putin visited"),
    "officials": (
        "ministers and envoys",
        r"Shoigu|Lavrov|Medvedev|foreign minister|Russian embassy",
    ),
    "treaty": ("steps of a treaty", r"[Tt]reaty"),
    "veto": ("vetoes in the Security Council", r"vetoed"),
    "troops": ("troops confirmed or honoured", r"troops|soldiers|regiment|mine clearers"),
}
"""Kinds of acts: words, and the rule that finds them in a title. The rest is `OTHER`."""

OTHER = "other steps and words"


def pair_acts(events: pd.DataFrame) -> pd.DataFrame:
    """Keep what Moscow and Pyongyang did towards each other, or for each other.

    Parameters
    ----------
    events : pandas.DataFrame
        The table ``events``.

    Returns
    -------
    pandas.DataFrame
        Rows of the field "Moscow and Pyongyang" whose actor is one of the two. Left out:
        disputed rows, and acts aimed at South Korea.
    """
    own = events["initiator"].isin(["RUS", "PRK"]) & (events["domain"] == "dprk-russia")
    return events[own & (events["target"] != "KOR") & (events["status"] != "disputed")]


def closeness(events: pd.DataFrame) -> pd.DataFrame:
    """Sort the acts of the two by kind. One act can be of two kinds, as a visit with a treaty.

    Parameters
    ----------
    events : pandas.DataFrame
        The table ``events``.

    Returns
    -------
    pandas.DataFrame
        The rows of `pair_acts`, once for each kind, plus ``kind`` (words of `KINDS` or
        `OTHER`).
    """
    acts = pair_acts(events)
    found = {words: acts["title"].str.contains(rule, regex=True) for words, rule in KINDS.values()}
    found[OTHER] = ~pd.DataFrame(found).any(axis="columns")
    parts = [acts[mask].assign(kind=words) for words, mask in found.items()]
    return pd.concat(parts).sort_values("date", kind="stable")


# Which acts come after which ------------------------------------------------------------

SERIES = {
    "away": "Seoul's steps away from Russia",
    "binding": "Seoul's binding steps away from Russia",
    "toward": "Seoul's steps towards Russia",
    "pair": "acts of Moscow and Pyongyang",
}
"""Series of days to compare. "Binding" is the code ``cost`` = yes of the chronology."""

WINDOWS = (7, 14, 30, 60, 90)


def days_of(events: pd.DataFrame, series: str) -> np.ndarray:
    """Return the days of one series, each day once, announcements before their entry only.

    Parameters
    ----------
    events : pandas.DataFrame
        The table ``events``.
    series : str
        A key of `SERIES`.

    Returns
    -------
    numpy.ndarray of datetime64
        In order; rows of which only the month or year is known are left out.

    Raises
    ------
    CourseError
        If there is no such series.
    """
    if series not in SERIES:
        raise unknown("series of acts", series, SERIES)
    rows = chronology.acts(events)
    rows = rows[rows["date_precision"] == "day"]
    if series == "pair":
        rows = pair_acts(rows)
    else:
        direction = "toward_russia" if series == "toward" else "away_from_russia"
        rows = rows[(rows["initiator"] == "KOR") & (rows["direction"] == direction)]
        rows = rows[rows["cost"] == "yes"] if series == "binding" else rows
    return np.unique(rows["date"].to_numpy(dtype="datetime64[D]"))


def acts_after(
    events: pd.DataFrame,
    first: str = "away",
    second: str = "pair",
    start: Day = INVASION,
    end: Day = SOURCES_DENSE_TO,
    windows: Sequence[int] = WINDOWS,
) -> pd.DataFrame:
    """Ask how often a second act follows a first one, and how often it follows any day.

    A second act follows when it falls on one of the next ``within`` days; the same day does
    not count. The ordinary day is the comparison: if acts are dense, one follows anything.

    Parameters
    ----------
    events : pandas.DataFrame
        The table ``events``.
    first, second : str
        Keys of `SERIES`.
    start, end : day
        Window. The last ``within`` days start no count, because what follows is not seen.
    windows : sequence of int
        Lengths ``within`` in days, 1 or more.

    Returns
    -------
    pandas.DataFrame
        Index ``within``; ``firsts`` (days with a first act), ``followed`` (of these),
        ``share``; ``days`` (all days), ``days_followed``, ``ordinary`` (share of all days),
        ``expected`` (followed first days if these were ordinary ones).

    Raises
    ------
    CourseError
        If a series does not exist, a day cannot be read, or a length does not fit the window.
    """
    one, two = days_of(events, first), days_of(events, second)
    edge = [as_day(day).to_datetime64().astype("datetime64[D]") for day in (start, end)]
    longest = (edge[1] - edge[0]).astype(int)
    rows = []
    for within in windows:
        if not 1 <= within <= longest:
            raise CourseError(f"Give a number of days from 1 to {max(longest, 1)}; not {within}.")
        every = np.arange(edge[0], edge[1] - within + 1)
        firsts = one[(one >= every[0]) & (one <= every[-1])]
        followed, days = _followed(firsts, two, within), _followed(every, two, within)
        rows.append((within, len(firsts), followed, len(every), days))
    table = pd.DataFrame(rows, columns=["within", "firsts", "followed", "days", "days_followed"])
    table["share"] = table["followed"] / table["firsts"].where(table["firsts"] > 0)
    table["ordinary"] = table["days_followed"] / table["days"]
    table["expected"] = table["ordinary"] * table["firsts"]
    return table.set_index("within")


def _followed(firsts: np.ndarray, seconds: np.ndarray, within: int) -> int:
    before = np.searchsorted(seconds, firsts, side="right")
    until = np.searchsorted(seconds, firsts + within, side="right")
    return int((until > before).sum())


# Claims of transfers --------------------------------------------------------------------

UNITS = {"shells": "shells", "containers": "containers", "troops": "people"}
"""Kinds of claims that are drawn on one axis, and the unit they must have."""

TOTALS = ("shells", "containers")
"""Kinds of which each side gives running totals; claims about troops count different groups."""


def transfer_claims(dprk: pd.DataFrame, kind: str = "shells") -> pd.DataFrame:
    """Keep the claims of one kind that give a number in one unit.

    Parameters
    ----------
    dprk : pandas.DataFrame
        The table ``dprk_russia``.
    kind : str
        A key of `UNITS`.

    Returns
    -------
    pandas.DataFrame
        Same columns plus ``value``: the number claimed, the middle of a range, or an upper
        limit. Claims a month, and sums of shells with other items, are left out.

    Raises
    ------
    CourseError
        If there is no such kind.
    """
    if kind not in UNITS:
        raise unknown("kind of claim", kind, UNITS)
    rows = dprk[(dprk["kind"] == kind) & (dprk["unit"] == UNITS[kind])]
    ends = rows[["quantity_low", "quantity_high"]].astype("float64")
    rows = rows.assign(value=ends.mean(axis="columns"))
    return rows[rows["value"].notna()].sort_values("date", kind="stable")


def latest_by_side(dprk: pd.DataFrame, kind: str, day: Day) -> pd.DataFrame:
    """Return the last claims of each side up to a day: the same transfer, counted by several.

    Parameters
    ----------
    dprk : pandas.DataFrame
        The table ``dprk_russia``.
    kind : str
        One of `TOTALS`.
    day : day
        Claims made later are left out.

    Returns
    -------
    pandas.DataFrame
        One row a side, the largest claim of its last day: columns as in `transfer_claims`.

    Raises
    ------
    CourseError
        If claims of this kind are no running totals.
    """
    if kind not in TOTALS:
        raise unknown("kind with running totals", kind, TOTALS)
    rows = transfer_claims(dprk, kind)
    rows = rows[rows["date"] <= as_day(day)].sort_values(["date", "value"], kind="stable")
    return rows.groupby("side").tail(1)


def shells_per_container(dprk: pd.DataFrame) -> pd.DataFrame:
    """Divide shells by containers where one claimant gave both for one period.

    The period is the same when both numbers end with the same month and no two different
    starts are given.

    Parameters
    ----------
    dprk : pandas.DataFrame
        The table ``dprk_russia``.

    Returns
    -------
    pandas.DataFrame
        One row a claim of shells: ``claim_id``, ``date``, ``claimant``, ``side``, ``basis``,
        ``item``, ``source_id``, ``containers``, ``low`` and ``high`` (shells for each
        container; equal unless the claim is a range).
    """
    shells = transfer_claims(dprk, "shells")
    boxes = transfer_claims(dprk, "containers").rename(columns={"value": "containers"})
    boxes = boxes[["date", "claimant", "period_end", "period_start", "containers"]]
    both = shells.merge(boxes, on=["date", "claimant", "period_end"], suffixes=("", "_boxes"))
    starts = both["period_start"], both["period_start_boxes"]
    both = both[(starts[0] == starts[1]) | starts[0].isna() | starts[1].isna()]
    low = both["quantity_low"].astype("float64") / both["containers"]
    high = both["quantity_high"].astype("float64") / both["containers"]
    both = both.assign(low=low, high=high.fillna(low))
    kept = ["claim_id", "date", "claimant", "side", "basis", "item", "source_id"]
    return both[[*kept, "containers", "low", "high"]]


def older_replies(dprk: pd.DataFrame) -> pd.Series:
    """Say of each claim with a reply whether the reply was given before the claim.

    Parameters
    ----------
    dprk : pandas.DataFrame
        The table ``dprk_russia``; ``reply_date`` is a day, month or year.

    Returns
    -------
    pandas.Series of bool
        True if the whole day, month or year of the reply lies before the claim. Rows without
        a reply are left out.
    """
    rows = dprk[dprk["reply_date"].notna()]
    claimed = rows["date"].dt.strftime("%Y-%m-%d")
    pairs = zip(rows["reply_date"], claimed, strict=True)
    return pd.Series([reply < day[: len(reply)] for reply, day in pairs], index=rows.index)


# The Security Council, tests, news ------------------------------------------------------


def council(votes: pd.DataFrame) -> pd.DataFrame:
    """List the votes of Russia, China and the United States on texts about North Korea.

    Parameters
    ----------
    votes : pandas.DataFrame
        The table ``council_votes``.

    Returns
    -------
    pandas.DataFrame
        One row a text and state, by date: ``date``, ``text``, ``title``, ``subject``,
        ``country``, ``vote``, ``adopted``, ``basis``, ``source_id``.
    """
    wanted = votes["subject"].str.startswith("dprk") & votes["country"].isin(["RUS", "CHN", "USA"])
    rows = votes[wanted].rename(columns={"document": "text"})
    kept = ["date", "text", "title", "subject", "country", "vote", "adopted", "basis", "source_id"]
    return rows[kept].sort_values("date", kind="stable", ignore_index=True)


def tests_and_texts(tests: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """Set North Korea's missiles beside what the Council did with texts of sanctions.

    Parameters
    ----------
    tests : pandas.DataFrame
        The table ``missile_tests``.
    table : pandas.DataFrame
        From `council`.

    Returns
    -------
    pandas.DataFrame
        From the year of the first text on: ``year``, ``missiles``, ``partial_year``,
        ``adopted`` and ``vetoed`` (texts of sanctions or on the panel; extensions of the
        panel do not count as adopted).
    """
    once = table[table["country"] == "RUS"]
    year = once["date"].dt.year
    new = once[once["adopted"].astype(bool) & (once["subject"] == "dprk-sanctions")]
    vetoed = once[~once["adopted"].astype(bool)]
    rows = tests[tests["year"] >= year.min()][["year", "missiles", "partial_year", "source_id"]]
    count = {
        "adopted": new["date"].dt.year.value_counts(),
        "vetoed": vetoed["date"].dt.year.value_counts(),
    }
    for column, numbers in count.items():
        rows[column] = rows["year"].map(numbers).fillna(0).astype(int)
    return rows.reset_index(drop=True)


SHIFT = "2023-04"
"""Month from which the level of the whole file of news tone differs (caveat media-tone-01)."""


def news_tone(tone: pd.DataFrame, one: str = "PRK", other: str = "RUS") -> pd.DataFrame:
    """Return the tone of one pair of states month by month.

    Parameters
    ----------
    tone : pandas.DataFrame
        The table ``media_tone``.
    one, other : str
        Codes of the two states, in any order.

    Returns
    -------
    pandas.DataFrame
        ``month`` (first day), ``days``, ``score``, ``share_of_all`` and ``after_shift``.

    Raises
    ------
    CourseError
        If the table has no such pair.
    """
    states = [tone["country"], tone["partner"]]
    pair = (states[0] == one) & (states[1] == other) | (states[0] == other) & (states[1] == one)
    if not pair.any():
        known = {f"{a} {b}" for a, b in zip(*states, strict=True)}
        raise unknown("pair of states", f"{one} {other}", known)
    rows = tone[pair].assign(after_shift=tone["month"] >= SHIFT)
    return rows.assign(month=pd.to_datetime(rows["month"]))


# Rival explanations ---------------------------------------------------------------------

RIVALS = {
    "deal": "Deal: the war makes each useful to the other; when the need ends, the tie fades",
    "glue": "Glue: pressure by Seoul and its partners pushes the two together",
    "bond": "Bond: the two move together by a plan of their own, with the war or without",
}
"""Three rival answers to one question: what brings Moscow and Pyongyang together?"""

EVIDENCE = {
    "2022-05-26-russia-china-veto": (
        "veto of 2022",
        "Russia and China vetoed sanctions in May 2022, before the first claim of shells.",
    ),
    "2024-06-05-putin-praise": (
        "praise before treaty",
        "Putin praised Seoul's restraint, and signed the treaty with Kim two weeks later.",
    ),
    "2024-06-19-pyongyang-treaty": (
        "promise of help",
        "The treaty promises military help if either of the two is attacked.",
    ),
    "2025-09-03-putin-kim-beijing": (
        "talks in Beijing",
        "Putin and Kim met again under President Lee, who had added no sanctions by then.",
    ),
    "2025-11-14-skibitskyi-shells": (
        "fewer shells",
        "Kyiv's military intelligence said that deliveries more than halved in 2025.",
    ),
    "2025-10-23-kursk-museum-groundbreaking": (
        "museum",
        "Kim began a museum for the troops who were sent to Russia.",
    ),
}
"""Items to rate: row of `events` or `dprk_russia`, short name, what it says."""

EXAMPLE = hypotheses.matrix(
    [name for name, _ in EVIDENCE.values()], deal="NNICCN", glue="CICINN", bond="CCCCIC"
)
"""One reader's ratings of these items: an example, not the course's verdict."""


def lever_needed(gain: float, threat: deterrence.Threat = deterrence.THREAT) -> float:
    """Return the loss w that keeps b / w as it is when Moscow's gain b changes (model B1).

    Parameters
    ----------
    gain : float
        The new b, 0 or more.
    threat : deterrence.Threat
        The situation before.

    Returns
    -------
    float
        The new w = gain x (w / b): with it Moscow needs exactly the same resolve to be held.
    """
    return number(gain, "The new gain b", 0) / deterrence.threshold(threat)
