"""Names everybody knows, looked up in running text: states, institutions, organisations."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsdash.extraction.lexicon import Gender, KnownName, first_names, lexicon, organizations
from newsdash.extraction.words import Word
from newsdash.records import ActorKind

_ENDINGS = frozenset(("", "e", "n", "s", "en", "er", "es", "em", "in"))
_LONGEST = 6  # words


@dataclass(frozen=True, slots=True)
class Entry:
    """A known name; ``indirect`` when the form only points to it (an adjective, a capital)."""

    name: str
    kind: ActorKind
    indirect: bool = False


class Gazetteer:
    """Looks up known names word by word, the longest first."""

    def __init__(self, language: str) -> None:
        self.entries: dict[str, Entry] = {}
        self.adjectives: dict[str, Entry] = {}
        self.longest: dict[str, int] = {}
        self.seats: dict[str, Entry] = {}
        """Cities that stand for a state's government."""
        self._add_organizations(organizations())
        self._add_states(language)
        for form in self.entries:
            words = form.split()
            self.longest[words[0]] = max(self.longest.get(words[0], 0), len(words))

    def _add_organizations(self, known: dict[str, KnownName]) -> None:
        for form, name in known.items():
            for inflected in _inflections(_key(form)):
                self.entries.setdefault(inflected, Entry(name.name, name.kind))

    def _add_states(self, language: str) -> None:
        for state in lexicon(language).states:
            entry = Entry(state.name, "country")
            pointing = Entry(state.name, "country", indirect=True)
            for form in (state.name, *state.aliases):
                self.entries[_key(form)] = entry
            for inhabitant in state.inhabitants:
                self.adjectives.setdefault(_key(inhabitant), pointing)
            for capital in state.capitals:
                self.seats.setdefault(_key(capital), pointing)
            for adjective in state.adjectives:
                self.adjectives.setdefault(_key(adjective), pointing)

    def match(self, words: Sequence[Word], at: int) -> tuple[Entry, int] | None:
        """Return the entry that begins at ``words[at]`` and the number of its words."""
        first = words[at].lower
        for stem in (first, first[:-1] if first.endswith("s") else first):
            longest = min(self.longest.get(stem, 0), _LONGEST, len(words) - at)
            for length in range(longest, 0, -1):
                if entry := self._entry(words[at : at + length]):
                    return entry, length
        return None

    def _entry(self, words: Sequence[Word]) -> Entry | None:
        text = " ".join(word.lower for word in words)
        entry = self.entries.get(text)
        # a genitive: Deutschlands, Chinas; but "Meta" is no genitive of "Met"
        if entry is None and text.endswith("s") and len(text) > 4:
            entry = self.entries.get(text[:-1])
        if entry is None or not _spelled_as_name(words, entry):
            return None
        return entry

    def seated_in(self, word: Word) -> Entry | None:
        """Return the state whose government a city stands for ("London lehnt das ab")."""
        return self.seats.get(word.lower) if word.capital else None

    def adjective(self, word: Word) -> Entry | None:
        """Return the state that an inflected adjective or inhabitant's name points to."""
        lower = word.lower
        for length in range(len(lower), max(3, len(lower) - 3), -1):
            entry = self.adjectives.get(lower[:length])
            if entry is not None and lower[length:] in _ENDINGS:
                return entry
        return None


def _inflections(form: str) -> Iterator[str]:
    """ "deutsche bahn" also in its other cases: "deutschen bahn", "deutscher bahn"."""
    yield form
    first, blank, rest = form.partition(" ")
    if blank and first.endswith(("sche", "scher", "sches", "ale", "aler", "ales")):
        stem = first.removesuffix("e") if first.endswith("e") else first[:-2]
        for ending in ("e", "en", "er", "es", "em"):
            yield f"{stem}{ending} {rest}"


def _key(form: str) -> str:
    return " ".join(form.lower().split())


def _spelled_as_name(words: Sequence[Word], entry: Entry) -> bool:
    """Short all-capital names (IS, WHO) must be written so; others begin with a capital."""
    if (
        len(words) == 1
        and len(words[0].text) <= 4
        and words[0].text.lower() in lexicon("shared").words("written_in_capitals")
    ):
        return words[0].text.isupper()
    if len(words) == 1 and entry.name.isupper() and len(entry.name) <= 3:
        return words[0].text[:2].isupper() or words[0].text.isupper()
    if entry.name[:1].islower() and len(words) == 1:
        return words[0].text == entry.name or words[0].capital
    return any(word.capital or word.text[:1].isdigit() for word in words)


@functools.cache
def gazetteer(language: str) -> Gazetteer:
    """Return the (shared, cached) gazetteer of a language."""
    return Gazetteer(language)


def gender_of_first_name(name: str) -> Gender | None:
    """Return m, f or "" for a known given name (also Jean-Cyril), ``None`` for no given name."""
    lower = name.lower()
    known = first_names()
    if lower in known:
        return known[lower]
    return known.get(lower.split("-")[0]) if "-" in lower else None
