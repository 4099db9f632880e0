"""PDF to running text: lines joined to paragraphs, hyphens and running heads taken out."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsdash.corpus.extras import extra, faults_reported
from newsdash.corpus.knowledge import by_kind
from newsdash.corpus.problems import NotReadableError

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_PAGES = 2000
_MOST_CHARACTERS = 20_000_000
_EDGE = 2
"""Lines at the top and bottom of a page that may be running heads."""

_FEWEST_PAGES_WITH_HEADS = 3
_SHORT = 0.75
"""The share of a full line's length under which a line without a full stop is a heading."""

_FULL = 0.95
"""The share of it from which a line is full: letters differ in width."""

_BROKEN_WORD = re.compile(r"([^\W\d_]{2,})[-\u2010\u00ad]$")
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:\W*(?:seite|page|s\.)\s*)?\W*\d{1,4}(?:\s*(?:/|von|of)\s*\d{1,4})?\W*", re.I
)
_ENDS_A_SENTENCE = re.compile(r"[.!?:…][\"'“”»«’)\]]*$")
_NO_TITLE = re.compile(
    r"^(?:microsoft word|untitled|unbenannt|dokument\d*$|document\d*$)|\.\w{2,5}$|^$", re.I
)


class PdfText(NamedTuple):
    """What a PDF says: its title, None where it has none worth the name, and its text."""

    title: str | None
    text: str


def pdf_text(data: bytes) -> PdfText:
    """Return the text of a PDF document.

    Raises:
        NotReadableError: it is none, is locked, or has only pictures of pages.
    """
    with extra("documents"):
        import pypdf
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with faults_reported("PDF document"):
        reader = pypdf.PdfReader(io.BytesIO(data))
        pages = _pages(reader)
        title = reader.metadata.title if reader.metadata else None
    text = running_text(pages)
    if not any(map(str.isalpha, text)):
        raise NotReadableError(
            "it has no text, only pictures of pages; let a text recognition such as ocrmypdf"
            " read it first"
        )
    usable = title and not _NO_TITLE.search(title.strip())
    return PdfText(" ".join(title.split()) if title and usable else None, text)


def running_text(pages: Sequence[str]) -> str:
    """Return the lines of pages as paragraphs, separated by blank lines."""
    lines_of = [_lines(page) for page in pages]
    heads = _running_heads(lines_of)
    lines = [line for page in lines_of for line in _without_heads(page, heads)]
    return "\n\n".join(_paragraphs(lines))


def _pages(reader: PdfReader) -> list[str]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise NotReadableError("it is locked with a password")
    if len(reader.pages) > _MOST_PAGES:
        raise NotReadableError(f"it has more than {_MOST_PAGES:,} pages; split it")
    texts: list[str] = []
    size = 0
    for page in reader.pages:
        texts.append(page.extract_text())
        size += len(texts[-1])
        if size > _MOST_CHARACTERS:
            raise NotReadableError("it holds more text than any article; split it")
    return texts


def _lines(page: str) -> list[str]:
    return [" ".join(line.split()) for line in page.splitlines() if line.strip()]


def _running_heads(pages: Sequence[list[str]]) -> frozenset[str]:
    """Return the lines at the edges of pages that come back on at least half of them."""
    if len(pages) < _FEWEST_PAGES_WITH_HEADS:
        return frozenset()
    seen = Counter(shape for page in pages for shape in {_shape(line) for line in _edges(page)})
    return frozenset(shape for shape, count in seen.items() if count >= max(2, len(pages) / 2))


def _edges(page: list[str]) -> list[str]:
    return page[:_EDGE] + page[-_EDGE:]


def _shape(line: str) -> str:
    return _NUMBER.sub("#", line.casefold())


def _without_heads(page: list[str], heads: frozenset[str]) -> list[str]:
    edges = {*range(_EDGE), *range(len(page) - _EDGE, len(page))}
    return [
        line
        for at, line in enumerate(page)
        if at not in edges or (_shape(line) not in heads and not _PAGE_NUMBER.fullmatch(line))
    ]


def _paragraphs(lines: list[str]) -> list[str]:
    if not lines:
        return []
    width = sorted(map(len, lines))[int(0.8 * (len(lines) - 1))]
    compounds = set(re.findall(r"\w+-\w+", " ".join(lines).casefold()))
    done, current = list[str](), lines[0]
    for before, line in pairwise(lines):
        if _ends_paragraph(before, line, width):
            done.append(current)
            current = line
        else:
            current = _joined(current, line, compounds)
    return [*done, current]


def _ends_paragraph(line: str, following: str, width: int) -> bool:
    if following[:1].islower():
        return False
    first_word = following.split(" ", 1)[0]
    if _ENDS_A_SENTENCE.search(line):
        return len(line) + 1 + len(first_word) < _FULL * width  # it would have had room
    return len(line) < _SHORT * width and following[:1].isupper()


def _joined(text: str, line: str, compounds: set[str]) -> str:
    """Join a line to the text before it, and the halves of a word broken between them."""
    broken = _BROKEN_WORD.search(text)
    if broken is None:
        return f"{text} {line}"
    following = re.match(r"\w+", line)
    word = following[0] if following else ""
    if word.casefold() in by_kind("hyphens.tsv")["after"]:  # Vor- und Nachteile
        return f"{text} {line}"
    if not word[:1].islower() or f"{broken[1]}-{word}".casefold() in compounds:
        return text + line
    return text[:-1] + line
