"""From what an input calls its fields to an ``Article``."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from newsdash.corpus import language
from newsdash.corpus.dates import iso_date
from newsdash.corpus.decoding import normalize_newlines
from newsdash.corpus.problems import NotReadableError
from newsdash.records import Article

# The names in use, best first; compared in small letters. camelCase ones are schema.org's.
NAMES = {
    "id": ("id",),
    "title": ("title", "headline"),
    "text": ("text", "body", "content", "articlebody"),
    "published": ("published", "date", "published_at", "datepublished"),
    "source": ("source", "outlet", "publisher", "url"),
    "language": ("language", "lang", "inlanguage"),
}
_YAML_NULLS = {"~", "null", "Null", "NULL"}
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LONGEST_TITLE = 200
_KEYS_SHOWN = 8


def build_article(
    fields: Mapping[str, object],
    *,
    path: str | None,
    text: str | None = None,
    published: str | None = None,
    is_markdown: bool = False,
) -> Article:
    """Make an article of ``fields`` under any of their ``NAMES``.

    Args:
        fields: what the front matter or the JSON object says.
        path: where it was read, as the user gave it.
        text: the article's text; by default it is among the fields.
        published: the date to fall back on.
        is_markdown: whether a ``# `` before the first line is left out of the title.

    Raises:
        NotReadableError: there is no text.
    """
    known = {str(key).lower(): value for key, value in fields.items()}
    body = _text_in(known) if text is None else text
    body = encodable(body)
    given_language = _field(known, "language")
    code = (language.as_code(given_language) if given_language else None) or language.detect(body)
    return Article(
        id=_field(known, "id") or _content_id(body),
        path=None if path is None else encodable(path),
        title=_field(known, "title") or title_of(body, is_markdown),
        text=body,
        language=code,
        published=_date_in(known, code) or published,
        source=_field(known, "source"),
    )


def encodable(text: str) -> str:
    """Return ``text`` with lone surrogates replaced by U+FFFD, so that UTF-8 can hold it."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def title_of(text: str, is_markdown: bool = False) -> str:
    """Return the first line that is not blank; a paragraph is cut at a word and gets "…"."""
    line = text.lstrip().split("\n", 1)[0].rstrip()
    if is_markdown:
        line = re.sub(r"^#{1,6}\s+", "", line)
    if len(line) <= _LONGEST_TITLE:
        return line
    beginning = line[:_LONGEST_TITLE]
    return beginning[: beginning.rfind(" ") if " " in beginning else None].rstrip(" ,;:-–—") + "…"


def _content_id(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _field(known: Mapping[str, object], name: str) -> str | None:
    return next((value for alias in NAMES[name] if (value := _as_line(known.get(alias)))), None)


def _as_line(value: object) -> str | None:
    if isinstance(value, Mapping):  # schema.org: "publisher": {"name": "..."}
        value = value.get("name")
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    line = " ".join(encodable(str(value)).split())
    return line if line not in _YAML_NULLS else None


def _date_in(known: Mapping[str, object], code: str) -> str | None:
    values = (known.get(alias) for alias in NAMES["published"])
    return next((day for value in values if (day := iso_date(value, code))), None)


def _text_in(known: Mapping[str, object]) -> str:
    found = [known[alias] for alias in NAMES["text"] if known.get(alias) is not None]
    for value in found:
        if isinstance(value, str) and value.strip():
            return normalize_newlines(value)
    if found:
        is_blank = isinstance(found[0], str)
        raise NotReadableError("its text is empty" if is_blank else "its text is not a string")
    raise NotReadableError(f'it has no "text" field; it has {_listed(known)}')


def _listed(known: Mapping[str, object]) -> str:
    if not known:
        return "no fields at all"
    more = ", …" if len(known) > _KEYS_SHOWN else ""
    return ", ".join(list(known)[:_KEYS_SHOWN]) + more
