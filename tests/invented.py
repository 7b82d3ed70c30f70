"""Invented options, scores and weights, for tests of model C in general."""

import numpy as np
import pandas as pd
from hypothesis import strategies as st

numbers = st.lists(st.floats(0, 100), min_size=20, max_size=20)
shares = st.lists(st.floats(0.01, 1), min_size=5, max_size=5)


def made(cells):
    rows = np.array(cells).reshape(4, 5)
    return pd.DataFrame(rows, index=list("wxyz"), columns=list("abcde"))


def weighed(given):
    return dict(zip("abcde", given, strict=True))
