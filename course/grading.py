"""Checks notebooks of students, honestly.

nbval compares a notebook with its own stored outputs, so on a student's file it would pass
wrong answers and edited or deleted checks. Here the answer cells, and nothing else, go into
a clean copy of the reference notebook, and nbval runs that. Each answer is then judged a
second time outside the student's kernel, where nothing that was typed can have changed the
checks.
"""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course.cells import explained
from course.checks import Status, Verdict, judge
from course.errors import CourseError
from course.exercises import BLANK, KEY, part_of, reference, tool
from course.questions import load_exercise, stems

if TYPE_CHECKING:
    from nbformat import NotebookNode

CELL_SECONDS = 30
"""A cell that runs longer is stopped."""

REPORT = "COURSE_REPORT"
"""Environment variable that tells the pytest plugin where to write its report."""

_PLUGIN = "course.nbval_report"

# On one line: a line that begins with "answer =" would count as an answer cell and be forgotten.
_RECORD = f"from course import record as _record; _record.record(answer); {BLANK}"


@dataclass(frozen=True)
class Result:
    """What the check of one file found: one verdict a question, in order."""

    path: Path
    titles: dict[str, str]
    worth: dict[str, int]
    verdicts: tuple[Verdict, ...]

    @property
    def correct(self) -> int:
        """How many answers are right."""
        return sum(verdict.status is Status.CORRECT for verdict in self.verdicts)

    @property
    def points(self) -> int:
        """The points of the right answers."""
        right = (one.question for one in self.verdicts if one.status is Status.CORRECT)
        return sum(self.worth[question] for question in right)

    @property
    def all_points(self) -> int:
        """The points of the whole exercise."""
        return sum(self.worth.values())


def grade(paths: list[Path]) -> list[Result | CourseError]:
    """Check notebooks of students.

    Parameters
    ----------
    paths : list of pathlib.Path
        Exercise notebooks. They are only read.

    Returns
    -------
    list
        In order, for each file a `Result`, or a `CourseError` that says what is wrong with it.
    """
    submissions: dict[Path, NotebookNode] = {}
    results: dict[Path, Result | CourseError] = {}
    for path in dict.fromkeys(paths):
        try:
            submissions[path] = read_submission(path)
        except CourseError as error:
            results[path] = error
    cells = _run([merged(notebook) for notebook in submissions.values()])
    for (path, notebook), found in zip(submissions.items(), cells, strict=True):
        results[path] = _result(path, _exercise_of(notebook, path), found)
    return [results[path] for path in paths]


def read_submission(path: Path) -> NotebookNode:
    """Read an exercise notebook of a student.

    Parameters
    ----------
    path : pathlib.Path
        The file.

    Returns
    -------
    nbformat.NotebookNode
        With the exercise's stem in its metadata.

    Raises
    ------
    CourseError
        If there is no such file, it is no notebook, or it is no exercise of this course.
    """
    import nbformat

    if not path.is_file():
        raise CourseError(f"There is no file {path}. Give the path of an exercise notebook.")
    try:
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
    except Exception as error:  # nbformat raises many kinds for damaged files
        raise CourseError(
            f"{path} is not a readable notebook: it may be cut short or hold a merge conflict. "
            "It was not changed. Open a copy from before, or start from a fresh exercise."
        ) from error
    notebook.metadata[KEY] = {"exercise": _exercise_of(notebook, path)}
    return notebook


def merged(submission: NotebookNode) -> NotebookNode:
    """Put a student's answers into a clean copy of the reference notebook.

    Cells that a student added above an answer go with it. Checks, set-up and everything
    else come from the reference; the tool cell of a question comes from its source, because
    an answer may use a name from there. After each check the answer is recorded and
    forgotten, so that a missing answer cannot borrow the one before.

    Parameters
    ----------
    submission : nbformat.NotebookNode
        From `read_submission`.

    Returns
    -------
    nbformat.NotebookNode
    """
    from nbformat.v4 import new_code_cell

    answers = answer_cells(submission)
    stem = submission.metadata[KEY]["exercise"]
    clean = copy.deepcopy(reference(stem))
    tools = {question.id: tool(question) for question in load_exercise(stem).questions}
    cells = []
    for cell in clean.cells:
        part, question = part_of(cell)
        if part == "answer":
            cells += [_quiet(one) for one in tools.get(question, [])]
            for i, source in enumerate(answers.get(question, [])):
                cells.append(new_code_cell(source, id=f"{cell.id}-{i}"))
        elif part == "check":
            cells.append(cell)
            cells.append(new_code_cell(_RECORD, id=cell.id.replace("check", "record")))
        elif part == "setup":
            cells.append(_quiet(cell))
    clean.cells = cells
    return clean


def _quiet(cell: NotebookNode) -> NotebookNode:
    """Copy a cell so that it shows nothing at its end and leaves no answer behind."""
    from nbformat.v4 import new_code_cell

    return new_code_cell(f"{cell.source}\n{BLANK}", id=cell.id)


def answer_cells(notebook: NotebookNode) -> dict[str, list[str]]:
    """Collect a student's code by question.

    Parameters
    ----------
    notebook : nbformat.NotebookNode

    Returns
    -------
    dict of str to list of str
        Question to sources: cells that the student added before the answer cell, and the
        answer cell itself (or several, where it was copied or split).
    """
    found: dict[str, list[str]] = defaultdict(list)
    added: list[str] = []
    last = ""
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        part, question = part_of(cell)
        if part == "answer":
            found[question] += [*added, cell.source]
            added, last = [], question
        elif part == "check":
            # A cell added between answer and check belongs to the answer above it.
            if last:
                found[last] += added
            added, last = [], ""
        elif not part:
            added.append(cell.source)
    return found


def _exercise_of(notebook: NotebookNode, path: Path) -> str:
    ours = notebook.metadata.get(KEY, {})
    asked = {part_of(cell)[1].partition(".")[0] for cell in notebook.cells} - {""}
    for stem in stems():
        named = isinstance(ours, dict) and ours.get("exercise") == stem
        if named or stem.partition("_")[0] in asked:
            return stem
    raise CourseError(
        f"{path} is not an exercise of this course. Exercises are: {', '.join(stems())}."
    )


def _run(notebooks: list[NotebookNode]) -> list[list[dict[str, Any]]]:
    """Run notebooks under nbval, each in its own kernel, one pytest a processor."""
    processors = min(os.cpu_count() or 1, len(notebooks)) or 1
    parts = [notebooks[i::processors] for i in range(processors)]
    with ThreadPoolExecutor(processors) as pool:
        found = list(pool.map(_run_part, parts))
    return [found[i % processors][i // processors] for i in range(len(notebooks))]


def _run_part(notebooks: list[NotebookNode]) -> list[list[dict[str, Any]]]:
    import nbformat

    if not notebooks:
        return []
    with tempfile.TemporaryDirectory(prefix="course-check-") as folder:
        names = [f"submission_{i:04}.ipynb" for i in range(len(notebooks))]
        for name, notebook in zip(names, notebooks, strict=True):
            nbformat.write(notebook, Path(folder) / name)
        report = Path(folder) / "report.json"
        command = [sys.executable, "-m", "pytest", "-q", "-p", _PLUGIN]
        command += ["-c", os.devnull, "--rootdir", folder, "-p", "no:cacheprovider"]
        command += ["--nbval-lax", "--nbval-current-env", f"--nbval-cell-timeout={CELL_SECONDS}"]
        environment = {**os.environ, REPORT: str(report)}
        done = subprocess.run(
            [*command, *names], cwd=folder, env=environment, capture_output=True, text=True
        )
        if not report.exists():
            raise CourseError(f"nbval did not start: {(done.stderr or done.stdout)[-500:]}")
        cells = json.loads(report.read_text(encoding="utf-8"))
    return [[cell for cell in cells if cell["notebook"] == name] for name in names]


def _result(path: Path, stem: str, cells: list[dict[str, Any]]) -> Result:
    questions = load_exercise(stem).questions
    by_id = {cell["id"]: cell for cell in cells}
    verdicts = []
    for question in questions:
        slug = question.id.replace(".", "-")
        errors = [
            c["error"] for i, c in by_id.items() if i.startswith(f"answer-{slug}-") and c["error"]
        ]
        check, recorded = by_id.get(f"check-{slug}"), by_id.get(f"record-{slug}")
        verdicts.append(_verdict(question, check, recorded, errors))
    titles = {question.id: question.title for question in questions}
    worth = {question.id: question.points for question in questions}
    return Result(path, titles, worth, tuple(verdicts))


def _verdict(question: Any, check: Any, recorded: Any, errors: list[str]) -> Verdict:
    def cannot(message: str) -> Verdict:
        """Say why the answer could not be checked; that is no judgement on it."""
        return Verdict(question.id, Status.CANNOT_CHECK, message)

    if check is None or recorded is None:
        return cannot("Python stopped before this answer was reached.")
    if errors:
        return cannot(
            f"The answer cell stopped with {explained(errors[0][:200])}. Run it and mend it."
        )
    try:
        answer = json.loads(recorded["text"].splitlines()[-1])
    except (ValueError, IndexError):
        return cannot("The answer could not be read. Is the cell above it still running?")
    verdict = judge(question, answer)
    if verdict.status is Status.CORRECT and not check["passed"]:
        return cannot("The check did not run as it should. Restart the kernel and run all cells.")
    return verdict
