"""Charts of red lines, arms and aid, by meaning."""

import pandas as pd
import pytest
from drawn.red_lines import FOUR, arguments
from reading import rows

from course import text
from course.charts.arms import PEERS
from course.models import arms, red_lines


def bars(spec, **codes):
    return [row for row in rows(spec) if all(row[name] == value for name, value in codes.items())]


@pytest.mark.parametrize("name", arguments())
def test_description_is_the_first_line_of_the_twin(drawn, name):
    twin = getattr(text, name)(*arguments()[name])
    assert drawn[name]["description"] == twin.splitlines()[0]


class TestLedger:
    def test_each_line_is_a_mark_that_leads_to_its_source(self, drawn, lines):
        marks = rows(drawn["red_lines"])
        assert {mark["line_id"] for mark in marks} == set(lines["line_id"])
        assert all(mark["url"].startswith("http") and mark["source"] for mark in marks)
        assert drawn["red_lines"]["layer"][0]["encoding"]["href"]["field"] == "url"

    def test_explicitness_is_a_shape_and_a_number(self, drawn):
        points, numbers = drawn["red_lines"]["layer"]
        assert (
            points["encoding"]["shape"]["field"] == numbers["encoding"]["text"]["field"] == "level"
        )
        assert len(set(points["encoding"]["shape"]["scale"]["range"])) == 4

    def test_each_control_is_a_filter_with_a_label(self, drawn):
        labels = [param["bind"]["name"] for param in drawn["red_lines"]["params"]]
        assert labels == ["Lines of: ", "Test: ", "From: "]
        for layer in drawn["red_lines"]["layer"]:
            used = " ".join(step["filter"] for step in layer["transform"])
            assert all(name in used for name in ("line_state", "line_tested", "line_from"))

    def test_neighbours_in_time_do_not_share_a_lane(self, drawn):
        marks = pd.DataFrame(rows(drawn["red_lines"])).sort_values("date")
        days = pd.to_datetime(marks["date"]).groupby(marks["row"]).diff().dt.days.dropna()
        assert days.min() > 20 and marks["lane"].max() <= 2

    def test_rows_run_from_exact_to_vague_within_a_state(self, drawn):
        order = drawn["red_lines"]["layer"][0]["encoding"]["y"]["sort"]
        russian = [int(row.split()[-1].split("·")[0]) for row in order if row.startswith("Russia")]
        assert russian == sorted(russian, reverse=True)


class TestCounts:
    def test_segments_add_up_to_all_lines(self, drawn, lines):
        for name in ("what_followed", "explicit_or_vague"):
            assert sum(row["lines"] for row in rows(drawn[name])) == len(lines)

    def test_each_reading_counts_every_line(self, drawn, lines):
        for words in red_lines.READINGS.values():
            found = bars(drawn["exactness_by_state"], reading=words)
            assert sum(row["lines"] for row in found) == len(lines)

    def test_a_segment_starts_where_the_last_one_ends(self, drawn):
        for row in rows(drawn["what_followed"]):
            assert row["end"] - row["start"] == row["lines"] > 0

    def test_the_grid_says_in_words_what_is_defined(self, drawn, lines):
        cells = rows(drawn["line_elements"])
        assert len(cells) == 4 * len(FOUR)
        for line_id in FOUR:
            missing = [
                c["element"] for c in cells if c["line_id"] == line_id and c["answer"] == "open"
            ]
            assert missing == red_lines.undefined(lines, line_id)


class TestArms:
    def test_each_rule_and_window_has_its_bars(self, drawn, deals):
        for rule, words in arms.RULES.items():
            for start, end in arms.WINDOWS:
                found = bars(drawn["arms_recipients"], rule=words, years=f"{start} to {end}")
                table = arms.recipients(deals, start, end, rule)
                assert [row["recipient"] for row in found] == list(table.index[:10])

    def test_the_printed_share_is_marked(self, drawn):
        marks = [d for d in drawn["share_by_rule"]["datasets"].values() if len(d) == 1]
        assert marks[0][0]["label"] == "SIPRI printed 46 %"

    def test_a_peer_keeps_its_rank_among_all_donors(self, drawn, aid):
        for measure, words in arms.MEASURES.items():
            table = arms.ranked(aid, measure, "gdp")
            found = bars(drawn["aid_donors"], measure=words, unit=arms.UNITS["gdp"])
            assert {row["donor"] for row in found} == set(PEERS) & set(table.index)
            assert all(row["rank"] == table.loc[row["donor"], "rank"] for row in found)
            assert sorted(row["place"] for row in found) == list(range(1, len(found) + 1))
