"""Charts of the council: every group, every question, outcomes told without colour."""

import json

import pytest
from drawn.council import groups, record

from course import charts
from course.errors import CourseError
from course.models import council
from course.models.cut_off import points


def tables(spec):
    return [d for d in spec["datasets"].values() if isinstance(d, list)]


def layers(spec):
    found = [spec]
    for part in ("hconcat", "layer"):
        found += [one for inner in spec.get(part, []) for one in layers(inner)]
    return found


class TestScores:
    def test_both_chances_and_the_outcome_of_each_question_are_drawn(self, drawn):
        rows = next(t for t in tables(drawn["council_scores"]) if "truth" in t[0])
        truth = council.outcomes("D4")
        assert [row["truth"] for row in rows] == [float(value) for value in truth]
        dots = next(t for t in tables(drawn["council_scores"]) if "chance" in t[0])
        assert len(dots) == 8 and {d["moment"] for d in dots} == set(
            drawn["council_scores"]["layer"][1]["encoding"]["stroke"]["scale"]["domain"]
        )

    def test_an_open_question_has_no_cross_and_says_open(self):
        spec = charts.council_scores(record("D6")).to_dict()
        rows = next(t for t in tables(spec) if "truth" in t[0])
        assert [r["scores"] for r in rows].count("open") == 1
        crossed = [{"filter": "datum.outcome !== 'open'"}]
        assert crossed in [layer.get("transform") for layer in layers(spec)]

    @pytest.mark.parametrize("point", points())
    def test_every_point_can_be_drawn(self, point):
        assert charts.council_scores(record(point)).to_dict()["title"]["text"]


class TestGroups:
    @pytest.mark.parametrize("number", [1, 6, 12])
    def test_each_group_has_its_choice_weights_and_chances(self, number):
        spec = charts.council_groups(groups(number), "D4").to_dict()
        names = [f"Group {n}" for n in range(1, number + 1)]
        assert len(spec["hconcat"]) == 6
        for table in tables(spec):
            assert {row["group"] for row in table} == set(names)
        assert len(json.dumps(spec)) < 200_000

    def test_weights_are_written_as_numbers_that_sum_to_a_hundred(self):
        spec = charts.council_groups(groups(1), "D4").to_dict()
        rows = next(t for t in tables(spec) if "weight" in t[0])
        assert sum(int(row["label"]) for row in rows) == 100

    def test_questions_are_written_out(self):
        subtitle = charts.council_groups(groups(2, "D2"), "D2").to_dict()["title"]["subtitle"]
        for question in council.questions("D2")["question"]:
            assert any(question in line for line in subtitle)
        assert max(map(len, subtitle)) <= 100

    def test_no_group_and_too_many_groups_are_said(self):
        with pytest.raises(CourseError, match="1 to 12 groups; 0 played D1"):
            charts.council_groups(groups(2), "D1")
        with pytest.raises(CourseError, match="13 played D4"):
            charts.council_groups(groups(13), "D4")
