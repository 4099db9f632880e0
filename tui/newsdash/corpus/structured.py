"""JSON documents and JSON Lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from newsdash.corpus.dates import date_in_file_name
from newsdash.corpus.fields import build_article
from newsdash.corpus.locating import Location, Unreadable, is_web_address
from newsdash.corpus.problems import NotReadableError
from newsdash.records import Article

_BEGINS_LIKE_JSON = re.compile(r'\s*(?:\{\s*["}]|\[\s*[\[{"\]])')


def begins_like_json(text: str) -> bool:
    """Tell JSON from prose that opens with a bracket ("[Reuters] …")."""
    return _BEGINS_LIKE_JSON.match(text) is not None


def holds_an_object(line: str) -> bool:
    """Tell whether ``line`` alone is a JSON object."""
    try:
        return isinstance(_parse(line), dict)
    except NotReadableError:
        return False


def from_document(text: str, location: Location) -> Iterator[Article | Unreadable]:
    """Yield the articles of one JSON document: an object, or a list of objects.

    JSON Lines under a name that promises JSON are read as what they are.

    Raises:
        NotReadableError: the text is blank or no JSON.
    """
    if not text.strip():
        raise NotReadableError("it is empty")
    try:
        value = _parse(text)
    except NotReadableError:
        lines = text.split("\n")
        if not any(map(holds_an_object, filter(str.strip, lines[:2]))):
            raise
        yield from from_lines(lines, location)
        return
    published = date_in_file_name(location.path or "") if isinstance(value, dict) else None
    yield from _from_value(value, location, location.name, published)


def from_lines(
    lines: Iterable[str | NotReadableError], location: Location
) -> Iterator[Article | Unreadable]:
    """Yield the articles of JSON Lines as they come; a broken line costs only itself.

    Args:
        lines: one JSON object each; blank ones are passed over, errors are reported.
        location: where they come from.

    Raises:
        NotReadableError: there is no line that is not blank.
    """
    blank = True
    for number, line in enumerate(lines, 1):
        if isinstance(line, str) and not line.strip():
            continue
        blank = False
        yield from _from_line(line, location, f"{location.name}:{number}")
    if blank:
        raise NotReadableError("it is empty")


def _from_line(
    line: str | NotReadableError, location: Location, where: str
) -> Iterator[Article | Unreadable]:
    try:
        if isinstance(line, NotReadableError):
            raise line
        yield from _from_value(_parse(line), location, where)
    except NotReadableError as problem:
        yield Unreadable(where, str(problem))


def _from_value(
    value: object, location: Location, where: str, published: str | None = None
) -> Iterator[Article | Unreadable]:
    if not isinstance(value, list):
        yield _from_object(value, location.path, published)
        return
    if not value:
        raise NotReadableError("its list of articles is empty")
    for number, item in enumerate(value, 1):
        try:
            yield _from_object(item, location.path)
        except NotReadableError as problem:
            yield Unreadable(where, f"article {number} of the list: {problem}")


def _from_object(value: object, path: str | None, published: str | None = None) -> Article:
    if not isinstance(value, Mapping):
        raise NotReadableError("it is JSON, but not an object with the fields of an article")
    article = value.get("article")
    if "schema" in value and isinstance(article, Mapping):  # a record of our own, read again
        own_path = article.get("path")
        path = own_path if isinstance(own_path, str) else path
        value = article
    elif isinstance(address := value.get("path"), str) and is_web_address(address):
        path = address  # an article that `newsdash feeds refresh` has written
    return build_article(value, path=path, published=published)


def _parse(text: str) -> object:
    try:
        return json.loads(text.lstrip("\ufeff"), strict=False)
    except json.JSONDecodeError as error:
        place = (
            f"line {error.lineno}, column {error.colno}"
            if "\n" in text.strip()
            else (f"column {error.colno}")
        )
        raise NotReadableError(f"it is not valid JSON ({error.msg}, {place})") from None
    except (ValueError, RecursionError):
        raise NotReadableError(
            "it is not JSON that can be read (too deep, or too long a number)"
        ) from None
