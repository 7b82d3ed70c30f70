"""Controls in front of the chronology."""

from __future__ import annotations

import html
from typing import Any

import ipywidgets
import pandas as pd

from course import data, text
from course.models import chronology
from course.widgets import tables
from course.widgets.panel import ALL, codes, day, panel


def event_explorer(events: pd.DataFrame) -> ipywidgets.VBox:
    """Filter the events by day, actor, field and side; read the count and the rows.

    Twin without a widget: ``chronology.select(events, start=..., end=..., as_of=...,
    initiator="KOR")``, and ``text.timeline`` for the sentence.

    Parameters
    ----------
    events : pandas.DataFrame
        Rows of the table ``events``.

    Returns
    -------
    ipywidgets.VBox
        Controls ``start``, ``end``, ``as_of`` (days in Seoul), ``initiator``, ``target``,
        ``domain``, ``direction``; then a sentence and a table with a link to each source.
    """
    controls = {
        "start": day("From"),
        "end": day("To"),
        "as_of": day("Known by"),
        **{
            column: codes(label, column)
            for column, label in {
                "initiator": "Acts by",
                "target": "Aimed at",
                "domain": "Field",
                "direction": "Side",
            }.items()
        },
    }

    def draw(start: Any, end: Any, as_of: Any, **codes: str) -> tuple[str, str]:
        wanted = {column: code for column, code in codes.items() if code != ALL}
        found = chronology.select(events, start, end, as_of, **wanted)
        count = f"{len(found)} of {len(events)} events pass these filters."
        return count, _event_table(found)

    return panel(controls, draw)


def _event_table(events: pd.DataFrame) -> str:
    words = {c: data.labels("events", c) for c in ("initiator", "domain", "direction")}
    table = pd.DataFrame(
        {
            "Act": text.days(events),
            "Known in Seoul": [text.day(date) for date in events["date_known"]],
            "What": [html.escape(title) for title in events["title"]],
            "By": events["initiator"].map(words["initiator"]).to_numpy(),
            "Field": events["domain"].map(words["domain"]).to_numpy(),
            "Side": events["direction"].map(words["direction"]).to_numpy(),
            "Source": tables.sources(events["source_id"]),
        }
    )
    return tables.scrolled(table, "Events that pass the filters", ["Act", "Known in Seoul"])
