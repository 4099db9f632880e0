"""Noun phrases of a clause, with the cases their form allows, and the clause's subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsdash.extraction.clauses import Clause
from newsdash.extraction.words import Word

_NOUN = frozenset(("NOUN", "PROPN"))
_ATTRIBUTE = frozenset(("ADJ", "NUM"))
_OBLIQUE = frozenset(("dat", "acc", "gen"))
_POSTPOSITIONS = frozenset(("zufolge", "gegenüber", "entlang", "halber", "zuliebe", "wegen", "ago"))
_BARE = frozenset(("nom", "dat", "acc"))
_ARTICLES = {
    "der": "nom gen dat", "die": "nom acc", "das": "nom acc", "den": "acc dat", "dem": "dat",
    "des": "gen", "ein": "nom acc", "eine": "nom acc", "einen": "acc", "einem": "dat",
    "einer": "gen dat", "eines": "gen",
}  # fmt: skip
_ENDINGS = {"em": "dat", "en": "acc dat", "es": "gen nom acc", "er": "nom gen dat", "e": "nom acc"}
_PRONOUNS = {
    "er": "nom", "wir": "nom", "ich": "nom", "man": "nom", "wer": "nom", "du": "nom",
    "ihn": "acc", "ihm": "dat", "ihnen": "dat", "mir": "dat", "uns": "dat acc", "mich": "acc",
    "sich": "acc dat", "ihr": "dat", "he": "nom", "she": "nom", "they": "nom", "we": "nom",
    "i": "nom", "him": "acc", "them": "acc", "me": "acc", "us": "acc", "her": "acc",
}  # fmt: skip
_SUBJECT_PRONOUNS = frozenset(("er", "sie", "man", "wir", "ich"))
_POSTPOSED = frozenset("von vom aus für of at for from".split())
_GENITIVE = frozenset("des der eines einer seines seiner ihres ihrer dieser dieses unserer".split())
_PARTICLES = frozenset("von van de di da del der la le bin ibn al zu vom zum ten ter dos du".split())
_PLURAL = frozenset(
    "beide beiden viele mehrere einige zahlreiche manche alle wenige zwei drei vier fünf sechs "
    "sieben acht neun zehn both many several some all few two three four five".split()
)


@dataclass(slots=True, eq=False)
class Phrase:
    """A noun phrase: ``words`` with attributes, ``head`` its first bare run of nouns.

    ``core`` is the phrase without what follows the head ("der Sprecher" of "der Sprecher
    des Ministeriums"); ``prep`` the preposition that governs it.
    """

    words: list[Word]
    core: list[Word]
    head: Word
    prep: Word | None
    cases: frozenset[str]
    plural: bool | None = None

    @property
    def start(self) -> int:
        """Offset of the first character, the preposition left out."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.words[-1].end

    @property
    def is_pronoun(self) -> bool:
        """Whether it is a lone pronoun."""
        return len(self.words) == 1 and self.head.pos in ("PRON", "DET")


def noun_phrases(words: Sequence[Word]) -> list[Phrase]:
    """Return the noun phrases among ``words`` (one clause's) in order."""
    found: list[Phrase] = []
    at = 0
    while at < len(words):
        prep = None
        if words[at].pos in ("ADP", "ADPDET") or words[at].lower in ("als", "wie"):
            prep, at = words[at], at + 1
        phrase, after = _phrase(words, at, prep)
        if phrase is not None:
            if prep is None and after < len(words) and words[after].lower in _POSTPOSITIONS:
                phrase.prep = words[after]
                phrase.cases = _OBLIQUE
                after += 1
            found.append(phrase)
            at = after
        elif prep is None:
            at += 1
    return found


def _phrase(words: Sequence[Word], at: int, prep: Word | None) -> tuple[Phrase | None, int]:
    if at >= len(words):
        return None, at
    if words[at].pos == "PRON" or (words[at].pos == "DET" and _stands_alone(words, at)):
        word = words[at]
        cases = frozenset(_PRONOUNS.get(word.lower, "nom acc").split())
        return Phrase([word], [word], word, prep, cases), at + 1
    core, after = _core(words, at)
    if not core:
        return None, at
    nouns = [w for w in core if w.pos in _NOUN]
    whole, after = _attributes(words, core, after)
    whole, after, joined = _coordination(words, whole, after)
    cases = _cases(core) if prep is None else _OBLIQUE
    phrase = Phrase(whole, core, nouns[-1], prep, cases)
    if joined or core[0].lower in _PLURAL or any(w.lower in _PLURAL for w in core):
        phrase.plural = True
    elif core[0].lower in ("ein", "eine", "der", "das", "a", "an", "this", "dieser", "dieses"):
        phrase.plural = False
    return phrase, after


def _stands_alone(words: Sequence[Word], at: int) -> bool:
    return not _core(words, at)[0]


def _core(words: Sequence[Word], at: int) -> tuple[list[Word], int]:
    core: list[Word] = []
    while at < len(words) and not core and words[at].pos == "DET":
        core.append(words[at])
        at += 1
        if at < len(words) and words[at].pos == "DET" and words[at].lower not in _ARTICLES:
            core.append(words[at])
            at += 1
    attributes, at = _attributive_run(words, at)
    core += attributes
    nouns: list[Word] = []
    while at < len(words) and not (nouns and words[at].after_break):
        word = words[at]
        if word.pos in _NOUN or (nouns and _name_particle(words, at)):
            nouns.append(word)
            at += 1
        elif word.lower in ("'s", "’s") and nouns:
            nouns.append(word)
            at += 1
            extra, at = _attributive_run(words, at)
            nouns += extra
        else:
            break
    if not any(w.pos in _NOUN for w in nouns):
        return [], at
    return core + nouns, at


def _attributive_run(words: Sequence[Word], at: int) -> tuple[list[Word], int]:
    """Adjectives and numbers before a noun, with adverbs and conjunctions between them."""
    run: list[Word] = []
    k = at
    while k < len(words) and (
        words[k].pos in _ATTRIBUTE or (words[k].pos in ("ADV", "CCONJ", "PART") and run)
        or (words[k].pos in ("ADV", "PART") and k + 1 < len(words) and words[k + 1].pos == "ADJ")
    ):
        run.append(words[k])
        k += 1
    if run and k < len(words) and words[k].pos in _NOUN:
        return run, k
    return [], at


def _name_particle(words: Sequence[Word], at: int) -> bool:
    """"von der" inside "Ursula von der Leyen": lower-case between two capitalised words."""
    if words[at].lower not in _PARTICLES or words[at].text in ("vom", "zum"):
        return False
    k = at
    while k < len(words) and words[k].lower in _PARTICLES and not words[k].capital:
        k += 1
    return k < len(words) and words[k].pos == "PROPN" and words[at - 1].pos == "PROPN"


def _attributes(words: Sequence[Word], core: list[Word], at: int) -> tuple[list[Word], int]:
    """Genitives and "von ..." that follow the head belong to the phrase."""
    whole = list(core)
    while at < len(words) and not words[at].after_break:
        word = words[at]
        if word.lower in _GENITIVE and word.pos == "DET" and core[-1].pos in _NOUN:
            more, after = _core(words, at)
        elif word.lower in _POSTPOSED and word.pos in ("ADP", "ADPDET", "SCONJ"):
            more, after = _core(words, at + 1)
            more = [word, *more] if more else []
        else:
            break
        if not more:
            break
        whole += more
        at = after
    return whole, at


def _coordination(
    words: Sequence[Word], whole: list[Word], at: int
) -> tuple[list[Word], int, bool]:
    joined = False
    while at + 1 < len(words) and not words[at].after_break and words[at].lower in ("und", "sowie", "and", "oder", "or"):
        more, after = _core(words, at + 1)
        if not more:
            break
        more, after = _attributes(words, more, after)
        whole = [*whole, words[at], *more]
        at, joined = after, joined or words[at].lower not in ("oder", "or")
    return whole, at, joined


def _cases(core: Sequence[Word]) -> frozenset[str]:
    first = core[0]
    if first.lower in _ARTICLES:
        return frozenset(_ARTICLES[first.lower].split())
    if first.pos == "DET":
        for ending, cases in _ENDINGS.items():
            if first.lower.endswith(ending) and first.lower not in ("kein", "mein", "sein"):
                return frozenset(cases.split())
        return frozenset(("nom", "acc"))
    return _BARE


def subject(clause: Clause, language: str, time_nouns: frozenset[str]) -> Phrase | None:
    """Return the phrase that can be the subject of ``clause``, or ``None``.

    For a relative clause without another candidate this is the relative pronoun itself.
    """
    if clause.kind == "inf" or clause.finite is None:
        return None
    at = clause.words.index(clause.finite)
    number = clause.reading.number if clause.reading else ""

    def candidates(words: list[Word]) -> list[Phrase]:
        phrases = noun_phrases(words)
        return [p for p in phrases if _can_be_subject(p, time_nouns) and _agrees(p, number)]

    opener = [w for w in clause.words[:1] if w is clause.opener and clause.kind == "rel"]
    before = candidates(opener) + candidates(clause.words[len(opener) : at])
    after = candidates(clause.words[at + 1 :])
    if language == "en":
        return _english_subject(clause, before, after)
    if clause.kind in ("sub", "rel"):
        return _subordinate_subject(clause, before)
    return _main_subject(clause, before, after)


def _can_be_subject(phrase: Phrase, time_nouns: frozenset[str]) -> bool:
    if phrase.prep is not None or "nom" not in phrase.cases:
        return False
    return phrase.head.lower not in time_nouns


def _agrees(phrase: Phrase, number: str) -> bool:
    if phrase.plural is None or not number:
        return True
    return phrase.plural == (number == "p")


def _main_subject(clause: Clause, before: list[Phrase], after: list[Phrase]) -> Phrase | None:
    """The first phrase that can be it; but "Die Pläne verteidigte er" has it behind the verb."""
    if before and after and "acc" in before[0].cases and not before[0].is_pronoun:
        second = after[0]
        adjacent = clause.finite is not None and second.words[0].i == clause.finite.i + 1
        if adjacent and second.is_pronoun and second.head.lower in _SUBJECT_PRONOUNS:
            return second
    return next(iter(before + after), None)


def _subordinate_subject(clause: Clause, before: list[Phrase]) -> Phrase | None:
    others = [p for p in before if p.head is not clause.opener]
    if clause.kind != "rel":
        return others[0] if others else None
    sure = next((p for p in others if p.cases == {"nom"}), None)
    own = next((p for p in before if p.head is clause.opener), None)
    if sure is not None:
        return sure
    opener = clause.opener
    if own is not None and opener is not None and opener.lower in ("der", "die", "das", "welcher", "welche", "welches"):
        return own
    return others[0] if others else own


def _english_subject(
    clause: Clause, before: list[Phrase], after: list[Phrase]
) -> Phrase | None:
    others = [p for p in before if p.head is not clause.opener]
    if others:
        return others[0]
    if clause.kind == "rel" and before:
        return before[0]
    return after[0] if after else None
