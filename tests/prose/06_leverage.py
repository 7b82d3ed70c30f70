import inspect

from course import data
from course.models import leverage, sanctions, trade
from prose import stands_in

REGROUPED = "2023-12-26-682-items"


def years_for_the_rest():
    return stands_in("2003-debt-rescheduling", "23 years")().removesuffix(" years")


def sum_after_the_break():
    step = data.load("export_controls").set_index("step").loc[3]
    return f"{step['total_before'] + step['items_added']:,}"


def value_of_the_base_year():
    rows = trade.path(data.load("trade"), base=2021)
    return f"{rows.loc[rows['year'] == 2021, 'index'].mean():.0f}"


def chance(name, words):
    default = inspect.signature(sanctions.selection).parameters[name].default
    return lambda: words[default]


def partners_stand_close():
    changes = trade.first_year(data.load("trade_points"))
    return "close" if changes["KOR"] - changes["TWN"] < 1 else "far"


def rise_in_note(energy_id, number):
    row = data.load("energy").set_index("energy_id").loc[energy_id]
    return lambda: number if f"Up {number} %" in row["note"] else row["note"]


def figure(measure, partner="RUS"):
    value = trade.figure(data.load("trade_points"), measure, "2022", partner)
    return lambda: f"{abs(value):g}"


def other_version_of_japan():
    row = data.load("trade_points").set_index("point_id").loc["jpn-rus-2022-export-yoy-2"]
    return f"{-row['value']:g}"


def growth_of_kazakhstan():
    bound = trade.detour_bound(data.load("trade_points"), "KAZ")
    return f"{bound['after'] / bound['before']:g}"


def of_the_car_trade(number):
    title = data.sources_of("trade_points", "kor-kgz-2023-used-cars")["title"].str.cat()
    return lambda: number if "70-80% of South Korean used cars" in title else title


def slovenia_sold_more():
    joined = "SVN" in sanctions.joined(data.load("sanctions"))
    changes = trade.first_year(data.load("trade_points"))
    return "more" if joined and changes["SVN"] > 0 else "no"


def others_in_the_step():
    joined = sanctions.joined(data.load("sanctions")) - {"KOR"}
    return {6: "six"}[len(joined & set(trade.PARTNERS))]


def largest_share():
    shares = leverage.energy_shares(data.load("energy"))
    low = shares.groupby("fuel")["share"].min()
    rest = shares.set_index("fuel")["share"].drop("naphtha").max()
    return "Naphtha" if low["naphtha"] > rest else "another"


NUMBERS = {
    "36.6": figure("export_yoy"),
    "14.6": figure("import_yoy"),
    "41.4": other_version_of_japan,
    "115": figure("export_yoy", "KAZ"),
    "2.15": growth_of_kazakhstan,
    "70": of_the_car_trade("70"),
    "80": of_the_car_trade("80"),
    "96": rise_in_note("rus-2026-01-to-2026-05-coal-import-volume", "96"),
    "100": value_of_the_base_year,
    "32": stands_in(sanctions.RULE, "32"),
    "477": stands_in(REGROUPED, "477"),
    "682": stands_in(REGROUPED, "682"),
    "1,159": sum_after_the_break,
    "44": rise_in_note("rus-2022-08-to-2023-07-coal-import-volume", "44"),
    "1.47": stands_in("1991-economic-cooperation-loan", "1.47"),
    "23": years_for_the_rest,
}

WORDS = [
    ("Six in ten threats are enough.", chance("threats_that_work", {0.6: "Six"}), "Six"),
    ("one in four works", chance("sanctions_that_work", {0.25: "four"}), "four"),
    ("Taiwan stands close behind South Korea", partners_stand_close, "close"),
    ("sold *more* than before", slovenia_sold_more, "more"),
    ("the six other partners in the SWIFT step that our chart draws", others_in_the_step, "six"),
    ("Naphtha was the largest share, in both versions in print", largest_share, "Naphtha"),
]
