"""Text twins: what each chart shows, in a few lines that can be read, printed or heard.

The first line is the finding. The chart function of the same name uses it as its
description, so the sentence and the picture cannot drift apart. All numbers are computed
from the table that is passed in.
"""

from course.text.alliance import (
    cabinet_options,
    commitment,
    commitment_map,
    commitment_sensitivity,
    curvature,
    pressure,
)
from course.text.choice import (
    chance_best,
    frames,
    gamble,
    option_values,
    reference_point,
    switch_over,
    tornado,
    weights_map,
)
from course.text.chronology import directions, knowledge_gaps, president_rates, timeline
from course.text.claims import (
    claim_stances,
    claim_status,
    claim_types,
    claim_voices,
    denials,
    frame,
    inside_dates,
    one_text_by_stance,
    outlet,
    shell_claims,
    versions,
)
from course.text.coding import coder_agreement, coder_differences
from course.text.coverage import coverage
from course.text.decisions import (
    card_calendar,
    card_pushes,
    chances,
    moment,
    points_of_view,
    standing,
)
from course.text.deterrence import audience_cost, clarity, patience, restraint, slices, threat_map
from course.text.hedging import (
    hedging_index,
    hedging_presidents,
    hedging_steps,
    hedging_verdicts,
    recoding,
)
from course.text.hypotheses import evidence, evidence_drop_one
from course.text.scores import forecast_drop_one, forecast_scores, reliability, score_band
from course.text.two_level import agreements, home_veto, win_sets
from course.text.voting import (
    agreement,
    distances,
    ideal_points,
    movement,
    no_votes,
    ranks,
    roll_call,
    vote_map,
    vote_tallies,
)
from course.text.words import ILLUSTRATION, count, day, exact, finding, join, name, percent, short

__all__ = [
    "ILLUSTRATION",
    "agreement",
    "agreements",
    "audience_cost",
    "cabinet_options",
    "card_calendar",
    "card_pushes",
    "chance_best",
    "chances",
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
    "count",
    "coverage",
    "curvature",
    "day",
    "denials",
    "directions",
    "distances",
    "evidence",
    "evidence_drop_one",
    "exact",
    "finding",
    "forecast_drop_one",
    "forecast_scores",
    "frame",
    "frames",
    "gamble",
    "hedging_index",
    "hedging_presidents",
    "hedging_steps",
    "hedging_verdicts",
    "home_veto",
    "ideal_points",
    "inside_dates",
    "join",
    "knowledge_gaps",
    "moment",
    "movement",
    "name",
    "no_votes",
    "one_text_by_stance",
    "option_values",
    "outlet",
    "patience",
    "percent",
    "points_of_view",
    "president_rates",
    "pressure",
    "ranks",
    "recoding",
    "reference_point",
    "reliability",
    "restraint",
    "roll_call",
    "score_band",
    "shell_claims",
    "short",
    "slices",
    "standing",
    "switch_over",
    "threat_map",
    "timeline",
    "tornado",
    "versions",
    "vote_map",
    "vote_tallies",
    "weights_map",
    "win_sets",
]
