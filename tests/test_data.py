"""The tables against their descriptor, against the record, and against each other."""

import json
import re
import shutil

import frictionless
import pandas as pd
import pytest

from course import data
from course.errors import CourseError
from course.home import DATA

DESCRIPTOR = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
MEGABYTE = 1_000_000


def by_country(table, country, **match):
    rows = table[table["country"] == country]
    for column, value in match.items():
        rows = rows[rows[column] == value]
    return rows.squeeze()


class TestDescriptor:
    def test_is_a_valid_data_package_and_every_table_validates_against_it(self):
        report = frictionless.Package(str(DATA / "datapackage.json")).validate()
        assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])[:20]

    def test_says_that_it_is_version_2(self):
        assert DESCRIPTOR["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"

    def test_lists_the_tables_that_can_be_loaded_and_the_files_that_exist(self):
        named = [r["name"] for r in DESCRIPTOR["resources"] if r.get("type") == "table"]
        assert sorted(named) == sorted(data.TABLES)
        paths = {r["path"] for r in DESCRIPTOR["resources"]} | {"datapackage.json"}
        assert paths == {path.name for path in DATA.iterdir()}

    @pytest.mark.parametrize("name", data.TABLES)
    def test_each_table_has_meaning_grain_licence_citation_caveats_and_coverage(self, name):
        about = data.resource(name)
        for key in ("title", "description", "grain", "citation", "coverage", "provenance"):
            assert about[key].strip(), key
        assert about["licenses"] and all(entry["title"] for entry in about["licenses"])
        assert len(data.caveats(name)) and data.caveats(name)["text"].str.endswith(".").all()
        assert all(field["description"] for field in about["schema"]["fields"])

    def test_all_tables_together_stay_small(self):
        assert sum(path.stat().st_size for path in DATA.iterdir()) <= 6 * MEGABYTE


@pytest.mark.parametrize("name", data.TABLES)
class TestEveryTable:
    def test_has_the_types_of_the_descriptor(self, name):
        table = data.load(name)
        kinds = {"integer": "i", "number": "f", "boolean": "b", "date": "M"}
        for field in data.resource(name)["schema"]["fields"]:
            if field["type"] in kinds:
                assert table[field["name"]].dtype.kind == kinds[field["type"]], field["name"]

    def test_every_row_leads_to_its_sources(self, name):
        table = data.load(name)
        known = set(data.load("sources")["source_id"])
        columns = [column for column in table if column.startswith("source_id")]
        assert table["source_id"].notna().all()
        for column in columns:
            assert set(table[column].dropna()) <= known

    def test_a_copy_is_handed_out(self, name):
        mine = data.load(name)
        mine["mine"] = 1
        assert "mine" not in data.load(name)

    def test_describes_each_column_and_cites_its_producer(self, name):
        assert list(data.describe(name).index) == list(data.load(name).columns)
        assert "Licence: " in data.cite(name)


class TestCaveats:
    def test_each_names_a_table_and_a_column_that_exist(self):
        for row in data.load("caveats").itertuples():
            fields = [field["name"] for field in data.resource(row.table)["schema"]["fields"]]
            assert pd.isna(row.column) or row.column in fields, row.caveat_id

    def test_years_are_in_order_and_a_short_form_has_a_column(self):
        rows = data.load("caveats")
        both = rows.dropna(subset=["year_from", "year_to"])
        assert (both["year_from"] <= both["year_to"]).all()
        assert rows.loc[rows["short"].notna(), "column"].notna().all()

    def test_can_be_asked_by_column_and_years(self):
        every = data.caveats("trade", "value_usd_m")
        early = data.caveats("trade", "value_usd_m", start=1992, end=1999)
        assert 0 < len(early) < len(every) < len(data.caveats("trade"))
        assert (early["year_from"].fillna(0) <= 1999).all()
        assert (early["year_to"].fillna(9999) >= 1992).all()

    def test_some_rows_are_named_by_column_and_value_and_are_there(self):
        for row in data.load("caveats").dropna(subset=["rows"]).itertuples():
            table = data.load(row.table).astype(str)
            about = data.concerned(row.rows)
            assert all(set(values) <= set(table[c]) for c, values in about.items()), row.caveat_id
            picked = pd.concat([table[c].isin(v) for c, v in about.items()], axis=1).all(axis=1)
            assert 0 < picked.sum() < len(table), row.caveat_id

    def test_rows_are_read_by_column(self):
        assert data.concerned("reporter=KOR; partner=KAZ|KGZ") == {
            "reporter": ["KOR"],
            "partner": ["KAZ", "KGZ"],
        }
        assert data.concerned(float("nan")) == {}

    def test_can_be_asked_by_the_rows_that_are_drawn(self):
        asked = {
            "Moscow's books": data.caveats("trade", reporter="RUS", partner=["KOR", "CHN"]),
            "Seoul's books": data.caveats("trade", reporter="KOR"),
            "sums": data.caveats("aid", "committed", donor="USA", year=()),
            "years": data.caveats("aid", "committed", donor="USA"),
            "one year": data.caveats("aid", "committed", donor="USA", year=2022),
            "another donor": data.caveats("aid", "committed", donor="KOR", year=2022),
        }
        ids = {name: set(rows.index) for name, rows in asked.items()}
        assert "trade-03" in ids["Moscow's books"] and "trade-04" not in ids["Moscow's books"]
        assert "trade-01" in ids["Seoul's books"] and "trade-02" not in ids["Seoul's books"]
        assert "trade-13" in ids["Seoul's books"] & ids["Moscow's books"]
        assert [name for name in ids if "aid-10" in ids[name]] == ["years", "one year"]

    def test_the_topics_of_polls_have_caveats_of_their_own(self):
        topics = {
            topic: set(data.caveats("opinion", "value", topic=topic).index)
            for topic in ("nuclear", "feeling", "favourability")
        }
        common = set.intersection(*topics.values())
        assert common and all(ids - common for ids in topics.values())

    def test_an_unknown_column_gets_the_nearest_right_one(self):
        with pytest.raises(CourseError, match="Did you mean 'value_usd_m'"):
            data.caveats("trade", "value_usd")
        with pytest.raises(CourseError, match="Did you mean 'partner'"):
            data.caveats("trade", partners="KOR")


class TestLoad:
    def test_a_wrong_name_gets_the_nearest_right_one(self):
        with pytest.raises(CourseError, match=r"no table 'event'\. Did you mean 'events'\?"):
            data.load("event")

    @pytest.mark.parametrize(
        ("damage", "sentence"),
        [
            (lambda path: path.unlink(), "is missing"),
            (lambda path: path.write_text("a,b\n1,2\n"), "its columns are a, b"),
            (lambda path: path.write_bytes(b"\xff\xfe\x00bad"), "is damaged"),
            (lambda path: path.write_text(path.read_text().replace("141,5", "many,5")), "damaged"),
            (
                lambda path: path.write_text(path.read_text().replace("2022-03-02", "soon")),
                "damaged",
            ),
            (lambda path: path.write_text(""), "is damaged"),
        ],
    )
    def test_a_missing_or_damaged_file_gets_one_sentence_on_what_to_do(
        self, tmp_path, damage, sentence
    ):
        path = tmp_path / "resolutions.csv"
        shutil.copy(DATA / path.name, path)
        damage(path)
        with pytest.raises(CourseError, match=sentence) as caught:
            data.read_csv(path, data.resource("resolutions")["schema"]["fields"])
        assert "git checkout" in str(caught.value)
        assert "\n" not in str(caught.value)

    def test_in_a_notebook_an_error_shows_its_sentence_alone(self):
        error = CourseError("One sentence.")
        assert error._render_traceback_() == ["One sentence."]


class TestSourcesOf:
    def test_one_call_leads_from_a_row_to_its_sources(self):
        found = data.sources_of("ukraine_votes", "ES-11/1", "KOR")
        assert found.loc["undl-3959039", "url"] == "https://digitallibrary.un.org/record/3959039"

    def test_years_may_be_typed_as_numbers(self):
        assert len(data.sources_of("ideal_points", "KOR", 2023)) == 1

    def test_a_row_that_does_not_exist_gets_a_near_name(self):
        with pytest.raises(CourseError, match="1990-diplomatic-relations"):
            data.sources_of("events", "1990-diplomatic-relation")

    def test_a_key_with_too_few_parts_says_which(self):
        with pytest.raises(CourseError, match="resolution and country: give 2"):
            data.sources_of("ukraine_votes", "ES-11/1")


class TestCountryCode:
    @pytest.mark.parametrize("name", ["South Korea", "kor", " SOUTH  korea ", "Seoul", "ROK"])
    def test_reads_names_codes_and_capitals_in_any_case(self, name):
        assert data.country_code(name) == "KOR"

    def test_an_unknown_country_gets_a_near_name(self):
        with pytest.raises(CourseError, match="Did you mean 'Japan'"):
            data.country_code("Japann")

    def test_no_name_stands_for_two_countries(self):
        countries = data.load("countries")
        also = countries["also_known_as"].dropna().str.split("; ").explode()
        names = pd.concat([countries["name"], countries["country"], also]).str.casefold()
        assert not names.duplicated().any(), names[names.duplicated()].tolist()


# Yes, no, abstaining, no vote: as printed in the UN Digital Library's voting records.
RECORD = {
    "68/262": (100, 11, 58, 24),
    "ES-11/1": (141, 5, 35, 12),
    "ES-11/2": (140, 5, 38, 10),
    "ES-11/3": (93, 24, 58, 18),
    "ES-11/4": (143, 5, 35, 10),
    "ES-11/5": (94, 14, 73, 12),
    "ES-11/6": (141, 7, 32, 13),
    "ES-11/7": (93, 18, 65, 17),
    "ES-11/8": (93, 8, 73, 19),
    "ES-11/9": (91, 12, 57, 33),
}


class TestVotesAgainstTheRecord:
    @pytest.mark.parametrize("resolution", RECORD)
    def test_single_votes_and_printed_tally_agree(self, resolution, votes, resolutions):
        cast = votes[votes["resolution"] == resolution]["vote"].value_counts()
        order = ["yes", "no", "abstain", "absent"]
        assert tuple(cast.reindex(order)) == RECORD[resolution]
        printed = resolutions.set_index("resolution").loc[resolution, order]
        assert tuple(printed) == RECORD[resolution]

    def test_each_of_193_members_has_a_row_for_each_of_ten_texts(self, votes):
        members = data.load("countries").query("member")["country"]
        assert len(members) == 193
        assert len(votes) == 10 * 193
        assert set(votes["country"]) == set(members)

    def test_votes_that_press_reports_name_are_right(self, votes):
        table = votes.pivot(index="resolution", columns="country", values="vote")
        assert (table["KOR"] == "yes").all()
        assert (table["RUS"] == "no").all()
        assert table.loc["ES-11/7", "USA"] == "no"
        # Interfax-Ukraine, 24 February 2025: Ukraine and the United States abstained.
        assert table.loc["ES-11/8", ["USA", "UKR"]].tolist() == ["abstain", "abstain"]


class TestIdealPointsAndAlignment:
    def test_distances_are_the_differences_of_the_points(self, points, alignment):
        keyed = points.set_index(["country", "year"])["ideal_point"]
        sample = alignment.sample(500, random_state=1)
        for row in sample.itertuples():
            gap = abs(keyed[row.country, row.year] - keyed[row.reference, row.year])
            assert row.distance == pytest.approx(gap, abs=2e-6)

    def test_values_published_for_south_korea_are_met(self, points):
        assert by_country(points, "KOR", year=2023)["ideal_point"] == pytest.approx(0.834, abs=1e-3)
        assert by_country(points, "USA", year=2025)["ideal_point"] == pytest.approx(3.36, abs=0.01)

    def test_2024_comes_from_the_release_with_enough_votes(self, points):
        assert set(points[points["year"] == 2024]["source_id"]) == {"voeten-ideal-points-2025-07"}
        assert by_country(points, "KOR", year=2024)["votes"] > 90

    def test_only_2022_and_2024_are_marked_as_partial(self, alignment):
        flagged = alignment[alignment["partial_year"].fillna(False).astype(bool)]
        assert sorted(flagged["year"].unique()) == [2022, 2024]
        assert alignment.loc[alignment["agreement"].notna(), "partial_year"].notna().all()

    def test_two_ways_to_measure_agreement_move_together(self, alignment):
        both = alignment.dropna(subset=["agreement", "agreement_other_file"])
        assert len(both) > 80
        assert both["agreement"].corr(both["agreement_other_file"]) > 0.9

    def test_cosine_and_counts_agree_that_the_united_states_moved_in_2025(self, counts):
        usa = by_country(counts, "USA", year=2025)
        assert (usa["yes"], usa["no"], usa["abstain"]) == (10, 174, 8)

    def test_counts_add_up(self, counts):
        assert (counts["yes"] + counts["no"] + counts["abstain"] == counts["cast"]).all()


class TestEvents:
    def test_nothing_is_known_before_it_happens(self, events):
        assert (events["date_known"] >= events["date"]).all()

    def test_dates_stand_on_the_first_day_of_their_period(self, events):
        month = events[events["date_precision"] == "month"]["date"]
        year = events[events["date_precision"] == "year"]["date"]
        assert (month.dt.day == 1).all()
        assert ((year.dt.day == 1) & (year.dt.month == 1)).all()

    def test_only_acts_of_south_korea_have_a_side(self, events):
        korean = events["initiator"] == "KOR"
        assert (events[korean]["direction"] != "na").all()
        assert (events[~korean]["direction"] == "na").all()

    def test_an_act_carried_out_was_announced_before(self, events):
        dates = events.set_index("event_id")["date"]
        second = events.dropna(subset=["carries_out"])
        assert len(second) >= 8
        assert set(second["carries_out"]) <= set(dates.index)
        assert (second["date"] >= dates[second["carries_out"]].to_numpy()).all()

    def test_articles_are_named_by_their_key(self, events):
        named = events["article_ids"].dropna().str.split(";").explode()
        assert set(named) == set(data.load("articles")["article_id"])

    def test_votes_in_the_chronology_carry_the_record_as_a_source(self, events):
        rows = events[events["event_id"].str.contains("unga-es11|hrc-suspension|unga-children")]
        assert len(rows) >= 5
        for row in rows.itertuples():
            ids = [row.source_id, row.source_id_2, row.source_id_3, row.source_id_4]
            assert any(str(i).startswith("undl-") for i in ids), row.event_id

    def test_text_is_for_readers(self, events):
        words = events["title"].str.split().str.len()
        assert words.max() <= 14
        for column in ("title", "description", "note"):
            joined = " ".join(events[column].dropna())
            assert not re.search(r"CLOSED|TODO|TBD", joined)


class TestActors:
    def test_presidents_follow_each_other(self, actors):
        terms = actors[(actors["office"] == "president") & (actors["country"] == "KOR")]
        moon = terms.set_index("actor_id").loc["moon-jae-in"]
        yoon = terms.set_index("actor_id").loc["yoon-suk-yeol"]
        handover = pd.Timestamp(yoon["term_start"]) - pd.Timestamp(moon["term_end"])
        assert handover.days == 1
        assert yoon["term_end"] == "2024-12-14"  # impeached and suspended
