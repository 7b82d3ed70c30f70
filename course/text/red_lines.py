"""Text twins of the charts of red lines."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from course.models import red_lines as model
from course.text.words import count, day, join, name

NONE = "No line passes these filters."


def red_lines(lines: pd.DataFrame) -> str:
    """Say who draws how many lines, and how exact they are."""
    if lines.empty:
        return NONE
    table = model.by_state(lines)
    first = table.index[0]
    exact = table[[2, 3]].sum(axis=1)
    sentences = [
        f"{exact[first]} of {count(table.loc[first].sum(), 'line')} of {name(first)} name both "
        "act and consequence (code 2 or 3)"
    ]
    others = [
        f"{exact[state]} of {table.loc[state].sum()} of {name(state)}" for state in table.index[1:]
    ]
    out = ["; ".join([*sentences, *others[:1]]) + "."]
    if others[1:]:
        out.append(f"Also {join(others[1:])}.")
    year = lines["date"].dt.year.value_counts().sort_index()
    most = year.idxmax()
    out.append(
        f"{count(len(lines), 'statement')} from {day(lines['date'].min())} to "
        f"{day(lines['date'].max())}; {most} has the most, {year[most]}."
    )
    return "\n".join(out)


def line_elements(lines: pd.DataFrame, line_ids: Sequence[str]) -> str:
    """Take statements apart: what each one defines and what it leaves open."""
    out = []
    codes = lines.set_index("line_id")
    for line_id in line_ids:
        table = model.elements(lines, line_id)
        row = codes.loc[line_id]
        found, missing = list(table.index[table["defined"]]), list(table.index[~table["defined"]])
        parts = [f"defined: {join(found) or 'nothing'}"]
        parts += [f"open: {join(missing)}"] if missing else []
        out.append(
            f"{short_speaker(row['speaker'])}, {day(row['date'])}, code {row['explicitness']}; "
            f"{'; '.join(parts)}."
        )
    numbers = codes.loc[list(line_ids), "explicitness"]
    finding = (
        f"{count(len(out), 'statement')}, with codes from {numbers.min()} to {numbers.max()}: "
        "what counts is what is named, not how hard it sounds."
    )
    return "\n".join([finding, *out])


def what_followed(lines: pd.DataFrame) -> str:
    """Say how many lines were tested, and what followed."""
    if lines.empty:
        return NONE
    table = model.followed(lines)
    sums, tested = table.sum(axis=1), table.loc["yes"]
    was = "was" if sums["yes"] == 1 else "were"
    return "\n".join(
        [
            f"Of {count(len(lines), 'line')}, {sums['yes']} {was} tested: the consequence followed "
            f"in {tested['yes']}, did not follow in {tested['no']}, and cannot be judged in "
            f"{tested['unclear']}.",
            f"Not tested: {sums['no']}. A line not tested is no proof that the threat worked.",
            f"Unclear whether the act was done: {sums['unclear']}.",
        ]
    )


def explicit_or_vague(lines: pd.DataFrame) -> str:
    """Compare exact and vague lines, and say why the table proves little."""
    if lines.empty:
        return NONE
    table = model.by_explicitness(lines)
    sums = table.sum(axis=1)
    vague = table.loc[[0, 1]].sum()
    untested = lines[lines["tested"] == "no"]
    moscow = untested[(untested["state"] == "RUS") & model.about_arms(untested)]
    return "\n".join(
        [
            f"Of {count(sums[3], 'line')} with code 3, {table.loc[3, 'no']} were not tested and "
            f"{table.loc[3, 'yes']} tested; of {sums[2]} with code 2, {table.loc[2, 'no']} not "
            f"tested and {table.loc[2, 'yes']} tested.",
            f"Vague lines (0 or 1) mostly cannot be judged: {vague['unclear']} of {vague.sum()}.",
            f"Caution: {len(moscow)} of the {len(untested)} lines not tested are Russian lines on "
            "arms for Ukraine. That may be one line, said many times.",
        ]
    )


def exactness_by_state(lines: pd.DataFrame, codings: pd.DataFrame) -> str:
    """Say how exact the lines of each state are, and whether that depends on the coder."""
    states = list(lines["state"].value_counts().index[:2])
    tables = {
        reading: model.by_state(model.recoded(lines, codings, reading)).loc[states]
        for reading in model.READINGS
    }
    total = tables["both"].sum(axis=1)

    def named(reading: str) -> str:
        """Write for each state how many of its lines name both, as one reading codes them."""
        exact = tables[reading][[2, 3]].sum(axis=1)
        return join([f"{name(state)} {exact[state]} of {total[state]}" for state in states])

    out = [f"Lines that name both act and consequence: {named('both')}, if both coders must agree."]
    out += [
        f"If {model.READINGS[reading]}: {named(reading)}." for reading in list(model.READINGS)[1:]
    ]
    return "\n".join(out)


def short_speaker(speaker: str) -> str:
    """Return a speaker's name without the bracket that explains it."""
    return speaker.split(" (")[0].split(", official")[0]
