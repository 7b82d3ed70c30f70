"""Text twins of claims, by meaning."""

import pytest

from course import data, text
from course.models import claims as models


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
        lent, sold = ((reports["form"] == form).sum() for form in ("lent", "sold"))
        assert f"{lent} say lent, {sold} say sold" in twin and "Never add them up." in twin
        assert f"{reports['quantity_low'].sum():,}" not in twin

    def test_a_denial_that_is_not_older_is_not_counted(self):
        denied = models.denials(data.load("dprk_russia"))
        assert text.denials(denied[~denied["older"]]).startswith("0 of")

    def test_every_reply_is_written_once_with_its_claims(self):
        denied = models.denials(data.load("dprk_russia"))
        lines = text.denials(denied).splitlines()
        assert lines[0].endswith(f"Different replies: {denied['reply'].nunique()}.")
        for reply, rows in denied.groupby("reply"):
            (line,) = (one for one in lines if one.endswith(reply))
            assert line.startswith(f"Against {len(rows)} claim")
        assert any(", October 2024: " in line for line in lines)

    def test_all_versions_are_written_with_their_status(self, claims, events):
        table = models.versions("arrest", claims, events, data.load("articles"))
        lines = text.versions(table).splitlines()
        assert len(lines) == len(table) + 1
        assert lines[1].startswith("January 2024, the chronology of the course")
        assert any("C003-01, inaccurate" in line for line in lines)

    def test_an_empty_box_is_said(self, claims):
        assert "Remedy: no claim of the writer" in text.frame(models.frame(claims, "NEO2024"))
