"""The ledger: dated, added to, never changed; scores as by hand; mistakes get one sentence."""

import copy
import datetime as dt
import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import data
from course.errors import CourseError
from course.keep import Keep
from course.models import ledger

TODAY = "2026-11-26"
TEST = "The foreign ministers meet."


def added(content=None, chance=0.3, last_day="2027-06-30", test=TEST, today=TODAY):
    return ledger.add(content or {}, test, chance, last_day, today)


@pytest.fixture
def two():
    return added(added(), chance=0.9, test="They fly.")


class TestAdding:
    def test_an_entry_carries_its_day(self):
        row = ledger.listed(added()).loc[1]
        assert row["made"] == TODAY and row["last_day"] == "2027-06-30"
        assert (row["chance"], row["outcome"]) == (0.3, ledger.OPEN)

    def test_today_is_the_day_unless_given(self):
        later = dt.date.today() + dt.timedelta(days=9)
        row = ledger.listed(ledger.add({}, TEST, 0.3, later)).loc[1]
        assert row["made"] == f"{dt.date.today():%Y-%m-%d}"

    def test_the_old_content_stays_as_it_is(self, two):
        before = copy.deepcopy(two)
        more = ledger.settle(added(two, test="A third."), 1, ledger.CAME, TODAY)
        assert two == before and more["lines"][:2] == before["lines"]

    @pytest.mark.parametrize("chance", [0, 1, 0.5, 1.0])
    def test_the_ends_are_chances(self, chance):
        assert ledger.listed(added(chance=chance)).loc[1, "chance"] == chance

    @pytest.mark.parametrize(
        ("given", "sentence"),
        [
            ({"chance": 1.2}, "between 0 and 1, for example 0.3 or 30 %; you gave 1.2"),
            ({"chance": -0.1}, "between 0 and 1"),
            ({"chance": 30}, "you gave 30"),
            ({"chance": float("nan")}, "you gave nan"),
            ({"chance": True}, "you gave True"),
            ({"chance": "likely"}, "you gave likely"),
            ({"chance": None}, "you gave None"),
            ({"last_day": "2026-11-25"}, "must come after today, 2026-11-26"),
            ({"last_day": TODAY}, "must come after today"),
            ({"last_day": None}, "Give the last day"),
            ({"last_day": ""}, "Give the last day"),
            ({"last_day": "soon"}, "'soon' is not a day"),
            ({"test": ""}, "Write the test first"),
            ({"test": "  \n"}, "Write the test first"),
            ({"test": None}, "Write the test first"),
            ({"test": "x" * 301}, "300 characters at most; it has 301"),
        ],
    )
    def test_a_mistake_gets_one_sentence(self, given, sentence):
        with pytest.raises(CourseError, match=sentence) as error:
            added(**given)
        assert str(error.value).count("\n") == 0

    def test_the_same_forecast_twice_is_one(self, two):
        with pytest.raises(CourseError, match="there already: it is number 1"):
            added(two)
        assert len(ledger.listed(added(two, today="2026-11-27"))) == 3  # another day
        assert len(ledger.listed(added(two, chance=0.4))) == 3  # a changed mind


class TestOutcomes:
    def test_scores_as_by_hand(self, two):
        done = ledger.settle(two, 1, ledger.FAILED, "2027-07-01")
        done = ledger.settle(done, 2, ledger.CAME, "2027-07-01")
        assert ledger.listed(done)["score"].tolist() == pytest.approx([0.09, 0.01])
        total = ledger.total(done)
        assert total.tolist() == pytest.approx([2, 0.05, 0.5, 0.8])

    def test_void_is_not_scored(self, two):
        total = ledger.total(ledger.settle(two, 1, ledger.VOID, TODAY))
        assert total["n"] == 0 and total.drop("n").isna().all()

    def test_skill_is_not_defined_while_all_end_alike(self, two):
        total = ledger.total(ledger.settle(two, 2, ledger.CAME, TODAY))
        assert total["n"] == 1 and total["skill"] != total["skill"]

    def test_a_forecast_fails_only_after_its_last_day(self, two):
        with pytest.raises(
            CourseError, match="can still come true: enter that it did not come from 2027-07-01 on"
        ):
            ledger.settle(two, 1, ledger.FAILED, "2027-06-30")
        assert str(ledger.first_day_to_fail("2027-06-30").date()) == "2027-07-01"

    def test_the_last_outcome_counts_and_the_first_stays(self, two):
        once = ledger.settle(two, 1, ledger.CAME, TODAY)
        again = ledger.settle(once, 1, ledger.VOID, "2026-12-01")
        row = ledger.listed(again).loc[1]
        assert (row["outcome"], row["settled"]) == (ledger.VOID, "2026-12-01")
        assert len(again["lines"]) == 4

    @pytest.mark.parametrize(
        ("number", "outcome", "sentence"),
        [
            (3, ledger.CAME, "no forecast number 3: the numbers run from 1 to 2"),
            (0, ledger.CAME, "no forecast number 0"),
            (1, "it cane", "Did you mean 'it came'"),
        ],
    )
    def test_a_mistake_gets_one_sentence(self, two, number, outcome, sentence):
        with pytest.raises(CourseError, match=sentence):
            ledger.settle(two, number, outcome, TODAY)

    def test_before_the_first_forecast(self):
        with pytest.raises(CourseError, match="keep one first"):
            ledger.settle({}, 1, ledger.CAME, TODAY)
        assert len(ledger.listed({})) == 0 and ledger.total({})["n"] == 0


class TestSeal:
    @pytest.mark.parametrize(
        "change",
        [
            lambda lines: lines[0].update(chance=0.99),
            lambda lines: lines[0].update(criterion="Something else."),
            lambda lines: lines[1].update(made="2020-01-01"),
            lambda lines: lines.pop(0),
            lambda lines: lines.reverse(),
        ],
    )
    def test_a_changed_line_is_noticed(self, two, change):
        change(two["lines"])
        for use in (ledger.listed, ledger.total, added):
            with pytest.raises(CourseError, match="was changed after it was made"):
                use(two)

    def test_a_line_without_a_seal_is_noticed(self, two):
        del two["lines"][1]["seal"]
        with pytest.raises(CourseError, match="Line 2"):
            ledger.listed(two)

    @given(st.floats(0, 1), st.text(min_size=1, max_size=50).filter(str.strip))
    def test_a_file_keeps_the_seal(self, tmp_path_factory, chance, words):
        kept = Keep(tmp_path_factory.mktemp("kept") / "my_forecasts.json", ledger.KIND)
        words = words.encode("utf-8", "replace").decode()
        kept.save(ledger.add({}, words, chance, "2027-06-30", TODAY))
        assert ledger.listed(kept.load()).loc[1, "chance"] == chance
        assert json.loads(json.dumps(kept.load())) == kept.load()


class TestLiveQuestions:
    def test_five_with_a_test_and_a_judge(self):
        assert len(ledger.questions()) == 5
        for row in ledger.questions().itertuples():
            assert row.criterion.endswith(".") and len(row.criterion) <= ledger.LONGEST
            assert row.judge

    def test_each_can_be_kept(self):
        content = {}
        for criterion in ledger.questions()["criterion"]:
            content = added(content, test=criterion)
        assert len(ledger.listed(content)) == 5

    def test_the_past_says_of_each_row_what_the_chronology_says(self, events):
        columns = ["date", "title", "status", "source_id"]
        own = ledger.past().dropna(subset=["event_id"]).set_index("event_id")
        assert len(own) == 7
        there = events.set_index("event_id").loc[own.index]
        assert own[columns].astype(str).equals(there[columns].astype(str))

    def test_what_stood_last_is_the_newest_row_of_the_past_where_the_chronology_has_one(self):
        newest = ledger.past().dropna(subset=["event_id"]).groupby("question").tail(1)
        newest = newest.set_index("question")["event_id"]
        assert len(newest) == 3
        assert newest.equals(
            ledger.questions().loc[newest.index, "latest_event_id"].rename("event_id")
        )

    def test_nothing_came_before_it_was_possible(self):
        first = ledger.questions()["possible_from"]
        past = ledger.past()
        assert (past["date"] >= past["question"].map(first)).all()

    def test_the_past_as_the_votes_have_it(self):
        votes = data.load("ukraine_votes").pivot(
            index="resolution", columns="country", values="vote"
        )
        assert votes.loc["ES-11/7", ["KOR", "USA"]].tolist() == ["yes", "no"]

    def test_half_years(self, events):
        table = ledger.half_years(events)
        assert table["half"].nunique() == 9 and (~table["whole"]).sum() == 5
        came = table[table["came"]]
        past = ledger.past()
        distinct = {(row.question, row.date.year, row.date.month > 6) for row in past.itertuples()}
        assert len(came) == len(distinct)
        assert (came["events"] != "").all()

    def test_base_rates_leave_the_last_half_year_out(self, events):
        rates = ledger.base_rates(events)
        assert (rates.drop(index="money for PURL")["of"] == 8).all()
        assert rates.loc["Putin and Kim meet", "rate"] == pytest.approx(3 / 8)
        assert rates.loc["ministers meet", "rate"] == pytest.approx(4 / 8)
        assert rates.loc["direct flight", "rate"] == pytest.approx(1 / 8)

    def test_a_list_of_july_2025_could_not_be_paid_before(self, events):
        assert ledger.base_rates(events).loc["money for PURL", ["came", "of"]].tolist() == [0, 1]

    def test_every_meeting_of_the_ministers_in_the_chronology_counts(self, events):
        past = ledger.past().query("question == 'ministers meet'")
        named = events["title"].str.contains("Foreign ministers .*Lavrov")
        since = events["date"] >= "2022-01-01"
        assert set(events.loc[named & since, "event_id"]) == set(past["event_id"].dropna())

    def test_events_without_a_row_have_a_source_of_the_same_days(self):
        earlier = ledger.past().query("event_id.isna()")
        dates = data.load("sources").set_index("source_id")["date"]
        written = pd.to_datetime(earlier["source_id"].map(dates))
        late = (written - pd.to_datetime(earlier["date"])).dt.days
        assert len(earlier) == 5 and late.between(0, 3).all()
