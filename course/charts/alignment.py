"""Charts of alignment: ideal points, distances, agreement, who moved."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pandas as pd

from course import data, text
from course.charts.theme import GREY, INK, STATE_COLOURS, alt, title
from course.models import voting


def ideal_points(
    points: pd.DataFrame, countries: Sequence[str] = ("KOR", "USA", "RUS", "JPN", "CHN", "UKR")
) -> alt.LayerChart:
    """Draw the ideal points of chosen states over time, South Korea in front.

    Parameters
    ----------
    points : pandas.DataFrame
        The table ``ideal_points``.
    countries : sequence of str
        Names or ISO 3166 alpha-3 codes.

    Returns
    -------
    altair.LayerChart
        The band is the 5 % to 95 % interval of South Korea. Years on few votes are hollow.
        Each line ends in the name of its state.
    """
    wanted = voting.codes(points, countries)
    rows = points[points["country"].isin(wanted)]
    rows = rows.assign(
        state=rows["country"].map(data.country_name),
        source=data.source_labels(rows["source_id"])["source"],
        korea=rows["country"] == "KOR",
        last=rows["year"] == rows.groupby("country")["year"].transform("max"),
    ).drop(columns=["country", "ideal_point_all_votes", "status", "source_id"])
    chosen = alt.selection_point(name="state", fields=["state"], bind="legend")
    base = alt.Chart(rows).encode(
        x=_years(),
        y=alt.Y("ideal_point:Q").title("ideal point (higher: nearer to Washington's order)"),
        color=_state_colour(wanted).title("click a state to see it alone").legend(columns=6),
        opacity=alt.when(chosen).then(alt.value(1)).otherwise(alt.value(0.12)),
    )
    band = (
        alt.Chart(rows[rows["korea"] & rows["lower"].notna()])
        .mark_area(opacity=0.12, color=INK)
        .encode(x=_years(), y=alt.Y("lower:Q"), y2=alt.Y2("upper"))
    )
    lines = base.mark_line().encode(
        strokeWidth=alt.when("datum.korea").then(alt.value(4)).otherwise(alt.value(2)),
        strokeDash=_state_dash(wanted),
    )
    tooltip = [
        alt.Tooltip("state:N"),
        alt.Tooltip("year:Q"),
        alt.Tooltip("ideal_point:Q", format=".2f"),
        alt.Tooltip("votes:Q"),
    ]
    dotted = base.encode(tooltip=[*tooltip, alt.Tooltip("source:N")])
    dots = dotted.mark_point(filled=True, size=34)
    # An empty layer would be a picture without a name to a screen reader.
    few = rows["few_votes"].any()
    hollow = dotted.transform_filter("datum.few_votes").mark_point(size=34, fill="white")
    ends = base.transform_filter("datum.last").mark_text(align="left", dx=8, fontWeight=600)
    return (
        alt.layer(
            band, lines, dots, *([hollow] if few else []), ends.encode(text=alt.Text("state:N"))
        )
        .add_params(chosen)
        .properties(
            width=600,
            height=360,
            title=title(
                "Where states stand in the votes of the Assembly",
                "final-passage votes; grey band: 5 % to 95 % for South Korea",
                data.caveats("ideal_points", "ideal_point"),
            ),
            description=text.finding(text.ideal_points(points, wanted)),
        )
    )


def distances(alignment: pd.DataFrame, country: str = "KOR") -> alt.LayerChart:
    """Draw a state's distance to Washington, Moscow and Beijing; choose the series inside.

    Parameters
    ----------
    alignment : pandas.DataFrame
        The table ``alignment``.
    country : str
        Name or ISO 3166 alpha-3 code.

    Returns
    -------
    altair.LayerChart
    """
    (country,) = voting.codes(alignment, [country])
    columns = list(voting.SERIES)
    rows = alignment[alignment["country"] == country]
    rows = rows.assign(power=rows["reference"].map(voting.POWERS))
    rows = rows.melt(["year", "power"], columns, var_name="series", value_name="value").dropna()
    rows["series"] = rows["series"].map(voting.SERIES)
    options = list(voting.SERIES.values())
    series = alt.param(
        name="series", value=options[0], bind=alt.binding_radio(options=options, name="Series: ")
    )
    return _power_lines(
        alt.Chart(rows).transform_filter("datum.series == series").add_params(series),
        y=alt.Y("value:Q").title("distance (ideal-point units)").scale(domain=[0, 4]),
        width=600,
    ).properties(
        title=title(
            f"Distance from {data.country_name(country)} to three powers",
            "lower is nearer; the choice of series changes the answer",
            data.caveats("alignment", "distance"),
        ),
        description=text.finding(text.distances(alignment, country)),
    )


def agreement(alignment: pd.DataFrame, country: str = "KOR") -> alt.LayerChart:
    """Draw the share of identical votes with each power; partial years are hollow and apart.

    Parameters
    ----------
    alignment : pandas.DataFrame
        The table ``alignment``.
    country : str
        Name or ISO 3166 alpha-3 code of one of `voting.peers`.

    Returns
    -------
    altair.LayerChart
    """
    counted = alignment[alignment["agreement"].notna()]
    (country,) = voting.codes(counted, [country])
    rows = counted[counted["country"] == country]
    rows = rows.assign(
        power=rows["reference"].map(voting.POWERS),
        value=rows["agreement"],
        **data.source_labels(rows["source_id_2"])[["source"]],
    )[["year", "power", "value", "joint_votes", "partial_year", "source"]]
    whole = _power_lines(
        alt.Chart(rows[~rows["partial_year"].astype(bool)]),
        y=alt.Y("value:Q").title("share of identical votes").axis(format="%").scale(domain=[0, 1]),
        width=600,
    )
    partial = (
        alt.Chart(rows[rows["partial_year"].astype(bool)])
        .mark_point(size=90, strokeWidth=2, filled=False)
        .encode(
            x=_years(),
            y=alt.Y("value:Q"),
            color=_power_colour(),
            shape=_power_shape(),
            tooltip=[
                alt.Tooltip("year:Q"),
                alt.Tooltip("power:N"),
                alt.Tooltip("value:Q", format=".0%"),
                alt.Tooltip("joint_votes:Q"),
                alt.Tooltip("source:N"),
            ],
        )
    )
    return (whole + partial).properties(
        title=title(
            f"How often {data.country_name(country)} cast the same vote",
            "hollow and not joined: years with part of the votes",
            data.caveats("alignment", "agreement"),
        ),
        description=text.finding(text.agreement(alignment, country)),
    )


def movement(
    points: pd.DataFrame, countries: Sequence[str], start: int, end: int
) -> alt.LayerChart:
    """Draw how far each state moved between two years.

    Parameters
    ----------
    points : pandas.DataFrame
        The table ``ideal_points``.
    countries : sequence of str
        Names or ISO 3166 alpha-3 codes; the first two are compared in the description.
    start, end : int
        Years.

    Returns
    -------
    altair.LayerChart
        An arrow for each state, from the first year to the second.
    """
    countries = voting.codes(points, countries)
    first, second = countries[:2]
    moves = voting.movement(points, first, second, start, end)
    wide = points[points["country"].isin(countries)].pivot(
        index="country", columns="year", values="ideal_point"
    )[[start, end]]
    rows = wide.loc[list(countries)].set_axis(["from", "to"], axis="columns").reset_index()
    rows["state"] = rows["country"].map(data.country_name)
    rows["move"] = rows["to"] - rows["from"]
    rows["label"] = rows["move"].map("{:+.2f}".format)
    rows["head"] = (rows["move"] > 0).map({True: "right", False: "left"})
    base = alt.Chart(rows).encode(
        y=alt.Y("state:N").title(None).sort(list(rows["state"])),
        color=_state_colour(countries).legend(None),
        tooltip=[
            alt.Tooltip("state:N"),
            alt.Tooltip("from:Q", title=str(start), format=".2f"),
            alt.Tooltip("to:Q", title=str(end), format=".2f"),
            alt.Tooltip("move:Q", format="+.2f"),
        ],
    )
    x = alt.X("from:Q").title(f"ideal point, {start} to {end}").scale(zero=False, padding=40)
    lines = base.mark_rule(strokeWidth=4).encode(x=x, x2=alt.X2("to"))
    starts = base.mark_point(filled=True, size=80).encode(x=x)
    heads = base.mark_point(filled=True, size=190, opacity=1).encode(
        x=alt.X("to:Q"),
        shape=alt.Shape("head:N")
        .scale(domain=["left", "right"], range=["triangle-left", "triangle-right"])
        .legend(None),
    )
    numbers = base.mark_text(dy=-14, fontWeight=600, fontSize=13).encode(
        x=alt.X("to:Q"), text=alt.Text("label:N")
    )
    return (lines + starts + heads + numbers).properties(
        width=560,
        height=alt.Step(56),
        title=title(
            f"Who moved, {start} to {end}",
            "dot: first year; arrow head: second year",
            data.caveats("ideal_points", "ideal_point", start=start, end=end),
        ),
        description=text.finding(text.movement(moves, start, end)),
    )


def no_votes(counts: pd.DataFrame, countries: Sequence[str]) -> alt.LayerChart:
    """Draw the share of no among a state's votes, year by year.

    Parameters
    ----------
    counts : pandas.DataFrame
        The table ``vote_counts``.
    countries : sequence of str
        Names or ISO 3166 alpha-3 codes.

    Returns
    -------
    altair.LayerChart
    """
    countries = voting.codes(counts, countries)
    shares = voting.no_share(counts, countries)
    rows = shares.assign(state=shares["country"].map(data.country_name))
    base = alt.Chart(rows).encode(
        x=_years(),
        y=alt.Y("share:Q").title("share of no votes").axis(format="%").scale(domain=[0, 1]),
        color=_state_colour(countries).legend(None),
    )
    dots = base.mark_point(filled=True, size=45, opacity=1).encode(
        tooltip=[
            alt.Tooltip("state:N"),
            alt.Tooltip("year:Q"),
            alt.Tooltip("no:Q"),
            alt.Tooltip("cast:Q"),
            alt.Tooltip("share:Q", format=".0%"),
        ]
    )
    ends = (
        base.transform_filter(alt.datum.year == rows["year"].max())
        .mark_text(align="left", dx=8, fontWeight=600)
        .encode(text=alt.Text("state:N"))
    )
    return (base.mark_line() + dots + ends).properties(
        width=600,
        height=260,
        title=title(
            "How often states vote no",
            "all recorded votes of the General Assembly",
            data.caveats("vote_counts", "cast"),
        ),
        description=text.finding(text.no_votes(shares)),
    )


def ranks(table: pd.DataFrame, reference: str, year: int, country: str = "KOR") -> alt.LayerChart:
    """Draw states by their distance to a power in one year, nearest on top.

    Parameters
    ----------
    table : pandas.DataFrame
        From `voting.ranks`.
    reference : str
        ``"USA"``, ``"RUS"`` or ``"CHN"``.
    year : int
        The year of the table, for the title.
    country : str
        The state to stand out.

    Returns
    -------
    altair.LayerChart
    """
    rows = table.assign(
        state=[f"{r.rank}. {data.country_name(r.country)}" for r in table.itertuples()],
        marked=table["country"] == country,
        label=table["distance"].map("{:.2f}".format),
    )
    base = alt.Chart(rows).encode(
        x=alt.X("distance:Q").title("distance (ideal-point units)").axis(tickCount=6),
        y=alt.Y("state:N").title(None).sort(list(rows["state"])),
        tooltip=[
            alt.Tooltip("state:N"),
            alt.Tooltip("distance:Q", format=".2f"),
            alt.Tooltip("rank:Q"),
        ],
    )
    bars = base.mark_bar().encode(
        color=alt.when("datum.marked").then(alt.value(INK)).otherwise(alt.value("#8CB8D8"))
    )
    numbers = base.mark_text(align="left", dx=4).encode(text=alt.Text("label:N"))
    return (bars + numbers).properties(
        width=460,
        height=alt.Step(22),
        title=title(
            f"Distance to {voting.POWERS[reference]}, {year}",
            f"1 is nearest; dark bar: {data.country_name(country)}",
            data.caveats("alignment", "distance", start=year, end=year, reference=reference),
        ),
        description=text.finding(text.ranks(table, reference, year, country)),
    )


def _state_colour(countries: Sequence[str]) -> alt.Color:
    names = [data.country_name(code) for code in countries]
    colours = [STATE_COLOURS.get(code, GREY) for code in countries]
    return alt.Color("state:N").scale(domain=names, range=colours)


def _state_dash(countries: Sequence[str]) -> alt.StrokeDash:
    """Tell states without a colour of their own apart by the pattern of their line."""
    names = [data.country_name(code) for code in countries]
    patterns = itertools.cycle([[6, 3], [2, 2], [9, 3, 2, 3], [12, 4]])
    dashes = [[1, 0] if code in STATE_COLOURS else next(patterns) for code in countries]
    return alt.StrokeDash("state:N").scale(domain=names, range=dashes).legend(None)


def _power_lines(chart: alt.Chart, y: alt.Y, width: int) -> alt.LayerChart:
    base = chart.encode(
        x=_years(),
        y=y,
        color=_power_colour(),
        tooltip=[
            alt.Tooltip("year:Q"),
            alt.Tooltip("power:N"),
            alt.Tooltip("value:Q", format=".2f"),
        ],
    )
    lines = base.mark_line()
    dots = base.mark_point(filled=True, size=55, opacity=1).encode(shape=_power_shape())
    return (lines + dots).properties(width=width, height=300)


def _power_colour() -> alt.Color:
    colours = [STATE_COLOURS[code] for code in voting.POWERS]
    return (
        alt.Color("power:N").title(None).scale(domain=list(voting.POWERS.values()), range=colours)
    )


def _power_shape() -> alt.Shape:
    return (
        alt.Shape("power:N")
        .title(None)
        .scale(domain=list(voting.POWERS.values()), range=["circle", "square", "triangle-up"])
    )


def _years() -> alt.X:
    return alt.X("year:Q").title(None).axis(format="d", tickCount=8).scale(domain=[1990, 2026])
