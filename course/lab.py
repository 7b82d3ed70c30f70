"""Opens the course in JupyterLab, from a clone or in a working copy of one's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from course import __version__
from course.errors import CourseError
from course.home import HOME, IS_CLONE

FIRST = Path("notebooks") / "00_start_here.ipynb"

_CONFIG = Path(__file__).parent / "jupyter_config"
"""Turns off JupyterLab's news prompt and its extension list: both ask the network."""


def working_folder(folder: Path | None = None) -> Path:
    """Return the folder in which the course is used, with its notebooks in place.

    Parameters
    ----------
    folder : pathlib.Path, optional
        Where to put a working copy. Without it: the clone itself, or, for an installed
        course, ``tightrope-VERSION`` in the current folder.

    Returns
    -------
    pathlib.Path
        Absolute. A file that is there already is never touched: a newer version of the
        course goes into a folder of its own, and answers stay where they are.

    Raises
    ------
    CourseError
        If the folder cannot be written.
    """
    if folder is None and IS_CLONE:
        return HOME
    target = (folder or Path(f"tightrope-{__version__}")).resolve()
    try:
        for part in ("notebooks", "exercises"):
            for source in sorted((HOME / part).rglob("*.ipynb")):
                copy = target / source.relative_to(HOME)
                if not copy.exists() and ".ipynb_checkpoints" not in copy.parts:
                    copy.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(source, copy)
    except OSError as error:
        raise CourseError(
            f"{target} cannot be written ({error.strerror}). "
            "Choose another place: `course lab FOLDER`."
        ) from error
    return target


def command(folder: Path, browser: bool = True, port: int | None = None) -> list[str]:
    """Return the command that opens JupyterLab on the first lesson.

    Parameters
    ----------
    folder : pathlib.Path
        From `working_folder`.
    browser : bool
        False prints the address instead of opening a browser.
    port : int, optional
        Port of the server.

    Returns
    -------
    list of str
    """
    words = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={folder}"]
    # As an address, not as a file: so it is right in the printed line too.
    words.append(f"--LabApp.default_url=/lab/tree/{FIRST.as_posix()}")
    if not browser:
        words.append("--no-browser")
    if port is not None:
        words.append(f"--port={port}")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        words.append("--allow-root")
    return words


def environment() -> dict[str, str]:
    """Return the environment for JupyterLab: ours plus the course's settings."""
    paths = [str(_CONFIG), os.environ.get("JUPYTER_CONFIG_PATH", "")]
    return {**os.environ, "JUPYTER_CONFIG_PATH": os.pathsep.join(filter(None, paths))}


def open_lab(folder: Path, browser: bool = True, port: int | None = None) -> int:
    """Open JupyterLab and wait until it is closed.

    Parameters
    ----------
    folder, browser, port
        See `command`.

    Returns
    -------
    int
        Exit code of JupyterLab.
    """
    try:
        return subprocess.run(command(folder, browser, port), env=environment()).returncode
    except KeyboardInterrupt:
        return 0
