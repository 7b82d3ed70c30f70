"""How the course writes names, days, shares, counts and lists in a sentence."""

from __future__ import annotations

import pandas as pd

from course import data


def name(code: str) -> str:
    """Return a country's name, with the article that a sentence needs."""
    full = data.country_name(code)
    return f"the {full}" if code in ("USA", "GBR", "ARE") else full


def finding(twin: str) -> str:
    """Return the first line of a text twin: what the chart of the same name shows."""
    return twin.splitlines()[0]


def day(value: pd.Timestamp, precision: str = "day") -> str:
    """Write a date as the course writes it, as exactly as it is known."""
    if precision == "year":
        return f"{value:%Y}"
    month = f"{value:%B %Y}"
    return month if precision == "month" else f"{value.day} {month}"


def days(rows: pd.DataFrame) -> list[str]:
    """Write the date of each row of a table with ``date`` and ``date_precision``."""
    return [day(*one) for one in zip(rows["date"], rows["date_precision"], strict=True)]


def percent(share: float) -> str:
    """Write a share as per cent with one decimal: 0.472 becomes "47.2 %"."""
    return f"{100 * share:.1f} %"


def count(number: int, word: str) -> str:
    """Write a count with its word: "1 act", "2 acts"."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def points(change: float) -> str:
    """Write a change in percentage points with its sign: "+1.5 points"."""
    return f"{change:+.1f} points".replace("-", "−")


def join(words: list[str]) -> str:
    """Join words as in a sentence: "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def short(value: float) -> str:
    """Write a number that somebody typed: 30, 0.35, 1,000."""
    return f"{value:,.6g}".replace("-", "−")


def exact(value: float) -> str:
    """Write a result with four decimals: 0.7143."""
    return f"{value + 0.0:.4f}".replace("-", "−")


ILLUSTRATION = "illustration, not an estimate"
WARNING = f"{ILLUSTRATION.capitalize()}."


def worked(finding: str, formula: str, numbers: str, result: str, *more: str) -> str:
    """Write a model's twin: finding; formula, substituted numbers and result; the warning.

    The three lines can be redone on paper. Further lines stand before the warning.
    """
    lines = [finding, f"Formula: {formula}", f"Numbers: {numbers}", f"Result: {result}", *more]
    return "\n".join([*lines, f"{ILLUSTRATION[0].upper()}{ILLUSTRATION[1:]}."])
