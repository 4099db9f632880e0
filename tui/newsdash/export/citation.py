"""A quotation as it is put into another text: the words, who said them, and where."""

from __future__ import annotations

from typing import Final

from newsdash.records import Article, Quote
from newsdash.translation.words import QUOTE_KINDS, word

_MARKS: Final = {"de": ("„", "“", "‚", "‘"), "en": ("“", "”", "‘", "’")}
_DOUBLE: Final = '„“”"»«'
_VERBATIM: Final = frozenset({"direct", "partial"})


def cite(quote: Quote, words: str, speaker: str | None, article: Article) -> str:
    """Return words with their source: „…“ (speaker, outlet, date).

    What is not word for word stands without quotation marks, and is called indirect: nobody is
    to be quoted with the words of a reporter.

    Args:
        quote: the quotation.
        words: what was said.
        speaker: the speaker's name, None where it is not known.
        article: where it stands.
    """
    verbatim = quote.kind in _VERBATIM
    said = _marked(words, article.language) if verbatim else words
    how = None if verbatim else word(QUOTE_KINDS, quote.kind)
    date = (article.published or "")[:10]
    source = [part for part in (speaker, article.source or article.title, date, how) if part]
    return f"{said} ({', '.join(source)})" if source else said


def _marked(words: str, language: str | None) -> str:
    """Put words between quotation marks; those within become single ones."""
    before, after, inner_before, inner_after = _MARKS.get((language or "")[:2], _MARKS["en"])
    inner = [words.strip()]
    for mark in _DOUBLE:
        inner = [part for text in inner for part in text.split(mark)]
    joined = inner[0]
    for number, part in enumerate(inner[1:]):
        joined += (inner_before if number % 2 == 0 else inner_after) + part
    return f"{before}{joined}{after}"
