"""Controls in front of the control list, the measures and the hidden threats."""

from __future__ import annotations

from typing import Any

import ipywidgets
import pandas as pd

from course import data, text
from course.charts import control_list, sanctions_matrix, selection_effect
from course.errors import CourseError
from course.models import sanctions as model
from course.widgets.panel import LABEL, WIDE, panel

MATRIX = ("KOR", "USA", "JPN", "AUS", "GBR", "DEU", "POL", "HUN", "CHE", "NOR", "SGP", "TWN")
"""States and economies that the matrix starts with."""
_LONG = {"description_width": "190px"}
_WIDER = {"width": "290px"}


def list_growth(controls: pd.DataFrame) -> ipywidgets.VBox:
    """Choose two steps of the control list: read a rate, or why there is none.

    Twin without a widget: ``text.list_growth(controls, 3, 4)``.

    Parameters
    ----------
    controls : pandas.DataFrame
        The table ``export_controls``.

    Returns
    -------
    ipywidgets.VBox
        Controls ``first`` and ``last`` (steps); then a sentence and the bars.
    """
    options = [
        (f"{row.total_after:,} items, {row.as_of:%B %Y}", row.step) for row in controls.itertuples()
    ]
    controls_shown = {
        "first": ipywidgets.Dropdown(
            options=options, value=2, description="From step", style=LABEL, layout=WIDE
        ),
        "last": ipywidgets.Dropdown(
            options=options, value=4, description="To step", style=LABEL, layout=WIDE
        ),
    }

    def draw(first: int, last: int) -> tuple[str, Any]:
        try:
            words = text.list_growth(controls, first, last)
        except CourseError as error:
            words = str(error)
        return words, control_list(controls, [first, last])

    return panel(controls_shown, draw)


def compare_measures(sanctions: pd.DataFrame) -> ipywidgets.VBox:
    """Set the measures of any states side by side.

    Twin without a widget: ``charts.sanctions_matrix(sanctions, ["KOR", "SGP"])``.

    Parameters
    ----------
    sanctions : pandas.DataFrame
        The table ``sanctions``.

    Returns
    -------
    ipywidgets.VBox
        Control ``countries`` (hold Ctrl or Cmd to choose several); then sentences and a grid.
    """
    names = sorted((data.country_name(code), code) for code in sanctions["country"].unique())
    controls = {
        "countries": ipywidgets.SelectMultiple(
            options=names,
            value=("KOR", "SGP", "TWN"),
            description="Partners",
            rows=8,
            style=LABEL,
            layout=WIDE,
        )
    }

    def draw(countries: tuple[str, ...]) -> tuple[str, Any]:
        if not countries:
            raise CourseError("Choose at least one partner.")
        table = model.matrix(sanctions, countries)
        return text.sanctions_matrix(table), sanctions_matrix(sanctions, countries)

    return panel(controls, draw)


def selection_lab() -> ipywidgets.VBox:
    """Choose how often threats and sanctions work and how many stay hidden. Illustration.

    Twin without a widget: ``charts.selection_effect(sanctions.selection(0.6, 0.25, 1.0))``.

    Returns
    -------
    ipywidgets.VBox
        Controls ``threats``, ``works``, ``hidden`` (per cent), ``cases``, ``seed``; then
        sentences and bars.
    """
    controls = {
        "threats": _percent("Threats that work, %", 60),
        "works": _percent("Sanctions that work, %", 25),
        "hidden": _percent("Hidden successes, %", 100),
        "cases": ipywidgets.BoundedIntText(
            value=1000, min=1, max=100_000, description="Threats", style=_LONG, layout=_WIDER
        ),
        "seed": ipywidgets.BoundedIntText(
            value=6, min=0, max=9999, description="Random state", style=_LONG, layout=_WIDER
        ),
    }

    def draw(threats: float, works: float, hidden: float, cases: int, seed: int) -> tuple[str, Any]:
        table = model.selection(threats / 100, works / 100, hidden / 100, cases, seed)
        return text.selection_effect(table), selection_effect(table)

    return panel(controls, draw)


def _percent(label: str, value: float) -> ipywidgets.BoundedFloatText:
    return ipywidgets.BoundedFloatText(
        value=value, min=0, max=100, step=5, description=label, style=_LONG, layout=_WIDER
    )
