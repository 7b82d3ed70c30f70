"""Charts of the chronology, of votes and of the codebook."""

from course import charts, data
from course.models import chronology, coverage, voting

PEERS = ["KOR", "USA", "RUS", "IND", "TUR"]


def made():
    events, counts = data.load("events"), data.load("vote_counts")
    votes, resolutions = data.load("ukraine_votes"), data.load("resolutions")
    points, alignment = data.load("ideal_points"), data.load("alignment")
    rates = chronology.rates_by_president(events, chronology.presidents(data.load("actors")))
    return {
        "coverage": charts.coverage(coverage.rows_per_year({"events": events, "votes": counts})),
        "timeline": charts.timeline(events),
        "directions": charts.directions(events),
        "knowledge_gaps": charts.knowledge_gaps(chronology.knowledge_gaps(events)),
        "president_rates": charts.president_rates(rates),
        "vote_map": charts.vote_map(votes, resolutions),
        "vote_tallies": charts.vote_tallies(votes, resolutions),
        "roll_call": charts.roll_call(votes, PEERS),
        "ideal_points": charts.ideal_points(points, PEERS),
        "distances": charts.distances(alignment),
        "agreement": charts.agreement(alignment),
        "movement": charts.movement(points, PEERS[:3], 2024, 2025),
        "no_votes": charts.no_votes(counts, PEERS[:3]),
        "ranks": charts.ranks(voting.ranks(alignment, "USA", 2023), "USA", 2023),
    }


DRAWN = {
    "timeline": [("events", ("date", "direction"), None, None)],
    "directions": [("events", ("date", "direction"), None, None)],
    "knowledge_gaps": [("events", ("date_known",), None, None)],
    "president_rates": [("events", ("date", "direction"), 2022, 2026)],
    "vote_map": [("ukraine_votes", ("vote",), None, None)],
    "vote_tallies": [
        ("resolutions", ("yes",), None, None),
        ("ukraine_votes", ("vote",), None, None),
    ],
    "roll_call": [("ukraine_votes", ("vote",), None, None, {"country": PEERS})],
    "ideal_points": [("ideal_points", ("ideal_point",), None, None)],
    "distances": [("alignment", ("distance",), None, None)],
    "agreement": [("alignment", ("agreement",), None, None)],
    "movement": [("ideal_points", ("ideal_point",), 2024, 2025)],
    "no_votes": [("vote_counts", ("cast",), None, None)],
    "ranks": [("alignment", ("distance",), 2023, 2023)],
    "coverage": [],
}
