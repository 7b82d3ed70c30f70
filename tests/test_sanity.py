"""Rules that a schema cannot say: the tables keep them, each can fail, outliers are still ones."""

import pandas as pd
import pytest

from course import data, sanity

TABLES = {name: data.load(name) for name in data.TABLES}


def broken(name, **tables):
    return [v for v in sanity.violations({**TABLES, **tables}) if v.table == name]


def spoiled(name, row, column, value):
    table = TABLES[name].copy()
    table.loc[table.index[row], column] = value
    return table


def test_the_tables_break_no_rule_but_for_known_outliers():
    assert [str(v) for v in sanity.violations(TABLES)] == []


def test_every_known_outlier_still_breaks_its_rule():
    found = {(v.table, v.key, v.rule) for v in sanity.violations(TABLES, with_outliers=True)}
    assert found == set(sanity.OUTLIERS)


def percent_row():
    rows = TABLES["opinion"]
    wanted = rows["complete"].fillna(False).astype(bool) & (rows["unit"] == "per cent")
    return rows.index.get_loc(rows.index[wanted][0])


@pytest.mark.parametrize(
    ("name", "row", "column", "value", "rule"),
    [
        ("events", 5, "date_known", pd.Timestamp("1980-01-01"), "nothing is known before"),
        ("events", 5, "date_known", pd.Timestamp("2099-01-01"), "no day lies after the day"),
        ("arms_transfers", 0, "last_delivery", 1950, "a period ends after it starts"),
        ("aid", 0, "allocated", 99.0, "parts add up"),
        ("vote_counts", 0, "cast", 1, "parts add up"),
        ("missile_tests", 0, "success", 99, "parts add up"),
        ("export_controls", 2, "net_change", 682, "net_change is the total"),
        ("partner_shares", 0, "share_pct", 1.0, "a share is its value"),
        ("alignment", 0, "distance", 0.5, "a distance is the difference"),
        ("resolutions", 1, "yes", 142, "the printed totals"),
        ("weight_profiles", 0, "weight", 0.9, "the weights of a profile"),
        ("red_lines", 0, "explicitness", 0, "explicitness follows"),
        ("macro", 5, "military_usd_m", 9e9, "from one year to the next"),
    ],
)
def test_each_rule_finds_a_spoiled_row(name, row, column, value, rule):
    found = broken(name, **{name: spoiled(name, row, column, value)})
    assert any(rule in v.rule for v in found), found


def test_a_chance_outside_its_range_is_found():
    rows = TABLES["forecasts"]
    row = rows["prob_low"].first_valid_index()
    found = broken("forecasts", forecasts=rows.assign(prob_coded=rows["prob_low"] - 0.01))
    assert rows.loc[row, "claim_id"] in [v.key for v in found]


def test_answers_that_do_not_add_up_are_found():
    found = broken("opinion", opinion=spoiled("opinion", percent_row(), "value", 500.0))
    assert found and all("add up to 100" in v.rule for v in found)


def test_all_violations_are_gathered_and_a_missing_table_is_no_trouble():
    aid = TABLES["aid"].assign(allocated=99.0)
    assert len([v for v in sanity.violations({"aid": aid}) if v.table == "aid"]) == len(aid)
