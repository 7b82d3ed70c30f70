"""A built wheel carries everything and works far from the clone."""

import subprocess
import sys
import zipfile

import pytest

from course.home import HOME


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=HOME,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def python(site, code, cwd):
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(site)!r})\n{code}"]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_carries_tables_lessons_and_sources_of_exercises(unpacked):
    files = unpacked / "course" / "_files"
    for inside in (
        "data/datapackage.json",
        "data/events.csv",
        "data/world.json",
        "notebooks/00_start_here.ipynb",
        "exercises/02_timeline.ipynb",
        "exercises/solutions/02_timeline.py",
        "exercises/solutions/02_timeline.ipynb",
    ):
        assert (files / inside).is_file(), inside
    assert (unpacked / "course/jupyter_config/labconfig/page_config.json").is_file()
    assert list(unpacked.glob("*.dist-info/licenses/LICENSE*"))


def test_loads_tables_and_checks_answers_from_another_folder(unpacked, tmp_path):
    code = (
        "from course import data, checks, home, questions\n"
        "assert not home.IS_CLONE and str(home.HOME).startswith(sys.path[0])\n"
        "print(len(data.load('ukraine_votes')), checks.check('00.1', 10).status)"
    )
    assert python(unpacked, code, tmp_path) == "1930 correct"


def test_a_lesson_runs_in_a_working_copy(unpacked, tmp_path):
    code = (
        "import os; os.environ['PYTHONPATH'] = sys.path[0]\n"
        "from course import lab, lessons\n"
        "folder = lab.working_folder()\n"
        "done = lessons.executed(folder / lab.FIRST)\n"
        "print(folder.name, len(done.cells))"
    )
    name, cells = python(unpacked, code, tmp_path).split()
    assert name.startswith("tightrope-") and int(cells) > 10
