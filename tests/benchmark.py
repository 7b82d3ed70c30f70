"""Measures the speed of the course against bare notebooks, and prints ratios.

Run `python tests/benchmark.py`, with `--only import_time check` for single bars. Both sides
of a bar take turns on the same machine; the table shows medians. Nothing is asserted: times
belong to a machine and an hour, ratios less so.

In a page, time runs from an event to the change of the chart's marks, by the page's clock:
neither Playwright nor painting (a headless browser may paint no frame) is in it.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
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
from nbformat.v4 import new_code_cell, new_notebook

from course import charts, data, lab
from course.home import HOME, NOTEBOOKS
from course.models import alliance, deterrence, gambles, scores, two_level

LESSON = "03_alignment"
MARKS = ".jp-OutputArea-output .vega-embed svg [aria-roledescription='geoshape']"
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

COURSE_WIDGET = """from course import charts, data, widgets
from course.models import voting
alignment = data.load("alignment")
widgets.neighbours(alignment)"""
COURSE_INTERACT = """import ipywidgets
def draw(reference, year, series):
    return charts.ranks(voting.ranks(alignment, reference, year, series=series), reference, year)
ipywidgets.interact(
    draw,
    reference=[(name, code) for code, name in voting.POWERS.items()],
    year=ipywidgets.BoundedIntText(value=2023, min=1991, max=2025),
    series=[(words, column) for column, words in voting.SERIES.items()],
);"""

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
# Chooses in a list; the answer is the time until the chart of the cell shows other marks.
PRESS = """(cell, [css, number]) => new Promise((done, fail) => {
    const marks = () => [...cell.querySelectorAll('svg [aria-roledescription]')]
        .map(mark => mark.getAttribute('aria-label')).join();
    const control = cell.querySelector(css);
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
    control.selectedIndex = number % control.options.length;
    for (const kind of ['input', 'change']) {
        control.dispatchEvent(new Event(kind, {bubbles: true}));
    }
})"""


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


def first_chart() -> Iterator[Row]:
    """From "Run All Cells" to the first chart, in a new page with a new kernel each time."""
    with _lab_and_browser() as (folder, address, context):
        lesson = nbformat.read(NOTEBOOKS / f"{LESSON}.ipynb", as_version=4)
        nbformat.write(lesson, folder / "shipped.ipynb")
        for cell in lesson.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        nbformat.write(lesson, folder / "emptied.ipynb")
        _write(folder / "bare.ipynb", SHOW)
        one = partial(_first_chart, context, address)
        ways = [partial(one, name) for name in ("bare", "shipped", "emptied")]
        bare, shipped, emptied = _alternate(CHARTS_DRAWN, *ways)
    yield Row("first chart, lesson as shipped", shipped, bare, 0.5)
    yield Row("first chart, lesson without stored outputs", emptied, bare, 0.5)


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
    sessions, token = f"{address}/api/sessions", f"?token={lab_page.TOKEN}"
    for session in context.request.get(sessions + token).json():
        context.request.delete(f"{sessions}/{session['id']}{token}")  # the next has its own
    return seconds


def control_inside() -> Iterator[Row]:
    """A choice inside the map of the lesson, against one redraw of it through `interact`."""
    with _lab_and_browser() as (folder, address, context):
        _write(folder / "bare.ipynb", READ, INTERACT, INTERACT_5)
        lesson = _run(context, address, f"notebooks/{LESSON}.ipynb")
        bare = _run(context, address, "bare.ipynb")
        ours, altair, mimetype = _presses(
            (lesson, "charts.vote_map(", "select[name=resolution]"),
            (bare, "interact(draw,", ".widget-dropdown select"),
            (bare, "interact(draw_5,", ".widget-dropdown select"),
        )
    yield Row("control inside a chart / interact, Altair offline", ours, altair, 0.25)
    yield Row("control inside a chart / interact, plain v5 type", ours, mimetype)


def control_kernel() -> Iterator[Row]:
    """The list "Distance to" of `widgets.neighbours`, against `interact` with the same chart."""
    with _lab_and_browser() as (folder, address, context):
        _write(folder / "both.ipynb", COURSE_WIDGET, COURSE_INTERACT)
        page = _run(context, address, "both.ipynb")
        ours, plain = _presses(
            (page, "widgets.neighbours(", ".widget-dropdown select"),
            (page, "interact(", ".widget-dropdown select"),
        )
    yield Row("control through the kernel / interact", ours, plain, 1.0)


def lesson_nbval() -> Iterator[Row]:
    """A whole lesson under nbval, against a notebook that only imports."""
    words = [sys.executable, "-m", "pytest", "-q", "--nbval-lax", "--nbval-current-env"]
    words += ["-p", "no:cacheprovider", "-c", os.devnull]
    lessons = [NOTEBOOKS / f"{stem}.ipynb" for stem in ("02_timeline", LESSON)]
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / "bare.ipynb", *lessons]
        _write(paths[0], IMPORT_BARE)
        commands = [[*words, f"--rootdir={path.parent}", str(path)] for path in paths]
        bare, *ours = _alternate(LESSON_RUNS, *(partial(_wall, words) for words in commands))
    for path, times in zip(lessons, ours, strict=True):
        yield Row(f"lesson under nbval, {path.stem}", times, bare, 3)


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


def main() -> None:
    """Print the table, a row as soon as it is measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    bars = {bar.__name__: bar for bar in BARS}
    parser.add_argument("--only", nargs="+", choices=bars, default=bars, help="single bars")
    names = parser.parse_args().only
    head = f"{'':50} {'course':>7} {'bare':>7} {'ratio':>6} {'bar':>5} {'':8} min-max of both"
    print(head, flush=True)
    with tempfile.TemporaryDirectory() as cache:
        # Compiled modules are kept, as with every reader, but not among the course's files.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = cache
        for name in names:
            try:
                for row in bars[name]():
                    print(row, flush=True)
            except RuntimeError as error:  # the other bars are still worth their time
                print(f"{name}: {error}", flush=True)


@contextlib.contextmanager
def _lab_and_browser() -> Iterator[tuple]:
    """Start JupyterLab in a copy of the course that holds the map's specification too."""
    with tempfile.TemporaryDirectory() as place:
        folder = lab.working_folder(Path(place))
        spec = charts.vote_map(data.load("ukraine_votes"), data.load("resolutions")).to_dict()
        (folder / "spec.json").write_text(json.dumps(spec), encoding="utf-8")
        with lab_page.jupyter(folder) as address, lab_page.chromium() as context:
            yield folder, address, context


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
        for (page, words, css), found in zip(controls, times, strict=True):
            cell = page.locator(".jp-CodeCell", has_text=words)
            for number in range(first if found else 0, first + BLOCK):
                page.wait_for_timeout(300)  # nothing of the last press is left to do
                found.append(cell.evaluate(PRESS, [css, number + 1]) / 1000)
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
