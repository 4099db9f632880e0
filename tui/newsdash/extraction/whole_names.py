"""Whole names of persons found by their surnames: "Selvu Moor" where "Mr Moor" comes later.

A given name that no list knows makes nobody a person; what stands for the surname elsewhere does.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.gazetteer import gazetteer
from newsdash.extraction.mentions import Mention, nominative
from newsdash.extraction.nouns import nouns
from newsdash.extraction.words import Word

_SHORTEST = 3  # letters of a given name
_NAMING = frozenset(("NOUN", "PROPN", "X"))


class _Pair(NamedTuple):
    """A surname in the text and the word before it."""

    given: Word
    surname: Word


def with_whole_names(analysis: Analysis, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions with the given names that stand before surnames, wherever they do.

    Nothing changes where an article has two given names to one surname.
    """
    surnames = {m.name for m in mentions if m.kind == "person" and " " not in m.name}
    borne = {m.name.split()[-1] for m in mentions if m.kind == "person" and " " in m.name}
    pairs = list(_pairs(analysis, surnames - borne))
    added = []
    for surname in {nominative(p.surname.text) for p in pairs}:
        named = [p for p in pairs if nominative(p.surname.text) == surname]
        if len({p.given.text for p in named}) == 1:
            added += [_mention(pair, surname) for pair in named]
    places = [m.span for m in added]
    return added + [m for m in mentions if not any(a <= m.start and m.end <= b for a, b in places)]


def with_double_surnames(analysis: Analysis, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions with all places of surnames like "Reimann-Stolz", borne by a person.

    Its last part alone may be a common noun, which hides that the whole is none.
    """
    whole = (m.name.split()[-1] for m in mentions if m.kind == "person" and " " in m.name)
    surnames = {name for name in whole if "-" in name}
    if not surnames:
        return mentions
    places = {m.start for m in mentions} | {
        w.start for m in mentions for w in analysis.words_between(m.start, m.end)
    }
    return mentions + [
        Mention(word.start, word.end, name, "person", "surname")
        for word in analysis.words
        for name in (word.text, word.text.removesuffix("s"))
        if name in surnames and word.start not in places
    ]


def _mention(pair: _Pair, surname: str) -> Mention:
    name = f"{pair.given.text} {surname}"
    return Mention(pair.given.start, pair.surname.end, name, "person", "whole name")


def _pairs(analysis: Analysis, surnames: set[str]) -> Iterator[_Pair]:
    """A surname and a word with a capital before it that can be a given name."""
    words = analysis.words
    for before, word in pairwise(words):
        near = word.start == before.end + 1 and not word.after_break
        named = near and before.capital and nominative(word.text) in surnames
        if named and _may_be_given(before, analysis):
            yield _Pair(before, word)


def _may_be_given(word: Word, analysis: Analysis) -> bool:
    """Whether a word is none that is known to be something else: a role, a place, a noun."""
    if word.pos not in _NAMING or len(word.text) < _SHORTEST or not word.text.isalpha():
        return False
    known = nouns(analysis.language)
    listed = gazetteer(analysis.language)
    other = known.role(word) or known.collective(word) or known.is_common(word)
    other = other or word.start in analysis.plain_nouns or word.text.isupper()
    named = listed.match([word], 0) is not None or listed.adjective(word) is not None
    return not (other or named or word.lower in analysis.lexicon.words("title"))
