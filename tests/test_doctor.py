"""What breaks classes: each thing OK, and each with a sentence when it is not."""

import shutil
import webbrowser
from importlib import metadata
from pathlib import Path

import nbformat
import pytest

from course import data, doctor
from course.errors import CourseError
from course.home import EXERCISES, HOME


@pytest.fixture(scope="module")
def findings():
    return {f.name.split()[0]: f.remedy for f in doctor.examine(HOME)}


def test_a_sound_installation_is_ok(findings):
    assert {
        name: findings[name] for name in ("Python", "packages", "tables", "kernel", "copy")
    } == {
        "Python": "",
        "packages": "",
        "tables": "",
        "kernel": "",
        "copy": "",
    }


def test_an_old_python_is_named(monkeypatch):
    monkeypatch.setattr(doctor, "OLDEST_PYTHON", (99, 0))
    assert "needs Python 99.0 or newer" in doctor._python()


def test_a_missing_package_is_named(monkeypatch):
    real = metadata.version

    def version(name):
        if name == "altair":
            raise metadata.PackageNotFoundError(name)
        return "0.1" if name == "pandas" else real(name)

    monkeypatch.setattr(metadata, "version", version)
    remedy = doctor._packages()
    assert "altair is missing" in remedy and "pandas is 0.1, needed" in remedy
    assert "README" in remedy


def test_a_course_that_is_not_installed_says_so(monkeypatch):
    monkeypatch.setattr(doctor, "DISTRIBUTION", "no-such-distribution")
    assert "not installed" in doctor._packages()


def test_a_damaged_table_is_named(monkeypatch):
    def load(name):
        raise CourseError("The file events.csv is damaged.")

    monkeypatch.setattr(data, "load", load)
    assert doctor._tables() == "The file events.csv is damaged."


def test_no_kernel_gets_a_sentence(monkeypatch):
    def broken(**_):
        raise RuntimeError

    monkeypatch.setattr("jupyter_client.manager.start_new_kernel", broken)
    assert "No Python kernel starts (RuntimeError)" in doctor._kernel()


def test_a_folder_that_cannot_be_written(tmp_path):
    assert doctor._writable(tmp_path) == ""
    assert "course lab FOLDER" in doctor._writable(tmp_path / "gone")


def test_no_browser(monkeypatch):
    def none():
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "get", none)
    assert "--no-browser" in doctor._browser()


class TestCopy:
    @pytest.fixture
    def copy(self, tmp_path):
        (tmp_path / "exercises").mkdir()
        target = tmp_path / "exercises" / "02_timeline.ipynb"
        return Path(shutil.copy(EXERCISES / target.name, target))

    def test_a_fresh_copy_is_ok_also_with_answers(self, copy, tmp_path):
        notebook = nbformat.read(copy, as_version=4)
        notebook.cells[5].source = "answer = 84"
        nbformat.write(notebook, copy)
        assert doctor._fresh(tmp_path) == ""

    def test_a_stale_copy_is_named_and_its_answers_stay_valid(self, copy, tmp_path):
        notebook = nbformat.read(copy, as_version=4)
        notebook.metadata["tightrope"]["fingerprint"] = "older"
        nbformat.write(notebook, copy)
        remedy = doctor._fresh(tmp_path)
        assert "02_timeline.ipynb is of another version" in remedy and "stay valid" in remedy

    def test_a_half_notebook_is_named(self, copy, tmp_path):
        copy.write_text("{", encoding="utf-8")
        assert "not a readable notebook" in doctor._fresh(tmp_path)
