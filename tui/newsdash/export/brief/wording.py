"""The wording of briefs: sentences from ``wording/<language>.toml``, dates and numbers by CLDR."""

from __future__ import annotations

import datetime
import os
import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel import Locale

LANGUAGES = ("de", "en")
_FOLDER = Path(__file__).parent / "wording"
_DATE = re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d\d)(?:-(?P<d>\d\d))?)?$")
_NO_YEAR = re.compile(r"--(?P<m>\d\d)-(?P<d>\d\d)$")
_SOME_LEAP_YEAR = 2000
_FIRST = {"y": _SOME_LEAP_YEAR, "m": 1, "d": 1}
_SKELETONS = {"md": "MMMMd", "ym": "yMMMM"}
"""CLDR patterns by what is known: year, month, day."""


def choose_language(languages: Counter[str]) -> str:
    """Return the language of most articles; where that is no help, that of the locale."""
    counts = [languages[language] for language in LANGUAGES]
    if counts[0] != counts[1]:
        return LANGUAGES[counts.index(max(counts))]
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "de" if next(filter(None, names), "").startswith("de") else "en"


class Wording:
    """Sentences, dates and numbers in one language.

    Args:
        language: one of ``LANGUAGES``.
    """

    def __init__(self, language: str) -> None:
        from babel import Locale

        self.language = language
        self._locale: Locale = Locale.parse(language)
        self._sentences = sentences(language)

    def say(self, key: str, **values: object) -> str:
        """Return the sentence ``key`` with ``values`` in it."""
        return str(self._sentences[key]).format_map(values)

    def count(self, key: str, number: int) -> str:
        """Return ``number`` things, in the singular or plural the language asks for."""
        forms = self._sentences[key]
        form = forms.get(self._locale.plural_form(number), forms["other"])
        return str(form).format_map({"n": self.number(number)})

    def number(self, number: int) -> str:
        """Return a number with separators."""
        from babel.numbers import format_decimal

        return format_decimal(number, locale=self._locale)

    def size(self, parameters: int) -> str:
        """Return a number of weights as it is spoken of: ``120 Mrd.``."""
        from babel.numbers import format_compact_decimal

        return format_compact_decimal(parameters, locale=self._locale, fraction_digits=1)

    def date(self, given: str) -> str:
        """Return an ISO date, or the known part of one, spelled out; anything else as it is."""
        known = _known(given)
        day = _day(known)
        return (self._spelled("".join(known), day) if day else "") or given

    def _spelled(self, known: str, day: datetime.date) -> str:
        from babel.dates import format_date, format_skeleton

        if known == "ymd":
            return format_date(day, "long", locale=self._locale)
        skeleton = _SKELETONS.get(known)
        return format_skeleton(skeleton, day, locale=self._locale) if skeleton else ""

    def period(self, first: str, last: str) -> str:
        """Return from when to when, two ISO dates or the known parts of them."""
        from babel.dates import format_interval

        if first == last:
            return self.date(first)
        days = _day(_known(first)), _day(_known(last))
        if all(days) and len(first) == len(last) == len("2025-08-05"):
            return format_interval(*days, "yMMMMd", locale=self._locale)
        return self.say("period", first=self.date(first), last=self.date(last))


def _known(given: str) -> dict[str, int]:
    """Return the parts of a date that are given: y, m, d."""
    match = _DATE.match(given) or _NO_YEAR.match(given)
    parts = match.groupdict() if match else {}
    return {name: int(part) for name, part in parts.items() if part}


def _day(known: dict[str, int]) -> datetime.date | None:
    """Return a day with the known parts, None where there are none or no such day is."""
    try:
        return (
            datetime.date(*(known.get(p, first) for p, first in _FIRST.items())) if known else None
        )
    except ValueError:
        return None


@cache
def sentences(language: str) -> dict[str, Any]:
    """Return the sentences of a language: a text by key, or its plural forms."""
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
