"""Pure functions: a table in, a table or a number out.

`chronology`
    Windows of time, what was known on a day, rates of acts under each president.
`claims`
    Who says what in the five texts: kinds, voices, versions of one event, dates, frames.
`coding`
    How far two coders agree.
`coverage`
    Which years each table speaks about.
`voting`
    Roll calls, shares, distances between states, who moved.
"""
