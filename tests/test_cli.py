"""The command `course`: what it prints, and the exit code a script can rely on."""

import shutil

import pytest
from click.testing import CliRunner

from course import answer_key, cli, codebook, exercises, lab, lessons, objectives
from course.home import DATA, EXERCISES


@pytest.fixture
def run():
    return lambda *words: CliRunner().invoke(cli.main, words)


def test_help_names_every_command(run):
    text = run("--help").output
    assert all(word in text for word in ("lab", "check", "doctor", "build"))


def test_version(run):
    assert run("--version").output.strip() == f"course, version {lab.__version__}"


def test_check_prints_a_line_a_question_and_fails_when_not_all_is_right(run, tmp_path):
    blank = shutil.copy(EXERCISES / "00_start_here.ipynb", tmp_path / "blank.ipynb")
    right = shutil.copy(EXERCISES / "solutions" / "00_start_here.ipynb", tmp_path / "right.ipynb")
    both = run("check", str(blank), str(right))
    assert both.exit_code == 1
    assert "blank.ipynb: 0 of 2 correct, 0 of 2 points" in both.output
    assert "  ○ 00.1 Count the yes votes: not answered yet." in both.output
    assert "right.ipynb: 2 of 2 correct, 2 of 2 points" in both.output
    assert run("check", str(right)).exit_code == 0


def test_check_of_a_missing_file_is_one_sentence(run):
    done = run("check", "gone.ipynb")
    assert done.exit_code == 1 and "There is no file gone.ipynb" in done.output
    assert "Traceback" not in done.output


def test_check_without_files_says_how_to_call_it(run):
    done = run("check")
    assert done.exit_code == 2 and "Usage" in done.output


def test_lab_opens_the_copy_asked_for(run, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(lab, "open_lab", lambda *words: opened.append(words) or 0)
    done = run("lab", str(tmp_path / "mine"), "--no-browser", "--port", "9999")
    assert done.exit_code == 0
    assert opened == [(tmp_path / "mine", False, 9999)]


def test_lab_in_a_place_that_cannot_be_written_is_one_sentence(run, tmp_path):
    (tmp_path / "file").write_text("")
    done = run("lab", str(tmp_path / "file" / "inside"))
    assert done.exit_code == 1 and "Choose another place" in done.output


def test_doctor_says_ok_or_what_to_do(run, tmp_path, monkeypatch):
    from course import doctor

    found = [doctor.Finding("tables"), doctor.Finding("browser", "Open the address by hand.")]
    monkeypatch.setattr(doctor, "examine", lambda folder: found)
    done = run("doctor", str(tmp_path))
    assert done.exit_code == 1
    assert done.output.splitlines() == [
        "OK  tables",
        "FIX browser",
        "    Open the address by hand.",
    ]
    monkeypatch.setattr(doctor, "examine", lambda folder: found[:1])
    assert run("doctor").exit_code == 0


def test_build_is_for_clones(run, monkeypatch):
    monkeypatch.setattr(exercises, "build", lambda: ["a: unchanged"])
    monkeypatch.setattr(lessons, "build", lambda: ["b: written"])
    monkeypatch.setattr(codebook, "build", lambda: ["c: written"])
    monkeypatch.setattr(objectives, "build", lambda: ["d: unchanged"])
    monkeypatch.setattr(answer_key, "build", lambda: ["e: written"])
    lines = ["a: unchanged", "b: written", "c: written", "d: unchanged", "e: written"]
    assert run("build").output.splitlines() == lines
    monkeypatch.setattr("course.home.IS_CLONE", False)
    done = run("build")
    assert done.exit_code == 1 and "in a clone" in done.output


class TestData:
    def test_list_names_every_table(self, run):
        from course import data

        output = run("data", "list").output
        assert all(name in output for name in data.TABLES)

    def test_describe_explains_columns_and_caveats(self, run):
        output = run("data", "describe", "resolutions").output
        assert "Caveat:" in output and "yes [members]: Members recorded as yes." in output

    def test_a_wrong_table_is_one_sentence(self, run):
        done = run("data", "describe", "event")
        assert done.exit_code == 1 and "Did you mean 'events'" in done.output

    def test_export_prints_what_it_wrote(self, run, tmp_path):
        done = run("data", "export", "articles", "--to", str(tmp_path / "out"))
        assert done.output.splitlines()[0].endswith("articles.csv")
        assert (tmp_path / "out" / "CITATION.txt").is_file()

    def test_validate_says_ok_or_names_the_problem(self, run, tmp_path):
        shutil.copy(DATA / "articles.csv", tmp_path)
        assert run("data", "validate", str(tmp_path)).output.strip().endswith("are valid.")
        spoiled = (tmp_path / "articles.csv").read_text(encoding="utf-8").replace("editorial", "x")
        (tmp_path / "articles.csv").write_text(spoiled, encoding="utf-8")
        done = run("data", "validate", str(tmp_path))
        assert done.exit_code == 1 and "articles: " in done.output
