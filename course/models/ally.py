"""Evidence on an ally: promises in treaties, money for defence, trust in polls."""

from __future__ import annotations

import re

import pandas as pd

from course import data
from course.errors import CourseError

PROMISES = {
    "defence": "help if attacked",
    "neutrality": "stay out of a war",
    "consultation": "talk in a crisis",
    "nonaggression": "do not attack",
}
"""Promises of the table ``alliance_pledges``, the one that binds most first."""

PAIRS = (
    ("USA", "KOR"),
    ("KOR", "USA"),
    ("USA", "JPN"),
    ("JPN", "USA"),
    ("CHN", "PRK"),
    ("RUS", "PRK"),
    ("RUS", "KOR"),
    ("PRK", "KOR"),
)
"""Pairs of the lesson: who promises, to whom."""

WORDINGS = {"cost": r"even if|given that", "choice": r"^Choose"}
"""How a wording can differ: a cost is named in it, or two answers exclude each other."""

TREATY_OF_2024 = "2024-06-19-pyongyang-treaty"
"""The row of ``events`` for a treaty that is later than the data on promises."""

POLLSTERS = ("KINU", "Gallup Korea for the Chey Institute", "Pew Research Center")


def promises(
    pledges: pd.DataFrame, pairs: tuple[tuple[str, str], ...] | None = PAIRS
) -> pd.DataFrame:
    """Say in words what each spell promises, and which promise binds most.

    Parameters
    ----------
    pledges : pandas.DataFrame
        Rows of the table ``alliance_pledges``.
    pairs : tuple of pairs of str, optional
        Who promises and to whom; without it, all pairs. Pairs without a spell have no row.

    Returns
    -------
    pandas.DataFrame
        The rows, in the order of the pairs and of years, plus ``pair`` ("A to B"),
        ``strongest`` (a key of `PROMISES`) and ``promised`` (all promises, in words).

    Raises
    ------
    CourseError
        If a name of a country is not known.
    """
    rows = pledges
    if pairs is not None:
        order = {tuple(map(data.country_code, pair)): place for place, pair in enumerate(pairs)}
        place = [order.get(pair) for pair in zip(rows["country"], rows["partner"], strict=True)]
        rows = rows.assign(place=place).dropna(subset="place")
        rows = rows.sort_values(["place", "year_from"]).drop(columns="place")
    made = rows[list(PROMISES)].astype(bool)
    names = [rows[column].map(data.country_name) for column in ("country", "partner")]
    return rows.assign(
        pair=names[0] + " to " + names[1],
        strongest=made.idxmax(axis="columns"),
        promised=[
            "; ".join(words for key, words in PROMISES.items() if row[key])
            for row in made.to_dict("records")
        ],
    )


def in_year(pledges: pd.DataFrame, year: int) -> pd.DataFrame:
    """Keep the spells that cover a year.

    Parameters
    ----------
    pledges : pandas.DataFrame
        Rows of the table ``alliance_pledges``.
    year : int
        A year of the data.

    Returns
    -------
    pandas.DataFrame
        At most one row for each pair and direction.

    Raises
    ------
    CourseError
        If the data do not reach that year: no row would look like no promise.
    """
    first, last = pledges["year_from"].min(), pledges["year_to"].max()
    if not first <= year <= last:
        raise CourseError(
            f"The promises are coded from {first} to {last}: choose one of these years."
        )
    return pledges[(pledges["year_from"] <= year) & (pledges["year_to"] >= year)]


def defenders(pledges: pd.DataFrame, year: int) -> set[tuple[str, str]]:
    """Return who promised whom help against an attack, in a year.

    Parameters
    ----------
    pledges : pandas.DataFrame
        Rows of the table ``alliance_pledges``.
    year : int
        A year of the data.

    Returns
    -------
    set of pairs of str
        Who promises, to whom (ISO codes).
    """
    rows = in_year(pledges, year)
    rows = rows[rows["defence"].astype(bool)]
    return set(zip(rows["country"], rows["partner"], strict=True))


def spending(macro: pd.DataFrame, countries: list[str], start: int = 1990) -> pd.DataFrame:
    """Take military spending as a share of the economy.

    Parameters
    ----------
    macro : pandas.DataFrame
        The table ``macro``.
    countries : list of str
        Names or ISO codes.
    start : int
        First year.

    Returns
    -------
    pandas.DataFrame
        ``country``, ``year``, ``share`` (per cent of gross domestic product), ``name``.

    Raises
    ------
    CourseError
        If a country is not known, or has no figure in these years.
    """
    codes = [data.country_code(country) for country in countries]
    rows = macro[macro["country"].isin(codes) & (macro["year"] >= start)]
    rows = rows.dropna(subset="military_gdp_pct")
    for code in codes:
        if code not in set(rows["country"]):
            name = data.country_name(code)
            raise CourseError(f"No military spending for {name} from {start}: leave it out.")
    table = rows[["country", "year", "military_gdp_pct"]]
    table = table.rename(columns={"military_gdp_pct": "share"})
    return table.assign(name=table["country"].map(data.country_name))


def polls(opinion: pd.DataFrame, pollsters: tuple[str, ...] | None = POLLSTERS) -> pd.DataFrame:
    """Take what adults in South Korea said about the ally's help and about own nuclear weapons.

    Two figures may be compared over time only if pollster, question and answer are the same:
    such figures share one ``series``.

    Parameters
    ----------
    opinion : pandas.DataFrame
        The table ``opinion``.
    pollsters : tuple of str, optional
        Pollsters, each with its sponsor where there is one ("Gallup Korea for the Chey
        Institute"); without it, all.

    Returns
    -------
    pandas.DataFrame
        ``series`` (pollster, question and answer in words), ``pollster``, ``question``,
        ``answer``, ``about`` ("own" weapons or the "ally"), ``wording`` ("plain", or a key of
        `WORDINGS`), ``date``, ``year``, ``value`` (per cent), ``note``, ``source_id``. For a
        question with "yes" and "no", or "favour" and "oppose", the first answer only.
    """
    rows = opinion[
        opinion["topic"].isin(["nuclear", "deterrent", "reliability"])
        & (opinion["population"] == "KOR")
        & (opinion["group"] == "adults")
        & ~opinion["answer"].str.match("oppose|no$|do not know")
    ]
    sponsor = " for the " + rows["sponsor"]
    rows = rows.assign(pollster=rows["pollster"] + sponsor.fillna(""))
    if pollsters is not None:
        rows = rows[rows["pollster"].isin(pollsters)]
    plain_answer = rows["answer"].isin(["favour", "yes"])
    answer = (" – " + rows["answer"].str.removeprefix("favour, ")).mask(plain_answer, "")
    own = (rows["topic"] == "nuclear") & (rows["answer"] != "US forces in Korea")
    table = rows.assign(
        series=rows["pollster"] + ": " + rows["question"] + answer,
        about=own.map({True: "own", False: "ally"}),
        wording=[_wording(question) for question in rows["question"]],
        year=rows["date"].dt.year,
    )
    columns = ["series", "pollster", "question", "answer", "about", "wording"]
    columns += ["date", "year", "value", "note", "source_id"]
    return table[columns].sort_values(["series", "date"], ignore_index=True)


def change(table: pd.DataFrame, series: str, first: int, last: int) -> float:
    """Return the change of one series of polls between two years.

    Parameters
    ----------
    table : pandas.DataFrame
        From `polls`.
    series : str
        Its beginning is enough, if only one series begins so.
    first, last : int
        Years.

    Returns
    -------
    float
        Percentage points.

    Raises
    ------
    CourseError
        If no series, or more than one, begins so, or a year has no value.
    """
    found = table[table["series"].str.startswith(series)]
    if found["series"].nunique() != 1:
        raise CourseError(
            f"{found['series'].nunique()} series begin with {series!r}: write one of them in full."
        )
    values = found.set_index("year")["value"]
    for year in (first, last):
        if year not in values.index:
            years = ", ".join(map(str, values.index))
            raise CourseError(f"This question has no value for {year}; it has {years}.")
    return float(values[last] - values[first])


def _wording(question: str) -> str:
    found = (name for name, words in WORDINGS.items() if re.search(words, question))
    return next(found, "plain")
