"""The picture of the codebook: which table speaks about which years."""

from __future__ import annotations

import pandas as pd

from course import text
from course.charts.theme import BLUE, alt, title


def coverage(counts: pd.DataFrame) -> alt.Chart:
    """Draw a circle for each table and year; a larger circle means more rows.

    Parameters
    ----------
    counts : pandas.DataFrame
        From `coverage.rows_per_year`.

    Returns
    -------
    altair.Chart
    """
    return (
        alt.Chart(counts)
        .mark_circle(color=BLUE, opacity=0.8)
        .encode(
            x=alt.X("year:Q").title(None).axis(format="d").scale(zero=False),
            y=alt.Y("table:N").title(None),
            size=alt.Size("rows:Q").scale(type="sqrt", range=[8, 260]).title("rows a year"),
            tooltip=[alt.Tooltip("table:N"), alt.Tooltip("year:Q"), alt.Tooltip("rows:Q")],
        )
        .properties(
            width=560,
            height=alt.Step(20),
            title=title("Which years each table speaks about", "one circle a year"),
            description=text.finding(text.coverage(counts)),
        )
    )
