"""Text twin of the codebook's chart."""

from __future__ import annotations

import pandas as pd


def coverage(counts: pd.DataFrame) -> str:
    """Say which years the tables speak about. Takes `coverage.rows_per_year`."""
    rows = counts.groupby("table")["rows"].sum().sort_values(ascending=False)
    first, last = counts["year"].min(), counts["year"].max()
    return "\n".join(
        [
            f"{len(rows)} tables with dates cover {first} to {last}, {rows.sum()} rows in all.",
            "Largest: " + ", ".join(f"{name} {n}" for name, n in rows.head(3).items()) + ".",
        ]
    )
