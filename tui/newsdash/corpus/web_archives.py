"""Web archives (.warc, .warc.gz): each web page in it is an article."""

from __future__ import annotations

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
            auto_decode="all",
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
            data = record.reader.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise NotReadableError(f"it is larger than {_MOST_BYTES // 1_000_000} MB")
        return page_article(data, location.path, url=url, charset=record.http_charset)
    except NotReadableError as problem:
        return Unreadable(f"{location.name}: {url}" if url else location.name, str(problem))
