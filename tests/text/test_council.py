"""What the council reads, in words."""

import contextlib
import functools
import io

import nbformat
import pytest
from drawn.council import groups, record

from course import data, lessons, text
from course.errors import CourseError
from course.models import council, council_clock, council_record, council_results
from course.models.cut_off import cut_off, points


def test_scores_say_whether_the_talks_helped():
    better = text.council_scores(record("D4", (0.5,) * 4, (0.9, 0.9, 0.1, 0.1)))
    assert better.startswith("The talks made the chances better: mean Brier score 0.250 before")
    worse = text.council_scores(record("D4", (0.5,) * 4, (0.1, 0.1, 0.9, 0.9)))
    assert "chances worse" in worse and "0.810 after (4 questions)" in worse
    same = text.council_scores(record("D4", (0.5,) * 4, (0.5,) * 4))
    assert same.startswith("The talks left the mean Brier score as it was: 0.250")


def test_an_open_question_is_no_miss():
    twin = text.council_scores(record("D6"))
    assert "(3 questions)" in twin and "Open until 31 December 2026." in twin


def test_groups_are_counted():
    twin = text.council_groups(groups(6), "D4")
    assert twin.startswith("2 of 6 groups chose Words and lists at D4.")
    assert "Q4 Will the President" in twin and "Mean Brier score:" in twin
    assert text.council_groups(groups(2), "D1") == "No group has played D1 yet."


def test_the_ledger_names_what_waits():
    every = [*groups(2), council_results.Group("Group 3", "c.json", record("D6"))]
    twin = text.council_ledger(council_results.ledger(every))
    assert twin.startswith("7 questions settled, 1 open.")
    assert "Open until 31 December 2026: Will Seoul announce" in twin
    late = text.council_ledger(council_results.ledger(every, "2027-01-01"))
    assert "Deadline passed, look the outcome up (31 December 2026)" in late
    assert (
        text.council_ledger(council_results.ledger([]))
        == "The ledger is empty: there is no record yet."
    )


@pytest.mark.parametrize("point", points())
class TestBeforeTheReveal:
    def everything(self, point):
        roles = data.load("roles")["role_id"].unique()
        parts = [text.council_situation(point), text.council_cards(point)]
        parts += [text.council_brief(point, role) for role in roles]
        parts += [text.council_row(claim) for claim in council.claims(point).index]
        return "\n".join([*parts, text.council_questions(point)])

    def test_no_reveal_no_secret_and_no_verdict_is_written(self, point):
        words = self.everything(point)
        cards = data.load("cards").query("kind != 'known' and point_id == @point")
        assert not any(card in words for card in cards["text"])
        assert council.FICTION not in words
        parts = words.replace(text.council_cards(point), "").splitlines()
        claims = [line for line in parts if line.startswith("Claim ")]
        verdicts = council.verdicts(point).dropna(subset=["reason"])
        assert claims and not any(r in line for r in verdicts["reason"] for line in claims)

    def test_situation_has_all_options_and_the_hour(self, point):
        words = text.council_situation(point)
        assert f"{cut_off(point):%H:%M} in Seoul" in words
        assert all(label in words for label in council.options(point)["label"])

    def test_the_secret_side_is_written_only_when_asked_for(self, point):
        assert "Secret side: [FICTION]" in text.council_brief(point, "R01", secret=True)


READER = nbformat.read(lessons.NOTEBOOKS / "council_reader.ipynb", as_version=4)


@functools.cache
def printed(point):
    """Run the reader for a point; return what each cell of code prints."""
    names, shown = {}, []
    for cell in READER.cells:
        if cell.cell_type == "code":
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                exec(cell.source.replace('"D4"', f'"{point}"'), names)
            shown.append(out.getvalue())
    return shown


class TestReader:
    """The page that shows D4 without being run: current, and without anything of later days."""

    def test_what_it_stores_is_current(self):
        cells = [cell for cell in READER.cells if cell.cell_type == "code"]
        stored = ["".join(output["text"] for output in cell.outputs) for cell in cells]
        assert stored == printed("D4"), "run `course build`"
        assert lessons.PAGES.count("council_reader.ipynb") == 1

    @pytest.mark.parametrize("point", points())
    def test_tells_nothing_of_later_days(self, point):
        words = "\n".join(printed(point))
        reveals = data.load("cards").query("kind != 'known' and point_id == @point")["text"]
        assert not any(card in words for card in reveals)
        assert council.FICTION not in words and "Secret side" not in words
        assert not any(slip in words for slip in council.slips(point)["text"])
        claims = [line for line in words.splitlines() if line.startswith("Claim ")]
        for reason in council.verdicts(point)["reason"].dropna():
            assert not any(reason in line for line in claims)

    @pytest.mark.parametrize("point", points())
    def test_holds_all_that_a_player_may_read(self, point):
        words = "\n".join(printed(point))
        for table in (council.cards(point)["text"], council.claims(point)["text"]):
            assert all(row in words for row in table)
        assert all(role in words for role in data.load("roles")["role"].unique())
        assert all(question in words for question in council.questions(point)["question"])
        assert text.council_situation(point) in words

    def test_its_prose_fits_the_point_that_it_shows(self):
        prose = "\n".join(cell.source for cell in READER.cells if cell.cell_type == "markdown")
        earlier = points()[: points().index("D4")]
        assert f"You play {', '.join(earlier[:-1])} or {earlier[-1]}?" in prose
        assert "twelve roles" in prose and len(council.seats(12)) == 12


@pytest.mark.parametrize("minutes", council_clock.LENGTHS)
def test_the_list_of_phases_says_what_the_clock_shows(minutes):
    lines = text.council_phases(minutes).splitlines()
    rows = council_clock.phases(minutes)
    assert [line.partition(",")[0] for line in lines] == rows["phase"].tolist()
    assert sum(int(line.split(", ")[1].split()[0]) for line in lines) == minutes
    assert ("Debriefing" in lines[-1]) == (minutes != 30)


@pytest.mark.parametrize("point", points())
def test_what_came_after_is_written_whole_and_only_after_the_decision(point):
    with pytest.raises(CourseError, match="Decide first"):
        text.council_reveal(point, council_record.blank_record(point))
    words = text.council_reveal(point, record(point))
    later = data.load("cards").query("kind != 'known' and point_id == @point")
    assert len(words.splitlines()) == len(later)
    assert all(card in words for card in later["text"])


def test_korean_letters_stand_where_the_table_has_them():
    assert "Yoon Suk-yeol 윤석열 (a source names" in text.council_brief("D4", "R01")
    assert "None" not in text.council_brief("D4", "R08")
