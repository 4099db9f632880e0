"""Sizes told in words: "mit 117 Milliarden Parametern", "a 70-billion-parameter model"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from babel.core import UnknownLocaleError
from babel.numbers import NumberFormatError, parse_decimal

from newsdash.extraction.lexicon import rows

_MOST = 10**15


@functools.cache
def _scales(language: str) -> dict[str, int]:
    return {row[0]: 10 ** int(row[1]) for row in rows(language, "scales.tsv")}


@functools.cache
def _pattern(language: str) -> re.Pattern[str]:
    scales = "|".join(sorted(map(re.escape, _scales(language)), key=len, reverse=True)) or "(?!)"
    return re.compile(
        rf"(?<![\w.,])(?P<number>\d[\d.,]{{0,12}})[\s\-‑]?(?P<scale>{scales})\.?[\s\-‑]param",
        re.IGNORECASE,
    )


def sizes_in(text: str, language: str) -> Iterator[tuple[int, int, int]]:
    """Yield where ``text`` tells a number of parameters, start and end, and the number."""
    for match in _pattern(language).finditer(text):
        try:
            number = parse_decimal(match["number"].rstrip(".,"), locale=language)
        except (NumberFormatError, UnknownLocaleError, ValueError):
            continue
        size = round(number * _scales(language)[match["scale"].lower()])
        if 0 < size <= _MOST:
            yield match.start(), match.end(), size
