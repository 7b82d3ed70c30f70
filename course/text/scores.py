"""Text twins of the charts of model D, the scores of forecasts."""

from __future__ import annotations

from typing import Any

import pandas as pd

from course.models import scores
from course.models.scores import STATEMENT, Statement
from course.text.words import count, exact, short, worked

ENDS = {1: "it came", 0: "it did not come"}


def forecast_scores(table: pd.DataFrame, rows: str = "in_example") -> str:
    """Score coded forecasts against what happened. Takes `scores.coded` and its choice of rows."""
    p, o = table["forecast"], table["happened"]
    parts = [f"({short(a)} − {b})²" for a, b in zip(p, o, strict=True)]
    rate = o.mean()
    skill = scores.drop_one(table).loc["none", "skill"]
    better = "better" if skill > 0 else "no better"
    always = exact(rate * (1 - rate))
    chosen = "picked by hand" if rows == "in_example" else "picked by the rules"
    return worked(
        f"The {len(table)} forecasts score {exact(scores.brier(p, o))}, {better} than {always}, "
        f"the score of always saying the base rate {exact(rate)}.",
        "BS = mean of (p − o)²; BSS = 1 − BS / (base rate × (1 − base rate))",
        f"BS = ({' + '.join(parts)}) / {len(table)}",
        f"BS = {exact(scores.brier(p, o))}, BSS = {exact(skill)}",
        *(
            f"{row.Index}, coded {short(row.forecast)}, {ENDS[row.happened]}, score "
            f"{exact(row.score)}: {row.criterion}"
            for row in table.sort_values("score", kind="stable").itertuples()
        ),
        f"{len(table)} forecasts, {chosen} and coded by the course, rank nobody. The base rate "
        "comes from the same rows, after the event: nobody could know it.",
    )


def reliability(forecast: Any, happened: Any, level: float = 0.9) -> str:
    """Say whether what was called likely came as often as said."""
    table = scores.reliability(forecast, happened, level)
    parts = scores.murphy(forecast, happened)
    outside = (~table["inside"]).sum()
    verdict = (
        "No group of forecasts is outside the band of chance"
        if outside == 0
        else f"{count(outside, 'group')} of forecasts outside the band of chance"
    )
    rel, res, unc = (exact(parts[c]) for c in ("reliability", "resolution", "uncertainty"))
    return worked(
        f"{verdict}: {count(int(table['n'].sum()), 'forecast')} in {len(table)} groups.",
        "BS = REL − RES + UNC",
        f"BS = {rel} − {res} + {unc}",
        f"BS = {exact(parts['brier'])}",
        *(
            f"Said {short(row.forecast)}: {row.hits} of {row.n} happened; {row.hits} or fewer "
            f"come with chance {exact(row.at_most)}."
            for row in table.itertuples()
        ),
    )


def score_band(statement: Statement = STATEMENT, happened: int = 0) -> str:
    """Say which scores the words of a statement allow."""
    best, worst = scores.score_band(statement, happened)
    own = scores.brier(statement.coded, happened)
    what = "happened" if happened else "did not happen"
    verdict = "worse than a coin" if own > 0.25 else "as good as a coin or better"
    p, o = short(statement.coded), int(happened)
    return worked(
        f"It {what}: the words allow any score from {exact(best)} to {exact(worst)}; coded "
        f"{p} it is {exact(own)}, {verdict}.",
        "score = (p − o)²",
        f"score = ({p} − {o})²; at the ends ({short(statement.low)} − {o})² and "
        f"({short(statement.high)} − {o})²",
        f"score = {exact(own)}; ends {exact((statement.low - o) ** 2)} and "
        f"{exact((statement.high - o) ** 2)}",
    )


def forecast_drop_one(table: pd.DataFrame) -> str:
    """Say whether one row decides the verdict. Takes `scores.drop_one`."""
    every = table.loc["none"]
    known = table.drop(index="none").dropna(subset=["skill"])
    turns = list(known.index[(known["skill"] > 0) != (every["skill"] > 0)])
    verdict = f"Leaving out {' or '.join(turns)} turns the verdict" if turns else "No row decides"
    return "\n".join(
        [
            f"{verdict}: with all {every['n']:.0f} rows the skill is {exact(every['skill'])}.",
            *(
                f"Without {name}: BS {exact(row['brier'])}, base rate {exact(row['base_rate'])}, "
                f"skill {exact(row['skill'])}."
                for name, row in known.iterrows()
            ),
            "Illustration, not an estimate.",
        ]
    )
