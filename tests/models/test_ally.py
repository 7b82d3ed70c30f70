"""Promises, spending and polls: on made-up tables, and on the real ones."""

import pandas as pd
import pytest

from course import data
from course.errors import CourseError
from course.models import ally


def spells(*rows):
    columns = ["country", "partner", "year_from", "year_to", *ally.PROMISES]
    return pd.DataFrame(rows, columns=columns)


@pytest.fixture
def small():
    return spells(
        ("USA", "KOR", 1990, 2018, True, False, True, True),
        ("KOR", "USA", 1990, 2018, True, False, True, True),
        ("USA", "JPN", 1990, 2018, True, False, False, False),
        ("JPN", "USA", 1990, 2018, False, False, True, True),
        ("RUS", "PRK", 2000, 2018, False, False, False, True),
        ("RUS", "PRK", 1990, 1996, True, False, False, True),
    )


class TestPromises:
    def test_the_promise_that_binds_most_comes_first(self, small):
        table = ally.promises(small, (("USA", "KOR"), ("JPN", "USA")))
        assert list(table["strongest"]) == ["defence", "consultation"]
        assert table["promised"].iloc[1] == "talk in a crisis; do not attack"

    def test_pairs_keep_their_order_and_spells_theirs(self, small):
        table = ally.promises(small, (("RUS", "PRK"), ("USA", "KOR")))
        assert table["pair"].iloc[0] == "Russia to North Korea"
        assert list(table["year_from"]) == [1990, 2000, 1990]

    def test_without_pairs_all_are_kept(self, small):
        assert len(ally.promises(small, None)) == len(small)

    def test_a_name_that_is_unknown_gets_a_near_one(self, small):
        with pytest.raises(CourseError, match="Did you mean 'Japan'"):
            ally.promises(small, (("Japann", "KOR"),))

    def test_help_has_a_direction_and_an_end(self, small):
        assert ("USA", "JPN") in ally.defenders(small, 2018)
        assert ("JPN", "USA") not in ally.defenders(small, 2018)
        assert ("RUS", "PRK") in ally.defenders(small, 1996)
        assert ("RUS", "PRK") not in ally.defenders(small, 1997)

    @pytest.mark.parametrize("year", [1989, 2019, 2024])
    def test_a_year_without_data_is_no_year_without_promises(self, small, year):
        with pytest.raises(CourseError, match="coded from 1990 to 2018"):
            ally.in_year(small, year)

    def test_no_pair_stands_twice_in_a_year(self):
        pledges = data.load("alliance_pledges")
        for year in range(1990, 2019):
            assert not ally.in_year(pledges, year).duplicated(["country", "partner"]).any()

    def test_the_treaty_after_the_data_is_an_event(self, events):
        row = events.set_index("event_id").loc[ally.TREATY_OF_2024]
        last = data.load("alliance_pledges")["year_to"].max()
        assert row["date"].year > last and "if either is attacked" in row["description"]


class TestSpending:
    def test_takes_the_share_by_name_or_code(self):
        table = ally.spending(data.load("macro"), ["South Korea", "JPN"], start=2020)
        assert set(table["country"]) == {"KOR", "JPN"} and table["year"].min() == 2020
        assert table["share"].between(0, 100).all()

    def test_a_state_without_figures_says_so(self):
        with pytest.raises(CourseError, match="No military spending for North Korea"):
            ally.spending(data.load("macro"), ["KOR", "PRK"])


def questions(*rows):
    columns = ["pollster", "sponsor", "topic", "question", "answer", "year", "value"]
    table = pd.DataFrame(rows, columns=columns)
    return table.assign(
        date=pd.to_datetime(table["year"].astype(str)),
        population="KOR",
        group="adults",
        note=None,
        source_id="s",
    )


@pytest.fixture
def opinion():
    return questions(
        ("P", None, "nuclear", "Possess?", "favour", 2023, 60.0),
        ("P", None, "nuclear", "Possess?", "oppose", 2023, 40.0),
        ("P", None, "nuclear", "Possess?", "favour", 2024, 66.0),
        ("P", None, "nuclear", "Possess even if it costs?", "favour", 2023, 36.0),
        ("P", "S", "nuclear", "Choose one.", "US forces in Korea", 2023, 50.0),
        ("P", "S", "nuclear", "Choose one.", "own nuclear weapons", 2023, 34.0),
        ("Q", None, "deterrent", "Would they?", "no", 2023, 49.0),
        ("Q", None, "deterrent", "Would they?", "yes", 2023, 51.0),
        ("Q", None, "favourability", "Like them?", "favour", 2023, 80.0),
    )


class TestPolls:
    def test_a_series_is_one_pollster_question_and_answer(self, opinion):
        table = ally.polls(opinion, None)
        assert set(table["series"]) == {
            "P: Possess?",
            "P: Possess even if it costs?",
            "P for the S: Choose one. – US forces in Korea",
            "P for the S: Choose one. – own nuclear weapons",
            "Q: Would they?",
        }

    def test_the_first_answer_alone_is_kept(self, opinion):
        values = ally.polls(opinion, None).set_index("series")["value"]
        assert values["Q: Would they?"] == 51 and 40.0 not in set(values)

    def test_wording_and_subject_are_told_apart(self, opinion):
        table = ally.polls(opinion, None).drop_duplicates("series").set_index("series")
        assert table.loc["P: Possess?", "wording"] == "plain"
        assert table.loc["P: Possess even if it costs?", "wording"] == "cost"
        forces = table.loc["P for the S: Choose one. – US forces in Korea"]
        assert (forces["wording"], forces["about"]) == ("choice", "ally")

    def test_the_change_is_later_minus_earlier(self, opinion):
        assert ally.change(ally.polls(opinion, None), "P: Possess?", 2023, 2024) == 6

    @pytest.mark.parametrize(
        ("series", "year", "words"),
        [("P: Possess", 2024, "2 series begin"), ("P: Possess?", 2025, "no value for 2025")],
    )
    def test_an_unclear_series_or_a_missing_year_says_so(self, opinion, series, year, words):
        with pytest.raises(CourseError, match=words):
            ally.change(ally.polls(opinion, None), series, 2023, year)

    def test_the_pollsters_of_the_lesson_are_in_the_table(self):
        table = ally.polls(data.load("opinion"))
        assert set(table["pollster"]) == set(ally.POLLSTERS)
        assert set(table["wording"]) == {"plain", *ally.WORDINGS}

    def test_no_series_mixes_two_wordings_of_the_same_year(self):
        table = ally.polls(data.load("opinion"))
        assert not table.duplicated(["series", "year"]).any()
