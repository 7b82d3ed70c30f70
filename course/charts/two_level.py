"""Charts of the two-level game."""

from __future__ import annotations

import pandas as pd

from course import data, text
from course.charts.lines import noted
from course.charts.theme import BLUE, GREY, INK, SKY, STATE_COLOURS, VERMILLION, alt, title
from course.models import two_level
from course.models.two_level import PLAYERS, WORKED, Table
from course.text.choice import criterion as criterion_words
from course.text.choice import option


def win_sets(table: Table = WORKED, consent: bool = True) -> alt.LayerChart:
    """Draw what each player accepts, what all accept, and Washington's best offer.

    Parameters
    ----------
    table : two_level.Table
        Parameters, single numbers.
    consent : bool
        False: the Assembly has no veto.

    Returns
    -------
    altair.LayerChart
    """
    rows = pd.DataFrame(
        [(PLAYERS[p], *two_level.win_set(table, p), getattr(table, p)) for p in PLAYERS],
        columns=["player", "low", "high", "ideal"],
    )
    low, high = two_level.zone(table, consent)
    offer = two_level.agreement(table, "ally", consent)
    every = "all of them" if consent else "without a veto"
    rows = pd.concat(
        [rows, pd.DataFrame({"player": [every], "low": [low], "high": [high]})], ignore_index=True
    )
    rows["joint"] = rows["player"] == every
    rows["label"] = [f"{r.low:.3g} to {r.high:.3g}" for r in rows.itertuples()]
    y = alt.Y("player:N").title(None).sort([*PLAYERS.values(), every])
    x = (
        alt.X("low:Q")
        .title("agreement x: 0 stay out, 1 direct lethal aid")
        .scale(domain=[0, 1.25])
        .axis(values=[0, 0.2, 0.4, 0.6, 0.8, 1])
    )
    base = alt.Chart(rows).encode(
        y=y,
        tooltip=[
            alt.Tooltip("player:N"),
            alt.Tooltip("label:N", title="accepts"),
            alt.Tooltip("ideal:Q", title="wants most"),
        ],
    )
    bars = base.mark_bar(height=20, stroke=INK).encode(
        x=x,
        x2=alt.X2("high"),
        color=alt.when("datum.joint").then(alt.value(BLUE)).otherwise(alt.value("#8CB8D8")),
    )
    words = base.mark_text(align="left", dx=14, fontWeight=600).encode(
        x=alt.X("high:Q"), text=alt.Text("label:N")
    )
    wishes = (
        alt.Chart(rows[rows["ideal"].notna()])
        .mark_point(shape="diamond", filled=True, size=120, color=INK, opacity=1)
        .encode(
            x=alt.X("ideal:Q"),
            y=y,
            tooltip=[alt.Tooltip("player:N"), alt.Tooltip("ideal:Q", title="wants most")],
        )
    )
    best = (
        alt.Chart(pd.DataFrame({"low": [offer], "player": [every]}))
        .mark_point(filled=True, size=170, color=VERMILLION, opacity=1, stroke="white")
        .encode(x=x, y=y, tooltip=[alt.Tooltip("low:Q", title="best offer")])
    )
    quo = (
        alt.Chart(pd.DataFrame({"low": [table.status_quo]}))
        .mark_rule(color=GREY, strokeDash=[4, 3], strokeWidth=2)
        .encode(x=x)
    )
    return alt.layer(quo, bars, wishes, best, words).properties(
        width=560,
        height=alt.Step(44),
        title=title(
            "What the home front and the ally can both accept",
            noted("dashed line: status quo; diamond: wish; dot: Washington's best offer"),
        ),
        description=text.finding(text.win_sets(table, consent)),
    )


def agreements(table: Table = WORKED) -> alt.LayerChart:
    """Draw what can be agreed, and what is, over the Assembly's wish.

    Parameters
    ----------
    table : two_level.Table
        Parameters, single numbers; the Assembly's own wish plays no part.

    Returns
    -------
    altair.LayerChart
    """
    rows = two_level.by_assembly(table)
    x = alt.X("assembly:Q").title("what the Assembly wants most").scale(domain=[0, 1])
    y = alt.Y("low:Q").title("agreement x").scale(domain=[0, 1])
    area = alt.Chart(rows).mark_area(color=SKY, opacity=0.4).encode(x=x, y=y, y2=alt.Y2("high"))
    offers = {"if_ally_offers": "Washington offers", "if_leader_offers": "the President offers"}
    made = rows.melt("assembly", list(offers), var_name="who", value_name="outcome")
    made["who"] = made["who"].map(offers)
    kinds, colours = list(offers.values()), [STATE_COLOURS["USA"], STATE_COLOURS["KOR"]]
    lines = (
        alt.Chart(made)
        .mark_line(strokeWidth=3)
        .encode(
            x=x,
            y=alt.Y("outcome:Q"),
            color=alt.Color("who:N").title("outcome if").scale(domain=kinds, range=colours),
            strokeDash=alt.StrokeDash("who:N")
            .title("outcome if")
            .scale(domain=kinds, range=[[1, 0], [6, 4]]),
            tooltip=[
                alt.Tooltip("assembly:Q", format=".2f"),
                alt.Tooltip("who:N"),
                alt.Tooltip("outcome:Q", format=".2f"),
            ],
        )
    )
    return (area + lines).properties(
        width=520,
        height=340,
        title=title(
            "A home front near the status quo ties both hands",
            noted(f"filled: what all accept; status quo {table.status_quo:g}"),
        ),
        description=text.finding(text.agreements(table)),
    )


def home_veto(
    scores: pd.DataFrame, least: float = 30, criterion: str = "domestic"
) -> alt.LayerChart:
    """Draw the options' scores on one criterion against a veto.

    Parameters
    ----------
    scores : pandas.DataFrame
        From `choice.scores`.
    least : float
        The veto: options below fall.
    criterion : str
        Column that the veto looks at.

    Returns
    -------
    altair.LayerChart
    """
    left = two_level.pass_the_veto(scores, least, criterion)
    words = criterion_words(criterion)
    rows = pd.DataFrame(
        {
            "option": [option(o) for o in scores.index],
            "score": scores[criterion].to_numpy(),
            "state": ["stays" if o in left else "falls" for o in scores.index],
        }
    ).sort_values("score", ascending=False, kind="stable")
    rows["label"] = [f"{r.score:g} {r.state}" for r in rows.itertuples()]
    rows["end"] = rows["score"].mask(rows["state"] == "falls", least)  # clear of the dashed line
    kinds = ["stays", "falls"]
    base = alt.Chart(rows).encode(
        y=alt.Y("option:N").title(None).sort(list(rows["option"])).axis(labelLimit=220),
        x=alt.X("score:Q").title(f"score on {words}").scale(domain=[0, 100]),
        tooltip=[alt.Tooltip("option:N"), alt.Tooltip("score:Q"), alt.Tooltip("state:N")],
    )
    bars = base.mark_bar(height=24).encode(
        color=alt.Color("state:N").title(None).scale(domain=kinds, range=[BLUE, "#E8A87C"])
    )
    numbers = base.mark_text(align="left", dx=6, fontWeight=600).encode(
        x=alt.X("end:Q"), text=alt.Text("label:N")
    )
    rule = (
        alt.Chart(pd.DataFrame({"score": [least]}))
        .mark_rule(color=VERMILLION, strokeWidth=3, strokeDash=[6, 3])
        .encode(x=alt.X("score:Q"))
    )
    return alt.layer(bars, rule, numbers).properties(
        width=460,
        height=alt.Step(40),
        title=title(
            "What a veto at home leaves",
            noted(f"dashed line: least score {least:g}"),
            data.caveats("option_scores", "score"),
        ),
        description=text.finding(text.home_veto(scores, least, criterion)),
    )
