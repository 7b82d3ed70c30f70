from course import data
from course.models import claims as models

IN_WORDS = {1: "one", 2: "two", 3: "three", 5: "five"}


def claims():
    return data.load("claims")


def by_ukrainians():
    return str((claims()["speaker_country"] == "UKR").sum())


def unnamed_for_washington():
    rows = models.select(claims(), article_id="NEO2024", stance="toward_us", speaker_kind="unnamed")
    return str(len(rows))


def items_proposed():
    steps = data.load("export_controls").set_index("step")
    added = str(steps.loc[2, "items_added"])
    told = claims().set_index("claim_id").loc["C001-30", "claim"]
    return added if added in told else "not in the text"


def texts():
    return IN_WORDS[len(data.load("articles"))].capitalize()


def texts_without_a_day():
    return IN_WORDS[(data.load("articles")["date_precision"] != "day").sum()]


def texts_with_a_month_only():
    return IN_WORDS[(data.load("articles")["date_precision"] == "month").sum()]


def texts_with_a_known_day():
    return IN_WORDS[(data.load("articles")["date_precision"] == "day").sum()]


def predictions_with_both():
    return IN_WORDS[len(models.number_and_day(data.load("forecasts")))]


def inaccurate():
    return IN_WORDS[(claims()["status"] == "inaccurate").sum()]


def same_number_for_washington():
    rows = models.select(claims(), stance="toward_us")["article_id"].value_counts()
    return "same" if rows["KH2022"] == rows["NEO2024"] else "other"


NUMBERS = {
    "158": lambda: str(len(claims())),
    "1": by_ukrainians,
    "3": unnamed_for_washington,
    "741": items_proposed,
}

WORDS = [
    ("Five published texts speak about South Korea", texts, "Five"),
    ("For two of the five texts the table has no day", texts_without_a_day, "two"),
    ("one has a month only, one a year only.", texts_with_a_month_only, "one"),
    ("the three texts with a known day", texts_with_a_known_day, "three"),
    ("Only one row has a number and a last day.", predictions_with_both, "one"),
    ("The one *inaccurate* claim stands in a newspaper of Seoul", inaccurate, "one"),
    ("Both texts hold the same number of claims", same_number_for_washington, "same"),
]
