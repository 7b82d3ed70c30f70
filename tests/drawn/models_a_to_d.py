"""Every chart of a model at its worked example, with its twin: for the tests of pictures."""

from course import charts, data, text
from course.models import alliance, choice, hypotheses, scores

TEN = (scores.TEN["forecast"], scores.TEN["happened"])


def weighing():
    """Return scores and weights of the worked example, from the tables."""
    options = data.load("options")
    return (
        choice.scores(data.load("option_scores"), "D3", options),
        choice.weights(data.load("weight_profiles")),
    )


def arguments():
    """Return what each chart of a model takes; its twin takes the same."""
    table, weights = weighing()
    coded = scores.coded(data.load("forecasts"))
    return {
        **dict.fromkeys(WITHOUT_ARGUMENTS, ()),
        "commitment_sensitivity": (alliance.sensitivity(),),
        "option_values": (table, weights),
        "tornado": (table, weights, "Indirect lethal"),
        "chance_best": (table, weights),
        "switch_over": (table, weights),
        "weights_map": (table, weights),
        "forecast_scores": (coded,),
        "reliability": TEN,
        "forecast_drop_one": (scores.drop_one(coded),),
        "home_veto": (table,),
        "evidence_drop_one": (hypotheses.WORKED, [1, 2, 1, 1, 1]),
    }


WITHOUT_ARGUMENTS = (
    "agreements",
    "audience_cost",
    "cabinet_options",
    "clarity",
    "commitment",
    "commitment_map",
    "curvature",
    "evidence",
    "frames",
    "gamble",
    "patience",
    "pressure",
    "reference_point",
    "restraint",
    "score_band",
    "slices",
    "threat_map",
    "win_sets",
)

SCORED = [("option_scores", ("score",), None, None)]
CODES = ("prob_coded", "event_occurred", "in_example")
CODED = [("forecasts", CODES, None, None)]

DRAWN = {
    **{name: [] for name in arguments()},
    **dict.fromkeys(
        ("option_values", "tornado", "chance_best", "switch_over", "weights_map", "home_veto"),
        SCORED,
    ),
    "forecast_scores": [("forecasts", (*CODES, "deadline"), None, None)],
    "forecast_drop_one": CODED,
}
"""What each chart draws of a table, for the caveats under its title."""


def made():
    """Draw them all."""
    return {name: getattr(charts, name)(*given) for name, given in arguments().items()}


def twins():
    """Write them all."""
    return {name: getattr(text, name)(*given) for name, given in arguments().items()}
