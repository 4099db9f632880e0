"""Facets one after the other, each with the terms that narrow to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from newsdash.search.facets import Facets
from newsdash.search.query import pattern
from newsdash.translation import message
from newsdash.translation.words import KINDS, OPENNESS, POLARITIES, QUOTE_KINDS, word
from newsdash.visible_text import clean

ACTORS, MODELS = message("actors"), message("models")
STANCES, QUOTES = message("stances"), message("quotes")
_CALLED: Final = {
    ACTORS: KINDS,
    MODELS: OPENNESS,
    STANCES: {**POLARITIES, "shift": message("shift")},
    QUOTES: QUOTE_KINDS,
}
"""What the values of a facet are called; those of the others come from the news."""


class Facet(NamedTuple):
    """A value, how much there is of it, and the terms that narrow to it."""

    name: str
    value: str
    rows: int
    terms: tuple[str, ...]

    @property
    def called(self) -> str:
        """What the value is called in the language that is spoken."""
        return word(_CALLED[self.name], self.value) if self.name in _CALLED else self.value


def listed(found: Facets) -> Iterator[Facet]:
    """Return all values one after the other, facet by facet."""
    for name, field, counts in (
        (ACTORS, "kind", found.kind),
        (MODELS, "open", found.openness),
        (STANCES, "stance", found.polarity | ({"shift": found.shift} if found.shift else {})),
        (QUOTES, "kind", found.quote),
        (message("language"), "lang", found.language),
        (message("source"), "source", found.source),
        (message("year"), "", found.year),
        (message("month"), "", found.month),
    ):
        for value, count in counts.items():
            yield Facet(name, clean(value, 200), count, _terms(field, clean(value)))


def _terms(field: str, value: str) -> tuple[str, ...]:
    if not field:
        return f"since:{value}", f"until:{value}"
    made = pattern(value)
    return (f"{field}:{made if made else value}",)
