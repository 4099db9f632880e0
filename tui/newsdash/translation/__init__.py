"""The language the interface speaks: English, which is also the key, or German.

The German sentences stand in ``de/LC_MESSAGES/newsdash.po``; ``newsdash.mo`` beside it is
compiled from it. What is spoken is English until `choose` is called.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from gettext import NullTranslations, translation
from typing import Final

from newsdash import resources

AUTO: Final = "auto"
ENGLISH, GERMAN = "en", "de"
LANGUAGES: Final = (ENGLISH, GERMAN)
VARIABLE: Final = "NEWSDASH_LANGUAGE"
DOMAIN: Final = "newsdash"
_LOCALE: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
_THOUSANDS: Final = {ENGLISH: ",", GERMAN: "."}
_DECIMAL: Final = {ENGLISH: ".", GERMAN: ","}


class LanguageError(ValueError):
    """A language is asked for that is not spoken; the message is one line."""


class _Speaker:
    language: str = ENGLISH
    sentences: NullTranslations = NullTranslations()


def translate(message: str, **values: object) -> str:
    """Return a sentence of the interface in the language that is spoken.

    Args:
        message: the sentence in English; ``{name}`` stands for a value.
        values: what stands for the names; it is put in as it is and never read as a format.
    """
    found = _Speaker.sentences.gettext(message) if message else ""
    return found.format(**values) if values else found


def translate_many(one: str, many: str, count: int, **values: object) -> str:
    """Return a sentence about a number of things in the language that is spoken.

    Args:
        one: the sentence in English for one thing.
        many: the sentence for any other number; ``{count}`` stands for it.
        count: how many there are.
        values: as in `translate`.
    """
    found = _Speaker.sentences.ngettext(one, many, count)
    return found.format(count=figures(count), **values)


def message(text: str) -> str:
    """Return ``text``: it is translated where it is shown, not where it stands."""
    return text


def message_many(one: str, many: str) -> tuple[str, str]:
    """Return a sentence for one thing and for many, for `translate_many` elsewhere."""
    return one, many


def figures(count: int) -> str:
    """Return a number with its thousands apart: 1,200 in English, 1.200 in German."""
    return f"{count:,}".replace(",", _THOUSANDS[_Speaker.language])


def decimal(number: float, places: int) -> str:
    """Return a number with its fraction: 0.70 in English, 0,70 in German."""
    return f"{number:.{places}f}".replace(".", _DECIMAL[_Speaker.language])


def thousands(count: int) -> str:
    """Return a number in few letters: 1,279 is 1.2k in English and 1,2k in German."""
    if count < 1_000:
        return str(count)
    point = _DECIMAL[_Speaker.language]
    return f"{count // 1_000}{point}{count % 1_000 // 100}k" if count < 10_000 else (
        f"{figures(count // 1_000)}k"
    )  # fmt: skip


def language() -> str:
    """Return the code of the language that is spoken."""
    return _Speaker.language


def choose(language: str) -> None:
    """Speak a language from now on.

    Args:
        language: one of ``LANGUAGES``.

    Raises:
        LanguageError: it is none of them.
    """
    if language not in LANGUAGES:
        raise LanguageError(f"{language!r} is not spoken; there are {', '.join(LANGUAGES)}")
    _Speaker.language = language
    _Speaker.sentences = NullTranslations()
    if language != ENGLISH:
        _Speaker.sentences = translation(DOMAIN, resources.translations(), [language])


def language_meant(configured: str = AUTO, environment: Mapping[str, str] = os.environ) -> str:
    """Return the language to speak.

    Args:
        configured: what the configuration says: a language or ``"auto"``.
        environment: where ``NEWSDASH_LANGUAGE`` is looked for, and, where that is not set or
            ``"auto"`` too, the locale.

    Raises:
        LanguageError: ``NEWSDASH_LANGUAGE`` is none of them.
    """
    if configured != AUTO:
        return configured
    named = environment.get(VARIABLE) or AUTO
    if named not in (*LANGUAGES, AUTO):
        raise LanguageError(f"{VARIABLE} is {named!r}; it must be {', '.join(LANGUAGES)} or {AUTO}")
    return named if named != AUTO else _of_locale(environment)


def _of_locale(environment: Mapping[str, str]) -> str:
    locale = next((found for name in _LOCALE if (found := environment.get(name))), "")
    return GERMAN if locale.lower().startswith(GERMAN) else ENGLISH
