"""Controls in front of the claims, and the grid in which a student writes."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

import ipywidgets
import pandas as pd

from course import data, text
from course.errors import CourseError
from course.keep import Keep
from course.models import claims as models
from course.widgets import tables
from course.widgets.panel import ALL, LABEL, WIDE, codes, panel

GRID = "framing grid"
GRID_FILE = "my_framing_grid.json"
_ROW = {"width": "640px"}
_ROWS = {**_ROW, "height": "64px"}


def claim_explorer(claims: pd.DataFrame) -> ipywidgets.VBox:
    """Filter the claims by text, kind, speaker, side, status and words.

    Twin without a widget: ``models.select(claims, article_id="NEO2024", stance="toward_us")``,
    where ``models`` is `course.models.claims`.

    Parameters
    ----------
    claims : pandas.DataFrame
        Rows of the table ``claims``.

    Returns
    -------
    ipywidgets.VBox
        Controls ``article_id``, ``type``, ``speaker_kind``, ``stance``, ``status`` and
        ``words``; then a sentence and a table with the paragraph and a link to the article.
    """
    texts = [(text.outlet(one), one) for one in claims["article_id"].unique()]
    controls = {
        "article_id": _list("Text", [(ALL, ALL), *texts]),
        "type": codes("Kind", "type", "claims"),
        "speaker_kind": codes("Voice", "speaker_kind", "claims"),
        "stance": codes("Side", "stance", "claims"),
        "status": codes("Status", "status", "claims"),
        "words": ipywidgets.Text(description="Words", style=LABEL, layout=WIDE),
    }

    def draw(words: str, **chosen: str) -> tuple[str, str]:
        wanted = {column: code for column, code in chosen.items() if code != ALL}
        found = models.select(claims, words, **wanted)
        own = (found["speaker_kind"] == "author").sum()
        sentence = f"{len(found)} of {len(claims)} claims pass these filters; "
        return f"{sentence}{own} in the voice of the writer.", _claim_table(found)

    return panel(controls, draw)


def same_event(
    claims: pd.DataFrame, events: pd.DataFrame, articles: pd.DataFrame, reports: pd.DataFrame
) -> ipywidgets.VBox:
    """Set side by side what several sources say about one event.

    Twin without a widget: ``models.versions("shells", claims, events, articles, reports)``,
    where ``models`` is `course.models.claims`; ``text.versions`` writes it out.

    Parameters
    ----------
    claims, events, articles : pandas.DataFrame
        The tables of these names.
    reports : pandas.DataFrame
        The table ``shell_claims``.

    Returns
    -------
    ipywidgets.VBox
        Controls ``case`` and ``notes`` (what was found later); then a sentence and a table.
    """
    controls = {
        "case": _list("Event", list(models.CASES)),
        "notes": ipywidgets.Checkbox(
            description="Show what the course found", indent=False, layout=WIDE
        ),
    }

    def draw(case: str, notes: bool) -> tuple[str, str]:
        table = models.versions(case, claims, events, articles, reports)
        return text.finding(text.versions(table)), _version_table(table, notes)

    return panel(controls, draw)


def framing_grid(claims: pd.DataFrame, file: str = GRID_FILE) -> ipywidgets.VBox:
    """Fill Entman's grid for each text; it is kept in a file and comes back next time.

    Twin without a widget: ``models.frame(claims, "KH2022")`` gives the reading of the course;
    ``models`` is `course.models.claims`.

    Parameters
    ----------
    claims : pandas.DataFrame
        The table ``claims``.
    file : str
        Name of the file in the folder of the notebook. It is made with the first words that
        are typed; a file that is no framing grid stays as it is.

    Returns
    -------
    ipywidgets.VBox
        Controls ``article_id``, one box for each of problem, cause, judgement and remedy, and
        ``reveal``; then a sentence and, after trying, the reading of the course.
    """
    grid = _Grid(Path(file))
    boxes = {
        box: ipywidgets.Textarea(
            description=box.capitalize(),
            placeholder=words,
            continuous_update=False,
            style=LABEL,
            layout=_ROWS,
        )
        for box, words in models.FUNCTIONS.items()
    }
    controls = {
        "article_id": _list("Text", [(text.outlet(one), one) for one in models.FRAMES]),
        **boxes,
        "reveal": ipywidgets.Checkbox(description="Show the reading of the course", layout=_ROW),
    }
    controls["article_id"].layout = ipywidgets.Layout(**_ROW)

    def show(article_id: str) -> None:
        grid.moving = True  # boxes change because the text changed: nobody has typed
        for box, area in boxes.items():
            area.value = grid.answers.get(article_id, {}).get(box, "")
        grid.moving = False

    def draw(article_id: str, reveal: bool, **typed: str) -> tuple[str, str]:
        if not grid.moving:
            grid.write(article_id, typed)
        filled = sum(bool(words.strip()) for words in typed.values())
        if reveal and filled < len(typed):
            return f"{grid.sentence()} Fill in all four boxes first.", ""
        return grid.sentence(), _frame_table(models.frame(claims, article_id)) if reveal else ""

    # The boxes must hold the words of the new text before the panel looks at them.
    controls["article_id"].observe(lambda change: show(change["new"]), names="value")
    show(controls["article_id"].value)
    return panel(controls, draw)


class _Grid:
    """What was typed, and the file in which it is kept."""

    def __init__(self, path: Path) -> None:
        self.keep = Keep(path, GRID)
        self.moving = False
        self.problem = ""
        self.answers: dict[str, dict[str, str]] = {}
        try:
            self.answers = _words_only(self.keep.load())
        except CourseError as error:
            self.problem = str(error)

    def write(self, article_id: str, typed: dict[str, str]) -> None:
        """Keep the words of one text, if they are new."""
        known = self.answers.get(article_id, dict.fromkeys(typed, ""))
        if typed == known:
            return
        self.answers[article_id] = typed
        if self.problem:
            return
        try:
            self.keep.save(self.answers)
        except CourseError as error:
            self.problem = str(error)

    def sentence(self) -> str:
        """Say how far the grid is filled, and whether it is kept."""
        full = sum(bool(w.strip()) for text in self.answers.values() for w in text.values())
        every = len(models.FRAMES) * len(models.FUNCTIONS)
        if self.problem:
            return f"{full} of {every} boxes filled. {self.problem}"
        kept = f" Kept in {self.keep.path.name}." if full else " Your words will be kept."
        return f"{full} of {every} boxes filled.{kept}"


def _words_only(content: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Keep what belongs in the grid: a text, a box, words."""
    return {
        text_id: {box: str(rows.get(box) or "") for box in models.FUNCTIONS}
        for text_id, rows in content.items()
        if text_id in models.FRAMES and isinstance(rows, dict)
    }


def _list(label: str, options: list[Any]) -> ipywidgets.Dropdown:
    return ipywidgets.Dropdown(options=options, description=label, style=LABEL, layout=WIDE)


def _claim_table(claims: pd.DataFrame) -> str:
    words = {c: data.labels("claims", c) for c in ("type", "stance", "status")}
    urls = data.source_labels(claims["source_id"])["url"]
    outlets = {article: text.outlet(article) for article in claims["article_id"].unique()}
    places = [
        f"{outlets[article]}, {models.place(number)}"
        for article, number in zip(claims["article_id"], claims["paragraph_number"], strict=True)
    ]
    table = pd.DataFrame(
        {
            "Row": claims["claim_id"].to_numpy(),
            "Claim": [html.escape(claim) for claim in claims["claim"]],
            "Speaker": [html.escape(speaker) for speaker in claims["speaker"]],
            "Kind": claims["type"].to_numpy(),
            "Side": claims["stance"].map(words["stance"]).to_numpy(),
            "Status": claims["status"].map(words["status"]).to_numpy(),
            "Where": [tables.link(url, place) for url, place in zip(urls, places, strict=True)],
            "Evidence": tables.sources(claims["source_id_2"]),
        }
    )
    return tables.scrolled(table, "Claims that pass the filters", ["Row"])


def _version_table(versions: pd.DataFrame, notes: bool) -> str:
    table = pd.DataFrame(
        {
            "When": text.days(versions),
            "Who": [html.escape(who) for who in versions["who"]],
            "Says": [html.escape(says) for says in versions["says"]],
            "Status": versions["status"].str.replace("_", " "),
            "Row": versions["row"],
            "Source": tables.sources(versions["source_id"]),
        }
    )
    if notes:
        table.insert(4, "Note", [html.escape(note) for note in versions["note"].fillna("")])
    return tables.scrolled(table, "Versions of one event", ["When"])


def _frame_table(frame: pd.DataFrame) -> str:
    claim = frame["claim"].fillna("No claim of the text fills this box.")
    table = pd.DataFrame(
        {
            "Box": frame["function"].str.capitalize(),
            "Reading of the course": [html.escape(words) for words in claim],
            "Spoken by": [html.escape(who) for who in frame["speaker"].fillna("")],
            "Row": frame["claim_id"].fillna(""),
        }
    )
    return tables.scrolled(table, "Reading of the course, by box", ["Box", "Row"])
