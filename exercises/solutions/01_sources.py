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

FOUR = {"a": "C000-25", "b": "C002-17", "c": "C000-06", "d": "C000-08"}
KINDS = data.labels("claims", "type")


def kinds(**instead: str) -> list[str]:
    return [instead.get(letter, claim(claim_id)["type"]) for letter, claim_id in FOUR.items()]


# 01.2 ------------------------------------------------------------------------------------


def with_both() -> int:
    return len(models.number_and_day(forecasts()))


def with_word_or_number() -> int:
    return int(forecasts()["prob_low"].notna().sum())


def with_day() -> int:
    return int((forecasts()["deadline_by"] == "text").sum())


# 01.3 ------------------------------------------------------------------------------------


@cache
def voices() -> pd.DataFrame:
    return models.voices(claims())


def share_of(*kinds_of_speaker: str) -> float:
    rows = models.select(claims(), article_id="SCMP2024")
    return float(rows["speaker_kind"].isin(kinds_of_speaker).mean())


# 01.4 ------------------------------------------------------------------------------------


def neo(**codes: str) -> int:
    return len(models.select(claims(), article_id="NEO2024", **codes))


# 01.5 ------------------------------------------------------------------------------------


@cache
def denied() -> pd.DataFrame:
    return models.denials(data.load("dprk_russia"))


def most_used_denial() -> int:
    older = denied()[denied()["older"]]
    return int(older["reply_date"].value_counts().max())


# 01.6 ------------------------------------------------------------------------------------


@cache
def told() -> pd.DataFrame:
    return models.inside_dates(claims(), events(), "SCMP2024")


def first_day_in_table() -> pd.Timestamp:
    return data.load("articles").set_index("article_id").loc["SCMP2024", "date"]


def date_of_source() -> str:
    source = claim("C002-01")["source_id"]
    return data.load("sources").set_index("source_id").loc[source, "date"]


# 01.7 ------------------------------------------------------------------------------------

DETAILS = {
    "a": "which state made the arrest",
    "b": "the month of the arrest",
    "c": "the charge that was brought",
    "d": "the year of the arrest",
}


def inaccurate_detail() -> str:
    told_by = claim("C003-01")["claim"]
    arrest = events().set_index("event_id").loc["2024-01-baek-arrest"]
    fits = {
        "a": (arrest["initiator"] == "RUS") == ("Russia arrested" in told_by),
        "b": f"{arrest['date']:%B}" in told_by,
        "c": ("spying" in arrest["title"]) == ("charge of spying" in told_by),
        "d": f"{arrest['date']:%Y}" in told_by,
    }
    (wrong,) = (letter for letter, same in fits.items() if not same)
    return wrong


# 01.8 ------------------------------------------------------------------------------------

BOXES = {"a": "C003-28", "b": "C003-22", "c": "C003-31", "d": "C003-24"}


def boxes(swap: tuple[str, ...] = ()) -> list[str]:
    frame = models.FRAMES["KT2024"]
    found = [next(box for box, ids in frame.items() if one in ids) for one in BOXES.values()]
    other = dict(zip(swap, swap[::-1], strict=True))
    return [other.get(box, box) for box in found]


# 01.9 -----------------------------------------------------------------------------------


@cache
def shells() -> pd.DataFrame:
    return data.load("shell_claims")


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
                "Which kind is each? Choose from fact, causal, normative, prediction. Type four "
                "words in the order a, b, c, d, for example: fact, causal, normative, prediction."
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
                    "Check (a). It says what allies do, but it means what a good ally owes.",
                ),
                Mistake(
                    lambda: kinds(b="causal"),
                    "Check (b). It gives a reason, but for something that has not happened yet.",
                ),
            ),
            hint="Ask of each: did it happen, why did it, is it right, or will it come?",
            stronger_hint="Each of the four kinds occurs once.",
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
            title="A number and a day",
            objective="1a",
            kind=Number(),
            task=(
                f"The table `forecasts` has the {len(forecasts())} predictions of the five texts. "
                "A prediction can be scored best when it states a **number** for its chance "
                "**and** a last **day**.\n\n"
                "In how many does the text state both? In the list below, look for `number` in "
                "the column `wording_kind` and for `text` in the column `deadline_by`. Type a "
                "number."
            ),
            tool=(
                'columns = ["wording", "wording_kind", "deadline", "deadline_by"]\n'
                'data.load("forecasts").set_index("claim_id")[columns]'
            ),
            answer=with_both,
            mistakes=(
                Mistake(
                    with_word_or_number,
                    "You counted words of chance too, such as likely. A word is not a number.",
                ),
                Mistake(
                    with_day,
                    "These have a last day in the text. Most of them have no number.",
                ),
                Mistake(0, "There is one. Read the last row once more."),
            ),
            hint="Both must stand in the same row, and the text must have set the day.",
            stronger_hint="Look for the only row with number in the column wording_kind.",
            solution=lambda: (
                f"{', '.join(models.number_and_day(forecasts())['claim_id'])}: "
                f"{claim('C004-30')['claim']} {with_word_or_number()} of {len(forecasts())} have "
                f"a number or a word of chance, {with_day()} have a day in the text."
            ),
            praise="You did not take a word for a number.",
        ),
        Question(
            id="01.3",
            title="A share of other voices",
            objective="1b",
            kind=Share(),
            task=(
                "What share of the claims in the **South China Morning Post** is spoken by others "
                "than its reporter? Type a share, for example 0.714, 5/7 or 71.4 %."
            ),
            tool=EXPLORER,
            answer=lambda: float(voices().loc["SCMP2024", "share_others"]),
            mistakes=(
                Mistake(lambda: share_of("author"), "That is the share of the reporter."),
                Mistake(
                    lambda: share_of("expert"),
                    "You counted the experts only. Officials and a newspaper speak too.",
                ),
                Mistake(
                    lambda: float(voices()["others"].sum() / voices()["claims"].sum()),
                    "That is the share in all five texts. The question asks about one.",
                ),
            ),
            hint="Write the fraction first: claims by others on top, all claims of the text below.",
            stronger_hint="Set Text to South China Morning Post. The line names both numbers: all, "
            "and those of the writer.",
            solution=lambda: (
                f"{voices().loc['SCMP2024', 'others']} / {voices().loc['SCMP2024', 'claims']} = "
                f"{text.percent(voices().loc['SCMP2024', 'share_others'])}. Most judgements of a "
                "news analysis are those of the experts whom it quotes."
            ),
            praise="You took the claims of one text as the denominator.",
        ),
        Question(
            id="01.4",
            title="Whose stance is it?",
            objective="1b",
            kind=Number(),
            task=(
                "New Eastern Outlook is run in Russia. Yet many claims in its text favour "
                "**closer ties with Washington**.\n\n"
                "How many of these are in the voice of the **writer**, Konstantin Asmolov? Type "
                "a number."
            ),
            tool=EXPLORER,
            answer=lambda: neo(stance="toward_us", speaker_kind="author"),
            mistakes=(
                Mistake(
                    lambda: neo(stance="toward_us"),
                    "That is the number of such claims in the text. Who speaks them?",
                ),
                Mistake(
                    lambda: neo(stance="toward_us", speaker_kind="unnamed"),
                    "These are claims of persons without a name, as the writer reports them. To "
                    "report a view is not to hold it.",
                ),
                Mistake(
                    lambda: neo(stance="toward_russia", speaker_kind="author"),
                    "These claims of the writer favour ties with Moscow.",
                ),
            ),
            hint="Set three filters: the text, the side, the voice.",
            stronger_hint="Set Text, Side and Voice (the writer or the outlet itself). Read the "
            "first number of the line.",
            solution=lambda: (
                f"{text.one_text_by_stance(claims(), 'NEO2024')} Of the first group, "
                f"{neo(stance='toward_us', speaker_kind='unnamed')} are by persons without a name. "
                "Give those to the writer, and the answer changes: a coding rule decides."
            ).replace("\n", " "),
            praise="The writer reports his opponents. The outlet is not the speaker.",
        ),
        Question(
            id="01.5",
            title="A denial has a date",
            objective="1c",
            kind=Number(),
            task=(
                "The chart shows claims on arms and soldiers from North Korea that Moscow or "
                "Pyongyang denied. For each claim it shows the **denial on record**.\n\n"
                "How many of these denials are **older than the claim** that they stand against? "
                "Type a number."
            ),
            tool=(
                'denied = models.denials(data.load("dprk_russia"))\n'
                "charts.denials(denied).display()\n"
                'denied["older"].value_counts()'
            ),
            answer=lambda: int(denied()["older"].sum()),
            mistakes=(
                Mistake(lambda: len(denied()), "These are all claims with a denial."),
                Mistake(
                    lambda: int((~denied()["older"]).sum()),
                    "These denials came at the time of the claim, or later.",
                ),
                Mistake(
                    most_used_denial,
                    "You counted one sentence of October 2023. Another denial is older, too.",
                ),
            ),
            hint="In the chart a cross left of its circle is an older denial. The list below counts.",
            stronger_hint="In the list, True means: the denial is older. Type that number.",
            solution=lambda: (
                text.denials(denied()).replace("\n", " ")
                + " A denial is a claim: it has a speaker, a day and an object."
            ),
            praise="You put the denial and the claim on one clock.",
        ),
        Question(
            id="01.6",
            title="Not before which day?",
            objective="1d",
            kind=Day(),
            task=(
                "The page of the South China Morning Post shows no day. Use inside evidence: a "
                "text cannot be older than the last act that it tells.\n\n"
                "Which is the **earliest possible day** of this text, by the acts listed below? "
                "Type a day as year-month-day."
            ),
            tool='models.inside_dates(claims, data.load("events"), "SCMP2024")'
            '[["date", "claim_id", "title"]]',
            answer=lambda: told()["date"].max(),
            mistakes=(
                Mistake(
                    first_day_in_table,
                    "The table of articles has the month only; it writes a month as its first "
                    "day. Look at the acts.",
                ),
                Mistake(
                    lambda: (
                        told()
                        .loc[told()["event_id"] == "2024-01-22-shin-full-support", "date"]
                        .iloc[0]
                    ),
                    "That is the interview of the minister. The text tells what followed, too.",
                ),
                Mistake(
                    date_of_source,
                    "That is the estimate of the course. It also rests on a photograph, and the "
                    "tables do not hold it. Use the acts.",
                ),
            ),
            hint="Look for the latest date in the list.",
            stronger_hint="The list is sorted: the first row is the last act.",
            solution=lambda: (
                f"{told().iloc[0]['title']} on {text.day(told()['date'].max())} "
                f"({told().iloc[0]['claim_id']}). The text is of that day or later. The course "
                f"dates it about {text.day(pd.Timestamp(date_of_source()))}."
            ),
            praise="You used the text itself as a witness of its date.",
        ),
        Question(
            id="01.7",
            title="The detail that is wrong",
            objective="1c",
            kind=Choice(DETAILS),
            task=(
                f"Only one claim has the status inaccurate: {claim('C003-01')['claim']}\n\n"
                "Compare it with the other versions below. Which detail is wrong?\n\n"
                + "\n".join(f"- ({letter}) {words}" for letter, words in DETAILS.items())
                + "\n\nType one letter."
            ),
            tool=(
                'tables = [data.load(name) for name in ("events", "articles", "shell_claims")]\n'
                "widgets.same_event(claims, *tables)"
            ),
            answer=inaccurate_detail,
            mistakes=(
                Mistake(
                    "c",
                    "The charge was made, and all versions say so. Whether it is true, nobody "
                    "here can check.",
                ),
                Mistake("d", "All versions give the same year. Look at the month."),
                Mistake("a", "All versions name the same state. Look at the dates."),
            ),
            hint="Choose Event: arrest. Compare When and Says, row by row.",
            stronger_hint="Two things have a date: the arrest, and the day on which it became known.",
            solution=lambda: (
                f"{DETAILS[inaccurate_detail()].capitalize()}. {claim('C003-01')['note']}"
            ),
            praise="You kept the act and the news of it apart.",
        ),
        Question(
            id="01.8",
            title="Four boxes of a frame",
            objective="1e",
            kind=Choice(dict(models.FUNCTIONS), length=4),
            task=(
                "Four claims of the column in The Korea Times, without the words that say who "
                "claims them:\n\n"
                f"{listed(BOXES)}\n\n"
                "Which box of the framing grid does each fill? Choose from problem, cause, "
                "judgement, remedy. Type four words in the order a, b, c, d, for example: "
                "problem, cause, judgement, remedy."
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
                    "You changed problem and cause. A cause says why; a problem says what may go "
                    "wrong.",
                ),
                Mistake(
                    lambda: boxes(("problem", "remedy")),
                    "You changed problem and remedy. What may go wrong is the problem.",
                ),
            ),
            hint="Ask of each: what goes wrong, why, who is right, what should be done?",
            stronger_hint="Each box occurs once. Begin with (b): it says why.",
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
            title="Code task: who would use the shells?",
            objective="1c",
            kind=Number(),
            task=(
                f"*Optional, for the code track.* The table `shell_claims` has {len(shells())} "
                "reports on South Korean shells. In how many of them would the shells be for "
                "**Ukraine** (column `end_user`)?\n\n"
                'Write it in Python: `data.load("shell_claims")` loads the table, `== "Ukraine"` '
                "compares, and `.sum()` counts the rows for which it is true. You may also count "
                "in the chart of the lesson."
            ),
            answer=lambda: int((shells()["end_user"] == "Ukraine").sum()),
            mistakes=(
                Mistake(
                    lambda: int((shells()["end_user"] != "United States").sum()),
                    "You counted reports that name no user. Only those that name Ukraine count.",
                ),
                Mistake(lambda: len(shells()), "These are all reports."),
                Mistake(
                    lambda: int(
                        (
                            (shells()["end_user"] == "Ukraine") & shells()["quantity_low"].notna()
                        ).sum()
                    ),
                    "You left out reports without a number. They count too.",
                ),
            ),
            hint="Count the rows with Ukraine in the column end_user.",
            stronger_hint='Try (data.load("shell_claims")["end_user"] == "Ukraine").sum().',
            solution=lambda: text.shell_claims(shells()).replace("\n", " "),
            praise="You counted versions, and you did not add up shells.",
            code='answer = (data.load("shell_claims")["end_user"] == "Ukraine").sum()',
        ),
    ),
)
