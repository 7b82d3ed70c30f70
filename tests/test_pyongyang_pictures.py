"""Charts, sentences and controls of the lesson on Pyongyang and the home front."""

import html
import json

import pandas as pd
import pyongyang_pictures
import pytest

from course import charts, data, text, widgets
from course.charts.theme import VEGA_LITE_5
from course.models import hypotheses, pyongyang


@pytest.fixture(scope="module")
def drawn():
    return {name: chart.to_dict() for name, chart in pyongyang_pictures.pictures().items()}


@pytest.fixture(scope="module")
def dprk():
    return data.load("dprk_russia")


@pytest.fixture(scope="module")
def polls():
    return data.load("opinion")


def rows(spec, column):
    sets = [found for found in spec["datasets"].values() if column in found[0]]
    return max(sets, key=len)


@pytest.mark.parametrize("name", pyongyang_pictures.DRAWN)
def test_every_chart_has_the_finding_of_its_twin(drawn, name):
    twin = getattr(text, name)(*pyongyang_pictures.arguments()[name])
    assert drawn[name]["description"] == text.finding(twin)


@pytest.mark.parametrize("name", ["closeness", "transfer_claims"])
def test_a_click_leads_to_the_source(drawn, name):
    assert '"href": {"field": "url"' in json.dumps(drawn[name])
    assert all(row["url"].startswith("http") for row in rows(drawn[name], "url"))


@pytest.mark.parametrize(
    ("name", "label", "count"),
    [("transfer_claims", "Claims about: ", 3), ("favourability", "Asked in: ", 14)],
)
def test_lists_in_a_chart_have_a_label(drawn, name, label, count):
    (bind,) = [p["bind"] for p in drawn[name]["params"] if isinstance(p.get("bind"), dict)]
    assert bind["name"] == label and len(bind["options"]) == count


class TestCloseness:
    def test_claims_are_not_among_the_acts(self, drawn, dprk):
        marks = rows(drawn["closeness"], "lane")
        claimed = {m["row"] for m in marks if m["who"] == "others claim"}
        assert claimed == set(dprk["claim_id"])
        assert {m["lane"] for m in marks if m["who"] == "Seoul"} == {
            "away from Russia, binding",
            "away from Russia, words",
            "towards Russia",
        }

    def test_an_act_of_two_kinds_stands_in_two_lanes(self, drawn):
        marks = rows(drawn["closeness"], "lane")
        assert sum(m["row"] == "2024-06-19-pyongyang-treaty" for m in marks) == 2


class TestClaims:
    @pytest.mark.parametrize(
        ("row", "label"),
        [
            ("2024-02-26-shin-152", "≥ 3M"),
            ("2025-05-29-msmt-rounds", "≤ 9M"),
            ("2025-04-15-open-source-centre-shells", "4M / 6M"),
            ("2024-02-26-shin-containers", "≥ 6.7k"),
            ("2025-07-13-dia-containers", "~ 28k"),
        ],
    )
    def test_the_sign_says_how_the_claimant_put_it(self, drawn, row, label):
        labels = {r["row"]: r["label"] for r in rows(drawn["transfer_claims"], "claimant")}
        assert labels[row] == label

    def test_what_the_number_is_shows_in_the_shape(self, drawn):
        spec = json.dumps(drawn["transfer_claims"])
        assert '"shape": {"field": "basis"' in spec

    def test_the_sentence_says_not_to_add(self, dprk):
        assert "must not be added" in text.transfer_claims(dprk, "containers")
        assert "Last claim of each side" not in text.transfer_claims(dprk, "troops")


def test_votes_are_letters_too(drawn):
    cells = {
        (r["name"][:10], r["state"]): r["letter"] for r in rows(drawn["council_north"], "letter")
    }
    assert cells["S/2024/255", "China"] == "A" and cells["draft of 2", "Russia"] == "N"


def test_a_part_of_a_year_is_not_drawn_as_a_year(drawn):
    years = {r["year"]: r["answer"] for r in rows(drawn["missile_tests"], "year")}
    assert years[2026] == "part of a year" and years[2017] == "new sanctions"
    assert years[2022] == "a veto" and years[2023] == "neither"


def test_the_line_of_news_breaks_at_the_shift(drawn):
    levels = {r["month"][:7]: r["level"] for r in rows(drawn["news_tone"], "level")}
    assert levels["2023-03"] != levels["2023-04"]


class TestOrderOfActs:
    def test_a_window_without_such_steps_gets_a_sentence(self, events):
        table = pyongyang.acts_after(events, "toward", "pair", "2023-01-01", "2023-06-30", [30])
        assert "No day with Seoul's steps towards Russia" in text.acts_after(table, "toward")

    @pytest.mark.parametrize(("share", "word"), [(0.5, "more often than"), (0.1, "less often")])
    def test_more_or_less_follows_the_numbers(self, events, share, word):
        table = pyongyang.acts_after(events).assign(share=share, ordinary=0.3)
        assert word in text.finding(text.acts_after(table))

    def test_equal_shares_are_said_to_be_equal(self, events):
        table = pyongyang.acts_after(events).assign(share=0.3, ordinary=0.3)
        assert "as often as" in text.finding(text.acts_after(table))


class TestPolls:
    def test_the_one_repeated_question_is_dark(self, drawn):
        asked = [r["asked"] for r in rows(drawn["arms_polls"], "asked")]
        assert asked.count("asked again in the same words") == 2

    def test_a_line_joins_the_same_words_only(self, drawn):
        lines, *_ = (layer for layer in drawn["weapons_polls"]["layer"])
        joined = drawn["weapons_polls"]["datasets"][lines["data"]["name"]]
        for same in {r["same"] for r in joined}:
            assert len({r["question"] for r in joined if r["same"] == same}) == 1

    def test_printed_figures_are_not_joined(self, drawn):
        (line,) = [
            layer for layer in drawn["favourability"]["layer"] if layer["mark"]["type"] == "line"
        ]
        assert {"filter": "datum.basis == 'computed by the course'"} in line["transform"]

    def test_sentences_follow_the_table(self, polls):
        warmer = polls.assign(
            value=polls["value"].where(polls["question_id"] != "hankook-2022-04-rus", 5.0)
        )
        assert "Russia: 38.5 degrees in January 2022, 5.0 in April" in text.thermometer(warmer)
        more = polls.assign(value=polls["value"].where(polls["answer"] != "favour", 99.0))
        assert "99.0 % were for weapons; in 4 of them" in text.arms_polls(more)

    def test_another_country_can_be_asked(self, polls):
        assert text.favourability(polls, "JPN").startswith("Favourable opinions in Japan. Russia:")


def test_patience_on_paper():
    twin = text.loosening()
    assert "Result: w = 10; n* = 3" in twin and "n* = 1.5" in twin
    assert twin.endswith("Illustration, not an estimate.")


def test_items_name_their_rows(events, dprk):
    lines = text.evidence_items(events, dprk).splitlines()
    assert len(lines) == len(pyongyang.EVIDENCE)
    assert all(
        line.endswith(f"Row {row}.") for line, row in zip(lines, pyongyang.EVIDENCE, strict=True)
    )


def controls(box):
    return {control.description: control for control in box.children[0].children}


def sentence(box):
    return html.unescape(box.children[1].value)


def picture(box):
    return box.children[2].outputs[0]["data"]


class TestOrderControl:
    def test_gives_the_same_chart_as_its_twin(self, events):
        box = widgets.acts_after(events)
        controls(box)["First"].value, controls(box)["Then"].value = "pair", "away"
        table = pyongyang.acts_after(events, "pair", "away")
        twin = charts.acts_after(table, "pair", "away").to_dict()
        assert picture(box)[VEGA_LITE_5]["datasets"] == twin["datasets"]
        assert text.finding(text.acts_after(table, "pair", "away")) in sentence(box)

    def test_an_empty_or_short_window_gets_a_sentence(self, events):
        box = widgets.acts_after(events)
        controls(box)["From"].value = None
        assert "Choose both days." in sentence(box)
        controls(box)["From"].value = pd.Timestamp("2025-12-01").date()
        assert "Give a number of days from 1 to 30" in sentence(box)


class TestOwnRatings:
    @pytest.fixture
    def file(self, tmp_path):
        return tmp_path / "my_evidence.json"

    def rate(self, box, item, letters):
        controls(box)["Item"].value = item
        for rival, letter in zip(pyongyang.RIVALS, letters, strict=True):
            controls(box)[rival.capitalize()].value = letter

    def test_nothing_is_written_before_the_first_choice(self, events, dprk, file):
        box = widgets.rate_evidence(events, dprk, file)
        for item in list(pyongyang.EXAMPLE.index):
            controls(box)["Item"].value = item
        assert not file.exists() and "Nothing is kept yet: 0 of 6" in sentence(box)

    def test_ratings_come_back(self, events, dprk, file):
        self.rate(widgets.rate_evidence(events, dprk, file), "museum", "CIN")
        box = widgets.rate_evidence(events, dprk, file)
        assert "Kept in my_evidence.json: 1 of 6 items" in sentence(box)
        controls(box)["Item"].value = "museum"
        assert [controls(box)[r].value for r in ("Deal", "Glue", "Bond")] == ["C", "I", "N"]

    def test_all_rated_gives_the_same_chart_as_its_twin(self, events, dprk, file):
        box = widgets.rate_evidence(events, dprk, file)
        for item, row in pyongyang.EXAMPLE.iterrows():
            self.rate(box, item, row)
        twin = charts.evidence(pyongyang.EXAMPLE).to_dict()
        assert picture(box)[VEGA_LITE_5]["datasets"] == twin["datasets"]
        assert text.finding(text.evidence_drop_one(pyongyang.EXAMPLE)) in sentence(box)
        controls(box)["Leave out"].value = "museum"
        fewer = charts.evidence(pyongyang.EXAMPLE.drop(index="museum")).to_dict()
        assert picture(box)[VEGA_LITE_5]["datasets"] == fewer["datasets"]

    def test_a_half_rated_item_does_not_count(self, events, dprk, file):
        box = widgets.rate_evidence(events, dprk, file)
        controls(box)["Deal"].value = "I"
        assert "0 of 6" in sentence(box) and "Rate an item" in sentence(box)

    def test_leaving_out_the_only_item_asks_for_more(self, events, dprk, file):
        box = widgets.rate_evidence(events, dprk, file)
        self.rate(box, "museum", "CIN")
        controls(box)["Leave out"].value = "museum"
        assert "Rate an item" in sentence(box)

    @pytest.mark.parametrize(
        "content", ["half of {", '{"tightrope": "framing grid", "content": {}}']
    )
    def test_another_file_stays_as_it_is(self, events, dprk, file, content):
        file.write_text(content, encoding="utf-8")
        box = widgets.rate_evidence(events, dprk, file)
        self.rate(box, "museum", "CIN")
        assert file.read_text(encoding="utf-8") == content and "stays" in sentence(box)

    def test_what_this_version_does_not_know_is_left_out(self, events, dprk, file):
        kept = {"museum": {"deal": "X", "glue": "I", "bond": 3}, "gone": {}, "fewer shells": "C"}
        file.write_text(json.dumps({"tightrope": "ratings of lesson 08", "content": kept}))
        box = widgets.rate_evidence(events, dprk, file)
        controls(box)["Item"].value = "museum"
        assert [controls(box)[r].value for r in ("Deal", "Glue", "Bond")] == [None, "I", None]

    def test_letters_are_those_of_the_method(self, events, dprk, file):
        box = widgets.rate_evidence(events, dprk, file)
        offered = [value for _, value in controls(box)["Deal"].options]
        assert offered == [None, *hypotheses.RATINGS]


@pytest.mark.parametrize("name", ["acts_after", "rate_evidence"])
def test_every_control_has_a_label_and_there_are_six_at_most(name, events, dprk, tmp_path):
    given = (events,) if name == "acts_after" else (events, dprk, tmp_path / "my_evidence.json")
    labels = controls(getattr(widgets, name)(*given))
    assert all(label.strip() for label in labels) and len(labels) <= 6
