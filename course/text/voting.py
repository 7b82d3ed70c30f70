"""Text twins of the charts of votes."""

from __future__ import annotations

import pandas as pd

from course import data
from course.models import voting
from course.text.words import join, name, percent


def vote_map(votes: pd.DataFrame) -> str:
    """Say how the support moved over the resolutions."""
    shares = voting.shares(votes)
    most, least = shares["yes"].idxmax(), shares["yes"].idxmin()
    always = voting.times_voted(votes)
    always = always[always == len(shares)]
    return "\n".join(
        [
            f"Yes votes run from {shares['yes'].max()} members on {most} "
            f"to {shares['yes'].min()} on {least}.",
            f"{len(always)} members voted yes on all {len(shares)}; "
            f"South Korea is {'' if 'KOR' in always else 'not '}among them.",
            f"On {least}, {shares.loc[least, 'abstain']} abstained and "
            f"{shares.loc[least, 'absent']} have no recorded vote.",
        ]
    )


def vote_tallies(votes: pd.DataFrame) -> str:
    """Say what share of the members said yes, under three ways of counting."""
    shares = voting.shares(votes)
    last = shares.index[-1]
    row = shares.loc[last]
    return "\n".join(
        [
            f"The share of yes among all members fell from {percent(shares['of_all'].max())} "
            f"on {shares['of_all'].idxmax()} to {percent(shares['of_all'].min())} "
            f"on {shares['of_all'].idxmin()}.",
            f"The same vote, three shares: on {last}, {percent(row['of_all'])} of all members, "
            f"{percent(row['of_present'])} of those present, "
            f"{percent(row['of_yes_and_no'])} of yes and no.",
        ]
    )


def roll_call(table: pd.DataFrame) -> str:
    """Compare the votes of states side by side. Takes `voting.roll_call`."""
    first, *others = table.columns
    lines = []
    for other in others:
        differs = table.index[table[first] != table[other]]
        where = f"; they differ on {join(list(differs))}" if 0 < len(differs) <= 3 else ""
        lines.append(
            f"{name(first)} and {name(other)} cast the same vote on "
            f"{len(table) - len(differs)} of {len(table)}{where}."
        )
    return "\n".join(lines)


def ideal_points(points: pd.DataFrame, countries: list[str]) -> str:
    """Say where chosen states stand in the last year, and how far they moved since the first."""
    wanted = voting.codes(points, countries)
    wide = points[points["country"].isin(wanted)].pivot(
        index="year", columns="country", values="ideal_point"
    )
    last = wide.ffill().iloc[-1].sort_values(ascending=False)
    year = wide.index[-1]
    lines = [
        f"In {year} the order from Washington's end is "
        + ", ".join(f"{name(c)} {v:.2f}" for c, v in last.items())
        + "."
    ]
    if "KOR" in wide:
        korea = wide["KOR"].dropna()
        lines.append(
            f"South Korea moved from {korea.iloc[0]:.2f} in {korea.index[0]} "
            f"to {korea.iloc[-1]:.2f} in {korea.index[-1]}."
        )
    return "\n".join(lines)


def distances(alignment: pd.DataFrame, country: str = "KOR", year: int = 2023) -> str:
    """Say to whom a state was nearer in a year: two series, sometimes two answers."""
    (country,) = voting.codes(alignment, [country])
    lines = []
    for series, words in voting.SERIES.items():
        row = voting.distances(alignment, country, series).loc[year, ["USA", "RUS"]]
        lines.append(
            f"{words}: {row['USA']:.2f} to Washington, {row['RUS']:.2f} to Moscow, "
            f"so nearer to {voting.POWERS[row.idxmin()]}"
        )
    same = lines[0].split()[-1] == lines[1].split()[-1]
    verdict = "the two series agree" if same else "the two series give opposite answers"
    return "\n".join(
        [f"For {name(country)} in {year}, {verdict}.", *(f"On {line}." for line in lines)]
    )


def agreement(alignment: pd.DataFrame, country: str = "KOR") -> str:
    """Say how often a state voted with each power, whole years only."""
    (country,) = voting.codes(alignment, [country])
    table = voting.agreement(alignment, country)
    partial = alignment.loc[alignment["partial_year"].fillna(False).astype(bool), "year"].unique()
    whole = table.drop(index=[y for y in partial if y in table.index])
    more = voting.years_nearer(whole)
    exceptions = [str(y) for y in more.index[~more]]
    lines = [
        f"In {more.sum()} of {len(more)} whole years {name(country)} cast the same vote as Russia "
        "more often than the same vote as the United States."
    ]
    if len(exceptions) <= 4:
        lines.append(f"The exceptions: {join(exceptions)}." if exceptions else "No exception.")
    years = join([str(year) for year in partial])
    lines.append(f"Left out, because the votes cover part of the year: {years}.")
    return "\n".join(lines)


def movement(moves: pd.DataFrame, start: int, end: int) -> str:
    """Say whose move changed a distance. Takes `voting.movement`."""
    main = moves["widens"].abs().idxmax()
    change = moves["widens"].sum()
    verb = "grew" if change > 0 else "shrank"
    pair = join([name(code) for code in moves.index])
    lines = [
        f"The distance between {pair} {verb} by {abs(change):.2f} from {start} to {end}; "
        f"{percent(moves.loc[main, 'share'])} of that comes from {name(main)}."
    ]
    for code, row in moves.iterrows():
        lines.append(
            f"{data.country_name(code)}: {row['start']:.3f} to {row['end']:.3f} "
            f"({row['move']:+.3f})."
        )
    return "\n".join(lines)


def no_votes(table: pd.DataFrame) -> str:
    """Say how often each state voted no in the last year. Takes `voting.no_share`."""
    last = table["year"].max()
    rows = table[table["year"] == last].sort_values("share", ascending=False)
    lines = [
        f"In {last} {name(r.country)} voted no on {r.no} of {r.cast} texts ({percent(r.share)})."
        for r in rows.itertuples()
    ]
    return "\n".join(line[0].upper() + line[1:] for line in lines)


def ranks(table: pd.DataFrame, reference: str, year: int, country: str = "KOR") -> str:
    """Say which rank a state has by distance. Takes `voting.ranks`."""
    lines = []
    if country in set(table["country"]):
        own = table.set_index("country").loc[country]
        lines.append(
            f"In {year} {name(country)} is number {own['rank']:.0f} of {len(table)} "
            f"by distance to {voting.POWERS[reference]} (1 is nearest): {own['distance']:.2f}."
        )
    nearest = table.head(3)
    lines.append(
        "Nearest: "
        + ", ".join(f"{name(r.country)} {r.distance:.2f}" for r in nearest.itertuples())
        + "."
    )
    return "\n".join(lines)
