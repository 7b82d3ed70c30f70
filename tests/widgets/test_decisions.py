"""Controls of a decision: one point for all, nothing of a later day, a sheet that comes back."""

import asyncio
import inspect
import json

import pytest
from later import words_of_later_days
from reading import controls, picture, sentence

from course import charts, data, text, widgets
from course.charts.theme import VEGA_LITE_5
from course.keep import Keep
from course.models import council, decisions, draws
from course.widgets.sheet import KIND, Sheets

NAMES = ("desk", "sort_cards", "my_weights", "my_scores", "my_chances", "my_choice", "reveal")
POINTS = decisions.points()


@pytest.fixture
def room(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return {name: getattr(widgets, name)() for name in NAMES}


def again():
    return {name: getattr(widgets, name)() for name in NAMES}


def go(room, point):
    controls(room["desk"])["Decision point"].value = point


def kept(tmp_path, point="D3"):
    return Keep(tmp_path / f"my_decision_{point}.json", KIND).load()


def decide(room, point, option):
    go(room, point)
    for number in range(1, 5):
        controls(room["my_chances"])[f"Question {number}, chance"].value = 0.3
    box = controls(room["my_choice"])
    box["Option"].value = option
    box["What Seoul does"].value = "Seoul waits."
    box["What it does not do"].value = "It sends nothing."
    box["For the press"].value = "We look at the facts."
    box["Looked at again on"].value = "2026-12-01"


def shown(box):
    return f"{sentence(box)} {json.dumps(picture(box), ensure_ascii=False)}"


class TestCutOff:
    @pytest.mark.parametrize("point", POINTS)
    def test_no_control_and_no_choice_in_it_shows_anything_of_a_later_day(self, room, point):
        go(room, point)
        for name in NAMES:
            if name != "my_chances":
                assert words_of_later_days(shown(room[name]), point) == [], name
        for name, label in [("desk", "Show"), ("sort_cards", "Card"), ("my_scores", "Option")]:
            control = controls(room[name])[label]
            for _, value in control.options:
                control.value = value
                assert words_of_later_days(shown(room[name]), point) == [], (name, value)
        controls(room["sort_cards"])["Show the course's sorting"].value = True
        assert words_of_later_days(shown(room["sort_cards"]), point) == []
        controls(room["my_choice"])["Option"].value = decisions.options(point).index[0]
        assert words_of_later_days(shown(room["my_choice"]), point) == []

    def test_questions_show_deadlines_and_no_other_later_day(self, room):
        for point in POINTS:
            go(room, point)
            words = shown(room["my_chances"])
            rows = council.questions(point)
            assert all(question in words for question in rows["question"])
            for day in rows["deadline"].map(text.day):
                words = words.replace(day, "")
            assert words_of_later_days(words, point) == []

    def test_the_list_of_points_has_dates_only(self, room):
        labels = [label for label, _ in controls(room["desk"])["Decision point"].options]
        assert labels[3] == "D4, 22 October 2024" and len(labels) == 6
        assert not any("soldier" in label or "treaty" in label for label in labels)

    @pytest.mark.parametrize("point", POINTS)
    def test_the_reveal_stays_shut_until_the_sheet_is_complete(self, room, point):
        go(room, point)
        look = controls(room["reveal"])["Show what came after"]
        look.value = True
        assert sentence(room["reveal"]).count("Decide first: choose one") == 1
        assert "<td" not in picture(room["reveal"])["text/html"]
        look.value = False
        decide(room, point, decisions.options(point).index[0])
        assert "<td" not in picture(room["reveal"])["text/html"]
        look.value = True
        table = picture(room["reveal"])["text/html"]
        rows = data.load("cards").query("point_id == @point and kind != 'known'")
        assert table.count("<tr>") == len(rows) + 1
        assert "Mean Brier score of" in sentence(room["reveal"])


class TestOneRoom:
    def test_the_point_of_one_is_the_point_of_all(self, room):
        controls(room["my_scores"])["Decision point"].value = "D5"
        assert {controls(box)["Decision point"].value for box in room.values()} == {"D5"}
        assert "At D5," in sentence(room["desk"])
        options = [label for label, _ in controls(room["my_choice"])["Option"].options]
        assert options == ["not chosen yet", *decisions.options("D5")["label"]]

    def test_nothing_is_written_by_looking(self, room, tmp_path):
        for point in POINTS:
            go(room, point)
        assert list(tmp_path.iterdir()) == []
        assert "Nothing is kept yet." in sentence(room["my_weights"])

    def test_weights_of_one_panel_rank_in_the_other(self, room):
        controls(room["my_weights"])["Weights: the alliance first"].click()
        assert "Direct lethal has the highest value" in sentence(room["my_weights"])
        assert "P(Direct lethal beats" in sentence(room["my_scores"])

    def test_in_a_kernel_the_others_wait_until_a_slider_rests_and_then_hear_all(self, room):
        weights, scores = controls(room["my_weights"]), controls(room["my_scores"])

        async def move():
            before = sentence(room["my_scores"]), sentence(room["my_weights"])
            for value in (80, 90):
                weights["weight of economy"].value = value
            assert sentence(room["my_scores"]) == before[0]
            scores["your score, 0 worst to 100 best"].value = 5
            await asyncio.sleep(0.4)
            return before, (sentence(room["my_scores"]), sentence(room["my_weights"]))

        before, after = asyncio.run(move())
        assert before[0] != after[0] and before[1] != after[1]
        for name in ("my_scores", "my_weights"):
            now = sentence(room[name])
            again()  # the same sheet, drawn afresh
            assert sentence(room[name]) == now

    def test_a_point_keeps_its_own_weights_and_scores(self, room):
        controls(room["my_weights"])["weight of economy"].value = 90
        controls(room["my_scores"])["your score, 0 worst to 100 best"].value = 5
        go(room, "D1")
        assert controls(room["my_weights"])["weight of economy"].value == 20
        assert "Scores of your own: 0." in sentence(room["my_scores"])
        go(room, "D3")
        assert controls(room["my_weights"])["weight of economy"].value == 90
        assert "Scores of your own: 1." in sentence(room["my_scores"])

    def test_cards_keep_their_own_push(self, room):
        box = controls(room["sort_cards"])
        box["Card"].value, box["It pushes"].value = "D3-C02", "restraint"
        box["Card"].value = "D3-C05"
        assert box["It pushes"].label == "not yet"
        go(room, "D2")
        go(room, "D3")
        box["Card"].value = "D3-C02"
        assert box["It pushes"].value == "restraint"
        assert "1 of 12 cards are sorted" in sentence(room["sort_cards"])

    def test_the_courses_sorting_is_hidden_until_asked_and_again_at_the_next_point(self, room):
        assert "As the course sorts" not in sentence(room["sort_cards"])
        controls(room["sort_cards"])["Show the course's sorting"].value = True
        assert "As the course sorts" in sentence(room["sort_cards"])
        go(room, "D2")
        assert "As the course sorts" not in sentence(room["sort_cards"])

    def test_all_weights_at_zero_get_a_sentence(self, room):
        for label, control in controls(room["my_weights"]).items():
            if label.startswith("weight of"):
                control.value = 0
        assert "All weights are 0" in sentence(room["my_weights"])
        assert "All weights are 0" in sentence(room["my_scores"])


class TestKept:
    def test_all_of_a_sheet_comes_back_in_a_new_kernel(self, room, tmp_path):
        decide(room, "D4", "ladder")
        controls(room["my_weights"])["weight of norms and standing"].value = 55
        box = controls(room["sort_cards"])
        box["Card"].value, box["It pushes"].value = "D4-C05", "neutral"
        controls(room["my_scores"])["your score, 0 worst to 100 best"].value = 81
        assert [one.name for one in tmp_path.iterdir()] == ["my_decision_D4.json"]
        new = Sheets(tmp_path)  # as a new kernel would read it
        sheet = new.sheet("D4")
        assert sheet["pushes"] == {"D4-C05": "neutral"}
        assert list(sheet["scores"].values()) == [81]
        assert sheet["record"]["weights"]["norms"] == 55
        assert sheet["record"]["option"] == "ladder"
        assert sheet["record"]["before"] == sheet["record"]["after"]
        assert decisions.missing(sheet["record"], "D4") == []

    def test_cells_that_run_again_show_what_was_kept(self, room):
        decide(room, "D3", "hedge")
        room = again()
        assert controls(room["my_choice"])["Option"].value == "hedge"
        assert controls(room["my_chances"])["Question 1, chance"].value == 0.3
        assert "Your sheet is complete" in sentence(room["my_choice"])

    def test_a_damaged_file_gets_one_sentence_stays_and_work_goes_on(self, room, tmp_path):
        path = tmp_path / "my_decision_D3.json"
        path.write_text("half of a fi", encoding="utf-8")
        room = again()
        assert "my_decision_D3.json is damaged" in sentence(room["my_weights"])
        controls(room["my_weights"])["weight of economy"].value = 90
        assert "P(" in sentence(room["my_scores"])
        assert path.read_text(encoding="utf-8") == "half of a fi"
        go(room, "D1")
        controls(room["my_weights"])["weight of economy"].value = 90
        assert kept(tmp_path, "D1")["record"]["weights"]["economy"] == 90

    def test_a_file_of_another_kind_is_left_alone(self, room, tmp_path):
        Keep(tmp_path / "my_decision_D3.json", "framing grid").save({"a": 1})
        room = again()
        controls(room["my_weights"])["weight of economy"].value = 90
        assert "is no decision sheet of this course" in sentence(room["my_weights"])

    def test_a_file_changed_elsewhere_is_not_overwritten(self, room, tmp_path):
        controls(room["my_weights"])["weight of economy"].value = 90
        other = Keep(tmp_path / "my_decision_D3.json", KIND)
        content = other.load()
        content["record"]["weights"]["economy"] = 11
        other.save(content)
        controls(room["my_weights"])["weight of economy"].value = 70
        assert "was changed elsewhere, so nothing was kept" in sentence(room["my_weights"])
        assert kept(tmp_path)["record"]["weights"]["economy"] == 11
        room = again()
        assert controls(room["my_weights"])["weight of economy"].value == 11

    def test_after_the_reveal_choice_and_chances_stay_as_written(self, room, tmp_path):
        decide(room, "D3", "hedge")
        controls(room["reveal"])["Show what came after"].value = True
        controls(room["my_choice"])["Option"].value = "direct"
        controls(room["my_chances"])["Question 1, chance"].value = 1.0
        assert controls(room["my_choice"])["Option"].value == "hedge"
        assert controls(room["my_chances"])["Question 1, chance"].value == 0.3
        for name in ("my_choice", "my_chances"):
            assert "stay as you wrote them" in sentence(room[name])
        content = kept(tmp_path)
        assert content["revealed"] is True and content["record"]["option"] == "hedge"
        controls(room["my_weights"])["weight of economy"].value = 90  # these one may still try
        assert kept(tmp_path)["record"]["weights"]["economy"] == 90

    def test_the_box_stays_ticked_only_at_the_point_that_was_revealed(self, room):
        decide(room, "D3", "hedge")
        controls(room["reveal"])["Show what came after"].value = True
        go(room, "D4")
        assert controls(room["reveal"])["Show what came after"].value is False
        go(room, "D3")
        assert controls(room["reveal"])["Show what came after"].value is True


class TestTwins:
    def test_weights_draw_the_chart_of_their_twin(self, room):
        controls(room["my_weights"])["Weights: the worked example"].click()
        table = decisions.rescored(data.load("option_scores"), "D3", {})
        weights = {"alliance": 35, "north_korea_risk": 30, "economy": 15, "norms": 10}
        weights["domestic"] = 10
        twin = charts.option_values(table, weights).to_dict()
        drawn = picture(room["my_weights"])[VEGA_LITE_5]
        assert drawn["datasets"] == twin["datasets"] and drawn["title"] == twin["title"]
        assert text.finding(text.option_values(table, weights)) in sentence(room["my_weights"])

    def test_the_nearest_change_is_the_switch_over_weight(self, room):
        controls(room["my_weights"])["Weights: the worked example"].click()
        assert "tie if credit with the ally weighs 0.3418 instead of 0.3500." in sentence(
            room["my_weights"]
        )

    def test_with_all_weight_on_one_criterion_the_nearest_change_is_still_said(self, room):
        for label, control in controls(room["my_weights"]).items():  # the others at zero
            if label.startswith("weight of") and "economy" not in label:
                control.value = 0
        assert "weighs 0.3333 instead of 0.0000." in sentence(room["my_weights"])

    def test_a_ranking_that_no_single_weight_turns_gets_a_sentence(self, room):
        scores = controls(room["my_scores"])
        for criterion in data.labels("option_scores", "criterion"):
            scores["Criterion"].value = criterion
            scores["your score, 0 worst to 100 best"].value = 100
        assert "No weight of one criterion alone" in sentence(room["my_weights"])

    def test_own_scores_draw_the_chart_of_their_twin(self, room):
        box = controls(room["my_scores"])
        box["your score, 0 worst to 100 best"].value = 55
        table = decisions.rescored(data.load("option_scores"), "D3", {("hedge", "norms"): 55})
        even = dict.fromkeys(table.columns, 1)
        twin = charts.chance_best(table, even, draws.DOUBT, "both").to_dict()
        assert picture(room["my_scores"])[VEGA_LITE_5]["datasets"] == twin["datasets"]
        assert text.finding(text.chance_best(table, even, draws.DOUBT, "both")) in sentence(
            room["my_scores"]
        )

    def test_the_reason_of_the_course_and_its_cards_are_said(self, room):
        found = decisions.reason(data.load("option_scores"), "D3", "hedge", "norms")
        assert f"The course gives {found['score']}, because: {found['reason']}" in sentence(
            room["my_scores"]
        )

    def test_a_score_can_go_back_to_that_of_the_course(self, room):
        box = controls(room["my_scores"])["your score, 0 worst to 100 best"]
        before = box.value
        box.value = 99
        assert "Scores of your own: 1." in sentence(room["my_scores"])
        box.value = before
        assert "Scores of your own: 0." in sentence(room["my_scores"])

    def test_sorting_draws_the_chart_of_its_twin(self, room):
        box = controls(room["sort_cards"])
        box["Card"].value, box["It pushes"].value = "D3-C01", "neutral"
        box["Show the course's sorting"].value = True
        twin = charts.card_pushes(council.cards("D3"), "D3", {"D3-C01": "neutral"}).to_dict()
        assert picture(room["sort_cards"])[VEGA_LITE_5]["datasets"] == twin["datasets"]

    def test_the_choice_hears_how_it_stands(self, room):
        controls(room["my_weights"])["Weights: the worked example"].click()
        controls(room["my_choice"])["Option"].value = "hedge"
        assert "You chose Hedge (status quo)" in sentence(room["my_choice"])
        assert "number 1 is Indirect lethal" in sentence(room["my_choice"])

    def test_invented_numbers_say_so(self, room):
        for name in ("my_weights", "my_scores"):
            assert "Illustration, not an estimate." in sentence(room[name])


@pytest.mark.parametrize("name", NAMES)
def test_every_docstring_names_a_twin(name):
    assert "Twin without a widget:" in inspect.getdoc(getattr(widgets, name))


def test_six_named_controls_at_most(room):
    for box in room.values():
        own = [c for c in box.children[0].children if hasattr(c, "value")]
        assert 2 <= len(own) <= 6 and all(control.description.strip() for control in own)
        assert not any(hasattr(control, "readout") for control in own)  # a slider has no name


def test_every_card_of_a_table_leads_to_a_source(room):
    controls(room["desk"])["Show"].value = "known cards"
    assert picture(room["desk"])["text/html"].count("<a href=") == 12


def test_a_file_edited_by_hand_reaches_the_panels_that_stand(room, tmp_path):
    controls(room["my_weights"])["weight of economy"].value = 90
    path = tmp_path / "my_decision_D3.json"
    path.write_text(path.read_text().replace("90.0", "33.0"), encoding="utf-8")
    widgets.desk()  # any cell that runs again reads the files
    assert controls(room["my_weights"])["weight of economy"].value == 33


def test_a_chance_that_a_hand_wrote_is_kept(room, tmp_path):
    controls(room["my_chances"])["Question 1, chance"].value = 0.3
    path = tmp_path / "my_decision_D3.json"
    path.write_text(path.read_text().replace("0.3", "0.37"), encoding="utf-8")
    widgets.desk()
    assert controls(room["my_chances"])["Question 1, chance"].label == "37 %"
    assert controls(room["my_chances"])["Question 2, chance"].label == "not yet"
    controls(room["my_chances"])["Question 2, chance"].value = 0.5
    assert kept(tmp_path)["record"]["before"]["D3-Q1"] == 0.37


def test_what_was_chosen_can_be_taken_back(room, tmp_path):
    controls(room["my_chances"])["Question 1, chance"].value = 0.3
    controls(room["sort_cards"])["It pushes"].value = "neutral"
    controls(room["my_chances"])["Question 1, chance"].value = ""
    controls(room["sort_cards"])["It pushes"].value = ""
    assert kept(tmp_path)["record"]["before"]["D3-Q1"] is None
    assert "0 of 12 cards are sorted" in sentence(room["sort_cards"])
