"""Polls: margins against the formula, pairs against small tables, figures against the press."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import data
from course.errors import CourseError
from course.models import opinion

share, sample = st.floats(0, 100), st.integers(1, 100_000)


@pytest.fixture(scope="module")
def polls():
    return data.load("opinion")


def wave(date, value, sample=1000, **other):
    row = {
        "question_id": f"q{date}",
        "pollster": "A",
        "date": pd.Timestamp(date),
        "population": "KOR",
        "group": "adults",
        "sample": sample,
        "topic": "arms",
        "question": "Q?",
        "answer": "favour",
        "value": value,
        "unit": "per cent",
        "source_id": "s",
    }
    return row | other


def made(*rows):
    return pd.DataFrame(rows).astype({"sample": "Int64"})


class TestMargin:
    def test_half_of_a_thousand(self):
        assert opinion.margin(50, 1000) == pytest.approx(3.0990, abs=1e-4)

    def test_nobody_and_everybody_have_none(self):
        assert opinion.margin(0, 500) == opinion.margin(100, 500) == 0

    @given(share, sample)
    def test_four_times_the_people_halve_it(self, p, n):
        assert opinion.margin(p, 4 * n) == pytest.approx(opinion.margin(p, n) / 2)

    @given(share, sample)
    def test_for_and_against_miss_alike(self, p, n):
        assert opinion.margin(p, n) == pytest.approx(opinion.margin(100 - p, n), abs=1e-6)

    @given(share, sample, share, sample)
    def test_a_change_misses_by_more_than_each_poll(self, p, n, q, m):
        both = opinion.margin_of_change(p, n, q, m)
        assert both >= max(opinion.margin(p, n), opinion.margin(q, m)) - 1e-9
        assert both == pytest.approx(math.hypot(opinion.margin(p, n), opinion.margin(q, m)))

    def test_many_at_once(self):
        assert opinion.margin(np.array([50.0, 0.0]), 100).tolist() == pytest.approx([9.8, 0])

    @pytest.mark.parametrize(("p", "n"), [(101, 10), (-1, 10), (50, 0), ("half", 10)])
    def test_what_is_no_share_or_sample_says_so(self, p, n):
        with pytest.raises(CourseError, match=r"share|sample"):
            opinion.margin(p, n)


class TestRepeated:
    def test_only_the_same_words_count(self):
        table = made(
            wave("2022-01-01", 15),
            wave("2024-01-01", 28, question="Other?"),
            wave("2025-01-01", 13),
        )
        (row,) = opinion.repeated(table, "arms").itertuples()
        assert (row.value_1, row.value_2, row.change) == (15, 13, -2)
        assert not row.beyond

    def test_another_pollster_or_group_is_another_series(self):
        table = made(
            wave("2022-01-01", 15),
            wave("2023-01-01", 28, pollster="B"),
            wave("2024-01-01", 46, group="age 18 to 29"),
        )
        assert opinion.repeated(table, "arms").empty

    def test_a_large_change_is_beyond_its_margin(self):
        (row,) = opinion.repeated(
            made(wave("2022-01-01", 6), wave("2024-01-01", 16)), "arms"
        ).itertuples()
        assert row.beyond and row.change == 10

    def test_without_a_sample_there_is_no_margin_and_no_verdict(self):
        table = made(wave("2022-01-01", 10, sample=None), wave("2024-01-01", 60))
        (row,) = opinion.repeated(table, "arms").itertuples()
        assert np.isnan(row.margin) and not row.beyond

    def test_gallup_asked_twice(self, polls):
        table = opinion.repeated(polls, "arms")
        assert set(table["pollster"]) == {"Gallup Korea"}
        row = table.set_index("answer").loc["military aid, such as weapons"]
        assert row["change"] == -2 and row["margin"] == pytest.approx(3.04, abs=0.01)


class TestArms:
    def test_shares_of_one_poll_do_not_pass_a_hundred_and_two(self, polls):
        table = opinion.arms_polls(polls)
        assert (table["favour"].fillna(0) + table["oppose"]).max() <= 102
        assert table["date"].is_monotonic_increasing

    def test_all_answers_are_for_or_against_or_neither(self, polls):
        rows = polls[(polls["topic"] == "arms") & (polls["group"] == "adults")]
        known = {*opinion.FOR_WEAPONS, *opinion.AGAINST_WEAPONS, "do not know or no answer"}
        assert set(rows["answer"]) <= known

    def test_age_groups_are_left_out(self, polls):
        assert not opinion.arms_polls(polls)["question_id"].str.contains("young|old|kind").any()

    def test_a_share_that_was_not_printed_stays_missing(self, polls):
        row = opinion.arms_polls(polls).set_index("question_id").loc["flower-2023-04-weapons"]
        assert np.isnan(row["favour"]) and np.isnan(row["margin"]) and row["oppose"] == 56.8

    def test_only_the_repeated_question_is_marked(self, polls):
        marked = opinion.arms_polls(polls).query("again")
        assert list(marked["question_id"]) == ["gallup-2022-06-ukraine", "gallup-2024-10-ukraine"]


class TestOwnWeapons:
    def test_sixty_plain_and_thirty_six_with_a_cost(self, polls):
        row = opinion.named_cost(polls).set_index("question_id").loc["kinu-2023-05-nuclear"]
        assert (round(row["plain"]), row["low"], row["high"]) == (60, 36, 37)
        assert row["fall"] == pytest.approx(24.2)

    def test_questions_with_a_cost_are_not_among_the_plain_ones(self, polls):
        ids = set(opinion.weapons_polls(polls)["question_id"])
        assert "kinu-2023-05-nuclear" in ids
        assert not {"kinu-2023-05-nuclear-cost", "asan-2022-03-nuclear-sanctions"} & ids

    def test_experts_are_not_the_public(self, polls):
        assert "csis-2024-elites-nuclear" not in set(opinion.weapons_polls(polls)["question_id"])

    def test_a_cost_lowers_support_in_every_survey(self, polls):
        table = opinion.named_cost(polls)
        assert len(table) >= 3 and (table["fall"] > 0).all()


class TestOpinionsOfCountries:
    def test_published_figures(self, polls):
        rows = opinion.favourability(polls, "KOR").query("about == 'RUS'")
        printed = rows[rows["basis"] == "printed by Pew"].set_index("year")["value"]
        assert printed[2020] == 39 and printed[2022] == 13

    def test_computed_and_printed_meet(self, polls):
        gaps = opinion.printed_against_computed(polls)
        assert len(gaps) >= 9 and gaps["gap"].abs().max() < 1
        worst = gaps.loc[gaps["gap"].abs().idxmax()]
        assert (worst["asked"], worst["about"], worst["year"]) == ("JPN", "USA", 2020)

    def test_nobody_asked_there(self, polls):
        with pytest.raises(CourseError, match="nobody asked in 'PRK'"):
            opinion.favourability(polls, "PRK")

    def test_degrees_only(self, polls):
        table = opinion.thermometer(polls)
        assert set(table["about"]) == {"USA", "RUS", "CHN", "JPN", "PRK"}
        january = table[(table["about"] == "RUS") & (table["date"] == "2022-01-01")]
        assert january["value"].item() == 38.5
