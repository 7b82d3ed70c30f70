"""Controls for the lesson on Moscow and Pyongyang: order of acts, own ratings of evidence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ipywidgets
import pandas as pd

from course import charts, text
from course.errors import CourseError
from course.keep import Keep
from course.models import hypotheses, pyongyang
from course.widgets.panel import LABEL, LONG, WIDE, panel

FILE = "my_evidence.json"
"""Where a reader's ratings are kept, in the folder of the notebook."""

_NOTHING = "nothing"


def acts_after(events: pd.DataFrame) -> ipywidgets.VBox:
    """Ask which acts come after which, for any two series and any window.

    Twin without a widget: ``charts.acts_after(pyongyang.acts_after(events, "pair", "away"),
    "pair", "away")``.

    Parameters
    ----------
    events : pandas.DataFrame
        The table ``events``.

    Returns
    -------
    ipywidgets.VBox
        Controls ``first``, ``second``, ``start``, ``end``; then sentences and a chart.
    """
    series = [(words, key) for key, words in pyongyang.SERIES.items()]
    days = {"start": pyongyang.INVASION, "end": pyongyang.SOURCES_DENSE_TO}
    names = {"start": "From", "end": "To"}
    controls = {
        "first": ipywidgets.Dropdown(
            options=series, value="away", description="First", style=LABEL, layout=LONG
        ),
        "second": ipywidgets.Dropdown(
            options=series, value="pair", description="Then", style=LABEL, layout=LONG
        ),
        **{
            key: ipywidgets.DatePicker(
                value=pd.Timestamp(day).date(), description=names[key], style=LABEL, layout=WIDE
            )
            for key, day in days.items()
        },
    }

    def draw(first: str, second: str, start: Any, end: Any) -> tuple[str, Any]:
        if start is None or end is None:
            raise CourseError("Choose both days.")
        table = pyongyang.acts_after(events, first, second, start, end)
        words = text.acts_after(table, first, second)
        return words, charts.acts_after(table, first, second)

    return panel(controls, draw)


def rate_evidence(
    events: pd.DataFrame, dprk: pd.DataFrame, path: str | Path = FILE
) -> ipywidgets.VBox:
    """Rate six items against three rival explanations; leave one out; keep your ratings.

    Twin without a widget: ``charts.evidence(hypotheses.matrix(deal="NNICCN", glue="CICINN",
    bond="CCCCIC"))``, with your own letters; ``charts.evidence_drop_one`` for the test.

    Each rating is kept at once in a file of your own, and comes back when the cell is run
    again. Nothing is written before the first choice.

    Parameters
    ----------
    events, dprk : pandas.DataFrame
        The tables ``events`` and ``dprk_russia``.
    path : str or pathlib.Path
        The file.

    Returns
    -------
    ipywidgets.VBox
        Controls ``item``, one for each explanation, and ``leave_out``; then sentences and the
        matrix of all items rated against all three.
    """
    sheet = _Ratings(path)
    says = dict(zip(_items(), text.evidence_items(events, dprk).splitlines(), strict=True))
    # None would leave the list empty.
    letters = [("not rated", ""), *((word, c) for c, word in hypotheses.RATINGS.items())]
    controls = {
        "item": _list("Item", [(name, name) for name in _items()], _items()[0]),
        **{rival: _list(rival.capitalize(), letters, "") for rival in pyongyang.RIVALS},
        "leave_out": _list("Leave out", [(n, n) for n in (_NOTHING, *_items())], _NOTHING),
    }

    def fill(_: Any = None) -> None:
        sheet.quiet = True
        for rival in pyongyang.RIVALS:
            controls[rival].value = sheet.ratings[controls["item"].value][rival] or ""
        sheet.quiet = False

    def write(_: Any = None) -> None:
        row = {rival: controls[rival].value or None for rival in pyongyang.RIVALS}
        sheet.change(controls["item"].value, row)

    def draw(item: str, leave_out: str, **_: Any) -> tuple[str, Any]:
        words = [sheet.state(), says[item]]
        table = sheet.matrix(leave_out)
        if table is None:
            return "\n".join([*words, "Rate an item against all three to see the matrix."]), ""
        return "\n".join([*words, *_verdict(table)]), charts.evidence(table)

    # These come before the panel's own: ratings are changed first, and drawn after.
    controls["item"].observe(fill, names="value")
    for rival in pyongyang.RIVALS:
        controls[rival].observe(write, names="value")
    fill()
    return panel(controls, draw)


class _Ratings:
    """The ratings of a reader, as they stand in memory and in the file."""

    def __init__(self, path: str | Path) -> None:
        self.keep = Keep(path, "ratings of lesson 08")
        self.ratings: dict[str, dict[str, str | None]] = {
            item: dict.fromkeys(pyongyang.RIVALS) for item in _items()
        }
        self.quiet, self.problem, self.kept = False, "", False
        try:
            for item, row in self.keep.load().items():
                self._take(item, row)
        except CourseError as error:
            self.problem = str(error)

    def _take(self, item: str, row: Any) -> None:
        """Take a kept row; what this version does not know is left out."""
        if item not in self.ratings or not isinstance(row, dict):
            return
        for rival in pyongyang.RIVALS:
            letter = row.get(rival)
            if isinstance(letter, str) and letter in hypotheses.RATINGS:
                self.ratings[item][rival], self.kept = letter, True

    def change(self, item: str, row: dict[str, str | None]) -> None:
        """Take a rating and keep it, unless the controls are only being filled."""
        if self.quiet:
            return
        self.ratings[item] = row
        if self.problem:
            return
        try:
            self.keep.save(self.ratings)
            self.kept = True
        except CourseError as error:
            self.problem = str(error)

    def state(self) -> str:
        """Say how many items are rated, and where they are kept or why they are not."""
        if self.problem:
            return self.problem
        done = len(self._rated())
        place = f"Kept in {self.keep.path.name}" if self.kept else "Nothing is kept yet"
        return f"{place}: {done} of {len(self.ratings)} items are rated against all three."

    def matrix(self, leave_out: str) -> pd.DataFrame | None:
        """Return the matrix of all rated items but one, or nothing if none is left."""
        items = [item for item in self._rated() if item != leave_out]
        if not items:
            return None
        words = {r: "".join(str(self.ratings[i][r]) for i in items) for r in pyongyang.RIVALS}
        return hypotheses.matrix(items, **words)

    def _rated(self) -> list[str]:
        return [item for item, row in self.ratings.items() if None not in row.values()]


def _items() -> list[str]:
    return [name for name, _ in pyongyang.EVIDENCE.values()]


def _list(label: str, options: list[tuple[str, Any]], value: Any) -> ipywidgets.Dropdown:
    return ipywidgets.Dropdown(
        options=options, value=value, description=label, style=LABEL, layout=WIDE
    )


def _verdict(table: pd.DataFrame) -> list[str]:
    lines = text.evidence(table).splitlines()
    return [lines[0], *(text.finding(text.evidence_drop_one(table)) for _ in range(len(table) > 1))]
