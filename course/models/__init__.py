"""Pure functions: a table in, a table or a number out.

`alliance`
    Model A: how far to commit, between abandonment and entrapment.
`ally`
    What an ally promised in treaties, pays for defence, and is trusted with in polls.
`arms`
    Arms deals split by year, shares of buyers, donors ranked.
`choice`
    Model C: options weighed by several criteria; what would change the answer.
`chronology`
    Windows of time, what was known on a day, rates of acts under each president.
`claims`
    Who says what in the five texts: kinds, voices, versions of one event, dates, frames.
`coding`
    How far two coders agree.
`council`
    The council room: what lies on the table, who sits there, what is kept back.
`council_clock`
    The phases of a meeting, and how much of them is left.
`council_record`
    The record of a group: what it lacks, how it is scored, what it opens.
`council_results`
    Records of several groups side by side, and the ledger of their forecasts.
`coverage`
    Which years each table speaks about.
`cut_off`
    What was public at a decision point, and nothing from later.
`decisions`
    One reader at a dated decision: cards, scores, points of view, a choice in writing.
`deterrence`
    Model B: threats, clarity, mutual restraint, small slices.
`draws`
    Doubt about scores and weights: how often an option would come out first.
`fears`
    Which fear of an ally an act can feed: a rule on the chronology.
`framing`
    How one choice feels as a gain and as a loss.
`gambles`
    A risky option against a safe one, and what it is worth to know more.
`hedging`
    An index of acts to two sides, under rival rules, weights, thresholds and coders.
`hypotheses`
    A matrix of evidence, read by disproof.
`ledger`
    Own forecasts: dated, added to, never changed, scored later.
`leverage`
    Fuel, firms, an old debt paid in weapons.
`opinion`
    Polls: the same question only, margins of error, what a named cost does.
`parameters`
    Records of parameters, checked on creation; the base of the models.
`predictions`
    What a prediction lacks; verdicts under every choice of the coder.
`pyongyang`
    Moscow and Pyongyang: acts, claims, votes, what comes after what, rival explanations.
`red_lines`
    Red lines in words: how exact, how coded, what followed.
`sanctions`
    The product rule, the control list, who took part, and what a record hides.
`scores`
    Model D: how good forecasts were.
`trade`
    Shares, paths, two counts of one trade, goods that go round.
`two_level`
    What abroad and the home front can both accept.
`voting`
    Roll calls, shares, distances between states, who moved.
"""
