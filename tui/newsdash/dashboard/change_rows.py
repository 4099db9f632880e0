"""Changes of mind and contradictions as rows, and their evidence before and after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from newsdash.dashboard.columns import Column
from newsdash.dashboard.display import UNKNOWN
from newsdash.dashboard.panes.stances import SHIFT_SIGN, polarity_shown
from newsdash.dashboard.signs import SIGNS
from newsdash.dashboard.virtual_list import Cell
from newsdash.dossier.moves import Move
from newsdash.dossier.statements import Citation
from newsdash.records import Polarity
from newsdash.translation import message, translate
from newsdash.translation.words import POLARITIES, in_marks, word

COLUMNS: Final = (
    Column("", 4),
    Column("who", 14, share=2, limit=34),
    Column("what", 20, share=5),
    Column("when", 10, rank=4),
)

CONTRADICTS: Final = message("{name} contradicts itself on {target}")
CHANGED: Final = message("{name} changed on {target}")


class Side(NamedTuple):
    """One side of the evidence: what it shows, where it stands, and the words."""

    sign: str
    style: str
    origin: str
    words: str


def cells(move: Move) -> Sequence[Cell]:
    """Return signs, who, on what, and when."""
    change = move.change
    between = "≠" if move.contradiction else "→"
    told = SHIFT_SIGN if change.told else ""
    signs = f"{_sign(change.from_)}{between}{_sign(change.to)}{told}"
    return (
        Cell(signs, change.to or "muted"),
        Cell(change.name, "strong"),
        Cell(change.target.name),
        Cell(change.when or UNKNOWN, "muted"),
    )


def summary(move: Move) -> str:
    """Return a change in a sentence."""
    change = move.change
    when = f" ({change.when})" if change.when else ""
    before, after = (word(POLARITIES, side) or UNKNOWN for side in (change.from_, change.to))
    did = translate(
        CONTRADICTS if move.contradiction else CHANGED, name=change.name, target=change.target.name
    )
    told = f", {translate('told by the article itself')}" if change.told else ""
    return f"{did}: {before} → {after}{when}{told}"


def sides(move: Move) -> tuple[Side, Side]:
    """Return the evidence before and after."""
    change = move.change
    missing = translate("No earlier article says so; the article on the right tells of the change.")
    before = (
        _side(change.from_, change.before)
        if change.before
        else Side(_named(change.from_), change.from_ or "muted", "", missing)
    )
    return before, _side(change.to, change.after)


def _side(polarity: Polarity | None, place: Citation) -> Side:
    parts = (place.published, place.source, place.title)
    origin = ", ".join(part for part in parts if part) or UNKNOWN
    return Side(_named(polarity), polarity or "muted", origin, in_marks(place.text))


def _sign(polarity: Polarity | None) -> str:
    return SIGNS[polarity] if polarity else "?"


def _named(polarity: Polarity | None) -> str:
    return polarity_shown(polarity) if polarity else UNKNOWN
