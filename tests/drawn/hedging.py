"""Charts of hedging and of two coders."""

from course import charts, data
from course.models import coding, hedging


def made():
    events, codings = data.load("events"), data.load("codings")
    windows = hedging.spans(events, data.load("actors"))
    agreements = coding.agreements(codings, data.load("red_line_codings"))
    return {
        "coder_agreement": charts.coder_agreement(agreements),
        "coder_differences": charts.coder_differences(codings),
        "hedging_index": charts.hedging_index(events),
        "hedging_presidents": charts.hedging_presidents(hedging.over(events, windows.tail(3))),
        "hedging_steps": charts.hedging_steps(hedging.over(events, hedging.eras())),
        "hedging_verdicts": charts.hedging_verdicts(hedging.sensitivity(events, codings, windows)),
    }


DRAWN = {
    "coder_agreement": [
        ("codings", ("direction_second",), None, None),
        ("red_line_codings", ("act_second", "condition_second"), None, None),
    ],
    "coder_differences": [("codings", ("direction_second",), None, None)],
    "hedging_index": [("events", ("date", "direction"), 2022, 2025)],
    "hedging_presidents": [("events", ("date", "direction"), 2022, 2025)],
    "hedging_steps": [("events", ("date", "direction"), None, 2025)],
    "hedging_verdicts": [("events", ("date", "direction"), 2022, 2025)],
}
