"""Charts of Moscow and Pyongyang, by meaning."""

import json

import pytest
from drawn import pyongyang as given

from course import data, text


@pytest.fixture(scope="module")
def dprk():
    return data.load("dprk_russia")


def rows(spec, column):
    """Return the largest table that has a column: the marks of one layer."""
    sets = [found for found in spec["datasets"].values() if column in found[0]]
    return max(sets, key=len)


@pytest.mark.parametrize("name", given.DRAWN)
def test_every_chart_has_the_finding_of_its_twin(drawn, name):
    twin = getattr(text, name)(*given.arguments()[name])
    assert drawn[name]["description"] == text.finding(twin)


def test_the_list_in_the_chart_has_a_label(drawn):
    (bind,) = [
        p["bind"] for p in drawn["transfer_claims"]["params"] if isinstance(p.get("bind"), dict)
    ]
    assert bind["name"] == "Claims about: " and len(bind["options"]) == 3


@pytest.mark.parametrize("name", ["closeness", "transfer_claims"])
def test_a_click_leads_to_the_source(drawn, name):
    assert '"href": {"field": "url"' in json.dumps(drawn[name])
    assert all(row["url"].startswith("http") for row in rows(drawn[name], "url"))


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
