"""Decision points, cards, options, scores, roles and injects: no hindsight, no unmarked fiction."""

import re
from fractions import Fraction
from statistics import NormalDist

import pandas as pd
import pytest

from course import data

POINTS = ["D1", "D2", "D3", "D4", "D5", "D6"]
CRITERIA = ["alliance", "north_korea_risk", "economy", "norms", "domestic"]


@pytest.fixture(scope="module")
def points():
    return data.load("decision_points").set_index("point_id")


@pytest.fixture(scope="module")
def cards():
    return data.load("cards").set_index("card_id")


@pytest.fixture(scope="module")
def roles():
    return data.load("roles")


@pytest.fixture(scope="module")
def injects():
    return data.load("injects")


@pytest.fixture(scope="module")
def role_claims():
    return data.load("role_claims")


@pytest.fixture(scope="module")
def known_on():
    return data.load("events").set_index("event_id")["date_known"]


def of_point(rows, points, column="cut_off"):
    """The cut-off of the point that each row belongs to."""
    return points[column].reindex(rows["point_id"]).set_axis(rows.index)


def event_columns(rows):
    return [column for column in rows if column.startswith("event_id")]


def scores_of(point):
    rows = data.load("option_scores").query("point_id == @point")
    return rows.pivot(index="option_id", columns="criterion", values="score").astype(int)


def weights_of(profile):
    rows = data.load("weight_profiles").query("profile == @profile")
    return {row.criterion: Fraction(str(row.weight)) for row in rows.itertuples()}


def values_of(point, profile):
    scores, weights = scores_of(point), weights_of(profile)
    return {o: sum(weights[c] * int(scores.loc[o, c]) for c in CRITERIA) for o in scores.index}


class TestDecisionPoints:
    def test_there_are_six_with_day_and_hour(self, points):
        assert list(points.index) == POINTS
        assert points["cut_off"].is_monotonic_increasing
        assert points["cut_off_at"].str.fullmatch(r"\d\d:\d\d").all()

    def test_the_decider_was_in_office(self, points):
        terms = data.load("actors").set_index("actor_id")
        for row in points.itertuples():
            decider = terms.loc[row.decider_id]
            assert decider["office"] == "president"
            day = str(row.cut_off.date())
            assert decider["term_start"] <= day
            assert pd.isna(decider["term_end"]) or day <= decider["term_end"]

    def test_what_frames_a_decision_was_known_by_the_cut_off(self, points, known_on):
        # D1: the table names no vote of 2 March, which was known in Seoul on 3 March.
        for column in event_columns(points):
            named = points[column].dropna()
            assert (known_on[named].to_numpy() <= points.loc[named.index, "cut_off"]).all()


class TestCards:
    def test_each_point_has_twelve_known_cards_and_at_least_four_to_reveal(self, cards):
        assert len(cards) == 103
        counts = cards.groupby("point_id")["kind"].value_counts().unstack(fill_value=0)
        assert (counts["known"] == 12).all()
        assert (counts["reveal"] >= 4).all()
        assert counts["open"].to_dict() == dict.fromkeys(POINTS, 0) | {"D6": 1}

    def test_keys_name_the_point_and_the_kind(self, cards):
        assert (cards.index.str[:2] == cards["point_id"]).all()
        assert ((cards.index.str[3] == "C") == (cards["kind"] == "known")).all()

    def test_a_known_card_is_never_later_than_the_cut_off(self, cards, points):
        known = cards[cards["kind"] == "known"]
        cut = of_point(known, points)
        assert (known["date_known"] <= cut).all()
        same_day = known[(known["date_known"] == cut) & known["known_at"].notna()]
        assert (same_day["known_at"] <= of_point(same_day, points, "cut_off_at")).all()

    def test_a_reveal_lies_after_the_cut_off(self, cards, points):
        reveals = cards[cards["kind"] == "reveal"]
        cut = of_point(reveals, points)
        assert (reveals["date_known"] >= cut).all()
        for row in reveals[reveals["date_known"] == cut].itertuples():
            hour = points.loc[row.point_id, "cut_off_at"]
            assert pd.notna(row.order_note)
            assert pd.isna(row.known_at) or row.known_at > hour

    def test_nothing_is_known_before_it_happens(self, cards):
        dated = cards[cards["kind"] != "open"]
        assert (dated["date_known"] >= dated["date"]).all()

    def test_a_card_is_known_when_the_latest_of_its_events_is(self, cards, known_on):
        events = data.load("events").set_index("event_id")
        for row in cards.itertuples():
            named = [e for e in (row.event_id, row.event_id_2) if pd.notna(e)]
            if not named:
                continue
            latest = known_on[named].max()
            assert row.date_known >= latest, row.Index
            happened = events.loc[named, "date"].max()
            assert row.date >= happened, row.Index
            if row.date == happened:  # otherwise a later fact from a source of its own is on it
                assert row.date_known == latest, row.Index

    def test_a_card_on_events_alone_is_as_sure_as_the_least_sure_of_them(self, cards):
        events = data.load("events").set_index("event_id")
        order = ["confirmed", "reported", "disputed"]
        for row in cards[cards["event_id"].notna()].itertuples():
            named = [e for e in (row.event_id, row.event_id_2) if pd.notna(e)]
            least = max(events.loc[named, "status"], key=order.index)
            assert order.index(row.status) >= order.index(least), row.Index

    def test_only_known_cards_lean(self, cards):
        assert (cards["leans"].notna() == (cards["kind"] == "known")).all()

    def test_no_known_card_names_a_later_year(self, cards, points):
        known = cards[cards["kind"] == "known"].drop("D4-C12")  # a pledge for the year after
        for row in known.itertuples():
            years = [int(year) for year in re.findall(r"\b(20\d\d)\b", row.text)]
            assert all(year <= points.loc[row.point_id, "cut_off"].year for year in years)

    @pytest.mark.parametrize(
        ("card", "day"),
        [
            ("D1-R01", "2022-03-03"),  # the vote of 2 March in New York (KBS World, 3 March 2022)
            ("D2-C04", "2023-04-14"),  # arrest of 13 April 2023 in the United States (USA Today)
            ("D2-C08", "2022-08-27"),  # tanks and howitzers, contracts of 26 August 2022 (Yonhap)
            ("D2-C09", "2023-04-14"),  # the name of the missile, from KCNA (Xinhua, 14 April 2023)
            ("D2-R05", "2023-05-25"),  # Wall Street Journal, 24 May 2023 in the United States (MBC)
            ("D3-C01", "2024-06-20"),  # text of the treaty (Korea Herald, 20 June 2024, 11:01)
            ("D3-C05", "2024-03-11"),  # TASS made the case of the missionary public (UPI)
            ("D3-C11", "2024-04-05"),  # Kuleba at NATO, 4 April 2024 (A News)
            ("D3-R02", "2024-06-21"),  # Putin in Hanoi, late on 20 June 2024 (Kyiv Independent)
            ("D4-R02", "2024-10-24"),  # White House, 23 October 2024 in Washington (dpa)
            ("D6-C10", "2026-02-19"),  # talks in Geneva, 17-18 February 2026 (TASS, 19 February)
        ],
    )
    def test_days_that_were_checked_again_stay_as_they_are(self, cards, card, day):
        assert cards.loc[card, "date_known"] == pd.Timestamp(day)

    def test_rocket_launchers_of_november_are_not_on_the_card_of_august(self, cards):
        card = cards.loc["D2-C08"]
        assert "rocket" not in card["text"]
        assert "2022-11-04-chunmoo-executive" not in card.to_list()

    def test_patriots_were_asked_for_in_march_and_lethal_arms_in_april(self, cards):
        card = cards.loc["D3-C11"]
        assert {card["event_id"], card["event_id_2"]} == {
            "2024-03-27-kuleba-patriot",
            "2024-04-04-kuleba-lethal",
        }

    def test_two_well_known_remarks_are_hindsight_at_d3_and_d4(self, cards):
        # Chang first, Putin's reply after (KBS World and Wow Korea, 21 June 2024).
        assert cards.loc["D3-R01", "kind"] == cards.loc["D3-R02", "kind"] == "reveal"
        # Measures in phases: SBS Biz, 22 October 2024, 14:49.
        assert cards.loc["D4-R01", "known_at"] == "14:49"
        known = cards[cards["kind"] == "known"]
        of_d4 = known[known["point_id"] == "D4"]["text"].str.cat(sep=" ")
        assert "Kursk" not in of_d4

    def test_the_meeting_of_3_march_is_not_in_what_players_see_at_d1(self, points):
        # Its notice was found only in pages of 3 March 2022 (Shina Ilbo, 11:21).
        for column in ("situation", "unknown", "question"):
            assert "Security Council" not in points.loc["D1", column]

    def test_vote_counts_on_cards_are_those_of_the_record(self, cards, resolutions):
        tally = resolutions.set_index("resolution")
        for card, resolution, words in [
            ("D1-R01", "ES-11/1", {"yes": "141", "no": "Five"}),
            ("D2-C12", "ES-11/6", {"yes": "141", "no": "seven"}),
            ("D6-C09", "ES-11/9", {"yes": "91"}),
        ]:
            for column, word in words.items():
                assert word in cards.loc[card, "text"]
                number = {"Five": 5, "seven": 7}.get(word) or int(word)
                assert tally.loc[resolution, column] == number


class TestOptions:
    def test_each_point_has_four_or_five(self):
        counts = data.load("options")["point_id"].value_counts()
        assert counts.to_dict() == {"D1": 5, "D2": 5, "D3": 4, "D4": 5, "D5": 5, "D6": 5}

    def test_an_option_rests_on_what_was_known(self, points, known_on):
        options = data.load("options")
        assert (options["basis_known"] <= of_point(options, points)).all()
        for column in event_columns(options):
            named = options.dropna(subset=[column])
            assert (known_on[named[column]].to_numpy() <= named["basis_known"]).all()


class TestScores:
    def test_every_option_has_a_score_for_every_criterion(self):
        scores = data.load("option_scores")
        assert len(scores) == len(data.load("options")) * len(CRITERIA)
        for point in POINTS:
            table = scores_of(point)
            assert set(table.columns) == set(CRITERIA)
            assert table.notna().all(axis=None)
            assert table.min(axis=None) >= 0 and table.max(axis=None) <= 100

    def test_all_are_illustrations(self):
        for name in ("option_scores", "weight_profiles"):
            assert set(data.load(name)["status"]) == {"illustration"}

    def test_reasons_rest_on_known_cards_of_the_same_point(self, cards):
        scores = data.load("option_scores")
        for column in ("card_id", "card_id_2", "card_id_3"):
            named = scores.dropna(subset=[column])
            theirs = cards.loc[named[column]]
            assert (theirs["kind"] == "known").all()
            assert (theirs["point_id"].to_numpy() == named["point_id"].to_numpy()).all()

    def test_weights_of_a_profile_sum_to_one(self):
        profiles = data.load("weight_profiles")["profile"].unique()
        assert len(profiles) == 5
        for profile in profiles:
            weights = weights_of(profile)
            assert set(weights) == set(CRITERIA)
            assert sum(weights.values()) == 1

    def test_no_option_is_best_or_worst_on_everything(self):
        for point in POINTS:
            table = scores_of(point)
            assert not (table == table.max()).all(axis=1).any()
            assert not (table == table.min()).all(axis=1).any()


class TestWorkedExampleAtD3:
    """Exercises 7.1 to 7.5 follow from the tables (weights .35 .30 .15 .10 .10)."""

    def test_values_of_the_four_options(self):
        values = values_of("D3", "worked_example")
        assert {option: float(value) for option, value in values.items()} == {
            "hedge": 57.5,
            "indirect": 57.75,
            "direct": 51.25,
            "accommodate": 45.25,
        }

    def test_the_unweighted_mean_is_the_known_mistake(self):
        assert scores_of("D3").loc["hedge"].mean() == 59

    def test_order_of_the_four(self):
        values = values_of("D3", "worked_example")
        order = sorted(values, key=values.get, reverse=True)
        assert order == ["indirect", "hedge", "direct", "accommodate"]
        assert scores_of("D3")["alliance"].idxmax() == "direct"  # the alliance alone

    def test_weight_of_the_alliance_at_which_hedge_and_indirect_change_places(self):
        scores, weights = scores_of("D3"), weights_of("worked_example")
        rest = {
            option: sum(weights[c] * int(scores.loc[option, c]) for c in CRITERIA[1:])
            / (1 - weights["alliance"])
            for option in scores.index
        }

        def switch(low, high):
            gap = rest[low] - rest[high]
            lead = int(scores.loc[high, "alliance"] - scores.loc[low, "alliance"])
            return gap / (gap + lead)

        assert switch("hedge", "indirect") == Fraction(27, 79)
        assert switch("indirect", "direct") == Fraction(27, 53)

    def test_chance_that_indirect_beats_hedge_at_an_error_of_ten(self):
        values, weights = values_of("D3", "worked_example"), weights_of("worked_example")
        spread = 10 * float(sum(w * w for w in weights.values())) ** 0.5
        chance = NormalDist().cdf(float(values["indirect"] - values["hedge"]) / spread)
        assert spread == pytest.approx(5.0497525)
        assert chance == pytest.approx(0.51974, abs=1e-5)

    def test_break_even_risk_and_value_of_information_use_the_value_of_hedge(self):
        hedge = values_of("D3", "worked_example")["hedge"]
        good, bad, p = 70, 20, Fraction(3, 10)
        assert (good - hedge) / (good - bad) == Fraction(1, 4)
        informed = (1 - p) * max(good, hedge) + p * max(bad, hedge)
        assert informed - max(hedge, (1 - p) * good + p * bad) == Fraction(35, 4)

    def test_other_points_of_view_choose_otherwise(self):
        best = {
            profile: max(values := values_of("D3", profile), key=values.get)
            for profile in ("alliance_first", "security_first", "trade_first")
        }
        assert len(set(best.values())) > 1


def supporting_row(table, key):
    rows = data.load(table)
    keys = data.resource(table)["schema"]["primaryKey"]
    joined = rows[keys].astype(str).agg("|".join, axis=1)
    found = rows[joined == key]
    assert len(found) == 1, f"{table}: {key}"
    return found.iloc[0]


class TestRoleClaims:
    def test_every_claim_resolves_to_one_row(self, role_claims):
        for claim in role_claims.itertuples():
            supporting_row(claim.support_table, claim.support_key)

    def test_the_value_is_that_of_the_row(self, role_claims):
        compared = role_claims.dropna(subset=["support_column", "value"])
        assert len(compared) > 70
        for claim in compared.itertuples():
            row = supporting_row(claim.support_table, claim.support_key)
            found = row[claim.support_column]
            if claim.support_column == "date":
                assert str(found.date()) == claim.value, claim.claim_id
            elif claim.support_column == "vote":
                assert found == claim.value, claim.claim_id
            else:
                assert abs(float(found)) == pytest.approx(abs(float(claim.value))), claim.claim_id

    def test_every_claim_was_known_by_the_cut_off(self, role_claims, points):
        assert (role_claims["date_known"] <= of_point(role_claims, points)).all()

    def test_no_claim_is_known_before_its_row(self, role_claims, known_on):
        for claim in role_claims.itertuples():
            row = supporting_row(claim.support_table, claim.support_key)
            if claim.support_table == "events":
                assert claim.date_known == row["date_known"], claim.claim_id
            elif claim.support_table == "export_controls":
                continue  # an announcement and its entry into force: the event decides
            elif pd.notna(row.get("date_known")):
                assert claim.date_known >= row["date_known"], claim.claim_id
        dated = role_claims.dropna(subset=["event_id"])
        assert (dated["date_known"] >= known_on[dated["event_id"]].to_numpy()).all()

    def test_a_claim_that_does_not_hold_says_why(self, role_claims):
        holds = role_claims["verdict"] == "holds"
        assert role_claims.loc[~holds, "reason"].notna().all()
        assert (role_claims["verdict"] == "fails").sum() == 6

    def test_what_holds_is_not_disputed(self, role_claims):
        holds = role_claims[role_claims["verdict"].isin(["holds", "partial"])]
        assert "disputed" not in set(holds["status"])

    def test_a_claim_is_as_sure_as_its_row(self, role_claims):
        for claim in role_claims[role_claims["support_table"] != "sources"].itertuples():
            row = supporting_row(claim.support_table, claim.support_key)
            assert claim.status == row["status"], claim.claim_id

    def test_counts_from_the_missile_database_alone_hold_in_part_at_most(self, role_claims):
        # The database leaves out cruise missiles and rockets of less than 300 km.
        counts = role_claims[role_claims["unit"].isin(["missiles", "days", "rockets"])]
        assert len(counts) == 8
        assert set(counts["verdict"]) == {"partial", "contested"}

    def test_mistakes_on_purpose_are_there_for_the_known_reasons(self, role_claims):
        fails = role_claims[role_claims["verdict"] == "fails"].set_index("claim_id")["reason"]
        assert "57" in fails["D2-K06"]  # not 798: the longer list was not in force
        assert "not a count of shells" in fails["D3-K02"]
        assert "600 died" in fails["D5-K05"]  # losses are not deaths (Yonhap, 30 April 2025)
        assert "336 of 528" in fails["D6-K04"]

    def test_words_of_32_partners_and_japan_follow_the_list_of_states(self, role_claims):
        sanctions = data.load("sanctions").query("measure == 'fdpr_exempt' and applies")
        first = sanctions[sanctions["date"] == pd.Timestamp("2022-02-24")]
        claim = role_claims.set_index("claim_id").loc["D1-K01"]
        assert len(first) == int(claim["value"]) == 32
        assert "JPN" in set(first["country"]) and "KOR" not in set(first["country"])


class TestRoles:
    def test_the_same_twelve_at_each_point(self, roles):
        assert len(roles) == 72
        titles = roles.groupby("role_id")["role"].nunique()
        assert len(titles) == 12 and (titles == 1).all()
        assert (roles.groupby("point_id")["role_id"].nunique() == 12).all()

    def test_each_secret_is_marked_as_fiction_and_nothing_else_is(self, roles):
        assert roles["secret"].str.startswith("[FICTION] ").all()
        for column in ("public_position", "win", "holder"):
            assert not roles[column].dropna().str.contains("FICTION").any()

    def test_a_public_line_was_known_by_the_cut_off_or_is_written_for_the_game(
        self, roles, points, known_on
    ):
        reported = roles["position_basis"] == "reported"
        assert (reported == roles["position_known"].notna()).all()
        assert (reported == (roles["status"] == "reported")).all()
        told = roles[reported]
        assert (told["position_known"] <= of_point(told, points)).all()
        for column in event_columns(roles):
            named = roles.dropna(subset=[column])
            assert (known_on[named[column]].to_numpy() <= named["position_known"]).all()

    def test_claims_are_of_the_same_point(self, roles, role_claims):
        point = role_claims.set_index("claim_id")["point_id"]
        for column in ("claim_id", "claim_id_2", "claim_id_3"):
            named = roles.dropna(subset=[column])
            assert (point[named[column]].to_numpy() == named["point_id"].to_numpy()).all()
        assert roles["claim_id_2"].notna().all()

    def test_every_claim_is_on_a_card(self, roles, role_claims):
        on_cards = set(roles[["claim_id", "claim_id_2", "claim_id_3"]].stack().dropna())
        assert on_cards == set(role_claims["claim_id"])

    def test_presidents_sit_in_the_chair(self, roles, points):
        chairs = roles[roles["role_id"] == "R01"].set_index("point_id")["holder_id"]
        assert (chairs == points["decider_id"]).all()

    def test_a_holder_has_a_name_unless_the_status_says_otherwise(self, roles):
        named = roles["holder_status"].isin(["named", "bracketed"])
        assert (named == roles["holder"].notna()).all()


class TestInjects:
    def test_three_at_each_point(self, injects):
        assert len(injects) == 18
        kinds = injects.groupby("point_id")["kind"].agg(set)
        assert all(kind == {"leak", "allied", "domestic"} for kind in kinds)

    def test_fiction_is_marked_and_has_no_date(self, injects):
        fiction = injects["truth"] == "fiction"
        assert fiction.sum() == 7
        assert (injects["text"].str.startswith("[FICTION] ") == fiction).all()
        assert ((injects["status"] == "illustration") == fiction).all()
        assert injects.loc[fiction, ["date", "date_known"]].isna().all(axis=None)
        assert (injects["in_game"].notna() == fiction).all()

    def test_real_news_was_known_by_the_cut_off(self, injects, points, known_on):
        real = injects[injects["truth"] == "real"]
        assert (real["date_known"] <= of_point(real, points)).all()
        assert (real["date_known"] >= real["date"]).all()
        named = real.dropna(subset=["event_id"])
        assert (known_on[named["event_id"]].to_numpy() == named["date_known"].to_numpy()).all()

    def test_they_go_to_roles_of_the_game(self, injects, roles):
        known = set(roles["role_id"])
        for column in ("role_id", "role_id_2"):
            assert set(injects[column].dropna()) <= known
        leaks = injects[injects["kind"] == "leak"]
        assert set(leaks["role_id"]) == {"R12"}
