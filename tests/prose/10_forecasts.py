from course import data
from course.models import ledger, predictions, scores

IN_WORDS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 8: "eight", 10: "ten"}


def forecasts():
    return data.load("forecasts").set_index("claim_id")


def ten():
    return scores.TEN.groupby("forecast")["happened"].agg(["size", "sum"])


def in_words(number):
    return IN_WORDS[int(number)]


def always_half():
    return f"{scores.brier([0.5, 0.5], [0, 1]):.2f}"


def value_of_ten(position):
    return f"{ten().index[position]:g}"


def rate_of_ten():
    return f"{scores.TEN['happened'].mean():g}"


def half_and_more():
    row = forecasts().loc["C004-30"]
    return f"{100 * row['prob_low']:.0f}" if row["wording_kind"] == "number" else "no number"


def chosen_for_the_editorial():
    row = forecasts().loc["C000-07"]
    return f"{row['prob_coded']:g}" if row["prob_basis"] == "course" else "not the course"


def given_if_arms():
    return f"{0.7:g}" if scores.least_first(0.5, 0.7) < 1 else "impossible"


def possible_and_flat():
    most = forecasts()["wording_kind"].isin(["possible", "flat"]).mean()
    return "Most" if most > 0.5 else "Few"


def days_to_the_rule():
    articles = data.load("articles").set_index("article_id")
    rule = data.load("events").set_index("event_id").loc["2022-03-04-fdpr-exemption", "date"]
    return in_words((rule - articles.loc["KH2022", "date"]).days).capitalize()


def picked():
    return set(scores.coded(data.load("forecasts")).index)


def strict():
    return set(scores.coded(data.load("forecasts"), rows="scoreable").index)


def without_a_word():
    six = scores.coded(data.load("forecasts"))
    return in_words((six["basis"] != "word").sum()).capitalize()


def falling_out():
    return in_words(len(picked() - strict())).capitalize()


def coming_in():
    return {1: "One"}[len(strict() - picked())]


def twins_in_one_article():
    names = set(predictions.TWINS)
    claims = data.load("claims").set_index("claim_id").loc[list(names), "article_id"]
    return "the same article" if claims.nunique() == 1 and names <= strict() else "two articles"


def sum_fell():
    row = forecasts().loc["C001-31"]
    return "failed" if row["outcome"] == "did_not_come_true" else "came true"


def mixes(column):
    return in_words(predictions.verdicts(data.load("forecasts"))[column].nunique())


def better(rows):
    table = predictions.verdicts(data.load("forecasts"))
    found = (table.loc[table["rows"].str.startswith(rows), "skill"] > 0).mean()
    return {0.0: "no mix"}.get(found, "some do and some do not")


def systems_sold_to_poland():
    return "three systems" if "three systems" in forecasts().loc["C001-28", "outcome_note"] else ""


def votes_apart():
    return in_words((data.load("live_question_events")["question_id"] == "vote-apart").sum())


def late():
    row = forecasts().loc["C004-18"]
    claim = data.load("claims").set_index("claim_id").loc["C004-18", "article_id"]
    published = data.load("articles").set_index("article_id").loc[claim, "date"]
    return "after" if published > row["deadline"] else "before"


def leaving_out_the_late_one(rows, left_out, column):
    table = scores.drop_one(scores.coded(data.load("forecasts"), rows=rows))
    return f"{table.loc[left_out, column]:.4f}"


def score_of_the_late_one():
    found = set()
    for rows in ("in_example", "scoreable"):
        table = scores.coded(data.load("forecasts"), rows=rows)["score"]
        found.add(table["C004-18"] < table.drop("C004-18").mean())
    return "better" if found == {True} else "worse"


NUMBERS = {
    "35": lambda: str(len(forecasts())),
    "0": lambda: f"{scores.brier(1, 1):g}",
    "1": lambda: f"{scores.brier(1, 0):g}",
    "0.5": lambda: f"{0.25**0.5:g}",
    "0.25": always_half,
    "50": half_and_more,
    "0.7": given_if_arms,
    "0.2": lambda: value_of_ten(0),
    "0.8": lambda: value_of_ten(1),
    "0.4": rate_of_ten,
    "0.9": chosen_for_the_editorial,
    "0.2150": lambda: leaving_out_the_late_one("scoreable", "none", "brier"),
    "0.2423": lambda: leaving_out_the_late_one("scoreable", "C004-18", "brier"),
    "0.1042": lambda: leaving_out_the_late_one("scoreable", "none", "skill"),
    "0.0306": lambda: leaving_out_the_late_one("scoreable", "C004-18", "skill"),
    "0.3382": lambda: leaving_out_the_late_one("in_example", "none", "brier"),
    "0.3848": lambda: leaving_out_the_late_one("in_example", "C004-18", "brier"),
    "203": lambda: (
        data.load("bibliography").set_index("bibliography_key").loc["ICD203", "title"][33:36]
    ),
}

WORDS = [
    ("35 predictions from the five articles", lambda: in_words(len(data.load("articles"))), "five"),
    ("Most of the 35 predictions use such words", possible_and_flat, "Most"),
    ("five at 0.2, of which one came", lambda: in_words(ten()["size"].iloc[0]), "five"),
    ("five at 0.8, of which three came", lambda: in_words(ten()["sum"].iloc[1]), "three"),
    ("Four of the ten came.", lambda: in_words(scores.TEN["happened"].sum()).capitalize(), "Four"),
    ("picked six predictions by hand", lambda: in_words(len(picked())), "six"),
    ("Three of the six have no word that names a range", without_a_word, "Three"),
    ("Two days after the editorial", days_to_the_rule, "Two"),
    ("the sum fell. So it failed.", sum_fell, "failed"),
    ("Five predictions pass.", lambda: in_words(len(strict())).capitalize(), "Five"),
    ("Two rows of the hand-picked six fall out", falling_out, "Two"),
    ("One row comes in.", coming_in, "One"),
    ("stand in the same article", twins_in_one_article, "the same article"),
    ("its article appeared after the event", late, "after"),
    ("Its score is better than the mean of the others", score_of_the_late_one, "better"),
    ("three sets of rows", lambda: mixes("rows"), "three"),
    ("three rules for words", lambda: mixes("words"), "three"),
    ('four values for "above 50 per cent"', lambda: mixes("above_half"), "four"),
    ("no mix beats the base rate", lambda: better("picked by hand"), "no mix"),
    (
        "With the rules, some do and some do not.",
        lambda: better("by the rules"),
        "some do and some do not",
    ),
    ("The two votes are those that the course found", votes_apart, "two"),
    ("Here are five **live questions**", lambda: in_words(len(ledger.questions())), "five"),
    (
        "No transfer of the three systems sold to Poland was found",
        systems_sold_to_poland,
        "three systems",
    ),
]
