"""Two codings of the chronology: agreement as stated, differences settled by the written rule."""

import pytest

from course import data


def kappa(first, second):
    """Cohen (1960): agreement beyond what two independent coders would reach by chance."""
    agreed = (first == second).mean()
    by_chance = sum((first == c).mean() * (second == c).mean() for c in set(first) | set(second))
    return (agreed - by_chance) / (1 - by_chance)


@pytest.fixture(scope="module")
def codings():
    return data.load("codings").merge(data.load("events")[["event_id", "initiator"]])


def test_every_event_is_coded_twice(codings):
    assert set(codings["event_id"]) == set(data.load("events")["event_id"])


def test_kappa_by_hand():
    import pandas as pd

    # 16 of 20 agree, each coder says yes in half of the cases: (0.8 - 0.5) / (1 - 0.5) = 0.6
    first = pd.Series(["yes"] * 10 + ["no"] * 10)
    second = pd.Series(["yes"] * 8 + ["no"] * 2 + ["no"] * 8 + ["yes"] * 2)
    assert kappa(first, second) == pytest.approx(0.6)


@pytest.mark.parametrize(
    ("field", "stated"), [("direction", 0.92), ("cost", 0.80), ("domain", 0.72)]
)
def test_agreement_is_as_the_caveats_state(codings, field, stated):
    rows = codings if field == "domain" else codings[codings["initiator"] == "KOR"]
    assert kappa(rows[f"{field}_first"], rows[f"{field}_second"]) == pytest.approx(
        stated, abs=0.005
    )
    assert any(f"{stated:.2f}" in caveat for caveat in data.resource("codings")["caveats"])


def test_only_acts_of_south_korea_have_side_and_cost(codings):
    korean = codings["initiator"] == "KOR"
    for column in ("direction_first", "direction_second", "cost_first", "cost_second"):
        assert (codings[~korean][column] == "na").all()
        assert (codings[korean][column] != "na").all()


def test_differences_in_cost_are_settled_as_no(codings):
    both = codings.merge(data.load("events")[["event_id", "cost"]])
    differ = both["cost_first"] != both["cost_second"]
    assert (both[differ]["cost"] == "no").all()
    assert (both[~differ]["cost"] == both[~differ]["cost_first"]).all()


def test_directions_are_those_of_the_first_coder_but_for_three(codings):
    both = codings.merge(data.load("events")[["event_id", "direction"]])
    changed = both[both["direction"] != both["direction_first"]]
    assert len(changed) == 3
    assert (changed["direction"] == changed["direction_second"]).all()
