"""Charts of hedging and coding, by meaning."""

import json

from reading import rows

from course import data
from course.models import hedging


class TestHedging:
    def test_a_bar_is_as_long_as_its_steps_and_russia_lies_below(self, drawn, events):
        bars = rows(drawn["hedging_steps"])
        assert all(bar["high"] - bar["low"] == bar["steps"] for bar in bars)
        assert all(
            (bar["high"] <= 0) == (bar["side"] == "towards Russia") or not bar["steps"]
            for bar in bars
        )
        whole = sum(bar["steps"] for bar in bars if bar["acts"] == "all acts")
        table = hedging.over(events, hedging.eras()).query("rule == 'all'")
        assert whole == table["acts"].sum() - table["neutral"].sum()

    def test_the_index_is_written_on_each_bar(self, drawn, events):
        written = {(b["label"], b["acts"]): b["written"] for b in rows(drawn["hedging_steps"])}
        for row in hedging.over(events, hedging.eras()).itertuples():
            assert written[row.label, hedging.RULES[row.rule]] == f"{row.hedging:.2f}"

    def test_a_period_without_a_step_is_a_cross_below_zero(self, drawn):
        marks = rows(drawn["hedging_index"])
        empty = [m for m in marks if m["defined"] == "no"]
        assert empty and all(m["height"] < 0 and m["written"] == "" for m in empty)
        assert {m["acts"] for m in empty} == {"costly acts only"}

    def test_periods_can_be_changed_inside_the_chart(self, drawn):
        bind = next(p["bind"] for p in drawn["hedging_index"]["params"] if p["name"] == "period")
        assert bind["options"] == ["quarter", "half-year", "year"] and bind["name"] == "Period: "
        assert {m["period"] for m in rows(drawn["hedging_index"])} == set(bind["options"])

    def test_each_bar_says_its_rule_in_words(self, drawn):
        for bar in rows(drawn["hedging_presidents"]):
            assert bar["written"].startswith(bar["acts"])

    def test_a_verdict_is_a_word_and_a_shape(self, drawn):
        spec = json.dumps(drawn["hedging_verdicts"]["layer"])
        assert "'hedges' : 'one side'" in spec
        shapes = [
            layer["encoding"]["shape"]["scale"]
            for layer in drawn["hedging_verdicts"]["layer"]
            if "shape" in layer["encoding"]
        ]
        assert [len(set(one["range"])) for one in shapes] == [3]

    def test_every_choice_of_rules_has_its_five_columns(self, drawn):
        spec = drawn["hedging_verdicts"]
        options = [p["bind"]["options"] for p in spec["params"]]
        labels = [p["bind"]["name"] for p in spec["params"]]
        assert all(label.endswith(": ") for label in labels) and len(set(labels)) == 4
        number = 1
        for one in options:
            number *= len(one)
        assert len(rows(spec)) == number * len(hedging.WEIGHTS)

    def test_cells_of_differences_add_up(self, drawn):
        codings = data.load("codings")
        differ = (codings["domain_first"] != codings["domain_second"]).sum()
        assert sum(cell["rows"] for cell in rows(drawn["coder_differences"])) == differ
