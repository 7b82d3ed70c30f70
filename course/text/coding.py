"""Text twins of the charts of coding."""

from __future__ import annotations

import pandas as pd

from course import data
from course.models import coding
from course.text.words import count, percent


def coder_agreement(table: pd.DataFrame) -> str:
    """Say how far two coders agree, code by code. Takes `coding.agreements`."""
    top, low = table.iloc[0], table.iloc[-1]
    lines = [
        f"Agreement beyond chance runs from kappa {top['kappa']:.2f} ({top['words']}) to "
        f"{low['kappa']:.2f} ({low['words']})."
    ]
    for row in table.itertuples():
        lines.append(
            f"{row.words}: same code in {row.same} of {row.rows} rows ({percent(row.share)}), "
            f"by chance {percent(row.by_chance)}, kappa {row.kappa:.2f}."
        )
    return "\n".join(line[0].upper() + line[1:] for line in lines)


def coder_differences(codings: pd.DataFrame, code: str = "domain") -> str:
    """Say where two coders differ, and what one rule would change."""
    pairs = coding.differences(codings, code)
    words = data.labels("codings", f"{code}_first")
    by_second = pairs.groupby("second")["rows"].sum()
    most, rows = by_second.idxmax(), by_second.max()
    now = coding.cohens_kappa(codings[f"{code}_first"], codings[f"{code}_second"])
    lines = [
        f"The coders differ in {pairs['rows'].sum()} of {len(codings)} rows; in {rows} of them "
        f"the second coder wrote {words[most]}."
    ]
    for pair in pairs.head(3).itertuples():
        lines.append(
            f"First coder {words[pair.first]}, second coder {words[pair.second]}: "
            f"{count(pair.rows, 'row')}."
        )
    lines.append(
        f"If the second coder had taken the first coder's code in those {rows} rows, kappa would "
        f"be {coding.settled(codings, code, most):.2f} instead of {now:.2f}. One rule cannot give "
        "more than that."
    )
    return "\n".join(lines)
