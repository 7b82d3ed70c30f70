"""Prints the pack of a council: situation, role cards with a fold line, ballots, slips, reveal.

Each sheet is one A4 page across. A sheet is Typst code made from the tables; `sheets` returns
them in order, so that a test can count pages and look for what players must not see.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pandas as pd

from course import data, printing, text
from course.errors import unknown
from course.models import council
from course.text.council import moment, people, place

AUDIENCES = ("players", "instructor")

_PREAMBLE = """
#set page(paper: "a4", flipped: true, margin: (x: 12mm, y: 10mm))
#set text(font: ("Libertinus Serif", "Noto Sans CJK KR"), size: 11pt, lang: "en", hyphenate: false)
#set par(spacing: 0.7em, leading: 0.55em)
#set list(spacing: 0.6em)
#set table(stroke: 0.4pt + gray, inset: 5pt)
#show heading: set block(above: 0.8em, below: 0.5em)
#let small(body) = text(size: 0.75em, fill: luma(60), body)
#let folded(left, right) = block(width: 100%, grid(columns: (1fr, 1fr), column-gutter: 16mm,
  left, right))
#let fold = place(top + center, line(start: (0mm, 0mm), end: (0mm, 190mm),
  stroke: (paint: luma(90), thickness: 0.8pt, dash: "dashed")))
#let rule = line(length: 100%, stroke: (paint: gray, thickness: 0.5pt))
#let room(height) = box(width: 100%, height: height, stroke: (bottom: 0.5pt + gray))
"""


def pack(point_id: str, size: int, folder: Path, audience: str) -> Path:
    """Print the pack of a council as one PDF file.

    Parameters
    ----------
    point_id : str
        Decision point, for example ``"D4"``.
    size : int
        6, 12 or 24 seats.
    folder : pathlib.Path
        Where the file goes.
    audience : str
        ``"players"`` (no reveal, no verdicts) or ``"instructor"`` (everything).

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    CourseError
        If the point, the size or the audience does not exist, or printing is not possible.
    """
    # Each sheet is a block of its own: what it sets for its letters ends with it.
    bodies = [f"#[\n{sheet}\n]" for sheet in sheets(point_id, size, audience)]
    source = _PREAMBLE + "\n#pagebreak()\n".join(bodies)
    target = folder / f"council_{point_id}_{size}_{audience}.pdf"
    with tempfile.TemporaryDirectory(prefix="course-print-") as place:
        return printing.compiled(source, target, Path(place))


def sheets(point_id: str, size: int, audience: str = "instructor") -> list[str]:
    """Return the sheets of a pack, one page each.

    Parameters
    ----------
    point_id, size, audience
        As in `pack`.

    Returns
    -------
    list of str
        Typst code: situation, cards of the seats, ballot and decision form, slips; for the
        instructor also injects with their marks, verdicts and the reveal.
    """
    if audience not in AUDIENCES:
        raise unknown("kind of reader", audience, AUDIENCES)
    made = [_situation(point_id), *_cards(point_id, size), _ballot(point_id), _slips(point_id)]
    if audience == "instructor":
        made += [_keys(point_id), _reveal(point_id)]
    return made


# The sheets ---------------------------------------------------------------------------------


def _situation(point_id: str) -> str:
    now = council.situation(point_id)
    when = moment(now["cut_off"])
    cards = council.cards(point_id)
    known = "\n".join(
        f"- #strong[{_t(text.day(c.date_known))}] {_t(c.text)} #small[{_key(c.card_id)}]"
        for c in cards.itertuples()
    )
    options = "\n".join(
        f"- #strong[{_t(o.label)}.] {_t(o.description)}"
        for o in council.options(point_id).itertuples()
    )
    return f"""
#set text(size: 11.8pt)
= {_t(point_id)}: {_t(now["title"])}
#small[Only what the public could know by {_t(when)}. Play the office, not the person.]
#grid(columns: (1fr, 1.25fr), column-gutter: 9mm, [
*Who decides.* {_t(now["decider"])}.

*To decide.* {_t(now["question"])}

*Situation.* {_t(now["situation"])}

*Not known to the public.* {_t(now["unknown"])}

== Options
{options}
], [
== Known cards
{known}
])
"""


def _cards(point_id: str, size: int) -> list[str]:
    """Return one page a seat; where a seat has more than two roles, one page for each two."""
    pages = []
    for seat in council.seats(size).itertuples():
        pairs = [seat.roles[i : i + 2] for i in range(0, len(seat.roles), 2)]
        for number, roles in enumerate(pairs, start=1):
            part = f", {seat.part}" if seat.part else ""
            sheet = f", sheet {number} of {len(pairs)}" if len(pairs) > 1 else ""
            head = f"{point_id}, seat {seat.seat} of {size}{part}{sheet}"
            pages.append(_page_of_seat(point_id, roles, head))
    return pages


def _page_of_seat(point_id: str, roles: list[str], head: str) -> str:
    briefs = [council.brief(point_id, role, secret=True) for role in roles]
    size = "17pt" if len(roles) == 1 else "13pt"
    rows = "\n#v(1fr)\n#rule\n#v(1fr)\n".join(
        f"#folded([{_public(point_id, brief)}], [{_secret(brief)}])" for brief in briefs
    )
    return f"""
#fold
#set text(size: {size})
#folded([#small[{_t(head)}. Public side: read it aloud.]],
  [#small[Fold along the dashed line, print outside. Keep this side to yourself.]])
{rows}
#v(1fr)
"""


def _public(point_id: str, brief: pd.Series) -> str:
    status = data.labels("roles", "holder_status")[brief["holder_status"]]
    name = "" if pd.isna(brief["holder"]) else f"#strong[{_t(brief['holder'])}] "
    hangul = f"{_t(brief['hangul'])} " if brief["hangul"] else ""
    basis = data.labels("roles", "position_basis")[brief["position_basis"]]
    rows = council.claims(point_id).loc[brief["claims"]]
    claims = "\n".join(
        f"- {_t(row.text)} #linebreak() #small[{_t(_where(key, row))}]"
        for key, row in rows.iterrows()
    )
    return f"""
== {_t(brief["role"])}
{name}{hangul}#small[{_t(status)}]

*Public line.* {_t(brief["public_position"])} #small[({_t(basis)})]

*Claims you may use.* #small[Anyone may call up the row. Check it before you trust it.]
{claims}
"""


def _where(key: str, row: pd.Series) -> str:
    return f"{key}. {place(row)}"


def _secret(brief: pd.Series) -> str:
    words = brief["secret"].removeprefix(council.FICTION).strip()
    return f"""
== {_t(brief["role"])}: secret side
#box(stroke: 0.8pt, inset: 4pt)[*FICTION*] #small[invented for the game]

{_t(words)}

*You win if:* {_t(brief["win"])}
"""


def _ballot(point_id: str) -> str:
    rows = council.questions(point_id)
    lines = "\n".join(
        f"[Q{n}], [{_t(q.question)} #small[By {_t(text.day(q.deadline))}.]], [], [],"
        for n, q in enumerate(rows.itertuples(), start=1)
    )
    boxes = " #h(4mm) ".join(f"#box[☐ {_t(label)}]" for label in council.options(point_id)["label"])
    return f"""
#fold
#set text(size: 13pt)
#folded([
== Ballot {_t(point_id)}: one for each player, no name
Write a chance from 0 to 100 per cent. Show it to nobody.
#table(columns: (auto, 1fr, 18mm, 18mm), rows: (auto, 20mm, 20mm, 20mm, 20mm),
  align: horizon, [], [*Will it happen?*], [*before the talks*], [*after the talks*],
{lines}
)
#small[0 means surely not, 100 surely yes, 50 means that you do not know.]

=== Model C: scores from 0 to 100, invented for the game
{_scores_of_options(point_id)}
#small[Value = sum of weight × score, divided by 100. The weights stand on the form.]
], [
== Decision {_t(point_id)}: one for the council, by the chair
*Option:* {boxes}

*Act.* Seoul will #room(14mm)#room(9mm)
*Limit.* Seoul will not #room(14mm)#room(9mm)
*Message* for the press, one sentence #room(14mm)#room(9mm)
*Review* on (day, month, year) #room(12mm)

*Weights* (per cent, they sum to 100)
#table(columns: (1fr,) * 5, {_weights()})
])
"""


def _weights() -> str:
    words = _criteria()
    return ", ".join([*words, *["[#v(8mm)]"] * len(words)])


def _criteria() -> list[str]:
    return [f"[#small[{_t(w)}]]" for w in data.labels("weight_profiles", "criterion").values()]


def _scores_of_options(point_id: str) -> str:
    """Return the scores as a table with an empty column for the values."""
    table = council.scores(point_id)[list(data.labels("weight_profiles", "criterion"))]
    head = ", ".join(["[]", *_criteria(), "[#small[value]]"])
    rows = "\n".join(
        ", ".join([f"[{_t(option)}]", *(f"[{score:.0f}]" for score in row), "[],"])
        for option, row in zip(table.index, table.to_numpy(), strict=True)
    )
    return f"""#text(size: 10pt, table(columns: (1fr, ..(16mm,) * 5, 11mm), inset: 3.5pt,
  align: (left, center, center, center, center, center, left), {head},
{rows}
))"""


def _slips(point_id: str) -> str:
    kinds = data.labels("injects", "kind")
    cuts = "\n".join(
        f"""#block(width: 100%, inset: 9pt, stroke: (paint: luma(90), dash: "dashed"))[
#small[✂ {_t(point_id)}: {_t(kinds[slip["kind"]])}. {_t(slip["use"])}
It concerns: {_t(people(slip["to"]))}.]

#text(size: 18pt)[{_t(slip["text"])}]
]
#v(6mm)"""
        for _, slip in council.slips(point_id).iterrows()
    )
    return f"""
#set text(size: 13pt)
== Injects {_t(point_id)}: for the chair, cut along the lines
#small[Open one at a time. Ask who can check it, and with which row. Some are invented; the
debriefing says which.]
{cuts}
"""


def _keys(point_id: str) -> str:
    """Return injects with their marks and the claims that do not simply hold."""
    injects = "\n".join(
        f"- #strong[{_key(key)}] {_t(row['text'])} #small[{_t(_truth(row))}]"
        for key, row in council.truths(point_id).iterrows()
    )
    verdicts = council.verdicts(point_id)
    plain = verdicts[verdicts["reason"].isna()]
    doubted = verdicts[verdicts["reason"].notna()]
    claims = "\n".join(
        f"- #strong[{_key(key)}] {_t(row['text'])} "
        f"#small[{_t(row['verdict'])}. {_t(row['reason'])}]"
        for key, row in doubted.iterrows()
    )
    return f"""
#set text(size: 14pt)
== For the instructor: injects and claims of {_t(point_id)}
#grid(columns: (1fr, 1.4fr), column-gutter: 9mm, [
=== Injects, with their marks
{injects}
], [
=== Claims with a remark
{claims}

*These hold:* {", ".join(_key(one) for one in plain.index)}.
])
"""


def _truth(row: pd.Series) -> str:
    in_game = "" if pd.isna(row["in_game"]) else f", in the game {row['in_game']}"
    return f"{row['truth']}{in_game}. {row['use']}"


def _reveal(point_id: str) -> str:
    cards = "\n".join(
        f"- #strong[{_t(_since(c))}] {_t(c.text)} #small[{_key(c.card_id)}]"
        for c in council.afterwards(point_id).itertuples()
    )
    rows = council.questions(point_id)
    truth = council.outcomes(point_id)
    lines = "\n".join(
        f"[Q{n}], [{_t(rows.loc[key, 'question'])}], [{_answer(truth[key])}],"
        for n, key in enumerate(rows.index, start=1)
    )
    return f"""
#set text(size: 14pt)
= For the instructor: after the decision
#small[{_t(point_id)}. Open it when the decision stands in writing and the second chances are
in. No outcome says that a choice was right.]
#grid(columns: (1.2fr, 1fr), column-gutter: 9mm, [
== What happened
{cards}
], [
== The four questions
#table(columns: (auto, 1fr, auto), [], [*Will it happen?*], [*It did*],
{lines}
)
*Score of a chance:* yes: (1 − chance)². No: chance². 0 is best, 1 is worst. To say 50 % gives
0.25 either way.
#table(columns: (auto,) * 7, [chance], [0], [20 %], [40 %], [60 %], [80 %], [100 %],
  [if yes], {_scores(1)}, [if no], {_scores(0)})
])
"""


def _scores(outcome: int) -> str:
    return ", ".join(f"[{(p / 100 - outcome) ** 2:.2f}]" for p in range(0, 101, 20))


def _since(card: Any) -> str:
    return "open" if card.kind == "open" or pd.isna(card.date_known) else text.day(card.date_known)


def _answer(outcome: Any) -> str:
    return "*open*" if pd.isna(outcome) else "*yes*" if outcome else "*no*"


def _key(name: str) -> str:
    """Write the name of a card or a claim so that no line breaks inside it."""
    return f"#box[{_t(name)}]"


def _t(words: str) -> str:
    return printing.escaped(str(words))
