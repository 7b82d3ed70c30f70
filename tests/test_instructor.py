"""The instructor's pages are complete, and agree with lessons, exercises, tables and models.

What a page may say without a table: minutes, levels and weights that add up to 100, sizes of
groups, weeks, and the invented numbers of the test. All other numbers are computed here again.
"""

import re
from datetime import datetime, timedelta

import click
import nbformat
import pandas as pd
import pytest

import course
from course import cli, data, lessons
from course.models import alliance, deterrence, scores
from course.questions import find, load_exercise, stems

FOLDER = lessons.NOTEBOOKS / "instructor"
PAGES = ("guide", "plans", "rubrics", "pretest", "pretest_key")
LESSONS = {path.stem[:2]: path for path in lessons.paths()}
LENGTHS = (50, 75, 90)


def cells(page):
    notebook = nbformat.read(FOLDER / f"{page}.ipynb", as_version=4)
    return {cell.id: cell.source for cell in notebook.cells if cell.cell_type == "markdown"}


def prose(page):
    return "\n\n".join(cells(page).values())


def lesson(number):
    notebook = nbformat.read(LESSONS[number], as_version=4)
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def tables(text):
    """Return the rows of each Markdown table, without the line below its head."""
    found = re.findall(r"(?:^\|.*\|$\n?)+", text, flags=re.MULTILINE)
    return [
        [
            [cell.strip() for cell in line.strip("|").split("|")]
            for line in lines
            if not re.match(r"\|:?---", line)
        ]
        for lines in (table.strip().splitlines() for table in found)
    ]


# --- plans -------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", LESSONS)
def test_every_lesson_has_a_whole_plan(number):
    page = cells("plans")
    for part in ("**Needs:**", "**Students can**", "**What to cut.**", "**Board.**"):
        assert part in page[f"plan-{number}"]
    assert page[f"mistakes-{number}"].count("*Ask:*") >= 2
    for part in ("### Discussion", "**Written wrap-up.**", "**Print.**"):
        assert part in page[f"discussion-{number}"]


@pytest.mark.parametrize("number", LESSONS)
def test_timings_add_up(number):
    head, *rows, together = tables(cells("plans")[f"plan-{number}"])[0]
    assert head[1:] == [f"{length} minutes" for length in LENGTHS]
    assert together[1:] == [f"**{length}**" for length in LENGTHS]
    for column, length in enumerate(LENGTHS, 1):
        minutes = [row[column] for row in rows]
        assert sum(int(value) for value in minutes if value != "cut") == length


@pytest.mark.parametrize("number", LESSONS)
def test_sections_in_a_plan_are_sections_of_the_lesson(number):
    there = {int(found) for found in re.findall(r"^## (\d+) ", lesson(number), flags=re.MULTILINE)}
    text = cells("plans")[f"plan-{number}"].partition("| what |")[2]
    # A plan may point to another lesson too; such a place names that lesson.
    named = re.findall(r"[Ss]ections? (\d+)(?:(?: to | and )(\d+))?", text)
    assert {int(found) for pair in named for found in pair if found} <= there


@pytest.mark.parametrize("stem", stems())
def test_objectives_are_those_of_the_exercise(stem):
    text = cells("plans")[f"plan-{stem[:2]}"].partition("**Students can**")[2]
    listed = re.findall(r"^- (.*?) \((\d+[a-f])\)[,.]$", text, flags=re.MULTILINE)
    assert [key for _, key in listed] == list(load_exercise(stem).objectives)


@pytest.mark.parametrize("number", sorted(set(LESSONS) - {"00"}))
def test_objectives_and_discussion_are_those_of_the_lesson(number):
    page, text = cells("plans"), lesson(number)
    for line in re.findall(r"^- .* \(\d+[a-f]\)[,.]$", page[f"plan-{number}"], flags=re.MULTILINE):
        assert line in text
    asked = text.partition("Discuss\n")[2].partition("\n## ")[0]
    questions = re.findall(r"^\d\. (.*)", asked, flags=re.MULTILINE)
    quoted = re.findall(r"^\d\. (.*)", page[f"discussion-{number}"], flags=re.MULTILINE)
    assert quoted == questions and len(questions) == 2


@pytest.mark.parametrize("number", LESSONS)
def test_each_discussion_question_has_three_answers(number):
    text = cells("plans")[f"discussion-{number}"]
    levels = r"- \*Weak:\* (.+)\n +- \*Middling:\* (.+)\n +- \*Strong:\* (.+)"
    found = re.findall(levels, text)
    assert len(found) == 2
    assert all(len(strong) > len(weak) for weak, _, strong in found)


@pytest.mark.parametrize("stem", stems())
def test_questions_in_a_plan_are_those_of_its_exercise(stem):
    named = re.findall(r"\*\*(\d\d\.\d+)\*\*", cells("plans")[f"mistakes-{stem[:2]}"])
    known = {question.id for question in load_exercise(stem).questions}
    assert named and set(named) <= known


def test_questions_that_the_guide_names_exist():
    for named in set(re.findall(r"\b\d\d\.\d+\b", re.sub(r"\d\d:\d\d", "", prose("guide")))):
        assert find(named).title in prose("guide") or named == "07.5"


# --- all pages ---------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page):
    targets = set(re.findall(r"\]\(([^)]+)\)", prose(page)))
    missing = {one for one in targets if not (FOLDER / one).exists()}
    assert not missing


@pytest.mark.parametrize("page", PAGES)
def test_commands_exist(page):
    there = set(cli.main.commands)
    for name, group in cli.main.commands.items():
        if isinstance(group, click.Group):
            there |= {f"{name} {inner}" for inner in group.commands}
    named = set(re.findall(r"`course ((?:print |data )?[a-z]+)", prose(page)))
    assert named <= there


@pytest.mark.parametrize("page", PAGES)
def test_lessons_that_are_to_be_printed_exist(page):
    for stem in re.findall(
        r"(?:handouts|slides|lessons|exercises) ((?:\d\d_[a-z_]+ ?)+)", prose(page)
    ):
        for one in stem.split():
            assert one[:2] not in LESSONS or LESSONS[one[:2]].stem == one


@pytest.mark.parametrize("page", PAGES)
def test_rows_that_are_named_exist(page):
    text = "\n".join(c.source for c in nbformat.read(FOLDER / f"{page}.ipynb", as_version=4).cells)
    rows = set(re.findall(r"[`\"]((?:19|20)\d\d-\d\d-\d\d-[a-z0-9-]+)[`\"]", text))
    assert rows <= set(data.load("events")["event_id"]) | set(data.load("red_lines")["line_id"])
    assert set(re.findall(r"\bC00\d-\d\d\b", text)) <= set(data.load("claims")["claim_id"])
    assert set(re.findall(r"\bD\d\b", text)) <= set(data.load("decision_points")["point_id"])
    assert set(re.findall(r"data\.load\(\"(\w+)\"\)", text)) <= set(data.describe().index)


def test_cells_are_short():
    for page in PAGES:
        for cell in nbformat.read(FOLDER / f"{page}.ipynb", as_version=4).cells:
            assert cell.cell_type == "markdown" or len(cell.source.splitlines()) <= 8
            assert len(cell.source) < 6000


@pytest.mark.parametrize("length", LENGTHS)
def test_timings_of_the_council_are_those_of_its_clock(length):
    from course.models import council

    column = 1 + LENGTHS.index(length)
    rows = tables(cells("plans")["plan-11"])[0][1:-1]
    assert [int(row[column]) for row in rows] == council.phases(length)["minutes"].tolist()


def test_length_of_the_memo_is_that_of_its_template():
    memo = nbformat.read(lessons.NOTEBOOKS / "policy_memo.ipynb", as_version=4)
    for text in (cells("rubrics")["memo"], "\n".join(cell.source for cell in memo.cells)):
        assert "900 to 1,200 words" in text


# --- guide and rubrics -------------------------------------------------------------------------


def test_marks_of_each_format_add_up():
    found = re.findall(r"^Marks in per cent: (.*)$", prose("guide"), flags=re.MULTILINE)
    assert len(found) == 2
    for line in found:
        assert sum(int(value) for value in re.findall(r"\b\d+\b", line)) == 100


def test_the_seminar_takes_ninety_minutes():
    *rows, together = tables(cells("guide")["one-meeting"])[0][1:]
    assert sum(int(row[1]) for row in rows) == 90 and together[1] == "**90**"


def test_weights_of_rubrics_add_up():
    weighed = [table for table in tables(prose("rubrics")) if "weight" in table[0]]
    assert len(weighed) == 4
    for _, *rows, together in weighed:
        assert together[1] == "**100**" and sum(int(row[1]) for row in rows) == 100
        assert all(all(row) for row in rows)


def test_weights_of_the_memo():
    _, *rows, _ = tables(cells("rubrics")["memo"])[0]
    assert [int(row[1]) for row in rows] == [15, 20, 15, 20, 15, 10, 5]


def test_every_week_has_a_meeting_and_every_lesson_a_week():
    rows = tables(cells("guide")["fourteen-weeks"])[0][1:]
    assert [row[0] for row in rows] == [str(week) for week in range(1, 15)]
    taught = set(re.findall(r"\b(?:0\d|10)\b", " ".join(row[1] for row in rows)))
    assert {number for number in LESSONS if number != "11"} <= taught


def test_words_in_dispute_are_those_of_the_table():
    head, *rows = tables(cells("guide")["contested"])[0]
    assert head == ["words", "the course writes", "tell a class"]
    contested = data.load("contested")[["words", "course_writes", "explanation"]]
    assert {tuple(row) for row in rows} <= set(contested.itertuples(index=False, name=None))
    assert len(rows) >= 8


def test_the_version_is_this_one():
    assert f"version {course.__version__}" in cells("guide")["changed"]


def test_the_open_forecast_is_open():
    row = data.load("council_questions").set_index("question_id").loc["D6-Q1"]
    assert "Its first question, D6-Q1, has no outcome" in prose("guide")
    assert pd.isna(row["came_true"])


def test_there_are_six_decision_points():
    assert "There are six, D1 to D6." in prose("guide")
    assert len(data.load("decision_points")) == 6


# --- the test before and after -----------------------------------------------------------------


def item(name):
    text = prose("pretest").partition(f"**{name}.**")[2]
    return re.split(r"\n\n", text)[0].strip()


def given(name):
    return [
        float(value.replace(",", "")) for value in re.findall(r"\d[\d,]*(?:\.\d+)?", item(name))
    ]


def options(name):
    return dict(re.findall(r"\(([a-d])\) (.*?)[.,]?(?= \([a-d]\)|$)", item(name)))


def key(name):
    column = {"A": 2, "B": 3}[name[0]]
    rows = {row[0]: row for row in tables(cells("pretest_key")["keys"])[0][1:]}
    return rows[name[1:]][column]


def test_both_forms_have_ten_items_with_keys_apart():
    named = re.findall(r"^\*\*([AB]\d+)\.\*\*", prose("pretest"), flags=re.MULTILINE)
    assert named == [f"{form}{number}" for form in "AB" for number in range(1, 11)]
    assert all(key(name) for name in named)
    rows = tables(cells("pretest_key")["keys"])[0][1:]
    assert [row[1] for row in rows] == [f"{number:02}" for number in range(1, 11)]


@pytest.mark.parametrize(("name", "right"), [
    ("A1", "The ministry said on 3 May that it had sent none"),
    ("B1", "The embassy said on 9 June that none are there"),
    ("A4", "stays the same"),
    ("B4", "stays the same"),
    ("A5", "the rule by which acts count"),
    ("B5", "the threshold from which a policy counts as a middle course"),
    ("A8", "not at all"),
    ("B8", "X"),
    ("A9", "to be judged by what was known on its day"),
    ("B9", "to be judged by what was known on that day"),
])  # fmt: skip
def test_keys_of_choices(name, right):
    chosen = options(name)
    assert len(chosen) == 4
    assert chosen[key(name)].replace("on its day", "on that day") == right.replace(
        "on its day", "on that day"
    )


@pytest.mark.parametrize("name", ["A2", "B2"])
def test_key_of_the_two_clocks(name):
    hours = re.findall(r"(\d\d:\d\d)", item(name))
    day, month = re.search(r"on (\d+) (\w+)\. A council", item(name)).groups()
    act, meeting = (datetime.strptime(f"2022 {month} {day} {at}", "%Y %B %d %H:%M") for at in hours)
    ahead = int(re.search(r"(\d+) hours ahead", item(name))[1])
    in_seoul = act + timedelta(hours=ahead)
    assert in_seoul > meeting
    assert options(name)[key(name)] == f"No, in Seoul it was then already {in_seoul.day} {month}"


@pytest.mark.parametrize("name", ["A3", "B3"])
def test_key_of_who_moved(name):
    s_before, s_after, w_before, w_after = given(name)
    grew = (w_after - s_after) - (w_before - s_before)
    assert key(name) == f"{100 * (w_after - w_before) / grew:.0f} %"


@pytest.mark.parametrize(("name", "factor"), [("A4", 2), ("B4", 0.5)])
def test_key_of_both_fears(name, factor):
    stakes = [
        alliance.Stakes(loss_abandoned=60 * f, loss_entrapped=30 * f, cost=0) for f in (1, factor)
    ]
    assert alliance.optimum(stakes[0]) == pytest.approx(alliance.optimum(stakes[1]))


@pytest.mark.parametrize("name", ["A6", "B6"])
def test_key_of_growth(name):
    _, before, after = given(name)
    assert key(name) == f"{100 * (after / before - 1):.0f} %"


@pytest.mark.parametrize("name", ["A7", "B7"])
def test_key_of_the_threshold(name):
    gain, harm = given(name)
    assert key(name) == f"{deterrence.threshold(deterrence.Threat(gain=gain, harm=harm)):.2f}"


@pytest.mark.parametrize("name", ["A10", "B10"])
def test_key_of_the_score(name):
    assert key(name) == f"{scores.brier(given(name)[0], 0):.2f}"


@pytest.mark.parametrize("number", range(1, 11))
def test_forms_are_parallel_but_not_the_same(number):
    assert item(f"A{number}") != item(f"B{number}")
    assert bool(options(f"A{number}")) == bool(options(f"B{number}"))
    if not options(f"A{number}"):
        assert key(f"A{number}") != key(f"B{number}")


def test_what_the_key_says_about_other_countries():
    votes = data.load("ukraine_votes").groupby("country")["vote"].apply(list)
    assert sorted(votes["TUR"]) == ["absent"] + ["yes"] * 9
    assert votes["JPN"] == votes["KOR"] == ["yes"] * 10
    assert votes["IND"] == ["abstain"] * 10
    distance = data.load("alignment").query("year == 2023")
    distance = distance.pivot(index="country", columns="reference", values="distance")
    assert (distance["RUS"] < distance["USA"])[["TUR", "JPN", "KOR"]].all()
    measures = data.load("sanctions").groupby("country")["measure"].apply(set)
    assert "TUR" not in measures.index
    assert "expulsions" in measures["JPN"] - measures["KOR"]


# --- numbers in prose --------------------------------------------------------------------------

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
FREE = (
    r"`[^`]*`",  # code
    r"\]\([^)]*\)",  # addresses
    r"^#+ \d+ |^\d\. ",  # numbers of sections and lists
    r"\b\d\d\.\d+\b|\(\d+[a-f]\)",  # questions, objectives
    r"\b([Ss]ections?|out of) \d+(( to | and )\d+)*",  # of lessons
    r"\b(0\d|10|11)\b",  # lessons
    r"\bC00\d-\d\d\b|\bD\d(-Q\d)?\b|\b[AB]\d+\b",  # claims, decision points, items
    rf"\b\d{{1,2}} ({MONTHS})\b|\b(19|20)\d\d\b",  # days, years
    r"\b\d+ (minutes|words|seats|per cent)\b",  # what we ask for, not what the tables say
    r"[Mm]arks in per cent:.*$",  # they add up: tested
    r"\b0\.1\.0\b",  # the version: tested
)
ARE_TESTED = {
    "guide": {"one-meeting", "three-weeks", "fourteen-weeks", "contested", "group-sizes"},
    "plans": set(),
    "rubrics": {"intro", "memo", "roleplay", "participation", "forecasts", "reasons"},
    "pretest": {"form-a", "form-a-2", "form-b", "form-b-2", "confidence", "gain"},
    "pretest_key": {"keys", "compare", "transfer-key"},
}
"""Cells of timings, weights, sizes, levels and items. What can be computed there has a test."""


@pytest.mark.parametrize("page", PAGES)
def test_no_other_number_stands_in_prose(page):
    left = {}
    for name, text in cells(page).items():
        if name in ARE_TESTED[page]:
            continue
        lines = [
            line for line in text.splitlines() if not re.search(r"\| (\d+|cut|\*\*50\*\*) \|", line)
        ]
        kept = "\n".join(lines)
        for pattern in FREE:
            kept = re.sub(pattern, " ", kept, flags=re.MULTILINE)
        if found := re.findall(r"\d[\d,.]*\d|\d", kept):
            left[name] = found
    assert not left
