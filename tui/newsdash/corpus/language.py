"""Which language an article is in."""

from __future__ import annotations

import re

UNDETERMINED = "und"
"""ISO 639-2 for "undetermined"."""

_SAMPLE = 2000
_FEWEST_LETTERS = 20
_NO_LANGUAGE = {"zxx", "mul", "mis", UNDETERMINED}


def detect(text: str) -> str:
    """Return the ISO 639-1 code of the language ``text`` begins in.

    Fewer than 20 letters are too few to tell: ``"und"``. The identifier is py3langid, after
    Lui and Baldwin 2012, "langid.py: An Off-the-shelf Language Identification Tool".
    """
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return UNDETERMINED
    import py3langid  # a fifth of a second, and numpy

    code = str(py3langid.classify(sample)[0])
    return UNDETERMINED if code in _NO_LANGUAGE else code


def as_code(given: str) -> str | None:
    """Return the bare ISO code in ``given`` ("de-DE", "ger", "EN"), None if there is none."""
    match = re.match(r"([a-z]{2,3})(?:[-_]|$)", given.strip().lower())
    if match is None or match[1] in _NO_LANGUAGE:
        return None
    return _two_letters(match[1]) if len(match[1]) == 3 else match[1]


def _two_letters(code: str) -> str:
    from babel.core import get_global

    return str(get_global("language_aliases").get(code, code))
