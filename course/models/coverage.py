"""Which years a table speaks about: for the codebook's picture of coverage."""

from __future__ import annotations

import pandas as pd

_DATE_COLUMNS = ("year", "date", "date_start", "fieldwork_start", "announced", "cut_off")


def rows_per_year(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Count the rows of each table by year, from its first column of time.

    Parameters
    ----------
    tables : dict of str to pandas.DataFrame
        Name to table. Tables without a column of time are left out.

    Returns
    -------
    pandas.DataFrame
        Columns ``table``, ``year``, ``rows``.
    """
    counts = []
    for name, table in tables.items():
        column = next((c for c in _DATE_COLUMNS if c in table), None)
        if column is None:
            continue
        years = _years(table[column]).value_counts().sort_index()
        counts.append(pd.DataFrame({"table": name, "year": years.index, "rows": years.to_numpy()}))
    return pd.concat(counts, ignore_index=True)


def _years(column: pd.Series) -> pd.Series:
    if column.dtype.kind == "M":
        return column.dt.year.dropna().astype(int)
    return column.dropna().astype(str).str[:4].astype(int)
