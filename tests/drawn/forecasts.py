"""Charts of predictions and of live questions."""

from course import charts, data
from course.models import predictions


def made():
    forecasts = data.load("forecasts")
    return {
        "chance_words": charts.chance_words(forecasts),
        "conjunction": charts.conjunction(),
        "forecast_verdicts": charts.forecast_verdicts(predictions.verdicts(forecasts)),
        "live_questions": charts.live_questions(data.load("events")),
        "luck": charts.luck(predictions.luck()),
        "predictions_sorted": charts.predictions_sorted(forecasts),
    }


DRAWN = {
    "chance_words": [("forecasts", ("prob_coded",), None, None)],
    "conjunction": [],
    "forecast_verdicts": [
        ("forecasts", ("prob_coded", "event_occurred", "in_example"), None, None)
    ],
    "live_questions": [("events", ("date",), 2022, None)],
    "luck": [],
    "predictions_sorted": [("forecasts", ("deadline", "event_occurred"), None, None)],
}
