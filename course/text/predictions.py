"""Text twins: what predictions lack, words of chance, luck, and verdicts under all choices."""

from __future__ import annotations

import pandas as pd

from course import data
from course.errors import unknown
from course.models import predictions, scores
from course.text.words import count, exact, join, percent, short, worked


def predictions_sorted(forecasts: pd.DataFrame) -> str:
    """Say how many predictions can be scored, and what the others lack."""
    table = predictions.parts(forecasts)
    sizes = table["lacks"].value_counts(sort=False)
    ready = sizes[predictions.SCOREABLE]
    said = table["chance"] != predictions.NOTHING_SAID
    whole = predictions.complete_in_text(forecasts)
    void = forecasts.loc[forecasts["outcome"] == "void", "claim_id"]
    lines = [
        f"Of {len(table)} predictions, {ready} can be scored; {len(table) - ready} lack a part.",
        "The first thing that the others lack: "
        + "; ".join(
            f"{words}, {sizes[key]}"
            for key, words in predictions.GROUPS.items()
            if key != predictions.SCOREABLE
        )
        + ".",
        f"A last day stands in the article for {(table['day_by'] == 'text').sum()}, a number or "
        f"word of chance for {said.sum()}, both for {len(whole)}: {join(whole)}.",
    ]
    if len(void):
        lines.append(f"Void, since the result came without the condition: {join(list(void))}.")
    return "\n".join(lines)


def chance_words(forecasts: pd.DataFrame) -> str:
    """Say which range each word of chance covers, and what that does to a score."""
    table = scores.words(forecasts)
    wide = (table["high"] - table["low"]).groupby(level=0).max()
    word = wide.drop(index=_numbers(forecasts)).idxmax()
    row = table.loc[word]
    ends = {
        happened: scores.score_band(scores.Statement(row["mid"], row["low"], row["high"]), happened)
        for happened in (1, 0)
    }
    return "\n".join(
        [
            f"“{word.capitalize()}” covers every chance from {row['low']:.2f} to "
            f"{row['high']:.2f}: one word, many forecasts.",
            *(
                f"“{one.Index}”: {one.low:.2f} to {one.high:.2f}, middle {short(one.mid)}; "
                f"{count(one.n, 'prediction')}."
                for one in table.itertuples()
            ),
            f"If it comes, “{word}” scores {exact(ends[1][0])} to {exact(ends[1][1])}; if not, "
            f"{exact(ends[0][0])} to {exact(ends[0][1])}.",
        ]
    )


def _numbers(forecasts: pd.DataFrame) -> list[str]:
    """Return the wordings that are numbers, not words."""
    return list(forecasts.loc[forecasts["wording_kind"] == "number", "wording"].unique())


def conjunction(whole: float = 0.5, second_given_first: float = 0.7) -> str:
    """Say how sure one must be of the first of two things to give "both" a chance."""
    needed = scores.least_first(whole, second_given_first)
    verdict = (
        f"the first needs {exact(needed)}"
        if needed <= 1
        else f"no chance of the first is enough: it would need {exact(needed)}"
    )
    return worked(
        f"For a chance of {short(whole)} that both come, {verdict}.",
        "P(A and B) = P(A) × P(B given A), so P(A) = P(A and B) / P(B given A)",
        f"P(A) = {short(whole)} / {short(second_given_first)}",
        f"P(A) = {exact(needed)}",
    )


def luck(table: pd.DataFrame) -> str:
    """Say from how many forecasts on a bad share is hard to put down to luck.

    Takes `predictions.luck`.
    """
    sizes = table[table["few"]].groupby("n").agg(most=("hits", "max"), chance=("at_most", "first"))
    first, last = sizes.iloc[0], sizes.iloc[-1]
    return "\n".join(
        [
            f"{first['most']:.0f} of {sizes.index[0]} or fewer comes by luck in "
            f"{percent(first['chance'])} of cases; {last['most']:.0f} of {sizes.index[-1]} or "
            f"fewer in {percent(last['chance'])}.",
            *(
                f"{n} forecasts: {row['most']:.0f} hits or fewer have chance "
                f"{exact(row['chance'])}."
                for n, row in sizes.iterrows()
            ),
            f"Each event is given {short(table['given'].iloc[0])}; no event depends on another.",
        ]
    )


def forecast_verdicts(table: pd.DataFrame) -> str:
    """Say in how many ways of coding the forecasts beat the base rate.

    Takes `predictions.verdicts`.
    """
    better = table["skill"] > 0
    groups = table.assign(better=better).groupby(["rows", "outcome"], sort=False)
    return "\n".join(
        [
            f"In {better.sum()} of {len(table)} ways to code the same articles the forecasts beat "
            f"the base rate; in {(~better).sum()} they do not.",
            *(
                f"{rows[0].upper()}{rows[1:]}, {predictions.DISPUTED} {outcome}: "
                f"{group['better'].sum()} of {len(group)} better; skill "
                f"{exact(group['skill'].min())} to {exact(group['skill'].max())}."
                for (rows, outcome), group in groups
            ),
            "Illustration, not an estimate.",
        ]
    )


def prediction(forecasts: pd.DataFrame, claim_id: str) -> str:
    """Tell one prediction with its test and what became of it."""
    known = forecasts.set_index("claim_id")
    if claim_id not in known.index:
        raise unknown("prediction", claim_id, known.index)
    row = known.loc[claim_id].fillna("")
    claim = data.load("claims").set_index("claim_id").loc[claim_id, "claim"]
    outcome = data.labels("forecasts", "outcome")[row["outcome"]]
    what = f"{claim_id}. {claim} Test: {row['criterion']} Result: {outcome}."
    return f"{what} {row['outcome_note']}".rstrip()
