"""Charts of red lines: the ledger, its parts, its coders, and what followed."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from course import data, text
from course.charts.theme import BLUE, INK, ORANGE, PALE, SKY, alt, title
from course.models import red_lines as model

TESTED = {"yes": "tested", "no": "not tested", "unclear": "unclear"}
TESTED_FILLS = {"yes": BLUE, "no": "white", "unclear": PALE}
FOLLOWED = {
    "yes": "it followed",
    "no": "it did not follow",
    "unclear": "cannot be judged",
    "not_tested": "the act was not done",
}
FOLLOWED_FILLS = {"yes": BLUE, "no": ORANGE, "unclear": PALE, "not_tested": "white"}
LEVEL_FILLS = {0: "#F3F4F6", 1: "#BBDDF2", 2: SKY, 3: BLUE}
HEXAGON = "M-1,0L-0.5,0.87L0.5,0.87L1,0L0.5,-0.87L-0.5,-0.87Z"
LEVEL_SHAPES = {0: "circle", 1: "square", 2: "diamond", 3: HEXAGON}

_LANE = "·"  # stands between a row and the number of its second and third lane
_NEAR = pd.Timedelta(days=50)  # marks closer than this would hide each other


def red_lines(lines: pd.DataFrame) -> alt.LayerChart:
    """Draw every line by date and state; the number and the shape say how exact it is.

    The controls need no kernel: they keep one state, one code for the test, and the years
    from one year on. A click on a mark opens the source of the statement.

    Parameters
    ----------
    lines : pandas.DataFrame
        The table ``red_lines``.

    Returns
    -------
    altair.LayerChart
    """
    rows = _readable(lines)
    names = list(dict.fromkeys(rows["state"]))
    first, last = lines["date"].dt.year.min(), lines["date"].dt.year.max()
    state = _picker("line_state", "Lines of: ", ["all", *names])
    tested = _picker("line_tested", "Test: ", ["all", *TESTED.values()])
    start = max(int(first), 2022)
    from_year = alt.param(
        name="line_from",
        value=start,
        bind=alt.binding_range(min=int(first), max=int(last), step=1, name="From: "),
    )
    base = (
        alt.Chart(rows)
        .transform_filter("year(datum.date) >= line_from")
        .transform_filter("line_state == 'all' || datum.state == line_state")
        .transform_filter("line_tested == 'all' || datum.tested == line_tested")
        .encode(
            x=alt.X("date:T")
            .title(None)
            .scale(
                domainMin={"expr": "datetime(line_from, 0, 1)"},
                domainMax={"expr": f"datetime({last}, 11, 31)"},
            ),
            y=alt.Y("row:N")
            .title(None)
            .sort(_row_order(rows))
            .axis(ticks=False, labelExpr=f"split(datum.label, '{_LANE}')[1] ? '' : datum.label"),
        )
    )
    marks = base.mark_point(filled=True, size=300, stroke=INK, strokeWidth=1, opacity=1).encode(
        fill=_tested_fill(),
        shape=alt.Shape("level:O")
        .title("explicitness")
        .scale(domain=list(LEVEL_SHAPES), range=list(LEVEL_SHAPES.values())),
        href=alt.Href("url:N"),
        tooltip=[
            alt.Tooltip("day:N"),
            alt.Tooltip("speaker:N"),
            alt.Tooltip("act:N"),
            alt.Tooltip("condition:N"),
            alt.Tooltip("consequence:N"),
            alt.Tooltip("level_words:N", title="explicitness"),
            alt.Tooltip("tested:N", title="test"),
            alt.Tooltip("followed:N", title="consequence"),
            alt.Tooltip("later:N", title="later"),
            alt.Tooltip("source:N"),
            alt.Tooltip("line_id:N", title="row"),
        ],
    )
    numbers = base.mark_text(fontWeight=700, fontSize=12).encode(
        text=alt.Text("level:O"),
        color=alt.when("datum.tested == 'tested'")
        .then(alt.value("white"))
        .otherwise(alt.value(INK)),
    )
    return (
        alt.layer(marks, numbers)
        .add_params(state, tested, from_year)
        .properties(
            width=620,
            height=alt.Step(24),
            title=title(
                "Red lines, by state and explicitness",
                "number and shape: explicitness, 0 to 3; filled blue: the act was done",
                data.caveats("red_lines", "date", "explicitness", "tested", "consequence_followed"),
            ),
            description=text.finding(text.red_lines(lines)),
        )
    )


def line_elements(lines: pd.DataFrame, line_ids: Sequence[str]) -> alt.LayerChart:
    """Draw which elements each statement defines, as a grid of words.

    Parameters
    ----------
    lines : pandas.DataFrame
        The table ``red_lines``.
    line_ids : sequence of str
        Keys of statements, in the order of the rows.

    Returns
    -------
    altair.LayerChart
    """
    known = _readable(lines).set_index("line_id")
    parts = [_parts_of(lines, known.loc[line_id], line_id) for line_id in line_ids]
    rows = pd.concat(parts, ignore_index=True)
    base = alt.Chart(rows).encode(
        x=alt.X("element:N")
        .title(None)
        .sort(list(model.ELEMENTS))
        .axis(orient="top", labelAngle=0, labelFontWeight=600),
        y=alt.Y("label:N")
        .title(None)
        .sort(list(dict.fromkeys(rows["label"])))
        .axis(labelLimit=330),
    )
    cells = base.mark_rect(stroke="white", strokeWidth=3).encode(
        color=alt.Color("answer:N")
        .title(None)
        .scale(domain=["defined", "open"], range=[BLUE, PALE])
        .legend(None),
        tooltip=[
            alt.Tooltip("label:N", title="statement"),
            alt.Tooltip("element:N"),
            alt.Tooltip("answer:N"),
            alt.Tooltip("words:N"),
            alt.Tooltip("source:N"),
            alt.Tooltip("line_id:N", title="row"),
        ],
    )
    letters = base.mark_text(fontWeight=700, fontSize=13).encode(
        text=alt.Text("answer:N"),
        color=alt.when("datum.answer == 'defined'")
        .then(alt.value("white"))
        .otherwise(alt.value(INK)),
    )
    return (cells + letters).properties(
        width=alt.Step(104),
        height=alt.Step(34),
        title=title(
            "Four parts of a red line",
            "the condition does not count for the code",
            data.caveats("red_lines", "explicitness"),
        ),
        description=text.finding(text.line_elements(lines, line_ids)),
    )


def exactness_by_state(lines: pd.DataFrame, codings: pd.DataFrame) -> alt.LayerChart:
    """Draw how exact each state's lines are; choose inside the chart who decides.

    Parameters
    ----------
    lines : pandas.DataFrame
        The table ``red_lines``.
    codings : pandas.DataFrame
        The table ``red_line_codings``.

    Returns
    -------
    altair.LayerChart
    """
    tables = [
        _stacked(model.by_state(model.recoded(lines, codings, reading)).loc[_states(lines)]).assign(
            reading=words
        )
        for reading, words in model.READINGS.items()
    ]
    rows = pd.concat(tables, ignore_index=True)
    rows["state"] = rows["group"].map(data.country_name)
    words = data.labels("red_lines", "explicitness")
    rows["words"] = rows["part"].map(lambda level: f"{level}: {words[level]}")
    domain = [f"{level}: {label}" for level, label in words.items()]
    reading = _picker("line_reading", "An element counts when: ", list(model.READINGS.values()))
    base = (
        alt.Chart(rows)
        .transform_filter("datum.reading == line_reading")
        .encode(
            y=alt.Y("state:N")
            .title(None)
            .sort([data.country_name(code) for code in _states(lines)])
        )
    )
    bars, numbers = _bars(base, domain, list(LEVEL_FILLS.values()), "explicitness", "state")
    return (
        alt.layer(bars, numbers)
        .add_params(reading)
        .properties(
            width=560,
            height=alt.Step(40),
            title=title(
                "Who names act and consequence?",
                "lines of each state; the darker, the more exact",
                data.caveats("red_lines", "date", "explicitness"),
            ),
            description=text.finding(text.exactness_by_state(lines, codings)),
        )
    )


def what_followed(lines: pd.DataFrame) -> alt.LayerChart:
    """Draw how many lines were tested and what followed.

    Parameters
    ----------
    lines : pandas.DataFrame
        Rows of the table ``red_lines``.

    Returns
    -------
    altair.LayerChart
    """
    table = model.followed(lines)[list(FOLLOWED)]
    rows = _stacked(table)
    rows["group"] = rows["group"].map(TESTED)
    rows["words"] = rows["part"].map(FOLLOWED)
    base = alt.Chart(rows).encode(
        y=alt.Y("group:N").title("was the act done?").sort(list(TESTED.values()))
    )
    bars, numbers = _bars(
        base, list(FOLLOWED.values()), list(FOLLOWED_FILLS.values()), "consequence", "group"
    )
    return alt.layer(bars, numbers).properties(
        width=560,
        height=alt.Step(44),
        title=title(
            "What followed the red lines",
            "lines, by test and by what followed",
            data.caveats("red_lines", "date", "tested", "consequence_followed"),
        ),
        description=text.finding(text.what_followed(lines)),
    )


def explicit_or_vague(lines: pd.DataFrame) -> alt.LayerChart:
    """Draw whether lines were tested, by how exact they are.

    Parameters
    ----------
    lines : pandas.DataFrame
        Rows of the table ``red_lines``.

    Returns
    -------
    altair.LayerChart
    """
    table = model.by_explicitness(lines)[list(TESTED)]
    words = data.labels("red_lines", "explicitness")
    labels = {level: f"{level}: {label}" for level, label in words.items()}
    rows = _stacked(table)
    rows["group"] = rows["group"].map(labels)
    rows["words"] = rows["part"].map(TESTED)
    base = alt.Chart(rows).encode(
        y=alt.Y("group:N").title(None).sort(list(labels.values())[::-1]).axis(labelLimit=280)
    )
    bars, numbers = _bars(
        base, list(TESTED.values()), list(TESTED_FILLS.values()), "test", "group", 3
    )
    return alt.layer(bars, numbers).properties(
        width=380,
        height=alt.Step(40),
        title=title(
            "Exact and vague lines",
            "lines, by explicitness and test; a count, not a sample",
            data.caveats("red_lines", "date", "explicitness", "tested"),
        ),
        description=text.finding(text.explicit_or_vague(lines)),
    )


def _readable(lines: pd.DataFrame) -> pd.DataFrame:
    words = data.labels("red_lines", "explicitness")
    sources = data.source_labels(lines["source_id"])
    rows = pd.DataFrame(
        {
            "line_id": lines["line_id"],
            "date": lines["date"].dt.strftime("%Y-%m-%d"),
            "day": lines["date"].map(text.day),
            "speaker": lines["speaker"],
            "code": lines["state"],
            "state": lines["state"].map(data.country_name),
            "act": lines["act"].fillna("not defined"),
            "condition": lines["condition"].fillna("none"),
            "consequence": lines["consequence"].fillna("not defined"),
            "level": lines["explicitness"].astype(int),
            "level_words": lines["explicitness"].map(words),
            "tested": lines["tested"].map(TESTED),
            "followed": lines["consequence_followed"].map(FOLLOWED),
            "later": lines["later_conduct"],
            "source": sources["source"],
            "url": sources["url"],
        }
    )
    rows["row"] = rows["state"] + "  " + rows["level"].astype(str)
    order = {code: place for place, code in enumerate(_states(lines))}
    rows = rows.sort_values("date", kind="stable")
    rows["lane"] = _lanes(rows)
    later = rows["lane"] > 0
    rows.loc[later, "row"] += _LANE + rows.loc[later, "lane"].astype(str)
    return rows.sort_values("code", key=lambda codes: codes.map(order), kind="stable")


def _lanes(rows: pd.DataFrame) -> pd.Series:
    """Give neighbours in time lanes of their own: 0, 1, 2."""
    lanes, lasts = {}, {}
    for index, row, day in zip(rows.index, rows["row"], pd.to_datetime(rows["date"]), strict=True):
        taken = lasts.setdefault(row, {})
        free = [lane for lane in range(3) if lane not in taken or day - taken[lane] > _NEAR]
        lane = free[0] if free else min(taken, key=taken.get)
        lanes[index] = lane
        taken[lane] = day
    return pd.Series(lanes)


def _row_order(rows: pd.DataFrame) -> list[str]:
    states = {state: place for place, state in enumerate(dict.fromkeys(rows["state"]))}
    found = rows[["row", "state", "level", "lane"]].drop_duplicates()
    found = sorted(found.itertuples(), key=lambda one: (states[one.state], -one.level, one.lane))
    return [one.row for one in found]


def _states(lines: pd.DataFrame) -> list[str]:
    """States in the order of the legend of the table, those with most lines first."""
    return list(lines["state"].value_counts(sort=True).index)


def _parts_of(lines: pd.DataFrame, about: pd.Series, line_id: str) -> pd.DataFrame:
    table = model.elements(lines, line_id).reset_index()
    speaker = text.short_speaker(about["speaker"])
    return pd.DataFrame(
        {
            "label": f"{speaker}, {about['day']}: code {about['level']}",
            "element": table["element"],
            "answer": table["defined"].map({True: "defined", False: "open"}),
            "words": table["words"],
            "source": about["source"],
            "line_id": line_id,
        }
    )


def _stacked(table: pd.DataFrame) -> pd.DataFrame:
    """Turn a cross-table into segments with an end and a middle, empty ones left out."""
    long = table.rename_axis(index="group", columns="part").stack().rename("lines").reset_index()
    long["end"] = long.groupby("group", sort=False)["lines"].cumsum()
    long["start"] = long["end"] - long["lines"]
    long["middle"] = (long["start"] + long["end"]) / 2
    return long[long["lines"] > 0]


def _bars(
    base: alt.Chart, domain: list[str], fills: list[str], name: str, key: str, columns: int = 2
) -> tuple[alt.Chart, alt.Chart]:
    """Draw segments with their numbers; the darkest fill gets white numbers."""
    bars = base.mark_bar(stroke=INK, strokeWidth=1).encode(
        x=alt.X("start:Q").title("lines"),
        x2=alt.X2("end"),
        color=alt.Color("words:N")
        .title(name)
        .scale(domain=domain, range=fills)
        .legend(columns=columns, symbolStrokeColor=INK, symbolStrokeWidth=1),
        tooltip=[
            alt.Tooltip(f"{key}:N", title="lines of" if key == "state" else "group"),
            alt.Tooltip("words:N", title=name),
            alt.Tooltip("lines:Q"),
        ],
    )
    dark = domain[fills.index(BLUE)]
    numbers = base.mark_text(fontWeight=700, fontSize=13).encode(
        x=alt.X("middle:Q"),
        text=alt.Text("lines:Q"),
        color=alt.when(f"datum.words == {dark!r}")
        .then(alt.value("white"))
        .otherwise(alt.value(INK)),
    )
    return bars, numbers


def _tested_fill() -> alt.Fill:
    return (
        alt.Fill("tested:N")
        .title("test")
        .scale(domain=list(TESTED.values()), range=list(TESTED_FILLS.values()))
        .legend(symbolStrokeColor=INK, symbolStrokeWidth=1, symbolType="circle")
    )


def _picker(name: str, label: str, options: list[str]) -> alt.Parameter:
    return alt.param(
        name=name, value=options[0], bind=alt.binding_select(options=options, name=label)
    )
