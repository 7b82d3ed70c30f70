"""Chart of live questions: how often the same came before."""

from __future__ import annotations

import pandas as pd

from course import data, text
from course.charts.theme import BLUE, INK, PALE, alt, title
from course.models import ledger

KINDS = ["it came", "no such row", "not possible yet"]


def live_questions(events: pd.DataFrame) -> alt.LayerChart:
    """Draw for each live question the half-years in which its event came.

    Parameters
    ----------
    events : pandas.DataFrame
        The table ``events``.

    Returns
    -------
    altair.LayerChart
    """
    rows = ledger.half_years(events)
    rows["kind"] = rows["came"].map({True: KINDS[0], False: KINDS[1]})
    rows["kind"] = rows["kind"].where(rows["possible"], KINDS[2])
    rows["letter"] = rows["kind"].map(dict(zip(KINDS, ["✓", "–", "×"], strict=True)))
    rows["half"] = rows["half"].str.replace(", ", "|") + rows["whole"].map({True: "", False: "*"})
    base = alt.Chart(rows).encode(
        x=alt.X("half:O")
        .title("half-year; * in part only, not counted")
        .axis(labelExpr="split(datum.label, '|')", labelAngle=0),
        y=alt.Y("question:N").title(None).sort(list(ledger.questions().index)).axis(labelLimit=200),
        tooltip=[
            alt.Tooltip("question:N"),
            alt.Tooltip("half:N", title="half-year"),
            alt.Tooltip("kind:N", title="in the record"),
            alt.Tooltip("events:N"),
        ],
    )
    tiles = base.mark_rect(stroke="white", strokeWidth=2).encode(
        color=alt.Color("kind:N")
        .title("in the record")
        .scale(domain=KINDS, range=[BLUE, PALE, "white"]),
    )
    signs = base.mark_text(fontSize=15, fontWeight=600).encode(
        text=alt.Text("letter:N"),
        color=alt.condition("datum.came", alt.value("white"), alt.value(INK)),
    )
    return alt.layer(tiles, signs).properties(
        width=540,
        height=alt.Step(36),
        title=title(
            "How often did it come before?",
            "five live questions; a row that is missing here may have happened all the same",
            data.caveats("events", "date", start=2022),
        ),
        description=text.finding(text.live_questions(events)),
    )
