"""Makes the notebooks of an exercise from its single source.

The student notebook has tasks, tools, empty answer cells and checks. The reference notebook
has the right answers, the worked solutions and the verdicts as stored output: it is the
answer key, and what nbval compares a student's answers with. A question sheet is for paper:
tasks, what the tools show, and room for the answer.
"""

from __future__ import annotations

import hashlib
import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from course import __version__
from course.cells import MARK, marked_question
from course.home import EXERCISES, SOLUTIONS
from course.lessons import run
from course.questions import Exercise, Question, load_exercise, stems

if TYPE_CHECKING:
    from nbformat import NotebookNode

_SCREEN = ("below the chart", "your own number")
"""A task with such words cannot be done on paper alone."""
BLANK = "answer = ..."
CODE_TASK = "Code task"
"""The title of a question for the code track begins so; it is not printed for paper."""
ON_SCREEN = "*One screen for the room: this question needs the notebook.*"
KEY = "tightrope"
"""Name of our entry in the metadata of notebooks and cells."""


def student_notebook(exercise: Exercise) -> NotebookNode:
    """Make the notebook that a student fills in.

    Parameters
    ----------
    exercise : Exercise

    Returns
    -------
    nbformat.NotebookNode
        Without outputs; cell ids and metadata are the same each time.
    """
    cells = _opening(exercise, lessons="../notebooks")
    for question in exercise.questions:
        cells += [
            _markdown(f"task-{_slug(question)}", _task(question)),
            *tool(question),
            _answer(question, BLANK),
            _check(question),
        ]
    cells.append(_code("summary", f'checks.summary("{exercise.stem}")', part="summary"))
    return _notebook(exercise, cells)


def reference_notebook(exercise: Exercise) -> NotebookNode:
    """Make the solved notebook and run it, so that it stores the verdicts.

    Parameters
    ----------
    exercise : Exercise

    Returns
    -------
    nbformat.NotebookNode
        Executed; outputs only in the check cells.
    """
    cells = _opening(exercise, lessons="../../notebooks")
    for question in exercise.questions:
        solved = question.code or f"answer = {question.kind.as_code(question.answer())}"
        cells += [
            _markdown(f"task-{_slug(question)}", _task(question)),
            *(tool(question) if question.code else []),  # the code may use a name from there
            _answer(question, solved),
            _check(question),
            _markdown(f"solution-{_slug(question)}", _worked(question)),
        ]
    return _executed(_notebook(exercise, cells))


def question_sheet(exercise: Exercise) -> NotebookNode:
    """Make the questions for a room without computers, and run what helps to answer them.

    Parameters
    ----------
    exercise : Exercise

    Returns
    -------
    nbformat.NotebookNode
        Executed; without answers, checks, hints and solutions, and without the code task. It
        is for `printing.pdf`.
    """
    title = f"# {exercise.title}\n\n{exercise.intro}\n\n**Name:** {'_' * 40}"
    cells = [_markdown("intro", title), _code("setup", _setup(exercise), part="setup")]
    for question in exercise.questions:
        if not question.title.startswith(CODE_TASK):
            cells += _asked_on_paper(question)
    sheet = run(_notebook(exercise, cells))
    sheet.cells[1].outputs = []
    for room, helps in pairwise(sheet.cells):
        if part_of(helps)[0] == "tool":
            helps.outputs = [output for output in helps.outputs if not _bare(output)]
            room.metadata[KEY]["sticks"] = bool(helps.outputs)
    return sheet


def notebooks() -> dict[Path, NotebookNode]:
    """Make all generated notebooks.

    Returns
    -------
    dict of pathlib.Path to nbformat.NotebookNode
        Path relative to the folder of exercises.
    """
    made = {}
    for stem in stems():
        exercise = load_exercise(stem)
        made[Path(f"{stem}.ipynb")] = student_notebook(exercise)
        made[Path("solutions") / f"{stem}.ipynb"] = reference_notebook(exercise)
    return made


def build(folder: Path = EXERCISES) -> list[str]:
    """Write all generated notebooks, but never over a file that holds answers.

    Parameters
    ----------
    folder : pathlib.Path
        The folder of exercises.

    Returns
    -------
    list of str
        One line a file: written, unchanged, or kept because of the answers in it.
    """
    import nbformat

    report = []
    for path, notebook in notebooks().items():
        target = folder / path
        text = nbformat.writes(notebook) + "\n"
        if target.exists() and target.read_text(encoding="utf-8", errors="replace") == text:
            report.append(f"{path}: unchanged")
        elif path.parent == Path() and target.exists() and holds_answers(target):
            report.append(f"{path}: kept, it holds answers; move it away to get the new version")
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
            report.append(f"{path}: written")
    return report


def holds_answers(path: Path) -> bool:
    """Say whether a student notebook holds anything that a student may have typed.

    Parameters
    ----------
    path : pathlib.Path
        A notebook made by `student_notebook`, perhaps of an older version.

    Returns
    -------
    bool
        True also when the file cannot be read: better keep it.
    """
    import nbformat

    try:
        notebook = nbformat.read(path, as_version=4)
    except Exception:  # any damage; what is in it is not ours to judge
        return True
    return fingerprint(notebook) != notebook.metadata.get(KEY, {}).get("fingerprint")


def fingerprint(notebook: NotebookNode) -> str:
    """Return a short hash of all cell sources: it changes when anybody types anything."""
    sources = "\x00".join(cell.source for cell in notebook.cells)
    return hashlib.sha256(sources.encode()).hexdigest()[:16]


def tool(question: Question) -> list[NotebookNode]:
    """Make the cell that helps to find the answer to a question, if it has one."""
    if not question.tool:
        return []
    return [_code(f"tool-{_slug(question)}", question.tool, part="tool", question=question.id)]


def part_of(cell: NotebookNode) -> tuple[str, str]:
    """Return the role of a cell and the question it belongs to, or two empty texts.

    Editors may drop metadata; the first line of an answer cell then still names its question.
    """
    ours = cell.metadata.get(KEY, {})
    if isinstance(ours, dict) and "part" in ours:
        return str(ours["part"]), str(ours.get("question", ""))
    question = marked_question(cell.source) if cell.cell_type == "code" else ""
    return ("answer", question) if question else ("", "")


def _opening(exercise: Exercise, lessons: str) -> list[NotebookNode]:
    objectives = "\n".join(f"- **{key}** {words}" for key, words in exercise.objectives.items())
    lesson = f"{lessons}/{exercise.stem}.ipynb"
    intro = (
        f"# {exercise.title}\n\n{exercise.intro}\n\n"
        f"**After this exercise you can**\n\n{objectives}\n\n"
        "**How it works.** Run each cell with Shift+Enter. Replace the three dots after "
        "`answer =`, then run that cell and the check below it. You may try as often as you "
        "like. A wrong answer gets a hint. Numbers, shares, names and dates are accepted in "
        "any usual form, with or without quotation marks. In a code task, write the code after "
        "`answer =` or in a cell above it. "
        f"The [lesson]({lesson}) has the background."
    )
    setup = f'{_setup(exercise)}\nchecks.start("{exercise.stem}")'
    return [_markdown("intro", intro), _code("setup", setup, part="setup")]


def _setup(exercise: Exercise) -> str:
    return f"from course import charts, checks, data, widgets\n{exercise.setup}"


def _task(question: Question) -> str:
    marks = "1 point" if question.points == 1 else f"{question.points} points"
    return f"## {question.id} {question.title}\n\n{question.task}\n\n*{marks}*"


def _answer(question: Question, source: str) -> NotebookNode:
    text = f"{MARK}{question.id}:\n{source}"
    return _code(f"answer-{_slug(question)}", text, part="answer", question=question.id)


def _bare(output: NotebookNode) -> bool:
    """Say whether an output is only a number: the example of a cell that calculates."""
    return re.fullmatch(r"[-\d.e]+", output.get("data", {}).get("text/plain", "")) is not None


def _asked_on_paper(question: Question) -> list[NotebookNode]:
    """Make the task, an empty place for the answer, and below it what helps to find it."""
    words = re.sub(r"\b([Tt])ype\b", _write, _task(question))
    on_screen = question.tool.startswith("widgets.") or any(one in words for one in _SCREEN)
    if on_screen:
        words += f"\n\n{ON_SCREEN}"
    task = _markdown(f"task-{_slug(question)}", words)
    task.metadata = {KEY: {"part": "task", "question": question.id}}
    helps = [] if on_screen else tool(question)
    return [task, _room(question), *helps]


def _write(word: re.Match[str]) -> str:
    return "Write" if word[1] == "T" else "write"


def _room(question: Question) -> NotebookNode:
    """Make an empty place for an answer on paper, taller where it counts for more."""
    cell = _markdown(f"room-{_slug(question)}", "**Answer:**")
    cell.metadata = {KEY: {"part": "room", "mm": 20 + 10 * question.points, "sticks": False}}
    return cell


def _check(question: Question) -> NotebookNode:
    source = f'checks.check("{question.id}", answer)'
    cell = _code(f"check-{_slug(question)}", source, part="check", question=question.id)
    cell.metadata.tags = ["nbval-check-output"]
    return cell


def _worked(question: Question) -> str:
    lines = [f"**Solution.** {question.solution()}", "", "**If the answer was another one**", ""]
    for mistake in question.mistakes:
        wrong = question.kind.as_code(mistake.wrong()).strip('"')
        lines.append(f"- *{wrong}*: {mistake.hint}")
    lines += [f"- *Anything else*: {question.hint}", "", f"Objective {question.objective}."]
    return "\n".join(lines)


def _slug(question: Question) -> str:
    return question.id.replace(".", "-")


def _markdown(cell_id: str, source: str) -> NotebookNode:
    from nbformat.v4 import new_markdown_cell

    return new_markdown_cell(source, id=cell_id)


def _code(cell_id: str, source: str, **ours: str) -> NotebookNode:
    from nbformat.v4 import new_code_cell

    return new_code_cell(source, id=cell_id, metadata={KEY: ours})


def _notebook(exercise: Exercise, cells: list[NotebookNode]) -> NotebookNode:
    from nbformat.v4 import new_notebook

    notebook = new_notebook(cells=cells)
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
        KEY: {"exercise": exercise.stem, "version": __version__},
    }
    notebook.metadata[KEY]["fingerprint"] = fingerprint(notebook)
    return notebook


def _executed(notebook: NotebookNode) -> NotebookNode:
    done = run(notebook)
    for cell in done.cells:
        if cell.cell_type == "code" and part_of(cell)[0] != "check":
            cell.outputs = []
    return done


def reference(stem: str) -> NotebookNode:
    """Read the committed reference notebook of an exercise.

    Parameters
    ----------
    stem : str
        For example ``"02_timeline"``.

    Returns
    -------
    nbformat.NotebookNode
    """
    import nbformat

    return nbformat.read(SOLUTIONS / f"{stem}.ipynb", as_version=4)
