"""One function a chart: a tidy table in, an Altair chart out.

Importing this package turns on the house theme and the renderer that draws charts in
JupyterLab without a network.
"""

from course.charts.alignment import agreement, distances, ideal_points, movement, no_votes, ranks
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
from course.charts.claims import (
    claim_stances,
    claim_status,
    claim_types,
    claim_voices,
    denials,
    inside_dates,
    shell_claims,
)
from course.charts.coding import coder_agreement, coder_differences
from course.charts.coverage import coverage
from course.charts.decisions import card_calendar, card_pushes, chances, points_of_view
from course.charts.deterrence import audience_cost, clarity, patience, restraint, slices, threat_map
from course.charts.hedging import hedging_index, hedging_presidents, hedging_steps, hedging_verdicts
from course.charts.hypotheses import evidence, evidence_drop_one
from course.charts.scores import forecast_drop_one, forecast_scores, reliability, score_band
from course.charts.theme import alt, chart_bundle, unchecked
from course.charts.timeline import directions, knowledge_gaps, president_rates, timeline
from course.charts.two_level import agreements, home_veto, win_sets
from course.charts.votes import roll_call, vote_map, vote_tallies

__all__ = [
    "agreement",
    "agreements",
    "alt",
    "audience_cost",
    "cabinet_options",
    "card_calendar",
    "card_pushes",
    "chance_best",
    "chances",
    "chart_bundle",
    "claim_stances",
    "claim_status",
    "claim_types",
    "claim_voices",
    "clarity",
    "coder_agreement",
    "coder_differences",
    "commitment",
    "commitment_map",
    "commitment_sensitivity",
    "coverage",
    "curvature",
    "denials",
    "directions",
    "distances",
    "evidence",
    "evidence_drop_one",
    "forecast_drop_one",
    "forecast_scores",
    "frames",
    "gamble",
    "hedging_index",
    "hedging_presidents",
    "hedging_steps",
    "hedging_verdicts",
    "home_veto",
    "ideal_points",
    "inside_dates",
    "knowledge_gaps",
    "movement",
    "no_votes",
    "option_values",
    "patience",
    "points_of_view",
    "president_rates",
    "pressure",
    "ranks",
    "reference_point",
    "reliability",
    "restraint",
    "roll_call",
    "score_band",
    "shell_claims",
    "slices",
    "switch_over",
    "threat_map",
    "timeline",
    "tornado",
    "unchecked",
    "vote_map",
    "vote_tallies",
    "weights_map",
    "win_sets",
]
