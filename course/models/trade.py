"""Questions to the trade tables: shares, paths, two counts of one trade, goods that go round.

A figure that is not in the tables is unknown. No function here fills it in.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from course import data
from course.errors import CourseError, unknown

FLOWS = {"export": "sold to the partner", "import": "bought from the partner"}
PARTNERS = ("KOR", "JPN", "DEU", "FRA", "GBR", "POL", "USA", "CHN", "IND", "TUR")
"""Partners whose trade with Russia the course compares; all have rows from 2016 to 2024."""
BASES = (2019, 2020, 2021)
"""Base years that make sense here: the last three before 2022."""
DETOURS = ("ARM", "KAZ", "KGZ", "UZB")
"""Neighbours of Russia that are named as ways round the controls."""


def path(
    trade: pd.DataFrame,
    partners: Sequence[str] = PARTNERS,
    base: int = 2021,
    flow: str = "import",
    reporter: str = "RUS",
    start: int = 2016,
) -> pd.DataFrame:
    """Return the trade of one reporter with several partners as an index.

    index = 100 * value of the year / value of the base year. Disputed rows are left out.

    Parameters
    ----------
    trade : pandas.DataFrame
        The table ``trade``.
    partners : sequence of str
        Names or ISO 3166 alpha-3 codes.
    base : int
        The year that is 100.
    flow : str
        ``"export"`` or ``"import"``, as the reporter sees it.
    reporter : str
        ISO 3166 alpha-3 code of the state whose books are used.
    start : int
        First year.

    Returns
    -------
    pandas.DataFrame
        Columns ``partner``, ``year``, ``value_usd_m`` (million current US dollars), ``index``
        (base year = 100), ``basis`` ("reported" or "estimated"), ``source_id``.

    Raises
    ------
    CourseError
        If the flow or a partner is unknown, or a partner has no row for the base year.
    """
    if flow not in FLOWS:
        raise unknown("flow", flow, FLOWS)
    rows = trade[
        (trade["reporter"] == reporter)
        & (trade["flow"] == flow)
        & (trade["year"] >= start)
        & (trade["status"] != "disputed")
    ]
    wanted = [p if p in set(rows["partner"]) else data.country_code(p) for p in partners]
    rows = rows[rows["partner"].isin(wanted)]
    at_base = rows[rows["year"] == base].set_index("partner")["value_usd_m"]
    for code in wanted:
        if code not in at_base:
            raise CourseError(
                f"No row for {data.country_name(code)} in {base}. Choose another base year."
            )
    order = {code: place for place, code in enumerate(wanted)}
    rows = rows.assign(index=100 * rows["value_usd_m"] / rows["partner"].map(at_base))
    rows = rows.sort_values(["partner", "year"], key=lambda c: c.map(order).fillna(c))
    columns = ["partner", "year", "value_usd_m", "index", "basis", "source_id"]
    return rows[columns].reset_index(drop=True)


def both_sides(trade: pd.DataFrame, year: int = 2020) -> pd.DataFrame:
    """Say how large Russia is for South Korea and South Korea for Russia, in each direction.

    Parameters
    ----------
    trade : pandas.DataFrame
        The table ``trade``.
    year : int
        2020 is the last year for which both states reported.

    Returns
    -------
    pandas.DataFrame
        Index ``reporter`` ("KOR", "RUS"); columns ``export``, ``import``: the share of the
        other state in the reporter's whole trade, 0 to 1, each by the reporter's own count.

    Raises
    ------
    CourseError
        If a state has no row for the year.
    """
    shares = {}
    for reporter, partner in (("KOR", "RUS"), ("RUS", "KOR")):
        rows = trade[(trade["reporter"] == reporter) & (trade["year"] == year)]
        wide = rows.pivot_table(index="partner", columns="flow", values="value_usd_m")
        if not {partner, "WLD"} <= set(wide.index):
            raise CourseError(
                f"{data.country_name(reporter)} has no rows for {year}. "
                "Both states have rows for 2016 to 2020."
            )
        shares[reporter] = wide.loc[partner] / wide.loc["WLD"]
    return pd.DataFrame(shares).T.rename_axis(index="reporter", columns=None)


def figure(
    points: pd.DataFrame, measure: str, period: str, partner: str = "RUS", reporter: str = "KOR"
) -> float:
    """Return the one figure that the course uses for a state, partner, measure and period.

    Parameters
    ----------
    points : pandas.DataFrame
        The table ``trade_points``.
    measure : str
        For example ``"export"`` or ``"export_yoy"``.
    period : str
        For example ``"2022"`` or ``"2022-03"``.
    partner, reporter : str
        ISO 3166 alpha-3 codes.

    Returns
    -------
    float
        In the unit of the row: billion dollars, per cent or vehicles.

    Raises
    ------
    CourseError
        If there is no such figure: unknown, not zero.
    """
    rows = points[
        points["preferred"].astype(bool)
        & (points["measure"] == measure)
        & (points["period"] == str(period))
        & (points["partner"] == partner)
        & (points["reporter"] == reporter)
    ]
    if rows.empty:
        raise CourseError(
            f"The table has no {measure!r} of {data.country_name(reporter)} with "
            f"{data.country_name(partner)} for {period}. It is unknown, not zero."
        )
    return float(rows["value"].iloc[0])


def two_counts(trade: pd.DataFrame, points: pd.DataFrame, start: int = 2016) -> pd.DataFrame:
    """Set two counts of one trade side by side: what South Korea sold, what Russia bought.

    Parameters
    ----------
    trade, points : pandas.DataFrame
        The tables ``trade`` and ``trade_points``.
    start : int
        First year.

    Returns
    -------
    pandas.DataFrame
        Index ``year``; ``korea`` (its exports, f.o.b.) and ``russia`` (its imports, c.i.f.) in
        million dollars, ``ratio`` of the second to the first; a missing count is empty.
    """
    own = trade[(trade["reporter"] == "KOR") & (trade["partner"] == "RUS")]
    own = own[own["flow"] == "export"].set_index("year")["value_usd_m"]
    later = _yearly(points, "export")
    mirror = path(trade, ["KOR"], start=start).set_index("year")["value_usd_m"]
    korea = pd.concat([own, 1000 * later[~later.index.isin(own.index)]])
    table = pd.DataFrame({"korea": korea.reindex(mirror.index), "russia": mirror})
    return table.assign(ratio=table["russia"] / table["korea"])


def first_year(points: pd.DataFrame, year: int = 2022) -> pd.Series:
    """Return by how much each state's exports to Russia changed in a year, as KITA printed it.

    Parameters
    ----------
    points : pandas.DataFrame
        The table ``trade_points``.
    year : int
        Calendar year.

    Returns
    -------
    pandas.Series
        Index the reporter (ISO 3166 alpha-3), per cent on the year before; largest fall last.

    Raises
    ------
    CourseError
        If the table has no such change for the year.
    """
    rows = points[
        points["preferred"].astype(bool)
        & (points["measure"] == "export_yoy")
        & (points["partner"] == "RUS")
        & (points["period"] == str(year))
    ]
    if rows.empty:
        raise CourseError(f"The table has no change of exports for {year}. It has 2022.")
    return rows.set_index("reporter")["value"].sort_values(ascending=False, kind="stable")


def detour_bound(points: pd.DataFrame, country: str, year: int = 2022) -> pd.Series:
    """Ask how much of the fall in exports to Russia a third state could explain at most.

    The bound supposes that what the third state bought before stayed there, and that every
    additional dollar went on to Russia.
    It is a limit and not an estimate. rise = value - value / (1 + growth).

    Parameters
    ----------
    points : pandas.DataFrame
        The table ``trade_points``.
    country : str
        Name or ISO 3166 alpha-3 code of the third state.
    year : int
        The year in which the third state's growth was printed.

    Returns
    -------
    pandas.Series
        Exports to the third state ``before`` and ``after`` and the ``rise`` between them, the
        ``fall`` of exports to Russia (all in billion dollars), and ``share`` (rise / fall).

    Raises
    ------
    CourseError
        If a figure is missing, or exports to Russia did not fall.
    """
    code = data.country_code(country)
    value = figure(points, "export", str(year), code)
    growth = figure(points, "export_yoy", str(year), code) / 100
    before = value / (1 + growth)
    fall = figure(points, "export", str(year - 1)) - figure(points, "export", str(year))
    if fall <= 0:
        raise CourseError("Exports to Russia did not fall, so there is nothing to explain.")
    rise = value - before
    return pd.Series(
        {"before": before, "after": value, "rise": rise, "fall": fall, "share": rise / fall}
    )


def used_cars(points: pd.DataFrame) -> pd.DataFrame:
    """Return the used cars that South Korea sold to two neighbours of Russia.

    Parameters
    ----------
    points : pandas.DataFrame
        The table ``trade_points``.

    Returns
    -------
    pandas.DataFrame
        Columns ``country``, ``year``, ``cars``, ``about`` (True for a round figure),
        ``source_id``.
    """
    rows = points[(points["measure"] == "used_cars") & points["preferred"].astype(bool)]
    return pd.DataFrame(
        {
            "country": rows["partner"],
            "year": rows["date_start"].dt.year,
            "cars": rows["value"],
            "about": rows["qualifier"] == "about",
            "source_id": rows["source_id"],
        }
    ).reset_index(drop=True)


def _yearly(points: pd.DataFrame, measure: str) -> pd.Series:
    rows = points[
        points["preferred"].astype(bool)
        & (points["measure"] == measure)
        & (points["reporter"] == "KOR")
        & (points["partner"] == "RUS")
        & (points["period"].str.len() == len("2022"))
    ]
    return rows.set_index(rows["period"].astype(int))["value"].sort_index()
