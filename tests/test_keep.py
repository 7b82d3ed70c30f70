"""A reader's own file: comes back, is never lost, and no other file is touched."""

import os
import sys

import pytest

from course.errors import CourseError
from course.keep import Sheet

ROWS = [{"row": "a", "side": "left"}, {"row": "b", "side": ""}]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "mine.csv"


def sheet(path):
    return Sheet(path, "test", {"row": ["a", "b"], "side": ["left", "right"]})


def test_no_file_is_an_empty_table_and_reading_writes_none(path):
    assert sheet(path).load() == [] and not path.exists()


def test_what_was_saved_comes_back(path):
    sheet(path).save(ROWS)
    assert sheet(path).load() == ROWS
    assert path.read_text(encoding="utf-8").splitlines() == [
        "# Tightrope course: test",
        "row,side",
        "a,left",
        "b,",
    ]


def test_a_second_save_follows_the_first(path):
    mine = sheet(path)
    mine.save(ROWS)
    mine.save([{"row": "a", "side": "right"}])
    assert sheet(path).load() == [{"row": "a", "side": "right"}]
    assert [one.name for one in path.parent.iterdir()] == ["mine.csv"]


SPREADSHEET = "\ufeff# Tightrope course: test,\r\nrow,side\r\na,left\r\nb,\r\n"
SEMICOLONS = '"# Tightrope course: test";\nrow;side\na;left\nb;\n'


@pytest.mark.parametrize("text", [SPREADSHEET, SEMICOLONS])
def test_a_file_that_a_spreadsheet_wrote_is_read(path, text):
    path.write_bytes(text.encode())
    assert sheet(path).load() == ROWS


MARK = "# Tightrope course: test\n"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"my shopping list\n",
        b"row,side\na,left\n",
        f"{MARK}".encode(),
        f"{MARK}row,colour\na,left\n".encode(),
        f"{MARK}row,side\na,up\n".encode(),
        f"{MARK}row,side\nc,left\n".encode(),
        f"{MARK}row,side\na,left\na,right\n".encode(),
        f"{MARK}row,side\na\n".encode(),
        f"{MARK}row,side\na,left,more\n".encode(),
        f"{MARK}row,side\n,left\n".encode(),
        f"{MARK}row,side\na,le\x00ft\n".encode(),
        b"\xff\xfe\x00bad",
    ],
)
def test_a_damaged_or_foreign_file_gets_one_sentence_and_stays(path, content):
    path.write_bytes(content)
    mine = sheet(path)
    with pytest.raises(CourseError, match=r"^mine\.csv is damaged .* left as it is") as error:
        mine.load()
    assert str(error.value).count(". ") == 0
    with pytest.raises(CourseError):
        mine.save(ROWS)
    assert path.read_bytes() == content


def test_a_folder_of_that_name_gets_the_sentence_too(path):
    path.mkdir()
    with pytest.raises(CourseError, match="is damaged"):
        sheet(path).load()


def test_a_file_changed_elsewhere_is_not_overwritten(path):
    mine, other = sheet(path), sheet(path)
    mine.save(ROWS)
    other.load()
    other.save([{"row": "b", "side": "right"}])
    with pytest.raises(CourseError, match="changed elsewhere, so nothing was saved"):
        mine.save(ROWS)
    assert sheet(path).load() == [{"row": "b", "side": "right"}]


def test_a_file_that_appeared_after_reading_is_not_overwritten(path):
    mine = sheet(path)
    mine.load()
    path.write_text("of somebody else")
    with pytest.raises(CourseError, match="changed elsewhere"):
        mine.save(ROWS)
    assert path.read_text() == "of somebody else"


def test_a_crash_while_writing_leaves_the_old_file_and_no_rest(path, monkeypatch):
    mine = sheet(path)
    mine.save(ROWS)

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(CourseError, match="cannot be saved \\(No space left"):
        mine.save([])
    assert sheet(path).load() == ROWS
    assert [one.name for one in path.parent.iterdir()] == ["mine.csv"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root writes anywhere")
def test_a_folder_that_cannot_be_written_says_so(path):
    path.parent.chmod(0o500)
    with pytest.raises(CourseError, match="cannot be saved"):
        sheet(path).save(ROWS)
