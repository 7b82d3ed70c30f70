"""Claims by hand: voices, sides, versions, dates and frames."""

import pandas as pd
import pytest

from course import data
from course.errors import CourseError
from course.models import claims as models


@pytest.fixture(scope="module")
def claims():
    return data.load("claims")


@pytest.fixture(scope="module")
def articles():
    return data.load("articles")


@pytest.fixture
def small():
    rows = [
        ("A-1", "KH2022", "fact", "Ann", "author", "KOR", "none", "e1;e2"),
        ("A-2", "KH2022", "fact", "Ann", "author", "KOR", "toward_us", None),
        ("A-3", "KH2022", "prediction", "Ann", "author", "KOR", "toward_us", "e3"),
        ("B-1", "NEO2024", "causal", "Bob", "official", "RUS", "toward_russia", "e2"),
        ("B-2", "NEO2024", "fact", "Cid", "author", "USA", "none", None),
        ("B-3", "NEO2024", "fact", "Bob", "official", "RUS", "toward_russia", None),
    ]
    columns = ["claim_id", "article_id", "type", "speaker", "speaker_kind", "speaker_country"]
    table = pd.DataFrame(rows, columns=[*columns, "stance", "event_ids"])
    return table.assign(claim=table["speaker"] + " says that it rains.")


@pytest.fixture
def acts():
    return pd.DataFrame(
        {
            "event_id": ["e1", "e2", "e3"],
            "date": pd.to_datetime(["2022-02-24", "2022-02-26", "2022-12-01"]),
            "date_precision": "day",
            "title": ["one", "two", "three"],
            "source_id": "s",
        }
    )


class TestSelect:
    def test_filters_add_up(self, claims):
        found = models.select(claims, article_id="NEO2024", stance="toward_us")
        assert set(found["article_id"]) == {"NEO2024"} and set(found["stance"]) == {"toward_us"}
        assert len(found) == 13

    def test_several_codes_are_separated_by_a_comma_in_any_case(self, small):
        assert len(models.select(small, article_id="kh2022, NEO2024")) == 6

    def test_words_are_looked_for_in_claim_and_speaker(self, small):
        assert len(models.select(small, "bob")) == 2
        assert len(models.select(small, " RAINS ")) == 6
        assert models.select(small, "(").empty  # plain words, no pattern

    def test_a_code_that_does_not_exist_gets_a_near_one(self, small):
        with pytest.raises(CourseError, match="Did you mean 'toward_us'"):
            models.select(small, stance="toward_usa")
        with pytest.raises(CourseError, match="code to filter by"):
            models.select(small, claim="x")

    def test_a_code_that_the_rows_have_lost_gives_none(self, small):
        assert models.select(small, article_id="SCMP2024").empty


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("Gu says that Yoon went.", "Yoon went."),
        ("Park argues that he knew that it rained.", "He knew that it rained."),
        ("Lankov advises Seoul to wait.", "Lankov advises Seoul to wait."),
    ],
)
def test_a_statement_is_what_follows_the_first_that(claim, said):
    assert models.statement(claim) == said


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("3", "paragraph 3"),
        ("20", "paragraph 20"),
        ("0", "below the headline"),
        ("0a", "below the headline"),
        ("B2", "box 2"),
        ("L1", "link 1"),
    ],
)
def test_every_place_has_words(number, words):
    assert models.place(number) == words


def test_every_place_in_the_table_is_one_of_these(claims):
    places = claims["paragraph_number"].map(models.place)
    assert places.str.fullmatch(r"(paragraph|box|link) \d+|below the headline").all()


class TestCounts:
    def test_by_hand(self, small):
        table = models.counts(small, "type").set_index(["article_id", "type"])
        assert table.loc[("KH2022", "fact"), "claims"] == 2
        assert table.loc[("KH2022", "fact"), "share"] == pytest.approx(2 / 3)
        assert ("KH2022", "causal") not in table.index

    @pytest.mark.parametrize("column", ["type", "speaker_kind", "stance", "status", "checkable"])
    def test_each_text_adds_up(self, claims, column):
        table = models.counts(claims, column)
        assert table["claims"].sum() == len(claims)
        assert table.groupby("article_id")["share"].sum().to_list() == pytest.approx([1] * 5)

    def test_codes_keep_the_order_of_the_descriptor(self, claims):
        first = models.counts(claims, "type").query("article_id == 'KH2022'")["type"]
        assert list(first) == ["fact", "causal", "normative", "prediction"]

    def test_a_column_without_codes_is_refused(self, claims):
        with pytest.raises(CourseError, match="coded column"):
            models.counts(claims, "speaker")


class TestVoices:
    def test_by_hand(self, small):
        table = models.voices(small)
        assert table.loc["KH2022"].to_list() == [3, 3, 0, 0]
        assert table.loc["NEO2024", "share_others"] == pytest.approx(2 / 3)

    def test_the_values_that_the_exercise_teaches(self, claims):
        others = models.voices(claims)["others"]
        assert others[others == 0].index.tolist() == ["KH2022"]
        assert others["KT2024"] == 6

    def test_the_writer_comes_first_then_the_most_heard(self, small):
        table = models.stances(small)
        assert table["speaker"].to_list() == ["Ann", "Ann", "Cid", "Bob"]
        assert table.set_index("speaker").loc["Bob", "claims"] == 2

    def test_no_claim_is_lost(self, claims):
        assert models.stances(claims)["claims"].sum() == len(claims)


def test_outlet_and_writer_can_sit_in_two_states(articles, claims):
    table = models.seats(articles, claims)
    assert table.index[table["same"] == "no"].to_list() == ["VALDAI2023", "KT2024"]
    assert table.loc["KT2024", ["outlet_in", "author_in"]].to_list() == ["KOR", "USA"]


def test_a_place_of_work_that_nobody_found_is_not_filled_with_the_seat(articles, claims):
    table = models.seats(articles, claims)
    assert table.loc["SCMP2024", ["outlet_in", "author_in", "same"]].to_list() == [
        "HKG",
        "not known",
        "not known",
    ]


class TestInsideDates:
    def test_predictions_give_no_limit(self, small, acts):
        table = models.inside_dates(small, acts, "KH2022")
        assert table["event_id"].to_list() == ["e2", "e1"]

    def test_the_latest_act_is_the_limit_and_no_text_is_older(self, claims, events, articles):
        table = models.earliest_days(claims, events, articles)
        assert table.loc["SCMP2024", "not_before"] == pd.Timestamp("2024-01-28")
        assert (table["not_before"] <= table["printed_to"]).all()

    def test_a_month_lasts_to_its_last_day(self, claims, events, articles):
        row = models.earliest_days(claims, events, articles).loc["SCMP2024"]
        assert row["printed_to"] == pd.Timestamp("2024-01-31")

    def test_an_unknown_text_gets_a_near_one(self, claims, events):
        with pytest.raises(CourseError, match="Did you mean 'KH2022'"):
            models.inside_dates(claims, events, "KH2023")


class TestDenials:
    @pytest.mark.parametrize(
        ("reply", "older"),
        [("2024-05-19", True), ("2024-05-20", False), ("2024-04", True), ("2024-05", False)],
    )
    def test_older_means_that_no_day_of_the_reply_fits(self, reply, older):
        table = pd.DataFrame(
            {"date": pd.to_datetime(["2024-05-20"]), "reply_kind": "denied", "reply_date": [reply]}
        )
        assert models.denials(table)["older"].to_list() == [older]

    def test_only_denials_are_compared(self):
        transfers = data.load("dprk_russia")
        found = models.denials(transfers)
        assert set(found["reply_kind"]) == {"denied"}
        assert len(found) == (transfers["reply_kind"] == "denied").sum()


class TestVersions:
    @pytest.fixture
    def told(self, claims, events, articles):
        reports = data.load("shell_claims")
        return lambda case: models.versions(case, claims, events, articles, reports)

    @pytest.mark.parametrize("case", models.CASES)
    def test_rows_of_every_case_exist_and_are_in_order(self, told, events, claims, case):
        assert set(models.CASES[case]) <= set(events["event_id"])
        assert set(models.ALSO[case]) <= set(claims["claim_id"])
        table = told(case)
        assert len(table) >= 5 and table["row"].is_unique
        assert table[["who", "says", "status", "source_id"]].notna().all(axis=None)

    def test_the_shells_have_every_report_and_the_case_texts(self, told):
        rows = set(told("shells")["row"])
        assert set(data.load("shell_claims")["claim_id"]) <= rows
        assert {"C001-29", "C002-18", "C003-08", "C004-28"} <= rows

    def test_a_month_stands_by_its_last_day(self, told):
        rows = told("shells")["row"].to_list()
        assert rows.index("2023-04-12-dong-a-loan") < rows.index("C001-29")

    def test_the_editorial_comes_before_the_exemption(self, told):
        table = told("exemption list").set_index("row")["date"]
        assert table["C000-06"] < table["2022-03-04-fdpr-exemption"]

    def test_an_unknown_case_and_a_cut_table_get_a_sentence(self, claims, events, articles):
        with pytest.raises(CourseError, match="Did you mean 'shells'"):
            models.versions("shell", claims, events, articles)
        with pytest.raises(CourseError, match="pass the whole table"):
            models.versions("arrest", claims, events.head(3), articles)


class TestFrame:
    @pytest.mark.parametrize("article", models.FRAMES)
    def test_each_box_follows_the_coding_rule(self, claims, article):
        known = claims.set_index("claim_id")
        assert list(models.FRAMES[article]) == list(models.FUNCTIONS)
        for box, ids in models.FRAMES[article].items():
            for one in ids:
                assert known.loc[one, "article_id"] == article
                assert known.loc[one, "type"] in models.KINDS_OF[box], (one, box)

    def test_only_the_news_analysis_holds_claims_of_others(self, claims, articles):
        voice = claims.set_index("claim_id")["speaker_kind"]
        quoting = {
            article
            for article, boxes in models.FRAMES.items()
            if any(voice[one] != "author" for ids in boxes.values() for one in ids)
        }
        assert quoting == set(articles.loc[articles["genre"] == "analysis", "article_id"])

    def test_every_text_has_a_frame(self, articles):
        assert set(models.FRAMES) == set(articles["article_id"])

    def test_an_empty_box_is_shown_as_empty(self, claims):
        rows = models.frame(claims, "NEO2024").set_index("function")
        assert pd.isna(rows.loc["remedy", "claim_id"])
        # It is empty because no claim in the voice of the writer says what should be done.
        writer = models.select(claims, article_id="NEO2024", speaker_kind="author")
        assert "normative" not in set(writer["type"])

    def test_an_unknown_text_gets_a_near_one(self, claims):
        with pytest.raises(CourseError, match="Did you mean 'KT2024'"):
            models.frame(claims, "KT2023")


def test_a_word_of_chance_is_no_number():
    table = pd.DataFrame(
        {
            "wording_kind": ["number", "word", "number"],
            "deadline_by": ["text", "text", "course"],
        }
    )
    assert len(models.number_and_day(table)) == 1
