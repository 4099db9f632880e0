"""From an input to its articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from newsdash.corpus.contents import Origin, articles_in, kind_of
from newsdash.corpus.decoding import decode, is_utf16, refuse_binary
from newsdash.corpus.locating import InputKind, Location, Unreadable
from newsdash.corpus.problems import NotReadableError, reason_for
from newsdash.corpus.structured import from_document, from_lines, holds_an_object
from newsdash.corpus.tables import Columns
from newsdash.records import Article

MOST_BYTES = 50_000_000
"""The largest file that is read whole, and the longest line of JSON Lines."""

_SKIPPED_AT_ONCE = 1_000_000
_KIND_OF_CONTENT_TYPE: dict[str, InputKind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
_TEXTUAL = re.compile(r"$|text/|application/(?:[\w.-]+\+)?(?:json|xml)$|application/octet-stream$")


def read(
    location: Location, stdin: BinaryIO | None = None, columns: Columns = ()
) -> Iterator[Article | Unreadable]:
    """Yield the articles of one input as they are read; never raises for what it contains.

    Args:
        location: what to read. JSON Lines and web archives are streamed, whatever their size;
            other files are read whole, up to ``MOST_BYTES``. Web pages are fetched.
        stdin: where standard input is read from; its content tells what it is.
        columns: what columns of tables hold that their names do not tell.

    Yields:
        An ``Article`` for each one found, an ``Unreadable`` for each part that gives none.
    """
    try:
        if location.path is not None and location.is_web:
            yield from _fetched(location.path, location, columns)
            return
        with _open(location, stdin) as stream:
            yield from _articles(location, stream, columns)
    except NotReadableError as problem:
        yield Unreadable(location.name, str(problem))
    except OSError as error:
        yield Unreadable(location.name, reason_for(error))


def _open(location: Location, stdin: BinaryIO | None) -> AbstractContextManager[BinaryIO]:
    if location.path is not None:
        return Path(location.path).open("rb")
    if stdin is None:
        raise NotReadableError("nothing is piped in")
    return nullcontext(stdin)


def _articles(
    location: Location, stream: BinaryIO, columns: Columns
) -> Iterator[Article | Unreadable]:
    match location.kind:
        case "json":
            yield from from_document(decode(_whole(stream)), location)
        case "jsonl":
            yield from _json_lines(location, stream)
        case "warc":
            yield from _archive(stream, location)
        case "unknown":
            yield from _sniffed(location, stream, columns)
        case kind:
            yield from articles_in(_whole(stream), kind, location, columns)


def _fetched(url: str, location: Location, columns: Columns) -> Iterator[Article | Unreadable]:
    from newsdash.corpus.fetching import fetch

    answer = fetch(url)
    origin = Origin(answer.url, answer.charset, may_fetch=True)
    kind = kind_of(answer.body)
    if kind == "plain":
        kind = _KIND_OF_CONTENT_TYPE.get(answer.content_type, "unknown")
        if kind == "unknown" and not _TEXTUAL.match(answer.content_type):
            raise NotReadableError(f"it is {answer.content_type}, which holds no article")
    if kind == "warc":
        yield from _archive(BytesIO(answer.body), location)
    else:
        yield from articles_in(answer.body, kind, location, columns, origin)


def _json_lines(location: Location, stream: BinaryIO) -> Iterator[Article | Unreadable]:
    first = stream.readline(MOST_BYTES + 1)
    refuse_binary(first)
    # UTF-16 has no line breaks of one byte, and a lone bracket opens a document.
    if is_utf16(first) or b"\0" in first or first.strip() in {b"[", b"{"}:
        yield from from_document(decode(_whole(stream, first)), location)
    else:
        yield from from_lines(_decoded_lines(stream, first), location)


def _sniffed(
    location: Location, stream: BinaryIO, columns: Columns
) -> Iterator[Article | Unreadable]:
    first = stream.readline(MOST_BYTES + 1)
    if _is_json_line(first):
        yield from from_lines(_decoded_lines(stream, first), location)
        return
    data = _whole(stream, first)
    kind = kind_of(data)
    if kind == "warc":
        yield from _archive(BytesIO(data), location)
    else:
        yield from articles_in(data, "unknown" if kind == "plain" else kind, location, columns)


def _archive(stream: BinaryIO, location: Location) -> Iterator[Article | Unreadable]:
    from newsdash.corpus.web_archives import from_web_archive

    yield from from_web_archive(stream, location)


def _is_json_line(first: bytes) -> bool:
    try:
        return holds_an_object(decode(first))
    except NotReadableError:
        return False


def _whole(stream: BinaryIO, beginning: bytes = b"") -> bytes:
    data = beginning + stream.read(max(0, MOST_BYTES + 1 - len(beginning)))
    if len(data) > MOST_BYTES:
        limit = MOST_BYTES // 1_000_000
        raise NotReadableError(
            f"it is larger than {limit} MB; split it, or make it JSON Lines (.jsonl)"
        )
    return data


def _decoded_lines(stream: BinaryIO, first: bytes) -> Iterator[str | NotReadableError]:
    following = iter(lambda: stream.readline(MOST_BYTES + 1), b"")
    for line in chain([first], following):
        yield _decoded(line, stream)


def _decoded(line: bytes, stream: BinaryIO) -> str | NotReadableError:
    if len(line) > MOST_BYTES:
        _skip_to_line_end(line, stream)
        return NotReadableError(f"this line is longer than {MOST_BYTES // 1_000_000} MB")
    try:
        return decode(line)
    except NotReadableError as problem:
        return problem


def _skip_to_line_end(line: bytes, stream: BinaryIO) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(_SKIPPED_AT_ONCE)
