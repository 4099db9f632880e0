"""Links of a brief: only to the web, and nothing in them that could end the link."""

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
