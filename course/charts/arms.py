"""Charts of arms and aid."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from course import data, text
from course.charts.theme import BLUE, INK, SKY, VERMILLION, alt, title
from course.models import arms

MOST = 10

PEERS = (
    "KOR",
    "JPN",
    "AUS",
    "NZL",
    "TWN",
    "IND",
    "CHN",
    "USA",
    "CAN",
    "GBR",
    "DEU",
    "FRA",
    "ITA",
    "ESP",
    "POL",
    "NOR",
    "CHE",
    "TUR",
    "EU",
)
"""Donors that the chart of aid shows: Asia and the Pacific, the large ones of the West, and
states between; ranks are always among all donors."""

_SHORT = {"billion euro": " bn euro", "per cent of GDP of 2021": " %"}


def arms_recipients(deals: pd.DataFrame) -> alt.LayerChart:
    """Draw the shares of the largest buyers; choose rule and years inside the chart.

    Parameters
    ----------
    deals : pandas.DataFrame
        The table ``arms_transfers``.

    Returns
    -------
    altair.LayerChart
    """
    rows = pd.concat(
        [
            arms.recipients(deals, start, end, rule)
            .head(MOST)
            .reset_index()
            .assign(rule=words, years=f"{start} to {end}")
            for rule, words in arms.RULES.items()
            for start, end in arms.WINDOWS
        ],
        ignore_index=True,
    )
    rows["buyer"] = rows["recipient"].map(data.country_name)
    rows["label"] = [
        f"{buyer}  {text.percent(share)}"
        for buyer, share in zip(rows["buyer"], rows["share"], strict=True)
    ]
    rows["tiv"] = rows["tiv"].round(1)
    rows["source"] = _one_source(deals)
    rule = _picker("arms_rule", "Rule: ", list(arms.RULES.values()))
    years = _picker("arms_years", "Years: ", list(dict.fromkeys(rows["years"])))
    base = (
        alt.Chart(rows)
        .transform_filter("datum.rule == arms_rule && datum.years == arms_years")
        .encode(
            y=alt.Y("rank:O").title("rank").axis(ticks=False, domain=False),
            x=alt.X("share:Q").title("share of exports").axis(format="%").scale(domain=[0, 0.85]),
        )
    )
    bars = base.mark_bar(height=18).encode(
        color=alt.when("datum.recipient == 'POL'").then(alt.value(BLUE)).otherwise(alt.value(SKY)),
        tooltip=[
            alt.Tooltip("buyer:N"),
            alt.Tooltip("share:Q", format=".1%"),
            alt.Tooltip("tiv:Q", title="million TIV"),
            alt.Tooltip("years:N"),
            alt.Tooltip("rule:N"),
            alt.Tooltip("source:N"),
        ],
    )
    names = base.mark_text(align="left", dx=5).encode(text=alt.Text("label:N"))
    (start, _), (_, end) = arms.WINDOWS
    return (
        alt.layer(bars, names)
        .add_params(rule, years)
        .properties(
            width=560,
            height=alt.Step(25),
            title=title(
                "Who received South Korean arms",
                "share of what was delivered in five years, in trend-indicator values",
                _exports(start, end),
            ),
            description=text.finding(text.arms_recipients(deals)),
        )
    )


def share_by_rule(deals: pd.DataFrame) -> alt.LayerChart:
    """Draw Poland's share in 2020 to 2024 under four rules, with the printed share.

    Parameters
    ----------
    deals : pandas.DataFrame
        The table ``arms_transfers``.

    Returns
    -------
    altair.LayerChart
    """
    start, end = arms.WINDOWS[0]
    rows = arms.share_by_rule(deals, "POL", start, end).reset_index()
    rows["words"] = rows["rule"].map(arms.RULES)
    rows["label"] = rows["share"].map(text.percent)
    rows["source"] = _one_source(deals)
    printed = arms.printed_share(data.caveats("arms_transfers"))
    base = alt.Chart(rows).encode(
        y=alt.Y("words:N").title(None).sort(list(rows["words"])).axis(labelLimit=220),
        x=alt.X("share:Q")
        .title("Poland's share of exports")
        .axis(format="%")
        .scale(domain=[0, 0.8]),
        tooltip=[
            alt.Tooltip("words:N", title="rule"),
            alt.Tooltip("share:Q", format=".1%"),
            alt.Tooltip("source:N"),
        ],
    )
    bars = base.mark_bar(color=BLUE, height=22)
    numbers = base.mark_text(align="left", dx=5, fontWeight=600).encode(text=alt.Text("label:N"))
    mark = pd.DataFrame({"share": [printed], "label": [f"SIPRI printed {100 * printed:.0f} %"]})
    rule = (
        alt.Chart(mark)
        .mark_rule(color=VERMILLION, strokeWidth=2, strokeDash=[5, 3])
        .encode(x=alt.X("share:Q"))
    )
    words = (
        alt.Chart(mark)
        .mark_text(align="left", dx=6, fontWeight=600, color=INK)
        .encode(x=alt.X("share:Q"), y=alt.value(-8), text=alt.Text("label:N"))
    )
    return alt.layer(bars, numbers, rule, words).properties(
        width=460,
        height=alt.Step(34),
        title=title(
            "One table, four shares",
            f"{start} to {end}; how a deal is split over its years of delivery",
            _exports(start, end),
        ),
        description=text.finding(text.share_by_rule(deals)),
    )


def aid_donors(aid: pd.DataFrame, donors: Sequence[str] = PEERS) -> alt.LayerChart:
    """Draw aid for Ukraine by donor; choose measure and unit inside the chart.

    Parameters
    ----------
    aid : pandas.DataFrame
        The table ``aid``.
    donors : sequence of str
        ISO 3166 alpha-3 codes, or EU; ranks are among all donors.

    Returns
    -------
    altair.LayerChart
    """
    rows = pd.concat(
        [
            arms.ranked(aid, measure, unit)
            .rename_axis("donor")
            .reset_index()
            .assign(measure=words, unit=arms.UNITS[unit], of=lambda table: len(table))
            for measure, words in arms.MEASURES.items()
            for unit in arms.UNITS
        ],
        ignore_index=True,
    )
    rows = rows[rows["donor"].isin(donors)]
    # A bar for each shown donor, largest first; the rank among all donors stands in its label.
    rows["place"] = rows.groupby(["measure", "unit"])["value"].rank(ascending=False).astype(int)
    rows["name"] = rows["donor"].map(_donor_name)
    rows["label"] = [
        f"{one.name}  {_size(one.value)}{_SHORT[one.unit]}  (number {one.rank} of {one.of})"
        for one in rows[["name", "value", "unit", "rank", "of"]].itertuples(index=False)
    ]
    rows["value"] = rows["value"].round(5)
    rows["source"] = _one_source(aid)
    measure = _picker("aid_measure", "Aid: ", list(arms.MEASURES.values()))
    unit = _picker("aid_unit", "In: ", list(arms.UNITS.values()))
    base = (
        alt.Chart(rows)
        .transform_filter("datum.measure == aid_measure && datum.unit == aid_unit")
        .encode(
            y=alt.Y("place:O").title(None).axis(None),
            x=alt.X("value:Q").title(None).axis(grid=False, tickCount=6),
        )
    )
    bars = base.mark_bar(height=17).encode(
        color=alt.when("datum.donor == 'KOR'").then(alt.value(INK)).otherwise(alt.value(SKY)),
        tooltip=[
            alt.Tooltip("name:N", title="donor"),
            alt.Tooltip("value:Q"),
            alt.Tooltip("unit:N"),
            alt.Tooltip("measure:N", title="aid"),
            alt.Tooltip("rank:Q"),
            alt.Tooltip("of:Q"),
            alt.Tooltip("source:N"),
        ],
    )
    names = [
        base.transform_filter(f"datum.donor {which} 'KOR'")
        .mark_text(align="left", dx=5, fontWeight=weight)
        .encode(text=alt.Text("label:N"))
        for which, weight in (("==", 800), ("!=", 400))
    ]
    return (
        alt.layer(bars, *names)
        .add_params(measure, unit)
        .properties(
            width=430,
            height=alt.Step(21),
            title=title(
                "Aid for Ukraine, January 2022 to April 2026",
                "some donors; the rank is among all donors of the table",
                data.caveats("aid", "allocated", "committed", donor=donors, year=()),
            ),
            description=text.finding(text.aid_donors(aid)),
        )
    )


def _exports(start: int, end: int) -> pd.DataFrame:
    return data.caveats("arms_transfers", "tiv_delivered", start=start, end=end, flow="export")


def _donor_name(code: str) -> str:
    return "EU institutions" if code == "EU" else data.country_name(code)


def _size(value: float) -> str:
    if value < 0.0005:
        return "below 0.001"
    return f"{value:,.2f}" if value >= 0.01 else f"{value:.3f}"


def _one_source(table: pd.DataFrame) -> str:
    return data.source_labels(table["source_id"])["source"].iloc[0]


def _picker(name: str, label: str, options: list[str]) -> alt.Parameter:
    return alt.param(
        name=name, value=options[0], bind=alt.binding_select(options=options, name=label)
    )
