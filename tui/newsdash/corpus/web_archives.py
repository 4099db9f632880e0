"""Web archives (.warc, .warc.gz): each web page in it is an article."""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from newsdash.corpus.extras import extra, faults_reported
from newsdash.corpus.locating import Location, Unreadable
from newsdash.corpus.pages import page_article
from newsdash.corpus.problems import NotReadableError
from newsdash.records import Article

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_MOST_BYTES = 20_000_000
"""The largest page, after decompression."""

_LONGEST_HEADER = 1_000_000
_GZIP = b"\x1f\x8b"
_PACKED = {"gzip": (31,), "x-gzip": (31,), "deflate": (15, -15)}
"""Compressions, and the windows zlib knows them by; servers write deflate in two ways."""

_MOST_ENCODINGS = 3
_HTML = {"text/html", "application/xhtml+xml"}


def from_web_archive(stream: BinaryIO, location: Location) -> Iterator[Article | Unreadable]:
    """Yield the articles of an archive as they are read; it is not held in memory.

    Pictures, scripts, redirects and answers that were errors are passed over. An archive
    inside an archive is not opened.

    Raises:
        NotReadableError: it is no web archive, holds no page, or its reader is not installed.
    """
    with extra("archives"):
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    is_blank = True
    with faults_reported("web archive"):
        records = ArchiveIterator(
            stream,
            record_types=WarcRecordType.response,
            # "all" loses the next record after one that is not read to its end
            auto_decode="transfer",
            max_header_len=_LONGEST_HEADER,
        )
    while (record := _next(records)) is not None:
        if _is_page(record):
            is_blank = False
            yield _from_record(record, location)
    if is_blank:
        raise NotReadableError("it holds no web pages")


def _next(records: Iterator[WarcRecord]) -> WarcRecord | None:
    with faults_reported("web archive"):
        return next(records, None)


def _is_page(record: WarcRecord) -> bool:
    with faults_reported("web archive"):
        if not record.is_http or record.http_headers is None:
            return False
        kind = (record.http_content_type or "").split(";")[0].strip().lower()
        return record.http_headers.status_code == 200 and kind in _HTML


def _from_record(record: WarcRecord, location: Location) -> Article | Unreadable:
    url = record.headers.get("WARC-Target-URI")
    url = url.strip("<>") if url else None
    try:
        with faults_reported("page"):
            data = _within_limits(record.reader.read(_MOST_BYTES + 1))
            for name in _encodings(record):
                data = _within_limits(_unpacked(data, name))
        return page_article(data, location.path, url=url, charset=record.http_charset)
    except NotReadableError as problem:
        return Unreadable(f"{location.name}: {url}" if url else location.name, str(problem))


def _encodings(record: WarcRecord) -> list[str]:
    """Return how the page is compressed, the outermost first."""
    headers = record.http_headers
    named = (headers.get("Content-Encoding") if headers is not None else None) or ""
    names = [name.strip().lower() for name in named.split(",")]
    return [name for name in reversed(names) if name not in {"", "identity"}][:_MOST_ENCODINGS]


def _unpacked(data: bytes, encoding: str) -> bytes:
    """Return the beginning of what ``data`` unfolds into, a byte more than the limit at most."""
    if encoding not in _PACKED:
        raise NotReadableError(f"it is compressed in a way that is not read ({encoding})")
    if encoding != "deflate" and not data.startswith(_GZIP):
        return data  # some crawlers unpack a page and keep its header
    for window in _PACKED[encoding]:
        with contextlib.suppress(zlib.error):
            return zlib.decompressobj(window).decompress(data, _MOST_BYTES + 1)
    raise NotReadableError("its compressed content is broken")


def _within_limits(data: bytes) -> bytes:
    if len(data) > _MOST_BYTES:
        raise NotReadableError(f"it is larger than {_MOST_BYTES / 1_000_000:g} MB")
    return data
