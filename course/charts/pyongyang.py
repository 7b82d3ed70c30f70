"""Charts on Moscow and Pyongyang: acts, claims of what was sent, and what follows what."""

from __future__ import annotations

import pandas as pd

from course import data, text
from course.charts.theme import (
    GREY,
    INK,
    ORANGE,
    PALE,
    SKY,
    STATE_COLOURS,
    VERMILLION,
    alt,
    caveats_of,
    title,
)
from course.models import chronology, pyongyang

SIDE_COLOURS = {**STATE_COLOURS, "MSMT": STATE_COLOURS["CHN"], "NGO": GREY, "GBR": SKY}

BASIS_SHAPES = {
    "sent": "circle",
    "used": "cross",
    "capacity": "square",
    "expected": "diamond",
    "estimate": "triangle-up",
}

BOUND_SIGNS = {"at_least": "≥ ", "at_most": "≤ ", "about": "~ ", "exact": "", "range": ""}


def closeness(events: pd.DataFrame, dprk: pd.DataFrame) -> alt.Chart:
    """Draw the acts of Moscow and Pyongyang, the claims of others, and Seoul's steps.

    The control below the chart chooses the first year. A click on a mark opens its source.

    Parameters
    ----------
    events : pandas.DataFrame
        The table ``events``.
    dprk : pandas.DataFrame
        The table ``dprk_russia``.

    Returns
    -------
    altair.Chart
    """
    rows = _lanes(events, dprk)
    lanes = list(dict.fromkeys(rows["lane"]))
    who = ["Moscow and Pyongyang", "others claim", "Seoul"]
    first = alt.param(
        name="from_year",
        value=2022,
        bind=alt.binding_range(
            min=int(rows["date"].str[:4].min()), max=2025, step=1, name="From: "
        ),
    )
    return (
        alt.Chart(rows)
        .transform_filter("year(datum.date) >= from_year")
        .mark_point(filled=True, size=80, opacity=0.85, stroke="white", strokeWidth=0.7)
        .encode(
            x=alt.X("date:T")
            .title(None)
            .scale(
                domainMin={"expr": "datetime(from_year, 0, 1)"},
                domainMax={"expr": "datetime(2026, 5, 1)"},
            ),
            y=alt.Y("lane:N").title(None).sort(lanes).axis(labelLimit=240, grid=True),
            yOffset=alt.YOffset("place:O"),
            color=alt.Color("who:N")
            .title("who")
            .scale(domain=who, range=[VERMILLION, ORANGE, INK]),
            shape=alt.Shape("who:N")
            .title("who")
            .scale(domain=who, range=["circle", "triangle-up", "square"]),
            tooltip=[
                alt.Tooltip("what:N"),
                alt.Tooltip("when:N"),
                alt.Tooltip("lane:N", title="kind"),
                alt.Tooltip("status:N"),
                alt.Tooltip("source:N"),
                alt.Tooltip("row:N"),
            ],
            href=alt.Href("url:N"),
        )
        .add_params(first)
        .properties(
            width=480,
            height=430,
            title=title(
                "Moscow and Pyongyang act, others claim, Seoul steps",
                "each mark is one row; an act of two kinds stands in two lanes",
                caveats_of(("events", "date", "direction"), ("dprk_russia", "claimant")),
            ),
            description=text.finding(text.closeness(events, dprk)),
        )
    )


def transfer_claims(dprk: pd.DataFrame) -> alt.LayerChart:
    """Draw what each side said was sent; choose shells, containers or troops in the chart.

    Parameters
    ----------
    dprk : pandas.DataFrame
        The table ``dprk_russia``.

    Returns
    -------
    altair.LayerChart
        Colour: side of the claimant. Shape: what the number stands for. A line is a range.
    """
    parts = [pyongyang.transfer_claims(dprk, kind) for kind in pyongyang.UNITS]
    rows = _claims(pd.concat(parts))
    kind = alt.param(
        name="kind",
        value="shells",
        bind=alt.binding_select(options=list(pyongyang.UNITS), name="Claims about: "),
    )
    sides = data.labels("dprk_russia", "side")
    shown = [code for code in sides if sides[code] in set(rows["side"])]
    basis = data.labels("dprk_russia", "basis")
    used = [code for code in basis if basis[code] in set(rows["basis"])]
    base = alt.Chart(rows).transform_filter("datum.kind == kind")
    x = alt.X("date:T").title(None).scale(padding=24).axis(format="%b %Y", tickCount=7)
    y = alt.Y("value:Q").title("number claimed").scale(zero=True).axis(format="~s", tickCount=6)
    colour = (
        alt.Color("side:N")
        .title("side")
        .scale(domain=[sides[c] for c in shown], range=[SIDE_COLOURS[c] for c in shown])
        .legend(columns=2)
    )
    ranges = base.mark_rule(strokeWidth=2).encode(
        x=x, y=alt.Y("low:Q"), y2=alt.Y2("high"), color=colour
    )
    marks = base.mark_point(filled=True, size=110, opacity=0.9, stroke="white").encode(
        x=x,
        y=y,
        color=colour,
        shape=alt.Shape("basis:N")
        .title("the number is")
        .scale(domain=[basis[c] for c in used], range=[BASIS_SHAPES[c] for c in used])
        .legend(columns=1),
        tooltip=[
            alt.Tooltip(f"{field}:N")
            for field in ("claimant", "what", "claimed", "basis", "period", "reply", "status")
        ]
        + [alt.Tooltip("source:N"), alt.Tooltip("row:N")],
        href=alt.Href("url:N"),
    )
    words = base.mark_text(dy=-13).encode(x=x, y=alt.Y("high:Q"), text=alt.Text("label:N"))
    return (
        alt.layer(ranges, marks, words)
        .add_params(kind)
        .properties(
            width=600,
            height=330,
            title=title(
                "What each side said was sent to Russia",
                "by day of the claim; ≥ at least, ~ about, ≤ up to, / two ends of a range",
                data.caveats("dprk_russia", "claimant", "quantity_low", kind=list(pyongyang.UNITS)),
            ),
            description=text.finding(text.transfer_claims(dprk)),
        )
    )


def shells_per_container(dprk: pd.DataFrame) -> alt.LayerChart:
    """Draw how many shells each claim puts into one container.

    Parameters
    ----------
    dprk : pandas.DataFrame
        The table ``dprk_russia``.

    Returns
    -------
    altair.LayerChart
    """
    table = pyongyang.shells_per_container(dprk)
    basis, sides = data.labels("dprk_russia", "basis"), data.labels("dprk_russia", "side")
    rows = pd.DataFrame(
        {
            "name": [
                f"{text.day(r.date)}, {sides[r.side]}: {_calibre(r.item)}"
                for r in table.itertuples()
            ],
            "low": table["low"].round(1),
            "high": table["high"].round(1),
            "label": [
                f"{r.low:.0f}" if r.low == r.high else f"{r.low:.0f} to {r.high:.0f}"
                for r in table.itertuples()
            ],
            "basis": table["basis"].map(basis),
            "claimant": table["claimant"],
            "item": table["item"],
            "containers": table["containers"],
            "source": data.source_labels(table["source_id"])["source"],
            "row": table["claim_id"],
        }
    )
    shown = list(dict.fromkeys(rows["basis"]))
    base = alt.Chart(rows).encode(
        y=alt.Y("name:N").title(None).sort(list(rows["name"])).axis(labelLimit=300),
        tooltip=[
            alt.Tooltip(f"{field}:N")
            for field in ("claimant", "item", "containers", "label", "basis", "source", "row")
        ],
    )
    x = alt.X("high:Q").title("rounds for each container").scale(domain=[0, 700])
    bars = base.mark_bar(height=16).encode(
        x=x,
        color=alt.Color("basis:N")
        .title("the number is")
        .scale(domain=shown, range=[SKY, ORANGE])
        .legend(columns=1),
    )
    spans = base.mark_rule(strokeWidth=4, color=INK).encode(x=alt.X("low:Q"), x2=alt.X2("high"))
    words = base.mark_text(align="left", dx=6, fontWeight=600).encode(x=x, text=alt.Text("label:N"))
    return alt.layer(bars, spans, words).properties(
        width=370,
        height=alt.Step(28),
        title=title(
            "A container is not a shell",
            "rounds by containers of one claimant; 122 mm: rockets; dark line: a range",
            data.caveats("dprk_russia", "claimant", "quantity_low", kind=["shells", "containers"]),
        ),
        description=text.finding(text.shells_per_container(dprk)),
    )


def acts_after(
    table: pd.DataFrame, first: str = "away", second: str = "pair", within: int = 30
) -> alt.LayerChart:
    """Draw how often acts follow a step, against how often they follow any day.

    Parameters
    ----------
    table : pandas.DataFrame
        From `pyongyang.acts_after`.
    first, second : str
        The series compared, keys of `pyongyang.SERIES`.
    within : int
        The length that the finding names.

    Returns
    -------
    altair.LayerChart
    """
    kinds = ["after such a step", "after any day"]
    wide = table.reset_index()
    wide["length"] = [f"{n} days" for n in wide["within"]]
    rows = pd.concat(
        [
            wide.assign(kind=kinds[0], percent=100 * wide["share"], of=wide["firsts"]),
            wide.assign(kind=kinds[1], percent=100 * wide["ordinary"], of=wide["days"]),
        ]
    )
    seen = rows["followed"].where(rows["kind"] == kinds[0], rows["days_followed"])
    rows["label"] = [f"{n} of {of}" for n, of in zip(seen, rows["of"], strict=True)]
    rows = rows[["length", "kind", "percent", "label"]].dropna()
    y = alt.Y("length:N").title("within").sort(list(wide["length"]))
    x = alt.X("percent:Q").title("per cent followed").scale(domain=[0, 100])
    spans = (
        alt.Chart(rows)
        .mark_line(color=PALE, strokeWidth=4)
        .encode(x=x, y=y, detail=alt.Detail("length:N"))
    )
    marks = (
        alt.Chart(rows)
        .mark_point(filled=True, size=150, opacity=1, stroke="white")
        .encode(
            x=x,
            y=y,
            color=alt.Color("kind:N").title(None).scale(domain=kinds, range=[VERMILLION, GREY]),
            shape=alt.Shape("kind:N").title(None).scale(domain=kinds, range=["circle", "diamond"]),
            tooltip=[
                alt.Tooltip("length:N", title="within"),
                alt.Tooltip("kind:N"),
                alt.Tooltip("percent:Q", format=".1f"),
                alt.Tooltip("label:N", title="days"),
            ],
        )
    )
    words = (
        alt.Chart(rows[rows["kind"] == kinds[0]])
        .mark_text(dy=-15, fontWeight=600)
        .encode(x=x, y=y, text=alt.Text("label:N"))
    )
    one, two = pyongyang.SERIES[first], pyongyang.SERIES[second]
    return alt.layer(spans, marks, words).properties(
        width=520,
        height=alt.Step(46),
        title=title(
            "Which acts come after which?",
            f"first: {one}; then: {two}",
            data.caveats("events", "date", "direction"),
        ),
        description=text.finding(text.acts_after(table, first, second, within)),
    )


def _lanes(events: pd.DataFrame, dprk: pd.DataFrame) -> pd.DataFrame:
    """Return the marks of `closeness`, lane by lane."""
    close = pyongyang.closeness(events)
    parts = [(close[close["kind"] == kind], kind, "Moscow and Pyongyang") for kind in _kinds()]
    claims = dprk.assign(title=dprk["claimant"] + ": " + dprk["item"], event_id=dprk["claim_id"])
    parts.append((claims, "claims of transfers", "others claim"))
    own = chronology.select(events, initiator="KOR")
    away = own[own["direction"] == "away_from_russia"]
    parts += [
        (away[away["cost"] == "yes"], "away from Russia, binding", "Seoul"),
        (away[away["cost"] == "no"], "away from Russia, words", "Seoul"),
        (own[own["direction"] == "toward_russia"], "towards Russia", "Seoul"),
    ]
    rows = pd.concat([_marks(part, lane, who) for part, lane, who in parts], ignore_index=True)
    month = rows["date"].str[:7]
    rows["place"] = rows.groupby([rows["lane"], month]).cumcount() % 4
    return rows


def _kinds() -> list[str]:
    return [*(words for words, _ in pyongyang.KINDS.values()), pyongyang.OTHER]


def _marks(rows: pd.DataFrame, lane: str, who: str) -> pd.DataFrame:
    sources = data.source_labels(rows["source_id"])
    return pd.DataFrame(
        {
            "lane": lane,
            "who": who,
            "date": rows["date"].dt.strftime("%Y-%m-%d"),
            "when": text.days(rows),
            "what": rows["title"],
            "status": rows["status"],
            "row": rows["event_id"],
            "source": sources["source"],
            "url": sources["url"],
        }
    )


def _claims(rows: pd.DataFrame) -> pd.DataFrame:
    sources = data.source_labels(rows["source_id"])
    words = {c: data.labels("dprk_russia", c) for c in ("side", "basis", "bound", "reply_kind")}
    ends = rows[["quantity_low", "quantity_high"]].astype("float64")
    start, end = rows["period_start"].fillna("?"), rows["period_end"].fillna("?")
    numbers = [_number(r.quantity_low, r.quantity_high, r.bound) for r in rows.itertuples()]
    return pd.DataFrame(
        {
            "kind": rows["kind"],
            "date": rows["date"].dt.strftime("%Y-%m-%d"),
            "value": rows["value"],
            "low": ends["quantity_low"].fillna(rows["value"]),
            "high": ends["quantity_high"].fillna(rows["value"]),
            "label": numbers,
            "claimed": rows["bound"].map(words["bound"]),
            "claimant": rows["claimant"],
            "side": rows["side"].map(words["side"]),
            "what": rows["item"],
            "basis": rows["basis"].map(words["basis"]),
            "period": start + " to " + end,
            "reply": rows["reply_kind"].map(words["reply_kind"]).fillna("none found"),
            "status": rows["status"],
            "row": rows["claim_id"],
            "source": sources["source"],
            "url": sources["url"],
        }
    )


def _number(low: object, high: object, bound: str) -> str:
    """Write a claim in a few signs: "≥ 3M", "4M / 6M"."""
    ends = [_short(end) for end in (low, high) if pd.notna(end)]
    return BOUND_SIGNS[bound] + " / ".join(ends)


def _short(number: int) -> str:
    for size, letter in ((1_000_000, "M"), (1_000, "k")):
        if number >= size:
            return f"{number / size:.3g}{letter}"
    return str(number)


def _calibre(item: str) -> str:
    return (
        item.split(" rounds")[0].split(" shells that")[0].split(" shells,")[0].split(" in the")[0]
    )
