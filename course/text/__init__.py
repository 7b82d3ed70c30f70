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
from course.text.ally import fear_codes, fear_rule, promises, spending, trust, two_fears
from course.text.arms import aid_donors, arms_recipients, share_by_rule
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
from course.text.council import (
    council_brief,
    council_cards,
    council_groups,
    council_ledger,
    council_phases,
    council_questions,
    council_reveal,
    council_row,
    council_scores,
    council_situation,
)
from course.text.coverage import coverage
from course.text.decisions import (
    card_calendar,
    card_pushes,
    chances,
    moment,
    points_of_view,
    standing,
)
from course.text.deterrence import (
    audience_cost,
    clarity,
    patience,
    price,
    restraint,
    slices,
    threat_map,
)
from course.text.hedging import (
    hedging_index,
    hedging_presidents,
    hedging_steps,
    hedging_verdicts,
    recoding,
)
from course.text.hypotheses import evidence, evidence_drop_one
from course.text.ledger import live_questions, my_forecasts
from course.text.leverage import debt_arms, energy_shares, firm_counts
from course.text.opinion import arms_polls, favourability, named_cost, thermometer, weapons_polls
from course.text.predictions import (
    chance_words,
    conjunction,
    forecast_verdicts,
    luck,
    prediction,
    predictions_sorted,
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
from course.text.red_lines import (
    exactness_by_state,
    explicit_or_vague,
    line_elements,
    red_lines,
    short_speaker,
    what_followed,
)
from course.text.sanctions import (
    control_list,
    eight_days,
    list_growth,
    sanctions_matrix,
    selection_effect,
)
from course.text.scores import forecast_drop_one, forecast_scores, reliability, score_band
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
    days,
    exact,
    finding,
    join,
    name,
    percent,
    points,
    short,
)
