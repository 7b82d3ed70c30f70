"""Model D against its worked numbers (section D of the models' description) and in general."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.errors import CourseError
from course.models import scores
from course.models.scores import TEN, Belief, Statement


@pytest.fixture(scope="module")
def as_first_coded(forecasts):
    """Return the six rows as the model's description has them: C001-31 counted as come true.

    The table counts it as failed, by its own criterion: missile days fell from 2022 to 2024.
    """
    six = scores.coded(forecasts)
    happened = six["happened"].mask(six.index == "C001-31", True)
    return six.assign(happened=happened, score=(six["forecast"] - happened) ** 2)


class TestWorkedNumbers:
    """Section D."""

    @pytest.mark.parametrize(
        ("p", "score"), [(0.5, 0.25), (0.55, 0.3025), (0.6, 0.36), (0.75, 0.5625)]
    )
    def test_1_one_forecast_that_failed(self, p, score):
        assert scores.brier(p, 0) == pytest.approx(score)
        assert scores.brier_1950(p, 0) == pytest.approx((p - 0) ** 2 + ((1 - p) - 1) ** 2)

    def test_1_above_half_is_worse_than_a_coin(self):
        assert scores.score_band() == (0.25, 1.0)

    def test_1_a_conjunction(self):
        assert scores.least_first(0.5, 0.7) == pytest.approx(5 / 7)
        assert 0.6 * 0.7 < 0.5

    def test_2_ten_forecasts(self):
        parts = scores.murphy(TEN["forecast"], TEN["happened"])
        assert parts.to_dict() == pytest.approx(
            {"reliability": 0.02, "resolution": 0.04, "uncertainty": 0.24, "brier": 0.22}
        )
        assert scores.skill(TEN["forecast"], TEN["happened"]) == pytest.approx(1 / 12)

    def test_2_three_of_five_at_080_is_no_proof(self):
        assert scores.binomial_at_most(3, 5, 0.8) == pytest.approx(0.26272, abs=1e-9)
        table = scores.reliability(TEN["forecast"], TEN["happened"])
        assert table["inside"].all()
        assert table["at_most"].iloc[1] == pytest.approx(0.26272)

    def test_3_six_forecasts(self, as_first_coded):
        table = as_first_coded
        assert sorted(table["forecast"]) == [0.325, 0.5, 0.55, 0.675, 0.675, 0.9]
        assert scores.brier(table["forecast"], table["happened"]) == pytest.approx(1.679375 / 6)
        assert scores.skill(table["forecast"], table["happened"]) == pytest.approx(
            -0.1195833, abs=1e-7
        )

    def test_3_one_row_turns_the_verdict(self, as_first_coded):
        table = scores.drop_one(as_first_coded)
        assert table.loc["none", ["n", "base_rate"]].tolist() == [6, 0.5]
        row = table.loc["C000-07"]
        assert row["brier"] == pytest.approx(0.173875)
        assert row["base_rate"] == pytest.approx(0.6)
        assert row["skill"] == pytest.approx(0.2755208, abs=1e-7)
        assert (table["skill"].drop("C000-07") < 0).all()

    def test_3_of_35_predictions_one_has_number_and_day_and_five_a_word(self, forecasts):
        assert len(forecasts) == 35
        number = forecasts[forecasts["wording_kind"] == "number"]
        assert list(number["claim_id"]) == ["C004-30"] and number["deadline"].notna().all()
        assert (forecasts["wording_kind"] == "word").sum() == 5

    def test_void_is_not_scored(self, forecasts):
        row = forecasts.set_index("claim_id").loc["C002-19"]
        assert row["outcome"] == "void" and not row["scoreable"]
        assert "C002-19" not in scores.coded(forecasts, rows="scoreable").index

    def test_questions_of_the_lesson(self):
        assert scores.brier(0.325, 0) == pytest.approx(0.1056, abs=5e-5)
        assert scores.brier(0.6, 0) == pytest.approx(0.36)


class TestTable:
    def test_words_have_the_ranges_of_the_table(self, forecasts):
        table = scores.words(forecasts)
        assert table.loc["likely", ["low", "high"]].tolist() == [0.55, 0.80]
        assert table.loc["unlikely", "mid"] == pytest.approx(0.325)
        assert table["n"].sum() == 6

    def test_a_rule_moves_words_only(self, forecasts):
        mid, high = scores.coded(forecasts), scores.coded(forecasts, "high")
        moved = mid.index[mid["forecast"] != high["forecast"]]
        assert set(moved) == set(mid.index[mid["basis"] == "word"])
        assert high.loc["C002-17", "forecast"] == 0.80

    def test_the_lower_bound_can_be_coded_by_the_reader(self, forecasts):
        table = scores.coded(forecasts, above_half=0.75)
        assert table.loc["C004-30", "score"] == pytest.approx(0.5625)
        with pytest.raises(CourseError, match=r"between 0.5 and 1; you gave 0\.4"):
            scores.coded(forecasts, above_half=0.4)

    def test_one_outcome_counted_the_other_way_turns_the_skill(self, forecasts, as_first_coded):
        table = scores.coded(forecasts)
        assert scores.brier(table["forecast"], table["happened"]) == pytest.approx(2.029375 / 6)
        without = scores.drop_one(table).loc["C000-07"]
        as_coded_first = scores.drop_one(as_first_coded).loc["C000-07"]
        assert without["brier"] == pytest.approx(0.243875)
        assert without["skill"] < 0 < as_coded_first["skill"]

    def test_rules_side_by_side(self, forecasts):
        table = scores.codings(forecasts)
        assert table.loc["mid", "brier"] == pytest.approx(2.029375 / 6)
        assert list(table.index) == ["low", "mid", "high"] and (table["n"] == 6).all()

    @pytest.mark.parametrize(("p", "score"), [(0.5, 0.25), (1.0, 1.0)])
    def test_the_band_of_a_statement_is_reached_at_its_ends(self, p, score):
        assert score in scores.score_band() and scores.brier(p, 0) == score

    @pytest.mark.parametrize(
        ("make", "sentence"),
        [
            (lambda f: scores.coded(f, "middle"), "Did you mean 'mid'"),
            (lambda f: scores.coded(f, rows="all"), "no choice of rows"),
            (lambda f: scores.drop_one(scores.coded(f).head(2)), "three forecasts or more"),
            (lambda f: scores.brier(f["prob_coded"], f["event_occurred"]), "is missing"),
            (lambda f: scores.brier([0.5], [1, 0]), "1 forecasts but 2 outcomes"),
            (lambda f: scores.brier(1.2, 0), "between 0 and 1; you gave 1.2"),
            (lambda f: scores.brier(50, 0), "between 0 and 1"),
            (lambda f: scores.brier("likely", 0), "needs a number"),
            (lambda f: scores.brier(["likely"], [0]), "needs a number"),
            (lambda f: scores.brier([], []), "needs a number"),
            (lambda f: scores.brier(0.5, 0.5), "1 .it happened. or 0"),
            (lambda f: scores.brier(float("nan"), 0), "missing or infinite"),
            (lambda f: scores.skill([0.5, 0.5], [1, 1]), "Skill is not defined"),
            (lambda f: scores.binomial_at_most(6, 5, 0.5), "hits must be between 0 and 5"),
            (lambda f: scores.least_first(0.5, 0), "chance of the second"),
        ],
    )
    def test_mistakes_get_one_sentence(self, forecasts, make, sentence):
        with pytest.raises(CourseError, match=sentence):
            make(forecasts)


unit = st.floats(0, 1)
sets = st.integers(1, 40).flatmap(
    lambda n: st.tuples(
        st.lists(st.sampled_from([0, 0.1, 0.3, 0.5, 0.7, 0.9, 1]), min_size=n, max_size=n),
        st.lists(st.integers(0, 1), min_size=n, max_size=n),
    )
)


class TestInGeneral:
    @given(sets)
    def test_the_three_parts_add_up(self, drawn):
        p, o = drawn
        parts = scores.murphy(p, o)
        total = parts["reliability"] - parts["resolution"] + parts["uncertainty"]
        assert total == pytest.approx(scores.brier(p, o), abs=1e-12)
        assert parts.between(0, 1).all()

    @given(sets)
    def test_scores_stay_within_their_ends(self, drawn):
        p, o = drawn
        assert 0 <= scores.brier(p, o) <= 1
        assert scores.brier_1950(p, o) == pytest.approx(2 * scores.brier(p, o))
        assert scores.brier(o, o) == 0 and scores.brier(1 - np.array(o), o) == 1
        assert scores.points(p, o).mean() == pytest.approx(scores.brier(p, o))

    @given(sets)
    def test_always_saying_the_base_rate_has_no_skill(self, drawn):
        _, o = drawn
        rate = np.mean(o)
        if 0 < rate < 1:
            assert scores.skill([rate] * len(o), o) == pytest.approx(0)
            assert scores.skill(o, o) == 1

    @given(unit, unit)
    def test_honesty_pays(self, q, p):
        honest = scores.expected_brier(Belief(q, q))
        said = scores.expected_brier(Belief(q, p))
        assert said - honest == pytest.approx((p - q) ** 2, abs=1e-12)
        two_outcomes = q * scores.brier(p, 1) + (1 - q) * scores.brier(p, 0)
        assert said == pytest.approx(two_outcomes, abs=1e-12)

    @given(st.integers(1, 60), unit)
    def test_binomial_chances(self, n, p):
        below = scores.binomial_at_most(np.arange(n + 1), n, p)
        assert (np.diff(below) >= -1e-12).all() and below[-1] == pytest.approx(1)
        assert ((below >= 0) & (below <= 1)).all()
        assert below[0] == pytest.approx((1 - p) ** n, abs=1e-12)

    def test_binomial_chances_of_many_chances_at_once(self):
        p = np.linspace(0, 1, 11)
        by_hand = [sum(math.comb(5, k) * x**k * (1 - x) ** (5 - k) for k in range(4)) for x in p]
        assert scores.binomial_at_most(3, 5, p) == pytest.approx(by_hand)

    @given(st.integers(1, 60), unit, st.sampled_from([0.5, 0.8, 0.9, 0.99]))
    def test_a_band_holds_its_level(self, n, p, level):
        low, high = scores.binomial_band(n, p, level)
        assert 0 <= low <= high <= n
        below = scores.binomial_at_most(low - 1, n, p) if low else 0
        assert scores.binomial_at_most(high, n, p) - below >= level - 1e-9

    @given(unit, unit, st.integers(0, 1))
    def test_a_band_of_words_is_what_its_values_score(self, one, two, happened):
        low, high = sorted([one, two])
        best, worst = scores.score_band(Statement((low + high) / 2, low, high), happened)
        each = scores.points(np.linspace(low, high, 50), [happened] * 50)
        assert best == pytest.approx(each.min()) and worst == pytest.approx(each.max())

    @given(sets)
    def test_leaving_one_out_equals_scoring_the_rest(self, drawn):
        p, o = drawn
        if len(p) < 3:
            return
        index = [f"c{i}" for i in range(len(p))]
        table = scores.drop_one(pd.DataFrame({"forecast": p, "happened": o}, index=index))
        rest = np.arange(len(p)) != 1
        assert table.loc["c1", "brier"] == pytest.approx(
            scores.brier(np.array(p)[rest], np.array(o)[rest])
        )
        assert table["n"].tolist() == [len(p)] + [len(p) - 1] * len(p)

    def test_truth_values_and_series_will_do(self):
        assert scores.brier(pd.Series([0.2, 0.9]), pd.Series([False, True])) == pytest.approx(0.025)
        assert scores.brier(0.9, True) == pytest.approx(0.01)
