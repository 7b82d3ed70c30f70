"""The rule for two fears: step by step on made-up acts, and on the real table."""

import pandas as pd
import pytest

from course.errors import CourseError
from course.models import fears


def acts(*rows):
    columns = ["event_id", "date", "initiator", "target", "domain", "title"]
    table = pd.DataFrame(rows, columns=columns)
    return table.assign(date=pd.to_datetime(table["date"]))


@pytest.fixture
def small():
    return acts(
        ("arms", "2023-01-01", "RUS", "KOR", "arms", "Moscow spoke of arms"),
        ("asked", "2023-01-02", "USA", "KOR", "alliance", "Washington Asked for ships"),
        ("given", "2023-01-03", "USA", "KOR", "alliance", "Washington approved a plan"),
        ("left", "2023-01-04", "USA", "JPN", "trade-energy", "Washington chose Tokyo"),
        ("news", "2023-01-05", "USA", "PRK", "dprk-russia", "Washington warned of shells"),
        ("north", "2023-01-06", "PRK", "KOR", "arms", "Pyongyang warned Seoul"),
        ("own", "2023-01-07", "KOR", "USA", "alliance", "Seoul asked Washington"),
        ("old", "2021-12-31", "RUS", "KOR", "arms", "Moscow warned"),
    )


class TestRule:
    def test_the_first_step_that_fits_decides(self, small):
        codes = fears.coded(small).set_index("event_id")["fear"]
        assert codes.to_dict() == {
            "arms": "entrapment",
            "asked": "entrapment",
            "given": "reassurance",
            "left": "abandonment",
            "news": "neither",
            "north": "neither",
        }

    def test_asking_goes_before_giving(self):
        row = acts(("both", "2023-01-01", "USA", "KOR", "alliance", "US asked and approved"))
        assert fears.coded(row)["fear"].item() == "entrapment"

    def test_words_count_whole_and_in_any_case(self):
        rows = acts(
            ("dealer", "2023-01-01", "USA", "KOR", "alliance", "A dealer spoke"),
            ("deal", "2023-01-02", "USA", "KOR", "alliance", "A DEAL, at last"),
        )
        assert list(fears.coded(rows)["fear"]) == ["abandonment", "reassurance"]

    def test_other_words_give_other_codes(self, small):
        without = fears.coded(small, asking=(), giving=()).set_index("event_id")["fear"]
        assert without["asked"] == without["given"] == "abandonment"
        assert without["arms"] == "entrapment"  # by its field, whatever the words

    def test_the_window_can_begin_earlier(self, small):
        assert "old" in set(fears.coded(small, start="2021-01-01")["event_id"])
        with pytest.raises(CourseError, match="is not a day"):
            fears.coded(small, start="soon")

    def test_an_act_aimed_at_others_can_leave_seoul_out(self, events):
        codes = fears.coded(events).set_index("event_id")["fear"]
        assert codes["2022-02-24-us-fdpr-announced"] == "abandonment"
        assert codes["2022-03-04-fdpr-exemption"] == "reassurance"
        assert codes["2026-03-14-trump-hormuz"] == "entrapment"
        assert codes["2024-06-20-putin-big-mistake"] == "entrapment"
        assert codes["2024-01-15-kim-principal-enemy"] == "neither"

    def test_no_act_of_seoul_is_coded_and_every_code_is_known(self, events):
        table = fears.coded(events)
        assert "KOR" not in set(table["initiator"])
        assert set(table["fear"]) <= set(fears.FEARS)


class TestPerYear:
    def test_counts_add_up_and_empty_years_are_zero(self, small):
        later = acts(("late", "2025-05-05", "RUS", "KOR", "arms", "Moscow warned"))
        table = fears.per_year(fears.coded(pd.concat([small, later])))
        assert list(table.index) == [2023, 2024, 2025]
        assert table.loc[2024].sum() == 0 and table.to_numpy().sum() == 7
        assert table.loc[2025].to_dict()["entrapment"] == 1

    def test_practice_is_washington_in_three_fields(self, small):
        assert list(fears.practice(small)["event_id"]) == ["asked", "given", "left"]


class TestReader:
    def test_codes_stand_beside_the_rule(self, small):
        table = fears.compared(fears.practice(small), {"left": "neither", "given": "reassurance"})
        assert list(table.index) == ["given", "left"]
        assert list(table["same"]) == [True, False]

    def test_kappa_of_all_the_same_is_one(self, small):
        rule = fears.practice(small).set_index("event_id")["fear"].to_dict()
        assert fears.agreement(fears.compared(fears.practice(small), rule)) == 1

    def test_kappa_by_hand(self, small):
        codes = {"asked": "entrapment", "given": "abandonment", "left": "abandonment"}
        table = fears.compared(fears.practice(small), codes)
        # agreed 2/3; by chance (1/3)(1/3) + (1/3)(2/3) = 1/3
        assert fears.agreement(table) == pytest.approx((2 / 3 - 1 / 3) / (1 - 1 / 3))

    def test_kappa_is_not_defined_without_rows_or_with_one_code(self, small):
        practice = fears.practice(small)
        assert fears.agreement(fears.compared(practice, {})) is None
        assert fears.agreement(fears.compared(practice, {"left": "abandonment"})) is None

    def test_an_unknown_event_or_code_is_named(self, small):
        practice = fears.practice(small)
        with pytest.raises(CourseError, match="Did you mean 'left'"):
            fears.compared(practice, {"lefd": "neither"})
        with pytest.raises(CourseError, match="Did you mean 'abandonment'"):
            fears.compared(practice, {"left": "abandonnement"})
