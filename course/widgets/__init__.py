"""Controls in front of the charts, for what Python must compute again.

Each function returns an ordinary ipywidgets box. Its state is the `value` of its controls,
so it can be read, set and tested without a browser. Every control has a visible label,
which is its accessible name too. Sliders are avoided: the slider of ipywidgets has no
accessible name; number boxes and lists have. Each docstring names the twin: the call that
gives the same answer without a widget.
"""

from course.widgets.chronology import event_explorer
from course.widgets.sanctions import compare_measures, list_growth, selection_lab
from course.widgets.voting import compare_states, neighbours

__all__ = [
    "compare_measures",
    "compare_states",
    "event_explorer",
    "list_growth",
    "neighbours",
    "selection_lab",
]
