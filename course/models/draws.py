"""Doubt about the scores and weights of model C: how often an option would come out first.

Scores and weights are drawn at random around those of the tables; where a formula gives the
chance exactly, it stands beside the draws. All chances here are chances of ranking higher under
our own doubts, not chances of success. Errors and firmness are illustrations, not estimates.

Reference: Keeney and Raiffa (1976), bibliography key ``KeeneyRaiffa1976``.

What the draws leave out: each score has an error of its own, although one surprise may move
several scores at once; and an option that nobody thought of.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from course.errors import unknown
from course.models.choice import Weights, array_of, comparison, row_of, shares_of
from course.models.parameters import Parameters, number, parameter, plain

ABOUT = ("weights", "scores", "both")


@dataclass(frozen=True)
class Doubt(Parameters):
    """How unsure we are, and how often we draw (defaults: the worked example).

    Parameters
    ----------
    sigma : float
        Standard deviation of the error of a score *difference*; 0 or more, classroom 0 to 30.
    concentration : float
        kappa: weights are drawn from a Dirichlet distribution with parameters kappa w; the
        higher, the nearer to w; 1 to 10,000, classroom 5 to 200.
    draws : float
        How many draws; 1 to 1,000,000, classroom 1,000 to 100,000.
    seed : float
        Random state: the same seed gives the same draws.
    """

    sigma: float = parameter(10, "σ", "error of a score difference", (0, 30))
    concentration: float = parameter(40, "κ", "firmness of the weights", (5, 200), (1, 10_000))
    draws: float = parameter(20_000, "n", "number of draws", (1_000, 100_000), (1, 1_000_000))
    seed: float = parameter(20_240_620, "seed", "random state", (0, 2**31), (0, 2**31))


DOUBT = Doubt()


def normal_below(z: Any) -> Any:
    """Return Phi(z), the chance that a standard normal draw is below z, to 12 digits.

    Parameters
    ----------
    z : float or numpy.ndarray
        Any number.

    Returns
    -------
    float or numpy.ndarray
        0 to 1.
    """
    z = np.clip(z, -9, 9)
    nodes, heights = _gauss()
    at = z[..., None] * nodes / 2 + z[..., None] / 2 if np.ndim(z) else z * (nodes + 1) / 2
    area = (np.exp(-(at**2) / 2) @ heights) * z / 2 / np.sqrt(2 * np.pi)
    return plain(np.clip(0.5 + area, 0, 1))


def chance_beats(
    table: pd.DataFrame, given: Weights, option: str, other: str, sigma: Any = 10
) -> Any:
    """Return the chance that one option beats another if scores are uncertain (C6).

    Phi((V_i - V_k) / (sigma sqrt(sum w_j^2))): each score difference has its own normal error.

    Parameters
    ----------
    table, given
        As in `values`.
    option, other : str
        i and k.
    sigma : float or numpy.ndarray
        Standard deviation of the error of a difference; above 0.

    Returns
    -------
    float or numpy.ndarray
        0 to 1: a chance of ranking higher, not of success.
    """
    sigma = number(sigma, "The error sigma", 1e-9)
    lead = comparison(table, given, option, other).sum()
    return normal_below(lead / (sigma * np.sqrt((shares_of(table, given) ** 2).sum())))


def drawn_values(
    table: pd.DataFrame, given: Weights, doubt: Doubt = DOUBT, about: str = "weights"
) -> np.ndarray:
    """Draw the values of all options.

    Weights: Dirichlet(kappa w). Scores: an independent normal error on each score, with
    standard deviation sigma / sqrt(2), so that each difference has sigma.

    Parameters
    ----------
    table, given
        As in `values`.
    doubt : Doubt
        Parameters, single numbers.
    about : str
        What is uncertain, one of `ABOUT`.

    Returns
    -------
    numpy.ndarray
        One row a draw, one column an option.

    Raises
    ------
    CourseError
        If `about` is none of `ABOUT`.
    """
    if about not in ABOUT:
        raise unknown("kind of doubt", about, ABOUT)
    rng, many = np.random.default_rng(int(doubt.seed)), int(doubt.draws)
    share, own = shares_of(table, given), array_of(table)
    if about != "scores":
        share = rng.standard_gamma(doubt.concentration * share, (many, len(share)))
        share = share / share.sum(axis=1, keepdims=True)
    if about == "weights":
        return share @ own.T
    own = own + rng.normal(0, doubt.sigma / np.sqrt(2), (many, *own.shape))
    return np.einsum("...oc,...c->...o", own, share)


def chance_best(
    table: pd.DataFrame, given: Weights, doubt: Doubt = DOUBT, about: str = "weights"
) -> pd.Series:
    """Return how often each option comes out best; a tie counts for each in equal part.

    Returns
    -------
    pandas.Series
        Index ``option``; shares of the draws, which sum to 1. They are chances of ranking
        first under our own doubts, not chances of success.
    """
    made = drawn_values(table, given, doubt, about)
    top = made == made.max(axis=1, keepdims=True)
    shares = (top / top.sum(axis=1, keepdims=True)).mean(axis=0)
    return pd.Series(shares, index=table.index, name="share")


def drawn_chance_beats(
    table: pd.DataFrame, given: Weights, option: str, other: str, doubt: Doubt = DOUBT
) -> float:
    """Return the share of draws of scores in which one option beats another.

    It agrees with `chance_beats`; the standard error is about 0.5 / sqrt(draws).
    """
    made = drawn_values(table, given, doubt, "scores")
    first, second = made[:, row_of(table, option)], made[:, row_of(table, other)]
    return float((first > second).mean() + (first == second).mean() / 2)


@cache
def _gauss() -> tuple[np.ndarray, np.ndarray]:
    return np.polynomial.legendre.leggauss(64)
