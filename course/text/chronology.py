"""Text twins of the charts of the chronology."""

from __future__ import annotations

import pandas as pd

from course import data
from course.models import chronology
from course.text.words import count, day


def timeline(events: pd.DataFrame) -> str:
    """Say how many events there are, when, by whom and in which field most."""
    if events.empty:
        return "No event passes these filters."
    years = events["date"].dt.year
    busiest = years.value_counts().sort_index().idxmax()
    by = events["initiator"].value_counts()
    fields = events["domain"].value_counts()
    who = data.labels("events", "initiator")
    what = data.labels("events", "domain")
    return "\n".join(
        [
            f"{len(events)} events from {years.min()} to {years.max()}; "
            f"{busiest} has the most, {(years == busiest).sum()}.",
            "By actor: " + ", ".join(f"{who[code]} {n}" for code, n in by.head(3).items()) + ".",
            "By field: "
            + ", ".join(f"{what[code]} {n}" for code, n in fields.head(3).items())
            + ".",
        ]
    )


def directions(events: pd.DataFrame) -> str:
    """Say which way South Korea's acts went, year by year."""
    korean = chronology.select(events, initiator="KOR")
    if korean.empty:
        return "No act of South Korea in this table."
    words = data.labels("events", "direction")
    counts = korean["direction"].value_counts()
    away = korean[korean["direction"] == "away_from_russia"]["date"].dt.year.value_counts()
    first = f"Of {count(len(korean), 'act')} of South Korea, "
    first += ", ".join(
        f"{counts[code]} are coded {words[code]}" for code in words if code in counts
    )
    lines = [first + "."]
    if not away.empty:
        lines.append(
            f"Steps away from Russia: most in {away.sort_index().idxmax()} ({away.max()})."
        )
    return "\n".join(lines)


def knowledge_gaps(gaps: pd.DataFrame) -> str:
    """Say which acts stayed unknown longest. Takes `chronology.knowledge_gaps`."""
    if gaps.empty:
        return "Every event of this table was known within a day."
    longest = gaps["days"].max()
    lines = [
        f"{len(gaps)} events have a day of knowledge two or more days after the act; the longest "
        f"gap is {longest} days."
    ]
    for row in gaps.head(3).itertuples():
        lines.append(
            f"{row.title}: {day(row.date, row.date_precision)}, "
            f"known {day(row.date_known)} ({row.days} days)."
        )
    return "\n".join(lines)


def president_rates(rates: pd.DataFrame) -> str:
    """Compare presidents by rate. Takes `chronology.rates_by_president`."""
    top = rates.loc[rates["per_100_days"].idxmax()]
    lines = [
        f"{top['president']} has the highest rate: {top['per_100_days']:.2f} acts per 100 days."
    ]
    for row in rates.itertuples():
        lines.append(
            f"{row.president}: {count(row.acts, 'act')} in {row.days} days "
            f"({day(row.start)} to {day(row.end)}), {row.per_100_days:.2f} per 100 days."
        )
    return "\n".join(lines)
