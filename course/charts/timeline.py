"""Charts of the chronology."""

from __future__ import annotations

import pandas as pd

from course import data, text
from course.charts.theme import BLUE, GREY, ORANGE, SKY, VERMILLION, alt, title
from course.models import chronology

DIRECTION_COLOURS = {
    "toward_us": BLUE,
    "away_from_russia": SKY,
    "toward_russia": VERMILLION,
    "neutral": ORANGE,
    "na": GREY,
}
DIRECTION_SHAPES = {
    "toward_us": "triangle-right",
    "away_from_russia": "triangle-up",
    "toward_russia": "triangle-left",
    "neutral": "square",
    "na": "circle",
}


def timeline(events: pd.DataFrame) -> alt.Chart:
    """Draw every event by date and field; choose years, actor and day inside the chart.

    The controls need no kernel. "Acts by" keeps one actor; "Known by" hides what the public
    in Seoul learned later. Colour and shape show the side of South Korea's acts. A click on
    a mark opens its source.

    Parameters
    ----------
    events : pandas.DataFrame
        Rows of the table ``events``.

    Returns
    -------
    altair.Chart
    """
    rows = _readable(events)
    actors = [a for a in data.labels("events", "initiator").values() if a in set(rows["actor"])]
    first, last = events["date"].dt.year.min(), events["date"].dt.year.max()
    from_year = _year("from_year", "From: ", max(first, 2022), first, last)
    to_year = _year("to_year", "To: ", last, first, last)
    actor = alt.param(
        name="actor",
        value="all",
        bind=alt.binding_select(options=["all", *actors], name="Acts by: "),
    )
    known_by = alt.param(
        name="known_by",
        value=rows["known"].max(),
        bind=alt.binding(input="date", name="Known by: "),
    )
    years = alt.Scale(
        domainMin={"expr": "datetime(from_year, 0, 1)"},
        domainMax={"expr": "datetime(to_year, 11, 31)"},
    )
    return (
        alt.Chart(rows)
        .transform_filter("year(datum.date) >= from_year && year(datum.date) <= to_year")
        .transform_filter("actor == 'all' || datum.actor == actor")
        .transform_filter("known_by == '' || datum.known <= known_by")
        .mark_point(filled=True, size=75, opacity=0.85, stroke="white", strokeWidth=0.7)
        .encode(
            x=alt.X("date:T", scale=years).title(None),
            y=alt.Y("domain:N").title(None).sort(list(data.labels("events", "domain").values())),
            yOffset=alt.YOffset("lane:O"),
            color=_direction_colour(),
            shape=_direction_shape(),
            tooltip=[
                alt.Tooltip("title:N", title="what"),
                alt.Tooltip("when:N"),
                alt.Tooltip("known:N", title="known in Seoul"),
                alt.Tooltip("actor:N", title="by"),
                alt.Tooltip("side:N", title="side"),
                alt.Tooltip("status:N"),
                alt.Tooltip("source:N"),
                alt.Tooltip("event_id:N", title="row"),
            ],
            href=alt.Href("url:N"),
        )
        .add_params(from_year, to_year, actor, known_by)
        .properties(
            width=640,
            height=420,
            title=title(
                "The chronology, by field",
                "shape and colour: the side of Seoul's act",
                data.caveats("events", "date", "direction"),
            ),
            description=text.finding(text.timeline(events)),
        )
    )


def directions(events: pd.DataFrame) -> alt.FacetChart:
    """Draw South Korea's acts a quarter, one row a side.

    Parameters
    ----------
    events : pandas.DataFrame
        Rows of the table ``events``; acts of others are left out.

    Returns
    -------
    altair.FacetChart
    """
    korean = _readable(chronology.select(events, initiator="KOR"))
    quarter = pd.PeriodIndex(pd.to_datetime(korean["date"]), freq="Q")
    counts = (
        korean.assign(start=quarter.start_time.strftime("%Y-%m-%d"), quarter=quarter.astype(str))
        .groupby(["start", "quarter", "side"], as_index=False)
        .size()
    )
    words = {code: w for code, w in data.labels("events", "direction").items() if code != "na"}
    bars = (
        alt.Chart()
        .mark_bar(stroke="white", strokeWidth=0.6)
        .encode(
            x=alt.X("start:T").title(None).timeUnit("yearquarter"),
            y=alt.Y("size:Q").title("acts").axis(tickCount=3),
            color=_direction_colour().legend(None),
            tooltip=[
                alt.Tooltip("quarter:N"),
                alt.Tooltip("side:N"),
                alt.Tooltip("size:Q", title="acts"),
            ],
        )
        .properties(width=560, height=70)
    )
    side = alt.Row("side:N").sort(list(words.values())).title(None)
    return bars.facet(
        row=side.header(labelAngle=0, labelAlign="left", labelFontSize=13), data=counts
    ).properties(
        spacing=10,
        title=title(
            "Which way South Korea's acts went",
            "acts a quarter, one row a side",
            data.caveats("events", "date", "direction"),
        ),
        description=text.finding(text.directions(events)),
    )


def knowledge_gaps(gaps: pd.DataFrame, most: int = 12) -> alt.LayerChart:
    """Draw the time between an act and the day on which the public could know it.

    Parameters
    ----------
    gaps : pandas.DataFrame
        From `chronology.knowledge_gaps`.
    most : int
        How many acts to show, longest gap first.

    Returns
    -------
    altair.LayerChart
    """
    rows = _readable(gaps.head(most))
    base = alt.Chart(rows).encode(
        y=alt.Y("title:N").title(None).sort(list(rows["title"])).axis(labelLimit=480),
        tooltip=[
            alt.Tooltip("title:N", title="what"),
            alt.Tooltip("when:N", title="act"),
            alt.Tooltip("known:N", title="known in Seoul"),
            alt.Tooltip("days:Q"),
            alt.Tooltip("source:N"),
        ],
    )
    bars = base.mark_bar(color=SKY, height=14).encode(
        x=alt.X("days:Q").title("days between the act and the news")
    )
    numbers = base.mark_text(align="left", dx=4).encode(x=alt.X("days:Q"), text=alt.Text("days:Q"))
    return (bars + numbers).properties(
        width=330,
        height=alt.Step(24),
        title=title(
            "Some acts became known late",
            "two days or more; if only the month is known: at least",
            data.caveats("events", "date_known"),
        ),
        description=text.finding(text.knowledge_gaps(gaps)),
    )


def president_rates(rates: pd.DataFrame) -> alt.LayerChart:
    """Draw acts per 100 days in office, with count and days written on each bar.

    Parameters
    ----------
    rates : pandas.DataFrame
        From `chronology.rates_by_president`.

    Returns
    -------
    altair.LayerChart
    """
    rows = rates.assign(
        label=[f"{r.per_100_days:.2f}  ({r.acts} in {r.days} days)" for r in rates.itertuples()],
        start=rates["start"].dt.strftime("%Y-%m-%d"),
        end=rates["end"].dt.strftime("%Y-%m-%d"),
    )
    top = max(rates["per_100_days"].max(), 1) * 1.45
    base = alt.Chart(rows).encode(
        y=alt.Y("president:N").title(None).sort(None),
        x=alt.X("per_100_days:Q").title("acts per 100 days").scale(domain=[0, top]),
        tooltip=[
            alt.Tooltip("president:N"),
            alt.Tooltip("start:N"),
            alt.Tooltip("end:N"),
            alt.Tooltip("days:Q"),
            alt.Tooltip("acts:Q"),
            alt.Tooltip("all_acts:Q"),
        ],
    )
    bars = base.mark_bar(color=BLUE, height=26)
    numbers = base.mark_text(align="left", dx=5).encode(text=alt.Text("label:N"))
    return (bars + numbers).properties(
        width=560,
        height=alt.Step(46),
        title=title(
            "Steps away from Russia, per 100 days in office",
            "only days inside one window count",
            data.caveats(
                "events", "date", "direction", start=chronology.as_day(chronology.INVASION).year
            ),
        ),
        description=text.finding(text.president_rates(rates)),
    )


def _readable(events: pd.DataFrame) -> pd.DataFrame:
    """Replace codes by words and dates by text: what a tooltip or a filter in the page needs."""
    words = {c: data.labels("events", c) for c in ("initiator", "target", "domain", "direction")}
    sources = data.source_labels(events["source_id"])
    rows = pd.DataFrame(
        {
            "event_id": events["event_id"],
            "title": events["title"],
            "date": events["date"].dt.strftime("%Y-%m-%d"),
            "when": text.days(events),
            "known": events["date_known"].dt.strftime("%Y-%m-%d"),
            "actor": events["initiator"].map(words["initiator"]),
            "domain": events["domain"].map(words["domain"]),
            "side": events["direction"].map(words["direction"]),
            "status": events["status"],
            "source": sources["source"],
            "url": sources["url"],
        }
    )
    if "days" in events:
        rows["days"] = events["days"]
    # Events of one field in one month would hide each other: give each its own lane.
    month = events["date"].dt.to_period("M").astype(str)
    rows["lane"] = rows.groupby([rows["domain"], month]).cumcount() % 5
    return rows


def _direction_colour() -> alt.Color:
    words = data.labels("events", "direction")
    return (
        alt.Color("side:N")
        .scale(domain=list(words.values()), range=[DIRECTION_COLOURS[code] for code in words])
        .title("side of the act")
        .legend(columns=3)
    )


def _direction_shape() -> alt.Shape:
    words = data.labels("events", "direction")
    return (
        alt.Shape("side:N")
        .scale(domain=list(words.values()), range=[DIRECTION_SHAPES[code] for code in words])
        .title("side of the act")
    )


def _year(name: str, label: str, value: int, first: int, last: int) -> alt.Parameter:
    bind = alt.binding_range(min=int(first), max=int(last), step=1, name=label)
    return alt.param(name=name, value=int(value), bind=bind)
