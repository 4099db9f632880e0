"""The words of the plain mode for what the dashboard tells by signs, numbers and places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Protocol

from newsdash.records import Polarity, Role, Shift
from newsdash.search.rows import ActorRow, ModelRow, Pane
from newsdash.translation import translate

_SORTS: Final = {
    "named": "the most often named first",
    "quotes": "the most often quoted first",
    "name": "by name",
    "developer": "by developer",
    "newest": "the newest first",
    "oldest": "the oldest first",
    "holder": "by holder",
    "target": "by target",
    "speaker": "by speaker",
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


def number(count: int) -> str:
    """Return a number as it is shown."""
    return f"{count:,}"


def articles(count: int) -> str:
    """Return how many articles there are."""
    if count == 1:
        return translate("1 article")
    return translate("{count} articles", count=number(count))


def stances(count: int) -> str:
    """Return how many stances there are."""
    if count == 1:
        return translate("1 stance")
    return translate("{count} stances", count=number(count))


def quotes(count: int) -> str:
    """Return how many quotes there are."""
    if count == 1:
        return translate("1 quote")
    return translate("{count} quotes", count=number(count))


def pane_name(pane: Pane) -> str:
    """Return what a pane is called."""
    match pane:
        case Pane.ACTORS:
            return translate("actors")
        case Pane.MODELS:
            return translate("models")
        case Pane.STANCES:
            return translate("stances")
        case Pane.QUOTES:
            return translate("quotes")


def unknown() -> str:
    """Return what is said for what is not known."""
    return translate("unknown")


def does(polarity: Polarity) -> str:
    """Return what a holder does who has a stance."""
    match polarity:
        case "support":
            return translate("supports")
        case "oppose":
            return translate("opposes")
        case "mixed":
            return translate("is mixed about")


def position(polarity: Polarity | None) -> str:
    """Return a stance by itself."""
    match polarity:
        case "support":
            return translate("supports")
        case "oppose":
            return translate("opposes")
        case "mixed":
            return translate("mixed")
        case None:
            return unknown()


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
        (translate("supports {count}", count=number(counts.support)), counts.support),
        (translate("opposes {count}", count=number(counts.oppose)), counts.oppose),
        (translate("mixed {count}", count=number(counts.mixed)), counts.mixed),
        (translate("changed sides {count}", count=number(counts.shifts)), counts.shifts),
    )
    return ", ".join(words for words, count in told if count)


def frequency(row: ActorRow | ModelRow) -> str:
    """Return how often and where something is named."""
    where = articles(len(row.sightings))
    if row.mentions == 1:
        return translate("named once in {articles}", articles=where)
    return translate(
        "named {count} times in {articles}", count=number(row.mentions), articles=where
    )


def role(told: Role) -> str:
    """Return a role as it is read out: "CEO (Meta)"."""
    if told.title and told.organization:
        return f"{told.title} ({told.organization})"
    return told.title or told.organization or ""


def sort_told(sort: str) -> str:
    """Return an order of a pane in words."""
    return translate(_SORTS.get(sort, sort))


def joined(parts: Iterable[str | None], between: str = "; ") -> str:
    """Return the parts there are as one."""
    return between.join(part for part in parts if part)


def in_marks(text: str) -> str:
    """Return words of the news in quotation marks."""
    return f"“{text}”"
