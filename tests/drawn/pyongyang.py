"""Charts of Moscow and Pyongyang: acts, claims, votes, tests, news, order of acts."""

from course import charts, data
from course.models import pyongyang


def arguments():
    """Return what each chart and its twin are given."""
    events, dprk = data.load("events"), data.load("dprk_russia")
    votes = pyongyang.council(data.load("council_votes"))
    return {
        "acts_after": (pyongyang.acts_after(events),),
        "closeness": (events, dprk),
        "council_north": (votes,),
        "missile_tests": (pyongyang.tests_and_texts(data.load("missile_tests"), votes),),
        "news_tone": (pyongyang.news_tone(data.load("media_tone")),),
        "shells_per_container": (dprk,),
        "transfer_claims": (dprk,),
    }


def made():
    return {name: getattr(charts, name)(*given) for name, given in arguments().items()}


CLAIMS = ("dprk_russia", ("claimant", "quantity_low"), None, None)
ACTS = ("events", ("date", "direction"), None, None)

DRAWN = {
    "acts_after": [ACTS],
    "closeness": [ACTS, ("dprk_russia", ("claimant",), None, None)],
    "council_north": [("council_votes", ("vote",), None, None)],
    "missile_tests": [("missile_tests", ("missiles",), 2016, None)],
    "news_tone": [("media_tone", ("score", "days"), 2018, 2024)],
    "shells_per_container": [CLAIMS],
    "transfer_claims": [CLAIMS],
}
