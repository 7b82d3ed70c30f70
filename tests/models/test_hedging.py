"""The index in closed form and at its limits, the rules, the windows, other people's codes."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import data
from course.errors import CourseError
from course.models import chronology, hedging

SCORES = st.lists(st.tuples(st.integers(-2, 2), st.integers(-2, 2)), min_size=1)


@pytest.fixture(scope="module")
def codings():
    return data.load("codings")


def table(*rows):
    columns = ["event_id", "date", "direction", "cost", "carries_out", "target", "domain"]
    made = pd.DataFrame(rows, columns=columns)
    made["date"] = pd.to_datetime(made["date"])
    return made.assign(initiator="KOR", date_precision="day")


@pytest.fixture
def small():
    return table(
        ("plan", "2023-02-01", "away_from_russia", "no", None, "RUS", "export-controls"),
        ("rule", "2023-04-01", "away_from_russia", "yes", "plan", "RUS", "export-controls"),
        ("visit", "2023-05-01", "toward_us", "no", None, "USA", "alliance"),
        ("deal", "2023-06-01", "toward_russia", "yes", None, "RUS", "trade-energy"),
        ("refusal", "2023-07-01", "neutral", "no", None, "UKR", "arms"),
        ("election", "2023-08-01", "neutral", "no", None, "KOR", "domestic-politics"),
    )


def window(start="2023-01-01", end="2023-12-31"):
    return pd.DataFrame({"label": ["w"], "start": [start], "end": [end]})


class TestIndex:
    def test_by_hand(self):
        # Four acts: (+2, -1), (+1, 0), (0, +1), (-1, +1). Sums 2 and 1, sizes 7: 1 - 1/7.
        assert hedging.index([2, 1, 0, -1], [-1, 0, 1, 1]) == pytest.approx(6 / 7)

    def test_costly_part_by_hand(self):
        assert hedging.index([2, -1], [-1, 1]) == pytest.approx(0.8)

    def test_a_score_set_to_zero_changes_both_lines_of_the_fraction(self):
        assert hedging.index([2, 1, 0, -1], [-1, 0, 0, 1]) == pytest.approx(4 / 6)

    def test_one_side_only_is_zero_whichever_it_is(self):
        assert hedging.index([1, 1], [0, -1]) == 0
        assert hedging.index([0, 0], [1, 1]) == 0

    def test_as_many_to_each_side_is_one(self):
        assert hedging.index([1, 0], [0, 1]) == 1

    def test_no_step_has_no_index(self):
        assert math.isnan(hedging.index([], [])) and math.isnan(hedging.index([0], [0]))

    @given(SCORES)
    def test_it_lies_between_zero_and_one_and_does_not_see_which_side(self, scores):
        us, ru = zip(*scores, strict=True)
        value = hedging.index(us, ru)
        assert math.isnan(value) or -1e-9 <= value <= 1 + 1e-9
        assert hedging.index(ru, us) == pytest.approx(value, nan_ok=True)

    @given(SCORES)
    def test_it_does_not_see_how_many_acts_there_are(self, scores):
        us, ru = zip(*scores, strict=True)
        assert hedging.index(us * 3, ru * 3) == pytest.approx(hedging.index(us, ru), nan_ok=True)

    @given(st.integers(0, 40), st.integers(0, 40))
    def test_with_steps_of_size_one_it_is_twice_the_smaller_share(self, west, russia):
        value = hedging.index([1] * west + [0] * russia, [0] * west + [1] * russia)
        expected = 2 * min(west, russia) / (west + russia) if west + russia else math.nan
        assert value == pytest.approx(expected, nan_ok=True)


class TestSteps:
    def test_an_act_in_two_rows_counts_once(self, small):
        assert list(hedging.steps(small)["event_id"]) == [
            "plan",
            "visit",
            "deal",
            "refusal",
            "election",
        ]

    def test_a_costly_act_whose_plan_was_free_is_kept(self, small):
        # Second rows are dropped after the filter: the other order would lose the rule.
        assert list(hedging.steps(small, costly=True)["event_id"]) == ["rule", "deal"]

    def test_in_the_real_table_the_order_matters(self, events):
        right = hedging.steps(events, costly=True)
        other = hedging.steps(events)
        assert len(right) > (other["cost"] == "yes").sum()
        assert "2023-04-28-798-items" in set(right["event_id"])

    def test_acts_of_others_are_left_out(self, events):
        assert set(hedging.steps(events)["initiator"]) == {"KOR"}


class TestScores:
    def test_a_step_away_from_russia_counts_as_one_to_washington(self, small):
        found = hedging.tally(hedging.steps(small))
        assert (found["west"], found["russia"], found["hedging"]) == (2, 1, pytest.approx(2 / 3))

    def test_weights(self, small):
        found = hedging.tally(hedging.steps(small), away=0.5, held_back=0.5)
        assert (found["west"], found["russia"]) == (1.5, 1.5) and found["hedging"] == 1

    def test_a_refusal_is_held_back_and_an_election_is_not(self, small):
        held = small[hedging.is_held_back(small)]
        assert list(held["event_id"]) == ["refusal"]

    def test_held_back_steps_of_the_real_table_are_free_and_without_a_side(self, events):
        acts = hedging.steps(events)
        held = acts[hedging.is_held_back(acts)]
        assert set(held["direction"]) == {"neutral"} and set(held["cost"]) == {"no"}
        assert {"2022-10-28-yoon-denial", "2014-03-no-crimea-sanctions"} <= set(held["event_id"])
        assert not set(held["domain"]) & {"domestic-politics", "dprk-russia"}

    @pytest.mark.parametrize("weights", [{"away": 2}, {"held_back": -0.5}])
    def test_a_weight_outside_zero_and_one_says_so(self, small, weights):
        with pytest.raises(CourseError, match="take one from 0 to 1"):
            hedging.scores(small, **weights)

    def test_no_act_has_no_index(self, small):
        assert math.isnan(hedging.tally(small.head(0))["hedging"])


class TestWindows:
    def test_both_rules_stand_side_by_side(self, small):
        found = hedging.over(small, window()).set_index("rule")
        assert found.loc["all", "hedging"] == pytest.approx(2 / 3)
        assert found.loc["costly", ["west", "russia", "hedging"]].tolist() == [1, 1, 1]

    def test_counts_add_up_to_the_acts(self, events):
        found = hedging.over(events, hedging.periods(3))
        sides = found[["toward_us", "away_from_russia", "toward_russia", "neutral"]].sum(axis=1)
        assert (sides == found["acts"]).all()

    @pytest.mark.parametrize(("months", "number", "first"), [(3, 16, "2022 Q1"), (6, 8, "2022 H1")])
    def test_periods_cover_every_day_once(self, months, number, first):
        made = hedging.periods(months)
        assert len(made) == number and made["label"].iloc[0] == first
        days = (made["end"] - made["start"]).dt.days + 1
        assert days.sum() == 4 * 365 + 1
        assert (made["start"].iloc[1:].to_numpy() > made["end"].iloc[:-1].to_numpy()).all()

    def test_years_have_plain_names(self):
        assert list(hedging.periods(12)["label"]) == ["2022", "2023", "2024", "2025"]

    def test_another_length_says_what_is_possible(self):
        with pytest.raises(CourseError, match="take 3, 6 or 12"):
            hedging.periods(5)

    def test_presidents_have_fair_windows(self, events, actors):
        days = hedging.terms(events, actors).set_index("label")["days"]
        assert days.to_dict() == {"Moon Jae-in": 75, "Yoon Suk-yeol": 950, "Lee Jae-myung": 211}

    def test_the_whole_window_stands_before_its_parts(self, events, actors):
        made = hedging.spans(events, actors)
        assert len(made) == 4 and made["start"].iloc[0] == made["start"].min()

    def test_eras_do_not_overlap_and_leave_no_day_out(self):
        made = hedging.eras()
        gaps = made["start"].iloc[1:].to_numpy() - made["end"].iloc[:-1].to_numpy()
        assert set(gaps) == {pd.Timedelta(days=1).to_numpy()}
        assert made["end"].iloc[-1] == pd.Timestamp(hedging.END)


class TestVerdict:
    @pytest.mark.parametrize(
        ("value", "word"), [(0.3, "hedges"), (0.29, "one side"), (math.nan, "no steps")]
    )
    def test_the_threshold_itself_counts(self, value, word):
        assert hedging.verdict(value, 0.3) == word

    def test_every_rule_stands_in_the_table_once(self, events, codings, actors):
        windows = hedging.spans(events, actors).head(2)
        found = hedging.sensitivity(events, codings, windows, weights=(0, 1))
        keys = ["coder", "rule", "label", "away", "held_back"]
        assert len(found) == 3 * 2 * 2 * 3 * 2 and not found.duplicated(keys).any()
        plain = found[(found["away"] == 1) & (found["held_back"] == 0)]
        plain = plain[plain["coder"] == "course"]
        direct = hedging.over(events, windows)
        assert plain["hedging"].tolist() == direct["hedging"].tolist()

    def test_more_weight_for_held_back_steps_never_takes_a_step_from_russia(
        self, events, codings, actors
    ):
        found = hedging.sensitivity(events, codings, hedging.spans(events, actors).head(1))
        ordered = found.sort_values("held_back").groupby(["coder", "rule", "away"])["russia"]
        assert ordered.apply(lambda one: one.is_monotonic_increasing).all()


class TestCodes:
    def test_codes_of_the_coders(self, events, codings):
        second = hedging.coded_by(events, codings, "second").set_index("event_id")
        own = codings.set_index("event_id")
        assert (second["cost"] == own.loc[second.index, "cost_second"]).all()
        assert hedging.coded_by(events, codings, "course") is events
        with pytest.raises(CourseError, match="Did you mean 'first'"):
            hedging.coded_by(events, codings, "fist")

    def test_a_new_code_changes_one_row_of_a_copy(self, events):
        before = events.copy()
        row = "2022-10-28-yoon-denial"
        after = hedging.recoded(events, {row: ("toward_russia", None)})
        assert events.equals(before) and list(after.columns) == list(events.columns)
        changed = after[(after["direction"] != before["direction"]).to_numpy()]
        assert list(changed["event_id"]) == [row] and (after["cost"] == before["cost"]).all()

    @pytest.mark.parametrize(
        ("codes", "words"),
        [
            ({"2022-10-28-yoon-deniall": (None, None)}, "Did you mean '2022-10-28-yoon-denial'"),
            ({"2024-06-05-putin-praise": (None, None)}, "no act of South Korea"),
            ({"2022-10-28-yoon-denial": ("towards_russia", None)}, "Did you mean 'toward_russia'"),
            ({"2022-10-28-yoon-denial": ("na", None)}, "no direction 'na'"),
        ],
    )
    def test_what_does_not_exist_gets_a_near_name(self, events, codes, words):
        with pytest.raises(CourseError, match=words):
            hedging.recoded(events, codes)

    def test_the_practice_rows_are_acts_of_the_window_and_each_once(self, events):
        rows = hedging.practice(events)
        assert (rows["initiator"] == "KOR").all() and rows["carries_out"].isna().all()
        assert rows["date"].is_monotonic_increasing and rows.index.is_unique
        assert len(chronology.between(rows, hedging.START, hedging.END)) == len(rows)

    def test_the_practice_rows_hold_easy_and_hard_ones(self, events, codings):
        own = codings.set_index("event_id").loc[list(hedging.PRACTICE)]
        for code in hedging.CODES:
            same = (own[f"{code}_first"] == own[f"{code}_second"]).sum()
            assert 0 < same < len(own)
        assert set(hedging.practice(events)["direction"]) == {
            "toward_us",
            "away_from_russia",
            "toward_russia",
            "neutral",
        }

    def test_a_reader_who_copies_a_coder_agrees_with_that_coder(self, codings):
        own = codings.set_index("event_id")
        codes = {r: (own.direction_first[r], own.cost_first[r]) for r in hedging.PRACTICE}
        found = hedging.compare(codes, codings).set_index(["code", "pair"])["kappa"]
        assert found["direction", "you and the first coder"] == pytest.approx(1)
        for code in hedging.CODES:
            assert found[code, "you and the second coder"] == found[code, "the two coders"]

    def test_rows_that_are_not_coded_yet_are_left_out(self, codings):
        codes = dict.fromkeys(hedging.PRACTICE, (None, None))
        codes[hedging.PRACTICE[0]] = ("neutral", None)
        found = hedging.compare(codes, codings).set_index(["code", "pair"])
        assert (found.loc["direction", "rows"] == 1).all()
        assert (found.loc["cost", "rows"] == 0).all() and found.loc["cost", "kappa"].isna().all()
