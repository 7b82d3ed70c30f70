"""Trade, energy, export controls, firms and the economy against published figures."""

import pandas as pd
import pytest

from course import data


@pytest.fixture(scope="module")
def trade():
    return data.load("trade")


@pytest.fixture(scope="module")
def points():
    """Return the figures that the course charts: one a period, pair of states and measure."""
    table = data.load("trade_points")
    return table[table["preferred"]]


@pytest.fixture(scope="module")
def controls():
    return data.load("export_controls").set_index("step")


@pytest.fixture(scope="module")
def macro():
    return data.load("macro").set_index(["country", "year"])


def traded(trade, reporter, partner, flow, year, source=None):
    rows = trade[
        (trade["reporter"] == reporter)
        & (trade["partner"] == partner)
        & (trade["flow"] == flow)
        & (trade["year"] == year)
    ]
    if source:
        rows = rows[rows["source_id"] == source]
    assert len(rows) == 1
    return rows["value_usd_m"].item()


def point(points, period, measure, partner="RUS", reporter="KOR"):
    rows = points[
        (points["period"] == period)
        & (points["measure"] == measure)
        & (points["partner"] == partner)
        & (points["reporter"] == reporter)
    ]
    assert len(rows) == 1
    return rows["value"].item()


class TestTrade:
    def test_partners_are_states_of_the_table_the_world_or_the_soviet_union(self, trade):
        known = set(data.load("countries")["country"]) | {"WLD", "SUN"}
        assert set(trade["partner"]) <= known

    # Korean offices as the press printed them: Ministry of Finance (Hankyung, 29 September 2010),
    # KOTRA (Hankyung, 25 February 2007), embassy in Moscow (Yonhap, 24 January 2019).
    @pytest.mark.parametrize(
        ("year", "flow", "printed", "tolerance"),
        [
            (1992, "export", 120, 0.03),
            (1992, "import", 75, 0.02),
            (2006, "export", 5179, 0.001),
            (2006, "import", 4572, 0.001),
            (2009, "export", 4190, 0.002),
            (2009, "import", 5790, 0.002),
            (2016, "import", 8600, 0.006),
            (2018, "export", 7300, 0.03),
            (2018, "import", 17500, 0.003),
        ],
    )
    def test_korean_series_meets_what_korean_offices_printed(
        self, trade, points, year, flow, printed, tolerance
    ):
        assert point(points, str(year), flow) * 1000 == pytest.approx(printed)
        assert traded(trade, "KOR", "RUS", flow, year) == pytest.approx(printed, rel=tolerance)

    # Embassy in Moscow and KITA, as printed by Yonhap and on KITA's page.
    @pytest.mark.parametrize(
        ("year", "printed"),
        [
            (2008, 18100),
            (2014, 25800),
            (2015, 16000),
            (2016, 13400),
            (2017, 19000),
            (2018, 24800),
            (2019, 22340),
        ],
    )
    def test_sums_of_both_directions_meet_printed_totals(self, trade, points, year, printed):
        assert point(points, str(year), "total_trade") * 1000 == pytest.approx(printed)
        both = sum(traded(trade, "KOR", "RUS", flow, year) for flow in ("export", "import"))
        assert both == pytest.approx(printed, rel=0.04 if year == 2017 else 0.01)

    def test_both_sides_count_much_the_same_trade_before_the_war(self, trade):
        for year in range(2016, 2021):
            sold = traded(trade, "KOR", "RUS", "export", year)
            assert traded(trade, "RUS", "KOR", "import", year) == pytest.approx(sold, rel=0.08)
            bought = traded(trade, "KOR", "RUS", "import", year)
            assert traded(trade, "RUS", "KOR", "export", year) == pytest.approx(bought, rel=0.175)

    def test_russian_rows_from_2022_are_marked_and_stand_above_the_korean_count(
        self, trade, points
    ):
        russian = trade[trade["source_id"] == "imf-imts-2026"]
        assert set(russian[russian["year"] >= 2022]["basis"]) == {"estimated"}
        assert set(russian[russian["year"] < 2022]["basis"]) == {"reported"}
        for year in (2021, 2022, 2024):
            ratio = traded(trade, "RUS", "KOR", "import", year) / point(points, str(year), "export")
            assert ratio / 1000 == pytest.approx(1.30, abs=0.02)

    def test_partners_are_never_more_than_the_world(self, trade):
        russian = trade[trade["source_id"] == "imf-imts-2026"]
        for _, rows in russian.groupby(["year", "flow"]):
            world = rows[rows["partner"] == "WLD"]["value_usd_m"].item()
            assert 0.3 < rows[rows["partner"] != "WLD"]["value_usd_m"].sum() / world < 1

    def test_rows_that_others_contradict_are_marked(self, trade, points):
        doubtful = trade[trade["status"] == "disputed"]
        keys = zip(doubtful["partner"], doubtful["year"], doubtful["flow"], strict=True)
        assert set(keys) == {
            ("UZB", year, flow) for year in (2023, 2024) for flow in ("export", "import")
        }
        # Two offices that count one trade in two ways do not dispute it: the rows say so instead.
        korean = trade[(trade["reporter"] == "RUS") & (trade["partner"] == "KOR")]
        noted = korean[korean["note"].notna()]
        assert set(noted["year"]) == {2021, 2022, 2023, 2024} and (noted["flow"] == "import").all()
        both = sum(traded(trade, "RUS", "UZB", flow, 2023) for flow in ("export", "import"))
        assert both > 3 * 1000 * point(points, "2023", "total_trade", "RUS", "UZB")

    def test_us_census_meets_the_imf_and_the_us_department_of_commerce(self, trade, points):
        for year in range(2016, 2021):
            census = traded(trade, "USA", "KOR", "import", year)
            korean = traded(trade, "KOR", "USA", "export", year)
            assert 1.01 < census / korean < 1.05
        for year in (2019, 2020):
            census = traded(trade, "USA", "RUS", "import", year, "us-census-trade-2023")
            imf = traded(trade, "USA", "RUS", "import", year, "imf-dots-2020")
            assert census == pytest.approx(imf, rel=0.004)
        # The Hankyoreh, 2023: 115.3 and 71.4 billion dollars.
        assert point(points, "2022", "import", "KOR", "USA") == 115.3
        assert traded(trade, "USA", "KOR", "import", 2022) == pytest.approx(115_300, rel=0.001)
        assert traded(trade, "USA", "KOR", "export", 2022) == pytest.approx(71_400, rel=0.002)

    def test_known_gaps_are_gaps_and_not_zeros(self, trade):
        assert (trade["value_usd_m"] > 0).all()
        korean = trade[(trade["reporter"] == "KOR")].groupby("partner")["year"].agg(["min", "max"])
        assert korean.loc["RUS"].tolist() == [1992, 2020]
        assert korean.loc["SUN"].tolist() == [1991, 1992]
        assert korean.loc["WLD"].tolist() == [1988, 2020]
        kazakh = trade[(trade["reporter"] == "RUS") & (trade["partner"] == "KAZ")]
        assert kazakh["year"].max() == 2023
        census = trade[(trade["reporter"] == "USA") & (trade["partner"] == "KOR")]
        assert 2023 not in set(census["year"])


class TestPartnerShares:
    def test_shares_are_the_quotients_of_their_columns(self):
        shares = data.load("partner_shares")
        quotient = shares["value_usd_m"] / shares["world_usd_m"] * 100
        assert (shares["share_pct"] - quotient).abs().max() < 0.006

    def test_shares_of_the_series_come_from_table_trade(self, trade):
        shares = data.load("partner_shares")
        series = shares[shares["basis"] == "series"]
        assert len(series) == 30 * 4 * 2
        for row in series.sample(60, random_state=1).itertuples():
            assert row.world_usd_m == traded(trade, "KOR", "WLD", row.flow, row.year)
            if row.partner != "RUS" or row.year > 1992:
                assert row.value_usd_m == traded(trade, "KOR", row.partner, row.flow, row.year)

    def test_russia_of_1992_holds_both_rows(self, trade):
        shares = data.load("partner_shares").set_index(["year", "partner", "flow"])
        both = sum(traded(trade, "KOR", p, "export", 1992) for p in ("RUS", "SUN"))
        assert shares.loc[(1992, "RUS", "export"), "value_usd_m"] == pytest.approx(both)

    def test_later_shares_come_from_the_preferred_points(self, points):
        shares = data.load("partner_shares")
        for row in shares[shares["basis"] == "points"].itertuples():
            value = point(points, str(row.year), row.flow, row.partner)
            assert row.value_usd_m == pytest.approx(value * 1000)

    def test_printed_shares_are_met(self):
        shares = data.load("partner_shares").set_index(["year", "partner", "flow"])["share_pct"]
        # YTN, March 2022: 1.6 % of exports in 2021. Ministry of Finance in Hankyung, 29 September
        # 2010: 1.2 % in 2009. Korea JoongAng Daily: the United States took 18.3 % in 2023.
        assert shares[2021, "RUS", "export"] == pytest.approx(1.6, abs=0.06)
        assert shares[2009, "RUS", "export"] == pytest.approx(1.2, abs=0.06)
        assert shares[2023, "USA", "export"] == pytest.approx(18.3, abs=0.06)
        # YTN, March 2022: 2.8 % of imports in 2021. Hankyoreh, 3 January 2023: China took 25.3 %
        # in 2021 and 22.8 % in 2022.
        assert shares[2021, "RUS", "import"] == pytest.approx(2.8, abs=0.06)
        assert shares[2021, "CHN", "export"] == pytest.approx(25.3, abs=0.06)
        assert shares[2022, "CHN", "export"] == pytest.approx(22.8, abs=0.06)

    def test_four_partners_never_make_more_than_the_whole(self):
        shares = data.load("partner_shares")
        assert shares.groupby(["year", "flow"])["share_pct"].sum().max() < 80


class TestTradePoints:
    def test_one_figure_is_preferred_where_several_stand_side_by_side(self):
        table = data.load("trade_points")
        keys = ["period", "reporter", "partner", "measure"]
        assert (table.groupby(keys)["preferred"].sum() == 1).all()

    def test_parts_add_up(self, points):
        both = point(points, "2022", "export") + point(points, "2022", "import")
        assert both == pytest.approx(point(points, "2022", "total_trade"), abs=0.011)
        both = point(points, "2009", "export") + point(points, "2009", "import")
        assert both == pytest.approx(9.98, abs=0.011)  # printed on the same page

    @pytest.mark.parametrize("measure", ["export", "import"])
    def test_printed_changes_follow_from_printed_values(self, points, measure):
        change = point(points, "2022", measure) / point(points, "2021", measure) - 1
        assert change * 100 == pytest.approx(point(points, "2022", f"{measure}_yoy"), abs=0.06)

    def test_change_of_the_total_in_2022(self, points):
        total = point(points, "2021", "export") + point(points, "2021", "import")
        change = point(points, "2022", "total_trade") / total - 1
        assert change * 100 == pytest.approx(point(points, "2022", "total_trade_yoy"), abs=0.1)

    def test_months_are_less_than_their_year(self, points):
        assert point(points, "2022-03", "import") < point(points, "2022", "import")
        spring = point(points, "2022-01/2022-04", "total_trade")
        assert spring < point(points, "2022", "total_trade")

    def test_the_total_of_2023_fits_the_path_of_the_imf(self, trade, points):
        # Russia's rows scaled by the ratios of 2022: a check, not a figure of the table.
        total = 0
        for flow, mirror in (("export", "import"), ("import", "export")):
            ratio = point(points, "2022", flow) / traded(trade, "RUS", "KOR", mirror, 2022)
            total += traded(trade, "RUS", "KOR", mirror, 2023) * ratio
        assert total == pytest.approx(point(points, "2023", "total_trade"), rel=0.01)

    def test_nothing_from_un_comtrade(self):
        table = data.load("trade_points")
        assert not table["counted_by"].str.contains("Comtrade").any()
        assert point(table[table["preferred"]], "2024", "export") == 4.53  # KITA

    def test_trade_with_the_united_states_adds_up_as_printed(self, points):
        # KBS World, March 2024: a surplus of 22.7 billion dollars in 2021. Hankyoreh, 3 January
        # 2023: exports grew by 14.5 % in 2022.
        sold = point(points, "2021", "export", "USA")
        assert sold - point(points, "2021", "import", "USA") == pytest.approx(22.7, abs=0.05)
        growth = point(points, "2022", "export", "USA") / sold - 1
        assert growth * 100 == pytest.approx(14.5, abs=0.06)

    def test_nothing_is_known_before_its_period_begins(self):
        table = data.load("trade_points").dropna(subset=["date_known"])
        assert (table["date_known"] >= table["date_start"]).all()
        assert (table["date_end"] >= table["date_start"]).all()


class TestEnergy:
    def test_one_figure_is_preferred_where_several_stand_side_by_side(self):
        table = data.load("energy")
        keys = ["period", "partner", "fuel", "measure", "unit"]
        assert (table.groupby(keys)["preferred"].sum() == 1).all()

    def test_share_and_volume_of_gas_in_2020_agree(self):
        rows = data.load("energy").set_index("energy_id")["value"]
        share = rows["rus-2020-lng-import-volume"] / rows["wld-2020-lng-import-volume"]
        assert share == pytest.approx(0.050, abs=0.0005)

    def test_fall_of_crude_oil_in_march_2022_as_printed(self):
        rows = data.load("energy").set_index("energy_id")["value"]
        now, before = (rows[f"rus-{m}-crude-oil-import-volume"] for m in ("2022-03", "2021-03"))
        assert now / before - 1 == pytest.approx(-0.437, abs=0.001)  # Graphic News, 2022

    def test_parts_of_the_energy_bill_of_2022_make_nearly_the_whole(self):
        rows = data.load("energy").set_index("energy_id")["value"]
        parts = [rows[f"wld-2022-{f}-import-value"] for f in ("crude-oil", "natural-gas", "coal")]
        assert sum(parts) == pytest.approx(rows["wld-2022-all-energy-import-value"], abs=0.3)

    def test_energy_is_less_than_all_imports_from_russia(self, points):
        rows = data.load("energy").set_index("energy_id")["value"]
        parts = rows[["rus-2021-crude-oil-import-value", "rus-2021-coal-import-value"]].sum()
        whole = rows["rus-2021-all-energy-import-value"]
        assert parts < whole < point(points, "2021", "import")
        # YTN, March 2022: energy is more than 70 % of imports.
        assert whole / point(points, "2021", "import") > 0.7


class TestExportControls:
    def test_first_two_steps_add_up_question_4_1(self, controls):
        assert controls.loc[1, "total_after"] + controls.loc[2, "items_added"] == 798
        assert controls.loc[2, "total_after"] == 798

    def test_the_third_step_does_not_add_up_because_items_were_regrouped(self, controls):
        step = controls.loc[3]
        assert controls.loc[2, "total_after"] + step["items_added"] == 1480
        assert step["total_after"] == 1159
        assert step["net_change"] == 361
        assert step["total_before"] + step["items_added"] == step["total_after"]  # 477 + 682
        assert not step["comparable"]

    def test_the_fourth_step_adds_up(self, controls):
        assert controls.loc[3, "total_after"] + controls.loc[4, "items_added"] == 1402
        assert controls.loc[4, "total_after"] == 1402

    def test_growth_of_question_4_2_is_arithmetic_across_a_break(self, controls):
        growth = controls.loc[4, "total_after"] / controls.loc[2, "total_after"] - 1
        assert growth * 100 == pytest.approx(75.7, abs=0.05)
        wrong_base = 1 - controls.loc[2, "total_after"] / controls.loc[4, "total_after"]
        assert wrong_base * 100 == pytest.approx(43.1, abs=0.05)  # the typical wrong answer
        between = controls.loc[3:4, "comparable"]
        assert not between.all()

    def test_net_changes_lead_from_total_to_total(self, controls):
        assert controls["net_change"].cumsum().tolist() == controls["total_after"].tolist()

    def test_days_agree_with_the_chronology(self, controls, events):
        dates = events.set_index("event_id")["date"]
        for event, day in (("event_announced", "announced"), ("event_in_force", "in_force")):
            linked = controls.dropna(subset=[event])
            assert (dates[linked[event]].to_numpy() == linked[day].to_numpy()).all()
        assert controls["event_in_force"].notna().sum() == 4

    def test_steps_are_announced_before_they_are_in_force(self, controls):
        dated = controls.dropna(subset=["announced", "in_force"])
        assert (dated["announced"] < dated["in_force"]).all()
        assert controls["as_of"].is_monotonic_increasing
        assert (controls["date_known"] <= controls["as_of"]).all()

    def test_the_eight_days_of_question_4_3(self, events):
        dates = events.set_index("event_id")["date"]
        gap = dates["2022-03-04-fdpr-exemption"] - dates["2022-02-24-us-fdpr-announced"]
        assert gap.days == 8


class TestQuestionsOnLeverage:
    """Questions 4.4 to 4.8 of the lesson on leverage; the inputs stand in other tables."""

    def test_shells_last_4_4(self):
        months = 500_000 / 90_000
        assert months == pytest.approx(5.56, abs=0.005)

    def test_loans_in_the_package_4_5(self, events):
        row = events.set_index("event_id").loc["2023-09-10-g20-pledge"]
        assert "$300 million in grants" in row["description"]
        assert "$2 billion" in row["description"]
        share = 2.0 / 2.3
        assert share == pytest.approx(0.870, abs=0.0005)

    def test_debt_paid_with_arms_4_6(self, events):
        row = events.set_index("event_id").loc["2002-brown-bear-second"]
        assert "$534 million" in row["title"]
        assert "$1.95 billion" in row["description"]
        share = 534 / 2 / 1950
        assert share == pytest.approx(0.137, abs=0.0005)

    def test_threats_seen_and_unseen_4_7(self):
        assert 10 / 40 == 0.25
        assert (60 + 10) / (60 + 40) == 0.70

    def test_change_of_exports_to_russia_4_8(self, trade, points):
        # South Korea's own count for 2023 was not found: its first year of war, and Russia's side.
        first = point(points, "2022", "export") / point(points, "2021", "export") - 1
        assert first * 100 == pytest.approx(-36.6, abs=0.05)
        change = traded(trade, "RUS", "KOR", "import", 2023)
        change = change / traded(trade, "RUS", "KOR", "import", 2021) - 1
        assert change * 100 == pytest.approx(-38.2, abs=0.05)
        before = point(points, "2021", "export") + point(points, "2021", "import")
        total = point(points, "2023", "total_trade") / before - 1
        assert total * 100 == pytest.approx(-45.1, abs=0.05)
        assert points[
            (points["period"] == "2023")
            & (points["partner"] == "RUS")
            & (points["measure"] == "export")
        ].empty


class TestFirms:
    def test_a_figure_has_a_unit_and_a_state_has_none(self):
        firms = data.load("firms")
        state = firms["measure"] == "state"
        assert (firms["state"].notna() == state).all()
        assert (firms["value"].isna() == state).all()
        assert (firms["unit"].isna() == state).all()

    def test_answers_of_the_survey_add_up(self):
        values = data.load("firms").set_index("firm_row")["value"]
        stopped, went_on = values["survey-suspended"], values["survey-continued"]
        assert stopped + went_on == values["survey-asked"] == 528
        assert stopped / 528 == pytest.approx(0.636, abs=0.0005)  # Yonhap, 12 August 2025

    def test_rival_counts_stand_side_by_side(self):
        firms = data.load("firms")
        present = firms[firms["measure"] == "firms_present"]
        assert set(present["value"]) == {120, 151}
        assert set(present["status"]) == {"disputed"}

    def test_prices_of_the_sale_are_one_for_all_plants_and_one_for_a_single_plant(self):
        # Hyundai to Reuters, 19 December 2023: 7,000 roubles for one plant, 10,000 for all assets.
        values = data.load("firms").set_index("firm_row")["value"]
        assert values["hyundai-price-moscow-times"] == 7000
        assert values["hyundai-price-reuters"] == 10000
        won_a_rouble = values["hyundai-price-won"] / values["hyundai-price-reuters"]
        assert won_a_rouble == pytest.approx(14, abs=1)

    def test_exporters_more_than_halved(self):
        values = data.load("firms").set_index("firm_row")["value"]
        change = values["exporters-2024"] / values["exporters-2021"] - 1
        assert change == pytest.approx(-0.535, abs=0.0005)

    def test_dates_stand_on_the_first_day_of_their_period(self):
        firms = data.load("firms")
        assert (firms[firms["date_precision"] == "month"]["date"].dt.day == 1).all()
        year = firms[firms["date_precision"] == "year"]["date"]
        assert ((year.dt.day == 1) & (year.dt.month == 1)).all()
        dated = firms.dropna(subset=["date_known"])
        assert (dated["date_known"] >= dated["date"]).all()

    def test_the_sale_agrees_with_the_chronology(self, events):
        firms = data.load("firms").dropna(subset=["event_id"])
        dates = events.set_index("event_id")["date"]
        assert (dates[firms["event_id"]].to_numpy() == firms["date"].to_numpy()).all()


class TestMacro:
    def test_ten_states(self, macro):
        states = set(macro.index.get_level_values("country"))
        assert states == {"KOR", "USA", "RUS", "CHN", "JPN", "PRK", "UKR", "DEU", "IND", "TUR"}

    def test_the_two_vintages_differ_for_south_korea(self, macro):
        row = macro.loc[("KOR", 2023)]
        assert row["gdp_usd_bn"] == pytest.approx(1713, abs=0.5)
        assert row["gdp_2026_usd_bn"] == pytest.approx(1845, abs=0.5)

    def test_sipri_and_the_world_bank_agree_on_the_economy(self, macro):
        # SIPRI's spending divided by its share of the economy gives the economy it used.
        for country in ("KOR", "RUS", "CHN", "TUR"):
            for year in (2022, 2023, 2024):
                row = macro.loc[(country, year)]
                implied = row["military_usd_m"] / row["military_gdp_pct"] / 10
                assert implied == pytest.approx(row["gdp_2026_usd_bn"], rel=0.006)

    def test_prices_of_2024_equal_current_prices_in_2024(self, macro):
        row = macro.xs(2024, level="year").dropna(subset=["military_usd_m"])
        assert len(row) == 9
        assert (row["military_usd_m"] - row["military_2024_usd_m"]).abs().max() < 0.2

    def test_north_korea_has_neither_world_bank_nor_sipri_values(self, macro):
        columns = ["gdp_usd_bn", "gdp_2026_usd_bn", "military_usd_m", "military_2024_usd_m"]
        assert macro.loc["PRK", columns].isna().all(axis=None)
        model = macro.loc["PRK"].dropna(subset=["gdp_ppp2017_usd_bn"])
        assert (model["gdp_ppp2017_sd_usd_bn"] / model["gdp_ppp2017_usd_bn"]).min() > 0.4

    def test_all_chinese_values_are_estimates(self, macro):
        assert set(macro.loc["CHN", "military_basis"].dropna()) == {"estimate"}

    def test_each_figure_has_its_source(self, macro):
        columns = ["source_id"] + [f"source_id_{n}" for n in range(2, 6)]
        sources = macro[columns].apply(lambda row: set(row.dropna()), axis=1)
        for column, source in {
            "gdp_usd_bn": "world-bank-gdp-2024-10",
            "gdp_2026_usd_bn": "world-bank-gdp-2026-01",
            "population": "world-bank-population",
            "military_2024_usd_m": "sipri-milex-2026",
            "gdp_ppp2017_usd_bn": "fariss-gdp-2022",
        }.items():
            has = sources.map(lambda ids, wanted=source: wanted in ids)
            assert (has == macro[column].notna()).all(), column


def test_economy_dates_are_days():
    for name in ("trade_points", "energy", "firms", "export_controls"):
        table = data.load(name)
        for column in table.columns[table.columns.str.startswith("date_")]:
            if column != "date_precision":
                assert pd.api.types.is_datetime64_any_dtype(table[column]), (name, column)


def test_nothing_is_known_after_the_tables_were_made():
    made = pd.Timestamp("2026-11-26")
    for name in ("trade_points", "energy", "firms", "export_controls"):
        assert (data.load(name)["date_known"].dropna() <= made).all(), name
