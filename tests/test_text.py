"""Text twins: sentences with numbers that come from the table passed in."""

import pandas as pd
import pytest

from course import data, text
from course.models import chronology, voting
from course.models import claims as models


@pytest.mark.parametrize(
    ("precision", "words"),
    [("day", "24 February 2022"), ("month", "February 2022"), ("year", "2022")],
)
def test_a_date_is_written_as_exactly_as_it_is_known(precision, words):
    assert text.day(pd.Timestamp("2022-02-24"), precision) == words


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


class TestClaims:
    @pytest.fixture
    def claims(self):
        return data.load("claims")

    def test_the_finding_names_the_text_whose_writer_is_silent(self, claims):
        first = text.finding(text.claim_stances(claims))
        assert first.startswith("New Eastern Outlook prints 13 claims") and "; 0 of" in first

    def test_the_finding_follows_the_table(self, claims):
        others = claims[claims["article_id"] != "NEO2024"]
        assert text.claim_stances(others).startswith("South China Morning Post prints 8 claims")
        assert text.claim_stances(claims.head(2).assign(stance="none")).startswith("No claim")

    def test_counts_of_one_text_add_up(self, claims):
        twin = text.one_text_by_stance(claims, "NEO2024")
        assert "13 claims favour closer ties with Washington: 0 by the writer." in twin
        assert "9 claims take no side" in twin

    def test_one_row_is_written_in_the_singular(self, claims):
        assert "1 claim takes no side" in text.one_text_by_stance(
            claims[claims["claim_id"] == "C000-02"], "KH2022"
        )

    def test_shells_are_never_added_up(self):
        reports = data.load("shell_claims")
        twin = text.shell_claims(reports)
        assert "3 say lent, 1 says sold" in twin and "Never add them up." in twin
        assert f"{reports['quantity_low'].sum():,}" not in twin

    def test_a_denial_that_is_not_older_is_not_counted(self):
        denied = models.denials(data.load("dprk_russia"))
        assert text.denials(denied[~denied["older"]]).startswith("0 of")

    def test_all_versions_are_written_with_their_status(self, claims, events):
        table = models.versions("arrest", claims, events, data.load("articles"))
        lines = text.versions(table).splitlines()
        assert len(lines) == len(table) + 1
        assert lines[1].startswith("January 2024, the chronology of the course")
        assert any("C003-01, inaccurate" in line for line in lines)

    def test_an_empty_box_is_said(self, claims):
        assert "Remedy: no claim of the text" in text.frame(models.frame(claims, "NEO2024"))
