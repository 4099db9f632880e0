"""What languages are called."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError

from newsdash.visible_text import clean


def language_name(code: str) -> str:
    """Return a language's English name, or the code where it has none."""
    try:
        return Locale.parse(code).get_language_name("en") or code
    except (ValueError, UnknownLocaleError):
        return clean(code, 20)
