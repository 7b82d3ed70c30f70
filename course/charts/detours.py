"""Charts of goods that may go round: what Russia's neighbours sell it, and used cars."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from course import data, text
from course.charts.labels import end_names, line_ends, state_colour, years
from course.charts.theme import ORANGE, PALE, alt, title
from course.charts.trade import russian_books
from course.models import trade as model


def detours(trade: pd.DataFrame, countries: Sequence[str] = model.DETOURS) -> alt.LayerChart:
    """Draw Russia's imports from its neighbours as an index; disputed years are not drawn.

    Parameters
    ----------
    trade : pandas.DataFrame
        The table ``trade``.
    countries : sequence of str
        ISO 3166 alpha-3 codes.

    Returns
    -------
    altair.LayerChart
    """
    rows = model.path(trade, countries)
    rows = rows.assign(
        state=rows["partner"].map(data.country_name),
        source=data.source_labels(rows["source_id"])["source"],
    ).drop(columns="source_id")
    base = alt.Chart(rows).encode(
        x=years(2016, 2026.4),
        y=alt.Y("index:Q").title("Russia's imports, 2021 = 100"),
        color=state_colour(countries).legend(None),
        tooltip=[
            alt.Tooltip("state:N"),
            alt.Tooltip("year:Q"),
            alt.Tooltip("index:Q", format=".0f"),
            alt.Tooltip("value_usd_m:Q", format=",.0f", title="million dollars"),
            alt.Tooltip("basis:N"),
            alt.Tooltip("source:N"),
        ],
    )
    dots = base.transform_filter("datum.basis == 'reported'").mark_point(filled=True, size=30)
    guesses = base.transform_filter("datum.basis == 'estimated'").mark_point(
        size=44, fill="white", strokeWidth=2
    )
    last = line_ends(rows.assign(all="all"), ["all"], "index", 280, ".0f")
    return alt.layer(
        base.mark_line(), dots, guesses, end_names(last, "datum.all == 'all'", countries)
    ).properties(
        width=620,
        height=280,
        title=title(
            "What Russia bought from four neighbours",
            "index of current dollars; hollow: estimates; goods of every origin",
            russian_books(countries),
        ),
        description=text.finding(text.detours(trade, countries)),
    )


def used_cars(points: pd.DataFrame) -> alt.LayerChart:
    """Draw the used cars that South Korea sold to two neighbours of Russia.

    Parameters
    ----------
    points : pandas.DataFrame
        The table ``trade_points``.

    Returns
    -------
    altair.LayerChart
    """
    cars = model.used_cars(points)
    rows = cars.assign(
        state=cars["country"].map(data.country_name),
        year=cars["year"].astype(str),
        label=["about " * about + f"{n:,.0f}" for about, n in cars[["about", "cars"]].to_numpy()],
        **data.source_labels(cars["source_id"]),
    ).drop(columns=["source_id", "country"])
    rows["row"] = rows["state"] + ", " + rows["year"]
    first, last = rows["year"].min(), rows["year"].max()
    base = alt.Chart(rows).encode(
        x=alt.X("cars:Q")
        .title("used cars")
        .axis(tickCount=6)
        .scale(domain=[0, rows["cars"].max() * 1.12]),
        y=alt.Y("row:N").title(None).sort(list(rows["row"])),
        href=alt.Href("url:N"),
        tooltip=[
            alt.Tooltip("state:N"),
            alt.Tooltip("year:N"),
            alt.Tooltip("cars:Q", format=","),
            alt.Tooltip("source:N"),
        ],
    )
    bars = base.mark_bar(height=22).encode(
        color=alt.Color("year:N").scale(domain=[first, last], range=[PALE, ORANGE]).legend(None)
    )
    numbers = base.mark_text(align="left", dx=5, fontWeight=600).encode(text=alt.Text("label:N"))
    return (bars + numbers).properties(
        width=500,
        height=alt.Step(34),
        title=title(
            "Used cars from South Korea to two neighbours of Russia",
            "where the cars were driven afterwards is not in the table",
            data.caveats(
                "trade_points",
                "value",
                start=int(first),
                end=int(last),
                reporter="KOR",
                partner=cars["country"],
                measure="used_cars",
            ),
        ),
        description=text.finding(text.used_cars(cars)),
    )
