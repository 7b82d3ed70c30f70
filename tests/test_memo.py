"""The check of a memo: a sound one passes; each mistake gets its sentence; junk is no trouble."""

import re
import zipfile
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from pypdf import PdfReader

from course import data, memo
from course.cli import main
from course.errors import CourseError
from course.home import NOTEBOOKS

SOUND = (Path(__file__).parent / "memo" / "sound.md").read_text(encoding="utf-8")
HEAD = "| claim | indicator | value | source_id | strength |\n|---|---|---|---|---|\n"

# What a student would type: the value is read from the table, as the student would read it.
CELLS = [
    ("The list grew", "export_controls", ("4",), "total_after", "strong"),
    ("Voters were against", "opinion", ("nbs-2024-06-weapons", "oppose"), "value", "medium"),
    (
        "Soldiers, says the service",
        "dprk_russia",
        ("2024-10-18-nis-troops",),
        "quantity_low",
        "weak",
    ),
    ("Containers had moved", "dprk_russia", ("2024-08-27-dia-containers",), "quantity_low", "weak"),
    ("The fund was doubled", "events", ("2024-07-11-nato-washington",), "date", "strong"),
]
SOURCES = [
    "korea-joongang-daily-yonhap-2024-09-05",
    "cnb-news-2024-06",
    "afp-2024-10-18",
    "the-moscow-times-2024-08-28",
    "the-kyiv-independent-2024-07-12",
]
FORECASTS = """| event | day | chance |
|---|---|---|
| The United States confirms the soldiers in public | 2024-11-05 | 0.7 |
| Seoul announces the delivery of shells | 2024-12-31 | 5 % |
| Moscow expels a diplomat of South Korea | 2025-03-31 | .1 |"""


def evidence(**changes):
    """Write the evidence table; a change replaces a cell of the first row."""
    lines = []
    for (claim, table, key, column, strength), source in zip(CELLS, SOURCES, strict=True):
        value = memo._shown(memo._looked_up(data.load(table), table, list(key))[column])
        indicator = ", ".join([table, *key, column])
        row = dict(zip(memo.EVIDENCE, (claim, indicator, value, source, strength), strict=True))
        lines.append(row | (changes if not lines else {}))
    return HEAD + "\n".join(f"| {' | '.join(row.values())} |" for row in lines)


def written(rows=None, forecasts=FORECASTS):
    text = SOUND.replace("{{evidence}}", rows or evidence())
    return text.replace("{{forecasts}}", forecasts)


def report(**parts):
    return memo.judged(written(**parts))


def notebook(text):
    parts = re.split(r"(?m)^(?=## )", text)
    cells = [new_markdown_cell(part) for part in parts]
    guide = new_markdown_cell("**Guide.** " + "advice " * 500)
    return new_notebook(cells=[cells[0], guide, *cells[1:], new_code_cell("1 + 1")])


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "my_memo.ipynb"
    nbformat.write(notebook(written()), path)
    return path


class TestSound:
    def test_a_sound_memo_passes(self, file):
        found = memo.check(file)
        assert found.problems == ()
        assert 900 <= found.words <= 1200
        assert repr(found).startswith("Nothing to mend;")
        assert "good is not checked here" in repr(found)

    def test_the_file_is_only_read(self, file):
        before = file.read_bytes()
        memo.check(file)
        assert file.read_bytes() == before

    def test_advice_tables_and_code_are_not_counted(self, file):
        assert memo.check(file).words == report().words

    @pytest.mark.parametrize("column", ["value"])
    @pytest.mark.parametrize(
        ("indicator", "value"),
        [
            ("export_controls, 4, total_after", "1,402"),
            ("export_controls, 4, total_after", "1402 items"),
            ("`export_controls`, 4, `total_after`", "`1402`"),
            ("events, 2024-10-16-msmt, date", "2024-10-16"),
            ("ukraine_votes, ES-11/1, KOR, vote", "Yes"),
        ],
    )
    def test_numbers_in_usual_forms_are_right(self, column, indicator, value):
        found = report(rows=evidence(indicator=indicator, **{column: value}))
        assert found.problems == ()

    def test_rounding_counts_as_written(self):
        assert memo._same("17.5", 17.51) and memo._same("18", 17.51)
        assert not memo._same("17.6", 17.51) and not memo._same("17", 17.51)
        assert memo._same("47.2 %", 0.472) and not memo._same("47.2", 0.472)
        assert memo._same("−0.4", -0.4) and not memo._same("0.4", -0.4)
        assert not memo._same("", 1) and not memo._same("1", float("nan"))


class TestNumbers:
    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"value": "1,403"}, "'1,403' is not what export_controls has for 4: there it is 1402"),
            ({"indicator": "export_controls, 9, total_after"}, "has no row 9"),
            ({"indicator": "export_controls, 4, totl_after"}, "Did you mean 'total_after'"),
            ({"indicator": "export_control, 4, total_after"}, "Did you mean 'export_controls'"),
            (
                {"indicator": "opinion, nbs-2024-06-weapons, value"},
                "named by question_id and answer",
            ),
            ({"indicator": "the list"}, "name the indicator as table, key, column"),
            ({"claim": "..."}, "the claim is empty"),
            ({"strength": "huge"}, "strength is one of strong, medium, weak"),
            ({"source_id": "my-blog-2024"}, "there is no source 'my-blog-2024'"),
            ({"source_id": "nk-news-2025-04-26"}, "is dated 2025-04-26, after the cut-off"),
        ],
    )
    def test_each_mistake_has_its_sentence_and_no_other(self, changes, sentence):
        found = report(rows=evidence(**changes))
        assert len(found.problems) == 1, found.problems
        assert found.problems[0].startswith("Evidence, row 1: ") and sentence in found.problems[0]

    def test_a_row_of_a_later_day_is_refused(self):
        later = "events, 2024-11-07-yoon-press, date"
        found = report(rows=evidence(indicator=later, value="2024-11-07"))
        assert found.problems == (
            "Evidence, row 1: this row of events was not public by the cut-off.",
        )

    def test_a_column_written_later_is_refused(self):
        steps = data.load("export_controls").set_index("step")
        row = evidence(indicator="export_controls, 4, note", value=steps.loc[4, "note"] or "x")
        assert "note of this row was not known by the cut-off" in report(rows=row).problems[0]

    def test_a_table_without_a_day_of_knowledge_cannot_be_checked_and_says_so(self):
        aid = data.load("aid").set_index(["donor", "year"])
        value = f"{aid.loc[('KOR', 2023), 'humanitarian']:.3f}"
        row = evidence(indicator="aid, KOR, 2023, humanitarian", value=value)
        found = report(rows=row)
        assert found.problems == ()
        assert "whether it was known by the cut-off cannot be checked" in found.notes[0]
        wrong = report(rows=evidence(indicator="aid, KOR, 2023, humanitarian", value="9"))
        assert "is not what aid has for KOR, 2023" in wrong.problems[0]

    @pytest.mark.parametrize("days", [0, 1])
    def test_a_source_of_the_day_itself_is_open_when_the_cut_off_has_an_hour(self, days):
        sources = data.load("sources")
        name = sources.loc[sources["date"] == "2024-10-22", "source_id"].iloc[0]
        text = written(rows=evidence(source_id=name))
        if days:
            text = text.replace("2024-10-22 09:00", "2024-10-22")
        found = memo.judged(text)
        assert found.problems == ()
        assert any(name in note for note in found.notes) == (days == 0)

    def test_a_source_without_a_date_is_left_open(self):
        sources = data.load("sources")
        name = sources.loc[sources["date"].isna(), "source_id"].iloc[0]
        found = report(rows=evidence(source_id=name))
        assert found.problems == () and "has no date" in found.notes[0]

    def test_few_rows_and_no_table_are_said(self):
        few = "\n".join(evidence().splitlines()[:4])
        assert report(rows=few).problems == ("The evidence table has 2 rows: give 4 or more.",)
        assert "The evidence table is missing" in report(rows="See the appendix.").problems[0]


class TestForecasts:
    @pytest.mark.parametrize(
        ("old", "new", "sentence"),
        [
            ("2024-11-05", "soon", "Forecast 1: give the day as year-month-day; 'soon' is none."),
            ("2024-11-05", "", "Forecast 1: give the day as year-month-day; '' is none."),
            ("2024-11-05", "2024-10-22", "Forecast 1: its day, 2024-10-22, does not lie after"),
            ("| 0.7", "| 1", "Forecast 1: give a chance above 0 and below 1; '1' is none."),
            ("| 5 %", "| likely", "Forecast 2: give a chance above 0 and below 1; 'likely'"),
            ("| 5 %", "| 0", "Forecast 2: give a chance above 0 and below 1; '0' is none."),
            ("Seoul announces the delivery of shells", "", "Forecast 2: say what will happen."),
        ],
    )
    def test_each_mistake_has_its_sentence_and_no_other(self, old, new, sentence):
        assert old in FORECASTS
        found = report(forecasts=FORECASTS.replace(old, new))
        assert len(found.problems) == 1 and found.problems[0].startswith(sentence)

    def test_three_are_asked_for(self):
        two = "\n".join(FORECASTS.splitlines()[:-1])
        assert report(forecasts=two).problems == ("Give three forecasts; there are 2.",)
        assert "table of forecasts is missing" in report(forecasts="None.").problems[0]


class TestForm:
    @pytest.mark.parametrize("heading", memo.HEADINGS)
    def test_a_missing_heading_is_named(self, heading):
        text = re.sub(rf"^## \d {re.escape(heading)}$", "", written(), flags=re.MULTILINE)
        assert f"The section “{heading}” is missing" in " ".join(memo.judged(text).problems)

    def test_an_empty_statement_on_help_is_named(self):
        text = written().partition("## 9 Help and AI")[0] + "## 9 Help and AI\n\n...\n"
        assert memo.judged(text).problems == ("The section “Help and AI” is empty.",)

    def test_length_is_said_with_its_bounds(self):
        short = re.sub(
            r"(?s)## 6 Counter-argument.*?## 7", "## 6 Counter-argument\n\nNo.\n\n## 7", written()
        )
        assert "write 900 to 1,200" in memo.judged(short).problems[0]
        long = written().replace("## 2 Problem", "## 2 Problem\n\n" + "word " * 300)
        assert "write 900 to 1,200" in memo.judged(long).problems[0]

    @pytest.mark.parametrize("line", ["", "**Cut-off:** soon", "**Cut-off:** 2024-13-45"])
    def test_a_cut_off_that_is_no_day_is_said(self, line):
        found = memo.judged(written().replace("**Cut-off:** 2024-10-22 09:00", line))
        assert found.problems == (
            "The cut-off is missing: write a line “Cut-off: 2024-10-22” at the top.",
        )

    @pytest.mark.parametrize("line", ["Cut-off: 2024-10-22", 'cut_off = "2024-10-22 09:00"'])
    def test_a_cut_off_may_be_written_in_several_ways(self, line):
        assert memo.judged(written().replace("**Cut-off:** 2024-10-22 09:00", line)).problems == ()


class TestJunk:
    @given(st.text())
    def test_any_text_gets_sentences(self, text):
        assert memo.judged(text).problems

    @given(st.lists(st.text(alphabet="|,%.-0 1aé\\`\n"), min_size=5, max_size=5), st.text())
    def test_any_table_gets_sentences(self, cells, forecasts):
        row = f"| {' | '.join(cells)} |\n"
        found = memo.judged(written(rows=HEAD + row * 4, forecasts=FORECASTS + forecasts))
        assert all(isinstance(line, str) for line in (*found.problems, *found.notes))

    @pytest.mark.parametrize("content", [b"", b"half of a fi", b"\xff\xfe", b"[1, 2]", b"{}"])
    def test_a_file_that_is_no_notebook_is_one_sentence(self, tmp_path, content):
        path = tmp_path / "memo.ipynb"
        path.write_bytes(content)
        done = CliRunner().invoke(main, ["memo", str(path)])
        assert done.exit_code == 1 and "Traceback" not in done.output
        assert done.exception is None or isinstance(done.exception, SystemExit)

    def test_no_file_is_one_sentence(self):
        with pytest.raises(CourseError, match="Save the memo first"):
            memo.check("nowhere.ipynb")


class TestTemplate:
    def test_has_all_headings_and_says_what_is_missing(self):
        found = memo.check(NOTEBOOKS / "policy_memo.ipynb")
        assert not any("is missing" in line for line in found.problems)
        assert sum("is empty" in line for line in found.problems) == len(memo.HEADINGS) - 2
        assert "Give three forecasts; there are 0." in found.problems

    def test_its_advice_names_cells_that_exist(self):
        text = (NOTEBOOKS / "policy_memo.ipynb").read_text(encoding="utf-8")
        for indicator in re.findall(r"`(\w+, [^`]+)`", text):
            table, key, column = memo._indicator(indicator)
            assert column in memo._looked_up(data.load(table), table, key).index


class TestCommands:
    def test_the_check_is_a_command(self, file, tmp_path):
        done = CliRunner().invoke(main, ["memo", str(file)])
        assert done.exit_code == 0 and "Nothing to mend" in done.output
        bad = tmp_path / "bad.ipynb"
        nbformat.write(notebook(written(rows=evidence(value="7"))), bad)
        done = CliRunner().invoke(main, ["memo", str(bad)])
        assert done.exit_code == 1 and "✗ Evidence, row 1: '7' is not what" in done.output

    def test_it_is_printed_as_pdf_without_advice_and_code(self, file, tmp_path):
        words = ["print", "memo", str(file), "--as", "pdf", "--to", str(tmp_path / "out")]
        assert CliRunner().invoke(main, words).exit_code == 0
        made = PdfReader(tmp_path / "out" / "my_memo.pdf")
        text = " ".join(page.extract_text() for page in made.pages)
        assert "Bottom line" in text and "quantity_low" in text.replace("\n", "")
        assert "Guide." not in text and "1 + 1" not in text

    def test_it_is_printed_as_word_beside_the_memo(self, file):
        assert CliRunner().invoke(main, ["print", "memo", str(file)]).exit_code == 0
        with zipfile.ZipFile(file.with_suffix(".docx")) as parts:
            text = parts.read("word/document.xml").decode("utf-8")
        assert "Bottom line" in text and "advice advice" not in text
