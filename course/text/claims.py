"""Text twins of the charts of the claims."""

from __future__ import annotations

import pandas as pd

from course import data
from course.models import claims as models
from course.text.words import count, day, join, percent


def outlet(article_id: str) -> str:
    """Return the name of the outlet of a case article, without its section."""
    outlets = data.load("articles").set_index("article_id")["outlet"]
    return outlets[article_id].partition(",")[0]


def claim_types(claims: pd.DataFrame) -> str:
    """Say which kinds of claims there are, and which text predicts most."""
    total = claims["type"].value_counts()
    table = models.counts(claims, "type")
    ahead = table[table["type"] == "prediction"].sort_values("share", ascending=False)
    kinds = [f"{code} {total[code]}" for code in data.labels("claims", "type") if code in total]
    lines = [f"{len(claims)} claims: " + ", ".join(kinds) + "."]
    for row in ahead.head(2).itertuples():
        lines.append(
            f"{outlet(row.article_id)}: {count(row.claims, 'prediction')}, {percent(row.share)} "
            "of its claims."
        )
    return "\n".join(lines)


def claim_voices(claims: pd.DataFrame) -> str:
    """Say how much of each text is spoken by others than its writer."""
    table = models.voices(claims).sort_values("share_others", ascending=False, kind="stable")
    lines = [f"{table['others'].sum()} of {len(claims)} claims are not in the voice of the writer."]
    for row in table.itertuples():
        lines.append(
            f"{outlet(row.Index)}: {row.others} of {row.claims} by others "
            f"({percent(row.share_others)})."
        )
    return "\n".join(lines)


def claim_stances(claims: pd.DataFrame) -> str:
    """Say where the outlet misleads about the stance most, then the sides in each text."""
    sides = {c: w for c, w in data.labels("claims", "stance").items() if c != "none"}
    sided = claims[claims["stance"].isin(sides)]
    if sided.empty:
        return "No claim of this table favours a side."
    own = sided["speaker_kind"] == "author"
    keys = ["article_id", "stance"]
    table = own.groupby([sided[k] for k in keys], sort=False).agg(["size", "sum"])
    text, side = (table["size"] - table["sum"]).idxmax()
    total, writers = table.loc[(text, side)]
    lines = [
        f"{outlet(text)} prints {count(total, 'claim')} that {_favour(sides[side])}; "
        f"{writers} of them by its writer."
    ]
    for article in claims["article_id"].unique():
        parts = []
        for code, words in sides.items():
            pair = tuple(table.loc[(article, code)]) if (article, code) in table.index else (0, 0)
            parts.append(f"{pair[0]} {_favour(words)} ({pair[1]} by the writer)")
        lines.append(f"{outlet(article)}: {', '.join(parts)}.")
    return "\n".join(lines)


def one_text_by_stance(claims: pd.DataFrame, article_id: str) -> str:
    """Say how many claims of a text favour each side, and how many of them are the writer's."""
    rows = models.select(claims, article_id=article_id)
    lines = []
    for code, words in data.labels("claims", "stance").items():
        side = rows[rows["stance"] == code]
        own = (side["speaker_kind"] == "author").sum()
        verb = "takes" if len(side) == 1 else "take"
        what = f"{verb} no side" if code == "none" else _favour(words)
        lines.append(f"{count(len(side), 'claim')} {what}: {own} by the writer.")
    return "\n".join([f"{outlet(article_id)}, {count(len(rows), 'claim')}.", *lines])


def claim_status(claims: pd.DataFrame) -> str:
    """Say how the claims stand against other evidence, and where the inaccurate ones are."""
    found = claims["status"].value_counts()
    facts = claims[claims["type"] == "fact"]
    sure = (facts["status"] == "confirmed").sum()
    order = [code for code in data.labels("claims", "status") if code in found]
    lines = [
        f"Of {len(facts)} claims of fact, {sure} are confirmed. "
        f"Inaccurate among all {len(claims)} claims: {found.get('inaccurate', 0)}.",
        "All claims: " + ", ".join(f"{found[c]} {_words(c)}" for c in order) + ".",
    ]
    for row in claims[claims["status"] == "inaccurate"].itertuples():
        place = models.place(row.paragraph_number)
        lines.append(f"Inaccurate: {row.claim_id} in {outlet(row.article_id)}, {place}.")
    return "\n".join(lines)


def shell_claims(reports: pd.DataFrame) -> str:
    """Say in how many forms and numbers the shells are told."""
    forms = reports["form"].value_counts()
    numbers = reports["quantity_low"].dropna()
    ends = reports["end_user"].value_counts()
    lines = [
        f"{len(reports)} reports on one matter: "
        + ", ".join(_form(f, forms.get(f, 0)) for f in data.labels("shell_claims", "form"))
        + "."
    ]
    lines.append(
        f"{len(numbers)} give a number, from {numbers.min():,} to {numbers.max():,}; "
        f"{len(reports) - len(numbers)} give none. Never add them up."
    )
    lines.append(
        f"The shells are for Ukraine in {ends.get('Ukraine', 0)} reports, for the United States "
        f"in {ends.get('United States', 0)}. Status: {join(sorted(set(reports['status'])))}."
    )
    return "\n".join(lines)


def denials(rows: pd.DataFrame) -> str:
    """Say how many claims are younger than the reply on record. Takes `claims.denials`."""
    replies = rows.groupby(["reply", "reply_date"]).size().rename("claims").reset_index()
    replies = replies.sort_values(["claims", "reply_date"], ascending=[False, True])
    lines = [
        f"{rows['older'].sum()} of {len(rows)} claims are younger than the reply that stands "
        f"against them. Different replies: {len(replies)}."
    ]
    for one in replies.itertuples():
        precision = "month" if len(one.reply_date) == len("YYYY-MM") else "day"
        when = day(pd.Timestamp(one.reply_date), precision)
        lines.append(f"Against {count(one.claims, 'claim')}, {when}: {one.reply}")
    return "\n".join(lines)


def inside_dates(table: pd.DataFrame) -> str:
    """Say from which day on each text can be. Takes `claims.earliest_days`."""
    months = table[table["date_precision"] == "month"]
    exact = table[table["date_precision"] == "day"]
    gap = (exact["printed_from"] - exact["not_before"]).dt.days
    lines = [
        f"In {len(exact)} texts with a known day the last act linked is {gap.min()} to {gap.max()} "
        "days older: inside evidence gives a limit, not the day."
    ]
    for row in months.itertuples():
        lines.append(
            f"{outlet(row.Index)}: dated {day(row.printed_from, 'month')}; the last act "
            f"linked to it is of {day(row.not_before)}."
        )
    return "\n".join(lines)


def versions(table: pd.DataFrame) -> str:
    """Write every version of an event, one a line. Takes `claims.versions`."""
    status = table["status"].value_counts()
    first = f"{len(table)} versions: "
    lines = [first + ", ".join(f"{n} {_words(code)}" for code, n in status.items()) + "."]
    for row in table.itertuples():
        when = day(row.date, row.date_precision)
        lines.append(f"{when}, {row.who} ({row.row}, {_words(row.status)}): {row.says}")
    return "\n".join(lines)


def frame(grid: pd.DataFrame) -> str:
    """Write one reading of a text in four lines. Takes `claims.frame`."""
    lines = []
    for box in models.FUNCTIONS:
        rows = grid[(grid["function"] == box) & grid["claim_id"].notna()]
        said = " ".join(f"{r.claim} ({r.claim_id})" for r in rows.itertuples())
        lines.append(f"{box.capitalize()}: {said or 'no claim of the writer fills this box.'}")
    return "\n".join(lines)


def _words(code: str) -> str:
    return code.replace("_", " ")


def _favour(words: str) -> str:
    return words.replace("favours", "favour").replace("takes", "take")


def _form(form: str, number: int) -> str:
    says, does = ("says", "does") if number == 1 else ("say", "do")
    return f"{number} {does} not say how" if form == "not named" else f"{number} {says} {form}"
