import re
from statistics import NormalDist

from course import data
from course.models import chronology, opinion, pyongyang, two_level


def events():
    return data.load("events").set_index("event_id")


def kind_of_shell(name):
    items = pyongyang.shells_per_container(data.load("dprk_russia"))["item"]
    return name if items.str.startswith(f"{name} mm").any() else "none"


def kinu(column):
    row = opinion.named_cost(data.load("opinion")).set_index("question_id")
    return f"{row.loc['kinu-2023-05-nuclear', column]:.0f}"


def times_in_100():
    return f"{100 * (2 * NormalDist().cdf(opinion.NORMAL_95) - 1):.0f}"


def warmest():
    words = data.labels("opinion", "unit")["degrees"]
    return re.search(r"0 cold to (\d+) warm", words)[1]


def months_from_invasion_to_veto():
    gap = events()["date"]["2022-05-26-russia-china-veto"] - chronology.as_day(chronology.INVASION)
    return {3: "three"}[round(gap.days / 30.4)]


def days_between_two_counts():
    last = pyongyang.latest_by_side(data.load("dprk_russia"), "containers", "2024-02-29")
    dates = last.set_index("side")["date"]
    return {3: "three"}[abs((dates["KOR"] - dates["USA"]).days)]


def weeks_from_praise_to_treaty():
    date = events()["date"]
    gap = date["2024-06-19-pyongyang-treaty"] - date["2024-06-05-putin-praise"]
    return {14: "two"}[gap.days]


def longest_window_with_less():
    table = pyongyang.acts_after(data.load("events"))
    less = table.index[table["share"] < table["ordinary"]]
    return {60: "two"}[max(less)]


def items():
    return {6: "Six"}[len(pyongyang.EVIDENCE)]


def largest_gap():
    gaps = opinion.printed_against_computed(data.load("opinion"))["gap"]
    return "one" if gaps.abs().max() < 1 else "more"


def options_on_the_table():
    rows = data.load("options").query("point_id == 'D3'")
    return {4: "Four"}[len(rows)]


def criteria():
    rows = data.load("option_scores").query("point_id == 'D3'")
    return {5: "five"}[rows["criterion"].nunique()]


def polls_asked_again():
    return {2: "two"}[int(opinion.arms_polls(data.load("opinion"))["again"].sum())]


NUMBERS = {
    "122": lambda: kind_of_shell("122"),
    "152": lambda: kind_of_shell("152"),
    "60": lambda: kinu("plain"),
    "36": lambda: kinu("low"),
    "95": times_in_100,
    "100": warmest,
    "0": lambda: str(two_level.UNIT[0]),
    "1": lambda: str(two_level.UNIT[1]),
}

WORDS = [
    ("It came three months after the invasion", months_from_invasion_to_veto, "three"),
    ("within three days of each other", days_between_two_counts, "three"),
    ("was signed two weeks later", weeks_from_praise_to_treaty, "two"),
    ("Up to two months, an act of the two followed", longest_window_with_less, "two"),
    ("Six items, each a row of the tables", items, "Six"),
    ("they differ by less than one point", largest_gap, "one"),
    ("Four options were scored on five criteria", options_on_the_table, "Four"),
    ("Four options were scored on five criteria", criteria, "five"),
    ("Only two of these polls asked the same question", polls_asked_again, "two"),
]
