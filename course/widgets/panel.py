"""The frame of every widget: controls above a sentence and a picture."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import ipywidgets

from course import data
from course.charts import chart_bundle, unchecked
from course.errors import CourseError
from course.models.parameters import Parameters

LABEL = {"description_width": "90px"}
WIDE = {"width": "310px"}
LONG_LABEL = {"description_width": "310px"}
MIDDLE_LABEL = {"description_width": "170px"}
LONG = {"width": "410px"}
ALL = "all"
RESET = "Reset to the worked example"


def panel(
    controls: Mapping[str, ipywidgets.DOMWidget],
    draw: Callable[..., tuple[str, Any]],
    presets: Mapping[str, Mapping[str, Any]] | None = None,
    also: Sequence[ipywidgets.DOMWidget] = (),
) -> ipywidgets.VBox:
    """Put controls above a sentence and a picture, and redraw when a control changes.

    Parameters
    ----------
    controls : mapping of str to ipywidgets.DOMWidget
        Name to control.
    draw : callable
        Takes the values by name; returns a sentence and a picture.
    presets : mapping of str to mapping, optional
        Label of a button to the values it sets, for example `reset`.
    also : sequence of ipywidgets.DOMWidget, optional
        Controls that stand elsewhere: when they change, this panel is drawn again.

    Returns
    -------
    ipywidgets.VBox
        Controls and buttons, the sentence, the picture.
    """
    sentence = ipywidgets.HTML()
    picture = ipywidgets.Output()

    def redraw(_: Any = None) -> None:
        """Draw anew; a mistake of the reader becomes the sentence, without a picture."""
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

    for control in (*controls.values(), *also):
        control.observe(redraw, names="value")
    redraw()

    def set_all(values: Mapping[str, Any]) -> None:
        for name, value in values.items():  # one drawing in the end, not one for each control
            controls[name].unobserve(redraw, names="value")
            controls[name].value = value
            controls[name].observe(redraw, names="value")
        redraw()

    buttons = []
    for label, values in (presets or {}).items():
        button = ipywidgets.Button(description=label, layout={"width": "auto"})
        button.on_click(lambda _, values=values: set_all(values))
        buttons.append(button)
    layout = ipywidgets.Layout(display="flex", flex_flow="row wrap")
    row = ipywidgets.Box([*controls.values(), *buttons], layout=layout)
    box = ipywidgets.VBox([row, sentence, picture])
    box.redraw = redraw  # for what changes elsewhere, for example a file that two panels share
    return box


def _output(content: Any) -> dict[str, Any]:
    if isinstance(content, str):
        bundle, metadata = {"text/html": content, "text/plain": ""}, {}
    else:
        bundle, metadata = chart_bundle(content)
    return {"output_type": "display_data", "data": bundle, "metadata": metadata}


def day(label: str) -> ipywidgets.DatePicker:
    """Return a control for a day; empty until the reader sets it."""
    return ipywidgets.DatePicker(description=label, style=LABEL, layout=WIDE)


def reset(controls: Mapping[str, ipywidgets.DOMWidget]) -> dict[str, dict[str, Any]]:
    """Return the preset that puts every control back to the value it has now."""
    return {RESET: {name: control.value for name, control in controls.items()}}


def box(record: Parameters, name: str) -> ipywidgets.BoundedFloatText:
    """Return a number box for one parameter of a record, within its classroom range."""
    about, (low, high) = record.about(name), record.range_of(name)
    span = high - low
    return ipywidgets.BoundedFloatText(
        value=getattr(record, name),
        min=low,
        max=high,
        step=0.05 if span <= 1 else 0.1 if span <= 5 else 1,
        description=f"{about['symbol']}: {about['meaning']}",
        style=LONG_LABEL,
        layout=LONG,
    )


def boxes(record: Parameters, *names: str) -> dict[str, ipywidgets.BoundedFloatText]:
    """Return number boxes for parameters of a record; without names, for all."""
    return {name: box(record, name) for name in names or record.table().index}


def choose(label: str, options: list[tuple[str, Any]], value: Any) -> ipywidgets.Dropdown:
    """Return a list of choices: words and values."""
    return ipywidgets.Dropdown(
        options=options, value=value, description=label, style=MIDDLE_LABEL, layout=LONG
    )


def codes(label: str, column: str, table: str = "events") -> ipywidgets.Dropdown:
    """Return a list of the codes of a column, in words, with "all" on top."""
    options = [(words, code) for code, words in data.labels(table, column).items()]
    return ipywidgets.Dropdown(
        options=[(ALL, ALL), *options], description=label, style=LABEL, layout=WIDE
    )
