"""Controls in front of model B, the two red lines."""

from __future__ import annotations

from typing import Any

import ipywidgets

from course import charts, text
from course.models.deterrence import (
    CLARITY,
    RESTRAINT,
    SCENARIOS,
    SLICES,
    THREAT,
    Clarity,
    Restraint,
    Slices,
    Threat,
)
from course.widgets.panel import boxes, panel, reset


def threat_map() -> ipywidgets.VBox:
    """Move gains, losses and the audience cost; read whether the threat deters.

    Twin without a widget: ``text.threat_map(deterrence.Threat(audience_cost=3))`` and
    ``charts.threat_map(deterrence.Threat(audience_cost=3))``. Illustration, not an estimate.

    Returns
    -------
    ipywidgets.VBox
        Controls: the fields of `deterrence.Threat` but the damage; finding, formula, numbers,
        result; map.
    """
    controls = boxes(THREAT, "gain", "harm", "credit", "worst_cost", "audience_cost")

    def draw(**values: float) -> tuple[str, Any]:
        threat = Threat(**values)
        return text.threat_map(threat), charts.threat_map(threat)

    return panel(controls, draw, reset(controls))


def clarity() -> ipywidgets.VBox:
    """Move leverage and costs; read whether clear words beat silence.

    Twin without a widget: ``text.clarity(deterrence.Clarity(harm=6))`` and
    ``charts.clarity(deterrence.Clarity(harm=6))``. Illustration, not an estimate.

    Returns
    -------
    ipywidgets.VBox
        Controls: the fields of `deterrence.Clarity`; finding, formula, numbers, result; curve.
    """
    controls = boxes(CLARITY)

    def draw(**values: float) -> tuple[str, Any]:
        setting = Clarity(**values)
        return text.clarity(setting), charts.clarity(setting)

    return panel(controls, draw, reset(controls))


def patience() -> ipywidgets.VBox:
    """Move both temptations and the patience; read whether mutual restraint can last.

    Twin without a widget: ``text.patience(deterrence.Restraint(gain=15))`` and
    ``charts.patience(deterrence.Restraint(gain=15))``. Illustration, not an estimate.

    Returns
    -------
    ipywidgets.VBox
        Controls: the fields of `deterrence.Restraint`, and a button for the end of the war;
        finding, formula, numbers, result; bars.
    """
    controls = boxes(RESTRAINT)

    def draw(**values: float) -> tuple[str, Any]:
        setting = Restraint(**values)
        return text.patience(setting), charts.patience(setting)

    ends = SCENARIOS["the war ends"]
    presets = {"The war ends": {"gain": ends.gain, "harm": ends.harm}}
    return panel(controls, draw, reset(controls) | presets)


def slices() -> ipywidgets.VBox:
    """Move what Moscow gains and fears; read how large a slice it takes.

    Twin without a widget: ``text.slices(deterrence.Slices(forgiveness=3))`` and
    ``charts.slices(deterrence.Slices(forgiveness=3))``. Illustration, not an estimate.

    Returns
    -------
    ipywidgets.VBox
        Controls: the fields of `deterrence.Slices`; finding, formula, numbers, result; curve.
    """
    controls = boxes(SLICES)

    def draw(**values: float) -> tuple[str, Any]:
        setting = Slices(**values)
        return text.slices(setting), charts.slices(setting)

    return panel(controls, draw, reset(controls))
