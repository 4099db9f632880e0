"""Factiva's two layouts: fields behind two-letter codes, and labelled lines."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsdash.corpus.export_article import (
    ExportArticle,
    any_of,
    first_of,
    is_date_line,
    paragraphs,
)
from newsdash.corpus.knowledge import by_kind, rows

_FILE = "factiva.tsv"
_MOST_LINES_OF_HEAD = 14
_FEWEST_FIELDS = 3


class _Field(NamedTuple):
    code: str
    lines: list[str]


def coded(lines: Sequence[str]) -> list[ExportArticle]:
    """Return the documents of the layout with codes; none if the text is not in it."""
    found = [fields for fields in _coded_documents(lines) if len(fields) >= _FEWEST_FIELDS]
    return [_from_fields(fields) for fields in found] if any(map(_is_document, found)) else []


def labelled(lines: Sequence[str]) -> list[ExportArticle]:
    """Return the documents of the layout with labels; none if the text is not in it."""
    chunks: list[list[str]] = [[]]
    for line in lines:
        if _end().fullmatch(line.strip()):
            chunks.append([])
        else:
            chunks[-1].append(line)
    found = [_from_lines(chunk) for chunk in chunks[:-1]]  # after the last stands the search
    return found if any(document.text for document in found) else []


def _coded_documents(lines: Sequence[str]) -> Iterator[list[_Field]]:
    fields: list[_Field] = []
    ended = False
    for line in lines:
        if match := _code().match(line):
            if ended or (match[1] == "HD" and any(field.code == "HD" for field in fields)):
                before = fields if ended else _before_next(fields)
                yield before
                fields, ended = fields[len(before) :], False
            fields.append(_Field(match[1], [match[2]]))
            ended = match[1] == _end_code()
        elif fields and not (ended and line.strip() and fields[-1].lines[-1]):
            fields[-1].lines.append(line.lstrip(" \t|"))
    yield fields


def _before_next(fields: list[_Field]) -> list[_Field]:
    """Return the fields without a section that already belongs to the next headline."""
    return fields[:-1] if fields[-1].code in {"SE", "CLM"} else fields


def _is_document(fields: list[_Field]) -> bool:
    known = {field.code for field in fields}
    return "HD" in known and bool(known & {"LP", "TD"}) and bool(known & {"PD", "SN", "AN"})


def _from_fields(fields: list[_Field]) -> ExportArticle:
    kept: dict[str, list[str]] = {}
    for field in fields:
        if meaning := _meanings().get(field.code):
            kept.setdefault(meaning, []).extend(["", *field.lines])
    languages = dict(_languages())
    return ExportArticle(
        title=" ".join(" ".join(kept.get("TITLE", [])).split()) or None,
        date=first_of(kept.get("DATE", [])),
        outlet=first_of(kept.get("OUTLET", [])),
        text=paragraphs(kept.get("TEXT", [])),
        language=languages.get((first_of(kept.get("LANGUAGE", [])) or "").casefold()),
    )


def _from_lines(lines: list[str]) -> ExportArticle:
    counts = (at for at, line in enumerate(lines) if _word_count().fullmatch(line.strip()))
    counted = next(counts, None)
    if counted is None:  # drifted too far to be told apart
        return ExportArticle(first_of(lines), None, None, "")
    head = [line.strip() for line in lines[:counted] if line.strip()]
    after = counted + 1
    dated = next(
        (at for at in range(after, min(len(lines), after + 4)) if is_date_line(lines[at])), None
    )
    begins = _text_begins(lines, after)
    facts = [line.strip() for line in lines[(dated or counted) + 1 : begins] if line.strip()]
    return ExportArticle(
        title=_headline(head),
        date=None if dated is None else lines[dated].strip(),
        outlet=next((line for line in facts if not _is_time(line)), None),
        text=paragraphs(lines[begins:]),
        language=_language_named(facts),
    )


def _headline(head: list[str]) -> str | None:
    """Return the last line before the count of words that names no authors."""
    if len(head) > 1 and _names_authors(head[-1]):
        return head[-2]
    return head[-1] if head else None


def _names_authors(line: str) -> bool:
    """Tell a byline from a headline that begins like one: "Von der Leyen stellt Plan vor"."""
    byline = _byline().match(line)
    words = re.findall(r"[^\W\d_]+", line[byline.end() :]) if byline else []
    small = by_kind(_FILE)["byline word"]
    return bool(words) and all(word[0].isupper() or word in small for word in words)


def _text_begins(lines: list[str], after: int) -> int:
    """Return where the text begins: after the rights, the language, or the first blank line."""
    head = range(after, min(len(lines), after + _MOST_LINES_OF_HEAD))
    rights = [at for at in head if _rights().match(lines[at].strip())]
    if rights:
        begins = rights[0] + 1
        return begins + 1 if begins in rights else begins
    spoken = [at for at in head if lines[at].strip().casefold() in dict(_languages())]
    if spoken:
        return spoken[0] + 1
    blank = [at for at in head if not lines[at].strip() and at > after]
    return blank[0] if blank else after


def _language_named(lines: list[str]) -> str | None:
    known = dict(_languages())
    return next((known[line.casefold()] for line in lines if line.casefold() in known), None)


def _is_time(line: str) -> bool:
    return re.fullmatch(r"\d{1,2}:\d\d(?:\s*(?:AM|PM|Uhr|GMT))?", line, re.IGNORECASE) is not None


@functools.cache
def _meanings() -> dict[str, str]:
    return {row[1]: row[2] for row in rows(_FILE) if row[0] == "code" and len(row) > 2}


@functools.cache
def _end_code() -> str:
    return next(code for code, meaning in _meanings().items() if meaning == "END")


@functools.cache
def _languages() -> tuple[tuple[str, str], ...]:
    return tuple((row[1].casefold(), row[2]) for row in rows(_FILE) if row[0] == "language")


@functools.cache
def _code() -> re.Pattern[str]:
    return re.compile(rf"\s{{0,3}}({any_of(by_kind(_FILE)['code'])})(?:\s{{2,}}|\t|\||\s*$)\s*(.*)")


@functools.cache
def _word_count() -> re.Pattern[str]:
    return re.compile(rf"\d[\d.,]*\s+{any_of(by_kind(_FILE)['words'])}", re.IGNORECASE)


@functools.cache
def _end() -> re.Pattern[str]:
    # an accession number: the source's code, then a date and a serial in letters and digits
    return re.compile(rf"{any_of(by_kind(_FILE)['end'])}\s+(?=\w*\d{{8}})[A-Z][A-Z0-9]{{3,}}\w+")


@functools.cache
def _byline() -> re.Pattern[str]:
    return re.compile(rf"{any_of(by_kind(_FILE)['byline'])}\s")


@functools.cache
def _rights() -> re.Pattern[str]:
    return re.compile(any_of(by_kind(_FILE)["rights"]), re.IGNORECASE)
