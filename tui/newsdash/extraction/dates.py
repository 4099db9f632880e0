"""Dates in running text, as ISO dates or the part of one that is known.

Month and day names come from Babel (CLDR). A day without a year takes the year of the article's
own date, or the year before where it would lie after it; without such a date it stays "--08-05".
"am Dienstag", "gestern" and "im Mai" mean the last one before the article.
"""

from __future__ import annotations

import functools
import re
from datetime import date, timedelta

from babel import Locale
from babel.core import UnknownLocaleError

from newsdash.extraction.lexicon import rows

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


@functools.cache
def _days(language: str) -> dict[str, int]:
    """Names of the days, Monday being 0, and words that count back from today, as -1, -2."""
    try:
        names = Locale.parse(language).days["format"]["wide"]
    except (UnknownLocaleError, ValueError):
        return {}
    found = {name.casefold(): number for number, name in names.items()}
    return found | {row[0]: -int(row[1]) for row in rows(language, "relative_days.tsv")}


@functools.cache
def _relative(language: str) -> re.Pattern[str]:
    days = "|".join(sorted(map(re.escape, _days(language)), key=len, reverse=True)) or "(?!)"
    months = "|".join(name for name in _months(language) if len(name) > 2) or "(?!)"
    return re.compile(
        rf"\b(?:(?P<day>{days})|(?:im|in|(?P<last>last|im (?:vergangenen|vorigen|letzten)))"
        rf" (?P<month>{months}))\b(?!\.? \d)",
        re.IGNORECASE,
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


def date_told(text: str, language: str, published: str | None) -> str | None:
    """Return the only date in ``text``, be it told by day, month or year or from today on."""
    found = date_near(text, language, published)
    if found is not None or published is None or len(published) < 10:
        return found
    matches = list(_relative(language).finditer(text))
    return _from_today(matches[0], language, published) if len(matches) == 1 else None


def _from_today(match: re.Match[str], language: str, published: str) -> str | None:
    today = date.fromisoformat(published[:10])
    if match["month"]:
        month = _months(language)[match["month"].casefold()]
        before = month > today.month or (bool(match["last"]) and month == today.month)
        return f"{today.year - before}-{month:02d}"
    day = _days(language)[match["day"].casefold()]
    back = (today.weekday() - day) % 7 if day >= 0 else -day - 1
    return (today - timedelta(days=back)).isoformat()


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
