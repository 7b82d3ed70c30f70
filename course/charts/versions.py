"""Charts of versions of one matter: reports of shells, and claims with the replies to them."""

from __future__ import annotations

import re

import pandas as pd

from course import data, text
from course.charts.theme import (
    BLUE,
    GREY,
    VERMILLION,
    alt,
    title,
)

FORM_SHAPES = {"lent": "circle", "sold": "square", "not named": "diamond"}

FORM_COLOURS = {"lent": BLUE, "sold": VERMILLION, "not named": GREY}

_SHORT_NAMES = {
    "Multilateral Sanctions Monitoring Team": "Team of eleven states",
    "Study for the Friedrich Naumann Foundation": "Naumann Foundation",
    "Foreign Intelligence Service of Ukraine": "Ukraine's foreign intelligence",
}

_USERS = {"for United States": "for the United States", "for not named": "user not named"}

_NO_NUMBER = -90_000
"""Where a report without a number is drawn: left of the line at 0, so that it is not read as 0."""


def shell_claims(reports: pd.DataFrame) -> alt.LayerChart:
    """Draw each report on the shells: its number, and how the shells changed hands.

    Parameters
    ----------
    reports : pandas.DataFrame
        The table ``shell_claims``.

    Returns
    -------
    altair.LayerChart
        A report without a number has a mark at the edge and says so. A click opens its source.
    """
    source = data.source_labels(reports["source_id"])
    low = reports["quantity_low"]
    who = reports["claimant"].str.split(", citing|, held", regex=True).str[0]
    who = who.str.replace("the South China Morning Post", "SCMP")
    rows = pd.DataFrame(
        {
            "row": reports["claim_id"],
            "who": reports["date"].dt.strftime("%b %Y: ") + who,
            "day": text.days(reports),
            "low": low.fillna(_NO_NUMBER).astype(float),
            "high": reports["quantity_high"].fillna(low).fillna(_NO_NUMBER).astype(float),
            "words_from": reports["quantity_high"].fillna(low).fillna(0).astype(float),
            "counts": reports["quantity_words"]
            .str.contains("moved", na=False)
            .map({True: "what could be moved", False: "a report of shells"}),
            "form": reports["form"],
            "label": reports["form"].str.replace("not named", "form not named")
            + "; "
            + reports["quantity_words"].fillna("no number").str.partition(" that")[0]
            + "; "
            + ("for " + reports["end_user"]).replace(_USERS),
            "claimant": reports["claimant"],
            "stage": reports["stage"],
            "seoul": reports["seoul"],
            "source": source["source"],
            "url": source["url"],
        }
    )
    base = alt.Chart(rows).encode(
        y=alt.Y("who:N").title(None).sort(list(rows["who"])).axis(labelLimit=330),
        href=alt.Href("url:N"),
        tooltip=[
            alt.Tooltip("claimant:N"),
            alt.Tooltip("day:N"),
            alt.Tooltip("label:N", title="says"),
            alt.Tooltip("stage:N"),
            alt.Tooltip("seoul:N", title="Seoul"),
            alt.Tooltip("row:N"),
            alt.Tooltip("source:N"),
        ],
    )
    x = alt.X("low:Q").title("shells, as reported").scale(domain=[-150_000, 1_300_000], nice=False)
    # The line at zero is an axis line: a mark without a row would have no name for a reader.
    at_zero = {"condition": {"test": "datum.value === 0", "value": GREY}, "value": "#EAEEF2"}
    x = x.axis(format=",d", values=[0, 250_000, 500_000], gridColor=at_zero)
    lines = base.mark_rule(strokeWidth=3, color=GREY).encode(x=x, x2=alt.X2("high"))
    marks = base.encode(
        x=x,
        shape=_by_form(alt.Shape("form:N"), FORM_SHAPES),
        color=_by_form(alt.Color("form:N"), FORM_COLOURS),
    )
    capacity = "datum.counts == 'what could be moved'"
    full = marks.transform_filter(f"!({capacity})").mark_point(filled=True, size=110, opacity=1)
    hollow = marks.transform_filter(capacity).mark_point(size=80, strokeWidth=2.5, fill="white")
    words = base.mark_text(align="left", dx=10).encode(
        x=alt.X("words_from:Q"), text=alt.Text("label:N")
    )
    return alt.layer(lines, full, hollow, words).properties(
        width=420,
        height=alt.Step(34),
        title=title(
            "One matter, many versions: South Korean shells",
            "left of the line: no number is given; hollow: what could be moved, not what went",
            data.caveats("shell_claims", "quantity_low", "quantity_high", "form"),
        ),
        description=text.finding(text.shell_claims(reports)),
    )


def denials(rows: pd.DataFrame) -> alt.LayerChart:
    """Draw the day of each denied claim and the day of the reply that stands against it.

    Parameters
    ----------
    rows : pandas.DataFrame
        From `claims.denials`.

    Returns
    -------
    altair.LayerChart
        A cross left of its circle is a reply older than the claim.
    """
    source = data.source_labels(rows["source_id"])
    table = pd.DataFrame(
        {
            "label": _claim_labels(rows),
            "row": rows["claim_id"],
            "who": rows["claimant"],
            "item": rows["item"],
            "claim": rows["date"].dt.strftime("%Y-%m-%d"),
            "denial": rows["reply_to"].dt.strftime("%Y-%m-%d"),
            "reply": rows["reply"],
            "order": [
                "reply older than the claim" if old else "reply of that time or later"
                for old in rows["older"]
            ],
            "source": source["source"],
            "url": source["url"],
        }
    )
    base = alt.Chart(table).encode(
        y=alt.Y("label:N").title(None).sort(list(table["label"])).axis(labelLimit=440),
        href=alt.Href("url:N"),
        tooltip=[
            alt.Tooltip("who:N", title="claim by"),
            alt.Tooltip("claim:N", title="day of the claim"),
            alt.Tooltip("item:N", title="claims"),
            alt.Tooltip("reply:N"),
            alt.Tooltip("denial:N", title="day of the reply, or last day of its month"),
            alt.Tooltip("order:N"),
            alt.Tooltip("row:N"),
            alt.Tooltip("source:N"),
        ],
    )
    colour = (
        alt.Color("order:N")
        .scale(
            domain=["reply older than the claim", "reply of that time or later"],
            range=[VERMILLION, BLUE],
        )
        .title("circle: the claim; cross: the reply on record")
        .legend(columns=1)
    )
    lines = base.mark_rule(strokeWidth=1, opacity=0.6).encode(
        x=alt.X("denial:T").title(None), x2=alt.X2("claim"), color=colour
    )
    circles = base.mark_point(size=90, fill="white", opacity=1).encode(
        x=alt.X("claim:T"), color=colour
    )
    crosses = base.mark_point(shape="cross", size=46, filled=True, opacity=1).encode(
        x=alt.X("denial:T"), color=colour
    )
    return (lines + circles + crosses).properties(
        width=270,
        height=alt.Step(16),
        title=title(
            "Arms and soldiers: the claim, and the reply on record",
            "claims about Pyongyang and Moscow, and the reply that denies or rejects such claims",
            data.caveats("dprk_russia", "claimant", "quantity_low"),
        ),
        description=text.finding(text.denials(rows)),
    )


def _claim_labels(rows: pd.DataFrame) -> list[str]:
    """Write the day, the claimant and the first words of each claim, for the axis."""
    labels = []
    for row in rows.itertuples():
        who = _SHORT_NAMES.get(row.claimant, row.claimant.partition(",")[0])
        what = row.item if row.kind == "value" else re.split(r",| that| on \d", row.item)[0]
        labels.append(f"{row.date.day} {row.date:%b %Y}, {who}: {what}")
    return labels


def _by_form(channel: alt.Shape | alt.Color, values: dict[str, str]) -> alt.Shape | alt.Color:
    return channel.scale(domain=list(values), range=list(values.values())).title(
        "how the shells changed hands, by this report"
    )
