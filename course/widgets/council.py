"""The council room: panels that share one record, a clock, and the results of several groups."""

from __future__ import annotations

import asyncio
import html
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets
import pandas as pd

from course import charts, data, text
from course.errors import CourseError
from course.keep import Keep
from course.models import choice, council, council_clock, council_record
from course.models.council_results import groups, played
from course.models.cut_off import cut_off, points
from course.text.council import people
from course.widgets.panel import LONG, MIDDLE_LABEL, choose, panel
from course.widgets.tables import link, scrolled

_WIDE = {"width": "640px"}
_SIZES = {1: "one reader alone", **{size: f"{size} seats" for size in council.SIZES}}
_PICTURES = {
    "what each option is worth": "values",
    "which score moves the best option": "tornado",
    "whose weights lead where": "map",
}


def council_room(point: str = "D1", size: int = 12, folder: str | Path = ".") -> Room:
    """Open the room of one group; each of its panels is a cell of the lesson.

    Twin without a widget: ``text.council_situation("D4")``, ``text.council_cards("D4")``,
    ``text.council_brief("D4", "R01")``, ``text.council_row("D4-K01")``,
    ``text.council_questions("D4")`` and ``text.council_scores(record)``.

    Parameters
    ----------
    point : str
        Decision point to begin with.
    size : int
        Seats to begin with: 6, 12 or 24, or 1 for a reader alone.
    folder : str or pathlib.Path
        Where the record is kept.

    Returns
    -------
    Room
    """
    return Room(point, size, Path(folder))


class Room:
    """One group at one decision point. What it writes is kept at once, without names."""

    def __init__(self, point: str, size: int, folder: Path) -> None:
        self.folder, self.problem, self.kept, self.quiet = folder, "", False, False
        self.record: dict[str, Any] = {}
        self.keep = Keep(folder / council_record.file_name(point), council_record.KIND)
        # Days only: the title of a later point would tell what came after an earlier one.
        days = [(f"{p}, {text.day(cut_off(p))}", p) for p in points()]
        self.point = choose("Decision point", days, point)
        self.size = choose("In the room", [(w, n) for n, w in _SIZES.items()], size)
        self.pulse = ipywidgets.IntText()  # counts the changes: other panels follow it
        self._load()
        self.point.observe(lambda _: self._load(), names="value")
        self.size.observe(lambda change: self.write("size", None, change["new"]), names="value")

    # The panels, in the order of the meeting ------------------------------------------------

    def start(self) -> ipywidgets.VBox:
        """Choose the point and the size; read the situation and the known cards."""

        def draw(point: str, size: int) -> tuple[str, str]:
            lines = [self.state(), *text.council_situation(point).splitlines()]
            return "\n".join(lines), _cards(point)

        return panel({"point": self.point, "size": self.size}, draw)

    def brief(self) -> ipywidgets.VBox:
        """Read the brief of a seat; its secret side only behind a control."""
        seat = ipywidgets.Dropdown(description="Seat", style=MIDDLE_LABEL, layout=_WIDE)
        secret = ipywidgets.Checkbox(
            description="Only this seat is looking: show its secret side",
            indent=False,
            layout=_WIDE,
        )

        def fill(_: Any = None) -> None:
            """Close the secret side, then offer the seats of the point."""
            secret.value = False
            seats = _seats(self.point.value, self.size.value)
            seat.options, seat.value = seats, seats[0][1]

        def hide(_: Any) -> None:
            """Close the secret side when another seat is chosen."""
            secret.value = False

        for control in (self.point, self.size):
            control.observe(fill, names="value")
        seat.observe(hide, names="value")
        fill()

        def draw(seat: tuple[str, ...] | None, secret: bool) -> tuple[str, str]:
            sides = [_brief(self.point.value, role, secret) for role in seat or ()]
            words = "Public side and secret side." if secret else "Public side: read it aloud."
            return words, "".join(sides)

        return panel({"seat": seat, "secret": secret}, draw, also=(self.point,))

    def claims(self) -> ipywidgets.VBox:
        """Call up the row behind a claim that somebody makes."""
        claim = ipywidgets.Dropdown(description="Claim", style=MIDDLE_LABEL, layout=_WIDE)

        def fill(_: Any = None) -> None:
            rows = council.claims(self.point.value)["text"]
            claim.options = [(f"{name} {words}", name) for name, words in rows.items()]
            claim.value = rows.index[0]

        self.point.observe(fill, names="value")
        fill()

        def draw(claim: str) -> tuple[str, str]:
            lines = text.council_row(claim).splitlines()
            return "\n".join(lines[:2]), _row(council.support(claim))

        return panel({"claim": claim}, draw)

    def chances(self, when: str) -> ipywidgets.VBox:
        """Write the chances of the four questions, before or after the talks."""
        boxes = {f"q{n}": _line(f"Q{n}: chance in per cent") for n in range(1, 5)}
        typed: dict[str, str] = {}

        def fill() -> None:
            typed.clear()
            for name, value in zip(self._asked(), self.record[when].values(), strict=True):
                boxes[name].value = "" if value is None else f"{100 * value:.4g}"

        def save(change: Any) -> None:
            """Keep what can be read as a chance; say what cannot."""
            name = next(key for key, box in boxes.items() if box is change["owner"])
            typed.pop(name, None)
            try:
                value = council_record.chance(change["new"])
            except CourseError as error:
                value, typed[name] = None, str(error)
            self.write(when, self._asked()[name], value)

        def draw(**_: str) -> tuple[str, str]:
            moment = "before the talks" if when == "before" else "after the talks"
            done = sum(value is not None for value in self.record[when].values())
            lines = [self.state(), f"{done} of {len(boxes)} chances {moment}.", *typed.values()]
            return "\n".join(lines), _questions(self.point.value)

        return self._panel(boxes, fill, save, draw)

    def weigh(self) -> ipywidgets.VBox:
        """Set the weights of the group; look at model C."""
        words = data.labels("weight_profiles", "criterion")
        controls: dict[str, Any] = {
            name: ipywidgets.BoundedFloatText(
                min=0, max=100, step=5, description=label, style=MIDDLE_LABEL, layout=LONG
            )
            for name, label in words.items()
        }

        def fill() -> None:
            for name, value in self.record["weights"].items():
                controls[name].value = 20 * value if self._even() else value

        def save(_: Any) -> None:
            weights = {name: float(controls[name].value) for name in words}
            self.write("weights", None, weights)

        picture = choose("Picture", list(_PICTURES.items()), "values")

        def draw(picture: str = "values", **weights: float) -> tuple[str, Any]:
            table = council.scores(self.point.value)
            if picture == "map":
                return text.weights_map(table, weights), charts.weights_map(table, weights)
            if picture == "tornado":
                best = choice.ranking(table, weights)[0]
                both = (table, weights, best)
                return text.tornado(*both), charts.tornado(*both)
            return text.option_values(table, weights), charts.option_values(table, weights)

        return self._panel(controls, fill, save, draw, extra={"picture": picture})

    def injects(self) -> ipywidgets.VBox:
        """Hand out the injects, one at a time."""
        shown = choose("Inject", [("none yet", 0), ("first", 1), ("second", 2), ("third", 3)], 0)
        self.point.observe(lambda _: setattr(shown, "value", 0), names="value")

        def draw(shown: int) -> tuple[str, str]:
            if not shown:
                return "The chair opens the injects one by one.", ""
            slip = council.slips(self.point.value).iloc[shown - 1]
            kind = data.labels("injects", "kind")[slip["kind"]]
            to = f"It concerns: {people(slip['to'])}."
            lines = [f"{kind[0].upper()}{kind[1:]}: {slip['text']}"]
            lines.append(f"The chair: {slip['use']} {to} {council.ASK[slip['kind']]}")
            return "\n".join(lines), ""

        return panel({"shown": shown}, draw, also=(self.point,))

    def decide(self) -> ipywidgets.VBox:
        """Write down the decision: option, act, limit, message, day of review."""
        controls: dict[str, Any] = {
            "option": ipywidgets.Dropdown(description="Option", style=MIDDLE_LABEL, layout=_WIDE),
            "act": _line("Act: Seoul will"),
            "limit": _line("Limit: Seoul will not"),
            "message": _line("Message for the press"),
            "review": _line("Day of review", "year-month-day"),
        }
        for control in controls.values():
            control.layout = _WIDE

        def fill() -> None:
            labels = council.options(self.point.value)["label"]
            chosen = self.record["option"] if self.record["option"] in labels.index else ""
            offered = [("not chosen yet", ""), *((words, name) for name, words in labels.items())]
            controls["option"].options, controls["option"].value = offered, chosen
            for name in council_record.DECISION:
                controls[name].value = self.record["decision"][name]

        def save(change: Any) -> None:
            name = next(key for key, box in controls.items() if box is change["owner"])
            part = ("option", None) if name == "option" else ("decision", name)
            self.write(*part, change["new"])

        def draw(**_: Any) -> tuple[str, str]:
            return self.state(), _options_table(self.point.value)

        return self._panel(controls, fill, save, draw)

    def reveal(self) -> ipywidgets.VBox:
        """Show what happened, once the decision stands; the record is closed from then on."""
        return self._after("We have decided: show what happened", self._happened)

    def scores(self) -> ipywidgets.VBox:
        """Draw the chances before and after beside what happened."""
        return self._after("Show the scores", self._scored)

    def clock(self) -> ipywidgets.VBox:
        """Show the time that is left of each phase; start, pause and reset it."""
        return _Face().box

    # The record -------------------------------------------------------------------------------

    def write(self, part: str, key: str | None, value: Any) -> None:
        """Change a part of the record and keep it at once; a closed record stays as it is."""
        if self.quiet or self.record["revealed"]:
            return
        if key is None:
            self.record[part] = value
        else:
            self.record[part][key] = value
        self._save()

    def state(self) -> str:
        """Say where the record is kept, or why it is not; and whether it is closed."""
        if self.problem:
            return self.problem
        name = self.keep.path.name
        if self.record["revealed"]:
            return f"Closed: {name} was kept before the reveal. To begin anew, rename the file."
        return f"Kept in {name}." if self.kept else "Nothing is kept yet."

    def _load(self) -> None:
        point = self.point.value
        self.keep = Keep(self.folder / council_record.file_name(point), council_record.KIND)
        self.record, self.problem, self.kept = council_record.blank_record(point), "", False
        self.record["size"] = self.size.value
        try:
            content = self.keep.load()
        except CourseError as error:
            self.problem = str(error)
        else:
            self.kept = bool(content)
            self.record = council_record.restored(content, self.record)
        self.quiet = True
        self.size.value = self.record["size"]
        self.quiet = False
        self.pulse.value += 1

    def _save(self) -> None:
        if not self.problem:
            try:
                self.keep.save(self.record)
                self.kept = True
            except CourseError as error:
                self.problem = str(error)
        self.pulse.value += 1

    def _asked(self) -> dict[str, str]:
        questions = council.questions(self.point.value).index
        return {f"q{number}": name for number, name in enumerate(questions, start=1)}

    def _even(self) -> bool:
        return set(self.record["weights"].values()) == {1.0}  # untouched: shown as 20 each

    def _panel(
        self,
        controls: dict[str, Any],
        fill: Callable[[], None],
        save: Callable[[Any], None],
        draw: Callable[..., tuple[str, Any]],
        extra: dict[str, Any] | None = None,
    ) -> ipywidgets.VBox:
        """Make a panel whose controls are filled from the record and written back to it."""

        def refill(_: Any = None) -> None:
            """Fill the controls without writing back what this changes."""
            self.quiet = True
            fill()
            self.quiet = False

        def changed(change: Any) -> None:
            if not self.quiet:
                save(change)

        def close(_: Any = None) -> None:
            """Lock the controls once what happened was shown."""
            for control in controls.values():
                control.disabled = self.record["revealed"]

        self.point.observe(refill, names="value")
        self.pulse.observe(close, names="value")
        for control in controls.values():
            control.observe(changed, names="value")
        refill()
        close()
        return panel({**controls, **(extra or {})}, draw, also=(self.point,))

    def _after(self, label: str, show: Callable[[], tuple[str, Any]]) -> ipywidgets.VBox:
        ready = ipywidgets.Checkbox(description=label, indent=False, layout=_WIDE)
        self.point.observe(lambda _: setattr(ready, "value", False), names="value")

        def draw(ready: bool) -> tuple[str, Any]:
            missing = council_record.problems(self.record, self.point.value)
            if missing:
                return "\n".join([f"Still to do ({len(missing)}):", *missing]), ""
            if not ready:
                return f"{self.state()} The record is complete.", ""
            if not self.record["revealed"]:
                self.record["revealed"] = True
                self._save()
            return show()

        return panel({"ready": ready}, draw, also=(self.point, self.pulse))

    def _happened(self) -> tuple[str, str]:
        point = self.point.value
        rows = council_record.reveal(point, self.record)
        chosen = council.options(point)["label"][self.record["option"]]
        lines = [self.state(), f"You chose: {chosen}. What follows is no mark for your choice."]
        return "\n".join(lines), _happened(rows) + _truths(point)

    def _scored(self) -> tuple[str, Any]:
        return text.council_scores(self.record), charts.council_scores(self.record)


def council_results(folder: str | Path = "results") -> ipywidgets.VBox:
    """Look at all groups of a folder: choices, weights, chances before and after.

    Twin without a widget: ``charts.council_groups(council_results.groups("results")[0], "D4")`` and
    ``text.council_groups`` of the same.

    Parameters
    ----------
    folder : str or pathlib.Path
        Holds the records.

    Returns
    -------
    ipywidgets.VBox
        Control ``point``; a sentence for each file that was left out; chart.
    """
    every, left_out = groups(folder)
    here = played(every)
    options = [(point, point) for point in here] or [("no record yet", "")]
    controls = {"point": choose("Decision point", options, options[0][1])}

    def draw(point: str) -> tuple[str, Any]:
        if not point:
            lines = [f"There is no record in the folder {Path(folder).name} yet.", *left_out]
            return "\n".join(lines), ""
        twin = text.council_groups(every, point)
        return "\n".join([twin, *left_out]), charts.council_groups(every, point)

    return panel(controls, draw)


# The clock ----------------------------------------------------------------------------------


class _Face:
    """The face of a clock: what is left of the phase and of the meeting, and three buttons."""

    def __init__(self) -> None:
        self.clock, self.task = council_clock.Clock(), None
        self.time, self.words = ipywidgets.HTML(), ipywidgets.HTML()
        self.length = choose("Minutes", [(_length(n), n) for n in council_clock.LENGTHS], 75)
        self.length.observe(self._new, names="value")
        buttons = []
        for label, act in (("Start", self.start), ("Pause", self.pause), ("Reset", self.reset)):
            button = ipywidgets.Button(description=label, layout={"width": "auto"})
            button.on_click(act)
            buttons.append(button)
        row = ipywidgets.Box([self.length, *buttons])
        row.layout = ipywidgets.Layout(display="flex", flex_flow="row wrap")
        self.box = ipywidgets.VBox([row, self.time, self.words])
        self.show()

    def show(self) -> None:
        """Draw the time; the phase is announced only when it changes."""
        row, left = self.clock.phase()
        whole = 60 * self.clock.minutes - int(self.clock.seconds())
        big = "font-size:40px;line-height:1.2;font-variant-numeric:tabular-nums"
        self.time.value = (
            f'<div role="timer" aria-label="Time left of the phase" style="{big}">{_time(left)}'
            f'<span style="font-size:16px"> of this phase, {_time(whole)} of the meeting'
            "</span></div>"
        )
        words = f'<div role="status"><b>{row["phase"]}.</b> {html.escape(row["do"])}</div>'
        if self.words.value != words:
            self.words.value = words

    def start(self, _: Any = None) -> None:
        """Let the time pass, and draw it each second while the page is open."""
        self.clock.start()
        self.show()
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # no kernel around: each click still draws the time
            return
        if self.task is None or self.task.done():
            self.task = loop.create_task(self.tick())

    async def tick(self, step: float = 1.0) -> None:
        """Draw until the clock is stopped or the meeting is over."""
        while self.clock.running and self.clock.seconds() < 60 * self.clock.minutes:
            self.show()
            await asyncio.sleep(step)
        self.clock.pause()
        self.show()

    def pause(self, _: Any = None) -> None:
        """Stop the time."""
        self.clock.pause()
        self.show()

    def reset(self, _: Any = None) -> None:
        """Stop, and go back to the beginning."""
        self.clock.reset()
        self.show()

    def _new(self, change: Any) -> None:
        self.clock.reset()
        self.clock = council_clock.Clock(change["new"])
        self.show()


def _length(minutes: int) -> str:
    whole = "Debriefing" in set(council_clock.phases(minutes)["phase"])
    return f"{minutes}" if whole else f"{minutes}, then the debriefing"


def _time(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


# Pieces of pages ----------------------------------------------------------------------------


def _line(label: str, hint: str = "") -> ipywidgets.Text:
    return ipywidgets.Text(
        description=label,
        placeholder=hint,
        style=MIDDLE_LABEL,
        layout=LONG,
        continuous_update=False,
    )


def _cards(point: str) -> str:
    rows = council.cards(point)
    labels = data.source_labels(rows["source_id"])
    table = pd.DataFrame(
        {
            "Known since": [text.day(day) for day in rows["date_known"]],
            "What was known": [html.escape(words) for words in rows["text"]],
            "Source": [
                link(url, source) if pd.notna(url) else ""
                for source, url in zip(labels["source"], labels["url"], strict=True)
            ],
        }
    )
    return scrolled(table, "Known cards", ["Known since"])


def _seats(point: str, size: int) -> list[tuple[str, tuple[str, ...]]]:
    """Return a line and the roles of each seat; alone, one reader may take any role."""
    names = data.load("roles").query("point_id == @point").set_index("role_id")["role"]
    if size == 1:
        return [(name, (role,)) for role, name in names.items()]
    return [
        (f"{row.seat}. {', '.join(names[role] for role in row.roles)} {row.part}".strip(), pair)
        for row in council.seats(size).itertuples()
        # a tuple of its own for each seat: principal and deputy play the same role
        for pair in [(*row.roles, *([""] if row.part == "deputy" else []))]
    ]


def _brief(point: str, role: str, secret: bool) -> str:
    """Draw the card of a role; an empty role draws nothing."""
    if not role:
        return ""
    head, *lines = text.council_brief(point, role, secret).splitlines()
    body = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    return f"<h4>{html.escape(head)}</h4>{body}"


def _row(row: pd.Series) -> str:
    values = [text.day(v) if isinstance(v, pd.Timestamp) else str(v) for v in row]
    table = pd.DataFrame({"Column": row.index, "Value": [html.escape(v) for v in values]})
    return scrolled(table, "Row of a table", ["Column"])


def _questions(point: str) -> str:
    rows = council.questions(point)
    table = pd.DataFrame(
        {
            "Question": [f"Q{n}" for n in range(1, len(rows) + 1)],
            "Will it happen?": [html.escape(words) for words in rows["question"]],
            "By": [text.day(day) for day in rows["deadline"]],
        }
    )
    return scrolled(table, "Four questions", ["Question", "By"])


def _options_table(point: str) -> str:
    rows = council.options(point).map(html.escape)
    table = rows.set_axis(["Option", "What it means"], axis=1)
    return scrolled(table, "Options", ["Option"])


def _happened(rows: pd.DataFrame) -> str:
    days = [text.day(d) if pd.notna(d) else "open" for d in rows["date_known"]]
    table = pd.DataFrame({"Known since": days, "What happened": rows["text"].map(html.escape)})
    return scrolled(table, "What happened", ["Known since"])


def _truths(point: str) -> str:
    injects, claims = council.truths(point), council.verdicts(point)
    wrong = claims[claims["reason"].notna()]
    rows = [(name, r.text, r.truth) for name, r in injects.iterrows()]
    rows += [(name, r.text, f"{r.verdict}. {r.reason}") for name, r in wrong.iterrows()]
    table = pd.DataFrame(rows, columns=["Key", "What was said", "How it stood"])
    return scrolled(table.map(html.escape), "Injects and claims", ["Key"])
