"""Controls in front of the votes."""

from __future__ import annotations

from typing import Any

import ipywidgets
import pandas as pd

from course import data, text
from course.charts import ideal_points, ranks
from course.errors import CourseError
from course.models import voting
from course.widgets.panel import LABEL, WIDE, panel


def neighbours(alignment: pd.DataFrame) -> ipywidgets.VBox:
    """Rank states by their distance to a power, for any year and series.

    Twin without a widget: ``charts.ranks(voting.ranks(alignment, "USA", 2023), "USA", 2023)``.

    Parameters
    ----------
    alignment : pandas.DataFrame
        The table ``alignment``.

    Returns
    -------
    ipywidgets.VBox
        Controls ``reference``, ``year``, ``series``; then sentences and a bar chart.
    """
    powers = [(name, code) for code, name in voting.POWERS.items()]
    series = [(words, column) for column, words in voting.SERIES.items()]
    first, last = int(alignment["year"].min()), int(alignment["year"].max())
    controls = {
        "reference": ipywidgets.Dropdown(
            options=powers, value="USA", description="Distance to", style=LABEL, layout=WIDE
        ),
        "year": ipywidgets.BoundedIntText(
            value=2023, min=first, max=last, description="Year", style=LABEL, layout=WIDE
        ),
        "series": ipywidgets.Dropdown(
            options=series, description="Series", style=LABEL, layout=WIDE
        ),
    }

    def draw(reference: str, year: int, series: str) -> tuple[str, Any]:
        table = voting.ranks(alignment, reference, year, series=series)
        return text.ranks(table, reference, year), ranks(table, reference, year)

    return panel(controls, draw)


def compare_states(points: pd.DataFrame) -> ipywidgets.VBox:
    """Draw the ideal points of any states that you choose.

    Twin without a widget: ``charts.ideal_points(points, ["KOR", "USA", "DEU"])``.

    Parameters
    ----------
    points : pandas.DataFrame
        The table ``ideal_points``.

    Returns
    -------
    ipywidgets.VBox
        Control ``countries`` (hold Ctrl or Cmd to choose several); then sentences and lines.
    """
    names = sorted((data.country_name(code), code) for code in points["country"].unique())
    controls = {
        "countries": ipywidgets.SelectMultiple(
            options=names,
            value=("KOR", "USA", "RUS", "TUR", "IND"),
            description="States",
            rows=8,
            style=LABEL,
            layout=WIDE,
        )
    }

    def draw(countries: tuple[str, ...]) -> tuple[str, Any]:
        if not countries:
            raise CourseError("Choose at least one state.")
        return text.ideal_points(points, list(countries)), ideal_points(points, countries)

    return panel(controls, draw)
