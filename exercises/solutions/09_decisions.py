"""Exercise 09: what would you advise on that day? The single source of tasks, answers and hints."""

from functools import cache

import pandas as pd

from course import data, text
from course.answers import Choice, Number
from course.models import choice, decisions, draws, framing, gambles
from course.models.framing import FRAME
from course.models.gambles import GAMBLE
from course.questions import Exercise, Mistake, Question

HEDGE, INDIRECT, DIRECT = "hedge", "indirect", "direct"


@cache
def table() -> pd.DataFrame:
    """Scores at D3, with the keys of the options."""
    return choice.scores(data.load("option_scores"), "D3")


@cache
def weights(profile: str = "worked_example") -> pd.Series:
    return choice.weights(data.load("weight_profiles"), profile)


@cache
def labels() -> pd.Series:
    return decisions.options("D3")["label"]


def values(profile: str = "worked_example") -> pd.Series:
    return choice.values(table(), weights(profile))


def products(option: str) -> str:
    return " + ".join(f"{weights()[c]:g} × {table().loc[option, c]:g}" for c in table().columns)


# 09.2 ------------------------------------------------------------------------------------

LETTERS = dict(zip("abcd", ("accommodate", DIRECT, HEDGE, INDIRECT), strict=True))
NAMES = {
    "a": "Accommodate",
    "b": "Direct lethal",
    "c": "Hedge (status quo)",
    "d": "Indirect lethal",
}


def order_of(worth: pd.Series) -> list[str]:
    return sorted(LETTERS, key=lambda letter: -worth[LETTERS[letter]])


# 09.3 ------------------------------------------------------------------------------------


def switch(other: str = HEDGE) -> float:
    return choice.switch_over(table(), weights(), INDIRECT, other, "alliance")


def switch_without_rescaling() -> float:
    """Only the weight of the alliance moves; the others stay, so the sum is not 1."""
    gap = choice.comparison(table(), weights(), INDIRECT, HEDGE).drop("alliance").sum()
    lead = table().loc[INDIRECT, "alliance"] - table().loc[HEDGE, "alliance"]
    return float(-gap / lead)


def rest(option: str) -> float:
    """Value on the other criteria, whose weights are rescaled to sum to 1."""
    others = choice.normalise(weights().drop("alliance"))
    return float(table().loc[option, others.index] @ others)


def half_of_the_formula() -> float:
    lead = table().loc[INDIRECT, "alliance"] - table().loc[HEDGE, "alliance"]
    return (rest(HEDGE) - rest(INDIRECT)) / lead


# 09.4 ------------------------------------------------------------------------------------

SIGMA = draws.DOUBT.sigma


def beats(first: str = INDIRECT, second: str = HEDGE) -> float:
    return draws.chance_beats(table(), weights(), first, second, SIGMA)


def lead() -> float:
    return float(values()[INDIRECT] - values()[HEDGE])


def norm() -> float:
    return float((weights() ** 2).sum() ** 0.5)


# 09.5 and 09.6 ---------------------------------------------------------------------------


def risk() -> gambles.Gamble:
    """The risky option against the hedge, whose value comes from the tables."""
    return GAMBLE.but(safe=float(values()[HEDGE]))


def against_the_risky_option() -> float:
    r = risk()
    informed = (1 - r.chance_bad) * max(r.good, r.safe) + r.chance_bad * max(r.bad, r.safe)
    return informed - gambles.expected_utility(r)


# 09.8 ------------------------------------------------------------------------------------

CARDS = {"a": "D3-C01", "b": "D3-R02", "c": "D3-C02", "d": "D5-C03", "e": "D3-C04"}


@cache
def cards() -> pd.DataFrame:
    return data.load("cards").set_index("card_id", drop=False)


def illegal(by: str = "known") -> list[str]:
    """Letters of the cards that may not be used at D3."""
    rows = cards().loc[list(CARDS.values())]
    if by == "known":
        ok = decisions.known(rows, "D3")
    else:  # by the day of the act, where it took place
        ok = rows["date"] <= decisions.days().loc["D3", "cut_off"]
    return [letter for letter, card in CARDS.items() if not ok[card]]


def of_the_same_day() -> list[str]:
    day = decisions.days().loc["D3", "cut_off"].normalize()
    return [letter for letter, card in CARDS.items() if cards().loc[card, "date"] >= day]


# 09.9 ------------------------------------------------------------------------------------

NEAR = 0.34  # a weight of the alliance a little below the one at which the two tie

STATEMENTS = {
    "a": "Under the weights of the worked example, Indirect lethal has the highest value.",
    "b": "Indirect lethal is the right policy.",
    "c": "With all criteria alike, Hedge (status quo) has the highest value.",
    "d": "Indirect lethal will succeed with a chance of about one half.",
    "e": f"With {NEAR:g} for the alliance, and the other weights in the same proportions, "
    "Hedge (status quo) comes first.",
}


def with_alliance_at(weight: float) -> pd.Series:
    moved = weights() * (1 - weight) / (1 - weights()["alliance"])
    return choice.values(table(), moved.where(moved.index != "alliance", weight))


def supported() -> list[str]:
    """Letters of what the numbers support. A value is no verdict, so b and d never are."""
    found = {
        "a": values().idxmax() == INDIRECT,
        "b": False,
        "c": values("balanced").idxmax() == HEDGE,
        "d": False,
        "e": with_alliance_at(NEAR).idxmax() == HEDGE,
    }
    return [letter for letter, true in found.items() if true]


# 09.10 -----------------------------------------------------------------------------------


def first(point: str, profile: str) -> str:
    worth = choice.scores(data.load("option_scores"), point)
    return choice.ranking(worth, weights(profile))[0]


def same_first(one: str = "worked_example", other: str = "balanced") -> list[str]:
    return [p for p in decisions.points() if first(p, one) == first(p, other)]


SCORES = "table.round(0).astype(int)"

EXERCISE = Exercise(
    stem="09_decisions",
    title="Exercise 09: what would you advise on that day?",
    intro=(
        "You work with the day after the Pyongyang treaty: **D3**, 20 June 2024, 14:00 in Seoul. "
        "Each option has a **score** on five criteria, and each criterion a **weight**. The value "
        "of an option is the sum of weight times score.\n\n"
        "All scores and weights are invented: an illustration, not an estimate. No question asks "
        "which option is right. The next cells show the scores and the weights of the worked "
        "example."
    ),
    objectives={
        "9a": "use only what was public on a day, and notice hindsight",
        "9b": "build the value of an option from scores and weights",
        "9c": "find what would turn the ranking",
        "9d": "weigh a risk, and say what knowing more is worth",
        "9e": "write a choice down, and say what the numbers do not prove",
    },
    setup=(
        "from course.models import choice, council, decisions, draws\n\n"
        'scores, profiles = data.load("option_scores"), data.load("weight_profiles")\n'
        'table = choice.scores(scores, "D3")\n'
        "weights = choice.weights(profiles)"
    ),
    questions=(
        Question(
            id="09.1",
            title="The value of one option",
            objective="9b",
            kind=Number(tolerance=0.01, decimals=2),
            task=(
                "Compute the value of **hedge** at D3 with the weights of the worked example: "
                "multiply each score by its weight, and add. Type a number."
            ),
            tool='table.T.assign(weight=weights)[["hedge", "weight"]]',
            answer=lambda: float(values()[HEDGE]),
            mistakes=(
                Mistake(
                    lambda: float(table().loc[HEDGE].mean()),
                    "That is the plain mean of the five scores. Each criterion has its own weight.",
                ),
                Mistake(
                    lambda: float(table().loc[HEDGE].sum()),
                    "These are the scores added up, without their weights.",
                ),
                Mistake(
                    lambda: float(values()[INDIRECT]),
                    "That is the value of indirect. Take the column of hedge.",
                ),
            ),
            hint="Five products, one for each criterion, then one sum.",
            stronger_hint=(
                f"Begin with {weights()['alliance']:g} times the score on the alliance, and go down "
                "the list."
            ),
            solution=lambda: f"{products(HEDGE)} = {values()[HEDGE]:.2f}.",
            praise="Weights first, then the sum.",
            code='answer = choice.values(table, weights)["hedge"]',
        ),
        Question(
            id="09.2",
            title="The ranking",
            objective="9b",
            kind=Choice(NAMES, length=4),
            task=(
                "Put the four options in order of their value, the highest first.\n\n"
                + "\n".join(f"- ({k}) {name}" for k, name in NAMES.items())
                + "\n\nType four letters in order, for example: a, b, c, d."
            ),
            tool=SCORES,
            answer=lambda: order_of(values()),
            mistakes=(
                Mistake(
                    lambda: order_of(table()["alliance"]),
                    "That is the order on the alliance alone. Four more criteria count.",
                ),
                Mistake(
                    lambda: order_of(table().mean(axis=1)),
                    "That is the order of the plain means. Use the weights.",
                ),
                Mistake(
                    lambda: order_of(values())[::-1],
                    "You began with the lowest. Begin with the highest.",
                ),
            ),
            hint="You have one value from 09.1. Compute the other three in the same way.",
            stronger_hint="Two of them lie a quarter of a point apart. Compute these to two decimals.",
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
                "At which weight of the **alliance** do hedge and indirect tie? The other four "
                "weights keep their proportions and share the rest.\n\n"
                "`t = (R2 - R1) / ((R2 - R1) + (s1 - s2))`. Here 1 is indirect and 2 is hedge; s "
                "is the score on the alliance, R the value on the other criteria, with their "
                "weights rescaled to sum to 1. Type a number with three or four decimals, or a "
                "fraction."
            ),
            tool=(
                'others = choice.normalise(weights.drop("alliance"))\n'
                "(table[list(others.index)] @ others).round(4)"
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
                    lambda: switch(DIRECT),
                    "That is where direct ties with indirect. The question asks about hedge.",
                ),
            ),
            hint="The cell above gives R of each option. The scores on the alliance are in 09.2.",
            stronger_hint=f"R2 is {rest(HEDGE):.4f}, R1 is {rest(INDIRECT):.4f}.",
            solution=lambda: (
                f"({rest(HEDGE):.4f} - {rest(INDIRECT):.4f}) / (({rest(HEDGE):.4f} - "
                f"{rest(INDIRECT):.4f}) + ({table().loc[INDIRECT, 'alliance']:g} - "
                f"{table().loc[HEDGE, 'alliance']:g})) = {switch():.4f}. The weight is "
                f"{weights()['alliance']:.2f}, so a move of {weights()['alliance'] - switch():.4f} "
                f"turns the ranking. Direct overtakes indirect only above {switch(DIRECT):.4f}."
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
                f"Each difference of two scores may be wrong, with a standard deviation of {SIGMA:g} "
                "points. What is the chance that **indirect** beats hedge?\n\n"
                "`P = Φ((V1 - V2) / (σ √Σw²))`. The cell below computes Φ of a number: put your own "
                "number into it. Type a number between 0 and 1 with two or three decimals."
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
                    lambda: beats(HEDGE, INDIRECT),
                    "That is the chance of hedge. Take V of indirect minus V of hedge.",
                ),
                Mistake(
                    lambda: draws.normal_below(lead()),
                    "That is Φ of the lead itself. Divide it by sigma times the root first.",
                ),
            ),
            hint="Three numbers: the lead of 09.2, sigma, and the root that the cell prints.",
            stronger_hint="The number inside Φ is a little below 0.05.",
            solution=lambda: (
                f"Φ({lead():.2f} / ({SIGMA:g} × {norm():.4f})) = {beats():.4f}. It is nearly a coin "
                "toss, and it is a chance of ranking higher, not of success."
            ),
            praise="A lead is worth as much as the scores behind it.",
        ),
        Question(
            id="09.5",
            title="How much risk is too much?",
            objective="9d",
            kind=Number(tolerance=0.005, decimals=2),
            task=(
                f"Direct supply is worth {GAMBLE.good:g} points if Moscow stays calm and "
                f"{GAMBLE.bad:g} if it hits back. Hedge is safe: take its value from 09.1. At "
                "which **chance that Moscow hits back** are direct supply and hedge worth the same? "
                "The numbers are invented. Type a number or a fraction."
            ),
            answer=lambda: gambles.break_even(risk()),
            mistakes=(
                Mistake(
                    lambda: 1 - gambles.break_even(risk()),
                    "That is the chance that Moscow stays calm.",
                ),
                Mistake(
                    lambda: (risk().safe - risk().bad) / risk().safe,
                    "Divide by the distance between the good and the bad outcome.",
                ),
            ),
            hint="Set (1 - p) times the good outcome plus p times the bad one equal to hedge.",
            stronger_hint="p* = (good - safe) / (good - bad).",
            solution=lambda: (
                f"({risk().good:g} - {risk().safe:g}) / ({risk().good:g} - {risk().bad:g}) = "
                f"{gambles.break_even(risk()):.2f}. Above this chance hedge is worth more."
            ),
            praise="You turned a debate about risk into one number to argue about.",
        ),
        Question(
            id="09.6",
            title="What is it worth to know?",
            objective="9d",
            kind=Number(tolerance=0.01, decimals=2),
            task=(
                f"Let the chance that Moscow hits back be {GAMBLE.chance_bad:g}. Suppose that Seoul "
                "could know the answer before it chooses. By how many points would its result be "
                "better **on average**? Type a number with two decimals."
            ),
            answer=lambda: gambles.perfect_information(risk()),
            mistakes=(
                Mistake(
                    against_the_risky_option,
                    "Compare with the best option without the knowledge, not with direct supply.",
                ),
                Mistake(
                    lambda: risk().safe - gambles.expected_utility(risk()),
                    "That is how much hedge leads without any knowledge.",
                ),
                Mistake(
                    lambda: risk().good - risk().safe,
                    "That is the gain when Moscow stays calm. It does not always stay calm.",
                ),
            ),
            hint="First the value with knowledge: in each case take the better option. Then average.",
            stronger_hint=(
                "With knowledge: direct if Moscow stays calm, hedge if not. Subtract the value of "
                "the best choice without knowledge."
            ),
            solution=lambda: (
                f"With knowledge: {1 - risk().chance_bad:g} × {risk().good:g} + "
                f"{risk().chance_bad:g} × {risk().safe:g} = "
                f"{gambles.perfect_information(risk()) + risk().safe:.2f}. Without: {risk().safe:g}. "
                f"The difference is {gambles.perfect_information(risk()):.2f}, far more than the lead "
                f"of {lead():.2f} in 09.2."
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
                f"α = {FRAME.exponent:g} and λ = {FRAME.loss_aversion:g}. How does a **loss of ten "
                "points** feel? Type a number with two decimals and its sign."
            ),
            tool="10**0.5  # in Python ** is “to the power of”",
            answer=lambda: framing.felt(-10),
            mistakes=(
                Mistake(
                    lambda: -10 * FRAME.loss_aversion,
                    "The exponent is missing: first ten to the power of α.",
                ),
                Mistake(
                    lambda: -framing.felt(10), "That is the size of a gain. A loss weighs more: λ."
                ),
                Mistake(lambda: -framing.felt(-10), "The size is right. A loss is below zero."),
            ),
            hint="First ten to the power of α, then times λ, then the sign.",
            stronger_hint=f"Ten to the power of {FRAME.exponent:g} is about {framing.felt(10):.2f}.",
            solution=lambda: (
                f"-{FRAME.loss_aversion:g} × 10^{FRAME.exponent:g} = {framing.felt(-10):.2f}. A gain of "
                f"ten feels like {framing.felt(10):.2f}. These values come from choices between small "
                "sums in a laboratory, not from governments."
            ),
            praise="The same ten points, more than twice as heavy.",
        ),
        Question(
            id="09.8",
            title="Cards from the future",
            objective="9a",
            kind=Choice({k: f"card {card}" for k, card in CARDS.items()}, many=True),
            task=(
                "You advise at D3, on 20 June 2024 at 14:00 in Seoul. Which of these cards may you "
                "**not** use?\n\n"
                + "\n".join(f"- ({k}) {cards().loc[card, 'text']}" for k, card in CARDS.items())
                + "\n\nThe cell below has two dates for each card: the day of the act where it took "
                "place, and the day and hour from which it was public in Seoul. Type letters, for "
                "example: a, e."
            ),
            tool=(
                f"ids = {list(CARDS.values())}\n".replace("'", '"')
                + 'days = data.load("cards").set_index("card_id").loc[ids]\n'
                + 'days[["date", "date_known", "known_at"]].set_axis(list("abcde"))'
            ),
            answer=illegal,
            mistakes=(
                Mistake(
                    lambda: illegal("date"),
                    "One more. You went by the day of the act. When was it public in Seoul?",
                ),
                Mistake(
                    of_the_same_day,
                    "One too many. The text of the treaty was public some hours before the meeting.",
                ),
                Mistake(
                    lambda: [k for k in CARDS if k not in illegal()],
                    "These are the cards that you may use.",
                ),
            ),
            hint="Compare day and hour in Seoul with the cut-off.",
            stronger_hint="Two cards were public only after 14:00 on 20 June 2024.",
            solution=lambda: (
                " ".join(
                    f"{letter}: public in Seoul since {text.day(row['date_known'])}"
                    + ("." if pd.isna(row["known_at"]) else f", {row['known_at']}.")
                    for letter in illegal()
                    for row in [cards().loc[CARDS[letter]]]
                )
                + " The first answered what Seoul announced after this meeting. To use it here is "
                "hindsight."
            ),
            praise="You kept the future out of the room.",
        ),
        Question(
            id="09.9",
            title="What the numbers do not prove",
            objective="9e",
            kind=Choice({k: words for k, words in STATEMENTS.items()}, many=True),
            task=(
                "Which sentences do scores and weights of D3 support?\n\n"
                + "\n".join(f"- ({k}) {words}" for k, words in STATEMENTS.items())
                + "\n\nType letters, for example: b, d."
            ),
            tool=('charts.points_of_view(decisions.rescored(scores, "D3", {}), profiles)'),
            answer=supported,
            mistakes=(
                Mistake(
                    lambda: sorted([*supported(), "b"]),
                    "A highest value under some weights is not yet the right policy. Whose weights?",
                ),
                Mistake(
                    lambda: sorted([*supported(), "d"]),
                    "The chance of 09.4 is one of ranking higher. It says nothing about success.",
                ),
                Mistake(
                    lambda: [k for k in supported() if k != "e"],
                    "One more. Compare its weight with the one at which the two tie, 09.3.",
                ),
            ),
            hint="A sentence is supported if one can compute it from scores and weights.",
            stronger_hint="Two of the five sentences say more than any model of this kind can.",
            solution=lambda: (
                f"{', '.join(supported())}. With {NEAR:g} for the alliance hedge leads by "
                f"{with_alliance_at(NEAR)[HEDGE] - with_alliance_at(NEAR)[INDIRECT]:.3f}. The other "
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
                '`choice.weights(profiles, "balanced")` the weights, and '
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
                    lambda: len(same_first("alliance_first", "security_first")),
                    "That is the count for two other points of view.",
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
