"""Opening the course: in place from a clone, else in a copy that is never written over."""

import os
import shutil

import pytest

from course import lab
from course.errors import CourseError
from course.home import HOME, IS_CLONE


@pytest.fixture
def installed(monkeypatch, tmp_path):
    monkeypatch.setattr(lab, "IS_CLONE", False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_clone_is_opened_in_place():
    assert IS_CLONE and lab.working_folder() == HOME


def test_an_installed_course_makes_a_copy_named_by_its_version(installed):
    folder = lab.working_folder()
    assert folder == installed / f"tightrope-{lab.__version__}"
    assert (folder / lab.FIRST).is_file()
    assert (folder / "exercises" / "02_timeline.ipynb").is_file()


def test_a_file_that_is_there_is_never_touched(installed):
    folder = lab.working_folder()
    mine = folder / "exercises" / "02_timeline.ipynb"
    mine.write_text("my answers", encoding="utf-8")
    (folder / "notebooks" / "03_alignment.ipynb").unlink()
    assert lab.working_folder() == folder
    assert mine.read_text(encoding="utf-8") == "my answers"
    assert (folder / "notebooks" / "03_alignment.ipynb").is_file()  # what is missing comes back


def test_a_newer_version_goes_into_a_folder_of_its_own(installed, monkeypatch):
    old = lab.working_folder()
    monkeypatch.setattr(lab, "__version__", "99.0")
    assert lab.working_folder() != old


def test_a_folder_of_ones_choice(tmp_path):
    assert lab.working_folder(tmp_path / "mine") == tmp_path / "mine"


def test_a_place_that_cannot_be_written_gets_one_sentence(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(CourseError, match=r"cannot be written .* Choose another place"):
        lab.working_folder(blocked / "inside")


def test_a_read_only_folder_gets_one_sentence(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(shutil, "copyfile", refuse)  # root may write everywhere, so say no here
    with pytest.raises(CourseError, match=r"cannot be written \(Permission denied\)"):
        lab.working_folder(tmp_path / "inside")


def test_the_command_opens_the_first_lesson(tmp_path):
    words = lab.command(tmp_path, browser=False, port=9999)
    assert "--LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb" in words
    assert "--no-browser" in words and "--port=9999" in words
    assert f"--ServerApp.root_dir={tmp_path}" in words


def test_the_news_prompt_is_off_and_own_settings_stay(monkeypatch):
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "/mine")
    assert lab.environment()["JUPYTER_CONFIG_PATH"].endswith(f"{os.pathsep}/mine")
