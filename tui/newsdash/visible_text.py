"""Text of the news made harmless, wherever it is shown to people.

News text is hostile: escape codes, bidirectional overrides, invisible characters, floods of
combining marks. `clean` returns one printable line. The records keep the text as it was.
"""

from __future__ import annotations

import re
import unicodedata

ELLIPSIS = "…"
REPLACEMENT = "�"
NEUTRALISED = "·"
MARKS_PER_CHARACTER = 2

_SPACES = re.compile(" {2,}")
_PLAIN = re.compile("[ -~¡-¬®-ɏ–—‘-‟•…‹›€]*")
"""What most lines consist of: Latin letters and punctuation that are shown as they are."""
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
    shown = text if _PLAIN.fullmatch(text) else "".join(pieces(text))
    return _SPACES.sub(" ", shown) if "  " in shown else shown
