"""Controls in front of model D, the scores of forecasts."""

from __future__ import annotations

from typing import Any

import ipywidgets
import pandas as pd

from course import charts, text
from course.errors import CourseError
from course.models import scores
from course.models.scores import STATEMENT, Statement
from course.widgets.panel import box, boxes, choose, panel, reset

NONE = "none"


def score_band() -> ipywidgets.VBox:
    """Move the chance and the range that the words allow; read what they can score.

    Twin without a widget: ``text.score_band(scores.Statement(coded=0.75), 0)`` and
    ``charts.score_band(scores.Statement(coded=0.75), 0)``. Illustration, not an estimate.

    Returns
    -------
    ipywidgets.VBox
        Controls: the fields of `scores.Statement` and ``happened``; finding, formula,
        numbers, result; curve.
    """
    ends = [("the event did not come", 0), ("the event came", 1)]
    controls = {**boxes(STATEMENT), "happened": choose("Outcome", ends, 0)}

    def draw(happened: int, **values: float) -> tuple[str, Any]:
        statement = Statement(**values)
        return text.score_band(statement, happened), charts.score_band(statement, happened)

    return panel(controls, draw, reset(controls))


def forecast_scores(forecasts: pd.DataFrame) -> ipywidgets.VBox:
    """Change how words become numbers, and leave a row out; read what the scores become.

    Twin without a widget: ``charts.forecast_scores(scores.coded(forecasts, words="high"))``,
    and ``text.forecast_scores`` of the same. Illustration, not an estimate.

    Parameters
    ----------
    forecasts : pandas.DataFrame
        The table ``forecasts``.

    Returns
    -------
    ipywidgets.VBox
        Controls ``rows``, ``words``, ``above_half``, ``left_out``; finding, formula, numbers,
        result; the forecasts with their outcomes.
    """
    used = forecasts["in_example"] | forecasts["scoreable"]
    names = [NONE, *forecasts.loc[used, "claim_id"]]
    picks = [("the worked example", "in_example"), ("all that can be scored", "scoreable")]
    rules = [("lowest of the range", "low"), ("middle", "mid"), ("highest", "high")]
    above = box(STATEMENT.but(coded=0.55), "coded")
    above.description, above.min = "chance for “above 50 per cent”", 0.5
    controls = {
        "rows": choose("Rows", picks, "in_example"),
        "words": choose("A word of chance gets", rules, "mid"),
        "above_half": above,
        "left_out": choose("Leave out", [(name, name) for name in names], NONE),
    }

    def draw(rows: str, words: str, above_half: float, left_out: str) -> tuple[str, Any]:
        table = scores.coded(forecasts, words, rows, above_half)
        if left_out != NONE and left_out not in table.index:
            raise CourseError(f"{left_out} is not among these rows: leave out another one.")
        table = table.drop(index=left_out, errors="ignore")
        return text.forecast_scores(table), charts.forecast_scores(table)

    return panel(controls, draw, reset(controls))
