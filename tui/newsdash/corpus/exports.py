"""Exports of press databases: many articles in one text, told by what stands in it.

The layouts are Nexis' and Factiva's, in German and English; their labels are data. A text
that shows none of their signs is no export.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsdash.corpus import factiva, nexis
from newsdash.corpus.export_article import ExportArticle
from newsdash.corpus.fields import build_article
from newsdash.corpus.locating import Location, Unreadable
from newsdash.corpus.problems import NotReadableError
from newsdash.records import Article

_LAYOUTS = (factiva.coded, factiva.labelled, nexis.documents)


def from_export(text: str, location: Location) -> Iterator[Article | Unreadable] | None:
    """Return the articles of an export, None if ``text`` is none.

    A document that cannot be understood is an ``Unreadable`` with its number among the rest.
    """
    lines = [line.replace("\xa0", " ").rstrip() for line in text.split("\n")]
    for layout in _LAYOUTS:
        if documents := layout(lines):
            return _articles(documents, location)
    return None


def _articles(documents: list[ExportArticle], location: Location) -> Iterator[Article | Unreadable]:
    for number, document in enumerate(documents, 1):
        try:
            yield _article(document, location)
        except NotReadableError as problem:
            yield Unreadable(f"{location.name}, document {number}", str(problem))


def _article(document: ExportArticle, location: Location) -> Article:
    if not document.text:
        raise NotReadableError("no text is found in it")
    fields = {
        "title": document.title,
        "date": document.date,
        "source": document.outlet,
        "language": document.language,
    }
    return build_article(fields, path=location.path, text=document.text)
