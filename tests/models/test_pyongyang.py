"""Acts, claims, votes and order of acts: on small made-up tables, and on the real ones."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import data
from course.errors import CourseError
from course.models import chronology, deterrence, hypotheses, pyongyang


@pytest.fixture(scope="module")
def dprk():
    return data.load("dprk_russia")


@pytest.fixture(scope="module")
def council():
    return pyongyang.council(data.load("council_votes"))


def made(*rows):
    columns = ["event_id", "date", "initiator", "target", "domain", "direction", "cost", "status"]
    table = pd.DataFrame(rows, columns=columns)
    table["date"] = pd.to_datetime(table["date"])
    return table.assign(date_precision="day", carries_out=None, title=table["event_id"])


def step(name, day, cost="no", direction="away_from_russia"):
    return (name, day, "KOR", "RUS", "arms", direction, cost, "confirmed")


def act(name, day, status="confirmed", target="PRK"):
    return (name, day, "RUS", target, "dprk-russia", "na", "na", status)


class TestCloseness:
    def test_disputed_rows_and_acts_aimed_at_seoul_are_left_out(self):
        table = made(
            act("kept", "2024-01-01"),
            act("disputed", "2024-01-02", status="disputed"),
            act("satellite", "2024-01-03", target="KOR"),
            step("seoul", "2024-01-04"),
        )
        assert list(pyongyang.pair_acts(table)["event_id"]) == ["kept"]

    @pytest.mark.parametrize(
        ("event_id", "kinds"),
        [
            ("2024-06-19-pyongyang-treaty", {"leaders meet or speak", "steps of a treaty"}),
            ("2024-12-04-treaty-in-force", {"steps of a treaty"}),
            ("2024-03-28-panel-veto", {"vetoes in the Security Council"}),
            ("2025-10-27-putin-receives-choe", {"ministers and envoys"}),
            ("2025-04-26-russia-confirms-troops", {"troops confirmed or honoured"}),
            ("2022-07-13-prk-recognises-donbas", {pyongyang.OTHER}),
        ],
    )
    def test_the_rule_finds_the_kinds_of_known_rows(self, events, event_id, kinds):
        table = pyongyang.closeness(events)
        assert set(table.loc[table["event_id"] == event_id, "kind"]) == kinds

    def test_every_act_has_a_kind_and_none_is_invented(self, events):
        table = pyongyang.closeness(events)
        assert set(table["event_id"]) == set(pyongyang.pair_acts(events)["event_id"])
        assert not table.duplicated(["event_id", "kind"]).any()
        assert table["date"].is_monotonic_increasing


class TestDays:
    def test_a_day_counts_once_and_an_entry_into_force_not_again(self):
        table = made(step("one", "2024-01-01"), step("two", "2024-01-01"), step("in", "2024-02-01"))
        table.loc[2, "carries_out"] = "one"
        assert pyongyang.days_of(table, "away").tolist() == [pd.Timestamp("2024-01-01").date()]

    def test_binding_steps_are_some_of_the_steps_away(self, events):
        away, binding = (pyongyang.days_of(events, name) for name in ("away", "binding"))
        assert 0 < len(binding) < len(away) and set(binding) < set(away)

    def test_a_month_is_no_day(self):
        table = made(act("month", "2024-01-01")).assign(date_precision="month")
        assert len(pyongyang.days_of(table, "pair")) == 0

    def test_a_series_that_does_not_exist_gets_a_near_name(self, events):
        with pytest.raises(CourseError, match="Did you mean 'binding'"):
            pyongyang.days_of(events, "bindin")


class TestActsAfter:
    def after(self, table, *windows, **more):
        dates = {"start": "2024-01-01", "end": "2024-01-10"}
        return pyongyang.acts_after(table, windows=windows, **dates, **more)

    def test_counted_by_hand(self):
        table = made(step("s", "2024-01-02"), step("t", "2024-01-06"), act("a", "2024-01-04"))
        row = self.after(table, 2).loc[2]
        # Days 1 to 8 have two days after them; an act follows days 2 and 3.
        assert (row["days"], row["days_followed"]) == (8, 2)
        assert (row["firsts"], row["followed"]) == (2, 1)
        assert row["share"] == 0.5 and row["ordinary"] == 0.25 and row["expected"] == 0.5

    def test_the_same_day_does_not_follow(self):
        table = made(step("s", "2024-01-04"), act("a", "2024-01-04"))
        assert self.after(table, 2).loc[2, "followed"] == 0

    def test_the_last_days_start_no_count(self):
        table = made(step("late", "2024-01-09"), act("a", "2024-01-10"))
        assert self.after(table, 2).loc[2, "firsts"] == 0
        assert self.after(table, 1).loc[1, "followed"] == 1

    def test_no_first_act_has_no_share(self):
        row = self.after(made(act("a", "2024-01-04")), 2).loc[2]
        assert row["firsts"] == 0 and np.isnan(row["share"])

    def test_an_act_on_every_day_follows_everything(self):
        days = pd.date_range("2024-01-01", "2024-01-10")
        table = made(step("s", "2024-01-03"), *(act(f"a{d.day}", d) for d in days))
        row = self.after(table, 1).loc[1]
        assert row["share"] == row["ordinary"] == 1

    @given(st.sets(st.integers(0, 99), min_size=1), st.sets(st.integers(0, 99), min_size=1))
    def test_longer_windows_never_follow_less(self, firsts, seconds):
        start = pd.Timestamp("2024-01-01")
        rows = [step(f"s{d}", start + pd.Timedelta(days=d)) for d in firsts]
        rows += [act(f"a{d}", start + pd.Timedelta(days=d)) for d in seconds]
        table = pyongyang.acts_after(
            made(*rows), start="2024-01-01", end="2024-04-09", windows=[5, 20]
        )
        near = {d for d in firsts if d <= 79 and any(0 < s - d <= 5 for s in seconds)}
        far = {d for d in firsts if d <= 79 and any(0 < s - d <= 20 for s in seconds)}
        assert table.loc[20, "followed"] == len(far) >= len(near)
        assert table["ordinary"].between(0, 1).all()

    def test_both_directions_use_the_same_days(self, events):
        one = pyongyang.acts_after(events, "away", "pair")
        other = pyongyang.acts_after(events, "pair", "away")
        assert one["days"].equals(other["days"])

    @pytest.mark.parametrize("within", [0, -3, 99])
    def test_a_length_that_does_not_fit_says_so(self, within):
        with pytest.raises(CourseError, match="number of days from 1 to 9"):
            self.after(made(act("a", "2024-01-04")), within)

    def test_a_window_the_wrong_way_round_says_so(self, events):
        with pytest.raises(CourseError, match="number of days"):
            pyongyang.acts_after(events, start="2024-01-10", end="2024-01-01")


class TestClaims:
    def test_one_axis_has_one_unit(self, dprk):
        for kind, unit in pyongyang.UNITS.items():
            rows = pyongyang.transfer_claims(dprk, kind)
            assert set(rows["unit"]) == {unit} and rows["value"].notna().all()

    def test_a_range_has_its_middle_and_an_upper_limit_itself(self, dprk):
        value = pyongyang.transfer_claims(dprk).set_index("claim_id")["value"]
        assert value["2025-04-15-open-source-centre-shells"] == 5_000_000
        assert value["2025-05-29-msmt-rounds"] == 9_000_000

    def test_claims_a_month_are_on_another_axis(self, dprk):
        ids = set(pyongyang.transfer_claims(dprk)["claim_id"])
        assert "2025-10-06-fisu-shells" not in ids and "2025-06-26-nis-shells" not in ids

    def test_two_allies_counted_within_three_days(self, dprk):
        last = pyongyang.latest_by_side(dprk, "containers", "2024-02-29").set_index("side")
        assert last.loc["USA", "value"] == 10_000 and last.loc["KOR", "value"] == 6_700
        assert abs((last.loc["USA", "date"] - last.loc["KOR", "date"]).days) == 3

    def test_nothing_said_later_is_shown(self, dprk):
        assert (pyongyang.latest_by_side(dprk, "shells", "2024-01-31")["side"] == "KOR").all()

    def test_soldiers_have_no_running_total(self, dprk):
        with pytest.raises(CourseError, match="running totals"):
            pyongyang.latest_by_side(dprk, "troops", "2025-01-01")
        with pytest.raises(CourseError, match="kind of claim"):
            pyongyang.transfer_claims(dprk, "oil")

    def test_shells_for_each_container(self, dprk):
        table = pyongyang.shells_per_container(dprk).set_index("claim_id")
        assert table.loc["2024-02-26-shin-152", "low"] == pytest.approx(3_000_000 / 6_700)
        span = table.loc["2025-04-15-open-source-centre-shells"]
        assert span["low"] == pytest.approx(4_000_000 / 15_809)
        assert span["high"] == pytest.approx(6_000_000 / 15_809)

    def test_numbers_of_two_periods_are_not_divided(self, dprk):
        ids = set(pyongyang.shells_per_container(dprk)["claim_id"])
        assert "2025-05-29-msmt-rounds" not in ids  # 2024 alone; its containers: from 2023 on

    def test_a_reply_in_the_same_month_is_not_older(self):
        rows = pd.DataFrame(
            {
                "date": pd.to_datetime(["2024-10-18", "2024-10-18", "2024-10-18", "2024-10-18"]),
                "reply_date": ["2024-10", "2024-10-17", "2023", None],
            }
        )
        assert pyongyang.older_replies(rows).tolist() == [False, True, True]


class TestCouncil:
    def test_the_veto_of_2022_is_a_text_of_its_own(self, council):
        rows = council[council["text"] == "S/2022/431"].set_index("country")
        assert rows["vote"].to_dict() == {"RUS": "no", "CHN": "no", "USA": "yes"}
        assert not rows["adopted"].any()

    def test_texts_on_ukraine_are_left_out(self, council):
        assert council["subject"].str.startswith("dprk").all()
        assert (council.groupby("text").size() == 3).all()
        assert council["date"].is_monotonic_increasing

    def test_vetoes_have_the_day_and_the_states_of_the_chronology(self, council, events):
        about = events.set_index("event_id")
        vetoes = council[council["vote"] == "no"].groupby("date")["country"].agg(set)
        assert vetoes[about.loc["2022-05-26-russia-china-veto", "date"]] == {"RUS", "CHN"}
        assert vetoes[about.loc["2024-03-28-panel-veto", "date"]] == {"RUS"}
        assert len(vetoes) == 2

    def test_a_panel_is_no_new_sanction(self, council):
        tests = pd.DataFrame(
            {
                "year": [2015, 2016, 2022, 2023, 2024],
                "missiles": 1,
                "partial_year": False,
                "source_id": "x",
            }
        )
        table = pyongyang.tests_and_texts(tests, council).set_index("year")
        assert list(table.index) == [2016, 2022, 2023, 2024]
        assert table["adopted"].tolist() == [2, 0, 0, 0]
        assert table["vetoed"].tolist() == [0, 1, 0, 1]


class TestNews:
    def test_the_month_of_the_shift_is_what_the_caveat_says(self):
        month = pd.Timestamp(f"{pyongyang.SHIFT}-01")
        text = data.caveats("media_tone").loc["media-tone-01", "text"]
        assert f"{month:%B %Y}" in text

    def test_the_order_of_the_two_states_says_nothing(self):
        tone = data.load("media_tone")
        one, other = (pyongyang.news_tone(tone, *pair) for pair in (("PRK", "RUS"), ("RUS", "PRK")))
        assert one["score"].equals(other["score"])
        assert one.groupby("after_shift")["month"].max()[False] == pd.Timestamp("2023-03-01")

    def test_an_unknown_pair_says_so(self):
        with pytest.raises(CourseError, match="no pair of states"):
            pyongyang.news_tone(data.load("media_tone"), "PRK", "UKR")


class TestEvidence:
    def test_each_item_is_a_row(self, events, dprk):
        assert set(pyongyang.EVIDENCE) <= set(events["event_id"]) | set(dprk["claim_id"])

    def test_the_example_rates_every_item_against_every_rival(self):
        assert list(pyongyang.EXAMPLE.columns) == list(pyongyang.RIVALS)
        assert list(pyongyang.EXAMPLE.index) == [name for name, _ in pyongyang.EVIDENCE.values()]
        assert hypotheses.leaders(pyongyang.EXAMPLE) == ["deal", "bond"]

    def test_the_veto_came_before_the_first_claim(self, events, dprk):
        veto = events.set_index("event_id").loc["2022-05-26-russia-china-veto", "date"]
        assert veto < dprk["date"].min()

    def test_the_treaty_came_two_weeks_after_the_praise(self, events):
        date = events.set_index("event_id")["date"]
        gap = date["2024-06-19-pyongyang-treaty"] - date["2024-06-05-putin-praise"]
        assert gap.days == 14

    def test_president_lee_had_added_no_sanctions_by_then(self, events):
        found = chronology.select(events, "2025-06-04", "2025-09-03", initiator="KOR")
        assert "sanctions" not in set(found["domain"])

    def test_what_the_claim_of_fewer_shells_says(self, dprk):
        note = dprk.set_index("claim_id").loc["2025-11-14-skibitskyi-shells", "note"]
        assert "more than halved in 2025" in note


class TestPatience:
    def test_worked_example(self):
        assert pyongyang.lever_needed(3) == pytest.approx(10)

    @given(st.floats(0.001, 20))
    def test_the_threshold_stays(self, gain):
        after = deterrence.THREAT.but(gain=gain, harm=pyongyang.lever_needed(gain))
        assert deterrence.threshold(after) == pytest.approx(deterrence.threshold())

    def test_a_gain_below_zero_says_so(self):
        with pytest.raises(CourseError, match="new gain b must be 0 or more"):
            pyongyang.lever_needed(-1)


def test_both_capitals_confirmed_troops_and_nothing_else(dprk):
    confirmed = dprk[dprk["reply_kind"] == "confirmed in part"]
    assert set(confirmed["kind"]) == {"troops", "casualties"}
