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
from course.text.coverage import coverage
from course.text.deterrence import audience_cost, clarity, patience, restraint, slices, threat_map
from course.text.hypotheses import evidence, evidence_drop_one
from course.text.opinion import (
    arms_polls,
    favourability,
    named_cost,
    thermometer,
    weapons_polls,
)
from course.text.pyongyang import (
    acts_after,
    closeness,
    council_north,
    evidence_items,
    loosening,
    missile_tests,
    news_tone,
    shells_per_container,
    transfer_claims,
)
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
from course.text.words import (
    ILLUSTRATION,
    count,
    day,
    exact,
    finding,
    join,
    name,
    percent,
    points,
    short,
)

__all__ = [
    "ILLUSTRATION",
    "acts_after",
    "agreement",
    "agreements",
    "arms_polls",
    "audience_cost",
    "cabinet_options",
    "chance_best",
    "clarity",
    "closeness",
    "commitment",
    "commitment_map",
    "commitment_sensitivity",
    "council_north",
    "count",
    "coverage",
    "curvature",
    "day",
    "directions",
    "distances",
    "evidence",
    "evidence_drop_one",
    "evidence_items",
    "exact",
    "favourability",
    "finding",
    "forecast_drop_one",
    "forecast_scores",
    "frames",
    "gamble",
    "home_veto",
    "ideal_points",
    "join",
    "knowledge_gaps",
    "loosening",
    "missile_tests",
    "movement",
    "name",
    "named_cost",
    "news_tone",
    "no_votes",
    "option_values",
    "patience",
    "percent",
    "points",
    "president_rates",
    "pressure",
    "ranks",
    "reference_point",
    "reliability",
    "restraint",
    "roll_call",
    "score_band",
    "shells_per_container",
    "short",
    "slices",
    "switch_over",
    "thermometer",
    "threat_map",
    "timeline",
    "tornado",
    "transfer_claims",
    "vote_map",
    "vote_tallies",
    "weapons_polls",
    "weights_map",
    "win_sets",
]
