"""Text twins of the charts of polls."""

from __future__ import annotations

import pandas as pd

from course import data
from course.models import opinion as polls
from course.text.words import count, join, name, points


def arms_polls(opinion: pd.DataFrame) -> str:
    """Say how many want weapons for Ukraine, and what the one repeated question shows."""
    table = polls.arms_polls(opinion)
    known = table[table["favour"].notna()]
    low, high = known.loc[known["favour"].idxmin()], known.loc[known["favour"].idxmax()]
    again = polls.repeated(opinion, "arms")
    again = again[again["answer"].isin(polls.FOR_WEAPONS)]
    spread = f"{low['favour']:.1f} % to {high['favour']:.1f} %"
    more = int((known["favour"] > known["oppose"]).sum())
    lines = [
        f"In {count(len(known), 'poll')} of adults, {spread} were for weapons; "
        f"in {more if more else 'none'} of them were these more than those against."
    ]
    lines += [
        f"Asked twice in the same words ({row.pollster}): {row.value_1:.0f} % in "
        f"{row.date_1:%B %Y}, {row.value_2:.0f} % in {row.date_2:%B %Y}. The change of "
        f"{points(row.change)} is {'larger' if row.beyond else 'smaller'} than its margin of "
        f"error, {row.margin:.1f}."
        for row in again.itertuples()
    ]
    lines.append("Other pairs of polls differ in their words, so they show no trend.")
    return "\n".join(lines)


def weapons_polls(opinion: pd.DataFrame) -> str:
    """Say how the plain question on own nuclear weapons is answered, and by whom."""
    table = polls.weapons_polls(opinion)
    low, high = table.loc[table["value"].idxmin()], table.loc[table["value"].idxmax()]
    again = polls.repeated(opinion, "nuclear")
    again = again[(again["answer"] == "favour") & (again["pollster"] == "KINU")]
    kinu = [again["value_1"].iloc[0], *again["value_2"]]
    spread = f"{low['value']:.1f} % to {high['value']:.1f} %"
    return "\n".join(
        [
            f"When no cost is named, {spread} of adults favour "
            f"own nuclear weapons ({count(len(table), 'poll')}).",
            f"KINU, same question: {', '.join(f'{value:.1f} %' for value in kinu)} "
            f"({again['date_1'].iloc[0]:%Y} to {again['date_2'].iloc[-1]:%Y}).",
        ]
    )


def named_cost(opinion: pd.DataFrame) -> str:
    """Say what a named cost does to the same question in the same survey."""
    table = polls.named_cost(opinion)
    most, least = table.loc[table["fall"].idxmax()], table.loc[table["fall"].idxmin()]
    lines = [
        f"With a cost in the question, support for own nuclear weapons is {least['fall']:.1f} to "
        f"{most['fall']:.1f} points lower in the same survey."
    ]
    for row in table.itertuples():
        cost = f"{row.low:.1f} %" if row.low == row.high else f"{row.low:.1f} % to {row.high:.1f} %"
        lines.append(f"{row.pollster}, {row.date:%B %Y}: {row.plain:.1f} % plain, {cost} with it.")
    return "\n".join(lines)


def favourability(opinion: pd.DataFrame, asked: str = "KOR") -> str:
    """Say where the opinion of Russia and of the United States moved most."""
    table = polls.favourability(opinion, asked)
    computed = table[table["basis"].str.startswith("computed")]
    lines = []
    for code in ("RUS", "USA"):
        series = computed[computed["about"] == code].set_index("year")["value"]
        if len(series) < 2:
            continue
        step = series.diff().abs().idxmax()
        before = series.index[series.index.get_loc(step) - 1]
        last = series.index[-1]
        lines.append(
            f"{name(code)}: the largest step between two surveys is {series[before]:.1f} % in "
            f"{before} to {series[step]:.1f} % in {step}; last computed {series[last]:.1f} % in "
            f"{last}"
        )
    gaps = polls.printed_against_computed(opinion)
    worst = gaps.loc[gaps["gap"].abs().idxmax()]
    head = f"Favourable opinions in {name(asked)}. "
    return "\n".join(
        [
            head + f"{lines[0][0].upper()}{lines[0][1:]}.",
            *(f"{line[0].upper()}{line[1:]}." for line in lines[1:]),
            f"Computed and printed figures stand together {len(gaps)} times; the largest gap is "
            f"{abs(worst['gap']):.1f} points ({data.country_name(worst['asked'])} on "
            f"{name(worst['about'])}, {worst['year']}).",
        ]
    )


def thermometer(opinion: pd.DataFrame) -> str:
    """Say which feeling moved most between two readings, and where all stand at the end."""
    table = polls.thermometer(opinion)
    table = table.assign(change=table.groupby("about")["value"].diff())
    step = table.loc[table["change"].abs().idxmax()]
    before = table[(table["about"] == step["about"]) & (table["date"] < step["date"])].iloc[-1]
    last = table.groupby("about").tail(1).sort_values("value", ascending=False)
    return "\n".join(
        [
            f"The largest step between two readings is the feeling towards {name(step['about'])}: "
            f"{before['value']:.1f} degrees in {before['date']:%B %Y}, {step['value']:.1f} in "
            f"{step['date']:%B %Y}.",
            "Last readings: "
            + join([f"{name(r.about)} {r.value:.1f}" for r in last.itertuples()])
            + f" ({last['date'].max():%B %Y}).",
            "Degrees are no per cent: do not compare them with shares.",
        ]
    )
