"""Charts of predictions: what they lack, words of chance, luck, verdicts under all choices."""

from __future__ import annotations

import numpy as np
import pandas as pd

from course import data, text
from course.charts.lines import curve, noted, spot
from course.charts.theme import BLUE, GREY, INK, ORANGE, PALE, SKY, VERMILLION, alt, title
from course.models import predictions, scores

SAID = [*predictions.SAID.values(), predictions.NOTHING_SAID]
RULES = {"low": "lowest value", "mid": "middle", "high": "highest value"}


def predictions_sorted(forecasts: pd.DataFrame) -> alt.LayerChart:
    """Draw each prediction as a mark, sorted by the first part that it lacks.

    A click on a mark opens the article.

    Parameters
    ----------
    forecasts : pandas.DataFrame
        The table ``forecasts``.

    Returns
    -------
    altair.LayerChart
    """
    marks = _marks(forecasts)
    sizes = marks.groupby("group", sort=False, observed=True).size().rename("n").reset_index()
    sizes["place"], sizes["label"] = sizes["n"] + 0.8, sizes["n"].astype(str)
    y = alt.Y("group:N").title(None).sort(list(predictions.GROUPS.values())).axis(labelLimit=260)
    x = alt.X("place:Q").axis(None).scale(domain=[0.5, sizes["n"].max() + 1.5])
    points = (
        alt.Chart(marks)
        .mark_point(size=260, filled=True, opacity=1)
        .encode(
            x=x,
            y=y,
            color=alt.Color("chance:N")
            .title("chance that it states")
            .scale(domain=SAID, range=[VERMILLION, BLUE, GREY]),
            shape=alt.Shape("chance:N")
            .title("chance that it states")
            .scale(domain=SAID, range=["diamond", "circle", "square"]),
            href=alt.Href("url:N"),
            tooltip=[
                alt.Tooltip("claim_id:N", title="row"),
                alt.Tooltip("claim:N"),
                alt.Tooltip("criterion:N", title="test"),
                alt.Tooltip("day:N", title="last day"),
                alt.Tooltip("by:N", title="day set by"),
                alt.Tooltip("wording:N", title="words"),
                alt.Tooltip("result:N"),
                alt.Tooltip("source:N"),
            ],
        )
    )
    numbers = (
        alt.Chart(sizes)
        .mark_text(align="left", fontSize=15, fontWeight=600)
        .encode(x=x, y=y, text=alt.Text("label:N"))
    )
    return alt.layer(points, numbers).properties(
        width=420,
        height=alt.Step(40),
        title=title(
            f"{len(marks)} predictions, sorted by what they lack",
            "one mark: one prediction, in the first row that fits it",
            data.caveats("forecasts", "deadline", "event_occurred"),
        ),
        description=text.finding(text.predictions_sorted(forecasts)),
    )


def _marks(forecasts: pd.DataFrame) -> pd.DataFrame:
    table = predictions.parts(forecasts)
    own = forecasts.set_index("claim_id").loc[table.index]
    claims = data.load("claims").set_index("claim_id")["claim"]
    marks = pd.DataFrame(
        {
            "group": table["lacks"].map(predictions.GROUPS).astype(str),
            "place": table.groupby("lacks", observed=True).cumcount() + 1,
            "chance": table["chance"],
            "claim": claims.reindex(table.index),
            "criterion": own["criterion"],
            "day": own["deadline"].dt.strftime("%Y-%m-%d").fillna("none"),
            "by": own["deadline_by"].map(data.labels("forecasts", "deadline_by")),
            "wording": own["wording"].fillna("none"),
            "result": own["outcome"].map(data.labels("forecasts", "outcome")),
        }
    )
    return marks.assign(**data.source_labels(own["source_id"])).reset_index()


def chance_words(forecasts: pd.DataFrame) -> alt.LayerChart:
    """Draw the range of chances that each word or number in the articles allows.

    Parameters
    ----------
    forecasts : pandas.DataFrame
        The table ``forecasts``.

    Returns
    -------
    altair.LayerChart
    """
    table = scores.words(forecasts)
    coded = forecasts.groupby("wording")["prob_coded"].first()
    rows = table.assign(coded=coded.reindex(table.index)).reset_index()
    rows["row"] = "“" + rows["wording"] + "”"
    rows["label"] = [f"{r.low:.2f} to {r.high:.2f}" for r in rows.itertuples()]
    rows["far"] = 1.03
    y = alt.Y("row:N").title(None).sort(list(rows["row"])).axis(labelLimit=200)
    tooltip = [
        alt.Tooltip("wording:N", title="words"),
        alt.Tooltip("label:N", title="range"),
        alt.Tooltip("mid:Q", title="middle", format=".3f"),
        alt.Tooltip("n:Q", title="predictions"),
    ]
    x = alt.X("low:Q").title("chance of the event").scale(domain=[0, 1.2])
    base = alt.Chart(rows).encode(y=y, tooltip=tooltip)
    bars = base.mark_bar(color=SKY, opacity=0.6, height=22).encode(
        x=x.axis(values=[0, 0.2, 0.4, 0.6, 0.8, 1], format=".1f"), x2=alt.X2("high")
    )
    dots = (
        alt.Chart(rows.dropna(subset=["coded"]))
        .mark_point(filled=True, size=130, color=INK, opacity=1)
        .encode(y=y, x=alt.X("coded:Q"), tooltip=tooltip)
    )
    numbers = base.mark_text(align="left", fontWeight=600).encode(
        x=alt.X("far:Q"), text=alt.Text("label:N")
    )
    return alt.layer(bars, dots, numbers).properties(
        width=480,
        height=alt.Step(44),
        title=title(
            "A word of chance is a range",
            "bar: what the words allow; dot: the one chance that the course scores, if any",
            data.caveats("forecasts", "prob_coded"),
        ),
        description=text.finding(text.chance_words(forecasts)),
    )


def conjunction(whole: float = 0.5, second_given_first: float = 0.7) -> alt.LayerChart:
    """Draw how sure one must be of A, for each chance of B given A, to say "A and B".

    Parameters
    ----------
    whole : float
        P(A and B), above 0 to 1.
    second_given_first : float
        P(B given A), where the point is drawn; `whole` or more.

    Returns
    -------
    altair.LayerChart
    """
    needed = scores.least_first(whole, second_given_first)
    given = np.linspace(whole, 1, 51)
    rows = pd.DataFrame({"second": given, "first": scores.least_first(whole, given)})
    x = alt.X("second:Q").title("chance of the second, if the first comes").scale(domain=[0, 1])
    y = alt.Y("first:Q").title("chance that the first needs").scale(domain=[0, 1])
    enough = (
        alt.Chart(rows.assign(top=1.0))
        .mark_area(color=SKY, opacity=0.45)
        .encode(x=x, y=y, y2=alt.Y2("top"))
    )
    words = pd.DataFrame(
        {
            "second": [whole / 2, (whole + 1) / 2 + 0.12],
            "first": [0.5, 0.93],
            "label": ["impossible here", "enough"],
        }
    )
    notes = alt.Chart(words).mark_text(fontSize=13).encode(x=x, y=y, text=alt.Text("label:N"))
    mark = spot("second", "first", second_given_first, needed, f"needs {needed:.4f}", dy=16)
    return alt.layer(enough, curve(rows, x, y, BLUE), notes, mark).properties(
        width=420,
        height=300,
        title=title(
            f"“Both will come, chance {whole:g}”: what the first needs",
            noted("filled: chances that are enough"),
        ),
        description=text.finding(text.conjunction(whole, second_given_first)),
    )


def luck(table: pd.DataFrame) -> alt.LayerChart:
    """Draw how many hits a calibrated forecaster gets by luck; choose the number of forecasts.

    Parameters
    ----------
    table : pandas.DataFrame
        From `predictions.luck`.

    Returns
    -------
    altair.LayerChart
    """
    rows = table[table["chance"] > 1e-6].copy()
    rows["kind"] = rows["few"].map({True: "as many or fewer", False: "more"})
    sizes = [int(n) for n in rows["n"].unique()]
    size = alt.param(
        name="luck_n",
        value=sizes[0],
        bind=alt.binding_radio(options=sizes, name="Number of forecasts: "),
    )
    base = alt.Chart(rows).transform_filter("datum.n == luck_n")
    bars = base.mark_bar().encode(
        x=alt.X("hits:O").title("number that come true").axis(labelAngle=0, labelOverlap=True),
        y=alt.Y("chance:Q").title("chance of exactly so many"),
        color=alt.Color("kind:N")
        .title("number that come true")
        .scale(domain=["as many or fewer", "more"], range=[ORANGE, PALE]),
        tooltip=[
            alt.Tooltip("hits:O", title="come true"),
            alt.Tooltip("n:Q", title="of"),
            alt.Tooltip("chance:Q", format=".4f"),
        ],
    )
    totals = (
        table[table["few"]]
        .groupby("n", as_index=False)
        .agg(hits=("hits", "max"), at_most=("at_most", "first"))
    )
    totals["label"] = [
        f"{r.hits} of {r.n} or fewer: chance {r.at_most:.4f}" for r in totals.itertuples()
    ]
    words = (
        alt.Chart(totals)
        .transform_filter("datum.n == luck_n")
        .mark_text(align="left", fontSize=15, fontWeight=600)
        .encode(x=alt.value(8), y=alt.value(8), text=alt.Text("label:N"))
    )
    return (
        alt.layer(bars, words)
        .add_params(size)
        .properties(
            width=520,
            height=260,
            title=title(
                "How many come true by luck alone",
                noted(f"calibrated forecaster, each event given {table['given'].iloc[0]:g}"),
            ),
            description=text.finding(text.luck(table)),
        )
    )


def forecast_verdicts(table: pd.DataFrame) -> alt.LayerChart:
    """Draw the skill under every mix of choices, one mark a mix.

    Parameters
    ----------
    table : pandas.DataFrame
        From `predictions.verdicts`.

    Returns
    -------
    altair.LayerChart
    """
    rows = table.assign(
        lane=table["rows"] + f"|{predictions.DISPUTED} " + table["outcome"],
        rule=table["words"].map(RULES),
        better=(table["skill"] > 0).map({True: "better", False: "not better"}),
    )
    lanes = list(dict.fromkeys(rows["lane"]))
    y = (
        alt.Y("lane:N")
        .title(None)
        .sort(lanes)
        .axis(labelLimit=280, labelExpr="split(datum.label, '|')", labelBaseline="middle")
    )
    x = (
        alt.X("skill:Q")
        .title("skill against the base rate of the rows (0: no better)")
        .axis(tickMinStep=0.5, format="+.1f")
    )
    marks = (
        alt.Chart(rows)
        .mark_point(filled=True, size=110, opacity=0.75)
        .encode(
            y=y,
            x=x,
            color=alt.Color("better:N")
            .title("than always saying the base rate")
            .scale(domain=["better", "not better"], range=[BLUE, ORANGE]),
            shape=alt.Shape("rule:N")
            .title("a word gets")
            .scale(
                domain=list(RULES.values()), range=["triangle-left", "circle", "triangle-right"]
            ),
            tooltip=[
                alt.Tooltip("rows:N"),
                alt.Tooltip("outcome:N", title=f"outcome of {predictions.DISPUTED}"),
                alt.Tooltip("rule:N", title="words"),
                alt.Tooltip("above_half:Q", title="above 50 per cent", format=".2f"),
                alt.Tooltip("n:Q", title="forecasts"),
                alt.Tooltip("brier:Q", format=".4f"),
                alt.Tooltip("skill:Q", format="+.4f"),
            ],
        )
    )
    zero = pd.DataFrame({"skill": [0.0]})
    rule = alt.Chart(zero).mark_rule(color=INK, strokeWidth=2).encode(x=x)
    return alt.layer(rule, marks).properties(
        width=440,
        height=alt.Step(46),
        title=title(
            "Same articles, other choices, other verdict",
            noted(f"{len(rows)} ways to code; one mark: one way"),
            data.caveats("forecasts", "prob_coded", "event_occurred", "in_example"),
        ),
        description=text.finding(text.forecast_verdicts(table)),
    )
