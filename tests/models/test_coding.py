"""Agreement of coders: by hand, at the limits, and as a sentence where it is not defined."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.errors import CourseError
from course.models.coding import cohens_kappa


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
