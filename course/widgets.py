"""Controls in front of the charts, for what Python must compute again.

Each function returns an ordinary ipywidgets box. Its state is the `value` of its controls,
so it can be read, set and tested without a browser. Every control has a visible label,
which is its accessible name too. Sliders are avoided: the slider of ipywidgets has no
accessible name; number boxes and lists have. Each docstring names the twin: the call that
gives the same answer without a widget.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets
import pandas as pd

from course import data, text
from course.charts import chart_bundle, ideal_points, ranks, unchecked
from course.errors import CourseError
from course.models import chronology, voting

_LABEL = {"description_width": "90px"}
_WIDE = {"width": "310px"}
_ALL = "all"


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
        "start": _day("From"),
        "end": _day("To"),
        "as_of": _day("Known by"),
        **{
            column: _codes(label, column)
            for column, label in {
                "initiator": "Acts by",
                "target": "Aimed at",
                "domain": "Field",
                "direction": "Side",
            }.items()
        },
    }

    def draw(start: Any, end: Any, as_of: Any, **codes: str) -> tuple[str, str]:
        wanted = {column: code for column, code in codes.items() if code != _ALL}
        found = chronology.select(events, start, end, as_of, **wanted)
        count = f"{len(found)} of {len(events)} events pass these filters."
        return count, _event_table(found)

    return _panel(controls, draw)


def neighbours(alignment: pd.DataFrame) -> ipywidgets.VBox:
    """Rank states by their distance to a power, for any year and series.

    Twin without a widget: ``charts.ranks(voting.ranks(alignment, "USA", 2023), "USA", 2023)``.

    Parameters
    ----------
    alignment : pandas.DataFrame
        The table ``alignment``.

    Returns
    -------
    ipywidgets.VBox
        Controls ``reference``, ``year``, ``series``; then sentences and a bar chart.
    """
    powers = [(name, code) for code, name in voting.POWERS.items()]
    series = [(words, column) for column, words in voting.SERIES.items()]
    first, last = int(alignment["year"].min()), int(alignment["year"].max())
    controls = {
        "reference": ipywidgets.Dropdown(
            options=powers, value="USA", description="Distance to", style=_LABEL, layout=_WIDE
        ),
        "year": ipywidgets.BoundedIntText(
            value=2023, min=first, max=last, description="Year", style=_LABEL, layout=_WIDE
        ),
        "series": ipywidgets.Dropdown(
            options=series, description="Series", style=_LABEL, layout=_WIDE
        ),
    }

    def draw(reference: str, year: int, series: str) -> tuple[str, Any]:
        table = voting.ranks(alignment, reference, year, series=series)
        return text.ranks(table, reference, year), ranks(table, reference, year)

    return _panel(controls, draw)


def compare_states(points: pd.DataFrame) -> ipywidgets.VBox:
    """Draw the ideal points of any states that you choose.

    Twin without a widget: ``charts.ideal_points(points, ["KOR", "USA", "DEU"])``.

    Parameters
    ----------
    points : pandas.DataFrame
        The table ``ideal_points``.

    Returns
    -------
    ipywidgets.VBox
        Control ``countries`` (hold Ctrl or Cmd to choose several); then sentences and lines.
    """
    names = sorted((data.country_name(code), code) for code in points["country"].unique())
    controls = {
        "countries": ipywidgets.SelectMultiple(
            options=names,
            value=("KOR", "USA", "RUS", "TUR", "IND"),
            description="States",
            rows=8,
            style=_LABEL,
            layout=_WIDE,
        )
    }

    def draw(countries: tuple[str, ...]) -> tuple[str, Any]:
        if not countries:
            raise CourseError("Choose at least one state.")
        return text.ideal_points(points, list(countries)), ideal_points(points, countries)

    return _panel(controls, draw)


def _panel(
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


def _day(label: str) -> ipywidgets.DatePicker:
    return ipywidgets.DatePicker(description=label, style=_LABEL, layout=_WIDE)


def _codes(label: str, column: str) -> ipywidgets.Dropdown:
    options = [(words, code) for code, words in data.labels("events", column).items()]
    return ipywidgets.Dropdown(
        options=[(_ALL, _ALL), *options], description=label, style=_LABEL, layout=_WIDE
    )


def _event_table(events: pd.DataFrame) -> str:
    words = {c: data.labels("events", c) for c in ("initiator", "domain", "direction")}
    sources = data.source_labels(events["source_id"])
    links = [
        f'<a href="{html.escape(url)}" target="_blank">{html.escape(source)}</a>'
        for source, url in zip(sources["source"], sources["url"], strict=True)
    ]
    dates = zip(events["date"], events["date_precision"], strict=True)
    table = pd.DataFrame(
        {
            "Act": [text.day(date, precision) for date, precision in dates],
            "Known in Seoul": [text.day(date) for date in events["date_known"]],
            "What": [html.escape(title) for title in events["title"]],
            "By": events["initiator"].map(words["initiator"]).to_numpy(),
            "Field": events["domain"].map(words["domain"]).to_numpy(),
            "Side": events["direction"].map(words["direction"]).to_numpy(),
            "Source": links,
        }
    )
    left = {"selector": "th, td", "props": "text-align: left; vertical-align: top"}
    days = table.columns[:2]
    body = (
        table.style.hide(axis="index")
        .set_table_styles([left])
        .set_properties(subset=days, **{"white-space": "nowrap"})
        .to_html(table_uuid="events")
    )
    return (
        '<div role="region" aria-label="Events that pass the filters" tabindex="0" '
        f'style="max-height:320px;overflow:auto">{body}</div>'
    )
