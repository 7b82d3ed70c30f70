"""Tables out of the course, tables from elsewhere, and 203 ways to spoil a table."""

import csv
import random
import shutil

import pandas as pd
import pytest

from course import data, exchange
from course.errors import CourseError
from course.home import DATA

SMALL = (
    "resolutions",
    "articles",
    "export_controls",
    "aid",
    "missile_tests",
    "forecasts",
    "energy",
)
DENSE = ("ukraine_votes", "codings")
TIMES = 29  # times seven kinds: 203 spoiled tables


class TestExport:
    @pytest.mark.parametrize(
        ("kind", "ending", "read"),
        [
            ("csv", "csv", lambda path: pd.read_csv(path)),
            ("excel", "xlsx", lambda path: pd.read_excel(path)),
            ("parquet", "parquet", lambda path: pd.read_parquet(path)),
        ],
    )
    def test_what_goes_out_can_be_read_again(self, tmp_path, kind, ending, read):
        files = exchange.export(["resolutions"], tmp_path / "out", kind)
        assert [path.name for path in files] == [f"resolutions.{ending}", "CITATION.txt"]
        again = read(files[0])
        assert list(again.columns) == list(data.load("resolutions").columns)
        assert again["yes"].tolist() == data.load("resolutions")["yes"].tolist()

    def test_citation_and_licence_go_along(self, tmp_path):
        note = exchange.export(["aid"], tmp_path)[-1].read_text(encoding="utf-8")
        assert "Kiel" in note and "Licence: " in note

    def test_no_file_is_written_over(self, tmp_path):
        (tmp_path / "aid.csv").write_text("mine", encoding="utf-8")
        with pytest.raises(CourseError, match="is there already"):
            exchange.export(["aid"], tmp_path)
        assert (tmp_path / "aid.csv").read_text(encoding="utf-8") == "mine"

    def test_a_wrong_kind_or_name_gets_a_near_one(self, tmp_path):
        with pytest.raises(CourseError, match="Did you mean 'parquet'"):
            exchange.export(["aid"], tmp_path, "parket")
        with pytest.raises(CourseError, match="Did you mean 'events'"):
            exchange.export(["event"], tmp_path)


class TestValidate:
    def test_the_tables_of_the_course_are_valid(self):
        assert exchange.validate(DATA) == []

    def test_a_folder_without_tables_says_so(self, tmp_path):
        with pytest.raises(CourseError, match="holds no table of the course"):
            exchange.validate(tmp_path)

    def test_a_table_alone_is_judged_with_the_others_of_the_course(self, tmp_path):
        shutil.copy(DATA / "articles.csv", tmp_path)
        assert exchange.validate(tmp_path) == []

    def test_known_before_it_happened_is_found(self, tmp_path):
        rows = read_rows("events")
        rows[5]["date_known"] = "1980-01-01"
        write_rows(tmp_path, "events", rows)
        assert exchange.validate(tmp_path) == [
            f"events: {rows[5]['event_id']}: broken rule: nothing is known before it happens"
        ]


def read_rows(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(folder, name, rows):
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def fields(name, wanted):
    return [f["name"] for f in data.resource(name)["schema"]["fields"] if wanted(f)]


def wrong_type(rng, name, rows):
    column = rng.choice(fields(name, lambda f: f["type"] in ("integer", "number", "date")))
    rng.choice([row for row in rows if row[column]])[column] = "about ten"


def duplicate_key(rng, name, rows):
    rows.append(dict(rng.choice(rows)))


def missing_source(rng, name, rows):
    rng.choice(rows)["source_id"] = ""


def unknown_source(rng, name, rows):
    rng.choice(rows)["source_id"] = f"no-such-source-{rng.randint(1, 9)}"


def shifted_column(rng, name, rows):
    row = rng.choice(rows)
    values = list(row.values())
    for column, value in zip(row, [values[-1], *values[:-1]], strict=True):
        row[column] = value


def swapped_country(rng, name, rows):
    # In a table with a row for every key, a wrong country takes another row's key.
    column = {"codings": "event_id"}.get(name, "country")
    one, other = rng.sample(rows, 2)
    while one[column] == other[column]:
        one, other = rng.sample(rows, 2)
    one[column] = other[column]


def impossible_date(rng, name, rows):
    column = rng.choice(fields(name, lambda f: f["type"] == "date"))
    rng.choice([row for row in rows if row[column]])[column] = rng.choice(
        ["2022-02-30", "2023-13-01", "24.02.2022", "2022"]
    )


WITH_DATES = [n for n in SMALL if fields(n, lambda f: f["type"] == "date")]
WITH_NUMBERS = [n for n in SMALL if fields(n, lambda f: f["type"] in ("integer", "number", "date"))]
KINDS = {
    wrong_type: WITH_NUMBERS,
    duplicate_key: SMALL,
    missing_source: SMALL,
    unknown_source: SMALL,
    shifted_column: SMALL,
    swapped_country: DENSE,
    impossible_date: WITH_DATES,
}

# What no schema can see: two rows that trade their countries, a number that is wrong but
# possible, a date that is wrong but a day, a source that exists but says something else.
# Cross-checks between tables (tests/data) and a second reader are there for these.


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_spoiled_table_is_always_found(tmp_path, kind):
    rng = random.Random(kind.__name__)
    for number in range(TIMES):
        name = rng.choice(KINDS[kind])
        rows = read_rows(name)
        kind(rng, name, rows)
        folder = tmp_path / str(number)
        folder.mkdir()
        write_rows(folder, name, rows)
        assert exchange.validate(folder), (name, number)
