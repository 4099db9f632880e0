"""Feeds and what is new in them: conditional requests, and entries turned into articles.

Nothing is stored here: the state of a subscription comes in, and the next one goes out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TypeAlias
from urllib.parse import urljoin

import msgspec

from newsdash.corpus.feed_format import Feed, FeedEntry, parse_feed
from newsdash.corpus.fetching import Fetched, FetchError, fetch
from newsdash.corpus.fields import build_article
from newsdash.corpus.locating import Unreadable, is_web_address
from newsdash.corpus.markup import is_feed
from newsdash.corpus.pages import markup_text, page_article, page_tree
from newsdash.corpus.problems import NotReadableError
from newsdash.records import Article

_FULL_TEXT = 600
"""Characters from which on what a feed calls a summary is taken for the whole text."""

_WHOLE_CONTENT = 250
"""The same for what it calls the content."""

_MOST_ENTRIES = 500
_FEED_TYPES = ("application/rss+xml", "application/atom+xml")

Fetch: TypeAlias = Callable[..., Fetched]


class FeedState(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A subscription and how far it has been read; whoever keeps it hands it in again."""

    url: str
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    """The ``Last-Modified`` of the last answer, as the server wrote it."""

    checked: str | None = None
    """When it was last asked, ISO 8601 with seconds and offset."""

    error: str | None = None
    """Why it could not be read the last time, None if it could."""

    seen: tuple[str, ...] = ()
    """The ids of the entries that need not be read again; those the feed has dropped are
    left out."""


class FeedReading(msgspec.Struct, frozen=True):
    """What reading a feed gave."""

    state: FeedState
    found: tuple[Article | Unreadable, ...]
    """The new articles, and the entries that give none."""


def read_feed(state: FeedState, now: datetime, get: Fetch = fetch) -> FeedReading:
    """Return what is new in a feed since ``state``; never raises for what a server answers.

    The text of an entry is what the feed carries if it carries it all, else the main text of
    the page it links to. An entry with neither is an ``Unreadable``; it is tried again only
    where the server failed for the moment.

    Args:
        state: the subscription as it was after the last reading.
        now: the time to note, with its offset.
        get: what fetches an address.
    """
    checked = now.isoformat(timespec="seconds")
    try:
        answer = get(state.url, etag=state.etag, modified=state.modified)
        if answer.is_unchanged:
            kept = msgspec.structs.replace(state, checked=checked, error=None)
            return FeedReading(kept, ())
        feed = parse_feed(answer.body)
    except NotReadableError as problem:
        failed = msgspec.structs.replace(state, checked=checked, error=str(problem))
        return FeedReading(failed, (Unreadable(state.url, str(problem)),))
    return _new_in(feed, answer, state, checked, get)


def feed_articles(feed: Feed, name: str, get: Fetch | None) -> Iterator[Article | Unreadable]:
    """Yield the article of each entry.

    Args:
        feed: the entries.
        name: what messages call the feed.
        get: what fetches linked pages; None to fetch nothing.
    """
    if not feed.entries:
        raise NotReadableError("the feed has no entries")
    for entry in feed.entries[:_MOST_ENTRIES]:
        try:
            yield entry_article(entry, feed, get)
        except NotReadableError as problem:
            yield Unreadable(_name(entry, name), str(problem))


def entry_article(entry: FeedEntry, feed: Feed, get: Fetch | None) -> Article:
    """Return the article of an entry.

    Raises:
        FetchError: the page it links to cannot be fetched.
        NotReadableError: there is no whole text in the feed, nor on that page.
    """
    text = markup_text(entry.content)
    enough = _FULL_TEXT if entry.is_summary else _WHOLE_CONTENT
    if len(text) >= enough or (text and not entry.is_summary and entry.link is None):
        return _from_content(entry, text, feed)
    if entry.link is None or not is_web_address(entry.link):
        raise NotReadableError("the feed has only a summary of it, and no link to more")
    if get is None:
        raise NotReadableError(f"the feed has only a summary of it; read {entry.link} instead")
    answer = get(entry.link)
    day, encoding = entry.published, answer.charset
    return page_article(answer.body, entry.link, url=answer.url, charset=encoding, published=day)


def find_feed(url: str, get: Fetch = fetch) -> tuple[str, Feed]:
    """Return the address and content of the feed at ``url``, or of the one its page names.

    Raises:
        FetchError: it cannot be fetched.
        NotReadableError: it is no feed, and no page that names one.
    """
    answer = get(url)
    if is_feed(answer.body):
        return url, parse_feed(answer.body)
    named = _named_feed(answer)
    if named is None:
        raise NotReadableError("it is no RSS or Atom feed, and no page that names one")
    return named, parse_feed(get(named).body)


def _named_feed(answer: Fetched) -> str | None:
    tree = page_tree(answer.body.decode("utf-8", "replace"))
    for link in tree.xpath("//link[@href]"):
        if link.get("type", "").lower() in _FEED_TYPES and "alternate" in link.get("rel", ""):
            return urljoin(answer.url, str(link.get("href")))
    return None


def _new_in(feed: Feed, answer: Fetched, state: FeedState, checked: str, get: Fetch) -> FeedReading:
    before = set(state.seen)
    found: list[Article | Unreadable] = []
    seen: list[str] = []
    for entry in feed.entries[:_MOST_ENTRIES]:
        if entry.id in before:
            seen.append(entry.id)
            continue
        article, is_settled = _read_entry(entry, feed, state.url, get)
        found.append(article)
        if is_settled:
            seen.append(entry.id)
    all_settled = len(seen) == len(feed.entries[:_MOST_ENTRIES])
    return FeedReading(
        FeedState(
            url=state.url,
            title=feed.title or state.title,
            # else an unchanged feed would keep what failed for the moment from another try
            etag=answer.etag if all_settled else None,
            modified=answer.modified if all_settled else None,
            checked=checked,
            seen=tuple(seen),
        ),
        tuple(found),
    )


def _read_entry(
    entry: FeedEntry, feed: Feed, name: str, get: Fetch
) -> tuple[Article | Unreadable, bool]:
    """Return what an entry gives, and whether that will stay so."""
    try:
        return entry_article(entry, feed, get), True
    except FetchError as problem:
        return Unreadable(_name(entry, name), str(problem)), not problem.is_temporary
    except NotReadableError as problem:
        return Unreadable(_name(entry, name), str(problem)), True


def _from_content(entry: FeedEntry, text: str, feed: Feed) -> Article:
    fields = {"title": entry.title, "source": feed.title, "language": feed.language}
    return build_article(fields, path=entry.link, text=text, published=entry.published)


def _name(entry: FeedEntry, feed: str) -> str:
    return entry.link or f"{feed}: {entry.title or entry.id}"
