"""Verdicts: four of them, each mistake with its own hint, nothing typed makes a traceback."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import checks, questions
from course.checks import Status, judge

ALL = [q for stem in questions.stems() for q in questions.load_exercise(stem).questions]
MISTAKES = [(q, m) for q in ALL for m in q.mistakes]
DECIMALS = {"one": 1, "two": 2, "three": 3, "four": 4}


def name(value):
    return getattr(value, "id", "") or getattr(value, "hint", "")[:30]


@pytest.mark.parametrize("question", ALL, ids=name)
class TestEveryQuestion:
    def test_the_right_answer_is_correct(self, question):
        assert judge(question, question.answer()).status is Status.CORRECT

    def test_the_right_answer_as_the_solution_writes_it_is_correct(self, question):
        code = question.kind.as_code(question.answer())
        assert judge(question, eval(code)).status is Status.CORRECT

    def test_nothing_is_not_answered(self, question):
        for blank in (..., None, "", "..."):
            assert judge(question, blank).status is Status.NOT_ANSWERED

    def test_junk_cannot_be_checked_and_says_how_to_type(self, question):
        verdict = judge(question, object())
        assert verdict.status is Status.CANNOT_CHECK
        assert question.kind.how_to_type in verdict.message

    def test_has_one_to_five_mistakes_and_no_two_hints_alike(self, question):
        hints = [m.hint for m in question.mistakes]
        assert 1 <= len(hints) <= 5
        assert len({*hints, question.hint, question.stronger_hint}) == len(hints) + 2

    def test_no_mistake_has_the_value_of_the_answer_or_of_another(self, question):
        kind = question.kind
        values = [kind.read(question.answer()), *(kind.read(m.wrong()) for m in question.mistakes)]
        for i, one in enumerate(values):
            assert not any(kind.same(one, other) for other in values[:i])

    def test_tests_an_objective_of_its_exercise(self, question):
        stem = next(s for s in questions.stems() if s.startswith(question.id[:2]))
        assert question.objective in questions.load_exercise(stem).objectives

    @given(value=st.one_of(st.text(), st.floats(), st.integers(), st.binary(), st.lists(st.text())))
    def test_whatever_is_typed_gets_a_verdict(self, question, value):
        assert isinstance(judge(question, value).status, Status)


@pytest.mark.parametrize(("question", "mistake"), MISTAKES, ids=name)
def test_each_listed_mistake_gets_its_own_hint(question, mistake):
    verdict = judge(question, mistake.wrong())
    assert verdict.status is Status.NOT_YET
    assert verdict.message == mistake.hint


def decimals_named(question):
    found = re.search(rf"\b({'|'.join(DECIMALS)}) decimals?\b", question.task)
    return DECIMALS[found[1]] if found and hasattr(question.kind, "decimals") else 0


@pytest.mark.parametrize("question", [q for q in ALL if decimals_named(q)], ids=name)
def test_an_answer_with_as_many_decimals_as_the_task_names_is_correct(question):
    short = replace(question.kind, decimals=decimals_named(question)).as_code(question.answer())
    assert judge(question, eval(short)).status is Status.CORRECT


def test_questions_name_decimals():
    assert len([q for q in ALL if decimals_named(q)]) > 5


@pytest.mark.parametrize("stem", questions.stems())
def test_each_objective_is_tested_by_a_question(stem):
    exercise = questions.load_exercise(stem)
    assert {q.objective for q in exercise.questions} == set(exercise.objectives)


def test_any_other_wrong_answer_gets_the_general_hint():
    question = questions.find("02.1")
    assert judge(question, 12345).message == question.hint


def test_the_third_wrong_answer_gets_a_stronger_hint():
    checks.start("02_timeline")
    question = questions.find("02.1")
    messages = [checks.check("02.1", wrong).message for wrong in (1, 1, 2, 3)]
    assert [question.stronger_hint in m for m in messages] == [False, False, False, True]


def test_a_broken_object_of_the_student_cannot_be_checked():
    class Broken:
        def __float__(self):
            raise RuntimeError("no")

        def __str__(self):
            raise RuntimeError("no")

        __repr__ = __str__

    for question in ALL:
        assert judge(question, Broken()).status is Status.CANNOT_CHECK
        assert checks.check(question.id, Broken()).status is Status.CANNOT_CHECK


def run_cells(*sources):
    from nbclient import NotebookClient
    from nbformat.v4 import new_code_cell, new_notebook

    start = "from course import checks\nchecks.start('02_timeline')"
    notebook = new_notebook(cells=[new_code_cell(s) for s in (start, *sources)])
    done = NotebookClient(notebook, kernel_name="python3", allow_errors=True, timeout=60).execute()
    return [
        "".join(output.get("data", {}).get("text/plain", "") for output in cell.outputs)
        for cell in done.cells[1:]
    ]


class TestInANotebook:
    FIRST = "# Your answer to 02.1:\nanswer = 84"

    def test_an_answer_cell_that_stops_leaves_no_old_answer_behind(self):
        right = f"# Your answer to 02.1:\nanswer = {questions.find('02.1').answer()}"
        broken = "# Your answer to 02.1:\nanswer = len(nothing)"
        _, first, _, second = run_cells(
            right, 'checks.check("02.1", answer)', broken, 'checks.check("02.1", answer)'
        )
        assert "02.1 correct" in first and "02.1 cannot be checked" in second

    @pytest.mark.parametrize(
        ("code", "error"),
        [
            ("answer = len(nothing)", "(NameError: name 'nothing' is not defined). Mend it"),
            ("answer = 1\nanswer = (1", "(SyntaxError: "),
            ("answer = 84\n1 / 0", "(ZeroDivisionError: division by zero). Mend it"),
        ],
    )
    def test_an_answer_cell_that_stops_is_named_not_the_three_dots(self, code, error):
        answer = f"# Your answer to 02.1:\n{code}"
        _, verdict = run_cells(answer, 'checks.check("02.1", answer)')
        assert f"The answer cell above stopped with an error {error}" in verdict
        assert "three dots" not in verdict

    def test_an_error_is_forgotten_with_the_next_answer(self):
        broken = "# Your answer to 02.1:\nanswer = len(nothing)"
        right = f"# Your answer to 02.1:\nanswer = {questions.find('02.1').answer()}"
        _, _, verdict = run_cells(broken, right, 'checks.check("02.1", answer)')
        assert "02.1 correct" in verdict

    def test_an_error_in_a_cell_that_answers_nothing_does_not_count(self):
        right = f"# Your answer to 02.1:\nanswer = {questions.find('02.1').answer()}"
        _, _, verdict = run_cells(right, "len(nothing)", 'checks.check("02.1", answer)')
        assert "02.1 correct" in verdict

    def test_a_check_does_not_read_the_answer_to_another_question(self):
        _, verdict = run_cells(self.FIRST, 'checks.check("02.2", answer)')
        assert "02.2 not answered yet. Run the answer cell above first." in verdict

    def test_an_answer_cell_without_its_first_line_still_counts(self):
        blank = "# Your answer to 02.1:\nanswer = ..."
        answer = f"answer = {questions.find('02.2').answer()}"
        _, _, verdict = run_cells(blank, answer, 'checks.check("02.2", answer)')
        assert "02.2 correct" in verdict

    def test_words_need_no_quotes(self):
        _, verdict = run_cells(
            "# Your answer to 02.4:\nanswer = b, d and e", 'checks.check("02.4", answer)'
        )
        assert "02.4 correct" in verdict


def test_a_right_answer_with_too_few_decimals_is_told_so():
    verdict = judge(questions.find("03.2"), "47 %")
    assert verdict.status is Status.NOT_YET and "Give 1 decimal of a per cent" in verdict.message


def test_a_right_answer_is_explained():
    question = questions.find("03.2")
    assert question.solution() in judge(question, question.answer()).message


def test_an_unknown_question_says_so():
    verdict = checks.check("02.99", 1)
    assert verdict.status is Status.CANNOT_CHECK and "02.99" in verdict.message
    assert "no exercise" in checks.check("77.1", 1).message


def test_a_verdict_reads_without_colour_and_is_safe_html():
    verdict = checks.Verdict("02.1", Status.NOT_YET, "<script>")
    assert repr(verdict) == "✗ 02.1 not yet. <script>"
    assert "<script>" not in verdict._repr_html_() and "✗ 02.1 not yet" in verdict._repr_html_()


def test_summary_counts_the_last_verdicts(capsys):
    checks.start("00_start_here")
    checks.check("00.1", questions.find("00.1").answer())
    capsys.readouterr()
    checks.summary("00_start_here")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("✓ 00.1") and lines[1].startswith("○ 00.2")
    assert lines[-1] == "1 of 2 correct."
