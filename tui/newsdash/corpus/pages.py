"""HTML to articles: main text, title, date, outlet, language."""

from __future__ import annotations

import functools
import logging
import re
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsdash.corpus.decoding import decode_html
from newsdash.corpus.extras import extra, faults_reported
from newsdash.corpus.fields import build_article
from newsdash.corpus.knowledge import by_kind
from newsdash.corpus.problems import NotReadableError
from newsdash.corpus.stubs import why_no_article
from newsdash.records import Article

if TYPE_CHECKING:
    from configparser import ConfigParser

    from lxml.html import HtmlElement

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_BREAKS = re.compile(r"\n+")
_BLOCKS = (
    "p div section article header footer main ul ol li table tr blockquote pre"
    " h1 h2 h3 h4 h5 h6 br hr figure figcaption dt dd"
)
_NOT_READ = "script style head title noscript template"
_LEVELS = 2
"""Elements around a paragraph that may carry its class."""

_SHORTEST_LEAD = 40

_DATES = {"extensive_search": False, "original_date": True}


def page_article(
    data: bytes,
    path: str | None,
    *,
    url: str | None = None,
    charset: str | None = None,
    published: str | None = None,
) -> Article:
    """Make an article of a web page.

    Args:
        data: the page.
        path: where it was read, as the user gave it.
        url: the address it came from, if it is known.
        charset: the encoding the server named.
        published: the date to fall back on.

    Raises:
        NotReadableError: there is no article on it, or only the beginning of one.
    """
    tree = page_tree(decode_html(data, charset))
    with faults_reported("web page"):
        found = _extracted(tree, url)
    text = _BREAKS.sub("\n\n", found["text"] or "").strip()
    if reason := why_no_article(tree, text):
        raise NotReadableError(reason)
    if not text:
        raise NotReadableError("no article is found on this page")
    title = found["title"]
    fields = {
        "title": title,
        "date": found["date"],
        "source": _outlet(found["sitename"], url or _own_address(tree)),
        "language": tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
    }
    body = _without_title(text, title)
    if (lead := _lead(tree)) and lead not in " ".join(body.split()):
        body = f"{lead}\n\n{body}"
    return build_article(fields, path=path, text=body, published=published)


def page_tree(text: str) -> HtmlElement:
    """Return the parsed page; neither entities nor anything on the net is followed.

    Raises:
        NotReadableError: it is empty, or its parser is not installed.
    """
    if not text.strip():
        raise NotReadableError("it is empty")
    with extra("web"):
        from lxml import html
    with faults_reported("web page"):
        parser = html.HTMLParser(no_network=True, remove_comments=True, encoding="utf-8")
        body = _XML_DECLARATION.sub("", text).replace("\0", "")
        return html.document_fromstring(body.encode("utf-8", "replace"), parser=parser)


def markup_text(markup: str) -> str:
    """Return the words of a piece of HTML, its blocks as paragraphs.

    Raises:
        NotReadableError: the parser is not installed.
    """
    if not markup.strip():
        return ""
    tree = page_tree(f"<html><body>{markup}</body></html>")
    for element in tree.xpath(" | ".join(f"//{name}" for name in _NOT_READ.split())):
        element.drop_tree()
    for element in tree.xpath(" | ".join(f"//{name}" for name in _BLOCKS.split())):
        element.text = "\n" + (element.text or "")
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in str(tree.text_content()).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _lead(tree: HtmlElement) -> str | None:
    """Return the paragraph under the headline whose class says that it is the lead.

    It stands outside of what sites mark as the body, and so is no part of the text found.
    """
    for paragraph in tree.xpath("(//h1)[1]/following::p[normalize-space()][1]"):
        if paragraph.xpath("ancestor::a | ancestor::aside | ancestor::nav | ancestor::li"):
            return None
        around = (paragraph, *islice(paragraph.iterancestors(), _LEVELS))
        classes = " ".join(element.get("class", "") for element in around).lower()
        if any(name in classes for name in by_kind("lead_classes.tsv")["lead"]):
            words = " ".join(str(paragraph.text_content()).split())
            return words if len(words) >= _SHORTEST_LEAD else None
    return None


def _extracted(tree: HtmlElement, url: str | None) -> dict[str, str | None]:
    with extra("web"):
        import trafilatura
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(
        tree,
        url=url,
        with_metadata=True,
        include_comments=False,
        date_extraction_params=_DATES,
        config=_settings(),
    )
    names = ("text", "title", "date", "sitename")
    return {name: getattr(found, name, None) for name in names}


@functools.cache
def _settings() -> ConfigParser:
    """Return trafilatura's settings, but for news in brief: a short text is a text."""
    from trafilatura.settings import use_config

    settings = use_config()
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", "60")
    settings.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")
    return settings


def _without_title(text: str, title: str | None) -> str:
    """Return ``text`` without the headline, which some pages repeat before it."""
    first, _, rest = text.partition("\n\n")
    return rest if title and rest and first.strip() == title.strip() else text


def _outlet(name: str | None, address: str | None) -> str | None:
    """Return the name a page gives its site, else the site's host."""
    host = _host(address)
    is_address = name and host and name.removeprefix("www.").startswith(host)
    return host if is_address or not name else name


def _host(address: str | None) -> str | None:
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _own_address(tree: HtmlElement) -> str | None:
    found = tree.xpath('//link[@rel="canonical"]/@href | //meta[@property="og:url"]/@content')
    return str(found[0]) if found else None
