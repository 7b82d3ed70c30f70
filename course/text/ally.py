"""Text twins of the charts about an ally: fears, promises, spending, trust."""

from __future__ import annotations

import pandas as pd

from course import data
from course.models import ally, fears
from course.text.words import count, join, name


def two_fears(acts: pd.DataFrame) -> str:
    """Say which fears the acts of others can feed, when and by whom. Takes `fears.coded`."""
    counts = acts["fear"].value_counts()
    found = [code for code in fears.FEARS if code != "neither" and code in counts]
    if not found:
        return "The rule finds no act that can feed a fear."
    years = fears.per_year(acts)
    lines = [
        f"Of {count(len(acts), 'act')} of others, the rule codes "
        + join([f"{counts[code]} as {code}" for code in found])
        + f"; {counts.get('neither', 0)} as neither."
    ]
    for code in found:
        when = [f"{year} ({n})" for year, n in years[code].items() if n]
        actors = acts.loc[acts["fear"] == code, "initiator"].value_counts()
        who = data.labels("events", "initiator")
        by = [f"{who[one]} {n}" for one, n in actors.items()]
        lines.append(f"{code.capitalize()}: in {join(when)}; by {join(by)}.")
    return "\n".join(lines)


def fear_rule() -> str:
    """Write the rule of `fears.coded` in four lines."""
    fields = data.labels("events", "domain")
    ally_fields = ", ".join(fields[field] for field in fears.ALLY_FIELDS)
    return "\n".join(
        [
            "Acts of other states since the invasion; the first step that fits decides.",
            "1. Aimed at Seoul, not by North Korea, and: field arms, or the title has "
            f"{_either(fears.ASKING)}: entrapment.",
            f"2. By Washington, in one of the fields {ally_fields}; and the title has "
            f"{_either(fears.GIVING)}: reassurance.",
            "3. By Washington, in one of these fields, any other title: abandonment.",
            "4. All others: neither.",
        ]
    )


def fear_codes(table: pd.DataFrame, all_acts: int) -> str:
    """Compare a reader's codes with the rule, when all acts are coded. Takes `fears.compared`."""
    done = f"{len(table)} of {all_acts} acts coded"
    if len(table) < all_acts:
        return f"{done}. The comparison with the rule comes when all are coded."
    line = f"{done}; {int(table['same'].sum())} as the rule codes them."
    kappa = fears.agreement(table)
    if kappa is None:
        return f"{line} Kappa is not defined, because one code was used for all."
    return f"{line} Cohen's kappa is {kappa:.2f} (1: the same, 0: what chance alone gives)."


def promises(pledges: pd.DataFrame, year: int | None = None) -> str:
    """Say who promised help against an attack, in one year; else the last in the data."""
    year = int(pledges["year_to"].max()) if year is None else year
    sure = ally.defenders(pledges, year)
    both = sorted({tuple(sorted(pair)) for pair in sure if pair[::-1] in sure}, reverse=True)
    one_way = sorted(pair for pair in sure if pair[::-1] not in sure)
    held = ally.in_year(pledges, year)
    only = held[~held[["defence", "neutrality", "consultation"]].astype(bool).any(axis="columns")]
    pairs = [f"{name(a)} and {name(b)} to each other" for a, b in both]
    pairs += [f"{name(a)} to {name(b)}" for a, b in one_way]
    lines = [
        f"In {year} {len(sure)} of {len(held)} promises include help against an attack: "
        f"{join(pairs)}.",
        *(f"Not so {name(b)} to {name(a)}: this help is promised one way." for a, b in one_way),
        f"{len(only)} of {len(held)} promise no more than not to attack.",
        *_ended(pledges, sure, year),
    ]
    return "\n".join(lines)


def spending(table: pd.DataFrame) -> str:
    """Rank states by the share that they spend on the military. Takes `ally.spending`."""
    year = int(table["year"].max())
    last = table[table["year"] == year].sort_values("share", ascending=False)
    first = table[table["year"] == table["year"].min()].set_index("country")["share"]
    ranked = [f"{name(row.country)} {row.share:.2f}" for row in last.itertuples()]
    moved = [
        f"{name(row.country)} {first[row.country]:.2f} to {row.share:.2f}"
        for row in last.itertuples()
        if row.country in first.index
    ]
    return "\n".join(
        [
            f"Military spending in {year}, per cent of gross domestic product: {join(ranked)}.",
            f"Since {int(table['year'].min())}: {'; '.join(moved)}.",
        ]
    )


def trust(table: pd.DataFrame) -> str:
    """Say what the wording of a question moves, and what time moves. Takes `ally.polls`."""
    own = table[table["about"] == "own"]
    lines = [_wording_gap(own), "The same question in more than one year, per cent:"]
    for series, rows in table.groupby("series"):
        if rows["year"].nunique() > 1:
            values = [f"{row.year} {row.value:.1f}" for row in rows.itertuples()]
            lines.append(f"- {series} {', '.join(values)}.")
    return "\n".join(lines)


def _ended(pledges: pd.DataFrame, sure: set[tuple[str, str]], year: int) -> list[str]:
    """Name the pairs that promised help before that year, and not in it."""
    before = pledges[pledges["defence"].astype(bool) & (pledges["year_to"] < year)]
    lost = [
        f"{name(row.country)} to {name(row.partner)} (to {row.year_to})"
        for row in before.itertuples()
        if (row.country, row.partner) not in sure
    ]
    return [f"Help promised before, but not in {year}: {join(lost)}."] if lost else []


def _wording_gap(own: pd.DataFrame) -> str:
    """Compare plain question and named cost, of one pollster in one year: the widest gap."""
    gaps = []
    for (pollster, year), rows in own.groupby(["pollster", "year"]):
        plain = rows.loc[rows["wording"] == "plain", "value"]
        cost = rows.loc[rows["wording"] == "cost", "value"]
        if len(plain) and len(cost):
            gaps.append((plain.mean() - cost.mean(), pollster, year, plain.mean(), cost))
    if not gaps:
        return "No pollster asked the plain question and one with a cost in the same year."
    _, pollster, year, plain, cost = max(gaps, key=lambda gap: gap[0])
    low, high = cost.min(), cost.max()
    costs = f"{low:.0f}" if low == high else f"{low:.0f} to {high:.0f}"
    return (
        f"The wording moves the answer: {pollster} {year}, {plain:.1f} % for own nuclear weapons "
        f"when asked plainly, {costs} % when the question names a cost."
    )


def _either(words: tuple[str, ...]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]])
