"""Each objective is practised, and tested by a question or judged by a rubric that names it.

A lesson with an exercise is tested by questions and by nothing else. The council and the memo
have no questions: there every objective has a row of a rubric, and every row an objective.
"""

import re

import nbformat
import pytest

from course import objectives
from course.home import NOTEBOOKS
from course.questions import find, stems

TABLE = objectives.table()
ASKED = TABLE[TABLE["lesson"].isin(stems())]
READ = TABLE[~TABLE["lesson"].isin(stems())]
TAUGHT = TABLE[TABLE["lesson"] != "00_start_here"]


def rubric(name):
    page = nbformat.read(NOTEBOOKS / "instructor" / "rubrics.ipynb", as_version=4)
    text = next(cell.source for cell in page.cells if cell.source.startswith(f"## {name}\n"))
    lines = [[part.strip() for part in line.split("|")[1:3]] for line in text.splitlines()]
    return {line[0]: int(line[1]) for line in lines if len(line) == 2 and line[1].isdigit()}


def test_every_lesson_and_the_memo_have_their_objectives():
    assert set(TABLE["lesson"]) == {*stems(), objectives.COUNCIL, objectives.MEMO}
    assert (TAUGHT.groupby("lesson").size() >= 3).all()
    assert TABLE["key"].is_unique


@pytest.mark.parametrize("row", list(ASKED.itertuples()), ids=lambda row: row.key)
def test_an_objective_is_practised_and_tested(row):
    assert row.practised and row.tested and not row.judged
    assert all(find(question).objective == row.key for question in row.tested)


@pytest.mark.parametrize("row", list(READ.itertuples()), ids=lambda row: row.key)
def test_an_objective_without_a_question_is_practised_and_judged(row):
    assert row.practised and not row.tested
    rows = [re.fullmatch(r"(.*), row \*(.*)\*", words) for words in row.judged]
    named = [found.groups() for found in rows if found]
    assert named  # what the computer says is never the only judge
    for page, criterion in named:
        weights = [w for words, w in rubric(page).items() if words.startswith(f"{criterion} (")]
        assert len(weights) == 1 and weights[0] > 0


@pytest.mark.parametrize("name", ["Policy memo", "Role-play and reflection", "The written task"])
def test_every_row_of_these_rubrics_judges_an_objective(name):
    for words in rubric(name):
        keys = re.search(r" \(([^)]*)\)$", words)
        assert keys and set(keys[1].split(", ")) <= set(READ["key"])


def test_the_written_task_judges_what_the_role_play_judges():
    def keys(name):
        return [re.search(r"\((.*)\)$", words)[1] for words in rubric(name)]

    assert keys("The written task") == keys("Role-play and reflection")


def test_what_the_computer_says_about_them_is_so():
    from drawn.council import record
    from test_memo import evidence, report

    from course import text
    from course.models import council_record

    judged = READ.set_index("key")["judged"]
    assert "Brier scores" in judged["11d"][-1]
    assert "mean Brier score" in text.council_scores(record("D4"))
    assert council_record.problems(
        council_record.blank_record("D4")
    )  # without chances there is no score
    assert not report().problems
    assert "`course memo`" in judged["Mb"][-1] and report(rows=evidence(value="9999")).problems
    assert "`course memo`" in judged["Md"][-1]
    vague = "| event | day | chance |\n|---|---|---|\n| Something | one day | maybe |"
    assert report(forecasts=vague).problems


def test_the_page_is_current():
    stored = nbformat.read(NOTEBOOKS / objectives.FILE, as_version=4)
    fresh = objectives.notebook()
    assert [c.source for c in stored.cells] == [c.source for c in fresh.cells], "run `course build`"
