"""Names, terms, contested words and bibliography: scripts, keys, wording, links."""

import re
import unicodedata

import pytest

from course import data

# Persons whose acts fill the chronology.
MAIN = [
    "Roh",
    "Gorbachev",
    "Yeltsin",
    "Putin",
    "Medvedev",
    "Lavrov",
    "Peskov",
    "Zakharova",
    "Zinoviev",
    "Kulik",
    "Rudenko",
    "Shoigu",
    "Kim",
    "Park",
    "Moon",
    "Yoon",
    "Lee",
    "Shin",
    "Cho",
    "Choi",
    "Han",
    "Bang",
    "Woo",
    "Kuleba",
    "Umerov",
    "Zelenskyy",
    "Stoltenberg",
    "Trump",
    "Biden",
    "Asmolov",
    "Hegseth",
    "Colby",
]

LESSONS = re.compile(r"(0[1-9]|1[01])(;(0[1-9]|1[01]))*")


def scripts(text):
    """Return which of Hangul and Cyrillic a text holds, by the Unicode names of its letters."""
    found = set()
    for letter in text:
        name = unicodedata.name(letter, "")
        found |= {script for script in ("HANGUL", "CYRILLIC") if name.startswith(script)}
    return found


@pytest.fixture(scope="module")
def names():
    return data.load("names")


@pytest.fixture(scope="module")
def terms():
    return data.load("terms")


@pytest.fixture(scope="module")
def contested():
    return data.load("contested")


@pytest.fixture(scope="module")
def bibliography():
    return data.load("bibliography")


class TestScripts:
    @pytest.mark.parametrize(
        ("table", "column", "script"),
        [
            ("names", "hangul", "HANGUL"),
            ("names", "cyrillic", "CYRILLIC"),
            ("terms", "korean", "HANGUL"),
            ("terms", "russian", "CYRILLIC"),
        ],
    )
    def test_a_column_holds_its_own_script_and_not_the_other(self, table, column, script):
        for text in data.load(table)[column].dropna():
            assert scripts(text) == {script}, text

    @pytest.mark.parametrize("table", ["names", "terms"])
    def test_each_form_names_the_page_on_which_it_was_read_and_no_page_stands_alone(self, table):
        rows = data.load(table)
        columns = ("hangul", "cyrillic") if table == "names" else ("korean", "russian")
        for column in columns:
            assert (rows[column].notna() == rows[f"source_id_{column}"].notna()).all(), column

    def test_no_ukrainian_letter_stands_in_the_russian_column(self, names):
        assert not names["cyrillic"].dropna().str.contains("[іїєґІЇЄҐ]").any()

    def test_forms_agree_with_the_table_of_actors(self, names, actors):
        known = actors.set_index("actor_id")
        for row in names.dropna(subset=["actor_id"]).itertuples():
            for column in ("hangul", "cyrillic"):
                mine, theirs = getattr(row, column), known.loc[row.actor_id, column]
                if isinstance(mine, str) and isinstance(theirs, str):
                    first = [re.split("[;(]", text)[0].strip() for text in (mine, theirs)]
                    assert first[0] == first[1], row.name_id


class TestNames:
    def test_every_actor_has_exactly_one_name(self, names, actors):
        assert sorted(names["actor_id"].dropna()) == sorted(actors["actor_id"])

    def test_the_name_is_the_one_in_the_table_of_actors(self, names, actors):
        both = names.merge(actors, on="actor_id", suffixes=("", "_actor"))
        for row in both.itertuples():
            core = re.sub(r"\(.*?\)|^[Tt]he ", "", row.name).strip()
            assert core in row.name_actor or row.name_actor in row.name, row.name_id

    def test_persons_in_titles_of_the_chronology_have_a_row(self, names, events):
        titles = " ".join(events["title"])
        persons = names[names["kind"] == "person"]["name"]
        family = {part for name in persons for part in re.split(r"[ -]", name)}
        for name in MAIN:
            assert name in family, name
            assert re.search(rf"\b{name}\b", titles), name

    def test_easily_mixed_up_names_point_to_each_other(self, names):
        notes = names.set_index("name_id")["note"]
        assert "Cho Tae-yong" in notes["cho-tae-yul"]
        assert "Cho Tae-yul" in notes["cho-tae-yong"]
        assert "Maria" in notes["liudmila-zakharova"]

    def test_the_missionary_is_named_by_family_name_only(self, names):
        row = names.set_index("name_id").loc["baek"]
        assert row["name"] == "Baek"
        assert row[["variants", "hangul", "cyrillic"]].isna().all()

    def test_tallies_of_resolutions_are_those_of_the_record(self, names, resolutions):
        tally = resolutions.set_index("resolution")
        for key in ("68/262", "ES-11/1", "ES-11/4", "ES-11/7"):
            role = names.set_index("name").loc[f"A/RES/{key}", "role"]
            printed = re.search(r"(\d+)-(\d+)-(\d+)", role).groups()
            assert tuple(map(int, printed)) == tuple(tally.loc[key, ["yes", "no", "abstain"]])

    def test_dates_of_treaties_are_those_of_the_chronology(self, names, events):
        dates = names.set_index("name_id")["dates"]
        for name, event in {
            "moscow-declaration-1990": "1990-roh-moscow-declaration",
            "washington-declaration": "2023-04-26-washington-declaration",
            "russia-dprk-2024": "2024-06-19-pyongyang-treaty",
            "camp-david-documents": "2023-08-18-camp-david",
            "indo-pacific-strategy": "2022-12-28-indo-pacific-strategy",
        }.items():
            day = events.set_index("event_id").loc[event, "date"]
            assert f"{day.day} {day:%B %Y}" in dates[name], name


class TestTerms:
    def test_terms_are_unique_in_any_case(self, terms):
        assert not terms["term"].str.casefold().duplicated().any()

    def test_a_definition_has_at_most_30_words_and_ends_with_a_full_stop(self, terms):
        assert terms["definition"].str.split().str.len().max() <= 30
        assert terms["definition"].str.endswith(".").all()

    def test_no_definition_is_only_the_term_itself(self, terms):
        for row in terms.itertuples():
            assert not row.definition.casefold().startswith(row.term.casefold()), row.term

    def test_lessons_are_numbers_of_notebooks(self, terms, contested, bibliography):
        for table in (terms, contested, bibliography):
            assert table["lessons"].dropna().map(lambda text: bool(LESSONS.fullmatch(text))).all()

    def test_figures_in_examples_are_those_of_the_tables(self, terms, points, alignment):
        example = terms.set_index("term_id")["example"]
        korea = points[points["country"] == "KOR"].set_index("year")["ideal_point"]
        for year in (1991, 2016):
            assert f"{korea[year]:.2f} in {year}" in example["ideal-point"]
        pair = alignment.query("country == 'KOR' and reference == 'USA'").set_index("year")
        for year in (1991, 2016):
            share = f"{100 * pair.loc[year, 'agreement']:.0f} % in {year}"
            assert share in example["agreement-score"]

    def test_false_friends_name_each_other(self, terms):
        confusion = terms.set_index("term_id")["confusion"]
        assert "UN resolution" in confusion["resolution-forecast"]
        assert "forecasting" in confusion["resolution-un"]

    def test_every_term_leads_to_a_page(self, terms):
        assert terms["source_id"].notna().all()


class TestContested:
    def test_what_the_course_writes_is_said_with_a_reason(self, contested):
        columns = ["words", "used_by", "course_writes", "reason", "explanation"]
        assert contested[columns].notna().all().all()

    def test_texts_show_no_trace_of_the_workshop(self, names, terms, contested, bibliography):
        for table in (names, terms, contested, bibliography):
            joined = " ".join(table.astype("object").fillna("").astype(str).to_numpy().ravel())
            assert not re.search(r"memory\)|\.csv|\bC00\d-\d|\[M\]", joined)


class TestBibliography:
    def test_keys_and_dois_are_unique(self, bibliography):
        assert not bibliography["bibliography_key"].duplicated().any()
        assert not bibliography["doi"].dropna().duplicated().any()

    def test_a_key_ends_with_the_year_where_it_has_one(self, bibliography):
        for row in bibliography.dropna(subset=["year"]).itertuples():
            printed = re.search(r"(\d{4})[a-z]?$", row.bibliography_key)
            assert not printed or int(printed[1]) == row.year, row.bibliography_key

    def test_dois_have_the_form_of_a_doi(self, bibliography):
        assert bibliography["doi"].dropna().str.fullmatch(r"10\.\d{4,9}/\S+").all()

    def test_an_address_at_doi_org_is_that_of_the_row(self, bibliography):
        rows = bibliography[bibliography["url"].fillna("").str.contains("doi.org/")]
        assert (rows["url"].str.split("doi.org/").str[1] == rows["doi"]).all()

    def test_no_address_leads_to_a_copy(self, bibliography):
        copies = "scribd|docslib|dokumen|vdocuments|fdocuments|pdfdrive|123docz|paperzz"
        assert not bibliography["url"].dropna().str.contains(copies).any()
        keys = bibliography.set_index("bibliography_key")["url"]
        assert keys[["Ahn2006", "Weitz2010", "ROK2022"]].isna().all()

    def test_what_was_seen_is_said_where_not_all_was(self, bibliography):
        partly = bibliography["verified"] == "partly"
        assert (bibliography["seen"].notna() == partly).all()
        assert (bibliography["status"].eq("reported") == partly).all()

    def test_only_readings_have_a_seat_and_every_seat_is_filled(self, bibliography):
        reading = bibliography["list"] == "reading"
        assert reading.sum() == 40
        assert (bibliography["seat"].notna() == reading).all()
        assert set(bibliography["seat"].dropna()) >= {
            "seoul",
            "washington",
            "moscow",
            "kyiv",
            "beijing",
        }
        assert (bibliography["concepts"].notna() == ~reading).all()

    def test_pages_run_upwards(self, bibliography):
        for pages in bibliography["pages"].dropna():
            numbers = [int(n) for n in pages.split("-")]
            assert numbers == sorted(numbers), pages

    def test_the_five_case_articles_are_in_the_list_with_the_same_source(self, bibliography):
        articles = set(data.load("articles")["source_id"])
        assert len(articles & set(bibliography["source_id"].dropna())) >= 4
