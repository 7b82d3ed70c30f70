"""The clock of a meeting: phases of any length, start, pause, reset."""

import pytest

from course.errors import CourseError
from course.models import council_clock


class TestClock:
    @pytest.fixture
    def clock(self):
        self.time = 1000.0
        return council_clock.Clock(75, now=lambda: self.time)

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

    @pytest.mark.parametrize("minutes", [40, *council_clock.LENGTHS, 240])
    def test_phases_fill_a_meeting_of_any_length(self, minutes):
        table = council_clock.phases(minutes)
        assert table["minutes"].sum() == minutes and (table["minutes"] >= 1).all()
        assert table["start"].iloc[0] == 0
        assert (table["start"] + table["minutes"]).iloc[-1] == minutes

    def test_a_third_of_the_time_is_for_the_debriefing(self):
        table = council_clock.phases(75)
        assert table["minutes"].iloc[-1] * 3 == 75

    def test_the_council_of_a_seminar_ends_before_the_debriefing(self):
        short, whole = council_clock.phases(30), council_clock.phases(50)
        assert list(short["phase"]) == list(whole["phase"])[:-1]
        assert short["minutes"].tolist() == [5, 6, 6, 3, 4, 4, 2]
        assert (short["minutes"].to_numpy() <= whole["minutes"].to_numpy()[:-1]).all()

    def test_the_short_clock_stops_at_its_last_phase(self):
        clock = council_clock.Clock(30, now=lambda: self.time)
        self.time = 0.0
        clock.start()
        self.time = 28 * 60
        assert clock.phase()[0]["phase"] == "Chances again" and clock.phase()[1] == 2 * 60
        self.time = 3600
        assert clock.phase()[1] == 0 and clock.seconds() == 30 * 60

    @pytest.mark.parametrize("minutes", [0, 29, 31, 39, 241])
    def test_other_lengths_are_said(self, minutes):
        with pytest.raises(CourseError, match="40 to 240"):
            council_clock.phases(minutes)
