"""Draws of scores and weights: the worked numbers, and that they agree with the formulas."""

import math
import statistics

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import made, numbers, shares, weighed

from course import data
from course.errors import CourseError
from course.models import choice, draws
from course.models.draws import Doubt


@pytest.fixture(scope="module")
def table():
    return choice.scores(data.load("option_scores"), "D3")


@pytest.fixture(scope="module")
def weights():
    return choice.weights(data.load("weight_profiles"))


class TestWorkedNumbers:
    """Section C: the worked example for D3, from the tables."""

    def test_2_chance_to_beat_in_closed_form(self, table, weights):
        spread = 10 * math.sqrt((weights**2).sum())
        assert spread == pytest.approx(5.0497525)
        chance = draws.chance_beats(table, weights, "indirect", "hedge")
        assert round(chance, 5) == 0.51974
        assert chance == pytest.approx(statistics.NormalDist().cdf(0.25 / spread), abs=1e-12)

    def test_2_draws_agree_within_a_hundredth_at_20_000(self, table, weights):
        doubt = Doubt(draws=20_000)
        for first, second in (("indirect", "hedge"), ("direct", "hedge"), ("hedge", "direct")):
            closed = draws.chance_beats(table, weights, first, second)
            drawn = draws.drawn_chance_beats(table, weights, first, second, doubt)
            assert drawn == pytest.approx(closed, abs=0.01)

    def test_2_chance_best_under_uncertain_weights(self, table, weights):
        best = draws.chance_best(table, weights)
        published = {"hedge": 0.47, "indirect": 0.49, "direct": 0.04, "accommodate": 0.00}
        assert best.to_dict() == pytest.approx(published, abs=0.01)


class TestInGeneral:
    @given(numbers, shares)
    def test_draws_are_shares(self, cells, given_weights):
        for about in draws.ABOUT:
            best = draws.chance_best(made(cells), weighed(given_weights), Doubt(draws=1000), about)
            assert best.between(0, 1).all() and best.sum() == pytest.approx(1)

    @given(st.floats(-9, 9))
    def test_the_normal_curve(self, z):
        assert draws.normal_below(z) == pytest.approx(statistics.NormalDist().cdf(z), abs=1e-12)

    def test_a_grid_of_errors_at_once(self, table, weights):
        sigma = np.linspace(1, 30, 50)
        many = draws.chance_beats(table, weights, "indirect", "hedge", sigma)
        one = [draws.chance_beats(table, weights, "indirect", "hedge", s) for s in sigma]
        assert many == pytest.approx(one) and (np.diff(many) < 0).all()


class TestDraws:
    def test_the_same_seed_gives_the_same_draws(self, table, weights):
        for about in draws.ABOUT:
            once = draws.drawn_values(table, weights, about=about)
            assert once.shape == (20_000, 4)
            assert (once == draws.drawn_values(table, weights, about=about)).all()
            other = draws.drawn_values(table, weights, Doubt(seed=1), about)
            assert (once != other).any()

    def test_mean_value_of_drawn_weights_is_the_value(self, table, weights):
        means = draws.drawn_values(table, weights).mean(axis=0)
        assert means == pytest.approx(choice.values(table, weights).to_numpy(), abs=0.1)

    def test_firm_weights_and_small_errors_leave_the_leader(self, table, weights):
        firm = draws.chance_best(table, weights, Doubt(concentration=10_000, sigma=0.01), "both")
        assert firm.idxmax() == "indirect" and firm["indirect"] > 0.55
        exact = draws.chance_best(table, weights, Doubt(sigma=0), "scores")
        assert exact["indirect"] == 1

    def test_ties_are_shared(self):
        same = pd.DataFrame({"a": [50, 50], "b": [50, 50]}, index=["x", "y"])
        best = draws.chance_best(same, {"a": 1, "b": 1}, Doubt(sigma=0), "scores")
        assert best.tolist() == [0.5, 0.5]

    def test_a_criterion_without_weight_stays_without(self, table, weights):
        none = draws.drawn_values(table, {**weights, "alliance": 0})
        assert np.isfinite(none).all()

    @pytest.mark.parametrize(
        ("make", "sentence"),
        [
            (lambda t, w: draws.chance_beats(t, w, "hedge", "direct", 0), "sigma must be"),
            (lambda t, w: draws.drawn_values(t, w, about="all"), "no kind of doubt"),
        ],
    )
    def test_mistakes_get_one_sentence(self, table, weights, make, sentence):
        with pytest.raises(CourseError, match=sentence):
            make(table, weights)
