"""Charts of a decision on a dated day: no later card at any point, and meaning."""

import json

import pandas as pd
import pytest
from later import words_of_later_days
from reading import rows

from course import charts, data, text
from course.errors import CourseError
from course.models import choice, council, decisions
from course.models.cut_off import cut_off

POINTS = decisions.points()
PROFILES = data.load("weight_profiles")


def every_chart_before_the_choice(point):
    """Return each chart and twin of the lesson that a reader sees before the reveal."""
    cards = council.cards(point)
    mine = dict.fromkeys(cards["card_id"], "neutral")
    table = decisions.rescored(data.load("option_scores"), point, {})
    weights = choice.weights(PROFILES)
    given = {
        "card_calendar": (cards, point),
        "card_pushes": (cards, point, mine),
        "option_values": (table, weights),
        "points_of_view": (table, PROFILES),
        "switch_over": (table, weights, "alliance"),
        "tornado": (table, weights, choice.ranking(table, weights)[0]),
        "chance_best": (table, weights),
        "weights_map": (table, weights),
    }
    return {
        name: (getattr(charts, name)(*args), getattr(text, name)(*args))
        for name, args in given.items()
    }


@pytest.mark.parametrize("point", POINTS)
def test_no_chart_or_twin_shows_anything_of_a_later_day(point):
    for name, (chart, twin) in every_chart_before_the_choice(point).items():
        spec = {**chart.to_dict(), "$schema": ""}
        shown = json.dumps(spec, ensure_ascii=False)
        assert words_of_later_days(shown, point) == [], name
        assert words_of_later_days(twin, point) == [], name


def test_the_search_for_later_days_finds_them():
    later = data.load("cards").set_index("card_id").loc["D4-C01", "text"]
    assert words_of_later_days(f"Known: {later}", "D3") == [later]
    assert words_of_later_days("on 21 June 2024", "D3") == ["21 June 2024"]
    assert words_of_later_days("2024-06-20T11:01 and 2024-06-21", "D3") == ["2024-06-21"]
    assert words_of_later_days("on 20 June 2024", "D3") == []


@pytest.mark.parametrize("point", POINTS)
def test_a_later_card_is_refused_by_the_charts_of_cards(point):
    every = data.load("cards")
    later = every[~decisions.known(every, point)].tail(1)
    for draw in (charts.card_calendar, charts.card_pushes):
        with pytest.raises(CourseError, match="was not public at"):
            draw(pd.concat([council.cards(point), later]), point)


def test_chances_are_not_drawn_before_the_record_is_complete():
    with pytest.raises(CourseError, match="Decide first"):
        charts.chances(decisions.blank("D3")["record"])


@pytest.mark.parametrize("point", POINTS)
def test_each_card_is_one_mark_with_its_text_and_source(point):
    marks = rows(charts.card_calendar(council.cards(point), point).to_dict())
    assert {m["card"] for m in marks} == set(council.cards(point)["text"])
    linked = [m for m in marks if m["url"]]
    assert len(linked) >= 11 and all(m["url"].startswith("http") for m in linked)
    assert max(m["known"] for m in marks) <= f"{cut_off(point):%Y-%m-%dT%H:%M}"


@pytest.mark.parametrize("point", POINTS)
def test_each_card_has_a_row_of_its_own(point):
    marks = rows(charts.card_calendar(council.cards(point), point).to_dict())
    assert len({m["name"] for m in marks}) == len(council.cards(point))


def test_you_and_the_course_differ_in_shape_and_colour_and_size(drawn):
    encoding = drawn["card_pushes"]["layer"][0]["encoding"]
    channels = [encoding[channel] for channel in ("color", "shape", "size")]
    assert {channel["field"] for channel in channels} == {"who"}
    assert all(channel.get("legend", "shown") is not None for channel in channels)  # one legend
    marks = [m for m in rows(drawn["card_pushes"]) if m["who"] == "you"]
    assert [m["push"] for m in marks] == ["neither way"]


def test_without_a_sorting_only_the_course_is_drawn():
    spec = charts.card_pushes(council.cards("D3"), "D3").to_dict()
    assert {m["who"] for m in rows(spec)} == {"the course"} and len(rows(spec)) == 12


def test_a_star_marks_the_first_of_each_point_of_view(drawn):
    cells = rows(drawn["points_of_view"])
    stars = [c for c in cells if c["written"].startswith("★")]
    assert len(stars) == PROFILES["profile"].nunique()
    assert all(c["state"] == "comes first" for c in stars)


def test_a_line_is_as_long_as_the_error(drawn):
    marks = rows(drawn["chances"])
    wrote = [m for m in marks if m["what"] == "what you wrote"]
    scores = decisions.scored(decisions.example()["record"])["score"]
    assert [(m["at"] - m["end"]) ** 2 for m in wrote] == pytest.approx(list(scores))


def test_invented_numbers_say_so(drawn):
    lines = drawn["points_of_view"]["title"]["subtitle"]
    assert "illustration, not an estimate" in lines[0]
