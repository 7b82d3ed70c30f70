"""Keeps what a reader has written in a small file, and never touches any other file.

The file lies in the folder of the notebook. It says which part of the course made it, so
that a file of the same name from elsewhere is left alone.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from course.errors import CourseError

_MARK = "tightrope"


def load(path: Path, kind: str) -> dict[str, Any]:
    """Read what was kept before.

    Parameters
    ----------
    path : pathlib.Path
        The file; it need not exist.
    kind : str
        What the file must hold, for example ``"framing grid"``.

    Returns
    -------
    dict
        The content; empty if there is no file yet.

    Raises
    ------
    CourseError
        If the file cannot be read, or is not of this kind.
    """
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise _not_ours(path, kind) from error
    if not isinstance(kept, dict) or kept.get(_MARK) != kind:
        raise _not_ours(path, kind)
    if not isinstance(kept.get("content"), dict):
        raise _not_ours(path, kind)
    return kept["content"]


def save(path: Path, kind: str, content: dict[str, Any]) -> None:
    """Write the content, in one step; a file that is not of this kind stays as it is.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    kind : str
        What the file holds.
    content : dict
        Anything that JSON can hold.

    Raises
    ------
    CourseError
        If there is another file of that name, or the folder cannot be written to.
    """
    load(path, kind)
    text = json.dumps({_MARK: kind, "content": content}, ensure_ascii=False, indent=1)
    part = path.with_name(f"{path.name}.part-{os.getpid()}")
    try:
        part.write_text(text + "\n", encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise CourseError(
            f"The file {path.name} cannot be written here: nothing was kept."
        ) from error


def _not_ours(path: Path, kind: str) -> CourseError:
    return CourseError(
        f"The file {path.name} is damaged or is no {kind} of this course: it stays as it is and "
        "nothing new is kept until you rename it and run this cell again."
    )
