"""Exercise 04: how far should a junior ally go? The single source of tasks, answers and hints.

The cases are not those of the lesson: a student repeats the lesson's steps on other numbers.
"""

from fractions import Fraction
from functools import cache

import pandas as pd

from course import data, text
from course.answers import Choice, Number, Numbers, Share
from course.models import alliance, ally, chronology, fears
from course.models.alliance import Stakes
from course.questions import Exercise, Mistake, Question

A, E, C = 18, 32, 9
"""Fears and cost of questions 04.4 to 04.6: an illustration, not an estimate."""


# 04.1 ------------------------------------------------------------------------------------

ACTORS = ("RUS", "USA")
CODES = ("entrapment", "abandonment", "neither")


@cache
def earlier() -> pd.DataFrame:
    """Code the acts of Moscow and Washington before the invasion by the rule."""
    acts = fears.coded(data.load("events"), start="1990-01-01")
    before = acts["date"] < chronology.as_day(chronology.INVASION)
    return acts[before & acts["initiator"].isin(ACTORS)]


def counts(codes: pd.Series | None = None) -> list[int]:
    found = earlier()["fear"] if codes is None else codes
    return [int((found == code).sum()) for code in CODES]


def changed(where: pd.Series, code: str) -> list[int]:
    return counts(earlier()["fear"].mask(where, code))


def words_only() -> list[int]:
    """Code the acts as if step 1 did not name the field arms."""
    acts = earlier()
    asked = acts["title"].str.contains("|".join(fears.ASKING), case=False)
    return changed((acts["fear"] == "entrapment") & ~asked, "neither")


def aimed_at_seoul() -> list[int]:
    return changed(earlier()["target"] != "KOR", "neither")


def nearly_the_word() -> list[int]:
    """Take "warning" in a title for "warned"."""
    acts = earlier()
    at_seoul = acts["target"] == "KOR"
    return changed(at_seoul & acts["title"].str.contains("warning"), "entrapment")


def of_anyone() -> list[int]:
    """Use step 3 on acts of Moscow too."""
    acts = earlier()
    field = acts["domain"].isin(fears.ALLY_FIELDS) & (acts["fear"] == "neither")
    return changed(field, "abandonment")


def by_meaning() -> list[int]:
    """Code as a reader would: a debt and a defence battery feed no fear."""
    acts = earlier()
    blind = ~acts["title"].str.contains("warned") & (acts["target"] == "KOR")
    return changed(blind, "neither")


def titles(code: str) -> str:
    return "; ".join(earlier().loc[earlier()["fear"] == code, "title"])


# 04.2 ------------------------------------------------------------------------------------

PROMISES = {
    "a": ("CHN", "PRK"),
    "b": ("JPN", "USA"),
    "c": ("RUS", "KOR"),
    "d": ("USA", "KOR"),
    "e": ("RUS", "PRK"),
}
YEAR = 2003


def pair(letter: str) -> str:
    giver, taker = (data.country_name(code) for code in PROMISES[letter])
    return f"{giver} to {taker}"


@cache
def spells() -> pd.DataFrame:
    rows = ally.promises(ally.in_year(data.load("alliance_pledges"), YEAR))
    letters = {promise: letter for letter, promise in PROMISES.items()}
    pairs = zip(rows["country"], rows["partner"], strict=True)
    rows = rows.assign(letter=[letters.get(one, "") for one in pairs])
    return rows[rows["letter"] != ""].set_index("letter").sort_index()


def letters_of(rows: pd.Series) -> list[str]:
    return list(rows.index[rows.astype(bool)])


def talkers() -> list[str]:
    return letters_of(spells()["consultation"])


def helpers() -> list[str]:
    return letters_of(spells()["defence"])


def talk_alone() -> list[str]:
    return letters_of(spells()["strongest"] == "consultation")


# 04.3 ------------------------------------------------------------------------------------

PLAIN = "Asan Institute: Should South Korea develop its own nuclear weapons?"


@cache
def asan() -> pd.DataFrame:
    polls = ally.polls(data.load("opinion"), None)
    return polls[polls["pollster"].str.startswith("Asan")].sort_values("date", kind="stable")


def comparable() -> list[float]:
    return list(asan().loc[asan()["series"] == PLAIN, "value"])


def change() -> float:
    first, last = comparable()
    return last - first


def under_sanctions() -> float:
    first, last = asan().loc[asan()["wording"] == "cost", "value"]
    return last - first


def whole_table() -> float:
    plain = asan().loc[asan()["wording"] == "plain", "value"]
    return plain.iloc[-1] - plain.iloc[0]


def in_per_cent() -> float:
    return 100 * change() / comparable()[0]


# 04.4 to 04.7 ----------------------------------------------------------------------------


def best(a: float = A, e: float = E, c: float = 0, k: float = 2) -> float:
    return float(alliance.optimum(Stakes.fears(a, e, c, k)))


def fraction(x: float) -> str:
    return str(Fraction(x).limit_denominator(1000))


STAY = Stakes.fears(25, 10)


def least_cost() -> float:
    return float(alliance.cost_to_stay_out(STAY))


# 04.8 and 04.9 ---------------------------------------------------------------------------

HIGH = 13
"""The running cost of 04.8: high enough that an end beats the middle."""


def losses(cost: float = HIGH, curvature: float = 2, a: float = A, e: float = E) -> list[float]:
    return list(alliance.options(Stakes.fears(a, e, cost, curvature))["loss"])


def whole_cost_in_the_middle() -> list[float]:
    first, _, last = losses()
    return [first, losses(cost=0)[1] + HIGH, last]


LINES = Stakes.fears(27, 22, 9, curvature=1)


def ends() -> tuple[float, float]:
    return float(alliance.loss(LINES, 0)), float(alliance.loss(LINES, 1))


# 04.10 -----------------------------------------------------------------------------------

K = 3


def power(exponent: float) -> float:
    r = (A / E) ** exponent
    return r / (1 + r)


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
            title="The rule on older acts",
            objective="4a",
            kind=Numbers(CODES),
            task=(
                "The rule of the lesson was written for acts since the invasion. Try it on older "
                "ones. The cell below prints the rule, and the acts of Moscow and Washington "
                "**before** the invasion. Code each act by steps 1 to 4, as if the words *since "
                "the invasion* were not there. (Step 2 fits none of them.) USA is Washington, RUS is "
                "Moscow, KOR is Seoul; the column domain is the field.\n\n"
                "How many acts are coded **entrapment**, how many **abandonment**, how many "
                "**neither**? Type three numbers in this order, for example: 5, 1, 6."
            ),
            tool=(
                "print(text.fear_rule())\n"
                'events.query(\'date < "2022-02-24" and initiator in ["RUS", "USA"]\')'
                '[["title", "initiator", "target", "domain"]].reset_index(drop=True)'
            ),
            answer=counts,
            mistakes=(
                Mistake(
                    words_only,
                    "Step 1 has two doors. A word in the title is one. Read the other one, and the "
                    "column domain.",
                ),
                Mistake(
                    aimed_at_seoul,
                    "You kept only acts aimed at Seoul. Step 3 has no such filter: being left "
                    "out shows in acts aimed at others.",
                ),
                Mistake(
                    nearly_the_word,
                    "One title has a word that only resembles a word of step 1. The rule wants "
                    "the word itself.",
                ),
                Mistake(
                    by_meaning,
                    "You coded by meaning. The rule reads columns and words only, even where a "
                    "reader would disagree.",
                ),
                Mistake(
                    of_anyone,
                    "You used step 3 on acts of Moscow. It begins with: By Washington.",
                ),
            ),
            hint=(
                "Write the number of the step beside each act. The first step that fits decides. The "
                "three numbers together are the number of acts."
            ),
            stronger_hint=(
                "Begin with the target KOR: field arms, or a word of step 1? Then take each act "
                "of Washington in a field of step 2."
            ),
            solution=lambda: (
                f"Entrapment: {titles('entrapment')}. Abandonment: {titles('abandonment')}. The "
                "other acts fit no step. Two codes look odd: tanks for an old debt are no pull, "
                "and a battery made ready is no sign of leaving. The rule sees a field or an "
                "actor, not the meaning. Here it is used outside the time it was written for."
            ),
            praise="You applied a rule as it is written, and can now say where it is blind.",
            code=(
                'acts = fears.coded(events, start="1990-01-01")\n'
                'old = acts.query(\'date < "2022-02-24" and initiator in ["RUS", "USA"]\')\n'
                'answer = [(old["fear"] == c).sum() for c in '
                '("entrapment", "abandonment", "neither")]'
            ),
        ),
        Question(
            id="04.2",
            title="Talk in a crisis",
            objective="4b",
            kind=Choice({letter: pair(letter) for letter in PROMISES}, many=True),
            task=(
                f"Which of these states had promised to **talk in a crisis** in {YEAR}, by the "
                "table? The words can stand beside another promise. Read from left to right: who "
                "promises, to whom.\n\n"
                + "\n".join(f"- ({letter}) {pair(letter)}" for letter in PROMISES)
                + "\n\nType all letters that apply, for example: a, c."
            ),
            tool=(
                'ally.promises(data.load("alliance_pledges"))'
                '[["pair", "year_from", "year_to", "promised"]].reset_index(drop=True)'
            ),
            answer=talkers,
            mistakes=(
                Mistake(
                    helpers,
                    "These promised help if attacked. The question asks for another promise.",
                ),
                Mistake(
                    talk_alone,
                    "These promised talks as their strongest promise. Talks can also stand beside "
                    "help: read the whole cell.",
                ),
                Mistake(
                    lambda: sorted({*talkers(), *helpers()}),
                    "One is too much. A strong promise does not contain a weaker one: read which "
                    "words the row has.",
                ),
                Mistake(
                    lambda: [letter for letter in talkers() if letter != "e"],
                    "One is missing. Moscow and Pyongyang have more than one row: take the one "
                    f"whose years hold {YEAR}.",
                ),
                Mistake(
                    lambda: [letter for letter in talkers() if letter != "b"],
                    "One is missing. Tokyo does not promise Washington help, but help is not the "
                    "only promise.",
                ),
            ),
            hint=(
                f"First find the row of each pair whose years hold {YEAR}. Then look for the "
                "words in its last column."
            ),
            stronger_hint=(
                "Five pairs, one row each: does the last column say “talk in a crisis”? Other "
                "words do not count, however strong."
            ),
            solution=lambda: (
                f"{'; '.join(pair(letter) for letter in talkers())}. For Washington and Seoul the "
                "words stand beside help. "
                + " ".join(
                    f"{pair(letter)}: {spells().loc[letter, 'promised']}."
                    for letter in PROMISES
                    if letter not in talkers()
                )
                + " The data code what a text says, so one promise cannot be guessed from another."
            ),
            praise="You read each promise by itself, in its direction and its year.",
        ),
        Question(
            id="04.3",
            title="Which two may be compared?",
            objective="4c",
            kind=Number(tolerance=0.051, decimals=1),
            task=(
                "The cell below prints what the Asan Institute found about own nuclear weapons, in "
                "per cent who favour them. A month or day that is not known is written 01. Only "
                "**two** of these figures come from the very same question. By how many "
                "**percentage points** did the answer change between them? Later minus earlier: a "
                "fall has a minus sign. Type a number with one decimal, for example -2.5."
            ),
            tool=(
                'polls = ally.polls(data.load("opinion"), None).sort_values("date", kind="stable")\n'
                'polls.loc[polls["pollster"].str.startswith("Asan"), ["date", "question", "value"]]'
            ),
            answer=change,
            mistakes=(
                Mistake(
                    under_sanctions,
                    "Both questions name sanctions, but not in the same words. Look for a pair that "
                    "is the same word by word.",
                ),
                Mistake(
                    whole_table,
                    "You compared the first and the last plain question. Develop and possess are "
                    "two questions: find words that come twice.",
                ),
                Mistake(
                    in_per_cent,
                    "That is the change in per cent of the first figure. Percentage points are the "
                    "plain difference.",
                ),
                Mistake(
                    lambda: -change(),
                    "The size is right, the sign is not: later minus earlier.",
                ),
            ),
            hint="Read the questions word by word. Which one stands in the table twice?",
            stronger_hint="Two rows have the words “develop its own”. Take the later minus the earlier.",
            solution=lambda: (
                f"{comparable()[1]:.1f} − {comparable()[0]:.1f}: {text.points(change())}. These two may be "
                "compared, because pollster, question and answer are the same. In the other rows "
                "the words changed (arm itself, possess, under sanctions), so a difference could "
                "come from the words."
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
                    "That is A divided by E. Below the line stands the sum of both fears.",
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
                f"x* = {A} / ({A} + {E}) = {fraction(best())} = {best():.2f}. The fear of "
                "entrapment is the larger one, so x* lies below one half. It is a point on a "
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
                Mistake(
                    lambda: (A - C) / (2 * (A + E)),
                    "The factor 2 above the line is lost: twice A, then minus c.",
                ),
                Mistake(
                    lambda: (2 * A - C) / (A + E),
                    "The factor 2 below the line is lost: twice the sum of the fears.",
                ),
            ),
            hint="Above the line: twice A, minus c. Below the line: twice the sum of the fears.",
            stronger_hint="Work out the number above the line and the number below it, each alone.",
            solution=lambda: (
                f"x* = ({2 * A} − {C}) / {2 * (A + E)} = {fraction(best(c=C))} = {best(c=C):.2f}. "
                f"Without the cost it was {best():.2f}: what commitment costs in any case speaks "
                "against it. An illustration, not an estimate."
            ),
            praise="The cost enters once, and it lowers the commitment.",
        ),
        Question(
            id="04.6",
            title="Pressure, a threat and a cost",
            objective="4d",
            kind=Share(),
            task=(
                f"Start from 04.5: A = {A}, E = {E}, c = {C}. Washington presses, and A doubles. "
                f"Moscow threatens, and E doubles too. The running cost stays c = {C}. What is x* "
                "now? Type a share with one decimal of a per cent, for example 12.5 % or 0.125."
            ),
            answer=lambda: best(2 * A, 2 * E, C),
            mistakes=(
                Mistake(
                    lambda: best(c=C),
                    "That is x* of before. “Both double, nothing changes” holds only without a "
                    "running cost.",
                ),
                Mistake(
                    lambda: best(2 * A, 2 * E),
                    "The cost is missing. It does not double, but it is still there.",
                ),
                Mistake(
                    lambda: best(2 * A, E, C),
                    "You doubled A alone. The threat of Moscow doubles E.",
                ),
                Mistake(
                    lambda: best(A, 2 * E, C),
                    "You doubled E alone. The pressure of Washington doubles A.",
                ),
                Mistake(
                    lambda: 2 * best(c=C),
                    "Twice the fears is not twice the commitment. Put the new numbers into the "
                    "formula.",
                ),
            ),
            hint="Two numbers in the formula double, one stays. Write the fraction before you divide.",
            stronger_hint="First double A and E. Then it is the formula of 04.5 with the same c.",
            solution=lambda: (
                f"x* = (2 × {2 * A} − {C}) / (2 × ({2 * A} + {2 * E})) = "
                f"{fraction(best(2 * A, 2 * E, C))} = {best(2 * A, 2 * E, C):.3f}, more than the "
                f"{best(c=C):.2f} of before. The ratio of the fears is the same, but the cost "
                f"weighs less against larger fears. Without a cost x* would stay {best():.2f}. An "
                "illustration."
            ),
            praise="You saw where the rule of the ratio ends.",
        ),
        Question(
            id="04.7",
            title="When to stay out",
            objective="4d",
            kind=Number(tolerance=0.01),
            task=(
                f"Another ally: A = {STAY.abandonment:g} and E = {STAY.entrapment:g}. Let the running "
                "cost c grow. What is the **smallest c** at which staying out (x* = 0) is best? "
                "Type a number, for example 12."
            ),
            answer=least_cost,
            mistakes=(
                Mistake(
                    lambda: STAY.abandonment,
                    "The factor 2 is lost. Look above the line of the formula.",
                ),
                Mistake(
                    lambda: alliance.cost_to_stay_out(STAY.but(curvature=1)),
                    "That is A minus E, the answer for straight lines. Here losses are squares.",
                ),
                Mistake(
                    lambda: 2 * (STAY.abandonment + STAY.entrapment),
                    "That is the number below the line. Set the number above the line to zero.",
                ),
                Mistake(
                    lambda: 2 * STAY.entrapment,
                    "That is twice E. Which of the two fears stands above the line?",
                ),
            ),
            hint="A fraction is 0 when the number above the line is 0. Which c makes it so?",
            stronger_hint="Solve 2A − c = 0.",
            solution=lambda: (
                f"2 × {STAY.abandonment:g} − c = 0, so c = {least_cost():g}. E plays no part: with "
                "squares the first small step adds almost no entrapment. For a larger c the "
                "formula gives less than 0, and x* stays 0. An illustration."
            ),
            praise="You asked where the answer changes, not only what it is.",
        ),
        Question(
            id="04.8",
            title="Three options only",
            objective="4e",
            kind=Numbers(("stay out", "the middle", "all the way"), tolerance=0.01, decimals=1),
            task=(
                f"A cabinet sees three options only: x = 0, x = 1/2 and x = 1. The running cost is "
                f"high. Compute the loss L(x) of each, for A = {A}, E = {E}, c = {HIGH}. Type "
                "three numbers in this order, for example: 1, 2.5, 3. (Then ask: does the middle "
                "win again, as in the lesson?)"
            ),
            answer=losses,
            mistakes=(
                Mistake(
                    lambda: losses(curvature=1),
                    "Check the middle. One half squared is one quarter, for both fears.",
                ),
                Mistake(lambda: losses(cost=0), "The running cost is missing."),
                Mistake(
                    whole_cost_in_the_middle,
                    "Check the middle. There the cost is c times one half.",
                ),
                Mistake(
                    lambda: losses(a=E, e=A),
                    "The two fears changed places. At x = 0 the loss is A: being left alone.",
                ),
                Mistake(
                    lambda: [*losses()[:2], E],
                    "Check the last one. All the way, the whole cost is paid.",
                ),
            ),
            hint="Put x = 0, then x = 1/2, then x = 1 into L(x).",
            stronger_hint="The middle: a quarter of A, plus a quarter of E, plus half of c.",
            solution=lambda: (
                f"L(0) = {losses()[0]:g}, L(1/2) = {A}/4 + {E}/4 + {HIGH}/2 = {losses()[1]:g}, "
                f"L(1) = {E} + {HIGH} = {losses()[2]:g}. Of the three, staying out loses least. Yet "
                f"on the whole scale x* = {best(c=HIGH):.2f} loses only "
                f"{alliance.least_loss(Stakes.fears(A, E, HIGH)):.2f}: the list leaves out the "
                "small step that is best, and the middle does not win by itself. An illustration."
            ),
            praise="You saw what a short list of options hides.",
            points=2,
        ),
        Question(
            id="04.9",
            title="Straight lines",
            objective="4e",
            kind=Number(tolerance=0.01, decimals=2),
            task=(
                f"Change one assumption: losses are **straight lines** (k = 1), so L(x) = A (1 − x) "
                f"+ E x + c x. Now A = {LINES.abandonment:g}, E = {LINES.entrapment:g}, c = "
                f"{LINES.cost:g}. Which x from 0 to 1 loses least? Type x as a number."
            ),
            answer=lambda: float(alliance.optimum(LINES)),
            mistakes=(
                Mistake(
                    lambda: alliance.optimum(LINES.but(curvature=2)),
                    "That is the answer for squares. A straight line has no lowest point inside.",
                ),
                Mistake(
                    lambda: alliance.optimum(LINES.but(cost=0)),
                    "That would be right without the cost. At this end the loss is E plus c: "
                    "compare it with A.",
                ),
                Mistake(
                    0.5,
                    "The middle of a straight line is never better than both ends.",
                ),
                Mistake(
                    lambda: ends()[0],
                    "That is the loss at one end. The question asks for x, a point of the scale.",
                ),
            ),
            hint="Compute L(0) and L(1). On a straight line one of the ends is lowest.",
            stronger_hint="At x = 0 only A is left. At x = 1 only E and c are left.",
            solution=lambda: (
                f"L(0) = {ends()[0]:g} and L(1) = {LINES.entrapment:g} + {LINES.cost:g} = "
                f"{ends()[1]:g}, so x = {alliance.optimum(LINES):g}, although A is larger than E: "
                "the cost decides. With squares x* would be "
                f"{alliance.optimum(LINES.but(curvature=2)):.2f}, near the middle. So the middle "
                "is bought by the assumption k > 1. An illustration."
            ),
            praise="You found the assumption that carries the result.",
        ),
        Question(
            id="04.10",
            title="Code task: another curvature",
            objective="4e",
            kind=Number(tolerance=0.0001, decimals=4),
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
                    "The cost of 04.5 is in it. Here c = 0.",
                ),
                Mistake(
                    lambda: power(K),
                    "You took r to the power of k. The power is 1 / (k − 1).",
                ),
                Mistake(
                    lambda: power(K - 1),
                    "You took r to the power of k − 1. The power is 1 divided by that: a root.",
                ),
                Mistake(
                    lambda: (A / E) ** (1 / (K - 1)),
                    "That is r. One step is left: x* = r / (1 + r).",
                ),
            ),
            hint="Only one number of the record changes against 04.4: the curvature.",
            stronger_hint=(
                "Give the four numbers of this question to Stakes.fears in the order of the task, "
                "the last one as curvature=..., and give that record to alliance.optimum."
            ),
            solution=lambda: (
                f"r = ({A} / {E})^(1 / {K - 1:g}) = {(A / E) ** (1 / (K - 1)):g}, x* = "
                f"{best(k=K):.4f}. With squares it was {best():.2f}: a larger k moves the answer "
                "towards one half. The ends cost the same as before, and the middle costs less. An "
                "illustration."
            ),
            praise="You tested the answer against another assumption.",
            code=f"answer = alliance.optimum(Stakes.fears({A}, {E}, 0, curvature={K}))",
        ),
    ),
)
