from course import data
from course.models import council, council_clock, council_record, cut_off


def seats(number):
    return lambda: str(number) if number in council.SIZES else "no such room"


def score_of_a_half():
    return f"{(0.5 - 1) ** 2:g}"


def points():
    return {6: "six"}.get(len(cut_off.points()), "another number")


def cards():
    sizes = {len(council.cards(point)) for point in cut_off.points()}
    return "twelve" if sizes == {12} else "another number"


def criteria():
    return "five" if len(data.labels("weight_profiles", "criterion")) == 5 else "another number"


def phases():
    return "Eight" if len(council_clock.phases()) == 8 else "another number"


def shortest():
    """Return the length of the council inside a seminar, which has no debriefing of its own."""
    table = council_clock.phases(min(council_clock.LENGTHS))
    return str(table["minutes"].sum()) if "Debriefing" not in set(table["phase"]) else "whole"


def phases_of_the_shortest():
    return {7: "seven"}.get(len(council_clock.phases(30)), "another number")


def debriefing():
    table = council_clock.phases(75)
    return "One third" if table["minutes"].iloc[-1] * 3 == table["minutes"].sum() else "less"


def questions():
    sizes = {len(council.questions(point)) for point in cut_off.points()}
    return "Four" if sizes == {4} else "another number"


def wrong_on_purpose():
    return "Some" if (data.load("role_claims")["verdict"] == "fails").any() else "None"


def exempt_partners():
    row = council.support("D1-K01")
    return "thirty-two" if "It exempted 32 partners" in row["description"] else "not in the row"


def thirty_years():
    text = council.cards("D1").set_index("card_id").loc["D1-C05", "text"]
    return "thirty" if "thirty years" in text else "not on the card"


NUMBERS = {
    "6": seats(6),
    "12": seats(12),
    "24": seats(24),
    "0": lambda: str(round(100 * council_record.chance("0"))),
    "100": lambda: str(round(100 * council_record.chance("100"))),
    "50": lambda: str(round(100 * council_record.chance("50"))),
    "0.25": score_of_a_half,
    "30": shortest,
    "90": lambda: str(max(council_clock.LENGTHS)),
}

WORDS = [
    ("thirty-two partners are exempt from the American rule", exempt_partners, "thirty-two"),
    ("There are six **decision points**", points, "six"),
    ("the choice of twelve cards a point", cards, "twelve"),
    ("on five **criteria**", criteria, "five"),
    ("Eight **phases** follow", phases, "Eight"),
    ("it has seven phases", phases_of_the_shortest, "seven"),
    ("One third of the time belongs here", debriefing, "One third"),
    ("Four questions score nobody", questions, "Four"),
    ("Some of the claims on the cards are wrong on purpose", wrong_on_purpose, "Some"),
    ("thirty years of growing ties turn", thirty_years, "thirty"),
]
