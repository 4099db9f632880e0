"""RSS and Atom to entries."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping

import msgspec

from newsdash.corpus.dates import iso_date
from newsdash.corpus.extras import extra, faults_reported
from newsdash.corpus.markup import is_feed
from newsdash.corpus.problems import NotReadableError

_DECLARES_ENTITIES = re.compile(rb"<!ENTITY", re.IGNORECASE)


class FeedEntry(msgspec.Struct, frozen=True):
    """One entry of a feed, as far as the feed tells."""

    id: str
    """What the feed tells it by; its link where it has no id."""

    link: str | None
    title: str | None
    published: str | None
    """An ISO date."""

    content: str
    """HTML: the text, where the feed carries it, else the summary; may be empty."""

    is_summary: bool
    """Whether ``content`` is what the feed calls a summary."""


class Feed(msgspec.Struct, frozen=True):
    """What a feed holds."""

    title: str | None
    language: str | None
    entries: tuple[FeedEntry, ...]


def parse_feed(data: bytes) -> Feed:
    """Return what the feed in ``data`` holds; its entries in the order they stand.

    Raises:
        NotReadableError: it is no feed, it declares entities, or its parser is not installed.
    """
    if not is_feed(data):
        raise NotReadableError("it is no RSS or Atom feed")
    if _DECLARES_ENTITIES.search(data.replace(b"\0", b"")):
        raise NotReadableError("it declares XML entities, which are not read")
    with extra("web"):
        import feedparser
    with faults_reported("feed"):
        # as a stream: a string would be taken for an address or a file name
        parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False)
        entries = tuple(filter(None, map(_entry, parsed.entries)))
    if not entries and parsed.bozo:
        raise NotReadableError(f"it is a broken feed ({_said(parsed.get('bozo_exception'))})")
    return Feed(_line(parsed.feed.get("title")), _line(parsed.feed.get("language")), entries)


def _entry(entry: Mapping[str, object]) -> FeedEntry | None:
    link = _line(entry.get("link"))
    name = _line(entry.get("id")) or link or _line(entry.get("title"))
    if name is None:
        return None
    content = max(_contents(entry.get("content")), key=len, default="")
    return FeedEntry(
        id=name,
        link=link,
        title=_line(entry.get("title")),
        published=_day(entry),
        content=content or str(entry.get("summary") or ""),
        is_summary=not content,
    )


def _contents(parts: object) -> Iterable[str]:
    if isinstance(parts, list):
        yield from (str(part.get("value") or "") for part in parts)


def _day(entry: Mapping[str, object]) -> str | None:
    for name in ("published", "updated", "created"):
        if day := iso_date(entry.get(name)):
            return day
        parsed = entry.get(f"{name}_parsed")
        if isinstance(parsed, tuple):
            return "{:04d}-{:02d}-{:02d}".format(*parsed[:3])
    return None


def _line(value: object) -> str | None:
    return " ".join(str(value).split()) or None if value else None


def _said(error: object) -> str:
    return " ".join(str(error).split())[:120]
