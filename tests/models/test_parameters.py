"""Records of parameters: checked on creation, with one sentence for each mistake."""

import dataclasses
import inspect
import re

import numpy as np
import pytest

from course import data
from course.errors import CourseError
from course.models import (
    alliance,
    choice,
    deterrence,
    draws,
    framing,
    gambles,
    hypotheses,
    scores,
    two_level,
)
from course.models.parameters import Parameters, number

MODULES = (alliance, choice, deterrence, draws, framing, gambles, hypotheses, scores, two_level)
RECORDS = [
    kind
    for module in MODULES
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Parameters)
    if kind.__module__ == module.__name__
]
FIELDS = [(kind, field.name) for kind in RECORDS for field in dataclasses.fields(kind)]


def test_there_are_records_to_test():
    assert len(RECORDS) == 13


@pytest.mark.parametrize(("kind", "name"), FIELDS)
class TestEveryField:
    @pytest.mark.parametrize("junk", [float("nan"), float("inf"), None, "3", True, [], object()])
    def test_refuses_what_is_no_number(self, kind, name, junk):
        with pytest.raises(CourseError, match=f"^{name} ") as caught:
            kind(**{name: junk})
        assert str(caught.value).count(".") >= 1 and "\n" not in str(caught.value)

    def test_refuses_a_missing_value_among_many(self, kind, name):
        with pytest.raises(CourseError, match="missing or infinite"):
            kind(**{name: np.array([kind.range_of(name)[1], np.nan])})

    def test_refuses_what_is_out_of_range(self, kind, name):
        low, high = kind.about(name)["allowed"]
        for value in (low - 1, high + 1):
            if np.isfinite(value):
                with pytest.raises(CourseError, match=f"{name} .* must be .*you gave"):
                    kind(**{name: value})

    def test_the_worked_example_is_within_the_range_of_the_controls(self, kind, name):
        low, high = kind.range_of(name)
        assert low <= getattr(kind(), name) <= high
        allowed = kind.about(name)["allowed"]
        assert allowed[0] <= low < high <= allowed[1]

    def test_is_explained(self, kind, name):
        assert name in re.sub(r"``.*?``", "", inspect.getdoc(kind))
        assert len(kind.about(name)["meaning"]) > 10
        assert kind().table().loc[name, "value"] == getattr(kind(), name)


@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_cannot_be_changed_and_names_are_checked(kind):
    record, name = kind(), dataclasses.fields(kind)[0].name
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(record, name, 1)
    for make in (kind, record.but):
        with pytest.raises(CourseError, match=f"no parameter '{name}x'. Did you mean .*'{name}'"):
            make(**{f"{name}x": 1})
    with pytest.raises(CourseError, match="no parameter 'zzz'"):
        kind.range_of("zzz")
    assert record.but() == record


def test_a_copy_is_checked_too():
    with pytest.raises(CourseError, match=r"between 0 and 1; you gave 1\.2"):
        alliance.Stakes().but(chance_cools=1.2)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: gambles.Gamble(good=10, bad=20), "good outcome must be worth more"),
        (lambda: scores.Statement(low=0.9, high=0.5), "lowest chance must not be above"),
    ],
)
def test_values_that_contradict_each_other_are_refused(make, sentence):
    with pytest.raises(CourseError, match=sentence):
        make()


def test_a_number_is_said_with_its_range():
    with pytest.raises(CourseError, match=r"^It must be 0 or more; you gave -1\.$"):
        number(-1, "It", 0)
    assert number(3, "It") == 3.0 and number(np.int64(3), "It") == 3.0


@pytest.mark.parametrize("module", MODULES)
def test_references_stand_in_the_bibliography(module):
    words = " ".join(inspect.getdoc(module).split())
    keys = set(re.findall(r"``([A-Z][A-Za-z]+\d+)``", words))
    assert keys and keys <= set(data.load("bibliography")["bibliography_key"])
    assert "leave out" in words or "leaves out" in words
