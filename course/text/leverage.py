"""Text twins of the charts of fuel, firms and the old debt."""

from __future__ import annotations

import pandas as pd

from course import data
from course.models import leverage as model
from course.text.words import day, join, percent

FUELS = {"coal": "coal", "lng": "liquefied gas", "crude_oil": "crude oil", "naphtha": "naphtha"}
"""Short names of fuels."""

FIRM_MEASURES = {
    "exporting_firms": "firms that export to Russia",
    "firms_present": "firms in Russia",
    "legal_entities_in_russia": "companies of 16 large groups in Russia",
}
"""What each count of firms counts, in short words."""


def energy_shares(energy: pd.DataFrame, year: int = 2021) -> str:
    """Say on which fuel South Korea depended most, and which single figures can be compared."""
    shares = model.energy_shares(energy, year)
    main = shares[shares["preferred"]]
    words = [f"{r.share:.1f} % of its {FUELS[r.fuel]}" for r in main.itertuples()]
    lines = [f"In {year} South Korea bought from Russia {join(words)}."]
    other = shares[~shares["preferred"]]
    if not other.empty:
        versions = [f"{FUELS[r.fuel]} {r.share:g} %" for r in other.itertuples()]
        lines.append(f"Other versions in print: {join(versions)}.")
    for pair in model.energy_pairs(energy).itertuples():
        kind = pair.measure.removeprefix("import_")
        lines.append(
            f"{FUELS[pair.fuel].capitalize()} from Russia, by {kind}: "
            f"{percent(abs(pair.change))} {'less' if pair.change < 0 else 'more'} in {pair.later} "
            f"than in {pair.earlier}."
        )
    return "\n".join(lines)


def firm_counts(firms: pd.DataFrame) -> str:
    """Say which counts of firms can be compared, and what the survey found."""
    counts = model.firm_counts(firms)
    kinds = counts["measure"].nunique()
    same = counts[counts.duplicated(["measure", "said_by"], keep=False)]
    first, last = same["firms"].iloc[0], same["firms"].iloc[-1]
    answers = model.survey(firms)
    lines = [
        f"{len(counts)} counts of firms count {kinds} different things, "
        f"from {counts['firms'].min():.0f} to {counts['firms'].max():,.0f}.",
        f"Two are by one counter, {same['said_by'].iloc[0]}, of one thing: "
        f"{FIRM_MEASURES[same['measure'].iloc[0]]}, {first:,.0f} in "
        f"{same['date'].iloc[0].year} and {last:,.0f} in {same['date'].iloc[-1].year}, "
        f"{percent(1 - last / first)} fewer.",
        f"Survey of 2025: of {answers['asked']:.0f} firms asked, {answers['stopped']:.0f} had "
        f"stopped. Of these {percent(answers['return_share'])} would like to return.",
    ]
    return "\n".join(lines)


def debt_arms(arms: pd.DataFrame) -> str:
    """Say which weapons paid a part of the debt."""
    rows = model.debt_arms(arms)
    tanks = rows[rows["description"] == "tank"]
    deals = data.labels("arms_transfers", "programme")
    lines = [
        f"Between {rows['first_delivery'].min():.0f} and {rows['last_delivery'].max():.0f} Russia "
        f"delivered {rows['weapon'].nunique()} kinds of arms that paid debt, among them "
        f"{tanks['delivered'].sum():.0f} tanks."
    ]
    for code, group in rows.groupby("programme", sort=False):
        items = [f"{r.delivered:,} {r.weapon}" for r in group.itertuples()]
        lines.append(f"{deals[code][0].upper()}{deals[code][1:]}: {join(items)}.")
    lines.append("The numbers count items. They say nothing on how much debt they paid.")
    return "\n".join(lines)


def firm_label(row: pd.Series) -> str:
    """Write who counted, and in which month or year, for one row of `leverage.firm_counts`."""
    precision = "year" if row["date_precision"] == "year" else "month"
    return f"{row['said_by']}, {day(row['date'], precision)}"
