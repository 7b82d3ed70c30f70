"""A decision on a dated day: what was known, which way it pushes, what one chose, what came after.

The tables `decision_points`, `cards`, `options` and `option_scores` hold six days on which Seoul
had to choose. Whatever is shown before the choice passes the information cut-off of
`course.models.cut_off`; here stands what one reader alone does with it: sort the cards, change
scores, compare points of view, write a choice down, and only then look at what came after.

Two traps have names. *Hindsight bias*: to think that the result could be seen coming. *Outcome
bias*: to judge a choice by its result and not by what was known. A sheet filled in before the
reveal guards against both, because it does not change with the news.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import pandas as pd

from course import data
from course.errors import CourseError, unknown
from course.models import choice, coding, council, council_record, cut_off

PUSHES = ("restraint", "neutral", "firmness")
"""Which way a card pushes, from restraint towards Moscow to firmness."""

_BRIEFING = ["title", "question", "decider", "situation", "unknown"]


# Before the choice -----------------------------------------------------------------------


def days() -> pd.DataFrame:
    """List the six days, without a word on what they are about.

    Returns
    -------
    pandas.DataFrame
        Index ``point_id``, in order of time; ``cut_off`` (day and hour in Seoul). Who decides
        stays away: it would tell a reader of an earlier day who holds the office later.
    """
    rows = [(point, cut_off.cut_off(point)) for point in points()]
    return pd.DataFrame(rows, columns=["point_id", "cut_off"]).set_index("point_id")


def points() -> list[str]:
    """Return the keys of the decision points, in order of time."""
    return cut_off.points()


def briefing(point_id: str) -> pd.Series:
    """Return what frames the decision, without the notes that look past the cut-off.

    Parameters
    ----------
    point_id : str
        ``"D1"`` to ``"D6"``.

    Returns
    -------
    pandas.Series
        ``title``, ``question``, ``decider``, ``situation``, ``unknown``, ``cut_off``.

    Raises
    ------
    CourseError
        If there is no such point.
    """
    moment = cut_off.cut_off(point_id)
    row = data.load("decision_points").set_index("point_id").loc[point_id]
    return pd.concat([row[_BRIEFING], pd.Series({"cut_off": moment})]).rename(point_id)


def options(point_id: str) -> pd.DataFrame:
    """Return the options of a point, which rest on what was known.

    Parameters
    ----------
    point_id : str

    Returns
    -------
    pandas.DataFrame
        Index ``option_id``; ``label``, ``description``, ``kind``, ``basis``, ``basis_known``,
        ``source_id``, ``source_id_2``.

    Raises
    ------
    CourseError
        If there is no such point.
    """
    moment, rows = cut_off.cut_off(point_id), data.load("options")
    here = (rows["point_id"] == point_id) & (rows["basis_known"] <= moment)
    columns = ["label", "description", "kind", "basis", "basis_known", "source_id", "source_id_2"]
    return rows[here].set_index("option_id")[columns]


def known(cards: pd.DataFrame, point_id: str) -> pd.Series:
    """Say which cards of any point were public at a decision point.

    A card counts from its hour on, or from the next day on when it has none. The known cards of
    the point itself were each checked against its hour and count always.

    Parameters
    ----------
    cards : pandas.DataFrame
        Rows of the table ``cards``.
    point_id : str

    Returns
    -------
    pandas.Series
        bool, same index.

    Raises
    ------
    CourseError
        If there is no such point.
    """
    moment = cut_off.cut_off(point_id)
    hour = pd.to_timedelta(cards["known_at"] + ":00").fillna(pd.Timedelta(days=1))
    own = (cards["point_id"] == point_id) & (cards["kind"] == "known")
    return (own | (cards["date_known"] + hour <= moment)).rename("known")


def cards(point_id: str) -> pd.DataFrame:
    """Return the known cards of a point, as `council.cards`, read once a session.

    Parameters
    ----------
    point_id : str

    Returns
    -------
    pandas.DataFrame
    """
    return _cards(point_id).copy()


@cache
def _cards(point_id: str) -> pd.DataFrame:
    return council.cards(point_id)


def checked(cards: pd.DataFrame, point_id: str) -> pd.DataFrame:
    """Return the cards as they are, or refuse when one of them is of a later day.

    Parameters
    ----------
    cards : pandas.DataFrame
        Rows of the table ``cards``.
    point_id : str

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    CourseError
        If a card was not public at the cut-off, or there is no card.
    """
    if cards.empty:
        raise CourseError(f'There is no card to show: take council.cards("{point_id}").')
    later = cards.loc[~known(cards, point_id), "card_id"]
    if len(later):
        raise CourseError(
            f"The card {later.iloc[0]} was not public at {point_id}: "
            f'take council.cards("{point_id}").'
        )
    return cards


def ages(cards: pd.DataFrame, point_id: str) -> pd.DataFrame:
    """Say how old each card is on the day of the decision.

    Parameters
    ----------
    cards : pandas.DataFrame
        From `council.cards`.
    point_id : str

    Returns
    -------
    pandas.DataFrame
        The cards, newest first, with ``age`` (whole days between the two dates).

    Raises
    ------
    CourseError
        If a card was not public at the cut-off.
    """
    day = cut_off.cut_off(point_id).normalize()
    rows = checked(cards, point_id)
    rows = rows.assign(age=(day - rows["date_known"]).dt.days)
    return rows.sort_values(["age", "card_id"], ignore_index=True)


def sorted_cards(
    cards: pd.DataFrame, point_id: str, pushes: Mapping[str, str | None] | None = None
) -> pd.DataFrame:
    """Set a reader's sorting of the cards beside that of the course.

    Parameters
    ----------
    cards : pandas.DataFrame
        From `council.cards`.
    point_id : str
    pushes : mapping of str to str, optional
        Key of a card to one of `PUSHES`, or None while it is not sorted.

    Returns
    -------
    pandas.DataFrame
        Index ``card_id``, oldest first; ``text``, ``date_known``, ``domain``, ``you`` (missing
        while not sorted), ``course``.

    Raises
    ------
    CourseError
        If a card or a push does not exist, or a card was not public at the cut-off.
    """
    rows = checked(cards, point_id).set_index("card_id")
    given = {card: push for card, push in (pushes or {}).items() if push is not None}
    for card, push in given.items():
        if card not in rows.index:
            raise unknown("card", card, rows.index)
        if push not in PUSHES:
            raise unknown("push", push, PUSHES)
    course = data.load("cards").set_index("card_id")["leans"]  # no part of what a reader gets
    made = rows[["text", "date_known", "domain"]].assign(course=course)
    made.insert(3, "you", pd.Series(given, dtype="object").reindex(made.index))
    return made.sort_values("date_known", kind="stable")


def agreement(table: pd.DataFrame) -> dict[str, float]:
    """Count on how many sorted cards a reader and the course agree, and set it against chance.

    Parameters
    ----------
    table : pandas.DataFrame
        From `sorted_cards`.

    Returns
    -------
    dict
        As `coding.agreement`: ``rows``, ``same``, ``share``, ``by_chance``, ``kappa``.
    """
    done = table.dropna(subset=["you"])
    return coding.agreement(done["you"], done["course"])


# Options, scores, points of view -----------------------------------------------------------


def rescored(
    option_scores: pd.DataFrame, point_id: str, changes: Mapping[tuple[str, str], float]
) -> pd.DataFrame:
    """Put a reader's scores in the place of those of the course.

    Parameters
    ----------
    option_scores : pandas.DataFrame
        The table ``option_scores``.
    point_id : str
    changes : mapping
        Pair of option and criterion to a score from 0 to 100.

    Returns
    -------
    pandas.DataFrame
        As `choice.scores`, with the labels of the options as index.

    Raises
    ------
    CourseError
        If an option or a criterion does not exist, or a score is outside 0 to 100.
    """
    table = choice.scores(option_scores, point_id)
    for (option, criterion), score in changes.items():
        if option not in table.index:
            raise unknown("option", option, table.index)
        if criterion not in table.columns:
            raise unknown("criterion", criterion, table.columns)
        if not 0 <= score <= 100:
            raise CourseError(f"A score must be between 0 and 100; you gave {score:g}.")
        table.loc[option, criterion] = float(score)
    return table.rename(index=options(point_id)["label"].to_dict())


def points_of_view(table: pd.DataFrame, weight_profiles: pd.DataFrame) -> pd.DataFrame:
    """Give the same scores to several points of view.

    Parameters
    ----------
    table : pandas.DataFrame
        From `choice.scores`.
    weight_profiles : pandas.DataFrame
        The table ``weight_profiles``.

    Returns
    -------
    pandas.DataFrame
        One row for each profile and option: ``profile``, ``option``, ``value``, ``best`` (bool).
    """
    parts = []
    for profile in weight_profiles["profile"].unique():
        values = choice.values(table, choice.weights(weight_profiles, profile))
        part = values.rename_axis("option").reset_index().assign(profile=profile)
        parts.append(part.assign(best=part["option"] == values.idxmax()))
    return pd.concat(parts, ignore_index=True)[["profile", "option", "value", "best"]]


def reason(option_scores: pd.DataFrame, point_id: str, option: str, criterion: str) -> pd.Series:
    """Return the course's score with its reason and the cards behind it.

    Parameters
    ----------
    option_scores : pandas.DataFrame
        The table ``option_scores``.
    point_id, option, criterion : str

    Returns
    -------
    pandas.Series
        ``score``, ``reason``, ``cards`` (list of keys of known cards of the point).

    Raises
    ------
    CourseError
        If there is no such row.
    """
    rows = option_scores[option_scores["point_id"] == point_id]
    for column, value in (("option_id", option), ("criterion", criterion)):
        if value not in set(rows[column]):
            raise unknown(column.removesuffix("_id"), value, rows[column].unique())
        rows = rows[rows[column] == value]
    row = rows.iloc[0]
    cards = [row[c] for c in ("card_id", "card_id_2", "card_id_3") if pd.notna(row[c])]
    return pd.Series({"score": row["score"], "reason": row["reason"], "cards": cards})


# The sheet of a reader -----------------------------------------------------------------------


def blank(point_id: str) -> dict[str, Any]:
    """Return an empty sheet of a reader at a point.

    Parameters
    ----------
    point_id : str

    Returns
    -------
    dict
        ``pushes`` (card to push), ``scores`` ("option criterion" to score), ``record``, as
        `council_record.blank_record` makes it, and ``revealed``: whether the reader has seen what
        came after.
    """
    record = council_record.blank_record(point_id)
    record["weights"] = dict.fromkeys(record["weights"], 20.0)  # all alike, as parts of 100
    return {"pushes": {}, "scores": {}, "record": record, "revealed": False}


def sound(content: Any, point_id: str) -> dict[str, Any]:
    """Keep of a sheet what belongs in it: a file may have been edited by hand.

    Parameters
    ----------
    content : object
        What a file held.
    point_id : str

    Returns
    -------
    dict
        A sheet as `blank` makes it; parts that do not fit are blank.
    """
    sheet = blank(point_id)
    if not isinstance(content, Mapping):
        return sheet
    cards, pairs = set(_cards(point_id)["card_id"]), set(score_keys(point_id))
    sheet["pushes"] = _fitting(content.get("pushes"), cards, lambda v: v in PUSHES)
    sheet["scores"] = _fitting(content.get("scores"), pairs, lambda v: _within(v, 100))
    sheet["revealed"] = content.get("revealed") is True
    given = content.get("record")
    if isinstance(given, Mapping):
        _take(sheet["record"], given, point_id)
    return sheet


def _take(record: dict[str, Any], given: Mapping[str, Any], point_id: str) -> None:
    """Put into a record what fits of another."""
    for moment in ("before", "after"):
        record[moment] |= _fitting(given.get(moment), set(record[moment]), lambda v: _within(v, 1))
    fits = _fitting(given.get("weights"), set(record["weights"]), lambda v: _within(v, 100))
    record["weights"] |= fits
    record["decision"] |= _fitting(
        given.get("decision"), set(record["decision"]), lambda v: isinstance(v, str)
    )
    if given.get("option") in set(options(point_id).index):
        record["option"] = given["option"]


def score_keys(point_id: str) -> list[str]:
    """Return the keys under which a sheet keeps own scores: option, a space, criterion."""
    criteria = data.labels("option_scores", "criterion")
    return [f"{option} {criterion}" for option in options(point_id).index for criterion in criteria]


def own_scores(sheet: Mapping[str, Any], point_id: str) -> pd.DataFrame:
    """Return the scores of a point as a reader's sheet has them.

    Parameters
    ----------
    sheet : mapping
        As `blank` makes it, filled in.
    point_id : str

    Returns
    -------
    pandas.DataFrame
        As `rescored`.
    """
    changes = {tuple(key.split(" ")): score for key, score in sheet["scores"].items()}
    return rescored(data.load("option_scores"), point_id, changes)


def missing(record: Mapping[str, Any], point_id: str) -> list[str]:
    """Say what one reader alone still has to do before the reveal, one sentence each.

    Parameters
    ----------
    record : mapping
        The ``record`` of a sheet.
    point_id : str

    Returns
    -------
    list of str
        Empty when the record is complete; else as `council_record.problems`, in a reader's words.
    """
    found = council_record.problems(record, point_id)
    chances = [one for one in found if "the talks" in one]
    others = [one for one in found if one not in chances]
    return [*others, *(["give each of the four questions a chance."] if chances else [])]


def example() -> dict[str, Any]:
    """Return a finished sheet for D3, written by nobody: an illustration.

    Returns
    -------
    dict
        As `blank`, complete.
    """
    sheet = blank("D3")
    record = sheet["record"]
    weights = choice.weights(data.load("weight_profiles"))
    record["weights"] = {name: float(100 * weight) for name, weight in weights.items()}
    chances = dict(zip(record["before"], (0.6, 0.4, 0.2, 0.3), strict=True))
    record["before"], record["after"] = dict(chances), dict(chances)
    record["option"] = "hedge"
    record["decision"] = {
        "act": "Seoul condemns the treaty and names new sanctions.",
        "limit": "The rule against lethal aid stays as it is.",
        "message": "We will look at what the treaty does, and answer that.",
        "review": "2024-09-30",
    }
    return sheet


# After the choice --------------------------------------------------------------------------


def scored(record: Mapping[str, Any]) -> pd.DataFrame:
    """Set the chances of a finished record beside what happened.

    Parameters
    ----------
    record : mapping
        The ``record`` of a sheet.

    Returns
    -------
    pandas.DataFrame
        Index ``question_id``; ``question``, ``deadline``, ``chance``, ``came_true`` (missing
        while open), ``score``: (chance - outcome) squared, 0 is best.

    Raises
    ------
    CourseError
        If the record is not complete: what is missing, in one sentence.
    """
    table = council_record.scored(record)
    names = {"before": "chance", "score_before": "score"}
    return table.rename(columns=names)[["question", "deadline", "chance", "came_true", "score"]]


def standing(sheet: Mapping[str, Any], point_id: str) -> pd.Series:
    """Say how a reader's option stands by the reader's own numbers, and by others' weights.

    Parameters
    ----------
    sheet : mapping
        As `blank` makes it, filled in.
    point_id : str

    Returns
    -------
    pandas.Series
        ``option`` (label), ``rank`` (1 is best) and ``value`` under own weights and scores,
        ``best`` (label of the best), ``profiles`` (list of points of view, with the course's
        scores, that rank the option first).

    Raises
    ------
    CourseError
        If no option is chosen, or no weight is above 0.
    """
    labels = options(point_id)["label"]
    chosen = sheet["record"]["option"]
    if chosen not in labels.index:
        raise CourseError("Decide first: choose one of the options.")
    table, weights = own_scores(sheet, point_id), sheet["record"]["weights"]
    order, label = choice.ranking(table, weights), labels[chosen]
    views = points_of_view(
        rescored(data.load("option_scores"), point_id, {}), data.load("weight_profiles")
    )
    return pd.Series(
        {
            "option": label,
            "rank": order.index(label) + 1,
            "value": choice.values(table, weights)[label],
            "best": order[0],
            "profiles": list(views.loc[views["best"] & (views["option"] == label), "profile"]),
        }
    )


def _within(value: Any, high: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= high


def _fitting(given: Any, keys: Iterable[str], fits: Any) -> dict[str, Any]:
    if not isinstance(given, Mapping):
        return {}
    return {key: value for key, value in given.items() if key in keys and fits(value)}
