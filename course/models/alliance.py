"""Model A: how visibly a junior ally commits, between abandonment and entrapment.

A state chooses its commitment x, from 0 (stay out) to 1 (direct lethal aid). Its loss is

    L(x) = A (1 - x)^k + E x^k + c x,    A = a0 * L_A,    E = e0 * L_E

where A is the fear of abandonment (chance times loss), E the fear of entrapment, c the
running cost of each unit of commitment, and k how sharply risk bites at the extremes.

Reference: Snyder (1984), bibliography key ``Snyder1984``; for the price that a weaker ally
pays in autonomy, ``Morrow1991``. The formula is the course's own shorthand of the argument.

What the model leaves out: the ally answers mechanically and learns nothing; commitment has
one dimension; the chances are subjective; loss from entrapment contains the adversary's
reply without modelling it. All numbers are illustrations, not estimates.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import pandas as pd

from course.models.parameters import INFINITE, Parameters, number, parameter, plain

STEPS = {
    0.0: "stay out",
    0.2: "UN votes",
    0.4: "sanctions and relief",
    0.6: "non-lethal kit",
    0.8: "indirect lethal supply",
    1.0: "direct lethal aid",
}
"""Words for points of the scale: a convention of the course. Argue about it."""

THREE = {0.0: "stay out", 0.5: "the middle", 1.0: "go all the way"}


@dataclass(frozen=True)
class Stakes(Parameters):
    """What pulls a junior ally (defaults: the worked example; points of loss).

    Parameters
    ----------
    chance_cools : float
        a0, chance that the ally cools if the state stays out; 0 to 1, classroom 0 to 0.8.
    loss_abandoned : float
        L_A, loss if abandoned; 0 or more, classroom 20 to 150.
    chance_trouble : float
        e0, chance of trouble at full commitment; 0 to 1, classroom 0 to 0.8.
    loss_entrapped : float
        L_E, loss if entrapped; 0 or more, classroom 20 to 150.
    cost : float
        c, running cost of full commitment; 0 or more, classroom 0 to 40.
    curvature : float
        k, how sharply risk bites at the extremes; 1 to 20, classroom 1.1 to 4. At 1 losses
        are straight lines.

    Raises
    ------
    CourseError
        If a value is no number or out of range.
    """

    chance_cools: float = parameter(
        0.30, "a0", "chance that the ally cools if Seoul stays out", (0, 0.8), (0, 1)
    )
    loss_abandoned: float = parameter(100, "L_A", "loss if abandoned", (20, 150))
    chance_trouble: float = parameter(
        0.20, "e0", "chance of trouble if Seoul goes all the way", (0, 0.8), (0, 1)
    )
    loss_entrapped: float = parameter(60, "L_E", "loss if entrapped", (20, 150))
    cost: float = parameter(6, "c", "running cost of commitment", (0, 40))
    curvature: float = parameter(2, "k", "how sharply risk bites", (1.1, 4), (1, 20))

    @property
    def abandonment(self) -> Any:
        """A, chance times loss of being abandoned."""
        return self.chance_cools * self.loss_abandoned

    @property
    def entrapment(self) -> Any:
        """E, chance times loss of being entrapped."""
        return self.chance_trouble * self.loss_entrapped

    @classmethod
    def fears(
        cls, abandonment: Any = 30, entrapment: Any = 12, cost: Any = 0, curvature: Any = 2
    ) -> Self:
        """Make a record from the two products A and E: ``Stakes.fears(30, 15, curvature=3)``.

        Parameters
        ----------
        abandonment, entrapment : float
            A and E, 0 or more. (The record then has both chances at 1.)
        cost, curvature : float
            c (here 0 by default) and k.

        Returns
        -------
        Stakes
        """
        return cls(1, abandonment, 1, entrapment, cost, curvature)


@dataclass(frozen=True)
class Patron(Parameters):
    """What moves the patron, who can press its ally (defaults: the worked example).

    Parameters
    ----------
    value : float
        V, worth of the ally's full commitment to the patron; 0 or more, classroom 10 to 200.
    lift : float
        B, by how much full pressure raises the fear of abandonment; classroom 1 to 100.
    price : float
        q, price of full pressure to the patron; above 0, classroom 1 to 40.
    """

    value: float = parameter(100, "V", "worth of Seoul's commitment to Washington", (10, 200))
    lift: float = parameter(
        40, "B", "what full pressure adds to the fear of abandonment", (1, 100), (1e-9, INFINITE)
    )
    price: float = parameter(
        10, "q", "price of full pressure to Washington", (1, 40), (1e-9, INFINITE)
    )


NEAR_CORNERS = (-700, -1e-16)  # log x: as near to 0 and to 1 as a number can be
WORKED = Stakes()
WITHOUT_COST = Stakes(cost=0)
PATRON = Patron()


def loss(stakes: Stakes = WORKED, commitment: Any = 0.5) -> Any:
    """Return the loss L(x) = A (1 - x)^k + E x^k + c x (A1).

    Parameters
    ----------
    stakes : Stakes
        Parameters.
    commitment : float or numpy.ndarray
        x, 0 to 1.

    Returns
    -------
    float or numpy.ndarray
        Points of loss.

    Raises
    ------
    CourseError
        If x is no number between 0 and 1.
    """
    return plain(sum(_parts(stakes, number(commitment, "The commitment x", 0, 1))))


def parts(stakes: Stakes = WORKED, points: int = 51) -> pd.DataFrame:
    """Tabulate the loss over all commitments, split by where it comes from.

    Parameters
    ----------
    stakes : Stakes
        Parameters, single numbers.
    points : int
        How many values of x from 0 to 1.

    Returns
    -------
    pandas.DataFrame
        ``commitment`` (x), ``abandonment``, ``entrapment``, ``cost``, ``total`` (points).
    """
    x = np.linspace(0, 1, points)
    names = ("abandonment", "entrapment", "cost")
    table = pd.DataFrame(dict(zip(names, _parts(stakes, x), strict=True)))
    table.insert(0, "commitment", x)
    return table.assign(total=table[list(names)].sum(axis="columns"))


def optimum(stakes: Stakes = WORKED) -> Any:
    """Return the commitment x* with the smallest loss.

    For k = 2: x* = (2 A - c) / (2 (A + E)), clipped to 0 and 1 (A2, A3). For c = 0:
    x* = r / (1 + r), r = (A / E)^(1 / (k - 1)) (A5). For k = 1 an extreme: 1 if A > E + c,
    else 0. Otherwise x* solves A (1 - x)^(k - 1) = E x^(k - 1) + c / k, to 12 digits. Where
    several x are equally good, the smallest.

    Parameters
    ----------
    stakes : Stakes
        Parameters; arrays give an array.

    Returns
    -------
    float or numpy.ndarray
        0 (stay out) to 1 (all the way).
    """
    a, e, c, k = np.broadcast_arrays(
        stakes.abandonment, stakes.entrapment, stakes.cost, stakes.curvature
    )
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        if (k == 2).all():
            return plain(_square(a, e, c))
        rest = (k > 1) & (k != 2) & (c > 0)
        x = np.select(
            [k == 1, k == 2], [np.where(a > e + c, 1.0, 0.0), _square(a, e, c)], _free(a, e, k)
        )
        if rest.any():
            x[rest] = _solved(a[rest], e[rest], c[rest], k[rest])
    return plain(x)


def least_loss(stakes: Stakes = WORKED) -> Any:
    """Return the loss at the optimum; A E / (A + E) if k = 2 and c = 0 (A3)."""
    return loss(stakes, optimum(stakes))


def cost_to_stay_out(stakes: Stakes = WORKED) -> Any:
    """Return the smallest running cost c at which staying out is best.

    c = k A for k > 1 (2 A for squares); for straight lines (k = 1) c = A - E, never below 0.

    Parameters
    ----------
    stakes : Stakes
        Parameters; their own cost plays no part.

    Returns
    -------
    float or numpy.ndarray
    """
    a, e, k = stakes.abandonment, stakes.entrapment, np.asarray(stakes.curvature)
    return plain(np.where(k > 1, k * a, np.maximum(a - e, 0)))


def slopes(stakes: Stakes = WORKED) -> dict[str, Any]:
    """Say how x* moves if one fear grows by a point (k = 2, between the extremes).

    dx*/dA = (2 E + c) / (2 (A + E)^2), dx*/dE = -(2 A - c) / (2 (A + E)^2) (A4).

    Returns
    -------
    dict
        ``abandonment`` and ``entrapment``.
    """
    a, e, c = stakes.abandonment, stakes.entrapment, stakes.cost
    below = 2 * (a + e) ** 2
    return {"abandonment": (2 * e + c) / below, "entrapment": -(2 * a - c) / below}


def options(stakes: Stakes = WORKED, choices: dict[float, str] | None = None) -> pd.DataFrame:
    """Compare a few commitments only, as a cabinet does.

    Parameters
    ----------
    stakes : Stakes
        Parameters, single numbers.
    choices : dict of float to str, optional
        Commitment to words; without it, `THREE`. Try `STEPS`.

    Returns
    -------
    pandas.DataFrame
        ``commitment``, ``option``, ``loss`` (points), ``best`` (bool; the first, if tied).
    """
    choices = THREE if choices is None else choices
    table = pd.DataFrame({"commitment": list(choices), "option": list(choices.values())})
    table["loss"] = loss(stakes, table["commitment"].to_numpy())
    return table.assign(best=table.index == table["loss"].idxmin())


def sensitivity(stakes: Stakes = WORKED, share: float = 0.1) -> pd.DataFrame:
    """Move each parameter alone, down and up by a share, and watch x*.

    Parameters
    ----------
    stakes : Stakes
        Parameters, single numbers.
    share : float
        0.1 moves each by 10 per cent, within its allowed range.

    Returns
    -------
    pandas.DataFrame
        Index ``parameter``, widest first; ``symbol``, ``low`` and ``high`` (values tried),
        ``x_low`` and ``x_high`` (optimum there), ``width`` (distance of the two optima).
    """
    share = number(share, "The share", 0, 1)
    table = stakes.table()
    rows = []
    for name, row in table.iterrows():
        ends = np.clip(
            row["value"] * np.array([1 - share, 1 + share]), *stakes.about(name)["allowed"]
        )
        x_low, x_high = np.broadcast_to(optimum(stakes.but(**{name: ends})), 2)
        rows.append((name, row["symbol"], *ends, x_low, x_high, abs(x_high - x_low)))
    columns = ["parameter", "symbol", "low", "high", "x_low", "x_high", "width"]
    made = pd.DataFrame(rows, columns=columns).set_index("parameter")
    return made.sort_values("width", ascending=False, kind="stable")


def grid(stakes: Stakes = WORKED, points: int = 31, top: float = 60) -> pd.DataFrame:
    """Tabulate x* over the two fears, with cost and curvature as given.

    Parameters
    ----------
    stakes : Stakes
        Its cost and curvature are used, single numbers.
    points : int
        Values of A, and of E, from 0 to `top`.
    top : float
        Largest fear.

    Returns
    -------
    pandas.DataFrame
        ``abandonment``, ``entrapment``, ``commitment`` (x*), one row a cell.
    """
    axis = np.linspace(0, top, points)
    a, e = np.meshgrid(axis, axis, indexing="ij")
    x = optimum(Stakes.fears(a, e, stakes.cost, stakes.curvature))
    return pd.DataFrame(
        {"abandonment": a.ravel(), "entrapment": e.ravel(), "commitment": x.ravel()}
    )


def by_curvature(stakes: Stakes = WORKED, points: int = 61) -> pd.DataFrame:
    """Tabulate x* over the curvature k, from straight lines (k = 1) to 4.

    Returns
    -------
    pandas.DataFrame
        ``curvature``, ``commitment`` (x*).
    """
    k = np.linspace(1, 4, points)
    return pd.DataFrame({"curvature": k, "commitment": optimum(stakes.but(curvature=k))})


def under_pressure(pressure: Any, patron: Patron = PATRON, stakes: Stakes = WITHOUT_COST) -> Stakes:
    """Return the stakes after pressure p: the fear of abandonment is A + B p.

    Parameters
    ----------
    pressure : float or numpy.ndarray
        p, 0 to 1.
    patron, stakes : Patron, Stakes
        Parameters.

    Returns
    -------
    Stakes
    """
    p = number(pressure, "The pressure p", 0, 1)
    fear = stakes.abandonment + patron.lift * p
    return Stakes.fears(fear, stakes.entrapment, stakes.cost, stakes.curvature)


def patron_gain(pressure: Any, patron: Patron = PATRON, stakes: Stakes = WITHOUT_COST) -> Any:
    """Return the patron's payoff V x*(p) - q p."""
    reply = optimum(under_pressure(pressure, patron, stakes))
    return plain(patron.value * np.asarray(reply) - patron.price * np.asarray(pressure))


def best_pressure(patron: Patron = PATRON, stakes: Stakes = WITHOUT_COST) -> Any:
    """Return the pressure p* that pays the patron most (A6), for squares (k = 2).

    p* = (sqrt(V F B / q) - A - E) / B with F = E + c / 2, clipped to 0 and 1; with c = 0 it
    is E that stands under the root. No pressure, if that pays at least as much.

    Parameters
    ----------
    patron, stakes : Patron, Stakes
        Parameters; the worked example has no running cost.

    Returns
    -------
    float or numpy.ndarray
        0 to 1.

    Raises
    ------
    CourseError
        If the curvature is not 2: the formula holds for squares.
    """
    number(stakes.curvature, "The curvature under pressure", 2, 2)
    a, e, v = stakes.abandonment, stakes.entrapment, patron.value
    root = np.sqrt(v * (e + np.asarray(stakes.cost) / 2) * patron.lift / patron.price)
    p = np.clip((root - a - e) / patron.lift, 0, 1)
    worth = np.asarray(patron_gain(p, patron, stakes)) > patron_gain(0, patron, stakes)
    return plain(np.where(worth, p, 0.0))


def _parts(stakes: Stakes, x: Any) -> tuple[Any, Any, Any]:
    k = stakes.curvature
    return stakes.abandonment * (1 - x) ** k, stakes.entrapment * x**k, stakes.cost * x


def _square(a: Any, e: Any, c: Any) -> Any:
    both = 2 * (a + e)
    return np.where(both > 0, np.clip((2 * a - c) / np.where(both > 0, both, 1), 0, 1), 0.0)


def _free(a: Any, e: Any, k: Any) -> Any:
    """Return the optimum without running cost; k = 1 is decided elsewhere."""
    x = 1 / (1 + (e / a) ** (1 / np.where(k > 1, k - 1, 1)))
    return np.where(a > 0, x, 0.0)


def _solved(a: Any, e: Any, c: Any, k: Any) -> Any:
    """Find where A (1 - x)^n = E x^n + d, with n = k - 1 and d = c / k > 0.

    The logarithm of left over right is concave and falls in s = log x, so Newton's steps from
    above come down to the solution and never pass it. There is none if d >= A: x = 0.
    """
    n, d = k - 1, c / k
    inside = np.where(d < a, a, 2 * d)  # where there is no solution, any other case will do
    bounds = [1 - (d / inside) ** (1 / n), ((inside - d) / e) ** (1 / n), _free(inside, e, k)]
    s = np.clip(np.log(np.minimum.reduce(bounds)), *NEAR_CORNERS)
    for _ in range(40):
        x, right = np.exp(s), e * np.exp(n * s)
        gap = np.log(inside / (right + d)) + n * np.log1p(-x)
        step = gap / (n * (x / (1 - x) + right / (right + d)))
        last, s = s, np.clip(s + np.minimum(step, 0), *NEAR_CORNERS)  # up: noise
        if np.abs(s - last).max() < 1e-12:
            break
    return np.where(d < a, np.exp(s), 0.0)
