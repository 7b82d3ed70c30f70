"""What makes a prediction testable, and how far a verdict rests on choices of the coder.

A prediction can be scored when it has three parts: a test that decides it, a last day, and a
chance. Then its condition must hold, and the result must be known.

The scores themselves are in `scores`. Reference for the three parts: Tetlock (2005),
bibliography key ``Tetlock2005``.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
import pandas as pd

from course.errors import CourseError, unknown
from course.models import scores
from course.models.parameters import number

SCOREABLE = "scoreable"
GROUPS = {
    SCOREABLE: "can be scored",
    "no_probability": "no number or word of chance",
    "open": "no result yet",
    "not_triggered": "condition did not hold",
    "too_vague": "no test is possible",
}
"""What a prediction lacks, as the course writes it; codes as in column ``why_not``."""

SAID = {"number": "number", "word": "word of chance"}
NOTHING_SAID = "neither"

DISPUTED = "C001-31"
"""The row whose outcome hangs on how its test is read; see caveats of ``forecasts``."""

TWINS = ("C002-04", "C002-17")
"""Two rows that say almost the same; "twins once" leaves the first out."""

ABOVE_HALF = (0.51, 0.55, 0.75, 1.0)
"""Values that fit "above 50 per cent"."""

SETS = {
    "in_example": "picked by hand",
    "scoreable": "by the rules",
    "once": "by the rules, twins once",
}


def parts(forecasts: pd.DataFrame) -> pd.DataFrame:
    """Say which parts each prediction has, and what it lacks first.

    Parameters
    ----------
    forecasts : pandas.DataFrame
        The table ``forecasts``.

    Returns
    -------
    pandas.DataFrame
        Index ``claim_id``; ``test`` (bool), ``last_day`` (bool), ``day_by`` (text, course,
        none), ``chance`` (number, word of chance, neither), ``lacks`` (a key of `GROUPS`).
        Sorted by `GROUPS`, then by chance.
    """
    own = forecasts.set_index("claim_id")
    lacks = own["why_not"].astype(object).where(~own["scoreable"].astype(bool), SCOREABLE)
    table = pd.DataFrame(
        {
            "test": own["outcome"] != "too_vague",
            "last_day": own["deadline"].notna(),
            "day_by": own["deadline_by"],
            "chance": own["wording_kind"].map(SAID).fillna(NOTHING_SAID),
            "lacks": pd.Categorical(lacks, list(GROUPS), ordered=True),
        }
    )
    rank = table["chance"].map({**{word: 0 for word in SAID.values()}, NOTHING_SAID: 1})
    order = table.assign(rank=rank).sort_values(["lacks", "rank"], kind="stable").index
    return table.loc[order]


def complete_in_text(forecasts: pd.DataFrame) -> list[str]:
    """Return the rows whose article itself gives a last day and a number or word of chance."""
    table = parts(forecasts)
    both = (table["day_by"] == "text") & (table["chance"] != NOTHING_SAID)
    return sorted(table.index[both])


def other_way(table: pd.DataFrame, *claim_ids: str) -> pd.DataFrame:
    """Count outcomes the other way: came true as failed, failed as come true.

    Parameters
    ----------
    table : pandas.DataFrame
        From `scores.coded`.
    *claim_ids : str
        Rows to turn.

    Returns
    -------
    pandas.DataFrame
        The same columns, ``score`` computed anew.

    Raises
    ------
    CourseError
        If a row is not in the table.
    """
    _known(table, claim_ids)
    turned = table.index.isin(claim_ids)
    happened = table["happened"].where(~turned, 1 - table["happened"])
    return table.assign(happened=happened, score=scores.points(table["forecast"], happened))


def without(table: pd.DataFrame, *claim_ids: str) -> pd.DataFrame:
    """Leave rows out of a table of coded forecasts.

    Parameters
    ----------
    table : pandas.DataFrame
        From `scores.coded`.
    *claim_ids : str
        Rows to leave out.

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    CourseError
        If a row is not in the table.
    """
    _known(table, claim_ids)
    return table.drop(index=list(claim_ids))


def verdicts(
    forecasts: pd.DataFrame,
    disputed: str = DISPUTED,
    above_half: Sequence[float] = ABOVE_HALF,
) -> pd.DataFrame:
    """Score the same articles under every mix of choices that can be defended.

    Choices: which rows (`SETS`); the rule for words (low, mid, high); the value for "above 50
    per cent"; and the outcome of one disputed row, as coded or the other way.

    Parameters
    ----------
    forecasts : pandas.DataFrame
        The table ``forecasts``.
    disputed : str
        The row whose outcome is counted both ways.
    above_half : sequence of float
        Values for the statement that gave a lower bound only.

    Returns
    -------
    pandas.DataFrame
        One row a mix: ``rows`` (words of `SETS`), ``outcome`` (as coded, other way), ``words``,
        ``above_half``, ``n``, ``brier``, ``base_rate``, ``skill``.
    """
    made = []
    for (name, label), words, value in product(SETS.items(), scores.WORDS, above_half):
        kind = "in_example" if name == "in_example" else "scoreable"
        table = scores.coded(forecasts, words, kind, value)
        table = without(table, TWINS[0]) if name == "once" else table
        for outcome, one in (("as coded", table), ("other way", other_way(table, disputed))):
            result = scores.drop_one(one).loc["none"]
            made.append({"rows": label, "outcome": outcome, "words": words, "above_half": value})
            made[-1] |= result.to_dict()
    return pd.DataFrame(made).astype({"n": int})


def turning(table: pd.DataFrame) -> list[str]:
    """Return the rows that turn the verdict: skill above 0 with all rows, not without, or back.

    Parameters
    ----------
    table : pandas.DataFrame
        From `scores.drop_one`.

    Returns
    -------
    list of str
    """
    known = table.drop(index="none").dropna(subset=["skill"])
    return list(known.index[(known["skill"] > 0) != (table.loc["none", "skill"] > 0)])


def luck(
    chance: float = 0.8, share: float = 0.6, sizes: Sequence[int] = (5, 10, 20, 50)
) -> pd.DataFrame:
    """Say how surprising the same share of hits is in smaller and larger samples.

    Parameters
    ----------
    chance : float
        Chance that each forecast was given.
    share : float
        Share that came true.
    sizes : sequence of int
        Numbers of forecasts.

    Returns
    -------
    pandas.DataFrame
        One row a size and number of hits: ``given`` (the chance of each), ``n``, ``hits``,
        ``chance`` (of exactly so many), ``few`` (True up to the share), ``at_most`` (chance of
        all hits up to the share).
    """
    number(share, "The share that came true", 0, 1)
    made = []
    for n in sizes:
        hits = np.arange(n + 1)
        below = scores.binomial_at_most(hits, n, chance)
        most = int(share * n + 1e-9)
        exact = np.diff(below, prepend=0)
        rows = pd.DataFrame({"given": chance, "n": n, "hits": hits, "chance": exact})
        made.append(rows.assign(few=hits <= most, at_most=below[most]))
    return pd.concat(made, ignore_index=True)


def _known(table: pd.DataFrame, claim_ids: Sequence[str]) -> None:
    for one in claim_ids:
        if one not in table.index:
            raise unknown("row among these forecasts", one, map(str, table.index))
    if len(claim_ids) >= len(table):
        raise CourseError("Keep at least one row as it is.")
