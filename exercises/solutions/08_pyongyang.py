"""Exercise 08: wedge or glue? The single source of tasks, answers and hints."""

from functools import cache

import pandas as pd

from course import data, text
from course.answers import Choice, Number, Numbers, Share
from course.models import choice, deterrence, hypotheses, opinion, pyongyang, two_level
from course.questions import Exercise, Mistake, Question


@cache
def events() -> pd.DataFrame:
    return data.load("events")


@cache
def dprk() -> pd.DataFrame:
    return data.load("dprk_russia").set_index("claim_id")


# 08.1 ------------------------------------------------------------------------------------


def claimed(claim_id: str) -> int:
    return int(dprk().loc[claim_id, "quantity_low"])


def each(*shells: str, containers: str = "2024-02-26-shin-containers") -> float:
    return sum(claimed(one) for one in shells) / claimed(containers)


# 08.2 ------------------------------------------------------------------------------------

ROWS = {
    "A": "2024-06-19-pyongyang-treaty",
    "B": "2024-06-20-chang-reconsider",
    "C": "2024-03-28-panel-veto",
    "D": "2024-06-05-putin-praise",
    "E": "2024-04-02-sanctions-russian-ships",
}
ACTS = {
    "A": "Putin and Kim sign the treaty",
    "B": "Seoul says that it will reconsider arms for Ukraine",
    "C": "Russia ends the panel of experts",
    "D": "Putin praises Seoul for its restraint",
    "E": "Seoul puts Russian ships under sanctions",
}


def in_order() -> list[str]:
    days = events().set_index("event_id").loc[list(ROWS.values()), "date"]
    return sorted(ROWS, key=lambda letter: days[ROWS[letter]])


def swapped(one: str, other: str) -> list[str]:
    return [{one: other, other: one}.get(letter, letter) for letter in in_order()]


# 08.3 ------------------------------------------------------------------------------------


@cache
def after(first: str = "away", second: str = "pair") -> pd.DataFrame:
    return pyongyang.acts_after(events(), first, second)


# 08.4 ------------------------------------------------------------------------------------


def matrix_answer(letter: str = "I") -> list[float]:
    return [*hypotheses.WORKED.eq(letter).sum(), hypotheses.drop_one()["changes"].sum()]


def alone_or_not() -> list[float]:
    lead = hypotheses.leaders()[0]
    lost = [lead not in row.split(" and ") for row in hypotheses.drop_one()["leads"]]
    return [*matrix_answer()[:3], sum(lost)]


# 08.5 ------------------------------------------------------------------------------------

LATER = 3


def lever() -> float:
    return pyongyang.lever_needed(LATER)


def units(value: float) -> float:
    return deterrence.units_needed(deterrence.PRICE.but(unit_value=value))


def by_difference() -> float:
    return deterrence.THREAT.harm - (deterrence.THREAT.gain - LATER)


# 08.6 ------------------------------------------------------------------------------------


@cache
def forecast() -> pd.Series:
    return data.load("forecasts").set_index("claim_id").loc["C004-30"]


def joined() -> int:
    return len(forecast()["criterion"].split(", and "))


def chance_of_each() -> float:
    return float(forecast()["prob_low"] ** (1 / joined()))


# 08.7 ------------------------------------------------------------------------------------


@cache
def polls() -> pd.DataFrame:
    return data.load("opinion")


@cache
def asked_again() -> pd.Series:
    table = opinion.repeated(polls(), "arms")
    return table[table["answer"].isin(opinion.FOR_WEAPONS)].iloc[0]


def other_question() -> list[float]:
    table = opinion.arms_polls(polls())
    same = table[table["pollster"] == asked_again()["pollster"]]
    first, last = same.iloc[0], same.iloc[-1]
    miss = opinion.margin_of_change(
        first["favour"], int(first["sample"]), last["favour"], int(last["sample"])
    )
    return [last["favour"] - first["favour"], miss]


def one_margin() -> float:
    return float(opinion.arms_polls(polls()).query("again")["margin"].iloc[0])


# 08.8 ------------------------------------------------------------------------------------


@cache
def options() -> pd.DataFrame:
    return choice.scores(data.load("option_scores"), "D3", data.load("options"))


def left(least: float = 30) -> int:
    return len(two_level.pass_the_veto(options(), least))


# 08.9 ------------------------------------------------------------------------------------


def with_basis(*codes: str) -> int:
    return int(dprk()["basis"].isin(codes).sum())


EXERCISE = Exercise(
    stem="08_pyongyang",
    title="Exercise 08: wedge or glue, and what does the home front allow?",
    intro=(
        "You work with claims about arms, with dated acts, with an invented matrix of evidence, "
        "and with polls. A **claim** is what an interested party says. A **running total** "
        "contains all earlier numbers, so it is never added to them. **Inconsistent** means that "
        "an item speaks against an explanation."
    ),
    objectives={
        "8a": "read a claim about arms: who makes it, what the number stands for, for which time",
        "8b": "say what the order of dated acts and a small model can show, and what not",
        "8c": "test rival explanations by what speaks against them",
        "8d": "compare polls only where the question is the same",
        "8e": "find the deals that pass abroad and at home",
    },
    setup=(
        "from course.models import choice, hypotheses, opinion, pyongyang, two_level\n\n"
        'events, dprk = data.load("events"), data.load("dprk_russia")\n'
        'polls, scores = data.load("opinion"), data.load("option_scores")'
    ),
    questions=(
        Question(
            id="08.1",
            title="Shells for each container",
            objective="8a",
            kind=Number(tolerance=1),
            task=(
                "On 26 February 2024 Seoul's defence minister spoke of containers, and of the "
                "**152 mm** rounds that they could hold. How many rounds did he put into one "
                "container? Divide, and type a whole number."
            ),
            tool=(
                'rows = dprk[dprk["date"].between("2024-02-20", "2024-02-29")]\n'
                'rows[["date", "claimant", "item", "quantity_low", "basis"]]'
            ),
            answer=lambda: each("2024-02-26-shin-152"),
            mistakes=(
                Mistake(
                    lambda: each("2024-02-26-shin-152", "2024-02-26-shin-122"),
                    "You added the two kinds. Each number supposes that all containers held this "
                    "one kind.",
                ),
                Mistake(
                    lambda: each(
                        "2024-02-26-shin-152", containers="2024-02-23-state-department-containers"
                    ),
                    "You divided by the number of the State Department. Use the containers of "
                    "the same claimant.",
                ),
                Mistake(
                    lambda: each("2024-02-26-shin-122"),
                    "That is the other kind, 122 mm: rockets, which need more room than shells.",
                ),
            ),
            hint="Find the two rows of the same claimant, and the same day.",
            stronger_hint="Divide the number of 152 mm rounds by the number of containers.",
            solution=lambda: (
                f"{claimed('2024-02-26-shin-152'):,} / {claimed('2024-02-26-shin-containers'):,} = "
                f"{each('2024-02-26-shin-152'):.0f}. Nobody counted these rounds: the number is "
                "what the containers could hold."
            ),
            praise="You found the guess inside the number.",
        ),
        Question(
            id="08.2",
            title="Five acts in order",
            objective="8b",
            kind=Choice(ACTS, length=5),
            task=(
                "Put the five acts of spring 2024 in order, the first one first. Type five "
                "letters, for example: A, B, C, D, E.\n\n"
                + "\n".join(f"- **{letter}** {words}" for letter, words in ACTS.items())
            ),
            tool=(
                'spring = events[events["date"].between("2024-03-20", "2024-06-30")]\n'
                'spring[["date", "title"]]'
            ),
            answer=in_order,
            mistakes=(
                Mistake(
                    lambda: swapped("C", "E"),
                    "You let Seoul's sanctions on ships come before the veto. Compare the two days.",
                ),
                Mistake(
                    lambda: swapped("A", "B"),
                    "You let Seoul's warning come before the treaty. It was the answer to it.",
                ),
                Mistake(
                    lambda: swapped("D", "A"),
                    "You let the praise come after the treaty. Compare the two days.",
                ),
            ),
            hint="Read the column of dates, from top to bottom.",
            stronger_hint="The first act is of March, the second of April, three are of June.",
            solution=lambda: (
                "; ".join(
                    f"{letter} {text.day(events().set_index('event_id').loc[ROWS[letter], 'date'])}"
                    for letter in in_order()
                )
                + ". An act cannot answer what came after it. What came before it need not be "
                "its cause."
            ),
            praise="The order excludes some stories, and proves none.",
        ),
        Question(
            id="08.3",
            title="The ordinary day",
            objective="8b",
            kind=Share(),
            task=(
                "Take **all days** from 24 February 2022 to the end of 2025 that have 30 days "
                "after them. What share of these days was followed by an act of Moscow and "
                "Pyongyang **within 30 days**? Type a share, for example 0.714, 5/7 or 71.4 %."
            ),
            tool='pyongyang.acts_after(events, first="away", second="pair")',
            answer=lambda: float(after().loc[30, "ordinary"]),
            mistakes=(
                Mistake(
                    lambda: float(after().loc[30, "share"]),
                    "That is the share after Seoul's steps. The question asks for all days.",
                ),
                Mistake(
                    lambda: float(after().loc[60, "ordinary"]),
                    "That is the line of 60 days.",
                ),
                Mistake(
                    lambda: float(after("pair", "away").loc[30, "ordinary"]),
                    "You have the two series the wrong way round.",
                ),
            ),
            hint="Two columns hold shares. One is about steps, the other about all days.",
            stronger_hint="In the row of 30 days, divide days_followed by days.",
            solution=lambda: text.acts_after(after()).splitlines()[0],
            praise="A share means something next to that of an ordinary day.",
        ),
        Question(
            id="08.4",
            title="Count what speaks against",
            objective="8c",
            kind=Numbers(("H1", "H2", "H3", "items that change the lead")),
            task=(
                "The matrix is invented. Give **four numbers**: the inconsistency of H1, of H2 "
                "and of H3 (each item counts 1); then on how many of the five items the lead "
                "hangs. An item counts when, without it, H1 does not lead **alone**. For example: "
                "4, 0, 2, 5."
            ),
            tool="hypotheses.WORKED",
            answer=matrix_answer,
            mistakes=(
                Mistake(
                    lambda: [*matrix_answer("C")[:3], matrix_answer()[3]],
                    "You counted the C. What fits an explanation may fit the others too: count "
                    "the I.",
                ),
                Mistake(
                    alone_or_not,
                    "The first three are right. A tie changes the lead too: H1 no longer leads "
                    "alone.",
                ),
                Mistake(
                    lambda: [*matrix_answer()[:3], len(hypotheses.WORKED)],
                    "The first three are right. Some items can go, and H1 still leads alone.",
                ),
            ),
            hint="Count the letters I in each column. Then cover one row after the other.",
            stronger_hint="Cover the rows that speak against H2, one at a time.",
            solution=lambda: (
                f"{text.evidence().splitlines()[3]}. {text.finding(text.evidence_drop_one())}"
            ),
            praise="Disproof and a test of one item: that is the method.",
            points=2,
        ),
        Question(
            id="08.5",
            title="Patience on paper",
            objective="8b",
            kind=Numbers(("w", "n* at v = 2", "n* at v = 4"), tolerance=0.01, decimals=1),
            task=(
                "Invented numbers. Moscow gains *b* = 6 from Pyongyang and loses *w* = 20 if Seoul "
                "arms Ukraine, so *b* / *w* = 0.3. Then *b* falls to 3. Which *w* keeps *b* / *w* "
                "at 0.3? Second, with *q* = 0.3 and *w* = 20, a transfer of technology pays Moscow "
                "from *n\\** = *q* × *w* / *v* units of supply on. Give *n\\** for *v* = 2 and for "
                "*v* = 4. Type three numbers, for example: 12, 4, 2.5."
            ),
            answer=lambda: [lever(), units(2), units(4)],
            mistakes=(
                Mistake(
                    lambda: [by_difference(), units(2), units(4)],
                    "You kept the difference of w and b. The condition is a ratio.",
                ),
                Mistake(
                    lambda: [lever(), units(2), units(1)],
                    "The third number must be smaller: dearer units mean that fewer are needed. "
                    "Divide by v.",
                ),
                Mistake(
                    lambda: [deterrence.THREAT.harm, units(2), units(4)],
                    "You left w at 20. Then b / w is smaller than before.",
                ),
            ),
            hint="Divide the new b by 0.3. Then put v into the formula twice.",
            stronger_hint="3 / 0.3 first. Then 6 / 2, and 6 / 4.",
            solution=lambda: (
                f"w = {LATER} / {deterrence.threshold():g} = {lever():g}; n* = {units(2):g} and "
                f"{units(4):g}. Patience works if b falls faster than w. It works less if each "
                "unit from Pyongyang is worth more to Moscow."
            ),
            praise="A wedge by patience needs b to fall faster than w.",
            points=2,
        ),
        Question(
            id="08.6",
            title="Joined by and",
            objective="8c",
            kind=Share(),
            task=(
                "Konstantin Asmolov gave a chance **above one half** that Seoul would arm Kyiv **and** that "
                "relations would break down. Suppose the events were independent and equally "
                "likely. Above which chance must **each** of them lie? Type a share, for example 0.714, "
                "5/7 or 71.4 %; three digits are enough."
            ),
            answer=chance_of_each,
            mistakes=(
                Mistake(
                    lambda: float(forecast()["prob_low"]),
                    "Two events of one half each happen together with a chance of one quarter.",
                ),
                Mistake(
                    lambda: float(forecast()["prob_low"] ** joined()),
                    "You multiplied one half by itself. Here the product is known, and a factor "
                    "is asked for.",
                ),
            ),
            hint="The chance of both is the product. Which number times itself gives one half?",
            stronger_hint="Take the square root of 0.5.",
            solution=lambda: (
                f"√{forecast()['prob_low']:g} = {text.percent(chance_of_each())}. The forecast "
                f"joins {joined()} events, so it is bolder than it sounds. If one event leads to "
                "the other, they are not independent, and less is needed."
            ),
            praise="Split a forecast before you judge it.",
        ),
        Question(
            id="08.7",
            title="A change in polls",
            objective="8d",
            kind=Numbers(("change", "margin of the change"), tolerance=0.06, decimals=1),
            task=(
                "Which two polls on weapons for Ukraine asked the **same question in the same "
                "words**? By how many percentage points did the share for military aid change, "
                "and what is the margin of error of that change? Type two numbers with one "
                "decimal, the first with its sign, for example: +4.5, 2.1."
            ),
            tool=(
                'again = opinion.repeated(polls, "arms")\n'
                'again[["pollster", "answer", "value_1", "value_2", "change", "margin"]].round(1)'
            ),
            answer=lambda: [asked_again()["change"], asked_again()["margin"]],
            mistakes=(
                Mistake(
                    other_question,
                    "The last poll of Gallup Korea had another question. Same pollster is not "
                    "enough.",
                ),
                Mistake(
                    lambda: [asked_again()["change"], one_margin()],
                    "That is the margin of one poll. A change has the luck of two polls in it.",
                ),
                Mistake(
                    lambda: [-asked_again()["change"], asked_again()["margin"]],
                    "Check the sign: the later share minus the earlier one.",
                ),
            ),
            hint="The table has four answers of one question. Find the one about military aid.",
            stronger_hint="Read the columns change and margin in the row of military aid.",
            solution=lambda: text.arms_polls(polls()).splitlines()[1],
            praise="The change is smaller than its margin: the two polls show no change.",
            points=2,
        ),
        Question(
            id="08.8",
            title="What passes at home",
            objective="8e",
            kind=Number(),
            task=(
                "The day after the treaty, four options lie on the table (decision point D3; the "
                "scores are illustrations). At home an option needs a **domestic score of 30 or "
                "more**. How many options are left? Type a number."
            ),
            tool=(
                'options = choice.scores(scores, "D3", data.load("options"))\n'
                'options[["domestic", "alliance"]]'
            ),
            answer=left,
            mistakes=(
                Mistake(
                    lambda: left(0),
                    "One option falls: look for a domestic score below 30.",
                ),
                Mistake(
                    lambda: len(options()) - left(),
                    "That is how many fall. The question asks how many are left.",
                ),
                Mistake(
                    lambda: left(50),
                    "You drew the line at 50. It lies at 30.",
                ),
            ),
            hint="Look at one column only, and compare each number with 30.",
            stronger_hint="The option of direct arms falls. Look whether another one falls with it.",
            solution=lambda: text.finding(text.home_veto(options(), 30)),
            praise="The option with the most credit abroad is the one that home strikes out.",
        ),
        Question(
            id="08.9",
            title="Code task: only what they could hold",
            objective="8a",
            kind=Number(),
            task=(
                "*Optional, for the code track.* How many claims in the table `dprk` say only what "
                "containers **could hold**?\n\n"
                'Write it in Python: the column `dprk["basis"]` has the code `"capacity"` for '
                "these. `==` compares: put the comparison in round brackets. Then `.sum()` after the "
                "bracket counts the rows for which it is true."
            ),
            answer=lambda: with_basis("capacity"),
            mistakes=(
                Mistake(
                    lambda: with_basis("capacity", "estimate"),
                    "You counted the rows with the code estimate too.",
                ),
                Mistake(
                    lambda: with_basis("sent"),
                    "These claims say that something was sent.",
                ),
                Mistake(
                    lambda: len(dprk()),
                    "That is the number of all claims. Compare first, then sum.",
                ),
            ),
            hint='Compare the column with "capacity", and sum.',
            stronger_hint='Try (dprk["basis"] == "capacity").sum().',
            solution=lambda: f"{with_basis('capacity')} of {len(dprk())} claims.",
            praise="You let the table say how its numbers were made.",
            code='answer = (dprk["basis"] == "capacity").sum()',
        ),
    ),
)
