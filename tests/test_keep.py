"""What a reader wrote is kept, comes back, and no other file is ever harmed."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.errors import CourseError
from course.keep import Keep


@pytest.fixture
def kept(tmp_path):
    return Keep(tmp_path / "my_grid.json", "framing grid")


def test_without_a_file_there_is_nothing_and_no_file_is_made(kept):
    assert kept.load() == {} and not kept.path.exists()


@given(content=st.dictionaries(st.text(), st.text() | st.floats(0, 1) | st.lists(st.text())))
def test_what_is_saved_comes_back(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("kept") / "my_grid.json"
    Keep(path, "framing grid").save(content)
    assert Keep(path, "framing grid").load() == content


def test_it_can_be_saved_again_and_leaves_one_file(kept):
    for number in range(3):
        kept.save({"a": number})
    assert kept.load() == {"a": 2}
    assert [path.name for path in kept.path.parent.iterdir()] == ["my_grid.json"]


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"half of {",
        b"[1, 2]",
        b"null",
        b"\xff\xfe",
        b'{"tightrope": "coding", "content": {}}',
        b'{"tightrope": "framing grid", "content": [1]}',
    ],
)
def test_another_or_a_damaged_file_stays_as_it_is(kept, damage):
    kept.path.write_bytes(damage)
    for act in (kept.load, lambda: kept.save({"a": "b"})):
        with pytest.raises(CourseError, match=r"my_grid\.json"):
            act()
    assert kept.path.read_bytes() == damage


def test_a_file_that_changed_elsewhere_is_not_overwritten(kept):
    kept.save({"a": "mine"})
    other = Keep(kept.path, "framing grid")
    other.load()
    other.save({"a": "from another window"})
    with pytest.raises(CourseError, match="changed elsewhere"):
        kept.save({"a": "mine again"})
    assert kept.load() == {"a": "from another window"}
    kept.save({"a": "now I know"})


def test_a_file_that_was_not_read_first_is_not_overwritten(kept):
    kept.save({"a": "kept"})
    with pytest.raises(CourseError, match="changed elsewhere"):
        Keep(kept.path, "framing grid").save({})


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    with pytest.raises(CourseError, match="cannot be written here"):
        Keep(tmp_path / "no such folder" / "my_grid.json", "framing grid").save({})


def test_a_crash_while_writing_leaves_the_old_file(kept, monkeypatch):
    kept.save({"a": "old"})

    def broken(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(CourseError, match="No space left"):
        kept.save({"a": "new"})
    assert json.loads(kept.path.read_text(encoding="utf-8"))["content"] == {"a": "old"}
    assert [path.name for path in kept.path.parent.iterdir()] == ["my_grid.json"]
