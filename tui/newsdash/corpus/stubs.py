"""Pages that are no article though they look like one: paywalls, consent walls, errors.

Two kinds of signs count, and only where a page has little text of its own: what its markup
says (schema.org's ``isAccessibleForFree``), and what its words say (``page_signs.tsv``).
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from newsdash.corpus.knowledge import by_kind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LITTLE = 1500
"""Characters of text up to which the words of a page may say that it is no article."""

_TEASER = 2500
"""Characters up to which a page that is not free to read holds only the beginning."""

_BEGINNING = 200
_MOST_NESTED = 2000
_REASONS = {
    "paywall": "only the beginning is free to read (a paywall); save it from your browser,"
    " signed in, and read that file",
    "consent": "the page asks for consent to cookies and shows no article; save it from your"
    " browser and read that file",
    "robots": "the page wants to see a browser; save it from yours and read that file",
    "error": "it is an error page, not an article; check the address",
}
_COUNT = re.compile(r"[0-9]{1,6}")
_OF_HEADS = ("robots", "error")
_ERROR_NUMBER = re.compile(r"[45]\d\d\s*(?:$|[|:·–—-])")
_FURNITURE = ("nav", "header", "footer", "aside", "script", "style", "noscript", "template")


class PageClaims(NamedTuple):
    """What a page's structured data say about it."""

    is_free: bool | None = None
    words: int | None = None


def why_no_article(tree: HtmlElement, text: str) -> str | None:
    """Return why the page is not to be taken for an article, None if it may be one.

    Args:
        tree: the whole page; it is not changed.
        text: the text found in it.
    """
    claims = page_claims(tree)
    if _is_teaser(claims, text):
        return _REASONS["paywall"]
    if len(text) > _LITTLE:
        return None
    heads = [_squeezed(head) for head in _heads(tree)] + [_squeezed(text[:_BEGINNING])]
    for kind in _OF_HEADS:
        if any(_begins(kind).search(head) for head in heads):
            return _REASONS[kind]
    # the banner of a page that shows its article is none of the text found
    if any(map(_signs("consent").search, heads)):
        return _REASONS["consent"]
    # labels of other articles do not count where a page says that it is free
    if not claims.is_free and _signs("paywall").search(_squeezed(" ".join(_visible(tree)))):
        return _REASONS["paywall"]
    return _REASONS["error"] if any(map(_ERROR_NUMBER.match, heads)) else None


def page_claims(tree: HtmlElement) -> PageClaims:
    """Return what the schema.org data and the meta tags of a page say."""
    free, words = None, None
    for thing in _things(tree):
        if (said := _as_bool(thing.get("isAccessibleForFree"))) is not None:
            free = said if free is None else free and said
        count = thing.get("wordCount")
        if _COUNT.fullmatch(str(count)):
            words = int(str(count))
    tiers = tree.xpath('//meta[@property="article:content_tier" or @name="article:content_tier"]')
    if any(tier.get("content", "").lower() in {"locked", "metered"} for tier in tiers):
        free = False
    return PageClaims(free, words)


def _is_teaser(claims: PageClaims, text: str) -> bool:
    if claims.is_free is not False:
        return False
    if claims.words:
        return len(text.split()) < claims.words / 2
    return len(text) < _TEASER


def _things(tree: HtmlElement) -> Iterator[dict[str, object]]:
    """Yield every object in the page's JSON-LD, however they nest."""
    pending: list[object] = []
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        try:
            pending.append(json.loads(script.text or "", strict=False))
        except (ValueError, RecursionError):
            continue
    for _ in range(_MOST_NESTED):
        if not pending:
            return
        match pending.pop():
            case dict() as thing:
                yield thing
                pending.extend(value for value in thing.values() if _holds_more(value))
            case list() as things:
                pending.extend(filter(_holds_more, things))


def _holds_more(value: object) -> bool:
    return isinstance(value, dict | list)


def _as_bool(value: object) -> bool | None:
    return {"true": True, "false": False}.get(str(value).rpartition("/")[2].lower())


def _heads(tree: HtmlElement) -> Iterator[str]:
    for element in tree.xpath("//title | //h1"):
        yield element.text_content()


def _visible(tree: HtmlElement) -> Iterator[str]:
    """Yield the pieces of text that stand outside a page's furniture."""
    body = tree.find("body")
    outside = " or ".join(f"ancestor::{name}" for name in _FURNITURE)
    if body is not None:
        yield from map(str, body.xpath(f".//text()[not({outside})]"))


@functools.cache
def _signs(kind: str) -> re.Pattern[str]:
    words = (re.escape(_squeezed(sign)) for sign in by_kind("page_signs.tsv")[kind])
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")


@functools.cache
def _begins(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[|:·–—-]\s?){_signs(kind).pattern}")


def _squeezed(text: str) -> str:
    return " ".join(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold().split())
