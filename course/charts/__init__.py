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
from course.charts.coverage import coverage
from course.charts.detours import detours, used_cars
from course.charts.leverage import debt_arms, energy_shares, firm_counts
from course.charts.sanctions import (
    control_list,
    eight_days,
    sanctions_matrix,
    selection_effect,
)
from course.charts.theme import alt, chart_bundle, unchecked
from course.charts.timeline import directions, knowledge_gaps, president_rates, timeline
from course.charts.trade import partner_shares, trade_path, two_counts
from course.charts.votes import roll_call, vote_map, vote_tallies

__all__ = [
    "agreement",
    "alt",
    "chart_bundle",
    "control_list",
    "coverage",
    "debt_arms",
    "detours",
    "directions",
    "distances",
    "eight_days",
    "energy_shares",
    "firm_counts",
    "ideal_points",
    "knowledge_gaps",
    "movement",
    "no_votes",
    "partner_shares",
    "president_rates",
    "ranks",
    "roll_call",
    "sanctions_matrix",
    "selection_effect",
    "timeline",
    "trade_path",
    "two_counts",
    "unchecked",
    "used_cars",
    "vote_map",
    "vote_tallies",
]
