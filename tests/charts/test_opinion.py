"""Charts of polls, by meaning."""

import pytest
from drawn import opinion as given
from reading import rows

from course import text


@pytest.mark.parametrize("name", given.DRAWN)
def test_every_chart_has_the_finding_of_its_twin(drawn, name):
    twin = getattr(text, name)(*given.arguments()[name])
    assert drawn[name]["description"] == text.finding(twin)


def test_the_list_in_the_chart_has_a_label(drawn):
    (bind,) = [
        p["bind"] for p in drawn["favourability"]["params"] if isinstance(p.get("bind"), dict)
    ]
    assert bind["name"] == "Asked in: " and len(bind["options"]) == 14


class TestPolls:
    def test_the_one_repeated_question_is_dark(self, drawn):
        asked = [r["asked"] for r in rows(drawn["arms_polls"])]
        assert asked.count("asked again in the same words") == 2

    def test_a_line_joins_the_same_words_only(self, drawn):
        lines, *_ = (layer for layer in drawn["weapons_polls"]["layer"])
        joined = drawn["weapons_polls"]["datasets"][lines["data"]["name"]]
        for same in {r["same"] for r in joined}:
            assert len({r["question"] for r in joined if r["same"] == same}) == 1

    def test_printed_figures_are_not_joined(self, drawn):
        (line,) = [
            layer for layer in drawn["favourability"]["layer"] if layer["mark"]["type"] == "line"
        ]
        assert {"filter": "datum.basis == 'computed by the course'"} in line["transform"]
