"""What the council reads: situation, cards, briefs, rows; and the twins of its charts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from course import data
from course.models import council, council_clock, council_record, council_results
from course.models.council_results import Group
from course.text.choice import criterion
from course.text.words import count, day, join


def per_cent(share: float) -> str:
    """Write a chance as it was typed: 0.7 becomes "70 %"."""
    return f"{100 * share:.3g} %"


def council_situation(point_id: str) -> str:
    """Write the situation of a point, its options and what was not known."""
    now = council.situation(point_id)
    options = council.options(point_id)
    return "\n".join(
        [
            f"{point_id}, {moment(now['cut_off'])}: {now['title']}.",
            f"Who decides: {now['decider']}.",
            f"To decide: {now['question']}",
            f"Situation: {now['situation']}",
            f"Not known to the public: {now['unknown']}",
            *(f"Option: {row.label}. {row.description}" for row in options.itertuples()),
        ]
    )


def council_cards(point_id: str) -> str:
    """Write the known cards of a point, oldest first."""
    rows = council.cards(point_id).itertuples()
    return "\n".join(f"{row.card_id}, {day(row.date_known)}: {row.text}" for row in rows)


def council_reveal(point_id: str, record: Mapping[str, Any]) -> str:
    """Write what happened afterwards, oldest first, once a decision stands in writing.

    Parameters
    ----------
    point_id : str
    record : mapping
        As in `council_record.reveal`, which refuses while the record is not complete.
    """
    rows = council_record.reveal(point_id, record).itertuples()
    return "\n".join(
        f"{row.card_id}, {'open' if pd.isna(row.date_known) else day(row.date_known)}: {row.text}"
        for row in rows
    )


def council_brief(point_id: str, role_id: str, secret: bool = False) -> str:
    """Write the card of a role: the public side, and the secret one only if asked for."""
    card = council.brief(point_id, role_id, secret)
    basis = data.labels("roles", "position_basis")[card["position_basis"]]
    claims = council.claims(point_id).loc[card["claims"], "text"]
    lines = [
        f"{card['role']}: {holder(card)}.",
        f"Public line ({basis}): {card['public_position']}",
        *(f"Claim {key}: {words}" for key, words in claims.items()),
    ]
    if secret:
        lines += [f"Secret side: {card['secret']}", f"You win if: {card['win']}"]
    return "\n".join(lines)


def holder(card: pd.Series) -> str:
    """Name who held an office, with Korean letters where the table of names has them."""
    status = data.labels("roles", "holder_status")[card["holder_status"]]
    if pd.isna(card["holder"]):
        return status
    hangul = f" {card['hangul']}" if card["hangul"] else ""
    return f"{card['holder']}{hangul} ({status})"


def council_row(claim_id: str) -> str:
    """Write a claim, and the row that it rests on as it was public at its decision point."""
    row = council.support(claim_id)
    where = council.claims(claim_id.partition("-")[0]).loc[claim_id]
    lines = [f"{column}: {_value(value)}" for column, value in row.items()]
    return "\n".join([f"{claim_id}: {where['text']}", f"{place(where)}.", *lines])


def place(where: pd.Series) -> str:
    """Say where the support of a claim stands: table, row, column."""
    words = f"Table {where['table']}, row {where['row']}"
    return f"{words}, column {where['column']}" if pd.notna(where["column"]) else words


def council_questions(point_id: str) -> str:
    """Write the four questions of a point with their deadlines."""
    rows = enumerate(council.questions(point_id).itertuples(), start=1)
    return "\n".join(f"Q{n} {row.question} By {day(row.deadline)}." for n, row in rows)


def council_phases(minutes: int = 75) -> str:
    """Write the phases of a meeting with their minutes."""
    rows = council_clock.phases(minutes).itertuples()
    return "\n".join(f"{row.phase}, {row.minutes} minutes. {row.do}" for row in rows)


def moment(when: pd.Timestamp) -> str:
    """Write day and hour in Seoul."""
    return f"{day(when)}, {when:%H:%M} in Seoul"


def _value(value: Any) -> str:
    return day(value) if isinstance(value, pd.Timestamp) else str(value)


def council_scores(record: Mapping[str, Any]) -> str:
    """Say whether the chances after the talks were better than those before.

    Parameters
    ----------
    record : mapping
        A complete record of `council_record.blank_record`.
    """
    table = council_record.scored(record)
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
    groups : list of council_results.Group
    point_id : str
    """
    decided = council_results.choices(groups, point_id)
    if decided.empty:
        return f"No group has played {point_id} yet."
    votes = decided["option"].value_counts()
    first, times = votes.index[0], votes.iloc[0]
    listed = [f"{option} {number}" for option, number in votes.items()]
    heaviest = council_results.group_weights(groups, point_id).mean().idxmax()
    rows = council_results.group_chances(groups, point_id)
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
        From `council_results.ledger`.
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
