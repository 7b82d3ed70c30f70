"""Exercise 03: where does Seoul stand? The single source of tasks, answers and hints."""

from functools import cache

import pandas as pd

from course import data, text
from course.answers import Choice, Number, Numbers, Share
from course.models import voting
from course.questions import Exercise, Mistake, Question

LAST = "ES-11/9"
POWERS = {"Washington": "the United States", "Moscow": "Russia"}
YEARS = {str(year): str(year) for year in range(2021, 2026)}


@cache
def votes() -> pd.DataFrame:
    return data.load("ukraine_votes")


@cache
def points() -> pd.DataFrame:
    return data.load("ideal_points")


@cache
def alignment() -> pd.DataFrame:
    return data.load("alignment")


# 03.1 ------------------------------------------------------------------------------------


def pair() -> pd.DataFrame:
    return voting.same_votes(votes(), "KOR", "USA")


def one_abstention_counted() -> int:
    return int((pair()["same"] | (pair()["USA"] == "abstain")).sum())


# 03.2 ------------------------------------------------------------------------------------


def share(column: str, resolution: str = LAST) -> float:
    return float(voting.shares(votes()).loc[resolution, column])


# 03.3 ------------------------------------------------------------------------------------


def rank(year: int = 2023, reference: str = "USA", country: str = "KOR") -> int:
    table = voting.ranks(alignment(), reference, year).set_index("country")
    return int(table.loc[country, "rank"])


def rank_from_far_end() -> int:
    return len(voting.ranks(alignment(), "USA", 2023)) + 1 - rank()


# 03.4 and 03.5 ---------------------------------------------------------------------------


@cache
def moves(other: str = "USA") -> pd.DataFrame:
    return voting.movement(points(), "KOR", other, 2024, 2025)


def own_moves() -> list[float]:
    return [moves().loc["KOR", "move"], moves().loc["USA", "move"], moves("RUS").loc["RUS", "move"]]


def distance_changes() -> list[float]:
    usa = moves()["widens"].sum()
    russia = moves("RUS")["widens"].sum()
    return [own_moves()[0], usa, russia]


def growth() -> float:
    start = abs(moves()["start"].diff().iloc[-1])
    return moves()["widens"].sum() / start


# 03.6 ------------------------------------------------------------------------------------


def partial_years() -> list[str]:
    rows = alignment()[alignment()["partial_year"].fillna(False).astype(bool)]
    return [str(year) for year in sorted(rows["year"].unique())]


# 03.7 ------------------------------------------------------------------------------------


def nearer(series: str, year: int = 2023) -> str:
    row = voting.distances(alignment(), "KOR", series).loc[year, ["USA", "RUS"]]
    return voting.POWERS[row.idxmin()]


def two_series() -> list[str]:
    return [nearer(series) for series in voting.SERIES]


# 03.8 ------------------------------------------------------------------------------------


def more_with_russia() -> pd.Series:
    return voting.years_nearer(voting.agreement(alignment(), "KOR").loc[1991:2021])


# 03.9 ------------------------------------------------------------------------------------


def yes_counts() -> pd.Series:
    return voting.times_voted(votes())


def exceptions() -> str:
    more = more_with_russia()
    return ", ".join(str(year) for year in more.index[~more])


EXERCISE = Exercise(
    stem="03_alignment",
    title="Exercise 03: where does Seoul stand in the world's votes?",
    intro=(
        "You work with three tables. `ukraine_votes` has ten **roll calls**: the recorded vote of "
        "each member. `ideal_points` has one number a state and year. `alignment` has the "
        "**distance** from each state to Washington, Moscow and Beijing.\n\n"
        "Three traps of these data are part of the exercise: who moved in 2025, which years are "
        "partial, and which series you use."
    ),
    objectives={
        "3a": "read roll calls and choose a denominator",
        "3b": "compare a distance with those of peers",
        "3c": "find out which state moved",
        "3d": "recognise partial years and choose a series",
        "3e": "keep agreement in votes and alliance apart",
    },
    setup=(
        "from course.models import voting\n\n"
        'votes = data.load("ukraine_votes")\n'
        'points = data.load("ideal_points")\n'
        'alignment = data.load("alignment")'
    ),
    questions=(
        Question(
            id="03.1",
            title="The same vote as the ally",
            objective="3a",
            kind=Number(),
            task=(
                "Ten resolutions of the General Assembly on Ukraine, 2014 to 2025. On how many "
                "did Seoul and Washington cast the **same vote**? Type a number."
            ),
            tool='charts.roll_call(votes, ["KOR", "USA", "RUS", "JPN"])',
            answer=lambda: int(pair()["same"].sum()),
            mistakes=(
                Mistake(
                    lambda: int((pair()["KOR"] == "yes").sum()),
                    "You counted Seoul's yes votes. Now look at Washington's votes of 2025.",
                ),
                Mistake(
                    one_abstention_counted,
                    "An abstention is not a yes. The votes differ.",
                ),
                Mistake(
                    lambda: int((~pair()["same"]).sum()),
                    "These are the resolutions on which the two differ.",
                ),
            ),
            hint="Set the two rows of ten votes side by side.",
            stronger_hint="Go through the ten columns and count those with equal letters.",
            solution=lambda: text.roll_call(pair()[["KOR", "USA"]]).splitlines()[0],
            praise="You compared vote with vote.",
            code='answer = voting.same_votes(votes, "KOR", "USA")["same"].sum()',
        ),
        Question(
            id="03.2",
            title="A share of all members",
            objective="3a",
            kind=Share(),
            task=(
                "What share of **all members** voted for ES-11/9 in December 2025? Type a share, "
                "for example 0.714, 5/7 or 71.4 %."
            ),
            tool='charts.vote_tallies(votes, data.load("resolutions"))',
            answer=lambda: share("of_all"),
            mistakes=(
                Mistake(
                    lambda: share("of_yes_and_no"),
                    "That is the share of yes among yes and no, which decides whether a text "
                    "passes. The question asks about all members.",
                ),
                Mistake(
                    lambda: share("of_present"),
                    "You left out the members without a recorded vote.",
                ),
                Mistake(
                    lambda: share("of_all", "ES-11/1"),
                    "That is the resolution of March 2022.",
                ),
            ),
            hint="Three denominators are possible. Which one does the question name?",
            stronger_hint="All members are 193. Divide the yes votes of the last bar by 193.",
            solution=lambda: (
                f"{voting.shares(votes()).loc[LAST, 'yes']} / 193 = {text.percent(share('of_all'))}."
            ),
            praise="You chose the denominator that the question names.",
        ),
        Question(
            id="03.3",
            title="A rank among peers",
            objective="3b",
            kind=Number(),
            task=(
                "Compare 19 states by their distance to the **United States in 2023**, on "
                "final-passage votes. Number 1 is the nearest. Which number is South Korea? Type "
                "a number."
            ),
            tool="widgets.neighbours(alignment)",
            answer=rank,
            mistakes=(
                Mistake(lambda: rank(2025), "That is the rank of 2025."),
                Mistake(
                    rank_from_far_end,
                    "You counted from the far end, or you used the distance to Russia. Here the "
                    "two happen to agree.",
                ),
                Mistake(
                    lambda: rank(country="JPN"),
                    "You stopped at Japan, the next one.",
                ),
            ),
            hint="Sort by distance, then count down from the nearest.",
            stronger_hint="Choose Washington, 2023 and final-passage votes, and read the dark bar.",
            solution=lambda: text.ranks(
                voting.ranks(alignment(), "USA", 2023), "USA", 2023
            ).replace("\n", " "),
            praise="A distance means something next to others.",
        ),
        Question(
            id="03.4",
            title="Three moves",
            objective="3c",
            kind=Numbers(("South Korea", "United States", "Russia"), tolerance=0.01, decimals=2),
            task=(
                "From 2024 to 2025, by how much did the **ideal point itself** change? Give three "
                "numbers in this order: South Korea, United States, Russia. Two decimals, with "
                "sign, for example: -0.50, +0.25, +1.00."
            ),
            tool=('charts.movement(points, ["KOR", "USA", "RUS"], 2024, 2025)'),
            answer=own_moves,
            mistakes=(
                Mistake(
                    lambda: [-move for move in own_moves()],
                    "Check the sign: the later year minus the earlier year.",
                ),
                Mistake(
                    distance_changes,
                    "The last two are changes of the distance from Seoul. The question asks for "
                    "each state's own point.",
                ),
                Mistake(
                    lambda: [abs(move) for move in own_moves()],
                    "Seoul's point fell a little. Keep the sign.",
                ),
            ),
            hint="Look up six numbers and subtract three times: 2025 minus 2024.",
            stronger_hint="The chart writes each change above its arrow, with its sign.",
            solution=lambda: (
                "; ".join(
                    f"{data.country_name(c)} {table.loc[c, 'start']:.2f} to {table.loc[c, 'end']:.2f} "
                    f"({table.loc[c, 'move']:+.2f})"
                    for c, table in (("KOR", moves()), ("USA", moves()), ("RUS", moves("RUS")))
                )
                + "."
            ),
            praise="Two states moved far; Seoul hardly moved.",
            points=2,
        ),
        Question(
            id="03.5",
            title="Whose move was it?",
            objective="3c",
            kind=Share(tolerance=0.5),
            task=(
                "The distance between Seoul and Washington grew from 2024 to 2025. (The two years "
                "come from two releases of the data, so read the result as a size.) What part of "
                "that growth comes from the **move of the United States**? Type a share, for "
                "example 0.714, 5/7 or 71.4 %."
            ),
            answer=lambda: float(moves().loc["USA", "share"]),
            mistakes=(
                Mistake(lambda: float(moves().loc["KOR", "share"]), "That is Seoul's part."),
                Mistake(
                    0.5,
                    "The two ends of a line need not move equally. Use the numbers of 03.4.",
                ),
                Mistake(
                    growth,
                    "That is how much the distance grew. Now ask whose move caused it.",
                ),
            ),
            hint="The growth is the move of one end plus the move of the other, away from it.",
            stronger_hint="Divide the move of the United States by the sum of both moves, 03.4.",
            solution=lambda: text.movement(moves(), 2024, 2025).splitlines()[0],
            praise="The headline is Washington's, not Seoul's.",
        ),
        Question(
            id="03.6",
            title="Years that are not years",
            objective="3d",
            kind=Choice(YEARS, many=True),
            task=(
                "The column `agreement` holds the share of identical votes. Read the caveats of the "
                "table below. Which years rest on **part of a year**, so that they must not be "
                "charted as years? Type all of them, from 2021 to 2025, for example: 2021, 2023."
            ),
            tool='print(data.cite("alignment"))',
            answer=partial_years,
            mistakes=(
                Mistake(
                    "2024",
                    "One more. It has 81 votes and looks like a full year. All of them fell in "
                    "November and December.",
                ),
                Mistake("2022, 2023, 2024", "2023 is complete."),
                Mistake(
                    "2022, 2024, 2025",
                    "2025 has no value in this series. That is missing, not partial.",
                ),
            ),
            hint="Do not go by the number of votes. The caveats name the years.",
            stronger_hint="Find the caveat that begins with: Agreement for.",
            solution=lambda: (
                f"{' and '.join(partial_years())}. In 2022 the votes of November and December "
                "only; in 2024 six votes."
            ),
            praise="A number without its period is half a number.",
        ),
        Question(
            id="03.7",
            title="Two series, two answers",
            objective="3d",
            kind=Choice(POWERS, length=2),
            task=(
                "To whom was Seoul nearer in **2023**? Answer twice: first for the series on "
                "final-passage votes, then for the series on all votes. Type two words, for "
                "example: Moscow, Moscow."
            ),
            tool="charts.distances(alignment)",
            answer=two_series,
            mistakes=(
                Mistake(
                    "Washington, Washington",
                    "Check the first: on final-passage votes the distance to Moscow was the "
                    "smaller one.",
                ),
                Mistake(
                    "Moscow, Moscow",
                    "Check the second: on all votes the distance to Washington was the smaller one.",
                ),
                Mistake(
                    lambda: two_series()[::-1],
                    "You have the two series the wrong way round.",
                ),
            ),
            hint="Compare Washington and Moscow only. Two series, two answers. Lower is nearer.",
            stronger_hint="Use the buttons below the chart to change the series, and look at 2023.",
            solution=lambda: text.distances(alignment()).replace("\n", " "),
            praise="Say which series you use, always.",
        ),
        Question(
            id="03.8",
            title="Votes and treaties",
            objective="3e",
            kind=Number(),
            task=(
                "A treaty binds Seoul to Washington; no alliance binds it to Moscow. In how many "
                "of the 31 years **1991 to 2021** did Seoul nevertheless cast the same vote as "
                "Russia more often than the same vote as the United States? Use the column "
                "`agreement`, shown below. Type a number."
            ),
            tool=('voting.agreement(alignment, "KOR").loc[1991:2021, ["USA", "RUS"]].round(2)'),
            answer=lambda: int(more_with_russia().sum()),
            mistakes=(
                Mistake(
                    lambda: len(more_with_russia()),
                    "Check every year. In this column there is an exception.",
                ),
                Mistake(
                    lambda: int((~more_with_russia()).sum()),
                    "You counted the years with more agreement with the United States.",
                ),
                Mistake(
                    0,
                    "You answered from the alliance. Count the years first, explain them afterwards.",
                ),
            ),
            hint="Compare two columns year by year, then count.",
            stronger_hint="In which single year is the number under USA the larger one?",
            solution=lambda: (
                f"{more_with_russia().sum()} of {len(more_with_russia())}; the exception is "
                f"{exceptions()}. Agreement in the Assembly is not alliance: the agenda decides "
                "much of it."
            ),
            praise="Votes measure something else than treaties.",
        ),
        Question(
            id="03.9",
            title="Code task: yes on all ten",
            objective="3a",
            kind=Number(),
            task=(
                "*Optional, for the code track.* How many of the 193 members voted **yes on all "
                "ten** resolutions?\n\n"
                "Write it in Python: `voting.times_voted(votes)` counts the yes votes of each "
                "state, `== 10` compares, and `.sum()` counts the states for which it is true."
            ),
            answer=lambda: int((yes_counts() == 10).sum()),
            mistakes=(
                Mistake(
                    lambda: int(voting.shares(votes())["yes"].min()),
                    "That is the smallest number of yes votes on any one text. The same states "
                    "are not behind every text.",
                ),
                Mistake(
                    lambda: int((yes_counts() >= 9).sum()),
                    "You let one missing yes pass. All ten are asked for.",
                ),
                Mistake(
                    lambda: int((yes_counts() == 0).sum()),
                    "These are the members that never voted yes.",
                ),
            ),
            hint="Count for each state first, then count the states.",
            stronger_hint="Try (voting.times_voted(votes) == 10).sum().",
            solution=lambda: text.vote_map(votes()).splitlines()[1],
            praise="You counted states, not votes.",
            code="answer = (voting.times_voted(votes) == 10).sum()",
        ),
    ),
)
