"""Frames: the worked numbers of gains and losses, and rules that always hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.errors import CourseError
from course.models import framing
from course.models.framing import Frame
from course.models.gambles import Gamble

value = st.floats(-100, 100)


class TestFrames:
    def test_frames(self):
        felt = framing.frames()
        assert round(felt.loc["loss", "sure"], 2) == -17.07
        assert round(felt.loc["loss", "risky"], 2) == -15.71
        assert round(felt.loc["gain", "sure"], 2) == 7.59
        assert round(felt.loc["gain", "risky"], 2) == 6.98
        assert felt["prefers"].tolist() == ["sure thing", "gamble"]

    @given(st.floats(0.1, 100), st.floats(0.1, 1), st.floats(1, 4))
    def test_losses_weigh_more_than_gains(self, size, exponent, aversion):
        frame = Frame(0, max(exponent, 0.01), aversion)
        gain, loss = framing.felt(size, frame), framing.felt(-size, frame)
        assert loss == pytest.approx(-aversion * gain)

    @given(value, value)
    def test_more_never_feels_worse(self, one, two):
        low, high = sorted([one, two])
        assert framing.felt(low) <= framing.felt(high)

    @given(value, value)
    def test_only_the_distance_to_the_reference_counts(self, outcome, reference):
        moved = framing.felt(outcome + reference, Frame(reference))
        assert moved == pytest.approx(framing.felt(outcome), rel=1e-6, abs=1e-6)

    def test_without_curve_and_aversion_nobody_cares_for_frames(self):
        flat = framing.frames(frame=Frame(exponent=1, loss_aversion=1))
        assert flat["prefers"].tolist() == ["neither", "neither"]

    def test_the_reference_point_turns_the_choice(self):
        even = Gamble(good=70, bad=45, safe=57.5, chance_bad=0.5)
        low = framing.felt_gamble(even, Frame(reference=0))
        high = framing.felt_gamble(even, Frame(reference=100))
        assert (low["prefers"], high["prefers"]) == ("sure thing", "gamble")

    def test_the_table_over_reference_points(self):
        even = Gamble(good=70, bad=45, safe=57.5, chance_bad=0.5)
        table = framing.by_reference(even).set_index("reference")["lead"]
        assert table[0.0] > 0 > table[100.0]
        one = framing.felt_gamble(even, Frame(reference=60))
        assert table[60.0] == pytest.approx(one["sure"] - one["risky"])


def test_a_chance_above_one_gets_a_sentence():
    with pytest.raises(CourseError, match="The chance must be"):
        framing.frames(chance=2)
