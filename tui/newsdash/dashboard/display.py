"""The one place where text of the news becomes text on the screen.

Everything shown passes through `clean`, whose output is one printable line (see
`newsdash.visible_text`), and is drawn as it is, never parsed as markup.
"""

from __future__ import annotations

from itertools import accumulate

from rich.cells import cell_len, get_character_cell_size

from newsdash.visible_text import (
    ELLIPSIS,
    MARKS_PER_CHARACTER,
    NEUTRALISED,
    REPLACEMENT,
    clean,
    pieces,
)

__all__ = [
    "CELL_LIMIT",
    "ELLIPSIS",
    "MARKS_PER_CHARACTER",
    "NEUTRALISED",
    "REPLACEMENT",
    "UNKNOWN",
    "clean",
    "cut",
    "pieces",
    "widths",
    "window",
]

UNKNOWN = "—"
CELL_LIMIT = 1_000


def widths(shown: str) -> list[int]:
    """Return how many cells of the terminal each character of clean text takes."""
    if shown.isascii():
        return [1] * len(shown)
    return [get_character_cell_size(character) for character in shown]


def width(shown: str) -> int:
    """Return how many cells of the terminal a text takes."""
    return cell_len(shown)


def cut(shown: str, width: int) -> str:
    """Shorten clean text to ``width`` cells, with an ellipsis where something is missing."""
    if len(shown) * 2 <= width or cell_len(shown) <= width:
        return shown
    if width <= 0:
        return ""
    for index, filled in enumerate(accumulate(widths(shown))):
        if filled > width - 1:
            return shown[:index].rstrip() + ELLIPSIS
    return shown


def window(shown: str, width: int, needed: int) -> tuple[str, int]:
    """Return clean text, without its beginning where ``needed`` would not fit into ``width``.

    Args:
        shown: clean text.
        width: cells there are.
        needed: index of the character that has to be visible.

    Returns:
        The text and how many characters its indices are moved to the left.
    """
    if needed <= 0 or cell_len(shown[: needed + 8]) < width:
        return shown, 0
    before = max(6, width // 4)
    start = max(0, needed - before)
    word = shown.find(" ", start, needed)
    start = word + 1 if word >= 0 else start
    return (ELLIPSIS + shown[start:], start - 1) if start else (shown, 0)
