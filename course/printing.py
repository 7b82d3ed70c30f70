"""Turns notebooks into paper, projector pages and Word files, with pandoc and Typst.

A lesson is printed from what it stores: prose, charts as pictures, text twins. Code is left
out, since a reader on paper cannot run it. Both converters come as Python packages (extra
``[print]``), work without a network, and need no other program.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
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

_COMMON = """
#let horizontalrule = line(length: 100%, stroke: 0.5pt + gray)
#set text(font: ("Libertinus Serif", "Noto Sans CJK KR"), lang: "en", hyphenate: false)
#show raw.where(block: true): it => block(fill: luma(245), inset: 8pt, width: 100%,
  text(size: 0.9em, it))
#show raw: set text(font: ("DejaVu Sans Mono", "Noto Sans CJK KR"))
#show link: it => underline(it)
#show table: set par(justify: false)
#set table(stroke: 0.4pt + gray, inset: 5pt)
#show figure: set block(breakable: true)
#show heading: set block(above: 1.2em, below: 0.7em, sticky: true)
"""

_PAPER = (
    """
#set page(paper: "a4", margin: (x: 20mm, y: 18mm), numbering: "1", footer: context [
  #set text(size: 9pt, fill: luma(80))
  #grid(columns: (1fr, auto), [Tightrope: South Korea between Washington and Moscow],
    counter(page).display())])
#set text(size: 11pt)
"""
    + _COMMON
)

_SLIDES = (
    """
#set page(width: 297mm, height: 167mm, margin: (x: 18mm, top: 12mm, bottom: 13mm),
  footer: context [#set text(size: 11pt, fill: luma(80)); #h(1fr) #counter(page).display()])
#set text(size: 19pt)
#show heading.where(level: 2): it => { pagebreak(weak: true); it }
"""
    + _COMMON
)


class Layout:
    """What paper and projector do differently.

    Parameters
    ----------
    preamble : str
        Typst code before the text.
    width, height : float
        Room for a picture, in millimetres.
    own_page : bool
        Whether each picture gets a page of its own.
    """

    def __init__(self, preamble: str, width: float, height: float, own_page: bool) -> None:
        self.preamble, self.width, self.height = preamble, width, height
        self.own_page = own_page


PAPER = Layout(_PAPER, width=170, height=215, own_page=False)
SLIDES = Layout(_SLIDES, width=261, height=138, own_page=True)


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
                extra_args=[f"--resource-path={place}", "--metadata=lang:en"],
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


def _markdown(notebook: NotebookNode, folder: Path, prefix: str, layout: Layout | None) -> str:
    """Write the cells of a notebook as Markdown, with its charts as files in the folder."""
    parts, pictures = [], 0
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            parts.append(_prose(cell.source))
            continue
        for spec in _charts(cell):
            pictures += 1
            parts.append(_picture(spec, folder, f"{prefix}chart-{pictures}", layout))
        parts += [_fenced(text) for text in _texts(cell)]
        if WIDGET_TAG in cell.metadata.get("tags", []):
            parts.append("*(A control stands here in the notebook.)*")
    return "\n\n".join(part for part in parts if part)


def _prose(source: str) -> str:
    """Keep links that work on paper; a link to a notebook becomes its words."""
    source = re.sub(r"\[([^\]]+)\]\((?!https?:)[^)]*\)", r"\1", source)
    return re.sub(r"</?(details|summary)[^>]*>", "", source)


def _charts(cell: Any) -> list[dict[str, Any]]:
    found = []
    for output in cell.get("outputs", []) if cell.cell_type == "code" else []:
        found += [d for kind, d in output.get("data", {}).items() if "vegalite" in kind]
    return found


def _texts(cell: Any) -> list[str]:
    """Return what a cell printed; a chart's own text is left out, its picture is there."""
    texts = []
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        if output.output_type == "stream":
            texts.append(output.text)
        elif "text/plain" in data and not any("vegalite" in kind for kind in data):
            texts.append(data["text/plain"])
    return [text.rstrip() for text in texts if text.strip()]


def _fenced(text: str) -> str:
    return f"~~~~\n{text}\n~~~~"


def _picture(spec: dict[str, Any], folder: Path, name: str, layout: Layout | None) -> str:
    """Draw a chart into a file and return the Markdown that shows it, no larger than its room."""
    _, _, vl_convert = _converters()
    alternative = re.sub(r"[\[\]\n]", " ", spec.get("description", "Chart"))
    if layout is None:
        png = vl_convert.vegalite_to_png(spec, vl_version=_VEGA_LITE, scale=2)
        (folder / f"{name}.png").write_bytes(png)
        return f"![{alternative}]({folder / name}.png){{width=6.2in}}"
    svg = vl_convert.vegalite_to_svg(spec, vl_version=_VEGA_LITE)
    wide, high = (
        float(re.search(rf'<svg[^>]* {side}="([\d.]+)"', svg)[1]) for side in ("width", "height")
    )
    room = min(layout.width, layout.height * wide / high, 1.25 * wide / _POINTS)
    (folder / f"{name}.pdf").write_bytes(vl_convert.vegalite_to_pdf(spec, vl_version=_VEGA_LITE))
    before = "```{=typst}\n#pagebreak(weak: true)\n```\n\n" if layout.own_page else ""
    return f"{before}![{alternative}]({name}.pdf){{width={room:.0f}mm}}\\ "


def _typst(markdown: str) -> str:
    pypandoc, _, _ = _converters()
    return pypandoc.convert_text(markdown, "typst", format=_READ, extra_args=["--wrap=none"])


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
