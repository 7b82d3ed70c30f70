"""Where the names at the ends of lines go, so that they do not hide each other."""

from __future__ import annotations

from collections.abc import Sequence


def spread(values: Sequence[float], gap: float) -> list[float]:
    """Move numbers apart until neighbours differ by a gap, and as little as possible.

    Values that are too near form a group; the group keeps its middle. The order stays.

    Parameters
    ----------
    values : sequence of float
        Where the labels would stand.
    gap : float
        Smallest distance between two labels, in the same unit.

    Returns
    -------
    list of float
        New places, in the order of `values`.
    """
    order = sorted(range(len(values)), key=lambda i: values[i])
    groups: list[tuple[float, int]] = []
    for place, i in enumerate(order):
        groups.append((values[i] - place * gap, 1))
        while len(groups) > 1 and groups[-2][0] > groups[-1][0]:
            (last, n), (before, m) = groups.pop(), groups.pop()
            groups.append(((last * n + before * m) / (n + m), n + m))
    flat = [start for start, size in groups for _ in range(size)]
    moved = {i: flat[place] + place * gap for place, i in enumerate(order)}
    return [moved[i] for i in range(len(values))]
