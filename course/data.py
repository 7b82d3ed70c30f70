"""The tables of the course: load, describe, cite, and lead a row to its source.

Everything said about a table (columns, types, units, licence, citation) stands once, in the
Data Package descriptor `data/datapackage.json`, and is read from there; what to beware of
is a table of its own, `caveats`.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import pandas as pd

from course.errors import CourseError, unknown
from course.home import DATA

TableName = Literal[
    "actors",
    "aid",
    "alignment",
    "alliance_pledges",
    "arms_transfers",
    "articles",
    "bibliography",
    "cards",
    "caveats",
    "claims",
    "codings",
    "contested",
    "council_questions",
    "council_votes",
    "countries",
    "decision_points",
    "dprk_russia",
    "energy",
    "events",
    "export_controls",
    "firms",
    "forecasts",
    "ideal_points",
    "injects",
    "live_question_events",
    "live_questions",
    "macro",
    "media_tone",
    "missile_tests",
    "names",
    "opinion",
    "option_scores",
    "options",
    "partner_shares",
    "red_line_codings",
    "red_lines",
    "resolutions",
    "role_claims",
    "roles",
    "sanctions",
    "shell_claims",
    "sources",
    "terms",
    "trade",
    "trade_points",
    "ukraine_votes",
    "vote_counts",
    "weight_profiles",
]

TABLES: tuple[str, ...] = get_args(TableName)
"""Names of all tables; a test keeps them equal to the descriptor."""

# Column types of the descriptor (Frictionless Table Schema) and what pandas calls them.
_PANDAS_TYPE = {
    "string": "str",
    "integer": "Int64",
    "number": "float64",
    "boolean": "boolean",
}

_REPAIR = (
    "Put the original file back: in a clone run `git checkout -- data`, "
    "otherwise install the course again."
)


def load(name: TableName) -> pd.DataFrame:
    """Load one table of the course.

    The file is read once; each call hands out a copy, so a column that you add is yours alone.

    Parameters
    ----------
    name : str
        A table name, for example ``"events"``. `TABLES` lists them all.

    Returns
    -------
    pandas.DataFrame
        One row an observation; `describe` explains each column and its unit.

    Raises
    ------
    CourseError
        If there is no such table, or its file is missing or damaged.
    """
    return _read(_known(name)).copy()


def describe(name: TableName | None = None) -> pd.DataFrame:
    """Explain the tables, or the columns of one table.

    Parameters
    ----------
    name : str, optional
        A table name. Without it you get one row a table.

    Returns
    -------
    pandas.DataFrame
        With a name: index ``column``; columns ``meaning``, ``unit``, ``type``, ``values``.
        Without: index ``table``; columns ``meaning``, ``one row is``, ``rows``.

    Raises
    ------
    CourseError
        If there is no such table.
    """
    if name is None:
        rows = [
            (table, about["description"], about["grain"], len(_read(table)))
            for table, about in _resources().items()
        ]
        columns = ["table", "meaning", "one row is", "rows"]
        return pd.DataFrame(rows, columns=columns).set_index("table")
    fields = resource(name)["schema"]["fields"]
    rows = [
        (
            field["name"],
            field["description"],
            field.get("unit", ""),
            field["type"],
            ", ".join(str(entry["value"]) for entry in field.get("categories", [])),
        )
        for field in fields
    ]
    columns = ["column", "meaning", "unit", "type", "values"]
    return pd.DataFrame(rows, columns=columns).set_index("column")


def cite(name: TableName) -> str:
    """Say how to cite a table, under which licence it is, and what to beware of.

    Parameters
    ----------
    name : str
        A table name.

    Returns
    -------
    str
        Citation, licence and known caveats, one a line.

    Raises
    ------
    CourseError
        If there is no such table.
    """
    about = resource(name)
    licences = "; ".join(licence["title"] for licence in about["licenses"])
    lines = [f"{about['title']}. {about['citation']}", f"Licence: {licences}"]
    return "\n".join(lines + [f"Caveat: {text}" for text in caveats(name)["text"]])


def caveats(
    name: TableName,
    /,
    *columns: str,
    start: int | None = None,
    end: int | None = None,
    **drawn: Any,
) -> pd.DataFrame:
    """Say what to beware of in a table: traps, breaks, estimates, disputes.

    Parameters
    ----------
    name : str
        A table name.
    *columns : str
        Only caveats about these columns; without them all caveats of the table.
    start, end : int, optional
        Only caveats that touch these years.
    **drawn : object or iterable of objects
        Only caveats that touch rows with these values, such as ``partner="KOR"`` or
        ``donor=["KOR", "USA"]``. Nothing, ``()``, means that no single value is shown, only
        sums over all of them: ``year=()``.

    Returns
    -------
    pandas.DataFrame
        Index ``caveat_id``; columns ``column``, ``rows`` (empty: all rows), ``year_from``,
        ``year_to``, ``kind``, ``short`` (one line for charts), ``text``, ``source_id``.

    Raises
    ------
    CourseError
        If there is no such table or column.

    Examples
    --------
    ``caveats("trade", "value_usd_m", start=2022, reporter="RUS")``
    """
    known = [field["name"] for field in resource(name)["schema"]["fields"]]
    for column in (*columns, *drawn):
        if column not in known:
            raise unknown(f"column in {name!r}", column, known)
    every = _read("caveats")
    rows = every[every["table"] == name].set_index("caveat_id")
    wanted = rows["rows"].map(lambda about: _touches(about, drawn)).astype(bool)
    if columns:
        wanted &= rows["column"].isin(columns)
    if start is not None:
        wanted &= rows["year_to"].fillna(start) >= start
    if end is not None:
        wanted &= rows["year_from"].fillna(end) <= end
    return rows[wanted].drop(columns=["table", "status"])


def concerned(rows: object) -> dict[str, list[str]]:
    """Read the column ``rows`` of the caveats: for each column the values that it is about.

    Parameters
    ----------
    rows : str or missing
        Such as ``"reporter=KOR; partner=KAZ|KGZ"``; missing when a caveat is about all rows.

    Returns
    -------
    dict of str to list of str
        Values as the file writes them; without rows, an empty dictionary.
    """
    if pd.isna(rows):
        return {}
    pairs = [part.split("=") for part in str(rows).split("; ")]
    return {column: values.split("|") for column, values in pairs}


def sources_of(name: TableName, *key: object) -> pd.DataFrame:
    """Lead one row to the sources it rests on.

    Parameters
    ----------
    name : str
        A table name.
    *key : object
        The key of the row, in the order of the table's primary key, for example
        ``sources_of("ukraine_votes", "ES-11/1", "KOR")``.

    Returns
    -------
    pandas.DataFrame
        One row a source: index ``source_id``; columns ``publisher``, ``title``, ``date``, ``url``.

    Raises
    ------
    CourseError
        If there is no such table or row, or the key has the wrong number of parts.
    """
    keys = resource(name)["schema"]["primaryKey"]
    if len(key) != len(keys):
        raise CourseError(f"A row of {name!r} is named by {' and '.join(keys)}: give {len(keys)}.")
    row = _row(name, keys, key)
    ids = [row[c] for c in row.index if c.startswith("source_id") and pd.notna(row[c])]
    sources = _read("sources").set_index("source_id")
    return sources.loc[ids, ["publisher", "title", "date", "url"]]


def source_labels(source_ids: pd.Series) -> pd.DataFrame:
    """Say for each row, in a few words, where it comes from (for tooltips and tables).

    Parameters
    ----------
    source_ids : pandas.Series
        The column ``source_id`` of any table.

    Returns
    -------
    pandas.DataFrame
        Same index; columns ``source`` ("publisher, date") and ``url``.
    """
    sources = _read("sources").set_index("source_id")
    date = sources["date"].fillna("no date")
    label = pd.DataFrame({"source": sources["publisher"] + ", " + date, "url": sources["url"]})
    return label.reindex(source_ids).set_axis(source_ids.index)


def labels(name: str, column: str) -> dict[str, str]:
    """Return the words that a reader sees for the codes of a column.

    Parameters
    ----------
    name, column : str
        For example ``labels("events", "direction")``.

    Returns
    -------
    dict of str to str
        Code to words, in the order of the descriptor.

    Raises
    ------
    CourseError
        If the table does not exist, or the column has no codes.
    """
    fields = {field["name"]: field for field in resource(name)["schema"]["fields"]}
    if column not in fields or "categories" not in fields[column]:
        raise unknown(f"coded column in {name!r}", column, _coded(fields))
    return {entry["value"]: entry["label"] for entry in fields[column]["categories"]}


def country_code(name: str) -> str:
    """Turn a country's name or code into its ISO 3166 alpha-3 code.

    Parameters
    ----------
    name : str
        ``"South Korea"``, ``"kor"``, ``"Seoul"``: names, codes and capitals in any case.

    Returns
    -------
    str
        The code, for example ``"KOR"``.

    Raises
    ------
    CourseError
        If the country is unknown.
    """
    codes = _country_names()
    found = codes.get(" ".join(str(name).split()).casefold())
    if found is None:
        raise unknown("country", name, _read("countries")["name"])
    return found


def country_name(code: str) -> str:
    """Return the name that the course writes for an ISO 3166 alpha-3 code."""
    return _names_by_code().get(code, code)


def resource(name: str) -> dict[str, Any]:
    """Return the descriptor's entry for a table (Data Package v2 words).

    Parameters
    ----------
    name : str
        A table name.

    Returns
    -------
    dict
        Keys as in the descriptor: ``title``, ``description``, ``schema``, ``licenses``, ...

    Raises
    ------
    CourseError
        If there is no such table.
    """
    return _resources()[_known(name)]


def _known(name: str) -> str:
    if name not in TABLES:
        raise unknown("table", name, TABLES)
    return name


@cache
def _resources() -> dict[str, dict[str, Any]]:
    path = DATA / "datapackage.json"
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
        return {r["name"]: r for r in package["resources"] if r.get("type") == "table"}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CourseError(
            f"The list of tables, {path}, is missing or damaged. {_REPAIR}"
        ) from error


@cache
def _read(name: str) -> pd.DataFrame:
    about = _resources()[name]
    return read_csv(DATA / about["path"], about["schema"]["fields"])


def read_csv(path: Path, fields: list[dict[str, Any]]) -> pd.DataFrame:
    """Read a CSV file by the field list of a Table Schema.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    fields : list of dict
        Fields of the schema, each with ``name`` and ``type``.

    Returns
    -------
    pandas.DataFrame
        Columns in the order of the schema; dates as ``datetime64``; an empty cell is missing.

    Raises
    ------
    CourseError
        If the file is missing, cannot be read, or has other columns or types.
    """
    names = [field["name"] for field in fields]
    dates = [field["name"] for field in fields if field["type"] == "date"]
    types = {f["name"]: _PANDAS_TYPE[f["type"]] for f in fields if f["name"] not in dates}
    try:
        table = pd.read_csv(
            path,
            dtype=types | dict.fromkeys(dates, "str"),
            true_values=["true"],
            false_values=["false"],
            keep_default_na=False,
            na_values=[""],
            encoding="utf-8",
            index_col=False,
        )
        if list(table.columns) != names:
            raise ValueError(f"its columns are {', '.join(map(str, table.columns))}")
        for name in dates:
            table[name] = pd.to_datetime(table[name], format="%Y-%m-%d")
    except FileNotFoundError as error:
        raise CourseError(f"The file {path} is missing. {_REPAIR}") from error
    except (ValueError, TypeError, OSError, pd.errors.ParserError) as error:
        raise CourseError(f"The file {path} is damaged ({_short(error)}). {_REPAIR}") from error
    return table


def _coded(fields: dict[str, dict[str, Any]]) -> list[str]:
    return [name for name, field in fields.items() if "categories" in field]


def _touches(rows: object, drawn: dict[str, Any]) -> bool:
    """Say whether the rows of a caveat can be among those that are drawn."""
    shown = {
        column: {str(one) for one in ([values] if isinstance(values, str | int) else values)}
        for column, values in drawn.items()
    }
    about = concerned(rows)
    return not any(shown[column].isdisjoint(about[column]) for column in shown.keys() & about)


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:160] or type(error).__name__


def _row(name: str, keys: list[str], key: tuple[object, ...]) -> pd.Series:
    table = _read(name)
    match = table
    for column, value in zip(keys, key, strict=True):
        match = match[match[column].astype(str) == str(value)]
    if match.empty:
        known = table[keys[-1]].astype(str).unique() if len(keys) == 1 else table[keys[0]].unique()
        wanted = key[0] if len(keys) == 1 else ", ".join(map(str, key))
        raise unknown(f"row in {name!r} named", wanted, map(str, known))
    return match.iloc[0]


@cache
def _names_by_code() -> dict[str, str]:
    countries = _read("countries")
    return dict(zip(countries["country"], countries["name"], strict=True))


@cache
def _country_names() -> dict[str, str]:
    names = {}
    for row in _read("countries").itertuples():
        also = row.also_known_as.split("; ") if pd.notna(row.also_known_as) else []
        for name in (row.country, row.name, *also):
            names[name.casefold()] = row.country
    return names
