"""Controls in front of the red lines."""

from __future__ import annotations

import html

import ipywidgets
import pandas as pd

from course import data, text
from course.charts.red_lines import FOLLOWED, TESTED
from course.models import red_lines
from course.widgets import tables
from course.widgets.panel import ALL, LABEL, WIDE, codes, panel


def line_explorer(lines: pd.DataFrame) -> ipywidgets.VBox:
    """Filter the red lines by state, explicitness and test; read the count and the rows.

    Twin without a widget: ``red_lines.select(lines, state="Russia", tested="yes")``, and
    ``text.what_followed`` for the sentence.

    Parameters
    ----------
    lines : pandas.DataFrame
        The table ``red_lines``.

    Returns
    -------
    ipywidgets.VBox
        Controls ``state``, ``tested``, ``explicitness``, ``followed``; then sentences and a
        table with a link to the first source of each statement.
    """
    levels = [(f"{level}: {words}", level) for level, words in _levels().items()]
    controls = {
        "state": codes("Lines of", "state", "red_lines"),
        "tested": _words("Test", TESTED),
        "explicitness": ipywidgets.Dropdown(
            options=[(ALL, ALL), *levels], description="Explicit", style=LABEL, layout=WIDE
        ),
        "followed": _words("Followed", FOLLOWED),
    }

    def draw(state: str, tested: str, explicitness: str | int, followed: str) -> tuple[str, str]:
        found = red_lines.select(lines, _given(state), _given(tested))
        if explicitness != ALL:
            found = found[found["explicitness"] == explicitness]
        if followed != ALL:
            found = found[found["consequence_followed"] == followed]
        count = f"{len(found)} of {len(lines)} lines pass these filters."
        return f"{count}\n{text.what_followed(found)}" if len(found) else count, _table(found)

    return panel(controls, draw)


def _given(value: str) -> str | None:
    return None if value == ALL else value


def _levels() -> dict[int, str]:
    return data.labels("red_lines", "explicitness")  # type: ignore[return-value]


def _words(label: str, words: dict[str, str]) -> ipywidgets.Dropdown:
    options = [(ALL, ALL), *((shown, code) for code, shown in words.items())]
    return ipywidgets.Dropdown(options=options, description=label, style=LABEL, layout=WIDE)


def _table(lines: pd.DataFrame) -> str:
    plain = {
        column: lines[column].fillna("–").map(html.escape)
        for column in ("act", "condition", "consequence", "later_conduct")
    }
    table = pd.DataFrame(
        {
            "Day": lines["date"].map(text.day),
            "Lines of": lines["state"].map(data.country_name),
            "Speaker": lines["speaker"].map(html.escape),
            "Act": plain["act"],
            "Condition": plain["condition"],
            "Consequence": plain["consequence"],
            "Committed": lines["commitment"].map(data.labels("red_lines", "commitment")),
            "Code": lines["explicitness"],
            "Test": lines["tested"].map(TESTED),
            "Followed": lines["consequence_followed"].map(FOLLOWED),
            "Later": plain["later_conduct"],
            "Source": tables.sources(lines["source_id"]),
        }
    )
    return tables.scrolled(table, "Lines that pass the filters", ["Day"])
