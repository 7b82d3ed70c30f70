"""Exercise 07: when does a threat stop the other side? Tasks, answers, mistakes and hints.

The cases are not those of the lesson: a student repeats the lesson's steps on other rows and
other numbers.
"""

from functools import cache

import pandas as pd

from course import data, text
from course.answers import Choice, Number, Numbers, Share
from course.models import arms, deterrence, red_lines
from course.models.deterrence import Clarity, Restraint, Slices, Threat
from course.questions import Exercise, Mistake, Question


@cache
def lines() -> pd.DataFrame:
    return data.load("red_lines")


# 07.1 ------------------------------------------------------------------------------------

SULLIVAN = "2023-09-05-sullivan-price"
PARTS = {
    "a": "the act that is forbidden",
    "b": "a condition that limits it",
    "c": "the consequence",
    "d": "a commitment that the consequence will follow",
}
PART_OF = dict(zip(PARTS, red_lines.ELEMENTS, strict=True))


def open_parts() -> list[str]:
    missing = red_lines.undefined(lines(), SULLIVAN)
    return [letter for letter, element in PART_OF.items() if element in missing]


def defined_parts() -> list[str]:
    return [letter for letter in PARTS if letter not in open_parts()]


# 07.2 ------------------------------------------------------------------------------------

ENDS = ("yes", "no", "unclear")


def russian() -> pd.DataFrame:
    return red_lines.select(lines(), state="Russia")


def ends(rows: pd.DataFrame) -> list[int]:
    return [int((rows["consequence_followed"] == end).sum()) for end in ENDS]


def what_followed(rows: pd.DataFrame | None = None) -> list[int]:
    rows = russian() if rows is None else rows
    return ends(red_lines.select(rows, tested="yes"))


def one_that_followed_untested() -> list[int]:
    followed = (russian()["consequence_followed"] == "yes").sum()
    return [int(followed), *what_followed()[1:]]


def unclear_as_no() -> list[int]:
    yes, no, unclear = what_followed()
    return [yes, no + unclear, 0]


# 07.3 ------------------------------------------------------------------------------------

SENTENCES = {
    "a": "In this table, more than half of South Korea's lines are unclear under Test.",
    "b": "Russia's lines worked better than South Korea's.",
    "c": "In this table, no line of South Korea is coded as not tested.",
    "d": "A consequence that did not follow shows that the line was a bluff.",
    "e": "In this table, more than half of the tested lines are Russian.",
}
CAUSAL = ("b", "d")
"""Rule: a count of lines that are no sample does not carry a sentence on what works or why."""


def by_test(state: str) -> pd.Series:
    return red_lines.followed(red_lines.select(lines(), state=state)).sum(axis="columns")


def true_of_the_table() -> dict[str, bool]:
    korea, tested = by_test("KOR"), red_lines.select(lines(), tested="yes")
    return {
        "a": bool(korea["unclear"] > korea.sum() / 2),
        "c": bool(korea["no"] == 0),
        "e": bool(by_test("RUS")["yes"] > len(tested) / 2),
    }


def allowed() -> list[str]:
    return [letter for letter, holds in true_of_the_table().items() if holds]


# 07.4 ------------------------------------------------------------------------------------

WEAK = Threat(gain=9, harm=25, credit=2, worst_cost=20, audience_cost=3)


def expected_harm(threat: Threat = WEAK) -> float:
    return deterrence.resolve(threat) * threat.harm


def one_threat() -> list[float]:
    return [deterrence.threshold(WEAK), deterrence.least_audience_cost(WEAK), expected_harm()]


def one_threat_in_words() -> str:
    b, w, g, k, alpha = WEAK.gain, WEAK.harm, WEAK.credit, WEAK.worst_cost, WEAK.audience_cost
    least, alpha_needed, expected = one_threat()
    q = deterrence.resolve(WEAK)
    return (
        f"q* = {b:g} / {w:g} = {least:.2f}; α* = {k:g} × {least:.2f} − {g:g} = {alpha_needed:.2f}; "
        f"q = ({g:g} + {alpha:g}) / {k:g} = {q:.2f}, and q × w = {q:.2f} × {w:g} = {expected:.2f}. "
        f"Moscow gains {b:g}, which is more, so it transfers: the threat can be carried out, but "
        f"not often enough. α = {alpha:g} is below α*. An illustration."
    )


def upside_down() -> list[float]:
    q = WEAK.harm / WEAK.gain
    return [q, WEAK.worst_cost * q - WEAK.credit, expected_harm()]


def instead(place: int, value: float) -> list[float]:
    return [value if i == place else right for i, right in enumerate(one_threat())]


# 07.5 ------------------------------------------------------------------------------------

OPEN = Clarity(harm=5, most_gain=20, credit=0, worst_cost=7, damage=9)


def of_the_fraction(top: float, below: float) -> float:
    return top / (below + top)


# 07.6 ------------------------------------------------------------------------------------

NOW = Restraint(seoul_gain=3, damage=10, gain=9, harm=20)
AFTER = NOW.but(gain=2, harm=8)


def patience(now: float | None = None, after: float | None = None) -> list[float]:
    return [
        deterrence.needed_patience(NOW) if now is None else now,
        deterrence.moscow_threshold(AFTER) if after is None else after,
    ]


def both_now() -> tuple[float, float]:
    return deterrence.seoul_threshold(NOW), deterrence.moscow_threshold(NOW)


def fractions_upside_down() -> list[float]:
    now = max(NOW.damage / NOW.seoul_gain, NOW.harm / NOW.gain)
    return [now, AFTER.harm / AFTER.gain]


# 07.7 ------------------------------------------------------------------------------------

CUT = Slices(gain=7, harm=40, reaction=0.25, forgiveness=2)
"""Here Seoul cuts the slices: b is its gain, w its loss if Moscow reacts."""


def best_payoff() -> float:
    return float(deterrence.slice_payoff(CUT, deterrence.best_slice(CUT)))


# 07.8 ------------------------------------------------------------------------------------

YEARS = (2014, 2018)


@cache
def deals() -> pd.DataFrame:
    return data.load("arms_transfers")


@cache
def tankers() -> pd.Series:
    return deals().query("recipient == 'GBR' and flow == 'export'").squeeze()


def delivery_years() -> list[int]:
    return [int(year) for year in tankers()["delivery_years"].split(";")]


def inside() -> int:
    return sum(YEARS[0] <= year <= YEARS[1] for year in delivery_years())


def all_exports() -> float:
    return float(arms.recipients(deals(), *YEARS)["tiv"].sum())


def british_share(part: float) -> float:
    """Return the share if this part of the deal falls into the years asked for."""
    return float(part * tankers()["tiv_delivered"] / all_exports())


def rising_share() -> float:
    weights = dict(zip(delivery_years(), range(1, len(delivery_years()) + 1), strict=True))
    part = sum(weight for year, weight in weights.items() if year <= YEARS[1])
    return british_share(part / sum(weights.values()))


# 07.9 ------------------------------------------------------------------------------------

DONOR = "JPN"


def donor(code: str = DONOR) -> pd.Series:
    return arms.donors(data.load("aid")).loc[code]


def against_every_row() -> float:
    rows = data.load("aid").query("donor == @DONOR")
    return rows["committed"].sum() / rows["gdp_2021"].sum()


EXERCISE = Exercise(
    stem="07_red_lines",
    title="Exercise 07: when does a threat stop the other side?",
    intro=(
        "You work with a ledger of red lines, with four small models, and with figures on arms "
        "and aid.\n\n"
        "Two reminders. The codes of the ledger are judgement, and the ledger is no sample. "
        "The numbers in questions 07.4 to 07.7 are invented: illustrations, not estimates. A "
        "pencil is enough for them. Afterwards you can set the same numbers in the controls of the "
        "lesson, sections 6 to 8.\n\n"
        "The formulas of the lesson:\n\n"
        "> 07.4: q = (g + α) / K, not above 1. The threat deters if q is at least q* = b / w\n\n"
        "> 07.5: speak if m = w / B is above m* = K / (2d + K)\n\n"
        "> 07.6: δ must be at least a / d for Seoul and b / w for Moscow\n\n"
        "> 07.7: s* = (b / (γ W))^(1 / (γ − 1)), with W = q̄ w\n\n"
        "Moscow gains b and can lose w; Seoul gains g if it carries a threat out, pays up to K for "
        "it, and pays α if it backs down."
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
                "On 5 September 2023 Jake Sullivan, an adviser of the president of the United "
                "States, warned North Korea in public. In our words: *Pyongyang would pay a price "
                "in the community of states if it supplied Russia with weapons for use on the battlefield in Ukraine.* Which "
                "parts of a red line does this statement leave **open**? Decide before you look "
                "into the ledger of the lesson.\n\n"
                + "\n".join(f"- ({letter}) {words}" for letter, words in PARTS.items())
                + "\n\nType all letters that apply, for example: a, c."
            ),
            answer=open_parts,
            mistakes=(
                Mistake(
                    defined_parts,
                    "These parts are defined: the words name them. The question asks for the open "
                    "ones.",
                ),
                Mistake(
                    "d",
                    "One is missing. Could you look up afterwards whether “a price” was paid? A "
                    "strong word is not a named answer.",
                ),
                Mistake(
                    "c",
                    "One is missing. Ask what the speaker is bound to do: can somebody promise "
                    "what is not named?",
                ),
                Mistake(
                    lambda: ["b", *open_parts()],
                    "One is too much. Read the last words of the statement: do all weapons count, "
                    "or some?",
                ),
                Mistake(
                    list(PARTS),
                    "Not all. Could you look up afterwards whether weapons were supplied?",
                ),
            ),
            hint=(
                "Take all four parts one by one. A part is defined if somebody could look up "
                "later whether it happened."
            ),
            stronger_hint=(
                "Compare it with the very big mistake of June 2024, in section 1 of the lesson: "
                "what is named there, and what is not?"
            ),
            solution=lambda: (
                text.line_elements(lines(), [SULLIVAN]).splitlines()[1]
                + " “A price” says that something will be bad, not what. Where no consequence is "
                "named, nobody can be committed to it. The words “on the battlefield in Ukraine” "
                "limit the act: that is a condition."
            ),
            praise="A hard tone is not an exact line.",
        ),
        Question(
            id="07.2",
            title="Tested, and then?",
            objective="7b",
            kind=Numbers(("followed", "did not follow", "cannot be judged")),
            task=(
                "The cell below lists the lines that **Russia** drew. Take those that were "
                "**tested**: the act was done, or went on, after the statement. In how many did "
                "the consequence follow, in how many did it not follow, and in how many can this "
                "not be judged (unclear)? Type three numbers in this order, for example: 4, 0, 7. A row "
                "can be unclear under tested and yes beside it: the announced thing came, but "
                "nobody can say whether the act was done."
            ),
            tool=(
                'russia = red_lines.select(lines, state="Russia")\n'
                'russia[["date", "speaker", "tested", "consequence_followed"]]'
            ),
            answer=what_followed,
            mistakes=(
                Mistake(
                    lambda: what_followed(lines()),
                    "These are the tested lines of all states, as in the lesson. Keep those of "
                    "Russia.",
                ),
                Mistake(
                    lambda: ends(russian()),
                    "You counted all lines of Russia. First keep those with yes under tested.",
                ),
                Mistake(
                    one_that_followed_untested,
                    "The first number is one too high. One line has yes in the last column only: "
                    "look at its column tested.",
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
            hint="Two steps: mark the rows with yes under tested, then read only their last column.",
            stronger_hint=(
                "Make strokes under yes, no and unclear for the marked rows. The rows with "
                "no or unclear under tested get no stroke."
            ),
            solution=lambda: (
                text.what_followed(russian()).splitlines()[0]
                + " One more line has a consequence that came, but whether the act was done is "
                "unclear, so it is no test. Unclear is not no: the table cannot see what was done "
                "in secret."
            ),
            praise="You kept what is unknown apart from what did not happen.",
            points=2,
        ),
        Question(
            id="07.3",
            title="What the count allows",
            objective="7b",
            kind=Choice(SENTENCES, many=True),
            task=(
                "Which sentences does the table allow? The control below counts: choose a state or "
                "a test.\n\n"
                + "\n".join(f"- ({letter}) {words}" for letter, words in SENTENCES.items())
                + "\n\nType all letters that apply, for example: b, d."
            ),
            tool="widgets.line_explorer(lines)",
            answer=allowed,
            mistakes=(
                Mistake(
                    lambda: sorted([*allowed(), "b"]),
                    "One is too much. More Russian lines were not tested, but one subject said many "
                    "times is not many cases, and Seoul may have had other reasons.",
                ),
                Mistake(
                    lambda: sorted([*allowed(), "d"]),
                    "One is too much. The table cannot see secret steps, and some words promise no "
                    "more than a possibility.",
                ),
                Mistake(
                    lambda: sorted([*allowed(), *CAUSAL]),
                    "Two are too much. They say what works, or what somebody meant; the table only "
                    "counts.",
                ),
                Mistake(
                    lambda: sorted([*allowed(), "e"]),
                    "One is too much. Most means more than half: count the tested lines of Russia, "
                    "and then those of all states.",
                ),
                Mistake(
                    lambda: allowed()[:1],
                    "One is missing. Count again: another sentence on South Korea only describes "
                    "the table.",
                ),
            ),
            hint="First sort the sentences: which describe the table, which say what works?",
            stronger_hint="Three sentences begin with: In this table. Check these by counting.",
            solution=lambda: (
                f"{' and '.join(allowed())}. Of {by_test('KOR').sum()} lines of South Korea "
                f"{by_test('KOR')['unclear']} are unclear and {by_test('KOR')['no']} not tested. "
                f"Russia has {by_test('RUS')['yes']} of the "
                f"{len(red_lines.select(lines(), tested='yes'))} tested lines: the most, but not "
                "more than half. b and d speak of causes and intentions. For b one would need the "
                "world without the lines, for d one would have to see what was done in secret."
            ),
            praise="You told a count from a cause.",
        ),
        Question(
            id="07.4",
            title="One threat",
            objective="7c",
            kind=Numbers(
                ("q*", "α*", f"q × w at α = {WEAK.audience_cost:g}"), tolerance=0.01, decimals=2
            ),
            task=(
                f"Moscow would gain b = {WEAK.gain:g} and would lose w = {WEAK.harm:g} if Seoul "
                f"answers. Carrying out brings Seoul g = {WEAK.credit:g}; its cost lies between 0 and K = "
                f"{WEAK.worst_cost:g}. Type three numbers with two decimals in this order, for "
                "example: 0.50, 1.00, 10.00.\n\n"
                "- the threshold q*: the resolve that deters,\n"
                "- the smallest audience cost α* that deters,\n"
                "- what Moscow must expect to lose, q × w, if the audience cost is α = "
                f"{WEAK.audience_cost:g}. (Compare it with b: will Moscow transfer?)"
            ),
            answer=one_threat,
            mistakes=(
                Mistake(
                    upside_down,
                    "The first number is upside down: the gain goes over the loss. The second "
                    "number changes with it.",
                ),
                Mistake(
                    lambda: instead(1, WEAK.worst_cost * deterrence.threshold(WEAK)),
                    "The second number is K × q*. Seoul also has its own gain g, which works for "
                    "it: subtract g.",
                ),
                Mistake(
                    lambda: instead(2, expected_harm(WEAK.but(audience_cost=0))),
                    "In the third number the audience cost is missing: q = (g + α) / K.",
                ),
                Mistake(
                    lambda: instead(2, deterrence.resolve(WEAK)),
                    "The third number is q alone, a chance. The question asks for q × w.",
                ),
                Mistake(
                    lambda: instead(2, deterrence.threshold(WEAK) * WEAK.harm),
                    "The third number is q* × w, which is b again. Take the q of the audience cost "
                    "that the question gives.",
                ),
            ),
            hint=(
                "Three formulas: q* = b / w, α* = K × q* − g, q = (g + α) / K. Work out each "
                "number alone; the second needs the first."
            ),
            stronger_hint=(
                "Write the letters with their numbers in a list: b, w, g, K, α. Then put the "
                "numbers into one formula after the other."
            ),
            solution=one_threat_in_words,
            praise="A threat need not be certain, but it must be strong enough.",
            points=2,
        ),
        Question(
            id="07.5",
            title="How much leverage to speak?",
            objective="7d",
            kind=Number(tolerance=0.005, decimals=4),
            task=(
                f"Seoul does not know Moscow's gain: it lies between 0 and B = {OPEN.most_gain:g}. "
                f"Moscow can lose w = {OPEN.harm:g}. The damage is d = {OPEN.damage:g}, the highest "
                f"cost of carrying out is K = {OPEN.worst_cost:g}, and g = 0. Above which leverage "
                "**m\\*** do clear words beat silence? Type a number with two decimals, for "
                "example 0.75, or a fraction, for example 3/4. (Then compare: does Seoul have that "
                "much?)"
            ),
            answer=lambda: float(deterrence.least_leverage(OPEN)),
            mistakes=(
                Mistake(
                    lambda: of_the_fraction(OPEN.worst_cost, OPEN.damage),
                    "The damage stands twice below the line: 2d + K.",
                ),
                Mistake(
                    lambda: deterrence.leverage(OPEN),
                    "That is the leverage m that Seoul has, w / B. The question asks for the least "
                    "one that is enough.",
                ),
                Mistake(
                    lambda: 1 - deterrence.least_leverage(OPEN),
                    "K goes on top, not 2d.",
                ),
                Mistake(
                    lambda: of_the_fraction(OPEN.damage, 2 * OPEN.worst_cost),
                    "d and K changed places: K is the cost of carrying out, d the damage.",
                ),
                Mistake(
                    lambda: OPEN.worst_cost / (2 * (OPEN.damage + OPEN.worst_cost)),
                    "You doubled both numbers below the line. Only the damage stands twice.",
                ),
            ),
            hint="With g = 0 the formula is short: m* = K / (2d + K). Two of the numbers play no part.",
            stronger_hint="First work out 2d + K. Then divide K by it.",
            solution=lambda: (
                f"m* = {OPEN.worst_cost:g} / (2 × {OPEN.damage:g} + {OPEN.worst_cost:g}) = "
                f"{deterrence.least_leverage(OPEN):.2f}. Seoul has m = {OPEN.harm:g} / "
                f"{OPEN.most_gain:g} = {deterrence.leverage(OPEN):.2f}, which is less. So silence is "
                f"better: it must expect to lose {deterrence.expected_loss(OPEN, 0):.2f}, against "
                f"{deterrence.expected_loss(OPEN, 1):.2f} if it speaks. Clear words would often "
                "have to be carried out."
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
                f"Now Seoul's gain is a = {NOW.seoul_gain:g} and its loss d = {NOW.damage:g}. Moscow's "
                f"gain is b = {NOW.gain:g} and its loss w = {NOW.harm:g}. After the war b falls to "
                f"{AFTER.gain:g} and w falls to {AFTER.harm:g}; a and d stay.\n\n"
                "Type two numbers with two decimals in this order, for example: 0.50, 0.20. First "
                "the smallest δ at which **both** hold back now. Then **Moscow's** threshold after "
                "the war. (Does restraint get harder for Moscow, as in the lesson?)"
            ),
            answer=patience,
            mistakes=(
                Mistake(
                    lambda: patience(now=sum(both_now())),
                    "The first number is a sum. Each side compares its own two numbers.",
                ),
                Mistake(
                    lambda: patience(now=min(both_now())),
                    "The first number is enough for one side only. Both must hold back.",
                ),
                Mistake(
                    lambda: patience(after=deterrence.moscow_threshold(NOW.but(gain=AFTER.gain))),
                    "In the second number only b fell. After the war w falls too.",
                ),
                Mistake(
                    lambda: patience(after=deterrence.needed_patience(AFTER)),
                    "The second number is what both need after the war. The question asks for "
                    "Moscow alone.",
                ),
                Mistake(
                    fractions_upside_down,
                    "The fractions are upside down: what a side gains goes over what it loses.",
                ),
            ),
            hint=(
                "The first number: a / d and b / w now, and the larger one binds. The second "
                "number is Moscow's own fraction alone, b / w, with both values after the war."
            ),
            stronger_hint=(
                "Write down three fractions: Seoul now, Moscow now, Moscow after the war. Two of "
                "them you compare, the third one you only divide."
            ),
            solution=lambda: (
                f"Now: max({NOW.seoul_gain:g} / {NOW.damage:g}, {NOW.gain:g} / {NOW.harm:g}) = "
                f"{patience()[0]:.2f}, and {deterrence.tempted(NOW)} is the tempted side. After the "
                f"war Moscow's threshold is {AFTER.gain:g} / {AFTER.harm:g} = {patience()[1]:.2f}, less "
                f"than {both_now()[1]:.2f}: restraint gets easier for Moscow. In the lesson it got "
                "harder. Here the need b falls faster than the lever w."
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
                "Now turn the model of section 9 round: **Seoul** gives aid in small steps under "
                f"Moscow's line. The whole step would bring Seoul b = {CUT.gain:g}. Moscow reacts to "
                f"the whole step with chance q̄ = {CUT.reaction:g}, and then Seoul loses w = "
                f"{CUT.harm:g}. Small steps are tolerated with γ = {CUT.forgiveness:g}. Which share "
                "**s\\*** of the step is best for Seoul? Type a number between 0 and 1 with two "
                "decimals, for example 0.75."
            ),
            answer=lambda: float(deterrence.best_slice(CUT)),
            mistakes=(
                Mistake(
                    lambda: CUT.gain / CUT.expected_harm,
                    "At this share the gain is used up: the payoff is zero. Divide by γ too.",
                ),
                Mistake(
                    lambda: deterrence.best_slice(CUT.but(reaction=1)),
                    "You put w in the place of W. Moscow reacts with a chance only: W = q̄ × w.",
                ),
                Mistake(
                    0,
                    "The whole step loses. A small step does not: the chance of an answer is "
                    "smaller still.",
                ),
                Mistake(
                    1,
                    "The whole step loses: b − W is below zero.",
                ),
                Mistake(
                    best_payoff,
                    "That is the payoff at the best share. The question asks for the share.",
                ),
            ),
            hint="First W = q̄ × w. The payoff is b s − W s². Where is the top of this curve?",
            stronger_hint="With γ = 2 the formula is s* = b / (2 × W). Work out W first.",
            solution=lambda: (
                f"W = {CUT.reaction:g} × {CUT.harm:g} = {CUT.expected_harm:g}, s* = {CUT.gain:g} / (2 × "
                f"{CUT.expected_harm:g}) = {deterrence.best_slice(CUT):.2f}, with a payoff of "
                f"{best_payoff():.3f}. The whole step would give "
                f"{CUT.gain:g} − {CUT.expected_harm:g}, which is below zero. So Moscow's line stops the whole step and "
                "not a part of it: the same algebra holds on both sides. An illustration."
            ),
            praise="You found what passes under the line.",
        ),
        Question(
            id="07.8",
            title="One deal, three years",
            objective="7e",
            kind=Share(),
            task=(
                "The United Kingdom received four tankers, ships that carry fuel for others. The "
                "cell below prints the deal, in million trend-indicator values (TIV), and all "
                f"South Korean exports of **{YEARS[0]} to {YEARS[1]}**. Split the deal into "
                "**equal parts in each year** of delivery. What share of the exports of "
                f"{YEARS[0]} to {YEARS[1]} went to the United Kingdom? Type a share with one "
                "decimal of a per cent, for example 71.4 % or 0.714."
            ),
            tool=(
                "tankers = deals.query(\"recipient == 'GBR'\")\n"
                'print(tankers[["weapon", "tiv_delivered", "delivery_years"]].to_string(index=False))\n'
                f'exports = arms.recipients(deals, {YEARS[0]}, {YEARS[1]}, rule="equal")\n'
                f'print("All exports {YEARS[0]} to {YEARS[1]}:", round(exports["tiv"].sum()), '
                '"million TIV")'
            ),
            answer=lambda: british_share(inside() / len(delivery_years())),
            mistakes=(
                Mistake(
                    lambda: british_share(1),
                    "You counted the whole deal. One of its years lies outside the years asked "
                    "for.",
                ),
                Mistake(
                    lambda: british_share(1 / len(delivery_years())),
                    "You counted one year. More than one year of delivery lies inside.",
                ),
                Mistake(
                    lambda: british_share(inside() / (YEARS[1] - YEARS[0] + 1)),
                    "You split the deal over the five years of the question. Split it over its own "
                    "years of delivery.",
                ),
                Mistake(
                    rising_share,
                    "These are parts that rise. The question asks for equal parts.",
                ),
                Mistake(
                    lambda: inside() / len(delivery_years()),
                    "That is the part of the deal that falls into these years. Turn it into TIV, "
                    "and divide by all exports.",
                ),
            ),
            hint=(
                "First: how much of the deal falls into each of its years, and how many of these "
                "years lie inside? Then divide by all exports."
            ),
            stronger_hint="The deal has three years of delivery. Which of them are in the question?",
            solution=lambda: (
                f"{inside()} of {len(delivery_years())} years lie inside: {inside()} / "
                f"{len(delivery_years())} × {tankers()['tiv_delivered']:.0f} = "
                f"{inside() / len(delivery_years()) * tankers()['tiv_delivered']:.1f} million TIV. "
                f"Divided by {all_exports():,.0f} this is "
                f"{100 * british_share(inside() / len(delivery_years())):.1f} %. If all "
                "deals are split in parts that rise, it is "
                f"{text.percent(arms.recipients(deals(), *YEARS, 'rising').loc['GBR', 'share'])}, "
                "because the later years weigh more and the last one lies outside: quote the rule "
                "with the share. TIV is no money."
            ),
            praise="You know the rule behind the share.",
        ),
        Question(
            id="07.9",
            title="Code task: the promise and the economy",
            objective="7e",
            kind=Share(tolerance=0.003, decimals=2),
            task=(
                "*Optional, for the code track.* What part of its gross domestic product of 2021 "
                "has **Japan** committed to Ukraine, over all years of the table? Type per cent "
                "with two decimals, for example 0.75 %.\n\n"
                'Write it in Python: `arms.donors(aid).loc["KOR"]` gives one row, that of South '
                "Korea, with `committed` and `gdp_2021`. The code of Japan is JPN. Divide the first "
                "by the second. You may also read it from the chart of section 11, with the right "
                "choices below it."
            ),
            answer=lambda: float(donor()["committed_gdp"]),
            mistakes=(
                Mistake(
                    lambda: float(donor()["allocated_gdp"]),
                    "That is what was allocated. The question asks for the promise.",
                ),
                Mistake(
                    lambda: float(donor("KOR")["committed_gdp"]),
                    "That is South Korea, as in the lesson. The question asks for Japan.",
                ),
                Mistake(
                    against_every_row,
                    "You added up the economy once for each year. It stands in every row, but it "
                    "is one number.",
                ),
            ),
            hint="One sum on top, one number below.",
            stronger_hint="Take the row of JPN, then its committed, then divide by its gdp_2021.",
            solution=lambda: (
                f"{donor()['committed']:.2f} / {donor()['gdp_2021']:,.1f} billion euro = "
                f"{100 * donor()['committed_gdp']:.2f} %. Allocated is "
                f"{100 * donor()['allocated_gdp']:.2f} %. For South Korea the promise is "
                f"{100 * donor('KOR')['committed_gdp']:.2f} %. Against the economy two donors of "
                "different size can be compared."
            ),
            praise="You set the promise against the economy.",
            code=(
                'japan = arms.donors(aid).loc["JPN"]\n'
                'answer = japan["committed"] / japan["gdp_2021"]'
            ),
        ),
    ),
)
