"""Where an article is found: a link that nothing in it can end, or the name of a file."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_HOST = re.compile(r"[\w.-]+")
# What RFC 3986 lets stand in an address, without the brackets and quotes of HTML and Markdown.
_SAFE = ":/?#@!$&*+,;=%~"


def web_address(path: str | None) -> str | None:
    """Return ``path`` as an address that can be linked to, None where it is none.

    Only http and https with a host are; everything but plain characters is percent-encoded.
    """
    try:
        parts = urlsplit(path or "")
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not _HOST.fullmatch(host or ""):
        return None
    return quote(parts.geturl(), safe=_SAFE, errors="replace")


def file_name(path: str | None) -> str | None:
    """Return the last part of a path as any system writes it, None where there is none."""
    return re.split(r"[/\\]", (path or "").rstrip("/\\"))[-1] or None
