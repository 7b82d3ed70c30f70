"""Cells of answers: words without quotes, and code that stays code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.cells import explained, marked_question, unquoted


@pytest.mark.parametrize(
    ("cell", "question"),
    [
        ("# Your answer to 02.1:\nanswer = 5", "02.1"),
        ("\n# Your answer to 02.1:\n", "02.1"),
        ("answer = 5", ""),
        ("", ""),
    ],
)
def test_an_answer_cell_names_its_question(cell, question):
    assert marked_question(cell) == question


class TestUnquoted:
    @pytest.mark.parametrize(
        ("typed", "stored"),
        [
            ("answer = 71.4 %", "answer = '71.4 %'"),
            ("answer = South Korea", "answer = 'South Korea'"),
            ("answer = b, d, e", "answer = 'b, d, e'"),
            ("answer = BDE", "answer = 'BDE'"),
            ("answer = 2023-04-28", "answer = '2023-04-28'"),
            ("answer = 2023-11-28", "answer = '2023-11-28'"),
            ("answer = 28 April 2023", "answer = '28 April 2023'"),
            ("answer = 1,402", "answer = '1,402'"),
            ("answer = 0,75", "answer = '0,75'"),
            ("answer = 28/4/2023", "answer = '28/4/2023'"),
            ("answer = 2022 and 2024", "answer = '2022 and 2024'"),
            ("answer = (b) (d) (e)", "answer = '(b) (d) (e)'"),
            ("answer = ES-11/7, ES-11/8", "answer = 'ES-11/7, ES-11/8'"),
            (
                "# Your answer to 02.1:\nanswer = it's b",
                '# Your answer to 02.1:\nanswer = "it\'s b"',
            ),
        ],
    )
    def test_words_become_a_text(self, typed, stored):
        assert unquoted(typed, known=["data"]) == stored

    @pytest.mark.parametrize(
        "code",
        [
            "answer = 69",
            "answer = 5/7",
            "answer = ...",
            "answer = 'b, d'",
            "answer = len(data)",
            "answer = nothing.attribute",
            "answer = data",
            "answer = [1, 2]",
            "answer = -0.07, +1.16, +1.03",
            "x = 1\nanswer = x",
            "answer = %time 3",
            "other = South Korea",
            "",
        ],
    )
    def test_code_stays_as_it_is(self, code):
        assert unquoted(code, known=["data", "len"]) == code

    @given(st.text())
    def test_never_fails(self, text):
        unquoted(f"answer = {text}", known=[])


class TestExplained:
    def test_says_how_a_power_is_written(self):
        with pytest.raises(TypeError) as caught:
            eval("25 ^ 0.8")
        assert explained(f"TypeError: {caught.value}").endswith("is **, not ^")

    @pytest.mark.parametrize("error", ["NameError: name 'x' is not defined", "TypeError: for + 1"])
    def test_leaves_other_errors_as_they_are(self, error):
        assert explained(error) == error
