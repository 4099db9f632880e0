"""E-mail (.eml): a message is an article, and so is each message forwarded in it."""

from __future__ import annotations

from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import getaddresses

from newsdash.corpus.extras import faults_reported
from newsdash.corpus.fields import build_article
from newsdash.corpus.locating import Location, Unreadable
from newsdash.corpus.pages import markup_text
from newsdash.corpus.problems import NotReadableError
from newsdash.records import Article

_DEEPEST = 5
_MOST_MESSAGES = 200
_HINT = 300
"""Characters up to which the plain text of a message may stand for its HTML."""


def from_mail(data: bytes, location: Location) -> Iterator[Article | Unreadable]:
    """Yield the message and those attached to it.

    Raises:
        NotReadableError: it is no message, or none of them holds a text.
    """
    with faults_reported("e-mail"):
        message = BytesParser(policy=policy.default).parsebytes(data)
        is_mail = bool(message.keys()) and (message["From"] or message["Subject"]) is not None
    if not is_mail:
        raise NotReadableError("it is no e-mail: it has neither sender nor subject")
    read = 0
    for found in _messages(message, 0):
        if read == _MOST_MESSAGES:
            yield Unreadable(location.name, f"more than {_MOST_MESSAGES} messages are in it")
            return
        article = _article(found, location) if isinstance(found, EmailMessage) else None
        if article is not None:
            read += 1
            yield article
        elif isinstance(found, str):
            yield Unreadable(location.name, found)
    if not read:
        raise NotReadableError("no text is in it")


def _messages(message: EmailMessage, depth: int) -> Iterator[EmailMessage | str]:
    """Yield ``message`` and those inside it; a complaint where they nest too deep."""
    yield message
    for part in _parts(message):
        if part.get_content_type() != "message/rfc822":
            continue
        inner = part.get_payload()
        attached = inner[0] if isinstance(inner, list) and inner else None
        if not isinstance(attached, EmailMessage):
            continue
        if depth + 1 > _DEEPEST:
            yield f"messages nest in it deeper than {_DEEPEST}; the rest is left out"
        else:
            yield from _messages(attached, depth + 1)


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the parts of a message, but not those of messages inside it."""
    pending = [message]
    while pending:
        part = pending.pop(0)
        payload = part.get_payload()
        if part is not message:
            yield part
        if isinstance(payload, list) and part.get_content_maintype() == "multipart":
            pending = [inner for inner in payload if isinstance(inner, EmailMessage)] + pending


def _article(message: EmailMessage, location: Location) -> Article | None:
    with faults_reported("e-mail"):
        text = _text(message)
        fields = {
            "title": str(message["Subject"] or "") or None,
            "date": str(message["Date"] or "") or None,
            "source": _sender(str(message["From"] or "")),
        }
    return build_article(fields, path=location.path, text=text) if text.strip() else None


def _text(message: EmailMessage) -> str:
    """Return the plain text of a message, or that of its HTML where the plain text is only a
    hint to look at that."""
    plain, markup = _body(message, "plain"), _body(message, "html")
    if markup and len(plain) < _HINT:
        words = markup_text(markup)
        return words if len(words) > len(plain) else plain
    return plain


def _body(message: EmailMessage, kind: str) -> str:
    body = message.get_body(preferencelist=(kind,))
    if body is None or body.is_attachment():
        return ""
    try:
        content = str(body.get_content())
    except LookupError:  # an encoding nobody knows
        raw = body.get_payload(decode=True)
        content = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""
    return content.replace("\r\n", "\n").strip()


def _sender(line: str) -> str | None:
    for name, address in getaddresses([line]):
        return name or address or None
    return None
