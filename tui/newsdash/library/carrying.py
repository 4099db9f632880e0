"""Which reprints of an article carry the same words: one quotation, however often printed."""

from __future__ import annotations

from collections.abc import Iterable

from newsdash.library.likeness import words
from newsdash.library.reading import Library, Printing
from newsdash.records import Quote


def words_said(quote: Quote) -> str:
    """Return what the prints of one quotation have in common: its words, whatever their marks.

    With the group of its article (``Library.groups_of``) it is the same for all of them, so that
    one quotation in forty papers can be counted once.
    """
    return _run(quote.text).strip()


def carriers(library: Library, article_id: str, spans: Iterable[tuple[int, int]]) -> list[Printing]:
    """Return everywhere the words at ``spans`` of an article were printed, itself included.

    That is the article, its copies and its reprints. Spans are those of a quote or an evidence,
    in characters of the article's text. Case and punctuation do not count, so that a paper's own
    quotation marks change nothing; words in pieces are carried where all of the pieces are.
    """
    entries = library.group(article_id)
    here = next((e for e in reversed(entries) if e.extraction.article.id == article_id), None)
    if here is None:
        return []
    text = here.extraction.article.text
    pieces = [_run(text[start:end]) for start, end in spans]
    carrying = [e.row for e in entries if _carries(e.extraction.article.text, pieces)]
    return library.printings_of(carrying)


def _run(text: str) -> str:
    return f" {' '.join(words(text))} "


def _carries(text: str, pieces: list[str]) -> bool:
    run = _run(text)
    return all(piece in run for piece in pieces)
