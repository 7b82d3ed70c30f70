"""Rules between columns, rows and tables that a Table Schema cannot say.

Each rule returns the rows that break it, so that all violations are seen at once. A row
that breaks a rule and is right all the same is an outlier: `OUTLIERS` lists it with the
reason, and a test proves that each listed one still breaks its rule.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from course import data
from course.home import DATA

Tables = Mapping[str, pd.DataFrame]
Rule = Callable[[Tables], Iterator[tuple[str, pd.DataFrame]]]

RULES: dict[str, Rule] = {}
"""Sentence that a sound row fulfils, to the function that finds the rows that do not."""

_NEW_STATE = "trade with the new Russian state was counted in part only in 1992"
_WAR = "trade moved after Russia's invasion of Ukraine; partners' figures show the same"
_RULE = "from one year to the next a value changes less than its usual range"

OUTLIERS = {
    ("trade", "KOR RUS 1993 export imf-dots-2020", _RULE): _NEW_STATE,
    ("trade", "KOR RUS 1993 import imf-dots-2020", _RULE): _NEW_STATE,
    ("trade", "USA RUS 1993 import us-census-trade-2023", _RULE): _NEW_STATE,
    (
        "trade",
        "RUS KOR 1999 import imf-dots-2020",
        _RULE,
    ): "after the crisis of August 1998",
    ("trade", "KOR KAZ 2019 export imf-dots-2020", _RULE): "as in the copy; cause not known to us",
    ("trade", "RUS USA 2022 import imf-imts-2026", _RULE): _WAR,
    ("trade", "USA RUS 2022 export us-census-trade-2023", _RULE): _WAR,
    ("trade", "RUS IND 2022 export imf-imts-2026", _RULE): _WAR,
    ("trade", "RUS USA 2023 export imf-imts-2026", _RULE): _WAR,
    ("trade", "RUS DEU 2023 export imf-imts-2026", _RULE): _WAR,
    ("trade", "RUS POL 2023 export imf-imts-2026", _RULE): _WAR,
    ("trade", "RUS GBR 2023 export imf-imts-2026", _RULE): _WAR,
    ("trade", "RUS FRA 2023 export imf-imts-2026", _RULE): _WAR,
    ("trade", "RUS UZB 2023 export imf-imts-2026", _RULE): "disputed: see the caveats of trade",
    ("trade", "RUS UZB 2023 import imf-imts-2026", _RULE): "disputed: see the caveats of trade",
    ("macro", "UKR 1994", _RULE): "first years of the Ukrainian state and its currency",
    ("macro", "RUS 1998", _RULE): "the rouble lost most of its value in August 1998",
    ("macro", "UKR 2022", _RULE): "Ukraine at war",
}
"""Table, key and rule of rows that break the rule and stay, with the reason."""


@dataclass(frozen=True)
class Violation:
    """A row that breaks a rule.

    Attributes
    ----------
    table, key : str
        Which row: the values of the primary key, separated by spaces.
    rule : str
        The sentence that a sound row fulfils.
    """

    table: str
    key: str
    rule: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.table}: {self.key}: broken rule: {self.rule}"


def violations(tables: Tables, with_outliers: bool = False) -> list[Violation]:
    """Find all rows that break a rule.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        Some or all tables of the course by name, in the types of `data.load`. A rule whose
        tables are not all there is left out.
    with_outliers : bool
        Whether to list the known outliers too.

    Returns
    -------
    list of Violation
        Empty when all is well.
    """
    found = []
    for sentence, rule in RULES.items():
        try:
            broken = list(rule(tables))
        except KeyError:  # a table that this rule needs was not given
            continue
        for name, rows in broken:
            found += [Violation(name, key, sentence) for key in _keys(name, rows)]
    if with_outliers:
        return found
    return [one for one in found if (one.table, one.key, one.rule) not in OUTLIERS]


def _keys(name: str, rows: pd.DataFrame) -> list[str]:
    keys = data.resource(name)["schema"]["primaryKey"]
    return [" ".join(str(row[key]) for key in keys) for _, row in rows.iterrows()]


def rule(sentence: str) -> Callable[[Rule], Rule]:
    """Register a rule under the sentence that a sound row fulfils."""

    def register(function: Rule) -> Rule:
        """Keep the rule for `violations`; the function itself stays as it is."""
        RULES[sentence] = function
        return function

    return register


@rule("nothing is known before it happens")
def _known_before(tables: Tables) -> Iterator[tuple[str, pd.DataFrame]]:
    for name, table in tables.items():
        if {"date", "date_known"} <= set(table):
            yield name, table[table["date_known"] < table["date"]]


@rule("no day lies after the day on which the dataset was made")
def _not_in_future(tables: Tables) -> Iterator[tuple[str, pd.DataFrame]]:
    made = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))["created"][:10]
    for name, table in tables.items():
        for column in ("date", "date_known"):
            if column in table and table[column].dtype.kind == "M":
                yield name, table[table[column] > pd.Timestamp(made)]


@rule("a period ends after it starts")
def _periods(tables: Tables) -> Iterator[tuple[str, pd.DataFrame]]:
    pairs = [
        ("date", "date_end"),
        ("date_start", "date_end"),
        ("period_start", "period_end"),
        ("term_start", "term_end"),
        ("first_delivery", "last_delivery"),
        ("order_year", "first_delivery"),
        ("announced", "in_force"),
        ("year_from", "year_to"),
    ]
    for name, table in tables.items():
        for start, end in pairs:
            if {start, end} <= set(table):
                both = table.dropna(subset=[start, end])
                yield name, both[both[end] < both[start]]


@rule("parts add up to their sum")
def _sums(tables: Tables) -> Iterator[tuple[str, pd.DataFrame]]:
    sums = {
        "aid": ("allocated", ["military", "humanitarian", "financial"], 1e-5),
        "vote_counts": ("cast", ["yes", "no", "abstain"], 0),
        "missile_tests": ("missiles", ["success", "failure", "outcome_unknown"], 0),
    }
    for name, (whole, parts, tolerance) in sums.items():
        if name in tables:
            table = tables[name].dropna(subset=[whole, *parts])
            yield name, table[(table[whole] - table[parts].sum(axis=1)).abs() > tolerance]


@rule("net_change is the total minus the total of the step before")
def _net_change(tables: Tables) -> Iterator[tuple[str, pd.DataFrame]]:
    steps = tables["export_controls"].sort_values("step")
    change = steps["total_after"] - steps["total_after"].shift(fill_value=0)
    yield "export_controls", steps[change != steps["net_change"]]


@rule("a share is its value divided by the whole")
def _shares(tables: Tables) -> Iterator[tuple[str, pd.DataFrame]]:
    rows = tables["partner_shares"]
    share = 100 * rows["value_usd_m"] / rows["world_usd_m"]
    yield "partner_shares", rows[(share - rows["share_pct"]).abs() > 0.006]


@rule("a distance is the difference of the two ideal points")
def _distances(tables: Tables) -> Iterator[tuple[str, pd.DataFrame]]:
    points = tables["ideal_points"].set_index(["country", "year"])["ideal_point"]
    rows = tables["alignment"].dropna(subset=["distance"])
    ends = [
        points.reindex(pd.MultiIndex.from_frame(rows[[state, "year"]])).to_numpy()
        for state in ("country", "reference")
    ]
    yield "alignment", rows[abs(abs(ends[0] - ends[1]) - rows["distance"]) > 2e-6]


@rule("the printed totals are those of the single votes")
def _tallies(tables: Tables) -> Iterator[tuple[str, pd.DataFrame]]:
    votes, printed = tables["ukraine_votes"], tables["resolutions"]
    counted = pd.crosstab(votes["resolution"], votes["vote"]).reindex(printed["resolution"])
    kinds = ["yes", "no", "abstain", "absent"]
    differ = (counted[kinds].to_numpy() != printed[kinds].to_numpy()).any(axis=1)
    yield "resolutions", printed[differ]


@rule("a coded chance lies inside its range")
def _chances(tables: Tables) -> Iterator[tuple[str, pd.DataFrame]]:
    rows = tables["forecasts"].dropna(subset=["prob_coded", "prob_low", "prob_high"])
    inside = rows["prob_coded"].between(rows["prob_low"], rows["prob_high"])
    yield "forecasts", rows[~inside]


@rule("the weights of a profile add up to 1")
def _weights(tables: Tables) -> Iterator[tuple[str, pd.DataFrame]]:
    rows = tables["weight_profiles"]
    total = rows.groupby("profile")["weight"].transform("sum")
    yield "weight_profiles", rows[(total - 1).abs() > 1e-9]


@rule("explicitness follows from act, consequence and commitment")
def _explicitness(tables: Tables) -> Iterator[tuple[str, pd.DataFrame]]:
    rows = tables["red_lines"]
    both = rows["act_defined"] * rows["consequence_defined"]
    coded = rows["act_defined"] + rows["consequence_defined"] + both * rows["commitment"]
    yield "red_lines", rows[coded != rows["explicitness"]]


@rule("answers to a complete question add up to 100 per cent, give or take rounding")
def _answers(tables: Tables) -> Iterator[tuple[str, pd.DataFrame]]:
    rows = tables["opinion"]
    rows = rows[rows["complete"].fillna(False) & (rows["unit"] == "per cent")]
    total = rows.groupby("question_id")["value"].transform("sum")
    yield "opinion", rows[(total - 100).abs() > 2.5]


@rule(_RULE)
def _jumps(tables: Tables) -> Iterator[tuple[str, pd.DataFrame]]:
    series = {  # table: key of a series, value, largest usual factor, least value that counts
        "trade": (["reporter", "partner", "flow", "source_id"], "value_usd_m", 3, 500),
        "macro": (["country"], "military_usd_m", 2, 0),
        "partner_shares": (["partner", "flow"], "share_pct", 3, 0.5),
    }
    for name, (keys, value, factor, least) in series.items():
        if name in tables:
            rows = tables[name].dropna(subset=[value]).sort_values("year")
            before = rows.groupby(keys)[[value, "year"]].shift()
            ratio = rows[value] / before[value]
            next_year = rows["year"] - before["year"] == 1
            counts = rows[[value]].max(axis=1).clip(lower=before[value]) >= least
            yield name, rows[next_year & counts & ~ratio.between(1 / factor, factor)]
