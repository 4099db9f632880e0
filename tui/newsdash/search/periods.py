"""Dates as they are typed: 2025, 2025-08, 2025-08-05, or so long ago: 7d, 3w, 6m, 1y.

A day is the number of its digits, 20250805, which sorts and compares and takes four bytes.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from newsdash.translation import translate

UNKNOWN_DAY: Final = 0
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_AGO = re.compile(r"(\d{1,4})([dwmytj])")
_BEGUN = re.compile(r"\d{1,4}|\d{4}-\d?|\d{4}-\d\d-\d?")


def day_number(day: date) -> int:
    """Return a day as the number of its digits."""
    return day.year * 10_000 + day.month * 100 + day.day


def span(written: str | None) -> tuple[int, int]:
    """Return the first and the last day of an ISO date or the known part of one.

    Both are ``UNKNOWN_DAY`` for None and for what is no date.
    """
    match = _ISO.match(written or "")
    if not match:
        return UNKNOWN_DAY, UNKNOWN_DAY
    year, month, day = (int(part or 0) for part in match.groups())
    if year < 1 or month > 12 or day > 31:
        return UNKNOWN_DAY, UNKNOWN_DAY
    last_month = month or 12
    last_day = day or monthrange(year, last_month)[1]
    return (
        year * 10_000 + (month or 1) * 100 + (day or 1),
        year * 10_000 + last_month * 100 + last_day,
    )


def typed_span(typed: str, today: date) -> tuple[int, int] | None:
    """Return first and last day of what was typed.

    None means that it is only begun.

    Raises:
        ValueError: it is no date and cannot become one; the message says why.
    """
    if match := _AGO.fullmatch(typed.lower()):
        ago = day_number(_ago(today, int(match[1]), match[2]))
        return ago, ago
    if _ISO.fullmatch(typed):
        found = span(typed)
        if found[0] == UNKNOWN_DAY or not _exists(found[0]):
            raise ValueError(translate("there is no {date}", date=typed))
        return found
    if _BEGUN.fullmatch(typed):
        return None
    raise ValueError(translate("a date is 2025, 2025-08, 2025-08-05, or 7d, 3w, 6m, 1y ago"))


def written(day: int) -> str:
    """Return a day's number as an ISO date."""
    return f"{day // 10_000:04}-{day // 100 % 100:02}-{day % 100:02}"


def _exists(day: int) -> bool:
    try:
        date.fromisoformat(written(day))
    except ValueError:
        return False
    return True


def _ago(today: date, count: int, unit: str) -> date:
    if unit in "dwt":
        days = count * (7 if unit == "w" else 1)
        return today - timedelta(days=min(days, today.toordinal() - 1))
    months = today.year * 12 + today.month - 1 - count * (1 if unit == "m" else 12)
    if months < 12:
        return date.min
    year, month = divmod(months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
