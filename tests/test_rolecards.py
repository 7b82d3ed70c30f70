"""The printed pack of a council: every seat, nothing cut, no secret in the wrong hands."""

import re

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from course import data, rolecards
from course.cli import main
from course.errors import CourseError
from course.models import council
from course.models.cut_off import points

POINTS = points()
REVEAL = "Fortheinstructor:afterthedecision"


def pages(point, size, audience, folder):
    made = PdfReader(rolecards.pack(point, size, folder, audience))
    return [plain(page.extract_text()) for page in made.pages]


def plain(words):
    """Leave out what the setting of a page changes: spaces, hyphens, quotation marks."""
    return re.sub(r"[\s\"'“”‘’‐-]", "", str(words))


@pytest.fixture(scope="module")
def packs(tmp_path_factory):
    """Print a pack once for each point and size that is asked for."""
    made = {}

    def get(point, size, audience="instructor"):
        key = (point, size, audience)
        if key not in made:
            made[key] = pages(*key, tmp_path_factory.mktemp("pack"))
        return made[key]

    return get


@pytest.mark.parametrize("size", council.SIZES)
@pytest.mark.parametrize("point", POINTS)
def test_each_sheet_is_one_page_and_none_is_empty(packs, point, size):
    made = packs(point, size)
    assert len(made) == len(rolecards.sheets(point, size))
    assert all(len(page) > 150 for page in made)


@pytest.mark.parametrize("point", POINTS)
class TestPack:
    def test_situation_cards_and_options_come_first(self, packs, point):
        first = packs(point, 12)[0]
        for words in (*council.cards(point)["text"], *council.options(point)["description"]):
            assert plain(words) in first
        assert plain(council.situation(point)["question"]) in first

    def test_each_role_has_both_its_sides(self, packs, point):
        made = packs(point, 12)
        for number, role in enumerate(sorted(data.load("roles")["role_id"].unique()), start=1):
            page, card = made[number], council.brief(point, role, secret=True)
            assert plain(card["public_position"]) in page and plain(card["win"]) in page
            assert plain(card["secret"].removeprefix(council.FICTION).strip()) in page
            assert plain("FICTION invented for the game") in page
            if card["hangul"]:
                assert plain(card["hangul"]) in page
            for claim in card["claims"]:
                row = council.claims(point).loc[claim]
                assert plain(f"{claim}. Table {row['table']}, row ") in page

    def test_players_get_no_reveal_no_verdict_and_no_mark(self, packs, point):
        words = "".join(packs(point, 12, "players"))
        assert REVEAL not in words and "[FICTION]" not in words
        for card in council.afterwards(point)["text"]:
            assert plain(card) not in words
        known = plain(" ".join(council.cards(point)["text"]))
        for reason in council.verdicts(point)["reason"].dropna():
            assert plain(reason) not in words or plain(reason) in known

    def test_the_reveal_is_a_page_of_its_own_and_the_last(self, packs, point):
        made = packs(point, 12)
        assert [REVEAL in page for page in made].count(True) == 1 and REVEAL in made[-1]
        for card in council.afterwards(point)["text"]:
            assert plain(card) in made[-1]
        assert not any(plain(s) in made[-1] for s in council.slips(point)["text"])

    def test_slips_have_no_mark_and_the_instructor_sees_it(self, packs, point):
        made = packs(point, 12)
        slips, keys = made[-3], made[-2]
        for words in council.slips(point)["text"]:
            assert plain(words) in slips and plain(words) in keys
        marked = council.truths(point)["text"].str.startswith(council.FICTION).sum()
        assert "[FICTION]" not in slips and keys.count("[FICTION]") == marked

    def test_the_ballot_has_the_questions_and_the_form_has_the_parts(self, packs, point):
        page = packs(point, 12)[-4]
        for question in council.questions(point)["question"]:
            assert plain(question) in page
        assert page.count("thetalks") == 2
        for part in ("Option", "Act", "Limit", "Message", "Review", "Weights"):
            assert part in page

    def test_the_ballot_has_the_scores_of_model_c(self, packs, point):
        page = packs(point, 12)[-4]
        criteria = list(data.labels("weight_profiles", "criterion"))
        for option, row in council.scores(point)[criteria].iterrows():
            assert plain(option) + "".join(f"{score:.0f}" for score in row) in page


@pytest.mark.parametrize("point", POINTS)
def test_no_line_breaks_inside_the_name_of_a_card(point, tmp_path):
    made = PdfReader(rolecards.pack(point, 12, tmp_path, "instructor"))
    text = "\n".join(page.extract_text() for page in made.pages)
    for names in (council.cards(point)["card_id"], council.afterwards(point)["card_id"]):
        assert all(name in text for name in names)
    keys = made.pages[-2].extract_text()
    assert all(name in keys for name in council.verdicts(point).index)


class TestSizes:
    def test_six_seats_hold_all_twelve_roles(self, packs):
        words = "".join(packs("D4", 6, "players"))
        for role in data.load("roles")["role"].unique():
            assert f"{plain(role)}:secretside" in words
        assert "seat6of6,sheet2of2" in words and "seat7" not in words

    def test_principal_and_deputy_get_the_same_card(self, packs):
        made = packs("D4", 24, "players")[1:25]
        for first, second in zip(made[::2], made[1::2], strict=True):
            assert "principal" in first and "deputy" in second
            cut = [re.sub(r"seat\d+of24,(principal|deputy)", "", p) for p in (first, second)]
            assert cut[0] == cut[1]

    def test_cards_lie_across_and_carry_a_line_to_fold(self, tmp_path):
        page = PdfReader(rolecards.pack("D4", 6, tmp_path, "players")).pages[1]
        assert float(page.mediabox.width) > float(page.mediabox.height)
        assert "#fold" in rolecards.sheets("D4", 6)[1] and 'dash: "dashed"' in rolecards._PREAMBLE


class TestCommand:
    def test_both_files_are_made_in_one_go(self, tmp_path):
        words = ["print", "roles", "--point", "D4", "--seats", "6", "--to", str(tmp_path)]
        done = CliRunner().invoke(main, words)
        assert done.exit_code == 0
        names = sorted(path.name for path in tmp_path.iterdir())
        assert names == ["council_D4_6_instructor.pdf", "council_D4_6_players.pdf"]

    def test_one_reader_can_be_named(self, tmp_path):
        words = ["print", "roles", "--point", "D1", "--for", "players", "--to", str(tmp_path)]
        assert CliRunner().invoke(main, words).exit_code == 0
        assert [path.name for path in tmp_path.iterdir()] == ["council_D1_12_players.pdf"]

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["--point", "D9"], "no decision point 'D9'"),
            (["--point", "D4", "--seats", "7"], "6, 12 or 24 seats; you asked for 7"),
            (["--point", "D4", "--for", "player"], "Did you mean 'players'"),
        ],
    )
    def test_a_mistake_is_one_sentence(self, tmp_path, words, said):
        done = CliRunner().invoke(main, ["print", "roles", *words, "--to", str(tmp_path)])
        assert done.exit_code == 1 and said in done.output and "Traceback" not in done.output


def test_an_unknown_reader_is_said():
    with pytest.raises(CourseError, match="kind of reader 'friends'"):
        rolecards.sheets("D4", 12, "friends")


@pytest.mark.parametrize("point", POINTS)
def test_the_line_above_a_card_is_one_line(point, tmp_path):
    made = PdfReader(rolecards.pack(point, 12, tmp_path, "players"))
    for page in made.pages[1:13]:
        assert "print outside. Keep this side to yourself." in page.extract_text()
