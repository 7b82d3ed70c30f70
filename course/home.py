"""Where the files of the course are: beside the package in a clone, inside it when installed."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BUNDLED = _PACKAGE / "_files"

IS_CLONE = not _BUNDLED.is_dir()
"""True when the package runs from a clone of the repository (an editable installation)."""

HOME = _PACKAGE.parent if IS_CLONE else _BUNDLED
"""Folder that holds `data`, `notebooks` and `exercises`."""

DATA = HOME / "data"
NOTEBOOKS = HOME / "notebooks"
EXERCISES = HOME / "exercises"
SOLUTIONS = EXERCISES / "solutions"
