"""Model B against its worked numbers (section B of the models' description) and in general."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from course.errors import CourseError
from course.models import deterrence
from course.models.deterrence import Clarity, Price, Restraint, Slices, Threat

positive = st.floats(0.5, 40)
share = st.floats(0, 1)
GRID = np.linspace(0, 1, 4001)


class TestWorkedNumbersB1:
    def test_threshold_and_audience_cost(self):
        assert deterrence.threshold() == pytest.approx(0.30)
        assert deterrence.least_audience_cost() == pytest.approx(2.5)

    def test_below_the_threshold_moscow_transfers(self):
        threat = Threat(audience_cost=1)
        assert deterrence.resolve(threat) == pytest.approx(0.2)
        assert not deterrence.deters(threat) and threat.gain > 0.2 * threat.harm

    def test_a_larger_gain_than_loss_needs_more_than_a_bluff(self):
        assert Threat().gain < Threat().harm and not deterrence.deters()

    def test_defaults(self):
        values = dict(Threat().table()["value"])
        assert list(values.values()) == [6, 20, 2, 15, 0, 10]


class TestWorkedNumbersB2:
    def test_least_leverage_without_credit(self):
        assert deterrence.least_leverage() == pytest.approx(5 / 11)

    def test_least_leverage_with_credit(self):
        assert deterrence.least_leverage(Clarity(credit=2)) == pytest.approx(20 / 49)

    def test_strong_leverage_speaks(self):
        clarity = Clarity(harm=12)
        assert deterrence.leverage(clarity) == 0.6 and deterrence.speaks(clarity)
        assert deterrence.expected_loss(clarity, 1) == pytest.approx(4.4)
        assert deterrence.expected_loss(clarity, 0) == pytest.approx(6)

    def test_weak_leverage_stays_silent(self):
        clarity = Clarity(harm=6)
        assert deterrence.leverage(clarity) == 0.3 and not deterrence.speaks(clarity)
        assert deterrence.expected_loss(clarity, 0) == pytest.approx(6)
        assert deterrence.expected_loss(clarity, 1) == pytest.approx(7.7)
        assert round(deterrence.expected_loss(clarity, 0.5), 2) == 8.29

    def test_full_deterrence_needs_no_full_tie(self):
        clarity = Clarity(harm=40)
        assert deterrence.best_resolve(clarity) == pytest.approx(0.5)
        assert deterrence.expected_loss(clarity, 0.5) == 0


class TestWorkedNumbersB3:
    @pytest.mark.parametrize(
        ("name", "seoul", "moscow", "needed", "binds"),
        [
            ("worked example", 0.4, 0.3, 0.4, "Seoul"),
            ("Pyongyang offers troops", 0.4, 0.75, 0.75, "Moscow"),
            ("the war ends", 0.4, 0.375, 0.4, "Seoul"),
        ],
    )
    def test_scenarios(self, name, seoul, moscow, needed, binds):
        row = deterrence.scenarios().loc[name]
        assert row[["seoul", "moscow", "needed"]].tolist() == pytest.approx([seoul, moscow, needed])
        assert row["binds"] == binds

    def test_payoffs_are_a_dilemma(self):
        cells = deterrence.payoffs()[["to_seoul", "to_moscow"]].to_numpy().tolist()
        assert cells == [[0, 0], [-10, 6], [4, -20], [-6, -14]]
        assert deterrence.is_dilemma() and not deterrence.is_dilemma(Restraint(seoul_gain=12))

    def test_a_side_that_is_not_tempted_needs_no_patience(self):
        calm = Restraint(seoul_gain=-5)
        assert deterrence.seoul_threshold(calm) == 0 and deterrence.tempted(calm) == "Moscow"
        assert deterrence.tempted(Restraint(seoul_gain=-1, gain=0)) == "neither"
        assert deterrence.tempted(Restraint(seoul_gain=3)) == "both alike"


class TestWorkedNumbersB4:
    def test_the_best_slice(self):
        assert deterrence.best_slice() == pytest.approx(0.3)
        assert deterrence.slice_payoff(Slices(), 0.3) == pytest.approx(0.9)
        assert deterrence.slice_payoff(Slices(), 1) == -4

    def test_the_price_of_pyongyang(self):
        assert deterrence.units_needed() == pytest.approx(3)
        assert deterrence.units_needed(Price(unit_value=4)) == pytest.approx(1.5)


class TestThreatInGeneral:
    @given(positive, positive, st.floats(0, 10), st.floats(5, 40))
    def test_the_inequality_turns_at_the_threshold(self, b, w, g, k):
        threat = Threat(b, w, g, k)
        alpha = deterrence.least_audience_cost(threat)
        if b > w * (1 + 1e-9):
            assert alpha == float("inf")
            assert not deterrence.deters(threat.but(audience_cost=1e6))
            return
        assume(b <= w)
        assert deterrence.deters(threat.but(audience_cost=alpha * (1 + 1e-9) + 1e-9))
        if alpha > 1e-3:
            assert not deterrence.deters(threat.but(audience_cost=0.999 * alpha))

    @given(st.floats(0, 10), st.floats(0, 60), st.floats(5, 40))
    def test_resolve_is_a_chance(self, g, alpha, k):
        q = deterrence.resolve(Threat(credit=g, audience_cost=alpha, worst_cost=k))
        assert 0 <= q <= 1

    @pytest.mark.parametrize(
        ("g", "alpha", "k", "d"), [(2, 1, 15, 8), (0, 3, 12, 5), (1, 0, 9, 4), (2, 20, 15, 8)]
    )
    def test_payoff_agrees_with_draws_of_the_cost(self, g, alpha, k, d):
        """B5; the last case is beyond full resolve."""
        threat = Threat(credit=g, audience_cost=alpha, worst_cost=k, damage=d)
        cost = (np.arange(20_000) + 0.5) / 20_000 * k
        drawn = (-d + np.where(cost <= g + alpha, g - cost, -alpha)).mean()
        assert deterrence.payoff_if_crossed(threat) == pytest.approx(drawn, abs=0.01)

    def test_below_the_threshold_a_stronger_threat_only_costs(self):
        table = deterrence.by_audience_cost()
        below = table[~table["deters"]]
        assert below["payoff"].is_monotonic_decreasing and len(below) > 5
        assert (table.loc[table["deters"], "payoff"] == 0).all()
        assert not table["deters"].iloc[0] and table["deters"].iloc[-1]

    def test_the_grid_is_cut_by_the_diagonal(self):
        table = deterrence.threat_grid()
        assert (table["deters"] == (table["resolve"] >= table["threshold"] - 1e-9)).all()


class TestClarityInGeneral:
    @given(positive, positive, st.floats(0, 10), st.floats(5, 40), st.floats(10, 40))
    def test_the_best_resolve_is_an_end_and_beats_the_rest(self, w, top, g, k, d):
        clarity = Clarity(w, top, g, k, d)
        q0, best = deterrence.silent_resolve(clarity), deterrence.best_resolve(clarity)
        q = q0 + (1 - q0) * GRID
        lowest = deterrence.expected_loss(clarity, q).min()
        assert deterrence.expected_loss(clarity, best) <= lowest + 1e-9
        if deterrence.leverage(clarity) < 1:
            assert best in (q0, 1)

    @given(st.floats(0, 4.9), st.floats(5, 40), st.floats(10, 40))
    def test_speech_starts_at_the_least_leverage(self, g, k, d):
        least = deterrence.least_leverage(Clarity(credit=g, worst_cost=k, damage=d))
        assert 0 < least <= 1
        for m, speaks in ((0.999 * least, False), (1.001 * least, True)):
            clarity = Clarity(20 * m, 20, g, k, d)
            assert deterrence.speaks(clarity) is speaks

    @given(st.floats(5, 40), st.floats(1, 40))
    def test_without_credit_it_is_the_short_formula(self, k, d):
        least = deterrence.least_leverage(Clarity(worst_cost=k, damage=d))
        assert least == pytest.approx(k / (2 * d + k))

    @pytest.mark.parametrize("q", [0, 0.5, 1])
    @pytest.mark.parametrize("harm", [12, 6])
    def test_loss_agrees_with_draws_of_gain_and_cost(self, q, harm):
        """B6: b and k drawn evenly, on a grid of 400 by 400 instead of at random."""
        clarity = Clarity(harm=harm)
        even = (np.arange(400) + 0.5) / 400
        gain, cost = (even * clarity.most_gain)[:, None], even * clarity.worst_cost
        alpha = clarity.worst_cost * q
        reply = np.where(cost <= alpha, -cost, -alpha)
        paid = np.where(gain > q * harm, -clarity.damage + reply, 0)
        assert -paid.mean() == pytest.approx(deterrence.expected_loss(clarity, q), abs=0.05)

    def test_a_certain_reply_has_nothing_to_add(self):
        sure = Clarity(credit=10, worst_cost=8)
        assert deterrence.silent_resolve(sure) == 1 and not deterrence.speaks(sure)
        assert deterrence.least_leverage(sure) == float("inf")

    def test_curve_runs_from_silence_to_a_full_tie(self):
        table = deterrence.by_resolve(Clarity(credit=2))
        assert table["resolve"].iloc[[0, -1]].tolist() == [0.2, 1]


class TestRestraintInGeneral:
    @given(st.floats(0.5, 9), st.floats(9.5, 30), st.floats(0.02, 0.98))
    def test_the_threshold_is_where_crossing_stops_to_pay(self, gain, loss, delta):
        assume(abs(delta - gain / loss) > 1e-6)
        pays = deterrence.worth_of_crossing(gain, loss, delta) > 0
        assert pays == (delta < gain / loss)

    @given(st.floats(0.5, 9), st.floats(9.5, 30), st.floats(0.02, 0.9))
    def test_worth_of_crossing_is_the_sum_of_all_periods(self, gain, loss, delta):
        periods = gain + (delta ** np.arange(1, 2000) * (gain - loss)).sum()
        assert deterrence.worth_of_crossing(gain, loss, delta) == pytest.approx(periods)

    @given(st.floats(-5, 15), positive, st.floats(0, 20), positive, st.floats(0, 0.99))
    def test_restraint_holds_if_neither_side_gains(self, a, d, b, w, delta):
        assume(abs(delta - a / d) > 1e-6 and abs(delta - b / w) > 1e-6)
        restraint = Restraint(a, d, b, w, delta)
        neither = all(
            deterrence.worth_of_crossing(gain, loss, delta) <= 0 for gain, loss in ((a, d), (b, w))
        )
        assert deterrence.holds(restraint) == neither

    @pytest.mark.parametrize("delta", [1, -0.1, "much"])
    def test_patience_has_a_range(self, delta):
        with pytest.raises(CourseError, match="patience"):
            deterrence.worth_of_crossing(1, 2, delta)


class TestSlicesInGeneral:
    @given(st.floats(0, 20), st.floats(0, 40), share, st.floats(1.05, 4))
    def test_the_best_slice_beats_all_others(self, b, w, q, gamma):
        slices = Slices(b, w, q, gamma)
        s = deterrence.best_slice(slices)
        assert 0 <= s <= 1
        best = deterrence.slice_payoff(slices, s)
        assert best >= deterrence.slice_payoff(slices, GRID).max() - 1e-9

    @given(st.floats(1, 20), st.floats(1.1, 4))
    def test_payoff_inside_is_the_short_formula(self, b, gamma):
        slices = Slices(b, 40, 1, gamma)
        s = deterrence.best_slice(slices)
        assume(s < 1)
        payoff = deterrence.slice_payoff(slices, s)
        assert payoff == pytest.approx(b * s * (1 - 1 / gamma), abs=1e-9)

    def test_no_forgiveness_is_all_or_nothing(self):
        assert deterrence.best_slice(Slices(gain=6, forgiveness=1)) == 0
        assert deterrence.best_slice(Slices(gain=11, forgiveness=1)) == 1

    @given(st.floats(0.01, 1), positive, positive)
    def test_the_price_is_where_supply_starts_to_pay(self, q, w, v):
        n = deterrence.units_needed(Price(q, w, v))
        assert v * n == pytest.approx(q * w)


def test_whole_grids_equal_loops_on_a_sample_of_cells():
    one, two = np.linspace(1, 20, 200)[:, None], np.linspace(1, 40, 200)
    whole = {
        "alpha": deterrence.least_audience_cost(Threat(gain=one, harm=two)),
        "best": deterrence.best_resolve(Clarity(harm=one, worst_cost=two)),
        "needed": deterrence.needed_patience(Restraint(gain=one, harm=two)),
        "slice": deterrence.best_slice(Slices(gain=one, harm=two, forgiveness=1.5)),
    }
    for i, j in np.random.default_rng(2).integers(0, 200, (60, 2)):
        b, w = one[i, 0], two[j]
        cell = {
            "alpha": deterrence.least_audience_cost(Threat(gain=b, harm=w)),
            "best": deterrence.best_resolve(Clarity(harm=b, worst_cost=w)),
            "needed": deterrence.needed_patience(Restraint(gain=b, harm=w)),
            "slice": deterrence.best_slice(Slices(gain=b, harm=w, forgiveness=1.5)),
        }
        assert {name: grid[i, j] for name, grid in whole.items()} == pytest.approx(cell)
