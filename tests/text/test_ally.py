"""Text twins on an ally, by meaning."""

import pandas as pd

from course import data, text
from course.models import ally, fears


class TestSentences:
    def test_the_counts_of_fears_follow_the_table(self, events):
        acts = fears.coded(events)
        counts = acts["fear"].value_counts()
        first = text.two_fears(acts).splitlines()[0]
        assert f"{counts['entrapment']} as entrapment" in first
        assert f"Of {len(acts)} acts of others" in first
        half = acts[acts["initiator"] == "RUS"]
        assert "abandonment" not in text.two_fears(half)
        assert text.two_fears(acts.head(0)).startswith("The rule finds no act")

    def test_the_rule_is_written_with_its_own_words(self):
        rule = text.fear_rule()
        assert all(word in rule for word in (*fears.ASKING, *fears.GIVING))
        assert [line[:2] for line in rule.splitlines()[1:]] == ["1.", "2.", "3.", "4."]

    def test_promises_of_another_year_are_others(self):
        pledges = data.load("alliance_pledges")
        late, early = text.promises(pledges), text.promises(pledges, 1995)
        assert "Not so Japan to the United States" in late
        assert "Russia to North Korea (to 1996)" in late
        assert "North Korea and Russia to each other" in early and "(to 1996)" not in early

    def test_spending_is_ranked(self):
        table = pd.DataFrame(
            {"country": ["KOR", "USA"] * 2, "year": [2000] * 2 + [2001] * 2, "share": [2, 4, 3, 1]}
        )
        twin = text.spending(table)
        assert "in 2001" in twin and "South Korea 3.00 and the United States 1.00" in twin
        assert "the United States 4.00 to 1.00" in twin

    def test_the_gap_of_wording_needs_the_same_pollster_and_year(self):
        table = ally.polls(data.load("opinion"))
        assert "KINU 2023, 60.2 %" in text.trust(table)
        plain = table[table["wording"] == "plain"]
        assert text.trust(plain).startswith("No pollster asked")

    def test_codes_are_compared_when_all_are_there(self, events):
        acts = fears.practice(events)
        rule = acts.set_index("event_id")["fear"].to_dict()
        one = dict(list(rule.items())[:1])
        assert "comes when all are coded" in text.fear_codes(fears.compared(acts, one), len(acts))
        full = text.fear_codes(fears.compared(acts, rule), len(acts))
        assert f"{len(acts)} as the rule codes them" in full and "kappa is 1.00" in full
