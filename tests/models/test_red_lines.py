"""Red lines in words: the rule of the code, two coders, tables by hand."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.errors import CourseError
from course.models import red_lines

code = st.integers(0, 1)


@pytest.fixture
def few():
    """Five invented lines."""
    return pd.DataFrame(
        {
            "line_id": list("abcde"),
            "state": ["RUS", "RUS", "KOR", "KOR", "USA"],
            "act": ["Supply arms.", "Send weapons.", None, "Join sanctions.", "Charm."],
            "explicitness": [3, 3, 1, 2, 1],
            "tested": ["no", "no", "unclear", "yes", "yes"],
            "consequence_followed": ["not_tested", "not_tested", "unclear", "yes", "no"],
        }
    )


class TestTheRule:
    @pytest.mark.parametrize(
        ("act", "consequence", "commitment", "expected"),
        [(0, 0, 0, 0), (1, 0, 0, 1), (0, 1, 0, 1), (0, 1, 1, 1), (1, 1, 0, 2), (1, 1, 1, 3)],
    )
    def test_each_case(self, act, consequence, commitment, expected):
        assert red_lines.explicitness(act, consequence, commitment) == expected

    @given(code, code, code)
    def test_is_one_of_four_levels_and_grows_with_each_element(self, act, consequence, commitment):
        level = red_lines.explicitness(act, consequence, commitment)
        assert level in red_lines.LEVELS
        assert red_lines.explicitness(1, consequence, commitment) >= level
        assert red_lines.explicitness(act, consequence, 1) >= level

    def test_gives_the_code_of_each_row_of_the_table(self, lines):
        rule = red_lines.explicitness(
            lines["act_defined"], lines["consequence_defined"], lines["commitment"]
        )
        assert (rule == lines["explicitness"]).all()

    def test_other_codes_are_refused(self):
        with pytest.raises(CourseError, match="1 when it is defined"):
            red_lines.explicitness(2, 0, 0)


class TestSelect:
    def test_by_state_in_any_writing_and_by_test(self, lines):
        russian = red_lines.select(lines, state="russia")
        assert set(russian["state"]) == {"RUS"}
        both = red_lines.select(lines, state="RUS", tested="no")
        assert len(both) == ((lines["state"] == "RUS") & (lines["tested"] == "no")).sum() > 0

    def test_without_a_filter_all_rows_stay(self, lines):
        assert len(red_lines.select(lines)) == len(lines)

    def test_wrong_words_get_near_ones(self, lines):
        with pytest.raises(CourseError, match="Japan"):
            red_lines.select(lines, state="Japan")
        with pytest.raises(CourseError, match="unclear"):
            red_lines.select(lines, tested="uncler")


class TestElements:
    def test_zakharova_named_neither_act_nor_condition(self, lines):
        # The Korea Times, 30 January 2024.
        open_parts = red_lines.undefined(lines, "2024-01-26-zakharova-imprudent")
        assert open_parts == ["act", "condition", "commitment"]

    def test_an_element_that_is_defined_has_words(self, lines):
        table = red_lines.elements(lines, "2024-11-24-rudenko-destroy")
        assert table["defined"].all()
        assert table.loc["act", "words"] == "Supply arms to Ukraine."
        assert table.loc["commitment", "words"] == ""

    def test_an_unknown_statement_gets_a_near_one(self, lines):
        with pytest.raises(CourseError, match="Did you mean '2022-10-27-putin-arms'"):
            red_lines.elements(lines, "2022-10-27-putin-army")


class TestCounts:
    def test_followed_by_hand(self, few):
        table = red_lines.followed(few)
        assert table.loc["yes"].to_dict() == {"yes": 1, "no": 1, "not_tested": 0, "unclear": 0}
        assert table.loc["no", "not_tested"] == 2 and table.loc["unclear", "unclear"] == 1

    def test_explicitness_by_hand(self, few):
        table = red_lines.by_explicitness(few)
        assert list(table.index) == [0, 1, 2, 3]
        assert table.loc[3].tolist() == [0, 2, 0] and table.loc[0].sum() == 0
        assert table.loc[1].tolist() == [1, 0, 1]

    def test_states_stand_in_order_of_their_number_of_lines(self, few):
        table = red_lines.by_state(few)
        assert set(table.index[:2]) == {"RUS", "KOR"} and table.index[2] == "USA"
        assert table.loc["RUS", 3] == 2

    def test_every_line_is_counted_once(self, lines):
        for count in (red_lines.followed, red_lines.by_explicitness, red_lines.by_state):
            assert count(lines).to_numpy().sum() == len(lines)

    def test_no_line_gives_zeros(self, lines):
        assert red_lines.followed(lines.head(0)).to_numpy().sum() == 0

    def test_acts_about_arms_are_found_by_whole_words(self, few):
        assert red_lines.about_arms(few).tolist() == [True, True, False, False, False]


class TestTwoCoders:
    def test_the_ledger_is_the_reading_of_both(self, lines, line_codings):
        again = red_lines.recoded(lines, line_codings, "both")
        columns = [*red_lines.ELEMENTS.values(), "explicitness"]
        assert (again[columns] == lines[columns]).all(axis=None)

    @pytest.mark.parametrize("reading", ["first", "second"])
    def test_one_coder_alone_gives_that_coder_s_codes(self, lines, line_codings, reading):
        again = red_lines.recoded(lines, line_codings, reading)
        codes = line_codings.set_index("line_id").loc[lines["line_id"]]
        assert again["explicitness"].tolist() == codes[f"explicitness_{reading}"].tolist()

    def test_either_is_never_below_both(self, lines, line_codings):
        either = red_lines.recoded(lines, line_codings, "either")["explicitness"]
        assert (either >= lines["explicitness"]).all() and (either > lines["explicitness"]).any()

    def test_some_rows_can_be_coded_again(self, lines, line_codings):
        assert len(red_lines.recoded(lines.tail(3), line_codings, "either")) == 3

    def test_an_unknown_reading_gets_a_near_one(self, lines, line_codings):
        with pytest.raises(CourseError, match="Did you mean 'either'"):
            red_lines.recoded(lines, line_codings, "eiher")
