"""Controls in front of model D, the scores of forecasts."""

from __future__ import annotations

from typing import Any

import ipywidgets
import pandas as pd

from course import charts, text
from course.models import predictions, scores
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
    """Change each choice of the coder; read what the scores become.

    Twin without a widget: ``charts.forecast_scores(scores.coded(forecasts, words="high"))``,
    and ``text.forecast_scores`` of the same; ``predictions.other_way`` and
    ``predictions.without`` turn an outcome and leave a row out. Illustration, not an estimate.

    Parameters
    ----------
    forecasts : pandas.DataFrame
        The table ``forecasts``.

    Returns
    -------
    ipywidgets.VBox
        Controls ``rows``, ``words``, ``above_half``, ``turned``, ``left_out``; finding,
        formula, numbers, result; the forecasts with their outcomes.
    """
    used = forecasts["in_example"] | forecasts["scoreable"]
    names = [(name, name) for name in (NONE, *forecasts.loc[used, "claim_id"])]
    picks = [("the worked example", "in_example"), ("all that can be scored", "scoreable")]
    rules = [("lowest of the range", "low"), ("middle", "mid"), ("highest", "high")]
    above = box(STATEMENT.but(coded=0.55), "coded")
    above.description, above.min = "chance for “above 50 per cent”", 0.5
    controls = {
        "rows": choose("Rows", picks, "in_example"),
        "words": choose("A word of chance gets", rules, "mid"),
        "above_half": above,
        "turned": choose("Count the other way", names, NONE),
        "left_out": choose("Leave out", names, NONE),
    }

    def draw(
        rows: str, words: str, above_half: float, turned: str, left_out: str
    ) -> tuple[str, Any]:
        table = scores.coded(forecasts, words, rows, above_half)
        table = predictions.other_way(table, *_named(turned))
        table = predictions.without(table, *_named(left_out))
        return text.forecast_scores(table, rows), charts.forecast_scores(table, rows)

    return panel(controls, draw, reset(controls))


def _named(choice: str) -> list[str]:
    return [] if choice == NONE else [choice]
