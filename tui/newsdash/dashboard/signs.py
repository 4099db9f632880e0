"""Counts of stances with their signs, never by colour alone."""

from __future__ import annotations

from typing import Final, NamedTuple

from newsdash.dashboard.panes.stances import POLARITY_SIGNS, SHIFT_SIGN
from newsdash.session.wording import Tallied
from newsdash.translation import figures, translate_many
from newsdash.translation.words import POLARITIES, word

SIGNS: Final = {name: shown.partition(" ")[0] for name, shown in POLARITY_SIGNS.items()}
QUOTE_SIGN: Final = "“"


class Part(NamedTuple):
    """A count, its sign, and the name of its style."""

    amount: int
    sign: str
    style: str


def parts(counts: Tallied) -> tuple[Part, Part, Part, Part]:
    """Return support, oppose, mixed and shifts."""
    return (
        Part(counts.support, SIGNS["support"], "support"),
        Part(counts.oppose, SIGNS["oppose"], "oppose"),
        Part(counts.mixed, SIGNS["mixed"], "mixed"),
        Part(counts.shifts, SHIFT_SIGN, "shift"),
    )


def in_words(counts: Tallied) -> str:
    """Return "▲ 3 support · ▼ 1 oppose"; what there is none of is left out."""
    *signs, shifts = parts(counts)
    told = [
        f"{part.sign} {figures(part.amount)} {word(POLARITIES, part.style)}"
        for part in signs
        if part.amount
    ]
    if shifts.amount:
        changes = translate_many("{count} shift", "{count} shifts", shifts.amount)
        told.append(f"{shifts.sign} {changes}")
    return " · ".join(told)
