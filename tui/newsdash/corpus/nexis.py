"""Nexis' layouts: the one of Nexis Uni, and the older ones of LexisNexis."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsdash.corpus.export_article import ExportArticle, any_of, is_date_line, paragraphs
from newsdash.corpus.knowledge import by_kind, rows

_FILE = "nexis.tsv"
_MOST_LINES_OF_HEAD = 40
_MOST_LINES_OF_HEADLINE = 3
_LONGEST_CAPTION = 400
"""Characters of a line between the labels after the text."""

_KEPT_IN_HEAD = ("head", "headline", "byline", "date", "length", "language")


class _Head(NamedTuple):
    values: dict[str, str]
    """What the labels say, by what they are for."""

    plain: list[str]
    """Lines without a label: headline, outlet, date; blank ones between them."""

    length: int
    """Lines the head takes up."""


def documents(lines: Sequence[str]) -> list[ExportArticle]:
    """Return the documents of an export; none if the text is not one."""
    chunks = [_without_cover(chunk) for chunk in _chunks(lines)]
    if not any(map(_is_certain, chunks)):
        return []
    return [_document(chunk) for chunk in chunks if _is_likely(chunk)]


def _is_certain(chunk: list[str]) -> bool:
    """Tell a document by a label that no other text has."""
    return any(_is_label("length", line) for line in chunk)


def _is_likely(chunk: list[str]) -> bool:
    """Tell a document among others from what stands before the first and after the last."""
    return _is_certain(chunk) or any(map(_is_body, chunk)) or any(map(is_date_line, chunk))


def _chunks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines of each document; what stands before the first or after the last is
    such a chunk too, if anything does."""
    chunk: list[str] = []
    divided = False
    for line in lines:
        bare = line.strip()
        if _numbered("number").fullmatch(bare) or _ends(bare):
            divided = True
            yield chunk
            chunk = []
        elif not _numbered("page").fullmatch(bare):
            chunk.append(line)
    if divided:
        yield chunk


def _document(lines: list[str]) -> ExportArticle:
    head = _head(lines)
    body = lines[head.length :]
    tail = _tail(body)
    title, outlet, date = _named(head)
    title = head.values.get("headline") or title
    # new pages repeat the headline
    text = [line for line in body[:tail] if " ".join(line.split()) != title]
    return ExportArticle(
        title,
        head.values.get("date") or date,
        outlet,
        paragraphs(_without_rights(text)),
        _language(head.values, body[tail:]),
    )


def _tail(body: list[str]) -> int:
    """Return where the text ends: at a label that no long paragraph follows."""
    end = len(body)
    for at in range(len(body) - 1, -1, -1):
        if _is_tail(body[at]):
            end = at
        elif len(body[at]) > _LONGEST_CAPTION:
            break
    return end


def _without_cover(lines: list[str]) -> list[str]:
    """Return the lines after those that tell of the search."""
    start = next((at for at, line in enumerate(lines) if _is_body(line)), len(lines))
    last = [at for at, line in enumerate(lines[:start]) if _label("cover").match(line.strip())]
    return lines[last[-1] + 1 :] if last else lines


def _head(lines: list[str]) -> _Head:
    values: dict[str, str] = {}
    plain: list[str] = []
    start = next((at for at, line in enumerate(lines) if _is_body(line)), None)
    end = _last_label(lines) + 1 if start is None else start + 1
    # a headline may begin like a label ("Serie: …"), but the labels follow the date
    dated = next((at for at, line in enumerate(lines[:end]) if is_date_line(line)), -1)
    taking: str | None = None
    for at, line in enumerate(lines[:end]):
        kind, value = _labelled(line) if at > dated else (None, "")
        if kind is not None:
            values[kind] = value
            taking = None if kind == "length" else kind
        elif not line.strip():
            taking = None
            plain.append("")
        elif taking is not None:  # a label's value goes on
            values[taking] += " " + line.strip()
        elif not _rights().match(line.strip()):
            plain.append(" ".join(line.split()))
    return _Head(values, plain, end)


def _last_label(lines: list[str]) -> int:
    """Return where the last label before the text stands; a blank line goes with its value."""
    last = -1
    for at, line in enumerate(lines[:_MOST_LINES_OF_HEAD]):
        kind, _ = _labelled(line)
        if kind is None:
            continue
        if last >= 0 and any(map(str.strip, lines[last + 1 : at])):
            break  # the text has begun
        last = at if kind == "length" else _end_of_value(lines, at)
    return last


def _end_of_value(lines: list[str], at: int) -> int:
    while at + 1 < len(lines) and lines[at + 1].strip() and _labelled(lines[at + 1])[0] is None:
        at += 1
    return at


def _named(head: _Head) -> tuple[str | None, str | None, str | None]:
    """Return headline, outlet and date from the lines that carry no label.

    Nexis Uni writes headline, outlet, date; the older layouts outlet, date, edition, headline.
    """
    plain = head.plain
    dated = next((at for at, line in enumerate(plain) if is_date_line(line)), None)
    if dated is None:
        full = [*filter(None, plain), None, None]
        return full[0], full[1], None
    above = plain[:dated]
    outlet = next(iter(_last_block(above, 1)), None)
    after = [line for line in plain[dated + 1 :] if line and not _edition().search(line)]
    block = _last_block(above)
    if len(block) > _MOST_LINES_OF_HEADLINE:  # the rest belongs to the page before
        block = block[-1:]
    title = " ".join(block) or (after[0] if after else None)
    return title, outlet, plain[dated]


def _last_block(lines: list[str], most: int | None = None) -> list[str]:
    """Take the last lines that stand together off ``lines``, ``most`` of them at most."""
    block: list[str] = []
    while lines and not lines[-1]:
        lines.pop()
    while lines and lines[-1] and (most is None or len(block) < most):
        block.insert(0, lines.pop())
    return block


def _language(values: dict[str, str], tail: list[str]) -> str | None:
    said = values.get("language", "")
    for line in tail:
        match = _label("language").match(line.strip())
        said = said or (match[1] if match else "")
    known = {row[1].casefold(): row[2] for row in rows("factiva.tsv") if row[0] == "language"}
    words = re.findall(r"\w+", said.casefold())
    return next((known[word] for word in words if word in known), None)


def _without_rights(lines: list[str]) -> list[str]:
    """Return the text without a statement of rights at either end."""
    full = [at for at, line in enumerate(lines) if line.strip()]
    while full and _rights().match(lines[full[0]].strip()):
        full.pop(0)
    while full and _rights().match(lines[full[-1]].strip()):
        full.pop()
    return lines[full[0] : full[-1] + 1] if full else []


def _labelled(line: str) -> tuple[str | None, str]:
    """Return what a line's label is for, and what follows it."""
    for kind in _KEPT_IN_HEAD:
        if match := _label(kind).match(line.strip()):
            return kind, match[1].strip()
    return None, ""


def _is_label(kind: str, line: str) -> bool:
    return _label(kind).match(line.strip()) is not None


def _is_body(line: str) -> bool:
    return _alone("body").fullmatch(line.strip()) is not None


def _is_tail(line: str) -> bool:
    bare = line.strip()
    return _alone("tail").fullmatch(bare) is not None or _label("tail").match(bare) is not None


def _ends(bare: str) -> bool:
    return _alone("end").fullmatch(bare) is not None


@functools.cache
def _numbered(kind: str) -> re.Pattern[str]:
    pattern = any_of(by_kind(_FILE)[kind])
    return re.compile(re.sub(r"\b[NM]\b", r"\\d{1,6}", pattern), re.IGNORECASE)


@functools.cache
def _label(kind: str) -> re.Pattern[str]:
    return re.compile(rf"{any_of(by_kind(_FILE)[kind])}\s?:\s*(.*)", re.IGNORECASE)


@functools.cache
def _alone(kind: str) -> re.Pattern[str]:
    return re.compile(rf"{any_of(by_kind(_FILE)[kind])}\s?:?", re.IGNORECASE)


@functools.cache
def _edition() -> re.Pattern[str]:
    return re.compile(rf"{any_of(by_kind(_FILE)['edition'])}\.?$", re.IGNORECASE)


@functools.cache
def _rights() -> re.Pattern[str]:
    return re.compile(any_of(by_kind(_FILE)["rights"]), re.IGNORECASE)
