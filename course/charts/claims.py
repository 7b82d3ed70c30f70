"""Charts of the claims: who says what, how sure, on which day."""

from __future__ import annotations

import re

import pandas as pd

from course import data, text
from course.charts.theme import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PALE,
    PINK,
    SKY,
    VERMILLION,
    alt,
    title,
)
from course.models import claims as models

TYPE_COLOURS = {"fact": BLUE, "causal": SKY, "normative": ORANGE, "prediction": PINK}
KIND_COLOURS = {
    "author": INK,
    "official": VERMILLION,
    "expert": GREEN,
    "media": SKY,
    "unnamed": PALE,
}
STANCE_COLOURS = {"toward_us": BLUE, "toward_russia": VERMILLION, "none": GREY}
STATUS_COLOURS = {
    "confirmed": BLUE,
    "confirmed_in_part": SKY,
    "inaccurate": VERMILLION,
    "disputed": ORANGE,
    "not_found": "#F0C75E",
    "not_checked": PALE,
    "opinion": "white",
    "forecast": PINK,
}
STATUS_LETTERS = {
    "confirmed": "C",
    "confirmed_in_part": "P",
    "inaccurate": "X",
    "disputed": "D",
    "not_found": "?",
    "not_checked": "–",
    "opinion": "O",
    "forecast": "F",
}
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
_DARK = (BLUE, INK, VERMILLION, GREEN, GREY)


def claim_types(claims: pd.DataFrame) -> alt.LayerChart:
    """Draw the kinds of claims of each text; switch between counts and shares inside.

    Parameters
    ----------
    claims : pandas.DataFrame
        Rows of the table ``claims``.

    Returns
    -------
    altair.LayerChart
    """
    return _bars(claims, "type", TYPE_COLOURS, "kind of claim", "share").properties(
        title=title(
            "What kind of sentence: each text by kind of claim",
            "number of claims, or per cent of the claims of a text",
            data.caveats("claims", "type", "stance"),
        ),
        description=text.finding(text.claim_types(claims)),
    )


def claim_voices(claims: pd.DataFrame) -> alt.LayerChart:
    """Draw who speaks in each text; switch between counts and shares inside.

    Parameters
    ----------
    claims : pandas.DataFrame
        Rows of the table ``claims``.

    Returns
    -------
    altair.LayerChart
    """
    bars = _bars(claims, "speaker_kind", KIND_COLOURS, "who speaks", "number")
    return bars.properties(
        title=title(
            "Who speaks: each text by kind of speaker",
            "number of claims, or per cent of the claims of a text",
            data.caveats("claims", "speaker"),
        ),
        description=text.finding(text.claim_voices(claims)),
    )


def claim_stances(claims: pd.DataFrame) -> alt.VConcatChart:
    """Draw a heat map for each text: speakers by side, the writer in the first row.

    Parameters
    ----------
    claims : pandas.DataFrame
        Rows of the table ``claims``.

    Returns
    -------
    altair.VConcatChart
        The number in a cell is the number of claims; darker is more.
    """
    table = models.stances(claims)
    blocks = [table[table["article_id"] == one] for one in table["article_id"].unique()]
    # The names of the sides stand below the first block and below the last.
    parts = [_one_stance_map(one, one is blocks[0] or one is blocks[-1]) for one in blocks]
    return alt.vconcat(*parts, spacing=12).properties(
        title=title(
            "Which side each speaker favours",
            "claims by speaker and side; the writer of the text stands first",
            data.caveats("claims", "speaker", "stance"),
        ),
        description=text.finding(text.claim_stances(claims)),
    )


def claim_status(claims: pd.DataFrame) -> alt.LayerChart:
    """Draw every claim as one square, in the order of the text; a click opens the article.

    Parameters
    ----------
    claims : pandas.DataFrame
        Rows of the table ``claims``.

    Returns
    -------
    altair.LayerChart
        Colour and letter show the status. A click in the legend keeps one status alone.
    """
    words = {code: code.replace("_", " ") for code in data.labels("claims", "status")}
    source = data.source_labels(claims["source_id"])
    rows = pd.DataFrame(
        {
            "row": claims["claim_id"],
            "text": claims["article_id"].map(text.outlet),
            "place": claims["paragraph_number"].map(models.place),
            "position": claims.groupby("article_id").cumcount() + 1,
            "claim": claims["claim"],
            "status": [f"{STATUS_LETTERS[code]} {words[code]}" for code in claims["status"]],
            "letter": claims["status"].map(STATUS_LETTERS),
            "dark": claims["status"].map(STATUS_COLOURS).isin(_DARK),
            "source": source["source"],
            "url": source["url"],
        }
    )
    kind = alt.selection_point(name="status", fields=["status"], bind="legend")
    base = alt.Chart(rows).encode(
        x=alt.X("position:O").title("claims in the order of the text").axis(None),
        y=alt.Y("text:N").title(None).sort(list(rows["text"].unique())).axis(labelLimit=260),
        opacity=alt.when(kind).then(alt.value(1)).otherwise(alt.value(0.12)),
        href=alt.Href("url:N"),
        tooltip=[
            alt.Tooltip("claim:N"),
            alt.Tooltip("status:N"),
            alt.Tooltip("place:N"),
            alt.Tooltip("row:N"),
            alt.Tooltip("source:N"),
        ],
    )
    squares = base.mark_rect(stroke=GREY, strokeWidth=0.6).encode(
        color=alt.Color("status:N")
        .scale(
            domain=[f"{STATUS_LETTERS[code]} {words[code]}" for code in words],
            range=[STATUS_COLOURS[code] for code in words],
        )
        .title("what other evidence says; click a status to see it alone")
        .legend(columns=4, symbolStrokeColor=GREY, symbolType="square")
    )
    letters = base.mark_text(fontWeight=700).encode(
        text=alt.Text("letter:N"),
        color=alt.when("datum.dark").then(alt.value("white")).otherwise(alt.value(INK)),
    )
    return (
        (squares + letters)
        .add_params(kind)
        .properties(
            width=alt.Step(14),
            height=alt.Step(30),
            title=title(
                "Every claim, in the order of its text",
                "one square a claim; a click on it opens the article",
                data.caveats("claims", "status", "stance"),
            ),
            description=text.finding(text.claim_status(claims)),
        )
    )


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
    dates = zip(reports["date"], reports["date_precision"], strict=True)
    who = reports["claimant"].str.split(", citing|, held", regex=True).str[0]
    who = who.str.replace("the South China Morning Post", "SCMP")
    rows = pd.DataFrame(
        {
            "row": reports["claim_id"],
            "who": reports["date"].dt.strftime("%b %Y: ") + who,
            "day": [text.day(date, precision) for date, precision in dates],
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


def inside_dates(
    claims: pd.DataFrame, events: pd.DataFrame, articles: pd.DataFrame
) -> alt.VConcatChart:
    """Draw for each text the acts that it tells, its limit, and the date that the course gives.

    Parameters
    ----------
    claims, events, articles : pandas.DataFrame
        The tables of these names.

    Returns
    -------
    altair.VConcatChart
        One strip a text, each with days of its own: from six weeks before the limit on.
    """
    table = models.earliest_days(claims, events, articles)
    strips = [
        _strip(row, models.inside_dates(claims, events, row.Index)) for row in table.itertuples()
    ]
    return alt.vconcat(*strips, spacing=14).properties(
        title=title(
            "Not before which day?",
            "circles: acts linked to the text; triangle: the last one; bar: date of the text",
            pd.concat([data.caveats("claims", "event_ids"), data.caveats("articles", "date")]),
        ),
        description=text.finding(text.inside_dates(table)),
    )


def _bars(
    claims: pd.DataFrame, column: str, colours: dict[str, str], legend: str, start: str
) -> alt.LayerChart:
    rows = models.counts(claims, column)
    words = {code: _word(code) for code in data.labels("claims", column)}
    rows = rows.assign(
        text=rows["article_id"].map(text.outlet),
        code=rows[column].map(words),
        dark=rows[column].map(colours).isin(_DARK),
        percent=100 * rows["share"],
    )
    for measure in ("claims", "percent"):
        rows[f"{measure}_end"] = rows.groupby("article_id")[measure].cumsum()
    measure = alt.param(
        name=f"{column}_measure",
        value=start,
        bind=alt.binding_radio(options=["number", "share"], name="Show: "),
    )
    chosen = f"{column}_measure == 'share'"
    base = (
        alt.Chart(rows[["text", "code", "dark", "claims", "percent", "claims_end", "percent_end"]])
        .transform_calculate(
            end=f"{chosen} ? datum.percent_end : datum.claims_end",
            value=f"{chosen} ? datum.percent : datum.claims",
        )
        .transform_calculate(
            begin="datum.end - datum.value",
            middle="datum.end - datum.value / 2",
            label=f"{chosen} ? format(datum.percent, '.0f') + ' %' : format(datum.claims, 'd')",
        )
        .encode(
            y=alt.Y("text:N").title(None).sort(list(rows["text"].unique())).axis(labelLimit=260),
            tooltip=[
                alt.Tooltip("text:N"),
                alt.Tooltip("code:N", title=legend),
                alt.Tooltip("claims:Q"),
                alt.Tooltip("percent:Q", title="per cent of the text", format=".1f"),
            ],
        )
    )
    present = [code for code in words if code in set(rows[column])]
    bars = base.mark_bar(stroke="white").encode(
        x=alt.X("begin:Q").title("claims, or per cent of the claims of the text"),
        x2=alt.X2("end"),
        color=alt.Color("code:N")
        .title(legend)
        .scale(domain=[words[c] for c in present], range=[colours[c] for c in present])
        .legend(columns=5),
    )
    numbers = base.mark_text(fontWeight=600).encode(
        x=alt.X("middle:Q"),
        text=alt.Text("label:N"),
        color=alt.when("datum.dark").then(alt.value("white")).otherwise(alt.value(INK)),
    )
    return (bars + numbers).add_params(measure).properties(width=470, height=alt.Step(34))


def _word(code: str) -> str:
    """Return the word for a legend: the code itself, except where it needs one more word."""
    return {"author": "the writer", "unnamed": "without a name"}.get(code, code)


def _one_stance_map(table: pd.DataFrame, named: bool) -> alt.LayerChart:
    words = {"toward_us": "ties with Washington", "toward_russia": "ties with Moscow"}
    sides = [words.get(code, "no side") for code in data.labels("claims", "stance")]
    names = table["speaker"].str.partition(",")[0].str.replace("link to another article", "link")
    rows = table.assign(
        name=names.where(table["speaker_kind"] != "author", names + " – writer"),
        side=table["stance"].map(words).fillna("no side"),
        kind=table["speaker_kind"],
        text=text.outlet(table["article_id"].iloc[0]),
    )[["name", "side", "stance", "kind", "claims", "text"]]
    name = _strip_title(rows["text"].iloc[0])
    base = alt.Chart(rows).encode(
        x=alt.X("side:N")
        .title(None)
        .scale(domain=sides)
        .axis(orient="bottom", labelAngle=0, labels=named, ticks=named),
        y=alt.Y("name:N").title(None).sort(list(rows["name"].unique())).axis(labelLimit=330),
        tooltip=[
            alt.Tooltip("text:N"),
            alt.Tooltip("name:N", title="speaker"),
            alt.Tooltip("kind:N"),
            alt.Tooltip("side:N"),
            alt.Tooltip("claims:Q"),
        ],
    )
    cells = base.mark_rect(stroke="white").encode(
        color=alt.Color("stance:N")
        .scale(domain=list(STANCE_COLOURS), range=list(STANCE_COLOURS.values()))
        .legend(None),
        opacity=alt.Opacity("claims:Q").scale(domain=[0, 18], range=[0.12, 0.6]).legend(None),
    )
    numbers = base.mark_text(fontWeight=600, color=INK).encode(text=alt.Text("claims:Q"))
    return (cells + numbers).properties(width=360, height=alt.Step(18), title=name)


def _claim_labels(rows: pd.DataFrame) -> list[str]:
    """Write the day, the claimant and the first words of each claim, for the axis."""
    labels = []
    for row in rows.itertuples():
        who = _SHORT_NAMES.get(row.claimant, row.claimant.partition(",")[0])
        what = row.item if row.kind == "value" else re.split(r",| that| on \d", row.item)[0]
        labels.append(f"{row.date.day} {row.date:%b %Y}, {who}: {what}")
    return labels


def _strip_title(name: str) -> alt.TitleParams:
    return alt.TitleParams(name, fontSize=13, offset=4, frame="group")


def _by_form(channel: alt.Shape | alt.Color, values: dict[str, str]) -> alt.Shape | alt.Color:
    return channel.scale(domain=list(values), range=list(values.values())).title(
        "how the shells changed hands, by this report"
    )


def _strip(row: object, told: pd.DataFrame) -> alt.LayerChart:
    first = row.not_before - pd.Timedelta(days=42)
    end = max(row.printed_to, row.not_before) + pd.Timedelta(days=3)
    told = told[told["date"] >= first]
    marks = pd.DataFrame(
        {
            "day": told["date"].dt.strftime("%Y-%m-%d"),
            "last": told["date"] == row.not_before,
            "act": told["title"],
            "row": told["claim_id"],
            "source": data.source_labels(told["source_id"])["source"],
        }
    )
    printed = pd.DataFrame(
        {
            "from": [f"{row.printed_from:%Y-%m-%d}"],
            "to": [f"{row.printed_to + pd.Timedelta(days=1):%Y-%m-%d}"],
            "known": [text.day(row.printed_from, row.date_precision)],
        }
    )
    x = alt.X("day:T").title(None).scale(domain=[f"{first:%Y-%m-%d}", f"{end:%Y-%m-%d}"])
    x = x.axis(format="%-d %b %Y", tickCount=5, labelFlush=True)
    bar = (
        alt.Chart(printed)
        .mark_bar(color=ORANGE, opacity=0.55, height=26, clip=True)
        .encode(
            x=alt.X("from:T"),
            x2=alt.X2("to"),
            tooltip=[alt.Tooltip("known:N", title="date of the text")],
        )
    )
    acts = (
        alt.Chart(marks)
        .mark_point(filled=True, opacity=0.9)
        .encode(
            x=x,
            shape=alt.when("datum.last")
            .then(alt.value("triangle-up"))
            .otherwise(alt.value("circle")),
            size=alt.when("datum.last").then(alt.value(190)).otherwise(alt.value(60)),
            color=alt.when("datum.last").then(alt.value(VERMILLION)).otherwise(alt.value(BLUE)),
            tooltip=[
                alt.Tooltip("act:N"),
                alt.Tooltip("day:N"),
                alt.Tooltip("row:N", title="claim"),
                alt.Tooltip("source:N"),
            ],
        )
    )
    name = (
        f"{row.outlet.partition(',')[0]}: last act linked {text.day(row.not_before)}; dated "
        f"{text.day(row.printed_from, row.date_precision)}"
    )
    return (bar + acts).properties(width=600, height=34, title=_strip_title(name))
