"""The one place that opens connections: an address goes in, bytes within limits come out.

Only ``http`` and ``https`` are spoken, also after a redirect. Sizes count what is left after
decompression, so that a small answer cannot unfold into a large one.
"""

from __future__ import annotations

import logging
import re
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urljoin, urlsplit

import msgspec

from newsdash import __version__
from newsdash.corpus.problems import NotReadableError

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

_T = TypeVar("_T")
_SCHEMES = ("http", "https")
_REDIRECTS = {301, 302, 303, 307, 308}
_UNCHANGED = 304
_PIECE = 65_536
_HEADERS = {
    "User-Agent": f"newsdash/{__version__}",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml,"
    " application/xml;q=0.9, */*;q=0.5",
    "Accept-Language": "de, en;q=0.9, *;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)
_REFUSED = {
    401: "the server wants a login (401); save the page from your browser and read the file",
    402: "the server wants payment (402)",
    403: "the server refuses it (403); save the page from your browser and read the file",
    404: "there is no such page (404); check the address",
    410: "the page has been taken down (410)",
    429: "the server is asked too often (429); try again later",
    451: "the server withholds it for legal reasons (451)",
}


class FetchError(NotReadableError):
    """An address that gives no bytes; ``is_temporary`` where another try may succeed."""

    def __init__(self, message: str, is_temporary: bool = False) -> None:
        super().__init__(message)
        self.is_temporary = is_temporary


class Limits(msgspec.Struct, frozen=True):
    """What one fetch may cost at most."""

    bytes: int = 20_000_000
    """After decompression."""

    seconds: float = 30.0
    """For everything, redirects included."""

    redirects: int = 8


class Fetched(msgspec.Struct, frozen=True):
    """What a server answered."""

    url: str
    """Where it came from in the end, after redirects."""

    body: bytes
    content_type: str = ""
    """Small letters, without parameters; empty where the server names none."""

    charset: str | None = None
    etag: str | None = None
    modified: str | None = None
    """The ``Last-Modified`` header as the server wrote it."""

    is_unchanged: bool = False
    """Whether the server said that nothing is new since ``etag`` or ``modified``."""


_LIMITS = Limits()


def fetch(
    url: str, *, etag: str | None = None, modified: str | None = None, limits: Limits = _LIMITS
) -> Fetched:
    """Return what ``url`` answers.

    Args:
        url: an ``http`` or ``https`` address.
        etag: the ``ETag`` of the last answer, for a conditional request.
        modified: the ``Last-Modified`` of the last answer, likewise.
        limits: size, time, redirects.

    Raises:
        FetchError: nothing usable came; the message says why.
    """
    conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
    headers = _HEADERS | {name: value for name, value in conditions.items() if value}
    deadline = time.monotonic() + limits.seconds
    return _within(
        limits.seconds, lambda: _follow(url, headers, limits, deadline), _took_too_long(limits)
    )


def _within(seconds: float, work: Callable[[], _T], late: FetchError) -> _T:
    """Return what ``work`` returns, in a thread that is given up after ``seconds``.

    A server that sends one header byte a minute, or a resolver that never answers, blocks
    below any time limit of the library.
    """
    results: list[_T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:  # noqa: BLE001 (raised again in the thread that asked)
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True, name="newsdash-fetch")
    thread.start()
    thread.join(seconds + 1)
    if errors:
        raise errors[0]
    if not results:
        raise late
    return results[0]


def _took_too_long(limits: Limits) -> FetchError:
    return FetchError(f"the server took longer than {limits.seconds:g} seconds", is_temporary=True)


def _follow(url: str, headers: dict[str, str], limits: Limits, deadline: float) -> Fetched:
    for _ in range(limits.redirects + 1):
        answer = _ask(_checked(url), headers, limits, deadline)
        if isinstance(answer, Fetched):
            return answer
        url = answer
    raise FetchError(f"it redirects more than {limits.redirects} times")


def _checked(url: str) -> str:
    try:
        parts = urlsplit(url)
        scheme, host = parts.scheme.lower(), parts.hostname
    except ValueError:
        raise FetchError("this is not a valid web address") from None
    if scheme not in _SCHEMES:
        raise FetchError(f"only http and https addresses are read, not {scheme or 'this'}:")
    if not host:
        raise FetchError("this is not a valid web address")
    return url


def _ask(url: str, headers: dict[str, str], limits: Limits, deadline: float) -> Fetched | str:
    """Return the answer, or the address it redirects to."""
    import urllib3
    from urllib3.exceptions import HTTPError

    logging.getLogger("urllib3").setLevel(logging.CRITICAL)  # what fails is told once, by us
    left = max(0.1, deadline - time.monotonic())
    timeout = urllib3.Timeout(connect=min(10.0, left), read=left)
    try:
        response = _pool(url).request(
            "GET",
            url,
            headers=headers,
            timeout=timeout,
            retries=False,
            redirect=False,
            preload_content=False,
        )
        try:
            return _answer(response, url, limits, deadline)
        finally:
            response.close()
    except HTTPError as error:
        raise _in_words(error, limits) from None
    except (UnicodeError, ValueError, OSError):
        raise FetchError("this is not a valid web address") from None


def _pool(url: str) -> PoolManager:
    """Return connections, through the proxy the environment names if there is one."""
    from urllib.request import getproxies, proxy_bypass

    import urllib3

    parts = urlsplit(url)
    proxy = getproxies().get(parts.scheme.lower())
    if proxy and not proxy_bypass(parts.netloc):
        return urllib3.ProxyManager(proxy, num_pools=1)
    return urllib3.PoolManager(num_pools=1)


def _answer(response: BaseHTTPResponse, url: str, limits: Limits, deadline: float) -> Fetched | str:
    if response.status in _REDIRECTS and (target := response.headers.get("Location")):
        return urljoin(url, target)
    if response.status not in {200, 203, _UNCHANGED}:
        raise _refusal(response.status)
    unchanged = response.status == _UNCHANGED
    kind = response.headers.get("Content-Type", "")
    charset = _CHARSET.search(kind)
    return Fetched(
        url=url,
        body=b"" if unchanged else b"".join(_pieces(response, limits, deadline)),
        content_type=kind.split(";")[0].strip().lower(),
        charset=charset[1] if charset else None,
        etag=response.headers.get("ETag"),
        modified=response.headers.get("Last-Modified"),
        is_unchanged=unchanged,
    )


def _pieces(response: BaseHTTPResponse, limits: Limits, deadline: float) -> Iterator[bytes]:
    size = 0
    while piece := response.read1(_PIECE, decode_content=True):
        size += len(piece)
        if size > limits.bytes:
            raise FetchError(f"it is larger than {limits.bytes / 1_000_000:g} MB")
        if time.monotonic() > deadline:
            raise _took_too_long(limits)
        yield piece
    if getattr(response, "length_remaining", None):
        raise FetchError("the connection broke off in the middle; try again", is_temporary=True)


def _refusal(status: int) -> FetchError:
    if status >= 500:
        return FetchError(f"the server has a fault ({status}); try again later", is_temporary=True)
    said = _REFUSED.get(status, f"the server does not give it out ({status})")
    return FetchError(said, is_temporary=status == 429)


def _in_words(error: Exception, limits: Limits) -> FetchError:
    from urllib3 import exceptions

    reason = getattr(error, "reason", None) or error
    if isinstance(reason, exceptions.TimeoutError) and not isinstance(
        reason, exceptions.NewConnectionError
    ):
        return _took_too_long(limits)
    for kind, words, is_temporary in (
        (exceptions.NameResolutionError, "its server is not found; check the address", True),
        (exceptions.NewConnectionError, "its server does not answer; try again later", True),
        (exceptions.ProxyError, "the proxy fails; check HTTP_PROXY and HTTPS_PROXY", True),
        (exceptions.SSLError, f"no secure connection is made ({_first_line(reason)})", False),
        (exceptions.DecodeError, "its compressed content is broken", False),
        (exceptions.LocationValueError, "this is not a valid web address", False),
    ):
        if isinstance(reason, kind):
            return FetchError(words, is_temporary)
    return FetchError("the connection broke off in the middle; try again", is_temporary=True)


def _first_line(error: object) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:120]
