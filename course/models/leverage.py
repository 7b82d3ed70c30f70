"""Where one state depends on another: fuel, firms, an old debt paid in weapons."""

from __future__ import annotations

import pandas as pd

from course.errors import CourseError


def energy_shares(energy: pd.DataFrame, year: int = 2021) -> pd.DataFrame:
    """Return Russia's share of South Korea's imports of each fuel, every version printed.

    Parameters
    ----------
    energy : pandas.DataFrame
        The table ``energy``.
    year : int
        Calendar year.

    Returns
    -------
    pandas.DataFrame
        Columns ``fuel``, ``share`` (per cent), ``preferred`` (the figure that the course
        uses), ``status``, ``counted_by``, ``source_id``; largest preferred share first.

    Raises
    ------
    CourseError
        If no share is known for the year.
    """
    rows = energy[
        (energy["measure"] == "share_of_imports")
        & (energy["partner"] == "RUS")
        & (energy["period"] == str(year))
    ].rename(columns={"value": "share"})
    if rows.empty:
        raise CourseError(f"No share of a fuel is known for {year}. Shares are known for 2021.")
    main = rows[rows["preferred"].astype(bool)].set_index("fuel")["share"]
    rows = rows.assign(size=rows["fuel"].map(main), preferred=rows["preferred"].astype(bool))
    rows = rows.sort_values(["size", "preferred"], ascending=False, kind="stable")
    columns = ["fuel", "share", "preferred", "status", "counted_by", "source_id"]
    return rows[columns].reset_index(drop=True)


def energy_pairs(energy: pd.DataFrame) -> pd.DataFrame:
    """Find figures that may be compared: one source, fuel, measure and unit, a year apart.

    Parameters
    ----------
    energy : pandas.DataFrame
        The table ``energy``.

    Returns
    -------
    pandas.DataFrame
        Columns ``fuel``, ``measure``, ``unit``, ``earlier``, ``later`` (periods), ``before``,
        ``after`` (values) and ``change`` (a part of the earlier value, -1 to ...).
    """
    rows = energy[(energy["partner"] == "RUS") & energy["preferred"].astype(bool)]
    year_on = pd.DateOffset(years=1)
    keys = ["fuel", "measure", "unit", "source_id", "date_start", "date_end"]
    before = rows.assign(
        date_start=rows["date_start"] + year_on, date_end=rows["date_end"] + year_on
    )
    both = rows.merge(before, on=keys, suffixes=("_after", "_before"))
    pairs = both[["fuel", "measure", "unit"]].assign(
        earlier=both["period_before"],
        later=both["period_after"],
        before=both["value_before"],
        after=both["value_after"],
        change=both["value_after"] / both["value_before"] - 1,
    )
    return pairs.sort_values("later", ignore_index=True)


def firm_counts(firms: pd.DataFrame) -> pd.DataFrame:
    """Return the counts of South Korean firms, each with what it counts and who counted.

    Parameters
    ----------
    firms : pandas.DataFrame
        The table ``firms``.

    Returns
    -------
    pandas.DataFrame
        Columns ``firm_row``, ``measure``, ``firms``, ``about`` (True for a round figure),
        ``date``, ``date_precision``, ``said_by``, ``status``, ``source_id``; rows that count
        the same thing stand together, in order of time.
    """
    rows = firms[(firms["scope"] == "all") & firms["unit"].isin(["firms", "companies"])]
    rows = rows.assign(about=rows["qualifier"] == "about").rename(columns={"value": "firms"})
    rows = rows.sort_values(["measure", "date"], kind="stable")
    columns = ["firm_row", "measure", "firms", "about", "date", "date_precision"]
    return rows[[*columns, "said_by", "status", "source_id"]].reset_index(drop=True)


def survey(firms: pd.DataFrame) -> pd.Series:
    """Return the answers of the survey of 2025 as numbers of firms.

    Parameters
    ----------
    firms : pandas.DataFrame
        The table ``firms``.

    Returns
    -------
    pandas.Series
        ``asked``, ``stopped`` and ``continued`` (firms), ``return_share`` (of those that
        stopped, 0 to 1) and ``would_return`` (firms, computed from that share).
    """
    value = firms.set_index("firm_row")["value"]
    asked, stopped = value["survey-asked"], value["survey-suspended"]
    share = value["survey-return"] / 100
    return pd.Series(
        {
            "asked": asked,
            "stopped": stopped,
            "continued": value["survey-continued"],
            "return_share": share,
            "would_return": stopped * share,
        }
    )


def debt_arms(arms: pd.DataFrame) -> pd.DataFrame:
    """Return the Russian weapons that paid a part of the Soviet debt.

    Parameters
    ----------
    arms : pandas.DataFrame
        The table ``arms_transfers``.

    Returns
    -------
    pandas.DataFrame
        The rows with a ``programme``, first deliveries first; numbers are items, not money.
    """
    rows = arms[arms["programme"].notna()]
    return rows.sort_values(["first_delivery", "weapon"], ignore_index=True)
