"""Printed pages: nothing cut, no empty page, Korean names right, charts as pictures."""

import re
import zipfile

import nbformat
import pytest
from click.testing import CliRunner
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from pypdf import PdfReader

from course import data, lessons, printing
from course.cli import main
from course.errors import CourseError

LESSON = "03_alignment"


@pytest.fixture(scope="module")
def lesson():
    return lessons.read([LESSON])[LESSON]


def charts_of(notebook):
    return sum(len(printing._charts(cell)) for cell in notebook.cells)


def pictures(page):
    """Return the drawings of a page, each with its size on the page in points."""
    found = page.get("/Resources", {}).get("/XObject", {})
    return [name for name in found if found[name]["/Subtype"] in ("/Form", "/Image")]


@pytest.fixture(scope="module")
def paper(lesson, tmp_path_factory):
    return PdfReader(printing.pdf([lesson], tmp_path_factory.mktemp("p") / "lesson.pdf"))


class TestPaper:
    def test_no_page_is_empty(self, paper):
        for number, page in enumerate(paper.pages, start=1):
            body = re.sub(r"Tightrope: South Korea .*|\d+", "", page.extract_text()).strip()
            assert body or pictures(page), number

    def test_prose_charts_and_twins_are_there(self, paper, lesson):
        text = " ".join(page.extract_text() for page in paper.pages)
        assert "Choose the denominator" in text and "four readings" in text
        assert "South Korea is number 8 of 19" in " ".join(text.split())
        assert sum(bool(pictures(page)) for page in paper.pages) >= 5
        assert charts_of(lesson) == 9

    def test_code_and_links_between_notebooks_are_left_out(self, paper):
        text = " ".join(page.extract_text() for page in paper.pages)
        assert "import charts" not in text and ".ipynb" not in text

    def test_a_picture_is_never_larger_than_its_page(self, lesson, tmp_path):
        for layout in (printing.PAPER, printing.SLIDES):
            text = printing._markdown(lesson, tmp_path, "a-", layout)
            for width in re.findall(r"\{width=(\d+)mm\}", text):
                assert 0 < int(width) <= layout.width


def test_slides_have_a_page_for_each_chart(lesson, tmp_path):
    pages = PdfReader(printing.pdf([lesson], tmp_path / "s.pdf", printing.SLIDES)).pages
    assert len(pages) > charts_of(lesson)
    assert float(pages[0].mediabox.width) > float(pages[0].mediabox.height)
    assert max(len(pictures(page)) for page in pages) == 1


def test_handouts_hold_the_charts_and_little_else(lesson, tmp_path):
    pages = PdfReader(printing.handouts([lesson], tmp_path / "h.pdf")).pages
    text = " ".join(page.extract_text() for page in pages)
    assert "four readings" not in text and "South Korea is number 8" in " ".join(text.split())


def test_korean_and_russian_names_are_printed_right(tmp_path):
    names = data.load("names").dropna(subset=["hangul"])
    cell = new_markdown_cell("\n\n".join(f"{n.name}: {n.hangul}" for n in names.itertuples()))
    page = new_notebook(cells=[cell, new_markdown_cell("Андрей Кулик")])
    made = PdfReader(printing.pdf([page], tmp_path / "names.pdf"))
    text = " ".join(page.extract_text() for page in made.pages)
    assert all(hangul in text for hangul in names["hangul"])
    assert "Андрей Кулик" in text


def test_every_letter_that_the_tables_use_has_a_shape():
    from fontTools.ttLib import TTFont

    shapes = set()
    for path in printing.FONTS.glob("*Regular*.otf"):
        shapes |= set(TTFont(path).getBestCmap())
    used = {c for n in data.TABLES for c in data.load(n).to_csv() if ord(c) >= 0x2E80}
    assert {c for c in used if ord(c) not in shapes} == set(), "cut the fonts again"


def test_word_holds_text_and_pictures(lesson, tmp_path):
    path = printing.word(lesson, tmp_path / "lesson.docx")
    with zipfile.ZipFile(path) as parts:
        names = parts.namelist()
        text = parts.read("word/document.xml").decode("utf-8")
    assert sum(name.startswith("word/media/") for name in names) == charts_of(lesson)
    assert "Choose the denominator" in text


def test_signs_of_typst_in_a_text_stay_text(tmp_path):
    words = "#set $x$ *bold* _it_ <a> @b [c] ~ = - + / `d` \\ e"
    made = printing.compiled(printing.escaped(words), tmp_path / "e.pdf", tmp_path)
    assert words in PdfReader(made).pages[0].extract_text()


def test_output_without_a_chart_is_printed_as_text(tmp_path):
    output = new_output("stream", name="stdout", text="South Korea: 1.43\n")
    page = new_notebook(cells=[new_code_cell("print(1)", outputs=[output])])
    text = PdfReader(printing.pdf([page], tmp_path / "o.pdf")).pages[0].extract_text()
    assert "South Korea: 1.43" in text and "print(1)" not in text


class TestCommand:
    def test_prints_the_lessons_named(self, tmp_path):
        words = ["print", "lessons", "00_start_here", "--to", str(tmp_path)]
        done = CliRunner().invoke(main, words)
        assert done.exit_code == 0 and (tmp_path / "00_start_here.pdf").stat().st_size > 10_000

    def test_several_lessons_can_be_one_file(self, tmp_path, monkeypatch):
        few = {stem: new_notebook(cells=[new_markdown_cell(f"# {stem}")]) for stem in ("a", "b")}
        monkeypatch.setattr(lessons, "read", lambda stems: few)
        CliRunner().invoke(main, ["print", "lessons", "--together", "--to", str(tmp_path)])
        assert len(PdfReader(tmp_path / "course.pdf").pages) == 2

    @pytest.mark.parametrize("kind", ["slides", "handouts"])
    def test_slides_and_handouts_are_commands_too(self, tmp_path, kind):
        done = CliRunner().invoke(main, ["print", kind, "00_start_here", "--to", str(tmp_path)])
        assert done.exit_code == 0 and len(list(tmp_path.glob("00_start_here-*.pdf"))) == 1

    def test_an_unknown_lesson_gets_a_near_name(self, tmp_path):
        done = CliRunner().invoke(main, ["print", "slides", "03_alignement", "--to", str(tmp_path)])
        assert done.exit_code == 1 and "Did you mean '03_alignment'" in done.output


def test_a_file_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    page = new_notebook(cells=[new_markdown_cell("text")])
    with pytest.raises(CourseError, match="cannot be written"):
        printing.pdf([page], tmp_path / "file" / "a.pdf")


def test_missing_converters_are_said(monkeypatch, tmp_path):
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    with pytest.raises(CourseError, match=r"pip install -e .*\[print\]"):
        printing.pdf([nbformat.v4.new_notebook()], tmp_path / "a.pdf")
