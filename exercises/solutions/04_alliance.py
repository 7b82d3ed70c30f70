"""Exercise 04: how far should a junior ally go? The single source of tasks, answers and hints."""

from fractions import Fraction
from functools import cache

import pandas as pd

from course import data
from course.answers import Choice, Number, Numbers, Share
from course.models import alliance, ally, fears
from course.models.alliance import Stakes
from course.questions import Exercise, Mistake, Question

A, E, C = 30, 12, 6
"""The worked example of model A: an illustration, not an estimate."""


# 04.1 ------------------------------------------------------------------------------------


@cache
def events() -> pd.DataFrame:
    return data.load("events")


def washington(**words: tuple[str, ...]) -> pd.DataFrame:
    acts = fears.coded(events(), **words)
    return acts[acts["event_id"].isin(fears.practice(events())["event_id"])]


def abandonment(acts: pd.DataFrame) -> int:
    return int((acts["fear"] == "abandonment").sum())


def aimed_at_seoul() -> int:
    acts = washington()
    return abandonment(acts[acts["target"] == "KOR"])


def by_code(code: str) -> str:
    return "; ".join(washington().loc[washington()["fear"] == code, "title"])


# 04.2 ------------------------------------------------------------------------------------

PROMISES = {
    "a": ("KOR", "USA"),
    "b": ("JPN", "USA"),
    "c": ("RUS", "PRK"),
    "d": ("USA", "KOR"),
    "e": ("RUS", "KOR"),
}
LAST = 2018


def pair(letter: str) -> str:
    giver, taker = (data.country_name(code) for code in PROMISES[letter])
    return f"{giver} to {taker}"


@cache
def pledges() -> pd.DataFrame:
    return data.load("alliance_pledges")


def helpers() -> list[str]:
    sure = ally.defenders(pledges(), LAST)
    return [letter for letter, promise in PROMISES.items() if promise in sure]


def end_of_help() -> int:
    rows = pledges().query("country == 'RUS' and partner == 'PRK'")
    return int(rows.loc[rows["defence"].astype(bool), "year_to"].max())


# 04.3 ------------------------------------------------------------------------------------

CHOICE = "KINU: Choose one: US forces in Korea or own nuclear weapons. – "
OWN, FORCES = f"{CHOICE}own nuclear weapons", f"{CHOICE}US forces in Korea"
PLAIN = "KINU: Should South Korea possess nuclear weapons?"


@cache
def polls() -> pd.DataFrame:
    return ally.polls(data.load("opinion"))


def change(series: str = OWN) -> float:
    return ally.change(polls(), series, 2023, 2024)


def value(series: str, year: int) -> float:
    rows = polls().query("series == @series and year == @year")
    return float(rows["value"].item())


def in_per_cent() -> float:
    return 100 * change() / value(OWN, 2023)


# 04.4 to 04.7 ----------------------------------------------------------------------------


def best(a: float = A, e: float = E, c: float = 0, k: float = 2) -> float:
    return float(alliance.optimum(Stakes.fears(a, e, c, k)))


def fraction(x: float) -> str:
    return str(Fraction(x).limit_denominator(1000))


def least_cost() -> float:
    return float(alliance.cost_to_stay_out(Stakes.fears(A, E)))


# 04.8 and 04.9 ---------------------------------------------------------------------------


def losses(cost: float = C) -> list[float]:
    return list(alliance.options(Stakes.fears(A, E, cost))["loss"])


def straight_losses() -> list[float]:
    return list(alliance.options(Stakes.fears(A, E, C, curvature=1))["loss"])


def whole_cost_in_the_middle() -> list[float]:
    first, _, last = losses()
    return [first, losses(cost=0)[1] + C, last]


# 04.10 -----------------------------------------------------------------------------------

K = 1.5


EXERCISE = Exercise(
    stem="04_alliance",
    title="Exercise 04: how far should a junior ally go?",
    intro=(
        "The first three questions use tables: `events`, `alliance_pledges` and `opinion`. The "
        "others use model A. It chooses a **commitment** x from 0 (stay out) to 1 (direct lethal "
        "aid), and the best one is written x*:\n\n"
        "> L(x) = A (1 − x)² + E x² + c x\n\n"
        "> x* = (2A − c) / (2 (A + E)), within 0 to 1\n\n"
        "A is the fear of **abandonment**, E the fear of **entrapment**, c the **running cost**. "
        "All numbers of the model are an illustration, not an estimate. You can do each question "
        "on paper."
    ),
    objectives={
        "4a": "tell the two fears of an ally apart, by a written rule",
        "4b": "read what a treaty promises and what it does not",
        "4c": "weigh spending and polls as evidence on an ally",
        "4d": "compute and interpret the best commitment",
        "4e": "criticise the assumptions that drive it",
    },
    setup=(
        "from course import text\n"
        "from course.models import alliance, ally, fears\n"
        "from course.models.alliance import Stakes\n\n"
        'events = data.load("events")'
    ),
    questions=(
        Question(
            id="04.1",
            title="Code by a rule",
            objective="4a",
            kind=Number(),
            task=(
                "The cell below prints the rule of the lesson and the acts of Washington since "
                "the invasion, in the fields that steps 2 and 3 name. Code each act by the rule, "
                "step by step. How many are coded **abandonment**? Type a number."
            ),
            tool=(
                "print(text.fear_rule())\n"
                'fears.practice(events)[["date", "title", "target", "domain"]].reset_index(drop=True)'
            ),
            answer=lambda: abandonment(washington()),
            mistakes=(
                Mistake(
                    aimed_at_seoul,
                    "You kept only acts aimed at Seoul. Step 3 has no such filter: being left "
                    "out shows in acts aimed at others.",
                ),
                Mistake(
                    lambda: abandonment(washington(giving=())),
                    "Step 2 comes first. Take out the acts with one of its words.",
                ),
                Mistake(
                    lambda: abandonment(washington(asking=())),
                    "Step 1 comes first. Some of these acts ask Seoul to join.",
                ),
            ),
            hint=(
                "Write the number of the step beside each act. The first step that fits decides, "
                "even where a reader would code the meaning in another way."
            ),
            stronger_hint="Take out the acts of step 1, then those of step 2, and count the rest.",
            solution=lambda: (
                f"Abandonment: {by_code('abandonment')}. Reassurance: {by_code('reassurance')}. "
                f"Entrapment: {by_code('entrapment')}."
            ),
            praise="You applied a rule in its order, and did not guess.",
            code='answer = (fears.practice(events)["fear"] == "abandonment").sum()',
        ),
        Question(
            id="04.2",
            title="Help if attacked",
            objective="4b",
            kind=Choice({letter: pair(letter) for letter in PROMISES}, many=True),
            task=(
                f"Which of these states had promised **help if attacked** in {LAST}, the last year "
                "of the data? Read from left to right: who promises, to whom.\n\n"
                + "\n".join(f"- ({letter}) {pair(letter)}" for letter in PROMISES)
                + "\n\nType the letters, for example: b, e."
            ),
            tool='charts.promises(data.load("alliance_pledges"), events)',
            answer=helpers,
            mistakes=(
                Mistake(
                    lambda: [*helpers(), "b"],
                    "Washington promises Tokyo help. Look at the other direction.",
                ),
                Mistake(
                    lambda: [*helpers(), "c"],
                    "The promise of Moscow in these data ended in the 1990s. The treaty of 2024 "
                    "is later than the data.",
                ),
                Mistake(
                    lambda: [letter for letter in helpers() if letter != "a"],
                    "One more. The promise between Seoul and Washington has two directions.",
                ),
            ),
            hint="Find the bars that reach the last year, and read their colour.",
            stronger_hint=(
                "Dark blue means help. Look for the bars that are dark blue at their right end."
            ),
            solution=lambda: (
                f"{' and '.join(pair(letter) for letter in helpers())}. Help from Russia to North "
                f"Korea ended in {end_of_help()} and came back with the treaty of 2024, which the "
                "data do not reach."
            ),
            praise="You read who promises what to whom, and until when.",
        ),
        Question(
            id="04.3",
            title="The same question twice",
            objective="4c",
            kind=Number(tolerance=0.051, decimals=1),
            task=(
                "KINU asked twice to choose one: US forces in Korea, or own nuclear weapons. By "
                "how many **percentage points** did the answer *own nuclear weapons* change from "
                "2023 to 2024? Later year minus earlier year. Type a number with one decimal."
            ),
            tool='charts.trust(ally.polls(data.load("opinion")))',
            answer=change,
            mistakes=(
                Mistake(
                    lambda: change(FORCES),
                    "That is the change of the other answer, US forces in Korea.",
                ),
                Mistake(
                    lambda: change(PLAIN),
                    "That is the plain question of the same pollster. It names no second option.",
                ),
                Mistake(
                    in_per_cent,
                    "That is the change in per cent. Percentage points are the plain difference.",
                ),
            ),
            hint="Two bars of one block: same pollster, same question, same answer.",
            stronger_hint="The block ends in: own nuclear weapons. Subtract 2023 from 2024.",
            solution=lambda: (
                f"{value(OWN, 2024):.1f} − {value(OWN, 2023):.1f} = {change():.1f}. The other "
                f"answer moved by {change(FORCES):+.1f}. Both figures may be compared, because "
                "the question is the same."
            ),
            praise="You compared like with like.",
        ),
        Question(
            id="04.4",
            title="Two fears, no cost",
            objective="4d",
            kind=Share(),
            task=(
                f"Model A: the fear of abandonment is A = {A}, the fear of entrapment is E = {E}, "
                "and there is no running cost (c = 0). What is x*? Type a share, for example "
                "0.25, 1/4 or 25 %."
            ),
            answer=best,
            mistakes=(
                Mistake(
                    lambda: A / E,
                    "That is A divided by E. A commitment lies between 0 and 1: divide by the sum.",
                ),
                Mistake(lambda: best(E, A), "That is the part of E. Put A on top."),
                Mistake(
                    0.5,
                    "Half would be right only for two equal fears. The larger one pulls harder.",
                ),
            ),
            hint="Put the numbers into the formula for x*, with c = 0.",
            stronger_hint="The 2 cancels. It remains A / (A + E).",
            solution=lambda: (
                f"x* = {A} / ({A} + {E}) = {fraction(best())} = {best():.4f}. It is a point on a "
                "scale, not a probability. An illustration, not an estimate."
            ),
            praise="The larger fear pulls harder, and the smaller one still counts.",
        ),
        Question(
            id="04.5",
            title="Commitment costs",
            objective="4d",
            kind=Share(),
            task=(
                f"Now each unit of commitment also costs: c = {C}. A = {A} and E = {E} stay. What "
                "is x*? Type a share, for example 0.25, 1/4 or 25 %."
            ),
            answer=lambda: best(c=C),
            mistakes=(
                Mistake(best, "The cost is missing: this is x* for c = 0."),
                Mistake(
                    lambda: best(c=2 * C),
                    "You took the cost twice. Only A has the factor 2 above the line.",
                ),
                Mistake(
                    lambda: (2 * A + C) / (2 * (A + E)),
                    "You added the cost. A cost makes commitment less attractive: subtract it.",
                ),
            ),
            hint="Above the line: twice A, minus c. Below the line: twice the sum of the fears.",
            stronger_hint="Above the line stands 60 minus 6.",
            solution=lambda: (
                f"x* = ({2 * A} − {C}) / {2 * (A + E)} = {fraction(best(c=C))} = {best(c=C):.4f}. "
                "The cost lowers the commitment a little. An illustration, not an estimate."
            ),
            praise="The cost enters once, and it lowers the commitment.",
        ),
        Question(
            id="04.6",
            title="Pressure and a threat",
            objective="4d",
            kind=Share(),
            task=(
                f"Start from A = {A}, E = {E}, c = 0. Washington presses, and A doubles. Moscow "
                "threatens, and E doubles too. What is x* now? Type a share, for example 0.25, "
                "1/4 or 25 %."
            ),
            tool="charts.commitment_map(Stakes.fears(30, 12, 0))",
            answer=lambda: best(2 * A, 2 * E),
            mistakes=(
                Mistake(
                    lambda: best(2 * A, E),
                    "You doubled A alone. The threat of Moscow doubles E.",
                ),
                Mistake(
                    lambda: best(A, 2 * E),
                    "You doubled E alone. The pressure of Washington doubles A.",
                ),
                Mistake(
                    lambda: min(2 * best(), 1),
                    "Twice the fears is not twice the commitment. Put the new numbers into the "
                    "formula.",
                ),
            ),
            hint="Both numbers in the formula change. Write the fraction before you divide.",
            stronger_hint="60 / (60 + 24). Compare it with your answer to 04.4.",
            solution=lambda: (
                f"x* = {2 * A} / ({2 * A} + {2 * E}) = {fraction(best(2 * A, 2 * E))}, as before: "
                "without a cost only the ratio of the fears counts. But the loss doubles, from "
                f"{alliance.least_loss(Stakes.fears(A, E)):.2f} to "
                f"{alliance.least_loss(Stakes.fears(2 * A, 2 * E)):.2f}. An illustration."
            ),
            praise="Pressure and threat can cancel out, and both sides still cost more.",
        ),
        Question(
            id="04.7",
            title="When to stay out",
            objective="4d",
            kind=Number(tolerance=0.01),
            task=(
                f"Again A = {A} and E = {E}. Let the running cost c grow. What is the **smallest "
                "c** at which staying out (x* = 0) is best? Type a number."
            ),
            answer=least_cost,
            mistakes=(
                Mistake(A, "The factor 2 is lost. Look above the line of the formula."),
                Mistake(
                    lambda: alliance.cost_to_stay_out(Stakes.fears(A, E, curvature=1)),
                    "That is A minus E, the answer for straight lines. Here losses are squares.",
                ),
                Mistake(
                    lambda: 2 * (A + E),
                    "That is the number below the line. Set the number above the line to zero.",
                ),
            ),
            hint="x* reaches 0 when the number above the line reaches 0.",
            stronger_hint="Solve 2A − c = 0.",
            solution=lambda: (
                f"2 × {A} − c = 0, so c = {least_cost():g}. E plays no part: with squares the "
                "first small step adds almost no entrapment. For a larger c the formula gives less than 0, and x* "
                "stays 0. An illustration."
            ),
            praise="You asked where the answer changes, not only what it is.",
        ),
        Question(
            id="04.8",
            title="Three options only",
            objective="4e",
            kind=Numbers(("stay out", "the middle", "all the way"), tolerance=0.01, decimals=1),
            task=(
                f"A cabinet sees three options only: x = 0, x = 1/2 and x = 1. Compute the loss "
                f"L(x) of each, for A = {A}, E = {E}, c = {C}. Type three numbers in this order, "
                "for example: 1, 2.5, 3."
            ),
            tool="charts.commitment(Stakes.fears(30, 12, 6))",
            answer=losses,
            mistakes=(
                Mistake(
                    straight_losses,
                    "Check the middle. One half squared is one quarter, for both fears.",
                ),
                Mistake(lambda: losses(cost=0), "The running cost is missing."),
                Mistake(
                    whole_cost_in_the_middle,
                    "Check the middle. There the cost is c times one half.",
                ),
            ),
            hint="Put x = 0, then x = 1/2, then x = 1 into L(x).",
            stronger_hint="The middle: a quarter of A, plus a quarter of E, plus half of c.",
            solution=lambda: (
                f"L(0) = {losses()[0]:g}, L(1/2) = {A}/4 + {E}/4 + {C}/2 = {losses()[1]:g}, L(1) = "
                f"{E} + {C} = {losses()[2]:g}. The middle wins among the three. Between the three, "
                f"x* = {fraction(best(c=C))} loses {alliance.least_loss(Stakes.fears(A, E, C)):.2f}. "
                "An illustration."
            ),
            praise="You saw what a short list of options hides.",
            points=2,
        ),
        Question(
            id="04.9",
            title="Straight lines",
            objective="4e",
            kind=Number(tolerance=0.01),
            task=(
                f"Change one assumption: losses are **straight lines** (k = 1), so L(x) = A (1 − x) "
                f"+ E x + c x. A = {A}, E = {E}, c = {C}. Which x from 0 to 1 loses least? Type a "
                "number."
            ),
            answer=lambda: best(c=C, k=1),
            mistakes=(
                Mistake(
                    lambda: best(c=C),
                    "That is the answer for squares. A straight line has no lowest point inside.",
                ),
                Mistake(
                    0,
                    "Compare the two ends. At 0 the loss is A, at 1 it is E plus c.",
                ),
                Mistake(
                    0.5,
                    "The middle is never better than both ends of a straight line.",
                ),
            ),
            hint="Compute L(0) and L(1). On a straight line one of the ends is lowest.",
            stronger_hint="L(0) = 30 and L(1) = 12 + 6.",
            solution=lambda: (
                f"L(0) = {A} and L(1) = {E} + {C} = {E + C}, so x = {best(c=C, k=1):g}. With "
                f"squares it was {fraction(best(c=C))}. The middle of the lesson is bought by the "
                "assumption k > 1. An illustration."
            ),
            praise="You found the assumption that carries the result.",
        ),
        Question(
            id="04.10",
            title="Code task: another curvature",
            objective="4e",
            kind=Number(tolerance=0.0006, decimals=4),
            task=(
                f"*Optional, for the code track.* Replace the squares by powers of k = {K}, with "
                f"A = {A}, E = {E}, c = 0. What is x*? Type a number with four decimals.\n\n"
                "Write it in Python: `Stakes.fears(A, E, c, curvature=k)` makes a record, and "
                "`alliance.optimum(...)` finds x*. On paper: r = (A / E)^(1 / (k − 1)), then "
                "x* = r / (1 + r)."
            ),
            answer=lambda: best(k=K),
            mistakes=(
                Mistake(best, "That is x* for squares, k = 2."),
                Mistake(
                    lambda: best(c=C, k=K),
                    "The cost is in it. Here c = 0.",
                ),
                Mistake(
                    lambda: (A / E) ** K / (1 + (A / E) ** K),
                    "The power of r is 1 / (k − 1), not k.",
                ),
            ),
            hint="Only one number of the record changes: the curvature.",
            stronger_hint="Try alliance.optimum(Stakes.fears(30, 12, 0, curvature=1.5)).",
            solution=lambda: (
                f"r = ({A} / {E})^(1 / {K - 1:g}) = {(A / E) ** (1 / (K - 1)):g}, x* = "
                f"{best(k=K):.4f}. With squares it was {best():.4f}: a smaller k moves the answer "
                "towards an end. An illustration."
            ),
            praise="You tested the answer against another assumption.",
            code="answer = alliance.optimum(Stakes.fears(30, 12, 0, curvature=1.5))",
        ),
    ),
)
