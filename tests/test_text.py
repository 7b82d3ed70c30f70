"""Text twins: sentences with numbers that come from the table passed in."""

import pandas as pd
import pytest

from course import text
from course.models import chronology, voting


@pytest.mark.parametrize(
    ("precision", "words"),
    [("day", "24 February 2022"), ("month", "February 2022"), ("year", "2022")],
)
def test_a_date_is_written_as_exactly_as_it_is_known(precision, words):
    assert text.day(pd.Timestamp("2022-02-24"), precision) == words
    dates = {"date": [pd.Timestamp("2022-02-24")], "date_precision": [precision]}
    assert text.days(pd.DataFrame(dates)) == [words]


@pytest.mark.parametrize(
    ("words", "joined"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_words_are_joined_as_in_a_sentence(words, joined):
    assert text.join(words) == joined


def test_per_cent_has_one_decimal_and_a_space():
    assert text.percent(0.4715) == "47.1 %"


def test_numbers_follow_the_table(events, votes):
    half = events.head(20)
    assert text.timeline(half).startswith("20 events from 1990")
    assert "46 members voted yes on all 10" in text.vote_map(votes)
    fewer = votes[votes["resolution"] != "ES-11/9"]
    assert "voted yes on all 9" in text.vote_map(fewer)


def test_an_empty_table_gets_a_sentence_too(events):
    assert text.timeline(events.head(0)) == "No event passes these filters."
    assert text.directions(events[events["initiator"] == "RUS"]).startswith("No act of South")
    assert text.knowledge_gaps(events.head(0).assign(days=0)).startswith("Every event")


def test_partial_years_are_left_out_of_the_count(alignment):
    twin = text.agreement(alignment)
    assert "30 of 32 whole years" in twin and "2022 and 2024" in twin


def test_the_state_that_moved_is_named(points):
    twin = text.movement(voting.movement(points, "KOR", "USA", 2024, 2025), 2024, 2025)
    assert "grew by 1.22" in twin and "94.6 % of that comes from the United States" in twin


def test_opposite_answers_of_two_series_are_said(alignment):
    assert "opposite answers" in text.distances(alignment, year=2023)
    assert "the two series agree" in text.distances(alignment, year=2000)


def test_rates_name_counts_and_days(events, actors):
    rates = chronology.rates_by_president(events, chronology.presidents(actors), end="2025-12-31")
    assert "acts in 950 days" in text.president_rates(rates)
