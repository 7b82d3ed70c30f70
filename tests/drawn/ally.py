"""Charts on an ally: fears, promises, spending, trust."""

from course import charts, data
from course.models import ally, fears

ALLIES = ["KOR", "USA", "JPN", "DEU"]


def made():
    events = data.load("events")
    return {
        "promises": charts.promises(data.load("alliance_pledges"), events),
        "spending": charts.spending(ally.spending(data.load("macro"), ALLIES)),
        "trust": charts.trust(ally.polls(data.load("opinion"))),
        "two_fears": charts.two_fears(fears.coded(events)),
    }


TRUST = {"topic": ["nuclear", "deterrent", "reliability"], "group": "adults", "population": "KOR"}
TRUST["pollster"] = ["KINU", "Gallup Korea", "Pew Research Center"]

DRAWN = {
    "promises": [("alliance_pledges", ("defence", "year_to", "nonaggression"), None, None)],
    "spending": [("macro", ("military_gdp_pct",), None, None)],
    "trust": [("opinion", ("value",), None, None, TRUST)],
    "two_fears": [("events", ("date",), 2022, None)],
}
