"""Tightrope: South Korea between Washington and Moscow.

The package follows the way of one row, from a table to the page, and imports run
only in this direction:

`data`
    Loads the tables of the course, describes them, cites them, leads a row to its source.
`models`
    Pure functions from table to table or number: windows, rates, votes, distances.
`charts`
    One function a chart: a tidy table in, an Altair chart out. House theme and renderer.
`widgets`
    A control in front of the same charts, where Python must compute again.
`answers`, `cells`
    Kinds of answers and how each is read; what happens when an answer is typed.
`checks`
    Reads an answer in any sensible form and says what is right or why it is not.
`questions`
    Loads the questions of an exercise from their single source in `exercises/solutions`.
`exercises`
    Makes student and reference notebooks from that source.
`lessons`
    Stores the outputs of the lessons, so that they show their charts before they are run.
`codebook`
    Makes the codebook page from the descriptor of the tables.
`grading`, `record`
    Puts the answers of a student into a clean reference notebook and runs nbval on it.
`exchange`
    Takes tables out as CSV, Excel or Parquet, and judges tables from elsewhere.
`keep`
    Keeps a small table that a reader fills in, in a file of the reader's own.
`lab`, `doctor`, `cli`
    The command `course`: open the course, look for what breaks classes, check, build.
"""

__version__ = "0.1.0"
