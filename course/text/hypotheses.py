"""Text twins of the matrix of evidence."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import pandas as pd

from course.models import hypotheses
from course.models.hypotheses import WORKED
from course.text.words import join, short, worked


def evidence(table: pd.DataFrame = WORKED, weights: Sequence[float] | None = None) -> str:
    """Say which hypothesis the evidence speaks against least."""
    against = hypotheses.inconsistency(table, weights)
    lead = hypotheses.leaders(table, weights)
    verb = "is" if len(lead) == 1 else "are"
    given = [1.0] * len(table) if weights is None else list(weights)
    name = lead[0]
    marks = zip(table.index, table[name], given, strict=True)
    items = [f"{item} ({short(weight)})" for item, mark, weight in marks if mark == "I"]
    none = [str(item) for item, value in hypotheses.diagnostic(table).items() if value == 0]
    silent = (
        f"These items exclude no hypothesis, or all: {join(none)}."
        if none
        else ("Every item tells at least two hypotheses apart.")
    )
    return worked(
        f"{join(lead)} {verb} least inconsistent with the evidence ({short(against.min())}).",
        "sum of the weights of all items rated I; C and N do not count",
        f"{name}: {' + '.join(items) if items else 'no item rated I'}",
        ", ".join(f"{h} {short(value)}" for h, value in against.items()),
        silent,
    )


def evidence_drop_one(table: pd.DataFrame = WORKED, weights: Sequence[float] | None = None) -> str:
    """Say whether one item of evidence decides who leads."""
    dropped = hypotheses.drop_one(table, weights)
    lead = join(hypotheses.leaders(table, weights))
    turns = [_quoted(item) for item in dropped.index[dropped["changes"]]]
    verdict = (
        f"Without {' or '.join(turns)} it is no longer {lead} alone that leads"
        if turns
        else f"{lead} leads whichever item is left out"
    )
    return "\n".join(
        [
            f"{verdict}.",
            *(f"Without {_quoted(item)}: {row['leads']}." for item, row in dropped.iterrows()),
            "Illustration, not an estimate.",
        ]
    )


def _quoted(item: Hashable) -> str:
    """Put marks around an item of several words, so that it reads as one."""
    return f"“{item}”" if " " in str(item) else str(item)
