"""What languages are called."""

from __future__ import annotations

from newsdash.translation import language
from newsdash.visible_text import clean


def language_name(code: str) -> str:
    """Return what a language is called in the one spoken; the code where it has no name."""
    from babel import Locale, UnknownLocaleError  # for the first picture it is not needed

    try:
        return Locale.parse(code).get_language_name(language()) or code
    except (ValueError, UnknownLocaleError):
        return clean(code, 20)
