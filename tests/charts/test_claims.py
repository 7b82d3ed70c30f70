"""Charts of claims, by meaning."""

import pytest
from reading import rows

from course import data, text


class TestClaims:
    def test_a_bar_can_show_numbers_or_shares(self, drawn):
        for name, param in (
            ("claim_types", "type_measure"),
            ("claim_voices", "speaker_kind_measure"),
        ):
            control = next(p for p in drawn[name]["params"] if p["name"] == param)
            assert control["bind"]["options"] == ["number", "share"]
            assert control["bind"]["name"] == "Show: "
            assert control["value"] in control["bind"]["options"]

    def test_bars_end_at_all_claims_of_the_text(self, drawn):
        ends = {}
        for row in rows(drawn["claim_types"]):
            ends[row["text"]] = max(ends.get(row["text"], 0), row["claims_end"])
        found = data.load("claims")["article_id"].map(text.outlet).value_counts().to_dict()
        assert ends == found
        last = max(row["percent_end"] for row in rows(drawn["claim_types"]))
        assert last == pytest.approx(100)

    def test_the_writer_stands_in_the_first_row_of_each_map(self, drawn):
        for part in drawn["claim_stances"]["vconcat"]:
            first = part["layer"][0]["encoding"]["y"]["sort"][0]
            assert first.endswith(" – writer")

    def test_numbers_in_cells_are_those_of_the_table(self, drawn):
        tables = [t for t in drawn["claim_stances"]["datasets"].values() if isinstance(t, list)]
        total = sum(row["claims"] for table in tables for row in table)
        assert total == len(data.load("claims"))

    def test_every_claim_is_a_square_that_opens_its_article(self, drawn):
        marks = rows(drawn["claim_status"])
        assert {m["row"] for m in marks} == set(data.load("claims")["claim_id"])
        assert all(m["url"].startswith("http") and m["source"] for m in marks)

    def test_a_status_shows_in_letter_and_in_colour(self, drawn):
        scale = drawn["claim_status"]["layer"][0]["encoding"]["color"]["scale"]
        letters = [name[0] for name in scale["domain"]]
        assert len(set(letters)) == len(letters) == len(set(scale["range"])) == 8
        assert {m["status"] for m in rows(drawn["claim_status"])} <= set(scale["domain"])

    def test_the_limit_of_a_text_is_marked_once_at_least(self, drawn):
        spec = drawn["inside_dates"]
        assert len(spec["vconcat"]) == 5
        for part in spec["vconcat"]:
            acts = spec["datasets"][part["layer"][1]["data"]["name"]]
            last = {row["day"] for row in acts if row["last"]}
            assert last == {max(row["day"] for row in acts)}
