"""Charts of versions of one matter, by meaning."""

import pandas as pd
from reading import rows

from course import data
from course.models import claims as models


class TestVersions:
    def test_a_report_without_a_number_says_so(self, drawn):
        reports = data.load("shell_claims").set_index("claim_id")
        marks = {mark["row"]: mark for mark in rows(drawn["shell_claims"])}
        silent = reports[reports["quantity_low"].isna()]
        assert 0 < len(silent) < len(marks) == len(reports)
        for row, report in silent.iterrows():
            words = report["quantity_words"]
            assert marks[row]["low"] == marks[row]["high"] < 0  # no number is not zero
            assert marks[row]["words_from"] == 0
            assert ("no number" if pd.isna(words) else words) in marks[row]["label"]
        for row, number in reports["quantity_low"].dropna().items():
            assert marks[row]["low"] == number

    def test_a_report_known_from_another_paper_says_so(self, drawn):
        names = [mark["who"] for mark in rows(drawn["shell_claims"])]
        assert any("as told by" in name for name in names)

    def test_each_denial_has_a_row_of_its_own(self, drawn):
        denied = models.denials(data.load("dprk_russia"))
        marks = rows(drawn["denials"])
        assert len({mark["row"] for mark in marks}) == len(denied)
        older = {m["row"] for m in marks if m["order"] == "reply older than the claim"}
        assert older == set(denied.loc[denied["older"], "claim_id"])

    def test_each_reply_row_is_named_by_day_speaker_and_thing(self, drawn):
        marks = {mark["row"]: mark["label"] for mark in rows(drawn["denials"])}
        assert len(set(marks.values())) == len(marks)
        assert marks["2023-12-29-shin-122"] == (
            "29 Dec 2023, Defence minister Shin Won-sik: 122 mm rounds"
        )
        assert max(map(len, marks.values())) < 80
        layers = drawn["denials"]["layer"]
        assert {layer["encoding"]["y"]["field"] for layer in layers} == {"label"}

    def test_what_could_be_moved_is_hollow(self, drawn):
        marks = rows(drawn["shell_claims"])
        moved = {m["row"] for m in marks if m["counts"] == "what could be moved"}
        assert moved == {"2023-04-10-leaked-papers", "2023-12-04-washington-post"}
