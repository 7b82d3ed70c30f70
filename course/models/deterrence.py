"""Model B: two red lines, lethal aid for Ukraine against technology for Pyongyang.

Four small models, each with a record of its own:

`Threat` (B1)
    Moscow gains b from a transfer and loses w if Seoul arms Ukraine. Seoul carries out its
    threat if the cost, drawn evenly from 0 to K, is at most g + alpha. So the threat is
    carried out with chance q = min(1, (g + alpha) / K), and deters if q >= q* = b / w.
`Clarity` (B2)
    Is it better to speak clearly or to stay silent, if b is unknown?
`Restraint` (B3)
    Mutual restraint over time, each side answering a crossing with crossing for ever.
`Slices` (B4)
    How large a step passes under a line that tolerates small steps; `Price`: how much
    Pyongyang must supply.

References: Fearon (1994) ``Fearon1994`` and Fearon (1997) ``Fearon1997`` for audience costs;
Schelling (1960) ``Schelling1960`` and (1966) ``Schelling1966`` for threats and small steps;
Baliga and Sjostrom (2008) ``BaligaSjostrom2008`` and Benson (2012) ``Benson2012`` for
ambiguity. The formulas are the course's own shorthand of these arguments.

What the models leave out: each side knows the other's gains and losses except where said;
nobody misreads a statement; third parties (Washington, Kyiv, Beijing) do not act; and a
threat is not a forecast. All numbers are illustrations, not estimates.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from course.models.parameters import INFINITE, Parameters, number, parameter, plain

ABOVE_0 = (1e-9, INFINITE)
TIE = 1e-12  # a threshold that is met exactly counts as met


@dataclass(frozen=True)
class Threat(Parameters):
    """B1: one threat (defaults: the worked example; points of loss or gain).

    Parameters
    ----------
    gain : float
        b, Moscow's gain from Pyongyang; 0 or more, classroom 0 to 20.
    harm : float
        w, Moscow's loss if Seoul arms Ukraine; above 0, classroom 1 to 40.
    credit : float
        g, Seoul's gain from carrying out the threat; 0 or more, classroom 0 to 10.
    worst_cost : float
        K, highest cost of carrying it out; above 0, classroom 5 to 40.
    audience_cost : float
        alpha, price of backing down in public; 0 or more, classroom 0 to 40.
    damage : float
        d, Seoul's loss from the transfer; 0 or more, classroom 1 to 40.
    """

    gain: float = parameter(6, "b", "Moscow's gain from Pyongyang", (0, 20))
    harm: float = parameter(20, "w", "Moscow's loss if Seoul arms Ukraine", (1, 40), ABOVE_0)
    credit: float = parameter(2, "g", "Seoul's gain from carrying out", (0, 10))
    worst_cost: float = parameter(15, "K", "highest cost of carrying out", (5, 40), ABOVE_0)
    audience_cost: float = parameter(0, "α", "price of backing down", (0, 40))
    damage: float = parameter(10, "d", "Seoul's loss from the transfer", (1, 40))


@dataclass(frozen=True)
class Clarity(Parameters):
    """B2: a threat against an opponent whose gain nobody knows (defaults: worked example).

    Parameters
    ----------
    harm : float
        w, Moscow's loss if Seoul arms Ukraine; above 0, classroom 1 to 40.
    most_gain : float
        B, Moscow's largest possible gain: b is drawn evenly from 0 to B; classroom 1 to 40.
    credit : float
        g, Seoul's gain from carrying out; 0 or more, classroom 0 to 10.
    worst_cost : float
        K, highest cost of carrying out; above 0, classroom 5 to 40.
    damage : float
        d, Seoul's loss from the transfer; 0 or more, classroom 1 to 40.
    """

    harm: float = parameter(12, "w", "Moscow's loss if Seoul arms Ukraine", (1, 40), ABOVE_0)
    most_gain: float = parameter(20, "B", "Moscow's largest possible gain", (1, 40), ABOVE_0)
    credit: float = parameter(0, "g", "Seoul's gain from carrying out", (0, 10))
    worst_cost: float = parameter(10, "K", "highest cost of carrying out", (5, 40), ABOVE_0)
    damage: float = parameter(6, "d", "Seoul's loss from the transfer", (1, 40))


@dataclass(frozen=True)
class Restraint(Parameters):
    """B3: two red lines over time (defaults: the worked example; points a period).

    Parameters
    ----------
    seoul_gain : float
        a, Seoul's gain from arming, net of its cost; any sign, classroom -5 to 15.
    damage : float
        d, Seoul's loss from the transfer; above 0, classroom 1 to 40.
    gain : float
        b, Moscow's gain from the transfer; any sign, classroom 0 to 20.
    harm : float
        w, Moscow's loss if Seoul arms Ukraine; above 0, classroom 1 to 40.
    patience : float
        delta, weight of the next period: patience times the chance that there is one;
        0 to below 1, classroom 0 to 0.99.
    """

    seoul_gain: float = parameter(
        4, "a", "Seoul's gain from arming", (-5, 15), (-INFINITE, INFINITE)
    )
    damage: float = parameter(10, "d", "Seoul's loss from the transfer", (1, 40), ABOVE_0)
    gain: float = parameter(
        6, "b", "Moscow's gain from the transfer", (0, 20), (-INFINITE, INFINITE)
    )
    harm: float = parameter(20, "w", "Moscow's loss if Seoul arms Ukraine", (1, 40), ABOVE_0)
    patience: float = parameter(0.6, "δ", "weight of the next period", (0, 0.99), (0, 0.999999))


@dataclass(frozen=True)
class Slices(Parameters):
    """B4: steps that pass under a red line (defaults: the worked example).

    Parameters
    ----------
    gain : float
        b, Moscow's gain from a full transfer; 0 or more, classroom 0 to 20.
    harm : float
        w, Moscow's loss if Seoul reacts; 0 or more, classroom 1 to 40.
    reaction : float
        qbar, chance that Seoul reacts to a full transfer; 0 to 1, classroom 0.05 to 1.
    forgiveness : float
        gamma, how forgiving small steps are: a share s meets a reaction with chance
        qbar s^gamma; 1 to 20, classroom 1.1 to 4.
    """

    gain: float = parameter(6, "b", "Moscow's gain from a full transfer", (0, 20))
    harm: float = parameter(20, "w", "Moscow's loss if Seoul reacts", (1, 40))
    reaction: float = parameter(0.5, "q̄", "chance of a reaction in full", (0.05, 1), (0, 1))
    forgiveness: float = parameter(2, "γ", "how forgiving small steps are", (1.1, 4), (1, 20))

    @property
    def expected_harm(self) -> Any:
        """W = qbar w, Moscow's expected loss from a full transfer."""
        return self.reaction * self.harm


@dataclass(frozen=True)
class Price(Parameters):
    """B4: what Pyongyang must supply (defaults: the worked example).

    Parameters
    ----------
    resolve : float
        q, chance that Seoul carries out its threat; 0 to 1.
    harm : float
        w, Moscow's loss then; 0 or more, classroom 1 to 40.
    unit_value : float
        v, worth of one unit of supply to Moscow; above 0, classroom 0.5 to 10.
    """

    resolve: float = parameter(0.3, "q", "chance that Seoul carries out", (0, 1), (0, 1))
    harm: float = parameter(20, "w", "Moscow's loss if Seoul arms Ukraine", (1, 40))
    unit_value: float = parameter(2, "v", "worth of one unit of supply", (0.5, 10), ABOVE_0)


THREAT, CLARITY, RESTRAINT, SLICES, PRICE = Threat(), Clarity(), Restraint(), Slices(), Price()

SCENARIOS = {
    "worked example": RESTRAINT,
    "Pyongyang offers troops": RESTRAINT.but(gain=15),
    "the war ends": RESTRAINT.but(gain=3, harm=8),
}
"""Three settings of B3; invented numbers."""


# B1 ------------------------------------------------------------------------------------


def resolve(threat: Threat = THREAT) -> Any:
    """Return q = min(1, (g + alpha) / K), the chance that the threat is carried out (B1)."""
    return plain(np.minimum(1, (threat.credit + threat.audience_cost) / threat.worst_cost))


def threshold(threat: Threat = THREAT) -> Any:
    """Return q* = b / w, the resolve that deters (B3); above 1 nothing deters."""
    return plain(np.asarray(threat.gain) / threat.harm)


def deters(threat: Threat = THREAT) -> Any:
    """Say whether Moscow holds back: q >= b / w (B2, B3)."""
    return plain(np.asarray(resolve(threat)) >= np.asarray(threshold(threat)) - TIE)


def least_audience_cost(threat: Threat = THREAT) -> Any:
    """Return alpha* = K b / w - g, at least 0: the smallest audience cost that deters (B4).

    Infinite if b > w: then even a certain reply does not deter.
    """
    needed = np.maximum(0, threat.worst_cost * np.asarray(threshold(threat)) - threat.credit)
    return plain(np.where(np.asarray(threshold(threat)) > 1 + TIE, INFINITE, needed))


def payoff_if_crossed(threat: Threat = THREAT) -> Any:
    """Return Seoul's expected payoff if the transfer happens (B5).

    -d + (g + alpha)^2 / (2 K) - alpha; from g + alpha = K on the threat is always carried
    out, at an average cost of K / 2: -d + g - K / 2.
    """
    ready = threat.credit + np.asarray(threat.audience_cost)
    partly = ready**2 / (2 * threat.worst_cost) - threat.audience_cost
    always = threat.credit - np.asarray(threat.worst_cost) / 2
    return plain(np.where(ready < threat.worst_cost, partly, always) - threat.damage)


def seoul_payoff(threat: Threat = THREAT) -> Any:
    """Return Seoul's expected payoff: 0 if the threat deters, else `payoff_if_crossed`."""
    return plain(np.where(deters(threat), 0.0, payoff_if_crossed(threat)))


def threat_grid(points: int = 31) -> pd.DataFrame:
    """Tabulate where a threat deters, over b / w and q.

    Parameters
    ----------
    points : int
        Values of each, from 0 to 1.

    Returns
    -------
    pandas.DataFrame
        ``threshold`` (b / w), ``resolve`` (q), ``deters`` (bool).
    """
    axis = np.linspace(0, 1, points)
    needed, given = np.meshgrid(axis, axis, indexing="ij")
    threat = Threat(gain=needed, harm=1, credit=given, worst_cost=1)
    return pd.DataFrame(
        {
            "threshold": needed.ravel(),
            "resolve": given.ravel(),
            "deters": np.ravel(deters(threat)),
        }
    )


def by_audience_cost(threat: Threat = THREAT, points: int = 61) -> pd.DataFrame:
    """Tabulate resolve and Seoul's payoff over the audience cost, from 0 to K.

    Returns
    -------
    pandas.DataFrame
        ``audience_cost``, ``resolve``, ``payoff`` (points), ``deters`` (bool).
    """
    many = threat.but(audience_cost=np.linspace(0, threat.worst_cost, points))
    return pd.DataFrame(
        {
            "audience_cost": many.audience_cost,
            "resolve": resolve(many),
            "payoff": seoul_payoff(many),
            "deters": deters(many),
        }
    )


# B2 ------------------------------------------------------------------------------------


def leverage(clarity: Clarity = CLARITY) -> Any:
    """Return m = w / B, how Moscow's possible loss compares with its largest gain."""
    return plain(np.asarray(clarity.harm) / clarity.most_gain)


def silent_resolve(clarity: Clarity = CLARITY) -> Any:
    """Return q0 = min(1, g / K), the resolve of a state that has said nothing."""
    return plain(np.minimum(1, np.asarray(clarity.credit) / clarity.worst_cost))


def expected_loss(clarity: Clarity, resolved: Any) -> Any:
    """Return (1 - min(1, m q)) (D + K q - K q^2 / 2), D = d - g (B6).

    The first bracket is the chance of a transfer, the second Seoul's loss from it: damage,
    the reply, and the price of backing down.

    Parameters
    ----------
    clarity : Clarity
        Parameters.
    resolved : float or numpy.ndarray
        q, from `silent_resolve` (nothing said) to 1 (hands tied).

    Returns
    -------
    float or numpy.ndarray
        Points of loss.
    """
    q, top = number(resolved, "The resolve q", 0, 1), clarity.worst_cost
    happens = 1 - np.minimum(1, np.asarray(leverage(clarity)) * q)
    return plain(happens * (clarity.damage - clarity.credit + top * q - top * q**2 / 2))


def least_leverage(clarity: Clarity = CLARITY) -> Any:
    """Return m*, the leverage above which a clear threat beats silence (B7).

    m* = K (1 - q0)^2 / 2 / (L1 - q0 L0), with L1 = D + K / 2, L0 = D + K q0 - K q0^2 / 2;
    with g = 0: K / (2 d + K) (B8). Infinite if no leverage below 1 is enough.
    """
    top, q0 = np.asarray(clarity.worst_cost), np.asarray(silent_resolve(clarity))
    harm = np.asarray(clarity.damage) - clarity.credit
    said, unsaid = harm + top / 2, harm + top * q0 - top * q0**2 / 2
    below = said - q0 * unsaid
    usable = (below > 0) & (q0 < 1)
    return plain(np.where(usable, (said - unsaid) / np.where(usable, below, 1), INFINITE))


def speaks(clarity: Clarity = CLARITY) -> Any:
    """Say whether tying one's hands (q = 1) costs less than silence (q = q0)."""
    silent = expected_loss(clarity, silent_resolve(clarity))
    return plain(np.asarray(expected_loss(clarity, 1)) < np.asarray(silent) - TIE)


def best_resolve(clarity: Clarity = CLARITY) -> Any:
    """Return the resolve with the smallest expected loss: an end point, never the middle.

    q0 (say nothing) or 1 (tie your hands). With leverage m >= 1 deterrence is full from
    q = 1 / m on, so 1 / m is enough (or q0, if that is more).
    """
    m, q0 = np.asarray(leverage(clarity)), np.asarray(silent_resolve(clarity))
    enough = np.maximum(q0, 1 / np.maximum(m, 1))
    return plain(np.where(speaks(clarity), enough, q0))


def by_resolve(clarity: Clarity = CLARITY, points: int = 61) -> pd.DataFrame:
    """Tabulate Seoul's expected loss from silence to a full tie.

    Returns
    -------
    pandas.DataFrame
        ``resolve`` (q, from q0 to 1), ``loss`` (points).
    """
    q = np.linspace(silent_resolve(clarity), 1, points)
    return pd.DataFrame({"resolve": q, "loss": expected_loss(clarity, q)})


# B3 ------------------------------------------------------------------------------------


def payoffs(restraint: Restraint = RESTRAINT) -> pd.DataFrame:
    """Return the payoffs of one period.

    Returns
    -------
    pandas.DataFrame
        One row for each pair of choices: ``seoul`` and ``moscow`` (choices), ``to_seoul``,
        ``to_moscow`` (points).
    """
    a, d, b, w = restraint.seoul_gain, restraint.damage, restraint.gain, restraint.harm
    rows = [
        ("restrains", "restrains", 0.0, 0.0),
        ("restrains", "transfers", -d, b),
        ("arms", "restrains", a, -w),
        ("arms", "transfers", a - d, b - w),
    ]
    return pd.DataFrame(rows, columns=["seoul", "moscow", "to_seoul", "to_moscow"])


def is_dilemma(restraint: Restraint = RESTRAINT) -> Any:
    """Say whether both are tempted and both lose if both cross: 0 < a < d and 0 < b < w."""
    a, b = np.asarray(restraint.seoul_gain), np.asarray(restraint.gain)
    return plain((a > 0) & (a < restraint.damage) & (b > 0) & (b < restraint.harm))


def seoul_threshold(restraint: Restraint = RESTRAINT) -> Any:
    """Return a / d, the patience that keeps Seoul from crossing; 0 if it is not tempted."""
    return plain(np.maximum(0, np.asarray(restraint.seoul_gain) / restraint.damage))


def moscow_threshold(restraint: Restraint = RESTRAINT) -> Any:
    """Return b / w, the patience that keeps Moscow from crossing; 0 if it is not tempted."""
    return plain(np.maximum(0, np.asarray(restraint.gain) / restraint.harm))


def needed_patience(restraint: Restraint = RESTRAINT) -> Any:
    """Return max(a / d, b / w): from this patience on mutual restraint can last (B9).

    At 1 or more no patience is enough.
    """
    return plain(np.maximum(seoul_threshold(restraint), moscow_threshold(restraint)))


def holds(restraint: Restraint = RESTRAINT) -> Any:
    """Say whether mutual restraint is an equilibrium: delta >= max(a / d, b / w)."""
    return plain(np.asarray(restraint.patience) >= np.asarray(needed_patience(restraint)) - TIE)


def worth_of_crossing(gain: Any, loss: Any, patience: Any) -> Any:
    """Return gain + delta / (1 - delta) (gain - loss): cross once, then both cross for ever.

    Mutual restraint is worth 0, so a side holds back if this is 0 or less.

    Parameters
    ----------
    gain, loss : float or numpy.ndarray
        What crossing brings, and what the other's crossing costs, a period.
    patience : float or numpy.ndarray
        delta, 0 to below 1.

    Returns
    -------
    float or numpy.ndarray
    """
    delta = number(patience, "The patience delta", 0, 0.999999)
    return plain(gain + delta / (1 - delta) * (np.asarray(gain) - loss))


def tempted(restraint: Restraint = RESTRAINT) -> str:
    """Name the side whose temptation binds: Seoul, Moscow, both alike, or neither."""
    seoul, moscow = seoul_threshold(restraint), moscow_threshold(restraint)
    if seoul == moscow:
        return "both alike" if seoul else "neither"
    return "Seoul" if seoul > moscow else "Moscow"


def scenarios(settings: dict[str, Restraint] | None = None) -> pd.DataFrame:
    """Compare settings of the repeated game.

    Parameters
    ----------
    settings : dict of str to Restraint, optional
        Name to record; without it, `SCENARIOS`.

    Returns
    -------
    pandas.DataFrame
        Index ``scenario``; ``seoul`` (a / d), ``moscow`` (b / w), ``needed`` (the larger),
        ``binds`` (whose), ``patience`` (delta), ``holds`` (bool).
    """
    settings = SCENARIOS if settings is None else settings
    rows = [
        (
            name,
            seoul_threshold(one),
            moscow_threshold(one),
            needed_patience(one),
            tempted(one),
            one.patience,
            holds(one),
        )
        for name, one in settings.items()
    ]
    columns = ["scenario", "seoul", "moscow", "needed", "binds", "patience", "holds"]
    return pd.DataFrame(rows, columns=columns).set_index("scenario")


# B4 ------------------------------------------------------------------------------------


def slice_payoff(slices: Slices, share: Any) -> Any:
    """Return Moscow's payoff from a share s of the transfer: b s - W s^gamma (B10).

    Parameters
    ----------
    slices : Slices
        Parameters.
    share : float or numpy.ndarray
        s, 0 to 1.

    Returns
    -------
    float or numpy.ndarray
    """
    s = number(share, "The share s", 0, 1)
    return plain(slices.gain * s - slices.expected_harm * s**slices.forgiveness)


def best_slice(slices: Slices = SLICES) -> Any:
    """Return s* = (b / (gamma W))^(1 / (gamma - 1)), at most 1 (B10).

    With gamma = 1 all or nothing: 1 if b > W, else 0.
    """
    gain, harm, power = np.broadcast_arrays(
        np.asarray(slices.gain, float), slices.expected_harm, slices.forgiveness
    )
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        root = (gain / (power * harm)) ** (1 / np.where(power > 1, power - 1, 1))
    inner = np.where(harm > 0, np.minimum(1, root), 1.0)
    best = np.where(power > 1, inner, np.where(gain > harm, 1.0, 0.0))
    return plain(np.where(gain > 0, best, 0.0))


def by_share(slices: Slices = SLICES, points: int = 61) -> pd.DataFrame:
    """Tabulate Moscow's payoff over the share transferred.

    Returns
    -------
    pandas.DataFrame
        ``share`` (s), ``payoff`` (points).
    """
    s = np.linspace(0, 1, points)
    return pd.DataFrame({"share": s, "payoff": slice_payoff(slices, s)})


def units_needed(price: Price = PRICE) -> Any:
    """Return n* = q w / v: above so many units of supply a transfer pays for Moscow."""
    return plain(np.asarray(price.resolve) * price.harm / price.unit_value)
