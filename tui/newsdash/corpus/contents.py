"""From the bytes of a whole input to its articles, by what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from newsdash.corpus.dates import date_in_file_name
from newsdash.corpus.decoding import decode
from newsdash.corpus.fields import build_article
from newsdash.corpus.locating import InputKind, Location, Unreadable
from newsdash.corpus.markup import is_feed, is_page
from newsdash.corpus.plain import plain_article
from newsdash.corpus.problems import NotReadableError
from newsdash.corpus.structured import begins_like_json, from_document
from newsdash.corpus.tables import Columns, from_table, looks_like_table
from newsdash.records import Article

_SIGNATURES: dict[bytes, InputKind] = {
    b"%PDF-": "pdf",
    b"{\\rtf": "rtf",
    b"PK\x03\x04": "docx",
    b"WARC/1.": "warc",
    b"\x1f\x8b": "warc",
}
_SAMPLED = 65_536
# Files of messages begin with header fields, these among them (RFC 5322, RFC 2045).
_BEGINS_LIKE_MAIL = re.compile(
    rb"(?:[A-Za-z][\w-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){0,60}?(?:Message-ID|MIME-Version):",
    re.IGNORECASE,
)


class Origin(msgspec.Struct, frozen=True):
    """Where bytes came from, as far as it matters for reading them."""

    url: str | None = None
    charset: str | None = None
    may_fetch: bool = False
    """Whether pages that a feed links to are fetched."""


_NOWHERE = Origin()


def kind_of(data: bytes) -> InputKind:
    """Return what ``data`` is by how it begins; "plain" if by no sign it is anything else."""
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            return kind
    if is_feed(data):
        return "feed"
    if is_page(data):
        return "html"
    return "eml" if _BEGINS_LIKE_MAIL.match(data[:_SAMPLED]) else "plain"


def articles_in(
    data: bytes,
    kind: InputKind,
    location: Location,
    columns: Columns = (),
    origin: Origin = _NOWHERE,
) -> Iterator[Article | Unreadable]:
    """Yield the articles of a whole input.

    Args:
        data: its bytes.
        kind: what they are; "unknown" where text may be JSON or a table as well.
        location: where they were read.
        columns: what the user says columns of tables hold.
        origin: what is known of where they came from.

    Raises:
        NotReadableError: they hold no article, and why.
    """
    match kind:
        case "html":
            from newsdash.corpus.pages import page_article

            published = _day_in_name(location)
            yield page_article(
                data, location.path, url=origin.url, charset=origin.charset, published=published
            )
        case "csv" | "tsv":
            yield from from_table(decode(data), location, columns, "\t" if kind == "tsv" else None)
        case "docx":
            from newsdash.corpus.word_documents import docx_text

            yield from _of_document(docx_text(data), location)
        case "rtf":
            from newsdash.corpus.rich_text import rtf_text

            yield from _of_document(rtf_text(data), location)
        case "pdf":
            from newsdash.corpus.pdf_documents import pdf_text

            title, text = pdf_text(data)
            yield from _of_document(text, location, title)
        case "eml":
            from newsdash.corpus.mail import from_mail

            yield from from_mail(data, location)
        case "feed":
            yield from _of_feed(data, location, origin)
        case _:
            yield from _of_text(decode(data), kind, location, columns)


def _of_text(
    text: str, kind: InputKind, location: Location, columns: Columns
) -> Iterator[Article | Unreadable]:
    from newsdash.corpus.exports import from_export

    if kind == "unknown" and begins_like_json(text):
        yield from from_document(text, location)
    elif kind == "unknown" and looks_like_table(text, columns):
        yield from from_table(text, location, columns)
    elif (export := from_export(text, location)) is not None:
        yield from export
    else:
        yield plain_article(text, location.path, location.is_markdown)


def _of_document(
    text: str, location: Location, title: str | None = None
) -> Iterator[Article | Unreadable]:
    """Yield the articles of a document whose lines are paragraphs."""
    from newsdash.corpus.exports import from_export

    if (export := from_export(text, location)) is not None:
        yield from export
        return
    paragraphs = "\n\n".join(line.strip() for line in text.split("\n") if line.strip())
    if not paragraphs:
        raise NotReadableError("no text is in it")
    published = _day_in_name(location)
    yield build_article({"title": title}, path=location.path, text=paragraphs, published=published)


def _of_feed(data: bytes, location: Location, origin: Origin) -> Iterator[Article | Unreadable]:
    from newsdash.corpus.feed_format import parse_feed
    from newsdash.corpus.feeds import feed_articles
    from newsdash.corpus.fetching import fetch

    if is_page(data):
        yield from articles_in(data, "html", location, origin=origin)  # XHTML in .xml
        return
    if not data.strip():
        raise NotReadableError("it is empty")
    yield from feed_articles(parse_feed(data), location.name, fetch if origin.may_fetch else None)


def _day_in_name(location: Location) -> str | None:
    return date_in_file_name(location.path) if location.path else None
