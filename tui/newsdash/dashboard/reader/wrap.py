"""Wrapping: an article's text as lines of offsets, so that marks need no translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

from newsdash.dashboard.display import pieces, widths
from newsdash.records import Offsets

_WORD = re.compile(r"\S+\s*")
_PARAGRAPH = re.compile(r"\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]")


def wrap(text: str, width: int) -> Iterator[Offsets]:
    """Yield the lines of ``text`` as offsets; none takes more than ``width`` cells shown.

    Lines follow each other without a hole but for line breaks; white space at their ends
    may hang over the width.
    """
    start = 0
    for mark in _PARAGRAPH.finditer(text):
        yield from _wrap_paragraph(text, start, mark.start(), width)
        start = mark.end()
    yield from _wrap_paragraph(text, start, len(text), width)


def _wrap_paragraph(text: str, start: int, end: int, width: int) -> Iterator[Offsets]:
    line = start
    first = _WORD.search(text, start, end)
    filled = _cells(text[start : first.start()]) if first is not None else 0
    for word in _WORD.finditer(text, start, end):
        core = len(word[0].rstrip())
        cells = _cells(word[0][:core])
        if filled and filled + cells > width:
            yield line, word.start()
            line, filled = word.start(), 0
        if cells > width:
            cuts, cells = _cuts(text, word.start(), word.start() + core, width)
            for cut in cuts:
                yield line, cut
                line = cut
        filled += cells + _cells(word[0][core:])
    yield line, end


def _cuts(text: str, start: int, end: int, width: int) -> tuple[list[int], int]:
    """Return where a word wider than a line is cut, and the cells of what is left."""
    cuts: list[int] = []
    filled = 0
    for offset, shown in enumerate(pieces(text[start:end]), start):
        cells = sum(widths(shown))
        if filled + cells > width:
            cuts.append(offset)
            filled = 0
        filled += cells
    return cuts, filled


def _cells(word: str) -> int:
    return len(word) if word.isascii() else cell_len("".join(pieces(word)))
