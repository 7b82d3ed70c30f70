"""A decision on a dated day: the cut-off, the sorting, own scores, the sheet, what came after."""

import json
import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import data
from course.errors import CourseError
from course.models import choice, council, council_record, decisions
from course.models.cut_off import cut_off

POINTS = decisions.points()
SCORES, PROFILES = data.load("option_scores"), data.load("weight_profiles")


class TestBriefing:
    def test_six_days_in_order_and_without_their_titles(self):
        table = decisions.days()
        assert list(table.index) == ["D1", "D2", "D3", "D4", "D5", "D6"]
        assert table["cut_off"].is_monotonic_increasing
        assert list(table.columns) == ["cut_off"]  # a decider would tell who holds office later
        assert table.loc["D3", "cut_off"] == pd.Timestamp("2024-06-20 14:00")

    @pytest.mark.parametrize("point", POINTS)
    def test_notes_that_look_past_the_cut_off_stay_away(self, point):
        row = data.load("decision_points").set_index("point_id").loc[point]
        words = decisions.briefing(point).to_list()
        assert row["question"] in words and row["unknown"] in words
        assert row["instructor_note"] not in words and row["hour_note"] not in words

    @pytest.mark.parametrize("point", POINTS)
    def test_all_options_rest_on_what_was_known(self, point):
        rows = decisions.options(point)
        whole = data.load("options").query("point_id == @point")
        assert list(rows.index) == list(whole["option_id"])
        assert (rows["basis_known"] <= cut_off(point)).all()

    def test_a_point_that_does_not_exist_gets_a_near_name(self):
        for ask in (decisions.briefing, decisions.options, decisions.blank):
            with pytest.raises(CourseError, match="decision point"):
                ask("D33")


class TestCutOff:
    @pytest.mark.parametrize("point", POINTS)
    def test_own_known_cards_count_and_own_reveals_do_not(self, point):
        rows = data.load("cards").query("point_id == @point")
        known = decisions.known(rows, point)
        assert known[rows["kind"] == "known"].all()
        assert not known[rows["kind"] != "known"].any()

    def test_an_hour_decides_on_the_day_itself_and_without_one_the_next_day(self):
        cards = pd.DataFrame(
            {
                "card_id": ["a", "b", "c", "d"],
                "point_id": "D2",
                "kind": "known",
                "date_known": pd.to_datetime(["2024-06-20"] * 3 + ["2024-06-19"]),
                "known_at": ["14:00", "14:01", None, None],
            }
        )
        assert list(decisions.known(cards, "D3")) == [True, False, False, True]

    def test_putins_reply_has_the_date_of_the_decision_and_was_not_known(self):
        card = data.load("cards").query("card_id == 'D3-R02'")
        assert card["date"].iloc[0] == cut_off("D3").normalize()
        assert not decisions.known(card, "D3").any()

    @pytest.mark.parametrize("point", POINTS)
    def test_cards_of_later_points_are_refused(self, point):
        every = data.load("cards")
        later = every[~decisions.known(every, point)]
        assert len(later)
        mixed = pd.concat([council.cards(point), later.tail(1)])
        for use in (decisions.ages, decisions.sorted_cards):
            with pytest.raises(CourseError, match="was not public at"):
                use(mixed, point)

    def test_no_card_gets_a_sentence(self):
        with pytest.raises(CourseError, match="no card to show"):
            decisions.checked(council.cards("D3").head(0), "D3")


def test_ages_are_days_between_two_dates():
    rows = decisions.ages(council.cards("D3"), "D3").set_index("card_id")
    assert rows.loc["D3-C01", "age"] == 0  # the same day
    assert rows.loc["D3-C04", "age"] == 6  # 14 June
    assert rows["age"].is_monotonic_increasing


class TestSorting:
    cards = council.cards("D3")

    def test_sets_both_side_by_side(self):
        table = decisions.sorted_cards(self.cards, "D3", {"D3-C01": "restraint", "D3-C02": None})
        assert table.loc["D3-C01", "you"] == "restraint"
        assert table.loc["D3-C01", "course"] == "firmness"
        assert table["you"].notna().sum() == 1 and len(table) == 12

    def test_agreement_counts_sorted_cards_only(self):
        course = data.load("cards").query("point_id == 'D3' and kind == 'known'")
        course = course.set_index("card_id")["leans"].to_dict()
        assert decisions.agreement(decisions.sorted_cards(self.cards, "D3"))["rows"] == 0
        found = decisions.agreement(decisions.sorted_cards(self.cards, "D3", course))
        assert (found["rows"], found["same"], found["kappa"]) == (12, 12, 1)
        first, last = list(course)[:6], list(course)[6:]
        half = {card: course[card] for card in first} | dict.fromkeys(last, "neutral")
        found = decisions.agreement(decisions.sorted_cards(self.cards, "D3", half))
        assert found["same"] == 6 + sum(course[card] == "neutral" for card in last)

    def test_wrong_names_get_a_sentence(self):
        with pytest.raises(CourseError, match="D4-C01"):
            decisions.sorted_cards(self.cards, "D3", {"D4-C01": "firmness"})
        with pytest.raises(CourseError, match="Did you mean 'firmness'"):
            decisions.sorted_cards(self.cards, "D3", {"D3-C01": "firmnes"})


class TestScores:
    def test_one_score_changes_one_cell(self):
        before = decisions.rescored(SCORES, "D3", {})
        after = decisions.rescored(SCORES, "D3", {("hedge", "norms"): 55})
        assert (before != after).to_numpy().sum() == 1
        assert after.loc["Hedge (status quo)", "norms"] == 55
        weights = choice.weights(PROFILES)
        gain = choice.values(after, weights) - choice.values(before, weights)
        assert gain.max() == pytest.approx(0.1 * 15)

    @given(score=st.floats(0, 100), point=st.sampled_from(POINTS))
    def test_what_is_put_in_is_what_is_there(self, score, point):
        option = decisions.options(point).index[0]
        table = decisions.rescored(SCORES, point, {(option, "economy"): score})
        assert table.iloc[0]["economy"] == score

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({("hedg", "norms"): 5}, "Did you mean 'hedge'"),
            ({("hedge", "norm"): 5}, "Did you mean 'norms'"),
            ({("hedge", "norms"): 101}, "between 0 and 100"),
            ({("hedge", "norms"): float("nan")}, "between 0 and 100"),
        ],
    )
    def test_wrong_input_gets_a_sentence(self, changes, words):
        with pytest.raises(CourseError, match=words):
            decisions.rescored(SCORES, "D3", changes)

    @pytest.mark.parametrize("point", POINTS)
    def test_every_reason_names_known_cards(self, point):
        known = set(council.cards(point)["card_id"])
        for key in decisions.score_keys(point):
            found = decisions.reason(SCORES, point, *key.split(" "))
            assert found["reason"] and set(found["cards"]) <= known and found["cards"]

    def test_a_reason_that_does_not_exist_gets_a_near_name(self):
        with pytest.raises(CourseError, match="Did you mean 'hedge'"):
            decisions.reason(SCORES, "D3", "hedg", "norms")


class TestPointsOfView:
    @pytest.mark.parametrize("point", POINTS)
    def test_each_has_one_first_option_and_it_has_the_highest_value(self, point):
        views = decisions.points_of_view(decisions.rescored(SCORES, point, {}), PROFILES)
        for _, rows in views.groupby("profile"):
            assert rows["best"].sum() == 1
            assert rows.loc[rows["best"], "value"].iloc[0] == rows["value"].max()

    @pytest.mark.parametrize("point", POINTS)
    def test_no_option_is_first_for_everyone(self, point):
        views = decisions.points_of_view(decisions.rescored(SCORES, point, {}), PROFILES)
        assert views.loc[views["best"], "option"].nunique() > 1

    def test_values_of_the_worked_example_are_those_of_the_model(self):
        table = decisions.rescored(SCORES, "D3", {})
        views = decisions.points_of_view(table, PROFILES).query("profile == 'worked_example'")
        expected = choice.values(table, choice.weights(PROFILES))
        assert dict(zip(views["option"], views["value"], strict=True)) == expected.to_dict()


class TestSheet:
    def test_a_sheet_survives_its_file(self):
        sheet = decisions.example()
        sheet["pushes"], sheet["scores"] = {"D3-C01": "neutral"}, {"hedge norms": 55.0}
        sheet["revealed"] = True
        assert decisions.sound(json.loads(json.dumps(sheet)), "D3") == sheet

    @pytest.mark.parametrize("content", [None, [], "x", {"record": 5}, {"pushes": 3, "scores": []}])
    def test_what_is_no_sheet_gives_a_blank_one(self, content):
        assert decisions.sound(content, "D3") == decisions.blank("D3")

    def test_what_does_not_fit_is_left_out(self):
        sheet = decisions.blank("D3")
        sheet["pushes"] = {"D3-C01": "up", "D4-C01": "firmness", "D3-C02": "firmness"}
        sheet["scores"] = {"hedge norms": 200, "hedge economy": True, "direct norms": 7}
        sheet["record"]["before"] = {"D3-Q1": 3, "D3-Q2": 0.5, "D9-Q1": 0.5}
        sheet["record"]["weights"] = {"alliance": "many", "economy": 70}
        sheet["record"]["option"] = "ladder"  # an option of D4
        sheet["record"]["decision"] = {"act": 7, "limit": "words", "more": "words"}
        sheet["revealed"] = "yes"
        found = decisions.sound(sheet, "D3")
        record, blank = found["record"], decisions.blank("D3")["record"]
        assert found["pushes"] == {"D3-C02": "firmness"}
        assert found["scores"] == {"direct norms": 7}
        assert record["before"] == blank["before"] | {"D3-Q2": 0.5}
        assert record["weights"] == blank["weights"] | {"economy": 70}
        assert record["option"] == "" and found["revealed"] is False
        assert record["decision"] == blank["decision"] | {"limit": "words"}

    def test_own_scores_come_from_the_sheet(self):
        sheet = decisions.blank("D3") | {"scores": {"hedge norms": 55.0}}
        table = decisions.own_scores(sheet, "D3")
        assert table.equals(decisions.rescored(SCORES, "D3", {("hedge", "norms"): 55}))

    def test_a_blank_sheet_lacks_everything_but_weights(self):
        todo = decisions.missing(decisions.blank("D3")["record"], "D3")
        assert len(todo) == 1 + len(council_record.DECISION) + 1
        assert todo[-1] == "give each of the four questions a chance."

    def test_the_example_is_complete_and_of_no_other_point(self):
        record = decisions.example()["record"]
        assert decisions.missing(record, "D3") == []
        assert decisions.missing(record, "D4")

    @pytest.mark.parametrize("part", [*council_record.DECISION, "option"])
    def test_each_missing_part_keeps_the_reveal_shut(self, part):
        record = decisions.example()["record"]
        if part == "option":
            record["option"] = ""
        else:
            record["decision"][part] = " "
        assert len(decisions.missing(record, "D3")) == 1
        with pytest.raises(CourseError, match="Decide first"):
            council_record.reveal("D3", record)
        with pytest.raises(CourseError, match="Decide first"):
            decisions.scored(record)


class TestAfter:
    def test_scores_are_squares_of_the_distance(self):
        table = decisions.scored(decisions.example()["record"])
        assert list(table["came_true"]) == [True, True, False, False]
        assert table["score"].to_list() == pytest.approx([0.16, 0.36, 0.04, 0.09])

    def test_an_open_question_has_no_score(self):
        sheet = decisions.blank("D6")
        record = sheet["record"]
        for moment in ("before", "after"):
            record[moment] = dict.fromkeys(record[moment], 0.4)
        record["option"] = "delay"
        record["decision"] = decisions.example()["record"]["decision"] | {"review": "2026-06-30"}
        table = decisions.scored(record)
        assert table["score"].isna().sum() == table["came_true"].isna().sum() == 1

    def test_an_option_that_is_not_first_by_own_numbers_is_said(self):
        found = decisions.standing(decisions.example(), "D3")
        assert found["option"] == "Hedge (status quo)" and found["rank"] == 2
        assert found["best"] == "Indirect lethal" and math.isclose(found["value"], 57.5)
        assert found["profiles"] == ["balanced", "security_first", "trade_first"]

    def test_own_scores_move_the_rank_but_not_the_points_of_view(self):
        sheet = decisions.example()
        sheet["scores"] = {"hedge norms": 60.0}
        found = decisions.standing(sheet, "D3")
        assert found["rank"] == 1
        assert found["profiles"] == decisions.standing(decisions.example(), "D3")["profiles"]

    def test_without_an_option_there_is_nothing_to_rank(self):
        with pytest.raises(CourseError, match="choose one of the options"):
            decisions.standing(decisions.blank("D3"), "D3")
