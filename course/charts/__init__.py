"""One function a chart: a tidy table in, an Altair chart out.

Importing this package turns on the house theme and the renderer that draws charts in
JupyterLab without a network.
"""

from course.charts.alignment import (
    agreement,
    distances,
    ideal_points,
    movement,
    no_votes,
    ranks,
)
from course.charts.alliance import (
    cabinet_options,
    commitment,
    commitment_map,
    commitment_sensitivity,
    curvature,
    pressure,
)
from course.charts.choice import (
    chance_best,
    frames,
    gamble,
    option_values,
    reference_point,
    switch_over,
    tornado,
    weights_map,
)
from course.charts.coverage import coverage
from course.charts.deterrence import audience_cost, clarity, patience, restraint, slices, threat_map
from course.charts.hypotheses import evidence, evidence_drop_one
from course.charts.opinion import (
    arms_polls,
    favourability,
    named_cost,
    thermometer,
    weapons_polls,
)
from course.charts.pyongyang import (
    acts_after,
    closeness,
    council_north,
    missile_tests,
    news_tone,
    shells_per_container,
    transfer_claims,
)
from course.charts.scores import forecast_drop_one, forecast_scores, reliability, score_band
from course.charts.theme import alt, chart_bundle, unchecked
from course.charts.timeline import directions, knowledge_gaps, president_rates, timeline
from course.charts.two_level import agreements, home_veto, win_sets
from course.charts.votes import roll_call, vote_map, vote_tallies

__all__ = [
    "acts_after",
    "agreement",
    "agreements",
    "alt",
    "arms_polls",
    "audience_cost",
    "cabinet_options",
    "chance_best",
    "chart_bundle",
    "clarity",
    "closeness",
    "commitment",
    "commitment_map",
    "commitment_sensitivity",
    "council_north",
    "coverage",
    "curvature",
    "directions",
    "distances",
    "evidence",
    "evidence_drop_one",
    "favourability",
    "forecast_drop_one",
    "forecast_scores",
    "frames",
    "gamble",
    "home_veto",
    "ideal_points",
    "knowledge_gaps",
    "missile_tests",
    "movement",
    "named_cost",
    "news_tone",
    "no_votes",
    "option_values",
    "patience",
    "president_rates",
    "pressure",
    "ranks",
    "reference_point",
    "reliability",
    "restraint",
    "roll_call",
    "score_band",
    "shells_per_container",
    "slices",
    "switch_over",
    "thermometer",
    "threat_map",
    "timeline",
    "tornado",
    "transfer_claims",
    "unchecked",
    "vote_map",
    "vote_tallies",
    "weapons_polls",
    "weights_map",
    "win_sets",
]
