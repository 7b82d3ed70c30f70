"""Errors that a reader of a notebook can act on."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class CourseError(Exception):
    """A mistake with one clear sentence that says what to do.

    In a notebook only the sentence is shown: a stack of file names helps nobody who has
    never written code. IPython calls `_render_traceback_` for this purpose.
    """

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def unknown(kind: str, given: object, known: Iterable[str]) -> CourseError:
    """Return an error for a name that does not exist, with the nearest names that do.

    Parameters
    ----------
    kind : str
        What was asked for, for example ``"table"``.
    given : object
        The name as it was typed.
    known : iterable of str
        All names that exist.

    Returns
    -------
    CourseError
        To be raised by the caller.
    """
    names = sorted(known)
    folded = {name.casefold(): name for name in names}
    near = get_close_matches(str(given).casefold(), folded, n=3, cutoff=0.6)
    guess = f" Did you mean {' or '.join(repr(folded[n]) for n in near)}?" if near else ""
    shown = ", ".join(names) if len(names) <= 30 else f"{', '.join(names[:30])} and more"
    return CourseError(f"There is no {kind} {given!r}.{guess} You can use: {shown}.")
