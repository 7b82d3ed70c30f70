"""Writes an answer down in a plain form, for `course check` (runs in the student's kernel)."""

from __future__ import annotations

import json
from typing import Any


def record(answer: Any) -> None:
    """Print an answer as JSON, to be judged once more outside the kernel."""
    print(json.dumps(plain(answer)))


def plain(value: Any) -> Any:
    """Turn an answer into numbers, texts, lists and dictionaries.

    Parameters
    ----------
    value : object
        Anything; numpy and pandas objects become lists and dictionaries, others text.

    Returns
    -------
    object
        What `json.dumps` accepts; None for three dots.
    """
    if value is ...:
        return None
    if hasattr(value, "to_dict"):
        return {str(k): plain(v) for k, v in value.to_dict().items()}
    if hasattr(value, "item") and getattr(value, "size", 1) == 1:
        value = value.item()
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, set)) or hasattr(value, "tolist"):
        return [plain(v) for v in value]
    return value if isinstance(value, (int, float, str, bool)) or value is None else str(value)
