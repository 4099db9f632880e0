"""Words: the units the rules work on, with offsets into the article's text.

Tokenisers differ (spaCy's English one splits "gpt-oss-120b", its German one keeps "2024."
with its full stop and breaks "Forscher:innen"), so the rules cut their own words and take
over whatever annotation the pipeline's tokens carry at the same characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from newsdash.extraction.lexicon import Lexicon

Finiteness = Literal["fin", "inf", "zu", "part"]

_WORD = re.compile(
    r"""
    (?:https?://|www\.)[^\s<>"“”„»«]+            # addresses
  | [\w.+-]{1,64}@[\w-]+\.[\w.-]+\w                   # mail
  | [\w-]{2,40}\.(?:de|com|org|net|at|ch|eu|info|uk|fr)\b   # domains that are names
  | (?:[^\W\d_]\.){2,}                           # dotted abbreviations: u.a., U.S.
  | \d+(?:[.,:]\d+)*(?:[-‑–]?[^\W\d_]+\b)?(?:[-‑][^\W_]\w*)*   # numbers: 2.800, 3,5, 7b, 60-Jährige
  | [^\W_]\w*(?:(?:[-‑&+]|['’](?!s\b)|(?<=\d)\.(?=\d)|[:*·/](?=in(?:nen)?\b))\w+)*-?
  | ['’]s\b                                      # clitics: Altman's, gibt's
  | \.{2,}|…
  | \S
    """,
    re.VERBOSE,
)


_QUOTING = frozenset('„“”"»«‚‘›‹')


@dataclass(slots=True)
class Reading:
    """One way to understand a verb form: its lemma, finiteness, mood and number."""

    lemma: str
    form: Finiteness
    mood: Literal["ind", "sub", ""] = ""
    number: Literal["s", "p", ""] = ""
    tense: Literal["pres", "past", ""] = ""


@dataclass(slots=True, eq=False)
class Word:
    """A word, number or mark; ``text`` is the article's text from ``start`` to ``end``.

    ``pos`` is a Universal Dependencies tag, or ``QUOTE`` for a quotation that stands in
    its host sentence as one unit. ``line`` counts line breaks before it; ``ends`` tells of
    a ``QUOTE`` that it closes with a full stop, question or exclamation mark; ``after_break``
    marks the first word after a comma, colon or dash, ``tagged`` one whose class among several
    a tagger has chosen. ``capital`` tells of a capital letter at its beginning, ``is_word`` of a
    letter or digit there (it is no mark).
    """

    i: int
    text: str
    start: int
    end: int
    line: int
    lower: str = ""
    pos: str = ""
    readings: tuple[Reading, ...] = field(default=())
    space: bool = True
    ends: bool = False
    after_break: bool = False
    tagged: bool = False
    capital: bool = field(init=False)
    is_word: bool = field(init=False)

    def __post_init__(self) -> None:
        self.lower = self.text.lower()
        self.capital = self.text[:1].isupper()
        self.is_word = self.text[:1].isalnum()


class WordSpan:
    """What is made of successive ``words``, at least one, and lies where they do."""

    __slots__ = ()
    words: list[Word]

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.words[-1].end


def split_words(text: str, lexicon: Lexicon) -> list[Word]:
    """Cut ``text`` into words; abbreviations of the lexicon keep their full stop."""
    words: list[Word] = []
    line, last = 0, 0
    for start, end in _spans(text, lexicon):
        gap = text[last:start]
        line += gap.count("\n")
        word = Word(len(words), text[start:end], start, end, line)
        word.space = bool(gap) or not words
        words.append(word)
        last = end
    return words


def _spans(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    position = 0
    while match := _WORD.search(text, position):
        start, end = match.span()
        if text[end : end + 1] == "." and text[start : end + 1] in lexicon.abbreviations:
            end += 1
        yield start, end
        position = end


def begins(words: Sequence[Word], k: int) -> bool:
    """Whether a capital at ``k`` says nothing: sentence start, after a colon or a mark."""
    while k > 0 and not words[k - 1].is_word and words[k - 1].pos != "QUOTE":
        if words[k - 1].text in ":.?!" or words[k - 1].text in _QUOTING:
            return True
        k -= 1
    return k == 0
