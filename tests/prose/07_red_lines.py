import re

from course import data
from course.models import arms, coding, deterrence, red_lines
from course.models.deterrence import SCENARIOS, Clarity

WORD = {3: "three", 6: "six"}


def lines():
    return data.load("red_lines")


def level(number):
    """Return the code as written, if the table describes it as the prose does."""
    words = data.labels("red_lines", "explicitness")[number]
    told = {0: "neither act nor consequence", 1: "act or", 2: "both, consequence vague", 3: "both"}
    return str(number) if words.startswith(told[number]) else words


def krab_guns():
    deals = data.load("arms_transfers")
    return str(deals.loc[deals["recipient"] == "UKR", "delivered"].sum())


def calibre():
    items = data.load("shell_claims")["item"].str.extract(r"(\d+) mm")[0].dropna()
    return ", ".join(items.unique())


def tested():
    return red_lines.select(lines(), tested="yes")


def consequence_followed():
    rows = tested()[tested()["consequence_followed"] == "yes"]
    about = rows["act"].str.contains("sanctions|war", case=False)
    return WORD[len(rows)] if about.all() else "not all"


def tested_on_arms_for_ukraine():
    rows = tested()[(tested()["addressee"] == "KOR") & red_lines.about_arms(tested())]
    return "no" if rows.empty else str(len(rows))


def share_unclear():
    share = (lines()["tested"] == "unclear").mean()
    return "Nearly half" if 0.45 < share < 0.5 else f"{share:.2f}"


def mostly_russian_from_2024_to_2026():
    rows = red_lines.select(lines(), tested="no")
    russian = rows[(rows["state"] == "RUS") & red_lines.about_arms(rows)]
    years = russian["date"].dt.year
    mostly = len(russian) > 0.8 * len(rows)
    return "mostly" if mostly and (years.min(), years.max()) == (2024, 2026) else "no"


def only_seoul_moves():
    counts = {"RUS": set(), "KOR": set()}
    codings = data.load("red_line_codings")
    for reading in red_lines.READINGS:
        table = red_lines.by_state(red_lines.recoded(lines(), codings, reading))
        for state, found in counts.items():
            found.add(tuple(table.loc[state]))
    return "does not move" if len(counts["RUS"]) == 1 < len(counts["KOR"]) else "moves"


def hardest_element():
    both = coding.agreements(data.load("codings"), data.load("red_line_codings"))
    both = both[both["table"] == "red_lines"].sort_values("kappa")
    return "condition" if list(both["code"][:2]) == ["condition", "act"] else "another"


def less_leverage():
    return WORD[6] if not deterrence.speaks(Clarity(harm=6)) else "no"


def after_the_war():
    now, after = (
        deterrence.moscow_threshold(SCENARIOS[name]) for name in ("worked example", "the war ends")
    )
    return "*rises*" if after > now else "*falls*"


def offer_of_troops():
    return "lasts" if deterrence.holds(SCENARIOS["Pyongyang offers troops"]) else "breaks down"


def forbids_an_act():
    # Demands: to keep or to take part in sanctions that are already in force.
    demands = lines()["act"].str.contains("^(?:Keep|Take part in) .*sanctions", na=False)
    return "few" if 1 < demands.sum() < 5 else str(demands.sum())


def four_shares():
    shares = arms.share_by_rule(data.load("arms_transfers"))
    return "four" if shares.round(2).nunique() == len(shares) == 4 else "not four"


def untested_biden():
    row = lines().set_index("line_id").loc["2023-04-26-biden-nuclear-attack"]
    return "exact" if (row["explicitness"], row["tested"]) == (3, "no") else "no"


def unclear_through_third_states():
    rows = lines()[(lines()["addressee"] == "KOR") & red_lines.about_arms(lines())]
    early = rows[rows["date"].dt.year.isin([2022, 2023])]
    return "unclear" if (early["tested"] == "unclear").all() and len(early) > 3 else "not all"


def expected_ready_ones():
    words = data.caveats("arms_transfers").loc["arms-transfers-09", "text"]
    return "2022" if re.search(r"June 2022 expected ready ones from Korea", words) else "no"


NUMBERS = {
    **{str(number): (lambda number=number: level(number)) for number in (0, 1, 2, 3)},
    "54": krab_guns,
    "155": calibre,
}

WORDS = [
    (
        "The three lines whose consequence followed are about sanctions",
        consequence_followed,
        "three",
    ),
    ("On arms for Ukraine no line was tested in public", tested_on_arms_for_ukraine, "no"),
    ("Nearly half of the lines stay open", share_unclear, "Nearly half"),
    ("The white segments are mostly Russian words", mostly_russian_from_2024_to_2026, "mostly"),
    ("Russia's bar does not move.", only_seoul_moves, "does not move"),
    ("on the act and, still more, on the condition", hardest_element, "condition"),
    ("Try less leverage: set `w` to six.", less_leverage, "six"),
    ("In this example Moscow's threshold *rises*.", after_the_war, "*rises*"),
    ("and mutual restraint breaks down", offer_of_troops, "breaks down"),
    ("A few demand one.", forbids_an_act, "few"),
    ("One table, four shares", four_shares, "four"),
    ("Washington's line on a nuclear attack was exact", untested_biden, "exact"),
    ("on arms are coded unclear", unclear_through_third_states, "unclear"),
    ("a report of June 2022 expected ready ones", expected_ready_ones, "2022"),
]
