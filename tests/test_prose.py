"""Every number in the prose of a lesson is computed here again, from the tables.

A number that is not listed below fails the test, and so does one that the tables no longer
give. Dates, symbols of resolutions, numbers of sections and literature are left out.
"""

import re

import nbformat
import pytest

from course import data, lessons
from course.models import voting

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
    r"ES-11/\d+|68/262|Article \d+",  # resolutions, the Charter
    r"\b0\d(\.\d)?\b|\(\d[a-e]\)",  # lessons, questions, objectives
)


def described(event_id):
    """Return what the row of an event says: a number in prose must stand there."""
    row = data.load("events").set_index("event_id").loc[event_id]
    return " ".join(str(row[column]) for column in ("title", "description", "note"))


def stands_in(event_id, number):
    return lambda: number if number in described(event_id) else f"not in {event_id}"


def members():
    return str(data.load("ukraine_votes")["country"].nunique())


def distance():
    row = voting.ranks(data.load("alignment"), "USA", 2023).set_index("country").loc["KOR"]
    return f"{row['distance']:.2f}"


def peers():
    return str(len(voting.peers(data.load("alignment"))))


def six():
    rows = data.load("alignment").query("country == 'KOR' and year == 2024")
    return {6: "six"}[rows["joint_votes"].max()]


def ten():
    return {10: "ten"}[len(data.load("resolutions"))]


def five():
    return {5: "Five"}[len(data.load("articles"))]


def middle_two_thirds():
    points = data.load("ideal_points").query("year == 2023")["ideal_point"]
    return f"{points.quantile(5 / 6) - points.quantile(1 / 6):.1f}"


def width_of_band():
    fields = {
        f["name"]: f["description"] for f in data.resource("ideal_points")["schema"]["fields"]
    }
    low, high = (int(re.search(r"\d+", fields[name])[0]) for name in ("lower", "upper"))
    return str(high - low)


def yes_votes(position):
    counts = voting.shares(data.load("ukraine_votes"))["yes"]
    of_2025 = counts[["ES-11/7", "ES-11/8", "ES-11/9"]]
    return str({"fewest": of_2025.min(), "most": of_2025.max()}[position])


def three_of_five_texts_of_2022_had_140():
    counts = voting.shares(data.load("ukraine_votes"))["yes"]
    of_2022 = counts[[f"ES-11/{n}" for n in range(1, 6)]]
    return "140" if (of_2022 >= 140).sum() == 3 else "not three"


NUMBERS = {
    "00_start_here": {},
    "02_timeline": {
        "3": stands_in("1991-01-loan-offer", "3"),
        "1.47": stands_in("1991-economic-cooperation-loan", "1.47"),
        "32": stands_in("2022-02-24-us-fdpr-announced", "32"),
        "798": stands_in("2023-04-28-798-items", "798"),
        "682": stands_in("2023-12-26-682-items", "682"),
        "477": stands_in("2023-12-26-682-items", "477"),
        "1,159": stands_in("2024-02-24-1159-items", "1,159"),
    },
    "03_alignment": {
        "193": members,
        "1.43": distance,
        "19": peers,
        "91": lambda: yes_votes("fewest"),
        "93": lambda: yes_votes("most"),
        "140": three_of_five_texts_of_2022_had_140,
        "1.5": middle_two_thirds,
        "90": width_of_band,
    },
}

# Numbers written as words, in the sentence that holds them.
WORDS = [
    ("00_start_here", "This course compares ten of these votes", ten, "ten"),
    ("00_start_here", "Five published texts", five, "Five"),
    ("03_alignment", "The votes of 2024 end in June, and there are six.", six, "six"),
]


def prose(stem):
    notebook = nbformat.read(lessons.NOTEBOOKS / f"{stem}.ipynb", as_version=4)
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    return "\n".join(cells).partition("\n## Sources")[0]


def numbers(text):
    for pattern in NOT_FACTS:
        text = re.sub(pattern, " ", text, flags=re.MULTILINE)
    return re.findall(r"\d[\d,.]*\d|\d", text)


@pytest.mark.parametrize("stem", [path.stem for path in lessons.paths()])
def test_every_number_in_prose_is_traced(stem):
    untraced = set(numbers(prose(stem))) - set(NUMBERS[stem])
    assert untraced == set()
    for written, computed in NUMBERS[stem].items():
        assert computed() == written


@pytest.mark.parametrize(("stem", "sentence", "computed", "word"), WORDS)
def test_number_words_are_traced(stem, sentence, computed, word):
    assert sentence in prose(stem)
    assert computed() == word and word in sentence


@pytest.mark.parametrize("stem", [path.stem for path in lessons.paths()])
def test_rows_that_prose_points_to_exist(stem):
    named = set(re.findall(r"`((?:19|20)\d\d-[a-z0-9-]+)`", prose(stem)))
    assert named <= set(data.load("events")["event_id"])


def test_a_number_that_is_not_listed_is_found():
    assert numbers("It grew by 12.5 % in 2024, on 3 March 2024.") == ["12.5"]
