"""Text twins of a decision on a dated day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from course import data
from course.models import decisions
from course.models.cut_off import cut_off
from course.text.words import count, day, join, percent

_TOWARDS = {
    "firmness": "push toward firmness",
    "restraint": "toward restraint",
    "neutral": "neither way",
}

_OUTCOMES = {True: "it happened", False: "it did not"}


def moment(point_id: str) -> str:
    """Write the cut-off of a point: "20 June 2024, 14:00 in Seoul"."""
    then = cut_off(point_id)
    return f"{day(then)}, {then:%H:%M} in Seoul"


def card_calendar(cards: pd.DataFrame, point_id: str) -> str:
    """Say how many cards were public at a point, and how old they were."""
    rows = decisions.ages(cards, point_id)
    newest, oldest = rows.iloc[0], rows.iloc[-1]
    recent = (rows["age"] <= 30).sum()
    fields = rows["domain"].map(data.labels("cards", "domain"))
    return "\n".join(
        [
            f"At {point_id}, {moment(point_id)}, {len(rows)} cards are public; {recent} of them "
            "became so in the last 30 days.",
            f"Newest: {_known(newest)}. Oldest: {_known(oldest)}, {count(oldest['age'], 'day')} "
            "before.",
            f"Most often: {fields.mode().iloc[0]}, {count(fields.value_counts().iloc[0], 'card')}.",
        ]
    )


def card_pushes(
    cards: pd.DataFrame, point_id: str, pushes: Mapping[str, str | None] | None = None
) -> str:
    """Say which way the cards push, as the course and a reader sort them."""
    table = decisions.sorted_cards(cards, point_id, pushes)
    number = table["course"].value_counts().reindex(list(_TOWARDS), fill_value=0)
    parts = [f"{number[push]} {words}" for push, words in _TOWARDS.items()]
    lines = [
        f"As the course sorts them, of {count(len(table), 'card')} at {point_id} {join(parts)}.",
        _recent(table, point_id),
    ]
    return "\n".join([*lines, *_sorting(table)])


def _recent(table: pd.DataFrame, point_id: str) -> str:
    since = cut_off(point_id).normalize() - pd.Timedelta(days=30)
    number = table.loc[table["date_known"] >= since, "course"].value_counts()
    parts = [f"{number.get(push, 0)} {words}" for push, words in _TOWARDS.items()]
    return f"Of the {count(number.sum(), 'card')} of the last 30 days {join(parts)}."


def _sorting(table: pd.DataFrame) -> list[str]:
    found = decisions.agreement(table)
    if not found["rows"]:
        return []
    differ = table.dropna(subset=["you"]).query("you != course")
    line = f"You and the course agree on {found['same']} of {count(found['rows'], 'card')}."
    if len(differ):
        line += f" You differ on {join(list(differ.index))}."
    return [line]


def points_of_view(table: pd.DataFrame, weight_profiles: pd.DataFrame) -> str:
    """Say which option each point of view ranks first, with the same scores."""
    views = decisions.points_of_view(table, weight_profiles)
    best = views[views["best"]]
    names = data.labels("weight_profiles", "profile")
    different = best["option"].nunique()
    lines = [
        f"Same scores, {count(len(best), 'point')} of view: "
        f"{count(different, 'different option')} come first."
        if different > 1
        else f"Same scores, {count(len(best), 'point')} of view, one option first: "
        f"{best['option'].iloc[0]}."
    ]
    for row in best.itertuples():
        others = views[(views["profile"] == row.profile) & ~views["best"]]["value"].max()
        lines.append(
            f"With {names[row.profile]}: {row.option}, {row.value:.2f}, "
            f"{row.value - others:.2f} ahead."
        )
    return "\n".join([*lines, "Illustration, not an estimate."])


def chances(record: Mapping[str, Any]) -> str:
    """Say how a reader's chances compare with what happened. Takes a finished record."""
    table = decisions.scored(record)
    settled = table.dropna(subset=["came_true"])
    mean = settled["score"].mean()
    wrong = ((settled["chance"] > 0.5) != settled["came_true"].astype(bool)) & (
        settled["chance"] != 0.5
    )
    lines = [
        f"Mean Brier score of {count(len(settled), 'settled question')}: {mean:.3f} (0 is best; "
        f"0.25 is what 50 % on everything gives). On the wrong side of 50 %: {int(wrong.sum())}."
    ]
    for row in table.itertuples():
        result = (
            "open" if pd.isna(row.came_true) else "it happened" if row.came_true else "it did not"
        )
        score = "" if pd.isna(row.score) else f", Brier score {row.score:.3f}"
        lines.append(f"{row.question} You: {percent(row.chance)}; {result}{score}.")
    return "\n".join([*lines, "Four questions show what you expected, not how well you judge."])


def standing(sheet: Mapping[str, Any], point_id: str) -> str:
    """Say how a reader's option stands by the reader's own numbers."""
    found = decisions.standing(sheet, point_id)
    names = data.labels("weight_profiles", "profile")
    first = f"You chose {found['option']}. By your own weights and scores it is number "
    first += f"{found['rank']}, with {found['value']:.2f}"
    first += "." if found["rank"] == 1 else f"; number 1 is {found['best']}."
    seen = [names[profile] for profile in found["profiles"]]
    who = (
        f"With the scores of the course it comes first for {join(seen)}."
        if seen
        else "With the scores of the course it comes first for none of the five points of view."
    )
    lines = [first, who]
    if found["rank"] > 1:
        lines.append("Which of the two do you trust more, and why: your choice or your numbers?")
    return "\n".join([*lines, "Illustration, not an estimate."])


def _known(row: pd.Series) -> str:
    hour = "" if pd.isna(row["known_at"]) else f", {row['known_at']}"
    return f"{row['card_id']} ({day(row['date_known'])}{hour})"
