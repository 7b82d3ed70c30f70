"""Pure functions: a table in, a table or a number out.

`chronology`
    Windows of time, what was known on a day, rates of acts under each president.
`claims`
    Who says what in the five texts: kinds, voices, versions of one event, dates, frames.
`coding`
    How far two coders agree.
`council`
    What was public at a decision point, who sits in the room, how a record is scored.
`coverage`
    Which years each table speaks about.
`hedging`
    An index of acts to two sides, under rival rules, weights, thresholds and coders.
`voting`
    Roll calls, shares, distances between states, who moved.
"""
