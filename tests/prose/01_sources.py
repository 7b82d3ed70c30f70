from course import data
from course.models import claims as models

EXAMPLES = {
    "C004-25": "the Democratic Party controls the National Assembly",
    "C000-23": "Seoul probably delayed because it feared a Russian answer",
    "C000-24": "Seoul has no excuse, since other governments faced the same danger and still acted",
    "C004-29": "distrust will grow and lead to a crisis some day",
    "C001-20": "US policy may damage Seoul's relations with Moscow beyond repair",
    "C000-08": "Seoul was not exempt because it was slow over sanctions",
    "C001-34": "to stay helpful on Korea, so that its ties with Seoul depend less on Washington",
}
"""Claims that stand as examples in the lesson, in the words of the table."""

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


def forecasts_among_the_writers_claims():
    rows = models.select(
        claims(), article_id="NEO2024", stance="toward_russia", speaker_kind="author"
    )
    ahead = (rows["type"] == "prediction").sum()
    return "Four of the five" if (ahead, len(rows)) == (4, 5) else f"{ahead} of {len(rows)}"


def capacity():
    reports = data.load("shell_claims")
    moved = reports[reports["quantity_words"].str.contains("moved", na=False)]
    (number,) = set(moved["quantity_low"])
    return f"{number:,}"


def empty_boxes():
    return IN_WORDS[models.frame(claims(), "NEO2024")["claim_id"].isna().sum()].capitalize()


def quotes(claim_id, words):
    return words if words in claims().set_index("claim_id").loc[claim_id, "claim"] else "other"


NUMBERS = {
    "330,000": capacity,
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
    ("Four of the five such claims", forecasts_among_the_writers_claims, "Four of the five"),
    ("Two boxes are empty here", empty_boxes, "Two"),
    *(
        (words, lambda claim_id=claim_id, words=words: quotes(claim_id, words), words)
        for claim_id, words in EXAMPLES.items()
    ),
    ("Both texts hold the same number of claims", same_number_for_washington, "same"),
]
