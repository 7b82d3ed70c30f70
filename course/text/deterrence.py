"""Text twins of the charts of model B, the two red lines."""

from __future__ import annotations

from course.models import deterrence
from course.models.deterrence import (
    CLARITY,
    PRICE,
    SLICES,
    THREAT,
    Clarity,
    Price,
    Restraint,
    Slices,
    Threat,
)
from course.text.words import exact, join, short, worked


def threat_map(threat: Threat = THREAT) -> str:
    """Say whether the threat deters, and what it would take."""
    q, least = deterrence.resolve(threat), deterrence.threshold(threat)
    verb = "deters" if deterrence.deters(threat) else "does not deter"
    relation = "reaches" if deterrence.deters(threat) else "is below"
    g, alpha, k = (short(v) for v in (threat.credit, threat.audience_cost, threat.worst_cost))
    return worked(
        f"The threat {verb}: its resolve q = {exact(q)} {relation} q* = {exact(least)}.",
        "q = min(1, (g + α) / K), q* = b / w; it deters if q ≥ q*",
        f"q = ({g} + {alpha}) / {k}, q* = {short(threat.gain)} / {short(threat.harm)}",
        f"q = {exact(q)}, q* = {exact(least)}",
        _audience_cost(threat),
    )


def audience_cost(threat: Threat = THREAT) -> str:
    """Say when a stronger threat helps, and when it only costs."""
    table = deterrence.by_audience_cost(threat)
    below = table[~table["deters"]]
    if below.empty:
        return "The threat deters even if backing down is free. Illustration, not an estimate."
    first, last = below.iloc[0], below.iloc[-1]
    return "\n".join(
        [
            "Below the threshold a stronger threat only costs: Seoul's payoff falls from "
            f"{exact(first['payoff'])} at α = {short(first['audience_cost'])} "
            f"to {exact(last['payoff'])} at α = {short(last['audience_cost'])}.",
            _audience_cost(threat),
            "Illustration, not an estimate.",
        ]
    )


def clarity(clarity: Clarity = CLARITY) -> str:
    """Say whether clear words beat silence."""
    m, least = deterrence.leverage(clarity), deterrence.least_leverage(clarity)
    q0, q = deterrence.silent_resolve(clarity), deterrence.best_resolve(clarity)
    silent, said = (deterrence.expected_loss(clarity, one) for one in (q0, 1))
    middle = deterrence.expected_loss(clarity, (q0 + 1) / 2)
    speaks = deterrence.speaks(clarity)
    verdict = "A clear threat beats silence" if speaks else "Silence is at least as good"
    top, w = short(clarity.most_gain), short(clarity.harm)
    formula, numbers = _least_leverage(clarity)
    return worked(
        f"{verdict}: expected loss {exact(said)} if Seoul speaks, {exact(silent)} if it is silent.",
        f"speak if m = w / B is above m* = {formula}",
        f"m = {w} / {top}, m* = {numbers}",
        f"m = {exact(m)}, m* = {exact(least)}",
        f"Half clear it loses {exact(middle)}. The smallest loss, "
        f"{exact(deterrence.expected_loss(clarity, q))}, is at q = {exact(q)}.",
    )


def restraint(settings: dict[str, Restraint] | None = None) -> str:
    """Say how much patience mutual restraint needs in each setting."""
    settings = deterrence.SCENARIOS if settings is None else settings
    table = deterrence.scenarios(settings)
    lasts = [name for name in table.index if table.loc[name, "holds"]]
    kept = f"Mutual restraint can last in {len(lasts)} of {len(table)} settings"
    lines = [f"{kept}: {join(lasts)}." if lasts else f"{kept}."]
    lines.append("Formula: δ must be at least max(a / d, b / w)")
    for name, one in settings.items():
        row = table.loc[name]
        lines.append(
            f"{name}: max({short(one.seoul_gain)} / {short(one.damage)}, "
            f"{short(one.gain)} / {short(one.harm)}) = {exact(row['needed'])} "
            f"({row['binds']} binds; Moscow {exact(row['moscow'])}); δ is {short(row['patience'])}."
        )
    return "\n".join([*lines, "Illustration, not an estimate."])


def patience(restraint: Restraint = deterrence.RESTRAINT) -> str:
    """Say whether mutual restraint can last, with the numbers of one setting."""
    needed = deterrence.needed_patience(restraint)
    verb = "can last" if deterrence.holds(restraint) else "cannot last"
    a, d, b, w = (
        short(v) for v in (restraint.seoul_gain, restraint.damage, restraint.gain, restraint.harm)
    )
    return worked(
        f"Mutual restraint {verb}: it needs δ ≥ {exact(needed)}, and δ is "
        f"{short(restraint.patience)}; the tempted side is {deterrence.tempted(restraint)}.",
        "δ ≥ max(a / d, b / w), each at least 0",
        f"δ ≥ max({a} / {d}, {b} / {w})",
        f"Seoul {exact(deterrence.seoul_threshold(restraint))}, "
        f"Moscow {exact(deterrence.moscow_threshold(restraint))}, needed {exact(needed)}",
    )


def slices(slices: Slices = SLICES) -> str:
    """Say how large a step passes under the line."""
    s = deterrence.best_slice(slices)
    part, full = (deterrence.slice_payoff(slices, one) for one in (s, 1))
    b, big, gamma = (short(v) for v in (slices.gain, slices.expected_harm, slices.forgiveness))
    if slices.forgiveness > 1:
        formula = "s* = (b / (γ W))^(1 / (γ − 1)), at most 1, with W = q̄ w"
        numbers = f"s* = ({b} / ({gamma} × {big}))^(1 / ({gamma} − 1))"
    else:
        formula, numbers = "s* = 1 if b > W, else 0, with W = q̄ w", f"is {b} > {big}?"
    return worked(
        f"Moscow does best with a share s* = {exact(s)} of the transfer: payoff {exact(part)}, "
        f"against {exact(full)} for all of it.",
        formula,
        numbers,
        f"s* = {exact(s)}, payoff {exact(part)}",
    )


def price(price: Price = PRICE) -> str:
    """Say how much Pyongyang must supply before a transfer pays for Moscow."""
    n = deterrence.units_needed(price)
    q, w, v = short(price.resolve), short(price.harm), short(price.unit_value)
    return worked(
        f"A transfer pays for Moscow once Pyongyang supplies more than n* = {exact(n)} units.",
        "it pays if v n > q w, so n* = q w / v",
        f"n* = {q} × {w} / {v}",
        f"n* = {exact(n)}",
    )


def _audience_cost(threat: Threat) -> str:
    least = deterrence.least_audience_cost(threat)
    if least == float("inf"):
        return "No audience cost is enough: b is larger than w."
    k, b, w, g = (short(v) for v in (threat.worst_cost, threat.gain, threat.harm, threat.credit))
    return (
        f"Smallest audience cost that deters: α* = K b / w − g = {k} × {b} / {w} − {g}, "
        f"at least 0, so {exact(least)}."
    )


def _least_leverage(clarity: Clarity) -> tuple[str, str]:
    d, k = short(clarity.damage), short(clarity.worst_cost)
    if clarity.credit == 0:
        return "K / (2d + K)", f"{k} / (2 × {d} + {k})"
    q0 = deterrence.silent_resolve(clarity)
    harm, top = clarity.damage - clarity.credit, clarity.worst_cost
    said, silent = harm + top / 2, harm + top * q0 - top * q0**2 / 2
    return (
        "K(1 − q0)² / 2 / (L1 − q0 L0), with q0 = g / K",
        f"{k} × (1 − {short(q0)})² / 2 / ({short(said)} − {short(q0)} × {short(silent)})",
    )
