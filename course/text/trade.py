"""Text twins of the charts of trade."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from course import data
from course.models import sanctions as measures
from course.models import trade as model
from course.text.words import join, name, percent


def partner_shares(shares: pd.DataFrame) -> str:
    """Say how small Russia is in South Korea's trade, next to others, and what is missing."""
    rows = shares.assign(share=shares["value_usd_m"] / shares["world_usd_m"])
    share = rows.set_index(["flow", "partner", "year"])["share"].sort_index()
    russia = share["export", "RUS"]
    last, top = russia.index.max(), russia.idxmax()
    others = [c for c in ("USA", "CHN") if (("export", c, last) in share.index)]
    lines = [
        f"Russia took {percent(russia[2021])} of South Korea's exports in 2021 and "
        f"{percent(russia[last])} in {last}.",
        f"The most since {russia.index.min()} was {percent(russia[top])}, in {top}.",
        f"In {last} "
        + join([f"{name(c)} took {percent(share['export', c, last])}" for c in others])
        + ".",
    ]
    years = range(russia.index.min(), last + 1)
    gaps = {
        words: [str(y) for y in years if y not in share[flow, "RUS"].index]
        for flow, words in {"export": "exports", "import": "imports"}.items()
    }
    unknown = [f"of {words} in {join(missing)}" for words, missing in gaps.items() if missing]
    lines.append(f"Unknown, not zero: Russia's share {join(unknown)}.")
    return "\n".join(lines)


def both_sides(table: pd.DataFrame, year: int = 2020) -> str:
    """Say how large each state is for the other. Takes `trade.both_sides`."""
    korea, russia = table.loc["KOR"], table.loc["RUS"]
    larger = "South Korea" if russia["export"] > korea["export"] else "Russia"
    return "\n".join(
        [
            f"In {year} {larger} was the larger market for the other, and both were small.",
            f"Russia took {percent(korea['export'])} of South Korea's exports and sold it "
            f"{percent(korea['import'])} of its imports (South Korea's count).",
            f"South Korea took {percent(russia['export'])} of Russia's exports and sold it "
            f"{percent(russia['import'])} of its imports (Russia's count).",
        ]
    )


def trade_path(trade: pd.DataFrame, sanctions: pd.DataFrame, base: int = 2021) -> str:
    """Say who kept most of its sales to Russia, by Russia's books, and what the base year does."""
    inside = measures.joined(sanctions)
    last = _left(trade, base)
    allies = last[last.index.isin(inside)]
    order = [f"{name(c)} {v:.0f}" for c, v in allies.items()]
    others = last[~last.index.isin(inside)]
    year = trade[(trade["reporter"] == "RUS")]["year"].max()
    lines = [
        f"Of the {len(allies)} partners drawn here that joined the SWIFT step, "
        f"{name(allies.index[0])} kept the most: {allies.iloc[0]:.0f} in {year}, if {base} is 100.",
        f"The other {len(order) - 1}: {join(order[1:])}.",
        "Partners without a row for that step: "
        + join([f"{name(c)} {v:.0f}" for c, v in others.items()])
        + ".",
        f"The table has {len(inside)} states that joined. The course drew only some of them.",
    ]
    firsts = {b: _left(trade, b) for b in model.BASES if b != base}
    same = all(f[f.index.isin(inside)].index[0] == allies.index[0] for f in firsts.values())
    korea = join([f"{values['KOR']:.0f} from {b}" for b, values in firsts.items()])
    verdict = "The first place does not change" if same else "The first place changes"
    lines.append(f"Another base year: South Korea stands at {korea}. {verdict}.")
    return "\n".join(lines)


def first_year(changes: pd.Series, year: int = 2022) -> str:
    """Say how exports to Russia changed in the first year. Takes `trade.first_year`."""
    fell, rose = changes[changes < 0], changes[changes >= 0]
    return "\n".join(
        [
            f"Exports to Russia in {year}, as KITA counted them: {_changes(fell)}.",
            f"Up: {_changes(rose)}.",
        ]
    )


def two_counts(trade: pd.DataFrame, points: pd.DataFrame) -> str:
    """Say how far two counts of one trade lie apart, and whether they are two witnesses."""
    table = model.two_counts(trade, points)
    war = table.loc[2021:].dropna()
    indices = 100 * war / war.loc[2021]
    last = war.index[-1]
    paths = [
        f"{row.russia:.0f} and {row.korea:.0f} in {row.Index}"
        for row in indices.loc[2022:].itertuples()
    ]
    from_2020 = 100 * table.loc[last] / table.loc[2020]
    missing = join([str(year) for year in table.index[table["korea"].isna()]])
    exports, imports = (model.figure(points, f"{f}_yoy", "2022") for f in ("export", "import"))
    return "\n".join(
        [
            f"In 2021 Russia's count stands {percent(war.loc[2021, 'ratio'] - 1)} above South "
            f"Korea's, in {last} {percent(war.loc[last, 'ratio'] - 1)}: both fall alike.",
            f"With 2021 as 100, Russia's and South Korea's counts are {join(paths)}.",
            f"With 2020 as 100 they are {from_2020['russia']:.0f} and {from_2020['korea']:.0f} "
            f"in {last}: the base year decides.",
            f"South Korea's own figure for {missing} was not found.",
            f"In 2022 South Korea's exports to Russia changed by {exports} %, "
            f"its imports by {imports} %.",
        ]
    )


def detours(trade: pd.DataFrame, countries: Sequence[str] = model.DETOURS) -> str:
    """Say how Russia's imports from its neighbours moved, and which figures are left out."""
    rows = model.path(trade, countries, start=2021)
    last = rows[rows["year"] == rows.groupby("partner")["year"].transform("max")]
    last = last.sort_values("index", ascending=False)
    disputed = trade[trade["partner"].isin(countries) & (trade["status"] == "disputed")]
    left_out = sorted(
        {f"{data.country_name(p)} {y}" for p, y in disputed[["partner", "year"]].to_numpy()}
    )
    words = [f"{name(r.partner)} {r.index:.0f} ({r.year})" for r in last.itertuples(index=False)]
    lines = [f"With 2021 as 100, Russia's imports stand at: {join(words)}."]
    if left_out:
        lines.append(f"Disputed and not drawn: {join(left_out)}.")
    lines.append("These goods come from everywhere: the rows do not say which were Korean.")
    return "\n".join(lines)


def used_cars(cars: pd.DataFrame) -> str:
    """Say how the sales of used cars to two neighbours of Russia grew. Takes `trade.used_cars`."""
    wide = cars.pivot(index="country", columns="year", values="cars")
    first, last = wide.columns.min(), wide.columns.max()
    about = set(cars.loc[cars["about"], "country"])
    wide = wide.sort_values(last, ascending=False)
    lines = [
        f"{data.country_name(code)}: {'about ' if code in about else ''}{row[first]:,.0f} in "
        f"{first}, {row[last]:,.0f} in {last}."
        for code, row in wide.iterrows()
    ]
    top = wide.index[0]
    times = wide.loc[top, last] / wide.loc[top, first]
    return "\n".join(
        [
            f"South Korea sold {times:.0f} times as many used cars to {name(top)} in {last} as in "
            f"{first}.",
            *lines,
            "These figures do not say where the cars were driven afterwards.",
        ]
    )


def detour_bound(bound: pd.Series, country: str) -> str:
    """Say what a third state could explain at most, step by step. Takes `trade.detour_bound`."""
    return "\n".join(
        [
            f"At most {percent(bound['share'])} of the fall in exports to Russia could have gone "
            f"by way of {name(data.country_code(country))}, if only additional goods went on.",
            f"Year before: {bound['after']:.3f} / {bound['after'] / bound['before']:.3f} = "
            f"{bound['before']:.3f} billion dollars.",
            f"Rise: {bound['after']:.3f} - {bound['before']:.3f} = {bound['rise']:.3f} billion.",
            f"Share of the fall: {bound['rise']:.3f} / {bound['fall']:.2f} = "
            f"{percent(bound['share'])}.",
        ]
    )


def _left(trade: pd.DataFrame, base: int) -> pd.Series:
    rows = model.path(trade, base=base)
    last = rows[rows["year"] == rows["year"].max()].set_index("partner")["index"]
    return last.sort_values(ascending=False)


def _changes(changes: pd.Series) -> str:
    return join([f"{name(code)} {value:+.1f} %" for code, value in changes.items()])
