"""A risky option against a safe one (model C): expected value, and what it is worth to know more.

All values and chances are illustrations, not estimates.

Reference: Keeney and Raiffa (1976), bibliography key ``KeeneyRaiffa1976``.

What the model leaves out: all outcomes between the good and the bad one; nobody answers the
choice; and knowing more costs neither money nor time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from course.errors import CourseError
from course.models.choice import SCALE
from course.models.draws import DOUBT, Doubt
from course.models.parameters import INFINITE, Parameters, number, parameter, plain

ANY = (-INFINITE, INFINITE)


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


GAMBLE = Gamble()


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


def _range_of_chance(gamble: Gamble) -> tuple[Any, Any]:
    p = np.asarray(gamble.chance_bad)
    return plain(np.maximum(0, p - gamble.spread)), plain(np.minimum(1, p + gamble.spread))
