import re

from course import data
from course.models import voting


def members():
    return str(data.load("ukraine_votes")["country"].nunique())


def distance():
    row = voting.ranks(data.load("alignment"), "USA", 2023).set_index("country").loc["KOR"]
    return f"{row['distance']:.2f}"


def peers():
    return str(len(voting.peers(data.load("alignment"))))


def six():
    rows = data.load("alignment").query("country == 'KOR' and year == 2024")
    return {6: "six"}[rows["joint_votes"].max()]


def middle_two_thirds():
    points = data.load("ideal_points").query("year == 2023")["ideal_point"]
    return f"{points.quantile(5 / 6) - points.quantile(1 / 6):.1f}"


def width_of_band():
    fields = {
        f["name"]: f["description"] for f in data.resource("ideal_points")["schema"]["fields"]
    }
    low, high = (int(re.search(r"\d+", fields[name])[0]) for name in ("lower", "upper"))
    return str(high - low)


def yes_votes(position):
    counts = voting.shares(data.load("ukraine_votes"))["yes"]
    of_2025 = counts[["ES-11/7", "ES-11/8", "ES-11/9"]]
    return str({"fewest": of_2025.min(), "most": of_2025.max()}[position])


def three_of_five_texts_of_2022_had_140():
    counts = voting.shares(data.load("ukraine_votes"))["yes"]
    of_2022 = counts[[f"ES-11/{n}" for n in range(1, 6)]]
    return "140" if (of_2022 >= 140).sum() == 3 else "not three"


NUMBERS = {
    "193": members,
    "1.43": distance,
    "19": peers,
    "91": lambda: yes_votes("fewest"),
    "93": lambda: yes_votes("most"),
    "140": three_of_five_texts_of_2022_had_140,
    "1.5": middle_two_thirds,
    "90": width_of_band,
}

WORDS = [("The votes of 2024 end in June, and there are six.", six, "six")]
