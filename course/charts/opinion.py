"""Charts of polls: weapons for Ukraine, own nuclear weapons, opinions of countries, feelings."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

import pandas as pd

from course import data, text
from course.charts.theme import BLUE, GREY, INK, ORANGE, PALE, SKY, STATE_COLOURS, alt, title
from course.models import opinion as polls

BASES = ["computed by the course", "printed by Pew"]


def arms_polls(opinion: pd.DataFrame) -> alt.LayerChart:
    """Draw the share for weapons to Ukraine in each poll, with its margin of error.

    Parameters
    ----------
    opinion : pandas.DataFrame
        The table ``opinion``.

    Returns
    -------
    altair.LayerChart
        Dark marks: the one question that was asked again in the same words.
    """
    table = polls.arms_polls(opinion)
    table = table[table["favour"].notna()]
    kinds = ["asked again in the same words", "asked once in these words"]
    rows = pd.DataFrame(
        {
            "name": [f"{r.pollster}, {text.day(r.date)}" for r in table.itertuples()],
            "question": table["question"],
            "favour": table["favour"],
            "oppose": table["oppose"],
            "low": (table["favour"] - table["margin"]).round(1),
            "high": (table["favour"] + table["margin"]).round(1),
            "label": [_wrapped(f"{r.favour:g} %: {r.question}") for r in table.itertuples()],
            "asked": table["again"].map({True: kinds[0], False: kinds[1]}),
            "sample": table["sample"].astype("float64"),
            "source": data.source_labels(table["source_id"])["source"],
            "row": table["question_id"],
        }
    )
    base = alt.Chart(rows).encode(
        y=alt.Y("name:N").title(None).sort(list(rows["name"])).axis(labelLimit=240),
        color=alt.Color("asked:N").title(None).scale(domain=kinds, range=[INK, "#4F7CAC"]),
        tooltip=[
            alt.Tooltip("name:N", title="poll"),
            alt.Tooltip("question:N"),
            alt.Tooltip("favour:Q", title="for weapons, %"),
            alt.Tooltip("oppose:Q", title="against, %"),
            alt.Tooltip("sample:Q"),
            alt.Tooltip("source:N"),
            alt.Tooltip("row:N"),
        ],
    )
    x = alt.X("favour:Q").title("per cent for weapons").scale(domain=[0, 60])
    spans = base.mark_rule(strokeWidth=3).encode(x=alt.X("low:Q"), x2=alt.X2("high"))
    marks = base.mark_point(filled=True, size=120, opacity=1).encode(
        x=x,
        shape=alt.Shape("asked:N").title(None).scale(domain=kinds, range=["square", "circle"]),
    )
    words = base.mark_text(align="left", baseline="bottom", dx=4, dy=-8, lineBreak="\n").encode(
        x=alt.datum(0), text=alt.Text("label:N"), color=alt.value(INK)
    )
    return alt.layer(spans, marks, words).properties(
        width=440,
        height=alt.Step(58),
        title=title(
            "Weapons for Ukraine: what was asked, what was said",
            "share for weapons; the line is the margin of error, 95 %",
            _beware("arms", 2022, 2024, table["pollster"]),
        ),
        description=text.finding(text.arms_polls(opinion)),
    )


def weapons_polls(opinion: pd.DataFrame) -> alt.LayerChart:
    """Draw the share for own nuclear weapons; a line joins the same question only.

    Parameters
    ----------
    opinion : pandas.DataFrame
        The table ``opinion``.

    Returns
    -------
    altair.LayerChart
    """
    table = polls.weapons_polls(opinion)
    rows = pd.DataFrame(
        {
            "date": table["date"].dt.strftime("%Y-%m-%d"),
            "when": text.days(table),
            "value": table["value"],
            "question": table["question"],
            "pollster": table["pollster"],
            "same": table["pollster"] + table["question"],
            "source": data.source_labels(table["source_id"])["source"],
            "row": table["question_id"],
        }
    )
    again = rows["same"].duplicated(keep=False)
    names = [*dict.fromkeys(rows.loc[again, "pollster"]), "asked once in these words"]
    rows["series"] = rows["pollster"].where(again, names[-1])
    styles = [(INK, "circle"), (BLUE, "square"), (ORANGE, "triangle-up"), (SKY, "diamond")]
    styles = [*styles[: len(names) - 1], (GREY, "cross")]
    colours, shapes = ([style[i] for style in styles] for i in (0, 1))
    x, y = (
        alt.X("date:T").title(None).scale(padding=12).axis(format="%b %Y", tickCount=8),
        alt.Y("value:Q").title("per cent in favour").scale(domain=[40, 85]),
    )
    colour = alt.Color("series:N").title("pollster").scale(domain=names, range=colours)
    lines = (
        alt.Chart(rows[again])
        .mark_line(strokeWidth=2)
        .encode(x=x, y=y, color=colour, detail=alt.Detail("same:N"))
    )
    marks = (
        alt.Chart(rows)
        .mark_point(filled=True, size=90, opacity=1)
        .encode(
            x=x,
            y=y,
            color=colour,
            shape=alt.Shape("series:N").title("pollster").scale(domain=names, range=shapes),
            tooltip=[
                alt.Tooltip("pollster:N"),
                alt.Tooltip("when:N"),
                alt.Tooltip("question:N"),
                alt.Tooltip("value:Q", title="in favour, %"),
                alt.Tooltip("source:N"),
                alt.Tooltip("row:N"),
            ],
        )
    )
    return (lines + marks).properties(
        width=600,
        height=280,
        title=title(
            "Own nuclear weapons, no cost named",
            "adults; a line joins the same pollster and question; the axis starts at 40",
            _beware("nuclear", 2021, 2025, table["pollster"]),
        ),
        description=text.finding(text.weapons_polls(opinion)),
    )


def named_cost(opinion: pd.DataFrame) -> alt.LayerChart:
    """Draw what a named cost does to the share for own nuclear weapons.

    Parameters
    ----------
    opinion : pandas.DataFrame
        The table ``opinion``.

    Returns
    -------
    altair.LayerChart
    """
    table = polls.named_cost(opinion)
    name = [f"{r.pollster}, {r.date:%B %Y}" for r in table.itertuples()]
    source = data.source_labels(table["source_id"])["source"]
    kinds = ["plain question", "question with a cost"]
    wide = pd.DataFrame(
        {
            "name": name,
            "question": table["question"],
            "plain": table["plain"],
            "low": table["low"],
            "source": source,
        }
    )
    rows = pd.concat(
        [
            wide.assign(kind=kinds[0], value=wide["plain"]),
            wide.assign(kind=kinds[1], value=wide["low"]),
        ]
    )
    rows["label"] = [f"{value:g} %" for value in rows["value"]]
    y = alt.Y("name:N").title(None).sort(name).axis(labelLimit=220)
    x = alt.X("value:Q").title("per cent in favour").scale(domain=[0, 100])
    spans = (
        alt.Chart(wide)
        .mark_rule(strokeWidth=4, color=PALE)
        .encode(x=alt.X("low:Q"), x2=alt.X2("plain"), y=y)
    )
    base = alt.Chart(rows).encode(x=x, y=y)
    marks = base.mark_point(filled=True, size=150, opacity=1).encode(
        color=alt.Color("kind:N").title(None).scale(domain=kinds, range=[BLUE, ORANGE]),
        shape=alt.Shape("kind:N").title(None).scale(domain=kinds, range=["circle", "diamond"]),
        tooltip=[
            alt.Tooltip("name:N", title="survey"),
            alt.Tooltip("kind:N"),
            alt.Tooltip("value:Q", title="in favour, %"),
            alt.Tooltip("question:N", title="with a cost"),
            alt.Tooltip("source:N"),
        ],
    )
    words = [
        base.transform_filter(f"datum.kind == '{kind}'")
        .mark_text(align=align, dx=dx, fontWeight=600)
        .encode(text=alt.Text("label:N"))
        for kind, align, dx in zip(kinds, ("left", "right"), (11, -11), strict=True)
    ]
    return alt.layer(spans, marks, *words).properties(
        width=440,
        height=alt.Step(50),
        title=title(
            "Own nuclear weapons, with and without a cost",
            "two questions of one survey; where a range is given, its lower end",
            _beware("nuclear", 2022, 2023, table["pollster"]),
        ),
        description=text.finding(text.named_cost(opinion)),
    )


def favourability(opinion: pd.DataFrame) -> alt.LayerChart:
    """Draw Pew's favourable opinions over time; choose who was asked inside the chart.

    Parameters
    ----------
    opinion : pandas.DataFrame
        The table ``opinion``.

    Returns
    -------
    altair.LayerChart
        Lines and filled marks: computed from survey data. Hollow marks: printed by Pew.
    """
    table = polls.favourability(opinion)
    long = table.groupby("asked")["year"].nunique()
    table = table[table["asked"].isin(long.index[long > 1])]
    asked_in = table["asked"].unique()
    rows = table.assign(
        place=table["asked"].map(data.country_name),
        state=table["about"].map(data.country_name),
        source=data.source_labels(table["source_id"])["source"],
    ).drop(columns=["asked", "about", "source_id"])
    places = sorted(rows["place"].unique())
    states = [data.country_name(code) for code in ("RUS", "USA", "CHN")]
    asked = alt.param(
        name="asked",
        value="South Korea",
        bind=alt.binding_select(options=places, name="Asked in: "),
    )
    base = alt.Chart(rows).transform_filter("datum.place == asked")
    colour = (
        alt.Color("state:N")
        .title("opinion of")
        .scale(domain=states, range=[STATE_COLOURS[c] for c in ("RUS", "USA", "CHN")])
    )
    encoded = {
        "x": alt.X("year:Q").title(None).scale(domain=[2002, 2025]).axis(format="d", tickCount=12),
        "y": alt.Y("value:Q").title("per cent favourable").scale(domain=[0, 100]),
        "color": colour,
        "tooltip": [
            alt.Tooltip("place:N", title="asked in"),
            alt.Tooltip("state:N", title="opinion of"),
            alt.Tooltip("year:Q", format="d"),
            alt.Tooltip("value:Q", title="favourable, %"),
            alt.Tooltip("basis:N"),
            alt.Tooltip("source:N"),
        ],
    }
    lines = (
        base.transform_filter(f"datum.basis == '{BASES[0]}'")
        .mark_line(strokeWidth=1.8)
        .encode(
            **encoded,
            strokeDash=alt.StrokeDash("state:N")
            .title("opinion of")
            .scale(domain=states, range=[[1, 0], [7, 3], [2, 3]]),
        )
    )
    shape = alt.Shape("basis:N").title("figure").scale(domain=BASES, range=["circle", "diamond"])
    computed, printed = (base.transform_filter(f"datum.basis == '{basis}'") for basis in BASES)
    filled = computed.mark_point(filled=True, size=45, opacity=1).encode(**encoded, shape=shape)
    hollow = printed.mark_point(filled=False, size=150, opacity=1).encode(**encoded, shape=shape)
    return (
        alt.layer(lines, filled, hollow)
        .add_params(asked)
        .properties(
            width=600,
            height=320,
            title=title(
                "Favourable opinions of Russia, the United States and China",
                "Pew; a line joins surveys, also over years without one",
                _beware("favourability", 2002, 2024, ["Pew Research Center"], asked_in),
            ),
            description=text.finding(text.favourability(opinion)),
        )
    )


def thermometer(opinion: pd.DataFrame) -> alt.LayerChart:
    """Draw how warm South Koreans feel towards five countries.

    Parameters
    ----------
    opinion : pandas.DataFrame
        The table ``opinion``.

    Returns
    -------
    altair.LayerChart
        Hollow marks were computed from a stated change.
    """
    table = polls.thermometer(opinion)
    codes = ["USA", "JPN", "CHN", "PRK", "RUS"]
    rows = table.assign(
        date=table["date"].dt.strftime("%Y-%m-%d"),
        state=table["about"].map(data.country_name),
        source=data.source_labels(table["source_id"])["source"],
    ).drop(columns=["about", "source_id"])
    states = [data.country_name(code) for code in codes]
    colours = [STATE_COLOURS[code] for code in codes]
    colour = (
        alt.Color("state:N").title("towards").scale(domain=states, range=colours).legend(columns=3)
    )
    x = alt.X("date:T").title(None)
    y = alt.Y("value:Q").title("degrees, 0 cold to 100 warm").scale(domain=[0, 80])
    lines = (
        alt.Chart(rows)
        .mark_line(strokeWidth=2)
        .encode(
            x=x,
            y=y,
            color=colour,
            strokeDash=alt.StrokeDash("state:N")
            .title("towards")
            .scale(domain=states, range=[[1, 0], [8, 3], [2, 3], [5, 2, 1, 2], [1, 0]]),
        )
    )
    marks = (
        alt.Chart(rows)
        .mark_point(filled=True, size=55, opacity=1)
        .encode(
            x=x,
            y=y,
            color=colour,
            shape=alt.Shape("basis:N")
            .title("reading")
            .scale(
                domain=["as reported", "computed from a stated change"],
                range=["circle", "triangle-up"],
            )
            .legend(columns=1),
            tooltip=[
                alt.Tooltip("state:N", title="towards"),
                alt.Tooltip("date:T", format="%B %Y"),
                alt.Tooltip("value:Q", title="degrees"),
                alt.Tooltip("basis:N"),
                alt.Tooltip("source:N"),
            ],
        )
    )
    return (lines + marks).properties(
        width=560,
        height=320,
        title=title(
            "How warm South Koreans feel towards five countries",
            "feeling thermometer; a line joins readings, also over quarters without one",
            _beware("feeling", 2018, 2025, ["Hankook Research"]),
        ),
        description=text.finding(text.thermometer(opinion)),
    )


def _beware(
    topic: str, start: int, end: int, pollsters: Iterable[str], asked_in: Iterable[str] = ("KOR",)
) -> pd.DataFrame:
    return data.caveats(
        "opinion",
        "value",
        start=start,
        end=end,
        topic=topic,
        group="adults",
        pollster=pollsters,
        population=asked_in,
    )


def _wrapped(words: str, width: int = 68) -> str:
    return "\n".join(textwrap.wrap(words, width))
