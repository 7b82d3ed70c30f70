"""Charts of polls."""

from course import charts, data

YEARS = {
    "arms_polls": (2022, 2024),
    "favourability": (2002, 2024),
    "named_cost": (2022, 2023),
    "thermometer": (2018, 2025),
    "weapons_polls": (2021, 2025),
}


def arguments():
    """Return what each chart and its twin are given."""
    return dict.fromkeys(YEARS, (data.load("opinion"),))


def made():
    return {name: getattr(charts, name)(*given) for name, given in arguments().items()}


def _rows(topic, **more):
    return {"topic": topic, "group": "adults", "population": "KOR", **more}


ROWS = {
    "arms_polls": _rows("arms"),
    "favourability": _rows(
        "favourability",
        population=["KOR", "USA", "JPN", "DEU"],
        pollster="Pew Research Center",
    ),
    "named_cost": _rows("nuclear", pollster=["KINU", "Asan Institute"]),
    "thermometer": _rows("feeling", pollster="Hankook Research"),
    "weapons_polls": _rows("nuclear", pollster=["KINU", "Asan Institute", "Gallup Korea"]),
}

DRAWN = {name: [("opinion", ("value",), *years, ROWS[name])] for name, years in YEARS.items()}
