"""Analysis of competing hypotheses (ACH): a matrix of evidence, read by disproof.

Each item of evidence is rated against each hypothesis: C consistent, I inconsistent, N
neutral. A hypothesis is judged by its inconsistencies (weighted, if items have weights), not
by how much fits it: what fits everything tells nothing.

Reference: Heuer (1999), bibliography key ``Heuer1999``. Evidence that the method improves
judgement is thin: Dhami, Belton and Mandel (2019), key ``DhamiBeltonMandel2019``.

What the method leaves out: how likely each hypothesis was before; dependence between items
(three reports of one event are one item); degrees of fit; hypotheses nobody wrote down.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from course.errors import CourseError
from course.models.parameters import number

RATINGS = {"C": "consistent", "I": "inconsistent", "N": "neutral"}


def matrix(items: Sequence[str] | None = None, **ratings: str) -> pd.DataFrame:
    """Write a matrix: one word of letters for each hypothesis.

    Parameters
    ----------
    items : sequence of str, optional
        Names of the items of evidence; without them E1, E2, ...
    **ratings : str
        Hypothesis to its ratings, for example ``H1="CICCN"``.

    Returns
    -------
    pandas.DataFrame
        Index ``item``, one column a hypothesis, cells C, I or N.

    Raises
    ------
    CourseError
        If there are fewer than two hypotheses, the words have different lengths, or a letter
        is none of C, I, N.
    """
    lengths = {len(word) for word in ratings.values()}
    if len(ratings) < 2 or len(lengths) != 1 or lengths == {0}:
        raise CourseError("Give two hypotheses or more, each with one letter for every item.")
    names = [f"E{i + 1}" for i in range(lengths.pop())] if items is None else list(items)
    cells = {name: list(word.upper()) for name, word in ratings.items()}
    if len(names) != len(next(iter(cells.values()))):
        raise CourseError("Give as many names of items as there are letters in each word.")
    return checked(pd.DataFrame(cells, index=pd.Index(names, name="item")))


def checked(table: pd.DataFrame) -> pd.DataFrame:
    """Return the matrix, or say which letter is wrong."""
    wrong = [cell for cell in np.unique(table.astype(str)) if cell not in RATINGS]
    if wrong:
        raise CourseError(f"Rate each item with C, I or N; you gave {wrong[0]!r}.")
    return table


WORKED = matrix(H1="CICCN", H2="CCIIC", H3="ICICI")
"""The worked example: five items, three hypotheses; invented."""


def inconsistency(
    table: pd.DataFrame = WORKED, weights: Sequence[float] | None = None
) -> pd.Series:
    """Add up the inconsistent items of each hypothesis; the fewer, the better it stands.

    Parameters
    ----------
    table : pandas.DataFrame
        From `matrix`.
    weights : sequence of float, optional
        Weight of each item, 0 or more; without them 1.

    Returns
    -------
    pandas.Series
        Index hypothesis, in the order of the matrix.

    Raises
    ------
    CourseError
        If the weights do not fit the items, or are no numbers of 0 or more.
    """
    given = np.ones(len(table)) if weights is None else np.asarray(weights)
    if given.shape != (len(table),):
        raise CourseError(f"Give one weight for each of the {len(table)} items.")
    given = number(given, "The weight of an item", 0)
    against = (checked(table) == "I").to_numpy().T @ given
    return pd.Series(against, index=table.columns, name="inconsistency")


def leaders(table: pd.DataFrame = WORKED, weights: Sequence[float] | None = None) -> list[str]:
    """Return the hypotheses with the least inconsistency (several, if tied)."""
    against = inconsistency(table, weights)
    return list(against.index[np.isclose(against, against.min())])


def diagnostic(table: pd.DataFrame = WORKED) -> pd.Series:
    """Say how well each item tells hypotheses apart.

    Returns
    -------
    pandas.Series
        Index ``item``: share of pairs of hypotheses of which the item speaks against exactly
        one; 0 if it excludes none, or all.
    """
    against = (checked(table) == "I").to_numpy()
    pairs = list(combinations(range(against.shape[1]), 2))
    first, second = np.array(pairs).T
    told_apart = (against[:, first] != against[:, second]).mean(axis=1)
    return pd.Series(told_apart, index=table.index, name="diagnostic")


def drop_one(table: pd.DataFrame = WORKED, weights: Sequence[float] | None = None) -> pd.DataFrame:
    """Leave out each item in turn: who leads then, and does one item decide.

    Parameters
    ----------
    table : pandas.DataFrame
        From `matrix`, two items or more.
    weights : sequence of float, optional
        As in `inconsistency`.

    Returns
    -------
    pandas.DataFrame
        Index ``left_out``; inconsistency of each hypothesis without that item; ``leads``
        (least inconsistent, joined by " and "); ``changes`` (bool: not who leads with all).
    """
    given = pd.Series(1.0 if weights is None else weights, index=table.index)
    before = leaders(table, given.to_numpy())
    own = (checked(table) == "I").mul(given, axis="index")
    without = inconsistency(table, given.to_numpy()) - own
    lowest = np.isclose(without, without.min(axis="columns").to_numpy()[:, None])
    lead = [list(table.columns[row]) for row in lowest]
    return without.rename_axis("left_out").assign(
        leads=[" and ".join(names) for names in lead], changes=[names != before for names in lead]
    )
