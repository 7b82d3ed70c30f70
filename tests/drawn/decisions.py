"""Charts of a decision on a dated day."""

from course import charts, data
from course.models import council, decisions


def made():
    scores = decisions.rescored(data.load("option_scores"), "D3", {})
    cards = council.cards("D3")
    return {
        "card_calendar": charts.card_calendar(cards, "D3"),
        "card_pushes": charts.card_pushes(cards, "D3", {"D3-C01": "neutral"}),
        "chances": charts.chances(decisions.example()["record"]),
        "points_of_view": charts.points_of_view(scores, data.load("weight_profiles")),
    }


DRAWN = {
    "card_calendar": [("cards", ("date_known",), None, None)],
    "card_pushes": [("cards", ("date_known", "leans"), None, None)],
    "chances": [("council_questions", ("question", "came_true"), None, None)],
    "points_of_view": [
        ("option_scores", ("score",), None, None),
        ("weight_profiles", ("weight",), None, None),
    ],
}
