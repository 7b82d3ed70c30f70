"""A control in front of the index of hedging: code some acts yourself."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

import ipywidgets
import pandas as pd

from course import data, text
from course.errors import CourseError
from course.keep import Keep
from course.models import hedging
from course.widgets.panel import LABEL, WIDE, panel

FILE = "my_hedging_codes.json"
"""Where the reader's codes are kept, in the folder of the notebook."""

_ROOM = {"width": "640px"}
_BLANK = ("not coded yet", "")  # None would leave the list empty


def recode(events: pd.DataFrame, codings: pd.DataFrame, path: str | Path = FILE) -> ipywidgets.VBox:
    """Code twelve acts by yourself; read what your codes do to the index and to kappa.

    Twin without a widget: ``text.recoding(events, codings, {"2022-10-28-yoon-denial":
    ("toward_russia", "yes")})``, and ``hedging.recoded`` for the table.

    Each code that you choose is kept at once in a file of your own, and comes back when the
    cell is run again. Nothing is written before the first choice.

    Parameters
    ----------
    events, codings : pandas.DataFrame
        The tables of these names.
    path : str or pathlib.Path
        The file.

    Returns
    -------
    ipywidgets.VBox
        Controls ``row``, ``side``, ``cost`` and ``show`` (the codes of the two coders); then
        sentences and the table of the twelve acts.
    """
    rows = hedging.practice(events)
    sheet = _Codes(path, list(rows.index))
    names = [(f"{n}. {title}", row) for n, (row, title) in enumerate(rows["title"].items(), 1)]
    controls = {
        "row": ipywidgets.Dropdown(options=names, description="Row", style=LABEL, layout=_ROOM),
        "side": _choice("Side", "direction"),
        "cost": _choice("Cost", "cost"),
        "show": ipywidgets.Checkbox(description="Show the coders", style=LABEL, layout=WIDE),
    }

    def fill(_: Any = None) -> None:
        sheet.quiet = True
        side, cost = sheet.codes[controls["row"].value]
        controls["side"].value, controls["cost"].value = side or "", cost or ""
        sheet.quiet = False

    def write(_: Any = None) -> None:
        side, cost = controls["side"].value or None, controls["cost"].value or None
        sheet.change(controls["row"].value, (side, cost))

    def draw(row: str, show: bool, **_: Any) -> tuple[str, str]:
        sentences = [
            sheet.state(),
            f"{text.day(rows.loc[row, 'date'])}. {rows.loc[row, 'description']}",
            text.recoding(events, codings, sheet.codes),
        ]
        return "\n".join(sentences), _table(rows, sheet.codes, codings if show else None)

    # These come before the panel's own: codes are changed first, and drawn after.
    controls["row"].observe(fill, names="value")
    controls["side"].observe(write, names="value")
    controls["cost"].observe(write, names="value")
    fill()
    return panel(controls, draw)


class _Codes:
    """The codes of a reader, as they stand in memory and in the file."""

    def __init__(self, path: str | Path, rows: list[str]) -> None:
        self.keep = Keep(path, "coding of lesson 05")
        self.codes: dict[str, tuple[str | None, str | None]] = dict.fromkeys(rows, (None, None))
        self.quiet, self.problem, self.kept = False, "", False
        try:
            content = self.keep.load()
            self.kept = bool(content)
            self.codes |= {row: pair for row in rows if (pair := _pair(content.get(row)))}
        except CourseError as error:
            self.problem = str(error)

    def change(self, row: str, pair: tuple[str | None, str | None]) -> None:
        """Take a code and keep it, unless the controls are only being filled."""
        if self.quiet:
            return
        self.codes[row] = pair
        if self.problem:
            return
        try:
            self.keep.save({row: list(pair) for row, pair in self.codes.items()})
            self.kept = True
        except CourseError as error:
            self.problem = str(error)

    def state(self) -> str:
        """Say how many rows are coded, and where they are kept or why they are not."""
        if self.problem:
            return self.problem
        done = sum(None not in pair for pair in self.codes.values())
        place = f"Kept in {self.keep.path.name}" if self.kept else "Nothing is kept yet"
        return f"{place}: {done} of {len(self.codes)} rows have both codes."


def _pair(kept: Any) -> tuple[str | None, str | None] | None:
    """Return side and cost as they were kept, or None when they are not codes of the course."""
    if not isinstance(kept, list) or len(kept) != len(hedging.CODES):
        return None
    known = ([None, *data.labels("events", code)] for code in hedging.CODES)
    sound = all(code in codes for code, codes in zip(kept, known, strict=True))
    return (kept[0], kept[1]) if sound else None


def _choice(label: str, code: str) -> ipywidgets.Dropdown:
    words = data.labels("events", code).items()
    options = [_BLANK, *((word, value) for value, word in words if value != "na")]
    return ipywidgets.Dropdown(
        options=options, value="", description=label, style=LABEL, layout=_ROOM
    )


def _table(rows: pd.DataFrame, codes: hedging.Codes, codings: pd.DataFrame | None) -> str:
    table = pd.DataFrame(
        {"Act": [html.escape(f"{n}. {title}") for n, title in enumerate(rows["title"], 1)]},
        index=rows.index,
    )
    for place, (code, head) in enumerate(zip(hedging.CODES, ("Side", "Cost"), strict=True)):
        words = {None: "–", **data.labels("events", code)}
        if code == "cost":
            words |= {"yes": "yes", "no": "no"}
        table[f"{head}, you"] = [words[codes[row][place]] for row in rows.index]
        if codings is not None:
            own = codings.set_index("event_id").loc[rows.index]
            for coder in ("first", "second"):
                table[f"{head}, {coder} coder"] = own[f"{code}_{coder}"].map(words)
    left = {"selector": "th, td", "props": "text-align: left; vertical-align: top"}
    body = table.style.hide(axis="index").set_table_styles([left]).to_html(table_uuid="recode")
    return (
        '<div role="region" aria-label="Twelve acts and their codes" tabindex="0" '
        f'style="max-height:440px;overflow:auto">{body}</div>'
    )
