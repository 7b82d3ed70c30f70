"""Charts on an ally, by meaning."""

from reading import rows

from course import data
from course.models import fears


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

    def test_the_caveats_of_wording_are_printed_and_the_one_of_the_web_panel_not(self, drawn):
        lines = drawn["trust"]["title"]["subtitle"]
        caveats = data.caveats("opinion", "value")["short"].dropna()
        printed = [short for short in caveats if f"Beware: {short}" in lines]
        assert len(printed) == 2 and all("wording" in short for short in printed)

    def test_every_poll_has_a_place_under_its_question(self, drawn):
        heads = next(t for t in drawn["trust"]["datasets"].values() if "value" not in t[0])
        places = {head["place"][:2]: head["series"] for head in heads}
        polls = rows(drawn["trust"])
        assert all(places[poll["place"][:2]] == poll["series"] for poll in polls)
        assert len({poll["place"] for poll in polls}) == len(polls)
