"""A pytest plugin that writes down what nbval found, cell by cell (used by `course check`).

nbval speaks to developers: a failure is a page of compared outputs. This keeps what a
student needs: did the cell pass, what did it print, which error stopped it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from course.grading import REPORT

_cells: list[dict[str, Any]] = []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: Any) -> Generator[None, Any, Any]:
    """Note the outcome of each notebook cell."""
    report = yield
    if report.when == "call" and hasattr(item, "cell"):
        outputs = item.test_outputs or []
        _cells.append(
            {
                "notebook": item.path.name,
                "id": item.cell.get("id", ""),
                "passed": report.passed,
                "text": _text(outputs),
                "error": next(
                    (f"{o['ename']}: {o['evalue']}" for o in outputs if "ename" in o), ""
                ),
            }
        )
    return report


def pytest_sessionfinish() -> None:
    """Write the report."""
    Path(os.environ[REPORT]).write_text(json.dumps(_cells), encoding="utf-8")


def _text(outputs: list[Any]) -> str:
    parts = []
    for output in outputs:
        text = output.get("text") or output.get("data", {}).get("text/plain", "")
        parts.append("".join(text))
    return "".join(parts)
