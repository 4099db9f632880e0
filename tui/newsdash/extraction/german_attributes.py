"""Which German words are attributes of a noun to come: adjectives, participles, enumerations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdash.extraction.conjugation import Forms
from newsdash.extraction.lexicon import Lexicon
from newsdash.extraction.words import Word

ADJECTIVE = re.compile(
    r".{2,}(?:lich|isch|ig|bar|sam|los|haft|voll|iell|ell|iv|ös|är|abel)(?:e[nrmst]?|st.*|er.*)?$"
)
INFLECTED = re.compile(r".{2,}e[nrms]?$")
_ATTRIBUTES = 4  # words that may stand between a determiner and its noun
_YEAR = 4  # digits
_BEFORE_ADJECTIVE = frozenset(("DET", "ADP", "ADPDET", "ADJ", "NUM"))


def is_attributive(
    words: Sequence[Word], k: int, word: Word, lexicon: Lexicon, forms: Forms
) -> bool:
    """An inflected form between a determiner (or preposition) and a noun."""
    if not INFLECTED.match(word.lower) or k + 1 >= len(words):
        return False
    readings = forms.get(word.lower, ())
    if any(r.form == "fin" and r.lemma in lexicon.words("auxiliary") for r in readings):
        return False
    if words[k + 1].text == "," and _enumerates_attributes(words, k, lexicon):
        # "ob sie bleibe, antwortete Berg": verbs of two clauses have the same ending, too
        verbs = all(_may_be_finite(w, forms) for w in (word, words[k + 2]))
        return not verbs or _opens_phrase(words, k, lexicon, known=True)
    after = k + 1
    while after < len(words) and _inside_phrase(words[after], after == k + 1, forms):
        after += 1
    if after >= len(words) or not (words[after].capital and words[after].is_word):
        return not readings and bool(ADJECTIVE.match(word.lower))
    return _opens_phrase(words, k, lexicon, known=bool(readings))


def _may_be_finite(word: Word, forms: Forms) -> bool:
    return any(reading.form == "fin" for reading in forms.get(word.lower, ()))


def _opens_phrase(words: Sequence[Word], k: int, lexicon: Lexicon, known: bool) -> bool:
    """Whether what stands before ``k``, adverbs passed over, lets an attribute follow."""
    before = k - 1
    while before >= 0 and words[before].pos in ("ADV", "PART"):
        before -= 1
    if before < 0 or words[before].lower in lexicon.words("postposition"):
        return False
    opener = words[before]
    if opener.pos == "NUM":  # "die 2023 vereinbarte Garantie": in which year
        dated = before > 0 and len(opener.text) == _YEAR and words[before - 1].pos == "DET"
        return dated or not known
    return (
        opener.pos in _BEFORE_ADJECTIVE
        or "DET" in lexicon.function_words.get(opener.lower, ())
        or (opener.text == "," and before > 0 and _goes_on(words[before - 1], words[k]))
    )


def _goes_on(attribute: Word, word: Word) -> bool:
    """ "der lange, verregnete Sommer"; not "sei nötig, sagte Berg"."""
    return attribute.pos == "ADJ" and _ending(attribute) == _ending(word) != ""


def _inside_phrase(word: Word, adjacent: bool, forms: Forms) -> bool:
    if word.capital or not word.is_word:
        return word.text == ","
    if word.lower in ("und", "oder") or ADJECTIVE.match(word.lower):
        return True
    return adjacent and word.lower not in forms and bool(INFLECTED.match(word.lower))


def _enumerates_attributes(words: Sequence[Word], k: int, lexicon: Lexicon) -> bool:
    """ "verbreitete, leistungsstarke KI": the same ending twice, then a noun."""
    if k + 3 >= len(words):
        return False
    other, noun = words[k + 2], words[k + 3]
    if other.lower in lexicon.function_words:  # "sagte, die Grünen ..."
        return False
    alike = not other.capital and other.is_word and _ending(words[k]) == _ending(other) != ""
    return alike and noun.capital and noun.is_word


def _ending(word: Word) -> str:
    match = re.search(r"e[nrms]?$", word.lower)
    return match.group() if match else ""


def noun_near(words: Sequence[Word], start: int) -> bool:
    """ "von ihrer frei geteilten KI-Technologie": a noun a few words on, no mark between."""
    for word in words[start : start + _ATTRIBUTES]:
        if not word.is_word:
            return False
        if word.capital:
            return True
    return False


def noun_follows(following: Word | None, lexicon: Lexicon) -> bool:
    """Whether what follows can begin or continue a noun phrase."""
    if following is None:
        return False
    return (
        (following.capital and following.is_word)
        or bool(INFLECTED.match(following.lower))
        or any(char.isdigit() for char in following.text)
        or following.lower in lexicon.words("degree")
    )
