"""The words of the plain mode for what the dashboard tells by signs, numbers and places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Protocol

from newsdash.records import Polarity, Role, Shift
from newsdash.search.rows import Pane
from newsdash.translation import figures, message, translate, translate_many
from newsdash.translation.words import PANES, SORTED_BY, word

_SORTS: Final = SORTED_BY | {
    "named": message("the most often named first"),
    "quotes": message("the most often quoted first"),
    "newest": message("the newest first"),
    "oldest": message("the oldest first"),
}
_DOES: Final = {
    "support": message("supports"),
    "oppose": message("opposes"),
    "mixed": message("is of two minds about"),
}
_POSITIONS: Final = {
    "support": message("supporting"),
    "oppose": message("opposing"),
    "mixed": message("mixed"),
}


class Tallied(Protocol):
    """Whatever counts stances by what they say."""

    @property
    def support(self) -> int:
        """How many support."""

    @property
    def oppose(self) -> int:
        """How many oppose."""

    @property
    def mixed(self) -> int:
        """How many are of two minds."""

    @property
    def shifts(self) -> int:
        """How many tell of a change of mind."""


def stances(count: int) -> str:
    """Return how many stances there are."""
    return translate_many("{count} stance", "{count} stances", count)


def quotes(count: int) -> str:
    """Return how many quotes there are."""
    return translate_many("{count} quote", "{count} quotes", count)


def pane_name(pane: Pane) -> str:
    """Return what a pane is called."""
    return word(PANES, pane.value)


def unknown() -> str:
    """Return what is said for what is not known."""
    return translate("unknown")


def does(polarity: Polarity) -> str:
    """Return what a holder does who has a stance; the target follows."""
    return word(_DOES, polarity)


def position(polarity: Polarity | None) -> str:
    """Return a stance by itself."""
    return word(_POSITIONS, polarity) or unknown()


def shift_told(shift: Shift) -> str:
    """Return a change of mind in words."""
    before, after = position(shift.from_), position(shift.to)
    if shift.when:
        return translate(
            "changed sides: from {before} to {after}, {when}",
            before=before,
            after=after,
            when=shift.when,
        )
    return translate("changed sides: from {before} to {after}", before=before, after=after)


def tally(counts: Tallied) -> str:
    """Return "supports 3, opposes 1, changed sides 1"; what there is none of is left out."""
    told = (
        (translate("supports {count}", count=figures(counts.support)), counts.support),
        (translate("opposes {count}", count=figures(counts.oppose)), counts.oppose),
        (translate("mixed {count}", count=figures(counts.mixed)), counts.mixed),
        (translate("changed sides {count}", count=figures(counts.shifts)), counts.shifts),
    )
    return ", ".join(words for words, count in told if count)


def role(told: Role) -> str:
    """Return a role as it is read out: "CEO (Meta)"."""
    if told.title and told.organization:
        return f"{told.title} ({told.organization})"
    return told.title or told.organization or ""


def sort_told(sort: str) -> str:
    """Return an order of a pane in words."""
    return word(_SORTS, sort)


def joined(parts: Iterable[str | None], between: str = "; ") -> str:
    """Return the parts there are as one."""
    return between.join(part for part in parts if part)
