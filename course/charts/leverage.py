"""Charts of fuel, firms and the old debt."""

from __future__ import annotations

import pandas as pd

from course import data, text
from course.charts.theme import BLUE, GREEN, GREY, INK, ORANGE, SKY, alt, title
from course.models import leverage as model
from course.text.leverage import FIRM_MEASURES, FUELS, firm_label

_FIRM_ROWS = {
    "exporting_firms": "exporters",
    "firms_present": "in Russia",
    "legal_entities_in_russia": "large groups",
}


def energy_shares(energy: pd.DataFrame, year: int = 2021) -> alt.LayerChart:
    """Draw Russia's share of South Korea's imports of each fuel, other versions as diamonds.

    Parameters
    ----------
    energy : pandas.DataFrame
        The table ``energy``.
    year : int
        Calendar year.

    Returns
    -------
    altair.LayerChart
    """
    shares = model.energy_shares(energy, year)
    rows = shares.assign(
        fuel=shares["fuel"].map(FUELS),
        label=shares["share"].map("{:.1f} %".format),
        # The number stands behind every version of the share, or a diamond would cover it.
        far=shares.groupby("fuel")["share"].transform("max"),
        **data.source_labels(shares["source_id"]),
    ).drop(columns="source_id")
    base = alt.Chart(rows).encode(
        x=alt.X("share:Q").title("per cent of South Korea's imports of the fuel").axis(tickCount=6),
        y=alt.Y("fuel:N").title(None).sort(list(rows["fuel"].unique())),
        href=alt.Href("url:N"),
        tooltip=[
            alt.Tooltip("fuel:N"),
            alt.Tooltip("share:Q", title="per cent"),
            alt.Tooltip("status:N"),
            alt.Tooltip("counted_by:N", title="counted by"),
            alt.Tooltip("source:N"),
        ],
    )
    bars = base.transform_filter("datum.preferred").mark_bar(color=ORANGE, height=24)
    others = base.transform_filter("!datum.preferred").mark_point(
        shape="diamond", size=120, filled=False, strokeWidth=2, color=INK
    )
    numbers = (
        base.transform_filter("datum.preferred")
        .mark_text(align="left", dx=12, fontWeight=600)
        .encode(x=alt.X("far:Q"), text=alt.Text("label:N"))
    )
    return alt.layer(bars, others, numbers).properties(
        width=520,
        height=alt.Step(44),
        title=title(
            f"Russia's part in South Korea's fuel, {year}",
            "diamond: another version in print",
            data.caveats("energy", "value", start=year, end=year),
        ),
        description=text.finding(text.energy_shares(energy, year)),
    )


def firm_counts(firms: pd.DataFrame) -> alt.LayerChart:
    """Draw the counts of firms, coloured by what they count.

    Parameters
    ----------
    firms : pandas.DataFrame
        The table ``firms``.

    Returns
    -------
    altair.LayerChart
    """
    counts = model.firm_counts(firms)
    rows = counts.assign(
        what=counts["measure"].map(FIRM_MEASURES),
        who=[firm_label(row) for _, row in counts.iterrows()],
        label=[
            "about " * about + f"{number:,.0f}"
            for about, number in counts[["about", "firms"]].to_numpy()
        ],
        **data.source_labels(counts["source_id"]),
    )
    rows["row"] = counts["measure"].map(_FIRM_ROWS) + ": " + rows["who"]
    rows = rows[["firm_row", "what", "who", "row", "firms", "label", "status", "source", "url"]]
    base = alt.Chart(rows).encode(
        x=alt.X("firms:Q")
        .title("firms or companies")
        .axis(tickCount=6)
        .scale(domain=[0, rows["firms"].max() * 1.15]),
        y=alt.Y("row:N").title(None).sort(list(rows["row"])).axis(labelLimit=340),
        href=alt.Href("url:N"),
        tooltip=[
            alt.Tooltip("what:N", title="counts"),
            alt.Tooltip("who:N", title="counted by"),
            alt.Tooltip("firms:Q", format=","),
            alt.Tooltip("status:N"),
            alt.Tooltip("source:N"),
            alt.Tooltip("firm_row:N", title="row"),
        ],
    )
    bars = base.mark_bar(height=20).encode(
        color=alt.Color("what:N")
        .title("what is counted")
        .scale(domain=list(FIRM_MEASURES.values()), range=[BLUE, ORANGE, GREEN])
        .legend(columns=1)
    )
    numbers = base.mark_text(align="left", dx=5, fontWeight=600).encode(text=alt.Text("label:N"))
    return (bars + numbers).properties(
        width=320,
        height=alt.Step(32),
        title=title(
            "How many South Korean firms? It depends on what is counted",
            "each bar: one count, by the office or newspaper named",
            data.caveats("firms", "value", scope="all"),
        ),
        description=text.finding(text.firm_counts(firms)),
    )


def debt_arms(arms: pd.DataFrame) -> alt.LayerChart:
    """Draw when Russia delivered the arms that paid a part of the Soviet debt.

    Parameters
    ----------
    arms : pandas.DataFrame
        The table ``arms_transfers``.

    Returns
    -------
    altair.LayerChart
        One bar a deal, from the first to the last year of delivery; the number is items.
    """
    deals = data.labels("arms_transfers", "programme")
    table = model.debt_arms(arms)
    rows = pd.DataFrame(
        {
            "deal_id": table["deal_id"],
            "weapon": table["weapon"] + ", " + table["description"],
            "deal": table["programme"].map(deals),
            "first": table["first_delivery"].astype(float) - 0.5,
            "last": table["last_delivery"].astype(float) + 0.5,
            "items": table["delivered"].astype(float),
            "label": [
                "about " * estimated + f"{number:,}"
                for number, estimated in zip(
                    table["delivered"], table["delivered_estimated"].astype(bool), strict=True
                )
            ],
            "years": table["delivery_years"],
            **data.source_labels(table["source_id"]),
        }
    )
    base = alt.Chart(rows).encode(
        y=alt.Y("weapon:N")
        .title(None)
        .sort(list(dict.fromkeys(rows["weapon"])))
        .axis(labelLimit=300),
        href=alt.Href("url:N"),
        tooltip=[
            alt.Tooltip("weapon:N"),
            alt.Tooltip("deal:N"),
            alt.Tooltip("items:Q", title="delivered", format=","),
            alt.Tooltip("years:N"),
            alt.Tooltip("source:N"),
            alt.Tooltip("deal_id:N", title="row"),
        ],
    )
    bars = base.mark_bar(height=16).encode(
        x=alt.X("first:Q")
        .title("years of delivery")
        .axis(format="d", tickCount=12)
        .scale(domain=[1995, 2008]),
        x2=alt.X2("last"),
        color=alt.Color("deal:N")
        .title(None)
        .scale(domain=list(deals.values()), range=[BLUE, SKY, GREY])
        .legend(columns=1),
    )
    numbers = base.mark_text(align="left", dx=5, fontWeight=600).encode(
        x=alt.X("last:Q"), text=alt.Text("label:N")
    )
    return (bars + numbers).properties(
        width=410,
        height=alt.Step(28),
        title=title(
            "Arms that paid a part of the Soviet debt",
            "numbers are items, not money; half of the second deal was to be paid in cash",
            data.caveats(
                "arms_transfers",
                "delivered",
                start=1996,
                end=2006,
                supplier="RUS",
                recipient="KOR",
            ),
        ),
        description=text.finding(text.debt_arms(arms)),
    )
