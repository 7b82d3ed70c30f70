"""Charts of the council."""

from course import charts
from course.models import council, council_record, council_results
from course.models.cut_off import cut_off


def record(point="D4", before=(0.3, 0.5, 0.6, 0.8), after=(0.5, 0.7, 0.4, 0.9), option=0):
    """Return a complete record of an invented group."""
    made = council_record.blank_record(point)
    asked = list(made["before"])
    made["before"] = dict(zip(asked, before, strict=True))
    made["after"] = dict(zip(asked, after, strict=True))
    made["weights"] = dict(zip(made["weights"], (40, 25, 15, 10, 10), strict=True))
    made["option"] = council.options(point).index[option]
    day = cut_off(point).year + 1
    made["decision"] = {
        "act": "Seoul sends a team.",
        "limit": "It sends no shells.",
        "message": "We look at the facts.",
        "review": f"{day}-01-31",
    }
    return made


def even(point="D3", chance=0.5):
    """Return a complete record with the same chance everywhere, before and after."""
    return record(point, [chance] * 4, [chance] * 4)


def groups(number=3, point="D4"):
    """Return invented groups, no two alike."""
    made = []
    for n in range(number):
        chances = [(0.1 * n + 0.2 * k) % 1 for k in range(4)]
        one = record(point, chances, chances[::-1], n % len(council.options(point)))
        made.append(council_results.Group(f"Group {n + 1}", f"{n}.json", one))
    return made


def made():
    return {
        "council_groups": charts.council_groups(groups(), "D4"),
        "council_scores": charts.council_scores(record()),
    }


DRAWN = {
    "council_groups": [("council_questions", ("question",), None, None)],
    "council_scores": [("council_questions", ("question",), None, None)],
}
