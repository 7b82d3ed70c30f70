"""Charts of model A, the alliance dilemma."""

from __future__ import annotations

import pandas as pd

from course import text
from course.charts.lines import curve, noted, spot
from course.charts.theme import BLUE, GREEN, GREY, INK, ORANGE, SKY, VERMILLION, alt, title
from course.models import alliance
from course.models.alliance import PATRON, WITHOUT_COST, WORKED, Patron, Stakes

PARTS = {
    "abandonment": ("abandonment, A(1 − x)^k", BLUE, [6, 3]),
    "entrapment": ("entrapment, E x^k", ORANGE, [2, 2]),
    "cost": ("running cost, c x", GREY, [9, 3, 2, 3]),
    "total": ("all together, L(x)", INK, [1, 0]),
}


def commitment(stakes: Stakes = WORKED) -> alt.LayerChart:
    """Draw the loss over all commitments, its parts, and the commitment that loses least.

    Parameters
    ----------
    stakes : alliance.Stakes
        Parameters, single numbers.

    Returns
    -------
    altair.LayerChart
    """
    table = alliance.parts(stakes)
    rows = table.melt("commitment", list(PARTS), var_name="part", value_name="loss")
    words, colours, dashes = zip(*PARTS.values(), strict=True)
    rows["part"] = rows["part"].map({key: value[0] for key, value in PARTS.items()})
    lines = (
        alt.Chart(rows)
        .mark_line()
        .encode(
            x=_commitment("commitment:Q"),
            y=alt.Y("loss:Q").title("loss (points)").scale(domainMin=0),
            color=alt.Color("part:N")
            .title(None)
            .scale(domain=words, range=colours)
            .legend(columns=4),
            strokeDash=alt.StrokeDash("part:N").title(None).scale(domain=words, range=dashes),
            tooltip=[
                alt.Tooltip("part:N"),
                alt.Tooltip("commitment:Q", title="commitment x", format=".2f"),
                alt.Tooltip("loss:Q", format=".2f"),
            ],
        )
    )
    x = alliance.optimum(stakes)
    least = alliance.loss(stakes, x)
    mark = spot("commitment", "loss", x, least, f"x* = {x:.4f}", dx=-12 if x > 0.75 else 10)
    return (lines + mark).properties(
        width=600,
        height=320,
        title=title(
            "How far to commit: two fears and their sum",
            noted("0 is staying out, 1 is direct lethal aid; the dot loses least"),
        ),
        description=text.finding(text.commitment(stakes)),
    )


def cabinet_options(
    stakes: Stakes = WORKED, choices: dict[float, str] | None = None
) -> alt.LayerChart:
    """Draw the loss of a few options only.

    Parameters
    ----------
    stakes : alliance.Stakes
        Parameters, single numbers.
    choices : dict of float to str, optional
        As in `alliance.options`.

    Returns
    -------
    altair.LayerChart
    """
    table = alliance.options(stakes, choices)
    rows = table.assign(label=[f"{loss:.4g}{'  least' * best}" for loss, best in _pairs(table)])
    base = alt.Chart(rows).encode(
        y=alt.Y("option:N").title(None).sort(list(rows["option"])).axis(labelLimit=240),
        x=alt.X("loss:Q").title("loss (points)").scale(domain=[0, _room(rows["loss"])]),
        tooltip=[
            alt.Tooltip("option:N"),
            alt.Tooltip("commitment:Q", title="commitment x", format=".2f"),
            alt.Tooltip("loss:Q", format=".2f"),
        ],
    )
    bars = base.mark_bar(height=26).encode(
        color=alt.when("datum.best").then(alt.value(BLUE)).otherwise(alt.value("#8CB8D8"))
    )
    numbers = base.mark_text(align="left", dx=5, fontWeight=600).encode(text=alt.Text("label:N"))
    return (bars + numbers).properties(
        width=460,
        height=alt.Step(46),
        title=title("If only these options exist", noted("a shorter bar loses less")),
        description=text.finding(text.cabinet_options(stakes, choices)),
    )


def commitment_map(stakes: Stakes = WORKED) -> alt.LayerChart:
    """Draw the best commitment over both fears; the dot is the record passed in.

    Parameters
    ----------
    stakes : alliance.Stakes
        Parameters, single numbers; cost and curvature hold for the whole map.

    Returns
    -------
    altair.LayerChart
    """
    a, e = stakes.abandonment, stakes.entrapment
    table = alliance.grid(stakes, points=25, top=max(60.0, a, e))
    side = table["abandonment"].max() / 24
    edges = {f"{axis}_end": table[axis] + side for axis in ("abandonment", "entrapment")}
    cells = (
        alt.Chart(table.assign(**edges).round(4))
        .mark_rect()
        .encode(
            x=alt.X("entrapment:Q").title("fear of entrapment, E").scale(nice=False),
            x2=alt.X2("entrapment_end"),
            y=alt.Y("abandonment:Q").title("fear of abandonment, A").scale(nice=False),
            y2=alt.Y2("abandonment_end"),
            color=alt.Color("commitment:Q")
            .title("best commitment x*")
            .scale(scheme="viridis", domain=[0, 1])
            .legend(gradientLength=240),
            tooltip=[
                alt.Tooltip("abandonment:Q", title="A", format=".1f"),
                alt.Tooltip("entrapment:Q", title="E", format=".1f"),
                alt.Tooltip("commitment:Q", title="x*", format=".3f"),
            ],
        )
    )
    # A cell shows the value of its lower corner, so the dot stands where its numbers are.
    mark = spot("entrapment", "abandonment", e, a, f"x* = {alliance.optimum(stakes):.4f}")
    return (cells + mark).properties(
        width=420,
        height=380,
        title=title(
            "The best commitment, over both fears",
            noted(f"c = {stakes.cost:g}, k = {stakes.curvature:g}"),
        ),
        description=text.finding(text.commitment_map(stakes)),
    )


def curvature(stakes: Stakes = WORKED) -> alt.LayerChart:
    """Draw the best commitment over the curvature k.

    Parameters
    ----------
    stakes : alliance.Stakes
        Parameters, single numbers.

    Returns
    -------
    altair.LayerChart
    """
    table = alliance.by_curvature(stakes)
    lines = curve(
        table,
        alt.X("curvature:Q").title("curvature k (1: straight lines)").scale(domain=[1, 4]),
        _commitment("commitment:Q", alt.Y).title("best commitment x*"),
        BLUE,
    )
    marks = [
        spot("curvature", "commitment", k, x, f"k = {k:g}: {x:.4f}")
        for k in (1, 2, 3)
        for x in [alliance.optimum(stakes.but(curvature=k))]
    ]
    return alt.layer(lines, *marks).properties(
        width=600,
        height=280,
        title=title(
            "The answer rests on an assumption",
            noted("how sharply risk bites decides how far to go"),
        ),
        description=text.finding(text.curvature(stakes)),
    )


def pressure(patron: Patron = PATRON, stakes: Stakes = WITHOUT_COST) -> alt.VConcatChart:
    """Draw what pressure moves in Seoul, and what it is worth to Washington.

    Parameters
    ----------
    patron, stakes : alliance.Patron, alliance.Stakes
        Parameters, single numbers.

    Returns
    -------
    altair.VConcatChart
    """
    p = pd.Series([i / 50 for i in range(51)])
    after = alliance.under_pressure(p.to_numpy(), patron, stakes)
    rows = pd.DataFrame(
        {
            "pressure": p,
            "commitment": alliance.optimum(after),
            "gain": alliance.patron_gain(p.to_numpy(), patron, stakes),
        }
    )
    best = alliance.best_pressure(patron, stakes)
    at = alliance.optimum(alliance.under_pressure(best, patron, stakes))
    gain = alliance.patron_gain(best, patron, stakes)
    x = alt.X("pressure:Q").title("pressure p").scale(domain=[0, 1])
    answer = curve(rows, x, _commitment("commitment:Q", alt.Y).title("Seoul's x*"), INK)
    worth = curve(
        rows, x, alt.Y("gain:Q").title("Washington's gain").scale(zero=False, padding=14), BLUE
    )
    side = -12 if best > 0.7 else 10
    upper = answer + spot("pressure", "commitment", best, at, f"x* = {at:.4f}", side)
    lower = worth + spot("pressure", "gain", best, gain, f"p* = {best:.4f}", side)
    return alt.vconcat(
        upper.properties(width=560, height=150), lower.properties(width=560, height=150)
    ).properties(
        title=title("How hard the patron presses", noted("the dots: what pays Washington most")),
        description=text.finding(text.pressure(patron, stakes)),
    )


def commitment_sensitivity(table: pd.DataFrame) -> alt.LayerChart:
    """Draw how far x* moves if each parameter alone moves.

    Parameters
    ----------
    table : pandas.DataFrame
        From `alliance.sensitivity`.

    Returns
    -------
    altair.LayerChart
    """
    rows = table.reset_index().assign(
        label=[f"{r.symbol}: {r.low:.3g} to {r.high:.3g}" for r in table.itertuples()]
    )
    ends = rows.melt(
        ["label"], ["x_low", "x_high"], var_name="end", value_name="commitment"
    ).replace({"end": {"x_low": "parameter lower", "x_high": "parameter higher"}})
    y = alt.Y("label:N").title(None).sort(list(rows["label"]))
    bars = (
        alt.Chart(rows)
        .mark_bar(color=SKY, height=12)
        .encode(
            x=alt.X("x_low:Q").title("best commitment x*").scale(zero=False, padding=20),
            x2=alt.X2("x_high"),
            y=y,
            tooltip=[
                alt.Tooltip("label:N", title="moved"),
                alt.Tooltip("x_low:Q", format=".4f"),
                alt.Tooltip("x_high:Q", format=".4f"),
            ],
        )
    )
    kinds = ["parameter lower", "parameter higher"]
    points = (
        alt.Chart(ends)
        .mark_point(filled=True, size=110, opacity=1)
        .encode(
            x=alt.X("commitment:Q"),
            y=y,
            color=alt.Color("end:N").title(None).scale(domain=kinds, range=[GREEN, VERMILLION]),
            shape=alt.Shape("end:N")
            .title(None)
            .scale(domain=kinds, range=["triangle-down", "triangle-up"]),
            tooltip=[alt.Tooltip("label:N"), alt.Tooltip("commitment:Q", format=".4f")],
        )
    )
    return (bars + points).properties(
        width=460,
        height=alt.Step(38),
        title=title("What moves the answer", noted("each parameter alone, down and up")),
        description=text.finding(text.commitment_sensitivity(table)),
    )


def _commitment(field: str, channel: type = alt.X) -> alt.X:
    return channel(field).title("commitment x").scale(domain=[0, 1]).axis(tickCount=6)


def _pairs(table: pd.DataFrame) -> zip:
    return zip(table["loss"], table["best"], strict=True)


def _room(values: pd.Series) -> float:
    """Leave room for the words behind the longest bar."""
    return 1.3 * max(values.max(), 1)
