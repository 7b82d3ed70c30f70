"""Text twins of the charts of the two-level game."""

from __future__ import annotations

import pandas as pd

from course.models import two_level
from course.models.two_level import WORKED, Table
from course.text.choice import criterion as criterion_words
from course.text.choice import option
from course.text.words import count, exact, join, percent, short, worked


def win_sets(table: Table = WORKED, consent: bool = True) -> str:
    """Say what all players accept, and what Washington's best offer is."""
    low, high = two_level.zone(table, consent)
    x = two_level.agreement(table, "ally", consent)
    free = two_level.agreement(table, "ally", consent=False)
    own = two_level.win_set(table)
    h, s = short(table.assembly), short(table.status_quo)
    who = "All three accept" if consent else "Without the Assembly's veto the other two accept"
    return worked(
        f"{who} agreements from {exact(low)} to {exact(high)}; Washington's best offer there is "
        f"{exact(x)}.",
        "a player accepts x if |x − ideal| ≤ |status quo − ideal|",
        f"Assembly: |x − {h}| ≤ |{s} − {h}|",
        f"Assembly accepts {exact(own[0])} to {exact(own[1])}; zone {exact(low)} to {exact(high)}",
        f"If no consent were needed, Washington's best offer would be {exact(free)}.",
    )


def agreements(table: Table = WORKED) -> str:
    """Say how the Assembly's wish moves the outcome."""
    rows = two_level.by_assembly(table)
    top = rows["if_ally_offers"].max()
    first = rows.loc[rows["if_ally_offers"].idxmax()]
    still = (rows["width"] < 1e-9).mean()
    return "\n".join(
        [
            f"The nearer the Assembly's wish is to the status quo {short(table.status_quo)}, the "
            f"less Washington gets: from {exact(top)} (Assembly at {short(first['assembly'])}) "
            f"down to {exact(rows['if_ally_offers'].min())}.",
            f"At {percent(still)} of the Assembly's possible wishes only the status quo is left.",
            "Illustration, not an estimate.",
        ]
    )


def home_veto(scores: pd.DataFrame, least: float = 30, criterion: str = "domestic") -> str:
    """Say which options a veto at home leaves."""
    left = two_level.pass_the_veto(scores, least, criterion)
    fallen = [name for name in scores.index if name not in left]
    listed = [f"{option(n)} ({short(scores.loc[n, criterion])})" for n in fallen]
    out = f"; out: {join(listed)}" if listed else ""
    names = join([option(name) for name in left]) if left else "none"
    words = criterion_words(criterion)
    return "\n".join(
        [
            f"A veto below {short(least)} on {words} leaves {count(len(left), 'option')} of "
            f"{len(scores)}: {names}{out}.",
            "Illustration, not an estimate.",
        ]
    )
