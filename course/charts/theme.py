"""House theme, palette and renderer: the one place that decides how charts look and travel.

Altair is imported here and nowhere else first, because of what its import costs: in an
environment with JupyterLab, Altair's validator finds a grammar package
(`rfc3987_syntax`) and compiles it, about a second in every kernel, for a check that no
chart needs. `import_altair` hides that one package while Altair is imported.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

import pandas as pd

from course import data


def import_altair() -> ModuleType:
    """Import Altair without the slow optional part of its validator."""
    slow = "rfc3987_syntax"
    if "altair" in sys.modules or slow in sys.modules:
        import altair

        return altair
    sys.modules[slow] = None  # type: ignore[assignment]  # importing it now fails, as if absent
    try:
        import altair
    finally:
        del sys.modules[slow]
    return altair


alt = import_altair()

# Okabe and Ito (2008): told apart with each kind of colour blindness, and in grey by lightness.
BLUE, SKY, GREEN = "#0072B2", "#56B4E9", "#009E73"
ORANGE, VERMILLION, PINK = "#E69F00", "#D55E00", "#CC79A7"
INK, GREY, PALE = "#1F2328", "#6E7781", "#D0D7DE"

STATE_COLOURS = {
    "KOR": INK,
    "USA": BLUE,
    "RUS": VERMILLION,
    "UKR": ORANGE,
    "PRK": PINK,
    "CHN": GREEN,
    "JPN": SKY,
}
"""One colour a state, the same in every chart; other states are grey."""


def title(main: str, sub: str = "", beware: pd.DataFrame | None = None) -> Any:
    """Make the title of a chart, and print under it what to beware of in its figures.

    Parameters
    ----------
    main, sub : str
        Title; what is drawn, in which unit.
    beware : pandas.DataFrame, optional
        From `data.caveats`: each caveat with a short form becomes a line.

    Returns
    -------
    altair.TitleParams
    """
    lines = [sub] if sub else []
    if beware is not None:
        lines += [f"Beware: {short}" for short in beware["short"].dropna()]
    return alt.TitleParams(main, subtitle=lines)


def caveats_of(
    *wanted: tuple[str, ...], start: int | None = None, end: int | None = None
) -> pd.DataFrame:
    """Put the caveats of several tables together, for `title`.

    Parameters
    ----------
    *wanted : tuple of str
        A table and its columns, as for `data.caveats`.
    start, end : int, optional
        Only caveats that touch these years.

    Returns
    -------
    pandas.DataFrame
        As from `data.caveats`.
    """
    return pd.concat([data.caveats(*one, start=start, end=end) for one in wanted])


VEGA_LITE_5 = "application/vnd.vegalite.v5+json"
"""The chart type that JupyterLab 4 draws by itself, without a network."""

_EMBED_OPTIONS = {"renderer": "svg", "actions": False, "loader": {"target": "_blank"}}
_SCHEMA_5 = "https://vega.github.io/schema/vega-lite/v5.json"
_FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans CJK KR', sans-serif"


def house_theme() -> dict[str, Any]:
    """Return the Vega-Lite configuration of all charts.

    The background is white and every text colour is set, so that a chart stays readable in
    a dark JupyterLab and on a projector: text is at least 12 px, contrast at least 7 to 1.
    """
    text = {"labelFontSize": 12, "titleFontSize": 13, "labelColor": INK, "titleColor": INK}
    return {
        "config": {
            "background": "white",
            "font": _FONT,
            "view": {"continuousWidth": 640, "continuousHeight": 320, "stroke": None},
            "title": {
                "anchor": "start",
                "color": INK,
                "fontSize": 16,
                "subtitleColor": INK,
                "subtitleFontSize": 13,
                "subtitlePadding": 6,
                "offset": 12,
            },
            "axis": {**text, "titleFontWeight": 600, "gridColor": "#EAEEF2", "domainColor": GREY},
            "legend": {
                **text,
                "titleFontWeight": 600,
                "orient": "bottom",
                "labelLimit": 320,
                "titleLimit": 420,
            },
            "header": {**text},
            "text": {"fontSize": 12, "color": INK},
            "line": {"strokeWidth": 2.5},
            "point": {"size": 70},
            "range": {"category": [BLUE, VERMILLION, GREEN, ORANGE, PINK, SKY, GREY]},
        }
    }


def bundle(spec: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Turn a Vega-Lite specification into what a notebook stores and shows.

    JupyterLab 4 ships a renderer for Vega-Lite 5 only. The charts of this course use
    nothing that came later, so the specification is labelled as version 5, whichever
    Altair made it. The text form is the chart's title and finding: it is what a reader of
    the file without JupyterLab gets.

    Parameters
    ----------
    spec : dict
        A Vega-Lite specification.

    Returns
    -------
    tuple of dict
        Data by media type, and metadata by media type.
    """
    title = spec.get("title", "")
    name = title.get("text", "") if isinstance(title, dict) else title
    text = f"Chart: {name}. {spec.get('description', '')}".strip()
    data = {VEGA_LITE_5: {**spec, "$schema": _SCHEMA_5}, "text/plain": text}
    return data, {VEGA_LITE_5: {"embed_options": _EMBED_OPTIONS}}


def chart_bundle(chart: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Like `bundle`, for a chart object, without validating it again (for widgets: fast)."""
    return bundle(chart.to_dict(validate=False))


def unchecked() -> Any:
    """Build charts inside this context without checking each step (a third of the time).

    For controls only: the same functions build the charts of the lessons, with every check.
    """
    from altair.utils import schemapi

    return schemapi.debug_mode(False)


def _renderer(spec: dict[str, Any], **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
    return bundle(spec)


def _register_theme() -> None:
    if hasattr(alt, "theme"):  # Altair 5.5 and later
        alt.theme.register("tightrope", enable=True)(lambda: alt.theme.ThemeConfig(house_theme()))


_register_theme()
pd.set_option("display.max_colwidth", 160)  # a title of an event is read whole in a table
alt.renderers.register("tightrope", _renderer)
alt.renderers.enable("tightrope")
