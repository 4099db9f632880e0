"""Fuzzy words: a word is like another where rapidfuzz finds their letters three quarters alike.

Words stand between spaces; punctuation around them does not count. Each word of a fuzzy
pattern must be like some word of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from newsdash.search.query import Pattern

LIKE: Final = 75.0
CHUNK: Final = 4_000
_WORD = re.compile(r"\S+")
_EDGES: Final = " \"'“”„»«()[]{}.,;:!?…-"


def bare(word: str) -> str:
    """Return a folded word without the punctuation around it."""
    return word.strip(_EDGES)


def like(word: str, wanted: str) -> bool:
    """Tell whether a folded word is like another."""
    from rapidfuzz import fuzz

    return bool(fuzz.ratio(wanted, bare(word), score_cutoff=LIKE))


def like_among(wanted: str, bare_words: Sequence[str]) -> Iterator[list[int]]:
    """Yield, chunk by chunk, the positions of the words like ``wanted``.

    rapidfuzz holds the interpreter lock while it compares; between two chunks others may run.
    """
    from rapidfuzz import fuzz, process

    for start in range(0, len(bare_words), CHUNK):
        chunk = bare_words[start : start + CHUNK]
        found = process.extract(wanted, chunk, scorer=fuzz.ratio, score_cutoff=LIKE, limit=None)
        yield [start + position for _, _, position in found]


@lru_cache(maxsize=16)
def wanted_words(pattern: Pattern) -> tuple[tuple[str, ...], ...]:
    """Return the words of each spelling of a fuzzy pattern."""
    spellings = (tuple(filter(None, map(bare, form.split()))) for form in pattern.forms)
    return tuple(dict.fromkeys(words for words in spellings if words))


def stands_in(pattern: Pattern, folded: str) -> bool:
    """Tell whether some spelling's words are each like a word of a folded text."""
    words = folded.split()
    return any(
        all(any(like(word, wanted) for word in words) for wanted in spelling)
        for spelling in wanted_words(pattern)
    )


def like_words(pattern: Pattern, folded: str) -> Iterator[tuple[int, int]]:
    """Yield where words like the pattern's stand in a folded text."""
    wanted = {word for spelling in wanted_words(pattern) for word in spelling}
    for match in _WORD.finditer(folded):
        if any(like(match[0], word) for word in wanted):
            yield match.span()
