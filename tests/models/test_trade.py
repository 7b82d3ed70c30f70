"""Trade: by hand, against printed figures, and gaps that stay gaps."""

import pandas as pd
import pytest

from course import data
from course.errors import CourseError
from course.models import trade as model


@pytest.fixture(scope="module")
def trade():
    return data.load("trade")


@pytest.fixture(scope="module")
def points():
    return data.load("trade_points")


def small(*rows):
    columns = ["reporter", "partner", "year", "flow", "value_usd_m", "basis", "status", "source_id"]
    return pd.DataFrame([(*row, "s") for row in rows], columns=columns)


class TestPath:
    def test_by_hand(self):
        table = small(
            ("RUS", "KOR", 2021, "import", 200.0, "reported", "reported"),
            ("RUS", "KOR", 2022, "import", 50.0, "estimated", "reported"),
            ("RUS", "KOR", 2022, "export", 999.0, "estimated", "reported"),
        )
        found = model.path(table, ["South Korea"])
        assert found["index"].tolist() == [100, 25]
        assert found["basis"].tolist() == ["reported", "estimated"]

    def test_the_base_year_is_100_for_everybody(self, trade):
        for base in model.BASES:
            found = model.path(trade, base=base)
            assert found.loc[found["year"] == base, "index"].tolist() == pytest.approx(
                [100] * len(model.PARTNERS)
            )

    def test_every_partner_has_every_year(self, trade):
        years = model.path(trade).groupby("partner")["year"].nunique()
        assert set(years) == {9}

    def test_disputed_rows_are_left_out(self, trade):
        found = model.path(trade, ["UZB"])
        assert found["year"].max() == 2022
        assert 2023 in set(
            trade[(trade["reporter"] == "RUS") & (trade["partner"] == "UZB")]["year"]
        )

    def test_partners_come_in_the_order_asked_for(self, trade):
        found = model.path(trade, ["DEU", "South Korea", "Japan"])
        assert found["partner"].unique().tolist() == ["DEU", "KOR", "JPN"]

    def test_what_cannot_be_computed_is_said(self, trade):
        with pytest.raises(CourseError, match="No row for Kazakhstan in 2024"):
            model.path(trade, ["KAZ"], base=2024)
        with pytest.raises(CourseError, match="There is no flow 'imports'"):
            model.path(trade, flow="imports")
        with pytest.raises(CourseError, match="Did you mean 'Japan'"):
            model.path(trade, ["Japann"])


class TestBothSides:
    def test_shares_of_korea_are_those_of_the_table_of_shares(self, trade):
        table = model.both_sides(trade, 2019)
        shares = data.load("partner_shares").set_index(["year", "partner", "flow"])["share_pct"]
        for flow in ("export", "import"):
            assert 100 * table.loc["KOR", flow] == pytest.approx(
                shares[2019, "RUS", flow], abs=0.006
            )

    def test_a_year_without_both_is_refused(self, trade):
        with pytest.raises(CourseError, match="South Korea has no rows for 2022"):
            model.both_sides(trade, 2022)


class TestFigure:
    def test_the_preferred_figure_is_taken(self, points):
        # Aju Press, 22 February 2023, from KITA.
        assert model.figure(points, "export", "2021") == 9.98
        assert model.figure(points, "export_yoy", "2022") == -36.6

    def test_a_gap_is_unknown_and_not_zero(self, points):
        with pytest.raises(CourseError, match=r"for 2023\. It is unknown, not zero"):
            model.figure(points, "export", "2023")


class TestTwoCounts:
    def test_before_the_war_the_two_lie_close(self, trade, points):
        ratio = model.two_counts(trade, points).loc[2016:2020, "ratio"]
        assert ((ratio - 1).abs() < 0.08).all()

    def test_the_missing_year_stays_missing(self, trade, points):
        table = model.two_counts(trade, points)
        assert table.index[table["korea"].isna()].tolist() == [2023]
        assert table["russia"].notna().all()

    def test_later_years_are_the_figures_of_the_points(self, trade, points):
        table = model.two_counts(trade, points)
        assert table.loc[[2021, 2022, 2024], "korea"].tolist() == [9980, 6330, 4530]

    def test_from_2022_the_ratio_stays_that_of_2021(self, trade, points):
        # Why the course writes that the two counts are not two witnesses.
        ratio = model.two_counts(trade, points)["ratio"]
        assert ratio[2022] == pytest.approx(ratio[2021], rel=0.001)


class TestFirstYear:
    def test_one_change_a_state_largest_fall_last(self, points):
        changes = model.first_year(points)
        assert changes.index[-1] == "USA" and changes.is_monotonic_decreasing
        assert changes["KOR"] == model.figure(points, "export_yoy", "2022")

    def test_a_member_of_the_union_that_sold_more_is_not_left_out(self, points):
        assert model.first_year(points)["SVN"] == 15.4  # Aju Press, 22 February 2023

    def test_a_year_without_changes_is_refused(self, points):
        with pytest.raises(CourseError, match="no change of exports for 2019"):
            model.first_year(points, 2019)


class TestBound:
    def made(self, points, **values):
        columns = {
            "preferred": True,
            "period": "2022",
            "partner": "KGZ",
            "reporter": "KOR",
            "measure": "export",
        }
        rows = [
            {**columns, "value": 3.0},
            {**columns, "measure": "export_yoy", "value": 200.0},
            {**columns, "partner": "RUS", "period": "2021", "value": 10.0},
            {**columns, "partner": "RUS", "value": values.get("after", 6.0)},
        ]
        return pd.DataFrame(rows)

    def test_by_hand(self, points):
        # 200 per cent more makes 3 from 1: a rise of 2, half of the fall from 10 to 6.
        bound = model.detour_bound(self.made(points), "Kyrgyzstan")
        assert bound.to_dict() == pytest.approx(
            {"before": 1, "after": 3, "rise": 2, "fall": 4, "share": 0.5}
        )

    def test_no_fall_leaves_nothing_to_explain(self, points):
        with pytest.raises(CourseError, match="did not fall"):
            model.detour_bound(self.made(points, after=11.0), "KGZ")

    def test_a_state_without_figures_is_refused(self, points):
        with pytest.raises(CourseError, match="with Armenia for 2022"):
            model.detour_bound(points, "ARM")


def test_used_cars_are_those_that_kbs_printed(points):
    cars = model.used_cars(points).set_index(["country", "year"])
    assert cars.loc[("KGZ", 2021), "cars"] == 4490
    assert cars.loc[("KGZ", 2023), "cars"] == 50905
    assert cars.index[cars["about"]].tolist() == [("KAZ", 2021)]
