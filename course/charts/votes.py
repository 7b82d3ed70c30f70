"""Charts of the roll calls: map, tallies, and vote by vote."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pandas as pd

from course import data, text
from course.charts.theme import BLUE, INK, VERMILLION, alt, caveats_of, title
from course.home import DATA
from course.models import voting

VOTE_COLOURS = {"yes": BLUE, "abstain": "#F0C75E", "no": VERMILLION, "absent": "#B8C0C8"}
VOTE_LETTERS = {"yes": "Y", "abstain": "A", "no": "N", "absent": "–"}
_NO_SEAT = "no vote of its own"


@cache
def _shapes() -> alt.InlineData:
    # As text: Vega parses it, and Altair does not walk through 40,000 numbers at each step.
    return alt.InlineData(
        values=(DATA / "world.json").read_text(encoding="utf-8"),
        format=alt.DataFormat(type="topojson", feature="countries"),
    )


def vote_map(votes: pd.DataFrame, resolutions: pd.DataFrame) -> alt.LayerChart:
    """Draw a world map of one resolution; choose the resolution inside the chart.

    Small states are circles. Click a word in the legend to see one kind of vote alone,
    so that colour is not the only way to tell the votes apart. Borders are those of
    Natural Earth with Crimea in Ukraine, as resolution 68/262 affirms; the course takes no
    position on borders.

    Parameters
    ----------
    votes : pandas.DataFrame
        The table ``ukraine_votes``.
    resolutions : pandas.DataFrame
        The table ``resolutions``.

    Returns
    -------
    altair.LayerChart
    """
    places = data.load("countries").set_index("country")[["name", "lon", "lat", "small"]]
    words = data.labels("ukraine_votes", "vote")
    wide = votes.assign(vote=votes["vote"].map(words)).pivot(
        index="country", columns="resolution", values="vote"
    )
    rows = places.join(wide).fillna(dict.fromkeys(wide, _NO_SEAT)).reset_index()
    texts = list(resolutions["resolution"])
    labels = [
        f"{row.resolution} ({row.date:%Y}): {row.short_title}" for row in resolutions.itertuples()
    ]
    resolution = alt.param(
        name="resolution",
        value=texts[0],
        bind=alt.binding_select(options=texts, labels=labels, name="Resolution: "),
    )
    kind = alt.selection_point(name="kind", fields=["vote"], bind="legend")
    colour = (
        alt.Color("vote:N")
        .title("vote")
        .scale(domain=[*words.values(), _NO_SEAT], range=[*VOTE_COLOURS.values(), "#F3F4F6"])
    )
    fade = alt.when(kind).then(alt.value(1)).otherwise(alt.value(0.12))
    tooltip = [alt.Tooltip("name:N", title="state"), alt.Tooltip("vote:N")]
    states = (
        alt.Chart(_shapes())
        .mark_geoshape(stroke="white", strokeWidth=0.4)
        .transform_lookup(
            lookup="id", from_=alt.LookupData(rows, key="country", fields=["name", *texts])
        )
        .transform_calculate(vote="datum[resolution]")
        .encode(color=colour, opacity=fade, tooltip=tooltip)
        .add_params(kind)
    )
    islands = (
        alt.Chart(rows)
        .transform_filter("datum.small")
        .transform_calculate(vote="datum[resolution]")
        .mark_circle(size=42, stroke=INK, strokeWidth=0.6, opacity=1)
        .encode(
            longitude=alt.Longitude("lon:Q"),
            latitude=alt.Latitude("lat:Q"),
            color=colour,
            opacity=fade,
            tooltip=tooltip,
        )
    )
    return (
        alt.layer(states, islands)
        .add_params(resolution)
        .project("equalEarth", scale=133, translate=[350, 212])
        .properties(
            width=720,
            height=370,
            title=title(
                "How the members of the United Nations voted on Ukraine",
                "small states are circles; click a word in the legend to see it alone",
                data.caveats("ukraine_votes", "vote"),
            ),
            description=text.finding(text.vote_map(votes)),
        )
    )


def vote_tallies(votes: pd.DataFrame, resolutions: pd.DataFrame) -> alt.LayerChart:
    """Draw the tally of each resolution as a bar of 193 members, numbers written inside.

    Parameters
    ----------
    votes : pandas.DataFrame
        The table ``ukraine_votes``.
    resolutions : pandas.DataFrame
        The table ``resolutions``.

    Returns
    -------
    altair.LayerChart
    """
    words = data.labels("ukraine_votes", "vote")
    about = resolutions.set_index("resolution")
    counts = voting.shares(votes)[voting.VOTES].reset_index()
    rows = counts.melt("resolution", var_name="code", value_name="members")
    rows["vote"] = rows["code"].map(words)
    rows["order"] = rows["code"].map({code: i for i, code in enumerate(voting.VOTES)})
    rows["text"] = rows["resolution"] + "  " + rows["resolution"].map(about["short_title"])
    rows["source"] = data.source_labels(about["source_id"])["source"].loc[rows["resolution"]].values
    rows["end"] = rows.sort_values("order").groupby("resolution")["members"].cumsum()
    rows["middle"] = rows["end"] - rows["members"] / 2
    base = alt.Chart(rows).encode(
        y=alt.Y("text:N")
        .title(None)
        .sort(list(counts["resolution"] + "  " + counts["resolution"].map(about["short_title"])))
        .axis(labelLimit=400)
    )
    bars = base.mark_bar(stroke="white").encode(
        x=alt.X("members:Q").title("members").scale(domain=[0, 193]).axis(values=[0, 97, 129, 193]),
        order=alt.Order("order:Q"),
        color=alt.Color("vote:N")
        .title("vote")
        .scale(domain=list(words.values()), range=list(VOTE_COLOURS.values())),
        tooltip=[
            alt.Tooltip("text:N"),
            alt.Tooltip("vote:N"),
            alt.Tooltip("members:Q"),
            alt.Tooltip("source:N"),
        ],
    )
    numbers = (
        base.mark_text(color=INK, fontWeight=600)
        .encode(
            x=alt.X("middle:Q"),
            text=alt.Text("members:Q"),
            color=alt.when("datum.code == 'yes' || datum.code == 'no'")
            .then(alt.value("white"))
            .otherwise(alt.value(INK)),
        )
        .transform_filter("datum.members > 4")
    )
    return (bars + numbers).properties(
        width=430,
        height=alt.Step(27),
        title=title(
            "Ten resolutions, 193 members",
            "marks at a half and two thirds of members",
            caveats_of(("resolutions", "yes"), ("ukraine_votes", "vote")),
        ),
        description=text.finding(text.vote_tallies(votes)),
    )


def roll_call(votes: pd.DataFrame, countries: Sequence[str]) -> alt.LayerChart:
    """Draw the votes of chosen states as a grid, one letter a vote.

    Parameters
    ----------
    votes : pandas.DataFrame
        The table ``ukraine_votes``.
    countries : sequence of str
        Names or ISO 3166 alpha-3 codes, in the order of the rows.

    Returns
    -------
    altair.LayerChart
        Y yes, A abstained, N no, – no vote recorded.
    """
    countries = voting.codes(votes, countries)
    table = voting.roll_call(votes, countries)
    words = data.labels("ukraine_votes", "vote")
    rows = table.reset_index().melt("resolution", var_name="country", value_name="code")
    rows["vote"] = rows["code"].map(words)
    rows["letter"] = rows["code"].map(VOTE_LETTERS)
    rows["state"] = rows["country"].map(data.country_name)
    base = alt.Chart(rows).encode(
        x=alt.X("resolution:N").sort(list(table.index)).title(None).axis(labelAngle=-35),
        y=alt.Y("state:N").sort([data.country_name(c) for c in countries]).title(None),
    )
    cells = base.mark_rect(stroke="white", strokeWidth=2).encode(
        color=alt.Color("vote:N")
        .title("vote")
        .scale(domain=list(words.values()), range=list(VOTE_COLOURS.values())),
        tooltip=[alt.Tooltip("state:N"), alt.Tooltip("resolution:N"), alt.Tooltip("vote:N")],
    )
    letters = base.mark_text(fontWeight=700, fontSize=13).encode(
        text=alt.Text("letter:N"),
        color=alt.when("datum.code == 'yes' || datum.code == 'no'")
        .then(alt.value("white"))
        .otherwise(alt.value(INK)),
    )
    return (cells + letters).properties(
        width=alt.Step(50),
        height=alt.Step(30),
        title=title(
            "Vote by vote",
            "Y yes, A abstained, N no, – no vote recorded",
            data.caveats("ukraine_votes", "vote", country=countries),
        ),
        description=text.finding(text.roll_call(table)),
    )
