"""The query language: terms between spaces, each of which must match.

A term matches as a substring of the folded text (see `newsdash.search.fold`); words inside
straight or typographic double quotation marks are one term. Anything parses. A query is a
tuple of terms, so that other kinds of terms can join them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsdash.search.fold import fold, fold_with_offsets

_TERM = re.compile(r'["“”„»«]([^"“”„»«]*)(?:["“”„»«]|$)|([^\s"“”„»«]+)')
_SPELLED = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"))
_DIGRAPH = re.compile("([aou])e")


@dataclass(frozen=True, slots=True)
class Term:
    """One condition: any of ``alternatives`` (folded spellings of it) stands in the text."""

    alternatives: tuple[str, ...]

    def matches(self, folded: str) -> bool:
        """Tell whether the term stands in a text that is folded already."""
        return any(alternative in folded for alternative in self.alternatives)

    def refines(self, other: Term) -> bool:
        """Tell whether whatever matches this term is sure to match ``other``."""
        return all(other.matches(alternative) for alternative in self.alternatives)


@dataclass(frozen=True, slots=True)
class Query:
    """Terms that must all match; without terms everything does."""

    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)

    def refines(self, other: Query) -> bool:
        """Tell whether whatever matches this query is sure to match ``other``."""
        return all(any(term.refines(old) for term in self.terms) for old in other.terms)


def parse(text: str) -> Query:
    """Read what was typed; never raises."""
    terms: dict[Term, None] = {}
    for match in _TERM.finditer(text):
        alternatives = _alternatives(match[1] or match[2] or "")
        if alternatives:
            terms[Term(alternatives)] = None
    return Query(tuple(terms))


def _alternatives(typed: str) -> tuple[str, ...]:
    """Return the folded spellings of a term: "Müller" may be written "Mueller" and back."""
    lowered = typed.lower()
    spelled = lowered
    for umlaut, digraph in _SPELLED:
        spelled = spelled.replace(umlaut, digraph)
    plain = fold(typed)
    spellings = (plain, fold(spelled), _DIGRAPH.sub(r"\1", plain))
    forms = dict.fromkeys(form for spelling in spellings if (form := spelling.strip()))
    return tuple(f for f in forms if not any(o != f and o in f for o in forms))


def match_spans(text: str, query: Query) -> list[tuple[int, int]]:
    """Return where the query's terms stand in ``text``: ascending, disjoint offsets."""
    if not any(term.matches(plain) for plain in [fold(text)] for term in query.terms):
        return []
    folded, offsets = fold_with_offsets(text)
    found = sorted(
        (offsets[start], offsets[end - 1] + 1)
        for term in query.terms
        for alternative in term.alternatives
        for start, end in _occurrences(folded, alternative)
    )
    return _merged(found)


def _occurrences(folded: str, needle: str) -> Iterator[tuple[int, int]]:
    start = folded.find(needle)
    while start >= 0:
        yield start, start + len(needle)
        start = folded.find(needle, start + len(needle))


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
