"""Exercise 01: who says what, from where? The single source of tasks, answers and hints."""

from functools import cache

import pandas as pd

from course import data, text
from course.answers import Choice, Day, Number, Share
from course.models import claims as models
from course.questions import Exercise, Mistake, Question


@cache
def claims() -> pd.DataFrame:
    return data.load("claims")


@cache
def events() -> pd.DataFrame:
    return data.load("events")


@cache
def forecasts() -> pd.DataFrame:
    return data.load("forecasts")


def claim(claim_id: str) -> pd.Series:
    return claims().set_index("claim_id").loc[claim_id]


def said(claim_id: str) -> str:
    return models.statement(claim(claim_id)["claim"])


def listed(ids: dict[str, str]) -> str:
    return "\n".join(f"- ({letter}) {said(claim_id)}" for letter, claim_id in ids.items())


# 01.1 ------------------------------------------------------------------------------------

FOUR = {"a": "C002-30", "b": "C002-17", "c": "C000-06", "d": "C000-08"}
KINDS = data.labels("claims", "type")


def kinds(**instead: str) -> list[str]:
    return [instead.get(letter, claim(claim_id)["type"]) for letter, claim_id in FOUR.items()]


# 01.2 ------------------------------------------------------------------------------------


def with_text_day(*kinds_of_wording: str) -> int:
    rows = forecasts()[forecasts()["deadline_by"] == "text"]
    return int(rows["wording_kind"].isin(kinds_of_wording).sum()) if kinds_of_wording else len(rows)


def with_may() -> int:
    return int((forecasts()["wording_kind"] == "possible").sum())


def with_may_and_any_day() -> int:
    rows = forecasts()[forecasts()["wording_kind"] == "possible"]
    return int(rows["deadline"].notna().sum())


# 01.3 ------------------------------------------------------------------------------------


@cache
def quoted() -> pd.DataFrame:
    rows = models.select(claims(), article_id="NEO2024")
    return rows[rows["speaker_kind"] != "author"]


def for_washington() -> int:
    return int((quoted()["stance"] == "toward_us").sum())


def whole_text() -> int:
    return len(models.select(claims(), article_id="NEO2024"))


# 01.4 ------------------------------------------------------------------------------------


def spoken(**codes: str) -> int:
    return len(models.select(claims(), **codes))


# 01.5 ------------------------------------------------------------------------------------


@cache
def denied() -> pd.DataFrame:
    return models.denials(data.load("dprk_russia"))


def korean() -> pd.DataFrame:
    return denied()[denied()["side"] == "KOR"]


# 01.6 ------------------------------------------------------------------------------------


TOLD = ["2024-04-02-sanctions-russian-ships", "2024-05-07-putin-inauguration"]
TOLD += ["2024-05-24-sanctions-vessels"]
EXPECTED = "2024-06-19-pyongyang-treaty"
# The text of this question is invented, and the task says so. Its acts are rows of the table.


def row(event_id: str) -> pd.Series:
    return events().set_index("event_id").loc[event_id]


def days() -> list[pd.Timestamp]:
    return [row(event_id)["date"] for event_id in TOLD]


# 01.7 ------------------------------------------------------------------------------------

DETAILS = {
    "a": "how the shells change hands",
    "b": "the kind of shell",
    "c": "how many shells",
    "d": "how far the matter has come",
    "e": "who would use the shells in the end",
}
COLUMNS = {"a": "form", "b": "item", "c": "quantity_low", "d": "stage", "e": "end_user"}
TWO = ["2022-11-10-wsj-purchase", "2023-04-12-dong-a-loan"]


def written(value: object) -> str:
    return value if isinstance(value, str) else f"{value:,}"


def two_reports() -> pd.DataFrame:
    return shells().set_index("claim_id").loc[TWO, list(COLUMNS.values())]


def different(without: str = "", also: str = "") -> list[str]:
    found = [k for k, column in COLUMNS.items() if two_reports()[column].nunique() > 1]
    return sorted({*found, *also} - {*without})


# 01.8 ------------------------------------------------------------------------------------

BOXES = {"a": "C003-28", "b": "C003-19", "c": "C003-31", "d": "C003-24"}


# The key is the British spelling of the lesson; the American one is accepted, too.
BOX_WORDS = {box: box.replace("judgement", "judgment") for box in models.FUNCTIONS}


def boxes(swap: tuple[str, ...] = ()) -> list[str]:
    frame = models.FRAMES["KT2024"]
    found = [next(box for box, ids in frame.items() if one in ids) for one in BOXES.values()]
    other = dict(zip(swap, swap[::-1], strict=True))
    return [other.get(box, box) for box in found]


# 01.9 -----------------------------------------------------------------------------------


@cache
def shells() -> pd.DataFrame:
    return data.load("shell_claims")


def at_stage(*stages: str) -> int:
    return int(shells()["stage"].isin(stages).sum())


EXPLORER = "widgets.claim_explorer(claims)"

EXERCISE = Exercise(
    stem="01_sources",
    title="Exercise 01: who says what, from where?",
    intro=(
        "You work with the table `claims`: what five published texts say, one claim a row, in our "
        "words. Each claim has a **speaker**. The speaker can be the writer of the text, or "
        "somebody whom the writer quotes.\n\n"
        "Three codes of a claim are the judgement of one reader: its **kind** (fact, causal, "
        "normative, prediction), its **side**, and its **status** (what other evidence says)."
    ),
    objectives={
        "1a": "tell fact, cause, norm and forecast apart",
        "1b": "give a claim to its speaker, not to the outlet",
        "1c": "keep the versions of one event apart",
        "1d": "date and place a source",
        "1e": "read the frame of a text",
    },
    setup='from course.models import claims as models\n\nclaims = data.load("claims")',
    questions=(
        Question(
            id="01.1",
            title="Four kinds of claims",
            objective="1a",
            kind=Choice(KINDS, length=4),
            task=(
                "Here are four claims without the words that say who claims them.\n\n"
                f"{listed(FOUR)}\n\n"
                "Which kind is each? Choose from fact, causal, normative, prediction. **Each kind "
                "occurs once.** Type four words in the order a, b, c, d, for example: fact, "
                "causal, normative, prediction."
            ),
            answer=kinds,
            mistakes=(
                Mistake(
                    lambda: kinds(d="fact"),
                    "Check (d). Ask: could both things have happened, but not one because of the "
                    "other?",
                ),
                Mistake(
                    lambda: kinds(a="fact"),
                    "Check (a). The word “should” asks for something. No record can settle what "
                    "a minister should do.",
                ),
                Mistake(
                    lambda: kinds(b="causal"),
                    "Check (b). It gives a reason, but for something that has not happened yet.",
                ),
            ),
            hint="Ask of each: did it happen, why did it, is it right, or will it come?",
            stronger_hint="Begin with the word “because” and with the word “should”.",
            solution=lambda: (
                "; ".join(
                    f"({letter}) is {claim(one)['type']} ({one})" for letter, one in FOUR.items()
                )
                + "."
            ),
            praise="You asked what would settle each sentence.",
        ),
        Question(
            id="01.2",
            title="A last day, but no chance",
            objective="1a",
            kind=Number(),
            task=(
                f"The table `forecasts` has the {len(forecasts())} predictions of the five texts. "
                "A prediction with *may*, *might* or *could* (`possible` in the column "
                "`wording_kind`) can hardly be wrong. A last **day** helps a little: after it one "
                "can look.\n\n"
                "How many predictions are worded as **possible** and have a last day that **the "
                "text itself** sets (`text` in the column `deadline_by`)? Type a number. In the "
                "list, `NaT` means: no day."
            ),
            tool=(
                'columns = ["wording", "wording_kind", "deadline", "deadline_by"]\n'
                'data.load("forecasts").set_index("claim_id")[columns]'
            ),
            answer=lambda: with_text_day("possible"),
            mistakes=(
                Mistake(
                    with_may,
                    "These are all predictions with may, might or could. Which have a day?",
                ),
                Mistake(
                    with_may_and_any_day,
                    "You counted days that the course set. Look at the column deadline_by.",
                ),
                Mistake(
                    with_text_day,
                    "These have a last day in the text. Some of them are not worded as possible.",
                ),
            ),
            hint="Both must stand in the same row: possible, and text.",
            stronger_hint="Find the rows with text in the column deadline_by. There are few. Then "
            "look at their wording_kind.",
            solution=lambda: (
                f"{with_text_day('possible')} of the {with_may()} predictions worded as possible. "
                f"The text sets a last day in {with_text_day()} of {len(forecasts())} predictions."
            ),
            praise="You looked at two conditions in one row.",
        ),
        Question(
            id="01.3",
            title="A share of the quoted voices",
            objective="1b",
            kind=Share(),
            task=(
                "Take the claims in **New Eastern Outlook** that are spoken by **others** than "
                "the writer. What share of these favours closer ties with **Washington**? Type a "
                "share: a fraction such as 5/7, or a per cent with one decimal such as 71.4 %."
            ),
            tool=EXPLORER,
            answer=lambda: for_washington() / len(quoted()),
            mistakes=(
                Mistake(
                    lambda: for_washington() / whole_text(),
                    "Below the line stand the claims by others, not all claims of the text.",
                ),
                Mistake(
                    lambda: len(quoted()) / whole_text(),
                    "That is the share of other voices in the text. Which side do they favour?",
                ),
                Mistake(
                    lambda: float((quoted()["stance"] == "toward_russia").mean()),
                    "That is the share of those who favour ties with Moscow.",
                ),
            ),
            hint="Write the fraction first: others who favour Washington on top, all others below.",
            stronger_hint="Set Text. The line names all claims and those of the writer: the "
            "difference is below the line. Then set Side, too.",
            solution=lambda: (
                f"{for_washington()} / {len(quoted())} = "
                f"{text.percent(for_washington() / len(quoted()))}. Most of the claims that the "
                "writer quotes pull the other way than his own."
            ),
            praise="You took the quoted claims of one text as the denominator.",
        ),
        Question(
            id="01.4",
            title="What officials say",
            objective="1b",
            kind=Number(),
            task=(
                "Now take all five texts together. How many claims that favour closer ties with "
                "**Washington** are spoken by **officials** (people who speak for a government or "
                "an organisation such as NATO)? Type a number."
            ),
            tool=EXPLORER,
            answer=lambda: spoken(stance="toward_us", speaker_kind="official"),
            mistakes=(
                Mistake(
                    lambda: spoken(stance="toward_us"),
                    "That is the number of such claims by all speakers. Set Voice, too.",
                ),
                Mistake(
                    lambda: spoken(stance="toward_russia", speaker_kind="official"),
                    "These claims of officials favour ties with Moscow.",
                ),
                Mistake(
                    lambda: spoken(
                        article_id="NEO2024", stance="toward_us", speaker_kind="official"
                    ),
                    "These are the claims in one text. Set Text back to all.",
                ),
            ),
            hint="Set two filters: the side and the voice. Leave the text at all.",
            stronger_hint="Read the first number of the line, not the second.",
            solution=lambda: (
                f"{spoken(stance='toward_us', speaker_kind='official')} of "
                f"{spoken(stance='toward_us')}, and "
                f"{spoken(article_id='NEO2024', stance='toward_us', speaker_kind='official')} of "
                "them stand in New Eastern Outlook. "
                f"{spoken(stance='toward_us', speaker_kind='unnamed')} more are by persons "
                "without a name; if you call some of these officials, the answer changes."
            ),
            praise="You asked who speaks before you counted.",
        ),
        Question(
            id="01.5",
            title="Younger than the reply",
            objective="1c",
            kind=Number(),
            task=(
                "The list below has the claims by **South Korean** speakers on arms and soldiers "
                "from North Korea, with the reply that stands against each. `date` is the day of "
                "the claim, `reply_date` the day of the reply. A month without a day counts "
                "as its **last** day.\n\n"
                "In how many rows is the reply **older than the claim**? Type a number."
            ),
            tool=(
                'denied = models.denials(data.load("dprk_russia"))\n'
                'seoul = denied[denied["side"] == "KOR"]\n'
                'seoul[["date", "claimant", "item", "reply_date"]]'
            ),
            answer=lambda: int(korean()["older"].sum()),
            mistakes=(
                Mistake(
                    lambda: len(korean()),
                    "These are all rows of the list. Compare both days, and take the month 2024-10 as its "
                    "last day.",
                ),
                Mistake(
                    lambda: int((~korean()["older"]).sum()),
                    "In these rows the reply came at that time or later. The question asks for "
                    "the others.",
                ),
                Mistake(
                    lambda: int(denied()["older"].sum()),
                    "That is the number for the claims of all sides. Count the South Korean ones.",
                ),
            ),
            hint="Go row by row: is reply_date before date? Then it is older.",
            stronger_hint="Four rows have the month 2024-10. Take it as 31 October: for three of "
            "them the reply is not older.",
            solution=lambda: (
                f"{korean()['older'].sum()} of {len(korean())}. The replies in these rows are "
                f"{korean()['reply'].nunique()} sentences. A reply has a speaker, a day and an "
                "object: a sentence that is older than a claim cannot answer it."
            ),
            praise="You put the claim and the reply on one clock.",
        ),
        Question(
            id="01.6",
            title="Not before which day?",
            objective="1d",
            kind=Day(),
            task=(
                "Imagine a sixth text without a date (it is invented; the acts are real). Its "
                "writer tells of these acts:\n\n"
                + "\n".join(f"- {row(event_id)['title']}." for event_id in TOLD)
                + "\n\nThe writer also expects that Moscow and Pyongyang will soon sign a treaty. "
                "Use inside evidence: a text cannot be older than the last act that it tells. "
                "**Not before which day** was it written? The list below has the days of 2024. "
                "Type a day as year-month-day."
            ),
            tool=(
                'events = data.load("events")\n'
                'months = events["date"].between("2024-04-01", "2024-06-30")\n'
                'events.loc[months, ["date", "title"]]'
            ),
            answer=lambda: max(days()),
            mistakes=(
                Mistake(
                    lambda: row(EXPECTED)["date"],
                    "That is the day of the treaty. The writer only expects it: a prediction "
                    "speaks of what has not happened.",
                ),
                Mistake(
                    lambda: min(days()),
                    "That is the first act of the three. The text tells what followed, too.",
                ),
                Mistake(
                    lambda: sorted(days())[1],
                    "One act that the text tells is later.",
                ),
            ),
            hint="Look up the day of each act that the text tells. Leave out what it expects.",
            stronger_hint="Three days remain. The text cannot be older than the latest of them.",
            solution=lambda: (
                f"{text.day(max(days()))}, the day of the last act that is told. If the writer "
                f"did not know of the treaty of {text.day(row(EXPECTED)['date'])}, the text is "
                "also older than that: two limits, but no day."
            ),
            praise="You used the text itself as a witness of its date.",
        ),
        Question(
            id="01.7",
            title="Two reports on one matter",
            objective="1c",
            kind=Choice(DETAILS, many=True),
            task=(
                "Compare two reports on South Korean shells: The Wall Street Journal of November "
                "2022 and The Dong-A Ilbo of April 2023. The table below has both.\n\n"
                "In which details do they **differ**?\n\n"
                + "\n".join(f"- ({letter}) {words}" for letter, words in DETAILS.items())
                + "\n\nType the letters, for example: b, d."
            ),
            tool=(
                f'shells = data.load("shell_claims").set_index("claim_id")\ntwo = {TWO}\n'.replace(
                    "'", '"'
                )
                + f"columns = {list(COLUMNS.values())}\n".replace("'", '"')
                + "shells.loc[two, columns].T"
            ),
            answer=different,
            mistakes=(
                Mistake(
                    lambda: different(without="e"),
                    "One more: look at end_user. By one report the shells are for Ukraine.",
                ),
                Mistake(
                    lambda: different(also="d"),
                    "One too many: both say agreed, so the matter has come as far in both.",
                ),
                Mistake(
                    lambda: different(also="b"),
                    "One too many: look at item. Both reports name the same kind.",
                ),
            ),
            hint="Go row by row through the table: are both cells the same?",
            stronger_hint="Two rows have the same word in both cells: item and stage.",
            solution=lambda: (
                f"{', '.join(different())}: "
                + "; ".join(
                    f"{DETAILS[k]} ({' and '.join(written(v) for v in two_reports()[COLUMNS[k]])})"
                    for k in different()
                )
                + ". It can be one stock or two: the table does not say, so do not add them up."
            ),
            praise="You kept two versions apart, detail by detail.",
        ),
        Question(
            id="01.8",
            title="Four boxes of a frame",
            objective="1e",
            kind=Choice(BOX_WORDS, length=4),
            task=(
                "Four claims of the column in The Korea Times, without the words that say who "
                "claims them:\n\n"
                f"{listed(BOXES)}\n\n"
                "Which box of the framing grid does each fill? Choose from problem, cause, "
                "judgement, remedy. **Each box occurs once.** A judgement says what is good, bad "
                "or important. Type four words in the order a, b, c, d, for example: problem, "
                "cause, judgement, remedy."
            ),
            answer=boxes,
            mistakes=(
                Mistake(
                    lambda: boxes(("judgement", "remedy")),
                    "You changed judgement and remedy. A judgement says what counts; a remedy "
                    "says what to do.",
                ),
                Mistake(
                    lambda: boxes(("problem", "cause")),
                    "You changed problem and cause. A cause says why; a problem says what goes "
                    "wrong, or may go wrong.",
                ),
                Mistake(
                    lambda: boxes(("problem", "remedy")),
                    "You changed problem and remedy. What may go wrong is the problem.",
                ),
            ),
            hint="Ask of each: what goes wrong, why, who is right, what should be done?",
            stronger_hint="Begin with (b): the word “because” says why.",
            solution=lambda: (
                "; ".join(
                    f"({letter}) {box} ({one})"
                    for (letter, one), box in zip(BOXES.items(), boxes(), strict=True)
                )
                + ". This is the reading of the course; another reader may choose other claims."
            ),
            praise="You read what the text does, not only what it says.",
            points=2,
        ),
        Question(
            id="01.9",
            title="Code task: under way?",
            objective="1c",
            kind=Number(),
            task=(
                f"*Optional, for the code track.* The table `shell_claims` has {len(shells())} "
                "reports on South Korean shells. How many say that the matter was **under way** "
                "(column `stage`)?\n\n"
                'Fill in this line: `(data.load("shell_claims")["..."] == "...").sum()`. The first '
                "gap is the column, the second the word; `.sum()` counts the rows for which it is "
                "true. You may also count in the table below and type the number."
            ),
            tool='data.load("shell_claims")[["claimant", "stage", "form", "end_user"]]',
            answer=lambda: at_stage("under way"),
            mistakes=(
                Mistake(
                    lambda: at_stage("under way", "done"),
                    "You counted the report in which it was done, too. Under way is another stage.",
                ),
                Mistake(lambda: len(shells()), "These are all reports."),
                Mistake(
                    lambda: at_stage("planned"),
                    "These say that it was planned. Change the word in the second gap.",
                ),
            ),
            hint="Count the rows with under way in the column stage.",
            stronger_hint="The first gap is stage, the second is under way, both inside the quotes.",
            solution=lambda: (
                f"{at_stage('under way')} of {len(shells())} reports; {at_stage('done')} says "
                "that it was done. The table calls all of them disputed."
            ),
            praise="You counted versions, and you did not add up shells.",
            code='answer = (data.load("shell_claims")["stage"] == "under way").sum()',
        ),
    ),
)
