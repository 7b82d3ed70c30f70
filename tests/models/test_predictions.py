"""What predictions lack, other outcomes, all verdicts, and luck."""

import math

import pandas as pd
import pytest

from course import data
from course.errors import CourseError
from course.models import predictions, scores


@pytest.fixture
def strict(forecasts):
    return scores.coded(forecasts, rows="scoreable")


class TestParts:
    def test_every_prediction_stands_once_and_in_the_order_of_the_groups(self, forecasts):
        table = predictions.parts(forecasts)
        assert sorted(table.index) == sorted(forecasts["claim_id"])
        assert table["lacks"].is_monotonic_increasing

    def test_what_can_be_scored_has_all_parts(self, forecasts):
        table = predictions.parts(forecasts)
        ready = table[table["lacks"] == predictions.SCOREABLE]
        assert ready["test"].all() and ready["last_day"].all()
        assert (ready["chance"] != predictions.NOTHING_SAID).all()

    def test_by_hand(self):
        row = {
            "claim_id": "x",
            "scoreable": False,
            "why_not": "open",
            "outcome": "open",
            "deadline": pd.NaT,
            "deadline_by": "none",
            "wording_kind": "possible",
        }
        table = predictions.parts(pd.DataFrame([row, {**row, "claim_id": "y", "why_not": None}]))
        assert table.loc["x"].tolist() == [True, False, "none", "neither", "open"]
        assert table["lacks"].isna().tolist() == [False, True]

    def test_articles_that_give_day_and_chance_themselves(self, forecasts):
        assert predictions.complete_in_text(forecasts) == ["C004-18", "C004-30"]

    def test_the_disputed_row_and_the_twins_are_among_the_rows(self, forecasts, strict):
        assert {predictions.DISPUTED, *predictions.TWINS} <= set(strict.index)
        assert predictions.DISPUTED in scores.coded(forecasts).index
        about = " ".join(data.caveats("forecasts")["text"])
        assert all(name in about for name in (predictions.DISPUTED, *predictions.TWINS))


class TestOtherWay:
    def test_turns_an_outcome_and_its_score(self, strict):
        turned = predictions.other_way(strict, "C004-30")
        assert turned.loc["C004-30", "happened"] == 1 - strict.loc["C004-30", "happened"]
        assert turned.loc["C004-30", "score"] == pytest.approx((0.55 - 1) ** 2)
        assert turned.drop("C004-30").equals(strict.drop("C004-30").astype(turned.dtypes))

    def test_twice_is_as_before(self, strict):
        twice = predictions.other_way(predictions.other_way(strict, "C001-31"), "C001-31")
        assert twice["score"].tolist() == pytest.approx(strict["score"].tolist())

    def test_none_changes_nothing(self, strict):
        assert predictions.other_way(strict)["score"].tolist() == strict["score"].tolist()
        assert len(predictions.without(strict)) == len(strict)

    def test_a_row_that_is_not_there(self, strict):
        for change in (predictions.other_way, predictions.without):
            with pytest.raises(CourseError, match="Did you mean 'C001-31'"):
                change(strict, "C001-3l")
        with pytest.raises(CourseError, match="at least one row"):
            predictions.without(strict, *strict.index)


class TestVerdicts:
    def test_every_mix_stands_once(self, forecasts):
        table = predictions.verdicts(forecasts)
        assert len(table) == 3 * 3 * 4 * 2
        assert not table.duplicated(["rows", "outcome", "words", "above_half"]).any()

    def test_the_mix_of_the_worked_example_is_among_them(self, forecasts):
        table = predictions.verdicts(forecasts).set_index(
            ["rows", "outcome", "words", "above_half"]
        )
        six = scores.drop_one(scores.coded(forecasts)).loc["none"]
        row = table.loc[("picked by hand", "as coded", "mid", 0.55)]
        assert row["skill"] == pytest.approx(six["skill"]) and row["n"] == 6
        turned = table.loc[("picked by hand", "other way", "mid", 0.55)]
        assert turned["brier"] == pytest.approx(1.679375 / 6)  # as first coded
        assert turned["skill"] == pytest.approx(-0.1195833, abs=1e-7)

    def test_other_rows_other_verdict(self, forecasts):
        table = predictions.verdicts(forecasts).query("outcome == 'as coded'")
        better = (table["skill"] > 0).groupby(table["rows"]).sum()
        assert better["picked by hand"] == 0 < better["by the rules"]
        assert better["by the rules, twins once"] == 0

    def test_the_rows_that_turn_the_verdict(self, forecasts, strict):
        assert predictions.turning(scores.drop_one(strict)) == list(predictions.TWINS)
        assert predictions.turning(scores.drop_one(scores.coded(forecasts))) == []

    def test_a_row_without_skill_is_no_turn(self):
        table = pd.DataFrame({"skill": [0.1, float("nan"), -0.1]}, index=["none", "a", "b"])
        assert predictions.turning(table) == ["b"]


class TestLuck:
    def test_three_of_five_at_080(self):
        table = predictions.luck(sizes=[5])
        assert table["at_most"].iloc[0] == pytest.approx(0.26272)
        assert table["few"].sum() == 4  # 0, 1, 2 and 3 hits
        by_hand = [math.comb(5, k) * 0.8**k * 0.2 ** (5 - k) for k in range(6)]
        assert table["chance"].tolist() == pytest.approx(by_hand)

    def test_the_same_share_gets_less_likely_with_more_forecasts(self):
        sizes = predictions.luck().groupby("n")
        assert sizes["chance"].sum().tolist() == pytest.approx([1] * len(sizes))
        assert sizes["at_most"].first().is_monotonic_decreasing

    def test_a_share_that_is_no_share(self):
        with pytest.raises(CourseError, match="share that came true"):
            predictions.luck(share=3)
