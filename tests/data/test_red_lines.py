"""Red-line statements: the code follows its rule, days are in order, links resolve."""

import pandas as pd
import pytest

from course import data

ELEMENTS = ["act_defined", "condition_defined", "consequence_defined", "commitment"]


@pytest.fixture(scope="module")
def lines():
    return data.load("red_lines")


@pytest.fixture(scope="module")
def events():
    return data.load("events").set_index("event_id")


def by_id(lines, line_id):
    return lines.set_index("line_id").loc[line_id]


class TestCodes:
    def test_explicitness_follows_from_the_elements_by_the_rule(self, lines):
        act, answer = lines["act_defined"], lines["consequence_defined"]
        both = act * answer
        assert (lines["explicitness"] == act + answer + both * lines["commitment"]).all()

    def test_each_element_is_yes_or_no(self, lines):
        assert lines[ELEMENTS].isin([0, 1]).all(axis=None)

    def test_an_undefined_act_or_consequence_has_no_words(self, lines):
        for text, code in (("act", "act_defined"), ("consequence", "consequence_defined")):
            assert (lines[text].notna() == (lines[code] == 1)).all(), text

    def test_a_defined_condition_has_words(self, lines):
        assert lines.loc[lines["condition_defined"] == 1, "condition"].notna().all()

    def test_a_commitment_needs_a_named_consequence(self, lines):
        assert (lines.loc[lines["commitment"] == 1, "consequence_defined"] == 1).all()

    def test_an_undefined_act_is_never_tested_nor_untested(self, lines):
        assert (lines.loc[lines["act_defined"] == 0, "tested"] == "unclear").all()

    def test_a_line_is_not_tested_if_and_only_if_the_act_was_not_done(self, lines):
        untested = lines["consequence_followed"] == "not_tested"
        assert (untested == (lines["tested"] == "no")).all()


class TestDays:
    def test_nothing_is_known_before_it_is_said(self, lines):
        assert (lines["date_known"] >= lines["date"]).all()

    def test_a_later_event_is_not_before_the_line(self, lines, events):
        rows = lines.dropna(subset=["later_event_id"])
        later = events.loc[rows["later_event_id"], "date"].to_numpy()
        assert (later >= rows["date"].to_numpy()).all()

    def test_a_later_event_is_not_the_statement_itself(self, lines):
        same = lines["event_id"].notna() & (lines["event_id"] == lines["later_event_id"])
        assert not same.any()

    def test_the_day_of_knowledge_is_that_of_the_chronology(self, lines, events):
        rows = lines.dropna(subset=["event_id"])
        known = events.loc[rows["event_id"], "date_known"].to_numpy()
        assert (known == rows["date_known"].to_numpy()).all()

    def test_the_day_is_at_most_two_days_from_the_day_of_the_event(self, lines, events):
        rows = lines.dropna(subset=["event_id"])
        gap = events.loc[rows["event_id"], "date"].to_numpy() - rows["date"].to_numpy()
        assert (abs(pd.Series(gap)) <= pd.Timedelta(days=2)).all()

    def test_the_key_begins_with_the_day(self, lines):
        assert (lines["line_id"].str[:10] == lines["date"].dt.strftime("%Y-%m-%d")).all()


class TestLinks:
    def test_every_event_claim_and_actor_resolves(self, lines, events):
        assert set(lines["event_id"].dropna()) <= set(events.index)
        assert set(lines["later_event_id"].dropna()) <= set(events.index)
        assert set(lines["claim_id"].dropna()) <= set(data.load("claims")["claim_id"])
        assert set(lines["speaker_actor_id"].dropna()) <= set(data.load("actors")["actor_id"])

    def test_a_person_speaks_for_the_own_state(self, lines):
        country = data.load("actors").set_index("actor_id")["country"]
        rows = lines.dropna(subset=["speaker_actor_id"])
        assert (rows["speaker_actor_id"].map(country) == rows["state"]).all()

    def test_the_claim_is_of_the_same_speaker(self, lines):
        claims = data.load("claims").set_index("claim_id")["speaker_id"]
        rows = lines.dropna(subset=["claim_id", "speaker_actor_id"])
        rows = rows[rows["claim_id"] != "C000-10"]  # there the editorial speaks of the ministry
        assert (rows["claim_id"].map(claims) == rows["speaker_actor_id"]).all()

    def test_a_speaker_has_one_statement_a_day(self, lines):
        assert not lines.duplicated(["speaker", "date"]).any()


class TestKnownLines:
    def test_putin_2022_named_act_and_consequence(self, lines):
        row = by_id(lines, "2022-10-27-putin-arms")  # KBS World, 28 October 2022
        assert row["explicitness"] == 3

    def test_zakharova_2024_named_no_act(self, lines):
        # The Korea Times, 30 January 2024: steps that are imprudent, without a kind.
        row = by_id(lines, "2024-01-26-zakharova-imprudent")
        assert (row["act_defined"], row["explicitness"]) == (0, 1)

    def test_seoul_joined_sanctions_as_it_had_said(self, lines):
        # Yonhap, 24 February 2022 (2nd LD, 16:07, and Moon's words the same day).
        row = by_id(lines, "2022-02-24-mofa-full-scale-war")
        assert (row["tested"], row["consequence_followed"]) == ("yes", "yes")

    def test_rows_stay_in_the_expected_range(self, lines):
        assert 25 <= len(lines) <= 45
