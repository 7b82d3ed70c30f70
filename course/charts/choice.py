"""Charts of model C, the weighing of options."""

from __future__ import annotations

import numpy as np
import pandas as pd

from course import data, text
from course.charts.lines import curve, noted, spot
from course.charts.theme import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PALE,
    PINK,
    SKY,
    VERMILLION,
    alt,
    title,
)
from course.models import choice, draws, framing, gambles
from course.models.choice import Weights
from course.models.draws import DOUBT, Doubt
from course.models.framing import FRAME, Frame
from course.models.gambles import GAMBLE, Gamble
from course.text.choice import criterion, option

CRITERIA_COLOURS = [BLUE, VERMILLION, GREEN, SKY, ORANGE]
OPTION_COLOURS = [INK, BLUE, VERMILLION, GREEN, PINK]
OPTION_DASHES = [[1, 0], [6, 3], [2, 2], [9, 3, 2, 3], [12, 4]]


def option_values(table: pd.DataFrame, weights: Weights) -> alt.LayerChart:
    """Draw the value of each option, stacked by criterion, best on top.

    Parameters
    ----------
    table : pandas.DataFrame
        From `choice.scores`.
    weights : mapping or pandas.Series
        Criterion to weight.

    Returns
    -------
    altair.LayerChart
    """
    parts = choice.contributions(table, weights)
    order = choice.ranking(table, weights)
    words = {c: criterion(c) for c in table.columns}
    rows = parts.rename_axis("option").reset_index()
    rows = rows.melt("option", var_name="criterion", value_name="points")
    rows["score"] = [table.loc[r.option, r.criterion] for r in rows.itertuples()]
    rows["at"] = rows["criterion"].map({c: i for i, c in enumerate(table.columns)})
    rows["criterion"], rows["option"] = rows["criterion"].map(words), rows["option"].map(option)
    y = alt.Y("option:N").title(None).sort([option(o) for o in order]).axis(labelLimit=220)
    bars = (
        alt.Chart(rows)
        .mark_bar(height=26, stroke="white", strokeWidth=1)
        .encode(
            y=y,
            x=alt.X("points:Q").title("value V = sum of weight × score").stack("zero"),
            color=alt.Color("criterion:N")
            .title(None)
            .scale(domain=list(words.values()), range=CRITERIA_COLOURS)
            .legend(columns=3),
            order=alt.Order("at:Q"),
            tooltip=[
                alt.Tooltip("option:N"),
                alt.Tooltip("criterion:N"),
                alt.Tooltip("score:Q", format=".0f"),
                alt.Tooltip("points:Q", title="weight × score", format=".2f"),
            ],
        )
    )
    values = choice.values(table, weights)
    sums = pd.DataFrame({"option": [option(o) for o in values.index], "value": values.to_numpy()})
    numbers = (
        alt.Chart(sums)
        .mark_text(align="left", dx=5, fontWeight=600, fontSize=13)
        .encode(y=y, x=alt.X("value:Q"), text=alt.Text("value:Q", format=".2f"))
    )
    return (bars + numbers).properties(
        width=480,
        height=alt.Step(42),
        title=title(
            "What each option is worth under these weights",
            noted("the best value is not the right policy"),
            _beware("option_scores", "score"),
        ),
        description=text.finding(text.option_values(table, weights)),
    )


def tornado(table: pd.DataFrame, weights: Weights, name: str, spread: float = 10) -> alt.LayerChart:
    """Draw how far an option's value moves with each of its scores alone.

    Parameters
    ----------
    table, weights
        As in `option_values`.
    name : str
        The option.
    spread : float
        Points down and up.

    Returns
    -------
    altair.LayerChart
    """
    bars = choice.tornado(table, weights, name, spread).reset_index()
    bars["criterion"] = bars["criterion"].map(criterion)
    bars["label"] = bars["width"].map("{:.3g}".format)
    values = choice.values(table, weights)
    rival = values.drop(name).idxmax()
    lines = pd.DataFrame(
        {
            "value": [values[name], values[rival]],
            "which": [option(name), f"best of the others: {option(rival)}"],
        }
    )
    y = alt.Y("criterion:N").title(None).sort(list(bars["criterion"])).axis(labelLimit=220)
    base = alt.Chart(bars).encode(
        y=y,
        tooltip=[
            alt.Tooltip("criterion:N"),
            alt.Tooltip("low:Q", format=".2f"),
            alt.Tooltip("high:Q", format=".2f"),
            alt.Tooltip("width:Q", format=".2f"),
        ],
    )
    x = alt.X("low:Q").title(f"value of {option(name)}").scale(zero=False, padding=24)
    marks = base.mark_bar(color="#8CB8D8", height=22).encode(x=x, x2=alt.X2("high"))
    widths = base.mark_text(align="left", dx=5, fontWeight=600).encode(
        x=alt.X("high:Q"), text=alt.Text("label:N")
    )
    kinds = list(lines["which"])
    rules = (
        alt.Chart(lines)
        .mark_rule(strokeWidth=2.5)
        .encode(
            x=alt.X("value:Q"),
            color=alt.Color("which:N").title(None).scale(domain=kinds, range=[INK, VERMILLION]),
            strokeDash=alt.StrokeDash("which:N")
            .title(None)
            .scale(domain=kinds, range=[[1, 0], [5, 3]]),
            tooltip=[alt.Tooltip("which:N"), alt.Tooltip("value:Q", format=".2f")],
        )
    )
    return (marks + rules + widths).properties(
        width=440,
        height=alt.Step(38),
        title=title(
            f"Which score moves the value: {option(name)}",
            noted(f"each score alone, {spread:g} points down and up; numbers: width"),
            _beware("option_scores", "score"),
        ),
        description=text.finding(text.tornado(table, weights, name, spread)),
    )


def chance_best(
    table: pd.DataFrame, weights: Weights, doubt: Doubt = DOUBT, about: str = "weights"
) -> alt.LayerChart:
    """Draw how often each option comes out best in draws of weights or scores.

    Parameters
    ----------
    table, weights
        As in `option_values`.
    doubt : draws.Doubt
        Parameters.
    about : str
        What is uncertain, one of `draws.ABOUT`.

    Returns
    -------
    altair.LayerChart
    """
    shares = draws.chance_best(table, weights, doubt, about)
    rows = shares.sort_values(ascending=False, kind="stable").rename_axis("option").reset_index()
    rows["option"] = rows["option"].map(option)
    base = alt.Chart(rows).encode(
        y=alt.Y("option:N").title(None).sort(list(rows["option"])).axis(labelLimit=220),
        x=alt.X("share:Q")
        .title("share of draws in which it is best")
        .axis(format="%")
        .scale(domain=[0, 1]),
        tooltip=[alt.Tooltip("option:N"), alt.Tooltip("share:Q", format=".1%")],
    )
    bars = base.mark_bar(color=BLUE, height=24)
    numbers = base.mark_text(align="left", dx=5, fontWeight=600).encode(
        text=alt.Text("share:Q", format=".1%")
    )
    what = "weights and scores" if about == "both" else about
    return (bars + numbers).properties(
        width=460,
        height=alt.Step(40),
        title=title(
            "How often each option ranks first",
            noted(f"{doubt.draws:,.0f} draws of {what}"),
            _beware("option_scores", "score"),
        ),
        description=text.finding(text.chance_best(table, weights, doubt, about)),
    )


def switch_over(table: pd.DataFrame, weights: Weights, name: str = "alliance") -> alt.LayerChart:
    """Draw all values while the weight of one criterion moves from 0 to 1.

    Parameters
    ----------
    table, weights
        As in `option_values`.
    name : str
        The criterion.

    Returns
    -------
    altair.LayerChart
    """
    rows = choice.by_weight(table, weights, name, points=21)
    rows["option"] = rows["option"].map(option)
    names = [option(o) for o in table.index]
    x = (
        alt.X("weight:Q")
        .title(f"weight of {criterion(name)}; the others share the rest")
        .scale(domain=[0, 1])
    )
    lines = (
        alt.Chart(rows)
        .mark_line()
        .encode(
            x=x,
            y=alt.Y("value:Q").title("value V").scale(zero=False),
            color=alt.Color("option:N")
            .title(None)
            .scale(domain=names, range=OPTION_COLOURS[: len(names)])
            .legend(columns=3),
            strokeDash=alt.StrokeDash("option:N")
            .title(None)
            .scale(domain=names, range=OPTION_DASHES[: len(names)]),
            tooltip=[
                alt.Tooltip("option:N"),
                alt.Tooltip("weight:Q", format=".2f"),
                alt.Tooltip("value:Q", format=".2f"),
            ],
        )
    )
    now = pd.DataFrame({"weight": [choice.normalise(weights)[name]], "label": ["now"]})
    rule = alt.Chart(now).mark_rule(color=GREY, strokeDash=[4, 3]).encode(x=x)
    ties = choice.switch_overs(table, weights)
    ties = ties[ties["criterion"] == name]
    best = choice.ranking(table, weights)[0]
    marks = [
        spot("weight", "value", t, _at(table, weights, name, t, best), f"{t:.3f}", dx=8, dy=16)
        for t in ties["switch"]
    ]
    return alt.layer(rule, lines, *marks).properties(
        width=580,
        height=320,
        title=title(
            f"{option(best)} and its rivals, by one weight",
            noted("dashed line: the weight now; dots: ties with the best option"),
            _beware("option_scores", "score"),
        ),
        description=text.finding(text.switch_over(table, weights, name)),
    )


def weights_map(
    table: pd.DataFrame, weights: Weights, first: str = "alliance", second: str = "economy"
) -> alt.LayerChart:
    """Draw which option is best over all weights of two criteria.

    Parameters
    ----------
    table, weights
        As in `option_values`.
    first, second : str
        Two criteria; the others share the rest.

    Returns
    -------
    altair.LayerChart
    """
    cells = choice.best_by_weights(table, weights, first, second, points=26).round(4)
    cells["option"] = cells["option"].map(option)
    names = [option(o) for o in table.index]
    x = alt.X("first:Q").title(f"weight of {criterion(first)}").scale(domain=[0, 1])
    y = alt.Y("second:Q").title(f"weight of {criterion(second)}").scale(domain=[0, 1])
    marks = (
        alt.Chart(cells)
        .mark_point(filled=True, size=85, opacity=1)
        .encode(
            x=x,
            y=y,
            color=alt.Color("option:N")
            .title(None)
            .scale(domain=names, range=OPTION_COLOURS[: len(names)])
            .legend(columns=3),
            shape=alt.Shape("option:N")
            .title(None)
            .scale(
                domain=names,
                range=["circle", "square", "triangle-up", "diamond", "cross"][: len(names)],
            ),
            tooltip=[
                alt.Tooltip("option:N", title="best"),
                alt.Tooltip("first:Q", title=criterion(first), format=".2f"),
                alt.Tooltip("second:Q", title=criterion(second), format=".2f"),
                alt.Tooltip("lead:Q", title="lead (points)", format=".2f"),
            ],
        )
    )
    share = choice.normalise(weights)
    here = spot("first", "second", share[first], share[second], "weights now", dx=10, dy=-14)
    return (marks + here).properties(
        width=420,
        height=420,
        title=title(
            "Whose weights lead to which option",
            noted("the other criteria share the rest"),
            _beware("option_scores", "score"),
        ),
        description=text.finding(text.weights_map(table, weights, first, second)),
    )


def gamble(gamble: Gamble = GAMBLE) -> alt.LayerChart:
    """Draw a risky and a safe option over the chance that the risky one goes badly.

    Parameters
    ----------
    gamble : gambles.Gamble
        Parameters, single numbers.

    Returns
    -------
    altair.LayerChart
    """
    rows = gambles.by_chance(gamble, points=21)
    kinds = ["risky", "safe"]
    x = alt.X("chance_bad:Q").title("chance p that it goes badly").scale(domain=[0, 1])
    lines = (
        alt.Chart(rows)
        .mark_line(strokeWidth=3)
        .encode(
            x=x,
            y=alt.Y("value:Q").title("expected value").scale(zero=False, padding=20),
            color=alt.Color("option:N").title(None).scale(domain=kinds, range=[VERMILLION, BLUE]),
            strokeDash=alt.StrokeDash("option:N")
            .title(None)
            .scale(domain=kinds, range=[[1, 0], [6, 3]]),
            tooltip=[
                alt.Tooltip("option:N"),
                alt.Tooltip("chance_bad:Q", title="p", format=".2f"),
                alt.Tooltip("value:Q", format=".2f"),
            ],
        )
    )
    p, edge = gamble.chance_bad, gambles.break_even(gamble)
    ev = gambles.expected_utility(gamble)
    marks = [spot("chance_bad", "value", p, ev, f"EV = {ev:.4g} at p = {p:g}", dx=-10, dy=18)]
    if 0 < edge < 1:
        marks.append(
            spot("chance_bad", "value", edge, gamble.safe, f"p* = {edge:.4f}", dx=10, dy=-14)
        )
    return alt.layer(lines, *marks).properties(
        width=580,
        height=300,
        title=title(
            "How much risk is too much?", noted("below p* the risky option has the higher value")
        ),
        description=text.finding(text.gamble(gamble)),
    )


def frames(
    frame: Frame = FRAME, sure: float = 10, risky: float = 20, chance: float = 0.5
) -> alt.VConcatChart:
    """Draw how gains and losses feel, and one choice framed both ways.

    Parameters
    ----------
    frame : framing.Frame
        Parameters, single numbers.
    sure, risky, chance : float
        As in `framing.frames`.

    Returns
    -------
    altair.VConcatChart
    """
    table = framing.frames(sure, risky, chance, frame)
    above = _feelings(frame, 1.1 * max(sure, risky))
    return alt.vconcat(above, _framed(table), spacing=20).properties(
        title=title(
            "The same choice, framed as a gain and as a loss",
            noted("above: how outcomes feel; below: a sure thing against a gamble"),
        ),
        description=text.finding(text.frames(frame, sure, risky, chance)),
    )


def reference_point(gamble: Gamble = GAMBLE, frame: Frame = FRAME) -> alt.LayerChart:
    """Draw how much better the safe option feels, over all reference points.

    Parameters
    ----------
    gamble, frame : gambles.Gamble, framing.Frame
        Parameters, single numbers; the dot is the frame's own reference point.

    Returns
    -------
    altair.LayerChart
    """
    rows = framing.by_reference(gamble, frame)
    line = curve(
        rows,
        alt.X("reference:Q").title("reference point: what counts as neither gain nor loss"),
        alt.Y("lead:Q").title("lead of the safe option, as felt").scale(padding=16),
        BLUE,
    )
    zero = (
        alt.Chart(pd.DataFrame({"lead": [0]}))
        .mark_rule(color=GREY, strokeDash=[4, 3])
        .encode(y=alt.Y("lead:Q"))
    )
    now = framing.felt_gamble(gamble, frame)
    label = f"reference {frame.reference:g}: {now['prefers']}"
    mark = spot("reference", "lead", frame.reference, now["sure"] - now["risky"], label)
    return alt.layer(zero, line, mark).properties(
        width=560,
        height=280,
        title=title(
            "Where one stands decides what one risks",
            noted("above the dashed line the safe option feels better"),
        ),
        description=text.finding(text.reference_point(gamble, frame)),
    )


def _feelings(frame: Frame, reach: float) -> alt.LayerChart:
    z = frame.reference + np.linspace(-reach, reach, 61)
    rows = pd.DataFrame({"outcome": z, "felt": framing.felt(z, frame)})
    x, y = alt.X("outcome:Q").title("outcome").scale(nice=False), alt.Y("felt:Q")
    line = curve(rows, x, y.title("how it feels"), INK)
    here = alt.Chart(pd.DataFrame({"outcome": [frame.reference], "felt": [0]}))
    dashed = here.mark_rule(color=GREY, strokeDash=[4, 3])
    cross = dashed.encode(x=x), dashed.encode(y=y)
    return alt.layer(*cross, line).properties(width=460, height=200)


def _framed(table: pd.DataFrame) -> alt.LayerChart:
    rows = table.reset_index().melt(
        ["framed_as", "prefers"], ["sure", "risky"], var_name="choice", value_name="felt"
    )
    rows["choice"] = rows["choice"].map({"sure": "sure thing", "risky": "gamble"})
    kinds = ["preferred", "not preferred"]
    rows["state"] = np.where(rows["choice"] == rows["prefers"], *kinds)
    rows["row"] = rows["choice"] + ", as a " + rows["framed_as"]
    rows["label"] = rows["felt"].map("{:.2f}".format)
    order = [f"{what}, as a {how}" for how in table.index for what in ("sure thing", "gamble")]
    base = alt.Chart(rows).encode(
        y=alt.Y("row:N").title(None).sort(order).axis(labelLimit=200),
        x=alt.X("felt:Q").title("how it feels").scale(padding=50),
        tooltip=[alt.Tooltip("row:N"), alt.Tooltip("felt:Q", format=".4f")],
    )
    bars = base.mark_bar(height=20).encode(
        color=alt.Color("state:N").title(None).scale(domain=kinds, range=[BLUE, PALE])
    )
    sides = [
        base.transform_filter(f"datum.felt {sign} 0")
        .mark_text(align=align, dx=dx, fontWeight=600)
        .encode(text=alt.Text("label:N"))
        for sign, align, dx in ((">=", "left", 5), ("<", "right", -5))
    ]
    return alt.layer(bars, *sides).properties(width=460, height=alt.Step(30))


def _at(table: pd.DataFrame, weights: Weights, name: str, t: float, best: str) -> float:
    """Return the best option's value if one criterion weighs t."""
    share = choice.normalise(weights)
    moved = share * (1 - t) / (1 - share[name])
    moved[name] = t
    return choice.values(table, moved)[best]


def _beware(name: str, column: str) -> pd.DataFrame:
    return data.caveats(name, column)
