"""Sanctions: the window of days, the break of a list, empty cells, hidden successes."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import data
from course.errors import CourseError
from course.models import sanctions as model

chances = st.floats(0, 1)


@pytest.fixture(scope="module")
def controls():
    return data.load("export_controls")


@pytest.fixture(scope="module")
def measures():
    return data.load("sanctions")


class TestEightDays:
    def test_first_and_last_row_are_the_rule_and_the_exemption(self, events):
        window = model.eight_days(events)
        assert window["event_id"].iloc[-1] == model.EXEMPTION
        assert model.RULE in window["event_id"].to_list()[:3]
        assert window["date"].is_monotonic_increasing

    def test_nothing_in_the_window_is_left_out(self, events):
        exact = events[events["date_precision"] == "day"]
        inside = exact[exact["date"].between("2022-02-24", "2022-03-04")]
        assert set(inside["event_id"]) <= set(model.eight_days(events)["event_id"])

    def test_days_of_the_curriculum(self, events):
        assert model.days_between(events, model.RULE, model.EXEMPTION) == 8

    def test_days_count_backwards_too(self, events):
        assert model.days_between(events, model.EXEMPTION, model.RULE) == -8

    def test_a_month_has_no_days_to_count(self, events):
        with pytest.raises(CourseError, match="The day of '2002-brown-bear-second' is not known"):
            model.days_between(events, "2002-brown-bear-second", model.RULE)
        with pytest.raises(CourseError, match="There is no event"):
            model.days_between(events, "nothing", model.RULE)


class TestGrowth:
    def test_within_one_way_of_counting(self, controls):
        assert model.growth(controls, 3, 4) == pytest.approx(1402 / 1159 - 1)
        assert model.growth(controls, 1, 2) == pytest.approx(798 / 57 - 1)

    @pytest.mark.parametrize("pair", [(1, 3), (2, 3), (2, 4), (1, 5)])
    def test_no_rate_across_the_break(self, controls, pair):
        with pytest.raises(CourseError, match="No rate: at step 3"):
            model.growth(controls, *pair)

    @pytest.mark.parametrize("pair", [(4, 3), (3, 3)])
    def test_the_earlier_step_comes_first(self, controls, pair):
        with pytest.raises(CourseError, match="Choose an earlier step first"):
            model.growth(controls, *pair)

    def test_a_step_that_does_not_exist_is_named(self, controls):
        with pytest.raises(CourseError, match="There is no step 9"):
            model.growth(controls, 3, 9)


class TestMatrix:
    def test_an_empty_cell_is_not_a_no(self):
        table = pd.DataFrame(
            {
                "country": ["KOR", "JPN", "JPN"],
                "measure": ["swift", "swift", "airspace"],
                "applies": [True, True, False],
            }
        )
        found = model.matrix(table, ["KOR", "JPN"])
        assert found.loc["KOR", ["swift", "airspace"]].tolist() == [model.YES, model.UNKNOWN]
        assert found.loc["JPN", ["swift", "airspace"]].tolist() == [model.YES, model.NO]

    def test_short_names_cover_the_measures_of_the_table(self, measures):
        assert list(model.MEASURES) == list(data.labels("sanctions", "measure"))
        assert set(measures["measure"]) <= set(model.MEASURES)
        assert len(set(model.MEASURES.values())) == len(model.MEASURES)

    def test_acts_of_others_are_measures_of_the_table(self):
        named = [measure for codes in model.ACTORS.values() for measure in codes]
        assert set(named) < set(model.MEASURES) and len(set(named)) == len(named)
        assert list(model.MEASURES)[-3:] == list(model.ACTORS["Moscow"])

    def test_cells_are_counted_whole(self, measures):
        table = model.matrix(measures, ["Singapore"])
        cells = model.looked_up(table, "Singapore")
        assert cells.sum() == len(model.MEASURES)
        assert cells[model.UNKNOWN] == len(model.MEASURES) - (measures["country"] == "SGP").sum()

    def test_a_state_outside_is_named(self, measures):
        with pytest.raises(CourseError, match="China has no row"):
            model.matrix(measures, ["China"])
        with pytest.raises(CourseError, match="Japan is not among"):
            model.looked_up(model.matrix(measures, ["KOR"]), "JPN")

    def test_only_those_that_took_the_measure_joined(self, measures):
        assert "KOR" in model.joined(measures)
        assert "KOR" not in model.joined(measures, "airspace")
        with pytest.raises(CourseError, match="Did you mean 'swift'"):
            model.joined(measures, "swft")


class TestSelection:
    def test_the_same_random_state_gives_the_same_cases(self):
        assert model.selection().equals(model.selection())
        assert not model.selection().equals(model.selection(random_state=7))

    def test_rates_come_near_to_those_expected(self):
        # Standard error at 100,000 cases: below 0.0025.
        table = model.selection(0.6, 0.25, 0.5, cases=100_000)
        expected = model.selection_expected(0.6, 0.25, 0.5)
        assert table["success_rate"].tolist() == pytest.approx(list(expected), abs=0.01)

    def test_rates_of_the_curriculum(self):
        # 60 of 100 threats work; of the 40 sanctions that follow 10 work: 70 % true, 25 % seen.
        assert model.selection_expected(0.6, 0.25) == pytest.approx((0.7, 0.25))

    def test_nothing_hidden_and_the_record_is_true(self):
        table = model.selection(hidden=0)
        assert table.loc["all cases"].equals(table.loc["on record"].rename("all cases"))

    def test_everything_hidden_leaves_no_rate(self):
        table = model.selection(threats_that_work=1, hidden=1, cases=50)
        assert table.loc["on record", "cases"] == 0
        assert pd.isna(table.loc["on record", "success_rate"])
        with pytest.raises(CourseError, match="no case is on record"):
            model.selection_expected(1, 0.25, 1)

    @given(chances, chances, chances, st.integers(1, 200))
    def test_cases_add_up_and_the_record_never_flatters(self, threats, works, hidden, cases):
        table = model.selection(threats, works, hidden, cases)
        assert table.loc["all cases", "cases"] == cases
        lost = table.loc["all cases"] - table.loc["on record"]
        assert lost["sanction_worked"] == lost["sanction_failed"] == 0
        assert lost["threat_worked"] == lost["cases"] >= 0
        seen = table.loc["on record", "success_rate"]
        assert pd.isna(seen) or seen <= table.loc["all cases", "success_rate"] + 1e-12

    @pytest.mark.parametrize("wrong", [{"hidden": 1.5}, {"threats_that_work": -0.1}, {"cases": 0}])
    def test_impossible_values_are_refused(self, wrong):
        with pytest.raises(CourseError, match=r"between 0 and 1|at least one case"):
            model.selection(**wrong)
