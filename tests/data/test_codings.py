"""Two codings of the chronology: agreement as stated, differences settled by the written rule."""

import pytest

from course import data
from course.models.coding import cohens_kappa

RED_LINE_ELEMENTS = {
    "act": "act_defined",
    "condition": "condition_defined",
    "consequence": "consequence_defined",
    "commitment": "commitment",
}


@pytest.fixture(scope="module")
def codings():
    return data.load("codings").merge(data.load("events")[["event_id", "initiator"]])


def test_every_event_is_coded_twice(codings):
    assert set(codings["event_id"]) == set(data.load("events")["event_id"])


@pytest.mark.parametrize(
    ("field", "stated"), [("direction", 0.92), ("cost", 0.80), ("domain", 0.72)]
)
def test_agreement_is_as_the_caveats_state(codings, field, stated):
    rows = codings if field == "domain" else codings[codings["initiator"] == "KOR"]
    assert cohens_kappa(rows[f"{field}_first"], rows[f"{field}_second"]) == pytest.approx(
        stated, abs=0.005
    )
    assert data.caveats("codings")["text"].str.contains(f"{stated:.2f}").any()


def test_only_acts_of_south_korea_have_side_and_cost(codings):
    korean = codings["initiator"] == "KOR"
    for column in ("direction_first", "direction_second", "cost_first", "cost_second"):
        assert (codings[~korean][column] == "na").all()
        assert (codings[korean][column] != "na").all()


def test_differences_in_cost_are_settled_as_no(codings):
    both = codings.merge(data.load("events")[["event_id", "cost"]])
    differ = both["cost_first"] != both["cost_second"]
    assert (both[differ]["cost"] == "no").all()
    assert (both[~differ]["cost"] == both[~differ]["cost_first"]).all()


def test_directions_are_those_of_the_first_coder_but_for_three(codings):
    both = codings.merge(data.load("events")[["event_id", "direction"]])
    changed = both[both["direction"] != both["direction_first"]]
    assert len(changed) == 3
    assert (changed["direction"] == changed["direction_second"]).all()


@pytest.mark.parametrize(
    ("element", "stated"),
    [
        ("act", 0.54),
        ("condition", 0.46),
        ("consequence", 0.93),
        ("commitment", 0.94),
        ("explicitness", 0.71),
    ],
)
def test_agreement_on_red_lines_is_as_the_caveats_state(element, stated):
    rows = data.load("red_line_codings")
    found = cohens_kappa(rows[f"{element}_first"], rows[f"{element}_second"])
    assert found == pytest.approx(stated, abs=0.005)
    assert data.caveats("red_lines")["text"].str.contains(f"{stated:.2f}").any()


def test_an_element_of_a_red_line_is_defined_when_both_coders_found_it():
    rows = data.load("red_line_codings").merge(
        data.load("red_lines")[["line_id", *RED_LINE_ELEMENTS.values()]], on="line_id"
    )
    for element, column in RED_LINE_ELEMENTS.items():
        both = (rows[f"{element}_first"] == 1) & (rows[f"{element}_second"] == 1)
        assert (rows[column] == both.astype(int)).all(), element
