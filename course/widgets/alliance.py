"""Controls in front of model A, the alliance dilemma."""

from __future__ import annotations

from typing import Any

import ipywidgets

from course import charts, text
from course.models.alliance import PATRON, WORKED, Patron, Stakes
from course.widgets.panel import boxes, panel, reset


def commitment() -> ipywidgets.VBox:
    """Move both fears, the cost and the curvature; read how far to commit.

    Twin without a widget: ``text.commitment(alliance.Stakes(cost=0))`` and
    ``charts.commitment(alliance.Stakes(cost=0))``. Illustration, not an estimate.

    Returns
    -------
    ipywidgets.VBox
        Controls: the fields of `alliance.Stakes`; finding, formula, numbers, result; curves.
    """
    controls = boxes(WORKED)

    def draw(**values: float) -> tuple[str, Any]:
        stakes = Stakes(**values)
        return text.commitment(stakes), charts.commitment(stakes)

    return panel(controls, draw, reset(controls))


def pressure() -> ipywidgets.VBox:
    """Move what the patron gains and pays; read how hard it presses.

    Twin without a widget: ``text.pressure(alliance.Patron(price=20))`` and
    ``charts.pressure(alliance.Patron(price=20))``. Illustration, not an estimate.

    Returns
    -------
    ipywidgets.VBox
        Controls: the fields of `alliance.Patron`; finding, formula, numbers, result; curves.
    """
    controls = boxes(PATRON)

    def draw(**values: float) -> tuple[str, Any]:
        patron = Patron(**values)
        return text.pressure(patron), charts.pressure(patron)

    return panel(controls, draw, reset(controls))
