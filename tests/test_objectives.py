"""Each objective is practised in its lesson and tested by a question; the page says where."""

import nbformat
import pytest

from course import objectives
from course.home import NOTEBOOKS
from course.questions import find, stems

TABLE = objectives.table()
TAUGHT = TABLE[TABLE["lesson"] != "00_start_here"]


def test_every_exercise_has_its_objectives():
    assert set(TABLE["lesson"]) == set(stems())
    assert (TAUGHT.groupby("lesson").size() >= 3).all()


@pytest.mark.parametrize("row", list(TAUGHT.itertuples()), ids=lambda row: row.key)
def test_an_objective_is_practised_and_tested(row):
    assert row.practised and row.tested
    assert all(find(question).objective == row.key for question in row.tested)


def test_the_page_is_current():
    stored = nbformat.read(NOTEBOOKS / objectives.FILE, as_version=4)
    fresh = objectives.notebook()
    assert [c.source for c in stored.cells] == [c.source for c in fresh.cells], "run `course build`"
