"""The one place where text of the news becomes text on the screen.

News text is hostile: escape codes, bidirectional overrides, invisible characters, floods of
combining marks. Everything shown passes through `clean`, whose output is one printable line,
and is drawn as it is, never parsed as markup. The records keep the text as it was.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate

from rich.cells import cell_len, get_character_cell_size

ELLIPSIS = "…"
UNKNOWN = "—"
REPLACEMENT = "�"
NEUTRALISED = "·"
MARKS_PER_CHARACTER = 2
CELL_LIMIT = 1_000

_SPACES = re.compile(" {2,}")
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_MARKS = frozenset({"Mn", "Me"})


def _stand_in(character: str) -> str:
    """Return what is shown in place of one character."""
    category = unicodedata.category(character)
    if character.isspace() or category in {"Zs", "Zl", "Zp"}:
        return " "
    if category == "Cc":
        return _control_picture(ord(character))
    if category == "Cf":
        return NEUTRALISED if character in _BIDI else ""
    if category in {"Cs", "Co", "Cn"}:
        return REPLACEMENT
    if character in _INVISIBLE or "VARIATION SELECTOR" in unicodedata.name(character, ""):
        return ""
    return character if character.isprintable() else REPLACEMENT


def _control_picture(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else NEUTRALISED


class _StandIns(dict[str, str]):
    """Stand-ins, worked out as characters are first met."""

    def __missing__(self, character: str) -> str:
        shown = self[character] = _stand_in(character)
        return shown


_STAND_INS = _StandIns()


def pieces(text: str) -> list[str]:
    """Return what is shown for each character of ``text``: "" for what is dropped."""
    if text.isascii() and text.isprintable():
        return list(text)
    shown: list[str] = []
    marks = MARKS_PER_CHARACTER
    for character in text:
        piece = _STAND_INS[character]
        if piece and unicodedata.category(piece) in _MARKS:
            marks += 1
            piece = piece if marks <= MARKS_PER_CHARACTER else ""
        elif piece:
            marks = 0 if piece != " " else MARKS_PER_CHARACTER
        shown.append(piece)
    return shown


def clean(text: str, limit: int | None = None) -> str:
    """Return ``text`` as one harmless printable line.

    Args:
        text: anything.
        limit: how many characters of ``text`` are looked at; the rest becomes an ellipsis.
    """
    if limit is not None and len(text) > limit:
        return clean(text[:limit]).rstrip() + ELLIPSIS
    shown = text if text.isascii() and text.isprintable() else "".join(pieces(text))
    return _SPACES.sub(" ", shown) if "  " in shown else shown


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
