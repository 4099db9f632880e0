"""The data of stance detection: frames, topics and evaluative words, by language."""

from __future__ import annotations

import functools
import re
from typing import Literal, NamedTuple

from newsdash.extraction.lexicon import column, lexicon, padded, rows, split_list

Sign = Literal[1, -1, 0]
_NOUN = 5  # letters of a judging noun that is known at the end of a compound


class Frame(NamedTuple):
    """How a word takes a stance: its sign (0: it comes from elsewhere) and where the target is."""

    kind: str
    sign: Sign
    slots: tuple[str, ...]


class Topic(NamedTuple):
    """A canonical topic and the stems that mean it, lower case."""

    name: str
    stems: tuple[str, ...]


@functools.cache
def frames(language: str) -> dict[tuple[str, str], tuple[Frame, ...]]:
    """Return the frames by (kind, lemma); nouns in lower case."""
    found: dict[tuple[str, str], list[Frame]] = {}
    for row in rows(language, "stances.tsv"):
        kind, lemma, sign, slots = padded(row, 4)[:4]
        frame = Frame(kind, _sign(sign), tuple(slots.split()))
        found.setdefault((kind, lemma.lower()), []).append(frame)
    return {key: tuple(value) for key, value in found.items()}


@functools.cache
def idioms(language: str) -> dict[str, tuple[tuple[tuple[str, ...], Frame], ...]]:
    """Return by the verb's lemma the words that make an idiom with it, and what that says."""
    return _by_verb(language, "idiom")


@functools.cache
def experiences(language: str) -> dict[str, tuple[tuple[tuple[str, ...], Frame], ...]]:
    """Return by lemma the verbs that tell what an object feels, with the words beside them."""
    return _by_verb(language, "experience")


def _by_verb(language: str, wanted: str) -> dict[str, tuple[tuple[tuple[str, ...], Frame], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Frame]]] = {}
    for (kind, key), made in frames(language).items():
        verb, *words = key.split()
        if kind == wanted:
            found.setdefault(verb, []).extend((tuple(words), f) for f in made)
    return {verb: tuple(listed) for verb, listed in found.items()}


@functools.cache
def effects(language: str) -> dict[str, tuple[tuple[str, Sign], ...]]:
    """Return by lemma what verbs say of their subject: the words with it, if any, and the sign."""
    found: dict[str, list[tuple[str, Sign]]] = {}
    for (kind, key), made in frames(language).items():
        if kind == "effect":
            verb, _, words = key.partition(" ")
            found.setdefault(verb, []).extend((words, f.sign) for f in made)
    return {verb: tuple(listed) for verb, listed in found.items()}


@functools.cache
def topics(language: str) -> tuple[Topic, ...]:
    """Return the topics in the order they are tried."""
    return tuple(
        Topic(row[0], tuple(stem.lower() for stem in split_list(padded(row, 2)[1])))
        for row in rows(language, "topics.tsv")
    )


@functools.cache
def evaluations(language: str) -> dict[str, Sign]:
    """Return the judging words with their signs."""
    return {row[0].lower(): _sign(row[1]) for row in rows(language, "evaluations.tsv")}


@functools.cache
def shift_words(language: str) -> frozenset[tuple[str, ...]]:
    """Return what tells of a change of mind: a noun or a verb's lemma, and the words with it."""
    return frozenset(tuple(line.split()) for line in column(language, "shifts.txt"))


def own_topics(named: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[Topic, ...]:
    """Return the topics a user has added."""
    return tuple(Topic(name, stems) for name, stems in named)


def topic_in(text: str, among: tuple[Topic, ...]) -> tuple[str, int] | None:
    """Return the first of the topics that ``text`` names, and where it stands."""
    lower = " " + text.lower()
    for topic in among:
        for stem in topic.stems:
            if (at := _place(lower, stem)) >= 0:
                return topic.name, at - 1
    return None


def evaluation_of(text: str, language: str) -> Sign:
    """Return the sign of the judging words in ``text``; negation turns the word after it."""
    lower = " " + text.lower()
    total = 0
    reduced = any(_place(lower, stem) >= 0 for stem in _reducing(language))
    signs = evaluations(language)
    counted = set()
    for match in _judging(language).finditer(lower):
        stem = match[0]
        sign = signs[stem]
        if stem not in counted and not (reduced and sign < 0):
            counted.add(stem)
            total += -sign if _negated(lower[: match.start()], language) else sign
    return 1 if total > 0 else -1 if total < 0 else 0


def name_sign(name: str, language: str) -> Sign:
    """Return the sign of what a thing is called: also by parts of its words.

    "Etikettenschwindel" by the noun at its end, "lebensfremd", "unredlich" by how they are made.
    """
    return evaluation_of(name, language) or _sign_of_parts(name, language)


def _sign_of_parts(name: str, language: str) -> Sign:
    total = 0
    for word in re.findall(r"[^\W\d_]+", name):
        if word[:1].isupper() and (match := _judging_tail(language).search(word.lower())):
            total += evaluations(language)[match[1]]
        for beginning, ending, sign in _affixes(language):
            made = word.startswith(beginning) and word.endswith(ending)
            total += sign if made and word not in column(language, "neutral_words.txt") else 0
    return 1 if total > 0 else -1 if total < 0 else 0


@functools.cache
def _affixes(language: str) -> tuple[tuple[str, str, Sign], ...]:
    """How judging adjectives are made: beginning, ending, sign."""
    return tuple(
        (begin.rstrip("-"), end.lstrip("-"), _sign(mark))
        for begin, end, mark in (padded(r, 3) for r in rows(language, "evaluation_affixes.tsv"))
    )


@functools.cache
def _judging_tail(language: str) -> re.Pattern[str]:
    """A judging noun at the end of a compound."""
    stems = sorted((s for s in evaluations(language) if len(s) >= _NOUN), key=len, reverse=True)
    return re.compile(
        rf"(?<=\w{{3}})({'|'.join(map(re.escape, stems)) or '(?!)'})(?:e[nrs]?|n|s)?$"
    )


@functools.cache
def _judging(language: str) -> re.Pattern[str]:
    """All judging words, the longest first, at the beginning of a word."""
    stems = sorted(evaluations(language), key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, stems)) or '(?!)'})")


@functools.cache
def _reducing(language: str) -> frozenset[str]:
    return column(language, "reducing.txt")


def _negated(before: str, language: str) -> bool:
    window = re.findall(r"\w+", before[-24:])
    return not lexicon(language).words("negation").isdisjoint(window)


def _place(lower: str, stem: str) -> int:
    """The first place where ``stem`` begins a word; a stem of two letters must be the word."""
    at = lower.find(stem)
    while at >= 0:
        after = lower[at + len(stem) : at + len(stem) + 1]
        whole = len(stem) > 2 or not (after.isalpha() or after == "-")
        if not lower[at - 1].isalnum() and whole:
            return at
        at = lower.find(stem, at + 1)
    return -1


def _sign(mark: str) -> Sign:
    return 1 if mark == "+" else -1 if mark == "-" else 0
