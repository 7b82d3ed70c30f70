"""Answers as people type them, and as nobody should."""

import datetime as dt
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.answers import (
    Choice,
    Day,
    Number,
    Numbers,
    Share,
    UnreadableError,
    is_blank,
    read_number,
)


@pytest.mark.parametrize("value", [..., None, "", "  ", "...", "…"])
def test_blank(value):
    assert is_blank(value)


@pytest.mark.parametrize("value", [0, False, "0", [], "a"])
def test_not_blank(value):
    assert not is_blank(value)


class TestNumber:
    @pytest.mark.parametrize(
        ("typed", "number"),
        [
            (69, 69),
            (69.0, 69),
            (np.int64(69), 69),
            (np.float64(0.5), 0.5),
            (pd.Series([7]).iloc[0], 7),
            ("69", 69),
            (" 69 acts ", 69),
            ("about 69", 69),
            ("1,402", 1402),
            ("1 402", 1402),
            ("1,402,000", 1_402_000),
            ("0,75", 0.75),
            ("0,524", 0.524),
            ("84 of 168", 0.5),
            ("5/7", 5 / 7),
            ("-0.07", -0.07),
            ("−0.07", -0.07),
            ("+1.16", 1.16),
            ("71.4 %", 0.714),
            ("71.4 per cent", 0.714),
            ("1e3", 1000),
        ],
    )
    def test_reads_usual_forms(self, typed, number):
        assert read_number(typed) == pytest.approx(number)

    @pytest.mark.parametrize(
        "typed",
        [
            True,
            "many",
            "5/0",
            "1/2/3",
            [1, 2],
            (1, 402),
            {},
            math.nan,
            math.inf,
            "nan",
            object(),
            "12 34 56 x 7",
            10**400,
        ],
    )
    def test_refuses_what_is_no_number(self, typed):
        with pytest.raises(UnreadableError):
            read_number(typed)

    @pytest.mark.parametrize(
        "typed", [(-25) ** 0.8, np.complex128(1 - 2j), str((-25) ** 0.8), "-2j"]
    )
    def test_a_complex_power_hears_where_it_comes_from(self, typed):
        with pytest.raises(UnreadableError, match="a power of a negative number"):
            read_number(typed)

    def test_of_how_many_is_left_out_of_a_count(self):
        assert Number().read("84 of 235") == 84

    def test_a_right_answer_with_too_few_decimals_hears_how_many_it_has_and_needs(self):
        kind = Number(tolerance=0.006, decimals=2)
        assert kind.too_few_decimals(2.5, 2.46) == (
            "Nearly. The number is right, but rounded to 1 decimal. Give 2 decimals, in the form "
            "0.12."
        )
        assert "rounded to no decimals" in kind.too_few_decimals(2, 2.46)

    def test_another_number_is_not_nearly_right(self):
        kind = Number(tolerance=0.006, decimals=2)
        assert not kind.too_few_decimals(2.4, 2.46) and not Number().too_few_decimals(8, 8.2)
        assert not kind.too_few_decimals(0, 0.04)  # nothing of the number is left

    def test_no_more_decimals_are_asked_for_than_the_tolerance_needs(self):
        kind = Number(tolerance=0.005, decimals=4)
        assert "Give 2 decimals" in kind.too_few_decimals(0.4, 0.4321)

    def test_two_decimals_are_enough_where_two_are_asked_for(self):
        kind = Number(tolerance=0.006, decimals=2)
        assert kind.same(kind.read("0.67"), 39 / 58)

    def test_tolerance_is_the_largest_difference_allowed(self):
        kind = Number(tolerance=0.02)
        assert kind.same(2.88, 2.86) and not kind.same(2.89, 2.86)


class TestShare:
    @pytest.mark.parametrize("typed", [0.565, "0.565", "56.5 %", "56.5%", 56.5, "56.5", "39/69"])
    def test_all_forms_of_one_share_are_the_same(self, typed):
        kind = Share()
        assert kind.same(kind.read(typed), kind.read(39 / 69))

    def test_a_share_below_one_per_cent_with_its_sign_is_not_a_half(self):
        kind = Share()
        assert not kind.same(kind.read("0.5 %"), kind.read(0.5))

    @pytest.mark.parametrize("typed", ["47 %", "47", 0.47])
    def test_a_share_in_whole_per_cent_hears_what_is_missing(self, typed):
        kind = Share()
        given, expected = kind.read(typed), kind.read(91 / 193)
        assert not kind.same(given, expected)
        assert kind.too_few_decimals(given, expected) == (
            "Nearly. The share is right, but rounded to a whole per cent. Give 1 decimal of a per "
            "cent, in the form 12.3 % or 0.123."
        )

    def test_a_share_with_one_of_two_decimals_hears_both_numbers(self):
        kind = Share(tolerance=0.005, decimals=2)
        words = kind.too_few_decimals(kind.read("47.2 %"), kind.read(91 / 193))
        assert "rounded to 1 decimal of a per cent. Give 2 decimals of a per cent" in words

    def test_more_than_all_is_read_too(self):
        kind = Share()
        assert kind.same(kind.read("107.5 %"), kind.read(1.075))

    @given(st.floats(0.001, 1))
    def test_code_of_a_share_reads_as_the_share(self, share):
        kind = Share()
        assert kind.same(kind.read(kind.as_code(share).strip('"')), kind.read(share))


class TestDay:
    DAY = dt.date(2023, 4, 28)

    @pytest.mark.parametrize(
        "typed",
        [
            "2023-04-28",
            "2023-4-28",
            "2023/04/28",
            "28.04.2023",
            "28/4/2023",
            "04/28/2023",
            "28 April 2023",
            "28. Apr 2023",
            "April 28, 2023",
            DAY,
            dt.datetime(2023, 4, 28),
            pd.Timestamp("2023-04-28"),
            np.datetime64("2023-04-28"),
        ],
    )
    def test_reads_usual_forms(self, typed):
        assert Day().read(typed) == self.DAY

    @pytest.mark.parametrize(
        "typed",
        ["04/05/2023", "4.5.2023", "April 2023", "28 April", "soon", "2023-02-30", 1995, []],
    )
    def test_refuses_half_a_day_and_days_that_can_be_read_in_two_ways(self, typed):
        with pytest.raises(UnreadableError):
            Day().read(typed)


class TestChoice:
    MANY = Choice({k: f"statement {k}" for k in "abcde"}, many=True)
    ORDER = Choice({k: f"statement {k}" for k in "abcd"}, length=4)
    STATES = Choice({"USA": "the ally", "RUS": "the neighbour"})

    @pytest.mark.parametrize(
        "typed",
        [
            "b, d, e",
            "e d b",
            "bde",
            "BDE",
            "BDE.",
            "B D E",
            "B,D,E",
            "(b)(d)(e)",
            "bd, e",
            "b d and e",
            ["b", "d", "e"],
            {"e", "d", "b"},
            ("b", "D", "e"),
            "(b), (d), (e)",
            "b and d and e",
            "b; d; e",
            "b, b, d, e",
            "statement b, Statement D, statement e",
        ],
    )
    def test_a_set_in_any_order_and_form(self, typed):
        assert self.MANY.read(typed) == ("b", "d", "e")

    @pytest.mark.parametrize(
        "typed", ["b, a, c, d", "bacd", "BACD", "b a c d", "BA CD", "b > a > c > d", list("bacd")]
    )
    def test_a_sequence_keeps_its_order(self, typed):
        assert self.ORDER.read(typed) == ("b", "a", "c", "d")

    @pytest.mark.parametrize(
        "typed", ["USA", "usa", "United States", "the ally", "Washington", "US"]
    )
    def test_names_and_codes_of_countries(self, typed):
        assert self.STATES.read(typed) == ("USA",)

    @pytest.mark.parametrize("typed", ["x", 3, "a, x", "ABX", "-", object(), "France"])
    def test_refuses_what_is_not_in_the_list(self, typed):
        for kind in (self.MANY, self.STATES):
            with pytest.raises(UnreadableError):
                kind.read(typed)

    @pytest.mark.parametrize("typed", ["USA / RUS", "USA/RUS", "Washington/Moscow"])
    def test_a_slash_divides_entries(self, typed):
        two = Choice({"USA": "the ally", "RUS": "the neighbour"}, length=2)
        assert two.read(typed) == ("USA", "RUS")

    def test_a_slash_may_belong_to_a_name(self):
        texts = Choice({"ES-11/7": "ES-11/7", "68/262": "68/262"}, many=True)
        assert texts.read("ES-11/7, 68/262") == ("68/262", "ES-11/7")

    def test_refuses_too_few(self):
        with pytest.raises(UnreadableError, match="3 entries were typed, 4 asked for"):
            self.ORDER.read("a, b, c")

    @pytest.mark.parametrize("typed", ["ES–11/7", "A/RES/ES-11/7", "“ES-11/7”"])
    def test_dashes_quotes_and_prefixes_of_symbols_do_not_matter(self, typed):
        assert Choice({"ES-11/7": "ES-11/7"}, many=False).read(typed) == ("ES-11/7",)

    def test_a_country_stands_for_its_capital(self):
        powers = Choice({"Washington": "the ally", "Moscow": "the neighbour"}, length=2)
        assert powers.read("Russia, USA") == ("Moscow", "Washington")

    def test_years_typed_as_numbers(self):
        years = Choice({str(y): str(y) for y in range(2021, 2026)}, many=True)
        assert years.read((2022, 2024)) == ("2022", "2024")
        assert years.read("2022 and 2024") == ("2022", "2024")


class TestNumbers:
    KIND = Numbers(("South Korea", "United States", "Russia"), tolerance=0.01, decimals=2)

    @pytest.mark.parametrize(
        "typed",
        [
            (-0.07, 1.16, 1.03),
            [-0.07, 1.16, 1.03],
            np.array([-0.07, 1.16, 1.03]),
            "-0.07, +1.16, +1.03",
            "-0.07; 1.16; 1.03",
            "-0.07 +1.16 +1.03",
            {"United States": 1.16, "south korea": -0.07, "Russia": "1.03"},
            pd.Series({"South Korea": -0.07, "United States": 1.16, "Russia": 1.03}),
        ],
    )
    def test_reads_lists_texts_and_tables(self, typed):
        assert self.KIND.same(self.KIND.read(typed), (-0.065, 1.156, 1.034))

    @pytest.mark.parametrize("typed", [5, (1, 2), {"Russia": 1}, "a, b, c", (1, 2, None)])
    def test_refuses_others(self, typed):
        with pytest.raises(UnreadableError):
            self.KIND.read(typed)


junk = st.one_of(
    st.text(),
    st.integers(),
    st.floats(),
    st.binary(),
    st.lists(st.one_of(st.text(), st.integers(), st.none())),
    st.dictionaries(st.text(), st.integers()),
    st.datetimes(),
)
KINDS = [Number(), Share(), Day(), TestChoice.MANY, TestChoice.ORDER, TestNumbers.KIND]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: type(kind).__name__)
@given(value=junk)
def test_junk_is_read_or_refused_and_nothing_else(kind, value):
    try:
        kind.read(value)
    except UnreadableError as error:
        assert str(error)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: type(kind).__name__)
def test_every_kind_says_how_to_type_it(kind):
    assert kind.how_to_type.startswith("Type ")
