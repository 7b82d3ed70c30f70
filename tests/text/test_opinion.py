"""Text twins of polls, by meaning."""

import pytest

from course import data, text


@pytest.fixture(scope="module")
def polls():
    return data.load("opinion")


def test_sentences_follow_the_table(polls):
    warmer = polls.assign(
        value=polls["value"].where(polls["question_id"] != "hankook-2022-04-rus", 5.0)
    )
    assert "Russia: 38.5 degrees in January 2022, 5.0 in April" in text.thermometer(warmer)
    more = polls.assign(value=polls["value"].where(polls["answer"] != "favour", 99.0))
    assert "99.0 % were for weapons; in 4 of them" in text.arms_polls(more)


def test_another_country_can_be_asked(polls):
    assert text.favourability(polls, "JPN").startswith("Favourable opinions in Japan. Russia:")
