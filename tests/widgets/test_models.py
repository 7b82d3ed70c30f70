"""Controls of the models: six at most, named, reset by one button, the same as their twin."""

import html
import inspect

import pytest

from course import charts, data, text, widgets
from course.charts.theme import VEGA_LITE_5
from course.models import alliance, choice, deterrence, hypotheses, scores, two_level
from course.widgets.panel import RESET

TABLES = {
    "option_values": ("option_scores", "weight_profiles", "options"),
    "chance_best": ("option_scores", "weight_profiles", "options"),
    "forecast_scores": ("forecasts",),
    "home_veto": ("option_scores", "options"),
}
NAMES = [
    "commitment",
    "pressure",
    "threat_map",
    "clarity",
    "patience",
    "slices",
    "option_values",
    "chance_best",
    "gamble",
    "frames",
    "score_band",
    "forecast_scores",
    "evidence",
    "win_sets",
    "home_veto",
]


def made(name):
    given = [data.load(table) for table in TABLES.get(name, ())]
    return getattr(widgets, name)(*given)


def parts(box):
    children = box.children[0].children
    buttons = {one.description: one for one in children if hasattr(one, "click")}
    controls = {one.description: one for one in children if one.description not in buttons}
    return controls, buttons


def sentence(box):
    return html.unescape(box.children[1].value)


def picture(box):
    return box.children[2].outputs[0]["data"][VEGA_LITE_5]


def change(control):
    """Give a control another value."""
    if hasattr(control, "options"):
        values = [pair[1] for pair in control.options]
        control.value = next(v for v in reversed(values) if v != control.value)
    elif isinstance(control.value, bool):
        control.value = not control.value
    elif isinstance(control.value, str):
        control.value = control.value.translate(str.maketrans("CIN", "INC"))
    else:
        away = control.max if control.max - control.value > control.value - control.min else None
        middle = (control.value + (control.max if away else control.min)) / 2
        control.value = middle


def test_every_widget_of_a_model_is_tested():
    others = {"compare_states", "event_explorer", "neighbours"}
    models = {name for name in NAMES if hasattr(widgets, name)}
    assert set(NAMES) == models and not models & others


@pytest.mark.parametrize("name", NAMES)
class TestEveryWidget:
    def test_has_at_most_six_named_controls_and_a_reset(self, name):
        controls, buttons = parts(made(name))
        assert 3 <= len(controls) <= 6 and all(label.strip() for label in controls)
        assert RESET in buttons

    def test_every_control_changes_something(self, name):
        for label in parts(made(name))[0]:
            box = made(name)
            before = (sentence(box), str(picture(box)))
            change(parts(box)[0][label])
            assert (sentence(box), str(box.children[2].outputs)) != before, label

    def test_the_button_brings_the_worked_example_back(self, name):
        box = made(name)
        start = {label: control.value for label, control in parts(box)[0].items()}
        before = sentence(box), picture(box)
        for control in parts(box)[0].values():
            change(control)
        assert sentence(box) != before[0]
        parts(box)[1][RESET].click()
        assert {label: c.value for label, c in parts(box)[0].items()} == start
        assert sentence(box) == before[0]
        assert picture(box)["datasets"] == before[1]["datasets"]

    def test_says_that_it_is_an_illustration_and_names_its_twin(self, name):
        assert "Illustration, not an estimate." in sentence(made(name))
        words = inspect.getdoc(getattr(widgets, name))
        assert "Twin without a widget:" in words
        assert f"charts.{name}" in words and f"text.{name}" in words

    def test_shows_formula_numbers_and_result(self, name):
        if name == "home_veto":
            return  # a list of what is left: nothing is computed
        lines = sentence(made(name)).split("<br>")
        assert [line.split(":")[0] for line in lines[1:4]] == ["Formula", "Numbers", "Result"]


def same_as_twin(box, name, *given):
    twin = getattr(charts, name)(*given).to_dict()
    assert picture(box)["datasets"] == twin["datasets"]
    lines = getattr(text, name)(*given).splitlines()
    assert all(line in sentence(box) for line in lines)


def test_commitment_draws_its_twin():
    box = made("commitment")
    parts(box)[0]["c: running cost of commitment"].value = 20
    parts(box)[0]["k: how sharply risk bites"].value = 1.5
    same_as_twin(box, "commitment", alliance.Stakes(cost=20, curvature=1.5))


def test_a_value_outside_the_range_snaps_to_its_edge():
    control = parts(made("commitment"))[0]["c: running cost of commitment"]
    control.value = 999
    assert control.value == 40


def test_the_end_of_the_war_is_one_button():
    box = made("patience")
    parts(box)[1]["The war ends"].click()
    same_as_twin(box, "patience", deterrence.SCENARIOS["the war ends"])
    assert "Moscow 0.3750" in sentence(box)


def test_weights_of_0_ask_for_one():
    box = made("option_values")
    for label, control in parts(box)[0].items():
        if label.startswith("weight"):
            control.value = 0
    assert "All weights are 0" in sentence(box)


def test_options_of_another_day_are_weighed_by_the_same_function():
    box = made("option_values")
    parts(box)[0]["Decision point"].value = "D6"
    table = choice.scores(data.load("option_scores"), "D6", data.load("options"))
    hundreds = {"alliance": 35, "north_korea_risk": 30, "economy": 15, "norms": 10, "domestic": 10}
    same_as_twin(box, "option_values", table, hundreds)


def test_a_band_the_wrong_way_round_gets_a_sentence():
    box = made("score_band")
    controls, _ = parts(box)
    controls["high: highest chance that the words allow"].value = 0.2
    assert "must not be above" in sentence(box)


def test_a_row_is_left_out_and_another_rule_used():
    box = made("forecast_scores")
    controls, _ = parts(box)
    controls["Leave out"].value = "C000-07"
    controls["A word of chance gets"].value = "high"
    table = scores.coded(data.load("forecasts"), "high").drop(index="C000-07")
    same_as_twin(box, "forecast_scores", table)
    controls["Rows"].value = "scoreable"
    assert "no row among these forecasts 'C000-07'" in sentence(box)


def test_letters_are_checked():
    box = made("evidence")
    controls, _ = parts(box)
    first = next(label for label in controls if label.startswith("H1"))
    controls[first].value = "CCXCC"
    assert "with C, I or N; you gave 'X'" in sentence(box)
    controls[first].value = "ccccc"
    rated = hypotheses.matrix(H1="CCCCC", H2="CCIIC", H3="ICICI")
    same_as_twin(box, "evidence", rated)


def test_more_hypotheses_than_controls_are_refused():
    many = hypotheses.matrix(**{f"H{i}": "CI" for i in range(6)})
    with pytest.raises(Exception, match="5 hypotheses at most"):
        widgets.evidence(many)


def test_consent_can_be_switched_off():
    box = made("win_sets")
    parts(box)[0]["The Assembly must consent"].value = False
    same_as_twin(box, "win_sets", two_level.WORKED, False)
