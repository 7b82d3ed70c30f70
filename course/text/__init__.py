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
    switch_over,
    tornado,
    weights_map,
)
from course.text.chronology import directions, knowledge_gaps, president_rates, timeline
from course.text.coverage import coverage
from course.text.deterrence import audience_cost, clarity, patience, restraint, slices, threat_map
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
    "chance_best",
    "clarity",
    "commitment",
    "commitment_map",
    "commitment_sensitivity",
    "count",
    "coverage",
    "curvature",
    "day",
    "directions",
    "distances",
    "evidence",
    "evidence_drop_one",
    "exact",
    "finding",
    "forecast_drop_one",
    "forecast_scores",
    "frames",
    "gamble",
    "home_veto",
    "ideal_points",
    "join",
    "knowledge_gaps",
    "movement",
    "name",
    "no_votes",
    "option_values",
    "patience",
    "percent",
    "president_rates",
    "pressure",
    "ranks",
    "reliability",
    "restraint",
    "roll_call",
    "score_band",
    "short",
    "slices",
    "switch_over",
    "threat_map",
    "timeline",
    "tornado",
    "vote_map",
    "vote_tallies",
    "weights_map",
    "win_sets",
]
