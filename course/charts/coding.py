"""Charts of coding: how far two coders agree, and where they differ."""

from __future__ import annotations

import pandas as pd

from course import data, text
from course.charts.theme import BLUE, GREY, INK, alt, caveats_of, title
from course.models import coding


def coder_agreement(table: pd.DataFrame) -> alt.LayerChart:
    """Draw for each code the share of equal codes, and what is left beyond chance.

    Parameters
    ----------
    table : pandas.DataFrame
        From `coding.agreements`.

    Returns
    -------
    altair.LayerChart
    """
    words = {"events": "event", "red_lines": "red line"}
    measures = ["kappa: beyond chance", "share of equal codes"]
    names = [f"{words[r.table]}: {r.words}" for r in table.itertuples()]
    wide = table[["share", "by_chance", "kappa", "rows", "same"]].assign(name=names)
    long = pd.concat(
        [
            wide.assign(measure=measure, value=wide[column])
            for measure, column in zip(measures, ("kappa", "share"), strict=True)
        ]
    ).round(4)
    long["written"] = [
        f"{v:.2f}" if m == measures[0] else ""
        for m, v in zip(long["measure"], long["value"], strict=True)
    ]
    y = alt.Y("name:N").sort(names).title(None).axis(labelLimit=300)
    x = alt.X("value:Q").title("1: in every row").scale(domain=[0, 1.05], nice=False)
    tooltip = [
        alt.Tooltip("name:N", title="code"),
        alt.Tooltip("same:Q", title="rows with equal codes"),
        alt.Tooltip("rows:Q"),
        alt.Tooltip("share:Q", format=".3f"),
        alt.Tooltip("by_chance:Q", title="by chance", format=".3f"),
        alt.Tooltip("kappa:Q", format=".3f"),
    ]
    gaps = (
        alt.Chart(wide.round(4))
        .mark_rule(color=GREY, strokeWidth=2)
        .encode(y=y, x=alt.X("kappa:Q"), x2=alt.X2("share:Q"))
    )
    base = alt.Chart(long).encode(y=y, x=x)
    points = base.mark_point(filled=True, size=110, opacity=1).encode(
        color=alt.Color("measure:N").scale(domain=measures, range=[BLUE, INK]).title(None),
        shape=alt.Shape("measure:N")
        .scale(domain=measures, range=["diamond", "circle"])
        .title(None),
        tooltip=tooltip,
    )
    numbers = base.mark_text(align="right", dx=-10).encode(text=alt.Text("written:N"))
    columns = {
        "events": ("codings", "direction_second"),
        "red_lines": ("red_line_codings", "act_second"),
    }
    present = [column for name, column in columns.items() if name in set(table["table"])]
    beware = caveats_of(*present)
    return (gaps + points + numbers).properties(
        width=430,
        height=alt.Step(34),
        title=title(
            "How far two coders agree",
            "circle: share of rows with equal codes; diamond: what is left beyond chance",
            beware,
        ),
        description=text.finding(text.coder_agreement(table)),
    )


def coder_differences(codings: pd.DataFrame, code: str = "domain") -> alt.LayerChart:
    """Draw which pairs of codes stand in the rows where two coders differ.

    Parameters
    ----------
    codings : pandas.DataFrame
        The table ``codings``.
    code : str
        ``"domain"``, ``"direction"`` or ``"cost"``.

    Returns
    -------
    altair.LayerChart
    """
    words = data.labels("codings", f"{code}_first")
    pairs = coding.differences(codings, code)
    rows = pairs.assign(first=pairs["first"].map(words), second=pairs["second"].map(words))
    order = list(words.values())
    base = alt.Chart(rows).encode(
        x=alt.X("second:N")
        .sort(order)
        .title("second coder")
        .axis(orient="top", labelAngle=-35, labelLimit=160),
        y=alt.Y("first:N").sort(order).title("first coder"),
        tooltip=[
            alt.Tooltip("first:N", title="first coder"),
            alt.Tooltip("second:N", title="second coder"),
            alt.Tooltip("rows:Q"),
        ],
    )
    cells = base.mark_rect(stroke="white").encode(
        color=alt.Color("rows:Q").scale(range=["#E3EEF7", "#6FA8D6"]).legend(None)
    )
    numbers = base.mark_text(fontWeight=600).encode(text=alt.Text("rows:Q"))
    return (cells + numbers).properties(
        width=alt.Step(52),
        height=alt.Step(30),
        title=title(
            "Where the two coders differ",
            "number of rows; rows with equal codes are left out",
            data.caveats("codings", "direction_second"),
        ),
        description=text.finding(text.coder_differences(codings, code)),
    )
