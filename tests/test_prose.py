"""Every number in the prose of a lesson is computed here again, from the tables.

A number that is not listed in `tests/prose` fails the test, and so does one that the tables
no longer give. Dates, symbols of resolutions, numbers of sections and literature are left out.
"""

import importlib
import re

import nbformat
import pytest

from course import data, lessons

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
NOT_FACTS = (
    r"`[^`]*`",  # code
    r"\]\([^)]*\)",  # addresses
    r"^#+ \d+ ",  # numbers of sections
    r"^\d+\. ",  # lists
    r"\*\*Time:\*\* \d+ minutes",
    r"per 100 days",  # a unit
    rf"\b\d{{1,2}} ({MONTHS})\b",
    r"\b(19|20)\d\d\b",  # years
    r"\b\d\d:\d\d\b",  # hours
    r"\bC00[0-4]-\d\d\b",  # claims
    r"ES-11/\d+|68/262|Article \d+",  # resolutions, the Charter
    r"\b0\d(\.\d)?\b|\b1[01]\.\d\b",  # lessons and questions
    r"\[1[01] |\b([Ll]esson|[Ee]xercise) 1[01]\b",
    r"\(\d+[a-f](, \d+[a-f])*\)",  # objectives
    r"\bD[1-6](-[CR]\d\d)?\b",  # decision points and their cards
)

STEMS = [path.stem for path in lessons.paths()]


def traced(stem):
    return importlib.import_module(f"prose.{stem}")


def prose(stem):
    notebook = nbformat.read(lessons.NOTEBOOKS / f"{stem}.ipynb", as_version=4)
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    return "\n".join(cells).partition("\n## Sources")[0]


def numbers(text):
    for pattern in NOT_FACTS:
        text = re.sub(pattern, " ", text, flags=re.MULTILINE)
    return re.findall(r"\d[\d,.]*\d|\d", text)


@pytest.mark.parametrize("stem", STEMS)
def test_every_number_in_prose_is_traced(stem):
    listed = traced(stem).NUMBERS
    assert set(numbers(prose(stem))) == set(listed)
    for written, computed in listed.items():
        assert computed() == written


@pytest.mark.parametrize("stem", STEMS)
def test_number_words_are_traced(stem):
    for sentence, computed, word in traced(stem).WORDS:
        assert sentence in prose(stem)
        assert computed() == word and word in sentence


@pytest.mark.parametrize("stem", STEMS)
def test_rows_that_prose_points_to_exist(stem):
    named = set(re.findall(r"`((?:19|20)\d\d-[a-z0-9-]+)`", prose(stem)))
    assert named <= set(data.load("events")["event_id"]) | set(data.load("red_lines")["line_id"])


@pytest.mark.parametrize("stem", STEMS)
def test_claims_that_prose_points_to_exist(stem):
    named = set(re.findall(r"\bC00\d-\d\d\b", prose(stem)))
    assert named <= set(data.load("claims")["claim_id"])


def test_a_number_that_is_not_listed_is_found():
    assert numbers("It grew by 12.5 % in 2024, on 3 March 2024.") == ["12.5"]
