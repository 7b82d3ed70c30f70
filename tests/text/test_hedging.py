"""Text twins of hedging and coding, by meaning."""

from course import data, text
from course.models import coding, hedging


def test_steps_are_counted_and_an_empty_window_has_no_index(events):
    windows = hedging.periods(3).head(7)
    twin = text.hedging_steps(hedging.over(events, windows))
    sums = hedging.over(events, windows).groupby("rule")[["west", "russia"]].sum()
    west, russia = sums.loc["all", ["west", "russia"]]
    assert f"All acts: {west:g} steps to Washington's side, {russia:g} towards Russia" in twin
    assert "2023 Q3" in twin.splitlines()[-1] and twin.endswith("not defined.")
    twin = text.hedging_index(hedging.over(events, windows.tail(1)))
    assert "For costly acts only no period has a step to a side." in twin


def test_the_president_on_whom_the_rules_differ_most_is_named(events, actors):
    table = hedging.over(events, hedging.terms(events, actors))
    first = text.hedging_presidents(table).splitlines()[0]
    assert first.startswith("The two rules differ most for Lee Jae-myung: index 0.91")


def test_verdicts_are_counted(events, actors):
    codings = data.load("codings")
    rules = hedging.sensitivity(events, codings, hedging.spans(events, actors).head(1))
    lines = text.hedging_verdicts(rules, "invasion to end of 2025").splitlines()
    plain = rules.query("coder == 'course' and rule == 'all' and away == 1")["hedging"]
    hedges = sum(value >= t for value in plain for t in hedging.THRESHOLDS)
    assert f"{hedges} of 25 pairs" in lines[0] and f"{25 - hedges} the words one side" in lines[0]


def test_agreement_is_said_code_by_code():
    lines = data.load("red_line_codings")
    table = coding.agreements(data.load("codings"), lines)
    twin = text.coder_agreement(table).splitlines()
    assert len(twin) == len(table) + 1
    same = (lines["act_first"] == lines["act_second"]).sum()
    assert any(f"Act is named: same code in {same} of {len(lines)} rows" in one for one in twin)


def test_differences_name_the_code_of_the_second_coder():
    twin = text.coder_differences(data.load("codings"))
    assert "the second coder wrote diplomacy." in twin and "instead of 0.72" in twin


def test_codes_of_a_reader_move_index_and_kappa(events):
    codings = data.load("codings")
    twin = text.recoding(events, codings, {"2022-10-28-yoon-denial": ("toward_russia", "yes")})
    assert "all acts 0.18 and 0.20; costly acts only 0.07 and 0.13." in twin
    assert "Side, 1 row: kappa of you and the first coder 0.00" in twin
    nothing = text.recoding(events, codings, {"2022-10-28-yoon-denial": (None, None)})
    assert "Side: no row is coded yet." in nothing and "all acts 0.18 and 0.18" in nothing
