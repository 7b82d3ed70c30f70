"""Model C: options weighed by several criteria, under uncertainty.

An option i has a score s_ij from 0 (worst) to 100 (best) on each criterion j, and

    V_i = sum_j w_j s_ij,    sum_j w_j = 1

The tables `options`, `option_scores` and `weight_profiles` hold scores and weights of six
dated decision points. What would change the answer matters more than the answer: switch-over
weights, a tornado, draws of weights and scores, the value of information, the frame.

References: Keeney and Raiffa (1976), bibliography key ``KeeneyRaiffa1976``; for the frames
Kahneman and Tversky (1979) ``KahnemanTversky1979``, Tversky and Kahneman (1992)
``TverskyKahneman1992``, and Levy (1997) ``Levy1997`` on their use in international relations.

What the model leaves out: criteria do not interact; nobody answers the choice; weights are
those of one mind, although a council decides; and no score is measured. All scores, weights
and chances are illustrations, not estimates. The best value is not "the right policy".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from course import data
from course.errors import CourseError, unknown
from course.models.parameters import INFINITE, Parameters, number, parameter, plain

Weights = Mapping[str, float] | pd.Series
SCALE = (0, 100)
ANY = (-INFINITE, INFINITE)
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


@dataclass(frozen=True)
class Gamble(Parameters):
    """A risky option against a safe one (defaults: the worked example; points of value).

    Parameters
    ----------
    good, bad : float
        Value of the risky option if it goes well, or badly; good above bad.
    safe : float
        Value of the safe option.
    chance_bad : float
        p, chance that it goes badly; 0 to 1.
    spread : float
        p itself is unknown by up to so much on each side; 0 to 1.

    Raises
    ------
    CourseError
        If a value is no number or out of range, or good is not above bad.
    """

    good: float = parameter(70, "V_good", "risky option, if all goes well", SCALE, ANY)
    bad: float = parameter(20, "V_bad", "risky option, if all goes badly", SCALE, ANY)
    safe: float = parameter(57.5, "V_safe", "safe option", SCALE, ANY)
    chance_bad: float = parameter(0.3, "p", "chance that it goes badly", (0, 1), (0, 1))
    spread: float = parameter(0.2, "spread", "doubt about that chance", (0, 0.5), (0, 1))

    def __post_init__(self) -> None:
        super().__post_init__()
        if not np.all(np.greater(self.good, self.bad)):
            raise CourseError("The good outcome must be worth more than the bad one.")


@dataclass(frozen=True)
class Frame(Parameters):
    """How gains and losses feel (defaults: medians of Tversky and Kahneman 1992).

    Parameters
    ----------
    reference : float
        Outcomes above it are gains, below it losses.
    exponent : float
        alpha, how fast feeling dulls; above 0 to 1, classroom 0.5 to 1.
    loss_aversion : float
        lambda, how much more a loss weighs; 1 or more, classroom 1 to 4.
    """

    reference: float = parameter(0, "r", "reference point", (-100, 100), ANY)
    exponent: float = parameter(0.88, "α", "how fast feeling dulls", (0.5, 1), (0.01, 1))
    loss_aversion: float = parameter(
        2.25, "λ", "how much more a loss weighs", (1, 4), (1, INFINITE)
    )


DOUBT, GAMBLE, FRAME = Doubt(), Gamble(), Frame()


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
    return pd.Series(_array(table) @ _shares(table, given), index=table.index, name="value")


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
    return table * _shares(table, given)


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
    share = _shares(table, given)
    j = _column(table, criterion)
    rest = _rest(share, j)
    difference = _array(table)[_row(table, option)] - _array(table)[_row(table, other)]
    others, own = difference @ rest, difference[j]
    if others == own:
        return float("nan")
    t = others / (others - own)
    return float(t) if 0 <= t <= 1 else float("nan")


def switch_overs(table: pd.DataFrame, given: Weights) -> pd.DataFrame:
    """Return the weights at which another option ties with the best one.

    Returns
    -------
    pandas.DataFrame
        One row for each criterion and other option that ties with the best somewhere:
        ``criterion``, ``best``, ``other``, ``weight`` (now), ``switch`` (where they tie),
        ``move`` (their distance), nearest first.
    """
    best = ranking(table, given)[0]
    share = pd.Series(_shares(table, given), index=table.columns)
    rows = [
        (
            criterion,
            best,
            other,
            share[criterion],
            switch_over(table, given, best, other, criterion),
        )
        for criterion in table.columns
        for other in table.index.drop(best)
        if share[criterion] < 1
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
    share, j = _shares(table, given), _column(table, criterion)
    t = np.linspace(0, 1, points)[:, None]
    many = (1 - t) * _rest(share, j) + t * np.eye(len(share))[j]
    wide = pd.DataFrame(many @ _array(table).T, columns=table.index).assign(weight=t[:, 0])
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
    share = _shares(table, given)
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
    made = many @ _array(table).T
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
    share = _shares(table, given)
    at = _row(table, option)
    own = _array(table)[at]
    ends = np.clip(own + number(spread, "The spread", 0) * np.array([[-1], [1]]), *SCALE)
    low, high = own @ share + share * (ends - own)
    rival = np.delete(_array(table) @ share, at).max()
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


# Draws -----------------------------------------------------------------------------------


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
    return normal_below(lead / (sigma * np.sqrt((_shares(table, given) ** 2).sum())))


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
    share, own = _shares(table, given), _array(table)
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
    first, second = made[:, _row(table, option)], made[:, _row(table, other)]
    return float((first > second).mean() + (first == second).mean() / 2)


# Chance and information ------------------------------------------------------------------


def expected_utility(gamble: Gamble = GAMBLE) -> Any:
    """Return the expected value (1 - p) V_good + p V_bad (C2).

    Where the values already hold the attitude to risk, it is called expected utility.
    """
    p = np.asarray(gamble.chance_bad)
    return plain((1 - p) * gamble.good + p * gamble.bad)


def break_even(gamble: Gamble = GAMBLE) -> Any:
    """Return p* = (V_good - V_safe) / (V_good - V_bad), within 0 to 1 (C3).

    Below p* the risky option has the higher expected value.
    """
    span = np.asarray(gamble.good) - gamble.bad
    return plain(np.clip((np.asarray(gamble.good) - gamble.safe) / span, 0, 1))


def perfect_information(gamble: Gamble = GAMBLE) -> Any:
    """Return what it is worth on average to know the outcome before choosing (EVPI, C5).

    (1 - p) max(V_good, V_safe) + p max(V_bad, V_safe) - max(EV, V_safe): an expectation, taken
    before the outcome is known.
    """
    p, safe = np.asarray(gamble.chance_bad), gamble.safe
    informed = (1 - p) * np.maximum(gamble.good, safe) + p * np.maximum(gamble.bad, safe)
    return plain(informed - np.maximum(expected_utility(gamble), safe))


def value_of_information(payoffs: pd.DataFrame, chances: Sequence[float]) -> float:
    """Return the value of perfect information for any table of payoffs (C5).

    sum over states P(state) max_i U_i(state) - max_i EU_i.

    Parameters
    ----------
    payoffs : pandas.DataFrame
        One row a state of the world, one column an option.
    chances : sequence of float
        Chance of each state; they sum to 1.

    Returns
    -------
    float
        On the scale of the payoffs; never below 0.

    Raises
    ------
    CourseError
        If the chances do not fit the states, or do not sum to 1.
    """
    p = number(np.asarray(chances), "A chance", 0, 1)
    if np.shape(p) != (len(payoffs),) or not np.isclose(p.sum(), 1):
        raise CourseError(f"Give {len(payoffs)} chances, one for each state, that sum to 1.")
    table = number(payoffs.to_numpy(), "A payoff")
    return float(max(0.0, p @ table.max(axis=1) - (p @ table).max()))


def chance_gamble_pays(gamble: Gamble = GAMBLE) -> Any:
    """Return the chance that the risky option has the higher expected value.

    The chance p is unknown: evenly spread from p - spread to p + spread, within 0 to 1. So it
    is the part of this range below `break_even`.
    """
    low, high = _range_of_chance(gamble)
    width = np.asarray(high) - low
    part = (np.asarray(break_even(gamble)) - low) / np.where(width > 0, width, 1)
    certain = np.where(np.asarray(break_even(gamble)) > low, 1.0, 0.0)
    return plain(np.where(width > 0, np.clip(part, 0, 1), certain))


def drawn_chance_gamble_pays(gamble: Gamble = GAMBLE, doubt: Doubt = DOUBT) -> float:
    """Return the share of draws of p in which the risky option has the higher value."""
    rng = np.random.default_rng(int(doubt.seed))
    p = rng.uniform(*_range_of_chance(gamble), int(doubt.draws))
    return float((np.asarray(expected_utility(gamble.but(chance_bad=p))) > gamble.safe).mean())


def by_chance(gamble: Gamble = GAMBLE, points: int = 51) -> pd.DataFrame:
    """Tabulate both options over the chance that it goes badly.

    Returns
    -------
    pandas.DataFrame
        ``chance_bad``, ``option`` (risky, safe), ``value``.
    """
    p = np.linspace(0, 1, points)
    wide = pd.DataFrame(
        {"chance_bad": p, "risky": expected_utility(gamble.but(chance_bad=p)), "safe": gamble.safe}
    )
    return wide.melt("chance_bad", var_name="option", value_name="value")


# Frames ----------------------------------------------------------------------------------


def felt(outcome: Any, frame: Frame = FRAME) -> Any:
    """Return how an outcome feels: z^alpha for a gain z, -lambda (-z)^alpha for a loss.

    z is the outcome less the reference point (Tversky and Kahneman 1992; chances are not
    reweighted here).

    Parameters
    ----------
    outcome : float or numpy.ndarray
        Any number.
    frame : Frame
        Parameters.

    Returns
    -------
    float or numpy.ndarray
    """
    z = np.asarray(number(outcome, "The outcome")) - frame.reference
    size = np.abs(z) ** frame.exponent
    return plain(np.where(z >= 0, size, -frame.loss_aversion * size))


def frames(
    sure: float = 10, risky: float = 20, chance: float = 0.5, frame: Frame = FRAME
) -> pd.DataFrame:
    """Frame one choice as a gain and as a loss: a sure thing against a gamble.

    Parameters
    ----------
    sure, risky : float
        Size of the sure outcome, and of the risky one (else nothing).
    chance : float
        Chance of the risky outcome, 0 to 1.
    frame : Frame
        Parameters.

    Returns
    -------
    pandas.DataFrame
        Index ``framed_as`` (gain, loss); ``sure``, ``risky`` (felt values), ``prefers``.
    """
    p = number(chance, "The chance", 0, 1)
    signs = np.array([1, -1])
    certain = felt(frame.reference + signs * number(sure, "The sure outcome"), frame)
    gamble = p * felt(frame.reference + signs * number(risky, "The risky outcome"), frame)
    made = pd.DataFrame({"sure": certain, "risky": gamble}, index=["gain", "loss"])
    return made.rename_axis("framed_as").assign(prefers=_preferred(certain, gamble))


def felt_gamble(gamble: Gamble = GAMBLE, frame: Frame = FRAME) -> dict[str, Any]:
    """Say how a risky and a safe option feel from a reference point.

    Returns
    -------
    dict
        ``sure``, ``risky`` (felt values), ``prefers`` (sure thing, gamble, neither).
    """
    p = gamble.chance_bad
    risky = (1 - p) * felt(gamble.good, frame) + p * felt(gamble.bad, frame)
    sure = felt(gamble.safe, frame)
    return {"sure": sure, "risky": risky, "prefers": plain(_preferred(sure, risky))}


def by_reference(gamble: Gamble = GAMBLE, frame: Frame = FRAME, points: int = 101) -> pd.DataFrame:
    """Tabulate how much better the safe option feels, over reference points from 0 to 100.

    Returns
    -------
    pandas.DataFrame
        ``reference``, ``lead`` (felt value of the safe option less that of the risky one).
    """
    many = frame.but(reference=np.linspace(*SCALE, points))
    felt_values = felt_gamble(gamble, many)
    return pd.DataFrame(
        {"reference": many.reference, "lead": felt_values["sure"] - felt_values["risky"]}
    )


def _preferred(sure: Any, risky: Any) -> np.ndarray:
    tie = np.isclose(sure, risky, atol=1e-12)
    return np.select([tie, np.greater(sure, risky)], ["neither", "sure thing"], "gamble")


def _range_of_chance(gamble: Gamble) -> tuple[Any, Any]:
    p = np.asarray(gamble.chance_bad)
    return plain(np.maximum(0, p - gamble.spread)), plain(np.minimum(1, p + gamble.spread))


def _array(table: pd.DataFrame) -> np.ndarray:
    return table.to_numpy(dtype=float)


def _shares(table: pd.DataFrame, given: Weights) -> np.ndarray:
    series = pd.Series(given)
    missing = [c for c in table.columns if c not in series.index]
    if missing:
        raise CourseError(f"Give a weight for {missing[0]!r} too.")
    for name in series.index:
        if name not in table.columns:
            raise unknown("criterion", name, map(str, table.columns))
    return normalise(series.loc[list(table.columns)]).to_numpy()


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


def _row(table: pd.DataFrame, name: str) -> int:
    return table.index.get_loc(_option(table, name))


def _column(table: pd.DataFrame, name: str) -> int:
    if name not in table.columns:
        raise unknown("criterion", name, map(str, table.columns))
    return table.columns.get_loc(name)


@cache
def _gauss() -> tuple[np.ndarray, np.ndarray]:
    return np.polynomial.legendre.leggauss(64)
