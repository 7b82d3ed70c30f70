"""Text twins of the charts of hedging."""

from __future__ import annotations

import math

import pandas as pd

from course.models import hedging
from course.text.words import count, day, join


def hedging_steps(table: pd.DataFrame) -> str:
    """Say how many steps went to each side, under both rules. Takes `hedging.over`."""
    sums = table.groupby("rule", sort=False)[["west", "russia"]].sum()
    parts = [
        f"{words}: {_number(sums.loc[rule, 'west'])} steps to Washington's side, "
        f"{_number(sums.loc[rule, 'russia'])} towards Russia"
        for rule, words in hedging.RULES.items()
    ]
    first = "; ".join(parts)
    lines = [f"{first[0].upper()}{first[1:]}."]
    for row in table[table["rule"] == "all"].itertuples():
        costly = table[(table["rule"] == "costly") & (table["label"] == row.label)].iloc[0]
        lines.append(
            f"{row.label}: {_sides(row)}, index {_index(row.hedging)}; costly acts only: "
            f"{_sides(costly)}, {_index(costly['hedging'])}."
        )
    return "\n".join(lines)


def hedging_index(table: pd.DataFrame) -> str:
    """Say when the index is highest, and how often it is 0. Takes `hedging.over`."""
    first, lines = [], []
    for rule, words in hedging.RULES.items():
        rows = table[table["rule"] == rule]
        if rows["hedging"].isna().all():
            lines.append(f"For {words} no period has a step to a side.")
            continue
        top = rows.loc[rows["hedging"].idxmax()]
        first.append(f"for {words} it is highest in {top['label']} ({_index(top['hedging'])})")
        zero, empty = (rows["hedging"] == 0).sum(), rows["hedging"].isna().sum()
        lines.append(
            f"{words.capitalize()}: 0, all steps on one side, in {zero} of "
            f"{count(len(rows), 'period')}; not defined in {empty}."
        )
    return "\n".join([f"The index moves with the rule: {join(first)}.", *lines])


def hedging_presidents(table: pd.DataFrame) -> str:
    """Compare presidents under both rules. Takes `hedging.over` with `hedging.terms`."""
    wide = table.pivot(index="label", columns="rule", values="hedging").loc[
        list(dict.fromkeys(table["label"]))
    ]
    gap = (wide["all"] - wide["costly"]).abs()
    name = gap.idxmax()
    lines = [
        f"The two rules differ most for {name}: index {_index(wide.loc[name, 'all'])} for all "
        f"acts, {_index(wide.loc[name, 'costly'])} for costly acts only."
    ]
    for row in table.itertuples():
        lines.append(
            f"{row.label}, {hedging.RULES[row.rule]}: {_sides(row)}, "
            f"index {_index(row.hedging)} ({day(row.start)} to {day(row.end)})."
        )
    return "\n".join(lines)


def hedging_verdicts(table: pd.DataFrame, label: str) -> str:
    """Say how often the verdict is "hedges" for one window. Takes `hedging.sensitivity`."""
    own = table[table["label"] == label]
    shown = own[(own["coder"] == "course") & (own["rule"] == "all") & (own["away"] == 1)]
    cells = [hedging.verdict(i, t) for i in shown["hedging"] for t in hedging.THRESHOLDS]
    lines = [
        f"{label[0].upper()}{label[1:]}: {cells.count('hedges')} of {len(cells)} pairs of weight "
        f"and threshold give the word hedges, {cells.count('one side')} the words one side."
    ]
    lines += [
        f"Held-back steps count {row.held_back:g}: index {_index(row.hedging)}."
        for row in shown.itertuples()
    ]
    for rule, words in hedging.RULES.items():
        values = own.loc[own["rule"] == rule, "hedging"]
        lines.append(
            f"Over all weights and coders, {words}: index from {_index(values.min())} to "
            f"{_index(values.max())}."
        )
    base = own[(own["rule"] == "all") & (own["away"] == 1) & (own["held_back"] == 0)]
    by = base.set_index("coder")["hedging"]
    lines.append(
        f"All acts, plain weights: {_index(by['first'])} with the codes of the first coder, "
        f"{_index(by['second'])} with those of the second."
    )
    return "\n".join(lines)


def recoding(events: pd.DataFrame, codings: pd.DataFrame, codes: hedging.Codes) -> str:
    """Say what a reader's codes change: the index, and the agreement with two coders."""
    window = pd.DataFrame({"label": ["window"], "start": [hedging.START], "end": [hedging.END]})
    before = hedging.over(events, window).set_index("rule")["hedging"]
    after = hedging.over(hedging.recoded(events, codes), window).set_index("rule")["hedging"]
    parts = [
        f"{words} {_index(before[rule])} and {_index(after[rule])}"
        for rule, words in hedging.RULES.items()
    ]
    lines = [f"Index with the course's codes and with yours: {'; '.join(parts)}."]
    table = hedging.compare(codes, codings)
    for code, words in (("direction", "Side"), ("cost", "Cost")):
        rows = table[table["code"] == code]
        if rows["rows"].iloc[0] == 0:
            lines.append(f"{words}: no row is coded yet.")
            continue
        kappas = [f"{row.pair} {_index(row.kappa)}" for row in rows.itertuples()]
        lines.append(f"{words}, {count(rows['rows'].iloc[0], 'row')}: kappa of {join(kappas)}.")
    return "\n".join(lines)


def _sides(row: object) -> str:
    return f"{_number(row.west)} to Washington's side, {_number(row.russia)} towards Russia"


def _number(value: float) -> str:
    return f"{value:g}"


def _index(value: float) -> str:
    return "not defined" if math.isnan(value) else f"{value:.2f}"
