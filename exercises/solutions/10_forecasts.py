"""Exercise 10: who was right? The single source of tasks, answers, mistakes and hints."""

from functools import cache

import pandas as pd

from course import data, text
from course.answers import Choice, Number, Numbers, Share
from course.models import predictions, scores
from course.models.scores import TEN
from course.questions import Exercise, Mistake, Question


@cache
def forecasts() -> pd.DataFrame:
    return data.load("forecasts")


def row(claim_id: str) -> pd.Series:
    return forecasts().set_index("claim_id").loc[claim_id]


# 10.1 ------------------------------------------------------------------------------------

SIX = {
    "a": "C001-31",
    "b": "C002-17",
    "c": "C002-19",
    "d": "C004-05",
    "e": "C004-18",
    "f": "C004-30",
}


def letters(claim_ids: list[str]) -> list[str]:
    return [letter for letter, claim_id in SIX.items() if claim_id in claim_ids]


def with_part(column: str, *values: str) -> list[str]:
    table = predictions.parts(forecasts())
    return letters(list(table.index[table[column].isin(values)]))


def with_chance() -> list[str]:
    return with_part("chance", *predictions.SAID.values())


def with_day_of_text() -> list[str]:
    return with_part("day_by", "text")


def with_any_day() -> list[str]:
    table = predictions.parts(forecasts())
    return sorted(set(letters(list(table.index[table["last_day"]]))) & set(with_chance()))


# 10.2 ------------------------------------------------------------------------------------

ENDS = {
    "a": "came_true",
    "b": "did_not_come_true",
    "c": "open",
    "d": "void",
}


def end_of(claim_id: str = "C002-19") -> str:
    return next(letter for letter, end in ENDS.items() if end == row(claim_id)["outcome"])


# 10.3 ------------------------------------------------------------------------------------

SAID = 0.6
SUMMIT = "C004-18"


def middle() -> float:
    return (row(SUMMIT)["prob_low"] + row(SUMMIT)["prob_high"]) / 2


def two_scores(first: int = 0, second: int | None = None) -> list[float]:
    second = int(row(SUMMIT)["event_occurred"]) if second is None else second
    return [scores.brier(SAID, first), scores.brier(middle(), second)]


# 10.4 ------------------------------------------------------------------------------------

NUMBER = "C004-30"


def band() -> tuple[float, float]:
    low, high, coded = (row(NUMBER)[f"prob_{end}"] for end in ("low", "high", "coded"))
    return scores.score_band(scores.Statement(coded, low, high), int(row(NUMBER)["event_occurred"]))


# 10.5 ------------------------------------------------------------------------------------

WHOLE, SECOND = 0.5, 0.7

# 10.6 ------------------------------------------------------------------------------------


def parts() -> pd.Series:
    return scores.murphy(TEN["forecast"], TEN["happened"])


def skill() -> float:
    return scores.skill(TEN["forecast"], TEN["happened"])


# 10.7 ------------------------------------------------------------------------------------

LEFT_OUT = "C000-07"


@cache
def six() -> pd.DataFrame:
    return scores.coded(forecasts())


def mean_and_without(table: pd.DataFrame) -> list[float]:
    dropped = scores.drop_one(table)["brier"]
    return [dropped["none"], dropped[LEFT_OUT]]


def divided_by_six() -> list[float]:
    left = predictions.without(six(), LEFT_OUT)
    return [mean_and_without(six())[0], left["score"].sum() / len(six())]


def counted_as_come() -> list[float]:
    return mean_and_without(predictions.other_way(six(), predictions.DISPUTED))


# 10.8 ------------------------------------------------------------------------------------


@cache
def strict() -> pd.DataFrame:
    return scores.drop_one(scores.coded(forecasts(), rows="scoreable"))


def strict_letters() -> dict[str, str]:
    names = list(strict().index.drop("none"))
    return dict(zip("abcde", names, strict=True))


def turning() -> list[str]:
    return [k for k, name in strict_letters().items() if name in predictions.turning(strict())]


def changing_most() -> list[str]:
    change = (strict()["skill"] - strict().loc["none", "skill"]).drop("none")
    return [k for k, name in strict_letters().items() if name == change.idxmax()]


def below_as_before() -> list[str]:
    lower = strict().index[strict()["skill"] < strict().loc["none", "skill"]]
    return [k for k, name in strict_letters().items() if name in lower]


# 10.9 ------------------------------------------------------------------------------------

HITS, N, CHANCE = 12, 20, 0.8


def exactly() -> float:
    fewer = scores.binomial_at_most(HITS - 1, N, CHANCE)
    return scores.binomial_at_most(HITS, N, CHANCE) - fewer


EXERCISE = Exercise(
    stem="10_forecasts",
    title="Exercise 10: who was right, and how would we know?",
    intro=(
        "You work with the table `forecasts`: 35 predictions from five articles, each with the "
        "test that the course wrote for it. A **Brier score** is (p − o)²: p is the chance given "
        "to the event in the test, o is 1 if that event came and 0 if it did not. Small is good.\n\n"
        "Chances of words are choices of the course. No score here ranks a person."
    ),
    objectives={
        "10a": "say what a prediction lacks, and write one that can be scored",
        "10b": "compute and read a Brier score, for numbers, words and two things at once",
        "10c": "tell skill and calibration from luck in a small sample",
        "10d": "find the choice or the row on which a verdict rests",
    },
    setup=(
        "from course import text\n"
        "from course.models import predictions, scores\n\n"
        'forecasts = data.load("forecasts")\n'
        "ten = scores.TEN"
    ),
    questions=(
        Question(
            id="10.1",
            title="A day and a chance",
            objective="10a",
            kind=Choice(SIX, many=True),
            task=(
                "Look at six predictions. For which of them does **the article itself** give a "
                "last day **and** a number or word of chance? (Words such as may, might and "
                "could are no words of chance: they name no range.) Type all letters, for "
                "example: a, c.\n\n" + "\n".join(f"- **{k}** {name}" for k, name in SIX.items())
            ),
            tool=(
                'columns = ["wording", "wording_kind", "deadline", "deadline_by"]\n'
                f'forecasts.set_index("claim_id").loc[{list(SIX.values())}, columns]'
            ),
            answer=lambda: letters(predictions.complete_in_text(forecasts())),
            mistakes=(
                Mistake(
                    with_chance,
                    "All of these have a chance. For some of them the course set the last day, "
                    "or nobody did: read the column `deadline_by`.",
                ),
                Mistake(
                    with_day_of_text,
                    "All of these have a day in the text. One of them says only “may”.",
                ),
                Mistake(
                    with_any_day,
                    "In some of these the course set the last day, after the fact.",
                ),
            ),
            hint="Two columns decide: `deadline_by` and `wording_kind`.",
            stronger_hint="Keep the rows with deadline_by “text”; then drop the one that says may.",
            solution=lambda: (
                f"{text.join(predictions.complete_in_text(forecasts()))}. "
                + text.predictions_sorted(forecasts()).splitlines()[2]
            ),
            praise=(
                "Without a day, a prediction cannot fail. Without a chance, it cannot be scored. "
                "And for C004-18 the day on which it was made is not known: the article is younger "
                "than the summit."
            ),
        ),
        Question(
            id="10.2",
            title="A condition",
            objective="10a",
            kind=Choice({k: end.replace("_", " ") for k, end in ENDS.items()}),
            task=(
                "C002-19 says: if Seoul acted rashly, Moscow would very probably give Pyongyang "
                "sensitive technology. The course found no such step of Seoul. From November 2024 Seoul "
                "reported air-defence missiles for Pyongyang all the same. Suppose that these are the "
                "technology that was meant. What becomes of the forecast by the rule of the "
                "lesson? Type one letter.\n\n"
                + "\n".join(f"- **{k}** {end.replace('_', ' ')}" for k, end in ENDS.items())
            ),
            tool='print(text.prediction(forecasts, "C002-19"))',
            answer=end_of,
            mistakes=(
                Mistake(
                    "a",
                    "The result came, but the step that should bring it did not. The forecast is "
                    "about both.",
                ),
                Mistake(
                    "b",
                    "A forecast with “if” can fail only when its condition holds.",
                ),
                Mistake(
                    "c",
                    "One can argue for open, because the condition has no last day. The rule of the "
                    "lesson decides it: once the result has come without the condition, the "
                    "forecast no longer counts.",
                ),
            ),
            hint="Ask first: did the condition hold?",
            stronger_hint="It did not hold. Such a forecast neither came true nor failed.",
            solution=lambda: (
                f"{data.labels('forecasts', 'outcome')['void'].capitalize()}: void, and not "
                "scored. It speaks for neither side."
            ),
            praise="You asked for the condition before the result.",
        ),
        Question(
            id="10.3",
            title="Two scores",
            objective="10b",
            kind=Numbers(("score a", "score b"), tolerance=0.0005, decimals=4),
            task=(
                "Compute two Brier scores.\n\n"
                f"- **a** Somebody gives {SAID} to an event. It does not come.\n"
                "- **b** C004-18 calls lethal aid at the summit “unlikely”, which the course "
                "codes as the middle of 0.20 to 0.45. No such announcement came. (The article is "
                "younger than the summit; take the forecast as the course codes it.)\n\n"
                "Type two numbers with four decimals, for example: 0.1000, 0.2000."
            ),
            answer=two_scores,
            mistakes=(
                Mistake(
                    lambda: two_scores(1, 1),
                    "You used o = 1. Both events did not come, so o = 0.",
                ),
                Mistake(
                    lambda: two_scores(0, 1),
                    "Check b. p is about the event in the test, and that event did not come.",
                ),
                Mistake(
                    lambda: [SAID, middle()],
                    "These are the gaps. The score is the gap squared.",
                ),
            ),
            hint="Write p and o for each, then (p − o)², with four decimals.",
            stronger_hint="In both, o = 0: square p.",
            solution=lambda: (
                f"a: ({SAID} − 0)² = {text.exact(two_scores()[0])}. b: ({text.short(middle())} − 0)² "
                f"= {text.exact(two_scores()[1])}."
            ),
            praise="You squared the gap, and you knew which event p is about.",
        ),
        Question(
            id="10.4",
            title="A lower bound",
            objective="10b",
            kind=Number(tolerance=0.0005, decimals=2),
            task=(
                "C004-30 gives “above 50 per cent” to an event that did not come. He did not say "
                "which number above. Whatever he meant, his score is **above** one value. Type "
                "that value."
            ),
            tool="charts.score_band()",
            answer=lambda: band()[0],
            mistakes=(
                Mistake(
                    lambda: scores.brier(row(NUMBER)["prob_coded"], 0),
                    "That is the score of the value that the course chose. Lower values fit his "
                    "words too.",
                ),
                Mistake(
                    0,
                    "A score of 0 needs a chance of 0. His words exclude it.",
                ),
                Mistake(
                    lambda: band()[1],
                    "That is the worst score that his words allow.",
                ),
            ),
            hint="Which chance allowed by his words is the kindest to him?",
            stronger_hint="The score falls as p falls to 0.5. Square 0.5.",
            solution=lambda: text.score_band().splitlines()[0],
            praise=(
                "This one forecast scores above a coin, whatever number was meant. It could be "
                "scored because its author gave a number and a day. One miss proves little."
            ),
        ),
        Question(
            id="10.5",
            title="Two things at once",
            objective="10b",
            kind=Share(tolerance=0.1),
            task=(
                "C004-30 joins two events: Seoul gives arms, **and** relations break down. Suppose "
                f"that relations break down with chance {SECOND} if arms are given. How likely "
                f"must arms be, at least, for both together to reach {WHOLE}? Type a share, for "
                "example 0.4, 2/5 or 40 %."
            ),
            tool="charts.conjunction()",
            answer=lambda: scores.least_first(WHOLE, SECOND),
            mistakes=(
                Mistake(
                    WHOLE,
                    "Both together are less likely than arms alone, so arms need more.",
                ),
                Mistake(
                    lambda: WHOLE * SECOND,
                    "You multiplied. Here the product is known, and one factor is asked for.",
                ),
                Mistake(
                    lambda: WHOLE + (1 - SECOND),
                    "You added the missing part. Chances of “and” are multiplied, so divide.",
                ),
            ),
            hint="P(both) = P(arms) × P(breakdown if arms).",
            stronger_hint=f"Divide {WHOLE} by {SECOND}.",
            solution=lambda: (
                f"{WHOLE} / {SECOND} = {text.exact(scores.least_first(WHOLE, SECOND))}."
            ),
            praise="Each “and” makes a forecast harder.",
        ),
        Question(
            id="10.6",
            title="Ten forecasts",
            objective="10c",
            kind=Numbers(("reliability", "skill"), tolerance=0.0005, decimals=4),
            task=(
                "Ten invented forecasts: five at 0.2, of which one came; five at 0.8, of which "
                "three came. Compute the **reliability** part of Murphy's split, and the "
                "**skill** against the base rate. Type two numbers with four decimals, for "
                "example: 0.1000, 0.2000."
            ),
            tool="ten",
            answer=lambda: [parts()["reliability"], skill()],
            mistakes=(
                Mistake(
                    lambda: [parts()["resolution"], skill()],
                    "The first number is the resolution. Reliability compares each value with the "
                    "share of its own group.",
                ),
                Mistake(
                    lambda: [parts()["reliability"], -skill()],
                    "Check the sign: a score below that of the base rate is skill above 0.",
                ),
                Mistake(
                    lambda: [parts()["reliability"], 1 - skill()],
                    "The second number is BS / BS of the base rate. Skill is 1 minus that.",
                ),
            ),
            hint=(
                "Take each group in turn: the gap between its value and its share that came, "
                "squared, times its share of all forecasts. Add the groups. Keep four decimals."
            ),
            stronger_hint=(
                "REL = 5/10 × (0.2 − 1/5)² + 5/10 × (0.8 − 3/5)². Skill = 1 − BS / (0.4 × 0.6)."
            ),
            solution=lambda: (
                f"REL = {text.exact(parts()['reliability'])}. BS = {text.exact(parts()['brier'])}, "
                f"base rate score {text.exact(parts()['uncertainty'])}, skill = "
                f"{text.exact(skill())}."
            ),
            praise="A little better than the base rate, with ten forecasts: too few to tell.",
            points=2,
        ),
        Question(
            id="10.7",
            title="Without one row",
            objective="10d",
            kind=Numbers(("all six", f"without {LEFT_OUT}"), tolerance=0.0005, decimals=4),
            task=(
                "Take the six hand-picked forecasts, coded with the middle of each range. Type "
                f"the mean Brier score of all six, and the mean **without {LEFT_OUT}**. Two "
                "numbers with four decimals, for example: 0.1000, 0.2000."
            ),
            tool='scores.coded(forecasts)[["wording", "forecast", "happened", "score"]]',
            answer=lambda: mean_and_without(six()),
            mistakes=(
                Mistake(
                    divided_by_six,
                    "Five scores are left, so divide by five.",
                ),
                Mistake(
                    counted_as_come,
                    "You counted C001-31 as come true. The table counts it as failed: its test "
                    "adds missile days and acts, and the sum fell.",
                ),
                Mistake(
                    lambda: [mean_and_without(six())[0]] * 2,
                    "The mean changes when a row goes: add five scores and divide by five.",
                ),
            ),
            hint=(
                "Add the column `score`, divide; then do it again without the largest score. Keep "
                "four decimals."
            ),
            stronger_hint="Divide the first sum by 6 and the second by 5.",
            solution=lambda: (
                f"{text.exact(six()['score'].sum())} / 6 = {text.exact(mean_and_without(six())[0])}; "
                f"{text.exact(predictions.without(six(), LEFT_OUT)['score'].sum())} / 5 = "
                f"{text.exact(mean_and_without(six())[1])}."
            ),
            praise="One row moves the mean a long way when there are six.",
        ),
        Question(
            id="10.8",
            title="Which row decides?",
            objective="10d",
            kind=Choice(strict_letters(), many=True),
            task=(
                "Now take the five forecasts that pass all rules. Their skill is above 0. Leave "
                "out one at a time. Which rows **turn the verdict**, so that the skill of the "
                "four others is not above 0? Type all letters, for example: a, c.\n\n"
                + "\n".join(f"- **{k}** {name}" for k, name in strict_letters().items())
            ),
            tool='scores.drop_one(scores.coded(forecasts, rows="scoreable")).round(4)',
            answer=turning,
            mistakes=(
                Mistake(
                    changing_most,
                    "Without this row the skill rises. The verdict stays above 0.",
                ),
                Mistake(
                    below_as_before,
                    "Without each of these the skill falls. Only some of them push it below 0.",
                ),
            ),
            hint="Look at the sign of the column `skill`, row by row.",
            stronger_hint="Two rows say almost the same thing about 2024.",
            solution=lambda: text.forecast_drop_one(strict()).splitlines()[0],
            praise="Two rows that say almost the same carry the verdict.",
        ),
        Question(
            id="10.9",
            title="Code task: is twelve of twenty luck?",
            objective="10c",
            kind=Number(tolerance=0.0005, decimals=4),
            task=(
                "*Optional, for the code track.* Three of five at 0.8 proves nothing. A "
                "calibrated forecaster gives 0.8 to **twenty** events. How likely is it that "
                "**twelve or fewer** come? Type a number with four decimals.\n\n"
                "Write it in Python: `scores.binomial_at_most(hits, n, chance)`."
            ),
            answer=lambda: scores.binomial_at_most(HITS, N, CHANCE),
            mistakes=(
                Mistake(
                    lambda: scores.binomial_at_most(3, 5, CHANCE),
                    "That is three of five. The share is the same, the number of forecasts is not.",
                ),
                Mistake(
                    exactly,
                    "That is exactly twelve. Fewer than twelve would be as surprising.",
                ),
                Mistake(
                    lambda: 1 - scores.binomial_at_most(HITS, N, CHANCE),
                    "That is the chance of more than twelve.",
                ),
            ),
            hint="Three arguments: hits, number of forecasts, chance.",
            stronger_hint="Try scores.binomial_at_most(12, 20, 0.8).",
            solution=lambda: text.luck(predictions.luck()).splitlines()[3],
            praise="The same share says more when the sample is larger.",
            code="answer = scores.binomial_at_most(12, 20, 0.8)",
        ),
    ),
)
