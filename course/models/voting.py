"""Questions to the voting tables: roll calls, shares, distances, and which state moved.

Ideal points are those of Bailey, Strezhnev and Voeten (2017), one number a state and year,
estimated from votes in the UN General Assembly; higher is closer to the order that the
United States leads.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from course import data
from course.errors import CourseError, unknown

VOTES = ["yes", "abstain", "no", "absent"]
POWERS = {"USA": "Washington", "RUS": "Moscow", "CHN": "Beijing"}
SERIES = {"distance": "final-passage votes", "distance_all_votes": "all votes"}


def codes(table: pd.DataFrame, countries: Sequence[str]) -> list[str]:
    """Turn names or codes of states into codes, and make sure that the table has them.

    Parameters
    ----------
    table : pandas.DataFrame
        Any table with a column ``country``.
    countries : sequence of str
        Names ("South Korea") or ISO 3166 alpha-3 codes, in any case.

    Returns
    -------
    list of str
        Codes, in the same order, each once.

    Raises
    ------
    CourseError
        If a state is unknown, or has no row in the table.
    """
    known = set(table["country"])
    found = [c if c in known else data.country_code(c) for c in countries]
    for code in found:
        if code not in known:
            raise CourseError(f"{data.country_name(code)} has no row in this table.")
    return list(dict.fromkeys(found))


def roll_call(votes: pd.DataFrame, countries: Sequence[str]) -> pd.DataFrame:
    """Set the votes of chosen states side by side.

    Parameters
    ----------
    votes : pandas.DataFrame
        The table ``ukraine_votes``.
    countries : sequence of str
        Names or ISO 3166 alpha-3 codes.

    Returns
    -------
    pandas.DataFrame
        Index ``resolution`` in the order of the table, one column a state.

    Raises
    ------
    CourseError
        If a state has no seat.
    """
    wide = votes.pivot(index="resolution", columns="country", values="vote")
    return wide.loc[votes["resolution"].unique(), codes(votes, countries)]


def same_votes(votes: pd.DataFrame, country: str, other: str) -> pd.DataFrame:
    """Compare two states, resolution by resolution.

    Parameters
    ----------
    votes : pandas.DataFrame
        The table ``ukraine_votes``.
    country, other : str
        Names or ISO 3166 alpha-3 codes.

    Returns
    -------
    pandas.DataFrame
        As `roll_call`, with a column ``same`` (bool). An abstention is not a yes.
    """
    pair = roll_call(votes, [country, other])
    first, second = pair.columns
    return pair.assign(same=pair[first] == pair[second])


def shares(votes: pd.DataFrame) -> pd.DataFrame:
    """Count the votes on each resolution and give the yes votes as three shares.

    Parameters
    ----------
    votes : pandas.DataFrame
        The table ``ukraine_votes``.

    Returns
    -------
    pandas.DataFrame
        Index ``resolution``; ``yes``, ``abstain``, ``no``, ``absent`` (members); and of the
        yes votes the share ``of_all`` members, ``of_present`` (yes, no, abstain) and
        ``of_yes_and_no``, each 0 to 1.
    """
    counts = (
        pd.crosstab(votes["resolution"], votes["vote"])
        .reindex(index=votes["resolution"].unique(), columns=VOTES, fill_value=0)
        .rename_axis(columns=None)
    )
    yes = counts["yes"]
    return counts.assign(
        of_all=yes / counts[VOTES].sum(axis="columns"),
        of_present=yes / counts[["yes", "abstain", "no"]].sum(axis="columns"),
        of_yes_and_no=yes / counts[["yes", "no"]].sum(axis="columns"),
    )


def times_voted(votes: pd.DataFrame, vote: str = "yes") -> pd.Series:
    """Count how often each state cast a given vote.

    Parameters
    ----------
    votes : pandas.DataFrame
        The table ``ukraine_votes``.
    vote : str
        One of `VOTES`.

    Returns
    -------
    pandas.Series of int
        Index ``country``, all states, most first.

    Raises
    ------
    CourseError
        If there is no such vote.
    """
    if vote not in VOTES:
        raise unknown("vote", vote, VOTES)
    cast = (votes["vote"] == vote).groupby(votes["country"]).sum()
    return cast.sort_values(ascending=False, kind="stable")


def peers(alignment: pd.DataFrame) -> list[str]:
    """Return the states that the course compares: those with vote-by-vote agreement."""
    return sorted(alignment.loc[alignment["agreement"].notna(), "country"].unique())


def ranks(
    alignment: pd.DataFrame,
    reference: str,
    year: int,
    countries: Sequence[str] | None = None,
    series: str = "distance",
) -> pd.DataFrame:
    """Rank states by their distance to a power in one year, nearest first.

    Parameters
    ----------
    alignment : pandas.DataFrame
        The table ``alignment``.
    reference : str
        ``"USA"``, ``"RUS"`` or ``"CHN"``.
    year : int
        1990 to 2025.
    countries : sequence of str, optional
        States to rank; without it, `peers`.
    series : str
        A key of `SERIES`.

    Returns
    -------
    pandas.DataFrame
        Columns ``country``, ``distance`` (ideal-point units), ``rank`` (1 = nearest).

    Raises
    ------
    CourseError
        If the power, year or series does not exist, or no state has a value.
    """
    _require_power(reference)
    _require_series(series)
    wanted = peers(alignment) if countries is None else codes(alignment, countries)
    rows = alignment[
        (alignment["reference"] == reference)
        & (alignment["year"] == year)
        & alignment["country"].isin(wanted)
    ].dropna(subset=[series])
    if rows.empty:
        raise CourseError(
            f"No distance for {year} on {SERIES[series]}. "
            "Final-passage votes reach from 1990 to 2025, all votes from 1990 to 2023."
        )
    rows = rows[["country", series]].rename(columns={series: "distance"})
    rows = rows.sort_values("distance", ignore_index=True)
    return rows.assign(rank=rows["distance"].rank(method="min").astype(int))


def distances(alignment: pd.DataFrame, country: str, series: str = "distance") -> pd.DataFrame:
    """Return a state's distance to each power, year by year.

    Parameters
    ----------
    alignment : pandas.DataFrame
        The table ``alignment``.
    country : str
        Name or ISO 3166 alpha-3 code.
    series : str
        A key of `SERIES`.

    Returns
    -------
    pandas.DataFrame
        Index ``year``, one column a power (ideal-point units).

    Raises
    ------
    CourseError
        If the state or series does not exist.
    """
    _require_series(series)
    return _by_power(alignment, country, series)


def agreement(alignment: pd.DataFrame, country: str) -> pd.DataFrame:
    """Return the share of identical votes with each power, year by year.

    Parameters
    ----------
    alignment : pandas.DataFrame
        The table ``alignment``.
    country : str
        ISO 3166 alpha-3 code of one of `peers`.

    Returns
    -------
    pandas.DataFrame
        Index ``year``, one column a power (0 to 1). 2022 and 2024 rest on part of a year.

    Raises
    ------
    CourseError
        If the state has no roll calls in the table.
    """
    counted = alignment[alignment["agreement"].notna()]
    return _by_power(counted, country, "agreement")


def movement(
    ideal_points: pd.DataFrame, country: str, other: str, start: int, end: int
) -> pd.DataFrame:
    """Split the change of a distance between two states into the move of each.

    For d = other - country (signed so that d is positive in the first year), the change
    of d is the other's move plus minus the country's move; each part over the whole is the
    share of the change that the state's own move explains.

    Parameters
    ----------
    ideal_points : pandas.DataFrame
        The table ``ideal_points``.
    country, other : str
        Names or ISO 3166 alpha-3 codes.
    start, end : int
        Years.

    Returns
    -------
    pandas.DataFrame
        Index the two codes; ``start``, ``end`` (ideal points), ``move`` (their difference),
        ``widens`` (what the move adds to the distance) and ``share`` of the whole change.

    Raises
    ------
    CourseError
        If a state or year has no ideal point, or the distance did not change.
    """
    country, other = codes(ideal_points, [country, other])
    wide = ideal_points.pivot(index="year", columns="country", values="ideal_point")
    points = wide.reindex(index=[start, end], columns=[country, other])
    if points.isna().any(axis=None):
        raise CourseError(f"{country} or {other} has no ideal point in {start} or {end}.")
    moves = points.loc[end] - points.loc[start]
    side = 1 if points.loc[start, other] >= points.loc[start, country] else -1
    widens = pd.Series({country: -side * moves[country], other: side * moves[other]})
    change = widens.sum()
    if change == 0:
        raise CourseError("The distance did not change, so there is nothing to share out.")
    return pd.DataFrame(
        {
            "start": points.loc[start],
            "end": points.loc[end],
            "move": moves,
            "widens": widens,
            "share": widens / change,
        }
    ).rename_axis(index="country", columns=None)


def no_share(counts: pd.DataFrame, countries: Sequence[str]) -> pd.DataFrame:
    """Return the share of no among the votes that each state cast, year by year.

    Parameters
    ----------
    counts : pandas.DataFrame
        The table ``vote_counts``.
    countries : sequence of str
        Names or ISO 3166 alpha-3 codes.

    Returns
    -------
    pandas.DataFrame
        Columns ``country``, ``year``, ``no``, ``cast``, ``share`` (0 to 1).

    Raises
    ------
    CourseError
        If a state is not in the table.
    """
    rows = counts[counts["country"].isin(codes(counts, countries))][
        ["country", "year", "no", "cast"]
    ]
    return rows.assign(share=rows["no"] / rows["cast"])


def years_nearer(table: pd.DataFrame, first: str = "RUS", second: str = "USA") -> pd.Series:
    """Say for each year whether the first power has the larger value.

    Parameters
    ----------
    table : pandas.DataFrame
        From `agreement` (larger = more alike) or `distances` (larger = farther).
    first, second : str
        Columns to compare.

    Returns
    -------
    pandas.Series of bool
        Index ``year``; years without both values are left out.
    """
    both = table[[first, second]].dropna()
    return both[first] > both[second]


def _by_power(alignment: pd.DataFrame, country: str, column: str) -> pd.DataFrame:
    (code,) = codes(alignment, [country])
    rows = alignment[alignment["country"] == code]
    wide = rows.pivot(index="year", columns="reference", values=column)
    return wide.reindex(columns=[p for p in POWERS if p in wide]).rename_axis(columns=None)


def _require_power(reference: str) -> None:
    if reference not in POWERS:
        raise unknown("power", reference, POWERS)


def _require_series(series: str) -> None:
    if series not in SERIES:
        raise unknown("series", series, SERIES)
