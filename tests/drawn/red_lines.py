"""The charts of lesson 07 as the general tests of charts draw them, and what each draws."""

from course import charts, data

FOUR = (
    "2022-10-27-putin-arms",
    "2024-06-20-chang-reconsider",
    "2024-06-20-putin-big-mistake",
    "2024-10-21-kim-hong-kyun-troops",
)


def arguments():
    """Return what each chart takes; its twin takes the same."""
    lines, deals = data.load("red_lines"), data.load("arms_transfers")
    return {
        "red_lines": (lines,),
        "line_elements": (lines, FOUR),
        "exactness_by_state": (lines, data.load("red_line_codings")),
        "what_followed": (lines,),
        "explicit_or_vague": (lines,),
        "arms_recipients": (deals,),
        "share_by_rule": (deals,),
        "aid_donors": (data.load("aid"),),
    }


def made():
    return {name: getattr(charts, name)(*given) for name, given in arguments().items()}


# Table, columns, first and last year of the figures in each chart.
DRAWN = {
    "red_lines": [
        ("red_lines", ("date", "explicitness", "tested", "consequence_followed"), None, None)
    ],
    "line_elements": [("red_lines", ("explicitness",), None, None)],
    "exactness_by_state": [("red_lines", ("date", "explicitness"), None, None)],
    "what_followed": [("red_lines", ("date", "tested", "consequence_followed"), None, None)],
    "explicit_or_vague": [("red_lines", ("date", "explicitness", "tested"), None, None)],
    "arms_recipients": [("arms_transfers", ("tiv_delivered",), 2020, 2025, {"flow": "export"})],
    "share_by_rule": [("arms_transfers", ("tiv_delivered",), 2020, 2024, {"flow": "export"})],
    "aid_donors": [("aid", ("allocated", "committed"), 2022, 2026, {"year": ()})],
}
