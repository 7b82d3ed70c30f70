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
from course.charts.hedging import (
    hedging_index,
    hedging_presidents,
    hedging_steps,
    hedging_verdicts,
)
from course.charts.theme import alt, chart_bundle, unchecked
from course.charts.timeline import directions, knowledge_gaps, president_rates, timeline
from course.charts.votes import roll_call, vote_map, vote_tallies

__all__ = [
    "agreement",
    "alt",
    "chart_bundle",
    "claim_stances",
    "claim_status",
    "claim_types",
    "claim_voices",
    "coder_agreement",
    "coder_differences",
    "coverage",
    "denials",
    "directions",
    "distances",
    "hedging_index",
    "hedging_presidents",
    "hedging_steps",
    "hedging_verdicts",
    "ideal_points",
    "inside_dates",
    "knowledge_gaps",
    "movement",
    "no_votes",
    "president_rates",
    "ranks",
    "roll_call",
    "shell_claims",
    "timeline",
    "unchecked",
    "vote_map",
    "vote_tallies",
]
