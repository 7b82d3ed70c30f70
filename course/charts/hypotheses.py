"""Charts of the matrix of evidence."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from course import text
from course.charts.lines import noted
from course.charts.theme import PALE, VERMILLION, alt, title
from course.models import hypotheses
from course.models.hypotheses import RATINGS, WORKED

COLOURS = {"C": "#8CB8D8", "I": VERMILLION, "N": PALE}


def evidence(
    table: pd.DataFrame = WORKED, weights: Sequence[float] | None = None
) -> alt.LayerChart:
    """Draw the matrix of evidence; each hypothesis carries its inconsistency in its name.

    Parameters
    ----------
    table : pandas.DataFrame
        From `hypotheses.matrix`.
    weights : sequence of float, optional
        Weight of each item.

    Returns
    -------
    altair.LayerChart
    """
    against = hypotheses.inconsistency(table, weights)
    lead = hypotheses.leaders(table, weights)
    heads = {
        h: f"{h}: {value:g} against{', least' if h in lead else ''}" for h, value in against.items()
    }
    names = {item: str(item) for item in table.index}
    if weights is not None:
        pairs = zip(table.index, weights, strict=True)
        names = {item: f"{item} (weight {weight:g})" for item, weight in pairs}
    rows = table.rename_axis("item").reset_index()
    rows = rows.melt("item", var_name="hypothesis", value_name="letter")
    rows["rating"] = rows["letter"].map(RATINGS)
    rows["hypothesis"], rows["item"] = rows["hypothesis"].map(heads), rows["item"].map(names)
    base = alt.Chart(rows).encode(
        x=alt.X("hypothesis:N")
        .title(None)
        .sort(list(heads.values()))
        .axis(orient="top", labelAngle=0, labelLimit=190, labelFontWeight=600, labelFontSize=13),
        y=alt.Y("item:N").title(None).sort(list(names.values())).axis(labelLimit=260),
        tooltip=[
            alt.Tooltip("item:N"),
            alt.Tooltip("hypothesis:N"),
            alt.Tooltip("rating:N"),
        ],
    )
    cells = base.mark_rect(stroke="white", strokeWidth=3).encode(
        color=alt.Color("rating:N")
        .title(None)
        .scale(domain=list(RATINGS.values()), range=[COLOURS[c] for c in RATINGS])
    )
    letters = base.mark_text(fontSize=16, fontWeight=600).encode(text=alt.Text("letter:N"))
    return (cells + letters).properties(
        width=alt.Step(max(130, min(180, 560 // len(heads)))),
        height=alt.Step(38),
        title=title(
            "What speaks against each hypothesis",
            noted("count the I, not the C"),
        ),
        description=text.finding(text.evidence(table, weights)),
    )


def evidence_drop_one(
    table: pd.DataFrame = WORKED, weights: Sequence[float] | None = None
) -> alt.LayerChart:
    """Draw the inconsistency of each hypothesis without each item in turn.

    Parameters
    ----------
    table : pandas.DataFrame
        From `hypotheses.matrix`.
    weights : sequence of float, optional
        Weight of each item.

    Returns
    -------
    altair.LayerChart
    """
    dropped = hypotheses.drop_one(table, weights)
    names = [f"without {item}{'  *' if row['changes'] else ''}" for item, row in dropped.iterrows()]
    rows = dropped[list(table.columns)].assign(row=names)
    rows = rows.melt("row", var_name="hypothesis", value_name="against")
    lowest = rows.groupby("row")["against"].transform("min")
    rows["least"] = (rows["against"] - lowest).abs() < 1e-9
    rows["state"] = rows["least"].map({True: "least inconsistent", False: "more inconsistent"})
    base = alt.Chart(rows).encode(
        x=alt.X("hypothesis:N")
        .title(None)
        .sort(list(table.columns))
        .axis(orient="top", labelAngle=0, labelFontWeight=600, labelFontSize=13),
        y=alt.Y("row:N").title(None).sort(names).axis(labelLimit=260),
        tooltip=[
            alt.Tooltip("row:N"),
            alt.Tooltip("hypothesis:N"),
            alt.Tooltip("against:Q", title="inconsistency"),
        ],
    )
    cells = base.mark_rect(stroke="white", strokeWidth=3).encode(
        color=alt.Color("state:N")
        .title(None)
        .scale(domain=["least inconsistent", "more inconsistent"], range=["#8CB8D8", PALE])
    )
    numbers = base.mark_text(fontSize=15).encode(
        text=alt.Text("against:Q"),
        color=alt.value("#1F2328"),
    )
    return (cells + numbers).properties(
        width=alt.Step(110),
        height=alt.Step(36),
        title=title(
            "Does one item decide?",
            noted("weight of what speaks against; * the lead changes"),
        ),
        description=text.finding(text.evidence_drop_one(table, weights)),
    )
