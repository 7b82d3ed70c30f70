"""Pure functions: a table in, a table or a number out.

`alliance`
    Model A: how far to commit, between abandonment and entrapment.
`choice`
    Model C: options weighed by several criteria; what would change the answer.
`chronology`
    Windows of time, what was known on a day, rates of acts under each president.
`coding`
    How far two coders agree.
`coverage`
    Which years each table speaks about.
`deterrence`
    Model B: threats, clarity, mutual restraint, small slices.
`hypotheses`
    A matrix of evidence, read by disproof.
`opinion`
    Polls: the same question only, margins of error, what a named cost does.
`parameters`
    Records of parameters, checked on creation; the base of the models.
`pyongyang`
    Moscow and Pyongyang: acts, claims, votes, what comes after what, rival explanations.
`scores`
    Model D: how good forecasts were.
`two_level`
    What abroad and the home front can both accept.
`voting`
    Roll calls, shares, distances between states, who moved.
"""
