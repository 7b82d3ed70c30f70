"""The command `course`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from course import __version__
from course.errors import CourseError

_FOLDER = click.Path(file_okay=False, path_type=Path)


class _Course(click.Group):
    """A group whose commands end with one sentence instead of a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; a mistake that the reader can mend is one sentence."""
        try:
            return super().invoke(ctx)
        except CourseError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=_Course)
@click.version_option(__version__, prog_name="course")
def main() -> None:
    """South Korea between Washington and Moscow: open the course, check exercises."""


@main.command()
@click.argument("folder", required=False, type=_FOLDER)
@click.option("--browser/--no-browser", default=True, help="Open a browser, or print the address.")
@click.option("--port", type=int, help="Port of the server, if 8888 is not free for you.")
def lab(folder: Path | None, browser: bool, port: int | None) -> None:
    """Open JupyterLab on the first lesson.

    With FOLDER, work in a copy there. Files that are there already are never touched.
    """
    from course import lab as lab_

    place = lab_.working_folder(folder)
    click.echo(f"The course is in {place}. Close it with Ctrl+C in this window.")
    sys.exit(lab_.open_lab(place, browser, port))


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def check(files: tuple[Path, ...]) -> None:
    """Check exercise notebooks: one line a question, with a hint.

    The files are only read. Exit code 0 means that all answers are right.
    """
    from course import grading

    right = True
    for path, result in zip(files, grading.grade(list(files)), strict=True):
        if isinstance(result, CourseError):
            click.echo(f"{path}\n  ? {result}")
            right = False
            continue
        click.echo(
            f"{path}: {result.correct} of {len(result.verdicts)} correct, "
            f"{result.points} of {result.all_points} points"
        )
        for verdict in result.verdicts:
            message = f". {verdict.message}" if verdict.message else ""
            title = result.titles[verdict.question]
            click.echo(f"  {verdict.sign} {verdict.question} {title}: {verdict.status}{message}")
        right = right and result.correct == len(result.verdicts)
    sys.exit(0 if right else 1)


@main.command("memo")
@click.argument("file", type=click.Path(path_type=Path))
def check_memo(file: Path) -> None:
    """Check a policy memo: numbers, sources, forecasts, length, headings.

    The file is only read. Exit code 0 means that nothing is to be mended.
    """
    from course import memo

    report = memo.check(file)
    click.echo(report)
    sys.exit(1 if report.problems else 0)


@main.command()
@click.argument("folder", required=False, type=_FOLDER)
def doctor(folder: Path | None) -> None:
    """Look for what breaks classes, and say OK or what to do."""
    from course import doctor as doctor_
    from course.home import HOME, IS_CLONE

    findings = doctor_.examine(folder or (HOME if IS_CLONE else Path.cwd()))
    for finding in findings:
        click.echo(f"{'FIX' if finding.remedy else 'OK '} {finding.name}")
        if finding.remedy:
            click.echo(f"    {finding.remedy}")
    sys.exit(1 if any(finding.remedy for finding in findings) else 0)


@main.command()
def build() -> None:
    """Make all that is generated: exercises, and the outputs of the lessons (for authors)."""
    from course import answer_key, codebook, exercises, lessons, objectives
    from course.home import IS_CLONE

    if not IS_CLONE:
        raise CourseError("`course build` works in a clone of the repository only.")
    makers = (exercises, lessons, codebook, objectives, answer_key)
    for line in (line for maker in makers for line in maker.build()):
        click.echo(line)


@main.group("data")
def data_group() -> None:
    """List, describe, export and validate the tables."""


@data_group.command("list")
def list_tables() -> None:
    """List all tables with their size and meaning."""
    from course import data

    for name, row in data.describe().iterrows():
        click.echo(f"{name:16} {row['rows']:6} rows  {row['meaning']}")


@data_group.command("describe")
@click.argument("name")
def describe_table(name: str) -> None:
    """Explain one table: columns, units, citation, licence, caveats."""
    from course import data

    click.echo(data.cite(name))  # type: ignore[arg-type]
    for column, row in data.describe(name).iterrows():  # type: ignore[arg-type]
        unit = f" [{row['unit']}]" if row["unit"] else ""
        click.echo(f"  {column}{unit}: {row['meaning']}")


@data_group.command("export")
@click.argument("names", nargs=-1)
@click.option("--to", "folder", type=_FOLDER, default=Path("tightrope-data"), show_default=True)
@click.option("--as", "kind", default="csv", show_default=True, help="csv, excel or parquet.")
def export_tables(names: tuple[str, ...], folder: Path, kind: str) -> None:
    """Write tables (all, or those named) into a folder, with how to cite them."""
    from course import exchange

    for path in exchange.export(list(names), folder, kind):
        click.echo(path)


@data_group.command("validate")
@click.argument("folder", required=False, type=click.Path(exists=True, path_type=Path))
def validate_tables(folder: Path | None) -> None:
    """Judge the CSV files of FOLDER, or the course's own, against the descriptor."""
    from course import exchange
    from course.home import DATA

    problems = exchange.validate(folder or DATA)
    for problem in problems:
        click.echo(problem)
    click.echo(f"{len(problems)} problems." if problems else "OK: all tables are valid.")
    sys.exit(1 if problems else 0)


@data_group.command("refresh")
@click.argument("name")
@click.option(
    "--raw",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="Folder of the raw files that the codebook names.",
)
@click.option("--write", is_flag=True, help="Replace the table, if nothing is wrong.")
def refresh_table(name: str, folder: Path, write: bool) -> None:
    """Make a table anew from raw files, say what would change (for maintainers)."""
    from course import refresh
    from course.home import IS_CLONE

    if write and not IS_CLONE:
        raise CourseError("`--write` works in a clone of the repository only.")
    report = refresh.refresh(name, folder, write)
    for problem in report.problems:
        click.echo(problem)
    for word, keys in (
        ("new", report.added),
        ("gone", report.removed),
        ("changed", report.changed),
    ):
        for key in keys:
            click.echo(f"  {word}: {key}")
    counts = f"{len(report.added)} new, {len(report.removed)} gone, {len(report.changed)} changed"
    if report.problems:
        click.echo(f"{len(report.problems)} problems; nothing was written.")
    else:
        click.echo(f"{counts}; {'written' if report.written else 'not written (add --write)'}.")
    sys.exit(1 if report.problems else 0)


@main.group("print")
def print_group() -> None:
    """Make PDF files: lessons, projector pages, hand-outs, questions, roles, memos."""


_PRINTED = Path("tightrope-print")
_TO = click.option("--to", "folder", type=_FOLDER, default=_PRINTED, show_default=True)
_STEMS = click.argument("stems", nargs=-1)


@print_group.command("lessons")
@_STEMS
@_TO
@click.option("--together", is_flag=True, help="One file of the whole course.")
def print_lessons(stems: tuple[str, ...], folder: Path, together: bool) -> None:
    """Print lessons for paper: all, or those named (05_hedging), one file each."""
    from course import lessons, printing

    notebooks = lessons.read(list(stems))
    if together:
        click.echo(printing.pdf(list(notebooks.values()), folder / "course.pdf"))
        return
    for stem, notebook in notebooks.items():
        click.echo(printing.pdf([notebook], folder / f"{stem}.pdf"))


@print_group.command("slides")
@_STEMS
@_TO
def print_slides(stems: tuple[str, ...], folder: Path) -> None:
    """Make pages for the projector: large letters, a page for each chart."""
    from course import lessons, printing

    for stem, notebook in lessons.read(list(stems)).items():
        path = folder / f"{stem}-slides.pdf"
        click.echo(printing.pdf([notebook], path, printing.SLIDES))


@print_group.command("handouts")
@_STEMS
@_TO
def print_handouts(stems: tuple[str, ...], folder: Path) -> None:
    """Print the charts alone, each with its numbers in words."""
    from course import lessons, printing

    for stem, notebook in lessons.read(list(stems)).items():
        click.echo(printing.handouts([notebook], folder / f"{stem}-charts.pdf"))


@print_group.command("exercises")
@_STEMS
@_TO
def print_exercises(stems: tuple[str, ...], folder: Path) -> None:
    """Print the questions of exercises, with room for answers and without any answer.

    For a room without laptops. The code task is left out.
    """
    from course import exercises, printing, questions

    for exercise in [questions.load_exercise(stem) for stem in stems or questions.stems()]:
        path = folder / f"{exercise.stem}-questions.pdf"
        click.echo(printing.pdf([exercises.question_sheet(exercise)], path))


@print_group.command("roles")
@click.option("--point", required=True, help="Decision point: D1 to D6.")
@click.option("--seats", type=int, default=12, show_default=True, help="6, 12 or 24.")
@click.option("--for", "audience", help="players or instructor; without it, both files.")
@_TO
def print_roles(point: str, seats: int, audience: str | None, folder: Path) -> None:
    """Print the pack of a council: situation, role cards, ballots, slips.

    The file for players has no reveal and no verdicts; the one for the instructor has all.
    """
    from course import rolecards

    for one in [audience] if audience else rolecards.AUDIENCES:
        click.echo(rolecards.pack(point, seats, folder, one))


@print_group.command("memo")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as", "kind", type=click.Choice(["word", "pdf"]), default="word", show_default=True)
@click.option("--to", "folder", type=_FOLDER, help="Without it, beside the memo.")
def print_memo(file: Path, kind: str, folder: Path | None) -> None:
    """Write a policy memo as a Word or PDF file, without advice to the writer and without code."""
    from course import memo, printing

    clean = memo.printable(memo.read(file))
    target = (folder or file.parent) / file.with_suffix(".docx" if kind == "word" else ".pdf").name
    made = printing.word(clean, target) if kind == "word" else printing.pdf([clean], target)
    click.echo(made)
