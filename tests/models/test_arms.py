"""Arms and aid in figures: rules by hand, published shares, ranks."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import data
from course.errors import CourseError
from course.models import arms

rules = st.sampled_from(list(arms.RULES))


@pytest.fixture
def two_deals():
    """Two invented exports and one import."""
    return pd.DataFrame(
        {
            "deal_id": ["long", "short", "none", "in"],
            "flow": ["export", "export", "export", "import"],
            "supplier": ["KOR", "KOR", "KOR", "USA"],
            "recipient": ["POL", "PHL", "PER", "KOR"],
            "delivery_years": ["2022;2023;2025", "2020", None, "2021"],
            "tiv_delivered": [60.0, 40.0, 0.0, 500.0],
        }
    )


@pytest.fixture
def two_donors():
    columns = {
        "donor": ["KOR", "KOR", "EU"],
        "year": [2022, 2023, 2022],
        "allocated": [1.0, 2.0, 50.0],
        "military": [0.0, 0.5, 0.0],
        "humanitarian": [1.0, 0.5, 10.0],
        "financial": [0.0, 1.0, 40.0],
        "committed": [4.0, 5.0, 80.0],
        "gdp_2021": [1000.0, 1000.0, None],
    }
    return pd.DataFrame(columns)


class TestByYear:
    @pytest.mark.parametrize(
        ("rule", "parts"),
        [
            ("equal", [20, 20, 20]),
            ("rising", [10, 20, 30]),
            ("first", [60, 0, 0]),
            ("last", [0, 0, 60]),
        ],
    )
    def test_each_rule_by_hand(self, two_deals, rule, parts):
        table = arms.by_year(two_deals, rule)
        mine = table[table["deal_id"] == "long"]
        assert mine["year"].tolist() == [2022, 2023, 2025]
        assert mine["tiv"].tolist() == pytest.approx(parts)

    @given(rules)
    def test_no_rule_loses_or_adds_value(self, rule):
        deals = data.load("arms_transfers")
        sums = arms.by_year(deals, rule).groupby("deal_id")["tiv"].sum()
        whole = deals.dropna(subset=["delivery_years"]).set_index("deal_id")["tiv_delivered"]
        assert sums.sort_index().to_numpy() == pytest.approx(whole.sort_index().to_numpy())

    def test_a_deal_of_one_year_is_the_same_under_all_rules(self, two_deals):
        for rule in arms.RULES:
            table = arms.by_year(two_deals, rule).set_index("deal_id")
            assert table.loc["short", "tiv"] == 40

    def test_an_unknown_rule_gets_a_near_one(self, two_deals):
        with pytest.raises(CourseError, match="Did you mean 'equal'"):
            arms.by_year(two_deals, "equall")


class TestRecipients:
    def test_by_hand(self, two_deals):
        table = arms.recipients(two_deals, 2020, 2024)
        assert table["tiv"].to_dict() == {"POL": 40, "PHL": 40}  # 2025 lies outside
        assert table["share"].sum() == pytest.approx(1) and table["rank"].tolist() == [1, 2]
        assert "KOR" not in table.index

    def test_equal_parts_give_the_share_of_the_caveat_and_not_the_printed_one(self, deals):
        share = arms.recipients(deals)["share"]["POL"]
        short = data.caveats("arms_transfers").loc["arms-transfers-05", "short"]
        assert f"Poland has {100 * share:.0f} %" in short
        assert round(share, 2) != arms.printed_share(data.caveats("arms_transfers"))

    def test_an_empty_window_gets_a_sentence(self, two_deals):
        with pytest.raises(CourseError, match="No delivery from 1950 to 1960"):
            arms.recipients(two_deals, 1950, 1960)


class TestShareByRule:
    def test_by_hand(self, two_deals):
        shares = arms.share_by_rule(two_deals, "Poland", 2020, 2024)
        assert shares.to_dict() == pytest.approx(
            {"equal": 40 / 80, "rising": 30 / 70, "first": 60 / 100, "last": 0}
        )

    def test_one_rule_comes_near_the_printed_share_and_the_others_do_not(self, deals):
        printed = arms.printed_share(data.caveats("arms_transfers"))
        gaps = (arms.share_by_rule(deals) - printed).abs()
        assert gaps["rising"] < 0.005 and (gaps.drop("rising") > 0.05).all()

    def test_a_state_that_bought_nothing_gets_a_sentence(self, two_deals):
        with pytest.raises(CourseError, match="Japan received no South Korean arms"):
            arms.share_by_rule(two_deals, "JPN")

    def test_no_printed_share_gets_a_sentence(self):
        with pytest.raises(CourseError, match="No caveat names"):
            arms.printed_share(data.caveats("aid"))


class TestAid:
    def test_sums_by_hand(self, two_donors):
        row = arms.donors(two_donors).loc["KOR"]
        assert row["allocated"] == 3 and row["committed"] == 9 and row["humanitarian"] == 1.5
        assert row["allocated_gdp"] == pytest.approx(0.003)

    def test_a_donor_without_an_economy_is_not_ranked_against_one(self, two_donors):
        assert list(arms.ranked(two_donors).index) == ["EU", "KOR"]
        table = arms.ranked(two_donors, "committed", "gdp")
        assert list(table.index) == ["KOR"] and table.loc["KOR", "value"] == pytest.approx(0.9)

    def test_the_kinds_add_up_to_what_is_allocated(self, aid):
        table = arms.donors(aid)
        kinds = table[["military", "humanitarian", "financial"]].sum(axis=1)
        assert kinds.to_numpy() == pytest.approx(table["allocated"].to_numpy(), abs=1e-4)

    def test_ranks_follow_the_measure(self, aid):
        for measure in arms.MEASURES:
            for unit in arms.UNITS:
                table = arms.ranked(aid, measure, unit)
                assert table["value"].is_monotonic_decreasing and table["rank"].iloc[0] == 1

    def test_equal_values_share_a_rank(self, two_donors):
        same = two_donors.assign(allocated=[25.0, 25.0, 50.0])
        assert arms.ranked(same)["rank"].tolist() == [1, 1]

    @pytest.mark.parametrize(("measure", "unit"), [("comitted", "euro"), ("allocated", "euros")])
    def test_unknown_words_get_near_ones(self, two_donors, measure, unit):
        with pytest.raises(CourseError, match="Did you mean"):
            arms.ranked(two_donors, measure, unit)
