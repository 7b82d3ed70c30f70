"""Exercise 02: how did we get here? The single source of tasks, answers, mistakes and hints."""

from functools import cache

import pandas as pd

from course import data, text
from course.answers import Choice, Day, Number, Share
from course.models import chronology
from course.questions import Exercise, Mistake, Question

START, END = "2022-02-24", "2024-12-31"
AWAY = "away_from_russia"


@cache
def events() -> pd.DataFrame:
    return data.load("events")


def window(**codes: str) -> pd.DataFrame:
    return chronology.select(events(), start=START, end=END, **codes)


def korean() -> pd.DataFrame:
    return window(initiator="KOR")


def row(event_id: str) -> pd.Series:
    return events().set_index("event_id").loc[event_id]


# 02.1 ------------------------------------------------------------------------------------


def without_second_rows() -> int:
    return len(chronology.acts(korean()))


# 02.2 ------------------------------------------------------------------------------------


def away() -> int:
    return int((korean()["direction"] == AWAY).sum())


def away_share() -> float:
    return away() / len(korean())


def without_neutral() -> float:
    return away() / int((korean()["direction"] != "neutral").sum())


def with_washington() -> float:
    return korean()["direction"].isin([AWAY, "toward_us"]).mean()


# 02.3 ------------------------------------------------------------------------------------

COUNCIL = "2022-03-02"


def first_week() -> pd.DataFrame:
    return chronology.between(events(), "2022-02-22", COUNCIL)


def known_then() -> int:
    return len(chronology.known_on(first_week(), COUNCIL, at="18:00"))


def known_the_day_before() -> int:
    return len(chronology.known_on(first_week(), "2022-03-01"))


def same_day_only() -> int:
    return int((first_week()["date_known"] == first_week()["date"]).sum())


# 02.4 ------------------------------------------------------------------------------------

STATEMENTS = {
    "a": ("2024-06-19-pyongyang-treaty", "Putin and Kim signed a treaty."),
    "b": ("2024-06-20-putin-big-mistake", "Putin called arms for Ukraine a very big mistake."),
    "c": ("2024-06-05-putin-praise", "Putin praised Seoul's restraint."),
    "d": ("2024-10-18-nis-troops", "North Korean soldiers had reached Russia."),
    "e": ("2024-06-28-243-items", "The ministry announced controls on 243 more items."),
}
BRIEFING = "2024-06-20"


def not_yet_known() -> list[str]:
    rows = events()[events()["event_id"].isin([event for event, _ in STATEMENTS.values()])]
    known = set(chronology.known_on(rows, BRIEFING, at="14:00")["event_id"])
    return [letter for letter, (event, _) in STATEMENTS.items() if event not in known]


# 02.5 ------------------------------------------------------------------------------------

PROPOSAL = "2023-02-24-741-items-announced"


def in_force() -> pd.Timestamp:
    return events().loc[events()["carries_out"] == PROPOSAL, "date"].iloc[0]


# 02.6 ------------------------------------------------------------------------------------

FOUR = {
    "a": ("2024-01-baek-arrest", "Russia holds a South Korean missionary."),
    "b": ("2024-02-24-1159-items", "A control list of 1,159 items takes effect."),
    "c": ("2024-03-13-putin-nuclear-umbrella", "Putin speaks of North Korea's nuclear umbrella."),
    "d": ("2024-03-28-panel-veto", "Russia vetoes the UN panel of experts."),
}


def in_order_of(column: str) -> list[str]:
    return sorted(FOUR, key=lambda letter: row(FOUR[letter][0])[column])


def known_dates() -> str:
    return ", ".join(
        f"{k} {text.day(row(FOUR[k][0])['date_known'])}" for k in in_order_of("date_known")
    )


# 02.7 ------------------------------------------------------------------------------------


@cache
def rates() -> pd.DataFrame:
    terms = chronology.presidents(data.load("actors"))
    acts = chronology.acts(events())
    return chronology.rates_by_president(acts, terms, end="2025-12-31").set_index("president")


def ratio(column: str = "per_100_days") -> float:
    return rates().loc["Moon Jae-in", column] / rates().loc["Yoon Suk-yeol", column]


def whole_term_ratio() -> float:
    moon = rates().loc["Moon Jae-in"]
    whole_term = (moon["end"] - pd.Timestamp("2017-05-10")).days + 1
    return (moon["acts"] / whole_term) / (rates().loc["Yoon Suk-yeol", "per_100_days"] / 100)


# 02.8 ------------------------------------------------------------------------------------


@cache
def waits() -> pd.DataFrame:
    controls = chronology.select(events(), domain="export-controls")
    return chronology.waits(controls).sort_values("days")


EXPLORER = "widgets.event_explorer(events)"

EXERCISE = Exercise(
    stem="02_timeline",
    title="Exercise 02: how did we get here?",
    intro=(
        "You work with the table `events`. One row is one **event**. `date` is the day of the "
        "act. `date_known` is the first day on which the public in Seoul could know it.\n\n"
        "Two rules of counting:\n\n"
        "- A row with only a month counts when all of that month lies in the window. The same "
        "holds for a row with only a year.\n"
        "- The codes `direction` and `domain` are judgement, also where two coders agree. Shares and rates "
        "describe this table, not all that happened."
    ),
    objectives={
        "2a": "put an act and the knowledge of it on one clock",
        "2b": "count a coded table by actor, domain and direction, with the right denominator",
        "2c": "tell an announcement from its entry into force",
        "2d": "compare leaders by rates over fair windows",
    },
    setup='from course.models import chronology\n\nevents = data.load("events")',
    questions=(
        Question(
            id="02.1",
            title="Rows that Seoul started",
            objective="2b",
            kind=Number(),
            task=(
                "The column `initiator` says who started an act. The column `target` says whom "
                "it was aimed at.\n\n"
                "How many rows from **24 February 2022 to 31 December 2024** name South Korea as "
                "the one who started it? Count rows, also where two rows tell one act. Set the "
                "filters below and read the count. Type a number."
            ),
            tool=EXPLORER,
            answer=lambda: len(korean()),
            mistakes=(
                Mistake(
                    lambda: len(window(target="KOR")),
                    "These are acts aimed at Seoul. Filter on who started the act (`initiator`).",
                ),
                Mistake(
                    lambda: len(window()),
                    "You counted every row of the window. Keep those that South Korea started.",
                ),
                Mistake(
                    without_second_rows,
                    "That is the number of acts, without second rows. Here we count all rows.",
                ),
            ),
            hint="Two filters: first the two days, then who started the act.",
            stronger_hint="Set From to 2022-02-24, To to 2024-12-31 and Acts by to South Korea.",
            solution=lambda: (
                f"The window has {len(window())} rows. South Korea started {len(korean())} of "
                f"them, Russia {len(window(initiator='RUS'))}."
            ),
            praise="You filtered on who acted, not on the target.",
            code=(
                'window = chronology.select(events, start="2022-02-24", end="2024-12-31")\n'
                'answer = len(chronology.select(window, initiator="KOR"))'
            ),
        ),
        Question(
            id="02.2",
            title="Share away from Russia",
            objective="2b",
            kind=Share(),
            task=(
                "Take the rows of question 02.1. What share of them is coded **away from "
                "Russia** (in the filters below: Side)? Type a share, for example 0.714, 5/7 or 71.4 %."
            ),
            tool=EXPLORER,
            answer=away_share,
            mistakes=(
                Mistake(
                    lambda: away() / len(window()),
                    "The lower number is South Korea's rows, not all rows. Acts of others have "
                    "no side.",
                ),
                Mistake(
                    without_neutral,
                    "You left out the rows that are no step to a side. They count too.",
                ),
                Mistake(
                    with_washington,
                    "You added the steps towards Washington. A step towards one side is not "
                    "coded as a step away from the other.",
                ),
            ),
            hint="Write the fraction first: which rows on top, which rows below?",
            stronger_hint="Below stands your answer to 02.1. On top: the same filters plus the side.",
            solution=lambda: (
                f"{away()} / {len(korean())} = {text.percent(away_share())}. The denominator is "
                "the answer to 02.1."
            ),
            praise="The right rows stand on top, and the right rows below.",
        ),
        Question(
            id="02.3",
            title="What the council could know",
            objective="2a",
            kind=Number(),
            task=(
                "Take the rows dated **22 February to 2 March 2022**. It is now 2 March 2022, "
                "18:00 in Seoul, and the papers of the day are out.\n\n"
                "How many of these rows can the National Security Council know? Known by means by "
                "the end of that day; no row of 2 March came later than 18:00. Type a number."
            ),
            tool=EXPLORER,
            answer=known_then,
            mistakes=(
                Mistake(
                    lambda: len(first_week()),
                    "Look at where the acts happened. Midday in New York is after midnight in "
                    "Seoul.",
                ),
                Mistake(
                    known_the_day_before,
                    "The papers of 2 March were printed that morning. They may be quoted at 18:00.",
                ),
                Mistake(
                    same_day_only,
                    "Acts of 24 and 28 February in Washington were known in Seoul a day later. "
                    "That is before 2 March.",
                ),
            ),
            hint="Which row happened on 2 March, but in another time zone?",
            stronger_hint="Set From 2022-02-22, To 2022-03-02, then Known by 2022-03-02.",
            solution=lambda: (
                f"{len(first_week())} rows, less the vote in New York on 2 March, which was known "
                f"in Seoul on {text.day(row('2022-03-02-unga-es11-1')['date_known'])}: "
                f"{known_then()}."
            ),
            praise="You put the act and the knowledge of it on one clock.",
        ),
        Question(
            id="02.4",
            title="Facts that came later",
            objective="2a",
            kind=Choice({k: words for k, (_, words) in STATEMENTS.items()}, many=True),
            task=(
                "It is **20 June 2024, 14:00 in Seoul**. The council has not met yet. Which "
                "statements may NOT be used, because nobody in Seoul can know them?\n\n"
                + "\n".join(f"- ({k}) {words}" for k, (_, words) in STATEMENTS.items())
                + "\n\nType the letters, for example: a, c."
            ),
            tool=EXPLORER,
            answer=not_yet_known,
            mistakes=(
                Mistake(
                    "d, e",
                    "One more. Putin spoke in the night that followed, in answer to the council.",
                ),
                Mistake(
                    "a, b, d, e",
                    "The treaty was signed on 19 June and reported at once. It may be used.",
                ),
                Mistake(
                    "d",
                    "The soldiers are the easy case. Two others also came after 14:00 on that day.",
                ),
            ),
            hint="Ask of each: on which day could the public in Seoul know it?",
            stronger_hint="Find each row in the table below and read its column Known in Seoul.",
            solution=lambda: (
                "Known later: "
                + ", ".join(
                    f"{k} ({text.day(row(STATEMENTS[k][0])['date_known'])})"
                    for k in not_yet_known()
                )
                + "."
            ),
            praise="You kept later facts out of the room.",
        ),
        Question(
            id="02.5",
            title="Proposed and in force",
            objective="2c",
            kind=Day(),
            task=(
                "On 24 February 2023 the ministry proposed controls on **741 more items**, which "
                "made 798. From which day did exporters need a permit for them? Type a day as year-month-day."
            ),
            tool=(
                'chronology.waits(chronology.select(events, domain="export-controls"))'
                '[["title", "announced", "carried_out"]]'
            ),
            answer=in_force,
            mistakes=(
                Mistake(
                    lambda: row(PROPOSAL)["date"],
                    "That is the day of the proposal. Consultation came first, then a notice.",
                ),
                Mistake(
                    lambda: row("2022-03-26-57-items")["date"],
                    "That is the first list, of 57 items.",
                ),
                Mistake(
                    lambda: row("2024-02-24-1159-items")["date"],
                    "That is the next step, when the list had 1,159 items.",
                ),
            ),
            hint="The table above has one column for the announcement and one for the start.",
            stronger_hint="Find the row whose announcement is 2023-02-24.",
            solution=lambda: (
                f"Proposed on {text.day(row(PROPOSAL)['date'])}, in force on "
                f"{text.day(in_force())}. With the 57 items of 2022 the list then had 798."
            ),
            praise="An announcement is not yet a rule.",
        ),
        Question(
            id="02.6",
            title="The order of the news",
            objective="2a",
            kind=Choice({k: words for k, (_, words) in FOUR.items()}, length=4),
            task=(
                "Put these four in the order in which **the public in Seoul could know** them.\n\n"
                + "\n".join(f"- ({k}) {words}" for k, (_, words) in FOUR.items())
                + "\n\nType four letters in order, for example: a, b, c, d."
            ),
            tool=EXPLORER,
            answer=lambda: in_order_of("date_known"),
            mistakes=(
                Mistake(
                    lambda: in_order_of("date"),
                    "That is the order of the acts. The arrest of January was made public only "
                    "in March.",
                ),
                Mistake(
                    lambda: in_order_of("date_known")[::-1],
                    "You began with the latest. Begin with the earliest.",
                ),
                Mistake(
                    "b, c, a, d",
                    "Close. Compare the day TASS made the case public with the day of the interview.",
                ),
            ),
            hint="Each act has two dates. Use the second one, `date_known`.",
            stronger_hint="Find the four rows in the explorer and write down when each was known.",
            solution=lambda: f"Known in Seoul: {known_dates()}.",
            praise="You ordered the news, not the acts.",
        ),
        Question(
            id="02.7",
            title="Two presidents, one clock",
            objective="2d",
            kind=Number(tolerance=0.02, decimals=2),
            task=(
                "Count steps away from Russia per day in office, from 24 February 2022 on: Moon "
                "Jae-in to 9 May 2022, Yoon Suk-yeol from 10 May 2022 to 14 December 2024, when "
                "he was suspended. Two rows of one act count once.\n\n"
                "**Moon's rate is how many times Yoon's rate?** Type a number with two decimals."
            ),
            tool=(
                'terms = chronology.presidents(data.load("actors"))\n'
                "acts = chronology.acts(events)\n"
                'rates = chronology.rates_by_president(acts, terms, end="2025-12-31")\n'
                "charts.president_rates(rates)"
            ),
            answer=ratio,
            mistakes=(
                Mistake(
                    lambda: ratio("acts"),
                    "You compared counts. Yoon had many more days: divide each count by its days.",
                ),
                Mistake(
                    lambda: 1 / ratio(),
                    "Upside down. You divided Yoon's rate by Moon's.",
                ),
                Mistake(
                    whole_term_ratio,
                    "You gave Moon his whole term. Count only the days from 24 February 2022.",
                ),
            ),
            hint="A rate needs a number of acts and a number of days, for each of the two.",
            stronger_hint="Read the two rates per 100 days on the bars. Divide Moon's by Yoon's.",
            solution=lambda: (
                f"Moon: {rates().loc['Moon Jae-in', 'acts']} acts in "
                f"{rates().loc['Moon Jae-in', 'days']} days. Yoon: "
                f"{rates().loc['Yoon Suk-yeol', 'acts']} in "
                f"{rates().loc['Yoon Suk-yeol', 'days']} days. The quotient of the two rates is "
                f"{ratio():.2f}. Lee Jae-myung: "
                f"{rates().loc['Lee Jae-myung', 'acts']} in "
                f"{rates().loc['Lee Jae-myung', 'days']} days, too few to compare."
            ),
            praise="You compared rates over fair windows.",
            points=2,
        ),
        Question(
            id="02.8",
            title="Code task: the longest wait",
            objective="2c",
            kind=Number(),
            task=(
                "*Optional, for the code track.* Take the rows of domain `export-controls`. How "
                "many days did the **longest wait** between an announcement and its entry into "
                "force last?\n\n"
                "Write it in Python: `chronology.select` filters, `chronology.waits` pairs the "
                'rows, and `["days"].max()` takes the largest value of a column. You may also '
                "read the number from a table and type it."
            ),
            answer=lambda: int(waits()["days"].max()),
            mistakes=(
                Mistake(
                    lambda: int(waits()["days"].iloc[-2]),
                    "One step waited longer. Look at all rows.",
                ),
                Mistake(
                    lambda: int(waits()["days"].max()) + 1,
                    "Subtract the days; do not count both ends.",
                ),
                Mistake(
                    lambda: int(waits()["days"].min()),
                    "That is the shortest wait.",
                ),
            ),
            hint="Subtract day from day for each pair, then compare.",
            stronger_hint='Try chronology.waits(chronology.select(events, domain="export-controls")).',
            solution=lambda: (
                "Waits in days: "
                + ", ".join(f"{r.title} {r.days}" for r in waits().itertuples())
                + "."
            ),
            praise="You compared the waits of all pairs.",
            code=(
                'controls = chronology.select(events, domain="export-controls")\n'
                'answer = chronology.waits(controls)["days"].max()'
            ),
        ),
    ),
)
