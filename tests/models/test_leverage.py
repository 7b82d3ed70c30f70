"""Fuel, firms and the old debt: small tables, printed figures, nothing added up."""

import pandas as pd
import pytest

from course import data
from course.errors import CourseError
from course.models import leverage


@pytest.fixture(scope="module")
def energy():
    return data.load("energy")


@pytest.fixture(scope="module")
def firms():
    return data.load("firms")


class TestEnergy:
    def test_every_version_of_a_share_is_kept_and_one_is_preferred(self, energy):
        shares = leverage.energy_shares(energy)
        assert (shares.groupby("fuel")["preferred"].sum() == 1).all()
        assert len(shares) > shares["fuel"].nunique()

    def test_the_largest_preferred_share_comes_first(self, energy):
        main = leverage.energy_shares(energy).query("preferred")
        assert (
            list(main["fuel"].head(2)) == ["naphtha", "coal"]
            and main["share"].is_monotonic_decreasing
        )

    def test_a_year_without_shares_is_refused(self, energy):
        with pytest.raises(CourseError, match="No share of a fuel is known for 2019"):
            leverage.energy_shares(energy, 2019)

    def test_the_fall_of_crude_oil_is_the_printed_one(self, energy):
        pairs = leverage.energy_pairs(energy).set_index("fuel")
        assert pairs.loc["crude_oil", "change"] == pytest.approx(-0.437, abs=0.001)
        assert pairs.loc["naphtha", "change"] == pytest.approx(-0.72, abs=0.003)

    def pair(self, **changes):
        row = {
            "partner": "RUS",
            "preferred": True,
            "fuel": "coal",
            "measure": "import_value",
            "unit": "usd_bn",
            "source_id": "a",
            "period": "2021-03",
            "value": 4.0,
            "date_start": pd.Timestamp("2021-03-01"),
            "date_end": pd.Timestamp("2021-03-31"),
        }
        later = {
            **row,
            "period": "2022-03",
            "value": 1.0,
            "date_start": pd.Timestamp("2022-03-01"),
            "date_end": pd.Timestamp("2022-03-31"),
        }
        return leverage.energy_pairs(pd.DataFrame([row, {**later, **changes}]))

    def test_a_pair_by_hand(self):
        assert self.pair()["change"].tolist() == [-0.75]

    @pytest.mark.parametrize(
        "change",
        [
            {"unit": "million_tonnes"},
            {"source_id": "b"},
            {"fuel": "lng"},
            {"date_start": pd.Timestamp("2022-04-01")},
            {"preferred": False},
        ],
    )
    def test_figures_that_differ_otherwise_are_no_pair(self, change):
        assert self.pair(**change).empty


class TestFirms:
    def test_only_counts_of_all_firms_are_taken(self, firms):
        counts = leverage.firm_counts(firms)
        assert set(counts["measure"]) == {
            "exporting_firms",
            "firms_present",
            "legal_entities_in_russia",
        }
        assert counts["firms"].notna().all()

    def test_what_counts_the_same_stands_together(self, firms):
        measures = leverage.firm_counts(firms)["measure"]
        assert (measures != measures.shift()).sum() == measures.nunique()

    def test_survey_adds_up_and_the_wish_is_a_part_of_those_that_stopped(self, firms):
        answers = leverage.survey(firms)
        assert answers["stopped"] + answers["continued"] == answers["asked"]
        # Yonhap, 12 August 2025: 79.2 % of the 336 that stopped.
        assert answers["would_return"] == pytest.approx(266.1, abs=0.05)


def test_arms_for_debt_are_the_43_tanks_that_sipri_counts():
    rows = leverage.debt_arms(data.load("arms_transfers"))
    assert set(rows["supplier"]) == {"RUS"} and set(rows["recipient"]) == {"KOR"}
    assert rows.loc[rows["weapon"] == "T-80U", "delivered"].sum() == 43
    assert rows.loc[rows["weapon"] == "BMP-3", "delivered"].sum() == 67
    assert rows["first_delivery"].is_monotonic_increasing
