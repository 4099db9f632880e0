"""Datelines: "Kiel (dpa) – ", "OSLO, May 2 -", where a report was written and who sent it.

They stand before the first sentence of a report and belong to none: a place in them does nothing
in the article, and an agency in them says nothing there.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from typing import NamedTuple

from newsdash.extraction.words import Word

_WORD = r"[^\W\d_a-zäöüß][\w.'’-]*"
_PLACE = rf"{_WORD}(?:[ /](?:(?:am|an der|im|bei|vor der|ob der|upon|on|de|la)[ ])?{_WORD}){{0,3}}"
_WHEN = r"(?:, ?[^,()\n–—]{1,24}?)?"  # a date, or the state the place lies in
_DASH = r" ?(?:[–—]|--?)[ ](?=\S)"
_SENDER = r"\([^\W\d_][\w/.,+& -]{1,30}\)"

_SIGNED = re.compile(rf"^(?:{_PLACE}{_WHEN} ?)?{_SENDER}(?:[.:]?{_DASH}|[.:]?[ ](?=[^\W\d_a-z]))")
_UNSIGNED = re.compile(rf"^{_PLACE}{_WHEN}{_DASH}(?=[^a-zäöü\W]|[„»«“\"‚‘])")
_DASHES = re.compile(r" (?:[–—]|--?) ")
_FIRST_SENTENCE = re.compile(r"[.!?]\s+[^\W\d_a-zäöü]|$")
_PARAGRAPH = 60  # characters of a line that is no headline though no full stop ends it


class Dateline(NamedTuple):
    """Where a dateline lies in the text."""

    start: int
    end: int


def datelines(text: str) -> list[Dateline]:
    """Return the datelines at the beginning of lines, in order; most articles have one at most."""
    found, at = [], 0
    for line in text.split("\n"):
        length = _length(line)
        if length:
            found.append(Dateline(at, at + length))
        at += len(line) + 1
    return found


def outside(words: Sequence[Word], lines: Sequence[Dateline]) -> list[Word]:
    """Return the words that stand in none of the datelines."""
    if not lines:
        return list(words)
    starts = [line.start for line in lines]

    def is_inside(word: Word) -> bool:
        at = bisect.bisect_right(starts, word.start) - 1
        return at >= 0 and word.start < lines[at].end

    return [word for word in words if not is_inside(word)]


def _length(line: str) -> int:
    if signed := _SIGNED.match(line):
        return signed.end()
    unsigned = _UNSIGNED.match(line)
    if unsigned is None or not (len(line) >= _PARAGRAPH or line.rstrip().endswith((".", "!", "?"))):
        return 0
    rest = line[unsigned.end() :]
    end = _FIRST_SENTENCE.search(rest)
    # "Jana Berg – die Chefin der Bahn – sagte": a pair of dashes sets something apart
    apart = _DASHES.search(rest, 0, end.start() if end is not None else len(rest))
    return 0 if apart else unsigned.end()
