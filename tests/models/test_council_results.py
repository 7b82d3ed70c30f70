"""Results of several groups: every sound file, once, and the ledger of forecasts."""

import pandas as pd
import pytest
from drawn.council import even

from course import data
from course.errors import CourseError
from course.keep import Keep
from course.models import council, council_record, council_results


class TestResults:
    @pytest.fixture
    def folder(self, tmp_path):
        for name, point, chance in (("b", "D4", 0.2), ("a", "D3", 0.9), ("c", "D6", 0.5)):
            Keep(tmp_path / f"{name}.json", council_record.KIND).save(even(point, chance))
        return tmp_path

    def test_groups_are_numbered_by_file_and_carry_no_other_name(self, folder):
        every, left_out = council_results.groups(folder)
        assert [(g.name, g.file) for g in every] == [
            ("Group 1", "a.json"),
            ("Group 2", "b.json"),
            ("Group 3", "c.json"),
        ]
        assert left_out == [] and council_results.played(every) == ["D3", "D4", "D6"]

    def test_bad_files_are_named_in_one_sentence_each_and_skipped(self, folder):
        (folder / "d.json").write_text("half of a fi", encoding="utf-8")
        (folder / "e.json").write_text('{"tightrope": "framing grid", "content": {}}')
        (folder / "f.json").write_bytes(b"\xff\xfe")
        Keep(folder / "g.json", council_record.KIND).save({**even("D4"), "option": ""})
        Keep(folder / "h.json", council_record.KIND).save(even("D4", 0.2))
        every, left_out = council_results.groups(folder)
        assert len(every) == 3 and len(left_out) == 5
        for name, line in zip("defgh", left_out, strict=True):
            assert line.startswith(f"{name}.json was left out: ") and line.count("\n") == 0
        assert "choose one of the options" in left_out[3]
        assert "the same record as b.json" in left_out[4]

    def test_an_empty_or_missing_folder_is_no_trouble(self, tmp_path):
        assert council_results.groups(tmp_path / "none") == ([], [])
        assert council_results.ledger([]).empty

    def test_choices_weights_and_chances(self, folder):
        every, _ = council_results.groups(folder)
        table = council_results.choices(every, "D4")
        assert list(table.index) == ["Group 2"]
        assert table.loc["Group 2", "option"] == council.options("D4")["label"].iloc[0]
        assert council_results.group_weights(every, "D4").loc["Group 2"].sum() == pytest.approx(1)
        chances = council_results.group_chances(every, "D4")
        assert len(chances) == 4 and (chances["before"] == 0.2).all()
        with pytest.raises(CourseError, match="No group has played D1"):
            council_results.group_chances(every, "D1")

    def test_the_ledger_scores_what_is_settled_and_lets_the_rest_wait(self, folder):
        every, _ = council_results.groups(folder)
        table = council_results.ledger(every)
        assert len(table) == 12 and table["deadline"].is_monotonic_increasing
        waiting = table[table["state"] == "open"]
        assert list(waiting.index) == ["D6-Q1"] and waiting["score_after"].isna().all()
        truth = data.load("council_questions").set_index("question_id")["came_true"]
        for key, row in table.drop("D6-Q1").iterrows():
            chance = {"D3": 0.9, "D4": 0.2, "D6": 0.5}[key[:2]]
            assert row["score_before"] == pytest.approx((chance - truth[key]) ** 2)

    def test_the_ledger_takes_means_over_groups(self, folder):
        Keep(folder / "z.json", council_record.KIND).save(even("D4", 0.6))
        row = council_results.ledger(council_results.groups(folder)[0]).loc["D4-Q1"]
        assert row["groups"] == 2 and row["after"] == pytest.approx(0.4)
        assert row["score_after"] == pytest.approx((0.64 + 0.16) / 2)

    def test_a_deadline_that_has_passed_is_marked(self, folder):
        every, _ = council_results.groups(folder)
        day = data.load("council_questions").set_index("question_id").loc["D6-Q1", "deadline"]
        assert council_results.ledger(every, day).loc["D6-Q1", "state"] == "open"
        late = council_results.ledger(every, day + pd.Timedelta(days=1))
        assert late.loc["D6-Q1", "state"] == "deadline passed"
        assert (late["state"] == "settled").sum() == 11
