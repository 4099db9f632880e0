"""Dates as newsrooms write them, to ISO 8601.

Only what is unambiguous is read: the parts must stand in an order that says which is
which. Month names come from Unicode's CLDR through Babel.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import PurePath

_LONGEST = 100
# Before the first newspapers (Relation, 1605) stand the zero dates of databases, not news.
_FIRST_YEAR = 1600
_MONTH_LOCALES = ("de", "de_AT", "en")

_NUMERIC = [
    re.compile(r"(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?=$|[T\s,])"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?=$|[T\s]|\d{4}(?:\d\d)?Z?$)"),
    re.compile(r"(?P<d>\d{1,2})\. ?(?P<m>\d{1,2})\. ?(?P<y>\d{4})(?=$|[\s,])"),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})$"),
    re.compile(r"(?P<y>\d{4})$"),
]
_MONTH = r"(?P<month>[^\W\d_]{3,})\.?"
_DAY = r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th|er|\.)?"
_YEAR = r"(?P<y>\d{4})(?!\d)"
_SPELLED = [
    re.compile(rf"{_DAY}\s*(?:of |de )?{_MONTH},?\s+(?:de )?{_YEAR}"),
    re.compile(rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}"),
    re.compile(rf"^{_MONTH},?\s+(?:of |de )?{_YEAR}$"),
]
_IN_FILE_NAME = re.compile(
    r"(?<![0-9A-Za-z])(?P<y>(?:19|20)\d\d)(?P<sep>[-_.]?)(?P<m>\d\d)(?P=sep)(?P<d>\d\d)(?![0-9A-Za-z])"
)


def iso_date(value: object, language: str | None = None) -> str | None:
    """Return ``value`` as ``YYYY-MM-DD``, or the known part ``YYYY-MM`` or ``YYYY``.

    Args:
        value: a date or datetime in ISO 8601 (also without hyphens), ``5.8.2025``, or with
            the month spelled out in German, English or ``language``. The time is cut off.
        language: ISO code of a further language month names may be in.

    Returns:
        None for anything else, such as ``08/05/2025``, which is two different days.
    """
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    text = str(value).strip()
    if len(text) > _LONGEST:
        return None
    return _numeric(text) or _spelled(text, language)


def date_in_file_name(path: str) -> str | None:
    """Return the full date a file name carries (2025-08-05-x.txt, 20250805_x.txt), or None."""
    match = _IN_FILE_NAME.search(PurePath(path).stem)
    return _iso(match["y"], match["m"], match["d"]) if match else None


def _numeric(text: str) -> str | None:
    for pattern in _NUMERIC:
        if match := pattern.match(text):
            parts = match.groupdict()
            return _iso(parts["y"], parts.get("m"), parts.get("d"))
    return None


def _spelled(text: str, language: str | None) -> str | None:
    for pattern in _SPELLED:
        for match in pattern.finditer(text):
            if month := _month_number(match["month"], language):
                return _iso(match["y"], str(month), match.groupdict().get("d"))
    return None


def _iso(year: str, month: str | None, day: str | None) -> str | None:
    try:
        known = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if known.year < _FIRST_YEAR:
        return None
    return known.isoformat()[: 10 if day else 7 if month else 4]


def _month_number(word: str, language: str | None) -> int | None:
    """Return the one month ``word`` is or begins ("Aug", "Sept"), None if none or several."""
    beginning = word.casefold()
    months = {
        number
        for locale in {*_MONTH_LOCALES, language or "en"}
        for name, number in _month_names(locale)
        if name.startswith(beginning)
    }
    return months.pop() if len(months) == 1 else None


@cache
def _month_names(locale: str) -> tuple[tuple[str, int], ...]:
    from babel.core import UnknownLocaleError
    from babel.dates import get_month_names

    try:
        widths = [get_month_names(width, locale=locale) for width in ("wide", "abbreviated")]
    except (UnknownLocaleError, ValueError):
        return ()
    return tuple((name.casefold(), number) for names in widths for number, name in names.items())
