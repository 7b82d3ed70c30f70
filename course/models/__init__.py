"""Pure functions: a table in, a table or a number out.

`alliance`
    Model A: how far to commit, between abandonment and entrapment.
`choice`
    Model C: options weighed by several criteria; what would change the answer.
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
`decisions`
    One reader at a dated decision: cards, scores, points of view, a choice in writing.
`deterrence`
    Model B: threats, clarity, mutual restraint, small slices.
`hypotheses`
    A matrix of evidence, read by disproof.
`parameters`
    Records of parameters, checked on creation; the base of the models.
`scores`
    Model D: how good forecasts were.
`two_level`
    What abroad and the home front can both accept.
`voting`
    Roll calls, shares, distances between states, who moved.
"""
