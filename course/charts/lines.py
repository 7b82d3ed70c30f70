"""Pieces that the charts of models share: curves over one parameter, and marked points."""

from __future__ import annotations

from typing import Any

import pandas as pd

from course.charts.theme import INK, VERMILLION, alt
from course.text import ILLUSTRATION


def noted(words: str) -> str:
    """Return the line under a title of a model's chart, with the warning."""
    return f"{words}; {ILLUSTRATION}"


def curve(rows: pd.DataFrame, x: Any, y: Any, colour: str = INK) -> alt.Chart:
    """Draw one curve; a tooltip gives both values."""
    return (
        alt.Chart(rows)
        .mark_line(color=colour, strokeWidth=3)
        .encode(x=x, y=y, tooltip=[_value(x), _value(y)])
    )


def spot(
    x_field: str, y_field: str, x: float, y: float, label: str, dx: int = 10, dy: int = -14
) -> alt.LayerChart:
    """Mark one point of a curve and write what it is; to the left of it if `dx` is below 0."""
    rows = pd.DataFrame({x_field: [x], y_field: [y], "label": [label]})
    base = alt.Chart(rows).encode(x=alt.X(f"{x_field}:Q"), y=alt.Y(f"{y_field}:Q"))
    place = {"align": "left" if dx >= 0 else "right", "dx": dx, "dy": dy}
    place |= {"fontWeight": 600, "fontSize": 13}
    point = base.mark_point(
        filled=True, size=150, color=VERMILLION, opacity=1, stroke="white", strokeWidth=1.5
    ).encode(tooltip=[alt.Tooltip("label:N", title="point")])
    words = alt.Text("label:N")
    # The same words twice: white below, ink above, so that they stay readable on lines.
    below = base.mark_text(**place, stroke="white", strokeWidth=5).encode(text=words)
    return alt.layer(point, below, base.mark_text(**place).encode(text=words))


def _value(channel: Any) -> alt.Tooltip:
    return alt.Tooltip(channel.shorthand, format=".3~f")
