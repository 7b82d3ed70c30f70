"""The sheets of one reader: what several controls of a lesson write, in one file a decision point.

All controls of a folder share one set of sheets, so that a weight set in one panel moves the
ranking in another, and the point chosen in one is the point of all.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ipywidgets
import traitlets

from course.errors import CourseError
from course.keep import Keep
from course.models import decisions
from course.widgets.panel import panel

KIND = "decision sheet"
_FILE = "file"  # what every panel hears: a file was made, changed elsewhere, or cannot be kept
_REST = 0.15  # seconds without a change until the other panels are drawn again


def file_name(point_id: str) -> str:
    """Return the name of the file of a point."""
    return f"my_decision_{point_id}.json"


class Sheets:
    """One sheet a decision point, in memory and in its file.

    Parameters
    ----------
    folder : str or pathlib.Path
        Where the files lie: the folder of the notebook.
    """

    def __init__(self, folder: Path) -> None:
        self.hub = ipywidgets.Dropdown(options=decisions.points(), value="D3")
        self.keeps = {p: Keep(folder / file_name(p), KIND) for p in decisions.points()}
        self.problems: dict[str, str] = {}
        self.kept: set[str] = set()
        self._files: dict[str, str] = {}
        self._found: dict[str, dict[str, Any]] = {}
        self._sheets: dict[str, dict[str, Any]] = {}
        self._views: dict[str, tuple[Callable[[], None], Page]] = {}
        self._changed: set[str] = set()
        self._waiting: asyncio.TimerHandle | None = None
        self.read()

    def read(self) -> None:
        """Read all files again. A damaged one stays as it is, and its sheet is blank."""
        self.problems, self.kept = {}, set()
        for point, keep in self.keeps.items():
            content: dict[str, Any] = {}
            try:
                content = keep.load()
            except CourseError as error:
                self.problems[point] = str(error)
            if content:
                self.kept.add(point)
            if self._files.get(point) != (found := _as_text(content)):
                self._files[point], self._found[point] = found, content
                self._changed.add(_FILE)
                self._sheets.pop(point, None)
        self.tell("")

    def sheet(self, point: str) -> dict[str, Any]:
        """Return the sheet of a point, as `decisions.blank` makes it."""
        if point not in self._sheets:
            self._sheets[point] = decisions.sound(self._found[point], point)
        return self._sheets[point]

    def record(self, point: str) -> dict[str, Any]:
        """Return the part that holds choice, weights and chances."""
        return self.sheet(point)["record"]

    def write(self, point: str, about: str, part: dict[str, Any], values: dict[str, Any]) -> None:
        """Take new values into a part of a sheet, and keep the sheet. Nothing new: no file.

        `about` says what changes, for the panels that hear of it (see `Page`).
        """
        new = {key: value for key, value in values.items() if part.get(key) != value}
        if not new:
            return
        before = self.state(point)
        part.update(new)
        if point not in self.problems:
            try:
                self.keeps[point].save(self.sheet(point))
                self.kept.add(point)
                self._files[point] = _as_text(self.sheet(point))
            except CourseError as error:
                self.problems[point] = str(error)
        self._changed |= {about} if self.state(point) == before else {_FILE}

    def tell(self, by: str) -> None:
        """Redraw the other panels that hear of what was written."""
        if self._waiting:
            self._waiting.cancel()
        self._waiting = None
        changed, self._changed = self._changed, set()
        for name, (refresh, page) in list(self._views.items()):
            if name != by and (_FILE in changed or changed & set(page.hears)):
                refresh()

    def state(self, point: str) -> str:
        """Say where the sheet is kept, or why it is not."""
        if point in self.problems:
            return self.problems[point]
        if point not in self.kept:
            return "Nothing is kept yet."
        return f"Kept in {file_name(point)}."

    def bind(
        self,
        name: str,
        controls: dict[str, ipywidgets.DOMWidget],
        page: Page,
        presets: dict[str, dict[str, Any]] | None = None,
    ) -> ipywidgets.VBox:
        """Make a panel whose controls always show what the sheet holds.

        Parameters
        ----------
        name : str
            A panel that is made again takes the place of the earlier one of its name.
        controls : dict
            Name to control; one is ``point``.
        page : Page
            How the panel fills its controls, writes their values, and what it shows.
        presets : dict, optional
            As in `panel`.

        Returns
        -------
        ipywidgets.VBox
        """
        moving = 0

        def fill(_: Any = None) -> None:
            nonlocal moving
            moving += 1  # controls change because something else was chosen: nobody has typed
            page.fill(*(controls[one].value for one in page.choosers))
            moving -= 1

        def draw(**values: Any) -> tuple[str, Any]:
            """Write what was typed, or put back what the sheet holds; then show."""
            if moving:
                return "", ""
            if not page.write(**values):
                fill()
                values = {key: control.value for key, control in controls.items()}
            return page.show(**values)

        def refresh() -> None:
            """Show what another panel has written."""
            fill()
            box.redraw()

        controls["point"].value = self.hub.value
        fill()
        # These come before the panel's own: the rest is filled first, and drawn after.
        for one in page.choosers:
            controls[one].observe(fill, names="value")
        box = panel(controls, draw, presets)
        self._views[name] = refresh, page
        self._tell_after(box, name, self._tell_soon if page.slides else self.tell)
        traitlets.link((self.hub, "value"), (controls["point"], "value"))
        return box

    def _tell_after(self, box: ipywidgets.VBox, name: str, tell: Callable[[str], None]) -> None:
        """Redraw the others after the panel's own drawing, so that it answers at once."""
        for control in box.children[0].children:
            if isinstance(control, ipywidgets.Button):
                control.on_click(lambda _: tell(name))
            else:
                control.observe(lambda _: tell(name), names="value")

    def _tell_soon(self, by: str) -> None:
        """Let the others wait until a slider rests; without a running kernel tell them now."""
        if self._waiting:
            self._waiting.cancel()
        try:
            self._waiting = asyncio.get_running_loop().call_later(_REST, self.tell, by)
        except RuntimeError:
            self.tell(by)


@dataclass(frozen=True)
class Page:
    """What one panel does with a sheet.

    Attributes
    ----------
    fill : callable
        Takes what the choosers hold; sets the other controls.
    show : callable
        Takes the values by name; returns sentence and picture.
    write : callable
        Takes the values by name; says whether they were accepted.
    choosers : tuple of str
        Controls that choose what the others show.
    hears : tuple of str
        Which changes made in other panels redraw this one.
    slides : bool
        Whether its numbers are moved step by step: then the others wait until it rests.
    """

    fill: Callable[..., None]
    show: Callable[..., tuple[str, Any]]
    write: Callable[..., bool] = lambda **_: True
    choosers: tuple[str, ...] = ("point",)
    hears: tuple[str, ...] = ()
    slides: bool = False


def _as_text(content: dict[str, Any]) -> str:
    return json.dumps(content, sort_keys=True)


_open: dict[Path, Sheets] = {}


def sheets(folder: str | Path = ".") -> Sheets:
    """Return the sheets of a folder, with the files read afresh.

    Parameters
    ----------
    folder : str or pathlib.Path

    Returns
    -------
    Sheets
    """
    place = Path(folder).resolve()
    if place in _open:
        _open[place].read()
    else:
        _open[place] = Sheets(place)
    return _open[place]
