"""Text twins: what each chart shows, in a few lines that can be read, printed or heard.

The first line is the finding. The chart function of the same name uses it as its
description, so the sentence and the picture cannot drift apart. All numbers are computed
from the table that is passed in.
"""

from course.text.chronology import directions, knowledge_gaps, president_rates, timeline
from course.text.coverage import coverage
from course.text.leverage import debt_arms, energy_shares, firm_counts
from course.text.sanctions import (
    control_list,
    eight_days,
    list_growth,
    sanctions_matrix,
    selection_effect,
)
from course.text.trade import (
    both_sides,
    detour_bound,
    detours,
    first_year,
    partner_shares,
    trade_path,
    two_counts,
    used_cars,
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
    "both_sides",
    "control_list",
    "count",
    "coverage",
    "day",
    "debt_arms",
    "detour_bound",
    "detours",
    "directions",
    "distances",
    "eight_days",
    "energy_shares",
    "finding",
    "firm_counts",
    "first_year",
    "ideal_points",
    "join",
    "knowledge_gaps",
    "list_growth",
    "movement",
    "name",
    "no_votes",
    "partner_shares",
    "percent",
    "president_rates",
    "ranks",
    "roll_call",
    "sanctions_matrix",
    "selection_effect",
    "timeline",
    "trade_path",
    "two_counts",
    "used_cars",
    "vote_map",
    "vote_tallies",
]
