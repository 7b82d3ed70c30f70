"""Model C against its worked numbers (section C of the models' description) and in general."""

import math
import statistics

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from course import data
from course.errors import CourseError
from course.models import choice
from course.models.choice import Doubt, Frame, Gamble


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

    def test_2_chance_to_beat_in_closed_form(self, table, weights):
        spread = 10 * math.sqrt((weights**2).sum())
        assert spread == pytest.approx(5.0497525)
        chance = choice.chance_beats(table, weights, "indirect", "hedge")
        assert round(chance, 5) == 0.51974
        assert chance == pytest.approx(statistics.NormalDist().cdf(0.25 / spread), abs=1e-12)

    def test_2_draws_agree_within_a_hundredth_at_20_000(self, table, weights):
        doubt = Doubt(draws=20_000)
        for first, second in (("indirect", "hedge"), ("direct", "hedge"), ("hedge", "direct")):
            closed = choice.chance_beats(table, weights, first, second)
            drawn = choice.drawn_chance_beats(table, weights, first, second, doubt)
            assert drawn == pytest.approx(closed, abs=0.01)

    def test_2_chance_best_under_uncertain_weights(self, table, weights):
        best = choice.chance_best(table, weights)
        published = {"hedge": 0.47, "indirect": 0.49, "direct": 0.04, "accommodate": 0.00}
        assert best.to_dict() == pytest.approx(published, abs=0.01)

    def test_3_break_even_and_information(self):
        assert choice.break_even() == 0.25
        assert choice.expected_utility() == 55
        assert choice.perfect_information() == pytest.approx(8.75)

    def test_3_the_general_formula_agrees(self):
        payoffs = pd.DataFrame({"direct": [70, 20], "hedge": [57.5, 57.5]})
        assert choice.value_of_information(payoffs, [0.7, 0.3]) == pytest.approx(8.75)

    def test_frames(self):
        felt = choice.frames()
        assert round(felt.loc["loss", "sure"], 2) == -17.07
        assert round(felt.loc["loss", "risky"], 2) == -15.71
        assert round(felt.loc["gain", "sure"], 2) == 7.59
        assert round(felt.loc["gain", "risky"], 2) == 6.98
        assert felt["prefers"].tolist() == ["sure thing", "gamble"]


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
            (lambda t, w: choice.chance_beats(t, w, "hedge", "direct", 0), "sigma must be"),
            (lambda t, w: choice.drawn_values(t, w, about="all"), "no kind of doubt"),
            (lambda t, w: choice.value_of_information(t, [1, 0]), "Give 4 chances"),
            (lambda t, w: choice.frames(chance=2), "The chance must be"),
        ],
    )
    def test_mistakes_get_one_sentence(self, table, weights, make, sentence):
        with pytest.raises(CourseError, match=sentence):
            make(table, weights)

    def test_an_option_without_a_score_is_found(self):
        rows = data.load("option_scores")
        with pytest.raises(CourseError, match="At D3 an option lacks a score"):
            choice.scores(rows.drop(rows.index[rows["point_id"] == "D3"][0]), "D3")


numbers = st.lists(st.floats(0, 100), min_size=20, max_size=20)
shares = st.lists(st.floats(0.01, 1), min_size=5, max_size=5)


def made(cells):
    rows = np.array(cells).reshape(4, 5)
    return pd.DataFrame(rows, index=list("wxyz"), columns=list("abcde"))


def weighed(given):
    return dict(zip("abcde", given, strict=True))


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

    @given(numbers, shares)
    def test_draws_are_shares(self, cells, given_weights):
        for about in choice.ABOUT:
            best = choice.chance_best(made(cells), weighed(given_weights), Doubt(draws=1000), about)
            assert best.between(0, 1).all() and best.sum() == pytest.approx(1)

    @given(st.floats(-9, 9))
    def test_the_normal_curve(self, z):
        assert choice.normal_below(z) == pytest.approx(statistics.NormalDist().cdf(z), abs=1e-12)

    def test_a_grid_of_errors_at_once(self, table, weights):
        sigma = np.linspace(1, 30, 50)
        many = choice.chance_beats(table, weights, "indirect", "hedge", sigma)
        one = [choice.chance_beats(table, weights, "indirect", "hedge", s) for s in sigma]
        assert many == pytest.approx(one) and (np.diff(many) < 0).all()

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


class TestDraws:
    def test_the_same_seed_gives_the_same_draws(self, table, weights):
        for about in choice.ABOUT:
            once = choice.drawn_values(table, weights, about=about)
            assert once.shape == (20_000, 4)
            assert (once == choice.drawn_values(table, weights, about=about)).all()
            other = choice.drawn_values(table, weights, Doubt(seed=1), about)
            assert (once != other).any()

    def test_mean_value_of_drawn_weights_is_the_value(self, table, weights):
        means = choice.drawn_values(table, weights).mean(axis=0)
        assert means == pytest.approx(choice.values(table, weights).to_numpy(), abs=0.1)

    def test_firm_weights_and_small_errors_leave_the_leader(self, table, weights):
        firm = choice.chance_best(table, weights, Doubt(concentration=10_000, sigma=0.01), "both")
        assert firm.idxmax() == "indirect" and firm["indirect"] > 0.55
        exact = choice.chance_best(table, weights, Doubt(sigma=0), "scores")
        assert exact["indirect"] == 1

    def test_ties_are_shared(self):
        same = pd.DataFrame({"a": [50, 50], "b": [50, 50]}, index=["x", "y"])
        best = choice.chance_best(same, {"a": 1, "b": 1}, Doubt(sigma=0), "scores")
        assert best.tolist() == [0.5, 0.5]

    def test_a_criterion_without_weight_stays_without(self, table, weights):
        none = choice.drawn_values(table, {**weights, "alliance": 0})
        assert np.isfinite(none).all()

    @pytest.mark.parametrize(("p", "spread"), [(0.3, 0.2), (0.1, 0.2), (0.6, 0.1), (0.25, 0.5)])
    def test_an_uncertain_chance_agrees_with_its_draws(self, p, spread):
        gamble = Gamble(chance_bad=p, spread=spread)
        drawn = choice.drawn_chance_gamble_pays(gamble)
        assert drawn == pytest.approx(choice.chance_gamble_pays(gamble), abs=0.01)

    def test_a_chance_without_doubt_pays_or_not(self):
        assert choice.chance_gamble_pays(Gamble(spread=0)) == 0
        assert choice.chance_gamble_pays(Gamble(spread=0, chance_bad=0.2)) == 1


value = st.floats(-100, 100)
unit = st.floats(0, 1)


class TestGamble:
    @given(value, value, value)
    def test_the_inequality_turns_at_the_break_even(self, good, bad, safe):
        assume(good - bad > 0.1)
        gamble = Gamble(good, bad, safe)
        edge = choice.break_even(gamble)
        assert 0 <= edge <= 1
        if 0.01 < edge < 0.99:
            for p, better in ((edge - 0.005, True), (edge + 0.005, False)):
                assert (choice.expected_utility(gamble.but(chance_bad=p)) > safe) is better

    @given(value, value, value, unit)
    def test_information_is_never_worth_less_than_nothing(self, good, bad, safe, p):
        assume(good - bad > 0.1)
        gamble = Gamble(good, bad, safe, p)
        worth = choice.perfect_information(gamble)
        assert worth >= -1e-9
        payoffs = pd.DataFrame({"risky": [good, bad], "safe": [safe, safe]})
        general = choice.value_of_information(payoffs, [1 - p, p])
        assert worth == pytest.approx(general, abs=1e-9)

    def test_a_whole_grid_equals_a_loop_on_a_sample_of_cells(self):
        p, good = np.linspace(0, 1, 200)[:, None], np.linspace(21, 100, 200)
        whole = choice.perfect_information(Gamble(good=good, chance_bad=p))
        for i, j in np.random.default_rng(3).integers(0, 200, (60, 2)):
            one = choice.perfect_information(Gamble(good=good[j], chance_bad=p[i, 0]))
            assert whole[i, j] == pytest.approx(one)

    def test_lines_cross_at_the_break_even(self):
        wide = choice.by_chance(points=5).pivot(index="chance_bad", columns="option")["value"]
        assert wide.loc[0.25, "risky"] == wide.loc[0.25, "safe"] == 57.5


class TestFrames:
    @given(st.floats(0.1, 100), st.floats(0.1, 1), st.floats(1, 4))
    def test_losses_weigh_more_than_gains(self, size, exponent, aversion):
        frame = Frame(0, max(exponent, 0.01), aversion)
        gain, loss = choice.felt(size, frame), choice.felt(-size, frame)
        assert loss == pytest.approx(-aversion * gain)

    @given(value, value)
    def test_more_never_feels_worse(self, one, two):
        low, high = sorted([one, two])
        assert choice.felt(low) <= choice.felt(high)

    @given(value, value)
    def test_only_the_distance_to_the_reference_counts(self, outcome, reference):
        moved = choice.felt(outcome + reference, Frame(reference))
        assert moved == pytest.approx(choice.felt(outcome), rel=1e-6, abs=1e-6)

    def test_without_curve_and_aversion_nobody_cares_for_frames(self):
        flat = choice.frames(frame=Frame(exponent=1, loss_aversion=1))
        assert flat["prefers"].tolist() == ["neither", "neither"]

    def test_the_reference_point_turns_the_choice(self):
        even = Gamble(good=70, bad=45, safe=57.5, chance_bad=0.5)
        low = choice.felt_gamble(even, Frame(reference=0))
        high = choice.felt_gamble(even, Frame(reference=100))
        assert (low["prefers"], high["prefers"]) == ("sure thing", "gamble")

    def test_the_table_over_reference_points(self):
        even = Gamble(good=70, bad=45, safe=57.5, chance_bad=0.5)
        table = choice.by_reference(even).set_index("reference")["lead"]
        assert table[0.0] > 0 > table[100.0]
        one = choice.felt_gamble(even, Frame(reference=60))
        assert table[60.0] == pytest.approx(one["sure"] - one["risky"])
