"""Controls in front of model C, the weighing of options."""

from __future__ import annotations

from typing import Any

import ipywidgets
import pandas as pd

from course import charts, data, text
from course.models import choice, draws
from course.models.draws import DOUBT
from course.models.framing import FRAME, Frame
from course.models.gambles import GAMBLE, Gamble
from course.widgets.panel import LONG, LONG_LABEL, boxes, choose, panel, reset


def option_values(
    option_scores: pd.DataFrame, weight_profiles: pd.DataFrame, options: pd.DataFrame
) -> ipywidgets.VBox:
    """Weigh the options of a decision point; the weights are divided by their sum.

    Twin without a widget: ``charts.option_values(choice.scores(option_scores, "D3", options),
    {"alliance": 35, "north_korea_risk": 30, "economy": 15, "norms": 10, "domestic": 10})``,
    and ``text.option_values`` of the same. Illustration, not an estimate.

    Parameters
    ----------
    option_scores, weight_profiles, options : pandas.DataFrame
        The tables of these names.

    Returns
    -------
    ipywidgets.VBox
        Controls ``point`` and one weight for each criterion (0 to 100); finding, formula,
        numbers, result; bars.
    """
    start = choice.weights(weight_profiles)
    words = data.labels("option_scores", "criterion")
    controls = {
        "point": _points(),
        **{name: _weight(words[name], weight) for name, weight in start.items()},
    }

    def draw(point: str, **weights: float) -> tuple[str, Any]:
        table = choice.scores(option_scores, point, options)
        return text.option_values(table, weights), charts.option_values(table, weights)

    return panel(controls, draw, reset(controls))


def chance_best(
    option_scores: pd.DataFrame, weight_profiles: pd.DataFrame, options: pd.DataFrame
) -> ipywidgets.VBox:
    """Draw weights or scores again and again; read how often each option ranks first.

    Twin without a widget: ``charts.chance_best(choice.scores(option_scores, "D3", options),
    choice.weights(weight_profiles), draws.Doubt(sigma=10), "scores")``, and
    ``text.chance_best`` of the same. Illustration, not an estimate.

    Parameters
    ----------
    option_scores, weight_profiles, options : pandas.DataFrame
        The tables of these names.

    Returns
    -------
    ipywidgets.VBox
        Controls ``point``, ``profile``, ``about``, ``sigma``, ``concentration``; finding,
        formula, numbers, result; bars. The draws are the same each time.
    """
    profiles = data.labels("weight_profiles", "profile")
    controls = {
        "point": _points(),
        "profile": choose(
            "Point of view", [(words, code) for code, words in profiles.items()], "worked_example"
        ),
        "about": choose("What is uncertain", [(one, one) for one in draws.ABOUT], "weights"),
        **boxes(DOUBT, "sigma", "concentration"),
    }

    def draw(point: str, profile: str, about: str, **doubts: float) -> tuple[str, Any]:
        setting = (
            choice.scores(option_scores, point, options),
            choice.weights(weight_profiles, profile),
            DOUBT.but(**doubts),
            about,
        )
        return text.chance_best(*setting), charts.chance_best(*setting)

    return panel(controls, draw, reset(controls))


def gamble() -> ipywidgets.VBox:
    """Move the outcomes and the risk; read whether the risk pays, and what knowing is worth.

    Twin without a widget: ``text.gamble(gambles.Gamble(chance_bad=0.2))`` and
    ``charts.gamble(gambles.Gamble(chance_bad=0.2))``. Illustration, not an estimate.

    Returns
    -------
    ipywidgets.VBox
        Controls: the fields of `gambles.Gamble`; finding, formula, numbers, result; lines.
    """
    controls = boxes(GAMBLE)

    def draw(**values: float) -> tuple[str, Any]:
        setting = Gamble(**values)
        return text.gamble(setting), charts.gamble(setting)

    return panel(controls, draw, reset(controls))


def frames() -> ipywidgets.VBox:
    """Move how gains and losses feel, and the choice; read whether the frame decides.

    Twin without a widget: ``text.frames(framing.Frame(loss_aversion=1), sure=10)`` and
    ``charts.frames(framing.Frame(loss_aversion=1), sure=10)``. Illustration, not an estimate.

    Returns
    -------
    ipywidgets.VBox
        Controls ``exponent``, ``loss_aversion``, ``sure``, ``risky``, ``chance``; finding,
        formula, numbers, result; curve and bars.
    """
    controls = {
        **boxes(FRAME, "exponent", "loss_aversion"),
        "sure": _number("size of the sure outcome", 10, 1, 100, 1),
        "risky": _number("size of the risky outcome", 20, 1, 100, 1),
        "chance": _number("chance of the risky outcome", 0.5, 0, 1, 0.05),
    }

    def draw(
        exponent: float, loss_aversion: float, sure: float, risky: float, chance: float
    ) -> tuple[str, Any]:
        setting = (Frame(0, exponent, loss_aversion), sure, risky, chance)
        return text.frames(*setting), charts.frames(*setting)

    return panel(controls, draw, reset(controls))


def _points() -> ipywidgets.Dropdown:
    points = data.labels("option_scores", "point_id")
    words = [(f"{code}, {label}", code) for code, label in points.items()]
    return choose("Decision point", words, "D3")


def _weight(words: str, weight: float) -> ipywidgets.BoundedFloatText:
    return _number(f"weight of {words}", round(100 * weight, 6), 0, 100, 5)


def _number(
    words: str, value: float, low: float, high: float, step: float
) -> ipywidgets.BoundedFloatText:
    return ipywidgets.BoundedFloatText(
        value=value, min=low, max=high, step=step, description=words, style=LONG_LABEL, layout=LONG
    )
