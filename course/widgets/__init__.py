"""Controls in front of the charts, for what Python must compute again.

Each function returns an ordinary ipywidgets box. Its state is the `value` of its controls,
so it can be read, set and tested without a browser. Every control has a visible label,
which is its accessible name too. Sliders are avoided: the slider of ipywidgets has no
accessible name; number boxes and lists have. Each docstring names the twin: the call that
gives the same answer without a widget.
"""

from course.widgets.alliance import commitment, pressure
from course.widgets.ally import code_fears
from course.widgets.choice import chance_best, frames, gamble, option_values
from course.widgets.chronology import event_explorer
from course.widgets.claims import claim_explorer, framing_grid, same_event
from course.widgets.council import council_results, council_room
from course.widgets.decisions import (
    desk,
    my_chances,
    my_choice,
    my_scores,
    my_weights,
    reveal,
    sort_cards,
)
from course.widgets.deterrence import clarity, patience, slices, threat_map
from course.widgets.hedging import recode
from course.widgets.hypotheses import evidence
from course.widgets.ledger import my_forecasts, my_outcomes
from course.widgets.pyongyang import acts_after, rate_evidence
from course.widgets.red_lines import line_explorer
from course.widgets.sanctions import compare_measures, list_growth, selection_lab
from course.widgets.scores import forecast_scores, score_band
from course.widgets.two_level import home_veto, win_sets
from course.widgets.voting import compare_states, neighbours
