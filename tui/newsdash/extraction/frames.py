"""The data of stance detection: frames and topics, by language."""

from __future__ import annotations

import functools
from typing import Literal, NamedTuple

from newsdash.extraction.lexicon import column, padded, rows, split_list

Sign = Literal[1, -1, 0]


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
        frame = Frame(kind, sign_of(sign), tuple(slots.split()))
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
            if (at := place_of(lower, stem)) >= 0:
                return topic.name, at - 1
    return None


def place_of(lower: str, stem: str) -> int:
    """Return where ``stem`` first begins a word, or -1; a stem of two letters must be the word."""
    at = lower.find(stem)
    while at >= 0:
        after = lower[at + len(stem) : at + len(stem) + 1]
        whole = len(stem) > 2 or not (after.isalpha() or after == "-")
        if not lower[at - 1].isalnum() and whole:
            return at
        at = lower.find(stem, at + 1)
    return -1


def sign_of(mark: str) -> Sign:
    """Return the sign that a mark in the data files means."""
    return 1 if mark == "+" else -1 if mark == "-" else 0
