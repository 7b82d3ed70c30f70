"""Keeps a small table that a reader fills in, in a file of the reader's own.

The file lies in the working folder, beside the notebook, and can be opened in a
spreadsheet. Its first line says that it is ours: any other file is left alone.
"""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from course.errors import CourseError

Rows = list[dict[str, str]]


class Sheet:
    """A table of texts in a CSV file that only its reader changes.

    Parameters
    ----------
    path : str or pathlib.Path
        The file; a plain name lies in the working folder.
    subject : str
        What the table holds; it stands in the first line of the file.
    allowed : mapping of str to sequence of str
        Each column and the entries that it may have. An empty entry is allowed in all but
        the first column, the key.
    """

    def __init__(
        self, path: str | Path, subject: str, allowed: Mapping[str, Sequence[str]]
    ) -> None:
        self.path = Path(path)
        self.mark = f"# Tightrope course: {subject}"
        self.allowed = allowed
        self._seen: str | None = None

    def load(self) -> Rows:
        """Read the table back.

        Returns
        -------
        list of dict
            One a row, column to entry; empty when there is no file yet.

        Raises
        ------
        CourseError
            If the file is damaged, not ours, or cannot be read. It stays as it is.
        """
        self._seen = None
        text = self._text()
        rows = [] if text is None else self._parse(text)
        self._seen = text
        return rows

    def save(self, rows: Rows) -> None:
        """Write the table, in one step: a crash leaves the old file or the new one.

        Parameters
        ----------
        rows : list of dict
            Column to entry.

        Raises
        ------
        CourseError
            If the file is no longer as it was last read or written here, or the folder cannot
            be written. Nothing is overwritten then.
        """
        now = self._text()
        if now is not None and now != self._seen:
            raise CourseError(
                f"{self.path.name} was changed elsewhere, so nothing was saved. "
                "Run this cell again to read the file as it is now."
            )
        text = self._write(rows)
        try:
            self._replace(text)
        except OSError as error:
            raise CourseError(
                f"{self.path.name} cannot be saved ({error.strerror}). "
                "Write your codes down, or open the course in a folder of your own."
            ) from error
        self._seen = text

    def _text(self) -> str | None:
        try:
            return self.path.read_bytes().decode("utf-8-sig")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise self._damaged() from error

    def _parse(self, text: str) -> Rows:
        first, _, table = text.partition("\n")
        if first.strip().strip('",;') != self.mark:
            raise self._damaged()
        header = table.partition("\n")[0]
        reader = csv.DictReader(io.StringIO(table), delimiter=";" if ";" in header else ",")
        try:
            rows = list(reader)
        except csv.Error as error:
            raise self._damaged() from error
        if list(reader.fieldnames or []) != list(self.allowed) or not self._sound(rows):
            raise self._damaged()
        return rows

    def _sound(self, rows: Rows) -> bool:
        key = next(iter(self.allowed))
        keys = [row[key] for row in rows]
        return len(set(keys)) == len(keys) and all(
            set(row) == set(self.allowed)
            and all(
                row[column] in known or (column != key and row[column] == "")
                for column, known in self.allowed.items()
            )
            for row in rows
        )

    def _damaged(self) -> CourseError:
        return CourseError(
            f"{self.path.name} is damaged or holds something else, so it was left as it is: "
            "rename or move it, then run this cell again."
        )

    def _write(self, rows: Rows) -> str:
        table = io.StringIO()
        writer = csv.DictWriter(table, list(self.allowed), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        return f"{self.mark}\n{table.getvalue()}"

    def _replace(self, text: str) -> None:
        folder = self.path.resolve().parent
        number, name = tempfile.mkstemp(prefix=f".{self.path.stem}-", dir=folder)
        try:
            with os.fdopen(number, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            Path(name).chmod(0o644)
            Path(name).replace(self.path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
