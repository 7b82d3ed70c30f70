"""Charts of a decision on a dated day. None shows a card of a later day before the choice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from course import data, text
from course.charts.lines import noted
from course.charts.theme import BLUE, GREY, INK, ORANGE, PALE, SKY, VERMILLION, alt, title
from course.models import decisions
from course.models.cut_off import cut_off

_HEADS = {"restraint": "toward restraint", "neutral": "neither way", "firmness": "toward firmness"}


def card_calendar(cards: pd.DataFrame, point_id: str) -> alt.LayerChart:
    """Draw the known cards of a point by the day on which they became public, oldest on top.

    Parameters
    ----------
    cards : pandas.DataFrame
        From `council.cards`.
    point_id : str
        ``"D1"`` to ``"D6"``.

    Returns
    -------
    altair.LayerChart

    Raises
    ------
    CourseError
        If a card was not public at the cut-off.
    """
    rows = _named(decisions.ages(cards, point_id))
    hours = pd.to_timedelta(rows["known_at"] + ":00").fillna(pd.Timedelta(0))
    rows["known"] = (rows["date_known"] + hours).dt.strftime("%Y-%m-%dT%H:%M")
    rows["name"] = rows["number"] + "  " + rows["field"]
    x = (
        alt.X("known:T")
        .title("public in Seoul since")
        .axis(format="%d %b %y", tickCount=6)
        .scale(padding=22)
    )
    y = alt.Y("name:N").title(None).sort(list(rows["name"])[::-1])
    marks = (
        alt.Chart(rows)
        .mark_point(filled=True, size=130, color=BLUE, opacity=1)
        .encode(
            x=x,
            y=y.axis(labelLimit=320, grid=True),
            href=alt.Href("url:N"),
            tooltip=_tooltip(),
        )
    )
    moment = cut_off(point_id)
    line = pd.DataFrame({"known": [f"{moment:%Y-%m-%dT%H:%M}"], "label": ["cut-off"]})
    cut = alt.Chart(line).encode(x=x)
    rule = cut.mark_rule(color=VERMILLION, strokeWidth=2, strokeDash=[5, 3])
    label = cut.mark_text(align="right", dx=-5, fontWeight=600, color=VERMILLION).encode(
        text=alt.Text("label:N"), y=alt.value(-8)
    )
    return alt.layer(rule, label, marks).properties(
        width=440,
        height=alt.Step(25),
        title=title(
            f"What was public at {point_id}",
            f"{text.moment(point_id)}; each mark is one card",
            _beware("date_known"),
        ),
        description=text.finding(text.card_calendar(cards, point_id)),
    )


def card_pushes(
    cards: pd.DataFrame, point_id: str, pushes: Mapping[str, str | None] | None = None
) -> alt.LayerChart:
    """Draw which way each card pushes, as the course sorts it and as a reader does.

    Parameters
    ----------
    cards : pandas.DataFrame
        From `council.cards`.
    point_id : str
    pushes : mapping of str to str, optional
        As in `decisions.sorted_cards`.

    Returns
    -------
    altair.LayerChart

    Raises
    ------
    CourseError
        If a card was not public at the cut-off, or a card or push does not exist.
    """
    table = decisions.sorted_cards(cards, point_id, pushes)
    named = _named(checked := decisions.checked(cards, point_id)).set_index(checked["card_id"])
    named = named.loc[table.index]
    dates = [text.day(date) for date in table["date_known"]]
    names = [
        f"{number}  {field}, {date}"
        for number, field, date in zip(named["number"], named["field"], dates, strict=True)
    ]
    named = named.assign(name=names, course=table["course"], you=table["you"])
    rows = named.melt(
        ["name", "card", "source", "url", "field", "day"], ["course", "you"], "who", "push"
    ).dropna(subset=["push"])
    rows["push"] = rows["push"].map(_HEADS)
    kinds = ["the course", "you"] if pushes else ["the course"]
    rows["who"] = rows["who"].map({"course": "the course", "you": "you"})
    base = alt.Chart(rows).encode(
        x=alt.X("push:N")
        .title(None)
        .sort(list(_HEADS.values()))
        .scale(domain=list(_HEADS.values()))
        .axis(orient="top", labelAngle=0, labelFontWeight=600, labelFontSize=13, grid=True),
        y=alt.Y("name:N").title(None).sort(names).axis(labelLimit=320, grid=True),
        href=alt.Href("url:N"),
        tooltip=[*_tooltip(), alt.Tooltip("push:N"), alt.Tooltip("who:N", title="sorted by")],
    )
    marks = base.mark_point(strokeWidth=2.5).encode(
        color=alt.Color("who:N").title(None).scale(domain=kinds, range=[BLUE, ORANGE]),
        shape=alt.Shape("who:N").title(None).scale(domain=kinds, range=["circle", "square"]),
        size=alt.Size("who:N").title(None).scale(domain=kinds, range=[90, 330]),
    )
    return alt.layer(marks).properties(
        width=360,
        height=alt.Step(27),
        title=title(
            "Which way does each card push?",
            f"known cards at {point_id}, oldest first; the course's sorting is one coder's view",
            _beware("date_known", "leans"),
        ),
        description=text.finding(text.card_pushes(cards, point_id, pushes)),
    )


def points_of_view(table: pd.DataFrame, weight_profiles: pd.DataFrame) -> alt.LayerChart:
    """Draw the value of each option from several points of view; the scores stay the same.

    Parameters
    ----------
    table : pandas.DataFrame
        From `choice.scores`.
    weight_profiles : pandas.DataFrame
        The table ``weight_profiles``.

    Returns
    -------
    altair.LayerChart
    """
    rows = decisions.points_of_view(table, weight_profiles)
    heads = data.labels("weight_profiles", "profile")
    rows["view"] = rows["profile"].map(heads).map(_wrapped)
    rows["state"] = rows["best"].map({True: "comes first", False: "does not"})
    rows["written"] = [
        f"★ {value:.2f}" if best else f"{value:.2f}"
        for value, best in zip(rows["value"], rows["best"], strict=True)
    ]
    rows["label"] = rows["profile"].map(heads)
    base = alt.Chart(rows).encode(
        x=alt.X("view:N")
        .title(None)
        .sort(list(dict.fromkeys(rows["view"])))
        .axis(
            orient="top",
            labelAngle=0,
            labelExpr="split(datum.value, '|')",
            labelLimit=130,
            labelLineHeight=15,
            labelPadding=15 * rows["view"].str.count(r"\|").max() + 5,
        ),
        y=alt.Y("option:N").title(None).sort(list(table.index)).axis(labelLimit=220),
        tooltip=[
            alt.Tooltip("option:N"),
            alt.Tooltip("label:N", title="point of view"),
            alt.Tooltip("value:Q", format=".2f"),
        ],
    )
    cells = base.mark_rect(stroke="white", strokeWidth=3).encode(
        color=alt.Color("state:N")
        .title(None)
        .scale(domain=["comes first", "does not"], range=["#8CB8D8", PALE])
    )
    numbers = base.mark_text(fontSize=13).encode(text=alt.Text("written:N"))
    return (cells + numbers).properties(
        width=alt.Step(96),
        height=alt.Step(36),
        title=title(
            "The same scores, five points of view",
            noted("value of each option; a star marks the first of each column"),
            pd.concat(
                [data.caveats("option_scores", "score"), data.caveats("weight_profiles", "weight")]
            ),
        ),
        description=text.finding(text.points_of_view(table, weight_profiles)),
    )


def chances(record: Mapping[str, Any]) -> alt.LayerChart:
    """Draw a reader's chances, written before the reveal, against what happened.

    Parameters
    ----------
    record : mapping
        A finished record, see `decisions.scored`.

    Returns
    -------
    altair.LayerChart

    Raises
    ------
    CourseError
        If the record is not complete: what is missing, in one sentence.
    """
    table = decisions.scored(record).reset_index()
    table["name"] = table["question"].map(_wrapped)
    table["outcome"] = table["came_true"].astype("Float64").astype(float)
    table["score_written"] = ["" if pd.isna(s) else f"{s:.3f}" for s in table["score"]]
    parts = [("chance", "what you wrote"), ("outcome", "what happened (0 % no, 100 % yes)")]
    rows = pd.concat(
        [table.assign(at=table[column], what=what, end=table["outcome"]) for column, what in parts]
    ).dropna(subset=["at"])
    rows = rows[["name", "question", "at", "end", "what", "score_written"]]
    kinds = [what for _, what in parts]
    y = (
        alt.Y("name:N")
        .title(None)
        .sort(list(table["name"]))
        .axis(labelExpr="split(datum.value, '|')", labelLimit=330, labelLineHeight=15)
    )
    x = alt.X("at:Q").title("chance").axis(format="%").scale(domain=[0, 1])
    lines = (
        alt.Chart(rows[rows["what"] == kinds[0]])
        .mark_rule(color=SKY, strokeWidth=5)
        .encode(y=y, x=x, x2=alt.X2("end"))
        .transform_filter("isValid(datum.end)")
    )
    marks = (
        alt.Chart(rows)
        .mark_point(filled=True, size=170, opacity=1)
        .encode(
            y=y,
            x=x,
            color=alt.Color("what:N").title(None).scale(domain=kinds, range=[BLUE, INK]),
            shape=alt.Shape("what:N").title(None).scale(domain=kinds, range=["circle", "diamond"]),
            tooltip=[
                alt.Tooltip("question:N"),
                alt.Tooltip("what:N"),
                alt.Tooltip("at:Q", format=".0%"),
                alt.Tooltip("score_written:N", title="Brier score"),
            ],
        )
    )
    half = (
        alt.Chart(pd.DataFrame({"at": [0.5]}))
        .mark_rule(color=GREY, strokeDash=[4, 3])
        .encode(x=alt.X("at:Q"))
    )
    return alt.layer(half, lines, marks).properties(
        width=300,
        height=alt.Step(58),
        title=title(
            "What you wrote, and what happened",
            f"four questions of {record['point_id']}; the longer the line, the further off",
            data.caveats("council_questions", "question"),
        ),
        description=text.finding(text.chances(record)),
    )


def _named(rows: pd.DataFrame) -> pd.DataFrame:
    """Give each card its short number, its field in words, its text and its first source."""
    columns = [c for c in rows if c.startswith("source_id")]
    known = data.source_labels(rows[columns].bfill(axis=1).iloc[:, 0])
    return pd.DataFrame(
        {
            "number": rows["card_id"].str[3:],
            "field": rows["domain"].map(data.labels("cards", "domain")),
            "card": rows["text"],
            "day": rows["date_known"].map(text.day),
            "source": known["source"].fillna("no source of that day"),
            "url": known["url"],
            "age": rows.get("age", 0),
            "date_known": rows["date_known"],
            "known_at": rows["known_at"],
        }
    ).reset_index(drop=True)


def _tooltip() -> list[alt.Tooltip]:
    names = {"card": "card", "field": "field", "day": "public since", "source": "source"}
    return [alt.Tooltip(f"{column}:N", title=words) for column, words in names.items()]


def _wrapped(words: str) -> str:
    """Break words into lines for an axis: a bar stands for a new line."""
    lines: list[str] = []
    size = 14 if len(words) < 40 else 44
    for word in words.split():
        if lines and len(lines[-1]) + len(word) < size:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "|".join(lines)


def _beware(*columns: str) -> pd.DataFrame:
    return data.caveats("cards", *columns)
