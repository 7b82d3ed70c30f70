"""The codebook says what the descriptor says, and is current."""

import nbformat
import pandas as pd
import pytest

from course import codebook, data
from course.home import NOTEBOOKS
from course.models import coverage


@pytest.fixture(scope="module")
def stored():
    return nbformat.read(NOTEBOOKS / codebook.FILE, as_version=4)


def test_is_current(stored):
    fresh = codebook.notebook()
    assert [c.source for c in stored.cells] == [c.source for c in fresh.cells], "run `course build`"
    assert stored.cells[2].outputs == fresh.cells[2].outputs


@pytest.mark.parametrize("name", data.TABLES)
def test_explains_every_column_and_caveat(stored, name):
    page = next(c.source for c in stored.cells if c.source.startswith(f"## {name}:"))
    about = data.resource(name)
    assert all(f"| `{field['name']}` |" in page for field in about["schema"]["fields"])
    assert all(text in page for text in data.caveats(name)["text"])
    assert about["citation"] in page


def test_years_are_counted_from_dates_and_from_years():
    tables = {
        "a": pd.DataFrame({"date": pd.to_datetime(["2022-02-24", "2022-03-01"])}),
        "b": pd.DataFrame({"year": [1990]}),
        "c": pd.DataFrame({"name": ["no time"]}),
    }
    counts = coverage.rows_per_year(tables).set_index(["table", "year"])["rows"]
    assert counts.to_dict() == {("a", 2022): 2, ("b", 1990): 1}


def test_building_twice_changes_nothing(tmp_path):
    assert codebook.build(tmp_path) == ["codebook.ipynb: written"]
    assert codebook.build(tmp_path) == ["codebook.ipynb: unchanged"]
