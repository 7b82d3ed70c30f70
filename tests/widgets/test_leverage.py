"""Controls of lesson 06, by meaning."""

import html

import pytest

from course import charts, data, text, widgets
from course.charts.theme import VEGA_LITE_5
from course.models import sanctions


@pytest.fixture(scope="module")
def measures():
    return data.load("sanctions")


@pytest.fixture(scope="module")
def controls():
    return data.load("export_controls")


def shown(box):
    return {control.description: control for control in box.children[0].children}


def sentence(box):
    return html.unescape(box.children[1].value)


def picture(box):
    return box.children[2].outputs[0]["data"][VEGA_LITE_5]


class TestWidgets:
    @pytest.fixture
    def growth(self, controls):
        return widgets.list_growth(controls)

    @pytest.fixture
    def grid(self, measures):
        return widgets.compare_measures(measures)

    @pytest.fixture
    def lab(self):
        return widgets.selection_lab()

    def test_the_list_starts_with_the_trap_and_says_why(self, growth):
        assert "No rate: at step 3" in sentence(growth)

    def test_two_steps_of_one_counting_get_the_rate_of_the_twin(self, growth, controls):
        shown(growth)["From step"].value = 3
        assert text.list_growth(controls, 3, 4) in sentence(growth)
        assert (
            picture(growth)["datasets"]
            == charts.control_list(controls, [3, 4]).to_dict()["datasets"]
        )

    def test_the_grid_is_that_of_its_twin(self, grid, measures):
        shown(grid)["Partners"].value = ("CHE", "NOR")
        assert "For Switzerland" in sentence(grid)
        twin = charts.sanctions_matrix(measures, ["CHE", "NOR"]).to_dict()
        assert picture(grid)["datasets"] == twin["datasets"]

    def test_an_empty_choice_asks_for_one(self, grid):
        shown(grid)["Partners"].value = ()
        assert "Choose at least one partner." in sentence(grid)

    def test_the_lab_computes_again(self, lab):
        box = shown(lab)
        box["Hidden successes, %"].value, box["Threats"].value = 0, 500
        table = sanctions.selection(0.6, 0.25, 0, 500)
        assert text.selection_effect(table).splitlines()[0] in sentence(lab)
        assert picture(lab)["datasets"] == charts.selection_effect(table).to_dict()["datasets"]

    def test_a_chance_outside_snaps_to_its_edge(self, lab):
        shown(lab)["Threats that work, %"].value = 400
        assert shown(lab)["Threats that work, %"].value == 100

    @pytest.mark.parametrize("name", ["growth", "grid", "lab"])
    def test_every_control_has_a_label_and_there_are_few(self, name, request):
        labels = shown(request.getfixturevalue(name))
        assert all(label.strip() for label in labels) and len(labels) <= 6
