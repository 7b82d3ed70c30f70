"""Controls in front of the matrix of evidence."""

from __future__ import annotations

from typing import Any

import ipywidgets
import pandas as pd

from course import charts, text
from course.errors import CourseError
from course.models import hypotheses
from course.models.hypotheses import WORKED
from course.widgets.panel import LONG, MIDDLE_LABEL, choose, panel, reset

NONE = "none"
MOST = 5


def evidence(table: pd.DataFrame = WORKED) -> ipywidgets.VBox:
    """Rate the evidence by letters, one word for each hypothesis, and leave an item out.

    Twin without a widget: ``charts.evidence(hypotheses.matrix(H1="CICCN", H2="CCIIC",
    H3="ICICI"))``, and ``text.evidence`` of the same. Illustration, not an estimate.

    Parameters
    ----------
    table : pandas.DataFrame
        From `hypotheses.matrix`: what the controls start from; five hypotheses at most.

    Returns
    -------
    ipywidgets.VBox
        A text box for each hypothesis (letters C, I, N, one an item) and ``left_out``;
        finding, formula, numbers, result; matrix.

    Raises
    ------
    CourseError
        If there are more than five hypotheses.
    """
    if len(table.columns) > MOST:
        raise CourseError(f"Show {MOST} hypotheses at most: more controls cannot be overseen.")
    items = list(table.index)
    controls = {
        str(name): ipywidgets.Text(
            value="".join(table[name]),
            description=f"{name}: C, I or N for {len(items)} items",
            style=MIDDLE_LABEL,
            layout=LONG,
            continuous_update=False,
        )
        for name in table.columns
    }
    controls["left_out"] = choose("Leave out", [(str(i), i) for i in [NONE, *items]], NONE)

    def draw(left_out: str, **words: str) -> tuple[str, Any]:
        rated = hypotheses.matrix(items, **{name: word.strip() for name, word in words.items()})
        rated = rated.drop(index=left_out, errors="ignore")
        return text.evidence(rated), charts.evidence(rated)

    return panel(controls, draw, reset(controls))
