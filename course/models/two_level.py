"""A two-level game on one line: what abroad and the home front can both accept.

An agreement is a point x from 0 (Seoul stays out) to 1 (direct lethal aid), as in model A.
Each player has an ideal point and accepts x if it is at least as near to it as the status
quo is: |x - ideal| <= |status quo - ideal|. The win-set of the home front is what the
Assembly accepts; an agreement must lie in every win-set.

Reference: Putnam (1988), bibliography key ``Putnam1988``. Spatial form: the course's own.

What the model leaves out: one dimension; no side payments, threats or bluff; the Assembly is
one player; and whether its consent is needed at all is disputed (claim C004-24), so that it
can be switched off. All numbers are illustrations, not estimates.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from course.errors import CourseError, unknown
from course.models.parameters import Parameters, number, parameter, plain

UNIT = (0, 1)
DIGITS = 12  # so that 0.7 + 0.3 ends at 1
TIE = 1e-11


@dataclass(frozen=True)
class Table(Parameters):
    """Who wants what, on the line from 0 to 1 (defaults: the worked example).

    Parameters
    ----------
    status_quo : float
        What stays if there is no agreement.
    assembly : float
        Ideal point of the Assembly, the veto player at home.
    leader : float
        Ideal point of the President.
    ally : float
        Ideal point of Washington.
    """

    status_quo: float = parameter(0.4, "s", "what stays without an agreement", UNIT, UNIT)
    assembly: float = parameter(0.5, "h", "what the Assembly wants most", UNIT, UNIT)
    leader: float = parameter(0.7, "l", "what the President wants most", UNIT, UNIT)
    ally: float = parameter(1.0, "u", "what Washington wants most", UNIT, UNIT)


WORKED = Table()
PLAYERS = {"assembly": "Assembly", "leader": "President", "ally": "Washington"}


def win_set(table: Table = WORKED, player: str = "assembly") -> tuple[Any, Any]:
    """Return what a player accepts: ideal -/+ its distance to the status quo, within 0 to 1.

    Parameters
    ----------
    table : Table
        Parameters; arrays give arrays.
    player : str
        A key of `PLAYERS`.

    Returns
    -------
    tuple of float or numpy.ndarray
        Lowest and highest x.

    Raises
    ------
    CourseError
        If there is no such player.
    """
    if player not in PLAYERS:
        raise unknown("player", player, PLAYERS)
    ideal = np.asarray(getattr(table, player))
    reach = np.abs(table.status_quo - ideal)
    ends = (np.maximum(0, ideal - reach), np.minimum(1, ideal + reach))
    low, high = (np.round(end, DIGITS) for end in ends)
    return plain(low), plain(high)


def accepts(table: Table, player: str, agreement: Any) -> Any:
    """Say whether a player accepts an agreement x (0 to 1)."""
    x = number(agreement, "The agreement x", 0, 1)
    low, high = win_set(table, player)
    return plain((np.asarray(x) >= np.asarray(low) - TIE) & (x <= np.asarray(high) + TIE))


def zone(table: Table = WORKED, consent: bool = True) -> tuple[Any, Any]:
    """Return the agreements that all players accept; the status quo is always one.

    Parameters
    ----------
    table : Table
        Parameters; arrays give arrays.
    consent : bool
        False: the Assembly has no veto.

    Returns
    -------
    tuple of float or numpy.ndarray
        Lowest and highest x.
    """
    players = [one for one in PLAYERS if consent or one != "assembly"]
    lows, highs = zip(*(win_set(table, one) for one in players), strict=True)
    return _fold(np.maximum, lows), _fold(np.minimum, highs)


def agreement(table: Table = WORKED, proposer: str = "ally", consent: bool = True) -> Any:
    """Return the outcome if one player makes a single offer: its best point in the zone.

    Parameters
    ----------
    table : Table
        Parameters; arrays give an array.
    proposer : str
        A key of `PLAYERS`.
    consent : bool
        False: the Assembly has no veto.

    Returns
    -------
    float or numpy.ndarray
        x, 0 to 1.
    """
    if proposer not in PLAYERS:
        raise unknown("player", proposer, PLAYERS)
    return plain(np.clip(getattr(table, proposer), *zone(table, consent)))


def by_assembly(table: Table = WORKED, points: int = 51) -> pd.DataFrame:
    """Tabulate the zone and the outcome over all ideal points of the Assembly.

    Returns
    -------
    pandas.DataFrame
        ``assembly``, ``low``, ``high`` (zone), ``width``, ``if_ally_offers``,
        ``if_leader_offers`` (x).
    """
    ideals = np.linspace(0, 1, points)
    many = table.but(assembly=ideals)
    low, high = zone(many)
    return pd.DataFrame(
        {
            "assembly": ideals,
            "low": low,
            "high": high,
            "width": high - low,
            "if_ally_offers": agreement(many, "ally"),
            "if_leader_offers": agreement(many, "leader"),
        }
    )


def pass_the_veto(scores: pd.DataFrame, least: float = 30, criterion: str = "domestic") -> list:
    """Return the options whose support at home reaches a least score.

    Parameters
    ----------
    scores : pandas.DataFrame
        From `choice.scores`: index option, one column a criterion (0 to 100).
    least : float
        The veto: an option below it falls.
    criterion : str
        Column that the veto looks at.

    Returns
    -------
    list of str
        Options left, in the order of the table.

    Raises
    ------
    CourseError
        If there is no such criterion, or the least score is no number.
    """
    if criterion not in scores:
        raise unknown("criterion", criterion, map(str, scores.columns))
    least = number(least, "The least score")
    if np.ndim(least):
        raise CourseError("Give one least score, not several.")
    return list(scores.index[scores[criterion] >= least])


def _fold(how: Any, arrays: tuple) -> Any:
    first, *others = arrays
    for one in others:
        first = how(first, one)
    return plain(first)
