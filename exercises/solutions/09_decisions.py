"""Exercise 09: what would you advise on that day? The single source of tasks, answers and hints."""

from functools import cache

import pandas as pd

from course import data, text
from course.answers import Choice, Number
from course.models import choice, cut_off, decisions, draws, framing, gambles
from course.models.framing import Frame
from course.models.gambles import Gamble
from course.questions import Exercise, Mistake, Question

POINT, PROFILE = "D6", "trade_first"
FIRST, SECOND, THIRD = "decline", "other_basket", "delay"


@cache
def table() -> pd.DataFrame:
    """Scores at the point, with the keys of the options."""
    return choice.scores(data.load("option_scores"), POINT)


@cache
def weights(profile: str = PROFILE) -> pd.Series:
    return choice.weights(data.load("weight_profiles"), profile)


@cache
def labels() -> pd.Series:
    return decisions.options(POINT)["label"]


def values(profile: str = PROFILE) -> pd.Series:
    return choice.values(table(), weights(profile))


def products(option: str) -> str:
    return " + ".join(f"{weights()[c]:g} × {table().loc[option, c]:g}" for c in table().columns)


# 09.2 ------------------------------------------------------------------------------------

LETTERS = dict(zip("abcde", table().index, strict=True))
NAMES = {letter: labels()[option] for letter, option in LETTERS.items()}


def order_of(worth: pd.Series) -> list[str]:
    return sorted(LETTERS, key=lambda letter: -worth[LETTERS[letter]])


def first_two_swapped() -> list[str]:
    first, second, *others = order_of(values())
    return [second, first, *others]


# 09.3 ------------------------------------------------------------------------------------

MOVING = "economy"


def switch(other: str = SECOND) -> float:
    return choice.switch_over(table(), weights(), FIRST, other, MOVING)


def rest(option: str) -> float:
    """Value on the other criteria, whose weights are rescaled to sum to 1."""
    others = choice.normalise(weights().drop(MOVING))
    return float(table().loc[option, others.index] @ others)


def own(option: str) -> float:
    return float(table().loc[option, MOVING])


def switch_without_rescaling() -> float:
    """Only one weight moves; the others stay, so the sum is not 1."""
    gap = choice.comparison(table(), weights(), FIRST, SECOND).drop(MOVING).sum()
    return float(-gap / (own(FIRST) - own(SECOND)))


def half_of_the_formula() -> float:
    return (rest(SECOND) - rest(FIRST)) / (own(FIRST) - own(SECOND))


def with_the_two_swapped() -> float:
    gap = rest(FIRST) - rest(SECOND)
    return gap / (gap + own(FIRST) - own(SECOND))


# 09.4 ------------------------------------------------------------------------------------

SIGMA = 4


def beats(first: str = FIRST, second: str = SECOND, sigma: float = SIGMA) -> float:
    return draws.chance_beats(table(), weights(), first, second, sigma)


def lead() -> float:
    return float(values()[FIRST] - values()[SECOND])


def squares() -> float:
    return float((weights() ** 2).sum())


def norm() -> float:
    return squares() ** 0.5


def inside() -> float:
    return lead() / (SIGMA * norm())


# 09.5 and 09.6 ---------------------------------------------------------------------------

RISK = Gamble(good=80, bad=30, safe=61, chance_bad=0.2)


def informed(chance_bad: float = RISK.chance_bad) -> float:
    """Mean value if the outcome is known before the choice."""
    p = chance_bad
    return (1 - p) * max(RISK.good, RISK.safe) + p * max(RISK.bad, RISK.safe)


# 09.7 ------------------------------------------------------------------------------------

MILD = Frame(exponent=0.8, loss_aversion=2)
LOSS = 25


# 09.8 ------------------------------------------------------------------------------------

DAY = "D1"
CARDS = {"a": "D1-C10", "b": "D1-R01", "c": "D1-C03", "d": "D1-R02", "e": "D1-C06"}


@cache
def cards() -> pd.DataFrame:
    return data.load("cards").set_index("card_id", drop=False)


def days_of(letter: str) -> str:
    row = cards().loc[CARDS[letter]]
    year_only = row["date_precision"] == "year"
    act = str(row["date"].year) if year_only else text.day(row["date"])
    return f"| {letter} | {act} | {text.day(row['date_known'])} |"


def illegal(by: str = "date_known") -> list[str]:
    """Letters of the cards that lie after the cut-off, by one of their two days."""
    limit = cut_off.cut_off(DAY)
    return [letter for letter, card in CARDS.items() if cards().loc[card, by] > limit]


def of_two_days() -> list[str]:
    """Letters of the cards whose two days differ, and of those that are too late."""
    rows = cards().loc[list(CARDS.values())]
    differ = (rows["date"] != rows["date_known"]).to_numpy()
    return sorted({k for k, two in zip(CARDS, differ, strict=True) if two} | set(illegal()))


# 09.9 ------------------------------------------------------------------------------------

NEAR = 0.43  # a weight of the economy a little below the one at which the two tie

STATEMENTS = {
    "a": f"“{labels()[FIRST]}” is the right policy.",
    "b": f"With the economy first, “{labels()[FIRST]}” has the highest value.",
    "c": f"With all criteria alike, “{labels()[SECOND]}” has the highest value.",
    "d": f"“{labels()[FIRST]}” will succeed with a chance of a little more than one half.",
    "e": f"With {NEAR:g} for the economy, and the other weights in the same proportions, "
    f"“{labels()[SECOND]}” comes first.",
}


def with_economy_at(weight: float) -> pd.Series:
    moved = weights() * (1 - weight) / (1 - weights()[MOVING])
    return choice.values(table(), moved.where(moved.index != MOVING, weight))


def supported() -> list[str]:
    """Letters of what the numbers support. A value is no verdict, so a and d never are."""
    found = {
        "a": False,
        "b": values().idxmax() == FIRST,
        "c": values("balanced").idxmax() == SECOND,
        "d": False,
        "e": with_economy_at(NEAR).idxmax() == SECOND,
    }
    return [letter for letter, true in found.items() if true]


# 09.10 -----------------------------------------------------------------------------------


def first(point: str, profile: str) -> str:
    worth = choice.scores(data.load("option_scores"), point)
    return choice.ranking(worth, weights(profile))[0]


def same_first(one: str = "worked_example", other: str = "balanced") -> list[str]:
    return [p for p in decisions.points() if first(p, one) == first(p, other)]


EXERCISE = Exercise(
    stem="09_decisions",
    title="Exercise 09: what would you advise on that day?",
    intro=(
        f"The lesson took D3. Here you work with another day: **{POINT}**, "
        f"{text.moment(POINT)}. NATO has asked Seoul to join PURL, a list of American equipment "
        "for Ukraine that partners pay for. Each option has a **score** on five criteria, from 0 to 100, and each criterion "
        "a **weight**. The weights are those of the point of view *economy first*. The value of "
        "an option is the sum of weight times score.\n\n"
        "All scores and weights are invented: an illustration, not an estimate. No question asks "
        "which option is right. The five options are:\n\n"
        + "\n".join(
            f"- **{row.label}** (`{option}`): {row.description}"
            for option, row in decisions.options(POINT).iterrows()
        )
    ),
    objectives={
        "9a": "use only what was public on a day, and notice hindsight",
        "9b": "build the value of an option from scores and weights",
        "9c": "find what would turn the ranking",
        "9d": "weigh a risk, and say what knowing more is worth",
        "9e": "write a choice down, and say what the numbers do not prove",
    },
    setup=(
        "from course.models import choice, decisions, draws\n\n"
        'scores, profiles = data.load("option_scores"), data.load("weight_profiles")\n'
        f'table = choice.scores(scores, "{POINT}")\n'
        f'weights = choice.weights(profiles, "{PROFILE}")'
    ),
    questions=(
        Question(
            id="09.1",
            title="The value of one option",
            objective="9b",
            kind=Number(tolerance=0.01, decimals=2),
            task=(
                f"Compute the value of **{labels()[SECOND]}** (`{SECOND}`) with the economy first: "
                "multiply each score by its weight, and add. Type a number with two decimals."
            ),
            tool=f'table.T.assign(weight=weights)[["{SECOND}", "weight"]]',
            answer=lambda: float(values()[SECOND]),
            mistakes=(
                Mistake(
                    lambda: float(table().loc[SECOND].mean()),
                    "That is the plain mean of the five scores. Each criterion has its own weight.",
                ),
                Mistake(
                    lambda: float(table().loc[SECOND].sum()),
                    "These are the scores added up, without their weights.",
                ),
                Mistake(
                    lambda: float(values("worked_example")[SECOND]),
                    "These are the weights of the worked example in the lesson. Take the column "
                    "weight of the cell above.",
                ),
                Mistake(
                    lambda: float(values()[FIRST]),
                    f"That is the value of {FIRST}. Take the column of {SECOND}, and two decimals.",
                ),
                Mistake(
                    lambda: float(weights()[MOVING] * table().loc[SECOND, MOVING]),
                    "That is the product of one criterion. Four more belong to the sum.",
                ),
            ),
            hint="Five products, one for each criterion, then one sum.",
            stronger_hint=(
                f"Begin with {weights()['alliance']:g} times the score on the alliance, and go down "
                "the list."
            ),
            solution=lambda: f"{products(SECOND)} = {values()[SECOND]:.2f}.",
            praise="Weights first, then the sum.",
            code=f'answer = choice.values(table, weights)["{SECOND}"]',
        ),
        Question(
            id="09.2",
            title="The ranking",
            objective="9b",
            kind=Choice(NAMES, length=len(NAMES)),
            task=(
                "Put the five options in order of their value, the highest first.\n\n"
                + "\n".join(f"- ({k}) {name}" for k, name in NAMES.items())
                + "\n\nThe cell below gives the five products of one option: add them, then put "
                "in the next option. Type five letters in order, for example: a, b, c, d, e."
            ),
            tool=(
                'option = "full"  # put another option here: decline, non_lethal, other_basket, '
                "delay\n"
                "choice.contributions(table, weights).loc[option].round(2)"
            ),
            answer=lambda: order_of(values()),
            mistakes=(
                Mistake(
                    lambda: order_of(table()[MOVING]),
                    "That is the order on the economy alone. Four more criteria count.",
                ),
                Mistake(
                    lambda: order_of(table().mean(axis=1)),
                    "That is the order of the plain means. Use the weights.",
                ),
                Mistake(
                    lambda: order_of(values("worked_example")),
                    "That is the order with the weights of the worked example. Here the economy "
                    "comes first.",
                ),
                Mistake(
                    lambda: order_of(values())[::-1],
                    "You began with the lowest. Begin with the highest.",
                ),
                Mistake(
                    first_two_swapped,
                    "Three of the five stand where they should. Compare the two others once more, "
                    "to two decimals.",
                ),
            ),
            hint="You have one value from 09.1. Compute the other four in the same way.",
            stronger_hint="Two of them lie less than half a point apart. Use two decimals.",
            solution=lambda: (
                ", ".join(f"{NAMES[k]} {values()[LETTERS[k]]:.2f}" for k in order_of(values()))
                + f". The first leads by {lead():.2f}: nearly a tie."
            ),
            praise="The order stands, and you know how thin the lead is.",
        ),
        Question(
            id="09.3",
            title="The weight that turns it",
            objective="9c",
            kind=Number(tolerance=0.002, decimals=4),
            task=(
                f"At which weight of the **{MOVING}** do `{FIRST}` and `{SECOND}` tie? The other "
                "four weights keep their proportions and share the rest.\n\n"
                "`t = (R2 - R1) / ((R2 - R1) + (s1 - s2))`. Here 1 is "
                f"{FIRST} and 2 is {SECOND}; s is the score on the {MOVING}, R the value on the "
                "other criteria, with their weights rescaled to sum to 1. Type a number with three "
                "or four decimals, or a fraction."
            ),
            tool=(
                f'others = choice.normalise(weights.drop("{MOVING}"))\n'
                f"R = (table[list(others.index)] @ others).round(4)\n"
                f'table[["{MOVING}"]].rename(columns={{"{MOVING}": "s"}}).assign(R=R)'
            ),
            answer=switch,
            mistakes=(
                Mistake(
                    switch_without_rescaling,
                    "The other weights stayed as they were, so the five no longer sum to 1. "
                    "Rescale the rest.",
                ),
                Mistake(
                    half_of_the_formula,
                    "Below the line stand two parts: (R2 - R1) and (s1 - s2).",
                ),
                Mistake(
                    with_the_two_swapped,
                    "No weight lies outside 0 to 1. Look again which R is R1 and which is R2.",
                ),
                Mistake(
                    lambda: switch(THIRD),
                    f"That is where {THIRD} ties with {FIRST}. The question asks about {SECOND}.",
                ),
                Mistake(
                    lambda: float(weights()[MOVING] - switch()),
                    "That is how far the weight has to move. The question asks where it arrives.",
                ),
                Mistake(
                    lambda: 1 - switch(),
                    f"That is what the other four weights have together. What has the {MOVING}?",
                ),
            ),
            hint="The cell above gives s and R of each option. Four of these numbers are needed.",
            stronger_hint=f"R2 is {rest(SECOND):.4f}, R1 is {rest(FIRST):.4f}.",
            solution=lambda: (
                f"({rest(SECOND):.4f} - {rest(FIRST):.4f}) / (({rest(SECOND):.4f} - "
                f"{rest(FIRST):.4f}) + ({own(FIRST):g} - {own(SECOND):g})) = {switch():.4f}. The "
                f"weight is {weights()[MOVING]:.2f}, so a move of "
                f"{weights()[MOVING] - switch():.4f} turns the ranking."
            ),
            praise="You found the point on which the advice turns.",
            points=2,
        ),
        Question(
            id="09.4",
            title="How sure is the lead?",
            objective="9c",
            kind=Number(tolerance=0.005, decimals=3),
            task=(
                "Each difference of two scores may be wrong. Let these errors be normal and "
                f"independent of each other, and let the width σ of the bell (the standard deviation) be {SIGMA} points. What is "
                f"the chance that `{FIRST}` ranks above `{SECOND}`?\n\n"
                "`P = Φ((V1 - V2) / (σ √Σw²))`, with the values V1 and V2 of the two. The cell below gives the root and computes Φ of a "
                "number: put your own number into it. Type a number between 0 and 1 with three "
                "decimals."
            ),
            tool=(
                'print("root of the sum of squared weights:", round((weights**2).sum() ** 0.5, 4))\n'
                "round(draws.normal_below(1.0), 4)  # put your own number in the place of 1.0"
            ),
            answer=beats,
            mistakes=(
                Mistake(
                    1.0,
                    "A lead in the table is not certain when the scores are not. This one is small.",
                ),
                Mistake(
                    lambda: beats(SECOND, FIRST),
                    f"That is the chance of {SECOND}: the tail of the other side. Take V of {FIRST} "
                    f"minus V of {SECOND}.",
                ),
                Mistake(
                    lambda: draws.normal_below(lead()),
                    "That is Φ of the lead itself. Divide it by sigma times the root first.",
                ),
                Mistake(
                    lambda: draws.normal_below(lead() / (SIGMA * squares())),
                    "The square root is missing: you divided by the sum of the squares itself.",
                ),
                Mistake(
                    lambda: draws.normal_below(lead() / norm()),
                    "You divided by the root alone. Sigma belongs below the line too.",
                ),
                Mistake(
                    lambda: draws.normal_below(lead() / SIGMA),
                    "You divided by sigma alone. The root belongs below the line too.",
                ),
                Mistake(
                    lambda: beats(sigma=draws.DOUBT.sigma),
                    f"That is the sigma of the lesson, {draws.DOUBT.sigma:g}. Here it is smaller.",
                ),
                Mistake(
                    inside,
                    "That is the number inside Φ. Put it into the cell, and read Φ of it.",
                ),
            ),
            hint="Three numbers: the lead of 09.2, sigma, and the root that the cell prints.",
            stronger_hint="The number inside Φ lies between 0.1 and 0.2.",
            solution=lambda: (
                f"Φ({lead():.2f} / ({SIGMA} × {norm():.4f})) = Φ({inside():.4f}) = {beats():.4f}. "
                "It is not far from a coin toss, and it is a chance of ranking higher, not of "
                "success."
            ),
            praise="A lead is worth as much as the scores behind it.",
        ),
        Question(
            id="09.5",
            title="How much risk is too much?",
            objective="9d",
            kind=Number(tolerance=0.005, decimals=2),
            task=(
                f"A new example, with invented numbers. To join the list in full is worth "
                f"{RISK.good:g} points if Moscow only protests, and {RISK.bad:g} if it hits back. A "
                f"safe option is worth {RISK.safe:g} whatever Moscow does. At which **chance that "
                "Moscow hits back** are both worth the same? Type one number between 0 and 1, or a "
                "fraction."
            ),
            answer=lambda: gambles.break_even(RISK),
            mistakes=(
                Mistake(
                    lambda: 1 - gambles.break_even(RISK),
                    "That is the chance that Moscow only protests.",
                ),
                Mistake(
                    lambda: (RISK.safe - RISK.bad) / RISK.safe,
                    "You divided by the safe value. Divide by the distance from good to bad.",
                ),
                Mistake(
                    lambda: (RISK.good - RISK.safe) / RISK.good,
                    "You divided by the good outcome alone. How far is it from good to bad?",
                ),
                Mistake(
                    lambda: (RISK.good - RISK.safe) / (RISK.safe - RISK.bad),
                    "These are the odds: loss against gain. A chance divides by both together.",
                ),
                Mistake(
                    lambda: RISK.good - RISK.safe,
                    "That is a distance in points. Divide it, to make it a chance.",
                ),
            ),
            hint="Set (1 - p) times the good outcome plus p times the bad one equal to the safe one.",
            stronger_hint="p* = (good - safe) / (good - bad).",
            solution=lambda: (
                f"({RISK.good:g} - {RISK.safe:g}) / ({RISK.good:g} - {RISK.bad:g}) = "
                f"{gambles.break_even(RISK):.2f}. Above this chance the safe option is worth more, "
                "below it the risky one."
            ),
            praise="You turned a debate about risk into one number to argue about.",
        ),
        Question(
            id="09.6",
            title="What is it worth to know?",
            objective="9d",
            kind=Number(tolerance=0.01, decimals=1),
            task=(
                "Take the three values of 09.5, and let the chance that Moscow hits back be "
                f"{RISK.chance_bad:g}. Suppose that Seoul could know Moscow's answer before it "
                "chooses. By how many points would its result be better **on average** than that of "
                "its best choice without knowing? Type a number."
            ),
            answer=lambda: gambles.perfect_information(RISK),
            mistakes=(
                Mistake(
                    lambda: informed() - RISK.safe,
                    "You compared with the safe option. Without knowledge, is it the best one here?",
                ),
                Mistake(
                    lambda: gambles.expected_utility(RISK) - RISK.safe,
                    "That is how much the risky option leads without any knowledge.",
                ),
                Mistake(
                    lambda: RISK.safe - RISK.bad,
                    "That is the gain when Moscow hits back. How often does it?",
                ),
                Mistake(
                    informed,
                    "That is the value with knowledge. Subtract what the best choice without it gives.",
                ),
                Mistake(
                    lambda: informed(1 - RISK.chance_bad) - gambles.expected_utility(RISK),
                    "The two chances are swapped. And knowing can never make the mean worse.",
                ),
            ),
            hint="First the value with knowledge: in each case take the better option. Then average.",
            stronger_hint=(
                "With knowledge: the risky option if Moscow only protests, the safe one if not. "
                "Without knowledge: compute the expected value of the risky option, and compare."
            ),
            solution=lambda: (
                f"With knowledge: {1 - RISK.chance_bad:g} × {RISK.good:g} + "
                f"{RISK.chance_bad:g} × {RISK.safe:g} = {informed():.2f}. Without it the best is the "
                f"risky option: {1 - RISK.chance_bad:g} × {RISK.good:g} + {RISK.chance_bad:g} × "
                f"{RISK.bad:g} = {gambles.expected_utility(RISK):.2f}, more than {RISK.safe:g}. The "
                f"difference is {gambles.perfect_information(RISK):.2f}: an average, taken before "
                "one knows."
            ),
            praise="Sometimes asking is worth more than choosing.",
            points=2,
        ),
        Question(
            id="09.7",
            title="How a loss feels",
            objective="9d",
            kind=Number(tolerance=0.02, decimals=2),
            task=(
                "In prospect theory a gain z feels like `z^α`, and a loss of z like `-λ z^α`. Take "
                f"other values than the lesson: α = {MILD.exponent:g} and λ = "
                f"{MILD.loss_aversion:g}. How does a **loss of {LOSS} points** feel? In Python “to "
                "the power of” is `**`; the sign `^` means something else. Type a number with two "
                "decimals and its sign."
            ),
            tool="10**0.5  # ten to the power of one half; put in your own numbers",
            answer=lambda: framing.felt(-LOSS, MILD),
            mistakes=(
                Mistake(
                    lambda: -LOSS * MILD.loss_aversion,
                    f"The exponent is missing: first {LOSS} to the power of α.",
                ),
                Mistake(
                    lambda: -framing.felt(LOSS, MILD),
                    "That is the size of a gain. A loss weighs more: λ.",
                ),
                Mistake(
                    lambda: -framing.felt(-LOSS, MILD), "The size is right. A loss is below zero."
                ),
                Mistake(
                    lambda: -framing.felt(MILD.loss_aversion * LOSS, MILD),
                    "Here λ was raised to the power too. Only the points get the exponent.",
                ),
                Mistake(
                    lambda: -MILD.loss_aversion * LOSS * MILD.exponent,
                    "You multiplied by α. It is an exponent: the points to the power of α.",
                ),
                Mistake(
                    lambda: framing.felt(-LOSS),
                    "These are α and λ of the lesson. The question gives other ones.",
                ),
            ),
            hint=f"First {LOSS} to the power of α, then times λ, then the sign.",
            stronger_hint=(
                f"{LOSS} to the power of {MILD.exponent:g} is about {framing.felt(LOSS, MILD):.1f}."
            ),
            solution=lambda: (
                f"-{MILD.loss_aversion:g} × {LOSS}^{MILD.exponent:g} = {framing.felt(-LOSS, MILD):.2f}. "
                f"A gain of {LOSS} feels like {framing.felt(LOSS, MILD):.2f}. The form of the curve "
                "comes from imagined choices between sums of money in a laboratory, not from "
                "governments; α and λ were chosen here for the sum."
            ),
            praise="The same points, and a loss weighs more.",
        ),
        Question(
            id="09.8",
            title="Cards from the future",
            objective="9a",
            kind=Choice({k: f"card {k}" for k in CARDS}, many=True),
            task=(
                f"Another day: you advise at {DAY}, {text.moment(DAY)}. Which of these cards may "
                "you **not** use?\n\n"
                + "\n".join(f"- ({k}) {cards().loc[card, 'text']}" for k, card in CARDS.items())
                + "\n\n| card | the act, where it took place | public in Seoul since |\n|---|---|---|\n"
                + "\n".join(days_of(k) for k in CARDS)
                + "\n\nType letters, for example: a, e."
            ),
            answer=illegal,
            mistakes=(
                Mistake(
                    lambda: illegal("date"),
                    "One more. You went by the day of the act. When was it public in Seoul?",
                ),
                Mistake(
                    lambda: [k for k in illegal() if k not in illegal("date")],
                    "One more. It is late in both columns.",
                ),
                Mistake(
                    of_two_days,
                    "Too many. Two different days bar no card: only the day in Seoul counts.",
                ),
                Mistake(
                    lambda: sorted([*illegal(), "c"]),
                    "One too many. News from Washington came a day late, and still in time.",
                ),
                Mistake(
                    lambda: [k for k in CARDS if k not in illegal()],
                    "These are the cards that you may use.",
                ),
            ),
            hint="Compare the last column with the day of the cut-off.",
            stronger_hint=f"Two of the five became public in Seoul after {text.moment(DAY)}.",
            solution=lambda: (
                " ".join(
                    f"{letter}: public in Seoul since "
                    f"{text.day(cards().loc[CARDS[letter], 'date_known'])}."
                    for letter in illegal()
                )
                + " The vote bears the day of the decision, but "
                + cards().loc[CARDS[illegal()[0]], "note"]
                + " To use it here is hindsight."
            ),
            praise="You kept the future out of the room.",
        ),
        Question(
            id="09.9",
            title="What the numbers do not prove",
            objective="9e",
            kind=Choice({k: words for k, words in STATEMENTS.items()}, many=True),
            task=(
                f"Which sentences do scores and weights of {POINT} support?\n\n"
                + "\n".join(f"- ({k}) {words}" for k, words in STATEMENTS.items())
                + "\n\nType letters, for example: b, d."
            ),
            tool=(
                f'labelled = decisions.rescored(scores, "{POINT}", {{}})\n'
                "views = decisions.points_of_view(labelled, profiles)\n"
                'views["profile"] = views["profile"].map(data.labels("weight_profiles", "profile"))\n'
                'views.loc[views["best"], ["profile", "option"]]'
            ),
            answer=supported,
            mistakes=(
                Mistake(
                    lambda: sorted([*supported(), "a"]),
                    "A highest value under some weights is not yet the right policy. Whose weights?",
                ),
                Mistake(
                    lambda: sorted([*supported(), "d"]),
                    "The chance of 09.4 is one of ranking higher. It says nothing about success.",
                ),
                Mistake(
                    lambda: list(STATEMENTS),
                    "Two of these go beyond scores and weights. Which two cannot be computed?",
                ),
                Mistake(
                    lambda: [k for k in supported() if k != "e"],
                    "One more. Compare its weight with the one at which the two tie, 09.3.",
                ),
                Mistake(
                    lambda: [k for k in supported() if k != "c"],
                    "One more. Look at the row of all criteria alike in the table.",
                ),
            ),
            hint="A sentence is supported if one can compute it from scores and weights.",
            stronger_hint="Three of the five sentences can be computed.",
            solution=lambda: (
                f"{', '.join(supported())}. With {NEAR:g} for the economy “{labels()[SECOND]}” leads by "
                f"{with_economy_at(NEAR)[SECOND] - with_economy_at(NEAR)[FIRST]:.3f}. The other "
                "two are judgements about the world, and the model has none."
            ),
            praise="You said what was computed, and no more.",
        ),
        Question(
            id="09.10",
            title="Code task: six points, two weightings",
            objective="9e",
            kind=Number(),
            task=(
                "*Optional, for the code track.* At how many of the **six** decision points does the "
                "worked example put the same option first as *all criteria alike* (`balanced`)?\n\n"
                "Write it in Python: `choice.scores(scores, point)` gives the scores of a point, "
                "`choice.weights(profiles)` the weights of the worked example, "
                '`choice.weights(profiles, "balanced")` those of all criteria alike, and '
                "`choice.ranking(table, weights)[0]` the first option. `decisions.points()` lists "
                "the points."
            ),
            answer=lambda: len(same_first()),
            mistakes=(
                Mistake(
                    lambda: len(decisions.points()) - len(same_first()),
                    "At these the first option changes. Count those at which it stays.",
                ),
                Mistake(
                    lambda: len(same_first("security_first")),
                    "That is the count with the risk from North Korea first. Take worked_example.",
                ),
                Mistake(
                    lambda: len(decisions.points()),
                    "A weighting always agrees with itself. Two names of profiles are needed.",
                ),
            ),
            hint="Six comparisons of two names. Count the equal ones.",
            stronger_hint="Go through the points in a loop, and compare ranking(...)[0] twice.",
            solution=lambda: (
                f"{len(same_first())}: {text.join(same_first())}. At the others the advice depends on "
                "whose weights one takes, with the same scores."
            ),
            praise="You tested advice against another point of view.",
            code=(
                "def first(point, profile):\n"
                "    own = choice.scores(scores, point)\n"
                "    return choice.ranking(own, choice.weights(profiles, profile))[0]\n"
                "\n"
                "\n"
                "points = decisions.points()\n"
                'answer = sum(first(p, "worked_example") == first(p, "balanced") for p in points)'
            ),
        ),
    ),
)
