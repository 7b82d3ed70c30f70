"""Charts of leverage, by meaning."""

import itertools
import json

import pytest
from drawn import leverage as drawn_leverage

from course import charts, data
from course.charts.labels import spread
from course.models import sanctions


@pytest.fixture(scope="module")
def specs():
    return {name: chart.to_dict() for name, chart in drawn_leverage.made().items()}


@pytest.fixture(scope="module")
def flows():
    return data.load("trade")


@pytest.fixture(scope="module")
def controls():
    return data.load("export_controls")


@pytest.fixture(scope="module")
def measures():
    return data.load("sanctions")


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
        letters = {(r["answer"], r["letter"]) for r in largest(specs["sanctions_matrix"])}
        pairs = {(sanctions.YES, "Y"), (sanctions.NO, "N"), (sanctions.UNKNOWN, "·")}
        assert letters == pairs | {(sanctions.YES, "y"), (sanctions.NO, "n")}
        colours = specs["sanctions_matrix"]["layer"][0]["encoding"]["color"]["scale"]["range"]
        assert len(set(colours)) == 3

    def test_an_inferred_cell_has_a_small_letter(self, specs, measures):
        inferred = measures[measures["status"] == "derived"]
        keys = set(zip(inferred["country"], inferred["measure"], strict=True))
        for row in largest(specs["sanctions_matrix"]):
            small = (row["country"], row["code"]) in keys
            assert row["letter"] == (row["letter"].lower() if small else row["letter"].upper())

    def test_a_line_that_ends_early_says_when(self, specs):
        ends = next(rows for rows in tables(specs["partner_shares"]) if "place" in rows[0])
        sells = {row["partner"]: row["label"] for row in ends if row["way"].endswith("sells")}
        assert sells["JPN"] == "Japan (to 2020)" and sells["CHN"] == "China"

    def test_invented_numbers_say_so(self, specs):
        heading = specs["selection_effect"]["title"]
        assert "Illustration" in heading["text"] and "invented" in heading["subtitle"][0]
        assert specs["selection_effect"]["description"].startswith("Illustration")

    def test_days_are_those_of_the_table_in_every_time_zone(self, specs, events):
        date = events.set_index("event_id")["date"]
        for row in largest(specs["eight_days"]):
            assert row["date"] == f"{date[row['event_id']]:%Y-%m-%d}"
        assert "T12:00" in json.dumps(specs["eight_days"]["transform"])
