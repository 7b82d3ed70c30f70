"""Model C against its worked numbers (section C of the models' description) and in general."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from invented import made, numbers, shares, weighed

from course import data
from course.errors import CourseError
from course.models import choice


@pytest.fixture(scope="module")
def table():
    return choice.scores(data.load("option_scores"), "D3")


@pytest.fixture(scope="module")
def weights():
    return choice.weights(data.load("weight_profiles"))


class TestWorkedNumbers:
    """Section C: the worked example for D3, from the tables."""

    def test_the_tables_hold_the_worked_example(self, table, weights):
        assert table.loc["hedge"].tolist() == [50, 60, 70, 40, 75]
        assert table.loc["indirect"].tolist() == [70, 45, 55, 60, 55]
        assert table.loc["direct"].tolist() == [90, 20, 25, 80, 20]
        assert table.loc["accommodate"].tolist() == [20, 65, 85, 15, 45]
        assert weights.tolist() == pytest.approx([0.35, 0.30, 0.15, 0.10, 0.10])

    def test_values_and_their_order(self, table, weights):
        values = choice.values(table, weights)
        assert values.to_dict() == pytest.approx(
            {"hedge": 57.5, "indirect": 57.75, "direct": 51.25, "accommodate": 45.25}
        )
        order = ["indirect", "hedge", "direct", "accommodate"]
        assert choice.ranking(table, weights) == order

    def test_1_contributions_and_switch_over(self, table, weights):
        lead = choice.comparison(table, weights, "indirect", "hedge")
        assert lead.tolist() == pytest.approx([7, -4.5, -2.25, 2, -2])
        assert lead.sum() == pytest.approx(0.25)
        switch = choice.switch_over(table, weights, "indirect", "hedge", "alliance")
        assert switch == pytest.approx(27 / 79)
        later = choice.switch_over(table, weights, "indirect", "direct", "alliance")
        assert later == pytest.approx(27 / 53)

    def test_2_tornado(self, table, weights):
        bars = choice.tornado(table, weights, "indirect")
        assert bars["width"].tolist() == pytest.approx([7, 6, 3, 2, 2])
        assert bars["passed"].all()  # a lead of 0.25 is nearly a tie
        assert not bars["level"].any()

    def test_2_a_score_that_only_makes_a_tie_changes_no_order(self):
        # 0.5 * 60 + 0.5 * 50 = 55 against 50: ten points on either criterion give 50.
        table = pd.DataFrame({"x": [60.0, 50], "y": [50.0, 50]}, index=["ours", "rival"])
        even = pd.Series({"x": 0.5, "y": 0.5})
        ahead = choice.tornado(table, even, "ours")
        assert not ahead["passed"].any()
        assert ahead["level"].all()
        behind = choice.tornado(table, even, "rival")
        assert not behind["passed"].any()
        assert behind["level"].all()


class TestTables:
    @pytest.mark.parametrize("point", ["D1", "D2", "D3", "D4", "D5", "D6"])
    def test_every_point_and_profile_can_be_weighed(self, point):
        table = choice.scores(data.load("option_scores"), point)
        profiles = data.load("weight_profiles")
        for profile in profiles["profile"].unique():
            values = choice.values(table, choice.weights(profiles, profile))
            assert values.between(0, 100).all() and len(values) in (4, 5)

    def test_options_have_names(self, table):
        options = data.load("options")
        assert set(table.index) <= set(options["option_id"])

    @pytest.mark.parametrize(
        ("make", "sentence"),
        [
            (lambda t, w: choice.scores(data.load("option_scores"), "D9"), "decision point 'D9'"),
            (lambda t, w: choice.weights(data.load("weight_profiles"), "alliance"), "Did you mean"),
            (lambda t, w: choice.values(t, w.drop("norms")), "a weight for 'norms'"),
            (lambda t, w: choice.values(t, {**w, "norm": 1}), "no criterion 'norm'"),
            (lambda t, w: choice.values(t, w * 0), "All weights are 0"),
            (lambda t, w: choice.values(t, -w), "A weight must be 0 or more"),
            (lambda t, w: choice.values(t, {**w, "norms": "much"}), "A weight needs a number"),
            (lambda t, w: choice.comparison(t, w, "indirekt", "hedge"), "Did you mean 'indirect'"),
            (lambda t, w: choice.switch_over(t, w, "hedge", "direct", "norm"), "no criterion"),
            (lambda t, w: choice.by_weight(t, {**(w * 0), "norms": 1}, "norms"), "all the weight"),
            (lambda t, w: choice.best_by_weights(t, w, "norms", "norms"), "two different"),
            (lambda t, w: choice.tornado(t, w, "hedge", -1), "The spread must be"),
        ],
    )
    def test_mistakes_get_one_sentence(self, table, weights, make, sentence):
        with pytest.raises(CourseError, match=sentence):
            make(table, weights)

    def test_an_option_without_a_score_is_found(self):
        rows = data.load("option_scores")
        with pytest.raises(CourseError, match="At D3 an option lacks a score"):
            choice.scores(rows.drop(rows.index[rows["point_id"] == "D3"][0]), "D3")


class TestInGeneral:
    @given(numbers, shares, st.floats(0.1, 50))
    def test_only_the_ratios_of_weights_count(self, cells, given_weights, factor):
        table = made(cells)
        once = choice.values(table, weighed(given_weights))
        again = choice.values(table, weighed([factor * w for w in given_weights]))
        assert once.to_numpy() == pytest.approx(again.to_numpy())

    @given(numbers, shares, st.floats(0.1, 20), st.floats(-50, 50))
    def test_the_order_survives_a_new_scale(self, cells, given_weights, slope, shift):
        table, given_weights = made(cells), weighed(given_weights)
        values = np.sort(choice.values(table, given_weights))
        assume(np.diff(values).min() > 1e-6)
        rescaled = choice.ranking(slope * table + shift, given_weights)
        assert rescaled == choice.ranking(table, given_weights)

    @given(numbers, shares)
    def test_values_lie_between_the_scores_and_contributions_add_up(self, cells, given_weights):
        table = made(cells)
        values = choice.values(table, weighed(given_weights))
        parts = choice.contributions(table, weighed(given_weights))
        assert parts.sum(axis="columns").to_numpy() == pytest.approx(values.to_numpy())
        assert (values <= table.max(axis="columns") + 1e-9).all()
        assert (values >= table.min(axis="columns") - 1e-9).all()

    @given(numbers, shares)
    def test_two_options_tie_at_the_switch_over(self, cells, given_weights):
        table, share = made(cells), choice.normalise(weighed(given_weights))
        t = choice.switch_over(table, share, "w", "x", "b")
        if math.isnan(t):
            # no tie on the line: the same option leads at both ends
            lines = choice.by_weight(table, share, "b", 2).pivot(index="weight", columns="option")
            gap = (lines["value"]["w"] - lines["value"]["x"]).to_numpy()
            assert gap[0] * gap[1] >= -1e-9
            return
        moved = share * (1 - t) / (1 - share["b"])
        moved["b"] = t
        values = choice.values(table, moved)
        assert values["w"] == pytest.approx(values["x"], abs=1e-6)

    @given(numbers, shares)
    def test_switch_overs_are_sorted_by_distance(self, cells, given_weights):
        table = choice.switch_overs(made(cells), weighed(given_weights))
        assert table["move"].is_monotonic_increasing
        assert table["switch"].between(0, 1).all()

    def test_a_tornado_stops_at_the_ends_of_the_scale(self, table, weights):
        bars = choice.tornado(table, weights, "direct", 30)
        assert bars.loc["alliance", "width"] == pytest.approx(0.35 * 40)

    def test_the_map_of_weights_names_the_best(self, table, weights):
        cells = choice.best_by_weights(table, weights, "alliance", "economy", 11)
        rest = weights.drop(["alliance", "economy"])
        for row in cells.sample(20, random_state=1).itertuples():
            left = max(0, 1 - row.first - row.second) * rest / rest.sum()
            own = {**left, "alliance": row.first, "economy": row.second}
            values = choice.values(table, own).sort_values(ascending=False)
            assert row.lead == pytest.approx(values.iloc[0] - values.iloc[1], abs=1e-9)
            assert row.lead < 1e-9 or values.index[0] == row.option
        assert len(cells) == 66
