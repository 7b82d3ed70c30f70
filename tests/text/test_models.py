"""Twins of the models: three lines to redo on paper, with numbers that are computed."""

import pytest
from drawn import models_a_to_d

from course import text
from course.models import alliance, deterrence, framing, gambles, hypotheses, scores, two_level


@pytest.fixture(scope="module")
def twins():
    return models_a_to_d.twins()


WORKED = [
    "commitment",
    "pressure",
    "threat_map",
    "clarity",
    "patience",
    "slices",
    "option_values",
    "chance_best",
    "switch_over",
    "gamble",
    "frames",
    "reference_point",
    "forecast_scores",
    "reliability",
    "score_band",
    "evidence",
    "win_sets",
]


@pytest.mark.parametrize("name", WORKED)
def test_formula_numbers_and_result_stand_on_three_lines(twins, name):
    lines = twins[name].splitlines()
    starts = [line.split(":")[0] for line in lines]
    at = starts.index("Formula")
    assert at == 1 and starts[at : at + 3] == ["Formula", "Numbers", "Result"]
    assert lines[-1] == "Illustration, not an estimate."


@pytest.mark.parametrize("name", models_a_to_d.DRAWN)
def test_the_first_line_is_a_sentence(twins, name):
    first = twins[name].splitlines()[0]
    assert first.endswith(".") and len(first) > 40


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("commitment", "Numbers: x* = (2 × 30 − 6) / (2 × (30 + 12))"),
        ("commitment", "Result: x* = 0.6429, loss L(x*) = 12.6429"),
        ("commitment", "30 (stay out), 13.5 (the middle) and 18 (go all the way)"),
        ("pressure", "Numbers: p* = (√(100 × 12 × 40 / 10) − 30 − 12) / 40"),
        ("pressure", "from 0.7143 to 0.8268"),
        ("threat_map", "α* = K b / w − g = 15 × 6 / 20 − 2, at least 0, so 2.5000"),
        ("clarity", "m = 0.6000, m* = 0.4545"),
        ("patience", "δ ≥ max(4 / 10, 6 / 20)"),
        ("restraint", "Pyongyang offers troops: max(4 / 10, 15 / 20) = 0.7500 (Moscow binds"),
        ("slices", "s* = (6 / (2 × 10))^(1 / (2 − 1))"),
        ("option_values", "0.35 × 70 + 0.3 × 45 + 0.15 × 55 + 0.1 × 60 + 0.1 × 55"),
        ("option_values", "0.25 points ahead of Hedge"),
        ("chance_best", "10 × √(0.35² + 0.3² + 0.15² + 0.1² + 0.1²) = 10 × 0.5050 = 5.0498"),
        ("chance_best", "Φ(0.2500 / 5.0498) = Φ(0.0495)"),
        ("chance_best", "Result: Φ = 0.5197"),
        ("chance_best", "not of success"),
        ("switch_over", "Result: t = 0.3418"),
        ("gamble", "EV = (1 − 0.3) × 70 + 0.3 × 20"),
        ("gamble", "worth 8.7500 points on average"),
        ("frames", "loss: −17.0680 against −15.7058"),
        ("forecast_scores", "BS = 0.3382, BSS = −0.5220"),
        ("reliability", "BS = 0.0200 − 0.0400 + 0.2400"),
        ("reliability", "3 of 5 happened; 3 or fewer come with chance 0.2627"),
        ("score_band", "any score from 0.2500 to 1.0000"),
        ("forecast_drop_one", "No row decides: with all 6 rows"),
        ("evidence", "Result: H1 1, H2 2, H3 3"),
        ("evidence_drop_one", "it is no longer H1 and H2 alone that leads"),
        ("win_sets", "best offer would be 1.0000"),
        ("home_veto", "leaves 3 options of 4"),
    ],
)
def test_worked_numbers_are_written_out(twins, name, words):
    assert words in twins[name]


@pytest.mark.parametrize(
    ("twin", "words"),
    [
        (lambda: text.commitment(alliance.Stakes(curvature=1)), "is 30 > 12 + 6?"),
        (lambda: text.commitment(alliance.Stakes(curvature=3)), "3 × 30 × (1 − x)^(3 − 1)"),
        (lambda: text.commitment(alliance.Stakes(cost=0, curvature=3)), "r = (30 / 12)^(1 / (3"),
        (lambda: text.commitment_map(alliance.WITHOUT_COST), "both double, x* is 0.7143: the same"),
        (lambda: text.pressure(stakes=alliance.WORKED), "√(100 × (12 + 3) × 40 / 10)"),
        (
            lambda: text.threat_map(deterrence.Threat(gain=20, harm=10)),
            "No audience cost is enough",
        ),
        (lambda: text.threat_map(deterrence.Threat(audience_cost=3)), "The threat deters"),
        (lambda: text.audience_cost(deterrence.Threat(gain=0)), "even if backing down is free"),
        (lambda: text.clarity(deterrence.Clarity(harm=6)), "Silence is at least as good"),
        (lambda: text.clarity(deterrence.Clarity(credit=2)), "m* = 0.4082"),
        (lambda: text.patience(deterrence.Restraint(gain=15)), "cannot last"),
        (lambda: text.slices(deterrence.Slices(forgiveness=1)), "is 6 > 10?"),
        (lambda: text.frames(framing.Frame(0, 1, 1)), "The frame does not matter"),
        (
            lambda: text.reference_point(gambles.Gamble(70, 45, 57.5, 0.5)),
            "reference point decides",
        ),
        (lambda: text.score_band(scores.Statement(0.9), 1), "as good as a coin or better"),
        (lambda: text.evidence(hypotheses.matrix(H1="CI", H2="CC")), "exclude no hypothesis"),
        (lambda: text.evidence_drop_one(hypotheses.matrix(H1="CC", H2="II")), "H1 leads whichever"),
        (lambda: text.win_sets(two_level.WORKED, consent=False), "Without the Assembly's veto"),
    ],
)
def test_other_cases_get_their_own_words(twin, words):
    assert words in twin()


def test_numbers_and_results_have_their_form():
    assert text.short(0.35) == "0.35" and text.short(20000) == "20,000" and text.short(-3) == "−3"
    assert text.exact(5 / 7) == "0.7143" and text.exact(-4) == "−4.0000"
    assert text.exact(-0.0) == "0.0000"


def test_a_substituted_line_can_be_computed(twins):
    line = next(x for x in twins["option_values"].splitlines() if x.startswith("Numbers"))
    terms = [term.split(" × ") for term in line.split(" = ")[1].split(" + ")]
    assert sum(float(w) * float(s) for w, s in terms) == pytest.approx(57.75)
