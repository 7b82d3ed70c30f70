"""The numbers in the prose of each lesson, one module a lesson.

`NUMBERS` maps what is written to a function that computes it from the tables. `WORDS` has
numbers written as words: the sentence that holds one, the function, the word.
"""

from course import data


def described(event_id):
    """Return what the row of an event says: a number in prose must stand there."""
    row = data.load("events").set_index("event_id").loc[event_id]
    return " ".join(str(row[column]) for column in ("title", "description", "note"))


def stands_in(event_id, number):
    return lambda: number if number in described(event_id) else f"not in {event_id}"
