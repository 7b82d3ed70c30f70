"""Sentences about red lines, arms and aid: the numbers come from the table passed in."""

from course import text
from course.models import red_lines


class TestTwins:
    def test_numbers_follow_the_table(self, lines):
        russian = lines[lines["state"] == "RUS"]
        assert f"of {len(russian)} lines of Russia name both" in text.red_lines(russian)
        assert text.what_followed(russian).startswith(f"Of {len(russian)} lines")

    def test_one_line_is_a_line(self, lines):
        one = lines[lines["tested"] == "yes"].head(1)
        assert text.what_followed(one).startswith("Of 1 line, 1 was tested")

    def test_an_empty_table_gets_a_sentence_too(self, lines):
        for twin in (text.red_lines, text.what_followed, text.explicit_or_vague):
            assert twin(lines.head(0)) == "No line passes these filters."

    def test_the_same_line_said_many_times_is_pointed_out(self, lines):
        untested = lines[lines["tested"] == "no"]
        moscow = (untested["state"] == "RUS").sum()
        assert f"{moscow} of the {len(untested)} lines not tested are Russian" in (
            text.explicit_or_vague(lines)
        )

    def test_exactness_depends_on_the_coder_for_seoul_only(self, lines, line_codings):
        counts = {
            reading: red_lines.by_state(red_lines.recoded(lines, line_codings, reading))[[2, 3]]
            for reading in red_lines.READINGS
        }
        sums = {reading: table.sum(axis=1) for reading, table in counts.items()}
        assert len({table["RUS"] for table in sums.values()}) == 1
        assert sums["both"]["KOR"] < sums["either"]["KOR"]
        twin = text.exactness_by_state(lines, line_codings)
        assert f"South Korea {sums['either']['KOR']} of " in twin.splitlines()[-1]

    def test_a_share_names_rule_and_unit(self, deals):
        twin = text.arms_recipients(deals, 2021, 2025, "last")
        assert "From 2021 to 2025 Poland" in twin
        assert "all in the last year" in twin and "TIV is no money" in twin

    def test_the_printed_share_is_said_only_for_its_window(self, deals):
        assert "SIPRI itself printed 46 %" in text.share_by_rule(deals)
        assert "printed" not in text.share_by_rule(deals, "POL", 2021, 2025)

    def test_ranks_have_two_denominators(self, aid):
        twin = text.aid_donors(aid)
        assert f"of {aid['donor'].nunique()} donors" in twin
        assert f"of {aid.dropna(subset=['gdp_2021'])['donor'].nunique()}." in twin

    def test_price_shows_formula_numbers_and_result(self):
        twin = text.price()
        assert "n* = 0.3 × 20 / 2" in twin and "n* = 3.0000" in twin
        assert twin.endswith("Illustration, not an estimate.")
