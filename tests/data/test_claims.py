"""The claims of the case articles and their predictions: codes, links, exercise values."""

import pandas as pd
import pytest

from course import data


@pytest.fixture(scope="module")
def claims():
    return data.load("claims")


@pytest.fixture(scope="module")
def forecasts():
    return data.load("forecasts")


def brier(rows):
    return ((rows["prob_coded"] - rows["event_occurred"].astype(float)) ** 2).mean()


def ids_in(column):
    return column.dropna().str.split(";").explode()


class TestClaims:
    def test_each_article_has_the_number_of_claims_that_were_coded(self, claims):
        found = claims["article_id"].value_counts().to_dict()
        assert found == {
            "KH2022": 28,
            "VALDAI2023": 36,
            "SCMP2024": 33,
            "KT2024": 31,
            "NEO2024": 30,
        }

    def test_the_source_of_a_claim_is_its_article(self, claims):
        source = data.load("articles").set_index("article_id")["source_id"]
        assert (claims["source_id"] == claims["article_id"].map(source)).all()

    def test_kinds_and_stances_keep_their_totals(self, claims):
        kinds = claims["type"].value_counts().to_dict()
        assert kinds == {"fact": 64, "causal": 38, "prediction": 35, "normative": 21}
        stances = claims["stance"].value_counts().to_dict()
        assert stances == {"none": 83, "toward_russia": 41, "toward_us": 34}

    def test_events_that_claims_name_exist_and_are_not_later_than_the_article(self, claims):
        dates = data.load("events").set_index("event_id")["date"]
        assert set(ids_in(claims["event_ids"])) <= set(dates.index)
        last = {
            "KH2022": "2022-03-02",
            "SCMP2024": "2024-01-31",
            "KT2024": "2024-03-29",
            "NEO2024": "2024-08-12",
        }
        for article, day in last.items():
            named = ids_in(claims.loc[claims["article_id"] == article, "event_ids"])
            assert dates[named].max() <= pd.Timestamp(day), article

    def test_a_checked_claim_names_its_evidence(self, claims):
        checked = ["confirmed", "confirmed_in_part", "inaccurate", "disputed", "not_found"]
        rows = claims[claims["status"].isin(checked)]
        assert len(rows) == 69
        assert rows["source_id_2"].notna().all()

    def test_every_claim_of_fact_has_been_checked(self, claims):
        facts = claims[claims["type"] == "fact"]
        assert (facts["status"] != "not_checked").all()

    def test_a_part_that_is_wrong_loose_or_missing_is_explained(self, claims):
        partly = ["confirmed_in_part", "inaccurate", "disputed", "not_found"]
        assert claims.loc[claims["status"].isin(partly), "note"].notna().all()

    def test_countries_of_speakers_are_those_of_the_actors(self, claims):
        known = set(data.load("countries")["country"]) | {"HKG"}
        assert set(claims["speaker_country"].dropna()) <= known
        actors = data.load("actors").set_index("actor_id")["country"]
        rows = claims.dropna(subset=["speaker_id", "speaker_country"])
        theirs = rows["speaker_id"].map(actors)
        same = theirs.isna() | (theirs == rows["speaker_country"])
        assert same.all(), rows[~same][["claim_id", "speaker_id", "speaker_country"]]

    def test_persons_without_a_name_have_no_key(self, claims):
        unnamed = claims[claims["speaker_kind"] == "unnamed"]
        assert len(unnamed) == 5
        assert unnamed["speaker_id"].isna().all()

    def test_claims_are_short_and_in_our_words(self, claims):
        assert claims["claim"].str.split().str.len().max() <= 22
        assert claims["claim"].str.endswith(".").all()

    def test_seoul_voted_for_all_ten_texts_as_the_note_on_one_claim_says(self):
        votes = data.load("ukraine_votes").query("country == 'KOR'")["vote"]
        assert len(votes) == 10
        assert (votes == "yes").all()


class TestExercisesOnClaims:
    def test_1_1_one_prediction_has_a_number_and_a_date(self, forecasts):
        both = (forecasts["wording_kind"] == "number") & (forecasts["deadline_by"] == "text")
        assert forecasts.loc[both, "claim_id"].tolist() == ["C004-30"]
        assert forecasts["prob_low"].notna().sum() == 6  # the known wrong answer

    def test_1_2_only_the_korea_herald_speaks_in_one_voice(self, claims):
        others = (claims["speaker_kind"] != "author").groupby(claims["article_id"]).sum()
        expected = {"KH2022": 0, "KT2024": 6, "NEO2024": 18, "SCMP2024": 23, "VALDAI2023": 4}
        assert others.to_dict() == expected

    def test_1_3_share_of_scmp_claims_by_others(self, claims):
        kinds = claims.loc[claims["article_id"] == "SCMP2024", "speaker_kind"]
        assert (kinds != "author").mean() == pytest.approx(0.697, abs=5e-4)

    def test_1_4_no_claim_for_washington_is_in_asmolovs_voice(self, claims):
        rows = claims[(claims["article_id"] == "NEO2024") & (claims["stance"] == "toward_us")]
        assert len(rows) == 13
        assert (rows["speaker_kind"] == "author").sum() == 0

    def test_1_5_four_kinds(self, claims):
        kinds = claims.set_index("claim_id")["type"]
        found = kinds[["C000-06", "C000-08", "C000-25", "C002-17"]].tolist()
        assert found == ["fact", "causal", "normative", "prediction"]

    def test_1_6_the_one_inaccurate_claim_is_about_the_month_of_an_arrest(self, claims):
        wrong = claims[claims["status"] == "inaccurate"]
        assert wrong["claim_id"].tolist() == ["C003-01"]
        events = data.load("events").set_index("event_id")
        arrest = events.loc["2024-01-baek-arrest"]
        assert (arrest["date"].month, arrest["date_precision"]) == (1, "month")
        assert events.loc["2024-03-11-baek-made-public", "date"].month == 3

    def test_1_7_the_last_event_that_scmp_speaks_of_bounds_its_date(self, claims):
        # The photograph of 29 January 2024 is in the article, not in a table.
        dates = data.load("events").set_index("event_id")["date"]
        named = ids_in(claims.loc[claims["article_id"] == "SCMP2024", "event_ids"])
        assert dates[named].max() == pd.Timestamp("2024-01-28")


class TestForecasts:
    def test_there_is_one_row_for_each_prediction(self, claims, forecasts):
        predictions = claims.loc[claims["type"] == "prediction", "claim_id"]
        assert forecasts["claim_id"].tolist() == predictions.tolist()
        assert (claims["status"] == "forecast").sum() == len(forecasts) == 35

    def test_outcomes_keep_their_totals(self, forecasts):
        assert forecasts["outcome"].value_counts().to_dict() == {
            "came_true": 8,
            "open": 7,
            "not_triggered": 6,
            "too_vague": 5,
            "did_not_come_true": 5,
            "mixed": 3,
            "void": 1,
        }

    def test_either_scoreable_or_a_reason(self, forecasts):
        assert (forecasts["scoreable"] == forecasts["why_not"].isna()).all()
        able = forecasts[forecasts["scoreable"]]
        assert able["claim_id"].tolist() == ["C001-31", "C002-04", "C002-17", "C004-18", "C004-30"]
        assert able[["deadline", "prob_coded", "event_occurred"]].notna().all(axis=None)
        assert set(able["outcome"]) <= {"came_true", "did_not_come_true"}

    def test_a_day_is_set_by_somebody(self, forecasts):
        dated = forecasts["deadline"].notna()
        assert (forecasts.loc[dated, "deadline_by"] != "none").all()
        # C003-25: 24 months after a ceasefire, a period without a day.
        undated = forecasts[~dated & (forecasts["deadline_by"] != "none")]
        assert undated["claim_id"].tolist() == ["C003-25"]

    def test_words_of_chance_have_the_ranges_of_the_directive(self, forecasts):
        # ICD 203: unlikely 20-45, likely 55-80, very likely 80-95 per cent.
        words = forecasts[forecasts["wording_kind"] == "word"]
        ranges = {"unlikely": (0.20, 0.45), "likely": (0.55, 0.80), "very likely": (0.80, 0.95)}
        for row in words.itertuples():
            assert (row.prob_low, row.prob_high) == ranges[row.wording]
            assert row.source_id_4 == "odni-icd-203-2015"

    def test_coded_values_lie_in_their_range(self, forecasts):
        middle = forecasts[forecasts["prob_basis"] == "midpoint"]
        mean = middle[["prob_low", "prob_high"]].mean(axis=1)
        assert (mean - middle["prob_coded"]).abs().max() < 1e-9
        both = forecasts.dropna(subset=["prob_low", "prob_coded"])
        assert both["prob_coded"].between(both["prob_low"], both["prob_high"]).all()

    def test_an_outcome_that_is_known_names_its_source(self, forecasts):
        known = forecasts["outcome"].isin(["came_true", "did_not_come_true", "mixed", "void"])
        assert forecasts.loc[known, "source_id_2"].notna().all()
        assert forecasts.loc[known, "event_occurred"].notna().all()

    def test_events_of_the_outcome_exist_and_come_by_the_last_day(self, forecasts):
        dates = data.load("events").set_index("event_id")["date"]
        assert set(ids_in(forecasts["event_ids"])) <= set(dates.index)
        came = forecasts[forecasts["event_occurred"].fillna(False) & forecasts["deadline"].notna()]
        for row in came.dropna(subset=["event_ids"]).itertuples():
            assert dates[row.event_ids.split(";")].max() <= row.deadline, row.claim_id


@pytest.mark.skipif("trade" not in data.TABLES, reason="needs the table trade")
def test_trade_fell_by_more_than_the_test_of_one_prediction_asks():
    # C001-08: 30 per cent from 2021 to 2023; the IMF's figures from the Russian side.
    trade = data.load("trade").query("reporter == 'RUS' and partner == 'KOR'")
    total = trade.groupby("year")["value_usd_m"].sum()
    assert total[2023] / total[2021] - 1 == pytest.approx(-0.44, abs=0.005)


def test_missile_days_and_acts_together_were_fewer_in_2024_than_in_2022(forecasts):
    # C001-31: whichever count of tests is taken, and all events of the domain as acts.
    tests = data.load("missile_tests").set_index("year")
    events = data.load("events").query("domain == 'dprk-russia'")
    acts = events["date"].dt.year.value_counts()
    assert acts[2024] > acts[2022]
    for column in ("test_days", "missile_events_csis"):
        days = tests[column]
        assert days[2024] + acts[2024] < days[2022] + acts[2022]
    assert not forecasts.set_index("claim_id").loc["C001-31", "event_occurred"]


class TestExercisesOnForecasts:
    def test_8_2_above_one_half_scores_worse_than_a_coin(self, forecasts):
        row = forecasts.set_index("claim_id").loc["C004-30"]
        assert not row["event_occurred"]
        assert row["prob_low"] ** 2 == 0.25

    def test_8_6_the_only_void_one(self, forecasts):
        assert forecasts.query("outcome == 'void'")["claim_id"].tolist() == ["C002-19"]

    def test_8_7_unlikely_and_did_not_happen(self, forecasts):
        row = forecasts[forecasts["claim_id"] == "C004-18"]
        assert brier(row) == pytest.approx(0.1056, abs=5e-5)

    def test_8_8_one_row_changes_the_mean(self, forecasts):
        six = forecasts[forecasts["in_example"]]
        assert len(six) == 6
        assert brier(six) == pytest.approx(2.029375 / 6)
        assert six["event_occurred"].mean() == pytest.approx(1 / 3)
        five = six[six["claim_id"] != "C000-07"]
        assert brier(five) == pytest.approx(0.243875)

    def test_the_strict_five_score_otherwise(self, forecasts):
        assert brier(forecasts[forecasts["scoreable"]]) == pytest.approx(0.215)
