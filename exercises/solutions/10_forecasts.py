"""Exercise 10: who was right? The single source of tasks, answers, mistakes and hints."""

from functools import cache

import pandas as pd

from course import data, text
from course.answers import Choice, Number, Numbers, Share
from course.models import predictions, scores
from course.questions import Exercise, Mistake, Question


@cache
def forecasts() -> pd.DataFrame:
    return data.load("forecasts")


def row(claim_id: str) -> pd.Series:
    return forecasts().set_index("claim_id").loc[claim_id]


# 10.1 ------------------------------------------------------------------------------------

SIX = {
    "a": "C001-31",
    "b": "C002-19",
    "c": "C002-25",
    "d": "C004-05",
    "e": "C004-18",
    "f": "C000-07",
}


@cache
def parts() -> pd.DataFrame:
    """Say of the six: a word or number of chance, a day in the article, any day, any word."""
    table = predictions.parts(forecasts()).loc[list(SIX.values())]
    kind = forecasts().set_index("claim_id").loc[table.index, "wording_kind"]
    chance = table["chance"] != predictions.NOTHING_SAID
    return pd.DataFrame(
        {
            "chance": chance,
            "day": table["day_by"] == "text",
            "any_day": table["last_day"],
            "any_word": chance | (kind == "possible"),
        }
    )


def letters(chosen: pd.Series) -> list[str]:
    return [letter for letter, claim_id in SIX.items() if chosen[claim_id]]


def exactly_one(first: str = "chance", second: str = "day") -> list[str]:
    return letters(parts()[first] != parts()[second])


def lacking(part: str) -> str:
    other = {"chance": "day", "day": "chance"}[part]
    own = parts().index[~parts()[part] & parts()[other]]
    return text.join(sorted(own))


# 10.2 ------------------------------------------------------------------------------------

ENDS = {
    "a": "came true",
    "b": "did not come true",
    "c": "open: its last day has not come",
    "d": "not scored: its condition did not hold",
}
IF = "C000-28"


def end(condition: bool, result: bool = False) -> str:
    return ("a" if result else "b") if condition else "d"


def both_ends() -> list[str]:
    return [end(row(IF)["outcome"] != "not_triggered"), end(True)]


# 10.3 ------------------------------------------------------------------------------------

SAID = 0.35
WORD = "very likely"


def of_word(which: str = "mid") -> float:
    return float(scores.words(forecasts()).loc[WORD, which])


def two_scores(first: int = 1, second: int = 0, which: str = "mid") -> list[float]:
    return [scores.brier(SAID, first), scores.brier(of_word(which), second)]


# 10.4 ------------------------------------------------------------------------------------

BELOW = scores.Statement(coded=0.15, low=0.0, high=0.3)


def band() -> tuple[float, float]:
    return scores.score_band(BELOW, 1)


# 10.5 ------------------------------------------------------------------------------------

WHOLE, SECOND = 0.42, 0.8

# 10.6 ------------------------------------------------------------------------------------

TEN = pd.DataFrame({"forecast": [0.1] * 5 + [0.7] * 5, "happened": [1, 0, 0, 0, 0, 1, 1, 1, 1, 1]})


def split() -> pd.Series:
    return scores.murphy(TEN["forecast"], TEN["happened"])


def skill(base_rate: float | None = None) -> float:
    return scores.skill(TEN["forecast"], TEN["happened"], base_rate)


def not_weighed() -> float:
    return split()["reliability"] * TEN["forecast"].nunique()


# 10.7 ------------------------------------------------------------------------------------

LEFT_OUT = "C004-18"


@cache
def five(words: str = "high", rows: str = "scoreable") -> pd.DataFrame:
    return scores.coded(forecasts(), words, rows)


def mean_and_without(table: pd.DataFrame, left_out: str = LEFT_OUT) -> list[float]:
    dropped = scores.drop_one(table)["brier"]
    return [dropped["none"], dropped[left_out]]


def divided_by_five() -> list[float]:
    left = predictions.without(five(), LEFT_OUT)
    return [mean_and_without(five())[0], left["score"].sum() / len(five())]


# 10.8 ------------------------------------------------------------------------------------


@cache
def dropped(words: str = "low") -> pd.DataFrame:
    return scores.drop_one(five(words))


def five_letters() -> dict[str, str]:
    return dict(zip("abcde", five().index, strict=True))


def turning(words: str = "low") -> list[str]:
    return [k for k, name in five_letters().items() if name in predictions.turning(dropped(words))]


def others() -> list[str]:
    return [k for k in five_letters() if k not in turning()]


# 10.9 ------------------------------------------------------------------------------------

HITS, N, CHANCE = 14, 25, 0.7


def fewer() -> float:
    return scores.binomial_at_most(HITS - 1, N, CHANCE)


def at_most() -> float:
    return scores.binomial_at_most(HITS, N, CHANCE)


EXERCISE = Exercise(
    stem="10_forecasts",
    title="Exercise 10: who was right, and how would we know?",
    intro=(
        "You work with the table `forecasts`: 35 predictions from five articles, each with the "
        "test that the course wrote for it. Some questions use invented forecasts, and say so. A "
        "**Brier score** is (p − o)²: p is the chance given to the event in the test, o is 1 if "
        "that event came and 0 if it did not. Small is good.\n\n"
        "Chances of words are choices of the course. No score here ranks a person."
    ),
    objectives={
        "10a": "say what a prediction lacks, and write one that can be scored",
        "10b": "compute and read a Brier score, for numbers, words and two things at once",
        "10c": "tell skill and calibration from luck in a small sample",
        "10d": "find the choice or the row on which a verdict rests",
    },
    setup=(
        "import pandas as pd\n\n"
        "from course.models import predictions, scores\n\n"
        'forecasts = data.load("forecasts")'
    ),
    questions=(
        Question(
            id="10.1",
            title="One part is missing",
            objective="10a",
            kind=Choice(SIX, many=True),
            task=(
                "Look at six predictions. An article can give a **last day**, and it can give a "
                "**number or word of chance**. (Words such as may, might and could are no words "
                "of chance: they name no range. Will and would name none either.) For which of "
                "the six does the article itself give **exactly one** of the two? Type all "
                "letters, for example: a, c.\n\n"
                + "\n".join(f"- **{k}** {name}" for k, name in SIX.items())
            ),
            tool=(
                'columns = ["wording", "wording_kind", "deadline", "deadline_by"]\n'
                f'forecasts.set_index("claim_id").loc[{list(SIX.values())}, columns]'
            ),
            answer=exactly_one,
            mistakes=(
                Mistake(
                    lambda: letters(parts()["chance"]),
                    "All of these have a chance, but one of them has a day in the article too. "
                    "And a prediction can have the day and lack the chance.",
                ),
                Mistake(
                    lambda: exactly_one(second="any_day"),
                    "You counted days that the course set, after the fact. Read the column "
                    "`deadline_by`.",
                ),
                Mistake(
                    lambda: exactly_one(first="any_word"),
                    "You counted may and might as words of chance. They name no range.",
                ),
                Mistake(
                    lambda: letters(parts()["chance"] & parts()["day"]),
                    "Here the article gives both parts. The question asks for exactly one.",
                ),
                Mistake(
                    lambda: letters(parts()["chance"] | parts()["day"]),
                    "You took those with one part or more. One of these has both.",
                ),
            ),
            hint="Two columns decide: `deadline_by` and `wording_kind`. Make two ticks for each row.",
            stronger_hint=(
                "Tick a row if deadline_by says “text”. Tick it again if wording_kind says “word” "
                "or “number”. Which rows have one tick?"
            ),
            solution=lambda: (
                f"The article gives no last day: {lacking('day')}. It gives no chance: "
                f"{lacking('chance')}."
            ),
            praise=(
                "Without a day, a prediction cannot fail. Without a chance, it cannot be scored."
            ),
        ),
        Question(
            id="10.2",
            title="A condition, twice",
            objective="10a",
            kind=Choice(ENDS, length=2),
            task=(
                f"{IF} is from an editorial of March 2022. It expects: **if** Seoul holds "
                "back against Russia now, it will be reproached when it asks for help itself one "
                "day. The test is the course's: a senior American official does so in public. What becomes of this forecast by the rules of the lesson?\n\n"
                "- **First:** as it was. The tool cell shows what the course found.\n"
                "- **Second:** suppose that the test had 31 December 2024 as its last day, that Seoul "
                "had held back and had asked for help in 2024, and that nobody had reproached it "
                "by that day.\n\n"
                "Type two letters in this order, for example: a, c.\n\n"
                + "\n".join(f"- **{k}** {words}" for k, words in ENDS.items())
            ),
            tool=(
                f'for part in forecasts.set_index("claim_id").loc["{IF}", ["criterion", "outcome_note"]]:\n'
                "    print(part)"
            ),
            answer=both_ends,
            mistakes=(
                Mistake(
                    lambda: [end(True), end(True)],
                    "Look at the first case again. A forecast with “if” can fail only when its "
                    "condition holds.",
                ),
                Mistake(
                    lambda: [end(False), end(False)],
                    "Look at the second case again. There the condition holds, so the result "
                    "decides.",
                ),
                Mistake(
                    lambda: [end(False), "c"],
                    "Look at the second case again. The supposed last day has passed, so it is not open.",
                ),
                Mistake(
                    lambda: ["c", end(True)],
                    "Look at the first case again. Seoul acted within days, so the condition can "
                    "no longer come: there is nothing to wait for.",
                ),
                Mistake(
                    lambda: [end(True), end(False)],
                    "You have the two cases the wrong way round. In which of them did Seoul hold "
                    "back?",
                ),
            ),
            hint="Ask the same two questions of each case: did the condition hold? Did the result come?",
            stronger_hint=(
                "Only a forecast whose condition held can come true or fail. In one of the two "
                "cases it held."
            ),
            solution=lambda: (
                f"First: {ENDS[both_ends()[0]]} ({data.labels('forecasts', 'outcome')[row(IF)['outcome']]}). "
                f"Second: {ENDS[both_ends()[1]]}: the condition held and the result stayed away."
            ),
            praise="You asked for the condition before the result.",
        ),
        Question(
            id="10.3",
            title="Two scores",
            objective="10b",
            kind=Numbers(("score a", "score b"), tolerance=0.0005, decimals=4),
            task=(
                "Compute two Brier scores. Both forecasts are invented.\n\n"
                f"- **a** Somebody gives {SAID} to an event. It **comes**.\n"
                f"- **b** Somebody calls another event “{WORD}”. Take the middle of the range that "
                "section 2 of the lesson gives to these words. The event does **not** come.\n\n"
                "Type two numbers with four decimals, for example: 0.1000, 0.2000."
            ),
            answer=two_scores,
            mistakes=(
                Mistake(
                    lambda: two_scores(first=0),
                    "Check a. The event came, so its o is 1.",
                ),
                Mistake(
                    lambda: two_scores(second=1),
                    "Check b. The event did not come, so its o is 0.",
                ),
                Mistake(
                    lambda: two_scores(0, 1),
                    "You have o the wrong way round in both: 1 stands for an event that came.",
                ),
                Mistake(
                    lambda: [1 - SAID, of_word()],
                    "These are the gaps. The score is the gap squared.",
                ),
                Mistake(
                    lambda: two_scores(which="high"),
                    "Check b. You took the upper end of the range. The middle is asked for.",
                ),
            ),
            hint="Write p and o for each, then (p − o)², with four decimals.",
            stronger_hint=(
                "In a, o = 1. In b, o = 0, and p lies halfway between the two ends of the range."
            ),
            solution=lambda: (
                f"a: ({SAID} − 1)² = {text.exact(two_scores()[0])}. b: ({text.short(of_word())} − 0)² "
                f"= {text.exact(two_scores()[1])}."
            ),
            praise="You squared the gap, and you asked each time whether the event came.",
        ),
        Question(
            id="10.4",
            title="A lower bound",
            objective="10b",
            kind=Number(tolerance=0.0005, decimals=2),
            task=(
                "An invented forecast: somebody gives “below 30 per cent” to an event, and the "
                "event **comes**. We do not know which number below. Whatever was meant, the "
                "score is **above** one value. Type that value."
            ),
            answer=lambda: band()[0],
            mistakes=(
                Mistake(
                    lambda: scores.brier(BELOW.high, 0),
                    "You used o = 0. This event came.",
                ),
                Mistake(
                    lambda: scores.brier(BELOW.coded, 1),
                    "That is the score of the middle of what the words allow. Another number that "
                    "fits them is kinder.",
                ),
                Mistake(
                    lambda: band()[1],
                    "That is the worst score that the words allow.",
                ),
                Mistake(
                    lambda: 1 - BELOW.high,
                    "That is the gap. The score is the gap squared.",
                ),
                Mistake(
                    0,
                    "A score of 0 needs a chance of 1. The words exclude it.",
                ),
            ),
            hint="Which chance allowed by the words is the kindest, now that the event came?",
            stronger_hint="The score falls as p rises. How high may p rise? Then compute (p − 1)².",
            solution=lambda: (
                f"The kindest chance is {text.short(BELOW.high)}: ({text.short(BELOW.high)} − 1)² = "
                f"{text.exact(band()[0])}. The words allow any score from there to "
                f"{text.exact(band()[1])}."
            ),
            praise=(
                "It scores above a coin, whatever number was meant. One miss proves little all "
                "the same."
            ),
        ),
        Question(
            id="10.5",
            title="Two things at once",
            objective="10b",
            kind=Share(tolerance=0.1),
            task=(
                "An invented forecast joins two events: direct flights to Moscow come back, "
                "**and** a South Korean minister flies there. Its author gives a chance of "
                f"{WHOLE} to both together, and says: if the flights come, the visit comes with "
                f"chance {SECOND}. Which chance does the author then give to the flights alone? "
                "Type a share, for example 0.3, 3/10 or 30 %."
            ),
            answer=lambda: scores.least_first(WHOLE, SECOND),
            mistakes=(
                Mistake(
                    WHOLE,
                    "That is the chance of both. Both together are less likely than the flights "
                    "alone.",
                ),
                Mistake(
                    lambda: WHOLE * SECOND,
                    "You multiplied. Here the product is known, and one factor is asked for.",
                ),
                Mistake(
                    lambda: WHOLE + (1 - SECOND),
                    "You added the missing part. Chances of “and” are multiplied, not added.",
                ),
                Mistake(
                    lambda: SECOND / WHOLE,
                    "You divided the wrong way round: no chance is above 1.",
                ),
                Mistake(
                    lambda: SECOND - WHOLE,
                    "You subtracted. Chances of “and” are multiplied: ask for a factor.",
                ),
            ),
            hint="P(both) = P(flights) × P(visit if flights). Which of the three is asked for?",
            stronger_hint="Two of the three are given: the product and one factor.",
            solution=lambda: (
                f"{WHOLE} / {SECOND} = {text.exact(scores.least_first(WHOLE, SECOND))}."
            ),
            praise="Each “and” makes a forecast harder.",
        ),
        Question(
            id="10.6",
            title="Ten other forecasts",
            objective="10c",
            kind=Numbers(("reliability", "skill"), tolerance=0.0005, decimals=4),
            task=(
                "Ten invented forecasts: five at 0.1, of which one came; five at 0.7, of which "
                "all five came. Compute the **reliability** part of Murphy's split, and the "
                "**skill** against the base rate of these ten. Type two numbers with four "
                "decimals, for example: 0.1000, 0.2000."
            ),
            tool=(
                'ten = pd.DataFrame({"forecast": [0.1] * 5 + [0.7] * 5,\n'
                '                    "happened": [1, 0, 0, 0, 0, 1, 1, 1, 1, 1]})\n'
                "ten"
            ),
            answer=lambda: [split()["reliability"], skill()],
            mistakes=(
                Mistake(
                    lambda: [split()["resolution"], skill()],
                    "The second number is right. The first is the resolution. Reliability "
                    "compares each value with the share of its own group.",
                ),
                Mistake(
                    lambda: [not_weighed(), skill()],
                    "The second number is right. In the first you added the squared gaps: weigh "
                    "each by the share of forecasts in its group.",
                ),
                Mistake(
                    lambda: [split()["reliability"], -skill()],
                    "The first number is right. Check the sign of the second: a score below that "
                    "of the base rate is skill above 0.",
                ),
                Mistake(
                    lambda: [split()["reliability"], 1 - skill()],
                    "The first number is right. The second is BS / BS of the base rate. Skill is "
                    "1 minus that.",
                ),
                Mistake(
                    lambda: [split()["reliability"], skill(0.5)],
                    "The first number is right. In the second you compared with always saying "
                    "0.5. Use the share of these ten that came.",
                ),
            ),
            hint=(
                "Reliability: take each group in turn, the gap between its value and its share "
                "that came, squared, times its share of all forecasts; add the groups. Skill: the "
                "mean of the ten scores first, then the score of the base rate. Keep four decimals."
            ),
            stronger_hint=(
                "In the group at 0.1 the share that came is 1/5, in the group at 0.7 it is 5/5. "
                "Six of the ten came, so the score of the base rate is 0.6 × 0.4."
            ),
            solution=lambda: (
                f"REL = {text.exact(split()['reliability'])}. BS = {text.exact(split()['brier'])}, "
                f"base rate score {text.exact(split()['uncertainty'])}, skill = "
                f"{text.exact(skill())}."
            ),
            praise="Better than the base rate, with ten forecasts: still too few to tell from luck.",
            points=2,
        ),
        Question(
            id="10.7",
            title="Without one row",
            objective="10d",
            kind=Numbers(("all five", f"without {LEFT_OUT}"), tolerance=0.0005, decimals=4),
            task=(
                "Take the five forecasts that pass the rules of section 6, and give each word the "
                "**highest** chance of its range. C004-30 gives a number, not a word: leave it at the "
                "0.55 of the course. Type the mean Brier score of all five, and the "
                f"mean **without {LEFT_OUT}**, whose article appeared after the event. Two numbers "
                "with four decimals, for example: 0.1000, 0.2000."
            ),
            tool=(
                'scores.coded(forecasts, "high", rows="scoreable")'
                '[["wording", "forecast", "happened", "score"]]'
            ),
            answer=lambda: mean_and_without(five()),
            mistakes=(
                Mistake(
                    divided_by_five,
                    "The first mean is right. For the second, four scores are left: divide by "
                    "four.",
                ),
                Mistake(
                    lambda: mean_and_without(five("mid")),
                    "These are the means with the middle of each range, as in the lesson. Here "
                    "each word gets its highest chance.",
                ),
                Mistake(
                    lambda: mean_and_without(scores.coded(forecasts(), "high", "scoreable", 1.0)),
                    "You gave C004-30 the chance 1.00. It is a number, not a word of chance: leave "
                    "it at 0.55.",
                ),
                Mistake(
                    lambda: mean_and_without(five("high", "in_example")),
                    "You took the six that were picked by hand. Take the five that pass the rules.",
                ),
                Mistake(
                    lambda: mean_and_without(five(), five()["score"].idxmax()),
                    "The first mean is right. For the second you left out the row with the largest "
                    f"score. Leave out {LEFT_OUT}.",
                ),
                Mistake(
                    lambda: mean_and_without(five("mid", "in_example")),
                    "These are the means of the six picked by hand, with the middle of each range. "
                    "Take the five that pass the rules, and the highest chances.",
                ),
            ),
            hint=(
                f"Add the column `score`, divide; then do it again without the row {LEFT_OUT}. "
                "Keep four decimals."
            ),
            stronger_hint="Divide the first sum by 5 and the second by 4.",
            solution=lambda: (
                f"{text.exact(five()['score'].sum())} / 5 = {text.exact(mean_and_without(five())[0])}; "
                f"{text.exact(predictions.without(five(), LEFT_OUT)['score'].sum())} / 4 = "
                f"{text.exact(mean_and_without(five())[1])}."
            ),
            praise="Without the row whose day is not known, the others look a little worse.",
        ),
        Question(
            id="10.8",
            title="Which row decides?",
            objective="10d",
            kind=Choice(five_letters(), many=True),
            task=(
                "Take the same five forecasts, but give each word the **lowest** chance of its "
                "range. C004-30 gives a number, not a word: leave it at 0.55. With all five the skill is "
                "above 0. Leave out one at a time. Which rows **turn the verdict**, so that the skill of the four others is not above 0? Type "
                "all letters, for example: a, c.\n\n"
                + "\n".join(f"- **{k}** {name}" for k, name in five_letters().items())
            ),
            tool='scores.drop_one(scores.coded(forecasts, "low", rows="scoreable")).round(4)',
            answer=turning,
            mistakes=(
                Mistake(
                    lambda: turning("mid"),
                    "These two turn it when each word gets the middle, as in the lesson. With the "
                    "lowest chances there is one more.",
                ),
                Mistake(
                    others,
                    "Without each of these the skill stays above 0. You have the rows that do not "
                    "turn the verdict.",
                ),
                Mistake(
                    lambda: list(five_letters()),
                    "Without some of these the skill stays above 0. Look at the sign.",
                ),
            ),
            hint="Look at the sign of the column `skill`, row by row.",
            stronger_hint="Which rows have a skill with a minus? One of them is only just below 0.",
            solution=lambda: (
                f"{text.forecast_drop_one(dropped()).splitlines()[0]} C004-30 counts with 0.55."
            ),
            praise="Another rule for words, and another row carries the verdict too.",
        ),
        Question(
            id="10.9",
            title=f"Code task: is {HITS} of {N} luck?",
            objective="10c",
            kind=Number(tolerance=0.0005, decimals=4),
            task=(
                "*Optional, for the code track.* A calibrated forecaster gives "
                f"{CHANCE} to **{N}** events that do not depend on each other. How likely is it "
                f"that **{HITS} or fewer** come? Type a number with four decimals.\n\n"
                "Write it in Python: `scores.binomial_at_most(hits, n, chance)`."
            ),
            answer=at_most,
            mistakes=(
                Mistake(
                    lambda: scores.binomial_at_most(12, 20, 0.8),
                    "That is the case of the lesson, 12 of 20 at 0.8. Change all three numbers.",
                ),
                Mistake(
                    lambda: at_most() - fewer(),
                    f"That is exactly {HITS}. Fewer would surprise even more, so they count too.",
                ),
                Mistake(
                    fewer,
                    f"That is fewer than {HITS}. The {HITS} belong to it.",
                ),
                Mistake(
                    lambda: 1 - at_most(),
                    f"That is the chance of more than {HITS}.",
                ),
            ),
            hint="Three arguments in this order: hits, number of forecasts, chance.",
            stronger_hint=(
                "The lesson's case would be scores.binomial_at_most(12, 20, 0.8). Put your three "
                "numbers in."
            ),
            solution=lambda: (
                f"P({HITS} or fewer of {N}) = {text.exact(at_most())}. "
                f"The lowest number of hits inside the 90 per cent band of the lesson is "
                f"{scores.binomial_band(N, CHANCE)[0]}."
            ),
            praise="So many misses still come by luck. Only a smaller share, or more events, would tell.",
            code=f"answer = scores.binomial_at_most({HITS}, {N}, {CHANCE})",
        ),
    ),
)
