"""Finds in a text what speaks of a day after a decision point."""

import re

import pandas as pd

from course import data
from course.models import council, decisions
from course.models.cut_off import cut_off

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
LONG = re.compile(rf"\b(\d{{1,2}} (?:{MONTHS}) (?:19|20)\d\d)\b")
SHORT = re.compile(r"\b((?:19|20)\d\d-\d\d-\d\d)\b")


def words_of_later_days(text, point):
    """Return every later card, event and date that stands in a text."""
    moment = cut_off(point)
    cards, events = data.load("cards"), data.load("events")
    later = cards[~decisions.known(cards, point)]["text"]
    titles = events[events["date_known"] > moment.normalize()]["title"]
    own = set(council.cards(point)["text"])
    found = [one for one in later if one in text and one not in own]
    found += [one for one in titles if one in text]
    return found + [one for one in days(text) if pd.Timestamp(one) > moment]


def days(text):
    return LONG.findall(text) + SHORT.findall(text)
