"""Text twins of the charts of model C, the weighing of options."""

from __future__ import annotations

import pandas as pd

from course import data
from course.models import choice, draws, framing, gambles
from course.models.choice import Weights
from course.models.draws import DOUBT, Doubt
from course.models.framing import FRAME, Frame
from course.models.gambles import GAMBLE, Gamble
from course.text.words import exact, join, percent, short, worked


def option(name: str) -> str:
    """Write the key of an option as words."""
    return str(name).replace("_", " ")


def criterion(name: str) -> str:
    """Write the key of a criterion as words."""
    return data.labels("option_scores", "criterion").get(name, str(name).replace("_", " "))


def option_values(table: pd.DataFrame, weights: Weights) -> str:
    """Say which option has the highest value under these weights, and by how much."""
    values = choice.values(table, weights).sort_values(ascending=False, kind="stable")
    share = choice.normalise(pd.Series(weights)[list(table.columns)])
    first, second = values.index[:2]
    terms = [f"{short(share[c])} × {short(table.loc[first, c])}" for c in table.columns]
    return worked(
        f"{option(first)} has the highest value, {values.iloc[0] - values.iloc[1]:.2f} points "
        f"ahead of {option(second)}.",
        "V = sum of weight × score, weights summing to 1",
        f"V({option(first)}) = {' + '.join(terms)}",
        ", ".join(f"{option(name)} {value:.2f}" for name, value in values.items()),
    )


def tornado(table: pd.DataFrame, weights: Weights, name: str, spread: float = 10) -> str:
    """Say which score moves an option's value most."""
    bars = choice.tornado(table, weights, name, spread)
    values = choice.values(table, weights)
    rival = values.drop(name).idxmax()
    passed, level = ([criterion(c) for c in bars.index[bars[end]]] for end in ("passed", "level"))
    own, other = values[name], values[rival]
    lines = [
        f"{option(name)} moves most with {criterion(bars.index[0])}: from "
        f"{bars['low'].iloc[0]:.2f} to {bars['high'].iloc[0]:.2f}, if that score moves by "
        f"{short(spread)} points.",
        f"{option(name)} has {own:.2f}; the best of the others, {option(rival)}, {other:.2f}.",
        f"One score alone changes which of the two is ahead: {join(passed)}."
        if passed
        else "No single score changes which of the two is ahead.",
        *([f"A move of one score makes the two level: {join(level)}."] if level else []),
        "Widths: " + ", ".join(f"{criterion(c)} {w:.2f}" for c, w in bars["width"].items()) + ".",
    ]
    return "\n".join([*lines, "Illustration, not an estimate."])


def chance_best(
    table: pd.DataFrame, weights: Weights, doubt: Doubt = DOUBT, about: str = "weights"
) -> str:
    """Say how often each option comes out best, if weights or scores are uncertain."""
    shares = draws.chance_best(table, weights, doubt, about).sort_values(
        ascending=False, kind="stable"
    )
    first, second = choice.ranking(table, weights)[:2]
    lead = choice.comparison(table, weights, first, second).sum()
    share = choice.normalise(pd.Series(weights)[list(table.columns)])
    squares = " + ".join(f"{short(weight)}²" for weight in share)
    norm = (share**2).sum() ** 0.5
    beats = "no error, no chance to compute"
    numbers = beats
    if doubt.sigma > 0:
        beats = f"Φ = {exact(draws.chance_beats(table, weights, first, second, doubt.sigma))}"
        width = doubt.sigma * norm
        numbers = (
            f"σ √Σw² = {short(doubt.sigma)} × √({squares}) = {short(doubt.sigma)} × {exact(norm)} "
            f"= {exact(width)}; Φ({exact(lead)} / {exact(width)}) = Φ({exact(lead / width)})"
        )
    what = "weights and scores" if about == "both" else about
    return worked(
        f"{option(shares.index[0])} comes first in {percent(shares.iloc[0])} of "
        f"{short(doubt.draws)} draws of {what}, {option(shares.index[1])} in "
        f"{percent(shares.iloc[1])}: a chance of ranking first, not of success.",
        f"P({option(first)} beats {option(second)}) = Φ((V1 − V2) / (σ √Σw²)), scores uncertain",
        numbers,
        beats,
    )


def switch_over(table: pd.DataFrame, weights: Weights, name: str = "alliance") -> str:
    """Say at which weight of one criterion another option ties with the best one."""
    best = choice.ranking(table, weights)[0]
    ties = choice.switch_overs(table, weights)
    ties = ties[ties["criterion"] == name]
    now = choice.normalise(weights)[name]
    if ties.empty:
        return (
            f"{option(best)} is best at every weight of {criterion(name)} at which it was "
            f"compared. Illustration, not an estimate."
        )
    near = ties.iloc[0]
    rest = choice.normalise(pd.Series(weights).drop(name))
    values = table[list(rest.index)] @ rest
    r1, r2 = (short(values[one]) for one in (best, near["other"]))
    s1, s2 = (short(table.loc[one, name]) for one in (best, near["other"]))
    return worked(
        f"{option(best)} and {option(near['other'])} tie if {criterion(name)} weighs "
        f"{exact(near['switch'])}; it weighs {exact(now)}, {exact(near['move'])} away.",
        "t = (R2 − R1) / ((R2 − R1) + (s1 − s2)), R = value on the other criteria",
        f"t = ({r2} − {r1}) / (({r2} − {r1}) + ({s1} − {s2}))",
        f"t = {exact(near['switch'])}",
        *(
            f"{option(best)} ties with {option(row.other)} at {exact(row.switch)}."
            for row in ties.itertuples()
        ),
    )


def weights_map(
    table: pd.DataFrame, weights: Weights, first: str = "alliance", second: str = "economy"
) -> str:
    """Say which option is best over all weights of two criteria."""
    cells = choice.best_by_weights(table, weights, first, second)
    shares = cells["option"].value_counts(normalize=True)
    listed = [f"{option(name)} {percent(share)}" for name, share in shares.items()]
    return "\n".join(
        [
            f"Over all weights of {criterion(first)} and {criterion(second)}, "
            f"{len(shares)} of {len(table)} options are best somewhere: {join(listed)}.",
            "The other criteria share the rest. Illustration, not an estimate.",
        ]
    )


def gamble(gamble: Gamble = GAMBLE) -> str:
    """Say whether the risky option pays, and what knowing the outcome is worth."""
    ev, edge = gambles.expected_utility(gamble), gambles.break_even(gamble)
    worth = gambles.perfect_information(gamble)
    good, bad, safe, p = (
        short(v) for v in (gamble.good, gamble.bad, gamble.safe, gamble.chance_bad)
    )
    verb = "beats" if ev > gamble.safe else "does not beat"
    return worked(
        f"The risky option {verb} the safe one at p = {p}: it pays only if p is below "
        f"{exact(edge)}.",
        "EV = (1 − p) V_good + p V_bad; p* = (V_good − V_safe) / (V_good − V_bad)",
        f"EV = (1 − {p}) × {good} + {p} × {bad}; p* = ({good} − {safe}) / ({good} − {bad})",
        f"EV = {exact(ev)} against {exact(gamble.safe)}; p* = {exact(edge)}",
        f"To know the outcome before choosing is worth {exact(worth)} points on average: "
        f"(1 − {p}) × {short(max(gamble.good, gamble.safe))} + {p} × "
        f"{short(max(gamble.bad, gamble.safe))} − {short(max(ev, gamble.safe))}.",
        f"If p is anywhere within {short(gamble.spread)} of {p}, the risky option pays with "
        f"chance {exact(gambles.chance_gamble_pays(gamble))}.",
    )


def reference_point(gamble: Gamble = GAMBLE, frame: Frame = FRAME) -> str:
    """Say whether the reference point decides between a safe and a risky option."""
    table = framing.by_reference(gamble, frame)
    safe = table["lead"] > 0
    turns = table.loc[safe != safe.shift(fill_value=safe.iloc[0]), "reference"]
    now = framing.felt_gamble(gamble, frame)
    kinds = {True: "the sure thing", False: "the gamble"}
    verdict = (
        f"The reference point decides: at 0 {kinds[bool(safe.iloc[0])]} feels better, at 100 "
        f"{kinds[bool(safe.iloc[-1])]}"
        if len(turns)
        else f"From every reference point {kinds[bool(safe.iloc[0])]} feels better"
    )
    p, r = short(gamble.chance_bad), short(frame.reference)
    return worked(
        f"{verdict}.",
        "compare v(V_safe − r) with (1 − p) v(V_good − r) + p v(V_bad − r)",
        f"v({short(gamble.safe)} − {r}) with (1 − {p}) × v({short(gamble.good)} − {r}) + {p} × "
        f"v({short(gamble.bad)} − {r})",
        f"{exact(now['sure'])} against {exact(now['risky'])}: {now['prefers']}",
        *([f"It turns near {join([short(t) for t in turns])}."] if len(turns) else []),
    )


def frames(frame: Frame = FRAME, sure: float = 10, risky: float = 20, chance: float = 0.5) -> str:
    """Say how the same choice feels as a gain and as a loss."""
    felt = framing.frames(sure, risky, chance, frame)
    gain, loss = felt.loc["gain"], felt.loc["loss"]
    same = gain["prefers"] == loss["prefers"]
    verdict = "The frame does not matter" if same else "The frame decides"
    a, lam = short(frame.exponent), short(frame.loss_aversion)
    return worked(
        f"{verdict}: as a gain the {gain['prefers']} feels better, "
        f"as a loss the {loss['prefers']}.".replace("the neither", "neither"),
        "v(z) = z^α for a gain, −λ (−z)^α for a loss",
        f"gain: {short(sure)}^{a} against {short(chance)} × {short(risky)}^{a}; loss: "
        f"−{lam} × {short(sure)}^{a} against {short(chance)} × −{lam} × {short(risky)}^{a}",
        f"gain: {exact(gain['sure'])} against {exact(gain['risky'])}; "
        f"loss: {exact(loss['sure'])} against {exact(loss['risky'])}",
    )
