"""Questions to the claims of the five texts: who says what, how sure, framed in which way.

A claim belongs to its speaker, not to the outlet that prints it. The codes (`type`, `stance`,
`status`) are the judgement of one reader.
"""

from __future__ import annotations

import pandas as pd

from course import data
from course.errors import CourseError, unknown
from course.models.chronology import last_day

USABLE = ["article_id", "type", "speaker_kind", "speaker_country", "stance", "status", "checkable"]

CASES = {
    "shells": [
        "2022-11-10-wsj-shells",
        "2023-03-shell-loan-agreed",
        "2023-04-12-shell-loan-report",
        "2023-05-24-wsj-confidential-arrangement",
        "2023-12-hankyoreh-lent-shells",
        "2023-12-04-wp-shells",
    ],
    "exemption list": [
        "2022-02-24-us-fdpr-announced",
        "2022-02-28-strategic-export-ban",
        "2022-03-04-fdpr-exemption",
    ],
    "arrest": ["2024-01-baek-arrest", "2024-03-11-baek-made-public", "2024-10-15-baek-appeal"],
}
"""Three events on which several sources speak: rows of the table `events`."""

ALSO = {"shells": ["C004-28"], "exemption list": ["C000-07", "C000-08"], "arrest": []}
"""Claims that speak of the same event, although they name no row of `events`."""

FUNCTIONS = {
    "problem": "what is wrong, or may go wrong",
    "cause": "what or who made it so",
    "judgement": "what counts as good, bad or important",
    "remedy": "what should be done",
}
"""Entman (1993): the four things that a frame can do, as the course words them."""

KINDS_OF = {
    "problem": ("fact", "prediction"),
    "cause": ("causal",),
    "judgement": ("normative",),
    "remedy": ("normative",),
}
"""Coding rule of the course: which kinds of claim can fill a box of the grid."""

FRAMES = {
    "KH2022": {
        "problem": ["C000-06", "C000-13"],
        "cause": ["C000-08", "C000-23"],
        "judgement": ["C000-01", "C000-24"],
        "remedy": ["C000-25"],
    },
    "VALDAI2023": {
        "problem": ["C001-20", "C001-23"],
        "cause": ["C001-13", "C001-17"],
        "judgement": [],
        "remedy": ["C001-34"],
    },
    "SCMP2024": {
        "problem": ["C002-02", "C002-04"],
        "cause": ["C002-01", "C002-20"],
        "judgement": ["C002-22", "C002-30"],
        "remedy": ["C002-16", "C002-29"],
    },
    "KT2024": {
        "problem": ["C003-16", "C003-24"],
        "cause": ["C003-19", "C003-22"],
        "judgement": ["C003-28"],
        "remedy": ["C003-31"],
    },
    "NEO2024": {
        "problem": ["C004-05", "C004-29"],
        "cause": ["C004-27"],
        "judgement": [],
        "remedy": [],
    },
}
"""One reading of each text by the course, as claim ids. An empty box is a finding too.

Rule: a box holds claims in the voice of the writer. Only in the news analysis, whose reporter
judges little, it can hold claims of the experts whom he quotes.
"""


def select(claims: pd.DataFrame, words: str = "", **codes: str) -> pd.DataFrame:
    """Filter claims by words and codes.

    Parameters
    ----------
    claims : pandas.DataFrame
        Rows of the table ``claims``.
    words : str
        Keep claims with these words in the claim or in the name of the speaker, in any case.
    **codes : str
        Any of ``article_id``, ``type``, ``speaker_kind``, ``speaker_country``, ``stance``,
        ``status``, ``checkable`` with the wanted code; several are separated by a comma.

    Returns
    -------
    pandas.DataFrame
        The rows that pass all filters, same order.

    Raises
    ------
    CourseError
        If a column or a code does not exist.

    Examples
    --------
    ``select(claims, article_id="NEO2024", stance="toward_us", speaker_kind="author")``
    """
    for column, wanted in codes.items():
        claims = claims[claims[column].isin(_codes(column, wanted))]
    if words.strip():
        text = claims["claim"] + " " + claims["speaker"]
        claims = claims[text.str.contains(words.strip(), case=False, regex=False)]
    return claims


def statement(claim: str) -> str:
    """Return what is claimed, without the words that say who claims it.

    Parameters
    ----------
    claim : str
        A value of the column ``claim``, such as "Gu says that Yoon went to Washington."

    Returns
    -------
    str
        The part after the first "that", as a sentence; the whole claim if there is none.
    """
    _, found, said = claim.partition(" that ")
    return said[0].upper() + said[1:] if found and said else claim


def place(paragraph: str) -> str:
    """Say where a claim stands in its article.

    Parameters
    ----------
    paragraph : str
        A value of the column ``paragraph_number``: "3", "0" or "0a" (under the headline),
        "B1" (a box), "L1" (a link on the page).

    Returns
    -------
    str
        "paragraph 3", "below the headline", "box 1", "link 1".
    """
    special = {"B": f"box {paragraph[1:]}", "L": f"link {paragraph[1:]}", "0": "below the headline"}
    return special.get(paragraph[:1], f"paragraph {paragraph}")


def counts(claims: pd.DataFrame, column: str) -> pd.DataFrame:
    """Count the claims of each text by a code, and the share within the text.

    Parameters
    ----------
    claims : pandas.DataFrame
        Rows of the table ``claims``.
    column : str
        A coded column: ``type``, ``speaker_kind``, ``stance``, ``status`` or ``checkable``.

    Returns
    -------
    pandas.DataFrame
        Columns ``article_id``, the code, ``claims`` and ``share`` (of the text's claims, 0
        to 1), only combinations that occur; texts and codes in the order of the tables.

    Raises
    ------
    CourseError
        If the column has no codes.
    """
    order = list(data.labels("claims", column))
    table = pd.crosstab(claims["article_id"], claims[column])
    texts = [a for a in claims["article_id"].unique() if a in table.index]
    table = table.reindex(index=texts, columns=[c for c in order if c in table])
    long = table.reset_index().melt("article_id", var_name=column, value_name="claims")
    long["share"] = long["claims"] / long.groupby("article_id")["claims"].transform("sum")
    long = long[long["claims"] > 0]
    rank = long["article_id"].map({a: i for i, a in enumerate(texts)})
    return long.loc[rank.sort_values(kind="stable").index].reset_index(drop=True)


def voices(claims: pd.DataFrame) -> pd.DataFrame:
    """Count how many claims of each text are spoken by others than its writer.

    Parameters
    ----------
    claims : pandas.DataFrame
        Rows of the table ``claims``.

    Returns
    -------
    pandas.DataFrame
        Index ``article_id`` in the order of the table; columns ``claims``, ``own``,
        ``others`` and ``share_others`` (0 to 1).
    """
    own = claims["speaker_kind"] == "author"
    grouped = own.groupby(claims["article_id"], sort=False)
    table = pd.DataFrame({"claims": grouped.size(), "own": grouped.sum()})
    table["others"] = table["claims"] - table["own"]
    return table.assign(share_others=table["others"] / table["claims"])


def stances(claims: pd.DataFrame) -> pd.DataFrame:
    """Count the claims of each speaker in each text by the side that they favour.

    Parameters
    ----------
    claims : pandas.DataFrame
        Rows of the table ``claims``.

    Returns
    -------
    pandas.DataFrame
        Columns ``article_id``, ``speaker``, ``speaker_kind``, ``stance``, ``claims``; within
        a text the writer comes first, then the others by number of claims. Only combinations
        that occur.
    """
    keys = ["article_id", "speaker", "speaker_kind"]
    table = claims.groupby([*keys, "stance"], sort=False).size().rename("claims").reset_index()
    texts = {a: i for i, a in enumerate(claims["article_id"].unique())}
    total = table.groupby(["article_id", "speaker"])["claims"].transform("sum")
    table = table.assign(
        text=table["article_id"].map(texts), other=table["speaker_kind"] != "author", few=-total
    )
    table = table.sort_values(["text", "other", "few", "speaker"], kind="stable")
    return table.drop(columns=["text", "other", "few"]).reset_index(drop=True)


def seats(articles: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Set the seat of each outlet next to the state in which its writer works.

    Parameters
    ----------
    articles, claims : pandas.DataFrame
        The tables of these names.

    Returns
    -------
    pandas.DataFrame
        Index ``article_id``; columns ``outlet``, ``outlet_in``, ``author``, ``author_in``
        (codes of states; HKG is Hong Kong) and ``same`` ("yes" or "no"). Where the place of
        work was not found, both say "not known".
    """
    own = claims[claims["speaker_kind"] == "author"].drop_duplicates("article_id")
    home = own.set_index("article_id")["speaker_country"]
    table = articles.set_index("article_id")[["outlet", "seat", "author"]]
    table = table.rename(columns={"seat": "outlet_in"}).assign(author_in=home)
    same = (table["outlet_in"] == table["author_in"]).map({True: "yes", False: "no"})
    known = table["author_in"].notna()
    return table.assign(same=same.where(known)).fillna(
        {"author_in": "not known", "same": "not known"}
    )


def inside_dates(claims: pd.DataFrame, events: pd.DataFrame, article_id: str) -> pd.DataFrame:
    """List the dated events that a text speaks of, the latest first.

    A text cannot be older than an act that it tells. Predictions are left out: they speak of
    what had not happened. The day of the act is used, not the day of the news, because
    that day is set late on purpose and could push the limit too far.

    Parameters
    ----------
    claims, events : pandas.DataFrame
        The tables of these names.
    article_id : str
        For example ``"SCMP2024"``.

    Returns
    -------
    pandas.DataFrame
        Columns ``date``, ``date_precision``, ``claim_id``, ``claim``, ``event_id``,
        ``title``, ``source_id`` of the event; one row a claim and event.

    Raises
    ------
    CourseError
        If there is no such text.
    """
    rows = select(claims, article_id=article_id)
    rows = rows[rows["type"] != "prediction"].dropna(subset=["event_ids"])
    rows = rows.assign(event_id=rows["event_ids"].str.split(";")).explode("event_id")
    about = events[["event_id", "date", "date_precision", "title", "source_id"]]
    joined = rows[["claim_id", "claim", "event_id"]].merge(about, on="event_id")
    joined = joined.sort_values(["date", "claim_id"], ascending=[False, True], kind="stable")
    columns = ["date", "date_precision", "claim_id", "claim", "event_id", "title", "source_id"]
    return joined[columns].reset_index(drop=True)


def earliest_days(
    claims: pd.DataFrame, events: pd.DataFrame, articles: pd.DataFrame
) -> pd.DataFrame:
    """Compare the limit from inside evidence with the date that the course gives each text.

    Parameters
    ----------
    claims, events, articles : pandas.DataFrame
        The tables of these names.

    Returns
    -------
    pandas.DataFrame
        Index ``article_id``; columns ``outlet``, ``not_before`` (the latest act told),
        ``printed_from``, ``printed_to`` (first and last day of the date in ``articles``) and
        ``date_precision``.
    """
    table = articles.set_index("article_id")
    latest = [inside_dates(claims, events, a)["date"].max() for a in table.index]
    return pd.DataFrame(
        {
            "outlet": table["outlet"],
            "not_before": pd.Series(latest, index=table.index),
            "printed_from": table["date"],
            "printed_to": last_day(table),
            "date_precision": table["date_precision"],
        }
    )


def denials(transfers: pd.DataFrame) -> pd.DataFrame:
    """Compare the day of each denied claim with the day of the denial.

    Parameters
    ----------
    transfers : pandas.DataFrame
        The table ``dprk_russia``: ``date`` of the claim, ``reply``, ``reply_kind`` and
        ``reply_date`` (a day, or a month written as YYYY-MM).

    Returns
    -------
    pandas.DataFrame
        The rows with a denial, plus ``reply_from`` and ``reply_to`` (first and last day that
        the reply can have) and ``older`` (True if the reply was spoken before the claim).
    """
    rows = transfers[transfers["reply_kind"] == "denied"].copy()
    rows["reply_from"] = pd.to_datetime(rows["reply_date"], format="mixed")
    month = rows["reply_date"].str.len() == len("YYYY-MM")
    end = rows["reply_from"] + pd.offsets.MonthEnd(0)
    rows["reply_to"] = end.where(month, rows["reply_from"])
    return rows.assign(older=rows["reply_to"] < rows["date"])


def versions(
    case: str,
    claims: pd.DataFrame,
    events: pd.DataFrame,
    articles: pd.DataFrame,
    reports: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Set side by side what several sources say about one event.

    Parameters
    ----------
    case : str
        A key of `CASES`.
    claims, events, articles : pandas.DataFrame
        The tables of these names.
    reports : pandas.DataFrame, optional
        The table ``shell_claims``; its rows are the reports on the shells.

    Returns
    -------
    pandas.DataFrame
        Columns ``date``, ``date_precision``, ``where`` (chronology, outlet, report),
        ``who``, ``says``, ``status``, ``note``, ``row`` (key), ``source_id``; in order of date,
        a month by its last day.

    Raises
    ------
    CourseError
        If there is no such case.
    """
    if case not in CASES:
        raise unknown("case", case, CASES)
    parts = [_told_by_claims(case, claims, articles)]
    if case == "shells" and reports is not None:
        parts.append(_told_by_reports(reports))
    else:
        parts.append(_told_by_events(case, events))
    table = pd.concat(parts, ignore_index=True)
    order = table.assign(last=last_day(table)).sort_values(["last", "row"], kind="stable").index
    return table.loc[order].reset_index(drop=True)


def frame(claims: pd.DataFrame, article_id: str) -> pd.DataFrame:
    """Return one reading of a text in Entman's grid, as the course codes it.

    Parameters
    ----------
    claims : pandas.DataFrame
        The table ``claims``.
    article_id : str
        A key of `FRAMES`.

    Returns
    -------
    pandas.DataFrame
        Columns ``function``, ``claim_id``, ``speaker``, ``claim``; a function without a claim
        has one row with empty cells.

    Raises
    ------
    CourseError
        If there is no such text.
    """
    if article_id not in FRAMES:
        raise unknown("text", article_id, FRAMES)
    pairs = [(box, one) for box, ids in FRAMES[article_id].items() for one in ids or [None]]
    grid = pd.DataFrame(pairs, columns=["function", "claim_id"])
    return grid.merge(claims[["claim_id", "speaker", "claim"]], how="left", on="claim_id")


def number_and_day(forecasts: pd.DataFrame) -> pd.DataFrame:
    """Keep the predictions that state a number of chance and a last day.

    Parameters
    ----------
    forecasts : pandas.DataFrame
        The table ``forecasts``.

    Returns
    -------
    pandas.DataFrame
        Rows with ``wording_kind`` "number" and a last day that the text itself sets.
    """
    return forecasts[(forecasts["wording_kind"] == "number") & (forecasts["deadline_by"] == "text")]


def _codes(column: str, wanted: str) -> list[str]:
    if column not in USABLE:
        raise unknown("code to filter by", column, USABLE)
    every = data.load("claims")[column].dropna().unique()
    known = {code.casefold(): code for code in every}
    asked = [part.strip() for part in str(wanted).split(",")]
    for part in asked:
        if part.casefold() not in known:
            raise unknown(column, part, every)
    return [known[part.casefold()] for part in asked]


def _told_by_claims(case: str, claims: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    named = claims["event_ids"].fillna("").str.split(";")
    speaks = named.map(lambda ids: bool(set(ids) & set(CASES[case])))
    rows = claims[speaks | claims["claim_id"].isin(ALSO[case])]
    about = articles.set_index("article_id").loc[rows["article_id"]]
    return pd.DataFrame(
        {
            "date": about["date"].to_numpy(),
            "date_precision": about["date_precision"].to_numpy(),
            "where": about["outlet"].to_numpy(),
            "who": rows["speaker"].to_numpy(),
            "says": rows["claim"].to_numpy(),
            "status": rows["status"].to_numpy(),
            "note": rows["note"].to_numpy(),
            "row": rows["claim_id"].to_numpy(),
            "source_id": rows["source_id"].to_numpy(),
        }
    )


def _told_by_events(case: str, events: pd.DataFrame) -> pd.DataFrame:
    known = events.set_index("event_id")
    missing = [one for one in CASES[case] if one not in known.index]
    if missing:
        raise CourseError(f"The table has no row {missing[0]!r}: pass the whole table `events`.")
    rows = known.loc[CASES[case]].reset_index()
    return rows.assign(
        where="chronology",
        who="the chronology of the course",
        says=rows["title"] + ". " + rows["description"],
        row=rows["event_id"],
    )[["date", "date_precision", "where", "who", "says", "status", "note", "row", "source_id"]]


def _told_by_reports(reports: pd.DataFrame) -> pd.DataFrame:
    amount = reports["quantity_words"].fillna("no number")
    says = reports["form"] + ", " + reports["stage"] + ": " + reports["item"] + ", " + amount
    return reports.assign(
        where="report",
        who=reports["claimant"],
        says=says + ", for " + reports["end_user"] + ". Seoul: " + reports["seoul"],
        row=reports["claim_id"],
    )[["date", "date_precision", "where", "who", "says", "status", "note", "row", "source_id"]]
