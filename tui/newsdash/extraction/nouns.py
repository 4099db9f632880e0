"""What a noun is: a role, a collective, a common noun; German compounds by their tail."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator
from typing import TypeVar

from newsdash.extraction.lexicon import Collective, Lexicon, Role, column, lexicon, rows
from newsdash.extraction.words import Word

_LONGEST = 80  # letters; no longer word is a noun of news
_SHORTEST_TAIL = 4
_LONG_TAIL = 5  # letters of a role that a word with a capital may end in, in English
_T = TypeVar("_T")
_GENDERED = re.compile(r"[:*_·/]?in(?:nen)?$")


@functools.cache
def nouns(language: str) -> Nouns:
    """Return the (shared, cached) nouns of a language."""
    return Nouns(lexicon(language))


class Nouns:
    """Looks nouns up whole, without inflection, and by the tail of a compound."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.generic = column(lexicon.language, "generic_collectives.txt")
        alone = lexicon.words("generic_alone")
        self._generic_tails = tuple(
            g for g in self.generic if len(g) > _SHORTEST_TAIL and g not in alone
        )
        self.named_generic = frozenset(
            row[0].lower()
            for row in rows(lexicon.language, "generic_collectives.txt")
            if len(row) > 1
        )
        self.places = column(lexicon.language, "place_nouns.txt")
        self.whole_only = column(lexicon.language, "whole_words.txt")
        self._inhabitants = frozenset(
            form.lower() for state in lexicon.states for form in state.inhabitants
        )
        self._role = functools.lru_cache(4096)(self._find_role)
        self._collective = functools.lru_cache(4096)(self._find_collective)

    def role(self, word: Word) -> Role | None:
        """Return the role a noun names ("Außenministerin" by its tail), if it does."""
        if self.lexicon.language == "de":
            return self._role(word.lower) if word.capital else None
        found = self._role(word.lower)
        # "Moorhead" is no head: a name may end like a short role; "Assemblywoman" is one
        if found is None or not word.capital or len(found.lemma) >= _LONG_TAIL:
            return found
        return found if word.lower.startswith(found.lemma.lower()) else None

    def role_form(self, form: str) -> Role | None:
        """Return the role that a bare form names."""
        return self._role(form.lower())

    def inhabitant(self, word: Word) -> bool:
        """Whether a noun says where a person comes from: "der Franzose", "the Dane"."""
        return word.capital and word.lower in self._inhabitants

    def collective(self, word: Word) -> Collective | None:
        """Return the collective a noun names ("Umweltministerium" by its tail), if it does."""
        return (
            self._collective(word.lower) if word.capital or self.lexicon.language != "de" else None
        )

    def collective_form(self, form: str) -> Collective | None:
        """Return the collective that a bare form names."""
        return self._collective(form.lower())

    def is_singular(self, word: Word) -> bool:
        """Whether a role's or a collective's form is no plural: "Chefin", not "Manager"."""
        noun = self.role(word) or self.collective(word)
        endings = self.lexicon.noun_endings
        if noun is None or word.lower.endswith(endings.get("like plural", ())):
            return False
        return word.lower.endswith((noun.lemma.lower(), *endings.get("singular", ())))

    def nominative_plural(self, word: Word) -> str:
        """ "von Kritikern": how they are called without the case's ending, where that is sure."""
        form, lower = word.text[:-1], word.lower[:-1]
        if self.lexicon.language != "de" or not word.lower.endswith("ern"):
            return word.text
        own = lower.endswith(tuple(self.lexicon.words("plural_in_n")))  # "die Bauern"
        known = self._role(lower) or self._collective(lower)
        return word.text if own or known is None else form

    def is_common(self, word: Word) -> bool:
        """Whether a noun is known to be no name."""
        lower = word.lower
        lexicon = self.lexicon
        if lower in lexicon.common_nouns or lower in lexicon.time_nouns or lower in lexicon.months:
            return True
        if self._collective(lower) or self._role(lower) or self.is_abstract(word):
            return True
        if any(form in lexicon.common_nouns for form in _uninflected(lower)):
            return True
        tail = lower.rpartition("-")[2]
        return tail != lower and any(form in lexicon.common_nouns for form in _uninflected(tail))

    def is_abstract(self, word: Word) -> bool:
        """Whether a noun has an ending of abstract nouns."""
        return self._ends(word.lower, "abstract")

    def _ends(self, lower: str, kind: str) -> bool:
        endings = self.lexicon.noun_endings.get(kind, ())
        if not lower.endswith(endings):
            return False
        return any(lower.endswith(e) and len(lower) - len(e) >= 3 for e in endings)

    def _find_role(self, lower: str) -> Role | None:
        if found := _by_tail(lower, self.lexicon.roles, self.whole_only):
            return found
        if self._ends(lower, "profession"):  # coined freely: Hydrologe, Kybernetikerin
            return Role(lower.capitalize(), "academic", "f" if lower.endswith("in") else "m")
        return None

    def _find_collective(self, lower: str) -> Collective | None:
        if found := _by_tail(lower, self.lexicon.collectives, self.whole_only):
            return found
        if lower.endswith("bund") and self._ends(lower, "association"):
            return Collective("Bund", "m", "organization")  # "der Bund" alone is the state
        return None

    def is_place(self, word: Word) -> bool:
        """Whether a collective is a town or district, which acts only in what it says and does."""
        return word.lower in self.places or word.lower.endswith("stadt")

    def is_generic(self, form: str) -> bool:
        """Whether a collective only tells what kind of organisation bears the name after it."""
        lower = form.lower()
        forms = (lower, lower.removesuffix("s"), lower.removesuffix("es"))
        return any(form in self.generic or form.endswith(self._generic_tails) for form in forms)

    def base_form(self, form: str) -> str:
        """Return a role or collective noun without its case ending ("Gutachters" → "Gutachter")."""
        lower = form.lower()
        for known in (self.lexicon.roles.keys(), self.lexicon.collectives.keys()):
            for base in _uninflected(lower):
                if lower.startswith(base) and next(_tails(base, known), None) is not None:
                    return form[: len(base)]
        return form

    def is_listed(self, word: Word) -> bool:
        """Whether the noun itself (not by the tail of a compound) is a known common noun."""
        return any(form in self.lexicon.common_nouns for form in _uninflected(word.lower))


def _by_tail(lower: str, known: dict[str, _T], whole_only: frozenset[str]) -> _T | None:
    """Look a noun up whole, then by the tail of the compound, longest tail first."""
    if len(lower) > _LONGEST:
        return None
    for form in _uninflected(lower):
        if form in known:
            return known[form]
    head = lower.rpartition("-")[2]
    if head != lower:
        return _by_tail(head, known, whole_only) if head else None
    for cut in range(3, len(lower) - _SHORTEST_TAIL + 1):
        for form in _uninflected(lower[cut:]):
            if len(form) >= _SHORTEST_TAIL and form in known and form not in whole_only:
                return known[form]
    return None


def _tails(lower: str, known: Collection[str]) -> Iterator[str]:
    """The ends of a compound that are known nouns, the whole word first."""
    for cut in (0, *range(2, len(lower) - _SHORTEST_TAIL + 1)):
        if lower[cut:] in known:
            yield lower[cut:]


def _uninflected(lower: str) -> Iterator[str]:
    """The form itself, then without the endings nouns take: -s, -es, -n, -en, -e, :innen."""
    yield lower
    gendered = _GENDERED.sub("", lower)
    if gendered != lower:
        yield gendered
        yield gendered + "in"
        if lower.endswith("innen"):
            yield lower[:-3]
    for ending in ("s", "es", "n", "en", "e", "er"):
        if lower.endswith(ending) and len(lower) - len(ending) > 2:
            yield lower[: -len(ending)]
    if lower.endswith("r"):
        yield lower[:-1]
