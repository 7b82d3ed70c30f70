"""The instructor's pages are complete, and agree with lessons, exercises, tables and models.

What a page may say without a table: minutes, levels and weights that add up to 100, sizes of
groups, weeks, and the invented numbers of the test. All other numbers are computed here again.
"""

import re
from datetime import datetime, timedelta

import click
import nbformat
import pandas as pd
import pytest
from later import words_of_later_days

import course
from course import cli, data, lessons
from course.models import alliance, council, council_clock, deterrence, scores
from course.models.cut_off import points
from course.questions import find, load_exercise, stems
from course.text import day

FOLDER = lessons.NOTEBOOKS / "instructor"
PAGES = ("guide", "plans", "rubrics", "pretest", "pretest_key", "written_task")
LESSONS = {path.stem[:2]: path for path in lessons.paths()}
LENGTHS = (50, 75, 90)


def cells(page):
    notebook = nbformat.read(FOLDER / f"{page}.ipynb", as_version=4)
    return {cell.id: cell.source for cell in notebook.cells if cell.cell_type == "markdown"}


def prose(page):
    return "\n\n".join(cells(page).values())


def lesson(number):
    notebook = nbformat.read(LESSONS[number], as_version=4)
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def tables(text):
    """Return the rows of each Markdown table, without the line below its head."""
    found = re.findall(r"(?:^\|.*\|$\n?)+", text, flags=re.MULTILINE)
    return [
        [
            [cell.strip() for cell in line.strip("|").split("|")]
            for line in lines
            if not re.match(r"\|:?---", line)
        ]
        for lines in (table.strip().splitlines() for table in found)
    ]


# --- plans -------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", LESSONS)
def test_every_lesson_has_a_whole_plan(number):
    page = cells("plans")
    for part in ("**Needs:**", "**Students can**", "**What to cut.**", "**Board.**"):
        assert part in page[f"plan-{number}"]
    assert page[f"mistakes-{number}"].count("*Ask:*") >= 2
    for part in ("### Discussion", "**Written wrap-up.**", "**Print.**"):
        assert part in page[f"discussion-{number}"]


@pytest.mark.parametrize("number", LESSONS)
def test_timings_add_up(number):
    lengths = council_clock.LENGTHS if number == "11" else LENGTHS
    head, *rows, together = tables(cells("plans")[f"plan-{number}"])[0]
    assert head[1:] == [f"{length} minutes" for length in lengths]
    assert together[1:] == [f"**{length}**" for length in lengths]
    for column, length in enumerate(lengths, 1):
        minutes = [row[column] for row in rows]
        assert sum(int(value) for value in minutes if value not in ("cut", "apart")) == length


@pytest.mark.parametrize("number", LESSONS)
def test_sections_in_a_plan_are_sections_of_the_lesson(number):
    there = {int(found) for found in re.findall(r"^## (\d+) ", lesson(number), flags=re.MULTILINE)}
    text = cells("plans")[f"plan-{number}"].partition("| what |")[2]
    # A plan may point to another lesson too; such a place names that lesson.
    named = re.findall(r"[Ss]ections? (\d+)(?:(?: to | and )(\d+))?", text)
    assert {int(found) for pair in named for found in pair if found} <= there


@pytest.mark.parametrize("stem", stems())
def test_objectives_are_those_of_the_exercise(stem):
    text = cells("plans")[f"plan-{stem[:2]}"].partition("**Students can**")[2]
    listed = re.findall(r"^- (.*?) \((\d+[a-f])\)[,.]$", text, flags=re.MULTILINE)
    assert [key for _, key in listed] == list(load_exercise(stem).objectives)


@pytest.mark.parametrize("number", sorted(set(LESSONS) - {"00"}))
def test_objectives_and_discussion_are_those_of_the_lesson(number):
    page, text = cells("plans"), lesson(number)
    for line in re.findall(r"^- .* \(\d+[a-f]\)[,.]$", page[f"plan-{number}"], flags=re.MULTILINE):
        assert line in text
    asked = text.partition("Discuss\n")[2].partition("\n## ")[0]
    questions = re.findall(r"^\d\. (.*)", asked, flags=re.MULTILINE)
    quoted = re.findall(r"^\d\. (.*)", page[f"discussion-{number}"], flags=re.MULTILINE)
    assert quoted == questions and len(questions) == 2


@pytest.mark.parametrize("number", LESSONS)
def test_each_discussion_question_has_three_answers(number):
    text = cells("plans")[f"discussion-{number}"]
    levels = r"- \*Weak:\* (.+)\n +- \*Middling:\* (.+)\n +- \*Strong:\* (.+)"
    found = re.findall(levels, text)
    assert len(found) == 2
    assert all(len(strong) > len(weak) for weak, _, strong in found)


@pytest.mark.parametrize("stem", stems())
def test_questions_in_a_plan_are_those_of_its_exercise(stem):
    named = re.findall(r"\*\*(\d\d\.\d+)\*\*", cells("plans")[f"mistakes-{stem[:2]}"])
    known = {question.id for question in load_exercise(stem).questions}
    assert named and set(named) <= known


def test_questions_that_the_guide_names_exist():
    text = re.sub(r"\d\d:\d\d|\d\d\.\d %", "", prose("guide"))
    for named in set(re.findall(r"\b\d\d\.\d+\b", text)):
        assert find(named).title in prose("guide") or named == "07.5"


# --- all pages ---------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page):
    targets = set(re.findall(r"\]\(([^)]+)\)", prose(page)))
    missing = {one for one in targets if not (FOLDER / one).exists()}
    assert not missing


@pytest.mark.parametrize("page", PAGES)
def test_commands_exist(page):
    there = set(cli.main.commands)
    for name, group in cli.main.commands.items():
        if isinstance(group, click.Group):
            there |= {f"{name} {inner}" for inner in group.commands}
    named = set(re.findall(r"`course ((?:print |data )?[a-z]+)", prose(page)))
    assert named <= there


@pytest.mark.parametrize("page", PAGES)
def test_lessons_that_are_to_be_printed_exist(page):
    for stem in re.findall(
        r"(?:handouts|slides|lessons|exercises) ((?:\d\d_[a-z_]+ ?)+)", prose(page)
    ):
        for one in stem.split():
            assert one[:2] not in LESSONS or LESSONS[one[:2]].stem == one


@pytest.mark.parametrize("page", PAGES)
def test_rows_that_are_named_exist(page):
    text = "\n".join(c.source for c in nbformat.read(FOLDER / f"{page}.ipynb", as_version=4).cells)
    rows = set(re.findall(r"[`\"]((?:19|20)\d\d-\d\d-\d\d-[a-z0-9-]+)[`\"]", text))
    assert rows <= set(data.load("events")["event_id"]) | set(data.load("red_lines")["line_id"])
    assert set(re.findall(r"\bC00\d-\d\d\b", text)) <= set(data.load("claims")["claim_id"])
    assert set(re.findall(r"\bD\d\b", text)) <= set(data.load("decision_points")["point_id"])
    assert set(re.findall(r"data\.load\(\"(\w+)\"\)", text)) <= set(data.describe().index)


def test_cells_are_short():
    for page in PAGES:
        for cell in nbformat.read(FOLDER / f"{page}.ipynb", as_version=4).cells:
            assert cell.cell_type == "markdown" or len(cell.source.splitlines()) <= 8
            assert len(cell.source) < 6000


@pytest.mark.parametrize("length", council_clock.LENGTHS)
def test_timings_of_the_council_are_those_of_its_clock(length):
    column = 1 + council_clock.LENGTHS.index(length)
    rows = tables(cells("plans")["plan-11"])[0][1:-1]
    minutes = [int(row[column]) for row in rows if row[column] != "apart"]
    assert minutes == council_clock.phases(length)["minutes"].tolist()
    assert (rows[-1][column] == "apart") == (length == 30)


def test_length_of_the_memo_is_that_of_its_template():
    memo = nbformat.read(lessons.NOTEBOOKS / "policy_memo.ipynb", as_version=4)
    for text in (cells("rubrics")["memo"], "\n".join(cell.source for cell in memo.cells)):
        assert "900 to 1,200 words" in text


# --- guide and rubrics -------------------------------------------------------------------------


def test_marks_of_each_format_add_up():
    found = re.findall(r"^Marks in per cent: (.*)$", prose("guide"), flags=re.MULTILINE)
    assert len(found) == 2
    for line in found:
        assert sum(int(value) for value in re.findall(r"\b\d+\b", line)) == 100


def test_the_seminar_takes_ninety_minutes():
    *rows, together = tables(cells("guide")["one-meeting"])[0][1:]
    assert sum(int(row[1]) for row in rows) == 90 and together[1] == "**90**"


def test_the_seminar_minute_by_minute_follows_its_parts_and_the_clock():
    *rows, _ = tables(cells("guide")["one-meeting"])[0][1:]
    parts = [int(row[1]) for row in rows]
    starts = [sum(parts[:number]) for number in range(len(parts))]
    at = next(start for start, row in zip(starts, rows, strict=True) if "Council at D4" in row[0])
    clock = council_clock.phases(int(rows[starts.index(at)][1]))
    named = [row[0] for row in tables(cells("guide")["one-meeting-minutes"])[0][1:]]
    listed = [int(minute) for minute in named if minute.isdigit()]
    assert listed == sorted(listed) and set(starts) <= set(listed)
    assert set(at + clock["start"]) <= set(listed)
    assert sum(parts) == 90 and at + clock["minutes"].sum() in starts


def test_the_numbers_of_the_seminar_are_those_of_the_models():
    text = cells("guide")["one-meeting-minutes"]
    stakes, free = alliance.Stakes(), alliance.Stakes(cost=0)
    a = stakes.chance_cools * stakes.loss_abandoned
    e = stakes.chance_trouble * stakes.loss_entrapped
    best, easy = alliance.optimum(stakes), alliance.optimum(free)
    assert f"A = {a:g}, E = {e:g} and c = {stakes.cost:g} it is {best:.2f}" in text
    assert f"with c = 0 it is {easy:.2f}" in text
    threat = deterrence.Threat()
    chance = f"({threat.credit:g} + {threat.audience_cost:g}) / {threat.worst_cost:g}"
    assert f"{chance} = {deterrence.resolve(threat):.2f}, needed" in text
    needed = f"{threat.gain:g} / {threat.harm:g} = {deterrence.threshold(threat):.2f}"
    assert f"b / w = {needed}; enough is α = {deterrence.least_audience_cost(threat):g}" in text
    assert not deterrence.deters(threat)
    for harm, speaks in ((12, True), (6, False)):
        clarity = deterrence.Clarity(harm=harm)
        assert f"{harm} / {clarity.most_gain:g} = {deterrence.leverage(clarity):.2f} is" in text
        assert bool(deterrence.speaks(clarity)) == speaks
    k, d = clarity.worst_cost, clarity.damage
    assert f"{k:g} / {2 * d + k:g} = {deterrence.least_leverage(clarity):.2f}" in text


def test_sheets_that_the_seminar_needs_are_charts_of_its_lessons():
    titles = set()
    for number in ("04", "07"):
        for cell in nbformat.read(LESSONS[number], as_version=4).cells:
            for output in cell.get("outputs", []):
                spec = output.get("data", {}).get("application/vnd.vegalite.v5+json", {})
                titles.add(str(spec.get("title", {})))
    named = cells("guide")["one-meeting-minutes"].rpartition("three sheets: ")[2]
    sheets = re.findall(r"\*(.+?)\*", named)
    assert len(sheets) == 3
    assert all(any(sheet in title for title in titles) for sheet in sheets)


def test_ten_questions_come_up():
    rows = tables(cells("guide")["ten-questions"])[0][1:]
    assert len(rows) == 10 and all(all(row) for row in rows)
    sections = set(re.findall(r"^## (\d+) ", prose("guide"), flags=re.MULTILINE))
    assert sections == {str(number) for number in range(1, 12)}


def test_the_list_of_items_is_told_as_the_tables_tell_it():
    text = cells("guide")["ten-1402"]
    steps = data.load("export_controls").set_index("step")
    first, second, third, fourth, fifth = (steps.loc[number] for number in range(1, 6))
    sum_of_names = f"{first['total_after']} and {second['items_added']} make"
    assert f"{sum_of_names} {second['total_after']}" in text
    wrong = second["total_after"] + third["items_added"]
    assert f"{second['total_after']} and {third['items_added']} would make {wrong:,}" in text
    assert f"the list had {third['total_after']:,}" in text
    assert f"{second['total_after']} became {third['total_before']} (" in text
    assert third["total_before"] + third["items_added"] == third["total_after"]
    grew = 100 * (fourth["total_after"] / third["total_after"] - 1)
    false = 100 * (fourth["total_after"] / second["total_after"] - 1)
    assert f"the list grew by {grew:.1f} %" in text and f"did not grow by {false:.1f} %" in text
    assert list(steps["counting"]) == ["named", "named", "hs6", "hs6", "hs6"]
    assert f"As of {day(fourth['as_of'])}* the number is confirmed" in text
    assert f"For {day(fourth['as_of'])} no;" in cells("guide")["ten-questions"]
    assert fourth["status"] == "confirmed" and f"{fourth['total_after']:,}" in text
    named = f"Russia's ambassador named {fifth['total_after']:,}"
    assert f"On {day(fifth['as_of'])} {named}" in text
    for words in ("KITA counted the same in June 2025", "In February 2026 he was quoted"):
        assert words in fifth["note"]
    verdicts = data.load("role_claims").set_index("claim_id")["verdict"]
    assert list(verdicts[["D4-K05", "D5-K12", "D6-K07"]]) == ["holds", "contested", "contested"]


def test_weights_of_rubrics_add_up():
    weighed = [table for table in tables(prose("rubrics")) if "weight" in table[0]]
    assert len(weighed) == 6
    for _, *rows, together in weighed:
        assert together[1] == "**100**" and sum(int(row[1]) for row in rows) == 100
        assert all(all(row) for row in rows)


def test_weights_of_the_memo():
    _, *rows, _ = tables(cells("rubrics")["memo"])[0]
    assert [int(row[1]) for row in rows] == [15, 20, 15, 20, 15, 10, 5]


def test_every_week_has_a_meeting_and_every_lesson_a_week():
    rows = tables(cells("guide")["fourteen-weeks"])[0][1:]
    assert [row[0] for row in rows] == [str(week) for week in range(1, 15)]
    taught = set(re.findall(r"\b(?:0\d|10)\b", " ".join(row[1] for row in rows)))
    assert {number for number in LESSONS if number != "11"} <= taught


def test_words_in_dispute_are_those_of_the_table():
    head, *rows = tables(cells("guide")["contested"])[0]
    assert head == ["words", "the course writes", "tell a class"]
    contested = data.load("contested")[["words", "course_writes", "explanation"]]
    assert {tuple(row) for row in rows} <= set(contested.itertuples(index=False, name=None))
    assert len(rows) >= 8


def test_the_version_is_this_one():
    assert f"version {course.__version__}" in cells("guide")["changed"]


def test_the_open_forecast_is_open():
    row = data.load("council_questions").set_index("question_id").loc["D6-Q1"]
    assert "Its first question, D6-Q1, has no outcome" in prose("guide")
    assert pd.isna(row["came_true"])


def test_there_are_six_decision_points():
    assert "There are six, D1 to D6." in prose("guide")
    assert len(data.load("decision_points")) == 6


# --- what lessons tell of the outcomes of a council ----------------------------------------------

TOLD = {
    "D1-Q1": ("04", "11", r"let off the export rule"),
    "D1-Q2": ("02", "0", r"put South Korea on a list of unfriendly"),
    "D2-Q1": ("01", "7", r"Yoon told Reuters aid could go beyond"),
    "D2-Q2": ("01", "7", r"Washington Declaration|Nuclear Consultative Group"),
    "D2-Q3": ("08", "7", r"in none of them were these more than those against"),
    "D2-Q4": ("01", "2", r"no direct lethal aid"),
    "D3-Q1": ("02", "7", r"chang-reconsider|would reconsider"),
    "D3-Q2": ("02", "4", r"1,402 items|2024-09-09-1402-items"),
    "D3-Q3": ("01", "2", r"no direct lethal aid"),
    "D3-Q4": ("08", "7", r"in none of them were these more than those against"),
    "D4-Q2": ("07", "13", r"kept the choice on arms open"),
    "D4-Q3": ("08", "7", r"in none of them were these more than those against"),
    "D4-Q4": ("01", "2", r"impeached on 14 December|was suspended on 14 December 2024"),
    "D5-Q2": ("05", "5", r"held first formal talks since 2022|2025-09-26-cho-lavrov"),
    "D5-Q3": ("06", "7", r"79\.2 %"),
}
"""Question: the lesson and section that first prints its outcome, and the words that do."""

NOT_TOLD = {
    "D1-Q3": r"\b141 states|\b141 members|voted? yes.{0,20}\b141\b",
    "D1-Q4": r"\b49\.6 %|\b37\.1 %",
    "D4-Q1": r"White House|Washington confirmed|United States confirmed",
    "D5-Q1": r"The Hague|2025-06-22-lee-skips-nato",
    "D5-Q4": r"2026-01-15-putin-credentials|counted on restoring",
    "D6-Q1": r"joined PURL|will join PURL",
    "D6-Q2": r"KN-25|2026-03-14-n",
    "D6-Q3": r"no Korean military aid to Ukraine from January",
    "D6-Q4": r"envoys met both sides",
}
"""Question: words that would tell its outcome. No lesson prints them."""


def printed(number):
    """Return the text that a reader sees without pointing at a chart, by section."""
    sections, at = {}, "0"
    for cell in nbformat.read(LESSONS[number], as_version=4).cells:
        if cell.cell_type == "markdown":
            at = [at, *re.findall(r"^## (\d+) ", cell.source, flags=re.MULTILINE)][-1]
        shown = [cell.source] + [
            str(output.get("text") or output.get("data", {}).get("text/plain", ""))
            for output in cell.get("outputs", [])
        ]
        sections[at] = sections.get(at, "") + "\n".join(shown)
    return {key: re.sub(r"\s+", " ", text) for key, text in sections.items()}


BEFORE_ELEVEN = sorted(set(LESSONS) - {"11"})


@pytest.fixture(scope="module")
def said():
    return {number: printed(number) for number in BEFORE_ELEVEN}


def answered_by(lessons_done):
    """Return the questions of the ballots that these lessons have answered."""
    alone = {question for question, (number, _, _) in TOLD.items() if number in lessons_done}
    worked = {f"D3-Q{number}" for number in range(1, 5)} if "09" in lessons_done else set()
    return alone | worked


def test_every_question_of_a_ballot_is_told_or_not_told():
    assert sorted([*TOLD, *NOT_TOLD]) == sorted(data.load("council_questions")["question_id"])


@pytest.mark.parametrize("question", TOLD)
def test_an_outcome_is_first_told_where_the_guide_says(said, question):
    number, section, words = TOLD[question]
    assert re.search(words, said[number][section])
    earlier = [(one, key) for one in said if one < number for key in said[one]]
    earlier += [(number, key) for key in said[number] if int(key) < int(section)]
    assert not [place for place in earlier if re.search(words, said[place[0]][place[1]])]


@pytest.mark.parametrize("question", NOT_TOLD)
def test_no_lesson_tells_the_outcomes_that_stay_open(said, question):
    words = NOT_TOLD[question]
    assert not [(n, key) for n in said for key in said[n] if re.search(words, said[n][key])]


def test_lesson_09_is_the_council_of_d3(said):
    assert "**D3**, is the worked example" in said["09"]["0"]
    afterwards = council.afterwards("D3")["text"]
    assert all(re.sub(r"\s+", " ", one) in said["09"]["9"] for one in afterwards)


def test_the_table_of_points_says_what_the_lessons_tell():
    head, *rows = tables(cells("guide")["which-point"])[0]
    ends = re.findall(r"\b\d\d\b", " ".join(head))
    assert ends == ["01", "02", "06", "09"] and [row[0] for row in rows] == points()
    for point, told, *left in rows:
        for end, number in zip(ends, left, strict=True):
            done = {one for one in BEFORE_ELEVEN if one <= end}
            known = {one for one in answered_by(done) if one.startswith(point)}
            assert int(number) == 4 - len(known), (point, end)
        where = [(q[3:], *place[:2]) for q, place in TOLD.items() if q.startswith(point)]
        for question, lesson_number, section in where:
            place = "02, first lines" if section == "0" else f"{lesson_number}, section {section}"
            assert question in told and place in told
        named = set(re.findall(r"\bQ\d\b", told)) - ({"Q1"} if point == "D6" else set())
        assert named == {question for question, *_ in where}


def plan_of(format_id):
    """Return for each meeting what is taught in it, and what was read at home before it."""
    rows = tables(cells("guide")[format_id])[0][1:]
    home_before = format_id == "three-weeks"
    read, meetings = "", []
    for row in rows:
        before = row[-1] if home_before else read
        meetings.append((row[1], before))
        read = row[-1]
    return meetings


@pytest.mark.parametrize("format_id", ["three-weeks", "fourteen-weeks"])
def test_no_class_plays_a_point_whose_outcome_it_has_read(format_id):
    done, councils = set(), 0
    for taught, before in plan_of(format_id):
        # Work on an exercise is no reading of a lesson that was not taught.
        done |= set(re.findall(r"(?<!ercise )\b(?:0\d|10)\b", before))
        for point in re.findall(r"Council at (D\d)", taught):
            councils += 1
            assert not [q for q in answered_by(done) if q.startswith(point)], point
        done |= set(re.findall(r"\b(?:0\d|10)\b", taught))
    assert councils == {"three-weeks": 1, "fourteen-weeks": 2}[format_id]


def needed(number):
    line = re.search(r"\*\*Before:\*\*.*?\*\*Time", lesson(number))[0]
    return set(re.findall(r"\]\((\d\d)_", line))


@pytest.mark.parametrize("format_id", ["three-weeks", "fourteen-weeks"])
def test_a_format_teaches_what_a_lesson_needs_before_it(format_id):
    done = {"00"}
    for taught, before in plan_of(format_id):
        done |= set(re.findall(r"(?<!ercise )\b(?:0\d|10)\b", before))
        for number in re.findall(r"\b(?:0\d|10)\b", taught):
            if number != "00":
                assert needed(number) <= done, (number, needed(number) - done)
            done.add(number)


def test_a_reader_alone_meets_each_lesson_after_what_it_needs():
    order = re.findall(r"\b\d\d\b", cells("guide")["alone"].partition(". ")[0])
    for at, number in enumerate(order[1:], 1):
        assert needed(number) <= set(order[:at]), number
    assert order[0] == "00"


@pytest.mark.parametrize("number", sorted(set(LESSONS) - {"00", "11"}))
def test_a_plan_needs_what_its_lesson_needs(number):
    text = cells("plans")[f"plan-{number}"].partition("**Needs:**")[2].partition("\n")[0]
    assert needed(number) - {"00"} <= set(re.findall(r"\b\d\d\b", text))


def test_minutes_of_three_weeks_add_up_and_have_a_plan():
    rows = tables(cells("guide")["three-weeks"])[0][1:]
    assert [row[0] for row in rows] == [str(number) for number in range(1, 7)]
    for _, taught, minutes, _ in rows:
        parts = [int(part) for part in minutes.split("+")]
        assert sum(parts) == 75
        lengths = council_clock.LENGTHS if "Council" in taught else LENGTHS
        assert parts[0] in lengths


def test_titles_of_lessons_are_the_same_in_the_list_and_in_the_first_lesson():
    for text in ((lessons.NOTEBOOKS.parent / "README.md").read_text("utf-8"), lesson("00")):
        for number in sorted(set(LESSONS) - {"00"}):
            title = re.search(r"^# .*?: (.*)$", lesson(number), flags=re.MULTILINE)[1]
            row = re.search(rf"^\| \[{number} .*?\| (.*?) \|", text, flags=re.MULTILINE)[1]
            assert row.lower() == title.lower(), number


# --- what the kit promises -----------------------------------------------------------------------


def test_nothing_handed_in_earns_nothing():
    text = cells("rubrics")["intro"]
    assert "divide by four" in text and "nothing handed in 0" in text
    for table in tables(prose("rubrics")):
        if "weight" not in table[0]:
            continue
        levels = [int(one.split()[0]) for one in table[0][2:]]
        weights = [int(row[1]) for row in table[1:-1]]
        earned = {level: sum(level * weight for weight in weights) / 4 for level in levels}
        assert earned == {4: 100, 3: 75, 2: 50, 0: 0}


def test_every_letter_of_a_formula_is_told_on_the_board():
    rows = tables(cells("guide")["one-meeting-minutes"])[0][1:]
    board = {row[0]: f"{row[1]} {row[2]}" for row in rows}
    for minute, letters in (("12", "xAEc"), ("25", "gKα"), ("32", "Bd")):
        assert all(f"{letter}: " in board[minute] for letter in letters)
    assert "gains b" in board["25"] and "loses w" in board["25"]
    clarity = deterrence.Clarity()
    for letter, value in (("K is", clarity.worst_cost), ("may gain,", clarity.most_gain)):
        assert f"{letter} {value:g}" in board["32"]
    assert f"if Moscow helps, {clarity.damage:g}" in board["32"] and "g is 0" in board["32"]


def test_each_criterion_has_a_minister():
    row = next(r for r in tables(cells("guide")["one-meeting-minutes"])[0] if r[0] == "49")
    criteria = data.labels("weight_profiles", "criterion").values()
    told = row[1].lower()
    short = {"norms and standing": "norms", "support at home": "support at home"}
    assert all(f": {short.get(one, one).lower()}." in told for one in criteria)


def test_the_six_seats_are_named_as_they_are_played():
    text = cells("guide")["council"]
    listed = text.partition("on six seats as follows: ")[2].partition(".")[0].split("; ")
    seats = council.seats(6)["roles"]
    words = {
        "R01": "President", "R02": "security adviser", "R03": "foreign minister",
        "R04": "defence minister", "R05": "intelligence chief", "R06": "trade and industry",
        "R07": "unification minister", "R08": "Assembly liaison", "R09": "ambassadors",
        "R10": "ambassadors", "R11": "Ukrainian envoy", "R12": "journalist",
    }  # fmt: skip
    assert len(listed) == len(seats)
    for named, roles in zip(listed, seats, strict=True):
        assert all(words[role] in named for role in roles)


def test_what_is_needed_without_an_installation_stands_in_the_tables():
    assert data.load("roles").query("point_id == 'D4'")["secret"].notna().all()
    assert len(data.load("injects").query("point_id == 'D4'")) == 3
    assert len(data.load("cards").query("point_id == 'D4' and kind == 'reveal'")) >= 4
    assert "came_true" in data.load("council_questions")
    named = re.findall(r"`data/(\w+)\.csv`", cells("guide")["if-it-fails"])
    assert named == ["roles", "injects", "cards", "council_questions"]


def test_the_slip_that_the_seminar_opens_is_real_and_can_be_checked():
    slips = data.load("injects").query("point_id == 'D4' and kind == 'allied'")
    assert list(slips["truth"]) == ["real"]
    assert "the one about an ally" in cells("guide")["one-meeting-minutes"]


def test_a_written_task_takes_as_long_as_the_council():
    text = cells("written_task")["intro"]
    whole, first, second = re.search(r"(\d+) minutes\D+(\d+) \D+(\d+)", text).groups()
    prepares, meets, writes = re.search(
        r"prepares \((\d+)\), meets \((\d+)\) and writes the page \((\d+)\)", text
    ).groups()
    assert int(prepares) + int(meets) + int(writes) == int(whole) == int(first) + int(second)
    assert int(meets) == max(council_clock.LENGTHS) and writes == second


def test_the_short_form_is_part_of_the_long_one():
    rows = {row[0]: row[2] for row in tables(cells("written_task")["part-one"])[0][1:]}
    text = cells("written_task")["short-form"]
    steps = re.findall(r"\d", text.partition("Steps ")[2].partition(" only")[0])
    words = sum(int(rows[step]) for step in steps if rows[step].isdigit())
    assert f"about {words} words" in text


def test_the_pre_test_has_its_time_in_the_plan():
    minutes = re.search(r"Time: (\d+) minutes", cells("pretest")["intro"])[1]
    row = next(r for r in tables(cells("plans")["plan-00"])[0] if r[0].startswith("Pre-test"))
    assert row[-1] == minutes and f"post-test, last words | 50 + {minutes} + 5" in prose("guide")


def test_the_marked_paragraph_has_numbers_from_the_list():
    text = cells("rubrics")["memo-sample"]
    steps = data.load("export_controls").set_index("step")
    old, new = steps.loc[3, "total_after"], steps.loc[4, "total_after"]
    growth = 100 * (new / old - 1)
    assert f"grew by {growth:.1f} %, from {old:,} items in February 2024 to {new:,}" in text
    assert steps.loc[4, "counting"] == steps.loc[3, "counting"]
    assert "rows 3 and 4" in text and 1.6 < new / steps.loc[2, "total_after"] < 2


def test_the_sanctioned_outlet_is_named_where_its_text_is_to_be_read():
    text = cells("guide")["one-meeting"]
    outlet = data.load("articles").set_index("author").loc["Konstantin Asmolov", "outlet"]
    assert outlet in text and "Treasury" in text
    assert outlet in printed("01")["7"] and "Treasury" in printed("01")["7"]


def test_the_plan_says_why_the_damage_counts_twice():
    clarity = deterrence.Clarity(harm=7, most_gain=20, worst_cost=9, damage=5)
    m, k, d = deterrence.leverage(clarity), clarity.worst_cost, clarity.damage
    silence, words = deterrence.expected_loss(clarity, 0), deterrence.expected_loss(clarity, 1)
    assert silence == pytest.approx(d) and words == pytest.approx((1 - m) * (d + k / 2))
    assert deterrence.least_leverage(clarity) == pytest.approx(k / (2 * d + k))
    text = cells("plans")["why-07"]
    assert "d = (1 − m)(d + K / 2)" in text and "m* = K / (2d + K)" in text


# --- the written task --------------------------------------------------------------------------


def test_the_written_task_has_the_weights_of_the_role_play():
    def weights(text):
        _, *rows, _ = next(table for table in tables(text) if "weight" in table[0])
        return {row[0].partition(" (")[0]: int(row[1]) for row in rows}

    played, written = weights(cells("rubrics")["roleplay"]), weights(cells("rubrics")["written"])
    assert list(played.values()) == list(written.values())
    same = {name for name in played if name in written}
    assert set(played) - same == {"playing the office"}
    assert set(written) - same == {"seeing from an office"}
    assert weights(cells("written_task")["marks"]) == written


def test_every_step_of_the_written_task_is_marked_and_has_its_length():
    rows = tables(cells("written_task")["part-one"])[0][1:]
    assert [row[0] for row in rows] == [str(step) for step in range(1, 10)]
    words = sum(int(row[2]) for row in rows if row[2].isdigit())
    low, high = re.search(r"(\d+) to (\d+) words for part one", prose("written_task")).groups()
    assert int(low) <= words <= int(high)
    marked = set()
    for row in tables(cells("written_task")["marks"])[0][1:-1]:
        numbers = [int(number) for number in re.findall(r"\d", row[2])]
        marked |= set(range(min(numbers), max(numbers) + 1) if " to " in row[2] else numbers)
    assert marked == set(range(1, 10))
    assert f"{low} to {high} words" in cells("plans")["written-11"]


def test_the_time_of_the_written_task_adds_up():
    for text in (cells("written_task")["intro"], cells("plans")["written-11"]):
        whole, before, after = re.search(r"(\d+) minutes\D+(\d+) \D+(\d+)", text).groups()
        assert int(before) + int(after) == int(whole) == 180


@pytest.mark.parametrize("point", points())
def test_the_written_task_fits_every_point(point):
    assert len(council.cards(point)) == 12 and len(council.questions(point)) == 4
    assert len(council.seats(12)) == 12 and len(council.slips(point)) == 3
    assert council.scores(point).shape[1] == 5 and council.scores(point).notna().all(axis=None)
    doubted = council.verdicts(point)["reason"].dropna().index
    held = council.claims(point).index
    assert len(held) >= 5 and len(doubted) >= 2
    roles = [council.brief(point, role)["claims"] for role in council.seats(12)["roles"].explode()]
    assert all(roles)  # step 3 names a claim of a card: each role has one


def test_the_written_task_tells_nothing_of_any_point():
    assert not words_of_later_days(prose("written_task"), points()[0])
    assert not re.search(r"\b(19|20)\d\d\b", prose("written_task"))


def test_the_sheets_that_the_written_task_names_exist():
    from course import rolecards

    made = "\n".join(rolecards.sheets("D4", 12))
    for words in ("Claims with a remark", "Injects, with their marks", "fter the decision"):
        assert words in made and words in prose("plans") + prose("rubrics") + prose("written_task")


# --- the test before and after -----------------------------------------------------------------


def item(name):
    text = prose("pretest").partition(f"**{name}.**")[2]
    return re.split(r"\n\n", text)[0].strip()


def given(name):
    return [
        float(value.replace(",", "")) for value in re.findall(r"\d[\d,]*(?:\.\d+)?", item(name))
    ]


def options(name):
    return dict(re.findall(r"\(([a-d])\) (.*?)[.,]?(?= \([a-d]\)|$)", item(name)))


def key(name):
    column = {"A": 2, "B": 3}[name[0]]
    rows = {row[0]: row for row in tables(cells("pretest_key")["keys"])[0][1:]}
    return rows[name[1:]][column]


def test_both_forms_have_ten_items_with_keys_apart():
    named = re.findall(r"^\*\*([AB]\d+)\.\*\*", prose("pretest"), flags=re.MULTILINE)
    assert named == [f"{form}{number}" for form in "AB" for number in range(1, 11)]
    assert all(key(name) for name in named)
    rows = tables(cells("pretest_key")["keys"])[0][1:]
    assert [row[1] for row in rows] == [f"{number:02}" for number in range(1, 11)]


@pytest.mark.parametrize(("name", "right"), [
    ("A1", "The ministry said on 3 May that it had sent none"),
    ("B1", "The embassy said on 9 June that none are there"),
    ("A4", "stays the same"),
    ("B4", "stays the same"),
    ("A5", "the rule by which acts count"),
    ("B5", "the threshold from which a policy counts as a middle course"),
    ("A8", "not at all"),
    ("B8", "X"),
    ("A9", "to be judged by what was known on its day"),
    ("B9", "to be judged by what was known on that day"),
])  # fmt: skip
def test_keys_of_choices(name, right):
    chosen = options(name)
    assert len(chosen) == 4
    assert chosen[key(name)].replace("on its day", "on that day") == right.replace(
        "on its day", "on that day"
    )


@pytest.mark.parametrize("name", ["A2", "B2"])
def test_key_of_the_two_clocks(name):
    hours = re.findall(r"(\d\d:\d\d)", item(name))
    day, month = re.search(r"on (\d+) (\w+)\. A council", item(name)).groups()
    act, meeting = (datetime.strptime(f"2022 {month} {day} {at}", "%Y %B %d %H:%M") for at in hours)
    ahead = int(re.search(r"(\d+) hours ahead", item(name))[1])
    in_seoul = act + timedelta(hours=ahead)
    assert in_seoul > meeting
    assert options(name)[key(name)] == f"No, in Seoul it was then already {in_seoul.day} {month}"


@pytest.mark.parametrize("name", ["A3", "B3"])
def test_key_of_who_moved(name):
    s_before, s_after, w_before, w_after = given(name)
    grew = (w_after - s_after) - (w_before - s_before)
    assert key(name) == f"{100 * (w_after - w_before) / grew:.0f} %"


@pytest.mark.parametrize(("name", "factor"), [("A4", 2), ("B4", 0.5)])
def test_key_of_both_fears(name, factor):
    stakes = [
        alliance.Stakes(loss_abandoned=60 * f, loss_entrapped=30 * f, cost=0) for f in (1, factor)
    ]
    assert alliance.optimum(stakes[0]) == pytest.approx(alliance.optimum(stakes[1]))


@pytest.mark.parametrize("name", ["A6", "B6"])
def test_key_of_growth(name):
    _, before, after = given(name)
    assert key(name) == f"{100 * (after / before - 1):.0f} %"


@pytest.mark.parametrize("name", ["A7", "B7"])
def test_key_of_the_threshold(name):
    gain, harm = given(name)
    assert key(name) == f"{deterrence.threshold(deterrence.Threat(gain=gain, harm=harm)):.2f}"


@pytest.mark.parametrize("name", ["A10", "B10"])
def test_key_of_the_score(name):
    assert key(name) == f"{scores.brier(given(name)[0], 0):.2f}"


@pytest.mark.parametrize("number", range(1, 11))
def test_forms_are_parallel_but_not_the_same(number):
    assert item(f"A{number}") != item(f"B{number}")
    assert bool(options(f"A{number}")) == bool(options(f"B{number}"))
    if not options(f"A{number}"):
        assert key(f"A{number}") != key(f"B{number}")


def test_the_gain_without_a_dropped_item():
    text = cells("pretest_key")["dropped"]
    (_, whole, share, rest) = tables(text)[0]
    items, before, after = int(whole[1]), float(whole[2]), float(whole[3])
    assert items == len(tables(cells("pretest_key")["keys"])[0]) - 1
    left = before - float(share[2]), after - float(share[3])
    assert float(share[2]) >= 0.8  # it is dropped by the rule: eight in ten before
    assert "at least eight in ten have right before" in cells("pretest_key")["compare"]
    assert [int(rest[1]), *map(float, rest[2:4])] == [items - 1, *(round(x, 1) for x in left)]
    for row, number in ((whole, items), (rest, items - 1)):
        first, last = float(row[2]), float(row[3])
        gain = (last - first) / (number - first)
        assert row[4] == f"({last} − {first}) / ({number} − {first}) = {gain:.2f}"
    wrong = (float(rest[3]) - float(rest[2])) / (items - float(rest[2]))
    assert f"({rest[3]} − {rest[2]}) / ({items} − {rest[2]}) = {wrong:.2f} is no gain" in text
    assert f"write {items - 2} for *n*" in text


def test_what_the_key_says_about_other_countries():
    votes = data.load("ukraine_votes").groupby("country")["vote"].apply(list)
    assert sorted(votes["TUR"]) == ["absent"] + ["yes"] * 9
    assert votes["JPN"] == votes["KOR"] == ["yes"] * 10
    assert votes["IND"] == ["abstain"] * 10
    distance = data.load("alignment").query("year == 2023")
    distance = distance.pivot(index="country", columns="reference", values="distance")
    assert (distance["RUS"] < distance["USA"])[["TUR", "JPN", "KOR"]].all()
    measures = data.load("sanctions").groupby("country")["measure"].apply(set)
    assert "TUR" not in measures.index
    assert "expulsions" in measures["JPN"] - measures["KOR"]


# --- numbers in prose --------------------------------------------------------------------------

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
FREE = (
    r"`[^`]*`",  # code
    r"\]\([^)]*\)",  # addresses
    r"^#+ \d+ |^\d\. ",  # numbers of sections and lists
    r"\b\d\d\.\d+\b|\(\d+[a-f]\)",  # questions, objectives
    r"\b([Ss]ections?|out of) \d+(( to | and )\d+)*",  # of lessons
    r"\b(0\d|10|11)\b",  # lessons
    r"\bC00\d-\d\d\b|\bD\d(-Q\d)?\b|\b[AB]\d+\b",  # claims, decision points, items
    rf"\b\d{{1,2}} ({MONTHS})\b|\b(19|20)\d\d\b",  # days, years
    r"\b\d+ (minutes|words|seats|per cent)\b",  # what we ask for, not what the tables say
    r"[Mm]arks in per cent:.*$",  # they add up: tested
    r"\b0\.1\.0\b",  # the version: tested
)
ARE_TESTED = {
    "guide": {
        "one-meeting",
        "one-meeting-minutes",
        "three-weeks",
        "fourteen-weeks",
        "contested",
        "group-sizes",
        "ten-questions",
        "ten-1402",
        "which-point",
        "check",
    },
    "plans": {"written-11", "why-07"},
    "rubrics": {
        "intro",
        "memo",
        "memo-short",
        "memo-sample",
        "roleplay",
        "written",
        "participation",
        "forecasts",
        "reasons",
    },
    "pretest": {"form-a", "form-a-2", "form-b", "form-b-2", "confidence", "gain"},
    "pretest_key": {"keys", "compare", "dropped", "transfer-key"},
    "written_task": {"intro", "material", "part-one", "part-two", "short-form", "marks"},
}
"""Cells of timings, weights, sizes, levels and items. What can be computed there has a test."""


@pytest.mark.parametrize("page", PAGES)
def test_no_other_number_stands_in_prose(page):
    left = {}
    for name, text in cells(page).items():
        if name in ARE_TESTED[page]:
            continue
        lines = [
            line for line in text.splitlines() if not re.search(r"\| (\d+|cut|\*\*50\*\*) \|", line)
        ]
        kept = "\n".join(lines)
        for pattern in FREE:
            kept = re.sub(pattern, " ", kept, flags=re.MULTILINE)
        if found := re.findall(r"\d[\d,.]*\d|\d", kept):
            left[name] = found
    assert not left
