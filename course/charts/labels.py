"""What line charts of states share: names at the ends of lines that do not hide each other."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from course.charts.theme import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PINK,
    STATE_COLOURS,
    VERMILLION,
    alt,
)

_LABEL = 14
"""Height of a label at the end of a line, in pixels."""


def spread(values: Sequence[float], gap: float) -> list[float]:
    """Move numbers apart until neighbours differ by a gap, and as little as possible.

    Values that are too near form a group; the group keeps its middle. The order stays.

    Parameters
    ----------
    values : sequence of float
        Where the labels would stand.
    gap : float
        Smallest distance between two labels, in the same unit.

    Returns
    -------
    list of float
        New places, in the order of `values`.
    """
    order = sorted(range(len(values)), key=lambda i: values[i])
    groups: list[tuple[float, int]] = []
    for place, i in enumerate(order):
        groups.append((values[i] - place * gap, 1))
        while len(groups) > 1 and groups[-2][0] > groups[-1][0]:
            (last, n), (before, m) = groups.pop(), groups.pop()
            groups.append(((last * n + before * m) / (n + m), n + m))
    flat = [start for start, size in groups for _ in range(size)]
    moved = {i: flat[place] + place * gap for place, i in enumerate(order)}
    return [moved[i] for i in range(len(values))]


def line_ends(
    rows: pd.DataFrame, groups: list[str], value: str, height: int, number: str = ""
) -> pd.DataFrame:
    """Take the last row of each state, and a place for its name that hides no other.

    Parameters
    ----------
    rows : pandas.DataFrame
        Columns ``partner``, ``state``, ``year`` and those of the other parameters.
    groups : list of str
        Columns that a control chooses by: names need room within one choice only.
    value : str
        The column on the vertical axis.
    height : int
        Height of the chart in pixels.
    number : str
        Format of the value that follows the name; without it no value. A line that ends
        early gets its last year too.

    Returns
    -------
    pandas.DataFrame
        One row a state and group: ``place`` (on the axis), ``label``, ``year`` of all names.
    """
    last = rows[rows["year"] == rows.groupby([*groups, "partner"])["year"].transform("max")]
    parts = []
    for _, part in last.groupby(groups):
        same = rows
        for group in groups:
            same = same[same[group] == part[group].iloc[0]]
        gap = _LABEL * same[value].max() * 1.1 / height
        parts.append(part.assign(place=spread(list(part[value]), gap)))
    found = pd.concat(parts, ignore_index=True)
    found["label"] = found["state"]
    until = " (to " if not number else " ("
    if number:
        found["label"] = found["state"] + " " + found[value].map(f"{{:{number}}}".format)
    early = found["year"] < rows["year"].max() - (not number)  # one year short is near enough
    found.loc[early, "label"] += until + found.loc[early, "year"].astype(str) + ")"
    # All names stand in one column, also where a line ends early.
    found["year"] = rows["year"].max()
    return found[[*groups, "partner", "state", "year", "place", "label"]]


def end_names(ends: pd.DataFrame, chosen: str, states: Sequence[str]) -> alt.Chart:
    """Write the names of `line_ends` for which the filter `chosen` holds."""
    return (
        alt.Chart(ends)
        .transform_filter(chosen)
        .mark_text(align="left", dx=10, fontWeight=600)
        .encode(
            x=alt.X("year:Q"),
            y=alt.Y("place:Q"),
            text=alt.Text("label:N"),
            color=state_colour(states).legend(None),
        )
    )


def state_colour(states: Sequence[str]) -> alt.Color:
    """Give each state its colour, others grey."""
    extra = {"ARM": PINK, "KAZ": BLUE, "KGZ": VERMILLION, "UZB": GREEN, "TUR": ORANGE, "IND": PINK}
    known = {**extra, **STATE_COLOURS}
    colours = [known.get(code, GREY) for code in states]
    return alt.Color("partner:N").scale(domain=list(states), range=colours)


def years(first: float, last: float) -> alt.X:
    """Draw the years of the war and those before, with room for names on the right."""
    return (
        alt.X("year:Q")
        .title(None)
        .axis(format="d", values=list(range(2016, 2025)))
        .scale(domain=[first, last])
    )
