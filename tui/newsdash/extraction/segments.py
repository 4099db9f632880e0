"""Segments: the stretches of a sentence between commas, dashes, colons and brackets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsdash.extraction.words import Word

_SEPARATORS = frozenset(",;:–—") | {"-", "--"}
_BRACKETS = {"(": ")", "[": "]"}


@dataclass(slots=True)
class Segment:
    """Words between separators; ``lead`` is the separator, or conjunction, before them.

    ``interrupts`` marks one with a comma on both sides.
    """

    words: list[Word]
    lead: str
    interrupts: bool = False


def segments(words: Sequence[Word]) -> Iterable[Segment]:
    """Yield the segments of one sentence; what stands in brackets is left out."""
    part: list[Word] = []
    lead, closing = "", ""
    for k, word in enumerate(words):
        if closing:
            closing = "" if word.text == closing else closing
        elif word.text in _BRACKETS and _closes_inside(words, k):
            closing = _BRACKETS[word.text]
        elif word.text in _SEPARATORS and (word.text != "-" or word.space):
            if word.text == "," and _joins_attributes(words, k):
                continue
            if part:
                yield Segment(part, lead, interrupts=lead == word.text == ",")
                part, lead = [], word.text
            else:
                lead = word.text
        elif word.is_word or word.pos in ("QUOTE", "AUX") or _is_possessive(word, part):
            part.append(word)
    if part:
        yield Segment(part, lead)


def mark_breaks(words: Sequence[Word]) -> None:
    """Set ``after_break`` on each word that follows a comma, dash, bracket or the like."""
    broken = False
    for word in words:
        if word.is_word or word.pos == "QUOTE":
            word.after_break = broken
            broken = word.pos == "QUOTE"
        elif word.text in _SEPARATORS or word.text in "()[]./":
            broken = True


def _is_possessive(word: Word, before: Sequence[Word]) -> bool:
    """ "Palisade’s chief executive": the ending joins what stands around it."""
    return (
        word.pos == "PART"
        and word.lower in ("'s", "’s")
        and bool(before)
        and before[-1].pos in ("NOUN", "PROPN")
    )


def _closes_inside(words: Sequence[Word], k: int) -> bool:
    """A bracket around the whole sentence hides nothing."""
    return k > 0 or words[-1].text != _BRACKETS[words[k].text]


def _joins_attributes(words: Sequence[Word], k: int) -> bool:
    """A comma inside "weit verbreitete, leistungsstarke KI" separates no clauses."""
    if k == 0 or k + 1 >= len(words) or words[k - 1].pos != "ADJ" or words[k - 1].capital:
        return False
    before, after = words[k - 1], words[k + 1]
    inflected = before.lower.endswith(("e", "en", "er", "es", "em"))
    return inflected and after.pos in ("ADJ", "NOUN", "ADV") and after.pos != "PRON"
