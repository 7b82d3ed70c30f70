"""Kinds of answers: how each is read from what a student typed, and compared.

A kind reads a value into one plain form (`read`), compares two plain forms (`same`), says
how to type an answer (`how_to_type`) and writes a right one as code (`as_code`).
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from course import data
from course.errors import CourseError


class UnreadableError(ValueError):
    """The answer has a form that cannot be read; the text says which."""


def is_blank(value: Any) -> bool:
    """Say whether nothing was answered yet: three dots, nothing, or an empty text."""
    return value is ... or value is None or (isinstance(value, str) and value.strip(" .…") == "")


@dataclass(frozen=True)
class Number:
    """One number.

    Attributes
    ----------
    tolerance : float
        Largest difference that still counts as the same.
    decimals : int
        Decimals in the solved notebook.
    """

    tolerance: float = 0.0
    decimals: int = 0
    how_to_type = "Type one number, for example 12 or 0.75."

    def read(self, value: Any) -> float:
        """Read 12, 12.0, "12", "1,402", "0,75", "5/7" or "71.4 %" (as 0.714)."""
        if isinstance(value, str):  # "84 of 235" answers "how many" with 84
            value = re.sub(r"\s+(out )?of\s+\d+.*$", "", value)
        return read_number(value)

    def too_few_decimals(self, given: float, expected: float) -> str:
        """Say what is missing in a right answer that was rounded too far; else an empty text."""
        places = self._rounded_to(given, expected)
        if places is None:
            return ""
        return (
            f"Nearly. The number is right, but rounded to {_decimals(places)}. Give "
            f"{_decimals(self._needed)}, in the form {'0.12345678'[: 2 + self._needed]}."
        )

    @property
    def _needed(self) -> int:
        # As many decimals as the tolerance asks for, and never more than the task does.
        enough = (d for d in range(self.decimals) if 0.5 * 10**-d <= self.tolerance)
        return next(enough, self.decimals)

    def _rounded_to(self, given: float, expected: float) -> int | None:
        for places in range(self.decimals):
            if given and abs(given - round(expected, places)) < 1e-9:
                return places
        return None

    def same(self, given: float, expected: float) -> bool:
        """Compare within the tolerance."""
        return abs(given - expected) <= self.tolerance + 1e-9

    def as_code(self, value: float) -> str:
        """Write the number as Python code."""
        return f"{value:.{self.decimals}f}"


@dataclass(frozen=True)
class Share(Number):
    """A share; 0.714, "5/7", 71.4 and "71.4 %" are the same answer.

    `tolerance` is in percentage points. The plain form is the list of readings: a bare 0.9
    can mean 0.9 per cent or nine tenths, so both are tried.
    """

    tolerance: float = 0.1
    decimals: int = 1
    how_to_type = "Type a share, for example 0.714, 5/7 or 71.4 %."

    def read(self, value: Any) -> tuple[float, ...]:  # type: ignore[override]
        """Return every share that the answer can mean."""
        number = read_number(value)
        if isinstance(value, str) and re.search(r"%|per ?cent", value, re.IGNORECASE):
            return (number,)
        return (number, number / 100)

    def same(self, given: tuple[float, ...], expected: tuple[float, ...]) -> bool:  # type: ignore[override]
        """Compare any reading of the answer with the expected share."""
        return any(abs(one - expected[0]) * 100 <= self.tolerance + 1e-9 for one in given)

    def too_few_decimals(self, given: tuple[float, ...], expected: tuple[float, ...]) -> str:  # type: ignore[override]
        """Say what is missing in a right share that was rounded too far; else an empty text."""
        found = [self._rounded_to(100 * one, 100 * expected[0]) for one in given]
        places = next((place for place in found if place is not None), None)
        if places is None:
            return ""
        had = f"{_decimals(places)} of a per cent" if places else "a whole per cent"
        digits = "12345678"[: 2 + self._needed]
        return (
            f"Nearly. The share is right, but rounded to {had}. Give {_decimals(self._needed)} "
            f"of a per cent, in the form {digits[:2]}.{digits[2:]} % or 0.{digits}."
        )

    def as_code(self, value: float) -> str:
        """Write the share as per cent, in quotes."""
        return f'"{100 * value:.{self.decimals}f} %"'


@dataclass(frozen=True)
class Day:
    """A day of the calendar."""

    how_to_type = "Type a day as year-month-day, for example 2022-02-24."

    def read(self, value: Any) -> dt.date:
        """Read a date, "2022-02-24", "24 February 2022" or "Feb 24, 2022"."""
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date):
            return value
        return read_day(str(value))

    def same(self, given: dt.date, expected: dt.date) -> bool:
        """Compare two days."""
        return given == expected

    def as_code(self, value: dt.date) -> str:
        """Write the day in ISO form, in quotes."""
        return f'"{self.read(value).isoformat()}"'


@dataclass(frozen=True)
class Choice:
    """One or more entries of a list, by letter or by words.

    Attributes
    ----------
    options : mapping of str to str
        Letter (or key) to the words shown. Keys and words are both accepted, in any case;
        so is a country's name or code where the key is a code.
    many : bool
        True: a set, in any order. False: a sequence of `length` entries in order.
    length : int
        How many entries a sequence has.
    """

    options: Mapping[str, str] = field(default_factory=dict)
    many: bool = False
    length: int = 1

    @property
    def how_to_type(self) -> str:
        """How an answer of this kind is typed."""
        keys = list(self.options)
        if self.many:
            what = "letters" if all(len(key) == 1 for key in keys) else "entries"
            return f"Type {what} from {keys[0]} to {keys[-1]}, for example {keys[0]}, {keys[1]}."
        if self.length > 1:
            start = ", ".join(keys[: self.length])
            return f"Type {self.length} entries in order, for example: {start}."
        return f"Type one of {', '.join(keys)}."

    def read(self, value: Any) -> tuple[str, ...]:
        """Return the keys that the answer names: sorted for a set, in order otherwise."""
        keys = [self._key(part) for part in self._parts(value)]
        if self.many:
            return tuple(sorted(set(keys)))
        if len(keys) != self.length:
            typed = "1 entry was" if len(keys) == 1 else f"{len(keys)} entries were"
            raise UnreadableError(f"{typed} typed, {self.length} asked for.")
        return tuple(keys)

    def same(self, given: tuple[str, ...], expected: tuple[str, ...]) -> bool:
        """Compare two answers."""
        return given == expected

    def as_code(self, value: Any) -> str:
        """Write the keys in quotes."""
        keys = value if isinstance(value, (list, tuple, set)) else [value]
        return f'"{", ".join(sorted(keys) if self.many else keys)}"'

    def _parts(self, value: Any) -> list[str]:
        if isinstance(value, str):
            whole = _fold(value)
            if whole in self._words():
                return [whole]
            parts = [p for p in re.split(r"[,;\n]|->|>|\band\b|→", value) if p.strip()]
            parts = [one for part in parts for one in self._at_slashes(part)]
            return [key for part in parts for key in self._typed_together(part)]
        if isinstance(value, Iterable):
            return [str(part) for part in value]
        return [str(value)]

    def _at_slashes(self, part: str) -> list[str]:
        # A slash divides "Moscow / Washington", but it belongs to the name ES-11/1.
        return [part] if _fold(part) in self._words() else part.split("/")

    def _typed_together(self, part: str) -> list[str]:
        # "b d e", "bde", "BDE" and "(b)(d)" are several entries, one name is one.
        words = self._words()
        if _fold(part) in words:
            return [part]
        if all(_fold(word) in words for word in part.split()):
            return part.split()
        letters = re.findall(r"\w", part)
        return letters if letters and all(_fold(c) in words for c in letters) else [part]

    def _words(self) -> dict[str, str]:
        known = {_fold(key): key for key in self.options}
        return {_fold(words): key for key, words in self.options.items()} | known

    def _key(self, part: str) -> str:
        folded = _fold(part)
        words = self._words()
        if folded in words:
            return words[folded]
        code = _country(part)
        by_country = {_country(key): key for key in self.options}
        if code is not None and code in by_country:
            return by_country[code]
        raise UnreadableError(f"“{part.strip()[:40]}” is not one of the entries.")


@dataclass(frozen=True)
class Numbers:
    """A small table: several numbers in a given order.

    Attributes
    ----------
    labels : sequence of str
        What each number is, in order; a dictionary with these labels is accepted too.
    tolerance : float
        Largest difference that still counts as the same.
    decimals : int
        Decimals in the solved notebook.
    """

    labels: Sequence[str]
    tolerance: float = 0.0
    decimals: int = 0

    @property
    def how_to_type(self) -> str:
        """How an answer of this kind is typed."""
        return f"Type {len(self.labels)} numbers in this order: {', '.join(self.labels)}."

    def read(self, value: Any) -> tuple[float, ...]:
        """Read a list, a tuple, "1, 2, 3", a dictionary or a pandas Series."""
        if hasattr(value, "to_dict"):
            value = value.to_dict()
        if isinstance(value, Mapping):
            value = self._in_order(value)
        elif isinstance(value, str):
            value = [
                part for part in re.split(r"[,;]\s+|;|\s+(?=[+\-−–]?\d)", value.strip()) if part
            ]
        if not isinstance(value, Iterable):
            raise UnreadableError(f"One value was typed, {len(self.labels)} numbers are asked for.")
        numbers = tuple(read_number(part) for part in value)
        if len(numbers) != len(self.labels):
            raise UnreadableError(f"{len(numbers)} numbers were typed.")
        return numbers

    def same(self, given: tuple[float, ...], expected: tuple[float, ...]) -> bool:
        """Compare number by number within the tolerance."""
        pairs = zip(given, expected, strict=True)
        return all(abs(one - two) <= self.tolerance + 1e-9 for one, two in pairs)

    def as_code(self, value: Any) -> str:
        """Write the numbers as a tuple."""
        return ", ".join(f"{number:+.{self.decimals}f}" for number in self.read(value))

    def _in_order(self, value: Mapping[Any, Any]) -> list[Any]:
        given = {_fold(str(key)): number for key, number in value.items()}
        missing = [label for label in self.labels if _fold(label) not in given]
        if missing:
            raise UnreadableError(f"No number for {missing[0]}.")
        return [given[_fold(label)] for label in self.labels]


_COMPLEX = re.compile(r"\(?[-+.\de]+j\)?")  # as Python writes it: (1-2j)
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?")


def read_number(value: Any) -> float:
    """Read a number from what people type.

    Parameters
    ----------
    value : object
        A number, or a text such as "12", "1,402", "0,75", "5/7", "71.4 %", "69 acts".

    Returns
    -------
    float
        A text with a per cent sign is divided by 100.

    Raises
    ------
    UnreadableError
        If it is no number, or not a finite one.
    """
    if isinstance(value, bool):
        raise UnreadableError("True and False are not numbers.")
    if isinstance(value, complex) or (isinstance(value, str) and _COMPLEX.fullmatch(value)):
        raise UnreadableError(
            "This is a complex number: Python makes one from a power of a negative number. Take "
            "the power of the number without its sign, then put the minus in front."
        )
    if isinstance(value, str):
        number = _number_in(value)
    elif isinstance(value, tuple) and len(value) == 2 and all(type(v) is int for v in value):
        raise UnreadableError("Two numbers were typed. Use a point for decimals.")
    else:
        try:
            number = float(value)
        except (TypeError, ValueError, OverflowError) as error:
            raise UnreadableError("This is not one number.") from error
    if not math.isfinite(number):
        raise UnreadableError("This is not a finite number.")
    return number


def _number_in(value: str) -> float:
    plain = value.strip().replace("−", "-").replace("–", "-").replace("\u00a0", " ")
    percent = re.search(r"%|per ?cent", plain, re.IGNORECASE)
    plain = re.sub(r"%|per ?cent|percent|about|≈", "", plain, flags=re.IGNORECASE).strip()
    if not re.match(r"[+-]?0,", plain):
        plain = re.sub(r"(?<=\d)[ ,'](?=\d{3}\b)", "", plain)  # 1,402 and 1 402
    plain = re.sub(r"^([+-]?\d+),(\d+)$", r"\1.\2", plain)  # 0,75
    fraction = re.fullmatch(r"([+-]?[\d.]+)\s*(?:/|out of|of)\s*([\d.]+)", plain)
    unit = re.fullmatch(rf"({_NUMBER.pattern})\s*[a-z ]*", plain, re.IGNORECASE)
    try:
        if fraction:
            number = float(Fraction(fraction[1]) / Fraction(fraction[2]))
        elif unit:
            number = float(unit[1])
        else:
            raise ValueError
    except (ValueError, ZeroDivisionError, OverflowError) as error:
        raise UnreadableError(f"“{value.strip()[:40]}” is not a number.") from error
    return number / 100 if percent else number


def read_day(value: str) -> dt.date:
    """Read a day from a text whose month cannot be mistaken.

    Parameters
    ----------
    value : str
        "2022-02-24", "24 February 2022", "Feb 24, 2022".

    Returns
    -------
    datetime.date

    Raises
    ------
    UnreadableError
        If it is no day, or day and month could be swapped ("04/05/2023").
    """
    from dateutil import parser

    plain = value.strip()
    year_first = re.fullmatch(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(T.*)?", plain)
    year_last = re.fullmatch(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})", plain)
    try:
        if year_first:
            return dt.date(int(year_first[1]), int(year_first[2]), int(year_first[3]))
        if year_last:
            return _day_or_month_first(*map(int, year_last.groups()), plain)
        if not re.search(r"[A-Za-z]{3}", plain):
            raise UnreadableError(f"“{plain[:40]}” is not a day.")
        # Two defaults: a part that is missing in the text would differ between them.
        first = parser.parse(plain, default=dt.datetime(2000, 1, 1))
        second = parser.parse(plain, default=dt.datetime(2001, 2, 2))
    except (ValueError, OverflowError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(f"“{plain[:40]}” is not a day.") from error
    if first.date() != second.date():
        raise UnreadableError(f"“{plain[:40]}” lacks the day, the month or the year.")
    return first.date()


def _day_or_month_first(first: int, second: int, year: int, typed: str) -> dt.date:
    if first <= 12 and second <= 12 and first != second:
        raise UnreadableError(f"“{typed}” could be read in two ways.")
    day, month = (first, second) if first > 12 or first == second else (second, first)
    return dt.date(year, month, day)


def _decimals(count: int) -> str:
    return "1 decimal" if count == 1 else f"{count or 'no'} decimals"


def _country(name: str) -> str | None:
    try:
        return data.country_code(name)
    except CourseError:
        return None


def _fold(word: str) -> str:
    plain = re.sub(r"[‐-―−]", "-", " ".join(word.split())).casefold()  # every kind of dash
    return plain.strip(" .()[]'\"“”‘’").removeprefix("a/res/")
