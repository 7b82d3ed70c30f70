"""Pictures and twins of predictions: what is drawn equals what is computed."""

import json

import pytest

from course import charts, data, text
from course.errors import CourseError
from course.models import ledger, predictions, scores


def rows(spec, *columns):
    sets = [found for found in spec["datasets"].values() if isinstance(found, list)]
    return max((found for found in sets if set(columns) <= set(found[0])), key=len)


class TestSorted:
    def test_each_prediction_is_a_mark_in_its_row_that_opens_its_article(self, forecasts):
        marks = rows(charts.predictions_sorted(forecasts).to_dict(), "claim_id")
        table = predictions.parts(forecasts)
        drawn = {mark["claim_id"]: mark["group"] for mark in marks}
        assert drawn == table["lacks"].map(predictions.GROUPS).astype(str).to_dict()
        assert all(mark["url"].startswith("http") and mark["claim"] for mark in marks)

    def test_marks_of_a_row_do_not_overlap(self, forecasts):
        marks = rows(charts.predictions_sorted(forecasts).to_dict(), "claim_id")
        assert len({(mark["group"], mark["place"]) for mark in marks}) == len(marks)

    def test_shape_and_colour_say_the_same(self, forecasts):
        spec = charts.predictions_sorted(forecasts).to_dict()
        layer = next(one for one in spec["layer"] if "shape" in one["encoding"])
        assert layer["encoding"]["shape"]["field"] == layer["encoding"]["color"]["field"]
        assert layer["encoding"]["href"]["field"] == "url"

    def test_the_numbers_at_the_end_add_up(self, forecasts):
        sizes = rows(charts.predictions_sorted(forecasts).to_dict(), "label")
        assert sum(int(size["label"]) for size in sizes) == len(forecasts)
        assert "35 predictions, 5 can be scored" in text.predictions_sorted(forecasts)

    def test_the_twin_follows_its_table(self, forecasts):
        some = forecasts[forecasts["scoreable"]]
        assert "Of 5 predictions, 5 can be scored; 0 lack" in text.predictions_sorted(some)


class TestWords:
    def test_ranges_are_those_of_the_table(self, forecasts):
        drawn = {r["wording"]: r for r in rows(charts.chance_words(forecasts).to_dict(), "label")}
        assert drawn["likely"]["label"] == "0.55 to 0.80"
        assert drawn["above 50 per cent"]["coded"] == 0.55

    def test_a_word_that_is_never_scored_has_no_dot(self, forecasts):
        spec = charts.chance_words(forecasts).to_dict()
        dots = min((d for d in spec["datasets"].values()), key=len)
        assert {dot["wording"] for dot in dots} == {"likely", "unlikely", "above 50 per cent"}

    def test_scores_at_the_ends(self, forecasts):
        last = text.chance_words(forecasts).splitlines()[-1]
        assert "0.0400 to 0.2025; if not, 0.3025 to 0.6400" in last


class TestConjunction:
    def test_worked_numbers(self):
        lines = text.conjunction().splitlines()
        assert lines[2:4] == ["Numbers: P(A) = 0.5 / 0.7", "Result: P(A) = 0.7143"]
        labels = [
            row["label"]
            for found in charts.conjunction().to_dict()["datasets"].values()
            for row in found
            if "label" in row
        ]
        assert "needs 0.7143" in labels

    def test_an_impossible_claim_is_named(self):
        assert "no chance of the first is enough" in text.conjunction(0.5, 0.4)
        charts.conjunction(0.5, 0.4).to_dict()


class TestLuck:
    def test_the_number_of_forecasts_is_chosen_inside_the_chart(self):
        spec = charts.luck(predictions.luck()).to_dict()
        (size,) = [p for p in spec["params"] if p["name"] == "luck_n"]
        assert size["bind"]["name"] == "Number of forecasts: "
        assert size["bind"]["options"] == [5, 10, 20, 50] and size["value"] == 5

    def test_labels_are_the_computed_chances(self):
        labels = [r["label"] for r in rows(charts.luck(predictions.luck()).to_dict(), "label")]
        assert labels[0] == "3 of 5 or fewer: chance 0.2627"
        assert "12 of 20 or fewer: chance 0.0321" in labels

    def test_another_chance_is_named(self):
        table = predictions.luck(chance=0.5)
        assert "event given 0.5" in charts.luck(table).to_dict()["title"]["subtitle"][0]
        assert "Each event is given 0.5" in text.luck(table)


class TestVerdicts:
    def test_one_mark_a_mix_on_its_side_of_0(self, forecasts):
        table = predictions.verdicts(forecasts)
        marks = rows(charts.forecast_verdicts(table).to_dict(), "lane")
        assert len(marks) == len(table)
        assert all((mark["better"] == "better") == (mark["skill"] > 0) for mark in marks)

    def test_counts_add_up(self, forecasts):
        table = predictions.verdicts(forecasts)
        lines = text.forecast_verdicts(table).splitlines()
        by_lane = [int(line.split(": ")[1].split(" of ")[0]) for line in lines[1:-1]]
        assert sum(by_lane) == (table["skill"] > 0).sum()
        assert lines[0].startswith(f"In {sum(by_lane)} of {len(table)} ways")

    def test_strict_rows_do_not_carry_the_caveat_of_the_hand_picked(self, forecasts):
        strict = scores.coded(forecasts, rows="scoreable")
        (short,) = data.caveats("forecasts", "in_example")["short"].dropna()
        for made in (
            charts.forecast_scores(strict, "scoreable"),
            charts.forecast_drop_one(scores.drop_one(strict), "scoreable"),
        ):
            assert f"Beware: {short}" not in made.to_dict()["title"]["subtitle"]
        assert "by hand" not in text.forecast_scores(strict, "scoreable")

    def test_each_forecast_is_named_by_its_test(self, forecasts):
        six = scores.coded(forecasts)
        labels = {
            row["claim_id"]: row["row"]
            for row in rows(charts.forecast_scores(six).to_dict(), "claim_id")
        }
        for claim_id, criterion in six["criterion"].items():
            first, *rest = labels[claim_id].split("|")
            assert first.startswith(claim_id) and " ".join(rest) == criterion
        assert "|" not in "".join(six["criterion"])


class TestLiveQuestions:
    def test_tiles_are_the_rows_of_the_model(self, events):
        tiles = rows(charts.live_questions(events).to_dict(), "letter")
        assert len(tiles) == len(ledger.half_years(events))
        assert sum(tile["letter"] == "✓" for tile in tiles) == 10
        assert sum(tile["letter"] == "×" for tile in tiles) == 7

    def test_the_twin_names_test_and_judge_of_each(self, events):
        twin = text.live_questions(events)
        for row in ledger.questions().itertuples():
            assert row.criterion in twin and row.judge in twin


class TestOnePrediction:
    def test_claim_test_and_result(self, forecasts):
        words = text.prediction(forecasts, "C002-19")
        assert words.startswith("C002-19. ") and "condition did not hold" in words

    def test_each_has_its_words(self, forecasts):
        for claim_id in forecasts["claim_id"]:
            words = text.prediction(forecasts, claim_id)
            assert "nan" not in words.split() and words.endswith(".")

    def test_a_row_that_does_not_exist(self, forecasts):
        with pytest.raises(CourseError, match="Did you mean"):
            text.prediction(forecasts, "C002-91")


def test_no_chart_holds_what_is_no_number(forecasts, events):
    made = [charts.predictions_sorted(forecasts), charts.live_questions(events)]
    assert all("NaN" not in json.dumps(chart.to_dict()) for chart in made)
