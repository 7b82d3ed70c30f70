"""The matrix of evidence: the worked example of lesson 6, and what must hold for any matrix."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.errors import CourseError
from course.models import hypotheses

words = st.integers(2, 8).flatmap(
    lambda n: st.lists(st.text("CIN", min_size=n, max_size=n), min_size=2, max_size=5)
)


def made(given_words):
    return hypotheses.matrix(**{f"H{i}": word for i, word in enumerate(given_words)})


class TestWorkedExample:
    def test_inconsistencies(self):
        assert hypotheses.inconsistency().to_dict() == {"H1": 1, "H2": 2, "H3": 3}
        assert hypotheses.leaders() == ["H1"]

    def test_counting_what_fits_would_make_a_tie(self):
        fits = (hypotheses.WORKED == "C").sum()
        assert fits["H1"] == fits["H2"] == 3

    def test_drop_one(self):
        table = hypotheses.drop_one()
        assert table.loc["E2", ["H1", "H2", "H3"]].tolist() == [0, 2, 3]
        assert list(table.index[table["changes"]]) == ["E3", "E4"]
        assert table.loc["E3", "leads"] == "H1 and H2"

    def test_an_item_that_fits_all_tells_nothing(self):
        table = hypotheses.matrix(H1="CI", H2="CC", H3="CC")
        assert hypotheses.diagnostic(table).tolist() == pytest.approx([0, 2 / 3])

    def test_a_weight_can_turn_the_order(self):
        assert hypotheses.leaders(weights=[1, 3, 1, 1, 1]) == ["H2"]
        assert hypotheses.inconsistency(weights=[1, 3, 1, 1, 1])["H1"] == 3


class TestInGeneral:
    @given(words)
    def test_leaving_one_out_equals_a_smaller_matrix(self, given_words):
        table = made(given_words)
        dropped = hypotheses.drop_one(table)
        for item in table.index:
            smaller = table.drop(index=item)
            assert dropped.loc[item, "leads"] == " and ".join(hypotheses.leaders(smaller))
            own = dropped.loc[item, list(table.columns)].astype(float)
            assert own.to_numpy() == pytest.approx(hypotheses.inconsistency(smaller).to_numpy())

    @given(words, st.floats(0.1, 9))
    def test_who_leads_does_not_depend_on_the_unit_of_weights(self, given_words, factor):
        table = made(given_words)
        own = np.arange(1, len(table) + 1)
        assert hypotheses.leaders(table, own) == hypotheses.leaders(table, factor * own)

    @given(words)
    def test_diagnosticity_is_a_share(self, given_words):
        assert hypotheses.diagnostic(made(given_words)).between(0, 1).all()


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: hypotheses.matrix(H1="CIC"), "two hypotheses or more"),
        (lambda: hypotheses.matrix(H1="CIC", H2="CI"), "one letter for every item"),
        (lambda: hypotheses.matrix(H1="", H2=""), "one letter for every item"),
        (lambda: hypotheses.matrix(["only one"], H1="CI", H2="CC"), "as many names"),
        (lambda: hypotheses.matrix(H1="CX", H2="CC"), "with C, I or N; you gave 'X'"),
        (lambda: hypotheses.inconsistency(weights=[1, 2]), "one weight for each of the 5"),
        (lambda: hypotheses.inconsistency(weights=[1, 1, 1, 1, -1]), "weight of an item must be"),
        (lambda: hypotheses.inconsistency(pd.DataFrame({"H1": [1]})), "you gave '1'"),
    ],
)
def test_mistakes_get_one_sentence(make, sentence):
    with pytest.raises(CourseError, match=sentence):
        make()


def test_small_letters_and_names_will_do():
    table = hypotheses.matrix(["treaty", "troops"], H1="ci", H2="nc")
    assert table.loc["troops", "H1"] == "I" and table.index.name == "item"
