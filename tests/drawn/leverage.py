"""The charts of lesson 06 as the general tests of charts draw them, and what each draws."""

from course import charts, data
from course.models import sanctions, trade
from course.widgets.sanctions import MATRIX


def made():
    flows, points = data.load("trade"), data.load("trade_points")
    measures, firms = data.load("sanctions"), data.load("firms")
    return {
        "partner_shares": charts.partner_shares(data.load("partner_shares")),
        "trade_path": charts.trade_path(flows, measures),
        "two_counts": charts.two_counts(flows, points),
        "detours": charts.detours(flows),
        "used_cars": charts.used_cars(points),
        "energy_shares": charts.energy_shares(data.load("energy")),
        "firm_counts": charts.firm_counts(firms),
        "debt_arms": charts.debt_arms(data.load("arms_transfers")),
        "eight_days": charts.eight_days(data.load("events")),
        "control_list": charts.control_list(data.load("export_controls")),
        "sanctions_matrix": charts.sanctions_matrix(measures, MATRIX),
        "selection_effect": charts.selection_effect(sanctions.selection()),
    }


BOOKS = {"reporter": "RUS", "flow": "import"}
CARS = {"reporter": "KOR", "partner": ["KAZ", "KGZ"], "measure": "used_cars"}
SALES = {"reporter": "KOR", "partner": "RUS", "measure": "export"}

DRAWN = {
    "partner_shares": [
        ("partner_shares", ("share_pct",), None, None, {"partner": ["USA", "CHN", "JPN", "RUS"]})
    ],
    "trade_path": [("trade", ("value_usd_m",), 2016, 2024, {**BOOKS, "partner": trade.PARTNERS})],
    "two_counts": [
        ("trade", ("value_usd_m",), 2016, 2024, {**BOOKS, "partner": "KOR"}, "trade-08"),
        ("trade", ("value_usd_m",), 2016, 2020, {"reporter": "KOR", "partner": "RUS"}, "trade-08"),
        ("trade_points", ("value",), 2021, 2024, SALES),
    ],
    "detours": [("trade", ("value_usd_m",), 2016, 2024, {**BOOKS, "partner": trade.DETOURS})],
    "used_cars": [("trade_points", ("value",), 2021, 2023, CARS)],
    "energy_shares": [("energy", ("value",), 2021, 2021)],
    "firm_counts": [("firms", ("value",), None, None, {"scope": "all"})],
    "debt_arms": [
        ("arms_transfers", ("delivered",), 1996, 2006, {"supplier": "RUS", "recipient": "KOR"})
    ],
    "eight_days": [("events", ("date", "date_known"), 2022, 2022)],
    "control_list": [("export_controls", ("total_after", "items_added"), None, None)],
    "sanctions_matrix": [("sanctions", ("applies",), None, None)],
    "selection_effect": [],
}
