"""Pure functions: a table in, a table or a number out.

`chronology`
    Windows of time, what was known on a day, rates of acts under each president.
`coding`
    How far two coders agree.
`coverage`
    Which years each table speaks about.
`leverage`
    Fuel, firms, an old debt paid in weapons.
`sanctions`
    The product rule, the control list, who took part, and what a record hides.
`trade`
    Shares, paths, two counts of one trade, goods that go round.
`voting`
    Roll calls, shares, distances between states, who moved.
"""
