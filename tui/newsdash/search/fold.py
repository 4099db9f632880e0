"""Folding: the spelling-insensitive form that text and queries are compared in.

Case, accents and umlaut dots go, ligatures and ``ß`` are spelled out, typographic hyphens
and apostrophes become plain ones, invisible characters vanish and a run of white space is
one space. Every character folds by itself, so that offsets can be mapped back.
"""

from __future__ import annotations

import re
import unicodedata

_SPELLED_OUT = {
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "‐": "-",
    "‑": "-",
    "‒": "-",
    "–": "-",
    "—": "-",
    "−": "-",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
}
_SPACES = re.compile(" {2,}")


def _fold_character(character: str) -> str:
    category = unicodedata.category(character)
    if character.isspace() or category in {"Cc", "Zs", "Zl", "Zp"}:
        return " "
    if category == "Cf":
        return ""
    lowered = unicodedata.normalize("NFKD", character).casefold()
    parts = unicodedata.normalize("NFKD", lowered)
    plain = "".join(_SPELLED_OUT.get(part, part) for part in parts)
    kept = "".join(part for part in plain if not unicodedata.combining(part))
    return _SPACES.sub(" ", "".join(" " if part.isspace() else part for part in kept))


class _Folding(dict[int, str]):
    """A table for ``str.translate`` that works characters out as they are first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return ``text`` as it is compared: ``fold("Müller‑STRAẞE") == "muller-strasse"``."""
    folded = text.lower() if text.isascii() and text.isprintable() else text.translate(_FOLDING)
    return _SPACES.sub(" ", folded) if "  " in folded else folded


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Return the folded text and, for each of its characters, the index it comes from."""
    folded: list[str] = []
    offsets: list[int] = []
    for index, character in enumerate(text):
        for part in _FOLDING[ord(character)]:
            if part == " " and folded and folded[-1] == " ":
                continue
            folded.append(part)
            offsets.append(index)
    return "".join(folded), offsets
