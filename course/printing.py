"""Turns notebooks into paper, projector pages and Word files, with pandoc and Typst.

A lesson is printed from what it stores: prose, charts as pictures, tables, text twins. Code is
left out, since a reader on paper cannot run it. Both converters come as Python packages (extra
``[print]``), work without a network, and need no other program.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course.errors import CourseError
from course.lessons import WIDGET_TAG

if TYPE_CHECKING:
    from nbformat import NotebookNode

FONTS = Path(__file__).parent / "fonts"
_MORE = 'Install them with `python -m pip install -e ".[print]"` in the folder of the course.'
_VEGA_LITE = "5.20"  # the version of the renderer in JupyterLab 4
_POINTS = 2.835  # of a millimetre
_LINE = 95  # letters in a line of a table
_SHORT = 18  # a column with fewer letters is not broken
_OPTIONS = ["--wrap=none", f"--columns={_LINE}"]

_COMMON = """
#let horizontalrule = line(length: 100%, stroke: 0.5pt + gray)
#set text(font: ("Libertinus Serif", "Noto Sans CJK KR"), lang: "en", hyphenate: false)
#show raw.where(block: true): it => block(fill: luma(245), inset: 8pt, width: 100%,
  text(size: 0.9em, it))
#show raw: set text(font: ("DejaVu Sans Mono", "Noto Sans CJK KR"))
#show raw.where(lang: "said"): it => block(fill: luma(245), inset: 8pt, width: 100%,
  breakable: it.text.len() > 900,
  text(font: ("Libertinus Serif", "Noto Sans CJK KR"), size: 0.95em / 0.8,
    it.text.split("\\n").map(one => par(hanging-indent: 1em, spacing: 0.65em, one)).join()))
#show link: it => underline(it)
#set table(stroke: 0.4pt + gray, inset: 5pt)
#set table.cell(breakable: false)
#show table: set par(justify: false)
#show table: set text(size: 0.9em)
#show table.cell.where(y: 0): strong
// Long names, such as those of sources, may be broken at their signs and never leave a cell.
#show table: it => {
  show regex("[-_/.=?&][A-Za-z]"): two => two.text.first() + box() + two.text.slice(1)
  show regex("[a-z]-[0-9]"): three => three.text.slice(0, 2) + box() + three.text.slice(2)
  block(width: 100%, align(left, it))
}
#show figure: set block(breakable: true)
#show heading: set block(above: 1.2em, below: 0.7em, sticky: true)
#let room(height, sticks) = block(width: 100%, height: height, stroke: 0.5pt + gray, inset: 5pt,
  above: 0.8em, below: 1.6em, breakable: false, sticky: sticks,
  text(size: 0.8em, fill: luma(80))[Answer:])
"""

_PAPER = (
    """
#set page(paper: "a4", margin: (x: 20mm, y: 18mm), numbering: "1", footer: context [
  #set text(size: 9pt, fill: luma(80))
  #grid(columns: (1fr, auto), [Tightrope: South Korea between Washington and Moscow],
    counter(page).display())])
#set text(size: 11pt)
#let picture(file, width, alt, small: false, twin: none) = {
  block(sticky: twin != none, image(file, width: width, alt: alt))
  twin
}
"""
    + _COMMON
)

_SLIDES = (
    """
#set page(width: 297mm, height: 167mm, margin: (x: 18mm, top: 12mm, bottom: 13mm),
  footer: context [#set text(size: 11pt, fill: luma(80)); #h(1fr) #counter(page).display()])
#set text(size: 19pt)
#show heading.where(level: 2): it => { pagebreak(weak: true); it }
// A chart has a page of its own. Where there is room beside it, its twin stands there.
#let picture(file, width, alt, small: false, twin: none) = {
  pagebreak(weak: true)
  let drawn = image(file, width: width, alt: alt)
  let words = text(size: 0.75em)[
    #if small [_Small letters: for a wall, use the notebook; on paper, the hand-out._]
    #twin
  ]
  if width > 185mm { block(drawn); twin } else {
    grid(columns: (auto, 1fr), column-gutter: 8mm, align: horizon, drawn, words)
  }
}
"""
    + _COMMON
)


@dataclass(frozen=True)
class Layout:
    """What paper and projector do differently.

    Attributes
    ----------
    preamble : str
        Typst code before the text.
    width, height : float
        Room for a picture, in millimetres.
    enlarged : float
        How many points one pixel of a chart may become: letters of a small chart are then no
        larger than those of a wide one.
    rows : int or None
        Longer tables and outputs are cut with a remark; None means that all is printed.
    twin : int
        Letters of a twin that is kept with its chart: below it on paper, beside it on a slide.
    """

    preamble: str
    width: float
    height: float
    enlarged: float
    rows: int | None
    twin: int


PAPER = Layout(_PAPER, width=170, height=215, enlarged=0.75, rows=None, twin=900)
SLIDES = Layout(_SLIDES, width=261, height=138, enlarged=1.25, rows=10, twin=450)


def pdf(notebooks: list[NotebookNode], target: Path, layout: Layout = PAPER) -> Path:
    """Print notebooks, one after the other, into a PDF file.

    Parameters
    ----------
    notebooks : list of nbformat.NotebookNode
        With stored outputs.
    target : pathlib.Path
        The file to write.
    layout : Layout
        `PAPER` or `SLIDES`.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    CourseError
        If a converter is missing, or the file cannot be written.
    """
    with tempfile.TemporaryDirectory(prefix="course-print-") as place:
        folder = Path(place)
        parts = [
            _typst(_markdown(notebook, folder, f"n{number}-", layout))
            for number, notebook in enumerate(notebooks)
        ]
        return compiled(layout.preamble + "\n#pagebreak(weak: true)\n".join(parts), target, folder)


def handouts(notebooks: list[NotebookNode], target: Path) -> Path:
    """Print only the charts of notebooks, each with its text twin, as hand-outs.

    Parameters
    ----------
    notebooks : list of nbformat.NotebookNode
    target : pathlib.Path

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    CourseError
        If a converter is missing, or the file cannot be written.
    """
    kept = []
    for notebook in notebooks:
        cells = notebook.cells
        chosen = [cells[0]]
        for cell, after in zip(cells, [*cells[1:], None], strict=True):
            if _charts(cell):
                chosen += [cell, after] if after and after.cell_type == "code" else [cell]
        title = chosen[0].copy()
        title.source = title.source.splitlines()[0]
        kept.append(_with_cells(notebook, [title, *chosen[1:]]))
    return pdf(kept, target)


def word(notebook: NotebookNode, target: Path) -> Path:
    """Write a notebook as a Word file.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
    target : pathlib.Path

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    CourseError
        If a converter is missing, or the file cannot be written.
    """
    pypandoc, _, _ = _converters()
    with tempfile.TemporaryDirectory(prefix="course-print-") as place:
        text = _markdown(notebook, Path(place), "", None)
        _written(
            target,
            lambda: pypandoc.convert_text(
                text,
                "docx",
                format=_READ,
                outputfile=str(target),
                extra_args=[*_OPTIONS, f"--resource-path={place}", "--metadata=lang:en"],
            ),
        )
    return target


def compiled(source: str, target: Path, folder: Path) -> Path:
    """Turn Typst code into a PDF file.

    Parameters
    ----------
    source : str
        Typst code.
    target : pathlib.Path
        The file to write.
    folder : pathlib.Path
        Where pictures of the code are.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    CourseError
        If a converter is missing, or the file cannot be written.
    """
    _, typst, _ = _converters()
    page = folder / "page.typ"
    page.write_text(source, encoding="utf-8")
    # Our fonts come first; those of the computer help with letters that no table has.
    made = typst.compile(str(page), font_paths=[str(FONTS)], format="pdf")
    _written(target, lambda: target.write_bytes(made))
    return target


def escaped(text: str) -> str:
    """Write plain text so that Typst takes no sign in it as code."""
    return re.sub(r"([\\#$*_`<>@\[\]~=\-+/])", r"\\\1", text)


# From cells to Markdown ---------------------------------------------------------------------

_READ = "markdown-yaml_metadata_block-simple_tables-multiline_tables+pipe_tables"
_ONLY_CODE = re.compile(
    r"^\*The same without a control:\*(?:\s|`[^`\n]*`|[.,;]|\b(?:and|or|then)\b)+$", re.MULTILINE
)
_DRAWN = "```{=typst}\n#picture("
_BREAK = re.compile(r"\s|[-_/.=?&](?=[A-Za-z])|(?<=[a-z])-(?=[0-9])")  # as in `_COMMON`
_LETTER, _LEAST = 12, 6.5  # pixels of a letter in a chart; points that a letter needs
_KIND = re.compile(r"\n(?:Name: .*, )?(?:Length: \d+, )?dtype: \w+$")  # last line of pandas
_NUMBER = re.compile(r"[-−+]?[\d,]*\.?\d+ ?%?|NaN|")


def _markdown(notebook: NotebookNode, folder: Path, prefix: str, layout: Layout | None) -> str:
    """Write the cells of a notebook as Markdown, with its charts as files in the folder."""
    parts, pictures = [], 0
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            parts.append(_written_on_paper(cell))
            continue
        for spec in _charts(cell):
            pictures += 1
            parts.append(_picture(spec, folder, f"{prefix}chart-{pictures}", layout))
        printed = _printed(cell, layout.rows if layout else None)
        if layout and parts and printed and parts[-1].startswith(_DRAWN):
            parts[-1] = _with_twin(parts[-1], printed.pop(0), layout.twin)
        parts += printed
        if WIDGET_TAG in cell.metadata.get("tags", []):
            parts.append("*(A control stands here in the notebook.)*")
    return _balanced("\n\n".join(part for part in parts if part))


def _written_on_paper(cell: Any) -> str:
    """Return the words of a cell; a question stays with what follows it, an answer has room."""
    ours = cell.metadata.get("tightrope", {})
    if ours.get("part") == "room":
        sticks = str(ours["sticks"]).lower()
        return f"```{{=typst}}\n#room({ours['mm']}mm, {sticks})\n```"
    if ours.get("part") == "task":
        return f"::: {{typst:breakable=false typst:sticky=true}}\n{_prose(cell.source)}\n:::"
    return _prose(cell.source)


def _prose(source: str) -> str:
    """Keep what works on paper: a link to a notebook becomes its words, a call is left out."""
    source = _ONLY_CODE.sub("", source)
    source = re.sub(r"\[([^\]]+)\]\((?!https?:)[^)]*\)", r"\1", source)
    return re.sub(r"</?(details|summary)[^>]*>", "", source)


def _charts(cell: Any) -> list[dict[str, Any]]:
    found = []
    for output in cell.get("outputs", []) if cell.cell_type == "code" else []:
        found += [d for kind, d in output.get("data", {}).items() if "vegalite" in kind]
    return found


def _printed(cell: Any, rows: int | None) -> list[str]:
    """Return tables and texts of a cell; a chart's own text is left out, its picture is there."""
    parts = []
    for output in cell.get("outputs", []):
        shown = output.get("data", {})
        if output.output_type == "stream":
            parts.append(_said(output.text, rows))
        elif "<table" in shown.get("text/html", ""):
            parts.append(_table(shown["text/html"], rows))
        elif "text/plain" in shown and not any("vegalite" in kind for kind in shown):
            parts.append(_said(shown["text/plain"], rows))
    return parts


def _said(text: str, rows: int | None) -> str:
    """Write sentences in the letters of the text; columns keep letters of one width."""
    if not text.strip():
        return ""
    lines = _KIND.sub("", text.strip("\n")).splitlines()
    aligned = any(re.search(r"^ |\S {2,}\S", line) for line in lines)
    shown = "\n".join([*lines[:rows], *_rest(len(lines), rows, "lines")])
    return f"~~~~{'' if aligned else ' said'}\n{shown}\n~~~~"


class _Cells(HTMLParser):
    """Collects the cells of an HTML table, row by row."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.heads = 0
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._inside = False
        elif tag == "thead":
            self.heads = len(self.rows)

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.rows[-1][-1] += data


def _table(html: str, rows: int | None) -> str:
    """Write a table of pandas as a Markdown table; mere numbers of rows are left out."""
    cells = _Cells(html)
    head, *names = cells.rows[: cells.heads]
    if names:  # the second row holds the names of the index
        head = [name or word for word, name in zip(head, names[0], strict=True)]
    body = cells.rows[cells.heads :]
    if not head[0] and all(row[0].isdigit() for row in body):
        head, body = head[1:], [row[1:] for row in body]
    sides = [
        "--:" if all(_NUMBER.fullmatch(row[column]) for row in body) else "---"
        for column in range(len(head))
    ]
    lines = [head, *body[:rows]]
    written = [f"| {' | '.join(_literal(cell) for cell in line)} |" for line in lines]
    written.insert(1, f"|{'|'.join(sides)}|")
    return "\n\n".join(["\n".join(written), *_rest(len(body), rows, "rows")])


def _balanced(markdown: str) -> str:
    """Give each column of a table that fills the line the width that its words need.

    Pandoc reads widths from the number of dashes below the head.
    """
    return re.sub(r"(?:^\|.*\|[ \t]*\n?){3,}", _with_widths, markdown, flags=re.MULTILINE)


def _with_widths(found: re.Match[str]) -> str:
    lines = found[0].splitlines()
    if not re.fullmatch(r"[|:\- ]+", lines[1]):
        return found[0]
    rows = [[_visible(cell) for cell in _split(line)] for line in (lines[0], *lines[2:])]
    sides = _split(lines[1])
    columns = [[row[n] if n < len(row) else "" for row in rows] for n in range(len(sides))]
    lines[1] = "".join(
        f"|{side[0]}{'-' * width}{side[-1]}"
        for side, width in zip(sides, _widths(columns), strict=True)
    )
    lines[1] += "|"
    lines[2:] = [_with_room(line) for line in lines[2:]]
    return "\n".join(lines) + "\n"


def _with_room(line: str) -> str:
    """Make an empty row of a form high enough for a pen."""
    return line if line.strip(" |") else line.replace("|", "| `#v(7mm)`{=typst} ", 1)


def _widths(columns: list[list[str]]) -> list[int]:
    """Return dashes a column: a short one gets what it needs, long ones share the rest.

    A table that fits has fewer dashes than a line has letters, any other one has more.
    """
    longest = [max(map(len, column)) + 3 for column in columns]
    if sum(longest) <= _LINE:
        return longest
    short = [width <= _SHORT for width in longest]
    rest = _LINE - sum(width for width, fits in zip(longest, short, strict=True) if fits)
    roots = [0 if fits else width**0.5 for width, fits in zip(longest, short, strict=True)]
    least = [max(len(word) for word in _BREAK.split(" ".join(c))) + 3 for c in columns]
    return [
        2 * (width if fits else max(need, round(rest * root / sum(roots))))
        for width, fits, root, need in zip(longest, short, roots, least, strict=True)
    ]


def _split(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]


def _visible(cell: str) -> str:
    """Leave out what a reader of the page does not see: addresses, signs of Markdown."""
    return re.sub(r"\]\([^)]*\)|\\(?=[^\w\s])|[*`<>\[]", "", cell)


def _rest(number: int, rows: int | None, what: str) -> list[str]:
    """Say how much was left out, if anything was."""
    left = 0 if rows is None else number - rows
    return [f"({left} more {what} in the notebook.)"] if left > 0 else []


def _literal(cell: str) -> str:
    """Write the text of a cell so that Markdown takes no sign in it as its own."""
    text = " ".join(cell.split())
    if re.fullmatch(r"https?://[^\s|<>]+", text):
        return f"<{text}>"
    return re.sub(r"([\\`*_{}\[\]<>#+!|~^$@-])", r"\\\1", text)


def _picture(spec: dict[str, Any], folder: Path, name: str, layout: Layout | None) -> str:
    """Draw a chart into a file and return the Markdown that shows it, no larger than its room."""
    _, _, vl_convert = _converters()
    alternative = re.sub(r"[\[\]\n\"\\]", " ", spec.get("description", "Chart"))
    if layout is None:
        png = vl_convert.vegalite_to_png(spec, vl_version=_VEGA_LITE, scale=2)
        (folder / f"{name}.png").write_bytes(png)
        return f"![{alternative}]({folder / name}.png){{width=6.2in}}"
    svg = vl_convert.vegalite_to_svg(spec, vl_version=_VEGA_LITE)
    wide, high = (
        float(re.search(rf'<svg[^>]* {side}="([\d.]+)"', svg)[1]) for side in ("width", "height")
    )
    room = min(layout.width, layout.height * wide / high, layout.enlarged * wide / _POINTS)
    (folder / f"{name}.pdf").write_bytes(vl_convert.vegalite_to_pdf(spec, vl_version=_VEGA_LITE))
    small = str(_LETTER * room * _POINTS / wide < _LEAST).lower()
    return f'{_DRAWN}"{name}.pdf", {room:.0f}mm, "{alternative}", small: {small})\n```'


def _with_twin(drawn: str, printed: str, most: int) -> str:
    """Hand the words of a chart to the layout, which knows where they fit."""
    said = re.fullmatch(r"~~~~ said\n(.*)\n~~~~", printed, re.DOTALL)
    if not said or len(said[1]) > most:
        return f"{drawn}\n\n{printed}"
    words = json.dumps(said[1], ensure_ascii=False)
    twin = f', twin: raw({words}, block: true, lang: "said"))\n```'
    return drawn.removesuffix(")\n```") + twin


def _typst(markdown: str) -> str:
    pypandoc, _, _ = _converters()
    return pypandoc.convert_text(markdown, "typst", format=_READ, extra_args=_OPTIONS)


def _with_cells(notebook: NotebookNode, cells: list[Any]) -> NotebookNode:
    copy = notebook.copy()
    copy.cells = cells
    return copy


def _written(target: Path, write: Callable[[], object]) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write()
    except OSError as error:
        raise CourseError(f"{target} cannot be written ({error.strerror}).") from error


def _converters() -> tuple[Any, Any, Any]:
    try:
        import pypandoc
        import typst
        import vl_convert
    except ImportError as error:
        raise CourseError(f"The converters for printing are missing. {_MORE}") from error
    return pypandoc, typst, vl_convert
