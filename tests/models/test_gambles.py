"""A risky and a safe option: the worked numbers, and rules that always hold."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from course.errors import CourseError
from course.models import gambles
from course.models.gambles import Gamble

value = st.floats(-100, 100)
unit = st.floats(0, 1)


class TestWorkedNumbers:
    """Section C: the worked example for D3."""

    def test_3_break_even_and_information(self):
        assert gambles.break_even() == 0.25
        assert gambles.expected_utility() == 55
        assert gambles.perfect_information() == pytest.approx(8.75)

    def test_3_the_general_formula_agrees(self):
        payoffs = pd.DataFrame({"direct": [70, 20], "hedge": [57.5, 57.5]})
        assert gambles.value_of_information(payoffs, [0.7, 0.3]) == pytest.approx(8.75)


class TestGamble:
    @given(value, value, value)
    def test_the_inequality_turns_at_the_break_even(self, good, bad, safe):
        assume(good - bad > 0.1)
        gamble = Gamble(good, bad, safe)
        edge = gambles.break_even(gamble)
        assert 0 <= edge <= 1
        if 0.01 < edge < 0.99:
            for p, better in ((edge - 0.005, True), (edge + 0.005, False)):
                assert (gambles.expected_utility(gamble.but(chance_bad=p)) > safe) is better

    @given(value, value, value, unit)
    def test_information_is_never_worth_less_than_nothing(self, good, bad, safe, p):
        assume(good - bad > 0.1)
        gamble = Gamble(good, bad, safe, p)
        worth = gambles.perfect_information(gamble)
        assert worth >= -1e-9
        payoffs = pd.DataFrame({"risky": [good, bad], "safe": [safe, safe]})
        general = gambles.value_of_information(payoffs, [1 - p, p])
        assert worth == pytest.approx(general, abs=1e-9)

    def test_a_whole_grid_equals_a_loop_on_a_sample_of_cells(self):
        p, good = np.linspace(0, 1, 200)[:, None], np.linspace(21, 100, 200)
        whole = gambles.perfect_information(Gamble(good=good, chance_bad=p))
        for i, j in np.random.default_rng(3).integers(0, 200, (60, 2)):
            one = gambles.perfect_information(Gamble(good=good[j], chance_bad=p[i, 0]))
            assert whole[i, j] == pytest.approx(one)

    def test_lines_cross_at_the_break_even(self):
        wide = gambles.by_chance(points=5).pivot(index="chance_bad", columns="option")["value"]
        assert wide.loc[0.25, "risky"] == wide.loc[0.25, "safe"] == 57.5


class TestDoubt:
    @pytest.mark.parametrize(("p", "spread"), [(0.3, 0.2), (0.1, 0.2), (0.6, 0.1), (0.25, 0.5)])
    def test_an_uncertain_chance_agrees_with_its_draws(self, p, spread):
        gamble = Gamble(chance_bad=p, spread=spread)
        drawn = gambles.drawn_chance_gamble_pays(gamble)
        assert drawn == pytest.approx(gambles.chance_gamble_pays(gamble), abs=0.01)

    def test_a_chance_without_doubt_pays_or_not(self):
        assert gambles.chance_gamble_pays(Gamble(spread=0)) == 0
        assert gambles.chance_gamble_pays(Gamble(spread=0, chance_bad=0.2)) == 1


def test_chances_that_do_not_fit_the_states_get_a_sentence():
    payoffs = pd.DataFrame({"direct": [70, 20, 5, 1], "hedge": [57.5, 57.5, 57.5, 57.5]})
    with pytest.raises(CourseError, match="Give 4 chances"):
        gambles.value_of_information(payoffs, [1, 0])
