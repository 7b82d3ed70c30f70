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
from course.charts.ally import promises, spending, trust, two_fears
from course.charts.arms import aid_donors, arms_recipients, share_by_rule
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
    inside_dates,
)
from course.charts.coding import coder_agreement, coder_differences
from course.charts.council import council_groups, council_scores
from course.charts.coverage import coverage
from course.charts.decisions import card_calendar, card_pushes, chances, points_of_view
from course.charts.deterrence import audience_cost, clarity, patience, restraint, slices, threat_map
from course.charts.detours import detours, used_cars
from course.charts.hedging import hedging_index, hedging_presidents, hedging_steps, hedging_verdicts
from course.charts.hypotheses import evidence, evidence_drop_one
from course.charts.ledger import live_questions
from course.charts.leverage import debt_arms, energy_shares, firm_counts
from course.charts.north_korea import council_north, missile_tests, news_tone
from course.charts.opinion import arms_polls, favourability, named_cost, thermometer, weapons_polls
from course.charts.predictions import (
    chance_words,
    conjunction,
    forecast_verdicts,
    luck,
    predictions_sorted,
)
from course.charts.pyongyang import (
    acts_after,
    closeness,
    shells_per_container,
    transfer_claims,
)
from course.charts.red_lines import (
    exactness_by_state,
    explicit_or_vague,
    line_elements,
    red_lines,
    what_followed,
)
from course.charts.sanctions import control_list, eight_days, sanctions_matrix, selection_effect
from course.charts.scores import forecast_drop_one, forecast_scores, reliability, score_band
from course.charts.theme import alt, chart_bundle, unchecked
from course.charts.timeline import directions, knowledge_gaps, president_rates, timeline
from course.charts.trade import partner_shares, trade_path, two_counts
from course.charts.two_level import agreements, home_veto, win_sets
from course.charts.versions import denials, shell_claims
from course.charts.votes import roll_call, vote_map, vote_tallies
