"""Text twins of the council: scores of one group, groups side by side, the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from course.models import council
from course.models.council import Group
from course.text.choice import criterion
from course.text.words import count, day, join


def per_cent(share: float) -> str:
    """Write a chance as it was typed: 0.7 becomes "70 %"."""
    return f"{100 * share:.3g} %"


def council_scores(record: Mapping[str, Any]) -> str:
    """Say whether the chances after the talks were better than those before.

    Parameters
    ----------
    record : mapping
        A complete record of `council.blank_record`.
    """
    table = council.scored(record)
    lines = [_verdict(table)]
    for number, row in enumerate(table.itertuples(), start=1):
        said = f"{per_cent(row.before)} before, {per_cent(row.after)} after"
        lines.append(f"Q{number} {row.question} {said}. {_outcome(row)}")
    lines.append("Score = (chance − outcome)²: 0 is best, 1 is worst, 0.25 is what 50 % gives.")
    return "\n".join(lines)


def council_groups(groups: list[Group], point_id: str) -> str:
    """Say what the groups decided, how they weighed, and how their chances scored.

    Parameters
    ----------
    groups : list of council.Group
    point_id : str
    """
    decided = council.choices(groups, point_id)
    if decided.empty:
        return f"No group has played {point_id} yet."
    votes = decided["option"].value_counts()
    first, times = votes.index[0], votes.iloc[0]
    listed = [f"{option} {number}" for option, number in votes.items()]
    heaviest = council.group_weights(groups, point_id).mean().idxmax()
    rows = council.group_chances(groups, point_id)
    lines = [
        f"{times} of {count(len(decided), 'group')} chose {first} at {point_id}.",
        f"Choices: {', '.join(listed)}.",
        f"On average the groups weigh {criterion(heaviest)} most.",
    ]
    for number, (_, one) in enumerate(rows.groupby("question_id", sort=False), start=1):
        ends = [f"{per_cent(one[when].min())} to {per_cent(one[when].max())}" for when in _WHEN]
        lines.append(f"Q{number} {one['question'].iloc[0]} {ends[0]} before, {ends[1]} after.")
    scored = rows.dropna(subset=["came_true"])
    if len(scored):
        means = [scored[f"score_{when}"].mean() for when in _WHEN]
        lines.append(f"Mean Brier score: {means[0]:.3f} before, {means[1]:.3f} after.")
    return "\n".join(lines)


def council_ledger(table: pd.DataFrame) -> str:
    """Say how many questions are open, and how those that are settled were scored.

    Parameters
    ----------
    table : pandas.DataFrame
        From `council.ledger`.
    """
    if table.empty:
        return "The ledger is empty: there is no record yet."
    waiting = table[table["state"] != "settled"]
    late = table[table["state"] == "deadline passed"]
    settled = table[table["state"] == "settled"]
    lines = [f"{count(len(settled), 'question')} settled, {len(waiting)} open."]
    if len(settled):
        before, after = (settled[f"score_{when}"].mean() for when in _WHEN)
        lines.append(
            f"Mean Brier score of the settled ones: {before:.3f} before, {after:.3f} after."
        )
    for row in waiting.drop(late.index).itertuples():
        lines.append(f"Open until {day(row.deadline)}: {row.question}")
    for row in late.itertuples():
        lines.append(f"Deadline passed, look the outcome up ({day(row.deadline)}): {row.question}")
    return "\n".join(lines)


_WHEN = ("before", "after")


def _verdict(table: pd.DataFrame) -> str:
    known = table.dropna(subset=["came_true"])
    if known.empty:
        return "Nothing can be scored yet: all questions are open."
    before, after = (float(known[f"score_{when}"].mean()) for when in _WHEN)
    if np.isclose(before, after):
        verdict = f"The talks left the mean Brier score as it was: {after:.3f}"
    else:
        better = "better" if after < before else "worse"
        verdict = f"The talks made the chances {better}: mean Brier score {before:.3f} before"
        verdict += f", {after:.3f} after"
    return f"{verdict} ({count(len(known), 'question')})."


def _outcome(row: Any) -> str:
    if pd.isna(row.came_true):
        return f"Open until {day(row.deadline)}."
    happened = "It happened" if row.came_true else "It did not happen"
    return f"{happened}: {row.score_before:.3f} before, {row.score_after:.3f} after."


def people(words: list[str]) -> str:
    """Join the roles that a slip concerns."""
    return join([word.partition(",")[0] for word in words])
