"""Lesson 06 as it is seen: charts by meaning, sentences by table, controls by their twins."""

import html
import itertools
import json

import drawn_leverage
import pytest

from course import charts, data, text, widgets
from course.charts.labels import spread
from course.charts.theme import VEGA_LITE_5
from course.models import leverage, sanctions, trade


@pytest.fixture(scope="module")
def specs():
    return {name: chart.to_dict() for name, chart in drawn_leverage.drawn().items()}


@pytest.fixture(scope="module")
def flows():
    return data.load("trade")


@pytest.fixture(scope="module")
def measures():
    return data.load("sanctions")


@pytest.fixture(scope="module")
def controls():
    return data.load("export_controls")


def tables(spec):
    return [rows for rows in spec["datasets"].values() if isinstance(rows, list)]


def largest(spec):
    return max(tables(spec), key=len)


class TestLabels:
    def test_far_labels_stay(self):
        assert spread([1, 10, 5], 2) == [1, 10, 5]

    def test_near_labels_move_apart_around_their_middle(self):
        assert spread([5, 5, 5], 2) == pytest.approx([3, 5, 7])

    def test_groups_that_meet_become_one(self):
        moved = spread([0, 1, 2.5, 3.5], 2)
        assert [b - a for a, b in itertools.pairwise(moved)] == pytest.approx([2, 2, 2])
        assert sum(moved) == pytest.approx(7)

    def test_names_at_the_ends_of_lines_do_not_hide_each_other(self, specs):
        for name, height in {"trade_path": 400, "partner_shares": 320, "detours": 280}.items():
            ends = next(rows for rows in tables(specs[name]) if "place" in rows[0])
            groups = {}
            for row in ends:
                group = row.get("base") or row.get("way") or "all"
                groups.setdefault(group, []).append(row["place"])
            for places in groups.values():
                top, ordered = max(places), sorted(places)
                pixels = [height * (b - a) / (top * 1.1) for a, b in itertools.pairwise(ordered)]
                assert min(pixels) > 9


class TestCharts:
    def test_disputed_years_are_not_drawn(self, specs):
        drawn = [r["year"] for r in largest(specs["detours"]) if r["partner"] == "UZB"]
        assert max(drawn) == 2022

    def test_estimates_are_hollow_and_reports_are_filled(self, specs):
        filters = json.dumps(specs["trade_path"]["layer"])
        assert "datum.basis == 'estimated'" in filters and "datum.basis == 'reported'" in filters

    def test_a_missing_year_breaks_the_line(self, specs):
        korea = {r["year"]: r["run"] for r in largest(specs["two_counts"]) if r["count"] == "korea"}
        assert 2023 not in korea and korea[2022] != korea[2024]

    def test_single_figures_of_shares_are_not_joined(self, specs):
        line = specs["partner_shares"]["layer"][0]
        assert line["mark"]["type"] == "line"
        assert "datum.basis == 'series'" in json.dumps(line["transform"])

    def test_controls_inside_have_labels(self, specs):
        for name, label in {"partner_shares": "Direction: ", "trade_path": "Base year: "}.items():
            labels = [p["bind"]["name"] for p in specs[name]["params"] if "bind" in p]
            assert labels == [label]

    def test_marks_that_are_one_row_lead_to_their_source(self, specs):
        for name in ("partner_shares", "energy_shares", "firm_counts", "debt_arms", "control_list"):
            assert all(row["url"].startswith("http") for row in largest(specs[name])), name
            assert '"href"' in json.dumps(specs[name])

    def test_the_break_of_the_list_stands_between_the_two_ways_of_counting(self, specs):
        bars = {row["total"]: row["date"] for row in largest(specs["control_list"])}
        (edge,) = next(rows for rows in tables(specs["control_list"]) if "note" in rows[0])
        assert bars[798] < edge["date"] < bars[1159]

    def test_chosen_steps_stand_out(self, controls):
        rows = largest(charts.control_list(controls, [3, 4]).to_dict())
        assert [row["chosen"] for row in rows] == [False, False, True, True, False]

    def test_the_three_answers_of_the_grid_differ_in_letter_and_colour(self, specs):
        letters = {row["answer"]: row["letter"] for row in largest(specs["sanctions_matrix"])}
        assert letters == {sanctions.YES: "Y", sanctions.NO: "N", sanctions.UNKNOWN: "·"}
        colours = specs["sanctions_matrix"]["layer"][0]["encoding"]["color"]["scale"]["range"]
        assert len(set(colours)) == 3

    def test_invented_numbers_say_so(self, specs):
        heading = specs["selection_effect"]["title"]
        assert "Illustration" in heading["text"] and "invented" in heading["subtitle"][0]
        assert specs["selection_effect"]["description"].startswith("Illustration")

    def test_days_are_those_of_the_table_in_every_time_zone(self, specs, events):
        date = events.set_index("event_id")["date"]
        for row in largest(specs["eight_days"]):
            assert row["date"] == f"{date[row['event_id']]:%Y-%m-%d}"
        assert "T12:00" in json.dumps(specs["eight_days"]["transform"])


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
        assert "Other versions in print: liquefied gas 5 %" in text.energy_shares(energy)
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

    def test_a_grid_without_korea_speaks_of_its_first_state(self, measures):
        twin = text.sanctions_matrix(sanctions.matrix(measures, ["SGP"]))
        assert twin.startswith("For Singapore 5 of 10") and "Fewest" not in twin

    def test_an_empty_record_has_no_rate(self):
        assert "shows no case" in text.selection_effect(sanctions.selection(1, 0.2, 1, 10))


def shown(box):
    return {control.description: control for control in box.children[0].children}


def sentence(box):
    return html.unescape(box.children[1].value)


def picture(box):
    return box.children[2].outputs[0]["data"][VEGA_LITE_5]


class TestWidgets:
    @pytest.fixture
    def growth(self, controls):
        return widgets.list_growth(controls)

    @pytest.fixture
    def grid(self, measures):
        return widgets.compare_measures(measures)

    @pytest.fixture
    def lab(self):
        return widgets.selection_lab()

    def test_the_list_starts_with_the_trap_and_says_why(self, growth):
        assert "No rate: at step 3" in sentence(growth)

    def test_two_steps_of_one_counting_get_the_rate_of_the_twin(self, growth, controls):
        shown(growth)["From step"].value = 3
        assert text.list_growth(controls, 3, 4) in sentence(growth)
        assert (
            picture(growth)["datasets"]
            == charts.control_list(controls, [3, 4]).to_dict()["datasets"]
        )

    def test_the_grid_is_that_of_its_twin(self, grid, measures):
        shown(grid)["Partners"].value = ("CHE", "NOR")
        assert "For Switzerland" in sentence(grid)
        twin = charts.sanctions_matrix(measures, ["CHE", "NOR"]).to_dict()
        assert picture(grid)["datasets"] == twin["datasets"]

    def test_an_empty_choice_asks_for_one(self, grid):
        shown(grid)["Partners"].value = ()
        assert "Choose at least one partner." in sentence(grid)

    def test_the_lab_computes_again(self, lab):
        box = shown(lab)
        box["Hidden successes, %"].value, box["Threats"].value = 0, 500
        table = sanctions.selection(0.6, 0.25, 0, 500)
        assert text.selection_effect(table).splitlines()[0] in sentence(lab)
        assert picture(lab)["datasets"] == charts.selection_effect(table).to_dict()["datasets"]

    def test_a_chance_outside_snaps_to_its_edge(self, lab):
        shown(lab)["Threats that work, %"].value = 400
        assert shown(lab)["Threats that work, %"].value == 100

    @pytest.mark.parametrize("name", ["growth", "grid", "lab"])
    def test_every_control_has_a_label_and_there_are_few(self, name, request):
        labels = shown(request.getfixturevalue(name))
        assert all(label.strip() for label in labels) and len(labels) <= 6
