"""Words that judge what they are said of, by language, and the sign of what is said."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from newsdash.extraction.frames import Sign, place_of, sign_of
from newsdash.extraction.lexicon import column, lexicon, padded, rows

_NOUN = 5  # letters of a judging noun that is known at the end of a compound
_BEFORE = 3  # letters a compound has before it
_KEY = 2  # letters by which the judging words are looked up
_SHORT = 5  # letters of a judging word up to which others may begin with it by chance
_NEAR = 24  # characters before a judging word in which a negation turns it
_REST = re.compile(r"[^\W\d_]*")
_WORD_START = re.compile(r"(?<![^\W_])[^\W_]")
_ENDINGS = ("", "e", "en", "er", "es", "n", "s")


@functools.cache
def evaluations(language: str) -> dict[str, Sign]:
    """Return the judging words with their signs."""
    return {row[0].lower(): sign_of(row[1]) for row in rows(language, "evaluations.tsv")}


def evaluation_of(text: str, language: str) -> Sign:
    """Return the sign of the judging words in ``text``; negation turns the word after it."""
    lower = " " + text.lower()
    total = 0
    reduced = any(place_of(lower, stem) >= 0 for stem in column(language, "reducing.txt"))
    signs = evaluations(language)
    counted = set()
    for at, stem in _judging(lower, language):
        sign = signs[stem]
        if stem not in counted and not (reduced and sign < 0):
            counted.add(stem)
            total += -sign if _negated(lower[:at], language) else sign
    return 1 if total > 0 else -1 if total < 0 else 0


def name_sign(name: str, language: str) -> Sign:
    """Return the sign of what a thing is called: also by parts of its words.

    "Etikettenschwindel" by the noun at its end, "lebensfremd", "unredlich" by how they are made.
    """
    return evaluation_of(name, language) or _sign_of_parts(name, language)


def _judging(lower: str, language: str) -> Iterator[tuple[int, str]]:
    """Where judging words begin, the longest of those that fit."""
    stems = _by_beginning(language)
    end = 0
    for match in _WORD_START.finditer(lower):
        at = match.start()
        if at < end:
            continue
        near = stems.get(lower[at : at + _KEY], ())
        fitting = (stem for stem in near if lower.startswith(stem, at))
        stem = next((s for s in fitting if _is_its_form(lower, at + len(s), s, language)), None)
        if stem is not None:
            end = at + len(stem)
            yield at, stem


def _is_its_form(lower: str, end: int, stem: str, language: str) -> bool:
    """Whether what goes on behind a short word only inflects it: "guter", not "Gutachten"."""
    if len(stem) > _SHORT:
        return True
    match = _REST.match(lower, end)
    rest = match[0] if match is not None else ""
    return not rest or rest in lexicon(language).words("judging_ending")


@functools.cache
def _by_beginning(language: str) -> dict[str, list[str]]:
    """The judging words by their first letters, the longest first."""
    found: dict[str, list[str]] = {}
    for stem in sorted(evaluations(language), key=len, reverse=True):
        found.setdefault(stem[:_KEY], []).append(stem)
    return found


def _sign_of_parts(name: str, language: str) -> Sign:
    total = 0
    for word in re.findall(r"[^\W\d_]+", name):
        total += _sign_of_tail(word.lower(), language) if word[:1].isupper() else 0
        for beginning, ending, sign in _affixes(language):
            made = word.startswith(beginning) and word.endswith(ending)
            total += sign if made and word not in column(language, "neutral_words.txt") else 0
    return 1 if total > 0 else -1 if total < 0 else 0


def _sign_of_tail(word: str, language: str) -> int:
    """The sign of the judging noun that a compound ends in."""
    signs = evaluations(language)
    for cut in range(_BEFORE, len(word) - _NOUN + 1):
        for ending in _ENDINGS:
            tail = word[cut : len(word) - len(ending)]
            if word.endswith(ending) and len(tail) >= _NOUN and tail in signs:
                return signs[tail]
    return 0


@functools.cache
def _affixes(language: str) -> tuple[tuple[str, str, Sign], ...]:
    """How judging adjectives are made: beginning, ending, sign."""
    return tuple(
        (begin.rstrip("-"), end.lstrip("-"), sign_of(mark))
        for begin, end, mark in (padded(r, 3) for r in rows(language, "evaluation_affixes.tsv"))
    )


def _negated(before: str, language: str) -> bool:
    window = re.findall(r"\w+", before[-_NEAR:])
    return not lexicon(language).words("negation").isdisjoint(window)
