from fractions import Fraction

import pandas as pd

from course import data
from course.models import alliance
from course.models.alliance import WITHOUT_COST, WORKED
from prose import stands_in


def part(stakes, which):
    return lambda: str(getattr(Fraction(alliance.optimum(stakes)).limit_denominator(100), which))


def states():
    table = data.load("alliance_pledges")
    return {6: "six"}[len(set(table["country"]) | set(table["partner"]))]


def days_to_the_exemption():
    rows = data.load("events").set_index("event_id")["date"]
    gap = rows["2022-03-04-fdpr-exemption"] - rows["2022-02-28-strategic-export-ban"]
    return {pd.Timedelta(days=4): "four"}[gap]


def options(choices):
    return {3: "three", 6: "six"}[len(choices)]


def share_in_2025(country):
    rows = data.load("macro").query("country == @country and year == 2025")
    return rows["military_gdp_pct"].item()


def spends_more_than_tokyo_and_berlin_and_less_than_washington():
    seoul = share_in_2025("KOR")
    more = all(seoul > share_in_2025(one) for one in ("JPN", "DEU"))
    return "more" if more and seoul < share_in_2025("USA") else "not so"


NUMBERS = {
    "32": stands_in("2022-02-24-us-fdpr-announced", "32"),
    "3.5": stands_in("2026-01-colby-seoul", "3.5"),
    "9": part(WORKED, "numerator"),
    "14": part(WORKED, "denominator"),
    "5": part(WITHOUT_COST, "numerator"),
    "7": part(WITHOUT_COST, "denominator"),
}

WORDS = [
    (
        "The table `alliance_pledges` says what treaties of six states promise each other",
        states,
        "six",
    ),
    ("and four days later it was let off the export rule", days_to_the_exemption, "four"),
    ("Take the worked example with three options only.", lambda: options(alliance.THREE), "three"),
    (
        "With the six steps of the course another option wins",
        lambda: options(alliance.STEPS),
        "six",
    ),
    (
        "By this measure Seoul pays more than Tokyo and Berlin, and less than Washington.",
        spends_more_than_tokyo_and_berlin_and_less_than_washington,
        "more",
    ),
]
