"""Red lines, arms and aid: charts by meaning, twins, and the explorer of lines."""

import html

import pandas as pd
import pytest
import red_line_pictures

from course import text, widgets
from course.charts.arms import PEERS
from course.models import arms, red_lines


@pytest.fixture(scope="module")
def drawn():
    return {name: chart.to_dict() for name, chart in red_line_pictures.pictures().items()}


def rows(spec):
    return max((d for d in spec["datasets"].values() if isinstance(d, list)), key=len)


def bars(spec, **codes):
    return [row for row in rows(spec) if all(row[name] == value for name, value in codes.items())]


@pytest.mark.parametrize("name", red_line_pictures.arguments())
def test_description_is_the_first_line_of_the_twin(drawn, name):
    twin = getattr(text, name)(*red_line_pictures.arguments()[name])
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
        assert len(cells) == 4 * len(red_line_pictures.FOUR)
        for line_id in red_line_pictures.FOUR:
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

    def test_a_claim_without_a_number_has_no_point(self, drawn, shells):
        marks = {row["claim_id"]: row for row in rows(drawn["shell_claims"])}
        for claim in shells[shells["quantity_low"].isna()].itertuples():
            assert marks[claim.claim_id]["low"] is None
            assert "number" in marks[claim.claim_id]["mark"] or pd.notna(claim.quantity_words)


class TestTwins:
    def test_numbers_follow_the_table(self, lines):
        russian = lines[lines["state"] == "RUS"]
        assert f"of {len(russian)} lines of Russia name both" in text.red_lines(russian)
        assert text.what_followed(russian).startswith(f"Of {len(russian)} lines")

    def test_one_line_is_a_line(self, lines):
        one = lines[lines["tested"] == "yes"].head(1)
        assert text.what_followed(one).startswith("Of 1 line, 1 was tested")

    def test_an_empty_table_gets_a_sentence_too(self, lines):
        for twin in (text.red_lines, text.what_followed, text.explicit_or_vague):
            assert twin(lines.head(0)) == "No line passes these filters."

    def test_the_same_line_said_many_times_is_pointed_out(self, lines):
        untested = lines[lines["tested"] == "no"]
        moscow = (untested["state"] == "RUS").sum()
        assert f"{moscow} of the {len(untested)} lines not tested are Russian" in (
            text.explicit_or_vague(lines)
        )

    def test_exactness_depends_on_the_coder_for_seoul_only(self, lines, line_codings):
        counts = {
            reading: red_lines.by_state(red_lines.recoded(lines, line_codings, reading))[[2, 3]]
            for reading in red_lines.READINGS
        }
        sums = {reading: table.sum(axis=1) for reading, table in counts.items()}
        assert len({table["RUS"] for table in sums.values()}) == 1
        assert sums["both"]["KOR"] < sums["either"]["KOR"]
        twin = text.exactness_by_state(lines, line_codings)
        assert f"South Korea {sums['either']['KOR']} of " in twin.splitlines()[-1]

    def test_a_share_names_rule_and_unit(self, deals):
        twin = text.arms_recipients(deals, 2021, 2025, "last")
        assert "From 2021 to 2025 Poland" in twin
        assert "all in the last year" in twin and "TIV is no money" in twin

    def test_the_printed_share_is_said_only_for_its_window(self, deals):
        assert "SIPRI itself printed 46 %" in text.share_by_rule(deals)
        assert "printed" not in text.share_by_rule(deals, "POL", 2021, 2025)

    def test_ranks_have_two_denominators(self, aid):
        twin = text.aid_donors(aid)
        assert f"of {aid['donor'].nunique()} donors" in twin
        assert f"of {aid.dropna(subset=['gdp_2021'])['donor'].nunique()}." in twin

    def test_price_shows_formula_numbers_and_result(self):
        twin = text.price()
        assert "n* = 0.3 × 20 / 2" in twin and "n* = 3.0000" in twin
        assert twin.endswith("Illustration, not an estimate.")


class TestExplorer:
    @pytest.fixture
    def explorer(self, lines):
        return widgets.line_explorer(lines)

    def controls(self, box):
        return {control.description: control for control in box.children[0].children}

    def sentence(self, box):
        return html.unescape(box.children[1].value)

    def table(self, box):
        return box.children[2].outputs[0]["data"]["text/html"]

    def test_starts_with_every_line(self, explorer, lines):
        assert f"{len(lines)} of {len(lines)} lines" in self.sentence(explorer)
        assert self.table(explorer).count("<a href=") == len(lines)

    def test_gives_the_same_rows_as_its_twin(self, explorer, lines):
        box = self.controls(explorer)
        box["Lines of"].value, box["Test"].value = "RUS", "yes"
        twin = red_lines.select(lines, state="Russia", tested="yes")
        assert text.what_followed(twin).splitlines()[0] in self.sentence(explorer)
        assert self.table(explorer).count("<tr>") == len(twin) + 1

    @pytest.mark.parametrize(
        ("label", "value", "column"),
        [("Explicit", 0, "explicitness"), ("Followed", "yes", "consequence_followed")],
    )
    def test_the_other_filters_work_too(self, explorer, lines, label, value, column):
        self.controls(explorer)[label].value = value
        expected = (lines[column] == value).sum()
        assert f"{expected} of {len(lines)} lines" in self.sentence(explorer)

    def test_no_line_gets_a_sentence(self, explorer, lines):
        box = self.controls(explorer)
        box["Lines of"].value, box["Explicit"].value = "PRK", 3
        assert f"0 of {len(lines)} lines" in self.sentence(explorer)

    def test_every_control_has_a_label(self, explorer):
        assert all(label.strip() for label in self.controls(explorer))
