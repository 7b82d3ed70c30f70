"""The clock of a council's meeting: its phases, and how much of them is left."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd

from course.errors import CourseError

PHASES = (
    ("Read", 8, "Read the situation, the cards and your brief. Write your chances, in private."),
    ("Statements", 9, "A minute each at most: council, then journalist. Nobody interrupts."),
    ("Options", 10, "Set the weights together. Look at model C. Name what would change it."),
    ("Visitors", 6, "Equal times: Washington, Moscow, Kyiv. The chair thanks them."),
    ("Injects", 6, "The chair reads them out one by one and asks who can check them."),
    ("Decision", 8, "The chair decides in writing: act, limit, message, day of review."),
    ("Chances again", 3, "Write your chances once more, in private."),
    ("Debriefing", 25, "Out of role: what changed your mind? Then the reveal and the scores."),
)
"""Name, minutes of a meeting of 75 minutes, and what happens."""

SHORT = {
    "Read": 5,
    "Statements": 6,
    "Options": 6,
    "Visitors": 3,
    "Injects": 4,
    "Decision": 4,
    "Chances again": 2,
}
"""Minutes of the council inside a seminar of 90; the debriefing follows with its own time."""

LENGTHS = (30, 50, 75, 90)


def phases(minutes: int = 75) -> pd.DataFrame:
    """Return the phases of a meeting, stretched or cut to its length.

    Parameters
    ----------
    minutes : int
        40 to 240; or 30, for `SHORT`, which has no debriefing.

    Returns
    -------
    pandas.DataFrame
        ``phase``, ``minutes`` (whole, 1 or more, they sum to the length), ``start`` (minute),
        ``do``.

    Raises
    ------
    CourseError
        If the length is out of range.
    """
    table = pd.DataFrame(PHASES, columns=["phase", "minutes", "do"])
    if minutes == sum(SHORT.values()):
        table = table[table["phase"].isin(SHORT)]
        table = table.assign(minutes=table["phase"].map(SHORT))
    elif not 40 <= minutes <= 240:
        raise CourseError("A meeting takes 40 to 240 minutes, or 30 without its debriefing.")
    ends = (table["minutes"].cumsum() / table["minutes"].sum() * minutes).round().astype(int)
    starts = ends.shift(fill_value=0)
    return table.assign(minutes=ends - starts, start=starts)[["phase", "minutes", "start", "do"]]


@dataclass
class Clock:
    """The clock of a meeting: start, pause, reset.

    Parameters
    ----------
    minutes : int
        Length of the meeting, see `phases`.
    now : callable
        Returns seconds; another one can be given for tests.
    """

    minutes: int = 75
    now: Callable[[], float] = time.monotonic
    spent: float = field(default=0.0, init=False)
    since: float | None = field(default=None, init=False)

    @property
    def running(self) -> bool:
        """Whether time passes."""
        return self.since is not None

    def start(self) -> None:
        """Let time pass; a running clock runs on."""
        if self.since is None:
            self.since = self.now()

    def pause(self) -> None:
        """Stop; the time that has passed is kept."""
        self.spent, self.since = self.seconds(), None

    def reset(self) -> None:
        """Stop, and go back to zero."""
        self.spent, self.since = 0.0, None

    def seconds(self) -> float:
        """Return the seconds that have passed, up to the length of the meeting."""
        going = 0.0 if self.since is None else self.now() - self.since
        return min(self.spent + going, 60.0 * self.minutes)

    def phase(self) -> tuple[pd.Series, int]:
        """Return the phase of now, and the whole seconds that are left of it."""
        table, passed = phases(self.minutes), int(self.seconds())
        row = table[table["start"] * 60 <= passed].iloc[-1]
        return row, int((row["start"] + row["minutes"]) * 60) - passed
