"""Charts of North Korea in the Council and in the news, by meaning."""


def rows(spec, column):
    """Return the largest table that has a column: the marks of one layer."""
    sets = [found for found in spec["datasets"].values() if column in found[0]]
    return max(sets, key=len)


def test_votes_are_letters_too(drawn):
    cells = {
        (r["name"][:10], r["state"]): r["letter"] for r in rows(drawn["council_north"], "letter")
    }
    assert cells["S/2024/255", "China"] == "A" and cells["S/2022/431", "Russia"] == "N"


def test_a_part_of_a_year_is_not_drawn_as_a_year(drawn):
    years = {r["year"]: r["answer"] for r in rows(drawn["missile_tests"], "year")}
    assert years[2026] == "part of a year" and years[2017] == "new sanctions"
    assert years[2022] == "a veto" and years[2023] == "neither"


def test_the_line_of_news_breaks_at_the_shift(drawn):
    levels = {r["month"][:7]: r["level"] for r in rows(drawn["news_tone"], "level")}
    assert levels["2023-03"] != levels["2023-04"]
