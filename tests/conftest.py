"""Shared tables, and the clock of no test: nothing here depends on the day or the network."""

import pytest
from drawn import all_made
from hypothesis import settings

from course import data

# No time limits: a busy machine is no failure. The same examples each time: neither is luck.
settings.register_profile("course", deadline=None, derandomize=True, max_examples=40)
settings.load_profile("course")


@pytest.fixture(scope="session")
def events():
    return data.load("events")


@pytest.fixture(scope="session")
def votes():
    return data.load("ukraine_votes")


@pytest.fixture(scope="session")
def resolutions():
    return data.load("resolutions")


@pytest.fixture(scope="session")
def points():
    return data.load("ideal_points")


@pytest.fixture(scope="session")
def alignment():
    return data.load("alignment")


@pytest.fixture(scope="session")
def actors():
    return data.load("actors")


@pytest.fixture(scope="session")
def counts():
    return data.load("vote_counts")


@pytest.fixture(scope="session")
def forecasts():
    return data.load("forecasts")


@pytest.fixture(scope="session")
def drawn():
    """Return the specification of one example of every chart."""
    return {name: chart.to_dict() for name, chart in all_made().items()}


@pytest.fixture(scope="session")
def lines():
    return data.load("red_lines")


@pytest.fixture(scope="session")
def line_codings():
    return data.load("red_line_codings")


@pytest.fixture(scope="session")
def deals():
    return data.load("arms_transfers")


@pytest.fixture(scope="session")
def aid():
    return data.load("aid")
