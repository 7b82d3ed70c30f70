"""Charts of hedging: steps to each side, the index, and the verdict under many rules."""

from __future__ import annotations

import math

import pandas as pd

from course import data, text
from course.charts.theme import BLUE, GREY, INK, ORANGE, PALE, SKY, VERMILLION, alt, title
from course.models import hedging

_COLOURS = {"toward_us": BLUE, "away_from_russia": SKY, "toward_russia": VERMILLION}
_RULES = list(hedging.RULES.values())
_ROW = alt.Header(labelAngle=0, labelAlign="left", labelFontSize=13, labelFontWeight=600)
_CODERS = {
    "course": "the course",
    "first": "the first coder",
    "second": "the second coder",
}
_AWAY = {1.0: "1", 0.5: "1/2", 0.0: "0"}


def hedging_steps(table: pd.DataFrame) -> alt.FacetChart:
    """Draw the steps to each side of a line, for all acts and for costly ones, with the index.

    Parameters
    ----------
    table : pandas.DataFrame
        From `hedging.over`.

    Returns
    -------
    altair.FacetChart
    """
    labels = list(dict.fromkeys(table["label"]))
    shared = {
        "x": alt.X("label:N").sort(labels).title(None).axis(labelAngle=0, ticks=False),
        "tooltip": [
            alt.Tooltip("label:N", title="window"),
            alt.Tooltip("acts:N"),
            alt.Tooltip("side:N"),
            alt.Tooltip("steps:Q"),
            alt.Tooltip("written:N", title="index"),
        ],
    }
    words = _side_words()
    height = alt.Y("low:Q").title("acts").axis(labelExpr="abs(datum.value)", tickMinStep=1)
    bars = (
        alt.Chart()
        .mark_bar(stroke="white", strokeWidth=0.8)
        .encode(
            y=height,
            y2=alt.Y2("high:Q"),
            color=alt.Color("side:N")
            .scale(domain=list(words.values()), range=list(_COLOURS.values()))
            .title("side of the step"),
            **shared,
        )
    )
    numbers = (
        alt.Chart()
        .mark_text(dy=-9, fontWeight=600)
        .encode(y=alt.Y("top:Q"), text=alt.Text("written:N"), **shared)
        .transform_filter(f"datum.side == '{words['toward_us']}'")
    )
    return (
        (bars + numbers)
        .properties(width=600, height=150)
        .facet(row=alt.Row("acts:N").sort(_RULES).title(None).header(_ROW), data=_stacked(table))
        .properties(
            title=title(
                "Steps to each side, and the index",
                "above the line: Washington's side; below: towards Russia; number: hedging index",
                _beware(table),
            ),
            description=text.finding(text.hedging_steps(table)),
        )
    )


def hedging_index(events: pd.DataFrame) -> alt.FacetChart:
    """Draw the index over time for all acts and for costly ones; choose the period below.

    Parameters
    ----------
    events : pandas.DataFrame
        The table ``events``.

    Returns
    -------
    altair.FacetChart
        A cross under the axis marks a period without a step: there the index is not defined.
    """
    lengths = {"quarter": 3, "half-year": 6, "year": 12}
    tables = {
        words: hedging.over(events, hedging.periods(months)) for words, months in lengths.items()
    }
    rows = pd.concat([_timed(table).assign(period=words) for words, table in tables.items()])
    period = alt.param(
        name="period",
        value="quarter",
        bind=alt.binding_radio(options=list(lengths), name="Period: "),
    )
    first, last = (f"{rows['middle'].agg(end)[:4]}" for end in ("min", "max"))
    x = (
        alt.X("middle:T")
        .title(None)
        .scale(domain=[f"{first}-01-01", f"{int(last) + 1}-01-01"])
        .axis(format="%Y", tickCount={"interval": "year", "step": 1})
    )
    scale = alt.Scale(domain=[-0.12, 1.12], nice=False)
    base = alt.Chart().transform_filter("datum.period == period")
    stems = (
        base.transform_filter("datum.defined == 'yes'")
        .mark_rule(color=GREY, strokeWidth=3)
        .encode(x=x, y=alt.Y("height:Q", scale=scale), y2=alt.datum(0))
    )
    points = base.mark_point(size=90, filled=True, color=INK).encode(
        x=x,
        y=alt.Y("height:Q", scale=scale).title("index").axis(values=[0, 0.5, 1]),
        shape=alt.Shape("defined:N")
        .scale(domain=["yes", "no"], range=["circle", "cross"])
        .title("is there a step to a side?"),
        tooltip=[
            alt.Tooltip("label:N", title="period"),
            alt.Tooltip("acts:N"),
            alt.Tooltip("west:Q", title="steps to Washington's side"),
            alt.Tooltip("russia:Q", title="steps towards Russia"),
            alt.Tooltip("written:N", title="index"),
        ],
    )
    numbers = base.mark_text(dy=-12).encode(
        x=x, y=alt.Y("height:Q", scale=scale), text=alt.Text("written:N")
    )
    shown = tables["quarter"]
    return (
        alt.layer(stems, points, numbers)
        .properties(width=600, height=150)
        .facet(row=alt.Row("acts:N").sort(_RULES).title(None).header(_ROW), data=rows)
        .add_params(period)
        .properties(
            title=title(
                "The hedging index over time",
                "0: all steps on one side; 1: as many to each side",
                _beware(shown),
            ),
            description=text.finding(text.hedging_index(shown)),
        )
    )


def hedging_presidents(table: pd.DataFrame) -> alt.LayerChart:
    """Draw the index of each president under both rules, with the steps behind it.

    Parameters
    ----------
    table : pandas.DataFrame
        From `hedging.over` with `hedging.terms`.

    Returns
    -------
    altair.LayerChart
    """
    rows = pd.DataFrame(
        {
            "president": table["label"],
            "acts": table["rule"].map(hedging.RULES),
            "value": table["hedging"],
            "written": [
                f"{hedging.RULES[r.rule]} {_written(r.hedging)} "
                f"({r.west:g} to Washington's side, {r.russia:g} to Russia)"
                for r in table.itertuples()
            ],
            "start": table["start"].dt.strftime("%Y-%m-%d"),
            "end": table["end"].dt.strftime("%Y-%m-%d"),
        }
    )
    base = alt.Chart(rows).encode(
        y=alt.Y("president:N").sort(list(dict.fromkeys(rows["president"]))).title(None),
        yOffset=alt.YOffset("acts:N").sort(_RULES),
        x=alt.X("value:Q")
        .title("index")
        .scale(domain=[0, 2.3])
        .axis(values=[0, 0.25, 0.5, 0.75, 1], format=".2f", grid=False),
        tooltip=[
            alt.Tooltip("president:N"),
            alt.Tooltip("acts:N"),
            alt.Tooltip("written:N", title="index"),
            alt.Tooltip("start:N"),
            alt.Tooltip("end:N"),
        ],
    )
    colour = alt.Color("acts:N").scale(domain=_RULES, range=[ORANGE, INK]).title("rule")
    bars = base.mark_bar().encode(color=colour)
    numbers = base.mark_text(align="left", dx=6).encode(text=alt.Text("written:N"))
    return (bars + numbers).properties(
        width=580,
        height=alt.Step(24),
        title=title(
            "Three presidents under two rules",
            "hedging index; only days from the invasion to the end of 2025 count",
            _beware(table),
        ),
        description=text.finding(text.hedging_presidents(table)),
    )


def hedging_verdicts(table: pd.DataFrame) -> alt.LayerChart:
    """Draw the verdict for each weight and threshold; choose window and rules below.

    Word, shape and colour say the same. The first row is the index itself.

    Parameters
    ----------
    table : pandas.DataFrame
        From `hedging.sensitivity`; the first window is shown first.

    Returns
    -------
    altair.LayerChart
    """
    windows = list(dict.fromkeys(table["label"]))
    rows = pd.DataFrame(
        {
            "who": table["label"],
            "acts": table["rule"].map(hedging.RULES),
            "coder": table["coder"].map(_CODERS),
            "away": table["away"].map(_AWAY),
            "weight": [f"{value:g}" for value in table["held_back"]],
            "value": table["hedging"].round(4).fillna(-1),
            "written": [_written(value) for value in table["hedging"]],
        }
    )
    params = [
        _choice("who", "Window: ", windows),
        _choice("acts_of", "Which acts: ", _RULES),
        _choice("codes_of", "Codes of: ", list(_CODERS.values())),
        _choice("away_counts", "A step away from Russia counts: ", list(_AWAY.values())),
    ]
    chosen = (
        alt.Chart(rows)
        .transform_filter("datum.who == who && datum.acts == acts_of")
        .transform_filter("datum.coder == codes_of && datum.away == away_counts")
    )
    x = (
        alt.X("weight:N")
        .title("how much a held-back step counts as a step towards Russia")
        .sort([f"{value:g}" for value in hedging.WEIGHTS])
        .axis(labelAngle=0, orient="top", ticks=False, domain=False)
    )
    order = ["index", *(f"{value:g}" for value in hedging.THRESHOLDS)]
    y = alt.Y("row:N").sort(order).title("smallest index called hedging").axis(ticks=False)
    cells = chosen.transform_calculate(row=str(list(hedging.THRESHOLDS)))
    cells = (
        cells.transform_flatten(["row"])
        .transform_calculate(threshold="datum.row", row="toString(datum.row)")
        .transform_calculate(
            verdict="datum.value < 0 ? 'no steps' : "
            "datum.value >= datum.threshold ? 'hedges' : 'one side'"
        )
    )
    words = ["hedges", "one side", "no steps"]
    tooltip = [
        alt.Tooltip("verdict:N"),
        alt.Tooltip("written:N", title="index"),
        alt.Tooltip("row:N", title="threshold"),
        alt.Tooltip("weight:N", title="weight of held-back steps"),
    ]
    colour = alt.Color("verdict:N").scale(domain=words, range=["#F6D08A", "#CFE3F3", PALE])
    fill = cells.mark_rect(stroke="white", strokeWidth=2).encode(
        x=x, y=y, color=colour.legend(None), tooltip=tooltip
    )
    shapes = cells.mark_point(size=110, filled=True, color=INK, xOffset=-40).encode(
        x=x,
        y=y,
        shape=alt.Shape("verdict:N")
        .scale(domain=words, range=["diamond", "triangle-right", "cross"])
        .title("verdict"),
    )
    names = cells.mark_text(dx=8).encode(x=x, y=y, text=alt.Text("verdict:N"))
    index = (
        chosen.transform_calculate(row="'index'")
        .mark_text(fontWeight=600)
        .encode(x=x, y=y, text=alt.Text("written:N"))
    )
    return (
        alt.layer(fill, shapes, names, index)
        .add_params(*params)
        .properties(
            width=560,
            height=alt.Step(36),
            title=title(
                "One table, many verdicts",
                "word and shape: the verdict; first row: the index",
                data.caveats("events", "date", "direction", start=2022, end=2025),
            ),
            description=text.finding(text.hedging_verdicts(table, windows[0])),
        )
    )


def _choice(name: str, label: str, options: list[str]) -> alt.Parameter:
    return alt.param(
        name=name, value=options[0], bind=alt.binding_select(options=options, name=label)
    )


def _side_words() -> dict[str, str]:
    words = data.labels("events", "direction")
    return {code: words[code] for code in _COLOURS}


def _written(value: float) -> str:
    return "none" if math.isnan(value) else f"{value:.2f}"


def _beware(table: pd.DataFrame) -> pd.DataFrame:
    years = table["start"].min().year, table["end"].max().year
    return data.caveats("events", "date", "direction", start=years[0], end=years[1])


def _stacked(table: pd.DataFrame) -> pd.DataFrame:
    """Make one row a bar: where it begins, where it ends, and what is written above."""
    words = _side_words()
    rows = []
    for r in table.itertuples():
        ends = {
            "toward_us": (0, r.toward_us),
            "away_from_russia": (r.toward_us, r.toward_us + r.away_from_russia),
            "toward_russia": (-r.toward_russia, 0),
        }
        for code, (low, high) in ends.items():
            rows.append(
                {
                    "label": r.label,
                    "acts": hedging.RULES[r.rule],
                    "side": words[code],
                    "steps": getattr(r, code),
                    "low": low,
                    "high": high,
                    "top": r.toward_us + r.away_from_russia,
                    "written": _written(r.hedging),
                }
            )
    return pd.DataFrame(rows)


def _timed(table: pd.DataFrame) -> pd.DataFrame:
    """Put each period at its middle; one without a step under the axis."""
    defined = table["hedging"].notna()
    middle = table["start"] + (table["end"] - table["start"]) / 2
    return pd.DataFrame(
        {
            "label": table["label"],
            "acts": table["rule"].map(hedging.RULES),
            "middle": middle.dt.strftime("%Y-%m-%d"),
            "height": table["hedging"].fillna(-0.07).round(4),
            "defined": defined.map({True: "yes", False: "no"}),
            "west": table["west"],
            "russia": table["russia"],
            "written": [
                _written(value) if known else ""
                for value, known in zip(table["hedging"], defined, strict=True)
            ],
        }
    )
