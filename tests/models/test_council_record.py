"""The record of a group: what it lacks, how it comes back, how it is scored."""

import pytest
from drawn.council import even
from hypothesis import given
from hypothesis import strategies as st

from course import data
from course.errors import CourseError
from course.models import council_record
from course.models.cut_off import points

POINTS = points()


class TestRecords:
    @pytest.mark.parametrize("point", POINTS)
    def test_a_whole_record_has_no_problem(self, point):
        assert council_record.problems(even(point)) == []

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({"before": {}}, "before the talks"),
            ({"after": {"D3-Q1": 1.2, "D3-Q2": 0, "D3-Q3": 1, "D3-Q4": 0}}, "D3-Q1 a chance"),
            ({"option": "war"}, "choose one of the options"),
            ({"weights": {"alliance": 1}}, "a weight of 0 or more"),
            (
                {"weights": dict.fromkeys(council_record.blank_record("D3")["weights"], 0)},
                "above 0",
            ),
            ({"decision": {}}, "say in one sentence"),
            ({"point_id": "D7"}, "no record of a council"),
            ({"point_id": "D4"}, "about D4, not about D3"),
            ({"before": [1]}, "before the talks"),
            ({"option": ["hedge"]}, "choose one of the options"),
            ({"weights": {"alliance": "much"}}, "a weight of 0 or more"),
        ],
    )
    def test_what_is_missing_is_said(self, change, words):
        assert any(words in line for line in council_record.problems({**even(), **change}, "D3"))

    def test_a_day_of_review_must_be_a_day(self):
        bad = even()
        bad["decision"] = {**bad["decision"], "review": "soon"}
        assert "'soon' is not a day" in council_record.problems(bad)[0]

    def test_a_day_of_review_lies_after_the_meeting(self):
        bad = even()
        bad["decision"] = {**bad["decision"], "review": "2024-06-20"}
        assert "2024-06-20 lies before the meeting" in council_record.problems(bad)[0]

    @given(st.dictionaries(st.text(), st.integers() | st.none() | st.text() | st.lists(st.text())))
    def test_junk_is_no_record_and_makes_no_trouble(self, junk):
        assert council_record.problems(junk)

    def test_scores_by_hand(self):
        table = council_record.scored(even("D3", 0.8))
        truth = data.load("council_questions").set_index("question_id")["came_true"]
        for question in table.index:
            wanted = 0.04 if truth[question] else 0.64
            assert table.loc[question, "score_before"] == pytest.approx(wanted)

    def test_an_open_question_has_no_score(self):
        table = council_record.scored(even("D6", 0.3))
        assert table.loc["D6-Q1", ["came_true", "score_after"]].isna().all()
        assert table["score_after"].notna().sum() == 3


class TestReveal:
    @pytest.mark.parametrize("point", POINTS)
    def test_the_reveal_waits_for_a_decision(self, point):
        blank = council_record.blank_record(point)
        with pytest.raises(CourseError, match="Decide first"):
            council_record.reveal(point, blank)
        shown = council_record.reveal(point, even(point))
        assert len(shown) >= 4 and (shown["kind"] != "known").all()


class TestChance:
    @pytest.mark.parametrize(
        ("typed", "read"),
        [("70", 0.7), (" 70 % ", 0.7), ("0", 0), ("100", 1), ("20 35 70", 0.417), ("", None)],
    )
    def test_per_cent_or_the_mean_of_several(self, typed, read):
        assert council_record.chance(typed) == read

    def test_decimal_commas_and_lists(self):
        assert council_record.chance("12,5") == 0.125
        assert council_record.chance("10, 30; 50") == 0.3
        assert council_record.chance("0.5 %") == 0.005

    @pytest.mark.parametrize("typed", ["seventy", "-1", "101", "nan", "0.7", "70 x"])
    def test_anything_else_gets_a_sentence(self, typed):
        with pytest.raises(CourseError, match="Write"):
            council_record.chance(typed)


class TestRestored:
    def test_a_sound_record_comes_back_whole(self):
        sound = {**even("D4"), "revealed": True, "size": 12}
        assert council_record.restored(sound, council_record.blank_record("D4")) == sound

    def test_a_record_of_another_point_is_nothing(self):
        assert (
            council_record.restored(even("D4"), council_record.blank_record("D3"))["option"] == ""
        )

    @given(
        st.dictionaries(
            st.sampled_from([*council_record.blank_record("D4"), "more"]),
            st.none() | st.text() | st.integers() | st.dictionaries(st.text(), st.text()),
        )
    )
    def test_junk_leaves_a_blank_record(self, junk):
        blank = council_record.blank_record("D4")
        made = council_record.restored({**junk, "point_id": "D4"}, blank)
        assert set(made) == set(blank) and not made["revealed"]
        assert made["before"] == blank["before"] and made["weights"] == blank["weights"]

    def test_a_record_that_is_not_complete_is_not_closed(self):
        half = {**even("D4"), "revealed": True, "option": ""}
        assert not council_record.restored(half, council_record.blank_record("D4"))["revealed"]
