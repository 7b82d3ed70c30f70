"""Agreement of coders: by hand, at the limits, and as a sentence where it is not defined."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import data
from course.errors import CourseError
from course.models.coding import agreement, agreements, cohens_kappa, differences, settled


def test_by_hand():
    # 16 of 20 agree, each coder says yes in half of the cases: (0.8 - 0.5) / (1 - 0.5) = 0.6
    first = pd.Series(["yes"] * 10 + ["no"] * 10)
    second = pd.Series(["yes"] * 8 + ["no"] * 2 + ["no"] * 8 + ["yes"] * 2)
    assert cohens_kappa(first, second) == pytest.approx(0.6)


def test_less_than_chance_is_negative():
    assert cohens_kappa(pd.Series(["a", "b"]), pd.Series(["b", "a"])) == pytest.approx(-1)


@given(st.lists(st.sampled_from("abc"), min_size=2).filter(lambda codes: len(set(codes)) > 1))
def test_a_coder_agrees_with_itself_and_the_order_of_coders_does_not_matter(codes):
    first, second = pd.Series(codes), pd.Series(codes[::-1])
    assert cohens_kappa(first, first) == pytest.approx(1)
    assert cohens_kappa(first, second) == pytest.approx(cohens_kappa(second, first))


def test_rows_are_compared_by_place_not_by_label():
    assert cohens_kappa(pd.Series(["a", "b"]), pd.Series(["a", "b"], index=[5, 9])) == 1


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (["a"], ["a", "b"], "same rows"),
        ([], [], "at least one row"),
        (["a", None], ["a", "b"], "fill in"),
        (["a", "a"], ["a", "a"], "one code only"),
    ],
)
def test_what_cannot_be_computed_is_said(first, second, words):
    with pytest.raises(CourseError, match=words):
        cohens_kappa(pd.Series(first, dtype=object), pd.Series(second, dtype=object))


class TestAgreement:
    def test_by_hand(self):
        first = pd.Series(["yes"] * 10 + ["no"] * 10)
        second = pd.Series(["yes"] * 8 + ["no"] * 2 + ["no"] * 8 + ["yes"] * 2)
        found = agreement(first, second)
        assert (found["rows"], found["same"]) == (20, 16)
        assert found["share"] == pytest.approx(0.8) and found["by_chance"] == pytest.approx(0.5)
        assert found["kappa"] == pytest.approx(0.6)

    def test_where_kappa_is_not_defined_it_is_missing_and_the_rest_is_there(self):
        found = agreement(pd.Series(["a", "a"]), pd.Series(["a", "a"]))
        assert math.isnan(found["kappa"]) and found["share"] == 1
        assert agreement(pd.Series([], dtype=object), pd.Series([], dtype=object))["rows"] == 0

    def test_rows_without_a_side_do_not_flatter_the_coders(self):
        codings, lines = data.load("codings"), data.load("red_line_codings")
        table = agreements(codings, lines).set_index("code")
        korean = (codings["direction_first"] != "na").sum()
        assert table.loc["direction", "rows"] == table.loc["cost", "rows"] == korean
        assert table.loc["domain", "rows"] == len(codings)
        assert table["kappa"].is_monotonic_decreasing

    def test_the_caveats_state_these_kappas(self):
        codings, lines = data.load("codings"), data.load("red_line_codings")
        for row in agreements(codings, lines).itertuples():
            stated = data.caveats("codings" if row.table == "events" else "red_lines")["text"]
            assert stated.str.contains(f"{row.kappa:.2f}").any(), row.code


class TestDifferences:
    @pytest.fixture
    def small(self):
        return pd.DataFrame(
            {
                "code_first": ["arms", "arms", "aid", "aid", "arms"],
                "code_second": ["talk", "talk", "talk", "aid", "aid"],
            }
        )

    def test_pairs_are_counted_and_equal_codes_left_out(self, small):
        found = differences(small, "code")
        assert found.to_numpy().tolist() == [
            ["arms", "talk", 2],
            ["aid", "talk", 1],
            ["arms", "aid", 1],
        ]

    def test_one_rule_settles_its_own_rows_only(self, small):
        # With "talk" replaced by the topic the second coder has arms, arms, aid, aid, aid.
        expected = cohens_kappa(
            small["code_first"], pd.Series(["arms", "arms", "aid", "aid", "aid"])
        )
        assert settled(small, "code", "talk") == pytest.approx(expected)
        assert settled(small, "code", "none") == pytest.approx(
            cohens_kappa(small["code_first"], small["code_second"])
        )

    def test_a_code_that_does_not_exist_gets_a_near_one(self):
        with pytest.raises(CourseError, match="Did you mean 'domain'"):
            differences(data.load("codings"), "domian")
