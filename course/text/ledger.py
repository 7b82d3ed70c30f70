"""Text twins: live questions with their past, and a reader's own forecasts."""

from __future__ import annotations

from typing import Any

import pandas as pd

from course.models import ledger
from course.text.words import count, day, exact, join, short


def live_questions(events: pd.DataFrame) -> str:
    """Say in how many half-years each question's event came: a base rate to start from."""
    rates = ledger.base_rates(events)
    most = rates["came"].idxmax()
    never = list(rates.index[rates["came"] == 0])
    lines = [
        f"“{most[0].upper()}{most[1:]}” came in {rates.loc[most, 'came']} of "
        f"{rates.loc[most, 'of']} half-years, more often than the others."
    ]
    if never:
        lines.append(f"No such row in this table: {join(never)}.")
    for question, row in ledger.questions().iterrows():
        rate = rates.loc[question]
        short_past = _short_past(row["possible_from"], rate["of"], rates["of"].max())
        lines.append(
            f"{question}: {rate['came']:.0f} of {rate['of']:.0f}. {row['criterion']} "
            f"Decided by {row['judge']}.{short_past}"
        )
    return "\n".join(lines)


def _short_past(since: pd.Timestamp, own: float, most: float) -> str:
    if own == most:
        return ""
    return f" It was possible only from {day(since)} on, so this is hardly a base rate."


def my_forecasts(content: dict[str, Any]) -> str:
    """Say how many forecasts a reader has kept, and what the settled ones score."""
    table, total = ledger.listed(content), ledger.total(content)
    if not len(table):
        return "No forecast is kept yet."
    still = (table["outcome"] == ledger.OPEN).sum()
    lines = [f"{count(len(table), 'forecast')} kept, {still} open."]
    if total["n"]:
        rate = total["base_rate"]
        against = (
            f"against {exact(rate * (1 - rate))} for always saying the base rate {exact(rate)}"
        )
        skill = (
            f"skill {exact(total['skill'])} {against}."
            if pd.notna(total["skill"])
            else "skill is not defined while all ended alike."
        )
        scored = count(int(total["n"]), "forecast")
        lines += [f"{scored} scored: BS = {exact(total['brier'])}; {skill}", "Few rank nobody."]
    return "\n".join([*lines, *(_line(row) for row in table.itertuples())])


def _line(row: Any) -> str:
    end = f"{row.outcome}, entered {row.settled}" if row.settled else row.outcome
    score = f", score {exact(row.score)}" if pd.notna(row.score) else ""
    return (
        f"{row.Index}. {row.made}: chance {short(row.chance)}, to {row.last_day}: "
        f"{row.criterion} {end[0].upper()}{end[1:]}{score}."
    )
