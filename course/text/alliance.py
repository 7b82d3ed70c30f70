"""Text twins of the charts of model A, the alliance dilemma."""

from __future__ import annotations

import pandas as pd

from course.models import alliance
from course.models.alliance import PATRON, WITHOUT_COST, WORKED, Patron, Stakes
from course.text.words import WARNING, exact, join, short, worked


def commitment(stakes: Stakes = WORKED) -> str:
    """Say which commitment loses least, and how to find it on paper."""
    x = alliance.optimum(stakes)
    step = alliance.STEPS[min(alliance.STEPS, key=lambda one: abs(one - x))]
    finding = f"The loss is smallest at x* = {exact(x)}; the nearest step is “{step}”."
    formula, numbers = _solution(stakes)
    result = f"x* = {exact(x)}, loss L(x*) = {exact(alliance.loss(stakes, x))}"
    return worked(finding, formula, numbers, result, cabinet_options(stakes).splitlines()[0])


def cabinet_options(stakes: Stakes = WORKED, choices: dict[float, str] | None = None) -> str:
    """Say which of a few options loses least."""
    table = alliance.options(stakes, choices)
    best = table[table["best"]].squeeze()
    losses = [f"{short(row.loss)} ({row.option})" for row in table.itertuples()]
    finding = f"With {len(table)} options only, “{best['option']}” loses least: {join(losses)}."
    return f"{finding}\n{WARNING}"


def commitment_map(stakes: Stakes = WORKED) -> str:
    """Say how x* answers to the two fears."""
    a, e = stakes.abandonment, stakes.entrapment
    fears = {"these fears": (a, e), "A doubled": (2 * a, e), "E doubled": (a, 2 * e)}
    fears["both doubled"] = (2 * a, 2 * e)
    found = {
        words: exact(alliance.optimum(Stakes.fears(*pair, stakes.cost, stakes.curvature)))
        for words, pair in fears.items()
    }
    verdict = "the same" if found["both doubled"] == found["these fears"] else "not quite the same"
    return "\n".join(
        [
            "More fear of abandonment raises x*, more fear of entrapment lowers it: "
            f"from {found['these fears']} to {found['A doubled']} if A doubles, "
            f"to {found['E doubled']} if E doubles.",
            f"If both double, x* is {found['both doubled']}: {verdict}. "
            f"(c = {short(stakes.cost)}, k = {short(stakes.curvature)})",
            WARNING,
        ]
    )


def curvature(stakes: Stakes = WORKED) -> str:
    """Say how much of the answer the curvature decides."""
    x = {k: alliance.optimum(stakes.but(curvature=k)) for k in (1, 1.5, 2, 3, 4)}
    return "\n".join(
        [
            f"With straight lines (k = 1) the best choice is an extreme, x* = {short(x[1])}; "
            f"with squares (k = 2) it is {exact(x[2])}.",
            "k and x*: "
            + ", ".join(f"{short(k)} gives {exact(one)}" for k, one in x.items())
            + ".",
            "No evidence tells how large k is: it is an assumption, and it drives the result.",
            WARNING,
        ]
    )


def pressure(patron: Patron = PATRON, stakes: Stakes = WITHOUT_COST) -> str:
    """Say how hard the patron presses, and what that moves."""
    p = alliance.best_pressure(patron, stakes)
    before = alliance.optimum(stakes)
    after = alliance.optimum(alliance.under_pressure(p, patron, stakes))
    a, e, half = short(stakes.abandonment), stakes.entrapment, stakes.cost / 2
    v, b, q = (short(one) for one in (patron.value, patron.lift, patron.price))
    risk, words = (short(e), "E") if half == 0 else (f"({short(e)} + {short(half)})", "(E + c/2)")
    return worked(
        f"Washington gains most at pressure p* = {exact(p)}: "
        f"Seoul's commitment goes from {exact(before)} to {exact(after)}.",
        f"p* = (√(V {words} B / q) − A − E) / B, within 0 to 1",
        f"p* = (√({v} × {risk} × {b} / {q}) − {a} − {short(e)}) / {b}",
        f"p* = {exact(p)}, x* = {exact(after)}",
    )


def commitment_sensitivity(table: pd.DataFrame) -> str:
    """Say which parameter moves x* most. Takes `alliance.sensitivity`."""
    most, least = table.iloc[0], table.iloc[-1]
    return "\n".join(
        [
            f"Moved by the same share, {most['symbol']} moves x* most and {least['symbol']} least.",
            *(
                f"{row['symbol']} from {short(row['low'])} to {short(row['high'])}: "
                f"x* from {exact(row['x_low'])} to {exact(row['x_high'])}."
                for _, row in table.iterrows()
            ),
            WARNING,
        ]
    )


def _solution(stakes: Stakes) -> tuple[str, str]:
    """Return formula and numbers of the case at hand: lines, squares, no cost, or neither."""
    a, e, c, k = (
        short(one) for one in (stakes.abandonment, stakes.entrapment, stakes.cost, stakes.curvature)
    )
    if stakes.curvature == 1:
        return "x* = 1 if A > E + c, else 0", f"is {a} > {e} + {c}?"
    if stakes.curvature == 2:
        return (
            "x* = (2A − c) / (2(A + E)), within 0 to 1",
            f"x* = (2 × {a} − {c}) / (2 × ({a} + {e}))",
        )
    if stakes.cost == 0:
        return (
            "x* = r / (1 + r), r = (A / E)^(1 / (k − 1))",
            f"r = ({a} / {e})^(1 / ({k} − 1))",
        )
    return (
        "x* solves k A (1 − x)^(k − 1) = k E x^(k − 1) + c",
        f"{k} × {a} × (1 − x)^({k} − 1) = {k} × {e} × x^({k} − 1) + {c}",
    )
