"""The reader's ledger: press the button, read what is kept; nothing else is written."""

import datetime as dt
import inspect

import pytest
from reading import sentence

from course import text, widgets
from course.keep import Keep
from course.models import ledger, predictions, scores

TODAY = "2026-11-26"


def parts(box):
    children = box.children[0].children
    (button,) = [one for one in children if hasattr(one, "click")]
    return {one.description: one for one in children if one is not button}, button


@pytest.fixture
def path(tmp_path):
    return tmp_path / ledger.FILE


@pytest.fixture
def book(path):
    return widgets.my_forecasts(path, TODAY)


def fill(box, chance="0.3", last_day=dt.date(2027, 6, 30), test=None):
    controls, button = parts(box)
    controls["Chance"].value, controls["Last day"].value = chance, last_day
    if test is not None:
        controls["Test"].value = test
    button.click()


def test_nothing_is_written_before_the_button_is_pressed(book, path):
    controls, _ = parts(book)
    controls["Question"].index, controls["Chance"].value = 2, "0.4"
    assert "No forecast is kept yet." in sentence(book) and not path.exists()


def test_a_question_brings_its_test(book):
    controls, _ = parts(book)
    controls["Question"].label = "direct flight"
    assert controls["Test"].value == ledger.questions().loc["direct flight", "criterion"]
    controls["Question"].label = "in your own words"
    assert controls["Test"].value == ""


def test_the_file_holds_what_the_twin_would_keep(book, path):
    fill(book)
    criterion = ledger.questions()["criterion"].iloc[0]
    twin = ledger.add({}, criterion, 0.3, "2027-06-30", TODAY)
    assert Keep(path, ledger.KIND).load() == twin
    assert "1 forecast kept, 1 open." in sentence(book)


@pytest.mark.parametrize("typed", ["0.3", "30 %", "30 per cent", "0,3", "3/10", " .3 "])
def test_a_chance_can_be_typed_as_people_type_it(book, path, typed):
    fill(book, chance=typed)
    assert ledger.listed(Keep(path, ledger.KIND).load()).loc[1, "chance"] == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"chance": "30"}, "A chance lies between 0 and 1, for example 0.3 or 30 %; you gave 30"),
        ({"chance": "130 %"}, "between 0 and 1"),
        ({"chance": "-0.1"}, "between 0 and 1"),
        ({"chance": "likely"}, "you gave likely"),
        ({"chance": ""}, "you gave nothing"),
        ({"last_day": None}, "Give the last day"),
        ({"last_day": dt.date(2026, 11, 25)}, "must come after today"),
        ({"test": "  "}, "Write the test first"),
    ],
)
def test_a_mistake_gets_one_sentence_and_writes_nothing(book, path, given, words):
    fill(book, **given)
    assert words in sentence(book) and "<br>" not in sentence(book)
    assert not path.exists()


def test_what_is_typed_is_shown_as_text(book):
    fill(book, test="<b>Peace</b> comes.")
    assert "<b>Peace" not in book.children[1].value and "<b>Peace</b> comes." in sentence(book)


def test_a_second_press_keeps_one(book, path):
    fill(book)
    parts(book)[1].click()
    assert "there already" in sentence(book)
    assert len(ledger.listed(Keep(path, ledger.KIND).load())) == 1


def test_both_widgets_write_the_same_file(book, path):
    outcomes = widgets.my_outcomes(path, "2027-07-01")
    fill(book)
    assert sentence(outcomes) == sentence(book)  # one press renews both
    controls, button = parts(outcomes)
    controls["Outcome"].value = ledger.FAILED
    button.click()
    assert "1 forecast scored: BS = 0.0900" in sentence(outcomes)
    fill(book, chance="0.8", test="They fly.")
    controls["Number"].value, controls["Outcome"].value = 2, ledger.CAME
    button.click()
    assert "2 forecasts scored: BS = 0.0650; skill 0.7400" in sentence(outcomes)


def test_what_was_kept_comes_back(book, path):
    fill(book)
    assert sentence(widgets.my_forecasts(path, TODAY)) == sentence(book)


def test_an_outcome_too_early_and_a_number_that_does_not_exist(book, path):
    outcomes = widgets.my_outcomes(path, TODAY)
    controls, button = parts(outcomes)
    button.click()
    assert "keep one first" in sentence(outcomes)
    fill(book)
    controls["Outcome"].value = ledger.FAILED
    button.click()
    assert "can still come true" in sentence(outcomes)


def test_a_changed_file_is_noticed_and_stays_as_it_is(book, path):
    fill(book)
    changed = path.read_text().replace("0.3", "0.9")
    path.write_text(changed)
    fill(book, test="Another.")
    assert "was changed after it was made" in sentence(book)
    assert path.read_text() == changed


def test_a_file_of_something_else_stays_as_it_is(path):
    path.write_text("{}")
    box = widgets.my_forecasts(path, TODAY)
    fill(box)
    assert "is no ledger of forecasts" in sentence(box) and path.read_text() == "{}"


@pytest.mark.parametrize("name", ["my_forecasts", "my_outcomes"])
def test_controls_are_few_and_named_and_the_twin_is_told(name, path):
    controls, button = parts(getattr(widgets, name)(path))
    assert len(controls) <= 5 and all(controls) and button.description
    assert "Twin without a widget:" in inspect.getdoc(getattr(widgets, name))


def test_outcomes_turned_and_rows_left_out_in_the_worked_example(forecasts):
    box = widgets.forecast_scores(forecasts)
    controls = {one.description: one for one in box.children[0].children}
    controls["Count the other way"].value = "C001-31"
    controls["Leave out"].value = "C000-07"
    table = predictions.without(
        predictions.other_way(scores.coded(forecasts), "C001-31"), "C000-07"
    )
    assert all(line in sentence(box) for line in text.forecast_scores(table).splitlines())
    assert "0.1739" in sentence(box)
    controls["Rows"].value = "scoreable"
    assert "no row among these forecasts 'C000-07'" in sentence(box)
