"""Charts of the council: scores of one group, and several groups side by side."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any

import pandas as pd

from course import data, text
from course.charts.theme import BLUE, GREY, INK, ORANGE, alt, title
from course.errors import CourseError
from course.models import council, council_record, council_results
from course.models.council_results import Group
from course.text.choice import criterion

_MOMENTS = ["before the talks", "after the talks"]
_WRAPPED = "split(datum.label, '|')"


def council_scores(record: Mapping[str, Any]) -> alt.LayerChart:
    """Draw the chances of one group before and after the talks, and what happened.

    Parameters
    ----------
    record : mapping
        A complete record of `council_record.blank_record`.

    Returns
    -------
    altair.LayerChart
    """
    table = council_record.scored(record).reset_index()
    table["row"] = [
        "|".join(textwrap.wrap(f"Q{n} {question}", 44))
        for n, question in enumerate(table["question"], start=1)
    ]
    table["scores"] = [
        "open" if pd.isna(r.came_true) else f"{r.score_before:.2f} to {r.score_after:.2f}"
        for r in table.itertuples()
    ]
    order = list(table["row"])
    y = alt.Y("row:N").title(None).sort(order).axis(labelExpr=_WRAPPED, labelLimit=320)
    base = alt.Chart(_plain(table)).encode(y=y)
    settled = base.transform_filter("datum.outcome !== 'open'")
    happened = settled.mark_text(text="✕", fontSize=20, fontWeight=700, color=INK).encode(
        x=alt.X("truth:Q"), tooltip=[alt.Tooltip("outcome:N"), alt.Tooltip("question:N")]
    )
    words = base.mark_text(align="left", fontWeight=600).encode(
        x=alt.value(350), text=alt.Text("scores:N")
    )
    return (_moves(base) + _dots(table, y, ["question"]) + happened + words).properties(
        width=330,
        height=alt.Step(66),
        title=title(
            "What the group believed, and what happened",
            "chance of yes; a cross marks what happened; numbers: Brier score before to after",
            _beware(),
        ),
        description=text.finding(text.council_scores(record)),
    )


def council_groups(groups: list[Group], point_id: str) -> alt.HConcatChart:
    """Draw each group's choice, weights and chances before and after, one row a group.

    Parameters
    ----------
    groups : list of council_results.Group
        1 to 12 groups that played the point.
    point_id : str

    Returns
    -------
    altair.HConcatChart

    Raises
    ------
    CourseError
        If no group, or more than 12, played the point.
    """
    here = council_results.at(groups, point_id)
    if not 1 <= len(here) <= 12:
        raise CourseError(
            f"The chart holds 1 to 12 groups; {len(here)} played {point_id}. "
            "Put the files into several folders and draw each."
        )
    names = [group.name for group in here]
    asked = list(council.questions(point_id)["question"])
    lines = [f"Q{number} {question}" for number, question in enumerate(asked, start=1)]
    panels = [_choices(here, point_id, names), _weights(here, point_id, names)]
    panels += _chances(council_results.group_chances(here, point_id), names)
    heading = title(
        f"{point_id}: what the groups decided, how they weighed, what they believed",
        "Q1 to Q4: chance of yes, hollow before the talks, filled after; cross: what happened",
        _beware(),
    )
    heading.subtitle = [*heading.subtitle, *lines]
    return (
        alt.hconcat(*panels, spacing=12)
        .resolve_scale(y="shared", color="independent")
        .properties(title=heading, description=text.finding(text.council_groups(here, point_id)))
    )


def _choices(groups: list[Group], point_id: str, names: list[str]) -> alt.Chart:
    rows = council_results.choices(groups, point_id).reset_index()[
        ["group", "option", "act", "limit"]
    ]
    return (
        alt.Chart(rows)
        .mark_text(align="left", fontWeight=600)
        .encode(
            y=_row(names, axis=True),
            x=alt.value(2),
            text=alt.Text("option:N"),
            tooltip=[alt.Tooltip(f"{c}:N") for c in ("group", "option", "act", "limit")],
        )
        .properties(width=128, height=alt.Step(26), title=_small("choice"))
    )


def _weights(groups: list[Group], point_id: str, names: list[str]) -> alt.LayerChart:
    wide = council_results.group_weights(groups, point_id)
    order = [criterion(c) for c in wide]
    rows = wide.set_axis(order, axis=1).reset_index()
    rows = rows.melt("group", var_name="criterion", value_name="weight")
    rows["label"] = (100 * rows["weight"]).map("{:.0f}".format)
    base = alt.Chart(rows).encode(
        y=_row(names),
        x=alt.X("criterion:N").title(None).sort(order).axis(labelAngle=-90, labelLimit=150),
        tooltip=[
            alt.Tooltip("group:N"),
            alt.Tooltip("criterion:N"),
            alt.Tooltip("weight:Q", format=".0%"),
        ],
    )
    cells = base.mark_rect(stroke="white").encode(
        color=alt.Color("weight:Q")
        .scale(domain=[0, 1], range=["#FFFFFF", BLUE], interpolate="rgb")
        .legend(None)
    )
    numbers = base.mark_text().encode(text=alt.Text("label:N"))
    size = {"width": 140, "height": alt.Step(26)}
    return (cells + numbers).properties(title=_small("weights, %"), **size)


def _chances(table: pd.DataFrame, names: list[str]) -> list[alt.LayerChart]:
    panels = []
    for number, (_, rows) in enumerate(table.groupby("question_id", sort=False), start=1):
        y = _row(names)
        base = alt.Chart(_plain(rows)).encode(y=y)
        happened = (
            base.transform_filter("datum.outcome !== 'open'")
            .mark_text(text="✕", fontSize=14, fontWeight=700, color=INK)
            .encode(x=alt.X("truth:Q"), tooltip=[alt.Tooltip("outcome:N")])
        )
        panel = _moves(base) + _dots(rows, y, ["group"], legend=number == 1, ticks=2) + happened
        panels.append(panel.properties(width=70, height=alt.Step(26), title=_small(f"Q{number}")))
    return panels


def _moves(base: alt.Chart) -> alt.Chart:
    """Draw the way from the first chance to the second."""
    return base.mark_rule(color=GREY, strokeWidth=2).encode(x=alt.X("before:Q"), x2=alt.X2("after"))


def _dots(
    table: pd.DataFrame, y: alt.Y, named: list[str], legend: bool = True, ticks: int = 5
) -> alt.Chart:
    """Draw both chances: hollow before, filled after."""
    keep = ["group", "row", "question"]
    ids = [column for column in keep if column in table]
    rows = table.melt(ids, ["before", "after"], var_name="when", value_name="chance")
    rows["moment"] = rows["when"].map(dict(zip(("before", "after"), _MOMENTS, strict=True)))
    shown = alt.Legend() if legend else None
    axis = alt.Axis(format="%", values=[0, 0.5, 1] if ticks == 2 else [0, 0.25, 0.5, 0.75, 1])
    return (
        alt.Chart(rows)
        .mark_point(size=90, strokeWidth=2.5, opacity=1)
        .encode(
            y=y,
            x=alt.X("chance:Q").title(None).scale(domain=[-0.06, 1.06], nice=False).axis(axis),
            stroke=alt.Stroke("moment:N")
            .title(None)
            .scale(domain=_MOMENTS, range=[ORANGE, BLUE])
            .legend(shown),
            fill=alt.Fill("moment:N")
            .title(None)
            .scale(domain=_MOMENTS, range=["white", BLUE])
            .legend(shown),
            tooltip=[
                *(alt.Tooltip(f"{name}:N") for name in named),
                alt.Tooltip("moment:N"),
                alt.Tooltip("chance:Q", format=".1%"),
            ],
        )
    )


def _plain(table: pd.DataFrame) -> pd.DataFrame:
    """Keep what a chart can hold: no days, and outcomes as words and as 0 or 1."""
    outcome = table["came_true"].map({True: "it happened", False: "it did not happen"})
    made = table.drop(columns=["deadline", "came_true"])
    made["truth"] = table["came_true"].astype("Float64").astype(float)
    return made.assign(outcome=outcome.astype("object").where(table["came_true"].notna(), "open"))


def _row(names: list[str], axis: bool = False) -> alt.Y:
    y = alt.Y("group:N").title(None).sort(names)
    return y if axis else y.axis(labels=False, ticks=False, domain=False)


def _small(words: str) -> alt.TitleParams:
    return alt.TitleParams(words, fontSize=13, anchor="start", offset=6)


def _beware() -> pd.DataFrame:
    return data.caveats("council_questions", "question")
