"""What lesson 04 shows of an ally: sentences, pictures, and codes of a reader that stay."""

import html
import json

import ally_pictures
import pandas as pd
import pytest

from course import data, text, widgets
from course.models import ally, fears


@pytest.fixture(scope="module")
def drawn():
    return {name: chart.to_dict() for name, chart in ally_pictures.pictures().items()}


def rows(spec):
    return max(spec["datasets"].values(), key=len)


class TestSentences:
    def test_the_counts_of_fears_follow_the_table(self, events):
        acts = fears.coded(events)
        counts = acts["fear"].value_counts()
        first = text.two_fears(acts).splitlines()[0]
        assert f"{counts['entrapment']} as entrapment" in first
        assert f"Of {len(acts)} acts of others" in first
        half = acts[acts["initiator"] == "RUS"]
        assert "abandonment" not in text.two_fears(half)
        assert text.two_fears(acts.head(0)).startswith("The rule finds no act")

    def test_the_rule_is_written_with_its_own_words(self):
        rule = text.fear_rule()
        assert all(word in rule for word in (*fears.ASKING, *fears.GIVING))
        assert [line[:2] for line in rule.splitlines()[1:]] == ["1.", "2.", "3.", "4."]

    def test_promises_of_another_year_are_others(self):
        pledges = data.load("alliance_pledges")
        late, early = text.promises(pledges), text.promises(pledges, 1995)
        assert "Not so Japan to the United States" in late
        assert "Russia to North Korea (to 1996)" in late
        assert "North Korea and Russia to each other" in early and "(to 1996)" not in early

    def test_spending_is_ranked(self):
        table = pd.DataFrame(
            {"country": ["KOR", "USA"] * 2, "year": [2000] * 2 + [2001] * 2, "share": [2, 4, 3, 1]}
        )
        twin = text.spending(table)
        assert "in 2001" in twin and "South Korea 3.00 and the United States 1.00" in twin
        assert "the United States 4.00 to 1.00" in twin

    def test_the_gap_of_wording_needs_the_same_pollster_and_year(self):
        table = ally.polls(data.load("opinion"))
        assert "KINU 2023, 60.2 %" in text.trust(table)
        plain = table[table["wording"] == "plain"]
        assert text.trust(plain).startswith("No pollster asked")

    def test_codes_are_compared_when_all_are_there(self, events):
        acts = fears.practice(events)
        rule = acts.set_index("event_id")["fear"].to_dict()
        one = dict(list(rule.items())[:1])
        assert "comes when all are coded" in text.fear_codes(fears.compared(acts, one), len(acts))
        full = text.fear_codes(fears.compared(acts, rule), len(acts))
        assert f"{len(acts)} as the rule codes them" in full and "kappa is 1.00" in full


class TestPictures:
    def test_each_act_leads_to_its_source(self, drawn, events):
        acts = fears.coded(events)
        marks = rows(drawn["two_fears"])
        assert {m["event_id"] for m in marks} == set(
            acts.loc[acts["fear"] != "neither", "event_id"]
        )
        assert all(m["url"].startswith("http") and m["source"] for m in marks)
        assert drawn["two_fears"]["encoding"]["href"]["field"] == "url"

    def test_actors_differ_in_colour_and_in_shape(self, drawn):
        encoding = drawn["two_fears"]["encoding"]
        for channel in ("color", "shape"):
            scale = encoding[channel]["scale"]
            assert len(set(scale["range"])) == len(scale["domain"])
            assert {m["actor"] for m in rows(drawn["two_fears"])} <= set(scale["domain"])

    def test_no_bar_reaches_beyond_the_data(self, drawn):
        tables = drawn["promises"]["datasets"].values()
        bars = next(t for t in tables if "promised" in t[0])
        assert max(bar["end"] for bar in bars) == 2019
        later = next(t for t in tables if "when" in t[0])
        assert [mark["pair"] for mark in later] == ["Russia to North Korea"]
        assert later[0]["pair"] in {bar["pair"] for bar in bars}

    def test_the_caveat_of_wording_is_printed_and_the_one_of_the_web_panel_not(self, drawn):
        lines = drawn["trust"]["title"]["subtitle"]
        caveats = data.caveats("opinion", "value")["short"].dropna()
        printed = [short for short in caveats if f"Beware: {short}" in lines]
        assert len(printed) == 1 and "wording" in printed[0]

    def test_every_poll_has_a_place_under_its_question(self, drawn):
        heads = next(t for t in drawn["trust"]["datasets"].values() if "value" not in t[0])
        places = {head["place"][:2]: head["series"] for head in heads}
        polls = rows(drawn["trust"])
        assert all(places[poll["place"][:2]] == poll["series"] for poll in polls)
        assert len({poll["place"] for poll in polls}) == len(polls)


class TestCodes:
    @pytest.fixture
    def path(self, tmp_path):
        return tmp_path / "my_fears.json"

    @pytest.fixture
    def box(self, events, path):
        return widgets.code_fears(events, path)

    @staticmethod
    def controls(box):
        return {control.description: control for control in box.children[0].children}

    @staticmethod
    def sentence(box):
        return html.unescape(box.children[1].value)

    @staticmethod
    def table(box):
        return box.children[2].outputs[0]["data"]["text/html"]

    def code(self, box, act, code):
        self.controls(box)["Act"].index = act
        self.controls(box)["Your code"].value = code

    def test_starts_blank_shows_the_act_and_writes_nothing(self, box, events, path):
        acts = fears.practice(events)
        assert f"0 of {len(acts)} acts coded" in self.sentence(box)
        assert acts["description"].iloc[0] in self.sentence(box)
        for act in range(len(acts)):
            self.controls(box)["Act"].index = act
        assert not path.exists() and "Nothing is kept yet" in self.sentence(box)

    def test_the_rule_is_hidden_until_asked_for(self, box):
        words = fears.FEARS["reassurance"]
        assert words not in self.table(box)
        self.controls(box)["Show the rule"].value = True
        assert words in self.table(box)

    def test_codes_come_back(self, box, events, path):
        self.code(box, 0, "abandonment")
        self.code(box, 3, "neither")
        again = widgets.code_fears(events, path)
        assert "2 of " in self.sentence(again) and path.name in self.sentence(again)
        assert self.controls(again)["Your code"].value == "abandonment"
        self.controls(again)["Act"].index = 3
        assert self.controls(again)["Your code"].value == "neither"

    def test_a_code_can_be_taken_back(self, box, path):
        self.code(box, 0, "abandonment")
        self.code(box, 0, "")
        assert json.loads(path.read_text())["content"] == {}

    def test_all_acts_coded_gives_the_comparison(self, box, events):
        for act, code in enumerate(fears.practice(events)["fear"]):
            self.code(box, act, code)
        assert "kappa is 1.00" in self.sentence(box)

    def test_a_file_of_something_else_stays_as_it_is(self, events, path):
        path.write_text("my notes")
        box = widgets.code_fears(events, path)
        self.code(box, 0, "neither")
        assert path.read_text() == "my notes" and "stays as it is" in self.sentence(box)
        assert "1 of " in self.sentence(box)

    def test_codes_that_the_course_does_not_know_are_left_out(self, events, path):
        box = widgets.code_fears(events, path)
        self.code(box, 0, "neither")
        kept = json.loads(path.read_text())
        kept["content"] |= {"no-such-event": "neither", "2022-03-04-fdpr-exemption": ["x"]}
        path.write_text(json.dumps(kept))
        assert "1 of " in self.sentence(widgets.code_fears(events, path))

    def test_every_control_has_a_label(self, box):
        assert all(label.strip() for label in self.controls(box))
