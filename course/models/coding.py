"""How far two coders agree, beyond chance."""

from __future__ import annotations

import pandas as pd

from course.errors import CourseError


def cohens_kappa(first: pd.Series, second: pd.Series) -> float:
    """Return Cohen's kappa of two codings of the same rows.

    kappa = (p_o - p_e) / (1 - p_e), where p_o is the share of rows with the same code and
    p_e the share that two coders would share by chance, if each kept their own frequencies
    of codes and coded at random.

    Parameters
    ----------
    first, second : pandas.Series
        Codes of the two coders, row by row.

    Returns
    -------
    float
        1 is full agreement, 0 what chance alone would give; below 0 is worse than chance.

    Raises
    ------
    CourseError
        If the codings have different lengths, no rows, or missing codes, or if both coders
        used one and the same code for every row (kappa is then not defined).

    References
    ----------
    Cohen (1960), "A Coefficient of Agreement for Nominal Scales".
    """
    if len(first) != len(second) or len(first) == 0:
        raise CourseError("Kappa needs two codings of the same rows, and at least one row.")
    if first.isna().any() or second.isna().any():
        raise CourseError("Kappa needs a code in every row: fill in the empty ones first.")
    one, two = first.astype(str).to_numpy(), second.astype(str).to_numpy()
    observed = (one == two).mean()
    shares = [pd.Series(codes).value_counts(normalize=True) for codes in (one, two)]
    by_chance = shares[0].mul(shares[1], fill_value=0).sum()
    if by_chance == 1:
        raise CourseError("Kappa is not defined when both coders use one code only.")
    return float((observed - by_chance) / (1 - by_chance))
