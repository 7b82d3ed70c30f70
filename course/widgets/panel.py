"""The frame of every widget: controls above a sentence and a picture."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets

from course import data
from course.charts import chart_bundle, unchecked
from course.errors import CourseError

LABEL = {"description_width": "90px"}
WIDE = {"width": "310px"}
ALL = "all"


def panel(
    controls: Mapping[str, ipywidgets.DOMWidget], draw: Callable[..., tuple[str, Any]]
) -> ipywidgets.VBox:
    """Put controls above a sentence and a picture, and redraw when a control changes."""
    sentence = ipywidgets.HTML()
    picture = ipywidgets.Output()

    def redraw(_: Any = None) -> None:
        values = {name: control.value for name, control in controls.items()}
        try:
            with unchecked():
                words, content = draw(**values)
        except CourseError as error:
            words, content = str(error), ""
        # Setting the outputs at once is one message; clearing and displaying would be two.
        picture.outputs = (_output(content),)
        lines = "<br>".join(html.escape(line) for line in words.splitlines())
        sentence.value = f'<div role="status">{lines}</div>'

    for control in controls.values():
        control.observe(redraw, names="value")
    redraw()
    layout = ipywidgets.Layout(display="flex", flex_flow="row wrap")
    box = ipywidgets.Box(list(controls.values()), layout=layout)
    return ipywidgets.VBox([box, sentence, picture])


def _output(content: Any) -> dict[str, Any]:
    if isinstance(content, str):
        bundle, metadata = {"text/html": content, "text/plain": ""}, {}
    else:
        bundle, metadata = chart_bundle(content)
    return {"output_type": "display_data", "data": bundle, "metadata": metadata}


def day(label: str) -> ipywidgets.DatePicker:
    """Return a control for a day; empty until the reader sets it."""
    return ipywidgets.DatePicker(description=label, style=LABEL, layout=WIDE)


def codes(label: str, column: str, table: str = "events") -> ipywidgets.Dropdown:
    """Return a list of the codes of a column, in words, with "all" on top."""
    options = [(words, code) for code, words in data.labels(table, column).items()]
    return ipywidgets.Dropdown(
        options=[(ALL, ALL), *options], description=label, style=LABEL, layout=WIDE
    )
