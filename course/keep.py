"""Keeps what a reader has written in a small file, and never harms any other file.

The file lies in the folder of the notebook. It says which part of the course made it, so
that a file of the same name from elsewhere is left alone. Nothing leaves the computer.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from course.errors import CourseError

_MARK = "tightrope"


class Keep:
    """One kind of content in one file.

    Parameters
    ----------
    path : str or pathlib.Path
        The file; a plain name lies in the working folder. By rule its name starts with
        ``my_``, which version control leaves out.
    kind : str
        What the file holds, for example ``"framing grid"``; it is written into the file.
    """

    def __init__(self, path: str | Path, kind: str) -> None:
        self.path, self.kind = Path(path), kind
        self._seen: str | None = None

    def load(self) -> dict[str, Any]:
        """Read what was kept before.

        Returns
        -------
        dict
            The content; empty when there is no file yet.

        Raises
        ------
        CourseError
            If the file is damaged, holds something else, or cannot be read. It stays as it is.
        """
        self._seen = None
        text = self._text()
        content = {} if text is None else self._content(text)
        self._seen = text
        return content

    def save(self, content: dict[str, Any]) -> None:
        """Write the content in one step: a crash leaves the old file or the new one.

        Parameters
        ----------
        content : dict
            Anything that JSON can hold.

        Raises
        ------
        CourseError
            If the file is no longer as it was last read or written here, or the folder cannot
            be written to. Nothing is overwritten then.
        """
        if (now := self._text()) is not None and now != self._seen:
            raise CourseError(
                f"The file {self.path.name} was changed elsewhere, so nothing was kept: "
                "run this cell again to read it as it is now."
            )
        text = json.dumps({_MARK: self.kind, "content": content}, ensure_ascii=False, indent=1)
        part = self.path.with_name(f"{self.path.name}.part-{os.getpid()}")
        try:
            part.write_text(f"{text}\n", encoding="utf-8", newline="\n")
            part.replace(self.path)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise CourseError(
                f"The file {self.path.name} cannot be written here ({error.strerror}): copy your "
                "work elsewhere, or open the course in a folder of your own."
            ) from error
        self._seen = f"{text}\n"

    def _text(self) -> str | None:
        try:
            return self.path.read_bytes().decode("utf-8")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise self._not_ours() from error

    def _content(self, text: str) -> dict[str, Any]:
        try:
            kept = json.loads(text)
        except ValueError as error:
            raise self._not_ours() from error
        ours = isinstance(kept, dict) and kept.get(_MARK) == self.kind
        if not ours or not isinstance(kept.get("content"), dict):
            raise self._not_ours()
        return kept["content"]

    def _not_ours(self) -> CourseError:
        return CourseError(
            f"The file {self.path.name} is damaged or is no {self.kind} of this course: it stays "
            "as it is, and nothing new is kept until you rename it and run this cell again."
        )
