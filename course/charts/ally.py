"""Charts about an ally: which fear an act can feed, promises, spending, trust."""

from __future__ import annotations

from math import ceil

import pandas as pd

from course import data, text
from course.charts.theme import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PALE,
    SKY,
    STATE_COLOURS,
    VERMILLION,
    alt,
    title,
)
from course.models import ally, fears

ACTORS = {
    "USA": ("Washington", BLUE, "triangle-up"),
    "NATO": ("NATO", SKY, "diamond"),
    "UKR": ("Kyiv", ORANGE, "square"),
    "RUS": ("Moscow", VERMILLION, "circle"),
}
OTHERS = ("others", GREY, "cross")

PROMISE_COLOURS = {
    "defence": BLUE,
    "neutrality": GREEN,
    "consultation": SKY,
    "nonaggression": PALE,
}
WORDING = {
    "plain": ("plain question", BLUE),
    "cost": ("a cost or risk is named", ORANGE),
    "choice": ("two answers exclude each other", GREEN),
}


def two_fears(acts: pd.DataFrame) -> alt.LayerChart:
    """Draw the acts of others that can feed a fear, by day; a click opens the source.

    Parameters
    ----------
    acts : pandas.DataFrame
        From `fears.coded`; acts that are coded neither are left out.

    Returns
    -------
    altair.LayerChart
    """
    rows = _fear_rows(acts)
    looks = [*ACTORS.values(), *([OTHERS] if "others" in set(rows["actor"]) else [])]
    names, colours, shapes = zip(*looks, strict=True)
    order = [words for code, words in fears.FEARS.items() if code in set(acts["fear"])]
    y = alt.Y("fear:N").title(None).sort(order).axis(labelLimit=240, labelFontWeight=600)
    marks = (
        alt.Chart(rows)
        .mark_point(filled=True, size=130, opacity=0.9, stroke="white", strokeWidth=0.8)
        .encode(
            x=alt.X("date:T").title(None).axis(format="%Y", tickCount="year").scale(padding=14),
            y=y,
            yOffset=alt.YOffset("lane:O"),
            color=alt.Color("actor:N").title("act by").scale(domain=names, range=colours),
            shape=alt.Shape("actor:N").title("act by").scale(domain=names, range=shapes),
            tooltip=[
                alt.Tooltip("title:N", title="what"),
                alt.Tooltip("when:N"),
                alt.Tooltip("actor:N", title="by"),
                alt.Tooltip("fear:N", title="code"),
                alt.Tooltip("status:N"),
                alt.Tooltip("source:N"),
                alt.Tooltip("event_id:N", title="row"),
            ],
            href=alt.Href("url:N"),
        )
    )
    return marks.properties(
        width=430,
        height=240,
        title=title(
            "Two fears, and the acts that can feed them",
            "acts of others since the invasion, coded by a rule; a click opens the source",
            data.caveats("events", "date", start=acts["date"].dt.year.min()),
        ),
        description=text.finding(text.two_fears(acts)),
    )


def promises(pledges: pd.DataFrame, events: pd.DataFrame) -> alt.LayerChart:
    """Draw what treaties promise, for some pairs of states, and where the data end.

    Parameters
    ----------
    pledges : pandas.DataFrame
        The table ``alliance_pledges``.
    events : pandas.DataFrame
        The table ``events``: the treaty that came after the data is marked from it.

    Returns
    -------
    altair.LayerChart
    """
    rows = ally.promises(pledges)
    last = int(rows["year_to"].max())
    sources = data.source_labels(rows["source_id"])
    bars = rows[["pair", "year_from", "year_to", "strongest", "promised"]].assign(
        end=rows["year_to"] + 1,
        words=rows["strongest"].map(ally.PROMISES),
        # A short bar has no room for words: its colour and the pointer tell.
        label=rows["strongest"]
        .map(ally.PROMISES)
        .where(rows["year_to"] - rows["year_from"] > 8, ""),
        source=sources["source"],
    )
    order = list(dict.fromkeys(bars["pair"]))
    used = [key for key in ally.PROMISES if key in set(bars["strongest"])]
    y = alt.Y("pair:N").title(None).sort(order).axis(labelLimit=260)
    x = alt.X("year_from:Q").title(None).axis(format="d", values=list(range(1990, 2030, 5)))
    x = x.scale(domain=[1990, 2027], zero=False)
    base = alt.Chart(bars).encode(
        x=x,
        y=y,
        tooltip=[
            alt.Tooltip("pair:N", title="who promises"),
            alt.Tooltip("promised:N", title="promise"),
            alt.Tooltip("year_from:Q", title="from"),
            alt.Tooltip("year_to:Q", title="to (data end in 2018)"),
            alt.Tooltip("source:N"),
        ],
    )
    spells = base.mark_bar(height=20, stroke=GREY, strokeWidth=0.6).encode(
        x2=alt.X2("end"),
        color=alt.Color("words:N")
        .title("the promise that binds most")
        .scale(
            domain=[ally.PROMISES[key] for key in used],
            range=[PROMISE_COLOURS[key] for key in used],
        ),
    )
    labels = base.mark_text(align="left", dx=6).encode(
        text=alt.Text("label:N"),
        color=alt.when("datum.strongest == 'defence'")
        .then(alt.value("white"))
        .otherwise(alt.value(INK)),
    )
    return (_not_in_data(order, last, x, y) + spells + labels + _later(events, x, y)).properties(
        width=430,
        height=alt.Step(30),
        title=title(
            "What treaties promise, and to whom",
            f"white after {last}: not in these data; diamond: the treaty of 2024, table events",
            data.caveats("alliance_pledges", "defence", "year_to", "nonaggression"),
        ),
        description=text.finding(text.promises(pledges)),
    )


def spending(table: pd.DataFrame) -> alt.LayerChart:
    """Draw military spending as a share of the economy, one line a state.

    Parameters
    ----------
    table : pandas.DataFrame
        From `ally.spending`.

    Returns
    -------
    altair.LayerChart
    """
    ends = table.loc[table.groupby("country")["year"].idxmax()]
    ends = ends.assign(label=[f"{row.name} {row.share:.1f}" for row in _named(ends)])
    names = list(dict.fromkeys(table["name"]))
    codes = dict(zip(table["name"], table["country"], strict=True))
    colour = alt.Color("name:N").legend(None)
    colour = colour.scale(domain=names, range=[STATE_COLOURS.get(codes[n], GREY) for n in names])
    y = alt.Y("share:Q").title("per cent of gross domestic product")
    y = y.scale(domain=[0, ceil(table["share"].max())])
    x = alt.X("year:Q").title(None).axis(format="d").scale(nice=False)
    base = alt.Chart(table).encode(x=x, y=y, color=colour)
    lines = base.mark_line().encode(
        tooltip=[
            alt.Tooltip("name:N", title="state"),
            alt.Tooltip("year:Q"),
            alt.Tooltip("share:Q", title="per cent", format=".2f"),
        ]
    )
    words = (
        alt.Chart(ends)
        .mark_text(align="left", dx=6, fontWeight=600)
        .encode(x=x, y=y, text=alt.Text("label:N"))
    )
    return (lines + words).properties(
        width=520,
        height=280,
        title=title(
            "Who pays for defence, as a share of the economy",
            "military spending, per cent of gross domestic product (SIPRI)",
            data.caveats("macro", "military_gdp_pct"),
        ),
        description=text.finding(text.spending(table)),
    )


def trust(table: pd.DataFrame) -> alt.LayerChart:
    """Draw polls on the ally and on own nuclear weapons, one block a question.

    Parameters
    ----------
    table : pandas.DataFrame
        From `ally.polls`.

    Returns
    -------
    altair.LayerChart
    """
    rows, heads = _blocks(table)
    order = sorted([*rows["place"], *heads["place"]])
    words, colours = zip(*WORDING.values(), strict=True)
    y = alt.Y("place:O").axis(None).sort(order)
    x = alt.X("value:Q").title("per cent of adults").scale(domain=[0, 100])
    base = alt.Chart(rows).encode(
        y=y,
        tooltip=[
            alt.Tooltip("series:N", title="question"),
            alt.Tooltip("year:O"),
            alt.Tooltip("value:Q", title="per cent", format=".1f"),
            alt.Tooltip("kind:N", title="wording"),
            alt.Tooltip("note:N"),
            alt.Tooltip("source:N"),
        ],
    )
    bars = base.mark_bar(height=16).encode(
        x=x,
        color=alt.Color("kind:N")
        .title("wording of the question")
        .scale(domain=words, range=colours)
        .legend(columns=3),
    )
    numbers = base.mark_text(align="left", dx=4).encode(x=x, text=alt.Text("label:N"))
    years = base.mark_text(align="right", dx=-6).encode(x=alt.value(0), text=alt.Text("year:O"))
    questions = (
        alt.Chart(heads)
        .mark_text(align="left", dx=-36, baseline="middle")
        .encode(y=y, x=alt.value(0), text=alt.Text("series:N"))
    )
    beware = data.caveats(
        "opinion",
        "value",
        topic=["nuclear", "deterrent", "reliability"],
        group="adults",
        population="KOR",
        pollster=table["pollster"].str.split(" for the ").str[0],
    )
    return (bars + numbers + years + questions).properties(
        width=560,
        height=alt.Step(20),
        title=title(
            "Trust in the ally, and own nuclear weapons",
            "polls in South Korea; one block is one question of one pollster",
            beware,
        ),
        description=text.finding(text.trust(table)),
    )


def _blocks(table: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give each poll and each question its place from top to bottom."""
    kinds = list(WORDING)
    rows = table.assign(
        kind=table["wording"].map({key: words for key, (words, _) in WORDING.items()}),
        label=[f"{value:.1f}" for value in table["value"]],
        source=data.source_labels(table["source_id"])["source"],
    )
    blocks = sorted(
        rows.groupby("series"),
        key=lambda one: (
            one[1]["about"].iloc[0],
            one[1]["pollster"].iloc[0],
            kinds.index(one[1]["wording"].iloc[0]),
        ),
    )
    place = {series: n for n, (series, _) in enumerate(blocks)}
    numbers = rows.groupby("series").cumcount() + 1
    rows["place"] = [
        f"{place[series]:02} {number:02}"
        for series, number in zip(rows["series"], numbers, strict=True)
    ]
    heads = pd.DataFrame({"series": place.keys(), "place": [f"{n:02} 00" for n in place.values()]})
    return rows.drop(columns=["date", "source_id", "wording", "about"]), heads


def _fear_rows(acts: pd.DataFrame) -> pd.DataFrame:
    shown = acts[acts["fear"] != "neither"]
    sources = data.source_labels(shown["source_id"])
    rows = pd.DataFrame(
        {
            "event_id": shown["event_id"],
            "title": shown["title"],
            "date": shown["date"].dt.strftime("%Y-%m-%d"),
            "when": text.days(shown),
            "actor": [ACTORS.get(code, OTHERS)[0] for code in shown["initiator"]],
            "fear": shown["fear"].map(fears.FEARS),
            "status": shown["status"],
            "source": sources["source"],
            "url": sources["url"],
        }
    )
    # Acts of one season would hide each other: give each its own lane.
    rows["lane"] = rows.groupby("fear").cumcount() % 3
    return rows


def _not_in_data(order: list[str], last: int, x: alt.X, y: alt.Y) -> alt.Chart:
    rows = pd.DataFrame({"pair": order, "year_from": last + 1, "end": 2027})
    return (
        alt.Chart(rows)
        .mark_bar(height=20, color="white", stroke=PALE, strokeDash=[2, 2])
        .encode(x=alt.X("year_from:Q"), x2=alt.X2("end"), y=alt.Y("pair:N").title(None).sort(order))
    )


def _later(events: pd.DataFrame, x: alt.X, y: alt.Y) -> alt.Chart:
    treaty = events[events["event_id"] == ally.TREATY_OF_2024]
    sources = data.source_labels(treaty["source_id"])
    russia, north = data.country_name("RUS"), data.country_name("PRK")
    rows = pd.DataFrame(
        {
            "pair": f"{russia} to {north}",
            "year_from": treaty["date"].dt.year + (treaty["date"].dt.month - 1) / 12,
            "title": treaty["title"],
            "when": [text.day(date) for date in treaty["date"]],
            "source": sources["source"],
            "url": sources["url"],
        }
    )
    return (
        alt.Chart(rows)
        .mark_point(shape="diamond", filled=True, size=140, color=VERMILLION, opacity=1)
        .encode(
            x=x,
            y=y,
            href=alt.Href("url:N"),
            tooltip=[
                alt.Tooltip("title:N", title="what"),
                alt.Tooltip("when:N"),
                alt.Tooltip("source:N"),
            ],
        )
    )


def _named(rows: pd.DataFrame) -> list:
    """Return the rows as records whose field `name` is the state, not the index."""
    return list(rows.reset_index(drop=True).itertuples(index=False))
