"""Tightrope: South Korea between Washington and Moscow.

The package follows the way of one row, from a table to the page, and imports run
only in this direction:

`data`
    Loads the tables of the course, describes them, cites them, leads a row to its source.
`models`
    Pure functions from table to table or number: windows, rates, votes, distances.
`text`
    The text twin of each chart: the same finding in words.
`charts`
    One function a chart: a tidy table in, an Altair chart out. House theme and renderer.
`keep`
    Keeps what a reader writes in a lesson in a small file of the reader's own.
`widgets`
    A control in front of the same charts, where Python must compute again.
`answers`, `cells`
    Kinds of answers and how each is read; what happens when an answer is typed.
`checks`
    Reads an answer in any sensible form and says what is right or why it is not.
`questions`
    Loads the questions of an exercise from their single source in `exercises/solutions`.
`exercises`
    Makes student and reference notebooks from that source, and question sheets for paper.
`lessons`
    Stores the outputs of the lessons, so that they show their charts before they are run.
`codebook`, `objectives`, `answer_key`
    Make three pages: what every table holds; which section and question serves an objective;
    every answer with its typical mistakes, for instructors.
`grading`, `record`
    Puts the answers of a student into a clean reference notebook and runs nbval on it.
`exchange`, `sanity`
    Take tables out as CSV, Excel or Parquet, and judge tables by the descriptor and by rules.
`refresh`, `refresh_steps`
    Make a table anew from raw files; for maintainers, never run by a lesson.
`printing`
    Turns notebooks into paper, projector pages and Word files.
`lab`, `doctor`, `cli`
    The command `course`: open the course, look for what breaks classes, check, build.
"""

__version__ = "0.1.0"
