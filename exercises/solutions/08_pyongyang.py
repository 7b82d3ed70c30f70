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

HELD = {"152": 2000, "122": 3000}
"""Invented: how many containers held which kind."""


def claimed(kind: str, day: str = "2023-12-29") -> int:
    return int(dprk().loc[f"{day}-shin-{kind}", "quantity_low"])


def in_one(kind: str, day: str = "2023-12-29") -> float:
    return claimed(kind, day) / claimed("containers", day)


def mixed(day: str = "2023-12-29") -> float:
    return sum(number * in_one(kind, day) for kind, number in HELD.items())


def the_wrong_way_round() -> float:
    return HELD["122"] * in_one("152") + HELD["152"] * in_one("122")


# 08.2 ------------------------------------------------------------------------------------

ROWS = {
    "A": "2023-09-13-vostochny",
    "B": "2023-10-13-white-house-containers",
    "C": "2023-08-18-camp-david",
    "D": "2023-09-19-kulik-summoned",
    "E": "2023-07-shoigu-pyongyang",
}
ACTS = {
    "A": "Putin receives Kim at Vostochny",
    "B": "The White House speaks of containers of arms for Russia",
    "C": "Seoul, Tokyo and Washington promise to consult, at Camp David",
    "D": "Seoul summons the Russian ambassador",
    "E": "Russia's minister Shoigu visits North Korea",
}


def in_order() -> list[str]:
    days = events().set_index("event_id").loc[list(ROWS.values()), "date"]
    return sorted(ROWS, key=lambda letter: days[ROWS[letter]])


def swapped(one: str, other: str) -> list[str]:
    return [{one: other, other: one}.get(letter, letter) for letter in in_order()]


# 08.3 ------------------------------------------------------------------------------------


@cache
def after(first: str = "pair", second: str = "away") -> pd.DataFrame:
    return pyongyang.acts_after(events(), first, second)


# 08.4 ------------------------------------------------------------------------------------


MATRIX = hypotheses.matrix(H1="ICNICC", H2="CCCICN", H3="CINCIC")
"""Six items, three hypotheses; invented. Item E4 speaks against the leader too."""


def against(letters: str = "I") -> list[float]:
    return list(MATRIX.isin(list(letters)).sum())


def matrix_answer(letters: str = "I") -> list[float]:
    return [*against(letters), hypotheses.drop_one(MATRIX)["changes"].sum()]


def alone_or_not() -> list[float]:
    lead = hypotheses.leaders(MATRIX)[0]
    lost = [lead not in row.split(" and ") for row in hypotheses.drop_one(MATRIX)["leads"]]
    return [*against(), sum(lost)]


def items_of_one_rival(rival: str) -> list[float]:
    lead = hypotheses.leaders(MATRIX)[0]
    return [*against(), (MATRIX[rival].eq("I") & MATRIX[lead].ne("I")).sum()]


def all_against_others() -> list[float]:
    others = MATRIX.drop(columns=hypotheses.leaders(MATRIX))
    return [*against(), others.eq("I").any(axis="columns").sum()]


# 08.5 ------------------------------------------------------------------------------------

BEFORE = deterrence.Threat(gain=8, harm=20)
DEAL = deterrence.Price(resolve=deterrence.threshold(BEFORE), harm=BEFORE.harm)
LATER = 5
VALUES = (2.5, 5)


def lever() -> float:
    return pyongyang.lever_needed(LATER, BEFORE)


def units(harm: float = BEFORE.harm) -> list[float]:
    return [deterrence.units_needed(DEAL.but(unit_value=v, harm=harm)) for v in VALUES]


def by_difference() -> float:
    return BEFORE.harm - (BEFORE.gain - LATER)


# 08.6 ------------------------------------------------------------------------------------


BOTH, EVENTS = 0.36, 2


def chance_of_each() -> float:
    return BOTH ** (1 / EVENTS)


# 08.7 ------------------------------------------------------------------------------------


@cache
def polls() -> pd.DataFrame:
    return data.load("opinion")


@cache
def asked_again(answer: str = "own nuclear weapons") -> pd.Series:
    table = opinion.repeated(polls(), "nuclear")
    return table[table["answer"] == answer].iloc[0]


def samples() -> tuple[int, int]:
    same = polls()[polls()["question"] == asked_again()["question"]]
    first, second = same.drop_duplicates("question_id").sort_values("date")["sample"]
    return int(first), int(second)


def margins() -> tuple[float, float]:
    shares = asked_again()["value_1"], asked_again()["value_2"]
    return tuple(opinion.margin(p, n) for p, n in zip(shares, samples(), strict=True))


def from_the_plain_question() -> list[float]:
    plain = opinion.weapons_polls(polls()).set_index("question_id").loc["kinu-2023-05-nuclear"]
    first, second = float(plain["value"]), asked_again()["value_2"]
    miss = opinion.margin_of_change(first, int(plain["sample"]), second, samples()[1])
    return [second - first, miss]


# 08.8 ------------------------------------------------------------------------------------


POINT, LEAST = "D1", 50


@cache
def options() -> pd.DataFrame:
    return choice.scores(data.load("option_scores"), POINT, data.load("options"))


def left(least: float = LEAST, criterion: str = "domestic") -> int:
    return len(two_level.pass_the_veto(options(), least, criterion))


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
        "from course.models import choice, hypotheses, opinion, pyongyang\n\n"
        'events, dprk = data.load("events"), data.load("dprk_russia")\n'
        'polls, scores = data.load("opinion"), data.load("option_scores")'
    ),
    questions=(
        Question(
            id="08.1",
            title="A mix of rounds",
            objective="8a",
            kind=Number(tolerance=1),
            task=(
                "On 29 December 2023 Seoul's defence minister spoke of about 5,000 containers, and "
                "of the rounds that they could hold **if they held nothing but one kind**. Suppose "
                f"that {HELD['152']:,} of them held 152 mm rounds only, and the other "
                f"{HELD['122']:,} held 122 mm rounds only. At least how many rounds would that "
                "be in all, by the minister's own estimate for each kind? Type a whole number."
            ),
            tool=(
                'rows = dprk[dprk["date"].between("2023-12-01", "2024-02-29")]\n'
                'rows[["date", "claimant", "item", "bound", "quantity_low", "basis"]]'
            ),
            answer=mixed,
            mistakes=(
                Mistake(
                    lambda: claimed("152") + claimed("122"),
                    "You added the two numbers. Each of them supposes that all 5,000 containers "
                    "held this one kind.",
                ),
                Mistake(
                    lambda: (claimed("152") + claimed("122")) / 2,
                    "You took the middle of the two numbers. The containers are not half and half.",
                ),
                Mistake(
                    the_wrong_way_round,
                    "You have the two kinds the wrong way round. Which kind is in "
                    f"{HELD['152']:,} containers?",
                ),
                Mistake(
                    lambda: HELD["152"] * in_one("152"),
                    "That is the part of 152 mm. Add the rounds in the other containers.",
                ),
                Mistake(
                    lambda: mixed("2024-02-26"),
                    "You took the rows of February 2024. The question is about December 2023.",
                ),
            ),
            hint=(
                "First find how many rounds of each kind the minister put into one container. All "
                "three numbers are of the same day."
            ),
            stronger_hint=(
                "Divide each number of rounds by 5,000. Then multiply by the containers of that "
                "kind, and add."
            ),
            solution=lambda: (
                f"One container: {in_one('152'):.0f} rounds of 152 mm or {in_one('122'):.0f} of "
                f"122 mm. {HELD['152']:,} × {in_one('152'):.0f} + {HELD['122']:,} × "
                f"{in_one('122'):.0f} = {mixed():,.0f}, or more: the minister said “more than”. Nobody "
                "counted these rounds."
            ),
            praise="You found the estimate inside the number, and what a mix does to it.",
        ),
        Question(
            id="08.2",
            title="Five acts in order",
            objective="8b",
            kind=Choice(ACTS, length=5),
            task=(
                "Put five acts of 2023 in order, the first one first. Type five letters, for "
                "example: A, B, C, D, E.\n\n"
                + "\n".join(f"- **{letter}** {words}" for letter, words in ACTS.items())
            ),
            tool=(
                'months = events[events["date"].between("2023-07-20", "2023-10-20")]\n'
                'months[["date", "title"]]'
            ),
            answer=in_order,
            mistakes=(
                Mistake(
                    lambda: swapped("C", "A"),
                    "You let the promise of Camp David come after Kim's visit. Compare the two "
                    "days.",
                ),
                Mistake(
                    lambda: swapped("A", "D"),
                    "You let Seoul summon the ambassador before Kim's visit. It was about this "
                    "visit.",
                ),
                Mistake(
                    lambda: swapped("E", "C"),
                    "You let Shoigu's visit come after Camp David. Compare the two days.",
                ),
                Mistake(
                    lambda: swapped("D", "B"),
                    "You let the words of the White House come before the ambassador was summoned. "
                    "Compare the two days.",
                ),
                Mistake(
                    lambda: in_order()[::-1],
                    "You began with the last one. Begin with the first.",
                ),
            ),
            hint="Find each of the five in the table, and write its day beside its letter.",
            stronger_hint=(
                "One is of July, one of August, two are of September, one is of October."
            ),
            solution=lambda: (
                "; ".join(
                    f"{letter} {text.day(events().set_index('event_id').loc[ROWS[letter], 'date'])}"
                    for letter in in_order()
                )
                + ". An act cannot answer what came after it: Camp David was no answer to Kim's "
                "visit. What came before it need not be its cause."
            ),
            praise="The order excludes some stories, and proves none.",
        ),
        Question(
            id="08.3",
            title="The ordinary day",
            objective="8b",
            kind=Share(),
            task=(
                "The lesson asked whether acts of Moscow and Pyongyang follow Seoul's steps. **Turn "
                "the question around:** do Seoul's steps away from Russia follow acts of Moscow and "
                "Pyongyang? The tool cell still has the order of the lesson: change it. Then read "
                "what share of **all days** was followed by such a step of Seoul **within 14 "
                "days**. Type a share, for example 0.714, 5/7 or 71.4 %."
            ),
            tool='pyongyang.acts_after(events, first="away", second="pair")',
            answer=lambda: float(after().loc[14, "ordinary"]),
            mistakes=(
                Mistake(
                    lambda: float(after().loc[14, "share"]),
                    "That is the share after acts of Moscow and Pyongyang. The question asks for "
                    "all days.",
                ),
                Mistake(
                    lambda: float(after().loc[30, "ordinary"]),
                    "That is the line of 30 days.",
                ),
                Mistake(
                    lambda: float(after("away", "pair").loc[14, "ordinary"]),
                    "That is the order of the lesson. Put the acts of Moscow and Pyongyang first.",
                ),
                Mistake(
                    lambda: float(after("away", "pair").loc[30, "ordinary"]),
                    "That is the number of the lesson. Here the order is turned around, and the "
                    "line is another one.",
                ),
                Mistake(
                    lambda: float(after("pair", "binding").loc[14, "ordinary"]),
                    "You counted Seoul's binding steps only. The question is about all its steps "
                    "away from Russia.",
                ),
            ),
            hint="Two columns hold shares. One is about days with an act, the other about all days.",
            stronger_hint=(
                "In the cell, first is what comes before and second what follows. Then divide "
                "days_followed by days in the row of 14 days."
            ),
            solution=lambda: text.acts_after(after(), "pair", "away", 14).splitlines()[0],
            praise="A share means something next to that of an ordinary day.",
        ),
        Question(
            id="08.4",
            title="Count what speaks against",
            objective="8c",
            kind=Numbers(("H1", "H2", "H3", "items that change the lead")),
            task=(
                "The tool cell shows a new invented matrix. Give **four numbers**: the "
                "inconsistency of H1, of H2 and of H3 (each item counts 1); then how many of "
                "the six items decide who leads. An item counts when, without it, the leader does "
                "not lead **alone**. For example: 4, 0, 2, 5."
            ),
            tool='hypotheses.matrix(H1="ICNICC", H2="CCCICN", H3="CINCIC")',
            answer=matrix_answer,
            mistakes=(
                Mistake(
                    lambda: matrix_answer("C"),
                    "The last number is right. In the others you counted the C. What fits an "
                    "explanation may fit the others too: count the I.",
                ),
                Mistake(
                    lambda: matrix_answer("IN"),
                    "The last number is right. In the others you counted the N too. A neutral item "
                    "speaks against nothing.",
                ),
                Mistake(
                    alone_or_not,
                    "The first three are right. A tie changes the lead too: the leader no longer "
                    "leads alone.",
                ),
                Mistake(
                    all_against_others,
                    "The first three are right. One of the items that you counted speaks against "
                    "the leader too: without it, both counts fall.",
                ),
                Mistake(
                    lambda: items_of_one_rival("H3"),
                    "The first three are right. In the fourth you looked at one rival of the "
                    "leader. The other one can draw level too.",
                ),
            ),
            hint=(
                "Count the letters I in each column: that gives three numbers. For the fourth, "
                "cover one row after the other and count again."
            ),
            stronger_hint=(
                "The leader has the fewest I. Which rows, when covered, let another column come "
                "down to the same number?"
            ),
            solution=lambda: (
                f"{text.evidence(MATRIX).splitlines()[3]}. "
                f"{text.finding(text.evidence_drop_one(MATRIX))}"
            ),
            praise="Disproof and a test of one item: that is the method.",
            points=2,
        ),
        Question(
            id="08.5",
            title="Patience on paper",
            objective="8b",
            kind=Numbers(
                ("w", *(f"n* at v = {value:g}" for value in VALUES)), tolerance=0.01, decimals=1
            ),
            task=(
                "Other invented numbers than in the lesson. Moscow gains *b* = "
                f"{BEFORE.gain:g} from Pyongyang and loses *w* = {BEFORE.harm:g} if Seoul arms "
                f"Ukraine. Then *b* falls to {LATER}. Which *w* keeps *b* / *w* as it was? Second, "
                f"with *q* = {DEAL.resolve:g} and *w* = {DEAL.harm:g}, a transfer of technology "
                "pays Moscow from *n\\** = *q* × *w* / *v* units of supply on; *v* is what one "
                "unit is worth to Moscow. Give *n\\** for "
                f"*v* = {VALUES[0]:g} and for *v* = {VALUES[1]:g}. Type three numbers, for "
                "example: 12, 4, 2.5."
            ),
            answer=lambda: [lever(), *units()],
            mistakes=(
                Mistake(
                    lambda: [by_difference(), *units()],
                    "The last two are right. In the first you kept the difference of w and b. The "
                    "condition is a ratio.",
                ),
                Mistake(
                    lambda: [BEFORE.harm, *units()],
                    "The last two are right. In the first you left w as it was. Then b / w is "
                    "smaller than before.",
                ),
                Mistake(
                    lambda: [LATER * deterrence.threshold(BEFORE), *units()],
                    "The last two are right. In the first you multiplied by b / w. Ask: the new b, "
                    "divided by which w, gives the old ratio?",
                ),
                Mistake(
                    lambda: [lever(), *units(lever())],
                    "The first is right. For n* take the w that the second part names, not your "
                    "new one.",
                ),
                Mistake(
                    lambda: [lever(), *(DEAL.resolve * DEAL.harm * v for v in VALUES)],
                    "The first is right. In the others you multiplied by v. Dearer units mean that "
                    "fewer are needed.",
                ),
            ),
            hint="Compute b / w before the change. Then see which w gives the same with the new b.",
            stronger_hint=(
                "Divide the new b by the old ratio. For n*, multiply q by w, and divide by v, "
                "twice."
            ),
            solution=lambda: (
                f"b / w = {deterrence.threshold(BEFORE):g}, so w = {LATER} / "
                f"{deterrence.threshold(BEFORE):g} = {lever():g}; n* = {units()[0]:g} and "
                f"{units()[1]:g}. Patience works if b falls faster than w. It works less if each "
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
                "An invented forecast gives a chance "
                f"**above {BOTH}** that Kim Jong-un visits Moscow within a year **and** that Seoul "
                "and Pyongyang open talks within a year. Suppose the two events were independent "
                "and equally likely. Above which chance must **each** of them lie? Type a share, "
                "for example 0.714, 5/7 or 71.4 %."
            ),
            answer=chance_of_each,
            mistakes=(
                Mistake(
                    BOTH,
                    "Two events of this chance each come together much more seldom: multiply it by "
                    "itself and see.",
                ),
                Mistake(
                    lambda: BOTH**EVENTS,
                    "You multiplied the chance by itself. Here the product is known, and a factor "
                    "is asked for.",
                ),
                Mistake(
                    lambda: BOTH / EVENTS,
                    "You divided the chance between the two. Chances of “and” are multiplied, not "
                    "added.",
                ),
                Mistake(
                    lambda: (1 + BOTH) / EVENTS,
                    "You went halfway to certainty. Ask which number times itself gives the chance "
                    "of both.",
                ),
            ),
            hint="The chance of both is the product of two equal chances.",
            stronger_hint=f"Which number times itself gives {BOTH}?",
            solution=lambda: (
                f"√{BOTH:g} = {text.percent(chance_of_each())}. The forecast joins {EVENTS} events, "
                "so it is bolder than it sounds. If one event leads to the other, they are not "
                "independent, and less is needed."
            ),
            praise="Split a forecast before you judge it.",
        ),
        Question(
            id="08.7",
            title="A change in polls",
            objective="8d",
            kind=Numbers(("change", "margin of the change"), tolerance=0.06, decimals=1),
            task=(
                "In one question, KINU let people **choose** between US forces in Korea and own "
                "nuclear weapons. Find the two polls of the table that asked it. (KINU also asked it in "
                "2021; that result is not in the table.) By how many "
                "percentage points did the share for **own nuclear weapons** change, and what is "
                "the margin of error of that change? Type two numbers with one decimal, the first "
                "with its sign, for example: +4.5, 2.1.\n\n"
                "The tool cell lists the polls. For the margin, use the formulas of section 7, or "
                "add a line `opinion.margin_of_change(first share, first sample, second share, "
                "second sample)` with four numbers."
            ),
            tool=(
                'kinu = polls[(polls["pollster"] == "KINU") & (polls["topic"] == "nuclear")]\n'
                'kinu[["date", "question", "answer", "value", "sample"]]'
            ),
            answer=lambda: [asked_again()["change"], asked_again()["margin"]],
            mistakes=(
                Mistake(
                    from_the_plain_question,
                    "You began with the other question of the same survey. Same pollster is not "
                    "enough.",
                ),
                Mistake(
                    lambda: list(asked_again("US forces in Korea")[["change", "margin"]]),
                    "That is the change of the other answer, US forces in Korea.",
                ),
                Mistake(
                    lambda: [asked_again()["change"], margins()[1]],
                    "The change is right. The margin is that of one poll. A change has the luck of "
                    "two polls in it.",
                ),
                Mistake(
                    lambda: [asked_again()["change"], sum(margins())],
                    "The change is right. You added the two margins. Add their squares, and take "
                    "the root.",
                ),
                Mistake(
                    lambda: [-asked_again()["change"], asked_again()["margin"]],
                    "The margin is right. Check the sign: the later share minus the earlier one.",
                ),
            ),
            hint="Two rows have the same words and the same answer. Read share and sample from both.",
            stronger_hint=(
                "The later share minus the earlier one is the change. Its margin needs both shares "
                "and both samples."
            ),
            solution=lambda: (
                f"{asked_again()['value_1']:.1f} % to {asked_again()['value_2']:.1f} %: "
                f"{text.points(asked_again()['change'])}; margin √({margins()[0]:.2f}² + "
                f"{margins()[1]:.2f}²) = {asked_again()['margin']:.1f}."
            ),
            praise="The change is larger than its margin: luck of the draw alone hardly makes it.",
            points=2,
        ),
        Question(
            id="08.8",
            title="What passes at home",
            objective="8e",
            kind=Number(),
            task=(
                f"Take an earlier day, 2 March 2022 (decision point {POINT}): which further measures "
                "against Russia should Seoul take in its own name? The tool cell has the options "
                "(the scores are illustrations). Suppose that at home an option needs a "
                "**domestic score of "
                f"{LEAST} or more**. How many options are left? Type a number."
            ),
            tool=(
                f'options = choice.scores(scores, "{POINT}", data.load("options"))\n'
                'options[["alliance", "domestic"]]'
            ),
            answer=left,
            mistakes=(
                Mistake(
                    lambda: left(LEAST + 1),
                    f"One option has exactly {LEAST}. Read again: {LEAST} or more.",
                ),
                Mistake(
                    lambda: len(options()) - left(),
                    "That is how many fall. The question asks how many are left.",
                ),
                Mistake(
                    lambda: left(criterion="alliance"),
                    "You looked at the column alliance. The veto looks at the score at home.",
                ),
                Mistake(
                    lambda: left(30),
                    "That is all of them, as with the line of the lesson, 30. Here the line lies "
                    "higher.",
                ),
            ),
            hint=f"Look at one column only, and compare each number with {LEAST}.",
            stronger_hint=f"Strike out every option below {LEAST} in the column domestic, and count.",
            solution=lambda: text.finding(text.home_veto(options(), LEAST)),
            praise="The option with the most credit abroad passes too, but only just.",
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
                    lambda: with_basis("estimate"),
                    "These claims are worked out from containers, tonnes or prices. Compare with "
                    "the code for what could be held.",
                ),
                Mistake(
                    lambda: len(dprk()) - with_basis("capacity"),
                    "These are all the others. Two signs of equality compare; `!=` would turn it "
                    "around.",
                ),
                Mistake(
                    lambda: len(dprk()),
                    "That is the number of all claims. Compare first, then sum.",
                ),
            ),
            hint='Compare the column with "capacity", and sum.',
            stronger_hint=(
                'For the code "sent" it would be (dprk["basis"] == "sent").sum(). Put the other '
                "code in."
            ),
            solution=lambda: f"{with_basis('capacity')} of {len(dprk())} claims.",
            praise="You let the table say how its numbers were made.",
            code='answer = (dprk["basis"] == "capacity").sum()',
        ),
    ),
)
