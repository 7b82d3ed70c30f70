"""Tables below controls: cells of any length, read from the left, scrolled with the keyboard."""

from __future__ import annotations

import html
from collections.abc import Sequence

import pandas as pd

from course import data

_LEFT = {"selector": "th, td", "props": "text-align: left; vertical-align: top"}


def scrolled(table: pd.DataFrame, label: str, short: Sequence[str] = ()) -> str:
    """Draw a table in a box that can be scrolled.

    Parameters
    ----------
    table : pandas.DataFrame
        Cells are HTML: escape what is text.
    label : str
        What the table holds, for a screen reader.
    short : sequence of str
        Columns that stay on one line.

    Returns
    -------
    str
        HTML.
    """
    body = (
        table.style.hide(axis="index")
        .set_table_styles([_LEFT])
        .set_properties(subset=list(short), **{"white-space": "nowrap"})
        .to_html(table_uuid=label.split()[0].casefold())
    )
    return (
        f'<div role="region" aria-label="{html.escape(label)}" tabindex="0" '
        f'style="max-height:320px;overflow:auto">{body}</div>'
    )


def link(url: str, words: str) -> str:
    """Return a link that opens in a new tab."""
    return f'<a href="{html.escape(url)}" target="_blank">{html.escape(words)}</a>'


def sources(source_ids: pd.Series) -> list[str]:
    """Return a link to each source, named by publisher and date; missing ids give nothing."""
    known = data.source_labels(source_ids.dropna())
    links = pd.Series(
        [link(url, words) for words, url in zip(known["source"], known["url"], strict=True)],
        index=known.index,
        dtype="str",
    )
    return list(links.reindex(source_ids.index).fillna(""))
