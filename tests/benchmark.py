"""Measures the speed of the course against bare notebooks, and prints ratios.

Run `python tests/benchmark.py`, with `--only import_time check` for single bars and with
`--lessons 01 05` for single lessons. Both sides of a bar take turns on the same machine; the
table shows medians. Nothing is asserted: times belong to a machine and an hour, ratios less so.

In a page, time runs from an event to the change of the chart's marks, by the page's clock:
neither Playwright nor painting (a headless browser may paint no frame) is in it.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import jupyter_page as lab_page
import nbformat
import numpy as np
import playwright.sync_api
from nbformat.v4 import new_code_cell, new_notebook

from course import charts, data, lab
from course.home import HOME, NOTEBOOKS
from course.models import alliance, deterrence, gambles, scores, two_level

LESSON = "03_alignment"
LESSONS = [path.stem for path in sorted(NOTEBOOKS.glob("[0-9]*.ipynb"))][1:-1]
"""All but the page of the start, and the council, whose room is one widget."""
MARKS = ".jp-OutputArea-output .vega-embed svg [aria-roledescription]"
VEGA = "application/vnd.vegalite.v5+json"
CHARTS_DRAWN, PRESSES, BLOCK, LESSON_RUNS, IMPORTS, CHECK_RUNS, SUBMISSIONS = 5, 20, 5, 5, 9, 3, 20
MAPS = 9

IMPORT_BARE = "import pandas, altair, ipywidgets"
IMPORT_COURSE = """import importlib, pkgutil, course
for module in pkgutil.walk_packages(course.__path__, "course."):
    if module.name != "course.nbval_report":
        importlib.import_module(module.name)"""
TIMED = "{}\nimport time\nstart = time.perf_counter()\n{}\nprint(time.perf_counter() - start)"

# The bare notebooks get the finished specification: no table is read, no chart built. Their
# chart is SVG too, so that both sides make the same marks.
READ = f"""{IMPORT_BARE}, json
with open("spec.json", encoding="utf-8") as file:
    spec = json.load(file)
altair.renderers.enable("jupyter", offline=True, embed_options={{"renderer": "svg"}})"""
SHOW = f"{READ}\naltair.Chart.from_dict(spec)"
INTERACT = """chart = altair.Chart.from_dict(spec)
control = next(p for p in chart.params if p.to_dict()["name"] == "resolution")
def draw(resolution):
    control.value = resolution
    return chart
ipywidgets.interact(draw, resolution=control.bind.options);"""
INTERACT_5 = """from IPython.display import display
control_5 = next(p for p in spec["params"] if p["name"] == "resolution")
spec["$schema"] = "https://vega.github.io/schema/vega-lite/v5.json"
kind = "application/vnd.vegalite.v5+json"
def draw_5(resolution):
    control_5["value"] = resolution
    display({kind: spec}, raw=True, metadata={kind: {"embed_options": {"renderer": "svg"}}})
ipywidgets.interact(draw_5, resolution=control_5["bind"]["options"]);"""

# Puts under each widget of a lesson the same controls with the same picture, made with
# `interact` alone: Altair's own checks, and for a chart no sentences. (Tables hold words of
# `text`, so there both sides make them.) The module is loaded a second time for it, so that the
# course's own copy stays as it is.
PLAIN = """import importlib.util, ipywidgets
from unittest import mock
from IPython.display import HTML
from course import data, widgets
def plain(name, *given):
    found = importlib.util.find_spec(getattr(widgets, name).__module__)
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    def panel(controls, draw, *_):
        def picture(**values):
            content = draw(**values)[1]
            if isinstance(content, str):
                return HTML(content)
            module.text = mock.MagicMock()
            return content
        ipywidgets.interact(picture, **controls)
    module.panel = panel
    getattr(module, name)(*given)"""
# Panels that need a reader's file, or show no table or chart that follows a control.
NO_TWIN = ("framing_grid", "desk", "sort_cards", "my_scores", "my_chances", "my_choice", "reveal")
NO_TWIN += ("my_forecasts", "my_outcomes", "rate_evidence")
# The chart of `my_weights` is that of `option_values`.
TWINS = {"my_weights": ("option_values", "*map(data.load, tables)")}
TABLES = 'tables = ("option_scores", "weight_profiles", "options")'
# The first control of a widget is pressed, but where it only changes the sentence.
PRESSED = {"event_explorer": 2, "recode": 1, "code_fears": 1, "my_weights": 1}
PRESSED["gamble"] = 3  # the chance: some outcomes fit no gamble

# Notes when "Run All Cells" was released in the menu, and when the first chart was there.
STOPWATCH = """css => {
    window.addEventListener('pointerup', () => { window.pressed = performance.now(); }, true);
    const watcher = new MutationObserver(() => {
        if (!document.querySelector(css)) return;
        watcher.disconnect();
        window.drawn = performance.now();
    });
    watcher.observe(document.body, {subtree: true, childList: true});
}"""
# Changes a list or a number; the answer is the time until the cell shows another picture.
PRESS = """(cell, [css, place, number]) => new Promise((done, fail) => {
    const marks = () => [...cell.querySelectorAll('svg [aria-roledescription], td')]
        .map(mark => (mark.getAttribute('aria-label') || mark.textContent)
            + mark.getAttribute('d') + mark.getAttribute('fill')).join();
    const control = cell.querySelectorAll(css)[place];
    const before = marks();
    const watcher = new MutationObserver(() => {
        const now = marks();
        if (!now || now === before) return;
        watcher.disconnect();
        done(performance.now() - start);
    });
    watcher.observe(cell, {subtree: true, childList: true, attributes: true});
    setTimeout(() => fail(new Error(`nothing changed after ${css} ${number}`)), 20000);
    const start = performance.now();
    if (control.options) {
        const many = control.options.length;
        const next = number % many;
        control.selectedIndex = next === control.selectedIndex ? (next + 1) % many : next;
    } else {
        const [low, high] = [+control.min || 0, +control.max || 1];
        control.value = low + (high - low) * (3 * number % 7 + 1) / 8;
    }
    for (const kind of ['input', 'change']) {
        control.dispatchEvent(new Event(kind, {bubbles: true}));
    }
})"""
LISTS = ".widget-dropdown select, .widget-select select, .widget-text input[type=number]"


@dataclass
class Row:
    """One line of the table: seconds of both sides, and how large the ratio may be."""

    name: str
    course: list[float]
    bare: list[float] = field(default_factory=list)
    bar: float | None = None

    def __str__(self) -> str:
        ours = statistics.median(self.course)
        line = f"{self.name:50} {_seconds(ours)}"
        if not self.bare:
            return f"{line} {'':32} {_range(self.course)}"
        theirs = statistics.median(self.bare)
        verdict = "-" if self.bar is None else "met" if ours / theirs <= self.bar else "MISSED"
        line += f" {_seconds(theirs)} {ours / theirs:6.2f} {self.bar or '-':>5} {verdict:8}"
        return f"{line} {_range(self.course)} | {_range(self.bare)}"


def first_chart(lessons: list[str]) -> Iterator[Row]:
    """From "Run All Cells" to the first chart, in a new page with a new kernel each time."""
    with _lab_and_browser() as (folder, address, context):
        for stem in lessons:
            lesson = _lesson(stem)
            nbformat.write(lesson, folder / "shipped.ipynb")
            _write_specification(folder, _first_specification(lesson))
            for cell in lesson.cells:
                if cell.cell_type == "code":
                    cell.outputs, cell.execution_count = [], None
            nbformat.write(lesson, folder / "emptied.ipynb")
            _write(folder / "bare.ipynb", SHOW)
            one = partial(_first_chart, context, address)
            ways = [partial(one, name) for name in ("bare", "shipped", "emptied")]
            bare, shipped, emptied = _alternate(CHARTS_DRAWN, *ways)
            yield Row(f"first chart, {stem} as shipped", shipped, bare, 0.5)
            yield Row(f"first chart, {stem} without stored outputs", emptied, bare, 0.5)


def _first_chart(context, address: str, name: str) -> float:
    page = lab_page.new_page(context)
    lab_page.open_notebook(page, address, f"{name}.ipynb")
    if name == "shipped":
        lab_page.wait_for(page, "css => document.querySelector(css)", arg=MARKS)
    lab_page.clear_outputs(page)
    lab_page.wait_for(page, "css => !document.querySelector(css)", arg=MARKS)
    page.wait_for_timeout(1000)  # let the page come to rest
    page.evaluate(STOPWATCH, MARKS)
    lab_page.run_all(page)
    lab_page.wait_for(page, "() => window.drawn", seconds=120)
    seconds = page.evaluate("(window.drawn - window.pressed) / 1000")
    page.close()
    _stop_kernels(context, address)
    return seconds


def _stop_kernels(context, address: str) -> None:
    """End all sessions: the next page has a kernel of its own."""
    sessions, token = f"{address}/api/sessions", f"?token={lab_page.TOKEN}"
    for session in context.request.get(sessions + token).json():
        context.request.delete(f"{sessions}/{session['id']}{token}")


def control_inside() -> Iterator[Row]:
    """A choice inside the map of the lesson, against one redraw of it through `interact`."""
    with _lab_and_browser() as (folder, address, context):
        chart = charts.vote_map(data.load("ukraine_votes"), data.load("resolutions"))
        _write_specification(folder, chart.to_dict())
        _write(folder / "bare.ipynb", READ, INTERACT, INTERACT_5)
        lesson = _run(context, address, f"notebooks/{LESSON}.ipynb")
        bare = _run(context, address, "bare.ipynb")
        ours, altair, mimetype = _presses(
            (lesson, "charts.vote_map(", "select[name=resolution]", 0),
            (bare, "interact(draw,", LISTS, 0),
            (bare, "interact(draw_5,", LISTS, 0),
        )
    yield Row("control inside a chart / interact, Altair offline", ours, altair, 0.25)
    yield Row("control inside a chart / interact, plain v5 type", ours, mimetype)


def control_kernel(lessons: list[str]) -> Iterator[Row]:
    """One control of every widget, against `interact` with the same picture on the same page."""
    with _lab_and_browser() as (folder, address, context):
        for stem in lessons:
            lesson = _lesson(stem)
            names = _add_twins(lesson)
            if not names:
                continue
            nbformat.write(lesson, folder / "notebooks" / "both.ipynb")
            page = _run(context, address, "notebooks/both.ipynb")
            for name in names:
                place = PRESSED.get(name, 0)
                cells = [f"widgets.{name}(", f"plain({TWINS.get(name, [name])[0]!r}"]
                try:
                    ours, plain = _presses(*((page, words, LISTS, place) for words in cells))
                except playwright.sync_api.Error as error:
                    print(f"{stem} {name}: {error.message.splitlines()[0]}", flush=True)
                    continue
                yield Row(f"control, {stem[:2]} {name} / interact", ours, plain, 1.0)
            page.close()
            _stop_kernels(context, address)


def _add_twins(lesson: nbformat.NotebookNode) -> list[str]:
    """Put a cell with the plain twin under each widget, and return the widgets' names."""
    names, cells = [], [new_code_cell(PLAIN), new_code_cell(TABLES)]
    for cell in lesson.cells:
        cells.append(cell)
        call = re.fullmatch(r"widgets\.(\w+)\((.*)\)", cell.source)
        if cell.cell_type == "code" and call and call[1] not in NO_TWIN:
            names.append(call[1])
            twin, given = TWINS.get(call[1], call.groups())
            cells.append(new_code_cell(f"plain({', '.join(filter(None, (repr(twin), given)))})"))
    lesson.cells = cells
    return names


def lesson_nbval(lessons: list[str]) -> Iterator[Row]:
    """A whole lesson under nbval, against a notebook that only imports."""
    words = [sys.executable, "-m", "pytest", "-q", "--nbval-lax", "--nbval-current-env"]
    words += ["-p", "no:cacheprovider", "-c", os.devnull]
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / "bare.ipynb", *(NOTEBOOKS / f"{stem}.ipynb" for stem in lessons)]
        _write(paths[0], IMPORT_BARE)
        commands = [[*words, f"--rootdir={path.parent}", str(path)] for path in paths]
        bare, *ours = _alternate(LESSON_RUNS, *(partial(_wall, words) for words in commands))
    for stem, times in zip(lessons, ours, strict=True):
        yield Row(f"lesson under nbval, {stem}", times, bare, 3)


def import_time() -> Iterator[Row]:
    """All modules of the course, against the libraries that they rest on."""
    ours, bare = _alternate(IMPORTS, partial(_timed, IMPORT_COURSE), partial(_timed, IMPORT_BARE))
    yield Row("import of all modules", ours, bare, 0.5)


def load_tables() -> Iterator[Row]:
    """All tables, read cold, against the import of pandas."""
    load = partial(_timed, "for name in data.TABLES: data.load(name)", "from course import data")
    ours, bare = _alternate(IMPORTS, load, partial(_timed, "import pandas"))
    yield Row("all tables, cold (bare: import of pandas)", ours, bare, 0.5)


def check() -> Iterator[Row]:
    """`course check` on the submissions of a class in one call; no bare notebook does this."""
    solution = HOME / "exercises" / "solutions" / f"{LESSON}.ipynb"
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{i:02}_{solution.name}" for i in range(SUBMISSIONS)]
        for path in paths:
            shutil.copyfile(solution, path)
        command = "from course.cli import main; main()"
        words = [sys.executable, "-c", command, "check", *map(str, paths)]
        times = [_wall(words) for _ in range(CHECK_RUNS)]
    yield Row(f"course check, {SUBMISSIONS} submissions", times)
    yield Row("course check, a submission", [seconds / SUBMISSIONS for seconds in times])


def models() -> Iterator[Row]:
    """A heat map of 200 by 200 cells, against one evaluation of the same formula.

    The bar is 100 times, where a loop over the cells would cost 40,000 times.
    """
    for name, (one, many) in _heat_maps().items():
        map_times, cell_times = _alternate(MAPS, partial(_spent, many, 1), partial(_spent, one))
        yield Row(f"200 x 200 map / one value: {name}", map_times, cell_times, 100)


def _heat_maps() -> dict[str, tuple[Callable, Callable]]:
    """Return each model twice: for one pair of parameters, and for all pairs of a grid."""
    fears, gains, costs = np.linspace(1, 60, 200), np.linspace(1, 20, 200), np.linspace(5, 40, 200)
    shares, chances = np.linspace(0, 1, 200), np.linspace(0, 0.99, 200)
    pairs = {
        "A, squares": (lambda a, e: alliance.optimum(alliance.Stakes.fears(a, e)), fears, fears),
        "A, no closed form": (
            lambda a, e: alliance.optimum(alliance.Stakes.fears(a, e, 6, 1.5)),
            fears,
            fears,
        ),
        "A, best pressure": (
            lambda v, q: alliance.best_pressure(alliance.Patron(value=v, price=q)),
            fears,
            gains,
        ),
        "B1, deterred or not": (
            lambda b, k: deterrence.deters(deterrence.Threat(gain=b, worst_cost=k)),
            gains,
            costs,
        ),
        "B2, clear or silent": (
            lambda w, k: deterrence.best_resolve(deterrence.Clarity(harm=w, worst_cost=k)),
            gains,
            costs,
        ),
        "B3, restraint": (
            lambda b, d: deterrence.holds(deterrence.Restraint(gain=b, patience=d)),
            gains,
            chances,
        ),
        "B4, best slice": (
            lambda b, w: deterrence.best_slice(deterrence.Slices(gain=b, harm=w)),
            gains,
            costs,
        ),
        "C, information": (
            lambda p, good: gambles.perfect_information(gambles.Gamble(good=good, chance_bad=p)),
            shares,
            fears + 20,
        ),
        "D, expected score": (
            lambda q, p: scores.expected_brier(scores.Belief(q, p)),
            shares,
            shares,
        ),
        "two-level game": (
            lambda s, h: two_level.agreement(two_level.Table(status_quo=s, assembly=h)),
            shares,
            shares,
        ),
    }
    return {
        name: (partial(f, one[99], two[50]), partial(f, one[:, None], two))
        for name, (f, one, two) in pairs.items()
    }


def _spent(way: Callable, times: int = 100) -> float:
    start = time.perf_counter()
    for _ in range(times):
        way()
    return (time.perf_counter() - start) / times


BARS = (
    first_chart,
    control_inside,
    control_kernel,
    lesson_nbval,
    import_time,
    load_tables,
    check,
    models,
)
PER_LESSON = (first_chart, control_kernel, lesson_nbval)


def main() -> None:
    """Print the table, a row as soon as it is measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    bars = {bar.__name__: bar for bar in BARS}
    parser.add_argument("--only", nargs="+", choices=bars, default=bars, help="single bars")
    parser.add_argument("--lessons", nargs="+", default=LESSONS, help="01, 02 ... or stems")
    given = parser.parse_args()
    lessons = [stem for stem in LESSONS if stem.startswith(tuple(given.lessons))]
    head = f"{'':50} {'course':>7} {'bare':>7} {'ratio':>6} {'bar':>5} {'':8} min-max of both"
    print(head, flush=True)
    with tempfile.TemporaryDirectory() as cache:
        # Compiled modules are kept, as with every reader, but not among the course's files.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = cache
        for name in given.only:
            try:
                for row in bars[name](lessons) if bars[name] in PER_LESSON else bars[name]():
                    print(row, flush=True)
            except RuntimeError as error:  # the other bars are still worth their time
                print(f"{name}: {error}", flush=True)


@contextlib.contextmanager
def _lab_and_browser() -> Iterator[tuple]:
    """Start JupyterLab in a copy of the course."""
    with tempfile.TemporaryDirectory() as place:
        folder = lab.working_folder(Path(place))
        with lab_page.jupyter(folder) as address, lab_page.chromium() as context:
            yield folder, address, context


def _lesson(stem: str) -> nbformat.NotebookNode:
    return nbformat.read(NOTEBOOKS / f"{stem}.ipynb", as_version=4)


def _first_specification(lesson: nbformat.NotebookNode) -> dict:
    outputs = (output for cell in lesson.cells for output in cell.get("outputs", ()))
    return next(o["data"][VEGA] for o in outputs if VEGA in o.get("data", ()))


def _write_specification(folder: Path, specification: dict) -> None:
    (folder / "spec.json").write_text(json.dumps(specification), encoding="utf-8")


def _write(path: Path, *sources: str) -> None:
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    cells = [new_code_cell(source) for source in sources]
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)


def _run(context, address: str, path: str):
    page = lab_page.new_page(context)
    lab_page.open_notebook(page, address, path)
    lab_page.clear_outputs(page)
    lab_page.run_all(page)
    lab_page.wait_until_run(page)
    page.wait_for_timeout(3000)  # the last charts are drawn
    return page


def _presses(*controls: tuple) -> list[list[float]]:
    """Press the control of each cell in blocks that take turns; the first press does not count."""
    times = [[] for _ in controls]
    for first in range(1, PRESSES, BLOCK):
        for (page, words, css, place), found in zip(controls, times, strict=True):
            cell = page.locator(".jp-CodeCell", has_text=words)
            for number in range(first if found else 0, first + BLOCK):
                page.wait_for_timeout(300)  # nothing of the last press is left to do
                found.append(cell.evaluate(PRESS, [css, place, number + 1]) / 1000)
    return [found[1:] for found in times]


def _alternate(runs: int, *ways: Callable[[], float]) -> list[list[float]]:
    """Run all ways in turn; a round before fills the caches and does not count."""
    rounds = [[way() for way in ways] for _ in range(runs + 1)][1:]
    return [list(column) for column in zip(*rounds, strict=True)]


def _timed(code: str, before: str = "") -> float:
    words = [sys.executable, "-c", TIMED.format(before, code)]
    return float(subprocess.run(words, check=True, capture_output=True, text=True).stdout)


def _wall(words: list[str]) -> float:
    start = time.perf_counter()
    done = subprocess.run(words, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    if done.returncode:
        raise RuntimeError(f"{words[1:4]} failed:\n{(done.stdout + done.stderr)[-2000:]}")
    return seconds


def _seconds(value: float) -> str:
    if value < 0.001:
        return f"{value * 1e6:4.0f} us"
    return f"{value:5.2f} s" if value >= 1 else f"{value * 1000:4.0f} ms"


def _range(values: list[float]) -> str:
    return f"{_seconds(min(values)).strip()}-{_seconds(max(values)).strip()}"


if __name__ == "__main__":
    main()
