"""Results of several groups of the council: who decided what, and the ledger of forecasts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from course import data
from course.errors import CourseError
from course.keep import Keep
from course.models import choice
from course.models.council import options
from course.models.council_record import DECISION, KIND, problems, scored
from course.models.cut_off import point_row, points

STATES = ("settled", "open", "deadline passed")


@dataclass(frozen=True)
class Group:
    """A group and its record; the name is a number, so that no name of a person is shown."""

    name: str
    file: str
    record: dict[str, Any]


def groups(folder: str | Path = "results") -> tuple[list[Group], list[str]]:
    """Load all records of a folder.

    Parameters
    ----------
    folder : str or pathlib.Path
        Holds files as the lesson keeps them, under any names that end in ``.json``.

    Returns
    -------
    list of Group
        Complete records, numbered in the order of the file names.
    list of str
        One sentence for each file that was left out.
    """
    found: list[Group] = []
    left_out: list[str] = []
    for path in sorted(Path(folder).glob("*.json")):
        record, problem = _read(path, found)
        if problem:
            left_out.append(f"{path.name} was left out: {problem}")
        else:
            found.append(Group(f"Group {len(found) + 1}", path.name, record))
    return found, left_out


def _read(path: Path, before: list[Group]) -> tuple[dict[str, Any], str]:
    try:
        record = Keep(path, KIND).load()
    except CourseError:
        return {}, "it is damaged, or it is no record of this course."
    missing = problems(record)
    if missing:
        return {}, missing[0]
    same = [group.file for group in before if group.record == record]
    return record, f"it holds the same record as {same[0]}." if same else ""


def played(every: list[Group]) -> list[str]:
    """Return the decision points that groups have played, in order of time."""
    here = {group.record["point_id"] for group in every}
    return [point for point in points() if point in here]


def choices(every: list[Group], point_id: str) -> pd.DataFrame:
    """Return what each group decided at a point.

    Parameters
    ----------
    every : list of Group
    point_id : str

    Returns
    -------
    pandas.DataFrame
        Index ``group``; ``size``, ``option`` (label), ``act``, ``limit``, ``message``,
        ``review``.
    """
    labels = options(point_id)["label"]
    rows = {
        g.name: {
            "size": g.record.get("size"),
            "option": labels[g.record["option"]],
            **{part: g.record["decision"][part] for part in DECISION},
        }
        for g in at(every, point_id)
    }
    columns = ["size", "option", *DECISION]
    table = pd.DataFrame.from_dict(rows, orient="index", columns=columns)
    return table.rename_axis("group")


def group_weights(every: list[Group], point_id: str) -> pd.DataFrame:
    """Return the weights of each group at a point; those of a group sum to 1.

    Returns
    -------
    pandas.DataFrame
        Index ``group``, one column a criterion.
    """
    order = list(data.labels("weight_profiles", "criterion"))
    rows = {g.name: choice.normalise(g.record["weights"]) for g in at(every, point_id)}
    return pd.DataFrame(rows, index=order).T.rename_axis(index="group", columns=None)


def group_chances(every: list[Group], point_id: str) -> pd.DataFrame:
    """Return the chances of each group at a point, beside what happened.

    Returns
    -------
    pandas.DataFrame
        One row a group and question: ``group``, then the columns of `scored` with
        ``question_id``.
    """
    parts = [scored(g.record).reset_index().assign(group=g.name) for g in at(every, point_id)]
    if not parts:
        raise CourseError(f"No group has played {point_id} yet.")
    table = pd.concat(parts, ignore_index=True)
    return table[["group", *table.columns.drop("group")]]


def at(every: list[Group], point_id: str) -> list[Group]:
    """Return the groups that played a point."""
    return [group for group in every if group.record["point_id"] == point_row(point_id)["point_id"]]


def ledger(every: list[Group], today: str | pd.Timestamp | None = None) -> pd.DataFrame:
    """Keep the ledger of forecasts: what was asked, by when, and how good the answers were.

    Parameters
    ----------
    every : list of Group
    today : str or pandas.Timestamp, optional
        An open question whose deadline lies before this day is marked.

    Returns
    -------
    pandas.DataFrame
        Index ``question_id``, by deadline; ``question``, ``deadline``, ``state`` (one of
        `STATES`), ``groups`` (how many), ``before``, ``after`` (mean chances), ``came_true``,
        ``score_before``, ``score_after`` (mean Brier scores; missing while open).
    """
    columns = ["question", "deadline", "state", "groups", "before", "after", "came_true"]
    columns += ["score_before", "score_after"]
    parts = [group_chances(every, point) for point in played(every)]
    if not parts:
        return pd.DataFrame(columns=columns).rename_axis("question_id")
    rows = pd.concat(parts, ignore_index=True)
    means = {c: (c, "mean") for c in ("before", "after", "score_before", "score_after")}
    firsts = {c: (c, "first") for c in ("question", "deadline", "came_true")}
    table = rows.groupby("question_id").agg(groups=("group", "size"), **firsts, **means)
    table["state"] = np.where(table["came_true"].isna(), "open", "settled")
    if today is not None:
        late = (table["state"] == "open") & (table["deadline"] < pd.Timestamp(today))
        table["state"] = table["state"].mask(late, "deadline passed")
    return table.sort_values(["deadline"], kind="stable")[columns]
