"""The council room: nothing from after the cut-off before the reveal; records are scored."""

import html
import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import charts, data, widgets
from course.errors import CourseError
from course.keep import Keep
from course.models import choice, chronology, council

POINTS = council.points()
REVEALS = data.load("cards").query("kind != 'known'")


def record(point="D3", chance=0.5):
    filled = council.blank_record(point)
    for moment in ("before", "after"):
        filled[moment] = dict.fromkeys(filled[moment], chance)
    options = data.load("options")
    filled["option"] = options.loc[options["point_id"] == point, "option_id"].iloc[0]
    filled["decision"] = {
        "act": "Seoul reviews its rule.",
        "limit": "Nothing lethal is sent.",
        "message": "We look at the facts.",
        "review": f"{council.cut_off(point).year + 1}-07-31",
    }
    return filled


def latest(rows):
    """Return the latest day that a row speaks of, over all columns of days."""
    days = rows.select_dtypes("datetime")
    return days.max().max() if len(days.columns) and len(rows) else pd.Timestamp.min


@pytest.mark.parametrize("point", POINTS)
class TestCutOff:
    @pytest.mark.parametrize("name", council.shown_tables())
    def test_no_row_of_a_table_was_known_later(self, point, name):
        rows, moment = council.as_of(name, point), council.cut_off(point)
        if "date_known" in rows:
            assert (rows["date_known"] <= moment).all()
        if "known_at" in rows:
            today = rows[rows["date_known"] == moment.normalize()]
            hours = pd.to_timedelta(today["known_at"] + ":00")
            assert (today["date_known"] + hours <= moment).all()
        assert latest(rows) <= moment

    @pytest.mark.parametrize("name", council.shown_tables())
    def test_no_source_of_a_row_appeared_later(self, point, name):
        rows = council.as_of(name, point)
        shown = {i for c in rows if c.startswith("source_id") for i in rows[c].dropna()}
        dates = data.load("sources").set_index("source_id").loc[sorted(shown), "date"]
        assert (pd.to_datetime(dates, format="ISO8601") <= council.cut_off(point)).all()

    @pytest.mark.parametrize("name", council.shown_tables())
    def test_no_reveal_is_printed_in_a_table(self, point, name):
        text = council.as_of(name, point).to_csv()
        for card in REVEALS.itertuples():
            assert card.text not in text

    def test_a_step_that_was_announced_shows_no_day_of_force_before_it_comes(self, point):
        steps = council.as_of("export_controls", point)
        later = data.load("export_controls").set_index("step")["in_force"]
        pending = steps[later.reindex(steps["step"]).to_numpy() > council.cut_off(point)]
        assert pending[["in_force", "as_of", "event_in_force"]].isna().all(axis=None)

    def test_columns_that_look_back_are_left_out(self, point):
        for name in council.shown_tables():
            back = {"note", "verdict", "reason", "later_conduct", "leans"}
            assert set(council.as_of(name, point)) & back == set(), name
        assert "leans" not in council.cards(point)  # the course's sorting is not for the table

    def test_cards_and_public_sides_were_known(self, point):
        day = council.cut_off(point).normalize()
        cards = council.cards(point)
        assert len(cards) == 12 and (cards["date_known"] <= day).all()
        roles = data.load("roles").query("point_id == @point")
        assert (roles["position_known"].dropna() <= day).all()
        options = data.load("options").query("point_id == @point")
        assert (options["basis_known"].dropna() <= day).all()
        assert set(cards["card_id"]).isdisjoint(REVEALS["card_id"])

    def test_no_secret_and_no_outcome_is_shown(self, point):
        for role in data.load("roles")["role_id"].unique():
            assert {"secret", "win"}.isdisjoint(council.brief(point, role).index)
        assert list(council.questions(point)) == ["question", "deadline"]
        assert "[FICTION]" not in council.as_of("injects", point).to_csv()

    def test_charts_of_what_was_known_hold_nothing_later(self, point):
        events = council.as_of("events", point)
        spec = charts.timeline(events.assign(note="", source_id=events["source_id"])).to_dict()
        rows = max((d for d in spec["datasets"].values() if isinstance(d, list)), key=len)
        assert max(row["known"] for row in rows) <= f"{council.cut_off(point):%Y-%m-%d}"

    def test_the_reveal_waits_for_a_decision(self, point):
        blank = council.blank_record(point)
        with pytest.raises(CourseError, match="Decide first"):
            council.reveal(point, blank)
        shown = council.reveal(point, record(point))
        assert len(shown) >= 4 and (shown["kind"] != "known").all()

    def test_events_known_that_day_are_those_of_the_chronology(self, point):
        moment = council.cut_off(point)
        events = data.load("events")
        loose = chronology.known_on(events, moment.normalize(), f"{moment:%H:%M}")
        assert set(council.as_of("events", point)["event_id"]) <= set(loose["event_id"])


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


@pytest.mark.parametrize("point", POINTS)
class TestLesson:
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
                assert all(day <= council.cut_off(point) for day in days_in(seen)), name

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

    def test_slips_carry_no_mark_and_no_day_after_the_cut_off(self, point):
        slips = council.slips(point)
        assert len(slips) == 3 and slips["kind"].iloc[0] == "allied"
        assert not slips.to_csv().count("FICTION")
        whole = data.load("injects").set_index("inject_id").loc[slips.index]
        assert (whole["date_known"].dropna() <= council.cut_off(point)).all()
        for use in slips["use"]:
            assert not any(word in use for word in ("real", "In the game", "No real"))

    def test_each_claim_leads_to_a_row_that_was_public(self, point):
        for claim in council.claims(point).index:
            row = council.support(claim)
            assert len(row) and "verdict" not in row.index
            for value in row:
                if isinstance(value, pd.Timestamp):
                    assert value <= council.cut_off(point)
            if "url" in row.index:
                assert pd.Timestamp(row["date"]) <= council.cut_off(point)

    def test_the_reading_of_days_finds_a_later_one(self, point):
        later = council.cut_off(point) + pd.Timedelta(days=400)
        seen = days_in(f"on {later:%Y-%m-%d}, or {later.day} {later:%B %Y}")
        assert len(seen) == 2 and (seen > council.cut_off(point)).all()

    def test_what_is_kept_back_is_there_for_the_debriefing(self, point):
        assert len(council.truths(point)) == 3
        assert set(council.verdicts(point).index) == set(council.claims(point).index)
        assert len(council.outcomes(point)) == 4


class TestClosed:
    @pytest.mark.parametrize(
        "name", sorted(set(data.TABLES) - set(council.shown_tables())), ids=str
    )
    def test_a_table_without_a_day_of_knowledge_stays_closed(self, name):
        with pytest.raises(CourseError, match="stays closed before the reveal"):
            council.as_of(name, "D1")

    def test_unknown_points_and_roles_get_a_near_name(self):
        with pytest.raises(CourseError, match="no decision point 'D9'"):
            council.cut_off("D9")
        with pytest.raises(CourseError, match="no role 'R1'"):
            council.brief("D1", "R1")


class TestSeats:
    @pytest.mark.parametrize("size", council.SIZES)
    def test_every_role_is_played_and_every_seat_is_taken(self, size):
        table = council.seats(size)
        assert list(table["seat"]) == list(range(1, size + 1))
        played = [role for roles in table["roles"] for role in roles]
        assert set(played) == set(data.load("roles")["role_id"])
        assert len(played) == (24 if size == 24 else 12)

    def test_another_size_is_said(self):
        with pytest.raises(CourseError, match="6, 12 or 24 seats; you asked for 7"):
            council.seats(7)


class TestRecords:
    @pytest.mark.parametrize("point", POINTS)
    def test_a_whole_record_has_no_problem(self, point):
        assert council.problems(record(point)) == []

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({"before": {}}, "before the talks"),
            ({"after": {"D3-Q1": 1.2, "D3-Q2": 0, "D3-Q3": 1, "D3-Q4": 0}}, "D3-Q1 a chance"),
            ({"option": "war"}, "choose one of the options"),
            ({"weights": {"alliance": 1}}, "a weight of 0 or more"),
            ({"weights": dict.fromkeys(council.blank_record("D3")["weights"], 0)}, "above 0"),
            ({"decision": {}}, "say in one sentence"),
            ({"point_id": "D7"}, "no record of a council"),
            ({"point_id": "D4"}, "about D4, not about D3"),
            ({"before": [1]}, "before the talks"),
            ({"option": ["hedge"]}, "choose one of the options"),
            ({"weights": {"alliance": "much"}}, "a weight of 0 or more"),
        ],
    )
    def test_what_is_missing_is_said(self, change, words):
        assert any(words in line for line in council.problems({**record(), **change}, "D3"))

    def test_a_day_of_review_must_be_a_day(self):
        bad = record()
        bad["decision"] = {**bad["decision"], "review": "soon"}
        assert "'soon' is not a day" in council.problems(bad)[0]

    def test_a_day_of_review_lies_after_the_meeting(self):
        bad = record()
        bad["decision"] = {**bad["decision"], "review": "2024-06-20"}
        assert "2024-06-20 lies before the meeting" in council.problems(bad)[0]

    @given(st.dictionaries(st.text(), st.integers() | st.none() | st.text() | st.lists(st.text())))
    def test_junk_is_no_record_and_makes_no_trouble(self, junk):
        assert council.problems(junk)

    def test_scores_by_hand(self):
        table = council.scored(record("D3", 0.8))
        truth = data.load("council_questions").set_index("question_id")["came_true"]
        for question in table.index:
            wanted = 0.04 if truth[question] else 0.64
            assert table.loc[question, "score_before"] == pytest.approx(wanted)

    def test_an_open_question_has_no_score(self):
        table = council.scored(record("D6", 0.3))
        assert table.loc["D6-Q1", ["came_true", "score_after"]].isna().all()
        assert table["score_after"].notna().sum() == 3


class TestQuestions:
    def test_each_point_has_four_and_a_card_that_settles_each(self):
        rows = data.load("council_questions")
        assert (rows.groupby("point_id").size() == 4).all()
        cards = data.load("cards").set_index("card_id")
        for row in rows.itertuples():
            card = cards.loc[row.card_id]
            assert card["point_id"] == row.point_id
            assert card["kind"] == ("open" if pd.isna(row.came_true) else "reveal")
            assert pd.isna(row.came_true) or card["date_known"] <= row.deadline
            assert row.deadline > council.cut_off(row.point_id)

    def test_some_came_true_and_some_did_not_at_each_point(self):
        truth = data.load("council_questions").groupby("point_id")["came_true"]
        assert (truth.nunique() == 2).all()


class TestChance:
    @pytest.mark.parametrize(
        ("typed", "read"),
        [("70", 0.7), (" 70 % ", 0.7), ("0", 0), ("100", 1), ("20 35 70", 0.417), ("", None)],
    )
    def test_per_cent_or_the_mean_of_several(self, typed, read):
        assert council.chance(typed) == read

    def test_decimal_commas_and_lists(self):
        assert council.chance("12,5") == 0.125
        assert council.chance("10, 30; 50") == 0.3
        assert council.chance("0.5 %") == 0.005

    @pytest.mark.parametrize("typed", ["seventy", "-1", "101", "nan", "0.7", "70 x"])
    def test_anything_else_gets_a_sentence(self, typed):
        with pytest.raises(CourseError, match="Write"):
            council.chance(typed)


class TestRestored:
    def test_a_sound_record_comes_back_whole(self):
        sound = {**record("D4"), "revealed": True, "size": 12}
        assert council.restored(sound, council.blank_record("D4")) == sound

    def test_a_record_of_another_point_is_nothing(self):
        assert council.restored(record("D4"), council.blank_record("D3"))["option"] == ""

    @given(
        st.dictionaries(
            st.sampled_from([*council.blank_record("D4"), "more"]),
            st.none() | st.text() | st.integers() | st.dictionaries(st.text(), st.text()),
        )
    )
    def test_junk_leaves_a_blank_record(self, junk):
        blank = council.blank_record("D4")
        made = council.restored({**junk, "point_id": "D4"}, blank)
        assert set(made) == set(blank) and not made["revealed"]
        assert made["before"] == blank["before"] and made["weights"] == blank["weights"]

    def test_a_record_that_is_not_complete_is_not_closed(self):
        half = {**record("D4"), "revealed": True, "option": ""}
        assert not council.restored(half, council.blank_record("D4"))["revealed"]


class TestResults:
    @pytest.fixture
    def folder(self, tmp_path):
        for name, point, chance in (("b", "D4", 0.2), ("a", "D3", 0.9), ("c", "D6", 0.5)):
            Keep(tmp_path / f"{name}.json", council.KIND).save(record(point, chance))
        return tmp_path

    def test_groups_are_numbered_by_file_and_carry_no_other_name(self, folder):
        every, left_out = council.groups(folder)
        assert [(g.name, g.file) for g in every] == [
            ("Group 1", "a.json"),
            ("Group 2", "b.json"),
            ("Group 3", "c.json"),
        ]
        assert left_out == [] and council.played(every) == ["D3", "D4", "D6"]

    def test_bad_files_are_named_in_one_sentence_each_and_skipped(self, folder):
        (folder / "d.json").write_text("half of a fi", encoding="utf-8")
        (folder / "e.json").write_text('{"tightrope": "framing grid", "content": {}}')
        (folder / "f.json").write_bytes(b"\xff\xfe")
        Keep(folder / "g.json", council.KIND).save({**record("D4"), "option": ""})
        Keep(folder / "h.json", council.KIND).save(record("D4", 0.2))
        every, left_out = council.groups(folder)
        assert len(every) == 3 and len(left_out) == 5
        for name, line in zip("defgh", left_out, strict=True):
            assert line.startswith(f"{name}.json was left out: ") and line.count("\n") == 0
        assert "choose one of the options" in left_out[3]
        assert "the same record as b.json" in left_out[4]

    def test_an_empty_or_missing_folder_is_no_trouble(self, tmp_path):
        assert council.groups(tmp_path / "none") == ([], [])
        assert council.ledger([]).empty

    def test_choices_weights_and_chances(self, folder):
        every, _ = council.groups(folder)
        table = council.choices(every, "D4")
        assert list(table.index) == ["Group 2"]
        assert table.loc["Group 2", "option"] == council.options("D4")["label"].iloc[0]
        assert council.group_weights(every, "D4").loc["Group 2"].sum() == pytest.approx(1)
        chances = council.group_chances(every, "D4")
        assert len(chances) == 4 and (chances["before"] == 0.2).all()
        with pytest.raises(CourseError, match="No group has played D1"):
            council.group_chances(every, "D1")

    def test_the_ledger_scores_what_is_settled_and_lets_the_rest_wait(self, folder):
        every, _ = council.groups(folder)
        table = council.ledger(every)
        assert len(table) == 12 and table["deadline"].is_monotonic_increasing
        waiting = table[table["state"] == "open"]
        assert list(waiting.index) == ["D6-Q1"] and waiting["score_after"].isna().all()
        truth = data.load("council_questions").set_index("question_id")["came_true"]
        for key, row in table.drop("D6-Q1").iterrows():
            chance = {"D3": 0.9, "D4": 0.2, "D6": 0.5}[key[:2]]
            assert row["score_before"] == pytest.approx((chance - truth[key]) ** 2)

    def test_the_ledger_takes_means_over_groups(self, folder):
        Keep(folder / "z.json", council.KIND).save(record("D4", 0.6))
        row = council.ledger(council.groups(folder)[0]).loc["D4-Q1"]
        assert row["groups"] == 2 and row["after"] == pytest.approx(0.4)
        assert row["score_after"] == pytest.approx((0.64 + 0.16) / 2)

    def test_a_deadline_that_has_passed_is_marked(self, folder):
        every, _ = council.groups(folder)
        day = data.load("council_questions").set_index("question_id").loc["D6-Q1", "deadline"]
        assert council.ledger(every, day).loc["D6-Q1", "state"] == "open"
        late = council.ledger(every, day + pd.Timedelta(days=1))
        assert late.loc["D6-Q1", "state"] == "deadline passed"
        assert (late["state"] == "settled").sum() == 11


class TestClock:
    @pytest.fixture
    def clock(self):
        self.time = 1000.0
        return council.Clock(75, now=lambda: self.time)

    def test_start_pause_reset(self, clock):
        assert clock.seconds() == 0 and not clock.running
        clock.start()
        self.time += 61
        assert clock.running and clock.seconds() == 61
        clock.start()  # a running clock runs on
        assert clock.seconds() == 61
        clock.pause()
        self.time += 500
        assert clock.seconds() == 61
        clock.start()
        self.time += 9
        assert clock.seconds() == 70
        clock.reset()
        assert clock.seconds() == 0 and not clock.running

    def test_phases_follow_each_other_and_the_last_one_ends_at_zero(self, clock):
        clock.start()
        assert clock.phase()[0]["phase"] == "Read" and clock.phase()[1] == 8 * 60
        self.time += 8 * 60
        assert clock.phase()[0]["phase"] == "Statements"
        self.time += 3 * 3600
        row, left = clock.phase()
        assert row["phase"] == "Debriefing" and left == 0 and clock.seconds() == 75 * 60

    @pytest.mark.parametrize("minutes", [40, *council.LENGTHS, 240])
    def test_phases_fill_a_meeting_of_any_length(self, minutes):
        table = council.phases(minutes)
        assert table["minutes"].sum() == minutes and (table["minutes"] >= 1).all()
        assert table["start"].iloc[0] == 0
        assert (table["start"] + table["minutes"]).iloc[-1] == minutes

    def test_a_third_of_the_time_is_for_the_debriefing(self):
        table = council.phases(75)
        assert table["minutes"].iloc[-1] * 3 == 75

    def test_the_council_of_a_seminar_ends_before_the_debriefing(self):
        short, whole = council.phases(30), council.phases(50)
        assert list(short["phase"]) == list(whole["phase"])[:-1]
        assert short["minutes"].tolist() == [5, 6, 6, 3, 4, 4, 2]
        assert (short["minutes"].to_numpy() <= whole["minutes"].to_numpy()[:-1]).all()

    def test_the_short_clock_stops_at_its_last_phase(self):
        clock = council.Clock(30, now=lambda: self.time)
        self.time = 0.0
        clock.start()
        self.time = 28 * 60
        assert clock.phase()[0]["phase"] == "Chances again" and clock.phase()[1] == 2 * 60
        self.time = 3600
        assert clock.phase()[1] == 0 and clock.seconds() == 30 * 60

    @pytest.mark.parametrize("minutes", [0, 29, 31, 39, 241])
    def test_other_lengths_are_said(self, minutes):
        with pytest.raises(CourseError, match="40 to 240"):
            council.phases(minutes)
