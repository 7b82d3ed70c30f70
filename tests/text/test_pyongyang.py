"""Text twins on Moscow and Pyongyang, by meaning."""

import pytest

from course import data, text
from course.models import pyongyang


@pytest.fixture(scope="module")
def dprk():
    return data.load("dprk_russia")


def test_the_sentence_says_not_to_add(dprk):
    assert "must not be added" in text.transfer_claims(dprk, "containers")
    assert "Last claim of each side" not in text.transfer_claims(dprk, "troops")


def test_a_claim_keeps_its_range_and_its_limit(dprk):
    twin = text.transfer_claims(dprk)
    assert "researchers 4,000,000 to 6,000,000 (" in twin and "5,000,000" not in twin
    assert "the monitoring team up to 9,000,000 (said to be sent, for 2024 alone" in twin


def test_rockets_stand_apart_from_shells(dprk):
    twin = text.finding(text.shells_per_container(dprk))
    assert "75 to 80 rockets" in twin and "253 to 615 artillery shells" in twin


class TestOrderOfActs:
    def test_a_window_without_such_steps_gets_a_sentence(self, events):
        table = pyongyang.acts_after(events, "toward", "pair", "2023-01-01", "2023-06-30", [30])
        assert "No day with Seoul's steps towards Russia" in text.acts_after(table, "toward")

    @pytest.mark.parametrize(("share", "word"), [(0.5, "more often than"), (0.1, "less often")])
    def test_more_or_less_follows_the_numbers(self, events, share, word):
        table = pyongyang.acts_after(events).assign(share=share, ordinary=0.3)
        assert word in text.finding(text.acts_after(table))

    def test_equal_shares_are_said_to_be_equal(self, events):
        table = pyongyang.acts_after(events).assign(share=0.3, ordinary=0.3)
        assert "as often as" in text.finding(text.acts_after(table))


def test_patience_on_paper():
    twin = text.loosening()
    assert "Result: w = 10; n* = 3" in twin and "n* = 1.5" in twin
    assert twin.endswith("Illustration, not an estimate.")


def test_items_name_their_rows(events, dprk):
    lines = text.evidence_items(events, dprk).splitlines()
    assert len(lines) == len(pyongyang.EVIDENCE)
    assert all(
        line.endswith(f"Row {row}.") for line, row in zip(lines, pyongyang.EVIDENCE, strict=True)
    )
