"""The charts on Moscow and Pyongyang and on polls, each drawn once, and what each draws."""

from course import charts, data
from course.models import pyongyang


def arguments():
    """Return what each chart and its twin are given."""
    events, dprk, polls = (data.load(name) for name in ("events", "dprk_russia", "opinion"))
    council = pyongyang.council(data.load("council_votes"), events)
    given = {
        "closeness": (events, dprk),
        "transfer_claims": (dprk,),
        "shells_per_container": (dprk,),
        "council_north": (council,),
        "missile_tests": (pyongyang.tests_and_texts(data.load("missile_tests"), council),),
        "news_tone": (pyongyang.news_tone(data.load("media_tone")),),
        "acts_after": (pyongyang.acts_after(events),),
    }
    names = ("arms_polls", "weapons_polls", "named_cost", "favourability", "thermometer")
    return given | dict.fromkeys(names, (polls,))


def pictures():
    return {name: getattr(charts, name)(*given) for name, given in arguments().items()}


CLAIMS = ("dprk_russia", ("quantity_low",), None, None)
ACTS = ("events", ("date", "direction"), None, None)


def opinion(start, end):
    return [("opinion", ("value",), start, end)]


DRAWN = {
    "closeness": [ACTS, CLAIMS],
    "transfer_claims": [CLAIMS],
    "shells_per_container": [CLAIMS],
    "council_north": [("council_votes", ("vote",), None, None)],
    "missile_tests": [("missile_tests", ("missiles",), 2016, None)],
    "news_tone": [("media_tone", ("score", "days"), 2018, 2024)],
    "acts_after": [ACTS],
    "arms_polls": opinion(2022, 2024),
    "weapons_polls": opinion(2021, 2025),
    "named_cost": opinion(2022, 2023),
    "favourability": opinion(2002, 2024),
    "thermometer": opinion(2018, 2025),
}
