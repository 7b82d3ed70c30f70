"""Model D: how good forecasts were (Brier score, skill, calibration).

    BS = (1 / N) sum (p_i - o_i)^2        0 is best, 1 worst, 0.25 for always saying 0.5

with p the chance given to an event and o = 1 if it came, else 0. (Brier himself summed over
both outcomes, which is exactly twice as much for yes-or-no events.)

References: Brier (1950), bibliography key ``Brier1950``; Murphy (1973) ``Murphy1973`` for the
three parts; ``ICD203`` for ranges of words of chance; Tetlock (2005) ``Tetlock2005``.

What the scores leave out: how hard the question was; that threats are forecasts about
oneself; that forecasts of one author on one war are not independent. Five or six forecasts
rank nobody. Chances coded from words are the course's choice, not the speaker's.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from course.errors import CourseError, unknown
from course.models.parameters import Parameters, number, parameter, plain

UNIT = (0, 1)
WORDS = ("low", "mid", "high")
LARGEST_N = 1000

TEN = pd.DataFrame({"forecast": [0.2] * 5 + [0.8] * 5, "happened": [1, 0, 0, 0, 0, 1, 1, 1, 0, 0]})
"""Ten forecasts of the worked example; invented."""


@dataclass(frozen=True)
class Statement(Parameters):
    """One statement and the range of chances that its words allow (defaults: C004-30).

    Parameters
    ----------
    coded : float
        p, the one chance that we score; 0 to 1.
    low, high : float
        Range that the words allow; 0 to 1, low not above high.

    Raises
    ------
    CourseError
        If a value is no number or out of range, or low is above high.
    """

    coded: float = parameter(0.55, "p", "chance that we code", UNIT, UNIT)
    low: float = parameter(0.5, "low", "lowest chance that the words allow", UNIT, UNIT)
    high: float = parameter(1.0, "high", "highest chance that the words allow", UNIT, UNIT)

    def __post_init__(self) -> None:
        super().__post_init__()
        if np.any(np.greater(self.low, self.high)):
            raise CourseError("The lowest chance must not be above the highest.")


@dataclass(frozen=True)
class Belief(Parameters):
    """What one believes and what one says (defaults: an honest forecaster).

    Parameters
    ----------
    believed : float
        q, chance that the forecaster believes in; 0 to 1.
    said : float
        p, chance that the forecaster says; 0 to 1.
    """

    believed: float = parameter(0.7, "q", "chance believed in", UNIT, UNIT)
    said: float = parameter(0.7, "p", "chance said", UNIT, UNIT)


STATEMENT, BELIEF = Statement(), Belief()


def brier(forecast: Any, happened: Any) -> float:
    """Return the Brier score, the mean of (p - o)^2 (D1).

    Parameters
    ----------
    forecast : float or sequence of float
        p, 0 to 1.
    happened : int, bool or sequence
        o, 1 or True if the event came, else 0 or False.

    Returns
    -------
    float
        0 (best) to 1 (worst).

    Raises
    ------
    CourseError
        If a chance is not between 0 and 1, an outcome is neither 0 nor 1, their numbers
        differ, or there is none.
    """
    p, o = _pair(forecast, happened)
    return float(((p - o) ** 2).mean())


def brier_1950(forecast: Any, happened: Any) -> float:
    """Return the score in Brier's own form, over both outcomes: twice `brier` (D2)."""
    return 2 * brier(forecast, happened)


def points(forecast: Any, happened: Any) -> np.ndarray:
    """Return the score of each forecast alone, (p - o)^2."""
    p, o = _pair(forecast, happened)
    return (p - o) ** 2


def skill(forecast: Any, happened: Any, base_rate: float | None = None) -> float:
    """Return BSS = 1 - BS / BS_ref, against always saying the base rate (D3).

    Parameters
    ----------
    forecast, happened
        As in `brier`.
    base_rate : float, optional
        Chance that the reference gives to every event; without it, the share that happened.

    Returns
    -------
    float
        1 is perfect, 0 no better than the reference, below 0 worse.

    Raises
    ------
    CourseError
        If the reference is perfect itself, so that skill is not defined.
    """
    p, o = _pair(forecast, happened)
    rate = o.mean() if base_rate is None else number(base_rate, "The base rate", 0, 1)
    reference = ((rate - o) ** 2).mean()
    if reference == 0:
        raise CourseError("Skill is not defined: the base rate alone is right every time.")
    return float(1 - brier(p, o) / reference)


def murphy(forecast: Any, happened: Any) -> pd.Series:
    """Split the Brier score: BS = REL - RES + UNC, grouped by the value forecast (D4).

    Parameters
    ----------
    forecast, happened
        As in `brier`.

    Returns
    -------
    pandas.Series
        ``reliability`` (0: calibrated), ``resolution`` (high: tells cases apart),
        ``uncertainty`` (of the events themselves), ``brier``.
    """
    p, o = _pair(forecast, happened)
    groups = _by_value(p, o)
    rate, size = o.mean(), groups["n"] / len(o)
    parts = {
        "reliability": (size * (groups["forecast"] - groups["rate"]) ** 2).sum(),
        "resolution": (size * (groups["rate"] - rate) ** 2).sum(),
        "uncertainty": rate * (1 - rate),
        "brier": brier(p, o),
    }
    return pd.Series(parts, name="score", dtype=float)


def expected_brier(belief: Belief = BELIEF) -> Any:
    """Return the score to expect from saying p while believing q: q (1 - q) + (p - q)^2 (D5).

    It is smallest at p = q: honesty pays.
    """
    q, p = np.asarray(belief.believed), belief.said
    return plain(q * (1 - q) + (p - q) ** 2)


def least_first(whole: Any = 0.5, second_given_first: Any = 0.7) -> Any:
    """Return the chance of A that "A and B" needs: P(A and B) / P(B given A).

    Parameters
    ----------
    whole : float
        P(A and B), 0 to 1.
    second_given_first : float
        P(B given A), above 0 to 1.

    Returns
    -------
    float or numpy.ndarray
        Above 1: impossible.
    """
    both = np.asarray(number(whole, "The chance of both", 0, 1))
    return plain(both / number(second_given_first, "The chance of the second", 1e-9, 1))


# Calibration -----------------------------------------------------------------------------


def binomial_at_most(hits: Any, n: int, chance: Any) -> Any:
    """Return P(X <= hits) for n independent events of the same chance.

    Parameters
    ----------
    hits : int or array of int
        0 to n.
    n : int
        1 to 1000.
    chance : float or numpy.ndarray
        0 to 1.

    Returns
    -------
    float or numpy.ndarray
        0 to 1; hits and chances broadcast.

    Raises
    ------
    CourseError
        If a value is out of range.
    """
    number(n, "The number of events", 1, LARGEST_N)
    hits = np.asarray(number(hits, "The number of hits", 0, n))
    p = np.asarray(number(chance, "The chance", 0, 1))[..., None]
    k = np.arange(n + 1)
    ways = np.array([float(math.comb(n, one)) for one in k])
    each = ways * p**k * (1 - p) ** (n - k)
    return plain(np.minimum(1, (each * (k <= hits[..., None])).sum(axis=-1)))


def binomial_band(n: int, chance: float, level: float = 0.9) -> tuple[int, int]:
    """Return between how many hits a calibrated forecaster would mostly land.

    Parameters
    ----------
    n : int
        Number of forecasts.
    chance : float
        Chance that each was given.
    level : float
        0.9 leaves at most 5 per cent on each side.

    Returns
    -------
    tuple of int
        Lowest and highest number of hits.
    """
    tail = (1 - number(level, "The level", 0, 1)) / 2
    below = binomial_at_most(np.arange(n + 1), n, chance)
    ends = (below > tail + 1e-12).argmax(), (below >= 1 - tail - 1e-12).argmax()
    return int(ends[0]), int(ends[1])


def reliability(forecast: Any, happened: Any, level: float = 0.9) -> pd.DataFrame:
    """Compare each value forecast with how often its events came.

    Parameters
    ----------
    forecast, happened
        As in `brier`.
    level : float
        Level of the band, see `binomial_band`.

    Returns
    -------
    pandas.DataFrame
        One row a value: ``forecast``, ``n``, ``hits``, ``rate`` (share that happened),
        ``low``, ``high`` (band of shares if calibrated), ``inside`` (bool), ``at_most``
        (chance of so few hits or fewer).
    """
    groups = _by_value(*_pair(forecast, happened))
    sizes = list(zip(groups["n"].astype(int), groups["forecast"], strict=True))
    bands = np.array([binomial_band(n, p, level) for n, p in sizes], dtype=float)
    few = [binomial_at_most(hits, n, p) for (n, p), hits in zip(sizes, groups["hits"], strict=True)]
    low, high = bands.T
    return groups.assign(
        low=low / groups["n"],
        high=high / groups["n"],
        inside=(groups["hits"] >= low) & (groups["hits"] <= high),
        at_most=few,
    )


# Words of chance -------------------------------------------------------------------------


def score_band(statement: Statement = STATEMENT, happened: Any = 0) -> tuple[Any, Any]:
    """Return the best and the worst score that a statement's words allow.

    Parameters
    ----------
    statement : Statement
        Parameters.
    happened : int or bool
        1 or True if the event came.

    Returns
    -------
    tuple of float
        Best (lowest) and worst (highest) score.
    """
    _, o = _pair(statement.coded, happened)
    ends = np.array([(statement.low - o) ** 2, (statement.high - o) ** 2])
    return plain(np.squeeze(ends.min(axis=0))), plain(np.squeeze(ends.max(axis=0)))


def words(forecasts: pd.DataFrame) -> pd.DataFrame:
    """List the words and numbers of chance in the table, with their ranges.

    Parameters
    ----------
    forecasts : pandas.DataFrame
        The table ``forecasts``.

    Returns
    -------
    pandas.DataFrame
        Index ``wording``, lowest range first; ``low``, ``high``, ``mid`` (chances), ``n``
        (predictions with it).
    """
    ranged = forecasts.dropna(subset=["prob_low", "prob_high"])
    made = ranged.groupby("wording").agg(
        low=("prob_low", "first"), high=("prob_high", "first"), n=("claim_id", "size")
    )
    made.insert(2, "mid", (made["low"] + made["high"]) / 2)
    return made.sort_values(["low", "high"])


def coded(
    forecasts: pd.DataFrame,
    words: str = "mid",
    rows: str = "in_example",
    above_half: float | None = None,
) -> pd.DataFrame:
    """Return forecasts with one chance each, under chosen rules of coding.

    Parameters
    ----------
    forecasts : pandas.DataFrame
        The table ``forecasts``.
    words : str
        ``"low"``, ``"mid"`` or ``"high"``: which value of its range a word of chance gets.
    rows : str
        ``"in_example"`` (the worked example) or ``"scoreable"``.
    above_half : float, optional
        Chance for the statement that gave a number as a lower bound only, within its range;
        without it, the course's choice.

    Returns
    -------
    pandas.DataFrame
        Index ``claim_id``; ``criterion``, ``deadline``, ``wording``, ``low``, ``high``,
        ``forecast`` (p), ``happened`` (0 or 1), ``score``, ``basis`` (word, number, course),
        ``source_id``.

    Raises
    ------
    CourseError
        If a choice does not exist, or `above_half` is outside the range of the words.
    """
    if words not in WORDS:
        raise unknown("rule for words", words, WORDS)
    if rows not in ("in_example", "scoreable"):
        raise unknown("choice of rows", rows, ("in_example", "scoreable"))
    own = forecasts[forecasts[rows].astype(bool)].set_index("claim_id")
    kind = own["wording_kind"]
    p = own["prob_coded"].copy()
    if words != "mid":
        p = p.mask(kind == "word", own[f"prob_{words}"])
    if above_half is not None:
        bound = kind == "number"
        lowest, highest = own.loc[bound, "prob_low"].max(), own.loc[bound, "prob_high"].min()
        chosen = number(above_half, "The chance for the lower bound", lowest, highest)
        p = p.mask(bound, chosen)
    o = own["event_occurred"].astype(int)
    return pd.DataFrame(
        {
            "criterion": own["criterion"],
            "deadline": own["deadline"],
            "wording": own["wording"],
            "low": own["prob_low"],
            "high": own["prob_high"],
            "forecast": p,
            "happened": o,
            "score": points(p, o),
            "basis": kind.where(kind.isin(["word", "number"]), "course"),
            "source_id": own["source_id"],
        }
    )


def drop_one(table: pd.DataFrame) -> pd.DataFrame:
    """Leave out each forecast in turn: does the verdict rest on one row.

    Parameters
    ----------
    table : pandas.DataFrame
        From `coded`; three rows or more.

    Returns
    -------
    pandas.DataFrame
        Index ``left_out``, first "none", then each ``claim_id``; ``n``, ``brier``,
        ``base_rate`` and ``skill`` (against the base rate of the rows left; NaN if undefined).
    """
    if len(table) < 3:
        raise CourseError("Give three forecasts or more, so that one can be left out.")
    p, o = _pair(table["forecast"], table["happened"])
    keep = np.vstack([np.ones((1, len(p))), 1 - np.eye(len(p))])  # one row a choice
    n = keep.sum(axis=1)
    score, rate = keep @ (p - o) ** 2 / n, keep @ o / n
    reference = rate * (1 - rate)
    with np.errstate(divide="ignore", invalid="ignore"):
        better = np.where(reference > 0, 1 - score / reference, np.nan)
    index = pd.Index(["none", *table.index], name="left_out")
    columns = {"n": n.astype(int), "brier": score, "base_rate": rate, "skill": better}
    return pd.DataFrame(columns, index=index)


def codings(forecasts: pd.DataFrame, rows: str = "in_example") -> pd.DataFrame:
    """Score the same forecasts under each rule for words.

    Returns
    -------
    pandas.DataFrame
        Index ``words`` (low, mid, high); ``n``, ``brier``, ``base_rate``, ``skill``.
    """
    made = [drop_one(coded(forecasts, rule, rows)).loc["none"] for rule in WORDS]
    table = pd.DataFrame(made, index=pd.Index(WORDS, name="words"))
    return table.astype({"n": int})


def _by_value(p: np.ndarray, o: np.ndarray) -> pd.DataFrame:
    """Group forecasts by their value; values that differ by rounding noise are one."""
    groups = pd.DataFrame({"forecast": np.round(p, 12), "o": o}).groupby("forecast")["o"]
    made = groups.agg(n="size", hits="sum", rate="mean").reset_index()
    return made.astype({"n": int, "hits": int})


def _pair(forecast: Any, happened: Any) -> tuple[np.ndarray, np.ndarray]:
    """Check forecasts and outcomes, and return both as flat arrays of floats."""
    p = np.atleast_1d(number(_numbers(forecast), "A forecast", 0, 1)).ravel()
    o = np.atleast_1d(number(_numbers(happened), "An outcome (0 or 1)", 0, 1)).ravel()
    if not np.isin(o, [0, 1]).all():
        raise CourseError("An outcome is 1 (it happened) or 0 (it did not).")
    if len(p) != len(o):
        raise CourseError(f"There are {len(p)} forecasts but {len(o)} outcomes: give one for each.")
    return p, o


def _numbers(given: Any) -> Any:
    """Turn series and truth values into numbers; anything else is judged later."""
    array = np.asarray(given)
    if isinstance(given, pd.Series) and given.isna().any():
        raise CourseError("A forecast or an outcome is missing: leave that row out first.")
    if array.dtype.kind == "b" or isinstance(given, pd.Series | Sequence):
        try:
            return array.astype(float)
        except (TypeError, ValueError):
            return array
    return array
