"""A table is made anew from raw files: same input, same file; what is wrong is listed whole."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from course import data, exchange, refresh, refresh_steps
from course.cli import main
from course.home import DATA

SHEETS = [name for name in data.TABLES if name not in refresh_steps.STEPS]


@pytest.fixture
def few(monkeypatch):
    """Let short files pass as whole, and judge the schema elsewhere: it takes a second a call."""
    for name, step in refresh_steps.STEPS.items():
        short = tuple(replace(raw, least=1) for raw in step.raw)
        monkeypatch.setitem(refresh_steps.STEPS, name, replace(step, raw=short))
    monkeypatch.setattr(exchange, "validate", lambda folder: [])


def changes(name, folder):
    report = refresh.refresh(name, folder)
    assert report.problems == [] and not report.written
    return report.added, report.removed, report.changed


class TestSheets:
    @pytest.mark.parametrize("name", SHEETS)
    def test_the_file_itself_changes_nothing(self, few, name):
        assert changes(name, DATA) == ([], [], [])

    def test_what_a_spreadsheet_adds_is_no_change(self, few, tmp_path):
        sheet = pd.read_csv(DATA / "resolutions.csv", dtype=str, keep_default_na=False)
        sheet = sheet[sheet.columns[::-1]].map(lambda cell: f" {cell} ")
        sheet.loc[len(sheet)] = ""
        path = tmp_path / "resolutions.csv"
        path.write_text(sheet.to_csv(index=False), encoding="utf-8-sig", newline="\r\n")
        assert changes("resolutions", tmp_path) == ([], [], [])

    def test_new_gone_and_changed_rows_are_named(self, few, tmp_path):
        sheet = pd.read_csv(DATA / "resolutions.csv", dtype=str, keep_default_na=False)
        sheet.loc[0, "title"] = "Another title"
        new = sheet.iloc[[1]].assign(resolution="ES-11/10")
        sheet = pd.concat([sheet.drop(index=2), new])
        sheet.to_csv(tmp_path / "resolutions.csv", index=False)
        assert changes("resolutions", tmp_path) == (["ES-11/10"], ["ES-11/2"], ["68/262"])


class TestDownloads:
    def test_ideal_points_follow_the_file_but_not_in_a_year_of_few_votes(self, few, tmp_path):
        old = data.load("ideal_points")
        raw = pd.DataFrame(
            {
                "iso3c": ["KOR", "USA", "KOR", "USA", "USA"],
                "year": [2023, 2023, 2024, 2024, 1946],
                "NVotesFP": [88, 88, 8, 8, 25],
                "IdealPointFP": [0.5, 2.264812, 9.0, 9.0, 1.74],
                "Q5%FP": [0.4, 2.022896, 8.0, 8.0, 0.99],
                "Q95%FP": [0.6, 2.497882, 9.9, 9.9, 2.5],
            }
        )
        raw.to_csv(tmp_path / "idealpoints.tab", sep="\t", index=False)
        added, removed, changed = changes("ideal_points", tmp_path)
        assert (added, removed, changed) == ([], [], ["KOR 2023"])
        assert len(old) > 6000

    def test_months_of_aid_add_up_and_a_part_of_a_year_is_marked(self, few, tmp_path):
        columns = ["iso", "year", "month", "total", "financial", "humanitarian", "military"]
        rows = [
            ["NZL", 2026, 1, 3, 1, 1, 1],
            ["NZL", 2026, 2, 0.5, 0, 0, 0.5],
            ["NZL", 2025, 12, 0, 0, 0, 0],
        ]
        raw = pd.DataFrame(rows, columns=columns).assign(commitments=lambda t: t["total"], gdp=207)
        raw.to_csv(tmp_path / "data_explorer.csv", index=False)
        step = refresh_steps.step_of("aid")
        frames, _ = refresh._read(step.raw, tmp_path)
        made = step.make(frames, data.load("aid"))
        assert made[["donor", "year", "allocated", "military"]].to_numpy().tolist() == [
            ["NZL", 2026, 3.5, 1.5]
        ]
        assert made["partial_year"].tolist() == [True]

    def test_russian_trade_is_renewed_and_the_rest_stays(self, few, tmp_path):
        raw = pd.DataFrame(
            {
                "COUNTERPART_COUNTRY.ID": ["KOR", "KOR", "TUV"],
                "INDICATOR.ID": ["XG_FOB_USD", "MG_CIF_USD", "XG_FOB_USD"],
                "2021": ["1", "", "5"],
                "2025": ["2", "3", "5"],
            }
        )
        raw.to_csv(tmp_path / "imts_russia.csv", index=False)
        added, removed, changed = changes("trade", tmp_path)
        assert added == [
            "RUS KOR 2025 export imf-imts-2026",
            "RUS KOR 2025 import imf-imts-2026",
        ]
        assert removed == [] and changed == ["RUS KOR 2021 export imf-imts-2026"]

    def test_deals_are_found_by_states_year_and_weapon(self, few, tmp_path):
        head = ["Recipient", "Supplier", "Year of order", "Number ordered", "Weapon designation"]
        head += ["Number delivered", "Year(s) of delivery", "SIPRI TIV of delivered weapons"]
        rows = [
            ["United Arab Emirates", "South Korea", 2020, 100, "LOGIR", 100, "2023; 2024", 1],
            ["United Arab Emirates", "South Korea", 2021, 36, "K-239 Chunmoo", 36, "2021", 80],
            ["Nowhere", "South Korea", 2021, 36, "K-239 Chunmoo", 36, "2021", 80],
        ]
        text = "note\n" * 11 + pd.DataFrame(rows, columns=head).to_csv(index=False)
        (tmp_path / "trade-register.csv").write_text(text, encoding="latin-1")
        added, removed, changed = changes("arms_transfers", tmp_path)
        assert (added, removed) == ([], [])
        assert changed == ["kor-are-2021-k-239-chunmoo"]

    def test_world_bank_values_are_renewed_in_our_units(self, few, tmp_path):
        head = ["Country Name", "Country Code", "Year", "Value"]
        gdp = [["Korea, Rep.", "KOR", 2023, 1.9e12], ["World", "WLD", 2023, 1e14]]
        people = [["Korea, Rep.", "KOR", 1900, 1]]
        pd.DataFrame(gdp, columns=head).to_csv(tmp_path / "gdp.csv", index=False)
        pd.DataFrame(people, columns=head).to_csv(tmp_path / "population.csv", index=False)
        assert changes("macro", tmp_path) == ([], [], ["KOR 2023"])


@pytest.mark.parametrize("name", ["alignment", "partner_shares"])
def test_what_is_computed_from_other_tables_is_current(few, tmp_path, name):
    assert changes(name, tmp_path) == ([], [], [])


class TestProblems:
    def test_missing_files_are_all_named_and_nothing_is_written(self, tmp_path):
        report = refresh.refresh("macro", tmp_path, write=True, target=tmp_path)
        assert len(report.problems) == 2 and not report.written
        assert "gdp.csv is missing" in report.problems[0]

    def test_another_format_and_a_short_file_are_said_at_once(self, tmp_path):
        (tmp_path / "data_explorer.csv").write_text("iso,year\nAUS,2022\n", encoding="utf-8")
        problems = refresh.refresh("aid", tmp_path).problems
        assert any("has no column month, total" in p for p in problems)
        assert any("has 1 rows, fewer than 1000: is it whole?" in p for p in problems)

    def test_a_file_that_is_no_table_is_said(self, tmp_path):
        (tmp_path / "aid.csv").write_bytes(b"\xff\xfe\x00")
        (tmp_path / "roles.csv").write_bytes(b"")
        assert "cannot be read" in refresh.refresh("roles", tmp_path).problems[0]

    def test_every_violation_of_schema_and_rules_is_gathered(self, tmp_path):
        target = tmp_path / "target"
        target.mkdir()
        (target / "resolutions.csv").write_bytes((DATA / "resolutions.csv").read_bytes())
        sheet = pd.read_csv(DATA / "resolutions.csv", dtype=str, keep_default_na=False)
        sheet.loc[[1, 2, 3], "date"] = "soon"
        sheet.loc[3, "source_id"] = "nobody"
        sheet.to_csv(tmp_path / "resolutions.csv", index=False)
        report = refresh.refresh("resolutions", tmp_path, write=True, target=target)
        text = " ".join(report.problems)
        assert text.count("soon") == 3 and "source_id" in text and not report.written
        assert (target / "resolutions.csv").read_bytes() == (DATA / "resolutions.csv").read_bytes()

    def test_a_sound_sheet_is_written(self, tmp_path):
        target = tmp_path / "target"
        target.mkdir()
        (target / "resolutions.csv").write_bytes((DATA / "resolutions.csv").read_bytes())
        sheet = pd.read_csv(DATA / "resolutions.csv", dtype=str, keep_default_na=False)
        sheet.loc[0, "title"] = "Another title"
        sheet.to_csv(tmp_path / "resolutions.csv", index=False)
        report = refresh.refresh("resolutions", tmp_path, write=True, target=target)
        assert report.written and report.changed == ["68/262"]
        before = (DATA / "resolutions.csv").read_text(encoding="utf-8").splitlines()
        after = (target / "resolutions.csv").read_text(encoding="utf-8").splitlines()
        assert [a == b for a, b in zip(before, after, strict=True)].count(False) == 1


class TestCommand:
    def test_says_what_would_change(self, few, tmp_path):
        sheet = pd.read_csv(DATA / "resolutions.csv", dtype=str, keep_default_na=False)
        sheet.loc[0, "title"] = "Another title"
        sheet.to_csv(tmp_path / "resolutions.csv", index=False)
        done = CliRunner().invoke(main, ["data", "refresh", "resolutions", "--raw", str(tmp_path)])
        assert done.exit_code == 0
        assert "changed: 68/262" in done.output and "not written (add --write)" in done.output

    def test_problems_end_with_exit_code_1(self, tmp_path):
        done = CliRunner().invoke(main, ["data", "refresh", "aid", "--raw", str(tmp_path)])
        assert done.exit_code == 1 and "nothing was written" in done.output


def test_every_table_says_how_it_is_refreshed():
    for name in data.TABLES:
        about, step = data.resource(name), refresh_steps.step_of(name)
        assert about["refresh"].endswith(".")
        assert (step.kind == "downloaded") <= bool(about.get("sources")), name
        assert all(Path(raw.file).name == raw.file for raw in step.raw)
