"""What markup is by its first element, without parsing it."""

from __future__ import annotations

import re

_SAMPLED = 16_384
# One thing at a time, each found once: a pattern for all of them could be made to run for ever.
_BEFORE_THE_ROOT = re.compile(
    r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?P<kind>[^>\[]*)(?:\[.*?\]\s*)?>)",
    re.DOTALL | re.IGNORECASE,
)
_ROOT = re.compile(r"\s*<([A-Za-z][\w:.-]*)")
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_OF_PAGES = {"html", "head", "body"}
_OF_FEEDS = {"rss", "feed", "rdf:rdf", "atom:feed"}


def is_page(data: bytes) -> bool:
    """Tell whether ``data`` begins like a web page, in any encoding."""
    return _root(data) in _OF_PAGES


def is_feed(data: bytes) -> bool:
    """Tell whether ``data`` begins like an RSS or Atom feed, in any encoding."""
    return _root(data) in _OF_FEEDS


def _root(data: bytes) -> str | None:
    """Return the name of the first element, small letters; None if there is none."""
    beginning = data[:_SAMPLED]
    for mark in _BYTE_ORDER_MARKS:
        beginning = beginning.removeprefix(mark)
    text = beginning.replace(b"\0", b"").decode("latin-1")
    at = 0
    while match := _BEFORE_THE_ROOT.match(text, at):
        if (match["kind"] or "").strip().lower().startswith("html"):
            return "html"
        at = match.end()
    root = _ROOT.match(text, at)
    return root[1].lower() if root else None
