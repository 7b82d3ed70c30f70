"""Text twins of a decision on a dated day."""

import pytest

from course import data, text
from course.models import choice, council, decisions

CARDS = council.cards("D3")


def test_the_moment_is_day_and_hour_in_seoul():
    assert text.moment("D3") == "20 June 2024, 14:00 in Seoul"


def test_cards_are_counted_and_dated():
    lines = text.card_calendar(CARDS, "D3").splitlines()
    recent = (CARDS["date_known"] >= "2024-05-21").sum()
    assert f"{len(CARDS)} cards are public; {recent} of them" in lines[0]
    assert "D3-C01 (20 June 2024, 11:01)" in lines[1] and "198 days before" in lines[1]


@pytest.mark.parametrize("point", decisions.points())
def test_pushes_add_up(point):
    cards = council.cards(point)
    first = text.card_pushes(cards, point).splitlines()[0]
    every = data.load("cards").set_index("card_id")["leans"]
    leans = every[cards["card_id"]]
    for push, words in (("firmness", "push toward firmness"), ("restraint", "toward restraint")):
        assert f"{(leans == push).sum()} {words}" in first


def test_a_reader_hears_where_the_two_differ():
    twin = text.card_pushes(CARDS, "D3", {"D3-C01": "firmness", "D3-C02": "firmness"})
    assert "agree on 1 of 2 cards" in twin and "You differ on D3-C02." in twin
    assert "agree" not in text.card_pushes(CARDS, "D3", {"D3-C01": None})
    one = text.card_pushes(CARDS, "D3", {"D3-C01": "firmness"})
    assert one.endswith("You and the course agree on 1 of 1 card.")


def test_points_of_view_name_their_first_option_and_its_lead():
    profiles = data.load("weight_profiles")
    table = decisions.rescored(data.load("option_scores"), "D3", {})
    lines = text.points_of_view(table, profiles).splitlines()
    assert lines[0] == "Same scores, 5 points of view: 3 different options come first."
    assert "With the worked example: Indirect lethal, 57.75, 0.25 ahead." in lines
    assert lines[-1] == "Illustration, not an estimate."
    same = text.points_of_view(table, profiles.query("profile == 'balanced'"))
    assert same.startswith("Same scores, 1 point of view, one option first: Hedge (status quo).")


def test_chances_get_a_mean_and_four_lines():
    lines = text.chances(decisions.example()["record"]).splitlines()
    assert "Mean Brier score of 4 settled questions: 0.163" in lines[0]
    assert lines[0].endswith("On the wrong side of 50 %: 1.")
    assert lines[2].endswith("You: 40.0 %; it happened, Brier score 0.360.")


def test_one_half_is_on_no_side_and_an_open_question_has_no_score():
    record = decisions.blank("D6")["record"]
    for moment in ("before", "after"):
        record[moment] = dict.fromkeys(record[moment], 0.5)
    decision = decisions.example()["record"]["decision"] | {"review": "2026-06-30"}
    record |= {"option": "delay", "decision": decision}
    lines = text.chances(record).splitlines()
    assert lines[0].startswith("Mean Brier score of 3 settled questions: 0.250")
    assert lines[0].endswith("On the wrong side of 50 %: 0.")
    assert lines[1].endswith("You: 50.0 %; open.")


def test_standing_asks_only_when_choice_and_numbers_differ():
    sheet = decisions.example()
    assert "number 1 is Indirect lethal." in text.standing(sheet, "D3")
    assert "Which of the two" in text.standing(sheet, "D3")
    sheet["record"]["option"] = "indirect"
    assert "Which of the two" not in text.standing(sheet, "D3")
    sheet["record"]["option"] = "accommodate"
    assert "for none of the five points of view" in text.standing(sheet, "D3")


def test_the_worked_example_is_that_of_the_tables():
    table = decisions.rescored(data.load("option_scores"), "D3", {})
    weights = choice.weights(data.load("weight_profiles"))
    assert "Indirect lethal has the highest value, 0.25 points ahead" in text.option_values(
        table, weights
    )
