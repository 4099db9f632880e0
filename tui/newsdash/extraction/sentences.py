"""Sentence boundaries that hold in news text, with quotations as units of their host.

»„A. B.“, sagte X.« is one host sentence whose quotation is a single word, ``QUOTE``; the
quotation's own sentences are listed apart. So an attribution is found in one sentence
however long the quotation is, and its inside is read as any other text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from newsdash.extraction.lexicon import Lexicon
from newsdash.extraction.quotation_marks import MARKS, QuotedSpan
from newsdash.extraction.words import Word, WordSpan

_ENDS = frozenset(".!?…") | {"...", "...."}
_AFTER_END = frozenset(")]") | MARKS
_ENDS_LINE = re.compile(r"[.!?…:;][\"“”»«’'‘)\]]*\s*$")
_BEGINNINGS = frozenset("„»«“\"‚›‹'‘–-•([")
_BULLETS = frozenset("|•")
_WRAPPED_AT = 90
_ROMAN = re.compile(r"[IVX]{2,}$")
_ORDINAL = 3  # digits of "100."
_NUMBERED = 2  # words of "Benedikt XVI"


@dataclass(slots=True, eq=False)
class Sentence(WordSpan):
    """The words of one sentence; ``inside`` is the quotation it belongs to, if any."""

    words: list[Word]
    inside: QuotedSpan | None = None

    @property
    def line(self) -> int:
        """The line it begins in."""
        return self.words[0].line


def soft_breaks(text: str) -> bool:
    """Whether ``text`` is hard-wrapped, so that a single line break ends no sentence."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 6 or median(map(len, lines)) > _WRAPPED_AT:
        return False
    unfinished = sum(not _ENDS_LINE.search(line) for line in lines)
    return unfinished > len(lines) * 0.6


def split_sentences(
    words: Sequence[Word], opaque: Sequence[QuotedSpan], lexicon: Lexicon, wrapped: bool = False
) -> list[Sentence]:
    """Return host sentences and the sentences inside ``opaque`` quotations, in text order."""
    host, insides = _fold_quotations(words, opaque)
    splitter = _Splitter(lexicon, wrapped)
    sentences = [Sentence(part) for part in splitter.split(host)]
    for span, inner in insides:
        sentences += [Sentence(part, span) for part in splitter.split(inner)]
    return sorted(sentences, key=lambda sentence: (sentence.start, -sentence.end))


def _fold_quotations(
    words: Sequence[Word], opaque: Sequence[QuotedSpan]
) -> tuple[list[Word], list[tuple[QuotedSpan, list[Word]]]]:
    host: list[Word] = []
    insides: list[tuple[QuotedSpan, list[Word]]] = []
    spans = iter(opaque)
    span = next(spans, None)
    for word in words:
        while span and word.start >= span.outer[1]:
            span = next(spans, None)
        if span and word.start >= span.outer[0]:
            if word.start < span.start:
                host.append(_unit(word, span))
                insides.append((span, []))
            elif word.end <= span.end and insides:
                insides[-1][1].append(word)
                host[-1].ends = word.text in _ENDS
        else:
            host.append(word)
    return host, [(span, inner) for span, inner in insides if inner]


def _unit(mark: Word, span: QuotedSpan) -> Word:
    unit = Word(mark.i, mark.text, *span.outer, mark.line, pos="QUOTE")
    unit.space = mark.space
    return unit


@dataclass(frozen=True, slots=True)
class _Splitter:
    """Cuts a run of words; ``wrapped`` text has line breaks inside its sentences."""

    lexicon: Lexicon
    wrapped: bool

    def split(self, words: Sequence[Word]) -> Iterable[list[Word]]:
        part: list[Word] = []
        for k, word in enumerate(words):
            part.append(word)
            if k + 1 == len(words) or self._is_boundary(words, k):
                yield part
                part = []

    def _is_boundary(self, words: Sequence[Word], k: int) -> bool:
        word, following = words[k], words[k + 1]
        lines = following.line - word.line
        if lines > 1 or (lines == 1 and not self.wrapped):
            return True
        if following.text in _AFTER_END and not following.space:
            return False
        if not _may_begin(following):
            return False
        if word.pos == "QUOTE":
            return word.ends
        return self._ends(words, k, following)

    def _ends(self, words: Sequence[Word], at: int, following: Word) -> bool:
        while at > 0 and words[at].text in _AFTER_END and not words[at].space:
            at -= 1
        if words[at].text not in _ENDS:
            return words[at].text in _BULLETS
        return words[at].text != "." or not _is_inner_stop(words, at, following, self.lexicon)


def _may_begin(word: Word) -> bool:
    first = word.text[0]
    return word.capital or word.pos == "QUOTE" or first.isdigit() or first in _BEGINNINGS


def _is_inner_stop(words: Sequence[Word], at: int, following: Word, lexicon: Lexicon) -> bool:
    """Whether the full stop at ``at`` belongs to an ordinal, an initial or an abbreviation."""
    if at == 0 or words[at].space:
        return False
    before = words[at - 1]
    if before.text.isdigit() and len(before.text) <= _ORDINAL:
        if following.lower in lexicon.months:
            return True
        return at >= 2 and words[at - 2].lower in lexicon.ordinal_openers
    if _ROMAN.match(before.text) and at >= _NUMBERED and words[at - 2].capital:
        return not following.capital  # "Benedikt XVI. „ist und bleibt ...“"
    if len(before.text) == 1 and before.text.isupper():
        return following.capital and (
            at < 2 or words[at - 2].capital or words[at - 2].text in ".,("
        )
    return before.text.endswith(".")
