"""Model C: options weighed by several criteria.

An option i has a score s_ij from 0 (worst) to 100 (best) on each criterion j, and

    V_i = sum_j w_j s_ij,    sum_j w_j = 1

The tables `options`, `option_scores` and `weight_profiles` hold scores and weights of six
dated decision points. What would change the answer matters more than the answer: switch-over
weights and a tornado here, draws of weights and scores in `draws`, risk and the value of
information in `gambles`, the frame in `framing`.

Reference: Keeney and Raiffa (1976), bibliography key ``KeeneyRaiffa1976``.

What the model leaves out: criteria do not interact; nobody answers the choice; weights are
those of one mind, although a council decides; and no score is measured. All scores, weights
and chances are illustrations, not estimates. The best value is not "the right policy".
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from course import data
from course.errors import CourseError, unknown
from course.models.parameters import number

Weights = Mapping[str, float] | pd.Series

SCALE = (0, 100)


# Scores, weights, values -----------------------------------------------------------------


def scores(
    option_scores: pd.DataFrame, point: str = "D3", options: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return the scores of one decision point side by side.

    Parameters
    ----------
    option_scores : pandas.DataFrame
        The table ``option_scores``.
    point : str
        Decision point, ``"D1"`` to ``"D6"``.
    options : pandas.DataFrame, optional
        The table ``options``: the index then has its labels instead of keys.

    Returns
    -------
    pandas.DataFrame
        Index ``option`` (in the order of the table), one column a criterion (0 to 100).

    Raises
    ------
    CourseError
        If there is no such point, or an option lacks a score.
    """
    rows = option_scores[option_scores["point_id"] == point]
    if rows.empty:
        raise unknown("decision point", point, option_scores["point_id"].unique())
    wide = rows.pivot(index="option_id", columns="criterion", values="score").astype(float)
    named = [c for c in data.labels("option_scores", "criterion") if c in wide]
    if wide.isna().any(axis=None):
        raise CourseError(f"At {point} an option lacks a score: give each option all criteria.")
    wide = wide.loc[rows["option_id"].unique(), named]
    if options is not None:
        here = options[options["point_id"] == point]
        wide = wide.rename(index=dict(zip(here["option_id"], here["label"], strict=True)))
    return wide.rename_axis(index="option", columns=None)


def weights(weight_profiles: pd.DataFrame, profile: str = "worked_example") -> pd.Series:
    """Return the weights of one point of view; they sum to 1.

    Parameters
    ----------
    weight_profiles : pandas.DataFrame
        The table ``weight_profiles``.
    profile : str
        For example ``"alliance_first"``.

    Returns
    -------
    pandas.Series
        Index ``criterion``.

    Raises
    ------
    CourseError
        If there is no such profile.
    """
    rows = weight_profiles[weight_profiles["profile"] == profile]
    if rows.empty:
        raise unknown("profile", profile, weight_profiles["profile"].unique())
    return normalise(rows.set_index("criterion")["weight"])


def normalise(given: Weights) -> pd.Series:
    """Divide weights by their sum: only their ratios count.

    Parameters
    ----------
    given : mapping or pandas.Series
        Criterion to weight, 0 or more, not all 0.

    Returns
    -------
    pandas.Series
        Index ``criterion``; sums to 1.

    Raises
    ------
    CourseError
        If a weight is no number or below 0, or all are 0.
    """
    series = pd.Series(given, name="weight").rename_axis("criterion")
    checked = number(series.to_numpy(), "A weight", 0)
    if checked.sum() == 0:
        raise CourseError("All weights are 0: give at least one criterion a weight above 0.")
    return pd.Series(checked / checked.sum(), index=series.index, name="weight")


def values(table: pd.DataFrame, given: Weights) -> pd.Series:
    """Return V_i = sum_j w_j s_ij (C1), in the order of the table.

    Parameters
    ----------
    table : pandas.DataFrame
        From `scores`.
    given : mapping or pandas.Series
        Criterion to weight, for every criterion of the table; normalised first.

    Returns
    -------
    pandas.Series
        Index ``option``; value, on the scale of the scores.

    Raises
    ------
    CourseError
        If a criterion lacks a weight, or a weight is not usable.
    """
    return pd.Series(array_of(table) @ shares_of(table, given), index=table.index, name="value")


def ranking(table: pd.DataFrame, given: Weights) -> list[str]:
    """Return the options, best value first; ties in the order of the table."""
    return list(values(table, given).sort_values(ascending=False, kind="stable").index)


def contributions(table: pd.DataFrame, given: Weights) -> pd.DataFrame:
    """Split each value by criterion: w_j s_ij.

    Returns
    -------
    pandas.DataFrame
        As `scores`; a row sums to the option's value.
    """
    return table * shares_of(table, given)


def comparison(table: pd.DataFrame, given: Weights, option: str, other: str) -> pd.Series:
    """Say what puts one option ahead of another: w_j (s_ij - s_kj) for each criterion.

    Returns
    -------
    pandas.Series
        Index criterion; sums to the difference of the two values.
    """
    first, second = (contributions(table, given).loc[_option(table, o)] for o in (option, other))
    return (first - second).rename("difference")


# What would change the answer ------------------------------------------------------------


def switch_over(
    table: pd.DataFrame, given: Weights, option: str, other: str, criterion: str = "alliance"
) -> float:
    """Return the weight of one criterion at which two options tie (C4).

    t = (R_k - R_i) / ((R_k - R_i) + (s_ij - s_kj)), R = value on the other criteria, whose
    weights are rescaled in proportion.

    Parameters
    ----------
    table, given
        As in `values`.
    option, other : str
        i and k.
    criterion : str
        The criterion whose weight moves.

    Returns
    -------
    float
        0 to 1; NaN if no weight in this range makes them tie.

    Raises
    ------
    CourseError
        If an option or criterion does not exist, or has all the weight already.
    """
    share, scores_of = shares_of(table, given), array_of(table)
    lead = scores_of[row_of(table, option)] - scores_of[row_of(table, other)]
    return float(_tie(lead, share, _column(table, criterion)))


def switch_overs(table: pd.DataFrame, given: Weights) -> pd.DataFrame:
    """Return the weights at which another option ties with the best one.

    Returns
    -------
    pandas.DataFrame
        One row for each criterion and other option that ties with the best somewhere:
        ``criterion``, ``best``, ``other``, ``weight`` (now), ``switch`` (where they tie),
        ``move`` (their distance), nearest first.
    """
    share, best = shares_of(table, given), ranking(table, given)[0]
    others = table.index.drop(best)
    leads = table.loc[best].to_numpy() - array_of(table.loc[others])
    rows = [
        (criterion, best, other, share[j], switch)
        for j, criterion in enumerate(table.columns)
        if share[j] < 1
        for other, switch in zip(others, _tie(leads, share, j), strict=True)
    ]
    made = pd.DataFrame(rows, columns=["criterion", "best", "other", "weight", "switch"]).dropna()
    made["move"] = (made["switch"] - made["weight"]).abs()
    return made.sort_values("move", kind="stable", ignore_index=True)


def by_weight(
    table: pd.DataFrame, given: Weights, criterion: str = "alliance", points: int = 51
) -> pd.DataFrame:
    """Tabulate all values while one weight moves from 0 to 1 and the others share the rest.

    Returns
    -------
    pandas.DataFrame
        ``weight``, ``option``, ``value``: one row for each pair.
    """
    share, j = shares_of(table, given), _column(table, criterion)
    t = np.linspace(0, 1, points)[:, None]
    many = (1 - t) * _rest(share, j) + t * np.eye(len(share))[j]
    wide = pd.DataFrame(many @ array_of(table).T, columns=table.index).assign(weight=t[:, 0])
    return wide.melt("weight", var_name="option", value_name="value")


def best_by_weights(
    table: pd.DataFrame, given: Weights, first: str, second: str, points: int = 41
) -> pd.DataFrame:
    """Say which option is best for all weights of two criteria; the others share the rest.

    Parameters
    ----------
    table, given
        As in `values`.
    first, second : str
        Two criteria.
    points : int
        Weights of each, from 0 to 1; pairs that sum to more than 1 are left out.

    Returns
    -------
    pandas.DataFrame
        ``first``, ``second`` (weights), ``option`` (best), ``lead`` (over the next).
    """
    share = shares_of(table, given)
    i, j = _column(table, first), _column(table, second)
    if i == j:
        raise CourseError("Give two different criteria.")
    rest = share.copy()
    rest[[i, j]] = 0
    if rest.sum() == 0:
        raise CourseError("Give the other criteria a weight above 0, so that they share the rest.")
    axis = np.linspace(0, 1, points)
    one, two = (side.ravel() for side in np.meshgrid(axis, axis, indexing="ij"))
    keep = one + two <= 1 + 1e-9
    one, two = one[keep], two[keep]
    many = (1 - one - two)[:, None] * (rest / rest.sum())
    many[:, i] += one
    many[:, j] += two
    made = many @ array_of(table).T
    top = np.sort(made, axis=1)
    names = table.index.to_numpy()[made.argmax(axis=1)]
    lead = top[:, -1] - top[:, -2]
    return pd.DataFrame({"first": one, "second": two, "option": names, "lead": lead})


def tornado(table: pd.DataFrame, given: Weights, option: str, spread: float = 10) -> pd.DataFrame:
    """Move each score of one option alone, down and up, and watch its value.

    Parameters
    ----------
    table, given
        As in `values`.
    option : str
        The option.
    spread : float
        Points down and up; scores stay within 0 to 100.

    Returns
    -------
    pandas.DataFrame
        Index ``criterion``, widest first (ties in the order of the table); ``low``, ``high``
        (value of the option), ``width``, ``passed`` (bool: at one end the option stands on
        the other side of the best of the others), ``level`` (bool: at that end it only comes
        level with it).
    """
    share = shares_of(table, given)
    at = row_of(table, option)
    own = array_of(table)[at]
    ends = np.clip(own + number(spread, "The spread", 0) * np.array([[-1], [1]]), *SCALE)
    low, high = own @ share + share * (ends - own)
    rival = np.delete(array_of(table) @ share, at).max()
    ahead = own @ share > rival
    end = low if ahead else high
    level = np.isclose(end, rival)
    made = pd.DataFrame(
        {
            "low": low,
            "high": high,
            "width": high - low,
            "passed": ((end < rival) == ahead) & ~level,
            "level": level,
        },
        index=table.columns.rename("criterion"),
    )
    return made.sort_values("width", ascending=False, kind="stable")


def array_of(table: pd.DataFrame) -> np.ndarray:
    """Return the scores of a table as numbers: one row an option, one column a criterion."""
    return table.to_numpy(dtype=float)


def shares_of(table: pd.DataFrame, given: Weights) -> np.ndarray:
    """Return the shares of the weights, in the order of the criteria of the table."""
    series = pd.Series(given)
    missing = [c for c in table.columns if c not in series.index]
    if missing:
        raise CourseError(f"Give a weight for {missing[0]!r} too.")
    for name in series.index:
        if name not in table.columns:
            raise unknown("criterion", name, map(str, table.columns))
    return normalise(series.loc[list(table.columns)]).to_numpy()


def row_of(table: pd.DataFrame, name: str) -> int:
    """Return the number of the row of an option."""
    return table.index.get_loc(_option(table, name))


def _tie(leads: np.ndarray, share: np.ndarray, j: int) -> np.ndarray:
    """Return the weight of criterion j at which leads (.., m) by criterion sum to nothing."""
    rest, own = leads @ _rest(share, j), leads[..., j]
    with np.errstate(divide="ignore", invalid="ignore"):  # no lead depends on this weight
        t = rest / (rest - own)
    return np.where((t >= 0) & (t <= 1), t, np.nan)


def _rest(share: np.ndarray, j: int) -> np.ndarray:
    """Return the shares of the other criteria among themselves."""
    if share[j] == 1:
        raise CourseError("One criterion has all the weight: give another one some weight too.")
    rest = share.copy()
    rest[j] = 0
    return rest / rest.sum()


def _option(table: pd.DataFrame, name: str) -> str:
    if name not in table.index:
        raise unknown("option", name, map(str, table.index))
    return name


def _column(table: pd.DataFrame, name: str) -> int:
    if name not in table.columns:
        raise unknown("criterion", name, map(str, table.columns))
    return table.columns.get_loc(name)
