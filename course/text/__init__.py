"""Text twins: what each chart shows, in a few lines that can be read, printed or heard.

The first line is the finding. The chart function of the same name uses it as its
description, so the sentence and the picture cannot drift apart. All numbers are computed
from the table that is passed in.
"""

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
from course.text.hedging import (
    hedging_index,
    hedging_presidents,
    hedging_steps,
    hedging_verdicts,
    recoding,
)
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
from course.text.words import count, day, finding, join, name, percent

__all__ = [
    "agreement",
    "claim_stances",
    "claim_status",
    "claim_types",
    "claim_voices",
    "coder_agreement",
    "coder_differences",
    "count",
    "coverage",
    "day",
    "denials",
    "directions",
    "distances",
    "finding",
    "frame",
    "hedging_index",
    "hedging_presidents",
    "hedging_steps",
    "hedging_verdicts",
    "ideal_points",
    "inside_dates",
    "join",
    "knowledge_gaps",
    "movement",
    "name",
    "no_votes",
    "one_text_by_stance",
    "outlet",
    "percent",
    "president_rates",
    "ranks",
    "recoding",
    "roll_call",
    "shell_claims",
    "timeline",
    "versions",
    "vote_map",
    "vote_tallies",
]
