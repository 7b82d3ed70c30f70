"""Exercise 07: when does a threat stop the other side? Tasks, answers, mistakes and hints."""

from functools import cache

import pandas as pd

from course import data, text
from course.answers import Choice, Number, Numbers, Share
from course.models import arms, deterrence, red_lines
from course.models.deterrence import Clarity, Restraint, Slices, Threat
from course.questions import Exercise, Mistake, Question

EXPLORER = "widgets.line_explorer(lines)"


@cache
def lines() -> pd.DataFrame:
    return data.load("red_lines")


# 07.1 ------------------------------------------------------------------------------------

ZAKHAROVA = "2024-01-26-zakharova-imprudent"
PARTS = {
    "a": "the act that is forbidden",
    "b": "a condition that limits it",
    "c": "the consequence",
    "d": "a commitment that the consequence will follow",
}
PART_OF = dict(zip(PARTS, red_lines.ELEMENTS, strict=True))


def open_parts() -> list[str]:
    missing = red_lines.undefined(lines(), ZAKHAROVA)
    return [letter for letter, element in PART_OF.items() if element in missing]


def defined_parts() -> list[str]:
    return [letter for letter in PARTS if letter not in open_parts()]


def open_parts_of_the_code() -> list[str]:
    return [letter for letter in open_parts() if PART_OF[letter] != "condition"]


# 07.2 ------------------------------------------------------------------------------------

ENDS = ("yes", "no", "unclear")


def what_followed(rows: pd.DataFrame | None = None) -> list[int]:
    tested = red_lines.followed(lines()).loc["yes"] if rows is None else rows.sum()
    return [int(tested[end]) for end in ENDS]


def unclear_as_no() -> list[int]:
    yes, no, unclear = what_followed()
    return [yes, no + unclear, 0]


# 07.3 ------------------------------------------------------------------------------------

SENTENCES = {
    "a": "In this table, most lines with code 3 were not tested.",
    "b": "Exact lines deter better than vague ones.",
    "c": "In this table, every line that was not tested has a defined act.",
    "d": "A line that was not tested shows that the threat worked.",
    "e": "In this table, most tested lines saw the consequence follow.",
}
CAUSAL = ("b", "d")
"""Rule: a count of lines that are no sample does not carry a sentence on what works."""


def true_of_the_table() -> dict[str, bool]:
    levels, tested = red_lines.by_explicitness(lines()), what_followed()
    untested = red_lines.select(lines(), tested="no")
    return {
        "a": levels.loc[3, "no"] > levels.loc[3].sum() / 2,
        "c": bool((untested["act_defined"] == 1).all()),
        "e": tested[0] > sum(tested) / 2,
    }


def allowed() -> list[str]:
    return [letter for letter, holds in true_of_the_table().items() if holds]


# 07.4 ------------------------------------------------------------------------------------

WEAK = Threat(gain=6, harm=20, credit=2, worst_cost=15, audience_cost=1)


def expected_harm(threat: Threat = WEAK) -> float:
    return deterrence.resolve(threat) * threat.harm


def one_threat() -> list[float]:
    return [deterrence.threshold(WEAK), deterrence.least_audience_cost(WEAK), expected_harm()]


def swapped(place: int, value: float) -> list[float]:
    return [value if i == place else right for i, right in enumerate(one_threat())]


# 07.5 ------------------------------------------------------------------------------------

OPEN = Clarity(harm=12, most_gain=20, credit=0, worst_cost=10, damage=6)


def damage_counted_once() -> float:
    return OPEN.worst_cost / (OPEN.damage + OPEN.worst_cost)


# 07.6 ------------------------------------------------------------------------------------

NOW = Restraint(seoul_gain=4, damage=10, gain=6, harm=20)
AFTER = NOW.but(gain=3, harm=8)


def patience() -> list[float]:
    return [deterrence.needed_patience(NOW), deterrence.moscow_threshold(AFTER)]


def added() -> list[float]:
    both = deterrence.seoul_threshold(NOW) + deterrence.moscow_threshold(NOW)
    return [both, patience()[1]]


def smaller_one() -> list[float]:
    both = (deterrence.seoul_threshold(NOW), deterrence.moscow_threshold(NOW))
    return [min(both), patience()[1]]


def only_need_falls() -> list[float]:
    return [patience()[0], deterrence.moscow_threshold(NOW.but(gain=AFTER.gain))]


# 07.7 ------------------------------------------------------------------------------------

CUT = Slices(gain=6, harm=20, reaction=0.5, forgiveness=2)


def break_even() -> float:
    return CUT.gain / CUT.expected_harm


# 07.8 ------------------------------------------------------------------------------------


@cache
def deals() -> pd.DataFrame:
    return data.load("arms_transfers")


def polish_share(rule: str = "equal", window: int = 0) -> float:
    start, end = arms.WINDOWS[window]
    return float(arms.recipients(deals(), start, end, rule).loc["POL", "share"])


def printed() -> float:
    return arms.printed_share(data.caveats("arms_transfers"))


# 07.9 ------------------------------------------------------------------------------------


def seoul() -> pd.Series:
    return arms.donors(data.load("aid")).loc["KOR"]


def against_every_row() -> float:
    rows = data.load("aid").query("donor == 'KOR'")
    return rows["committed"].sum() / rows["gdp_2021"].sum()


EXERCISE = Exercise(
    stem="07_red_lines",
    title="Exercise 07: when does a threat stop the other side?",
    intro=(
        "You work with a ledger of red lines, with four small models, and with figures on arms "
        "and aid.\n\n"
        "Two reminders. The codes of the ledger are judgement, and the ledger is no sample. "
        "The numbers in questions 07.4 to 07.7 are invented: illustrations, not estimates. A "
        "pencil is enough for them."
    ),
    objectives={
        "7a": "take a red-line statement apart and say how exact it is",
        "7b": "tell a tested line from one that was not, and say what a count cannot prove",
        "7c": "compute when a threat deters",
        "7d": "say when clear words, patience or small steps change the result",
        "7e": "read figures on arms and aid with their unit, rule and denominator",
    },
    setup=(
        "from course.models import arms, deterrence, red_lines\n\n"
        'lines = data.load("red_lines")\n'
        'deals = data.load("arms_transfers")\n'
        'aid = data.load("aid")'
    ),
    questions=(
        Question(
            id="07.1",
            title="What is left open?",
            objective="7a",
            kind=Choice(PARTS, many=True),
            task=(
                "On 26 January 2024 Maria Zakharova warned Seoul that imprudent steps could end "
                "once-friendly relations. Which parts does the statement leave **open**, by the "
                "codes of the table?\n\n"
                + "\n".join(f"- ({letter}) {words}" for letter, words in PARTS.items())
                + "\n\nType all letters that apply, for example: a, c."
            ),
            tool=EXPLORER,
            answer=open_parts,
            mistakes=(
                Mistake(
                    defined_parts,
                    "That part is defined: the words name it. The question asks for the open ones.",
                ),
                Mistake(
                    open_parts_of_the_code,
                    "Two are right. A condition does not count for the code, but it is a part too: "
                    "does the statement name a kind of weapon, a place or a size?",
                ),
                Mistake(
                    "a",
                    "The act is open. But read on: *could* end is not *will* end, and no limit is "
                    "named.",
                ),
            ),
            hint="Take all parts one by one; none may be left out. Could you look up whether it happened?",
            stronger_hint=(
                "Find the row of that day in the table above. A dash means open; so does no under "
                "Committed."
            ),
            solution=lambda: text.line_elements(lines(), [ZAKHAROVA]).splitlines()[1],
            praise="A hard tone is not an exact line.",
        ),
        Question(
            id="07.2",
            title="Tested, and then?",
            objective="7b",
            kind=Numbers(("followed", "did not follow", "cannot be judged")),
            task=(
                "Take the lines that were **tested**: the act was done, or went on, after the statement. In how "
                "many did the consequence follow, in how many did it not follow, and in how many "
                "can this not be judged? Type three numbers in this order, for example: 1, 2, 3."
            ),
            tool=EXPLORER,
            answer=what_followed,
            mistakes=(
                Mistake(
                    lambda: what_followed(red_lines.followed(lines())),
                    "These are all lines. Keep the tested ones first.",
                ),
                Mistake(
                    unclear_as_no,
                    "You counted what cannot be judged as not followed. Keep the two apart.",
                ),
                Mistake(
                    lambda: what_followed()[::-1],
                    "The three numbers are right, the order is not.",
                ),
            ),
            hint="One filter first: Test. Then read the sentence below the controls.",
            stronger_hint="Set Test to tested. The sentence names the three numbers in this order.",
            solution=lambda: text.what_followed(lines()).splitlines()[0],
            praise="You kept what is unknown apart from what did not happen.",
            points=2,
        ),
        Question(
            id="07.3",
            title="What the count allows",
            objective="7b",
            kind=Choice(SENTENCES, many=True),
            task=(
                "Which sentences does the table allow?\n\n"
                + "\n".join(f"- ({letter}) {words}" for letter, words in SENTENCES.items())
                + "\n\nType all letters that apply, for example: b, d."
            ),
            tool=EXPLORER,
            answer=allowed,
            mistakes=(
                Mistake(
                    lambda: sorted([*allowed(), "b"]),
                    "One is too much. Most lines that were not tested are one subject, said many "
                    "times, and a state may speak clearly where it expects no act.",
                ),
                Mistake(
                    lambda: sorted([*allowed(), "d"]),
                    "One is too much. The other side may never have wanted the act.",
                ),
                Mistake(
                    lambda: sorted([*allowed(), *CAUSAL]),
                    "Two are too much. They say what works; the table only counts.",
                ),
            ),
            hint="First sort the sentences: which describe the table, which say what works?",
            stronger_hint="Three sentences begin with: In this table. Check these by counting.",
            solution=lambda: (
                f"{' and '.join(allowed())}. "
                + " ".join(text.explicit_or_vague(lines()).splitlines()[::2])
                + " A vague act is coded unclear by rule. "
                + text.what_followed(lines()).splitlines()[0]
            ),
            praise="You told a count from a cause.",
        ),
        Question(
            id="07.4",
            title="One threat",
            objective="7c",
            kind=Numbers(("q*", "α*", "q × w at α = 1"), tolerance=0.01, decimals=2),
            task=(
                "Moscow would gain b = 6 and would lose w = 20 if Seoul answers. Carrying out "
                "brings Seoul g = 2; its highest cost is K = 15. Type three numbers in this order, "
                "for example: 0.50, 1.00, 10.00.\n\n"
                "- the threshold q*: the resolve that deters,\n"
                "- the smallest audience cost α* that deters,\n"
                "- what Moscow must expect to lose, q × w, if the audience cost is α = 1. (Compare "
                "it with b: will Moscow transfer?)"
            ),
            answer=one_threat,
            mistakes=(
                Mistake(
                    lambda: swapped(0, WEAK.harm / WEAK.gain),
                    "The first number is upside down: the gain goes over the loss.",
                ),
                Mistake(
                    lambda: swapped(1, WEAK.worst_cost * deterrence.threshold(WEAK)),
                    "The second number is K × q*. Seoul also has its own gain g, which works for "
                    "it: subtract g.",
                ),
                Mistake(
                    lambda: swapped(2, expected_harm(WEAK.but(audience_cost=0))),
                    "In the third number the audience cost is missing: q = (g + α) / K.",
                ),
            ),
            hint="Three formulas: q* = b / w, α* = K × q* − g, q = (g + α) / K.",
            stronger_hint="q* is 6 / 20. Then α* is 15 × q* − 2, and q is 3 / 15.",
            solution=lambda: (
                "q* = 6 / 20 = {:.2f}; α* = 15 × 0.30 − 2 = {:.2f}; q × w = 3 / 15 × 20 = {:.2f}. "
                "{:g} is more than {:g}, so Moscow transfers: α = 1 is below α*.".format(
                    *one_threat(), WEAK.gain, expected_harm()
                )
            ),
            praise="A threat need not be certain, but it must be strong enough.",
            points=2,
        ),
        Question(
            id="07.5",
            title="How much leverage to speak?",
            objective="7d",
            kind=Number(tolerance=0.005, decimals=4),
            task=(
                "Seoul does not know Moscow's gain. The damage is d = 6, the highest cost of "
                "carrying out is K = 10, and g = 0. Above which leverage **m\\*** do clear words "
                "beat silence? Type a number, for example 0.75 or 3/4."
            ),
            answer=lambda: float(deterrence.least_leverage(OPEN)),
            mistakes=(
                Mistake(damage_counted_once, "The damage stands twice below the line: 2d + K."),
                Mistake(
                    lambda: deterrence.leverage(OPEN),
                    "That is the leverage m of the lesson's example, w / B. The question asks for "
                    "the least one that is enough.",
                ),
                Mistake(
                    lambda: 1 - deterrence.least_leverage(OPEN),
                    "K goes on top, not 2d.",
                ),
            ),
            hint="With g = 0 the formula is short: m* = K / (2d + K).",
            stronger_hint="Below the line stands 2 × 6 + 10.",
            solution=lambda: (
                f"m* = 10 / 22 = {deterrence.least_leverage(OPEN):.4f}. With w = 12 and B = 20 the "
                f"leverage is {deterrence.leverage(OPEN):.2f}, which is more: speak, at an expected "
                f"loss of {deterrence.expected_loss(OPEN, 1):.1f} against "
                f"{deterrence.expected_loss(OPEN, 0):.1f}. With w = 6 it is "
                f"{deterrence.leverage(OPEN.but(harm=6)):.2f}: stay silent."
            ),
            praise="Silence can be a choice, not a weakness.",
        ),
        Question(
            id="07.6",
            title="Patience, now and after the war",
            objective="7d",
            kind=Numbers(
                ("δ that both need now", "Moscow's threshold after the war"),
                tolerance=0.005,
                decimals=3,
            ),
            task=(
                "Now a = 4, d = 10, b = 6, w = 20. After the war b falls to 3 and w falls to 8.\n\n"
                "Type two numbers in this order, for example: 0.500, 0.250. First the smallest δ "
                "at which **both** hold back now. Then **Moscow's** threshold after the war."
            ),
            tool="widgets.patience()",
            answer=patience,
            mistakes=(
                Mistake(
                    added, "The first number is a sum. Each side compares its own two numbers."
                ),
                Mistake(
                    smaller_one,
                    "The first number keeps Moscow back, but not Seoul. Both must hold back.",
                ),
                Mistake(
                    only_need_falls,
                    "In the second number only b fell. After the war w falls too.",
                ),
            ),
            hint=(
                "The first number: a / d and b / w now, and the larger one binds. The second "
                "number is Moscow's own fraction alone, b / w, with both values after the war."
            ),
            stronger_hint="Now: the larger of 4 / 10 and 6 / 20. After the war: 3 / 8.",
            solution=lambda: (
                "Now: max(4 / 10, 6 / 20) = {:.2f}, and Seoul is the tempted side. After the war "
                "Moscow's threshold is 3 / 8 = {:.3f}, more than 6 / 20 = {:.2f}: restraint gets "
                "harder for Moscow.".format(*patience(), deterrence.moscow_threshold(NOW))
            ),
            praise="You let both the need and the lever fall.",
            points=2,
        ),
        Question(
            id="07.7",
            title="The slice that passes",
            objective="7d",
            kind=Number(tolerance=0.005, decimals=2),
            task=(
                "A full transfer brings Moscow b = 6. Its expected loss from a full transfer is "
                "W = 10, and small steps are tolerated with γ = 2. Which share **s\\*** of the "
                "transfer is best for Moscow? Type a number between 0 and 1, for example 0.75."
            ),
            tool="charts.slices()",
            answer=lambda: float(deterrence.best_slice(CUT)),
            mistakes=(
                Mistake(
                    break_even,
                    "At this share the gain is used up: the payoff is zero. Divide by γ too.",
                ),
                Mistake(
                    0,
                    "A full transfer loses. A small step does not: the chance of an answer is "
                    "smaller still.",
                ),
                Mistake(
                    1,
                    "All of it loses: 6 − 10 is below zero.",
                ),
            ),
            hint="The payoff is b s − W s². Where is the top of this curve?",
            stronger_hint="With γ = 2 the formula is s* = b / (2 × W).",
            solution=lambda: (
                f"s* = 6 / (2 × 10) = {deterrence.best_slice(CUT):.2f}, with a payoff of "
                f"{deterrence.slice_payoff(CUT, deterrence.best_slice(CUT)):.1f}. All of it would "
                f"give {deterrence.slice_payoff(CUT, 1):.0f}: deterred in full, not in part."
            ),
            praise="You found what passes under the line.",
        ),
        Question(
            id="07.8",
            title="Poland's share, by one rule",
            objective="7e",
            kind=Share(),
            task=(
                "Split each deal into **equal parts in each year** of delivery. What share of "
                "South Korea's arms exports of **2020 to 2024** went to Poland, in trend-indicator "
                "values? Type a share, for example 0.714, 5/7 or 71.4 %."
            ),
            tool="charts.arms_recipients(deals)",
            answer=polish_share,
            mistakes=(
                Mistake(
                    printed,
                    "That is the share that SIPRI printed. It does not follow from equal parts.",
                ),
                Mistake(
                    lambda: polish_share("first"),
                    "This puts each deal into its first year of delivery. Choose equal parts.",
                ),
                Mistake(lambda: polish_share(window=1), "These are the years 2021 to 2025."),
            ),
            hint="Two choices below the chart: the rule and the years.",
            stronger_hint="Choose equal parts and 2020 to 2024, and read the longest bar.",
            solution=lambda: " ".join(text.share_by_rule(deals()).splitlines()),
            praise="You know the rule behind the share.",
        ),
        Question(
            id="07.9",
            title="Code task: the promise and the economy",
            objective="7e",
            kind=Share(tolerance=0.003, decimals=2),
            task=(
                "*Optional, for the code track.* What part of its gross domestic product of 2021 "
                "has South Korea **committed** to Ukraine, over all years of the table? Type per "
                "cent with two decimals, for example 0.75 %.\n\n"
                'Write it in Python: `arms.donors(aid).loc["KOR"]` gives one row with '
                "`committed` and `gdp_2021`. Divide the first by the second. You may also read it "
                "from the chart of section 11."
            ),
            answer=lambda: float(seoul()["committed_gdp"]),
            mistakes=(
                Mistake(
                    lambda: float(seoul()["allocated_gdp"]),
                    "That is what was allocated. The question asks for the promise.",
                ),
                Mistake(
                    against_every_row,
                    "You added up the economy once for each year. It stands in every row, but it "
                    "is one number.",
                ),
            ),
            hint="One sum on top, one number below.",
            stronger_hint='Try arms.donors(aid).loc["KOR", "committed_gdp"].',
            solution=lambda: (
                f"{seoul()['committed']:.2f} / {seoul()['gdp_2021']:,.1f} billion euro = "
                f"{100 * seoul()['committed_gdp']:.2f} %. Allocated is "
                f"{100 * seoul()['allocated_gdp']:.2f} %."
            ),
            praise="You set the promise against the economy.",
            code=(
                'korea = arms.donors(aid).loc["KOR"]\n'
                'answer = korea["committed"] / korea["gdp_2021"]'
            ),
        ),
    ),
)
