"""Noun phrases of a clause, with the cases and number their form allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsdash.extraction.lexicon import Lexicon
from newsdash.extraction.words import Word, WordSpan

_NOUN = frozenset(("NOUN", "PROPN"))
_ATTRIBUTE = frozenset(("ADJ", "NUM"))
_OUTSIDE = frozenset(("VERB", "AUX", "QUOTE"))  # no phrase begins with these
_NEVER_FIRST = frozenset(("ADP", "ADPDET", "VERB", "AUX", "SCONJ", "PUNCT", "QUOTE"))
_OBLIQUE = frozenset(("dat", "acc", "gen"))
_BARE = frozenset(("nom", "dat", "acc"))
_WITH_ATTRIBUTE = 2  # words of "festgesetzten Preisen"
_UNKNOWN = frozenset(("nom", "acc"))


@dataclass(slots=True, eq=False)
class Phrase(WordSpan):
    """A noun phrase: ``words`` with attributes, ``head`` the last of its first run of nouns.

    ``core`` is the phrase without what follows the head ("der Sprecher" of "der Sprecher
    des Ministeriums"); ``prep`` the preposition that governs it; ``plural`` is ``None``
    where the form does not tell.
    """

    words: list[Word]
    core: list[Word]
    head: Word
    prep: Word | None
    cases: frozenset[str]
    plural: bool | None = None

    @property
    def is_pronoun(self) -> bool:
        """Whether it is a lone pronoun."""
        return len(self.words) == 1 and self.head.pos in ("PRON", "DET")


def noun_phrases(words: Sequence[Word], lexicon: Lexicon) -> list[Phrase]:
    """Return the noun phrases among ``words`` (one clause's) in order."""
    reader = _Reader(words, lexicon)
    found: list[Phrase] = []
    at = 0
    while at < len(words):
        if words[at].pos in _OUTSIDE and words[at].lower not in reader.comparison:
            at += 1
            continue
        prep = None
        compares = words[at].lower in reader.comparison and words[at].pos != "SCONJ"
        if words[at].pos in ("ADP", "ADPDET") or compares:
            prep, at = words[at], at + 1
        phrase, after = reader.phrase(at, prep)
        if phrase is not None:
            after = reader.postposition(phrase, after)
            found.append(phrase)
            at = after
        elif prep is None:
            at += 1
    return found


class _Reader:
    """Reads phrases from a list of words; positions are indices into it."""

    def __init__(self, words: Sequence[Word], lexicon: Lexicon) -> None:
        self.words = words
        self.lexicon = lexicon
        self.comparison = lexicon.words("comparison")
        self.articles = lexicon.words("article")
        self.particles = lexicon.words("name_particle")
        self.genitive = lexicon.words("genitive_opener")
        self.attributive = lexicon.words("attribute_preposition")
        self.conjunctions = lexicon.words("and")
        self.degrees = lexicon.words("degree")
        self.bounds = lexicon.words("bound")
        self.plural = lexicon.words("plural_word")
        self.singular = lexicon.words("singular_word")
        self.postpositions = lexicon.words("postposition")

    def phrase(self, at: int, prep: Word | None) -> tuple[Phrase | None, int]:
        """Return the phrase that begins at ``at``, if one does, and the place after it."""
        if at >= len(self.words):
            return None, at
        word = self.words[at]
        core, after = self._core(at)
        if word.pos == "PRON" or (word.pos == "DET" and not core):
            cases = self.lexicon.cases(word.lower, "PRON") or _UNKNOWN
            return Phrase([word], [word], word, prep, cases), at + 1
        if not core:
            return None, at
        nouns = [w for w in core if w.pos in _NOUN]
        whole, after = self._attributes(core, after)
        whole, after, joined = self._coordination(whole, after)
        cases = self._cases(core) if prep is None else _OBLIQUE
        return Phrase(whole, core, nouns[-1], prep, cases, self._number(core, joined)), after

    def postposition(self, phrase: Phrase, after: int) -> int:
        """Let "X zufolge" govern the phrase before it; return the place after it."""
        if phrase.prep is not None or after >= len(self.words):
            return after
        if self.words[after].lower not in self.postpositions:
            return after
        following = self.words[after + 1].pos if after + 1 < len(self.words) else ""
        if following in ("DET", "ADJ", "PROPN", "NOUN"):
            return after  # "gegenüber dem Sender" governs what follows
        phrase.prep, phrase.cases = self.words[after], _OBLIQUE
        return after + 1

    def _number(self, core: Sequence[Word], joined: bool) -> bool | None:
        if joined or any(w.lower in self.plural for w in core):
            return True
        return False if core[0].lower in self.singular else None

    def _core(self, at: int) -> tuple[list[Word], int]:
        words, core = self.words, list[Word]()
        if at >= len(words) or words[at].pos in _NEVER_FIRST:
            return core, at
        if self._is_degree(at):  # "too much openness"
            core.append(words[at])
            at += 1
        elif self._is_bound(at):
            core += words[at : at + 2]
            at += 2
        degree = len(core)
        while at < len(words) and len(core) == degree and words[at].pos == "DET":
            core.append(words[at])
            at += 1
            if at < len(words) and words[at].pos == "DET" and words[at].lower not in self.articles:
                core.append(words[at])
                at += 1
        attributes, at = self._attributive_run(at)
        nouns, at = self._nouns(at)
        if not any(w.pos in _NOUN for w in nouns):
            return [], at
        return core + attributes + nouns, at

    def _is_degree(self, at: int) -> bool:
        if at + 1 >= len(self.words):
            return False
        return self.words[at + 1].pos == "DET" and self.words[at].lower in self.degrees

    def _is_bound(self, at: int) -> bool:
        """ "mehr als 2100 Menschen", "fewer than ten people": a number that is a bound."""
        words = self.words[at : at + 3]
        bound = len(words) > 2 and words[0].lower in self.bounds and words[2].pos == "NUM"
        return bound and words[1].lower in self.comparison

    def _nouns(self, at: int) -> tuple[list[Word], int]:
        words, nouns = self.words, list[Word]()
        while at < len(words) and not (nouns and words[at].after_break):
            word = words[at]
            if nouns and nouns[-1].pos == "PROPN" and _is_version(word):
                break  # "gab OpenAI gpt-2 frei": two names, not one
            if nouns and self._are_parted(nouns[-1], word):
                break
            if word.pos in _NOUN or (nouns and self._joins_names(at)):
                nouns.append(word)
                at += 1
            elif word.lower in ("'s", "’s") and nouns:
                extra, after = self._attributive_run(at + 1)
                nouns += [word, *extra]
                at = after
            else:
                break
        return nouns, at

    def _are_parted(self, noun: Word, word: Word) -> bool:
        """ "gegen das Urteil Berufung einlegen": German sets no common nouns side by side."""
        common = self.lexicon.common_nouns
        return self.lexicon.language == "de" and noun.lower in common and word.lower in common

    def _attributive_run(self, at: int) -> tuple[list[Word], int]:
        """Adjectives and numbers before a noun, with adverbs and conjunctions between them."""
        words, run, k = self.words, list[Word](), at
        while k < len(words) and self._is_attributive(k, bool(run)):
            run.append(words[k])
            k += 1
        if run and k < len(words) and words[k].pos in _NOUN:
            return run, k
        return [], at

    def _is_attributive(self, k: int, begun: bool) -> bool:
        word = self.words[k]
        if word.pos in _ATTRIBUTE or (begun and word.pos in ("ADV", "CCONJ", "PART")):
            return True
        following = self.words[k + 1] if k + 1 < len(self.words) else None
        return word.pos in ("ADV", "PART") and following is not None and following.pos == "ADJ"

    def _joins_names(self, at: int) -> bool:
        """ "von der" inside "Ursula von der Leyen": lower-case between two names."""
        words, k = self.words, at
        while k < len(words) and words[k].lower in self.particles and not words[k].capital:
            k += 1
        if k == at or k >= len(words):
            return False
        return words[k].pos == "PROPN" and words[at - 1].pos == "PROPN"

    def _attributes(self, core: list[Word], at: int) -> tuple[list[Word], int]:
        """Genitives and "von ..." that follow the head belong to the phrase."""
        words, whole = self.words, list(core)
        while at < len(words) and not words[at].after_break:
            word = words[at]
            if word.lower in self.genitive and word.pos == "DET" and core[-1].pos in _NOUN:
                more, after = self._core(at)
                if _is_nominative(more):
                    break  # "ist die Entscheidung der erste Erfolg"
            elif core[-1].text.isupper() and word.lower not in self.lexicon.words("of_name"):
                break  # "votierten CDU und FDP für den Antrag"
            elif word.lower in self.attributive and word.pos in ("ADP", "ADPDET", "SCONJ"):
                more, after = self._core(at + 1)
                more = [word, *more] if more else []
            else:
                break
            if not more:
                break
            whole += more
            at = after
        return whole, at

    def _coordination(self, whole: list[Word], at: int) -> tuple[list[Word], int, bool]:
        words, joined = self.words, False
        while at + 1 < len(words) and not words[at].after_break:
            conjunction = words[at]
            if conjunction.lower not in self.conjunctions:
                break
            more, after = self._core(at + 1)
            if not more:
                break
            more, after = self._attributes(more, after)
            whole = [*whole, conjunction, *more]
            joined = joined or conjunction.lower not in self.lexicon.words("or")
            at = after
        return whole, at, joined

    def _cases(self, core: Sequence[Word]) -> frozenset[str]:
        if core[0].pos != "DET":
            return _BARE - {"nom"} if self._is_strong_oblique(core) else _BARE
        cases = self.lexicon.cases(core[0].lower, "DET") or _UNKNOWN
        oblique = core[0].lower in self.lexicon.words("female_oblique")
        return cases - {"nom"} if oblique and self._is_feminine(core) else cases

    def _is_strong_oblique(self, core: Sequence[Word]) -> bool:
        """ "festgesetzten Preisen": without an article, -en and -em are no nominative's endings."""
        if self.lexicon.language != "de" or len(core) < _WITH_ATTRIBUTE:
            return False
        attribute = core[-2]
        inflected = attribute.pos == "ADJ" and attribute.lower.endswith(("en", "em"))
        return inflected and not attribute.capital and core[-1].pos == "NOUN"

    def _is_feminine(self, core: Sequence[Word]) -> bool:
        """ "der Dezernentin", "der Regierung": no nominative, whatever its article might be."""
        head = next((w for w in core if w.pos in _NOUN), core[-1])
        if head.lower.endswith(self.lexicon.noun_endings.get("feminine", ("",)[:0])):
            return True
        role = self.lexicon.roles.get(head.lower)
        return role is not None and role.gender == "f"


def _is_nominative(core: Sequence[Word]) -> bool:
    """ "der erste Erfolg": behind "der", only the masculine nominative has an adjective in -e."""
    if len(core) < 3 or core[0].lower != "der" or core[1].pos != "ADJ":
        return False
    return core[1].lower.endswith("e")


def _is_version(word: Word) -> bool:
    """A name that begins small and holds a number: "gpt-oss-120b"."""
    return word.text[:1].islower() and "-" in word.text and any(c.isdigit() for c in word.text)
