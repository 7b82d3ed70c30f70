"""Measures the speed of the course against bare notebooks, and prints ratios.

Run `python tests/benchmark.py`, or name single bars: `python tests/benchmark.py import nbval`.
Both sides of a bar take turns on the same machine; the table shows medians. Nothing is
asserted: times belong to a machine and an hour, ratios less so.

A redraw counts from the event in the page to the moment at which the marks of the chart
changed in the page, both read from the page's own clock: neither Playwright nor painting
(a headless browser may paint no frame) is in the time.
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
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from jupyter_page import (
    TOKEN,
    chromium,
    clear_outputs,
    jupyter,
    new_page,
    open_notebook,
    run_all,
    wait_for,
    wait_until_run,
)
from nbformat.v4 import new_code_cell, new_notebook

from course import charts, data, lab
from course.home import HOME, NOTEBOOKS

FIRST_CHARTS = 5
PRESSES = 20
BLOCK = 5
LESSON_RUNS = 5
IMPORTS = 9
CHECK_RUNS, SUBMISSIONS = 3, 20

MARKS = ".jp-OutputArea-output .vega-embed svg [aria-roledescription='geoshape']"
LESSON = "03_alignment"

IMPORT_BARE = "import pandas, altair, ipywidgets"
IMPORT_COURSE = """import importlib, pkgutil, course
for module in pkgutil.walk_packages(course.__path__, "course."):
    if module.name != "course.nbval_report":
        importlib.import_module(module.name)"""
TIMED = "import time\nstart = time.perf_counter()\n{}\nprint(time.perf_counter() - start)"

# The bare notebooks get the finished specification: no table is read, no chart built. Their
# chart is drawn as SVG too, so that both sides make the same marks.
READ = f"""{IMPORT_BARE}, json
with open("spec.json", encoding="utf-8") as file:
    spec = json.load(file)
altair.renderers.enable("jupyter", offline=True, embed_options={{"renderer": "svg"}})"""
SHOW = f"{READ}\naltair.Chart.from_dict(spec)"
INTERACT = """chart = altair.Chart.from_dict(spec)
names = [str(param.name) for param in chart.params]
control = chart.params[[p["name"] for p in spec["params"]].index("resolution")]
def draw(resolution):
    control.value = resolution
    return chart
ipywidgets.interact(draw, resolution=control.bind.options);"""
INTERACT_5 = """from IPython.display import display
control_5 = next(p for p in spec["params"] if p["name"] == "resolution")
def draw_5(resolution):
    control_5["value"] = resolution
    spec["$schema"] = "https://vega.github.io/schema/vega-lite/v5.json"
    kind = "application/vnd.vegalite.v5+json"
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
# Presses a control; the answer is the time until the chart shows other marks.
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
    bare: list[float]
    bar: float | None = None

    def __str__(self) -> str:
        ours, theirs = statistics.median(self.course), statistics.median(self.bare)
        ratio = ours / theirs
        bar = f"{self.bar:4.2f} {'met' if ratio <= self.bar else 'MISSED'}" if self.bar else ""
        return (
            f"{self.name:<47} {_seconds(ours):>9} {_seconds(theirs):>9} {ratio:6.2f}   {bar:<12}"
            f" {_range(self.course)} | {_range(self.bare)}"
        )


def first_chart() -> Iterator[Row]:
    """From "Run All Cells" to the first chart, in a new page with a new kernel each time."""
    ways = ("as shipped", "no outputs stored", "bare")
    times = {way: [] for way in ways}
    with _lab_and_browser() as (folder, address, context):
        lesson = nbformat.read(NOTEBOOKS / f"{LESSON}.ipynb", as_version=4)
        nbformat.write(lesson, folder / "as shipped.ipynb")
        for cell in lesson.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        nbformat.write(lesson, folder / "no outputs stored.ipynb")
        _write(folder / "bare.ipynb", SHOW)
        for number in range(FIRST_CHARTS + 1):
            for way in ways:
                seconds = _first_chart(context, address, way)
                if number:  # the first round fills caches
                    times[way].append(seconds)
    for way in ways[:2]:
        yield Row(f"first chart, lesson {way}", times[way], times["bare"], 0.5)


def _first_chart(context, address: str, name: str) -> float:
    page = new_page(context)
    open_notebook(page, address, f"{name}.ipynb")
    if name == "as shipped":
        wait_for(page, "css => document.querySelector(css)", arg=MARKS)
    clear_outputs(page)
    wait_for(page, "css => !document.querySelector(css)", arg=MARKS)
    page.wait_for_timeout(1000)  # let the page come to rest
    page.evaluate(STOPWATCH, MARKS)
    run_all(page)
    wait_for(page, "() => window.drawn", seconds=120)
    seconds = page.evaluate("(window.drawn - window.pressed) / 1000")
    page.close()
    _stop_kernels(address)
    return seconds


def control_inside() -> Iterator[Row]:
    """A choice inside the map of the lesson, against one redraw through `interact`."""
    with _lab_and_browser() as (folder, address, context):
        _write(folder / "bare.ipynb", READ, INTERACT, INTERACT_5)
        lesson = _run(context, address, f"notebooks/{LESSON}.ipynb")
        bare = _run(context, address, "bare.ipynb")
        ours, altair, mimetype = _presses(
            (_cell(lesson, "charts.vote_map("), "select[name=resolution]"),
            (_cell(bare, "interact(draw,"), ".widget-dropdown select"),
            (_cell(bare, "interact(draw_5,"), ".widget-dropdown select"),
        )
    yield Row("control inside a chart / interact, altair", ours, altair, 0.25)
    yield Row("control inside a chart / interact, v5 mimetype", ours, mimetype)


def control_kernel() -> Iterator[Row]:
    """The dropdown of `widgets.neighbours`, against `interact` with the same chart."""
    with _lab_and_browser() as (folder, address, context):
        _write(folder / "both.ipynb", COURSE_WIDGET, COURSE_INTERACT)
        page = _run(context, address, "both.ipynb")
        ours, plain = _presses(
            (_cell(page, "widgets.neighbours("), ".widget-dropdown select"),
            (_cell(page, "interact("), ".widget-dropdown select"),
        )
    yield Row("control through the kernel / interact", ours, plain, 1.0)


def lesson_nbval() -> Iterator[Row]:
    """A whole lesson under nbval, against a notebook that only imports."""
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.ipynb"
        _write(bare, IMPORT_BARE)
        lessons = [NOTEBOOKS / f"{stem}.ipynb" for stem in ("02_timeline", LESSON)]
        ways = [lambda path=path: _nbval(path) for path in (bare, *lessons)]
        theirs, *ours = _alternate(LESSON_RUNS, *ways)
    for path, times in zip(lessons, ours, strict=True):
        yield Row(f"lesson under nbval, {path.stem}", times, theirs, 3)


def _nbval(path: Path) -> float:
    words = [sys.executable, "-m", "pytest", "-q", "--nbval-lax", "--nbval-current-env"]
    words += ["-p", "no:cacheprovider", "-c", os.devnull, f"--rootdir={path.parent}", str(path)]
    return _wall(words)


def import_time() -> Iterator[Row]:
    """All modules of the course, against the libraries that they rest on."""
    ours, theirs = _alternate(IMPORTS, lambda: _timed(IMPORT_COURSE), lambda: _timed(IMPORT_BARE))
    yield Row("import of all modules", ours, theirs, 0.5)


def _timed(code: str) -> float:
    words = [sys.executable, "-c", TIMED.format(code)]
    return float(subprocess.run(words, check=True, capture_output=True, text=True).stdout)


def check() -> Iterator[str]:
    """`course check` on a class of submissions in one call; there is no bare notebook here."""
    with tempfile.TemporaryDirectory() as folder:
        names = [str(Path(folder) / f"student_{i:02}" / f"{LESSON}.ipynb") for i in range(20)]
        for name in names[:SUBMISSIONS]:
            Path(name).parent.mkdir()
            shutil.copyfile(HOME / "exercises" / "solutions" / f"{LESSON}.ipynb", name)
        words = [sys.executable, "-c", "from course.cli import main; main()", "check", *names]
        times = [_wall(words) for _ in range(CHECK_RUNS)]
    median = statistics.median(times)
    yield (
        f"{f'course check, {SUBMISSIONS} submissions':<47} {_seconds(median):>9}"
        f"   {_seconds(median / SUBMISSIONS)} each   {_range(times)}"
    )


BARS: dict[str, Callable[[], Iterable[object]]] = {
    "first": first_chart,
    "inside": control_inside,
    "kernel": control_kernel,
    "nbval": lesson_nbval,
    "import": import_time,
    "check": check,
}


def main() -> None:
    """Print the table, a row as soon as it is measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bars", nargs="*", help=f"which bars: {', '.join(BARS)}; without: all")
    wanted = parser.parse_args().bars or list(BARS)
    if unknown := set(wanted) - set(BARS):
        parser.error(f"there is no bar {', '.join(sorted(unknown))}")
    heads = f"{'':<47} {'course':>9} {'bare':>9} {'ratio':>6}   {'bar':<12} min to max of both"
    print(heads, flush=True)
    with tempfile.TemporaryDirectory() as cache:
        # Compiled modules are kept, as with every reader, but not among the course's files.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = cache
        for code in (IMPORT_BARE, IMPORT_COURSE):
            _timed(code)
        for name in wanted:
            for row in BARS[name]():
                print(row, flush=True)


@contextlib.contextmanager
def _lab_and_browser() -> Iterator[tuple[Path, str, object]]:
    """Start JupyterLab in a copy of the course that holds the map's specification too."""
    with tempfile.TemporaryDirectory() as place:
        folder = lab.working_folder(Path(place))
        spec = charts.vote_map(data.load("ukraine_votes"), data.load("resolutions")).to_dict()
        (folder / "spec.json").write_text(json.dumps(spec), encoding="utf-8")
        with jupyter(folder) as address, chromium() as context:
            yield folder, address, context


def _write(path: Path, *sources: str) -> None:
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    cells = [new_code_cell(source) for source in sources]
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)


def _run(context, address: str, path: str):
    """Open a notebook, run it and wait until nothing happens any more."""
    page = new_page(context)
    open_notebook(page, address, path)
    clear_outputs(page)
    run_all(page)
    wait_until_run(page)
    page.wait_for_timeout(3000)
    return page


def _cell(page, words: str):
    return page.locator(".jp-CodeCell", has_text=words)


def _presses(*controls: tuple) -> list[list[float]]:
    """Press each control 20 times, in blocks that take turns; one press before is not counted."""
    for cell, css in controls:
        cell.evaluate(PRESS, [css, 1])
    times = [[] for _ in controls]
    for first in range(0, PRESSES, BLOCK):
        for (cell, css), found in zip(controls, times, strict=True):
            for number in range(first + 2, first + BLOCK + 2):
                cell.page.wait_for_timeout(300)  # what the last press left to do is done
                found.append(cell.evaluate(PRESS, [css, number]) / 1000)
    return times


def _alternate(runs: int, *ways: Callable[[], float]) -> list[list[float]]:
    """Run each way once to fill caches, then all in turn."""
    rounds = [[way() for way in ways] for _ in range(runs + 1)][1:]
    return [list(column) for column in zip(*rounds, strict=True)]


def _wall(words: list[str]) -> float:
    start = time.perf_counter()
    done = subprocess.run(words, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    if done.returncode:
        raise RuntimeError(
            f"{' '.join(words[:6])} ... failed:\n{(done.stdout + done.stderr)[-2000:]}"
        )
    return seconds


def _stop_kernels(address: str) -> None:
    with urllib.request.urlopen(f"{address}/api/sessions?token={TOKEN}") as answer:
        sessions = json.load(answer)
    for session in sessions:
        url = f"{address}/api/sessions/{session['id']}?token={TOKEN}"
        urllib.request.urlopen(urllib.request.Request(url, method="DELETE")).close()


def _seconds(value: float) -> str:
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.0f} ms"


def _range(values: list[float]) -> str:
    return f"{_seconds(min(values))} to {_seconds(max(values))}"


if __name__ == "__main__":
    main()
