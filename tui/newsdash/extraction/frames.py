"""The data of stance detection: frames and topics, by language."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from newsdash.extraction.lexicon import column, padded, rows, split_list

Sign = Literal[1, -1, 0]

_INITIALS = 2  # letters of "KI", "AI"


class Frame(NamedTuple):
    """How a word takes a stance: its sign (0: it comes from elsewhere) and where the target is."""

    kind: str
    sign: Sign
    slots: tuple[str, ...]


# by the verb's lemma, then by the first of the words that go with it
PhrasalFrames: TypeAlias = dict[str, dict[str, list[tuple[tuple[str, ...], Frame]]]]


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
def phrasal_frames(language: str, wanted: str) -> PhrasalFrames:
    """Return the frames of a kind that are a verb and words with it, maybe none."""
    found: PhrasalFrames = {}
    for (kind, key), made in frames(language).items():
        verb, *words = key.split()
        if kind == wanted:
            listed = found.setdefault(verb, {}).setdefault(words[0] if words else "", [])
            listed.extend((tuple(words), frame) for frame in made)
    return found


def phrasal_frames_in(
    known: PhrasalFrames, lemma: str, said: Sequence[str]
) -> Iterator[tuple[tuple[str, ...], Frame]]:
    """Yield the frames of the verb ``lemma`` whose words stand in ``said``, with these words."""
    listed = known.get(lemma)
    if listed:
        for first in ("", *dict.fromkeys(said)):
            for words, frame in listed.get(first, ()):
                if in_order(words, said):
                    yield words, frame


def in_order(words: Sequence[str], said: Sequence[str]) -> bool:
    """Return whether ``words`` stand in ``said`` one after the other, others between or not."""
    rest = iter(said)
    return all(word in rest for word in words)


@functools.cache
def effects(language: str) -> dict[str, tuple[tuple[str, Sign], ...]]:
    """Return by lemma what verbs say of their subject: the words with it, if any, and the sign."""
    found: dict[str, list[tuple[str, Sign]]] = {}
    for (kind, key), made in frames(language).items():
        if kind == "effect":
            verb, _, words = key.partition(" ")
            found.setdefault(verb, []).extend((words, f.sign) for f in made)
    return {verb: tuple(listed) for verb, listed in found.items()}


def effects_told(language: str, lemma: str, words: Iterable[str]) -> Iterator[tuple[str, Sign]]:
    """Yield what a verb says of its subject in a clause of these words: frame's words, and sign."""
    said = f" {' '.join(words)} "
    for framed, sign in effects(language).get(lemma, ()):
        if not framed or f" {framed} " in said:
            yield framed, sign


@functools.cache
def offences(language: str) -> dict[str, tuple[str, ...]]:
    """Return by lemma what verbs accuse their subject of: how the words with it begin, if any."""
    found: dict[str, list[str]] = {}
    for kind, key in frames(language):
        if kind == "offence":
            verb, _, words = key.partition(" ")
            found.setdefault(verb, []).append(words)
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
    """Return where ``stem`` first begins a word, or -1; a last word of two letters is whole."""
    short = len(stem) <= _INITIALS or stem[-_INITIALS - 1] == " "
    at = lower.find(stem)
    while at >= 0:
        after = lower[at + len(stem) : at + len(stem) + 1]
        goes_on = after.isalpha() or (after == "-" and len(stem) <= _INITIALS)
        if not lower[at - 1].isalnum() and not (short and goes_on):
            return at
        at = lower.find(stem, at + 1)
    return -1


def sign_of(mark: str) -> Sign:
    """Return the sign that a mark in the data files means."""
    return 1 if mark == "+" else -1 if mark == "-" else 0
