"""Dates in running text, as ISO dates or the part of one that is known.

Month names come from Babel (CLDR). A day without a year takes the year of the article's own
date, or the year before where it would lie after it; without such a date it stays "--08-05".
"""

from __future__ import annotations

import functools
import re

from babel import Locale
from babel.core import UnknownLocaleError

_YEAR = r"(?P<year>(?:19|20)\d\d)"


@functools.cache
def _months(language: str) -> dict[str, int]:
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                found.setdefault(name.casefold().rstrip("."), number)
    return found


@functools.cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted(map(re.escape, _months(language)), key=len, reverse=True)) or "(?!)"
    month = rf"(?P<month>{names})\b\.?"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"\b(?P<day>\d{{1,2}})\.?\s*{month}(?:,?\s+{_YEAR})?",
            rf"\b{month}\s+(?P<day>\d{{1,2}})\b(?:,?\s+{_YEAR})?",
            rf"\b{month}\s+{_YEAR}",
            rf"\b{_YEAR}\b",
        )
    )


def date_near(text: str, language: str, published: str | None) -> str | None:
    """Return the only date in ``text``, or ``None`` where there is none or more than one."""
    for pattern in _patterns(language):
        matches = list(pattern.finditer(text))
        if len(matches) == 1:
            return _iso(matches[0].groupdict(), language, published)
        if matches:
            return None
    return None


def _iso(parts: dict[str, str | None], language: str, published: str | None) -> str | None:
    year = parts.get("year")
    name = parts.get("month")
    month = _months(language).get(name.casefold()) if name else None
    day = int(parts["day"] or 0) if parts.get("day") else None
    if month is None:
        return year
    if day is None:
        return f"{year}-{month:02d}"
    if not 1 <= day <= 31:
        return None
    return f"{year or _year_before(month, day, published)}-{month:02d}-{day:02d}"


def _year_before(month: int, day: int, published: str | None) -> str:
    """The year that puts the date at or before the article's own; "-" where that is unknown."""
    if published is None or len(published) < 10:
        return published[:4] if published and not published.startswith("-") else "-"
    year = int(published[:4])
    later = (month, day) > (int(published[5:7]), int(published[8:10]))
    return str(year - later)
