"""Charts of sanctions: eight days, the control list, who took part, what a record hides."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import pandas as pd

from course import data, text
from course.charts.theme import BLUE, GREEN, ORANGE, SKY, STATE_COLOURS, VERMILLION, alt, title
from course.models import sanctions as model

_LINE = 46
"""Longest line of a name of an event, in characters."""


def eight_days(events: pd.DataFrame) -> alt.Chart:
    """Draw every event from the product rule to South Korea's exemption, one row an event.

    Parameters
    ----------
    events : pandas.DataFrame
        Rows of the table ``events``.

    Returns
    -------
    altair.Chart
    """
    window = model.eight_days(events)
    actors = data.labels("events", "initiator")
    rows = pd.DataFrame(
        {
            "event_id": window["event_id"],
            "title": ["|".join(textwrap.wrap(t, _LINE)) for t in window["title"]],
            "what": window["title"],
            "date": window["date"].dt.strftime("%Y-%m-%d"),
            "known": window["date_known"].dt.strftime("%Y-%m-%d"),
            "actor": window["initiator"].map(actors),
            "status": window["status"],
            **data.source_labels(window["source_id"]),
        }
    )
    states = [code for code in ("USA", "KOR", "RUS") if code in set(window["initiator"])]
    scale = {"domain": [actors[code] for code in states]}
    colours = [STATE_COLOURS[code] for code in states]
    # The day stands at noon: a date alone is midnight in London, the day before further west.
    return (
        alt.Chart(rows)
        .transform_calculate(day="datetime(datum.date + 'T12:00')")
        .mark_point(filled=True, size=130, opacity=1)
        .encode(
            x=alt.X("day:T")
            .title(None)
            .axis(format="%-d %b", tickCount="day", grid=True, orient="top")
            .scale(
                domain=[
                    {"year": 2022, "month": 2, "date": 24},
                    {"year": 2022, "month": 3, "date": 5},
                ]
            ),
            y=alt.Y("title:N")
            .title(None)
            .sort(list(rows["title"]))
            .axis(
                labelExpr="split(datum.label, '|')", labelLimit=360, grid=True, labelLineHeight=14
            ),
            color=alt.Color("actor:N").scale(**scale, range=colours).title("who acted"),
            shape=alt.Shape("actor:N")
            .scale(**scale, range=["triangle-right", "circle", "square"][: len(states)])
            .title("who acted"),
            href=alt.Href("url:N"),
            tooltip=[
                alt.Tooltip("what:N"),
                alt.Tooltip("date:N"),
                alt.Tooltip("known:N", title="known in Seoul"),
                alt.Tooltip("actor:N", title="by"),
                alt.Tooltip("status:N"),
                alt.Tooltip("source:N"),
                alt.Tooltip("event_id:N", title="row"),
            ],
        )
        .properties(
            width=360,
            height=alt.Step(38),
            title=title(
                "Eight days: from the product rule to the exemption",
                "every event in this window; on one day, what Seoul could know first stands first",
                data.caveats("events", "date", "date_known", start=2022, end=2022),
            ),
            description=text.finding(text.eight_days(events)),
        )
    )


def control_list(controls: pd.DataFrame, steps: Sequence[int] = ()) -> alt.LayerChart:
    """Draw the totals of South Korea's control list, with the break in its counting.

    Parameters
    ----------
    controls : pandas.DataFrame
        The table ``export_controls``.
    steps : sequence of int, optional
        Numbers of steps to stand out; without it all stand out.

    Returns
    -------
    altair.LayerChart
    """
    words = data.labels("export_controls", "counting")
    rows = pd.DataFrame(
        {
            "step": controls["step"].astype(float),
            "date": controls["as_of"].dt.strftime("%Y-%m-%d"),
            "total": controls["total_after"].astype(float),
            "added": controls["items_added"].astype(float),
            "counting": controls["counting"].map(words),
            "label": controls["total_after"].map("{:,}".format),
            "chosen": controls["step"].isin(list(steps) or controls["step"]),
            **data.source_labels(controls["source_id"]),
        }
    )
    dated = controls["in_force"].notna()
    rows["when"] = dated.map({True: "from ", False: "by "}) + controls["as_of"].dt.strftime(
        "%Y-%m-%d"
    )
    broken = controls["comparable"].fillna(True).astype(bool)
    at = controls.index[~broken]
    middle = controls["as_of"].shift() + (controls["as_of"] - controls["as_of"].shift()) / 2
    gaps = pd.DataFrame(
        {
            "date": middle.loc[at].dt.strftime("%Y-%m-%d"),
            "note": "between these bars the counting changes",
            "top": float(rows["total"].max()) * 1.12,
        }
    )
    base = alt.Chart(rows).encode(
        x=alt.X("date:T")
        .title(None)
        .axis(format="%b %Y", tickCount=6)
        .scale(
            domain=[{"year": 2022, "month": 1, "date": 1}, {"year": 2025, "month": 4, "date": 15}]
        ),
        y=alt.Y("total:Q").title("items on the list"),
        href=alt.Href("url:N"),
        tooltip=[
            alt.Tooltip("step:Q"),
            alt.Tooltip("when:N"),
            alt.Tooltip("total:Q", format=",", title="total"),
            alt.Tooltip("added:Q", title="added, as announced"),
            alt.Tooltip("counting:N", title="counted"),
            alt.Tooltip("source:N"),
        ],
    )
    bars = base.mark_bar(width=38).encode(
        opacity=alt.when("datum.chosen").then(alt.value(1)).otherwise(alt.value(0.3)),
        color=alt.Color("counting:N")
        .title("how items are counted")
        .scale(domain=list(words.values()), range=[SKY, BLUE])
        .legend(columns=1),
    )
    numbers = base.mark_text(dy=-9, fontWeight=600, fontSize=13).encode(text=alt.Text("label:N"))
    edge = alt.Chart(gaps).mark_rule(color=VERMILLION, strokeWidth=2, strokeDash=[6, 4])
    note = alt.Chart(gaps).mark_text(align="right", dx=-8, color=VERMILLION, fontWeight=600)
    return alt.layer(
        bars,
        numbers,
        edge.encode(x=alt.X("date:T")),
        note.encode(x=alt.X("date:T"), y=alt.Y("top:Q"), text=alt.Text("note:N")),
    ).properties(
        width=600,
        height=280,
        title=title(
            "South Korea's list of controlled items for Russia and Belarus",
            "total of the list on the day from which it is known",
            data.caveats("export_controls", "total_after", "items_added"),
        ),
        description=text.finding(text.control_list(controls)),
    )


def sanctions_matrix(sanctions: pd.DataFrame, countries: Sequence[str]) -> alt.LayerChart:
    """Draw measures of chosen states as a grid: Y yes, N no, a dot where nobody looked.

    Parameters
    ----------
    sanctions : pandas.DataFrame
        The table ``sanctions``.
    countries : sequence of str
        Names or ISO 3166 alpha-3 codes, in the order of the rows.

    Returns
    -------
    altair.LayerChart
    """
    table = model.matrix(sanctions, countries)
    rows = table.reset_index().melt("country", var_name="code", value_name="answer")
    about = sanctions.assign(**data.source_labels(sanctions["source_id"]))
    about = about.rename(columns={"measure": "code"})
    about["day"] = about["date"].dt.strftime("%Y-%m-%d")
    rows = rows.merge(
        about[["country", "code", "day", "detail", "note", "status", "source"]],
        how="left",
        on=["country", "code"],
    ).fillna({"day": "", "detail": "not looked up, or not found", "source": ""})
    letters = {model.YES: "Y", model.NO: "N", model.UNKNOWN: "·"}
    rows["letter"] = rows["answer"].map(letters)
    inferred = rows["status"] == "derived"
    rows.loc[inferred, "letter"] = rows["letter"].str.lower()
    rows = rows.fillna({"note": ""}).drop(columns="status")
    rows["state"] = rows["country"].map(data.country_name)
    rows["measure"] = rows["code"].map(model.MEASURES)
    base = alt.Chart(rows).encode(
        x=alt.X("measure:N")
        .sort(list(model.MEASURES.values()))
        .title(None)
        .axis(labelAngle=-40, orient="top", labelLimit=160),
        y=alt.Y("state:N").sort([data.country_name(c) for c in table.index]).title(None),
    )
    cells = base.mark_rect(stroke="white", strokeWidth=2).encode(
        color=alt.Color("answer:N")
        .title("did the measure apply?")
        .scale(domain=list(letters), range=[BLUE, VERMILLION, "#EAEEF2"]),
        tooltip=[
            alt.Tooltip("state:N"),
            alt.Tooltip("measure:N"),
            alt.Tooltip("answer:N"),
            alt.Tooltip("day:N"),
            alt.Tooltip("detail:N"),
            alt.Tooltip("note:N"),
            alt.Tooltip("source:N"),
        ],
    )
    marks = base.mark_text(fontWeight=700, fontSize=13).encode(
        text=alt.Text("letter:N"),
        color=alt.when(f"datum.answer == '{model.UNKNOWN}'")
        .then(alt.value("#57606A"))
        .otherwise(alt.value("white")),
    )
    return (cells + marks).properties(
        width=alt.Step(48),
        height=alt.Step(26),
        title=title(
            "Which measure applied to whom",
            "Y yes, N no, small letter: inferred, dot: no row; last three columns: acts of Moscow",
            data.caveats("sanctions", "applies", measure=model.MEASURES),
        ),
        description=text.finding(text.sanctions_matrix(table)),
    )


def selection_effect(table: pd.DataFrame) -> alt.LayerChart:
    """Draw all threats above those on record, with the success rate of each row.

    Parameters
    ----------
    table : pandas.DataFrame
        From `sanctions.selection`.

    Returns
    -------
    altair.LayerChart
    """
    words = {
        "threat_worked": "the threat was enough",
        "sanction_worked": "the sanction worked",
        "sanction_failed": "the sanction failed",
    }
    rows = table[list(words)].reset_index().melt("record", var_name="code", value_name="cases")
    rows["ending"] = rows["code"].map(words)
    rows["order"] = rows["code"].map({code: place for place, code in enumerate(words)})
    rates = table.reset_index()[["record", "cases", "success_rate"]]
    rates["label"] = [
        "no case" if pd.isna(rate) else f"{text.percent(rate)} success"
        for rate in rates["success_rate"]
    ]
    y = alt.Y("record:N").title(None).sort(list(table.index))
    bars = (
        alt.Chart(rows)
        .mark_bar(stroke="white", height=44)
        .encode(
            x=alt.X("cases:Q")
            .title("threats")
            .scale(domain=[0, float(table["cases"].max()) * 1.22]),
            y=y,
            order=alt.Order("order:Q"),
            color=alt.Color("ending:N")
            .title("how it ended")
            .scale(domain=list(words.values()), range=[GREEN, SKY, ORANGE]),
            tooltip=[alt.Tooltip("record:N"), alt.Tooltip("ending:N"), alt.Tooltip("cases:Q")],
        )
    )
    labels = (
        alt.Chart(rates)
        .mark_text(align="left", dx=8, fontWeight=700, fontSize=14)
        .encode(x=alt.X("cases:Q"), y=y, text=alt.Text("label:N"))
    )
    return (bars + labels).properties(
        width=560,
        height=alt.Step(62),
        title=title(
            "Illustration: what a record of sanctions does not show",
            "invented numbers; they measure no real state",
        ),
        description=text.finding(text.selection_effect(table)),
    )
