"""Text twins of the charts of sanctions and export controls."""

from __future__ import annotations

import pandas as pd

from course.models import sanctions as model
from course.text.words import count, day, join, name, percent


def eight_days(events: pd.DataFrame) -> str:
    """Say how long the exemption took, and in which order Washington and Seoul acted."""
    rows = events.set_index("event_id")
    days = model.days_between(events, model.RULE, model.EXEMPTION)
    window = model.eight_days(events)
    seoul = window[(window["initiator"] == "KOR") & window["domain"].isin(["export-controls"])]
    first = seoul.iloc[0]
    after = model.days_between(events, model.RULE, first["event_id"])
    known = rows.loc[model.RULE, "date_known"]
    return "\n".join(
        [
            f"From the rule of {day(rows.loc[model.RULE, 'date'])} to South Korea's exemption on "
            f"{day(rows.loc[model.EXEMPTION, 'date'])} it took {days} days.",
            f"{day(first['date'])}, day {after}: {first['title']}.",
            f"The public in Seoul could know the rule on {day(known)}.",
            f"The window has {len(window)} events. Their order is no proof of cause.",
        ]
    )


def control_list(controls: pd.DataFrame) -> str:
    """Say how the list grew, and where its counting changed."""
    steps = controls.set_index("step")
    in_force = steps[steps["in_force"].notna()]
    breaks = steps.index[~steps["comparable"].fillna(True).astype(bool)]
    at = breaks[0]
    before, step = steps.loc[at - 1], steps.loc[at]
    lines = [
        f"The list of controlled items went from {in_force['total_after'].iloc[0]:,} in "
        f"{in_force['as_of'].iloc[0]:%B %Y} to {in_force['total_after'].iloc[-1]:,} in "
        f"{in_force['as_of'].iloc[-1]:%B %Y}, but its counting changed once.",
        f"{day(step['as_of'])}: {before['total_after']} plus {step['items_added']} is "
        f"{before['total_after'] + step['items_added']:,}, and the new total was "
        f"{step['total_after']:,}. The old items were grouped anew.",
    ]
    for one in steps[steps["in_force"].isna()].itertuples():
        lines.append(
            f"{day(one.as_of)}: {one.total_after:,} were named, a contested total. {one.note}"
        )
    return "\n".join(lines)


def list_growth(controls: pd.DataFrame, first: int, last: int) -> str:
    """Say by how much the list grew between two steps. Takes numbers of steps."""
    rate = model.growth(controls, first, last)
    totals = controls.set_index("step")["total_after"]
    return (
        f"From {totals[first]:,} to {totals[last]:,} items: {percent(rate)} more, "
        "in the same way of counting."
    )


def sanctions_matrix(table: pd.DataFrame, country: str = "KOR") -> str:
    """Say how much is known of one state. Takes `sanctions.matrix`."""
    if country not in table.index:
        country = table.index[0]
    cells = model.looked_up(table, country)
    row = table.loc[country]
    found = {
        kind: [model.MEASURES[m] for m in row.index[row == kind]]
        for kind in (model.NO, model.UNKNOWN)
    }
    full = (table != model.UNKNOWN).sum(axis="columns")
    lines = [
        f"For {name(country)} {len(row) - cells[model.UNKNOWN]} of {len(row)} measures have a row: "
        f"{cells[model.YES]} yes, {cells[model.NO]} no.",
        f"Of the yes, by who decides: {_deciders(row)}.",
        f"No: {join(found[model.NO]) or 'none'}. No row: {join(found[model.UNKNOWN]) or 'none'}.",
    ]
    if full.min() < full.max():
        least = full[full == full.min()].index
        lines.append(f"Fewest rows: {join([name(c) for c in least])}, {full.min()} of {len(row)}.")
    return "\n".join(lines)


def _deciders(row: pd.Series) -> str:
    said = set(row.index[row == model.YES])
    others = {who: len(said & set(codes)) for who, codes in model.ACTORS.items()}
    own = len(said) - sum(others.values())
    return join([f"{own} the state itself", *(f"{n} {who}" for who, n in others.items())])


def selection_effect(table: pd.DataFrame) -> str:
    """Say what hiding the best cases does to a success rate. Takes `sanctions.selection`."""
    whole, seen = table.loc["all cases"], table.loc["on record"]
    hidden = int(whole["cases"] - seen["cases"])
    lines = [
        f"Illustration: of {whole['cases']:,.0f} threats {percent(whole['success_rate'])} reached "
        f"their aim; a record without the hidden ones shows {_rate(seen)}.",
        f"{count(hidden, 'threat')} worked and left no record.",
        f"On record: {seen['threat_worked']:.0f} threats that worked, "
        f"{seen['sanction_worked']:.0f} sanctions that worked, "
        f"{seen['sanction_failed']:.0f} that failed.",
    ]
    return "\n".join(lines)


def _rate(row: pd.Series) -> str:
    return "no case" if pd.isna(row["success_rate"]) else percent(row["success_rate"])
