"""A control in front of the acts of an ally: code them yourself, then look at the rule."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

import ipywidgets
import pandas as pd

from course import text
from course.errors import CourseError
from course.keep import Keep
from course.models import fears
from course.widgets.panel import LABEL, WIDE, panel

FILE = "my_fears.json"
"""Where the reader's codes are kept, in the folder of the notebook."""

_ROOM = {"width": "640px"}


def code_fears(events: pd.DataFrame, path: str | Path = FILE) -> ipywidgets.VBox:
    """Code Washington's acts by reading them; compare your codes with those of the rule.

    Twin without a widget: ``fears.compared(acts, {"2022-03-04-fdpr-exemption": "neither"})``
    with ``acts = fears.practice(events)``, and ``text.fear_codes`` for the sentence.

    Each code is kept at once in a file of your own, and comes back when the cell is run
    again. Nothing is written before the first choice.

    Parameters
    ----------
    events : pandas.DataFrame
        Rows of the table ``events``.
    path : str or pathlib.Path
        The file.

    Returns
    -------
    ipywidgets.VBox
        Controls ``act``, ``code`` and ``rule`` (show the codes of the rule); then sentences
        and the table of the acts.
    """
    acts = fears.practice(events)
    rows = acts.set_index("event_id")
    kept = _Codes(path, list(rows.index))
    names = [(f"{n}. {title}", event) for n, (event, title) in enumerate(rows["title"].items(), 1)]
    choices = [("not coded yet", ""), *((words, code) for code, words in fears.FEARS.items())]
    controls = {
        "act": ipywidgets.Dropdown(options=names, description="Act", style=LABEL, layout=_ROOM),
        "code": ipywidgets.Dropdown(
            options=choices, value="", description="Your code", style=LABEL, layout=WIDE
        ),
        "rule": ipywidgets.Checkbox(description="Show the rule", style=LABEL, layout=WIDE),
    }

    def fill(_: Any = None) -> None:
        kept.quiet = True
        controls["code"].value = kept.codes.get(controls["act"].value, "")
        kept.quiet = False

    def write(_: Any = None) -> None:
        kept.change(controls["act"].value, controls["code"].value)

    def draw(act: str, rule: bool, **_: Any) -> tuple[str, str]:
        row, compared = rows.loc[act], fears.compared(acts, kept.codes)
        sentences = [
            f"{text.day(row['date'], row['date_precision'])}. {row['description']}",
            text.fear_codes(compared, len(acts)),
            kept.state(),
        ]
        return "\n".join(sentences), _table(rows, kept.codes, rule)

    # These come before the panel's own: codes are changed first, and drawn after.
    controls["act"].observe(fill, names="value")
    controls["code"].observe(write, names="value")
    fill()
    return panel(controls, draw)


class _Codes:
    """The codes of a reader, in memory and in the file."""

    def __init__(self, path: str | Path, known: list[str]) -> None:
        self.keep = Keep(path, "codes of fears")
        self.codes: dict[str, str] = {}
        self.quiet, self.problem, self.kept = False, "", False
        try:
            found = self.keep.load()
        except CourseError as error:
            self.problem = str(error)
            return
        # A later version of the course may have lost an act or a code: leave it out.
        self.codes = {e: c for e, c in found.items() if e in known and str(c) in fears.FEARS}
        self.kept = bool(found)

    def change(self, event: str, code: str) -> None:
        """Take a code, or with "" take it back, unless the controls are only being filled."""
        if self.quiet:
            return
        self.codes.pop(event, None)
        if code:
            self.codes[event] = code
        if self.problem:
            return
        try:
            self.keep.save(self.codes)
            self.kept = True
        except CourseError as error:
            self.problem = str(error)

    def state(self) -> str:
        """Say where the codes are kept, or why they are not."""
        if self.problem:
            return self.problem
        return f"Kept in {self.keep.path.name}." if self.kept else "Nothing is kept yet."


def _table(rows: pd.DataFrame, codes: dict[str, str], rule: bool) -> str:
    table = pd.DataFrame(
        {
            "Act": [html.escape(f"{n}. {title}") for n, title in enumerate(rows["title"], 1)],
            "You": [fears.FEARS.get(codes.get(event, ""), "–") for event in rows.index],
        }
    )
    if rule:
        table["Rule"] = rows["fear"].map(fears.FEARS).to_numpy()
    left = {"selector": "th, td", "props": "text-align: left; vertical-align: top"}
    body = table.style.hide(axis="index").set_table_styles([left]).to_html(table_uuid="fears")
    return (
        '<div role="region" aria-label="Acts of Washington and their codes" tabindex="0" '
        f'style="max-height:400px;overflow:auto">{body}</div>'
    )
