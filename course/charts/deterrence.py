"""Charts of model B, the two red lines."""

from __future__ import annotations

import pandas as pd

from course import text
from course.charts.lines import curve, noted, spot
from course.charts.theme import BLUE, GREY, INK, ORANGE, STATE_COLOURS, alt, title
from course.models import deterrence
from course.models.deterrence import CLARITY, SLICES, THREAT, Clarity, Restraint, Slices, Threat

SIDES = {"seoul": "Seoul, a / d", "moscow": "Moscow, b / w"}


def threat_map(threat: Threat = THREAT) -> alt.LayerChart:
    """Draw where a threat deters, over b / w and the resolve q; the dot is this threat.

    Parameters
    ----------
    threat : deterrence.Threat
        Parameters, single numbers.

    Returns
    -------
    altair.LayerChart
    """
    ends = [0.0, 1.0]
    top = max(1.0, deterrence.threshold(threat))
    area = pd.DataFrame({"needed": [*ends, top], "resolve": [0.0, 1.0, 1.0], "most": 1.0})
    x = alt.X("needed:Q").title("temptation over loss, b / w = q*").scale(domain=[0, top])
    y = alt.Y("resolve:Q").title("resolve q").scale(domain=[0, 1])
    deterred = (
        alt.Chart(area).mark_area(color=BLUE, opacity=0.25).encode(x=x, y=y, y2=alt.Y2("most"))
    )
    edge = alt.Chart(area).mark_line(color=INK).encode(x=x, y=y)
    places = pd.DataFrame(
        {
            "needed": [0.28 * top, 0.74 * top],
            "resolve": [0.8, 0.42],
            "label": ["deterred: q ≥ b / w", "not deterred"],
        }
    )
    names = (
        alt.Chart(places)
        .mark_text(fontSize=15, fontWeight=600)
        .encode(x=x, y=y, text=alt.Text("label:N"))
    )
    q, needed = deterrence.resolve(threat), deterrence.threshold(threat)
    mark = spot("needed", "resolve", needed, q, f"q = {q:.4f}, q* = {needed:.4f}", dy=-12)
    return alt.layer(deterred, edge, names, mark).properties(
        width=420,
        height=360,
        title=title("Will the threat deter?", noted("the dot is this threat")),
        description=text.finding(text.threat_map(threat)),
    )


def audience_cost(threat: Threat = THREAT) -> alt.LayerChart:
    """Draw Seoul's payoff over the audience cost: first down, then the threshold.

    Parameters
    ----------
    threat : deterrence.Threat
        Parameters, single numbers; its own audience cost plays no part.

    Returns
    -------
    altair.LayerChart
    """
    rows = deterrence.by_audience_cost(threat)
    rows["state"] = rows["deters"].map({True: "deters", False: "does not deter"})
    x = alt.X("audience_cost:Q").title("audience cost α of backing down")
    y = alt.Y("payoff:Q").title("Seoul's payoff (points)").scale(padding=12)
    dots = (
        alt.Chart(rows)
        .mark_point(filled=True, size=50, opacity=1)
        .encode(
            x=x,
            y=y,
            color=alt.Color("state:N")
            .title("the threat")
            .scale(domain=["does not deter", "deters"], range=[ORANGE, BLUE]),
            shape=alt.Shape("state:N")
            .title("the threat")
            .scale(domain=["does not deter", "deters"], range=["circle", "square"]),
            tooltip=[
                alt.Tooltip("audience_cost:Q", format=".2f"),
                alt.Tooltip("resolve:Q", format=".3f"),
                alt.Tooltip("payoff:Q", format=".3f"),
                alt.Tooltip("state:N"),
            ],
        )
    )
    layers = [dots]
    least = deterrence.least_audience_cost(threat)
    if least <= threat.worst_cost:
        layers.append(spot("audience_cost", "payoff", least, 0, f"α* = {least:.4f}", dx=0, dy=-16))
    return alt.layer(*layers).properties(
        width=600,
        height=280,
        title=title(
            "A stronger threat is not always better",
            noted("below α* it only costs; from α* on nothing happens"),
        ),
        description=text.finding(text.audience_cost(threat)),
    )


def clarity(clarity: Clarity = CLARITY) -> alt.LayerChart:
    """Draw Seoul's expected loss from silence to a full tie: the ends win.

    Parameters
    ----------
    clarity : deterrence.Clarity
        Parameters, single numbers.

    Returns
    -------
    altair.LayerChart
    """
    rows = deterrence.by_resolve(clarity)
    line = curve(
        rows,
        alt.X("resolve:Q").title("resolve q: from silence to hands tied").scale(domain=[0, 1]),
        alt.Y("loss:Q").title("Seoul's expected loss (points)").scale(domainMin=0),
        BLUE,
    )
    q0, best = deterrence.silent_resolve(clarity), deterrence.best_resolve(clarity)
    ends = {"silent": q0, "clear": 1.0}
    marks = []
    for words, q in ends.items():
        loss = deterrence.expected_loss(clarity, q)
        least = "  least" if abs(q - best) < 1e-9 else ""
        label = f"{words}: {loss:.4g}{least}"
        marks.append(spot("resolve", "loss", q, loss, label, dx=12 if q < 0.5 else -12, dy=18))
    m, least = deterrence.leverage(clarity), deterrence.least_leverage(clarity)
    return alt.layer(line, *marks).properties(
        width=600,
        height=300,
        title=title(
            "Say it clearly, or say nothing",
            noted(f"leverage m = {m:.3g}, needed m* = {least:.3g}"),
        ),
        description=text.finding(text.clarity(clarity)),
    )


def restraint(settings: dict[str, Restraint] | None = None) -> alt.FacetChart:
    """Draw how much patience each side needs, with the patience there is.

    Parameters
    ----------
    settings : dict of str to deterrence.Restraint, optional
        Name to record; without it, `deterrence.SCENARIOS`.

    Returns
    -------
    altair.FacetChart
    """
    table = deterrence.scenarios(settings).reset_index()
    rows = table.melt(
        ["scenario", "needed", "patience"], list(SIDES), var_name="side", value_name="threshold"
    )
    rows["binds"] = (rows["threshold"] == rows["needed"]).map({True: "  binds", False: ""})
    rows["label"] = rows["threshold"].map("{:.3g}".format) + rows["binds"]
    rows["side"] = rows["side"].map(SIDES)
    top = max(1.0, rows["threshold"].max()) * 1.15
    base = alt.Chart().encode(
        y=alt.Y("side:N").title(None).sort(list(SIDES.values())),
        tooltip=[
            alt.Tooltip("scenario:N"),
            alt.Tooltip("side:N"),
            alt.Tooltip("threshold:Q", format=".4f"),
            alt.Tooltip("patience:Q", title="patience δ", format=".2f"),
        ],
    )
    x = alt.X("threshold:Q").title("patience needed").scale(domain=[0, top])
    colours = [STATE_COLOURS["KOR"], STATE_COLOURS["RUS"]]
    bars = base.mark_bar(height=22).encode(
        x=x,
        color=alt.Color("side:N").scale(domain=list(SIDES.values()), range=colours).legend(None),
    )
    numbers = base.mark_text(align="left", dx=5, fontWeight=600).encode(
        x=x, text=alt.Text("label:N")
    )
    line = base.mark_tick(color=GREY, thickness=4, size=44).encode(x=alt.X("patience:Q"))
    return (
        alt.layer(bars, line, numbers, data=rows)
        .properties(width=480, height=84)
        .facet(
            row=alt.Row("scenario:N")
            .sort(list(table["scenario"]))
            .title(None)
            .header(labelAngle=0, labelAnchor="start", labelOrient="top", labelFontWeight=600)
        )
        .properties(
            spacing=14,
            title=title(
                "How much patience mutual restraint needs",
                noted("grey tick: the patience δ there is; both bars must end before it"),
            ),
            description=text.finding(text.restraint(settings)),
        )
    )


def patience(restraint: Restraint = deterrence.RESTRAINT) -> alt.FacetChart:
    """Draw how much patience one setting of the repeated game needs.

    Parameters
    ----------
    restraint : deterrence.Restraint
        Parameters, single numbers.

    Returns
    -------
    altair.FacetChart
    """
    drawn = _patience(restraint)
    return drawn.properties(description=text.finding(text.patience(restraint)))


def slices(slices: Slices = SLICES) -> alt.LayerChart:
    """Draw Moscow's payoff over the share of the transfer that it makes.

    Parameters
    ----------
    slices : deterrence.Slices
        Parameters, single numbers.

    Returns
    -------
    altair.LayerChart
    """
    rows = deterrence.by_share(slices)
    line = curve(
        rows,
        alt.X("share:Q").title("share s of the transfer").scale(domain=[0, 1]),
        alt.Y("payoff:Q").title("Moscow's payoff (points)").scale(padding=20),
        BLUE,
    )
    zero = (
        alt.Chart(pd.DataFrame({"payoff": [0]}))
        .mark_rule(color=GREY, strokeDash=[4, 3])
        .encode(y=alt.Y("payoff:Q"))
    )
    s = deterrence.best_slice(slices)
    part, full = (deterrence.slice_payoff(slices, one) for one in (s, 1))
    marks = [spot("share", "payoff", s, part, f"s* = {s:.4f}", dx=10 if s < 0.7 else -12)]
    if s < 0.95:
        marks.append(spot("share", "payoff", 1, full, f"all of it: {full:.4g}", dx=-12, dy=0))
    return alt.layer(zero, line, *marks).properties(
        width=600,
        height=300,
        title=title(
            "Small slices pass under the line", noted("above the dashed line Moscow gains")
        ),
        description=text.finding(text.slices(slices)),
    )


def _patience(one: Restraint) -> alt.FacetChart:
    words = f"a = {one.seoul_gain:g}, d = {one.damage:g}, b = {one.gain:g}, w = {one.harm:g}"
    return restraint({words: one})
