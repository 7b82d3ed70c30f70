"""What a reader wrote: kept, found again, and no other file touched."""

import json

import pytest

from course import keep
from course.errors import CourseError


def test_what_was_kept_comes_back(tmp_path):
    path = tmp_path / "mine.json"
    assert keep.load(path, "grid") == {}
    keep.save(path, "grid", {"a": "서울"})
    keep.save(path, "grid", {"a": "서울", "b": "two"})
    assert keep.load(path, "grid") == {"a": "서울", "b": "two"}
    assert [file.name for file in tmp_path.iterdir()] == ["mine.json"]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[1]",
        '{"a": 1}',
        '{"tightrope": "coding", "content": {}}',
        '{"tightrope": "grid", "content": [1]}',
        "\udcff",
    ],
)
def test_another_or_a_damaged_file_stays_as_it_is(tmp_path, content):
    path = tmp_path / "mine.json"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    before = path.read_bytes()
    for act in (lambda: keep.load(path, "grid"), lambda: keep.save(path, "grid", {"a": 1})):
        with pytest.raises(CourseError) as caught:
            act()
        assert str(caught.value).startswith("The file mine.json is damaged or is no grid")
        assert str(caught.value).count(".") == 2  # one sentence, and the name of the file
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_written_to_gets_a_sentence(tmp_path):
    with pytest.raises(CourseError, match="cannot be written here"):
        keep.save(tmp_path / "missing" / "mine.json", "grid", {"a": 1})


def test_the_file_says_what_it_is(tmp_path):
    keep.save(tmp_path / "mine.json", "grid", {"a": 1})
    assert json.loads((tmp_path / "mine.json").read_text())["tightrope"] == "grid"
