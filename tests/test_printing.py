"""Printed pages: nothing cut, no empty page, Korean names right, charts as pictures."""

import re
import zipfile

import nbformat
import pytest
from click.testing import CliRunner
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from pypdf import PdfReader

from course import data, exercises, lessons, memo, printing
from course.cli import main
from course.errors import CourseError
from course.questions import load_exercise

LESSON = "03_alignment"
MM = 2.83  # points of a millimetre, a little less so that rounding does not matter


@pytest.fixture(scope="module")
def lesson():
    return lessons.read([LESSON])[LESSON]


def charts_of(notebook):
    return sum(len(printing._charts(cell)) for cell in notebook.cells)


def pictures(page):
    """Return the drawings of a page, each with its size on the page in points."""
    found = page.get("/Resources", {}).get("/XObject", {})
    return [name for name in found if found[name]["/Subtype"] in ("/Form", "/Image")]


def placed(page):
    """Return left, bottom, right and top of each drawing of a page, in points."""
    drawings = page.get("/Resources", {}).get("/XObject", {})
    found = []

    def note(operator, operands, matrix, _):
        if operator == b"Do" and drawings[operands[0]]["/Subtype"] == "/Form":
            box = [float(side) for side in drawings[operands[0]]["/BBox"]]
            left, bottom = matrix[4], matrix[5]
            right, top = left + matrix[0] * box[2], bottom + matrix[3] * box[3]
            found.append((left, bottom, right, top))

    page.extract_text(visitor_operand_before=note)
    return found


def body(page):
    """Return the words of a page without its footer."""
    return re.sub(r"Tightrope: South Korea between .*|^\d+$", "", page.extract_text(), flags=re.M)


def printed(tmp_path, *cells, layout=printing.PAPER):
    """Print cells into a PDF file and return the words of each page."""
    page = new_notebook(cells=list(cells))
    return [
        p.extract_text() for p in PdfReader(printing.pdf([page], tmp_path / "x.pdf", layout)).pages
    ]


def frame(html):
    """Return a cell that shows a table of pandas."""
    shown = new_output("execute_result", data={"text/html": html, "text/plain": "a \\"})
    return new_code_cell("table", outputs=[shown])


def said(text):
    return new_code_cell("print(1)", outputs=[new_output("stream", name="stdout", text=text)])


@pytest.fixture(scope="module")
def paper(lesson, tmp_path_factory):
    return PdfReader(printing.pdf([lesson], tmp_path_factory.mktemp("p") / "lesson.pdf"))


class TestPaper:
    def test_no_page_is_empty_or_nearly_so(self, paper):
        for number, page in enumerate(paper.pages, start=1):
            assert len(body(page).strip()) > 150 or pictures(page), number

    def test_prose_charts_and_twins_are_there(self, paper, lesson):
        text = " ".join(page.extract_text() for page in paper.pages)
        assert "Choose the denominator" in text and "four readings" in text
        assert "South Korea is number 8 of 19" in " ".join(text.split())
        assert sum(bool(pictures(page)) for page in paper.pages) >= 5
        assert charts_of(lesson) == 9

    def test_code_and_links_between_notebooks_are_left_out(self, paper):
        text = " ".join(page.extract_text() for page in paper.pages)
        assert "import charts" not in text and ".ipynb" not in text

    def test_every_picture_lies_inside_the_margins(self, paper, lesson):
        boxes = [box for page in paper.pages for box in placed(page)]
        assert len(boxes) == charts_of(lesson)
        width, height = (float(side) for side in paper.pages[0].mediabox[2:])
        for left, bottom, right, top in boxes:
            assert left >= 20 * MM and bottom >= 18 * MM
            assert right <= width - 20 * MM and top <= height - 18 * MM

    def test_letters_of_charts_can_be_read(self, lesson, tmp_path):
        text = printing._markdown(lesson, tmp_path, "a-", printing.PAPER)
        assert text.count("small: false") == charts_of(lesson)

    def test_no_heading_stands_alone_at_the_foot(self, paper, lesson):
        headings = re.findall(
            r"^#+ (.+)$",
            "\n".join(c.source for c in lesson.cells if c.cell_type == "markdown"),
            re.M,
        )
        for page in paper.pages:
            last = body(page).strip().splitlines()[-1:]
            assert not set(last) & set(headings)


def test_slides_have_a_page_for_each_chart(lesson, tmp_path):
    pages = PdfReader(printing.pdf([lesson], tmp_path / "s.pdf", printing.SLIDES)).pages
    assert len(pages) > charts_of(lesson)
    assert float(pages[0].mediabox.width) > float(pages[0].mediabox.height)
    assert max(len(pictures(page)) for page in pages) == 1


def test_pictures_of_slides_lie_inside_the_margins(lesson, tmp_path):
    pages = PdfReader(printing.pdf([lesson], tmp_path / "s.pdf", printing.SLIDES)).pages
    width, height = (float(side) for side in pages[0].mediabox[2:])
    boxes = [box for page in pages for box in placed(page)]
    assert len(boxes) == charts_of(lesson)
    for left, bottom, right, top in boxes:
        assert left >= 18 * MM and bottom >= 13 * MM
        assert right <= width - 18 * MM and top <= height - 12 * MM


def test_a_slide_with_small_letters_says_so(tmp_path):
    tall = {
        "data": {"values": [{"y": str(n)} for n in range(60)]},
        "mark": "bar",
        "encoding": {"y": {"field": "y"}},
    }
    output = new_output("execute_result", data={"application/vnd.vegalite.v5+json": tall})
    cell = new_code_cell("charts.tall()", outputs=[output])
    assert "Small letters" in "".join(printed(tmp_path, cell, layout=printing.SLIDES))
    assert "Small letters" not in "".join(printed(tmp_path, cell))


class TestTables:
    def test_a_table_of_pandas_is_a_table_with_the_name_of_its_index(self, tmp_path):
        table = data.load("articles").set_index("article_id")[["outlet", "author"]]
        text = printed(tmp_path, frame(table.to_html()))[0]
        assert "article_id" in text and "Korea Herald" in text and "\\" not in text

    def test_mere_numbers_of_rows_are_left_out_and_keys_are_kept(self):
        table = data.load("articles")[["article_id", "genre"]]
        assert printing._table(table.to_html(), None).startswith("| article\\_id | genre |")
        years = table.assign(year=range(2020, 2020 + len(table))).set_index("year")
        assert "| 2020 | KH2022 |" in printing._table(years.to_html(), None)

    def test_signs_in_a_cell_stay_signs(self, tmp_path):
        words = "a|b *c* _d_ `e` <f> [g](h) $i$ #j ~k~"
        html = f"<table><thead><tr><th>x</th></tr></thead><tbody><tr><td>{words}</td></tr></table>"
        html = html.replace("<f>", "&lt;f&gt;")
        assert words in printed(tmp_path, frame(html))[0]

    def test_long_names_are_broken_and_stay_in_their_cells(self, tmp_path):
        name = "korea_joongang_daily_yonhap_" * 3 + "2024"
        row = " | ".join([name] * 5)
        source = f"| {' | '.join('abcde')} |\n|---|---|---|---|---|\n| {row} |"
        text = printed(tmp_path, new_markdown_cell(source))[0]
        assert name not in text
        assert text.replace("\n", "").count("korea_joongang_daily") >= 1
        assert max(len(line) for line in text.splitlines() if "joongang" in line) < 40

    def test_a_name_with_a_date_is_broken_before_the_date(self, tmp_path):
        name = "the-christian-science-monitor-1990-12-17"
        row = " | ".join([name] * 5)
        source = f"| {' | '.join('abcde')} |\n|---|---|---|---|---|\n| {row} |"
        text = printed(tmp_path, new_markdown_cell(source))[0]
        assert "monitor-1990" not in text and "1990-12-17" in text

    def test_a_long_column_gets_more_room_than_a_short_one(self):
        source = f"| year | words |\n|---|---|\n| 2024 | {'long words ' * 20}|\n"
        dashes = [len(one) for one in printing._balanced(source).splitlines()[1].split("|")[1:3]]
        assert dashes[1] > 5 * dashes[0] and sum(dashes) > printing._LINE

    def test_a_short_table_is_no_wider_than_its_words(self):
        source = "| year | word |\n|---|:-:|\n| 2024 | one |\n"
        line = printing._balanced(source).splitlines()[1]
        assert len(line) < printing._LINE and line.count(":") == 2

    def test_empty_rows_of_a_form_have_room_for_a_pen(self, tmp_path):
        source = "| my test | chance |\n|---|---|\n| | |\n"
        assert "#v(7mm)" in printing._balanced(source)
        assert "#v" not in printed(tmp_path, new_markdown_cell(source))[0]

    def test_slides_cut_long_tables_and_say_so(self, tmp_path):
        table = data.load("events")[["date", "title"]].head(25)
        slides = "".join(printed(tmp_path, frame(table.to_html()), layout=printing.SLIDES))
        assert "(15 more rows in the notebook.)" in slides and table["title"].iloc[10] not in slides
        assert "more rows" not in "".join(printed(tmp_path, frame(table.to_html())))


class TestWords:
    def test_sentences_are_set_as_text_and_columns_as_code(self):
        assert printing._said("South Korea: 1.43\n", None).startswith("~~~~ said\n")
        assert printing._said("confirmed    8\ndisputed     1", None).startswith("~~~~\n")

    def test_the_kind_of_numbers_is_no_finding(self):
        assert "dtype" not in printing._said("a    1\nb    2\nName: x, dtype: int64", None)

    def test_a_call_without_words_is_left_out_and_an_example_is_kept(self):
        call = "*The same without a control:* `charts.a(1)` and `print(text.a(1))`\n\nNext."
        assert printing._prose(call).strip() == "Next."
        example = "*The same without a control:* the next cell takes `two` rows."
        assert printing._prose(example) == example

    def test_the_twin_goes_with_its_chart(self, lesson, tmp_path):
        text = printing._markdown(lesson, tmp_path, "a-", printing.SLIDES)
        assert re.search(r'twin: raw\("In 2023 South Korea is number 8', text)


@pytest.fixture(scope="module", params=["00_start_here", "09_decisions"])
def sheet(request, tmp_path_factory):
    exercise = load_exercise(request.param)
    target = tmp_path_factory.mktemp("q") / "q.pdf"
    return exercise, PdfReader(printing.pdf([exercises.question_sheet(exercise)], target)).pages


class TestQuestions:
    def test_each_question_has_its_task_and_one_place_for_the_answer(self, sheet):
        exercise, pages = sheet
        text = " ".join(" ".join(page.extract_text() for page in pages).split())
        asked = [q for q in exercise.questions if not q.title.startswith(exercises.CODE_TASK)]
        assert text.count("Answer:") == len(asked) > 0
        assert all(f"{q.id} {q.title}" in text for q in asked)
        assert "Code task" not in text

    def test_nothing_gives_an_answer_away(self, sheet):
        exercise, pages = sheet
        text = " ".join(" ".join(page.extract_text() for page in pages).split())
        for question in exercise.questions:
            plain = " ".join(re.sub(r"[*`]", "", question.solution()).split())
            hints = [m.hint for m in question.mistakes] + [question.hint, question.stronger_hint]
            for words in [plain, *hints]:
                assert words[:40] not in text
        for code in ("answer =", "checks.", "import ", "Shift+Enter", "Type "):
            assert code not in text

    def test_an_answer_is_never_parted_from_its_task(self, sheet):
        for page in sheet[1]:
            assert not body(page).strip().startswith("Answer:")

    def test_pictures_lie_inside_the_margins(self, sheet):
        for page in sheet[1]:
            for left, bottom, right, _ in placed(page):
                assert left >= 20 * MM and bottom >= 18 * MM
                assert right <= float(page.mediabox.width) - 20 * MM


def test_a_question_with_a_control_asks_for_a_screen():
    question = next(q for q in load_exercise("02_timeline").questions if q.id == "02.1")
    task, room = exercises._asked_on_paper(question)
    assert exercises.ON_SCREEN in task.source and room.metadata["tightrope"]["part"] == "room"


def test_the_evidence_of_a_memo_stays_in_its_cells(tmp_path):
    source = "korea-joongang-daily-yonhap-2024-09-05"
    row = f"| The list grew | export_controls, 4, total_after | 1402 | {source} | strong |"
    head = f"| {' | '.join(memo.EVIDENCE)} |\n|---|---|---|---|---|\n"
    text = printed(tmp_path, new_markdown_cell(f"{head}{row}"))[0]
    assert source not in text and source in text.replace("\n", "")


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

    def test_questions_are_a_command_too(self, tmp_path):
        done = CliRunner().invoke(
            main, ["print", "exercises", "00_start_here", "--to", str(tmp_path)]
        )
        assert done.exit_code == 0 and (tmp_path / "00_start_here-questions.pdf").exists()
        done = CliRunner().invoke(main, ["print", "exercises", "5_hedging", "--to", str(tmp_path)])
        assert done.exit_code == 1 and "Did you mean '05_hedging'" in done.output

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
