"""Exercise 05: does hedging fit? The single source of tasks, answers, mistakes and hints."""

from collections.abc import Iterable
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

# The window is no window of the lesson: the first year of the war, to the day.


@cache
def war_years() -> pd.DataFrame:
    starts = [pd.Timestamp(hedging.START) + pd.DateOffset(years=n) for n in range(3)]
    ends = [start + pd.DateOffset(years=1, days=-1) for start in starts]
    labels = ["first year", "second year", "third year"]
    return pd.DataFrame({"label": labels, "start": starts, "end": ends})


def two(value: str = "index") -> list[float]:
    """Both rules in order: the index, or a wrong formula."""
    table = hedging.over(events(), war_years().head(1)).set_index("rule")
    wrong = {
        "index": lambda r: r["hedging"],
        "share": lambda r: r["russia"] / (r["west"] + r["russia"]),
        "no one minus": lambda r: 1 - r["hedging"],
    }
    return [float(wrong[value](table.loc[rule])) for rule in hedging.RULES]


@cache
def terms() -> pd.DataFrame:
    return hedging.terms(events(), data.load("actors"))


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


def sides() -> tuple[int, int]:
    """W and R of these acts."""
    table = hedging.over(events(), terms()).query("rule == 'all'").set_index("label")
    west, russia = table.loc["Yoon Suk-yeol", ["west", "russia"]]
    return int(west), int(russia)


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

YEARS = {"a": 2022, "b": 2023, "c": 2024, "d": 2025}


@cache
def by_year() -> pd.DataFrame:
    """Agreement on cost, acts of South Korea, year by year."""
    days = events().set_index("event_id")["date"]
    rows = codings()[codings()["direction_first"] != "na"]
    year = rows["event_id"].map(days).dt.year
    found = {
        letter: coding.agreement(part["cost_first"], part["cost_second"])
        for letter, one in YEARS.items()
        for part in [rows[year == one]]
    }
    return pd.DataFrame(found).T


def in_order_of(column: str) -> list[str]:
    return sorted(YEARS, key=lambda letter: -by_year().loc[letter, column])


# Invented codes of twenty statements: an illustration, said so in the task.
BOTH = {("yes", "yes"): 10, ("yes", "no"): 4, ("no", "yes"): 2, ("no", "no"): 4}


@cache
def twenty() -> dict[str, float]:
    pairs = [pair for pair, rows in BOTH.items() for _ in range(rows)]
    first, second = (pd.Series(codes) for codes in zip(*pairs, strict=True))
    return coding.agreement(first, second)


def above_chance() -> float:
    return twenty()["share"] - twenty()["by_chance"]


def yes(place: int) -> int:
    return sum(rows for pair, rows in BOTH.items() if pair[place] == "yes")


# 05.7 ------------------------------------------------------------------------------------


@cache
def differences() -> pd.DataFrame:
    return coding.differences(codings(), "domain")


def differing() -> int:
    return int(differences()["rows"].sum())


def by_first(code: str) -> int:
    return int(differences().query("first == @code")["rows"].sum())


def by_second(code: str) -> int:
    return int(differences().query("second == @code")["rows"].sum())


# 05.8 ------------------------------------------------------------------------------------

THRESHOLD = 0.2


def weight_for(threshold: float) -> float:
    """The smallest weight of the chart that reaches a threshold: President Yoon, all acts."""
    yoon = terms()[terms()["label"] == "Yoon Suk-yeol"]
    for weight in hedging.WEIGHTS:
        value = hedging.over(events(), yoon, held_back=weight)["hedging"].iloc[0]
        if hedging.verdict(value, threshold) == "hedges":
            return weight
    raise ValueError(f"No weight reaches {threshold}.")


def weight_before() -> float:
    return hedging.WEIGHTS[hedging.WEIGHTS.index(weight_for(THRESHOLD)) - 1]


# 05.9 ------------------------------------------------------------------------------------

REFUSALS = ["2022-10-28-yoon-denial", "2024-01-28-mofa-reply"]


@cache
def held_back() -> tuple[str, ...]:
    acts = chronology.between(hedging.steps(events()), hedging.START, hedging.END)
    return tuple(acts.loc[hedging.is_held_back(acts), "event_id"])


def recoded(rows: Iterable[str], rule: str = "costly", column: str = "hedging") -> float:
    codes = dict.fromkeys(rows, ("toward_russia", "yes"))
    whole = hedging.spans(events(), data.load("actors")).head(1)
    table = hedging.over(hedging.recoded(events(), codes), whole).set_index("rule")
    return float(table.loc[rule, column])


YEARS_OF_WAR = (
    'first_days = pd.to_datetime(["2022-02-24", "2023-02-24", "2024-02-24"])\n'
    'last_days = pd.to_datetime(["2023-02-23", "2024-02-23", "2025-02-23"])\n'
    'names = ["first year", "second year", "third year"]\n'
    'years = pd.DataFrame({"label": names, "start": first_days, "end": last_days})\n'
    'hedging.over(events, years)[["label", "rule", "toward_us", "away_from_russia", '
    '"toward_russia"]]'
)
AGREEMENT_BY_YEAR = (
    'korean = codings[codings["direction_first"] != "na"]\n'
    'year = korean["event_id"].map(events.set_index("event_id")["date"]).dt.year\n'
    "for one in (2022, 2023, 2024, 2025):\n"
    "    rows = korean[year == one]\n"
    '    found = coding.agreement(rows["cost_first"], rows["cost_second"])\n'
    "    print(one, f\"share {found['share']:.3f}, by chance {found['by_chance']:.3f}\")"
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
        "import pandas as pd\n"
        "from course.models import chronology, coding, hedging\n\n"
        'events, codings = data.load("events"), data.load("codings")\n'
        'whole = hedging.spans(events, data.load("actors")).head(1)'
    ),
    questions=(
        Question(
            id="05.1",
            title="The index by hand",
            objective="5b",
            kind=Number(tolerance=0.005, decimals=3),
            task=(
                "One act can move ties with both sides, and some acts weigh more. So give each "
                "act two scores: **US** for ties with Washington, **RU** for ties with Moscow; "
                "plus is closer, minus is further away. Then\n\n"
                "`HI = 1 - |sum US - sum RU| / (sum of all sizes)`.\n\n"
                "The size of a score is the score without its sign: the size of -1 is 1. The last "
                "part of section 3 in the lesson has an example. The scores below are invented.\n\n"
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
                    "One of them has no side in the table. A denial in words is coded neutral.",
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
            title="One year, two numbers",
            objective="5a",
            kind=Numbers(
                ["index of all acts", "index of costly acts"], tolerance=0.006, decimals=2
            ),
            task=(
                "The table below counts the steps in three years of the war, each from 24 February "
                "to 23 February. Compute the index of the **first year** under both rules. Type "
                "two numbers with two decimals: first for all acts, then for costly acts only, for "
                "example: 0.25, 0.40."
            ),
            tool=YEARS_OF_WAR,
            answer=two,
            mistakes=(
                Mistake(
                    lambda: two("share"),
                    "That is the share of steps towards Russia. The index asks how even both sides are.",
                ),
                Mistake(lambda: two("no one minus"), "The formula begins with one minus."),
                Mistake(
                    lambda: two()[::-1],
                    "Both numbers are there in the other order. Type all acts first.",
                ),
            ),
            hint="W is the sum of two columns, R is the third. Use the formula for each row.",
            stronger_hint="For each rule: take W and R of the first year, then "
            "1 - |W - R| / (W + R). If R is zero and W is not, the formula gives zero.",
            solution=lambda: " ".join(
                f"{hedging.RULES[r.rule].capitalize()}: W = {r.west:g}, R = {r.russia:g}, "
                f"index {r.hedging:.2f}."
                for r in hedging.over(events(), war_years().head(1)).itertuples()
            ),
            praise="The stricter rule gives the higher number here: it drops more of W.",
            points=2,
        ),
        Question(
            id="05.4",
            title="What the index does not see",
            objective="5b",
            kind=Choice(CHANGES, many=True),
            task=(
                "Take all acts under President Yoon, with plain weights: "
                f"W = {sides()[0]} and R = {sides()[1]}. Which changes leave the **index** as it "
                "is?\n\n"
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
            hint="Put the new W and R into the formula for each change. W and R may change, and the "
            "result may still be the same.",
            stronger_hint=f"Act by act twice is W = {2 * sides()[0]} and R = {2 * sides()[1]}. Compute "
            "the index, and compare it with the first.",
            solution=lambda: (
                f"{', '.join(unchanged())}. The index does not see acts without a side, which side "
                "has more, how many acts there are, or the two kinds of step to Washington's side. "
                f"One more step towards Russia moves it to {changed('c'):.2f}."
            ),
            praise="You know what the number hides.",
        ),
        Question(
            id="05.5",
            title="From best to worst year",
            objective="5c",
            kind=Choice({k: str(year) for k, year in YEARS.items()}, length=4),
            task=(
                "How far do the two coders agree on the **cost** of South Korea's acts, year by "
                "year? Put the years in the order of **kappa**, the highest first.\n\n"
                + "\n".join(f"- ({k}) {year}" for k, year in YEARS.items())
                + "\n\n`kappa = (share - by chance) / (1 - by chance)`. The lines below have both "
                "shares. Type four letters in order, for example: a, b, c, d."
            ),
            tool=AGREEMENT_BY_YEAR,
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
            ),
            hint="Compute kappa for each of the four. Two of them change places.",
            stronger_hint="Compare 2023 and 2024: the shares are nearly equal, but luck is not.",
            solution=lambda: (
                ", ".join(
                    f"{k} {YEARS[k]} {by_year().loc[k, 'kappa']:.2f}" for k in in_order_of("kappa")
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
                "Two coders read twenty statements: does the statement name a condition? The "
                "numbers are invented.\n\n"
                "| | second coder: yes | second coder: no |\n|---|---|---|\n"
                f"| first coder: yes | {BOTH['yes', 'yes']} | {BOTH['yes', 'no']} |\n"
                f"| first coder: no | {BOTH['no', 'yes']} | {BOTH['no', 'no']} |\n\n"
                "Share: equal codes, divided by twenty. By chance: the first coder's share of yes "
                "times the second coder's share of yes, plus the same for no. Compute "
                "`kappa = (share - by chance) / (1 - by chance)`. Type a number with two decimals."
            ),
            answer=lambda: twenty()["kappa"],
            mistakes=(
                Mistake(
                    lambda: twenty()["share"],
                    "That is the share of equal codes. Luck is still in it.",
                ),
                Mistake(above_chance, "Half of the way: now divide by one minus chance."),
                Mistake(
                    lambda: above_chance() / twenty()["by_chance"],
                    "Divide by what is left for skill, one minus chance, not by chance.",
                ),
            ),
            hint="First the share, then chance. Above the line: share minus chance. Below the "
            "line: one minus chance.",
            stronger_hint=f"The first coder wrote yes {yes(0)} times, the second {yes(1)} times. "
            "Divide both by twenty, and multiply; do the same for no, and add.",
            solution=lambda: (
                f"Share {twenty()['share']:.2f}, by chance {twenty()['by_chance']:.2f}: "
                f"({twenty()['share']:.2f} - {twenty()['by_chance']:.2f}) / "
                f"(1 - {twenty()['by_chance']:.2f}) = {twenty()['kappa']:.2f}."
            ),
            praise="Of the room that luck left, the coders filled this part.",
        ),
        Question(
            id="05.7",
            title="Where the first coder saw arms",
            objective="5c",
            kind=Share(),
            task=(
                "Take the rows in which the two coders gave a different **field**. In what share of "
                "these rows did the **first** coder write *arms*? Type a share: a fraction such as "
                "5/7, or a per cent with one decimal such as 71.4 %."
            ),
            tool='charts.coder_differences(codings, "domain")',
            answer=lambda: by_first("arms") / differing(),
            mistakes=(
                Mistake(
                    lambda: by_first("arms") / len(codings()),
                    "Below the line stand the rows that differ, not all rows of the table.",
                ),
                Mistake(
                    lambda: by_second("arms") / differing(),
                    "That is where the second coder wrote arms. Take the first coder's.",
                ),
                Mistake(
                    lambda: int(differences()["rows"].max()) / differing(),
                    "You took the largest cell. Add up all cells of the first coder's arms.",
                ),
            ),
            hint="Add up the cells of the first coder's arms. Divide by the sum of all cells.",
            stronger_hint=f"The sum of all cells is {differing()}.",
            solution=lambda: (
                f"{by_first('arms')} / {differing()} = {text.percent(by_first('arms') / differing())}. "
                f"In {int(differences()['rows'].max())} of these rows the second coder wrote "
                "diplomacy: one asked for the topic, the other for the instrument."
            ),
            praise="You looked inside the disagreement, and not only at its size.",
        ),
        Question(
            id="05.8",
            title="Where the verdict flips",
            objective="5d",
            kind=Number(tolerance=0.001, decimals=2),
            task=(
                "Set *Window* below the chart to **Yoon Suk-yeol**, and leave the other controls: "
                f"all acts, the codes of the course. You call **{THRESHOLD:g}** and more hedging. "
                "What is the **smallest weight** of a held-back step in the chart with which the "
                "verdict is *hedges*? Type a number."
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
                    "Read the first row: with this weight the index is still a little below the threshold.",
                ),
                Mistake(
                    lambda: weight_for(0.1),
                    "That is the weight for a lower threshold, or for another window. Check the row "
                    "and the control.",
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
            title="Code task: all held-back steps",
            objective="5d",
            kind=Number(tolerance=0.006, decimals=2),
            task=(
                f"*Optional, for the code track.* Code all {len(held_back())} held-back steps of "
                "the window as **costly steps towards Russia**. What is the index of the "
                "**costly** acts then? Type a number with two decimals.\n\n"
                "Put the two codes into the gaps, `toward_russia` and `yes`:\n\n"
                "```python\n"
                "acts = chronology.between(hedging.steps(events), hedging.START, hedging.END)\n"
                'held = acts[hedging.is_held_back(acts)]["event_id"]\n'
                'changed = hedging.recoded(events, dict.fromkeys(held, ("...", "...")))\n'
                'answer = hedging.over(changed, whole)["hedging"].iloc[-1]\n'
                "```\n\n"
                "`whole` is the window; the column `hedging` is the index; the last row is the costly "
                "rule. You may also work by hand: the table below has W (`west`) and R (`russia`) "
                "before the change."
            ),
            tool='hedging.over(events, whole)[["rule", "west", "russia"]]',
            answer=lambda: recoded(held_back()),
            mistakes=(
                Mistake(lambda: recoded([]), "That is the index before the change."),
                Mistake(
                    lambda: recoded(held_back(), "all"),
                    "That is the index of all acts. Take the costly rule.",
                ),
                Mistake(
                    lambda: recoded(REFUSALS),
                    "Only two refusals are changed, as in the lesson. Change all held-back steps.",
                ),
            ),
            hint="W stays. Each held-back step adds one to R.",
            stronger_hint="Take W and R of the costly rule, add the number of held-back steps to R, "
            "and use the formula.",
            solution=lambda: (
                f"W = {recoded(held_back(), column='west'):g}, R = "
                f"{recoded(held_back(), column='russia'):g}: from {recoded([]):.2f} to "
                f"{recoded(held_back()):.2f}. One rule of coding makes the difference."
            ),
            praise="You tested a verdict by changing a rule.",
            code=(
                "acts = chronology.between(hedging.steps(events), hedging.START, hedging.END)\n"
                'held = acts[hedging.is_held_back(acts)]["event_id"]\n'
                'changed = hedging.recoded(events, dict.fromkeys(held, ("toward_russia", "yes")))\n'
                'answer = hedging.over(changed, whole)["hedging"].iloc[-1]'
            ),
        ),
    ),
)
