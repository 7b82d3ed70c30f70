"""Text twins of the charts of arms and aid."""

from __future__ import annotations

import pandas as pd

from course import data
from course.models import arms
from course.text.words import count, name, percent


def arms_recipients(
    deals: pd.DataFrame, start: int = 2020, end: int = 2024, rule: str = "equal"
) -> str:
    """Say who bought South Korean arms in five years."""
    table = arms.recipients(deals, start, end, rule)
    first, most = table.index[0], table["share"].iloc[0]
    rest = [
        f"{data.country_name(code)} {percent(share)}"
        for code, share in table["share"].iloc[1:5].items()
    ]
    return "\n".join(
        [
            f"From {start} to {end} {name(first)} received {percent(most)} of South Korea's arms "
            "exports, more than any other buyer.",
            f"Next: {', '.join(rest)}.",
            f"Rule: {arms.RULES[rule]}. Total {table['tiv'].sum():,.0f} million TIV, "
            f"{count(len(table), 'buyer')}. TIV is no money.",
        ]
    )


def share_by_rule(
    deals: pd.DataFrame, recipient: str = "POL", start: int = 2020, end: int = 2024
) -> str:
    """Say how far one buyer's share depends on the rule."""
    shares = arms.share_by_rule(deals, recipient, start, end)
    buyer = name(data.country_code(recipient))
    lines = [
        f"The share of {buyer} from {start} to {end} runs from {percent(shares.min())} to "
        f"{percent(shares.max())}, by the rule alone."
    ]
    lines += [f"{arms.RULES[rule]}: {percent(share)}." for rule, share in shares.items()]
    if (data.country_code(recipient), start, end) == ("POL", *arms.WINDOWS[0]):
        printed = arms.printed_share(data.caveats("arms_transfers"))
        lines.append(f"SIPRI itself printed {100 * printed:.0f} %.")
    return "\n".join(lines)


def aid_donors(aid: pd.DataFrame, donor: str = "KOR") -> str:
    """Say where one donor stands, in euros and against its economy."""
    own = arms.donors(aid).loc[donor]
    place = {
        (measure, unit): arms.ranked(aid, measure, unit)
        for measure in arms.MEASURES
        for unit in arms.UNITS
    }

    def number(measure: str, unit: str) -> str:
        """Write the rank of the donor, and among how many."""
        table = place[measure, unit]
        return f"number {table.loc[donor, 'rank']} of {len(table)}"

    lines = []
    for measure in arms.MEASURES:
        lines.append(
            f"{data.country_name(donor)} {measure} {own[measure]:.2f} billion euro, "
            f"{number(measure, 'euro')} donors, and "
            f"{100 * own[arms.SHARES[measure]]:.2f} % of its GDP of 2021, {number(measure, 'gdp')}."
        )
    kinds = sorted(("humanitarian", "financial", "military"), key=lambda kind: -own[kind])
    words = [f"{kind} {percent(own[kind] / own['allocated'])}" for kind in kinds]
    return "\n".join([*lines, f"Of what it allocated: {', '.join(words)}."])
