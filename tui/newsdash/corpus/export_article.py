"""What the layouts of press databases have in common."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsdash.corpus.dates import iso_date

_LONGEST_DATE_LINE = 60
_WIDEST, _NARROWEST = 100, 40
_ENDS_A_SENTENCE = re.compile(r"[.!?:…][\"'“”»«’)\]]*$")
_WORD = re.compile(r"[^\W\d_]{2,}")
_CLOCK = ("am", "pm", "uhr", "gmt", "utc", "cet", "cest", "mez", "mesz", "bst", "est", "edt", "pst")
_ORDINALS = ("st", "nd", "rd", "th")
_SHORT_MONTHS = ("sept", "mrz")


class ExportArticle(NamedTuple):
    """One document of an export; what it does not say is None."""

    title: str | None
    date: str | None
    outlet: str | None
    text: str
    language: str | None = None


def is_date_line(line: str) -> bool:
    """Tell whether a line is a date and little else."""
    if len(line) > _LONGEST_DATE_LINE or not any(map(str.isdigit, line)):
        return False
    words = {word.casefold() for word in _WORD.findall(line)}
    if not words <= _date_words() or line.strip().isdecimal():
        return False
    day = iso_date(line.strip())
    return day is not None and len(day) >= len("2025-08")


@functools.cache
def _date_words() -> frozenset[str]:
    from babel.dates import get_day_names, get_month_names

    names = frozenset(
        name.rstrip(".").casefold()
        for locale in ("de", "de_AT", "en")
        for width in ("wide", "abbreviated")
        for called in (get_day_names(width, locale=locale), get_month_names(width, locale=locale))
        for name in called.values()
    )
    return names.union(_CLOCK, _ORDINALS, _SHORT_MONTHS)


def paragraphs(lines: Iterable[str]) -> str:
    """Return ``lines`` as paragraphs: a blank line between them where one stood.

    Lines that follow each other without one are lines of the same paragraph if they are
    wrapped at a fixed width, else paragraphs of their own.
    """
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(" ".join(line.split()))
        elif blocks[-1]:
            blocks.append([])
    return "\n\n".join(_joined(block) for block in blocks if block)


def first_of(lines: Sequence[str]) -> str | None:
    """Return the first line that is not blank."""
    return next((line.strip() for line in lines if line.strip()), None)


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of ``words``, the longest first, blanks as any blanks."""
    escaped = (
        r"\s+".join(re.escape(part) for part in word.split())
        for word in sorted(words, key=len, reverse=True)
    )
    return "(?:" + "|".join(escaped) + ")"


def _joined(block: list[str]) -> str:
    return (" " if _is_wrapped(block) else "\n\n").join(block)


def _is_wrapped(block: list[str]) -> bool:
    """Tell lines broken by a text file's width, of about one length, from short paragraphs,
    which end with their sentence."""
    *full, _last = block
    if not full or max(map(len, block)) > _WIDEST or min(map(len, full)) < _NARROWEST:
        return False
    return sum(map(bool, map(_ENDS_A_SENTENCE.search, full))) < len(full) / 2
