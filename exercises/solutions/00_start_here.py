"""Warm-up for the first lesson. The single source of tasks, answers, mistakes and hints."""

from functools import cache

import pandas as pd

from course import data
from course.answers import Choice, Number
from course.models import voting
from course.questions import Exercise, Mistake, Question


@cache
def table() -> pd.DataFrame:
    return voting.roll_call(data.load("ukraine_votes"), ["KOR", "USA"])


def count(country: str) -> int:
    return int((table()[country] == "yes").sum())


def differing() -> list[str]:
    return list(table().index[table()["KOR"] != table()["USA"]])


EXERCISE = Exercise(
    stem="00_start_here",
    title="Warm-up: answer and check",
    intro="Two easy questions, to see how answers are typed and checked.",
    objectives={"0a": "type an answer, run the check and read the hint"},
    setup='from course.models import voting\n\nvotes = data.load("ukraine_votes")',
    questions=(
        Question(
            id="00.1",
            title="Count the yes votes",
            objective="0a",
            kind=Number(),
            task=(
                "On how many of the ten resolutions on Ukraine did South Korea vote **yes**? Type "
                "a number."
            ),
            tool='charts.roll_call(votes, ["KOR", "USA", "RUS"])',
            answer=lambda: count("KOR"),
            mistakes=(
                Mistake(lambda: count("USA"), "That is the row of the United States."),
                Mistake(0, "You counted another letter. Y stands for yes."),
            ),
            hint="Count the letters Y in the row of South Korea.",
            stronger_hint="The row has ten squares. Is any of them not a Y?",
            solution=lambda: f"South Korea voted yes {count('KOR')} times.",
            praise="You can read a roll call.",
        ),
        Question(
            id="00.2",
            title="Name the two votes",
            objective="0a",
            kind=Choice({r: r for r in table().index}, many=True),
            task=(
                "On which resolutions did South Korea and the United States vote **differently**? "
                "The names stand under the columns. Type two or more, for example: ES-11/1, ES-11/2."
            ),
            tool='charts.roll_call(votes, ["KOR", "USA"])',
            answer=differing,
            mistakes=(
                Mistake(
                    lambda: differing()[:1],
                    "One more. An abstention (A) is not a yes.",
                ),
                Mistake(
                    lambda: [r for r in table().index if r not in differing()],
                    "These are the votes on which the two agree.",
                ),
            ),
            hint="Compare the two rows, square by square.",
            stronger_hint="Look at the two texts of 24 February 2025.",
            solution=lambda: f"{' and '.join(differing())}, both of 24 February 2025.",
            praise="Two votes of one day, and the move is Washington's.",
        ),
    ),
)
