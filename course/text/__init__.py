"""Text twins: what each chart shows, in a few lines that can be read, printed or heard.

The first line is the finding. The chart function of the same name uses it as its
description, so the sentence and the picture cannot drift apart. All numbers are computed
from the table that is passed in.
"""

from course.text.chronology import directions, knowledge_gaps, president_rates, timeline
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
    "coder_agreement",
    "coder_differences",
    "count",
    "coverage",
    "day",
    "directions",
    "distances",
    "finding",
    "hedging_index",
    "hedging_presidents",
    "hedging_steps",
    "hedging_verdicts",
    "ideal_points",
    "join",
    "knowledge_gaps",
    "movement",
    "name",
    "no_votes",
    "percent",
    "president_rates",
    "ranks",
    "recoding",
    "roll_call",
    "timeline",
    "vote_map",
    "vote_tallies",
]
