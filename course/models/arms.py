"""Arms and aid in figures: deals split by year, shares of buyers, donors ranked.

Two traps are built into the functions. SIPRI counts arms in trend-indicator values, which
are no money, and gives years of delivery but no value a year: a total by year needs a rule.
Aid can be counted as allocated or as committed, and in euros or against the donor's economy.
"""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from course import data
from course.errors import CourseError, unknown

RULES = {
    "equal": "equal parts in each year",
    "rising": "parts that rise (1, 2, 3, ...)",
    "first": "all in the first year",
    "last": "all in the last year",
}
"""How the value of a deal is spread over its years of delivery."""

WINDOWS = ((2020, 2024), (2021, 2025))
"""Five years each: the ones for which SIPRI's printed share is known, and the last ones."""

MEASURES = {"allocated": "allocated", "committed": "committed"}
UNITS = {"euro": "billion euro", "gdp": "per cent of GDP of 2021"}

SHARES = {"allocated": "allocated_gdp", "committed": "committed_gdp"}


def by_year(deals: pd.DataFrame, rule: str = "equal") -> pd.DataFrame:
    """Split the value of each deal over its years of delivery.

    Parameters
    ----------
    deals : pandas.DataFrame
        Rows of the table ``arms_transfers``.
    rule : str
        A key of `RULES`. With n years, "equal" gives each 1 / n; "rising" gives the i-th
        year 2 i / (n (n + 1)).

    Returns
    -------
    pandas.DataFrame
        ``deal_id``, ``supplier``, ``recipient``, ``year``, ``tiv`` (million TIV). Deals
        without a delivery have no row.

    Raises
    ------
    CourseError
        If there is no such rule.
    """
    if rule not in RULES:
        raise unknown("rule", rule, RULES)
    delivered = deals.dropna(subset=["delivery_years"])
    rows = [
        (deal.deal_id, deal.supplier, deal.recipient, year, deal.tiv_delivered * part)
        for deal in delivered.itertuples()
        for year, part in _parts(deal.delivery_years, rule)
    ]
    columns = ["deal_id", "supplier", "recipient", "year", "tiv"]
    return pd.DataFrame(rows, columns=columns)


def recipients(
    deals: pd.DataFrame, start: int = 2020, end: int = 2024, rule: str = "equal"
) -> pd.DataFrame:
    """Rank the buyers of South Korean arms by what was delivered in a window.

    Parameters
    ----------
    deals : pandas.DataFrame
        The table ``arms_transfers``; only South Korean exports count.
    start, end : int
        First and last year.
    rule : str
        A key of `RULES`.

    Returns
    -------
    pandas.DataFrame
        Index ``recipient``, largest first; ``tiv`` (million TIV), ``share`` of all
        exports in the window, ``rank``.

    Raises
    ------
    CourseError
        If the window is empty, or there is no such rule.
    """
    exports = deals[deals["flow"] == "export"]
    years = by_year(exports, rule)
    inside = years[years["year"].between(start, end)]
    if inside.empty:
        raise CourseError(f"No delivery from {start} to {end}: choose years from 1990 to 2025.")
    table = inside.groupby("recipient")[["tiv"]].sum()
    table = table.sort_values("tiv", ascending=False, kind="stable")
    table["share"] = table["tiv"] / table["tiv"].sum()
    table["rank"] = range(1, len(table) + 1)
    return table


def share_by_rule(
    deals: pd.DataFrame, recipient: str = "POL", start: int = 2020, end: int = 2024
) -> pd.Series:
    """Work out one buyer's share under each rule.

    Parameters
    ----------
    deals : pandas.DataFrame
        The table ``arms_transfers``.
    recipient : str
        Name or ISO 3166 alpha-3 code.
    start, end : int
        First and last year.

    Returns
    -------
    pandas.Series
        Index ``rule``, in the order of `RULES`; share of South Korean exports.

    Raises
    ------
    CourseError
        If the country is unknown or bought nothing in the window.
    """
    code = data.country_code(recipient)
    tables = {rule: recipients(deals, start, end, rule) for rule in RULES}
    found = {rule: float(table["share"].get(code, 0.0)) for rule, table in tables.items()}
    if not any(found.values()):
        raise CourseError(
            f"{data.country_name(code)} received no South Korean arms from {start} to {end}."
        )
    return pd.Series(found, name="share").rename_axis("rule")


def printed_share(caveats: pd.DataFrame) -> float:
    """Read the share that SIPRI itself printed for Poland from the caveats of the table.

    Parameters
    ----------
    caveats : pandas.DataFrame
        From ``data.caveats("arms_transfers")``.

    Returns
    -------
    float

    Raises
    ------
    CourseError
        If no caveat names it.
    """
    for words in caveats["text"]:
        if found := re.search(r"Poland has .*SIPRI itself printed (\d+) %", words):
            return int(found[1]) / 100
    raise CourseError("No caveat names the share that SIPRI printed: read the table's caveats.")


def donors(aid: pd.DataFrame) -> pd.DataFrame:
    """Add up what each donor gave, and set it against its economy.

    Parameters
    ----------
    aid : pandas.DataFrame
        The table ``aid``, all years or some.

    Returns
    -------
    pandas.DataFrame
        Index ``donor``; ``allocated``, ``military``, ``humanitarian``, ``financial``,
        ``committed``, ``gdp_2021`` (billion euro), ``allocated_gdp``, ``committed_gdp``
        (share of the gross domestic product of 2021; missing for the EU).
    """
    kinds = ["allocated", "military", "humanitarian", "financial", "committed"]
    groups = aid.groupby("donor")
    table = groups[kinds].sum().join(groups["gdp_2021"].first())
    for measure, column in SHARES.items():
        table[column] = table[measure] / table["gdp_2021"]
    return table


def ranked(aid: pd.DataFrame, measure: str = "allocated", unit: str = "euro") -> pd.DataFrame:
    """Rank all donors by one measure of aid.

    Parameters
    ----------
    aid : pandas.DataFrame
        The table ``aid``, all years or some.
    measure : str
        ``"allocated"`` or ``"committed"``.
    unit : str
        A key of `UNITS`: ``"euro"`` or ``"gdp"``.

    Returns
    -------
    pandas.DataFrame
        Index ``donor``, largest first; ``value`` (billion euro, or per cent), ``rank``.
        Donors without a value, such as the EU when the unit is the economy, are left out.

    Raises
    ------
    CourseError
        If there is no such measure or unit.
    """
    if measure not in MEASURES:
        raise unknown("measure", measure, MEASURES)
    if unit not in UNITS:
        raise unknown("unit", unit, UNITS)
    table = donors(aid)
    value = table[measure] if unit == "euro" else 100 * table[SHARES[measure]]
    value = value.dropna().sort_values(ascending=False, kind="stable")
    rank = value.rank(ascending=False, method="min").astype(int)
    return pd.DataFrame({"value": value, "rank": rank})


def _parts(delivery_years: str, rule: str) -> list[tuple[int, float]]:
    years = [int(year) for year in delivery_years.split(";")]
    n = len(years)
    weights = {
        "equal": np.ones(n),
        "rising": np.arange(1, n + 1),
        "first": np.eye(1, n, 0)[0],
        "last": np.eye(1, n, n - 1)[0],
    }[rule]
    return list(zip(years, (weights / weights.sum()).tolist(), strict=True))
