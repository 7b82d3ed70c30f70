"""A reader's own forecasts: keep them in a file, and enter outcomes later."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import ipywidgets

from course import text
from course.answers import UnreadableError, read_number
from course.errors import CourseError
from course.keep import Keep
from course.models import ledger
from course.models.chronology import Day
from course.widgets.panel import LABEL, WIDE, day

OWN = "in your own words"
_shown: WeakKeyDictionary[ipywidgets.VBox, tuple[Path, Callable[[], None]]] = WeakKeyDictionary()
"""Every box on the page with its file and how it reads it again: one press renews them all."""

LINE = {"width": "630px", "height": "64px"}


def my_forecasts(path: str = ledger.FILE, today: Day | None = None) -> ipywidgets.VBox:
    """Keep your own forecasts in a file: test, chance and last day.

    Twin without a widget: ``mine = Keep("my_forecasts.json", ledger.KIND)``, then
    ``mine.save(ledger.add(mine.load(), "One sentence.", 0.3, "2027-06-30"))``.

    Parameters
    ----------
    path : str
        File in the folder of the notebook.
    today : str or datetime.date, optional
        Day of the entries; today unless given.

    Returns
    -------
    ipywidgets.VBox
        Controls ``question``, ``test``, ``chance``, ``last day`` and a button; then what is
        kept. Nothing is written before the button is pressed.
    """
    named = [(question, row["criterion"]) for question, row in ledger.questions().iterrows()]
    question = ipywidgets.Dropdown(
        options=[*named, (OWN, "")], description="Question", style=LABEL, layout=WIDE
    )
    test = ipywidgets.Textarea(description="Test", style=LABEL, layout=LINE)
    chance = ipywidgets.Text(
        description="Chance", placeholder="0.3 or 30 %", style=LABEL, layout=WIDE
    )
    last_day = day("Last day")

    def fill(_: Any = None) -> None:
        test.value = question.value

    def keep(content: dict[str, Any]) -> dict[str, Any]:
        return ledger.add(content, test.value, _chance(chance.value), last_day.value, today)

    question.observe(fill, names="value")
    fill()
    return _book(path, [question, test, chance, last_day], "Keep this forecast", keep)


def my_outcomes(path: str = ledger.FILE, today: Day | None = None) -> ipywidgets.VBox:
    """Enter what became of a forecast that you kept, and read the scores.

    Twin without a widget: ``mine.save(ledger.settle(mine.load(), 1, ledger.CAME))`` and
    ``print(text.my_forecasts(mine.load()))``.

    Parameters
    ----------
    path, today
        As in `my_forecasts`.

    Returns
    -------
    ipywidgets.VBox
        Controls ``number``, ``outcome`` and a button; then what is kept.
    """
    number = ipywidgets.BoundedIntText(
        value=1, min=1, max=999, description="Number", style=LABEL, layout=WIDE
    )
    outcome = ipywidgets.Dropdown(
        options=ledger.OUTCOMES, description="Outcome", style=LABEL, layout=WIDE
    )

    def keep(content: dict[str, Any]) -> dict[str, Any]:
        return ledger.settle(content, number.value, outcome.value, today)

    return _book(path, [number, outcome], "Keep this outcome", keep)


def _book(
    path: str,
    controls: list[ipywidgets.DOMWidget],
    label: str,
    change: Callable[[dict[str, Any]], dict[str, Any]],
) -> ipywidgets.VBox:
    """Put controls and a button above what the file holds; each press reads the file first."""
    kept, file = Keep(path, ledger.KIND), Path(path).resolve()
    sentence = ipywidgets.HTML()

    def show(action: Callable[[], str]) -> None:
        """Show what an action says, or the sentence about its mistake."""
        try:
            words = action()
        except CourseError as error:
            words = str(error)
        lines = "<br>".join(html.escape(line) for line in words.splitlines())
        sentence.value = f'<div role="status">{lines}</div>'

    def read() -> str:
        return text.my_forecasts(kept.load())

    def press() -> str:
        """Change the file as it is now, then renew all panels that show it."""
        content = change(kept.load())
        kept.save(content)
        for where, renew in list(_shown.values()):
            if where == file:
                renew()
        return text.my_forecasts(content)

    button = ipywidgets.Button(description=label, layout={"width": "auto"})
    button.on_click(lambda _: show(press))
    show(read)
    layout = ipywidgets.Layout(display="flex", flex_flow="row wrap")
    box = ipywidgets.VBox([ipywidgets.Box([*controls, button], layout=layout), sentence])
    _shown[box] = file, lambda: show(read)
    return box


def _chance(typed: str) -> float:
    try:
        return read_number(typed)
    except UnreadableError as error:
        given = typed.strip() or "nothing"
        raise CourseError(
            f"A chance lies between 0 and 1, for example 0.3 or 30 %; you gave {given}."
        ) from error
