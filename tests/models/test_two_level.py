"""The two-level game: worked example, question 6.5, and what must hold on any line."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from course import data
from course.errors import CourseError
from course.models import choice, two_level
from course.models.two_level import Table

unit = st.floats(0, 1).map(lambda x: round(x, 6))
line = np.linspace(0, 1, 2001)


class TestWorkedExample:
    def test_the_assembly_decides_how_far_it_goes(self):
        assert two_level.win_set() == pytest.approx((0.4, 0.6))
        assert two_level.zone() == pytest.approx((0.4, 0.6))
        assert two_level.zone(consent=False) == pytest.approx((0.4, 1.0))

    def test_a_veto_at_home_holds_the_ally_back(self):
        """Putnam: a narrow win-set limits what the other side can get."""
        assert two_level.agreement(proposer="ally") == pytest.approx(0.6)
        assert two_level.agreement(proposer="ally", consent=False) == pytest.approx(1.0)
        assert two_level.agreement(proposer="leader", consent=False) == pytest.approx(0.7)

    def test_a_veto_on_domestic_scores_leaves_three_options(self):
        """Question 6.5 of the lesson on Pyongyang, from the table."""
        table = choice.scores(data.load("option_scores"), "D3")
        assert two_level.pass_the_veto(table, 30) == ["hedge", "indirect", "accommodate"]
        assert table.loc["direct", "domestic"] == 20
        assert len(two_level.pass_the_veto(table, 20)) == 4


class TestInGeneral:
    @given(unit, unit, unit, unit)
    def test_the_zone_is_what_all_accept(self, s, h, leader, ally):
        table = Table(s, h, leader, ally)
        low, high = two_level.zone(table)
        every = np.logical_and.reduce(
            [two_level.accepts(table, player, line) for player in two_level.PLAYERS]
        )
        inside = line == np.clip(line, low - 1e-9, high + 1e-9)
        assert (every == inside).all()
        assert low - 1e-9 <= s <= high + 1e-9

    @given(unit, unit, unit, unit, unit)
    def test_it_shrinks_as_the_assembly_moves_away_from_the_others(self, s, one, two, lead, ally):
        assume(lead >= s and ally >= s)
        near, far = max(one, two), min(one, two)
        widths = [np.subtract(*two_level.zone(Table(s, h, lead, ally))[::-1]) for h in (near, far)]
        assert widths[1] <= widths[0] + 1e-9
        if far <= s:
            assert widths[1] == pytest.approx(0, abs=1e-9)

    @given(unit, unit, unit, unit)
    def test_a_further_veto_never_widens_the_zone(self, s, h, leader, ally):
        table = Table(s, h, leader, ally)
        with_veto, without = two_level.zone(table), two_level.zone(table, consent=False)
        assert with_veto[0] >= without[0] - 1e-9 and with_veto[1] <= without[1] + 1e-9

    @given(unit, unit, unit, unit, st.sampled_from(list(two_level.PLAYERS)))
    def test_the_outcome_is_accepted_and_the_best_for_who_offers(self, s, h, lead, ally, who):
        table = Table(s, h, lead, ally)
        x = two_level.agreement(table, who)
        low, high = two_level.zone(table)
        assert low - 1e-9 <= x <= high + 1e-9
        ideal = getattr(table, who)
        assert abs(x - ideal) <= np.abs(np.linspace(low, high, 200) - ideal).min() + 1e-9

    def test_a_whole_grid_equals_a_loop_on_a_sample_of_cells(self):
        axis = np.linspace(0, 1, 200)
        whole = two_level.agreement(Table(status_quo=axis[:, None], assembly=axis))
        assert whole.shape == (200, 200)
        for i, j in np.random.default_rng(4).integers(0, 200, (60, 2)):
            one = two_level.agreement(Table(status_quo=axis[i], assembly=axis[j]))
            assert whole[i, j] == pytest.approx(one)

    def test_the_table_over_the_assembly(self):
        table = two_level.by_assembly(points=11)
        row = table[np.isclose(table["assembly"], 0.5)].squeeze()
        assert row[["low", "high", "width", "if_ally_offers"]].tolist() == pytest.approx(
            [0.4, 0.6, 0.2, 0.6]
        )


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda t: two_level.win_set(player="asembly"), "Did you mean 'assembly'"),
        (lambda t: two_level.agreement(proposer="moscow"), "no player 'moscow'"),
        (lambda t: two_level.accepts(Table(), "ally", 2), "agreement x must be"),
        (lambda t: two_level.pass_the_veto(t, 30, "home"), "no criterion 'home'"),
        (lambda t: two_level.pass_the_veto(t, "much"), "least score needs a number"),
        (lambda t: two_level.pass_the_veto(t, np.array([1, 2])), "one least score"),
    ],
)
def test_mistakes_get_one_sentence(make, sentence):
    table = choice.scores(data.load("option_scores"), "D3")
    with pytest.raises(CourseError, match=sentence):
        make(table)
