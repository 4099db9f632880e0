"""Which phrase is the subject of a clause, from case, number and place."""

from __future__ import annotations

from newsdash.extraction.clauses import Clause
from newsdash.extraction.lexicon import Lexicon
from newsdash.extraction.phrases import Phrase, noun_phrases
from newsdash.extraction.words import Word

_ONLY_NOMINATIVE = frozenset(("nom",))


def subject(clause: Clause, lexicon: Lexicon) -> Phrase | None:
    """Return the phrase that can be the subject of ``clause``, or ``None``.

    For a relative clause without another candidate this is the relative pronoun itself.
    """
    if clause.kind == "inf" or clause.finite is None:
        return None
    at = clause.words.index(clause.finite)
    opener = [w for w in clause.words[:1] if w is clause.opener and clause.kind == "rel"]
    before = _candidates(clause, opener, lexicon)
    before += _candidates(clause, clause.words[len(opener) : at], lexicon)
    after = _candidates(clause, clause.words[at + 1 :], lexicon)
    if lexicon.language == "en":
        return _verb_second_subject(clause, before, after)
    if clause.kind in ("sub", "rel"):
        return _subordinate_subject(clause, before, lexicon)
    return _main_subject(clause, before, after, lexicon)


def _candidates(clause: Clause, words: list[Word], lexicon: Lexicon) -> list[Phrase]:
    number = clause.reading.number if clause.reading else ""
    return [
        phrase
        for phrase in noun_phrases(words, lexicon)
        if _can_be_subject(phrase, lexicon) and _agrees(phrase, number)
    ]


def _can_be_subject(phrase: Phrase, lexicon: Lexicon) -> bool:
    if phrase.prep is not None or "nom" not in phrase.cases:
        return False
    if phrase.head.lower in lexicon.words("object_pronoun"):
        return False
    named = [w for w in phrase.core if w.pos in ("NOUN", "PROPN")]
    # "vergangene Woche" says when; "Heike Sommer" is somebody
    return any(w.lower not in lexicon.time_nouns for w in named) or not named


def _agrees(phrase: Phrase, number: str) -> bool:
    if phrase.plural is None or not number:
        return True
    return phrase.plural == (number == "p")


def _main_subject(
    clause: Clause, before: list[Phrase], after: list[Phrase], lexicon: Lexicon
) -> Phrase | None:
    """The first phrase that can be it; but "Die Pläne verteidigte er" has it behind the verb."""
    if before and after and "acc" in before[0].cases and not before[0].is_pronoun:
        second = after[0]
        adjacent = clause.finite is not None and second.words[0].i == clause.finite.i + 1
        personal = second.head.lower in lexicon.words("subject_pronoun")
        if adjacent and second.is_pronoun and personal:
            return second
    return next(iter(before + after), None)


def _subordinate_subject(clause: Clause, before: list[Phrase], lexicon: Lexicon) -> Phrase | None:
    others = [p for p in before if p.head is not clause.opener]
    if clause.kind != "rel":
        return others[0] if others else None
    if sure := next((p for p in others if p.cases == _ONLY_NOMINATIVE), None):
        return sure
    own = next((p for p in before if p.head is clause.opener), None)
    if own is not None and own.head.lower in lexicon.words("relative_subject"):
        return own
    return others[0] if others else own


def _verb_second_subject(
    clause: Clause, before: list[Phrase], after: list[Phrase]
) -> Phrase | None:
    """The phrase before the verb; behind it in "..., said Altman"."""
    others = [p for p in before if p.head is not clause.opener]
    if others:
        return others[0]
    if clause.kind == "rel" and before:
        return before[0]
    return after[0] if after else None
