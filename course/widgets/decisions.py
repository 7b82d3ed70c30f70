"""Controls of a decision on a dated day: read, sort, weigh, expect, choose, and only then look.

The point chosen in one panel is the point of all. What a reader writes is kept in a file of its
own for each point, ``my_decision_D3.json`` and so on, in the folder of the notebook. Before the
reveal no panel shows a card, an event or a source of a later day.
"""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

import ipywidgets
import pandas as pd

from course import charts, data, text
from course.models import choice, council, council_record, decisions
from course.models.draws import ABOUT, DOUBT
from course.widgets import tables
from course.widgets.panel import LONG, LONG_LABEL, box, choose
from course.widgets.sheet import Page, Sheets, sheets

_NOT_YET = ("not yet", "")  # None would leave the list empty
_ROOM = {"width": "640px"}
_MIDDLE = {"description_width": "170px"}
_CHANCES = [_NOT_YET, *((f"{n} %", n / 100) for n in range(0, 101, 5))]
_VIEWS = ("question and situation", "known cards", "options")
_CLOSED = "You have seen what came after, so choice and chances stay as you wrote them."


def desk(folder: str | Path = ".") -> ipywidgets.VBox:
    """Read what lay on the table at a decision point: the question, the cards, the options.

    Twin without a widget: ``text.council_situation("D4")`` and ``text.council_cards("D4")``.

    Parameters
    ----------
    folder : str or pathlib.Path
        Where the reader's sheets lie; nothing is written here.

    Returns
    -------
    ipywidgets.VBox
        Controls ``point`` and ``view``; a sentence; a table.
    """
    controls = {
        "point": _point(),
        "view": choose("Show", [(one, one) for one in _VIEWS], _VIEWS[0]),
    }

    def show(point: str, view: str) -> tuple[str, str]:
        cards = decisions.cards(point)
        made = {
            _VIEWS[0]: lambda: _briefing(point),
            _VIEWS[1]: lambda: _cards(cards),
            _VIEWS[2]: lambda: _options(point),
        }
        return text.finding(text.card_calendar(cards, point)), made[view]()

    return sheets(folder).bind("desk", controls, Page(lambda point: None, show))


def sort_cards(folder: str | Path = ".") -> ipywidgets.VBox:
    """Sort the known cards of a point by the way they push; compare with the course at the end.

    Twin without a widget: ``charts.card_pushes(council.cards("D3"), "D3", {"D3-C01":
    "firmness"})`` and ``text.card_pushes`` of the same.

    Parameters
    ----------
    folder : str or pathlib.Path
        Where the reader's sheets lie.

    Returns
    -------
    ipywidgets.VBox
        Controls ``point``, ``card``, ``push`` and ``compare``; sentences; your sorting, then the
        chart of both.
    """
    store = sheets(folder)
    words = data.labels("cards", "leans")
    ways = [_NOT_YET, *((words[push], push) for push in decisions.PUSHES)]
    controls = {
        "point": _point(),
        "card": choose("Card", _card_names("D3"), "D3-C01"),
        "push": choose("It pushes", ways, ""),
        "compare": ipywidgets.Checkbox(description="Show the course's sorting", layout=_ROOM),
    }

    def fill(point: str, card: str) -> None:
        """Show the push that was kept; another point begins with its first card."""
        names = _card_names(point)
        if card not in [key for _, key in names]:
            controls["card"].options = names
            controls["card"].value = card = names[0][1]
            controls["compare"].value = False
        controls["push"].value = store.sheet(point)["pushes"].get(card) or ""

    def write(point: str, card: str, push: str, **_: Any) -> bool:
        pushes = store.sheet(point)["pushes"]
        if push != (pushes.get(card) or ""):
            store.write(point, "pushes", pushes, {card: push or None})
        return True

    def show(point: str, card: str, compare: bool, **_: Any) -> tuple[str, Any]:
        cards, pushes = decisions.cards(point), _given(store.sheet(point)["pushes"])
        row = cards.set_index("card_id").loc[card]
        lines = [
            f"{store.state(point)} {len(pushes)} of {len(cards)} cards are sorted.",
            f"{card}, {text.day(row['date_known'])}: {row['text']}",
        ]
        if not compare:
            return "\n".join(lines), _cards(cards, pushes)
        twin = text.card_pushes(cards, point, pushes)
        return "\n".join([*lines, twin]), charts.card_pushes(cards, point, pushes)

    return store.bind("sort_cards", controls, Page(fill, show, write, ("point", "card")))


def my_weights(folder: str | Path = ".") -> ipywidgets.VBox:
    """Give the criteria your own weights; read the ranking, and which weight would turn it.

    Twin without a widget: ``charts.option_values(decisions.rescored(option_scores, "D3", {}),
    {"alliance": 35, "north_korea_risk": 30, "economy": 15, "norms": 10, "domestic": 10})``, and
    ``text.option_values`` of the same. Illustration, not an estimate.

    Parameters
    ----------
    folder : str or pathlib.Path
        Where the reader's sheets lie.

    Returns
    -------
    ipywidgets.VBox
        Controls ``point`` and one weight for each criterion (0 to 100), and one button for each
        point of view; sentences; bars.
    """
    store, profiles = sheets(folder), data.load("weight_profiles")
    words = data.labels("option_scores", "criterion")
    controls: dict[str, Any] = {"point": _point()}
    for name, label in words.items():
        controls[name] = _number(f"weight of {label}", 1, 100, 5)
    buttons = {
        f"Weights: {label}": {
            name: round(float(100 * weight), 6)
            for name, weight in choice.weights(profiles, profile).items()
        }
        for profile, label in data.labels("weight_profiles", "profile").items()
    }

    def fill(point: str) -> None:
        for name, weight in store.record(point)["weights"].items():
            controls[name].value = weight

    def write(point: str, **weights: float) -> bool:
        store.write(point, "weights", store.record(point)["weights"], weights)
        return True

    def show(point: str, **weights: float) -> tuple[str, Any]:
        table = decisions.own_scores(store.sheet(point), point)
        lines = [store.state(point), text.option_values(table, weights), _nearest(table, weights)]
        return "\n".join(lines), charts.option_values(table, weights)

    page = Page(fill, show, write, hears=("scores",), slides=True)
    return store.bind("my_weights", controls, page, buttons)


def my_scores(folder: str | Path = ".") -> ipywidgets.VBox:
    """Put your own scores in the place of the course's; read how sure the first place is.

    Twin without a widget: ``charts.chance_best(decisions.rescored(option_scores, "D3", {("hedge",
    "norms"): 55}), {"alliance": 1, "north_korea_risk": 1, "economy": 1, "norms": 1, "domestic":
    1})`` and ``text.chance_best`` of the same. Illustration, not an estimate.

    Parameters
    ----------
    folder : str or pathlib.Path
        Where the reader's sheets lie.

    Returns
    -------
    ipywidgets.VBox
        Controls ``point``, ``option``, ``criterion``, ``score``, ``about`` (what is uncertain)
        and ``sigma``; sentences; bars. The weights are those of `my_weights`.
    """
    store, every = sheets(folder), data.load("option_scores")
    criteria = data.labels("option_scores", "criterion")
    controls = {
        "point": _point(),
        "option": choose("Option", _option_names("D3"), "hedge"),
        "criterion": choose(
            "Criterion", [(label, key) for key, label in criteria.items()], "norms"
        ),
        "score": _number("your score, 0 worst to 100 best", 50, 100, 5),
        "about": choose("What is uncertain", [(one, one) for one in ABOUT], "both"),
        "sigma": box(DOUBT, "sigma"),
    }

    def fill(point: str, option: str, criterion: str) -> None:
        names = _option_names(point)
        if option not in [key for _, key in names]:
            controls["option"].options = names
            controls["option"].value = option = names[0][1]
        course = decisions.reason(every, point, option, criterion)["score"]
        own = store.sheet(point)["scores"]
        controls["score"].value = own.get(f"{option} {criterion}", course)

    def write(point: str, option: str, criterion: str, score: float, **_: Any) -> bool:
        """Keep a score only where it differs from the one that counts now."""
        own, key = store.sheet(point)["scores"], f"{option} {criterion}"
        course = decisions.reason(every, point, option, criterion)["score"]
        if score != own.get(key, course):
            store.write(point, "scores", own, {key: score})
        return True

    def show(point: str, option: str, criterion: str, **doubts: Any) -> tuple[str, Any]:
        about, sigma = doubts["about"], doubts["sigma"]
        found = decisions.reason(every, point, option, criterion)
        table = decisions.own_scores(store.sheet(point), point)
        setting = (table, store.record(point)["weights"], DOUBT.but(sigma=sigma), about)
        lines = [
            f"{store.state(point)} Scores of your own: {_changed(every, store, point)}.",
            f"The course gives {found['score']}, because: {found['reason']} "
            f"({text.join(found['cards'])})",
            text.chance_best(*setting),
        ]
        return "\n".join(lines), charts.chance_best(*setting)

    page = Page(fill, show, write, ("point", "option", "criterion"), ("weights",))
    return store.bind("my_scores", controls, page)


def my_chances(folder: str | Path = ".") -> ipywidgets.VBox:
    """Give four questions a chance each, before you know.

    Twin without a widget: ``council.questions("D3")``, and the chances written by hand into
    ``council_record.blank_record("D3")["before"]``.

    Parameters
    ----------
    folder : str or pathlib.Path
        Where the reader's sheets lie.

    Returns
    -------
    ipywidgets.VBox
        Controls ``point`` and one chance for each question; sentences; the questions.
    """
    store = sheets(folder)
    controls: dict[str, Any] = {"point": _point()}
    for number in range(1, len(council.questions("D3")) + 1):
        controls[f"Q{number}"] = choose(f"Question {number}, chance", _CHANCES, "")

    def fill(point: str) -> None:
        for key, chance in store.record(point)["before"].items():
            _set_chance(controls[key.split("-")[1]], chance)

    def write(point: str, **chances: float | str) -> bool:
        """Keep the chances; refuse once what came after was shown."""
        record = store.record(point)
        new = {f"{point}-{key}": None if c == "" else c for key, c in chances.items()}
        if new != record["before"] and store.sheet(point)["revealed"]:
            return False
        values = {"before": new, "after": dict(new)}  # alone there is no talk between the two
        store.write(point, "chances", record, values)
        return True

    def show(point: str, **chances: float | str) -> tuple[str, str]:
        done = sum(chance != "" for chance in chances.values())
        return _state(store, point, f"{done} of {len(chances)} chances are written."), _asked(point)

    return store.bind("my_chances", controls, Page(fill, show, write, hears=("revealed",)))


def my_choice(folder: str | Path = ".") -> ipywidgets.VBox:
    """Choose an option and write the decision down; read how it stands by your own numbers.

    Twin without a widget: ``text.standing(decisions.example(), "D3")``, and
    ``decisions.missing(record, "D3")`` for what is still to do. Illustration, not an estimate.

    Parameters
    ----------
    folder : str or pathlib.Path
        Where the reader's sheets lie.

    Returns
    -------
    ipywidgets.VBox
        Controls ``point``, ``option``, ``act``, ``limit``, ``message``, ``review``; sentences.
    """
    store = sheets(folder)
    controls = {
        "point": _point(),
        "option": choose("Option", _chosen_names("D3"), ""),
        "act": _line("What Seoul does", "one sentence"),
        "limit": _line("What it does not do", "one sentence"),
        "message": _line("For the press", "one sentence"),
        "review": _line("Looked at again on", "year-month-day"),
    }

    def fill(point: str) -> None:
        record = store.record(point)
        controls["option"].options = _chosen_names(point)
        controls["option"].value = record["option"]
        for part, words in record["decision"].items():
            controls[part].value = words

    def write(point: str, option: str, **decision: str) -> bool:
        """Keep the choice in writing; refuse once what came after was shown."""
        record = store.record(point)
        new = {"option": option, "decision": decision}
        if store.sheet(point)["revealed"] and any(record[key] != new[key] for key in new):
            return False
        store.write(point, "choice", record, new)
        return True

    def show(point: str, option: str, **_: str) -> tuple[str, str]:
        todo = decisions.missing(store.record(point), point)
        lines = [f"Still to do: {one}" for one in todo] or ["Your sheet is complete."]
        if option:
            lines.append(text.standing(store.sheet(point), point))
        return _state(store, point, *lines), ""

    hears = ("chances", "weights", "scores", "revealed")
    return store.bind("my_choice", controls, Page(fill, show, write, hears=hears))


def reveal(folder: str | Path = ".") -> ipywidgets.VBox:
    """Look at what came after, once your decision stands in writing.

    Twin without a widget: ``council_record.reveal("D3", decisions.example()["record"])``, and
    ``text.chances`` and ``text.standing`` of the same. Illustration, not an estimate.

    Parameters
    ----------
    folder : str or pathlib.Path
        Where the reader's sheets lie. The sheet notes that you have looked: from then on choice
        and chances stay as they are.

    Returns
    -------
    ipywidgets.VBox
        Controls ``point`` and ``look``; sentences; the cards of later days.
    """
    store = sheets(folder)
    controls = {
        "point": _point(),
        "look": ipywidgets.Checkbox(description="Show what came after", layout=_ROOM),
    }

    def fill(point: str) -> None:
        controls["look"].value = store.sheet(point)["revealed"]

    def write(point: str, look: bool) -> bool:
        """Open what came after, for good, once nothing is missing."""
        sheet = store.sheet(point)
        if look and not decisions.missing(sheet["record"], point):
            store.write(point, "revealed", sheet, {"revealed": True})
        return True

    def show(point: str, look: bool) -> tuple[str, str]:
        sheet = store.sheet(point)
        todo = decisions.missing(sheet["record"], point)
        if todo:
            return f"Decide first: {todo[0]}", ""
        if not look:
            return "Your sheet is complete. Tick the box when you are ready to look.", ""
        words = (text.standing(sheet, point), text.chances(sheet["record"]))
        return "\n".join(words), _cards(council_record.reveal(point, sheet["record"]))

    hears = ("choice", "chances", "weights", "scores")
    return store.bind("reveal", controls, Page(fill, show, write, hears=hears))


# Controls and tables -------------------------------------------------------------------------


def _point() -> ipywidgets.Dropdown:
    """Return the list of the six days, without a word on what they are about."""
    names = [
        (f"{point}, {text.day(day)}", point) for point, day in decisions.days()["cut_off"].items()
    ]
    return choose("Decision point", names, "D3")


def _card_names(point: str) -> list[tuple[str, str]]:
    cards = decisions.cards(point)
    fields = cards["domain"].map(data.labels("cards", "domain"))
    return [
        (f"{card}, {field}", card) for card, field in zip(cards["card_id"], fields, strict=True)
    ]


def _option_names(point: str) -> list[tuple[str, str]]:
    return [(label, option) for option, label in decisions.options(point)["label"].items()]


def _chosen_names(point: str) -> list[tuple[str, str]]:
    return [("not chosen yet", ""), *_option_names(point)]


def _number(words: str, value: float, high: float, step: float) -> ipywidgets.BoundedFloatText:
    return ipywidgets.BoundedFloatText(
        value=value, min=0, max=high, step=step, description=words, style=LONG_LABEL, layout=LONG
    )


def _set_chance(control: ipywidgets.Dropdown, chance: float | None) -> None:
    """Set a chance; one that a hand wrote into the file gets its own place in the list."""
    if chance is not None and chance not in [value for _, value in control.options]:
        control.options = [*control.options, (f"{100 * chance:g} %", chance)]
    control.value = "" if chance is None else chance


def _line(label: str, hint: str) -> ipywidgets.Text:
    return ipywidgets.Text(
        description=label, placeholder=hint, continuous_update=False, style=_MIDDLE, layout=_ROOM
    )


def _state(store: Sheets, point: str, *lines: str) -> str:
    closed = [_CLOSED] if store.sheet(point)["revealed"] else []
    return "\n".join([store.state(point), *closed, *lines])


def _given(pushes: dict[str, str | None]) -> dict[str, str]:
    return {card: push for card, push in pushes.items() if push is not None}


def _changed(every: pd.DataFrame, store: Sheets, point: str) -> int:
    own = decisions.own_scores(store.sheet(point), point)
    return int((own != decisions.rescored(every, point, {})).to_numpy().sum())


def _nearest(table: pd.DataFrame, weights: dict[str, float]) -> str:
    ties = choice.switch_overs(table, weights)
    if ties.empty:
        return "No weight of one criterion alone makes another option come first."
    near = ties.iloc[0]
    return (
        f"Nearest change: {near['best']} and {near['other']} tie if "
        f"{data.labels('option_scores', 'criterion')[near['criterion']]} weighs "
        f"{text.exact(near['switch'])} instead of {text.exact(near['weight'])}."
    )


def _briefing(point: str) -> str:
    row = decisions.briefing(point)
    names = {
        "title": "In short",
        "question": "The question",
        "decider": "Who decides",
        "situation": "The situation",
        "unknown": "Not known",
    }
    words = {label: row[key] for key, label in names.items()}
    words["Cut-off"] = f"{text.moment(point)}. Nothing later may be used."
    return _scrolled(pd.DataFrame({"What": list(words), "Words": list(words.values())}), "Briefing")


def _cards(cards: pd.DataFrame, pushes: dict[str, str] | None = None) -> str:
    fields, leans = data.labels("cards", "domain"), data.labels("cards", "leans")
    columns = [c for c in cards if c.startswith("source_id")]
    table = pd.DataFrame(
        {
            "Card": cards["card_id"],
            "Public since": [_since(row) for row in cards.itertuples()],
            "Field": cards["domain"].map(fields),
            "What it says": cards["text"],
        }
    )
    if pushes is not None:
        table["You"] = [leans[pushes[c]] if c in pushes else "–" for c in cards["card_id"]]
    return _scrolled(table, "Cards", cards[columns].bfill(axis=1).iloc[:, 0])


def _since(row: Any) -> str:
    if pd.isna(row.date_known):
        return "open"
    return text.day(row.date_known) + ("" if pd.isna(row.known_at) else f", {row.known_at}")


def _options(point: str) -> str:
    rows = decisions.options(point)
    kinds = data.labels("options", "kind")
    table = pd.DataFrame(
        {
            "Option": rows["label"],
            "What Seoul would do": rows["description"],
            "Where it comes from": rows["kind"].map(kinds),
            "Basis": rows["basis"],
        }
    )
    return _scrolled(table, "Options", rows["source_id"])


def _asked(point: str) -> str:
    rows = council.questions(point).reset_index()
    table = pd.DataFrame(
        {
            "Question": rows["question_id"].str.split("-Q").str[1],
            "What may happen": rows["question"],
            "Until": rows["deadline"].map(text.day),
        }
    )
    return _scrolled(table, "Questions")


def _scrolled(table: pd.DataFrame, label: str, source_ids: pd.Series | None = None) -> str:
    escaped = table.apply(lambda column: column.map(lambda words: html.escape(str(words))))
    if source_ids is not None:
        escaped["Source"] = tables.sources(source_ids)
    return tables.scrolled(escaped, label, list(table.columns[:1]))
