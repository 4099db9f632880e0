"""What is marked in an article: its actors, models, quotes and stances."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from enum import IntFlag
from itertools import accumulate
from typing import NamedTuple

from newsdash.records import Extraction


class Kind(IntFlag):
    """Why a piece of text is marked; later ones are drawn over earlier ones."""

    STANCE = 1
    QUOTE = 2
    ACTOR = 4
    MODEL = 8
    MATCH = 16
    EVIDENCE = 32


class Mark(NamedTuple):
    """A span of an article's text, and why it is marked."""

    start: int
    end: int
    kind: Kind


class Marks:
    """Marks that can be asked for by place."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._marks = sorted(marks)
        self._starts = [mark.start for mark in self._marks]
        self._reach = list(accumulate((mark.end for mark in self._marks), max))

    def within(self, start: int, end: int) -> list[Mark]:
        """Return the marks that overlap a span."""
        found: list[Mark] = []
        position = bisect_left(self._starts, end) - 1
        while position >= 0 and self._reach[position] > start:
            if self._marks[position].end > start:
                found.append(self._marks[position])
            position -= 1
        return found


def marks_of(extraction: Extraction) -> Marks:
    """Return the marks of everything found in an article."""
    marks = [Mark(*m, Kind.ACTOR) for actor in extraction.actors for m in actor.mentions]
    marks += [Mark(*m, Kind.MODEL) for model in extraction.models for m in model.mentions]
    for quote in extraction.quotes:
        spans = quote.spans or ((quote.start, quote.end),)
        marks += [Mark(*span, Kind.QUOTE) for span in spans]
    for stance in extraction.stances:
        marks.append(Mark(stance.evidence.start, stance.evidence.end, Kind.STANCE))
    return Marks(marks)
