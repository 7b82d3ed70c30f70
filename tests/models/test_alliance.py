"""Model A against its worked numbers (section A of the models' description) and in general."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from course.errors import CourseError
from course.models import alliance
from course.models.alliance import Patron, Stakes

fear = st.floats(0.5, 60)
cost = st.floats(0, 150)
power = st.floats(1.05, 5)
GRID = np.linspace(0, 1, 4001)


class TestWorkedNumbers:
    """Section A."""

    def test_defaults_are_the_table_of_parameters(self):
        table = alliance.WORKED.table()
        assert dict(table["value"]) == {
            "chance_cools": 0.3,
            "loss_abandoned": 100,
            "chance_trouble": 0.2,
            "loss_entrapped": 60,
            "cost": 6,
            "curvature": 2,
        }
        ranges = list(zip(table["from"], table["to"], strict=True))
        assert ranges == [(0, 0.8), (20, 150), (0, 0.8), (20, 150), (0, 40), (1.1, 4)]

    def test_example_1_two_fears_and_no_cost(self):
        stakes = Stakes(cost=0)
        assert (stakes.abandonment, stakes.entrapment) == (30, 12)
        assert alliance.optimum(stakes) == pytest.approx(5 / 7, abs=1e-12)
        assert alliance.least_loss(stakes) == pytest.approx(60 / 7, abs=1e-12)

    def test_example_2_with_a_cost(self):
        assert alliance.optimum() == pytest.approx(9 / 14, abs=1e-12)
        assert alliance.least_loss() == pytest.approx(177 / 14, abs=1e-12)

    def test_example_2_three_options_only(self):
        table = alliance.options()
        assert table["loss"].tolist() == pytest.approx([30, 13.5, 18])
        assert table["option"][table["best"]].tolist() == ["the middle"]

    @pytest.mark.parametrize(("k", "x"), [(1.5, 0.8), (2, 2 / 3), (3, 2 - math.sqrt(2))])
    def test_example_3_curvature(self, k, x):
        assert alliance.optimum(Stakes.fears(30, 15, 0, k)) == pytest.approx(x, abs=1e-12)

    def test_pressure_of_the_patron(self):
        p = alliance.best_pressure()
        assert p == pytest.approx((math.sqrt(4800) - 42) / 40, abs=1e-12)
        moved = alliance.optimum(alliance.under_pressure(p))
        assert moved == pytest.approx(1 - 12 / math.sqrt(4800), abs=1e-12)
        assert round(moved, 7) == 0.8267949
        assert alliance.optimum(alliance.under_pressure(0)) == pytest.approx(5 / 7)

    def test_wrong_answers_to_look_for(self):
        stakes = Stakes.fears(30, 12, cost=80)
        before_clipping = (2 * 30 - 80) / (2 * 42)
        assert round(before_clipping, 3) == -0.238 and alliance.optimum(stakes) == 0

    def test_questions_of_the_lesson(self):
        assert alliance.optimum(Stakes.fears(60, 24)) == pytest.approx(5 / 7)  # both fears double
        assert alliance.cost_to_stay_out(Stakes.fears(30, 12)) == 60
        assert alliance.optimum(Stakes.fears(30, 12, 6, curvature=1)) == 1


class TestInGeneral:
    @given(fear, fear, cost, power)
    def test_the_optimum_beats_its_neighbours(self, a, e, c, k):
        stakes = Stakes.fears(a, e, c, k)
        x = alliance.optimum(stakes)
        assert 0 <= x <= 1
        assert alliance.loss(stakes, x) <= alliance.loss(stakes, GRID).min() + 1e-9

    @given(fear, fear, power)
    def test_closed_form_for_any_curvature(self, a, e, k):
        r = (a / e) ** (1 / (k - 1))
        expected = r / (1 + r) if math.isfinite(r) else 1
        assert alliance.optimum(Stakes.fears(a, e, 0, k)) == pytest.approx(expected, abs=1e-9)

    @given(fear, fear, st.floats(0, 30))
    def test_the_numeric_solution_meets_the_closed_one_at_squares(self, a, e, c):
        near = alliance.optimum(Stakes.fears(a, e, c, 2 + 1e-9))
        assert near == pytest.approx(alliance.optimum(Stakes.fears(a, e, c, 2)), abs=1e-6)

    @given(fear, fear, power)
    def test_staying_out_starts_exactly_at_its_threshold(self, a, e, k):
        edge = alliance.cost_to_stay_out(Stakes.fears(a, e, 0, k))
        assert edge == pytest.approx(k * a)
        assert alliance.optimum(Stakes.fears(a, e, edge, k)) <= 1e-6
        assert alliance.optimum(Stakes.fears(a, e, 1.01 * edge, k)) == 0
        assert alliance.optimum(Stakes.fears(a, e, 0.9 * edge, k)) > 0

    @given(fear, fear, st.floats(0, 80))
    def test_straight_lines_send_to_a_corner(self, a, e, c):
        x = alliance.optimum(Stakes.fears(a, e, c, 1))
        assert x == (1 if a > e + c else 0)
        edge = alliance.cost_to_stay_out(Stakes.fears(a, e, 0, 1))
        assert edge == max(a - e, 0)

    @given(fear, fear)
    def test_without_cost_only_the_ratio_counts(self, a, e):
        x = alliance.optimum(Stakes.fears(a, e))
        assert x == pytest.approx(a / (a + e))
        assert alliance.optimum(Stakes.fears(3 * a, 3 * e)) == pytest.approx(x)
        assert alliance.least_loss(Stakes.fears(a, e)) == pytest.approx(a * e / (a + e))

    @given(fear, fear, st.floats(0, 20))
    def test_fears_push_in_opposite_directions_at_the_stated_slopes(self, a, e, c):
        assume(2 * a - c > 0.01)
        slopes, h = alliance.slopes(Stakes.fears(a, e, c)), 1e-6
        x = alliance.optimum(Stakes.fears(a, e, c))
        by_a = (alliance.optimum(Stakes.fears(a + h, e, c)) - x) / h
        by_e = (alliance.optimum(Stakes.fears(a, e + h, c)) - x) / h
        assert slopes["abandonment"] == pytest.approx(by_a, rel=1e-2, abs=1e-6) and by_a > 0
        assert slopes["entrapment"] == pytest.approx(by_e, rel=1e-2, abs=1e-6) and by_e < 0

    def test_extremes_do_not_break_it(self):
        assert alliance.optimum(Stakes.fears(0, 0)) == 0
        assert alliance.optimum(Stakes.fears(0, 5, 3, 1.5)) == 0
        assert alliance.optimum(Stakes.fears(5, 0)) == 1
        assert alliance.optimum(Stakes.fears(5, 0, 0, 3)) == 1
        assert alliance.optimum(Stakes.fears(60, 1, 1, 1.001)) == pytest.approx(1)
        assert 0 < alliance.optimum(Stakes.fears(60, 1, 1, 20)) < 1


class TestPressure:
    @given(st.floats(10, 200), st.floats(1, 100), st.floats(1, 40), fear, fear, st.floats(0, 80))
    def test_the_best_pressure_beats_all_others(self, v, b, q, a, e, c):
        patron, stakes = Patron(v, b, q), Stakes.fears(a, e, c)
        p = alliance.best_pressure(patron, stakes)
        best = alliance.patron_gain(p, patron, stakes)
        assert 0 <= p <= 1
        assert best >= alliance.patron_gain(GRID, patron, stakes).max() - 1e-9

    def test_a_louder_threat_offsets_pressure(self):
        pressed = alliance.under_pressure(0.5)
        louder = Stakes.fears(pressed.abandonment, 12 * pressed.abandonment / 30)
        assert alliance.optimum(louder) == pytest.approx(5 / 7)

    def test_it_is_for_squares_only(self):
        with pytest.raises(CourseError, match="curvature under pressure must be"):
            alliance.best_pressure(stakes=Stakes(curvature=3))


class TestTables:
    def test_the_parts_add_up(self):
        table = alliance.parts()
        parts = table[["abandonment", "entrapment", "cost"]].sum(axis="columns")
        assert table["total"].to_numpy() == pytest.approx(parts.to_numpy())
        assert table["total"].iloc[[0, -1]].tolist() == pytest.approx([30, 18])

    def test_sensitivity_moves_one_parameter_at_a_time(self):
        table = alliance.sensitivity()
        row = table.loc["cost"]
        assert (row["low"], row["high"]) == pytest.approx((5.4, 6.6))
        assert row["x_low"] == pytest.approx(alliance.optimum(Stakes(cost=5.4)))
        assert table["width"].is_monotonic_decreasing and len(table) == 6
        assert alliance.sensitivity(Stakes(curvature=1))["low"]["curvature"] == 1

    def test_curvature_table_starts_in_the_corner(self):
        table = alliance.by_curvature(Stakes(cost=0))
        assert table["commitment"].iloc[0] == 1 and table["commitment"].iloc[-1] < 5 / 7

    def test_steps_can_be_chosen(self):
        table = alliance.options(choices=alliance.STEPS)
        assert table["option"][table["best"]].item() == "non-lethal kit"

    @pytest.mark.parametrize("x", [-0.1, 1.1, "a", None, float("nan")])
    def test_a_commitment_outside_the_line_gets_a_sentence(self, x):
        with pytest.raises(CourseError, match="The commitment x"):
            alliance.loss(commitment=x)

    @pytest.mark.parametrize(("c", "k"), [(0, 2), (6, 2), (0, 1.5), (6, 1.5), (6, 1)])
    def test_a_whole_grid_equals_a_loop_on_a_sample_of_cells(self, c, k):
        axis = np.linspace(0, 60, 200)
        whole = alliance.optimum(Stakes.fears(axis[:, None], axis, c, k))
        assert whole.shape == (200, 200)
        rng = np.random.default_rng(1)
        for i, j in rng.integers(0, 200, (60, 2)):
            one = alliance.optimum(Stakes.fears(axis[i], axis[j], c, k))
            assert whole[i, j] == pytest.approx(one, abs=1e-10)

    def test_grid_table(self):
        table = alliance.grid(Stakes.fears(1, 1))
        cell = table.query("abandonment == 30 and entrapment == 12").squeeze()
        assert cell["commitment"] == pytest.approx(5 / 7)
