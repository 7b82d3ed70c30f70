"""Controls in front of the two-level game."""

from __future__ import annotations

from typing import Any

import ipywidgets
import pandas as pd

from course import charts, data, text
from course.models import choice
from course.models.two_level import WORKED, Table
from course.widgets.panel import LONG, LONG_LABEL, boxes, choose, panel, reset


def win_sets() -> ipywidgets.VBox:
    """Move the wishes and the status quo; read what all can accept.

    Twin without a widget: ``text.win_sets(two_level.Table(assembly=0.45))`` and
    ``charts.win_sets(two_level.Table(assembly=0.45))``. Illustration, not an estimate.

    Returns
    -------
    ipywidgets.VBox
        Controls: the fields of `two_level.Table` and ``consent``; finding, formula, numbers,
        result; bars.
    """
    consent = ipywidgets.Checkbox(value=True, description="The Assembly must consent", indent=False)
    controls = {**boxes(WORKED), "consent": consent}

    def draw(consent: bool, **values: float) -> tuple[str, Any]:
        table = Table(**values)
        return text.win_sets(table, consent), charts.win_sets(table, consent)

    return panel(controls, draw, reset(controls))


def home_veto(option_scores: pd.DataFrame, options: pd.DataFrame) -> ipywidgets.VBox:
    """Move the veto at home; read which options it leaves.

    Twin without a widget: ``charts.home_veto(choice.scores(option_scores, "D3", options), 30)``,
    and ``text.home_veto`` of the same. Illustration, not an estimate.

    Parameters
    ----------
    option_scores, options : pandas.DataFrame
        The tables of these names.

    Returns
    -------
    ipywidgets.VBox
        Controls ``point``, ``least``, ``criterion``; a sentence; bars.
    """
    points = data.labels("option_scores", "point_id")
    words = data.labels("option_scores", "criterion")
    controls = {
        "point": choose("Decision point", [(f"{c}, {w}", c) for c, w in points.items()], "D3"),
        "least": ipywidgets.BoundedFloatText(
            value=30,
            min=0,
            max=100,
            step=5,
            description="least score that passes",
            style=LONG_LABEL,
            layout=LONG,
        ),
        "criterion": choose("The veto looks at", [(w, c) for c, w in words.items()], "domestic"),
    }

    def draw(point: str, least: float, criterion: str) -> tuple[str, Any]:
        table = choice.scores(option_scores, point, options)
        return text.home_veto(table, least, criterion), charts.home_veto(table, least, criterion)

    return panel(controls, draw, reset(controls))
