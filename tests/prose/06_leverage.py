import inspect

from course import data
from course.models import sanctions, trade
from prose import stands_in

REGROUPED = "2023-12-26-682-items"


def years_for_the_rest():
    return stands_in("2003-debt-rescheduling", "23 years")().removesuffix(" years")


def sum_after_the_break():
    step = data.load("export_controls").set_index("step").loc[3]
    return f"{step['total_before'] + step['items_added']:,}"


def rise_of_coal():
    row = data.load("energy").set_index("energy_id")
    note = row.loc["rus-2022-08-to-2023-07-coal-import-volume", "note"]
    return "44" if "Up 44 %" in note else note


def value_of_the_base_year():
    rows = trade.path(data.load("trade"), base=2021)
    return f"{rows.loc[rows['year'] == 2021, 'index'].mean():.0f}"


def chance(name, words):
    default = inspect.signature(sanctions.selection).parameters[name].default
    return lambda: words[default]


def partners_stand_close():
    changes = trade.first_year(data.load("trade_points"))
    return "close" if changes["KOR"] - changes["TWN"] < 1 else "far"


NUMBERS = {
    "100": value_of_the_base_year,
    "32": stands_in(sanctions.RULE, "32"),
    "477": stands_in(REGROUPED, "477"),
    "682": stands_in(REGROUPED, "682"),
    "1,159": sum_after_the_break,
    "44": rise_of_coal,
    "1.47": stands_in("1991-economic-cooperation-loan", "1.47"),
    "23": years_for_the_rest,
}

WORDS = [
    ("Six in ten threats are enough.", chance("threats_that_work", {0.6: "Six"}), "Six"),
    ("one in four works", chance("sanctions_that_work", {0.25: "four"}), "four"),
    ("Taiwan stands close behind South Korea", partners_stand_close, "close"),
]
