"""Text twins of leverage, by meaning."""

import pytest

from course import data, text
from course.models import leverage, sanctions, trade


@pytest.fixture(scope="module")
def flows():
    return data.load("trade")


@pytest.fixture(scope="module")
def controls():
    return data.load("export_controls")


@pytest.fixture(scope="module")
def measures():
    return data.load("sanctions")


class TestText:
    def test_shares_name_their_gaps(self):
        shares = data.load("partner_shares")
        assert "exports in 2023" in text.partner_shares(shares)
        fewer = shares[~((shares["year"] == 2010) & (shares["partner"] == "RUS"))]
        assert "exports in 2010 and 2023" in text.partner_shares(fewer)

    def test_both_sides_name_the_larger_market(self, flows):
        table = trade.both_sides(flows)
        assert "South Korea was the larger market" in text.both_sides(table)
        turned = table.rename(index={"KOR": "RUS", "RUS": "KOR"})
        assert "Russia was the larger market" in text.both_sides(turned)

    def test_the_base_year_changes_the_size_and_is_said(self, flows, measures):
        first, second = (text.trade_path(flows, measures, base) for base in (2021, 2020))
        assert "South Korea kept the most: 46" in first and "83 from 2020" in first
        assert "South Korea kept the most: 83" in second

    def test_partners_that_are_not_drawn_are_counted(self, flows, measures):
        assert f"{len(sanctions.joined(measures))} states" in text.trade_path(flows, measures)

    def test_a_bound_is_shown_step_by_step(self):
        bound = trade.detour_bound(data.load("trade_points"), "KAZ")
        steps = text.detour_bound(bound, "KAZ").splitlines()
        assert steps[1] == "Year before: 1.660 / 2.150 = 0.772 billion dollars."
        assert steps[2] == "Rise: 1.660 - 0.772 = 0.888 billion."
        assert steps[3].startswith("Share of the fall: 0.888 / 3.65 = ")

    def test_the_grid_says_who_decides(self, measures):
        twin = text.sanctions_matrix(sanctions.matrix(measures, ["KOR"]))
        assert "4 the state itself, 1 Washington and 2 Moscow" in twin

    def test_two_counts_say_that_the_base_year_decides(self, flows):
        twin = text.two_counts(flows, data.load("trade_points"))
        assert "63 and 63 in 2022" in twin and "83 and 66 in 2024" in twin
        assert "for 2023 was not found" in twin

    def test_disputed_years_are_named(self, flows):
        assert "not drawn: Uzbekistan 2023 and Uzbekistan 2024" in text.detours(flows)
        assert "Disputed" not in text.detours(flows, ["ARM", "KGZ"])

    def test_first_year_parts_rises_from_falls(self):
        twin = text.first_year(trade.first_year(data.load("trade_points")))
        falls, rises = twin.splitlines()
        assert "+" not in falls and "-" not in rises and "South Korea -36.6 %" in falls

    def test_other_versions_of_a_share_are_printed(self):
        energy = data.load("energy")
        assert "Other versions in print: naphtha 20 %, liquefied gas 5 %" in text.energy_shares(
            energy
        )
        one = energy[energy["preferred"]]
        assert "Other versions" not in text.energy_shares(one)

    def test_the_comparable_pair_of_counts_is_found(self):
        assert "KITA" in text.firm_counts(data.load("firms"))
        assert "53.5 % fewer" in text.firm_counts(data.load("firms"))

    def test_kinds_of_arms_are_counted_once(self):
        rows = leverage.debt_arms(data.load("arms_transfers"))
        assert f"{rows['weapon'].nunique()} kinds" in text.debt_arms(data.load("arms_transfers"))

    def test_the_break_is_said_in_numbers(self, controls):
        assert "798 plus 682 is 1,480, and the new total was 1,159" in text.control_list(controls)
        first, *_, last = text.control_list(controls).splitlines()
        assert "to 1,402 in September 2024" in first and "1,431" not in first
        assert "28 January 2025: 1,431 were named" in last and "Russia's ambassador" in last

    def test_a_grid_without_korea_speaks_of_its_first_state(self, measures):
        twin = text.sanctions_matrix(sanctions.matrix(measures, ["SGP"]))
        assert twin.startswith("For Singapore 5 of 10") and "Fewest" not in twin

    def test_an_empty_record_has_no_rate(self):
        assert "shows no case" in text.selection_effect(sanctions.selection(1, 0.2, 1, 10))
