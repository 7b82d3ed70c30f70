"""The council room by meaning: a session from cards to scores, and what it leaves behind."""

import asyncio
import html
import json
import re

import nbformat
import pandas as pd
import pytest
from drawn.council import record
from reading import controls, picture, sentence

from course import charts, data, lessons, text, widgets
from course.keep import Keep
from course.models import choice, council, council_clock, council_record, council_results
from course.models.cut_off import cut_off, points

REVEALS = data.load("cards").query("kind != 'known'")
READY = {"reveal": "We have decided: show what happened", "scores": "Show the scores"}


@pytest.fixture
def room(tmp_path):
    return widgets.council_room("D4", 12, tmp_path)


def type_chances(box, *words):
    for number, typed in enumerate(words, start=1):
        controls(box)[f"Q{number}: chance in per cent"].value = typed


def decide(box, option="ladder"):
    made = controls(box)
    made["Option"].value = option
    made["Act: Seoul will"].value = "send a team"
    made["Limit: Seoul will not"].value = "send shells"
    made["Message for the press"].value = "We look at the facts."
    made["Day of review"].value = "2024-11-30"


def file_of(room):
    return room.folder / council_record.file_name(room.point.value)


def play(folder, first="20", last="80"):
    """Play a session at D4 with twelve seats, from the cards to the scored forecasts."""
    room = widgets.council_room("D4", 12, folder)
    start, brief = room.start(), room.brief()
    assert "Known cards" in picture(start)["text/html"]
    seat = controls(brief)["Seat"]
    assert len(seat.options) == 12
    for _, roles in seat.options:  # each seat reads its own two sides
        seat.value = roles
        assert council.FICTION not in picture(brief)["text/html"]
        controls(brief)[SECRET].value = True
        assert picture(brief)["text/html"].count(council.FICTION) == len(roles)
    before = room.chances("before")
    ballots = " ".join([first] * 12)
    type_chances(before, ballots, ballots, ballots, ballots)
    weigh, injects = room.weigh(), room.injects()
    controls(weigh)["credit with the ally"].value = 50
    for number in (1, 2, 3):
        controls(injects)["Inject"].value = number
    decide(room.decide())
    type_chances(room.chances("after"), last, last, last, last)
    reveal, scores = room.reveal(), room.scores()
    controls(reveal)[READY["reveal"]].value = True
    controls(scores)[READY["scores"]].value = True
    return room, reveal, scores


SECRET = "Only this seat is looking: show its secret side"


class TestSession:
    def test_runs_from_cards_to_scored_forecasts(self, tmp_path):
        room, reveal, scores = play(tmp_path)
        for card in council.afterwards("D4")["text"]:
            assert card.replace("'", "&#x27;") in picture(reveal)["text/html"]
        assert "You chose: Announce a ladder" in sentence(reveal)
        assert sentence(scores).startswith('<div role="status">The talks left the mean')
        assert room.record["before"] == dict.fromkeys(council.questions("D4").index, 0.2)

    def test_its_record_has_no_names_and_is_loaded_by_the_results(self, tmp_path):
        room, _, scores = play(tmp_path)
        kept = json.loads(file_of(room).read_text(encoding="utf-8"))
        assert set(kept["content"]) == set(council_record.blank_record("D4"))
        every, left_out = council_results.groups(tmp_path)
        assert left_out == [] and every[0].record == room.record
        assert text.council_scores(every[0].record).splitlines()[1] in sentence(scores)
        results = widgets.council_results(tmp_path)
        assert "1 of 1 group chose Announce a ladder at D4." in sentence(results)
        assert (council_results.ledger(every)["state"] == "settled").all()

    def test_the_notebook_of_the_results_loads_it(self, tmp_path, monkeypatch):
        results = tmp_path / "results"
        results.mkdir()
        play(results)
        (results / "other.json").write_text("half", encoding="utf-8")
        source = lessons.NOTEBOOKS / "council_results.ipynb"
        monkeypatch.chdir(tmp_path)
        done = lessons.run(nbformat.read(source, as_version=4))
        shown = nbformat.writes(done)
        assert "Groups loaded: 1. Files left out: 1." in shown
        assert "other.json was left out" in shown and "Announce a ladder" in shown
        assert "4 questions settled, 0 open." in shown

    def test_after_the_reveal_nothing_can_be_improved(self, tmp_path):
        room, _, _ = play(tmp_path)
        before, content = room.chances("before"), file_of(room).read_bytes()
        assert all(box.disabled for box in controls(before).values())
        type_chances(before, "100", "100", "0", "0")
        decide(room.decide(), "shells")
        room.size.value = 24
        assert file_of(room).read_bytes() == content
        assert "Closed: my_council_D4.json" in sentence(before)

    def test_a_session_comes_back(self, tmp_path):
        room, _, _ = play(tmp_path)
        again = widgets.council_room("D4", 6, tmp_path)
        assert again.record == room.record and again.size.value == 12
        assert controls(again.decide())["Option"].value == "ladder"
        assert controls(again.chances("before"))["Q1: chance in per cent"].value == "20"


class TestRecord:
    def test_looking_writes_nothing(self, room):
        for box in (room.start(), room.brief(), room.claims(), room.decide(), room.reveal()):
            assert sentence(box)
        room.point.value = "D1"
        room.point.value = "D4"
        assert list(room.folder.iterdir()) == []

    def test_each_point_has_a_file_of_its_own(self, room):
        box = room.chances("before")
        type_chances(box, "70")
        room.point.value = "D1"
        assert controls(box)["Q1: chance in per cent"].value == ""
        type_chances(box, "10")
        names = sorted(path.name for path in room.folder.iterdir())
        assert names == ["my_council_D1.json", "my_council_D4.json"]
        room.point.value = "D4"
        assert controls(box)["Q1: chance in per cent"].value == "70"

    def test_what_is_no_chance_is_said_and_not_kept(self, room):
        box = room.chances("before")
        type_chances(box, "70", "a lot", "0.7")
        assert "'a lot' is not one" in sentence(box) and "Write per cent" in sentence(box)
        assert list(room.record["before"].values()) == [0.7, None, None, None]
        type_chances(box, "70", "", "70")
        assert "not one" not in sentence(box) and "2 of 4 chances" in sentence(box)

    def test_a_foreign_file_stays_as_it_is(self, tmp_path):
        path = tmp_path / "my_council_D4.json"
        path.write_text("mine", encoding="utf-8")
        room = widgets.council_room("D4", 12, tmp_path)
        box = room.chances("before")
        type_chances(box, "70")
        assert "damaged or is no council record" in sentence(box)
        assert path.read_text(encoding="utf-8") == "mine"

    def test_weights_of_all_zero_are_said_and_do_not_break_the_room(self, room):
        box = room.weigh()
        for control in list(controls(box).values())[:-1]:
            control.value = 0
        assert "All weights are 0" in sentence(box)
        assert "weight above 0" in sentence(room.reveal())


class TestPanels:
    def test_the_model_says_the_same_as_its_twins(self, room):
        box, table = room.weigh(), council.scores("D4")
        even = dict.fromkeys(table.columns, 20.0)
        assert text.option_values(table, even).replace("\n", "<br>") in sentence(box)
        made = controls(box)
        made["Picture"].value = "tornado"
        assert "Announce a ladder moves most" in sentence(box)
        made["Picture"].value = "map"
        spec = picture(box)["application/vnd.vegalite.v5+json"]
        assert spec["description"] == charts.weights_map(table, even).to_dict()["description"]

    @pytest.mark.parametrize("size", [1, *council.SIZES])
    def test_every_size_has_a_line_for_each_seat(self, room, size):
        room.size.value = size
        seat = controls(room.brief())["Seat"]
        assert len(seat.options) == (12 if size == 1 else size)
        values = [value for _, value in seat.options]
        assert len(set(values)) == len(values)  # principal and deputy can be told apart

    def test_the_secret_side_hides_when_the_seat_changes(self, room):
        box = room.brief()
        made = controls(box)
        made[SECRET].value = True
        assert council.FICTION in picture(box)["text/html"]
        made["Seat"].value = made["Seat"].options[1][1]
        assert not made[SECRET].value and council.FICTION not in picture(box)["text/html"]
        made[SECRET].value = True
        room.point.value = "D1"
        assert council.FICTION not in picture(box)["text/html"]

    def test_a_row_behind_a_claim_is_called_up(self, room):
        box = room.claims()
        controls(box)["Claim"].value = "D4-K05"
        assert "Table export_controls, row 4, column total_after." in sentence(box)
        steps = data.load("export_controls").set_index("step")
        assert str(steps.loc[4, "total_after"]) in picture(box)["text/html"]

    def test_injects_come_one_by_one_and_close_when_the_point_changes(self, room):
        box = room.injects()
        assert "one by one" in sentence(box)
        controls(box)["Inject"].value = 2
        assert council.slips("D4")["text"].iloc[1] in sentence(box)
        assert council.slips("D4")["text"].iloc[2] not in sentence(box)
        room.point.value = "D5"
        assert "one by one" in sentence(box)

    def test_every_control_has_a_label(self, room):
        boxes = [room.start(), room.brief(), room.claims(), room.weigh(), room.injects()]
        boxes += [room.chances("before"), room.decide(), room.reveal(), room.scores()]
        for box in boxes:
            assert all(label.strip() for label in controls(box))
            assert len(controls(box)) <= 6


class TestClock:
    @pytest.fixture
    def face(self, room):
        from course.widgets.council import _Face

        made = _Face()
        self.time = 0.0
        made.clock.now = lambda: self.time
        return made

    def press(self, face, label):
        button = next(b for b in face.box.children[0].children if b.description == label)
        button.click()

    def test_has_a_role_a_name_and_the_time_left(self, face):
        assert 'role="timer" aria-label="Time left of the phase"' in face.time.value
        assert "8:00" in face.time.value and "75:00 of the meeting" in face.time.value
        assert "<b>Read.</b>" in face.words.value and 'role="status"' in face.words.value

    def test_start_pause_and_reset(self, face):
        self.press(face, "Start")
        self.time = 130.0
        self.press(face, "Pause")
        self.time = 900.0
        face.show()
        assert "5:50" in face.time.value
        self.press(face, "Start")
        self.time = 900.0 + 400
        face.show()
        assert "<b>Statements.</b>" in face.words.value
        self.press(face, "Reset")
        assert "75:00 of the meeting" in face.time.value and not face.clock.running

    def test_another_length_begins_anew(self, face):
        self.press(face, "Start")
        face.length.value = 50
        assert "50:00 of the meeting" in face.time.value and not face.clock.running

    def test_every_length_is_offered_and_the_short_one_says_what_follows(self, face):
        words = {value: label for label, value in face.length.options}
        assert list(words) == list(council_clock.LENGTHS)
        assert [n for n in words if "debriefing" in words[n]] == [30]
        face.length.value = 30
        assert "5:00" in face.time.value and "30:00 of the meeting" in face.time.value

    def test_ticks_by_itself_in_a_kernel_and_stops_at_the_end(self, face):
        async def meeting():
            face.start()
            self.time = 65.0
            await asyncio.sleep(0)  # the task takes its first turn
            seen = face.time.value
            self.time = 99_999.0
            face.task.cancel()
            await face.tick(0)
            return seen

        assert "6:55" in asyncio.run(meeting())
        assert "0:00" in face.time.value and not face.clock.running

    def test_uses_no_script_and_no_network(self, face):
        assert "script" not in face.time.value and "http" not in face.time.value


class TestResults:
    def test_an_empty_folder_says_so(self, tmp_path):
        assert "There is no record in the folder" in sentence(widgets.council_results(tmp_path))

    def test_says_the_same_as_its_twin(self, tmp_path):
        for name, point in (("a", "D1"), ("b", "D4")):
            Keep(tmp_path / f"{name}.json", council_record.KIND).save(record(point))
        box = widgets.council_results(tmp_path)
        every, _ = council_results.groups(tmp_path)
        controls(box)["Decision point"].value = "D4"
        assert text.council_groups(every, "D4").replace("\n", "<br>") in sentence(box)


def shown(box):
    """Return all that a panel shows and offers, as one text."""
    controls = box.children[0].children
    offered = [str(getattr(control, "options", "")) for control in controls]
    picture = str(box.children[2].outputs) if len(box.children) > 2 else ""
    sentence = html.unescape(box.children[1].value)
    return "\n".join([sentence, html.unescape(picture), *offered])


def panels(room):
    return {
        "start": room.start(),
        "brief": room.brief(),
        "claims": room.claims(),
        "before": room.chances("before"),
        "weigh": room.weigh(),
        "injects": room.injects(),
        "decide": room.decide(),
        "after": room.chances("after"),
        "reveal": room.reveal(),
        "scores": room.scores(),
    }


def states(name, box):
    """Turn each list of a panel through all its choices; yield what is shown each time."""
    yield shown(box)
    for control in box.children[0].children:
        if name != "start" and hasattr(control, "options"):
            for _, value in control.options:
                control.value = value
                yield shown(box)


def days_in(words):
    """Return the days that are written out, as 24 February 2022 or as 2022-02-24."""
    found = re.findall(r"\b(\d{1,2} [A-Z][a-z]+ (?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)\b", words)
    return pd.Series([pd.Timestamp(day) for day in found], dtype="datetime64[ns]")


def hindsight(point):
    """Return what nobody may read before the reveal: texts of later days, marks, verdicts."""
    cards = council.afterwards(point)["text"]
    notes = data.load("decision_points").set_index("point_id").loc[point]
    later = [*cards, *notes[["instructor_note", "hour_note"]].dropna(), council.FICTION]
    secrets = data.load("roles").query("point_id == @point")["secret"]
    later += [words.removeprefix(council.FICTION).strip() for words in secrets]
    known = "".join(council.cards(point)["text"])
    reasons = council.verdicts(point)["reason"].dropna()
    return [*later, *(r for r in reasons if r not in known)]


@pytest.mark.parametrize("point", points())
class TestHindsight:
    """Every control and chart of the lesson, at every point."""

    def test_no_panel_shows_anything_later_before_the_reveal(self, point, tmp_path):
        room, hidden = widgets.council_room(point, 12, tmp_path), hindsight(point)
        for name, box in panels(room).items():
            for words in states(name, box):
                assert [later for later in hidden if later in words] == [], name

    def test_no_panel_names_a_day_after_the_cut_off(self, point, tmp_path):
        room = widgets.council_room(point, 12, tmp_path)
        every = panels(room)
        for name in ("start", "brief", "claims", "weigh", "injects", "decide"):
            for words in states(name, every[name]):
                seen = words.partition("(('D1, 2")[0]  # the list of the points themselves
                assert all(day <= cut_off(point) for day in days_in(seen)), name

    def test_ticking_the_reveal_too_early_opens_nothing(self, point, tmp_path):
        room = widgets.council_room(point, 1, tmp_path)
        for box in (room.reveal(), room.scores()):
            box.children[0].children[0].value = True
            assert "Still to do" in box.children[1].value
            assert not any(card in shown(box) for card in council.afterwards(point)["text"])
        assert not room.record["revealed"]

    @pytest.mark.parametrize("draw", [charts.option_values, charts.weights_map])
    def test_charts_of_the_lesson_speak_of_options_only(self, point, draw):
        weights = choice.weights(data.load("weight_profiles"))
        spec = str(draw(council.scores(point), weights).to_dict())
        assert not any(card in spec for card in REVEALS["text"])
        assert all(label in spec for label in council.options(point)["label"])

    def test_other_points_are_offered_by_their_days_only(self, point, tmp_path):
        room = widgets.council_room(point, 12, tmp_path)
        titles = data.load("decision_points").query("point_id != @point")["title"]
        assert not any(title in shown(room.start()) for title in titles)

    def test_the_reading_of_days_finds_a_later_one(self, point):
        later = cut_off(point) + pd.Timedelta(days=400)
        seen = days_in(f"on {later:%Y-%m-%d}, or {later.day} {later:%B %Y}")
        assert len(seen) == 2 and (seen > cut_off(point)).all()
