import pandas as pd

from course import data
from course.models import chronology, coding, hedging
from prose import described

WORD = {1: "one", 2: "two", 10: "ten", 12: "twelve"}


def events():
    return data.load("events")


def costly_steps_towards_russia():
    steps = chronology.between(hedging.steps(events(), costly=True), "2022-01-01", hedging.END)
    return WORD[(steps["direction"] == "toward_russia").sum()]


def steps_towards_russia_until_2023():
    table = hedging.over(events(), hedging.eras())
    years = table["label"].isin(["2022 from invasion", "2023"])
    return WORD[table[years & (table["rule"] == "all")]["russia"].sum()]


def yes_votes():
    votes = data.load("ukraine_votes").query("country == 'KOR'")
    return WORD[(votes["vote"] == "yes").sum()] if (votes["vote"] == "yes").all() else "not all"


def meetings_of_ministers():
    acts = chronology.between(hedging.steps(events()), hedging.START, hedging.END)
    titles = acts[hedging.is_held_back(acts)]["title"]
    return WORD[titles.str.contains("oreign ministers").sum()]


def fields():
    return WORD[len(data.labels("events", "domain"))]


def practice():
    return WORD[len(hedging.PRACTICE)]


def zero_in_1990_and_1991_and_in_2023():
    windows = pd.DataFrame(
        {
            "label": ["then", "now"],
            "start": ["1990-01-01", "2023-01-01"],
            "end": ["1991-12-31", "2023-12-31"],
        }
    )
    then, now = (r for r in hedging.over(events(), windows).head(2).itertuples())
    return "zero" if then.hedging == now.hedging == then.west == now.russia == 0 else "no"


def none_binds_seoul():
    rows = chronology.select(events(), "2025-06-04", hedging.END, initiator="KOR")
    rows = rows[rows["direction"] == "toward_russia"]
    disputed = (rows["status"] == "disputed").sum()
    return "None" if (rows["cost"] == "no").all() and disputed == 1 else "some"


def coder_alone():
    codings, flips = data.load("codings"), []
    window = hedging.spans(events(), data.load("actors")).head(1)
    for threshold in hedging.THRESHOLDS:
        words = {
            hedging.verdict(
                hedging.over(hedging.coded_by(events(), codings, c), window)["hedging"][0],
                threshold,
            )
            for c in ("course", "second")
        }
        flips.append(len(words) == 2)
    return "alone" if any(flips) else "not"


def stricter_is_higher():
    table = hedging.over(events(), hedging.terms(events(), data.load("actors")))
    yoon = table[table["label"] == "Yoon Suk-yeol"].set_index("rule")["hedging"]
    return "higher" if 0 < yoon["costly"] - yoon["all"] < 0.1 else "not"


def higher_share_lower_kappa():
    table = coding.agreements(data.load("codings"), data.load("red_line_codings"))
    field, act = (table.set_index("code").loc[c] for c in ("domain", "act"))
    true = act["share"] > field["share"] and act["kappa"] < field["kappa"]
    rows = data.load("red_line_codings")
    most = (rows["act_first"].mean() > 0.5) and (rows["act_second"].mean() > 0.5)
    return "higher" if true and most else "no"


def less_on_the_twelve():
    codings = data.load("codings").set_index("event_id")
    korean = codings[codings["direction_first"] != "na"]
    for code in hedging.CODES:
        own, whole = (
            coding.cohens_kappa(t[f"{code}_first"], t[f"{code}_second"])
            for t in (codings.loc[list(hedging.PRACTICE)], korean)
        )
        if own >= whole:
            return "more"
    return "less"


def most_after_the_invasion():
    table = hedging.over(events(), hedging.eras()).query("rule == 'all'").set_index("label")
    before, after = table.iloc[0], table.iloc[1:4][["west", "russia"]].sum()
    true = before["russia"] > before["west"] > 0 and after["russia"] < 0.05 * after["west"]
    return "nearly all" if true and table.index[3] == "2024" else "not"


def energy_was_spared():
    return (
        "energy"
        if "Energy payments stayed" in described("2022-03-07-central-bank-sanctions")
        else "?"
    )


COMPANIES = [
    "2022-07-27-poland-framework",
    "2022-08-26-poland-executive",
    "2022-10-19-chunmoo-framework",
    "2022-11-04-chunmoo-executive",
    "2023-12-k9-second-contract",
    "2024-04-25-chunmoo-second",
    "2025-08-01-k2-second",
    "2023-12-19-hyundai-exit",
]
"""Costly steps that are acts of companies, by their titles and notes."""


def costly_steps():
    return chronology.between(hedging.steps(events(), costly=True), "2022-01-01", hedging.END)


def to_washington():
    sides = costly_steps()["direction"].isin(["toward_us", "away_from_russia"])
    return costly_steps()[sides]


def companies():
    rows = to_washington().set_index("event_id")
    sold = rows["note"].str.contains("a company decision, not a state decision", na=False)
    found = rows.index[(rows["target"] == "POL") | sold]
    return "Eight" if set(found) == set(COMPANIES) and len(found) == 8 else "?"


def contracts_with_poland():
    rows = to_washington()
    return {7: "seven"}[rows["target"].eq("POL").sum()]


def costly_index(without=()):
    table = events()[~events()["event_id"].isin(without)]
    whole = hedging.spans(events(), data.load("actors")).head(1)
    index = hedging.over(table, whole).set_index("rule").loc["costly", "hedging"]
    return f"{index:.2f}"


def third_quarter(without=()):
    table = events()[~events()["event_id"].isin(without)]
    rows = hedging.over(table, hedging.periods(3)).query("rule == 'costly'").set_index("label")
    return f"{rows.loc['2022 Q3', 'hedging']:.2f}"


def steps_before():
    acts = hedging.steps(events())
    acts = chronology.between(acts, chronology.SHOWN_FROM, "2022-02-23")
    return acts[acts["direction"] != "neutral"]


def one_about_washington():
    return WORD[(steps_before()["target"] == "USA").sum()]


def no_held_back_step_is_costly():
    acts = chronology.between(hedging.steps(events()), hedging.START, hedging.END)
    cost = acts.loc[hedging.is_held_back(acts), "cost"]
    return "none" if (cost == "no").all() else "some"


def costly_verdict_flips():
    rules = hedging.sensitivity(
        events(), data.load("codings"), hedging.spans(events(), data.load("actors")).head(1)
    )
    index = rules[rules["rule"] == "costly"].groupby("away")["hedging"]
    lowest = min(hedging.THRESHOLDS)
    return "lowest" if index.max()[1.0] < lowest <= index.min()[0.0] else "no"


def example_with_scores():
    found = f"{hedging.index([1, 0], [-1, 1]):.2f}"
    return f"HI = 1 - |1 - 0| / 3 = {found}"


def pair_counts_once():
    found = third_quarter(["2022-08-26-poland-executive"])
    return "one" if found == "1.00" else found


NUMBERS = {
    "28": lambda: str(len(to_washington())),
    "22": lambda: str(len(steps_before())),
    "0.10": lambda: costly_index(COMPANIES) if costly_index(COMPANIES) > costly_index() else "?",
    "0.67": third_quarter,
}

WORDS = [
    ("From 2022 to 2025 one costly step goes towards Russia", costly_steps_towards_russia, "one"),
    ("one step in the table goes towards Russia", steps_towards_russia_until_2023, "one"),
    ("South Korea voted for all ten Assembly texts", yes_votes, "ten"),
    ("it also holds two meetings of foreign ministers", meetings_of_ministers, "two"),
    ("The field has twelve codes", fields, "twelve"),
    ("On the twelve acts", practice, "twelve"),
    ("The index is zero, as in 2023", zero_in_1990_and_1991_and_in_2023, "zero"),
    ("None binds Seoul.", none_binds_seoul, "None"),
    ("The codes of the second coder alone can change it.", coder_alone, "alone"),
    (
        "the costly index is a little higher than the index of all acts",
        stricter_is_higher,
        "higher",
    ),
    ("the higher share has the lower kappa", higher_share_lower_kappa, "higher"),
    ("the two coders agree less than on the whole table", less_on_the_twelve, "less"),
    (
        "In the years 2022 to 2024 nearly all go the other way",
        most_after_the_invasion,
        "nearly all",
    ),
    ("Eight of the 28 costly steps are acts of companies", companies, "Eight"),
    ("would be one instead of 0.67", pair_counts_once, "one"),
    ("HI = 1 - |1 - 0| / 3 = 0.67", example_with_scores, "HI = 1 - |1 - 0| / 3 = 0.67"),
    ("seven contracts with Poland", contracts_with_poland, "seven"),
    ("one has the United States as its target", one_about_washington, "one"),
    ("because none of them is coded costly", no_held_back_step_is_costly, "none"),
    ("across the lowest threshold of the chart", costly_verdict_flips, "lowest"),
    ("it kept payments for energy allowed", energy_was_spared, "energy"),
]
