"""Charts of the models: what is drawn equals what is computed, and says what it is."""

import json

import numpy as np
import pytest
from drawn import models_a_to_d

from course import charts, data, text
from course.models import (
    alliance,
    choice,
    deterrence,
    framing,
    gambles,
    hypotheses,
    scores,
    two_level,
)


@pytest.fixture(scope="module")
def drawn():
    return {name: chart.to_dict() for name, chart in models_a_to_d.made().items()}


def rows(spec, *columns):
    """Return the rows of the largest data set that has these columns."""
    sets = [found for found in spec["datasets"].values() if isinstance(found, list)]
    return max((found for found in sets if set(columns) <= set(found[0])), key=len)


def marked(spec):
    """Return the words written at marked points."""
    labels = [
        row["label"]
        for found in spec["datasets"].values()
        if isinstance(found, list)
        for row in found
        if "label" in row
    ]
    return " | ".join(labels)


@pytest.mark.parametrize("name", models_a_to_d.DRAWN)
def test_every_chart_says_that_it_is_an_illustration(drawn, name):
    assert "illustration, not an estimate" in drawn[name]["title"]["subtitle"][0]
    assert len(json.dumps(drawn[name])) < 80_000


@pytest.mark.parametrize("name", models_a_to_d.DRAWN)
def test_every_chart_has_the_finding_of_its_twin(drawn, name):
    twin = getattr(text, name)(*models_a_to_d.arguments()[name])
    assert drawn[name]["description"] == text.finding(twin)


def test_curves_have_their_worked_points(drawn):
    assert "x* = 0.6429" in marked(drawn["commitment"])
    assert "p* = 0.6821" in marked(drawn["pressure"])
    assert "q = 0.1333, q* = 0.3000" in marked(drawn["threat_map"])
    assert "α* = 2.5000" in marked(drawn["audience_cost"])
    assert "silent: 6 | clear: 4.4  least" in marked(drawn["clarity"])
    assert "s* = 0.3000" in marked(drawn["slices"])
    assert "p* = 0.2500" in marked(drawn["gamble"])
    assert "p = 0.55: 0.3025" in marked(drawn["score_band"])


def test_the_parts_of_the_loss_add_up_in_the_picture(drawn):
    points = rows(drawn["commitment"], "part", "loss")
    at = [p for p in points if p["commitment"] == 0.5]
    whole = next(p["loss"] for p in at if p["part"].startswith("all"))
    assert whole == pytest.approx(13.5)
    assert sum(p["loss"] for p in at) == pytest.approx(2 * whole)


def test_the_map_of_fears_holds_computed_cells(drawn):
    for cell in rows(drawn["commitment_map"], "abandonment_end")[::97]:
        stakes = alliance.Stakes.fears(cell["abandonment"], cell["entrapment"], 6)
        assert cell["commitment"] == pytest.approx(alliance.optimum(stakes), abs=1e-4)


def test_a_map_reaches_to_its_dot():
    spec = charts.commitment_map(alliance.Stakes(loss_abandoned=300)).to_dict()
    top = max(cell["abandonment"] for cell in rows(spec, "abandonment_end"))
    assert top == pytest.approx(90)


def test_bars_of_patience_name_the_side_that_binds(drawn):
    labels = {(r["scenario"], r["side"]): r["label"] for r in rows(drawn["restraint"], "side")}
    assert labels["Pyongyang offers troops", "Moscow, b / w"] == "0.75  binds"
    assert labels["the war ends", "Moscow, b / w"] == "0.375"


def test_stacked_bars_sum_to_the_value(drawn):
    table, weights = models_a_to_d.weighing()
    values = choice.values(table, weights)
    for option, value in values.items():
        bar = [r["points"] for r in rows(drawn["option_values"], "points") if r["option"] == option]
        assert sum(bar) == pytest.approx(value)
    sums = {r["option"]: r["value"] for r in rows(drawn["option_values"], "value")}
    assert sums == pytest.approx(values.to_dict())


def test_ties_are_drawn_on_the_line_of_the_best(drawn):
    assert all(t in marked(drawn["switch_over"]) for t in ("0.342", "0.509", "0.133"))


def test_forecasts_lead_to_their_source(drawn):
    dots = rows(drawn["forecast_scores"], "url")
    assert {d["claim_id"] for d in dots} == set(scores.coded(data.load("forecasts")).index)
    assert all(d["url"].startswith("http") and d["source"] for d in dots)
    layers = drawn["forecast_scores"]["layer"]
    assert any(layer["encoding"].get("href", {}).get("field") == "url" for layer in layers)


def test_the_preferred_side_of_a_frame_is_told_apart(drawn):
    bars = rows(drawn["frames"], "state")
    best = {bar["row"] for bar in bars if bar["state"] == "preferred"}
    assert best == {"sure thing, as a gain", "gamble, as a loss"}


def test_inconsistencies_stand_in_the_names(drawn):
    heads = {r["hypothesis"] for r in rows(drawn["evidence"], "letter")}
    assert "H1: 1 against, least" in heads and "H3: 3 against" in heads
    weighed = charts.evidence(weights=[1, 3, 1, 1, 1]).to_dict()
    assert "E2 (weight 3)" in {r["item"] for r in rows(weighed, "letter")}


def test_what_all_accept_is_drawn(drawn):
    bars = {r["player"]: (r["low"], r["high"]) for r in rows(drawn["win_sets"], "joint")}
    assert bars["all of them"] == pytest.approx((0.4, 0.6))
    free = charts.win_sets(consent=False).to_dict()
    assert "without a veto" in {r["player"] for r in rows(free, "joint")}


def test_a_veto_drops_an_option(drawn):
    states = {r["option"]: r["state"] for r in rows(drawn["home_veto"], "state")}
    assert [o for o, s in states.items() if s == "falls"] == ["Direct lethal"]


rng = np.random.default_rng(5)
EDGES = {
    "commitment": [
        (alliance.Stakes(chance_cools=0),),
        (alliance.Stakes(chance_trouble=0, cost=0),),
        (alliance.Stakes(curvature=1),),
        (alliance.Stakes(cost=0, curvature=3),),
    ],
    "pressure": [(alliance.Patron(value=0),), (alliance.Patron(value=200, price=1),)],
    "threat_map": [(deterrence.Threat(gain=20, harm=1),), (deterrence.Threat(gain=0),)],
    "audience_cost": [
        (deterrence.Threat(gain=20, harm=1),),
        (deterrence.Threat(gain=0),),
    ],
    "clarity": [(deterrence.Clarity(credit=10, worst_cost=5),), (deterrence.Clarity(harm=40),)],
    "patience": [(deterrence.Restraint(seoul_gain=-5, gain=0),)],
    "slices": [(deterrence.Slices(reaction=0),), (deterrence.Slices(forgiveness=1),)],
    "gamble": [(gambles.Gamble(safe=100),), (gambles.Gamble(safe=0),)],
    "frames": [(framing.Frame(exponent=1, loss_aversion=1),), (framing.Frame(reference=50),)],
    "reference_point": [(gambles.Gamble(70, 45, 57.5, 0.5),)],
    "score_band": [(scores.Statement(0.9, 0.8, 0.95), 1)],
    "evidence": [(hypotheses.matrix(H1="CC", H2="CN"),)],
    "win_sets": [(two_level.Table(assembly=0.2),), (two_level.Table(0, 0, 0, 0),)],
    "agreements": [(two_level.Table(status_quo=0.9),)],
}


@pytest.mark.parametrize(
    ("name", "given"), [(name, given) for name, many in EDGES.items() for given in many]
)
def test_extremes_are_drawn_and_told_too(name, given):
    spec = getattr(charts, name)(*given).to_dict()
    twin = getattr(text, name)(*given)
    assert "NaN" not in json.dumps(spec) and "nan" not in twin
    assert spec["description"] == twin.splitlines()[0]
