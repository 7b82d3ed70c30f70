"""Each lesson in a real JupyterLab in a real browser, with the network cut."""

import pytest
from jupyter_page import (
    CHROMIUM,
    chromium,
    clear_outputs,
    in_ci,
    jupyter,
    new_page,
    open_notebook,
    run_all,
    wait_for,
    wait_until_run,
)

from course import data, lab, lessons
from course.questions import find, load_exercise, stems

pytestmark = pytest.mark.browser

if CHROMIUM is None and not in_ci():
    pytest.skip("No Chromium here: browser tests are left out.", allow_module_level=True)


def korean_rows():
    return f"{(data.load('events')['initiator'] == 'KOR').sum()} of"


LESSONS = [path.stem for path in lessons.paths()]
OUTPUTS = ".jp-OutputArea-output"
SERIOUS = {"serious", "critical"}
CHART = f"{OUTPUTS} .vega-embed svg"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return lab.working_folder(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="module")
def address(folder):
    with jupyter(folder) as url:
        yield url


@pytest.fixture(scope="module")
def screenshots(pytestconfig):
    place = pytestconfig.rootpath / ".screenshots"
    place.mkdir(exist_ok=True)
    return place


@pytest.fixture(scope="module")
def context():
    with chromium() as started:
        yield started


@pytest.fixture
def page(context):
    new = new_page(context)
    yield new
    refused = new.refused
    new.close()
    assert refused == [], "the page tried to load from elsewhere"


def run(page, address, path):
    open_notebook(page, address, path)
    clear_outputs(page)
    run_all(page)
    wait_until_run(page)


def accessibility_problems(page):
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, context={"include": [[OUTPUTS]]}).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in SERIOUS
    ]


def expected_charts(stem):
    import nbformat

    lesson = nbformat.read(lessons.NOTEBOOKS / f"{stem}.ipynb", as_version=4)
    cells = [cell for cell in lesson.cells if cell.cell_type == "code"]
    drawn = sum(cell.source.splitlines()[-1].startswith("charts.") for cell in cells)
    return drawn + sum("widget-with-chart" in cell.metadata.get("tags", []) for cell in cells)


@pytest.mark.parametrize("stem", LESSONS)
def test_a_lesson_runs_draws_every_chart_and_is_accessible(page, address, screenshots, stem):
    run(page, address, f"notebooks/{stem}.ipynb")
    wait_for(
        page,
        "([css, n]) => document.querySelectorAll(css).length >= n",
        arg=[CHART, expected_charts(stem)],
    )
    assert page.locator(CHART).count() == expected_charts(stem)
    assert page.locator("[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    marks = page.locator(f"{CHART} [aria-roledescription]").count()
    assert marks >= 20 * expected_charts(stem)  # drawn, not an empty frame
    charts = page.locator(f"{OUTPUTS} [role='graphics-document']")
    names = charts.evaluate_all("all => all.map(chart => chart.getAttribute('aria-label'))")
    assert len(names) == expected_charts(stem)
    assert all(names), "a chart without its finding"
    assert accessibility_problems(page) == []
    notebook = page.locator(".jp-Notebook")
    notebook.evaluate("n => { n.style.overflow = 'visible'; }")
    page.screenshot(path=screenshots / f"{stem}.png")
    for number, chart in enumerate(page.locator(".vega-embed").all()):
        chart.scroll_into_view_if_needed()
        chart.screenshot(path=screenshots / f"{stem}-{number:02}.png")


@pytest.mark.parametrize("stem", stems())
def test_a_blank_exercise_runs_to_its_end_and_every_check_says_so(page, address, screenshots, stem):
    run(page, address, f"exercises/{stem}.ipynb")
    verdicts = page.locator(OUTPUTS, has_text="not answered yet.")
    assert verdicts.count() == len(load_exercise(stem).questions)
    assert accessibility_problems(page) == []
    page.screenshot(path=screenshots / f"exercise-{stem}.png")


def test_controls_inside_a_chart_answer_without_the_kernel(page, address):
    run(page, address, "notebooks/03_alignment.ipynb")
    picker = page.locator("select[name=resolution]")
    picker.wait_for()
    korea = page.locator(f"{CHART} [aria-label*='United States']").first
    before = korea.get_attribute("aria-label")
    picker.select_option(index=7)  # ES-11/7
    wait_for(
        page,
        "([css, old]) => document.querySelector(css).getAttribute('aria-label') !== old",
        arg=[f"{CHART} [aria-label*='United States']", before],
    )
    assert "no" in page.locator(f"{CHART} [aria-label*='United States']").first.get_attribute(
        "aria-label"
    )


def test_the_day_of_knowledge_hides_what_came_later(page, address):
    run(page, address, "notebooks/02_timeline.ipynb")
    marks = page.locator(".vega-embed").first.locator("[aria-roledescription='point']")
    everything = marks.count()
    page.get_by_label("Known by:").fill("2022-03-02")
    wait_for(
        page,
        "([n]) => document.querySelector('.vega-embed')"
        ".querySelectorAll(\"[aria-roledescription='point']\").length < n",
        arg=[everything],
    )
    assert 5 < marks.count() < 20  # from January 2022 to that day


@pytest.mark.parametrize(
    ("lesson", "label", "value", "words"),
    [
        ("01_sources", "Voice", "persons without a name", "5 of 158 claims"),
        ("01_sources", "Event", "arrest", "7 versions"),
        ("02_timeline", "Acts by", "South Korea", korean_rows()),
        ("03_alignment", "Year", "2025", "In 2025 South Korea is number 7"),
        ("03_alignment", "States", ["Germany"], "Germany"),
        ("05_hedging", "Side", "towards Russia", "my_hedging_codes.json"),
        ("09_decisions", "Decision point", "D1, 2 March 2022", "At D1, 2 March 2022, 18:00"),
        ("09_decisions", "It pushes", "neither", "1 of 12 cards are sorted"),
        ("09_decisions", "weight of economy", "95", "0.542857 ×"),
    ],
)
def test_every_control_with_a_kernel_has_a_name_and_answers(
    page, address, lesson, label, value, words
):
    run(page, address, f"notebooks/{lesson}.ipynb")
    control = page.get_by_label(label, exact=True).first
    if isinstance(value, list) or control.evaluate("c => c.tagName") == "SELECT":
        control.select_option(label=value)
    else:
        control.fill(value)
        control.press("Enter")
    page.locator("[role=status]", has_text=words).wait_for(timeout=20_000)


def test_the_grid_of_lesson_01_keeps_what_is_typed(page, address, folder):
    file = folder / "notebooks" / "my_framing_grid.json"
    for _ in range(2):  # the second time the words come from the file
        run(page, address, "notebooks/01_sources.ipynb")
        box = page.get_by_label("Problem", exact=True).first
        box.wait_for()
        if file.exists():
            assert box.input_value() == "Seoul is not on the list."
        box.fill("Seoul is not on the list.")
        box.press("Tab")
        page.locator("[role=status]", has_text="1 of 20 boxes filled.").wait_for(timeout=20_000)
        assert "Seoul is not on the list." in file.read_text(encoding="utf-8")


def test_a_decision_of_lesson_09_is_written_kept_and_then_shows_what_came_after(
    page, address, folder
):
    run(page, address, "notebooks/09_decisions.ipynb")
    shut = page.locator("[role=status]", has_text="Decide first: choose one of the options.")
    shut.wait_for()
    page.get_by_label("Decision point", exact=True).first.select_option(index=3)
    page.locator("[role=status]", has_text="At D4,").first.wait_for(timeout=20_000)
    for number in range(1, 5):
        page.get_by_label(f"Question {number}, chance", exact=True).select_option(label="30 %")
    page.locator("[role=status]", has_text="4 of 4 chances are written.").wait_for()
    page.get_by_label("Option", exact=True).last.select_option(label="Announce a ladder")
    for label in ("What Seoul does", "What it does not do", "For the press"):
        page.get_by_label(label, exact=True).fill("A sentence.")
        page.get_by_label(label, exact=True).press("Enter")
    page.get_by_label("Looked at again on", exact=True).fill("2024-12-31")
    page.get_by_label("Looked at again on", exact=True).press("Enter")
    page.locator("[role=status]", has_text="Tick the box when you are ready").wait_for()
    assert page.locator("td", has_text="D4-R01").count() == 0
    page.get_by_label("Show what came after", exact=True).check()
    page.locator("td", has_text="D4-R01").wait_for(timeout=20_000)
    assert '"revealed": true' in (folder / "notebooks" / "my_decision_D4.json").read_text()


def test_a_typed_answer_without_quotes_is_checked_on_the_spot(page, address):
    open_notebook(page, address, "exercises/02_timeline.ipynb")
    cell = page.locator(".jp-CodeCell", has_text="Your answer to 02.2").first
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+A")
    question = find("02.2")
    page.keyboard.type(f"answer = {question.kind.as_code(question.answer())}".replace('"', ""))
    run_all(page)
    wait_until_run(page)
    page.locator(OUTPUTS, has_text="02.2 correct.").wait_for()


def test_news_and_extension_lists_do_not_ask(page, address):
    open_notebook(page, address, "notebooks/00_start_here.ipynb")
    assert page.get_by_text("official Jupyter news").count() == 0
