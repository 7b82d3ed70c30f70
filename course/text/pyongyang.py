"""Text twins of the charts on Moscow and Pyongyang."""

from __future__ import annotations

from typing import Any

import pandas as pd

from course import data
from course.models import deterrence, pyongyang
from course.models.deterrence import PRICE, THREAT, Price, Threat
from course.text.words import count, day, join, name, percent, short, worked

SIDES = {"MSMT": "the monitoring team", "NGO": "researchers"}


def side(code: str) -> str:
    """Name the side of a claimant as a sentence needs it."""
    return SIDES.get(code) or name(code)


def closeness(events: pd.DataFrame, dprk: pd.DataFrame) -> str:
    """Say how many acts of the two the chronology has, of which kind, and who claims more."""
    table = pyongyang.closeness(events)
    acts = table.drop_duplicates("event_id")
    recent = acts[acts["date"].dt.year >= 2022]
    years = recent["date"].dt.year.value_counts().sort_index()
    kinds = table[table["event_id"].isin(recent["event_id"])]["kind"].value_counts()
    kinds = kinds.sort_index().sort_values(ascending=False, kind="stable")
    first = dprk["date"].min()
    return "\n".join(
        [
            f"From 2022 on the chronology has {count(len(recent), 'act')} of Moscow and Pyongyang: "
            + ", ".join(f"{n} in {year}" for year, n in years.items())
            + ".",
            f"By kind (an act can be of two): {', '.join(f'{k} {n}' for k, n in kinds.items())}.",
            f"{len(dprk)} claims by others about transfers stand beside them, the first of "
            f"{day(first)}.",
        ]
    )


def transfer_claims(dprk: pd.DataFrame, kind: str = "shells") -> str:
    """Say how far apart the claims of different sides are."""
    rows = pyongyang.transfer_claims(dprk, kind)
    low, high = rows.loc[rows["value"].idxmin()], rows.loc[rows["value"].idxmax()]
    lines = [
        f"{count(len(rows), 'claim')} about {kind} run from {low['value']:,.0f} to "
        f"{high['value']:,.0f}; they are no counts, and they must not be added."
    ]
    if kind in pyongyang.TOTALS:
        last = pyongyang.latest_by_side(dprk, kind, rows["date"].max())
        words = data.labels("dprk_russia", "basis")
        parts = [
            f"{side(r.side)} {_as_said(r)} ({words[r.basis]}{_period(r)}, {day(r.date)})"
            for r in last.itertuples()
        ]
        lines.append(f"Last claim of each side: {join(parts)}.")
    replies = rows["reply_kind"].value_counts()
    older = pyongyang.older_replies(rows)
    lines.append(
        f"Denied: {replies.get('denied', 0)}; confirmed in part: "
        f"{replies.get('confirmed in part', 0)}; {older.sum()} of {len(older)} replies are older "
        "than the claim."
    )
    return "\n".join(lines)


def _ends(rows: pd.DataFrame) -> str:
    return f"{rows['low'].min():.0f} to {rows['high'].max():.0f}"


def _as_said(row: Any) -> str:
    """Write a claimed quantity with the limit or the range that the claimant gave."""
    low, high = row.quantity_low, row.quantity_high
    if row.bound == "range":
        return f"{low:,.0f} to {high:,.0f}"
    before = {"at_least": "at least ", "at_most": "up to ", "about": "about "}.get(row.bound, "")
    return f"{before}{row.value:,.0f}"


def _period(row: Any) -> str:
    """Name the year of a claim that covers one year only."""
    start, end = row.period_start, row.period_end
    if pd.isna(start) or len(start) < 7 or not start.endswith("-01") or end != f"{start[:4]}-12":
        return ""
    return f", for {start[:4]} alone"


def shells_per_container(dprk: pd.DataFrame) -> str:
    """Say how many shells each claimant puts into a container."""
    rows = pyongyang.shells_per_container(dprk)
    rockets = rows["item"].str.startswith("122 mm")
    lines = [
        f"The same container is turned into {_ends(rows[rockets])} rockets of 122 mm, or into "
        f"{_ends(rows[~rockets])} artillery shells."
    ]
    for row in rows.itertuples():
        per = f"{row.low:.0f}" if row.low == row.high else f"{row.low:.0f} to {row.high:.0f}"
        lines.append(
            f"{day(row.date)}, {row.claimant}: {row.containers:,.0f} containers, {row.item}: "
            f"{per} each."
        )
    return "\n".join(lines)


def council_north(table: pd.DataFrame) -> str:
    """Say how Russia and China voted on North Korea. Takes `pyongyang.council`."""
    lines = []
    for code in ("RUS", "CHN"):
        votes = table[table["country"] == code]
        counts = votes["vote"].value_counts()
        parts = [f"{vote} {counts[vote]}" for vote in ("yes", "abstain", "no") if vote in counts]
        lines.append(f"{name(code)} on {len(votes)} texts: {', '.join(parts)}")
    russia = table[(table["country"] == "RUS") & (table["vote"] == "no")]
    first = russia["date"].min()
    after = table[(table["country"] == "RUS") & (table["date"] > first)]
    return "\n".join(
        [
            f"Russia's first no on North Korea in this list is of {day(first)}; of the texts after "
            f"that day it supported {(after['vote'] == 'yes').sum()} and stopped "
            f"{(after['vote'] == 'no').sum()}.",
            *(f"{line}." for line in lines),
        ]
    )


def missile_tests(table: pd.DataFrame) -> str:
    """Say what the Council did in years of many tests. Takes `pyongyang.tests_and_texts`."""
    answered = table[table["adopted"] > 0]
    later = table[table["year"] > answered["year"].max()]
    top = table.loc[table["missiles"].idxmax()]
    years = join([str(year) for year in answered["year"]])
    since = later[later["year"] >= 2022]
    return "\n".join(
        [
            f"In {years}, {answered['missiles'].sum()} missiles flew, and this list, which is not "
            "complete, has "
            f"{answered['adopted'].sum()} new texts of sanctions; from 2022 on "
            f"{since['missiles'].sum()} flew, with {since['adopted'].sum()} new texts and "
            f"{count(since['vetoed'].sum(), 'veto').replace('vetos', 'vetoes')}.",
            f"Most missiles: {top['missiles']} in {top['year']}.",
        ]
    )


def news_tone(table: pd.DataFrame) -> str:
    """Say when the news of a pair was most co-operative. Takes `pyongyang.news_tone`."""
    top = table.loc[table["share_of_all"].idxmax()]
    pair = join([name(top[column]) for column in ("country", "partner")])
    before, after = (table[table["after_shift"] == late] for late in (False, True))
    return "\n".join(
        [
            f"News of {pair} was most co-operative in {top['month']:%B %Y}: "
            f"{top['share_of_all']:.1f} in a thousand of the score of all pairs.",
            f"Mean of the months before the shift of April 2023: "
            f"{before['share_of_all'].mean():.2f} in a thousand; after it: "
            f"{after['share_of_all'].mean():.2f}. Compare them roughly only.",
        ]
    )


def acts_after(
    table: pd.DataFrame, first: str = "away", second: str = "pair", within: int = 30
) -> str:
    """Say whether one series of acts follows another more often than chance. See the model."""
    row = table.loc[within]
    one, two = pyongyang.SERIES[first], pyongyang.SERIES[second]
    if not row["firsts"]:
        return f"No day with {one} lies in this window."
    gap = row["share"] - row["ordinary"]
    verdict = "as often as" if abs(gap) < 5e-4 else f"{'more' if gap > 0 else 'less'} often than"
    lines = [
        f"Within {within} days, {two} followed {row['followed']:.0f} of {row['firsts']:.0f} days "
        f"with {one} ({percent(row['share'])}), and {percent(row['ordinary'])} of all days: "
        f"{verdict} after an ordinary day.",
        f"If these {row['firsts']:.0f} were ordinary days, {row['expected']:.1f} of them would be "
        "followed.",
    ]
    for length, other in table.iterrows():
        lines.append(
            f"{length} days: {percent(other['share'])} after such a step, "
            f"{percent(other['ordinary'])} after any day."
        )
    return "\n".join(lines)


def loosening(threat: Threat = THREAT, gain: float = 3, price: Price = PRICE) -> str:
    """Show on paper what would loosen the tie of Moscow and Pyongyang (models B1 and B4)."""
    lever, ratio = pyongyang.lever_needed(gain, threat), deterrence.threshold(threat)
    units = deterrence.units_needed(price)
    dear = price.but(unit_value=2 * price.unit_value)
    b, w, v = short(threat.gain), short(threat.harm), short(price.unit_value)
    q, harm = short(price.resolve), short(price.harm)
    return worked(
        f"If Moscow's gain from Pyongyang falls from {b} to {short(gain)}, a lever of "
        f"{short(lever)} does what {w} did before.",
        "Seoul's resolve must reach b / w; a transfer pays Moscow from n* = q w / v units on",
        f"b / w = {b} / {w} = {short(ratio)}; w = {short(gain)} / {short(ratio)}; "
        f"n* = {q} × {harm} / {v}",
        f"w = {short(lever)}; n* = {short(units)}",
        f"If one unit is worth {short(dear.unit_value)} instead of {v}: "
        f"n* = {short(deterrence.units_needed(dear))}.",
    )


def evidence_items(events: pd.DataFrame, dprk: pd.DataFrame) -> str:
    """List the items that a reader rates, with the day and the row of each."""
    days = dict(zip(events["event_id"], events["date"], strict=True))
    days |= dict(zip(dprk["claim_id"], dprk["date"], strict=True))
    return "\n".join(
        f"{short_name} ({day(days[row])}): {words} Row {row}."
        for row, (short_name, words) in pyongyang.EVIDENCE.items()
    )
