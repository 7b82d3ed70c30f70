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
    assert len(weighed) == 5
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
    },
    "plans": {"written-11"},
    "rubrics": {"intro", "memo", "roleplay", "written", "participation", "forecasts", "reasons"},
    "pretest": {"form-a", "form-a-2", "form-b", "form-b-2", "confidence", "gain"},
    "pretest_key": {"keys", "compare", "dropped", "transfer-key"},
    "written_task": {"intro", "material", "part-one", "part-two", "marks"},
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
