"""Exercise 06: who can press whom? The single source of tasks, answers and hints."""

import re
from functools import cache

import pandas as pd

from course import data, text
from course.answers import Choice, Number, Numbers, Share
from course.models import sanctions, trade
from course.questions import Exercise, Mistake, Question

BASE, YEAR = 2021, 2023
STATE = "SGP"
THIRD = "KGZ"
FIRST_SAME, LAST_SAME = 3, 4  # the two steps of the control list with one way of counting
THREATS, AT_ONCE, WORKED = 200, 90, 22  # invented: an illustration, and the task says so
OVER = 0.015  # no year of the series lies near it: the test says so


@cache
def table(name: str) -> pd.DataFrame:
    return data.load(name)


# 06.1 ------------------------------------------------------------------------------------


@cache
def bought(base: int = BASE) -> pd.Series:
    return trade.path(table("trade"), ["KOR"], base=base).set_index("year")["index"]


def mirror() -> pd.Series:
    return trade.two_counts(table("trade"), table("trade_points"))["russia"]


# 06.2 ------------------------------------------------------------------------------------

SAID = {
    "a": "In these rows Russia's imports from South Korea fell less than those from Japan.",
    "b": (
        f"In 2024 South Korea sold Russia goods for {mirror()[2024] / 1000:.1f} billion dollars, by "
        "its own count."
    ),
    "c": "With 2021 as 100, South Korea's own count of 2024 shows about the same path as Russia's.",
    "d": (
        f"South Korea's exports to Russia in 2023 were {mirror()[2023] / 1000:.1f} billion dollars, "
        "by its own count."
    ),
    "e": "Sales fell less than Japan's because Seoul controlled fewer goods.",
}


def own_level_meets_russia() -> bool:
    counts = trade.two_counts(table("trade"), table("trade_points")).loc[2024]
    return abs(counts["ratio"] - 1) < 0.05


def own_path_meets_russia() -> bool:
    counts = trade.two_counts(table("trade"), table("trade_points"))
    paths = 100 * counts.loc[2024] / counts.loc[BASE]
    return abs(paths["korea"] - paths["russia"]) < 2


def fell_less_than_japan() -> bool:
    last = trade.path(table("trade"), ["KOR", "JPN"], base=BASE)
    left = last[last["year"] == 2024].set_index("partner")["index"]
    return left["KOR"] > left["JPN"]


def own_figure_of_2023() -> bool:
    counts = trade.two_counts(table("trade"), table("trade_points"))
    return bool(pd.notna(counts.loc[2023, "korea"]))


def may_be_said() -> list[str]:
    # The last is a claim about cause, and no table here can carry one: a rule of reading.
    true = {
        "a": fell_less_than_japan(),
        "b": own_level_meets_russia(),
        "c": own_path_meets_russia(),
        "d": own_figure_of_2023(),
        "e": False,
    }
    return [letter for letter, holds in true.items() if holds]


# 06.3 ------------------------------------------------------------------------------------

ACTS = {
    "a": ("2022-03-04-fdpr-exemption", "Washington exempts South Korea"),
    "b": ("2022-02-28-strategic-export-ban", "Seoul refuses strategic exports"),
    "c": ("2022-02-24-us-fdpr-announced", "Washington applies its product rule"),
    "d": ("2022-03-01-bank-sanctions", "Seoul names seven Russian banks"),
    "e": ("2022-03-03-consumer-goods-cleared", "Washington clears phones and cars, Seoul says"),
}


def in_order() -> list[str]:
    date = table("events").set_index("event_id")["date"]
    return sorted(ACTS, key=lambda letter: date[ACTS[letter][0]])


def exemption_before_ban() -> list[str]:
    order = in_order()
    order.remove("a")
    order.insert(order.index("b"), "a")
    return order


def banks_before_ban() -> list[str]:
    order = in_order()
    i, j = order.index("b"), order.index("d")
    order[i], order[j] = order[j], order[i]
    return order


# 06.4 ------------------------------------------------------------------------------------


def amount(event_id: str, pattern: str) -> float:
    """Read a sum of money, in million dollars, in the words of a row of `events`."""
    row = table("events").set_index("event_id").loc[event_id]
    found = re.search(pattern, f"{row['title']}. {row['description']}")
    number, unit = found.groups()
    return float(number) * {"million": 1, "billion": 1000}[unit]


def contract() -> float:
    return amount("2002-brown-bear-second", r"deal of \$([\d.]+) (million|billion)")


def overdue() -> float:
    return amount("2002-brown-bear-second", r"debt of about \$([\d.]+) (million|billion)")


def lent() -> float:
    return amount("1991-economic-cooperation-loan", r"lent Moscow \$([\d.]+) (million|billion)")


def paid_in_arms() -> float:
    return contract() / 2


# 06.5 ------------------------------------------------------------------------------------


def totals() -> pd.Series:
    return table("export_controls").set_index("step")["total_after"].astype(float)


def list_growth() -> float:
    return sanctions.growth(table("export_controls"), FIRST_SAME, LAST_SAME)


# 06.6 ------------------------------------------------------------------------------------


def cells() -> list[int]:
    row = sanctions.looked_up(sanctions.matrix(table("sanctions"), [STATE]), STATE)
    return [int(row[kind]) for kind in (sanctions.YES, sanctions.NO, sanctions.UNKNOWN)]


def without_moscow() -> list[int]:
    row = sanctions.matrix(table("sanctions"), [STATE]).drop(columns=[*sanctions.ACTORS["Moscow"]])
    kinds = row.loc[STATE].value_counts()
    return [int(kinds.get(kind, 0)) for kind in (sanctions.YES, sanctions.NO, sanctions.UNKNOWN)]


# 06.7 ------------------------------------------------------------------------------------


def bound() -> pd.Series:
    return trade.detour_bound(table("trade_points"), THIRD)


def printed(measure: str, period: str = "2022", partner: str = THIRD) -> float:
    return trade.figure(table("trade_points"), measure, period, partner)


GROWTH, VALUE = printed("export_yoy"), printed("export")
BEFORE, AFTER = printed("export", "2021", "RUS"), printed("export", "2022", "RUS")
TIMES = f"{1 + GROWTH / 100:.3f}"


def value_instead_of_rise() -> float:
    return VALUE / bound()["fall"]


def forgot_the_first_hundred() -> float:
    return (VALUE - VALUE / (GROWTH / 100)) / bound()["fall"]


def growth_of_the_later_value() -> float:
    return VALUE * (GROWTH / 100) / bound()["fall"]


# 06.8 ------------------------------------------------------------------------------------


def imposed() -> int:
    return THREATS - AT_ONCE


# 06.9 ------------------------------------------------------------------------------------


def series(flow: str = "export") -> pd.Series:
    rows = table("partner_shares").query("partner == 'RUS' and flow == @flow and basis == 'series'")
    return (rows["value_usd_m"] / rows["world_usd_m"]).set_axis(rows["year"])


def years_over(flow: str = "export", limit: float = OVER) -> int:
    return int((series(flow) > limit).sum())


def those_years() -> str:
    shares = series()
    return text.join([f"{year}" for year in shares.index[shares > OVER]])


EXERCISE = Exercise(
    stem="06_leverage",
    title="Exercise 06: who can press whom?",
    intro=(
        "You work with trade, a list of controlled goods, eight days of a rule, and a table of "
        "measures. Each figure has a trap: a base year, a second count, a new way of counting, an "
        "empty cell, a case that nobody sees.\n\n"
        "**Leverage** is the power to make another side act by what you can give or withhold."
    ),
    objectives={
        "6a": "read a trade series with its traps",
        "6b": "tell a share of trade from leverage",
        "6c": "read a list whose counting changed",
        "6d": "read a table with empty cells",
        "6e": "say what a figure cannot show",
    },
    setup=(
        "from course import text\nfrom course.models import trade\n\n"
        'flows, points = data.load("trade"), data.load("trade_points")\n'
        'measures, events = data.load("sanctions"), data.load("events")\n'
        'controls, shares = data.load("export_controls"), data.load("partner_shares")'
    ),
    questions=(
        Question(
            id="06.1",
            title="An index",
            objective="6a",
            kind=Number(tolerance=0.6),
            task=(
                "By Russia's books, how much did Russia buy from South Korea in **2023**, if "
                "**2021 is 100**? Use the column `russia` (million dollars) below. Type a number "
                "without decimals, for example 85."
            ),
            tool='trade.two_counts(flows, points).round({"korea": 0, "russia": 0, "ratio": 2})',
            answer=lambda: float(bought()[YEAR]),
            mistakes=(
                Mistake(
                    lambda: 100 - float(bought()[YEAR]),
                    "That is the fall. An index says what is left.",
                ),
                Mistake(
                    lambda: float(bought(2020)[YEAR]),
                    "You took 2020 as 100. The question names 2021, and the base year decides.",
                ),
                Mistake(
                    lambda: 100 * float(bought()[BASE]) / float(bought()[YEAR]),
                    "Upside down: the base year goes below the line.",
                ),
            ),
            hint="Divide the value of one year by the value of the base year, times 100.",
            stronger_hint="Take the value of 2023 in the column russia, divide by that of 2021.",
            solution=lambda: (
                f"100 × {mirror()[YEAR]:,.0f} / {mirror()[BASE]:,.0f} = {bought()[YEAR]:.0f}. "
                f"With 2020 as 100 it is {bought(2020)[YEAR]:.0f}."
            ),
            praise="You put the base year below the line.",
        ),
        Question(
            id="06.2",
            title="What may be said?",
            objective="6a",
            kind=Choice(SAID, many=True),
            task=(
                "Two counts of one trade, and their caveats. Which sentences may you write? The "
                "figures for Japan stand in the lines of text above the chart.\n\n"
                + "\n".join(f"- ({letter}) {words}" for letter, words in SAID.items())
                + "\n\nType all letters that are right, for example: b, d."
            ),
            tool="print(text.trade_path(flows, measures))\ncharts.two_counts(flows, points)",
            answer=may_be_said,
            mistakes=(
                Mistake(
                    lambda: [*may_be_said(), "b"],
                    "Sentence b takes a level from Russia's rows. They stand about 30 % above South Korea's "
                    "count. Read the path, not the level.",
                ),
                Mistake(
                    lambda: [*may_be_said(), "d"],
                    "Sentence d: no South Korean figure for 2023 was found. The figure is Russia's.",
                ),
                Mistake(
                    lambda: [*may_be_said(), "e"],
                    "Sentence e names a cause. Two falling lines show no cause.",
                ),
            ),
            hint="Ask of each sentence: is it a path or a level? Whose count? Is there a cause in it?",
            stronger_hint="Every right sentence compares paths. None gives a level or a cause.",
            solution=lambda: (
                f"{' and '.join(may_be_said())}. "
                + " ".join(text.two_counts(table("trade"), table("trade_points")).splitlines()[:2])
            ),
            praise="You kept path, level and cause apart.",
            points=2,
        ),
        Question(
            id="06.3",
            title="Eight days in order",
            objective="6b",
            kind=Choice({letter: words for letter, (_, words) in ACTS.items()}, length=len(ACTS)),
            task=(
                "Leverage can work in days. Put the five acts in order, first act first.\n\n"
                + "\n".join(f"- ({letter}) {words}" for letter, (_, words) in ACTS.items())
                + "\n\nType five letters, for example: a, b, c, d, e."
            ),
            tool="charts.eight_days(events)",
            answer=in_order,
            mistakes=(
                Mistake(
                    exemption_before_ban,
                    "Seoul refused strategic exports before Washington exempted it, not after.",
                ),
                Mistake(
                    banks_before_ban,
                    "Export controls came first, the seven banks after them.",
                ),
                Mistake(lambda: in_order()[::-1], "You began with the last act."),
            ),
            hint="Read the dates from left to right in the chart.",
            stronger_hint="It begins with the rule and ends with the exemption.",
            solution=lambda: (
                f"{', '.join(in_order())}. "
                + " ".join(text.eight_days(table("events")).splitlines()[:2])
            ),
            praise="You have the order. It is no proof of cause, but a cause must come first.",
        ),
        Question(
            id="06.4",
            title="A debt paid in weapons",
            objective="6b",
            kind=Share(tolerance=0.1),
            task=(
                "An old debt gave Seoul arms, but how much of the debt did they pay? Read the row "
                "of August 2002 below. What share of the **overdue debt** would the second deal pay "
                "off? Type a share with one decimal of a per cent, for example 71.4 % or 0.714."
            ),
            tool=(
                'row = events.set_index("event_id").loc["2002-brown-bear-second"]\n'
                'print(row["title"])\n'
                'print(row["description"])'
            ),
            answer=lambda: paid_in_arms() / overdue(),
            mistakes=(
                Mistake(
                    lambda: contract() / overdue(),
                    "You used the whole contract. Half of it was paid in cash.",
                ),
                Mistake(
                    lambda: paid_in_arms() / lent(),
                    "You divided by the loan of 1991. The question asks about the overdue debt.",
                ),
                Mistake(0.5, "Half of the contract is right. Now divide by the debt."),
            ),
            hint="Which part of the contract reduced the debt? Divide it by the debt.",
            stronger_hint="Halve the contract first, then divide by the overdue debt. Same unit.",
            solution=lambda: (
                f"{contract():.0f} / 2 = {paid_in_arms():.0f} million dollars; divided by "
                f"{overdue():,.0f} million: {text.percent(paid_in_arms() / overdue())}. The row "
                "describes a provisional contract; a formal one was still to follow."
            ),
            praise="You kept contract, cash and debt apart.",
        ),
        Question(
            id="06.5",
            title="Growth of a list",
            objective="6c",
            kind=Share(tolerance=0.1),
            task=(
                "By what share did the control list grow up to the total of **September 2024**? Start "
                "from the first total that was counted **in the same way** as that one. The column "
                "`counting` says how: `named` (goods by name) or `hs6` (by six-digit customs code). "
                "Type a share with one decimal of a per cent, for example 71.4 % or 0.714."
            ),
            tool='controls[["as_of", "items_added", "total_after", "counting"]]',
            answer=list_growth,
            mistakes=(
                Mistake(
                    lambda: totals()[LAST_SAME] / totals()[FIRST_SAME - 1] - 1,
                    "You started before the items were grouped anew. The two totals count "
                    "different things.",
                ),
                Mistake(
                    lambda: 1 - totals()[FIRST_SAME] / totals()[LAST_SAME],
                    "You divided by the later total. Growth is measured from the earlier one.",
                ),
                Mistake(
                    lambda: totals()[LAST_SAME + 1] / totals()[FIRST_SAME] - 1,
                    "You went one step too far: that total is of January 2025.",
                ),
            ),
            hint=(
                "Which totals are counted by customs code? Growth is what came on top, divided by "
                "the first of these totals. It is a share, not a number of items, and it leaves out "
                "the 100 % that were there before."
            ),
            stronger_hint="Start from the total of February 2024.",
            solution=lambda: text.list_growth(table("export_controls"), FIRST_SAME, LAST_SAME),
            praise="You stayed on one side of the break.",
        ),
        Question(
            id="06.6",
            title="Empty cells",
            objective="6d",
            kind=Numbers((sanctions.YES, sanctions.NO, sanctions.UNKNOWN)),
            task=(
                "The table has ten measures. Some are acts of a state, one is a decision of "
                "Washington, and three are acts of Moscow. Count all ten. For **Singapore**, how many "
                "cells of each kind are there: yes, no, no row? A small letter (inferred by the "
                "course) counts like a capital. Type three numbers in this order, for example: "
                "6, 2, 2."
            ),
            tool='charts.sanctions_matrix(measures, ["KOR", "JPN", "SGP"])',
            answer=cells,
            mistakes=(
                Mistake(
                    lambda: [cells()[0], cells()[1] + cells()[2], 0],
                    "You counted empty cells as no. An empty cell was not looked up or not found.",
                ),
                Mistake(
                    lambda: [cells()[1], cells()[0], cells()[2]],
                    "You have yes and no the wrong way round.",
                ),
                Mistake(
                    without_moscow,
                    "You left out the columns of Moscow. The question asks for all ten.",
                ),
            ),
            hint="Go along the row: count Y, then N (also a small one), then the dots.",
            stronger_hint="The three numbers add up to ten. Half of the cells are dots.",
            solution=lambda: " ".join(
                text.sanctions_matrix(
                    sanctions.matrix(table("sanctions"), [STATE]), STATE
                ).splitlines()[:2]
            ),
            praise="You did not take silence for an answer.",
        ),
        Question(
            id="06.7",
            title="An upper limit",
            objective="6e",
            kind=Share(tolerance=0.15),
            task=(
                "Some say that goods went to Russia by way of Kyrgyzstan. Test how large that can "
                f"be **at most**. In 2022 South Korea's exports to Kyrgyzstan rose by {GROWTH} % to "
                f"{VALUE} billion dollars. Its exports to Russia fell from {BEFORE} to {AFTER} "
                "billion. Suppose that **only** the additional goods went on to Russia, and **all** of "
                "them. What share of the fall would that be? Section 8 of the lesson does these steps "
                "for Kazakhstan. Type a share with one decimal of a per cent, for example 71.4 % or "
                "0.714."
            ),
            answer=lambda: float(bound()["share"]),
            mistakes=(
                Mistake(
                    value_instead_of_rise,
                    "You used all exports to Kyrgyzstan. Here only the additional part counts.",
                ),
                Mistake(
                    forgot_the_first_hundred,
                    f"A rise of {GROWTH} % makes {100 + GROWTH} % of the value before. Divide by {TIMES}.",
                ),
                Mistake(
                    growth_of_the_later_value,
                    f"You took {GROWTH} % of the value of 2022. The growth is a part of the value "
                    "before, of 2021.",
                ),
            ),
            hint="First find the exports to Kyrgyzstan in 2021, then the rise, then the share.",
            stronger_hint=f"The year before is {VALUE} / {TIMES}. The fall is {BEFORE} - {AFTER}.",
            solution=lambda: text.detour_bound(bound(), THIRD).replace("\n", " "),
            praise="A limit can answer a question that no figure answers.",
            points=2,
        ),
        Question(
            id="06.8",
            title="Threats that nobody saw",
            objective="6e",
            kind=Share(tolerance=0.1),
            task=(
                f"An illustration with invented numbers. A state makes {THREATS} threats. "
                f"{AT_ONCE} work at once, and nobody hears of them. The others become sanctions, "
                f"and {WORKED} of these work. A newspaper sees only the sanctions. What is the "
                "success rate of **all threats**? Type a share, for example 0.714, 5/7 or 71.4 %."
            ),
            answer=lambda: (AT_ONCE + WORKED) / THREATS,
            mistakes=(
                Mistake(
                    lambda: WORKED / imposed(),
                    "That is what the newspaper sees: sanctions only.",
                ),
                Mistake(
                    lambda: AT_ONCE / THREATS,
                    "You left out the sanctions that worked.",
                ),
                Mistake(
                    lambda: WORKED / THREATS,
                    "You left out the threats that worked at once.",
                ),
            ),
            hint="Count every success, seen or not. Divide by every threat.",
            stronger_hint="Two groups of successes, one group of cases below the line.",
            solution=lambda: (
                f"({AT_ONCE} + {WORKED}) / {THREATS} = "
                f"{text.percent((AT_ONCE + WORKED) / THREATS)}. The newspaper sees {WORKED} / "
                f"{imposed()} = {text.percent(WORKED / imposed())}. Illustration: these numbers "
                "measure no real state."
            ),
            praise="You counted the cases that left no trace.",
        ),
        Question(
            id="06.9",
            title="Code task: years above a limit",
            objective="6a",
            kind=Number(),
            task=(
                "*Optional, for the code track.* In how many years of the series 1991 to 2020 did "
                f"Russia take **more than {100 * OVER:g} %** of South Korea's exports?\n\n"
                "Write it in Python. The cell below makes `russia`, a table with one row a year. "
                "Finish this line: replace the word LIMIT.\n\n"
                "```python\n"
                'answer = (russia["value_usd_m"] / russia["world_usd_m"] > LIMIT).sum()\n'
                "```\n\n"
                "You may also count in the column `share_pct` (per cent) and type the number."
            ),
            tool=(
                "russia = shares.query(\"partner == 'RUS' and flow == 'export' and basis == 'series'\")\n"
                'russia[["year", "value_usd_m", "world_usd_m", "share_pct"]]'
            ),
            answer=years_over,
            mistakes=(
                Mistake(
                    lambda: years_over("import"),
                    "These are the imports from Russia. Take the flow export.",
                ),
                Mistake(
                    lambda: years_over(limit=100 * OVER),
                    f"You compared with {100 * OVER:g}, which is {100 * 100 * OVER:g} %. A share of "
                    f"{100 * OVER:g} % is {OVER:g}.",
                ),
                Mistake(
                    lambda: len(series()) - years_over(),
                    "These are the years with less. The task asks for those with more.",
                ),
            ),
            hint=(
                f"In the column share_pct, mark each year with more than {100 * OVER:g}, then count "
                "the marks. In code, the limit is a share and no per cent."
            ),
            stronger_hint=f"LIMIT is {100 * OVER:g} divided by 100.",
            solution=lambda: (
                f"{years_over()} years: {those_years()}. "
                + text.partner_shares(table("partner_shares")).splitlines()[1]
            ),
            praise="You asked the whole series, not one year.",
            code=f'answer = (russia["value_usd_m"] / russia["world_usd_m"] > {OVER}).sum()',
        ),
    ),
)
