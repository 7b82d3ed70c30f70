"""Charts of the five texts: kinds of claims, voices, sides, status, days."""

from __future__ import annotations

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
    caveats_of,
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
            caveats_of(("claims", "event_ids"), ("articles", "date")),
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


def _strip_title(name: str) -> alt.TitleParams:
    return alt.TitleParams(name, fontSize=13, offset=4, frame="group")


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
