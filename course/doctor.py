"""Looks for what breaks classes, and says OK or what to do."""

from __future__ import annotations

import platform
import subprocess
import sys
import tempfile
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from course import data
from course.errors import CourseError
from course.exercises import KEY, student_notebook
from course.questions import load_exercise, stems

DISTRIBUTION = "tightrope-course"
OLDEST_PYTHON = (3, 11)
_INSTALL_AGAIN = "Run the first command of the README again."


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: its name, and what to do (empty when it is OK)."""

    name: str
    remedy: str = ""


def examine(folder: Path) -> list[Finding]:
    """Look at everything that breaks classes.

    Parameters
    ----------
    folder : pathlib.Path
        Where the notebooks are.

    Returns
    -------
    list of Finding
    """
    looks: dict[str, Callable[[], str]] = {
        f"Python {platform.python_version()}": _python,
        "packages": _packages,
        "tables": _tables,
        "kernel": _kernel,
        f"write permission in {folder}": lambda: _writable(folder),
        "browser": _browser,
        "copy of the course": lambda: _fresh(folder),
    }
    return [Finding(name, look()) for name, look in looks.items()]


def _python() -> str:
    if sys.version_info[:2] >= OLDEST_PYTHON:
        return ""
    needed = ".".join(map(str, OLDEST_PYTHON))
    return f"The course needs Python {needed} or newer. Install one, then run the README again."


def _packages() -> str:
    from packaging.requirements import Requirement

    try:
        wanted = [Requirement(line) for line in metadata.requires(DISTRIBUTION) or []]
    except metadata.PackageNotFoundError:
        return f"The course itself is not installed. {_INSTALL_AGAIN}"
    problems = []
    for requirement in wanted:
        if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
            continue
        try:
            version = metadata.version(requirement.name)
        except metadata.PackageNotFoundError:
            problems.append(f"{requirement.name} is missing")
            continue
        if not requirement.specifier.contains(version, prereleases=True):
            problems.append(f"{requirement.name} is {version}, needed {requirement.specifier}")
    return f"{'; '.join(problems)}. {_INSTALL_AGAIN}" if problems else ""


def _tables() -> str:
    try:
        for name in data.TABLES:
            data.load(name)
    except CourseError as error:
        return str(error)
    return ""


def _kernel() -> str:
    from jupyter_client.manager import start_new_kernel

    try:
        manager, client = start_new_kernel(
            kernel_name="python3", startup_timeout=60, stderr=subprocess.DEVNULL
        )
    except Exception as error:  # many kinds, all of them the same news for the reader
        return f"No Python kernel starts ({type(error).__name__}). {_INSTALL_AGAIN}"
    try:
        probe = "import sys, course\nprint(sys.executable)"
        seen: list[str] = []
        reply = client.execute_interactive(
            probe, timeout=60, output_hook=lambda m: seen.append(m["content"].get("text", ""))
        )
        if reply["content"]["status"] != "ok":
            return (
                "The kernel of JupyterLab belongs to another Python, without the course. "
                "Run `python -m ipykernel install --sys-prefix`."
            )
        return ""
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def _writable(folder: Path) -> str:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return ""
    except OSError:
        return "Answers cannot be saved here. Copy the course elsewhere: `course lab FOLDER`."


def _browser() -> str:
    try:
        webbrowser.get()
    except webbrowser.Error:
        return "No browser was found. Run `course lab --no-browser` and open the printed address."
    return ""


def _fresh(folder: Path) -> str:
    import nbformat

    old = []
    for stem in stems():
        path = folder / "exercises" / f"{stem}.ipynb"
        if not path.exists():
            continue
        try:
            notebook = nbformat.read(path, as_version=4)
        except Exception:  # any damage
            return f"{path} is not a readable notebook. Move it away and take a fresh copy."
        current = student_notebook(load_exercise(stem)).metadata[KEY]["fingerprint"]
        if notebook.metadata.get(KEY, {}).get("fingerprint") != current:
            old.append(path.name)
    if not old:
        return ""
    return (
        f"{', '.join(old)} is of another version of the course. Your answers in it stay valid: "
        "`course check` still reads them. For a new copy run `course lab NEW_FOLDER`."
    )
