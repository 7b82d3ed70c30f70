"""Parameter records: what a model is fed, checked once, with the words for its controls.

A record is frozen; its defaults are the worked example. Each field takes a number, or an
array of numbers to compute a whole grid at once: arrays broadcast against each other as
everywhere in NumPy. Values are *allowed* where the formula has a meaning; the narrower
*classroom* range is the one of the controls. Neither measures a real country.
"""

from __future__ import annotations

from dataclasses import Field, dataclass, field, fields, replace
from typing import Any, Self

import numpy as np
import pandas as pd

from course.errors import CourseError, unknown

INFINITE = float("inf")


def parameter(
    default: float,
    symbol: str,
    meaning: str,
    classroom: tuple[float, float],
    allowed: tuple[float, float] = (0, INFINITE),
) -> Any:
    """Declare one parameter of a record.

    Parameters
    ----------
    default : float
        Its value in the worked example.
    symbol, meaning : str
        As in the formula; in words.
    classroom, allowed : tuple of float
        Range of the controls; range in which the formula has a meaning.

    Returns
    -------
    dataclasses.Field
    """
    words = {"symbol": symbol, "meaning": meaning, "classroom": classroom, "allowed": allowed}
    return field(default=default, metadata=words)


@dataclass(frozen=True)
class Parameters:
    """Base of all records. A wrong name, type or value gets one sentence at once."""

    def __new__(cls, *_: Any, **given: Any) -> Self:
        """Refuse a name that the record does not have, and say which names it has."""
        known = [one.name for one in fields(cls)]
        for name in given:
            if name not in known:
                raise unknown("parameter", name, known)
        return super().__new__(cls)

    def __post_init__(self) -> None:
        for one in fields(self):
            object.__setattr__(self, one.name, _checked(getattr(self, one.name), one))

    def but(self, **changes: Any) -> Self:
        """Return a copy with some values changed: ``Stakes().but(cost=0)``."""
        type(self).__new__(type(self), **changes)  # says which names exist
        return replace(self, **changes)

    @classmethod
    def range_of(cls, name: str) -> tuple[float, float]:
        """Return the classroom range of one parameter."""
        return cls.about(name)["classroom"]

    @classmethod
    def about(cls, name: str) -> Any:
        """Return symbol, meaning and ranges of one parameter."""
        known = {one.name: one.metadata for one in fields(cls)}
        if name not in known:
            raise unknown("parameter", name, known)
        return known[name]

    def table(self) -> pd.DataFrame:
        """List the parameters for a reader.

        Returns
        -------
        pandas.DataFrame
            Index ``parameter``; ``symbol``, ``meaning``, ``value``, ``from`` and ``to``
            (classroom range: an illustration, not an estimate).
        """
        rows = [
            (one.name, about["symbol"], about["meaning"], getattr(self, one.name), low, high)
            for one in fields(self)
            for about in [one.metadata]
            for low, high in [about["classroom"]]
        ]
        columns = ["parameter", "symbol", "meaning", "value", "from", "to"]
        return pd.DataFrame(rows, columns=columns).set_index("parameter")


def plain(values: Any) -> Any:
    """Return a Python number for a single value, and an array for many."""
    array = np.asarray(values)
    return array.item() if array.ndim == 0 else array


def number(value: Any, name: str, low: float = -INFINITE, high: float = INFINITE) -> Any:
    """Check one number or array of numbers.

    Parameters
    ----------
    value : float or numpy.ndarray
        What was given.
    name : str
        Its name in the sentence of the error.
    low, high : float
        Allowed range, both ends included.

    Returns
    -------
    float or numpy.ndarray

    Raises
    ------
    CourseError
        If it is no number, missing, infinite, or out of range.
    """
    array = np.asarray(value)
    if array.dtype.kind not in "iuf" or array.size == 0:
        raise CourseError(f"{name} needs a number; you gave {value!r}.")
    if not np.isfinite(array).all():
        raise CourseError(f"{name} needs a number, and one of the values is missing or infinite.")
    outside = array[(array < low) | (array > high)]
    if outside.size:
        raise CourseError(f"{name} must be {_range(low, high)}; you gave {outside.flat[0]:g}.")
    return float(array) if array.ndim == 0 else array.astype(float)


def _checked(value: Any, one: Field) -> Any:
    about = one.metadata
    return number(value, f"{one.name} ({about['meaning']})", *about["allowed"])


def _range(low: float, high: float) -> str:
    if high == INFINITE:
        return f"{low:g} or more"
    return f"between {low:g} and {high:g}"
