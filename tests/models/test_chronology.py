"""Windows, knowledge, pairs and rates: on small made-up tables, and on the real one."""

import pandas as pd
import pytest

from course.errors import CourseError
from course.models import chronology


def table(*rows):
    columns = ["event_id", "date", "date_precision", "date_known", "known_at", "initiator"]
    columns += ["direction", "carries_out", "title"]
    made = pd.DataFrame(rows, columns=columns)
    made["date"] = pd.to_datetime(made["date"])
    made["date_known"] = pd.to_datetime(made["date_known"])
    return made


@pytest.fixture
def small():
    return table(
        ("day", "2022-03-02", "day", "2022-03-03", None, "KOR", "neutral", None, "a"),
        ("month", "2022-03-01", "month", "2022-03-31", None, "KOR", "toward_us", None, "b"),
        ("year", "2022-01-01", "year", "2022-12-31", None, "RUS", "na", None, "c"),
        ("late", "2022-03-02", "day", "2022-03-02", "22:00", "KOR", "neutral", "day", "d"),
    )


def ids(rows):
    return list(rows["event_id"])


class TestBetween:
    def test_both_ends_count(self, small):
        assert ids(chronology.between(small, "2022-03-02", "2022-03-02")) == ["day", "late"]

    def test_a_month_counts_when_all_of_it_lies_inside(self, small):
        assert "month" in ids(chronology.between(small, "2022-03-01", "2022-03-31"))
        assert "month" not in ids(chronology.between(small, "2022-03-02", "2022-03-31"))
        assert "month" not in ids(chronology.between(small, "2022-03-01", "2022-03-30"))

    def test_a_year_counts_when_all_of_it_lies_inside(self, small):
        assert "year" in ids(chronology.between(small, "2022-01-01", "2022-12-31"))
        assert "year" not in ids(chronology.between(small, "2022-02-24", "2024-12-31"))

    def test_a_window_that_ends_before_it_starts_says_so(self, small):
        with pytest.raises(CourseError, match=r"ends .* before it starts"):
            chronology.between(small, "2022-02-01", "2022-01-01")

    @pytest.mark.parametrize("day", ["soon", "2022-13-01", None, float("nan"), "2022-02-30", [1]])
    def test_what_is_no_day_says_how_to_write_one(self, small, day):
        with pytest.raises(CourseError, match="Write year-month-day"):
            chronology.known_on(small, day)


class TestKnownOn:
    def test_the_news_counts_and_not_the_act(self, small):
        assert ids(chronology.known_on(small, "2022-03-02")) == ["late"]
        assert ids(chronology.known_on(small, "2022-03-03")) == ["day", "late"]

    def test_an_hour_keeps_out_what_came_later_that_day(self, small):
        assert ids(chronology.known_on(small, "2022-03-02", at="18:00")) == []
        assert ids(chronology.known_on(small, "2022-03-02", at="22:00")) == ["late"]

    def test_nothing_known_later_is_ever_shown(self, events):
        for day in events["date_known"].drop_duplicates():
            assert (chronology.known_on(events, day)["date_known"] <= day).all()


class TestSelect:
    def test_an_open_end_keeps_every_row(self, events):
        assert len(chronology.select(events, start="1990-01-01")) == len(events)

    def test_filters_join(self, events):
        found = chronology.select(
            events, start="2022-02-24", end="2024-12-31", initiator="KOR", direction="neutral"
        )
        assert set(found["initiator"]) == {"KOR"}
        assert set(found["direction"]) == {"neutral"}
        assert found["date"].is_monotonic_increasing

    def test_several_codes_in_any_case(self, events):
        found = chronology.select(events, initiator="kor, rus")
        assert set(found["initiator"]) == {"KOR", "RUS"}

    def test_a_code_with_no_rows_left_is_no_mistake(self, events):
        assert chronology.select(events.head(0), direction="neutral").empty

    def test_a_wrong_code_or_column_gets_a_near_one(self, events):
        with pytest.raises(CourseError, match="Did you mean 'sanctions'"):
            chronology.select(events, domain="sanction")
        with pytest.raises(CourseError, match="code to filter by 'actor'"):
            chronology.select(events, actor="KOR")


class TestPairs:
    def test_an_announcement_and_its_start_are_one_act(self, small):
        assert ids(chronology.acts(small)) == ["day", "month", "year"]

    def test_a_second_row_alone_is_an_act(self, small):
        assert ids(chronology.acts(small.tail(1))) == ["late"]

    def test_waits_are_the_days_between_the_two(self, small):
        assert chronology.waits(small)["days"].to_dict() == {"late": 0}

    def test_the_four_export_steps_wait_as_the_notices_say(self, events):
        # 24 Feb to 28 Apr 2023; 26 Dec 2023 to 24 Feb 2024; 28 June to 9 Sept 2024.
        found = chronology.waits(chronology.select(events, domain="export-controls"))
        assert found["days"].tolist() == [63, 60, 73]


class TestKnowledgeGaps:
    def test_for_a_month_the_gap_starts_at_its_end(self):
        made = table(
            ("m", "2024-01-01", "month", "2024-03-11", None, "RUS", "na", None, "held"),
            ("d", "2024-01-10", "day", "2024-01-11", None, "RUS", "na", None, "talk"),
        )
        assert chronology.knowledge_gaps(made)["days"].tolist() == [40]


class TestRates:
    def test_clocks_start_together_and_both_ends_count(self, events, actors):
        terms = chronology.presidents(actors)
        rates = chronology.rates_by_president(events, terms, end="2025-12-31")
        days = rates.set_index("president")["days"].to_dict()
        assert days == {"Moon Jae-in": 75, "Yoon Suk-yeol": 950, "Lee Jae-myung": 211}

    def test_a_rate_is_acts_over_days(self, events, actors):
        rates = chronology.rates_by_president(events, chronology.presidents(actors))
        assert (rates["per_100_days"] == 100 * rates["acts"] / rates["days"]).all()
        assert (rates["acts"] <= rates["all_acts"]).all()

    def test_two_rows_of_one_act_count_once_when_asked(self, events, actors):
        terms = chronology.presidents(actors)
        acts = chronology.rates_by_president(chronology.acts(events), terms, end="2025-12-31")
        rows = chronology.rates_by_president(events, terms, end="2025-12-31")
        assert (acts["acts"] <= rows["acts"]).all() and acts["acts"].sum() < rows["acts"].sum()

    def test_a_president_without_days_in_the_window_is_left_out(self, events, actors):
        terms = chronology.presidents(actors)
        rates = chronology.rates_by_president(events, terms, end="2022-04-30")
        assert rates["president"].tolist() == ["Moon Jae-in"]

    def test_an_unknown_direction_gets_a_near_one(self, events, actors):
        with pytest.raises(CourseError, match="Did you mean 'toward_us'"):
            chronology.rates_by_president(events, chronology.presidents(actors), "towards_us")
