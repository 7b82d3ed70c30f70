"""Watches the cells in which answers are typed: no quotes needed, no old answers left behind."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterable
from typing import Any

MARK = "# Your answer to "
"""First words of an answer cell; the number of its question follows."""


_POWER = "In Python “to the power of” is **, not ^"


def marked_question(cell: str) -> str:
    """Return the question that an answer cell names in its first line, or an empty text."""
    first = cell.lstrip().partition("\n")[0]
    return first.removeprefix(MARK).split()[0].rstrip(":") if first.startswith(MARK) else ""


class Watch:
    """Watches the answer cells of the running notebook.

    Answers may be typed without quotes. And an answer is forgotten as soon as another answer
    cell starts, so that a cell that stops with an error cannot leave an old answer behind,
    and no check reads the answer to another question.
    """

    def __init__(self) -> None:
        self.question = ""
        self.error = ""  # name and words of the error that stopped the last answer cell

    def start(self) -> None:
        """Begin to watch (outside a notebook this does nothing)."""
        from IPython import get_ipython

        self.question = self.error = ""
        shell = get_ipython()
        if shell is None or self._quote in shell.input_transformers_cleanup:
            return
        self.shell = shell
        shell.input_transformers_cleanup.append(self._quote)
        shell.events.register("pre_run_cell", self._forget)
        shell.events.register("post_run_cell", self._note_error)

    def of_another(self, question_id: str) -> bool:
        """Say whether the answer in hand belongs to another question."""
        return self.question not in ("", question_id)

    def _quote(self, lines: list[str]) -> list[str]:
        known = {*self.shell.user_ns, *vars(builtins)}
        return unquoted("".join(lines), known).splitlines(keepends=True)

    def _forget(self, info: Any) -> None:
        if _is_answer(info.raw_cell or ""):
            self.question, self.error = marked_question(info.raw_cell), ""
            self.shell.user_ns["answer"] = ...

    def _note_error(self, result: Any) -> None:
        error = result.error_before_exec or result.error_in_exec
        if error is not None and _is_answer(result.info.raw_cell or ""):
            words = str(getattr(error, "msg", error)).partition("\n")[
                0
            ]  # no place of a SyntaxError
            self.error = explained(f"{type(error).__name__}: {words}"[:200].rstrip(": "))


def explained(error: str) -> str:
    """Add to the words of an error what a beginner most likely meant.

    Parameters
    ----------
    error : str
        Name and words of the error of an answer cell.

    Returns
    -------
    str
        The same words, with a sentence more where ``^`` was taken for “to the power of”.
    """
    return f"{error}. {_POWER}" if re.search(r"for \^=?:", error) else error


def _is_answer(cell: str) -> bool:
    # Without its first line nobody knows whose answer it is; it is an answer all the same.
    return bool(marked_question(cell) or re.search(r"^answer\s*=", cell, re.MULTILINE))


def unquoted(cell: str, known: Iterable[str]) -> str:
    """Put quotes around an answer that was typed as plain words.

    ``answer = 71.4 %``, ``answer = South Korea`` and ``answer = 2022-02-24`` are no Python,
    or not what was meant. Cells with anything but one such line stay as they are.

    Parameters
    ----------
    cell : str
        Source of a cell.
    known : iterable of str
        Names that exist in the notebook: they are code, not words.

    Returns
    -------
    str
        The cell, with the answer as a text where it was one.
    """
    lines = [line for line in cell.splitlines() if line.strip() and not line.startswith("#")]
    match = re.fullmatch(r"answer\s*=\s*(.+?)\s*", lines[0]) if len(lines) == 1 else None
    if not match or match[1].startswith(("%", "!", '"', "'")):
        return cell
    typed = match[1]
    if _is_code(typed, set(known)):
        return cell
    return cell.replace(lines[0], f"answer = {typed!r}")


def _is_code(typed: str, known: set[str]) -> bool:
    looks_like_text = (
        r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4}"  # a day, no sum
        r"|\d{1,3}(,\d{3})+|[+-]?\d+,\d+"  # 1,402 and 0,75, not a pair
    )
    if re.fullmatch(looks_like_text, typed):
        return False
    try:
        tree = ast.parse(typed, mode="eval")
    except (SyntaxError, ValueError):
        return False
    nodes = list(ast.walk(tree))
    unknown = {node.id for node in nodes if isinstance(node, ast.Name)} - known
    if isinstance(tree.body, ast.BoolOp) or (unknown and all(len(name) == 1 for name in unknown)):
        return False  # "2022 and 2024", "(b) (d)": Python would keep one, or stop
    if any(isinstance(node, (ast.Call, ast.Attribute, ast.Subscript)) for node in nodes):
        return True
    return not unknown
