"""One example of every chart, one module a subject, with what each draws.

`made` draws them. `DRAWN` names for each chart the table, the columns and the first and last
year of the figures in it, and what rows it draws if not all, so that a test can look for their
caveats. A key of a caveat behind it is one that the chart says in its title instead.
"""

from importlib import import_module
from pathlib import Path

SUBJECTS = sorted(p.stem for p in Path(__file__).parent.glob("[a-z]*.py"))


def all_made():
    return {name: chart for one in SUBJECTS for name, chart in _module(one).made().items()}


def all_drawn():
    return {name: uses for one in SUBJECTS for name, uses in _module(one).DRAWN.items()}


def _module(subject):
    return import_module(f"drawn.{subject}")
