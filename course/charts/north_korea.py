"""Charts on North Korea in the Council and in the news: votes, missiles tested, tone."""

from __future__ import annotations

from typing import Any

import pandas as pd

from course import data, text
from course.charts.theme import (
    BLUE,
    GREY,
    INK,
    PALE,
    SKY,
    VERMILLION,
    alt,
    caveats_of,
    title,
)
from course.charts.votes import VOTE_COLOURS, VOTE_LETTERS
from course.models import pyongyang


def council_north(table: pd.DataFrame) -> alt.LayerChart:
    """Draw how Russia, China and the United States voted on texts about North Korea.

    Parameters
    ----------
    table : pandas.DataFrame
        From `pyongyang.council`.

    Returns
    -------
    altair.LayerChart
    """
    rows = pd.DataFrame(
        {
            "name": [_name_of_text(r) for r in table.itertuples()],
            "title": table["title"],
            "state": table["country"].map(data.country_name),
            "vote": table["vote"].map(data.labels("council_votes", "vote")),
            "letter": table["vote"].map(VOTE_LETTERS),
            "adopted": table["adopted"].map({True: "adopted", False: "not adopted"}),
            "basis": table["basis"].map(data.labels("council_votes", "basis")),
            "source": data.source_labels(table["source_id"])["source"],
        }
    )
    words = {
        data.labels("council_votes", "vote")[code]: VOTE_COLOURS[code]
        for code in ("yes", "abstain", "no")
    }
    base = alt.Chart(rows).encode(
        x=alt.X("state:N")
        .title(None)
        .sort([data.country_name(c) for c in ("RUS", "CHN", "USA")])
        .axis(orient="top", labelAngle=0, labelFontWeight=600),
        y=alt.Y("name:N").title(None).sort(list(rows["name"])).axis(labelLimit=440),
        tooltip=[
            alt.Tooltip(f"{field}:N")
            for field in ("title", "state", "vote", "adopted", "basis", "source")
        ],
    )
    cells = base.mark_rect(stroke="white", strokeWidth=2).encode(
        color=alt.Color("vote:N").title("vote").scale(domain=list(words), range=[*words.values()])
    )
    letters = base.mark_text(fontWeight=700, fontSize=13).encode(
        text=alt.Text("letter:N"),
        color=alt.when("datum.letter == 'A'").then(alt.value(INK)).otherwise(alt.value("white")),
    )
    return (cells + letters).properties(
        width=alt.Step(76),
        height=alt.Step(28),
        title=title(
            "Texts on North Korea in the Security Council",
            "Y yes, A abstained, N no; a no of Russia or China stops a text",
            data.caveats("council_votes", "vote", document=table["text"]),
        ),
        description=text.finding(text.council_north(table)),
    )


def missile_tests(table: pd.DataFrame) -> alt.LayerChart:
    """Draw missiles a year, with what the Council did that year written above.

    Parameters
    ----------
    table : pandas.DataFrame
        From `pyongyang.tests_and_texts`.

    Returns
    -------
    altair.LayerChart
    """
    kinds = ["new sanctions", "a veto", "neither", "part of a year"]
    rows = table.assign(
        answer=[
            kinds[3] if r.partial_year else kinds[0] if r.adopted else kinds[1 + (not r.vetoed)]
            for r in table.itertuples()
        ],
        label=[
            f"{r.missiles}\n{r.adopted} texts"
            if r.adopted
            else f"{r.missiles}\nveto"
            if r.vetoed
            else f"\n{r.missiles}"
            for r in table.itertuples()
        ],
        source=data.source_labels(table["source_id"])["source"],
    ).drop(columns=["source_id", "partial_year"])
    base = alt.Chart(rows).encode(
        x=alt.X("year:O").title(None).axis(labelAngle=0),
        y=alt.Y("missiles:Q").title("missiles flown").scale(domain=[0, 80]),
        tooltip=[
            alt.Tooltip("year:O"),
            alt.Tooltip("missiles:Q"),
            alt.Tooltip("adopted:Q", title="new texts of sanctions"),
            alt.Tooltip("vetoed:Q", title="vetoes"),
            alt.Tooltip("source:N"),
        ],
    )
    bars = base.mark_bar(stroke=GREY).encode(
        color=alt.Color("answer:N")
        .title("in the Council")
        .scale(domain=kinds, range=[BLUE, VERMILLION, PALE, "white"])
    )
    words = base.mark_text(dy=-30, lineBreak="\n", baseline="top").encode(text=alt.Text("label:N"))
    return (bars + words).properties(
        width=640,
        height=260,
        title=title(
            "Missiles tested, and what the Council did",
            "missiles a year; above the bars: new texts of sanctions, and vetoes",
            caveats_of(("missile_tests", "missiles"), start=int(rows["year"].min())),
        ),
        description=text.finding(text.missile_tests(table)),
    )


def news_tone(table: pd.DataFrame) -> alt.LayerChart:
    """Draw the tone of news of one pair of states; the line breaks where the level shifts.

    Parameters
    ----------
    table : pandas.DataFrame
        From `pyongyang.news_tone`.

    Returns
    -------
    altair.LayerChart
    """
    pair = " and ".join(data.country_name(table.iloc[0][c]) for c in ("country", "partner"))
    rows = table.assign(
        month=table["month"].dt.strftime("%Y-%m-%d"),
        source=data.source_labels(table["source_id"])["source"],
        level=table["after_shift"].map({False: "before the shift", True: "after the shift"}),
    )[["month", "share_of_all", "score", "days", "level", "source"]]
    levels = ["before the shift", "after the shift"]
    lines = (
        alt.Chart(rows)
        .mark_line(point=alt.OverlayMarkDef(size=22, filled=True))
        .encode(
            x=alt.X("month:T").title(None),
            y=alt.Y("share_of_all:Q").title("score, in a thousand of all pairs"),
            color=alt.Color("level:N").title("level").scale(domain=levels, range=[SKY, BLUE]),
            strokeDash=alt.StrokeDash("level:N")
            .title("level")
            .scale(domain=levels, range=[[5, 3], [1, 0]]),
            tooltip=[
                alt.Tooltip("month:T", format="%B %Y"),
                alt.Tooltip("share_of_all:Q"),
                alt.Tooltip("score:Q"),
                alt.Tooltip("days:Q", title="days with data"),
                alt.Tooltip("source:N"),
            ],
        )
    )
    rule = (
        alt.Chart(pd.DataFrame({"month": [f"{pyongyang.SHIFT}-01"], "words": ["level shifts"]}))
        .mark_rule(color=GREY, strokeDash=[4, 3])
        .encode(x=alt.X("month:T"), tooltip=[alt.Tooltip("words:N", title="here")])
    )
    years = {"start": int(rows["month"].str[:4].min()), "end": int(rows["month"].str[:4].max())}
    return (lines + rule).properties(
        width=620,
        height=240,
        title=title(
            f"What the news made of {pair}",
            "month by month; above zero: co-operative; dashed line: the level of the file shifts",
            caveats_of(("media_tone", "score", "days"), **years),
        ),
        description=text.finding(text.news_tone(table)),
    )


def _name_of_text(row: Any) -> str:
    short = row.title.split(";")[0].replace(" of experts", "").replace(" on North Korea", "")
    return f"{row.text}, {row.date:%B %Y}: {short}"
