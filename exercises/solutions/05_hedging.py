"""Exercise 05: does hedging fit? The single source of tasks, answers, mistakes and hints."""

from functools import cache

import pandas as pd

from course import data, text
from course.answers import Choice, Number, Numbers, Share
from course.models import chronology, coding, hedging
from course.questions import Exercise, Mistake, Question


@cache
def events() -> pd.DataFrame:
    return data.load("events")


@cache
def codings() -> pd.DataFrame:
    return data.load("codings")


# 05.1 ------------------------------------------------------------------------------------

# Invented scores: an illustration of the formula, said so in the task.
FOUR = pd.DataFrame(
    {
        "act": ["join the SWIFT cut-off", "vote yes in the UN", "spare a debt", "refuse weapons"],
        "us": [2, 1, 0, -1],
        "ru": [-1, 0, 1, 1],
    }
)


def signed(score: int) -> str:
    return f"{score:+d}" if score else "0"


def sums() -> tuple[int, int, int]:
    """Sum towards the United States, sum towards Russia, sum of sizes."""
    sizes = FOUR["us"].abs().sum() + FOUR["ru"].abs().sum()
    return int(FOUR["us"].sum()), int(FOUR["ru"].sum()), int(sizes)


def four() -> float:
    return hedging.index(FOUR["us"], FOUR["ru"])


def four_added() -> float:
    us, ru, sizes = sums()
    return 1 - abs(us + ru) / sizes


def four_by_acts() -> float:
    us, ru, _ = sums()
    return 1 - abs(us - ru) / len(FOUR)


# 05.2 ------------------------------------------------------------------------------------

ROWS = {
    "a": ("2022-02-22-pm-pipeline-remark", "The prime minister spoke for a pipeline with Russia."),
    "b": ("2022-08-25-el-dabaa", "A state-run firm signed a contract with a Russian firm."),
    "c": ("2022-10-28-yoon-denial", "President Yoon denied that Seoul had sent weapons."),
    "d": ("2022-03-07-central-bank-sanctions", "Seoul ended dealings with Russia's central bank."),
    "e": (
        "2024-05-07-putin-inauguration",
        "The ambassador went to President Putin's inauguration.",
    ),
}
ROW_IDS = [event_id for event_id, _ in ROWS.values()]


def coded(**codes: str) -> list[str]:
    """Letters of the rows with these codes."""
    table = events().set_index("event_id")
    return [
        letter
        for letter, (event_id, _) in ROWS.items()
        if all(table.loc[event_id, column] == code for column, code in codes.items())
    ]


def wide_only() -> list[str]:
    return coded(direction="toward_russia", cost="no")


# 05.3 ------------------------------------------------------------------------------------

LEE = "Lee Jae-myung"


@cache
def terms() -> pd.DataFrame:
    return hedging.terms(events(), data.load("actors"))


@cache
def lee() -> pd.DataFrame:
    own = terms()[terms()["label"] == LEE]
    return hedging.over(events(), own).set_index("rule")


def two(value: str = "index") -> list[float]:
    """Both rules in order: the index, or a wrong formula."""
    wrong = {
        "index": lambda r: r["hedging"],
        "share": lambda r: r["russia"] / (r["west"] + r["russia"]),
        "no one minus": lambda r: 1 - r["hedging"],
    }
    return [float(wrong[value](lee().loc[rule])) for rule in hedging.RULES]


def lee_rows() -> list[float]:
    """The index when second rows of an act are counted too."""
    window = terms().set_index("label").loc[LEE]
    rows = chronology.select(events(), window["start"], window["end"], initiator="KOR")
    return [hedging.tally(part)["hedging"] for part in (rows, rows[rows["cost"] == "yes"])]


# 05.4 ------------------------------------------------------------------------------------

CHANGES = {
    "a": "One more act without a side is added.",
    "b": "All steps change sides: steps towards Russia go to Washington's side, and the reverse.",
    "c": "One more step towards Russia is added.",
    "d": "Every act is counted twice.",
    "e": "All steps away from Russia are coded as steps towards Washington.",
}


@cache
def scored() -> pd.DataFrame:
    """Scores of the acts under President Yoon, all acts."""
    window = terms().set_index("label").loc["Yoon Suk-yeol"]
    acts = chronology.between(hedging.steps(events()), window["start"], window["end"])
    return hedging.scores(acts)


def changed(letter: str) -> float:
    us, ru = list(scored()["us"]), list(scored()["ru"])
    tables = {
        "a": ([*us, 0], [*ru, 0]),
        "b": (ru, us),
        "c": ([*us, 0], [*ru, 1]),
        "d": (us * 2, ru * 2),
        "e": ([1 if r < 0 else u for u, r in zip(us, ru, strict=True)], [max(r, 0) for r in ru]),
    }
    return hedging.index(*tables[letter])


def unchanged() -> list[str]:
    before = hedging.index(scored()["us"], scored()["ru"])
    return [letter for letter in CHANGES if abs(changed(letter) - before) < 1e-9]


# 05.5 and 05.6 ---------------------------------------------------------------------------

ORDERED = {
    "a": ("domain", "event: field"),
    "b": ("act", "red line: act is named"),
    "c": ("cost", "event: cost"),
    "d": ("commitment", "red line: speaker binds the state"),
}


@cache
def agreements() -> pd.DataFrame:
    return coding.agreements(codings(), data.load("red_line_codings")).set_index("code")


def in_order_of(column: str) -> list[str]:
    return sorted(ORDERED, key=lambda letter: -agreements().loc[ORDERED[letter][0], column])


def condition(column: str) -> float:
    return float(agreements().loc["condition", column])


def above_chance() -> float:
    return condition("share") - condition("by_chance")


# 05.7 ------------------------------------------------------------------------------------


@cache
def differences() -> pd.DataFrame:
    return coding.differences(codings(), "domain")


def differing() -> int:
    return int(differences()["rows"].sum())


def diplomacy() -> int:
    return int(differences().query("second == 'diplomacy'")["rows"].sum())


# 05.8 ------------------------------------------------------------------------------------

THRESHOLD = 0.3


def weight_for(threshold: float) -> float:
    """The smallest weight of the chart that reaches a threshold: whole window, all acts."""
    whole = hedging.spans(events(), data.load("actors")).head(1)
    for weight in hedging.WEIGHTS:
        value = hedging.over(events(), whole, held_back=weight)["hedging"].iloc[0]
        if hedging.verdict(value, threshold) == "hedges":
            return weight
    raise ValueError(f"No weight reaches {threshold}.")


def weight_before() -> float:
    return hedging.WEIGHTS[hedging.WEIGHTS.index(weight_for(THRESHOLD)) - 1]


# 05.9 ------------------------------------------------------------------------------------

REFUSALS = ["2022-10-28-yoon-denial", "2024-01-28-mofa-reply"]


def recoded(rows: list[str], rule: str = "costly") -> float:
    codes = dict.fromkeys(rows, ("toward_russia", "yes"))
    whole = hedging.spans(events(), data.load("actors")).head(1)
    table = hedging.over(hedging.recoded(events(), codes), whole).set_index("rule")
    return float(table.loc[rule, "hedging"])


STEPS_OF_PRESIDENTS = (
    'terms = hedging.terms(events, data.load("actors"))\n'
    'hedging.over(events, terms)[["label", "rule", "toward_us", "away_from_russia", '
    '"toward_russia"]]'
)
SHARES = (
    'agreements = coding.agreements(codings, data.load("red_line_codings"))\n'
    'agreements[["words", "rows", "same", "share", "by_chance"]].sort_values("words").round(3)'
)

EXERCISE = Exercise(
    stem="05_hedging",
    title="Exercise 05: does hedging fit?",
    intro=(
        "You work with the tables `events` and `codings`. The **hedging index** of a window is "
        "`HI = 1 - |W - R| / (W + R)`. W counts the steps to Washington's side: towards "
        "Washington, or away from Russia. R counts the steps towards Russia.\n\n"
        "Two rules: the **wide** rule counts all acts; the **costly** rule counts acts that bind "
        "Seoul or cost it something. An act that stands in two rows counts once. No question "
        "asks which definition is right."
    ),
    objectives={
        "5a": "apply two rival definitions to the same acts",
        "5b": "compute an index, and say what it leaves out",
        "5c": "measure how far two coders agree, and find out why they differ",
        "5d": "test whether a verdict survives other rules",
    },
    setup=(
        "from course.models import coding, hedging\n\n"
        'events, codings = data.load("events"), data.load("codings")'
    ),
    questions=(
        Question(
            id="05.1",
            title="The index by hand",
            objective="5b",
            kind=Number(tolerance=0.005, decimals=3),
            task=(
                "The formula also works with scores of any size: "
                "`HI = 1 - |sum US - sum RU| / (sum of all sizes)`. A size is a score without its "
                "sign. The scores below are invented, as an illustration.\n\n"
                "| act | US | RU |\n|---|---|---|\n"
                + "\n".join(
                    f"| {r.act} | {signed(r.us)} | {signed(r.ru)} |" for r in FOUR.itertuples()
                )
                + "\n\nCompute the index of the four acts. Type a number with three decimals, or a "
                "fraction."
            ),
            answer=four,
            mistakes=(
                Mistake(four_added, "You added the two sums. The formula takes their difference."),
                Mistake(lambda: 1 - four(), "The last step is missing: one minus the fraction."),
                Mistake(
                    four_by_acts,
                    "Below the line stands the sum of all sizes, not the number of acts.",
                ),
            ),
            hint="Three sums first: the column US, the column RU, and all sizes without their signs.",
            stronger_hint="A size never is negative: -1 counts 1. Then put the three sums into the formula.",
            solution=lambda: (
                f"The sums are {sums()[0]} and {sums()[1]}, the sizes add up to {sums()[2]}: "
                f"1 - |{sums()[0]} - {sums()[1]}| / {sums()[2]} = {four():.3f}."
            ),
            praise="Difference above, sizes below, one minus.",
        ),
        Question(
            id="05.2",
            title="Wide, but not costly",
            objective="5a",
            kind=Choice({k: words for k, (_, words) in ROWS.items()}, many=True),
            task=(
                "Which rows count as a step **towards Russia** under the wide rule, but are left "
                "out under the costly rule?\n\n"
                + "\n".join(f"- ({k}) {words}" for k, (_, words) in ROWS.items())
                + "\n\nThe table below has the codes. Type the letters, for example: b, d."
            ),
            tool=(
                f"rows = {ROW_IDS[:2]}\n".replace("'", '"')
                + f"rows += {ROW_IDS[2:4]}\n".replace("'", '"')
                + f"rows += {ROW_IDS[4:]}\n".replace("'", '"')
                + 'events.set_index("event_id").loc[rows, ["direction", "cost"]]'
            ),
            answer=wide_only,
            mistakes=(
                Mistake(
                    lambda: coded(direction="toward_russia"),
                    "One of them is costly, so the costly rule keeps it.",
                ),
                Mistake(
                    lambda: coded(direction="toward_russia", cost="yes"),
                    "That row counts under both rules. Look for those that only the wide rule counts.",
                ),
                Mistake(
                    lambda: coded(cost="no"),
                    "One of them has no side in the table. A refusal in words is coded neutral.",
                ),
            ),
            hint="Two conditions: the code of direction, and the code of cost.",
            stronger_hint="Keep the rows with toward_russia. Then drop the one with cost yes.",
            solution=lambda: (
                f"{', '.join(wide_only())}: coded towards Russia, without cost. "
                f"{coded(direction='toward_russia', cost='yes')[0]} is costly and counts under both "
                f"rules; {coded(direction='neutral')[0]} has no side."
            ),
            praise="You put both rules to the same rows.",
        ),
        Question(
            id="05.3",
            title="One president, two numbers",
            objective="5a",
            kind=Numbers(
                ["index of all acts", "index of costly acts"], tolerance=0.006, decimals=2
            ),
            task=(
                "The table below counts the steps of each president. Compute the index for "
                f"**{LEE}** under both rules. Type two numbers with two decimals: first for all "
                "acts, then for costly acts only, for example: 0.25, 0.10."
            ),
            tool=STEPS_OF_PRESIDENTS,
            answer=two,
            mistakes=(
                Mistake(
                    lambda: two("share"),
                    "That is the share of steps towards Russia. The index asks how even both sides are.",
                ),
                Mistake(lambda: two("no one minus"), "The formula begins with one minus."),
                Mistake(
                    lee_rows,
                    "You counted rows. An agreement and its later paper are one act here.",
                ),
            ),
            hint="W is the sum of two columns, R is the third. Use the formula for each row.",
            stronger_hint="For each rule: take W and R of Lee, then 1 - |W - R| / (W + R).",
            solution=lambda: " ".join(
                f"{hedging.RULES[rule].capitalize()}: W = {r['west']:g}, R = {r['russia']:g}, "
                f"index {r['hedging']:.2f}."
                for rule, r in lee().iterrows()
            ),
            praise="The two rules give opposite answers on the same president.",
            points=2,
        ),
        Question(
            id="05.4",
            title="What the index does not see",
            objective="5b",
            kind=Choice(CHANGES, many=True),
            task=(
                "Take all acts under President Yoon, with plain weights. Which changes leave the "
                "index **as it is**?\n\n"
                + "\n".join(f"- ({k}) {words}" for k, words in CHANGES.items())
                + "\n\nType the letters, for example: a, c."
            ),
            answer=unchanged,
            mistakes=(
                Mistake(
                    "a, d, e",
                    "One more: put R in the place of W and W in the place of R. What changes?",
                ),
                Mistake(
                    "a, b, d",
                    "One more: both kinds of step are in W. Does W change when one becomes the other?",
                ),
                Mistake(
                    "c",
                    "This is the one that moves the index. Look for those that do not move it.",
                ),
            ),
            hint="Write the formula for each change. Which of W and R become different?",
            stronger_hint="Try it with W = 6 and R = 2, then with each change.",
            solution=lambda: (
                f"{', '.join(unchanged())}. The index does not see acts without a side, which side "
                "has more, how many acts there are, or the two kinds of step to Washington's side. "
                f"One more step towards Russia moves it to {changed('c'):.2f}."
            ),
            praise="You know what the number hides.",
        ),
        Question(
            id="05.5",
            title="From best to worst agreement",
            objective="5c",
            kind=Choice({k: words for k, (_, words) in ORDERED.items()}, length=4),
            task=(
                "Put these four codes in the order of **kappa**, the highest first.\n\n"
                + "\n".join(f"- ({k}) {words}" for k, (_, words) in ORDERED.items())
                + "\n\n`kappa = (share - by chance) / (1 - by chance)`. The table below has both "
                "shares. Type four letters in order, for example: a, b, c, d."
            ),
            tool=SHARES,
            answer=lambda: in_order_of("kappa"),
            mistakes=(
                Mistake(
                    lambda: in_order_of("share"),
                    "That is the order of the shares of equal codes. Take away what luck gives.",
                ),
                Mistake(
                    lambda: in_order_of("kappa")[::-1],
                    "You began with the lowest. Begin with the highest.",
                ),
                Mistake(
                    lambda: in_order_of("by_chance"),
                    "That is the order of luck alone.",
                ),
            ),
            hint="Compute kappa for each of the four. Two of them change places.",
            stronger_hint="For the code “act is named”, luck alone gives a high share of equal codes.",
            solution=lambda: (
                ", ".join(
                    f"{k} {agreements().loc[ORDERED[k][0], 'kappa']:.2f}"
                    for k in in_order_of("kappa")
                )
                + ". By the share of equal codes, two of them change places."
            ),
            praise="You took luck away before you compared.",
        ),
        Question(
            id="05.6",
            title="Kappa by hand",
            objective="5c",
            kind=Number(tolerance=0.006, decimals=2),
            task=(
                "For red lines the coders also asked: does the statement name a **condition**? "
                "Read share and chance from the table, and compute kappa. Type a number with two "
                "decimals."
            ),
            tool=SHARES,
            answer=lambda: condition("kappa"),
            mistakes=(
                Mistake(
                    lambda: condition("share"),
                    "That is the share of equal codes. Luck is still in it.",
                ),
                Mistake(above_chance, "Half of the way: now divide by one minus chance."),
                Mistake(
                    lambda: above_chance() / condition("by_chance"),
                    "Divide by what is left for skill, one minus chance, not by chance.",
                ),
            ),
            hint="Above the line: share minus chance. Below the line: one minus chance.",
            stronger_hint="Find the row “condition is named” and put its two shares into the formula.",
            solution=lambda: (
                f"({condition('share'):.3f} - {condition('by_chance'):.3f}) / "
                f"(1 - {condition('by_chance'):.3f}) = {condition('kappa'):.2f}."
            ),
            praise="Of the room that luck left, the coders filled this part.",
        ),
        Question(
            id="05.7",
            title="One cause",
            objective="5c",
            kind=Share(),
            task=(
                "Take the rows in which the two coders gave a different **field**. In what share of "
                "these rows did the second coder write *diplomacy*, an instrument, where the first "
                "had named a topic? Type a share, for example 0.714, 5/7 or 71.4 %."
            ),
            tool='charts.coder_differences(codings, "domain")',
            answer=lambda: diplomacy() / differing(),
            mistakes=(
                Mistake(
                    lambda: diplomacy() / len(codings()),
                    "Below the line stand the rows that differ, not all rows of the table.",
                ),
                Mistake(
                    lambda: differing() / len(codings()),
                    "That is the share of all rows that differ. Now look inside them.",
                ),
                Mistake(
                    lambda: int(differences()["rows"].max()) / differing(),
                    "You took the largest cell. Add up the whole column.",
                ),
            ),
            hint="Add up one column of the chart. Divide by the sum of all cells.",
            stronger_hint="The column is the one of the second coder's word diplomacy.",
            solution=lambda: (
                f"{diplomacy()} / {differing()} = {text.percent(diplomacy() / differing())}. With "
                "the topic first in these rows, kappa would be "
                f"{coding.settled(codings(), 'domain', 'diplomacy'):.2f}."
            ),
            praise="One rule that was missing explains most of the differences.",
        ),
        Question(
            id="05.8",
            title="Where the verdict flips",
            objective="5d",
            kind=Number(tolerance=0.001, decimals=2),
            task=(
                "Leave the controls of the chart as they are: the whole window, all acts, the "
                f"codes of the course. You call **{THRESHOLD:g}** and more hedging. What is the "
                "**smallest weight** of a held-back step in the chart with which the verdict is "
                "*hedges*? Type a number."
            ),
            tool=(
                'windows = hedging.spans(events, data.load("actors"))\n'
                "charts.hedging_verdicts(hedging.sensitivity(events, codings, windows))"
            ),
            answer=lambda: weight_for(THRESHOLD),
            mistakes=(
                Mistake(
                    lambda: max(hedging.WEIGHTS),
                    "With this weight it hedges too. A smaller one is enough.",
                ),
                Mistake(
                    lambda: weight_before(),
                    "Read the first row: with this weight the index is still below the threshold.",
                ),
                Mistake(
                    lambda: weight_for(0.2),
                    "That is the weight for a lower threshold. Take the right row.",
                ),
            ),
            hint="Find the row of the threshold. Go from left to right until the word changes.",
            stronger_hint="The weights stand above the columns, the thresholds at the left.",
            solution=lambda: (
                f"{weight_for(THRESHOLD):g}: the first weight in the row {THRESHOLD:g} with the word "
                "hedges. No fact changed between the two cells, only a choice."
            ),
            praise="You found the choice on which the verdict rests.",
        ),
        Question(
            id="05.9",
            title="Code task: two refusals",
            objective="5d",
            kind=Number(tolerance=0.006, decimals=2),
            task=(
                "*Optional, for the code track.* Code the rows `2022-10-28-yoon-denial` and "
                "`2024-01-28-mofa-reply` as **costly steps towards Russia**. What is the index of "
                "the **costly** acts of the whole window then? Type a number with two decimals.\n\n"
                "Write it in Python: `hedging.recoded(events, {...})` gives the changed table, "
                '`{"ROW": ("toward_russia", "yes")}` says how, and `hedging.over(table, windows)` '
                "computes the index. The window is the first row of "
                '`hedging.spans(events, data.load("actors"))`. You may also read the number from '
                "the lesson and type it."
            ),
            answer=lambda: recoded(REFUSALS),
            mistakes=(
                Mistake(lambda: recoded([]), "That is the index before the change."),
                Mistake(
                    lambda: recoded(REFUSALS, "all"),
                    "That is the index of all acts. Take the costly rule.",
                ),
                Mistake(lambda: recoded(REFUSALS[:1]), "One row is changed. Change both."),
            ),
            hint="Both rows need a new side and a new cost.",
            stronger_hint='The dictionary has two entries, each with the pair ("toward_russia", "yes").',
            solution=lambda: (
                f"From {recoded([]):.2f} to {recoded(REFUSALS):.2f}. Two codes of one small table "
                "make the difference."
            ),
            praise="You tested a verdict by changing a rule.",
            code=(
                'two = ["2022-10-28-yoon-denial", "2024-01-28-mofa-reply"]\n'
                'changed = hedging.recoded(events, dict.fromkeys(two, ("toward_russia", "yes")))\n'
                'table = hedging.over(changed, hedging.spans(events, data.load("actors")).head(1))\n'
                'answer = table.set_index("rule").loc["costly", "hedging"]'
            ),
        ),
    ),
)
