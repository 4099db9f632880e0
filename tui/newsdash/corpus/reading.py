"""From an input to its articles."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from newsdash.corpus.decoding import decode, is_utf16, refuse_binary
from newsdash.corpus.locating import Location, Unreadable
from newsdash.corpus.plain import plain_article
from newsdash.corpus.problems import NotReadableError, reason_for
from newsdash.corpus.structured import (
    begins_like_json,
    from_document,
    from_lines,
    holds_an_object,
)
from newsdash.records import Article

MOST_BYTES = 50_000_000
"""The largest file that is read whole, and the longest line of JSON Lines."""

_SKIPPED_AT_ONCE = 1_000_000


def read(location: Location, stdin: BinaryIO | None = None) -> Iterator[Article | Unreadable]:
    """Yield the articles of one input as they are read; never raises for what it contains.

    Args:
        location: what to read. JSON Lines are streamed, whatever their size; other files
            are read whole, up to ``MOST_BYTES``.
        stdin: where standard input is read from; its content tells what it is.

    Yields:
        An ``Article`` for each one found, an ``Unreadable`` for each part that gives none.
    """
    try:
        with _open(location, stdin) as stream:
            yield from _articles(location, stream)
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


def _articles(location: Location, stream: BinaryIO) -> Iterator[Article | Unreadable]:
    match location.kind:
        case "plain":
            text = decode(_whole(stream))
            yield plain_article(text, location.path, location.is_markdown)
        case "json":
            yield from from_document(decode(_whole(stream)), location)
        case "jsonl":
            yield from _json_lines(location, stream)
        case "unknown":
            yield from _sniffed(location, stream)


def _json_lines(location: Location, stream: BinaryIO) -> Iterator[Article | Unreadable]:
    first = stream.readline(MOST_BYTES + 1)
    refuse_binary(first)
    # UTF-16 has no line breaks of one byte, and a lone bracket opens a document.
    if is_utf16(first) or b"\0" in first or first.strip() in {b"[", b"{"}:
        yield from from_document(decode(_whole(stream, first)), location)
    else:
        yield from from_lines(_decoded_lines(stream, first), location)


def _sniffed(location: Location, stream: BinaryIO) -> Iterator[Article | Unreadable]:
    first = stream.readline(MOST_BYTES + 1)
    if _is_json_line(first):
        yield from from_lines(_decoded_lines(stream, first), location)
        return
    text = decode(_whole(stream, first))
    if begins_like_json(text):
        yield from from_document(text, location)
    else:
        yield plain_article(text, location.path, location.is_markdown)


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
