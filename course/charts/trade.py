"""Charts of trade: shares, paths, two counts of one trade."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from course import data, text
from course.charts.labels import end_names, line_ends, state_colour, years
from course.charts.theme import STATE_COLOURS, alt, title
from course.models import sanctions as measures
from course.models import trade as model

SAID_BY_TITLE = ["trade-08"]
"""The caveat that two sides count one trade twice: a chart of this title says it already."""


def partner_shares(shares: pd.DataFrame) -> alt.LayerChart:
    """Draw each partner's share in South Korea's trade; choose the direction inside.

    Lines are one producer's series; single figures of later years are hollow and not joined.

    Parameters
    ----------
    shares : pandas.DataFrame
        The table ``partner_shares``.

    Returns
    -------
    altair.LayerChart
    """
    words = data.labels("partner_shares", "partner")
    ways = {"export": "South Korea sells", "import": "South Korea buys"}
    rows = shares.assign(
        share=shares["value_usd_m"] / shares["world_usd_m"],
        state=shares["partner"].map(words),
        way=shares["flow"].map(ways),
        **data.source_labels(shares["source_id"]),
    )[["year", "partner", "state", "way", "share", "basis", "source", "url"]]
    way = alt.param(
        name="way",
        value=ways["export"],
        bind=alt.binding_radio(options=list(ways.values()), name="Direction: "),
    )
    base = (
        alt.Chart(rows)
        .transform_filter("datum.way == way")
        .encode(
            x=alt.X("year:Q")
            .title(None)
            .axis(format="d", values=list(range(1995, 2026, 5)))
            .scale(domain=[1991, 2029]),
            y=alt.Y("share:Q").title("share of South Korea's trade").axis(format="%"),
            color=state_colour(list(words)).legend(None),
            href=alt.Href("url:N"),
            tooltip=[
                alt.Tooltip("state:N"),
                alt.Tooltip("year:Q"),
                alt.Tooltip("share:Q", format=".1%"),
                alt.Tooltip("source:N"),
            ],
        )
    )
    series, points = "datum.basis == 'series'", "datum.basis == 'points'"
    last = line_ends(rows, ["way"], "share", 320)
    labels = end_names(last, "datum.way == way", list(words))
    return (
        alt.layer(
            base.transform_filter(series).mark_line(),
            base.transform_filter(series).mark_point(filled=True, size=22),
            base.transform_filter(points).mark_point(filled=False, size=60, strokeWidth=2),
            labels,
        )
        .add_params(way)
        .properties(
            width=620,
            height=320,
            title=title(
                "Four partners in South Korea's trade",
                "share of goods trade with the world; hollow: single figures, not joined",
                data.caveats("partner_shares", "share_pct", partner=list(words)),
            ),
            description=text.finding(text.partner_shares(shares)),
        )
    )


def trade_path(trade: pd.DataFrame, sanctions: pd.DataFrame) -> alt.LayerChart:
    """Draw Russia's imports from ten partners as an index; choose the base year inside.

    Filled dots are Russia's own reports, hollow dots estimates. Broken lines are partners
    without a row for the SWIFT step.

    Parameters
    ----------
    trade, sanctions : pandas.DataFrame
        The tables of these names.

    Returns
    -------
    altair.LayerChart
    """
    every = [model.path(trade, base=base).assign(base=str(base)) for base in model.BASES]
    inside = measures.joined(sanctions)
    groups = {True: "joined the SWIFT step", False: "no row in the table for it"}
    rows = pd.concat(every, ignore_index=True)
    rows = rows.assign(
        state=rows["partner"].map(data.country_name),
        group=rows["partner"].isin(inside).map(groups),
        source=data.source_labels(rows["source_id"])["source"],
    ).drop(columns=["source_id"])
    choice = alt.param(
        name="base",
        value="2021",
        bind=alt.binding_select(options=[str(b) for b in model.BASES], name="Base year: "),
    )
    base = (
        alt.Chart(rows)
        .transform_filter("datum.base == base")
        .encode(
            x=years(2016, 2026.4),
            y=alt.Y("index:Q").title("Russia's imports, base year = 100"),
            color=state_colour(model.PARTNERS).legend(None),
            tooltip=[
                alt.Tooltip("state:N"),
                alt.Tooltip("year:Q"),
                alt.Tooltip("index:Q", format=".0f"),
                alt.Tooltip("value_usd_m:Q", format=",.0f", title="million dollars"),
                alt.Tooltip("basis:N"),
                alt.Tooltip("source:N"),
            ],
        )
    )
    lines = base.mark_line().encode(
        strokeWidth=alt.when("datum.partner == 'KOR'").then(alt.value(4)).otherwise(alt.value(1.8)),
        strokeDash=alt.StrokeDash("group:N")
        .scale(domain=list(groups.values()), range=[[1, 0], [5, 4]])
        .title(None),
    )
    dots = base.transform_filter("datum.basis == 'reported'").mark_point(filled=True, size=26)
    guesses = base.transform_filter("datum.basis == 'estimated'").mark_point(
        size=34, fill="white", strokeWidth=2
    )
    labels = end_names(
        line_ends(rows, ["base"], "index", 400, ".0f"), "datum.base == base", model.PARTNERS
    )
    return (
        alt.layer(lines, dots, guesses, labels)
        .add_params(choice)
        .properties(
            width=620,
            height=400,
            title=title(
                "What Russia bought from ten partners, by Russia's books",
                "index of current dollars; hollow: estimates; numbers: the last year",
                russian_books(model.PARTNERS),
            ),
            description=text.finding(text.trade_path(trade, sanctions)),
        )
    )


def two_counts(trade: pd.DataFrame, points: pd.DataFrame) -> alt.LayerChart:
    """Draw one trade as both sides count it: South Korea's exports, Russia's imports.

    Parameters
    ----------
    trade, points : pandas.DataFrame
        The tables ``trade`` and ``trade_points``.

    Returns
    -------
    altair.LayerChart
        A year without a figure breaks the line.
    """
    who = {"korea": "South Korea's exports", "russia": "Russia's imports"}
    table = model.two_counts(trade, points)
    rows = (
        table.drop(columns="ratio").reset_index().melt("year", var_name="count", value_name="value")
    )
    rows = rows.assign(
        who=rows["count"].map(who),
        billion=(rows["value"] / 1000).round(2),
        run=(rows["year"] > 2022).map({True: "after", False: "before"}),
    ).drop(columns="value")
    rows.loc[rows["count"] == "russia", "run"] = "whole"
    rows = rows.dropna()
    scale = {"domain": list(who.values()), "range": [STATE_COLOURS["KOR"], STATE_COLOURS["RUS"]]}
    base = alt.Chart(rows).encode(
        x=years(2016, 2024.8),
        y=alt.Y("billion:Q").title("billion current dollars").scale(domain=[0, 14]),
        color=alt.Color("who:N")
        .scale(**scale)
        .title("counted by the seller, counted by the buyer"),
        tooltip=[alt.Tooltip("who:N"), alt.Tooltip("year:Q"), alt.Tooltip("billion:Q")],
    )
    lines = base.mark_line().encode(detail=alt.Detail("run:N"))
    dots = base.mark_point(filled=True, size=70, opacity=1).encode(
        shape=alt.Shape("who:N")
        .scale(domain=list(who.values()), range=["circle", "square"])
        .title("counted by the seller, counted by the buyer")
    )
    late = "datum.year >= 2021"
    numbers = [
        base.transform_filter(f"{late} && datum.count == '{count}'")
        .mark_text(align=align, dx=dx, dy=dy, fontWeight=600)
        .encode(text=alt.Text("billion:Q", format=".1f"))
        for count, align, dx, dy in (("korea", "center", 0, 22), ("russia", "left", 8, -7))
    ]
    return alt.layer(lines, dots, *numbers).properties(
        width=600,
        height=300,
        title=title(
            "One trade, two counts",
            "goods from South Korea to Russia; a year without a figure breaks the line",
            pd.concat(
                [
                    russian_books("KOR").drop(index=SAID_BY_TITLE),
                    data.caveats(
                        "trade_points",
                        "value",
                        start=2021,
                        end=2024,
                        reporter="KOR",
                        partner="RUS",
                        measure="export",
                    ),
                ]
            ),
        ),
        description=text.finding(text.two_counts(trade, points)),
    )


def russian_books(partners: str | Sequence[str]) -> pd.DataFrame:
    """Say what to beware of in Russia's imports from these partners, 2016 to 2024."""
    return data.caveats(
        "trade",
        "value_usd_m",
        start=2016,
        end=2024,
        reporter="RUS",
        partner=partners,
        flow="import",
    )
