"""Charts of model D, the scores of forecasts."""

from __future__ import annotations

import textwrap
from typing import Any

import numpy as np
import pandas as pd

from course import data, text
from course.charts.lines import curve, noted, spot
from course.charts.theme import BLUE, GREEN, GREY, INK, SKY, VERMILLION, alt, title
from course.models import scores
from course.models.scores import STATEMENT, Statement

ENDS = ["happened", "did not happen"]
BREAK = "|"  # between the lines of an axis label


def forecast_scores(table: pd.DataFrame, rows: str = "in_example") -> alt.LayerChart:
    """Draw each coded forecast, the range that its words allow, and what happened.

    A click on a row's mark opens its source.

    Parameters
    ----------
    table : pandas.DataFrame
        From `scores.coded`.
    rows : str
        The choice of rows made there; it decides what to beware of.

    Returns
    -------
    altair.LayerChart
    """
    own = table.reset_index().sort_values("score", kind="stable")
    drawn = own.assign(
        row=[_in_lines(f"{r.claim_id}: “{r.wording}”", r.criterion) for r in own.itertuples()],
        deadline=own["deadline"].dt.strftime("%Y-%m-%d"),
        end=own["happened"].map({1: ENDS[0], 0: ENDS[1]}),
        label=own["score"].map("score {:.4f}".format),
        far=1.03,
        **data.source_labels(own["source_id"]),
    ).drop(columns="source_id")
    y = (
        alt.Y("row:N")
        .title(None)
        .sort(list(drawn["row"]))
        .axis(labelLimit=300, labelExpr=f"split(datum.label, '{BREAK}')", labelOffset=-14)
    )
    tooltip = [
        alt.Tooltip("claim_id:N", title="row"),
        alt.Tooltip("criterion:N", title="test"),
        alt.Tooltip("deadline:N"),
        alt.Tooltip("wording:N", title="words"),
        alt.Tooltip("forecast:Q", title="coded chance", format=".3f"),
        alt.Tooltip("end:N", title="outcome"),
        alt.Tooltip("score:Q", format=".4f"),
        alt.Tooltip("source:N"),
    ]
    base = alt.Chart(drawn).encode(y=y, tooltip=tooltip)
    ranged = alt.Chart(drawn[drawn["low"].notna()]).encode(y=y, tooltip=tooltip)
    x = alt.X("forecast:Q").title("chance given to the event").scale(domain=[-0.06, 1.22])
    ticks = x.axis(values=[0, 0.25, 0.5, 0.75, 1], format=".2f")
    bands = ranged.mark_bar(color=SKY, opacity=0.45, height=14).encode(
        x=alt.X("low:Q"), x2=alt.X2("high")
    )
    chances = base.mark_point(filled=True, size=130, color=INK, opacity=1).encode(
        x=ticks, href=alt.Href("url:N")
    )
    results = base.mark_point(filled=True, size=130, opacity=1, strokeWidth=3).encode(
        x=alt.X("happened:Q"),
        color=alt.Color("end:N").title("outcome").scale(domain=ENDS, range=[GREEN, VERMILLION]),
        shape=alt.Shape("end:N").title("outcome").scale(domain=ENDS, range=["square", "triangle"]),
    )
    numbers = base.mark_text(align="left", dx=10, fontWeight=600).encode(
        x=alt.X("far:Q"), text=alt.Text("label:N")
    )
    beware = ["prob_coded", "event_occurred", "deadline"]
    beware += ["in_example"] if rows == "in_example" else []
    return alt.layer(bands, results, chances, numbers).properties(
        width=365,
        height=alt.Step(54),
        title=title(
            "What they said, and what happened",
            noted("dot: coded chance; bar: what the words allow"),
            data.caveats("forecasts", *beware, claim_id=own["claim_id"]),
        ),
        description=text.finding(text.forecast_scores(table, rows)),
    )


def reliability(forecast: Any, happened: Any, level: float = 0.9) -> alt.LayerChart:
    """Draw how often events came against the chance they were given, with bands of luck.

    Parameters
    ----------
    forecast, happened
        As in `scores.brier`.
    level : float
        Level of the band.

    Returns
    -------
    altair.LayerChart
    """
    rows = scores.reliability(forecast, happened, level)
    rows["label"] = [f"{r.hits} of {r.n}" for r in rows.itertuples()]
    x = alt.X("forecast:Q").title("chance given").scale(domain=[0, 1])
    y = alt.Y("rate:Q").title("share that happened").scale(domain=[0, 1])
    ends = pd.DataFrame({"forecast": [0, 1], "rate": [0, 1]})
    line = alt.Chart(ends).mark_line(color=GREY, strokeDash=[5, 3]).encode(x=x, y=y)
    base = alt.Chart(rows).encode(
        x=x,
        tooltip=[
            alt.Tooltip("forecast:Q", format=".2f"),
            alt.Tooltip("label:N", title="happened"),
            alt.Tooltip("low:Q", format=".2f"),
            alt.Tooltip("high:Q", format=".2f"),
            alt.Tooltip("at_most:Q", title="chance of as many or fewer", format=".4f"),
        ],
    )
    bands = base.mark_bar(color=SKY, opacity=0.45, size=16).encode(
        y=alt.Y("low:Q"), y2=alt.Y2("high")
    )
    points = base.mark_point(filled=True, size=150, color=BLUE, opacity=1).encode(y=y)
    words = base.mark_text(align="left", dx=14, fontWeight=600, fontSize=13).encode(
        y=y, text=alt.Text("label:N")
    )
    return alt.layer(line, bands, points, words).properties(
        width=400,
        height=360,
        title=title(
            "Calibration: did it come as often as said?",
            noted(f"bar: where {level * 100:g} % of calibrated forecasters land"),
        ),
        description=text.finding(text.reliability(forecast, happened, level)),
    )


def score_band(statement: Statement = STATEMENT, happened: int = 0) -> alt.LayerChart:
    """Draw the score over all chances, and the part that the words allow.

    Parameters
    ----------
    statement : scores.Statement
        Parameters, single numbers.
    happened : int
        1 if the event came, else 0.

    Returns
    -------
    altair.LayerChart
    """
    p = np.linspace(0, 1, 51)
    rows = pd.DataFrame({"forecast": p, "score": (p - happened) ** 2})
    inside = np.linspace(statement.low, statement.high, 21)
    allowed = pd.DataFrame({"forecast": inside, "score": (inside - happened) ** 2})
    x = alt.X("forecast:Q").title("chance p given to the event").scale(domain=[0, 1])
    y = alt.Y("score:Q").title("score (p − o)², 0 is best").scale(domain=[0, 1])
    line = curve(rows, x, y, GREY)
    band = (
        alt.Chart(allowed)
        .mark_area(color=SKY, opacity=0.45, line={"color": BLUE, "strokeWidth": 5})
        .encode(x=x, y=y)
    )
    coin = pd.DataFrame({"score": [0.25], "label": ["always saying 0.5"], "forecast": [0.02]})
    rule = alt.Chart(coin).mark_rule(color=INK, strokeDash=[5, 3]).encode(y=y)
    words = (
        alt.Chart(coin).mark_text(align="left", dy=-8).encode(x=x, y=y, text=alt.Text("label:N"))
    )
    own = scores.brier(statement.coded, happened)
    mark = spot(
        "forecast",
        "score",
        statement.coded,
        own,
        f"p = {statement.coded:g}: {own:.4f}",
        dx=-12 if statement.coded > 0.5 else 12,
    )
    what = "the event came" if happened else "the event did not come"
    return alt.layer(band, line, rule, words, mark).properties(
        width=560,
        height=320,
        title=title(
            "What a phrase can score",
            noted(f"{what}; filled: what the words allow"),
        ),
        description=text.finding(text.score_band(statement, happened)),
    )


def forecast_drop_one(table: pd.DataFrame, rows: str = "in_example") -> alt.LayerChart:
    """Draw the skill with all rows, and without each of them.

    Parameters
    ----------
    table : pandas.DataFrame
        From `scores.drop_one`.
    rows : str
        The choice of rows made in `scores.coded`; it decides what to beware of.

    Returns
    -------
    altair.LayerChart
    """
    drawn = table.reset_index().dropna(subset=["skill"])
    drawn["row"] = [
        "all rows" if name == "none" else f"without {name}" for name in drawn["left_out"]
    ]
    drawn["label"] = drawn["skill"].map("{:+.4f}".format).str.replace("-", "−")
    drawn["verdict"] = (drawn["skill"] > 0).map({True: "better", False: "not better"})
    kinds = ["better", "not better"]
    base = alt.Chart(drawn).encode(
        y=alt.Y("row:N").title(None).sort(list(drawn["row"])),
        x=alt.X("skill:Q").title("skill against the base rate of the rows left").scale(padding=60),
        tooltip=[
            alt.Tooltip("row:N"),
            alt.Tooltip("n:Q", title="rows left"),
            alt.Tooltip("brier:Q", format=".4f"),
            alt.Tooltip("base_rate:Q", format=".2f"),
            alt.Tooltip("skill:Q", format="+.4f"),
        ],
    )
    bars = base.mark_bar(height=20).encode(
        color=alt.Color("verdict:N")
        .title("than always saying the base rate")
        .scale(domain=kinds, range=[BLUE, "#E8A87C"])
    )
    signs = [
        base.transform_filter(f"datum.skill {sign} 0")
        .mark_text(align=align, dx=dx, fontWeight=600)
        .encode(text=alt.Text("label:N"))
        for sign, align, dx in ((">", "left", 5), ("<=", "right", -5))
        if (drawn["skill"] > 0).any() or sign == "<="
    ]
    beware = ["prob_coded", "event_occurred", *(["in_example"] if rows == "in_example" else [])]
    return alt.layer(bars, *signs).properties(
        width=480,
        height=alt.Step(34),
        title=title(
            "Does one row decide the verdict?",
            noted("chances are coded by the course"),
            data.caveats("forecasts", *beware, claim_id=table.index),
        ),
        description=text.finding(text.forecast_drop_one(table)),
    )


def _in_lines(first: str, rest: str, width: int = 46) -> str:
    return BREAK.join([first, *textwrap.wrap(rest, width)])
