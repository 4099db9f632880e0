"""Parts of speech and verb readings: from the pipeline's annotation, else from the lexicon.

Without a statistical pipeline the closed classes, the verbs of the lexicon, German
capitalisation and word endings decide. It is coarse, and enough for clauses and cues.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsdash.extraction.conjugation import verb_forms
from newsdash.extraction.lexicon import Lexicon
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.words import Reading, Word

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ADJECTIVE = {
    "de": re.compile(
        r".{2,}(?:lich|isch|ig|bar|sam|los|haft|voll|iell|ell|iv|ös|är|abel)(?:e[nrmst]?|st.*|er.*)?$"
    ),
    "en": re.compile(r".{2,}(?:ful|less|ous|ive|able|ible|al|ic|ish)$"),
}
_INFLECTED = re.compile(r".{2,}e[nrms]?$")
_ATTRIBUTES = 4  # words that may stand between a determiner and its noun
_BEFORE_ADJECTIVE = frozenset(("DET", "ADP", "ADPDET", "ADJ", "NUM"))
Forms = dict[str, tuple[Reading, ...]]
_QUOTING = frozenset('„“”"»«‚‘›‹')


def tag(sentences: Sequence[Sentence], lexicon: Lexicon) -> None:
    """Set ``pos`` and ``readings`` of every word by rule."""
    rule = _english if lexicon.language == "en" else _german
    forms = verb_forms(lexicon.language)
    for sentence in sentences:
        words = sentence.words
        for k, word in enumerate(words):
            if not word.pos:
                rule(words, k, word, lexicon, forms)


def take_over(sentences: Sequence[Sentence], doc: Doc, language: str) -> None:
    """Set ``pos``, ``lemma`` and ``readings`` from the annotation of ``doc``'s tokens."""
    forms = verb_forms(language)
    starts = {token.idx: token for token in doc}
    for sentence in sentences:
        for k, word in enumerate(sentence.words):
            if word.pos:
                continue
            token = starts.get(word.start)
            if token is None or not token.pos_ or not word.is_word:
                word.pos = "PUNCT" if not word.is_word else "X"
                continue
            word.pos, word.lemma = token.pos_, token.lemma_
            if word.pos in ("VERB", "AUX") or token.tag_.startswith("V"):
                word.readings = (_reading(token, sentence.words, k, forms),)


def _reading(token: Token, words: Sequence[Word], k: int, forms: Forms) -> Reading:
    known = forms.get(token.lower_, ())
    shape = _feature(token, "VerbForm")
    if "IZU" in token.tag_ or (shape == "Inf" and k and words[k - 1].lower == "zu"):
        form = "zu"
    else:
        form = {"Fin": "fin", "Inf": "inf", "Part": "part"}.get(shape, "") or _form_of_tag(
            token.tag_
        )
    mood = "sub" if _feature(token, "Mood") == "Sub" else "ind"
    number = {"Sing": "s", "Plur": "p"}.get(_feature(token, "Number"), "")
    tense = {"Past": "past", "Pres": "pres"}.get(_feature(token, "Tense"), "")
    # the lexicon knows the lemma of an irregular form better than a small pipeline
    lemma = next((r.lemma for r in known if r.form == form), token.lemma_)
    if form == "fin" and known and all(r.mood == "sub" for r in known if r.form == "fin"):
        mood = "sub"
    return Reading(lemma, form, mood if form == "fin" else "", number, tense)  # type: ignore[arg-type]


def _feature(token: Token, name: str) -> str:
    values: list[str] = token.morph.get(name, [])
    return values[0] if values else ""


def _form_of_tag(tag_: str) -> str:
    if tag_.endswith("FIN") or tag_ in ("VBD", "VBZ", "VBP", "MD"):
        return "fin"
    if tag_.endswith("PP") or tag_ == "VBN":
        return "part"
    return "zu" if tag_ == "VBG" else "inf"


def _german(words: Sequence[Word], k: int, word: Word, lexicon: Lexicon, forms: Forms) -> None:
    if not word.is_word:
        word.pos = "PUNCT"
        return
    if any(char.isdigit() for char in word.text):
        word.pos = "NUM" if not any(char.isalpha() for char in word.text) else "NOUN"
        return
    classes, readings = lexicon.function_words.get(word.lower, ()), forms.get(word.lower, ())
    if _is_name_by_shape(word):
        word.pos = "NOUN"
    elif word.capital and not _begins(words, k):
        formal = word.lower in lexicon.words("formal_pronoun") and classes
        word.pos = "PRON" if formal else "NOUN"
    elif classes and not (
        readings and (_is_auxiliary_here(words, k, word) or _verb_before_mark(words, k, classes))
    ):
        word.pos = _choose_class(words, k, classes, lexicon)
    elif word.capital:
        common = word.lower in lexicon.common_nouns
        word.pos, word.readings = (
            ("NOUN", ()) if common else _german_opening(words, k, word, readings)
        )
    elif _is_attributive(words, k, word, lexicon, forms):
        word.pos, word.readings = "ADJ", readings
    elif readings:
        word.readings = _after_zu(words, k, readings)
        auxiliary = readings[0].lemma in lexicon.words("auxiliary")
        word.pos = "AUX" if auxiliary else "VERB"
    else:
        _german_guess(words, k, word)


def _is_name_by_shape(word: Word) -> bool:
    """ "ai-Bericht", "bildblog.de": names and compounds that begin in lower case."""
    head = word.text.rpartition("-")[2]
    return "." in word.text[1:-1] or (head != word.text and head[:1].isupper())


def _begins(words: Sequence[Word], k: int) -> bool:
    """Whether a capital at ``k`` says nothing: sentence start, after a colon or a mark."""
    while k > 0 and not words[k - 1].is_word and words[k - 1].pos != "QUOTE":
        if words[k - 1].text in ":.?!" or words[k - 1].text in _QUOTING:
            return True
        k -= 1
    return k == 0


def _is_auxiliary_here(words: Sequence[Word], k: int, word: Word) -> bool:
    if word.lower != "sein":
        return word.lower in ("habe", "werde", "sei", "seien", "würde", "hätte", "waren")
    following = words[k + 1] if k + 1 < len(words) else None
    return following is None or not (
        following.capital or following.lower.endswith(("e", "en", "es", "er"))
    )


def _verb_before_mark(words: Sequence[Word], k: int, classes: tuple[str, ...]) -> bool:
    """ "Kritiker meinen, ...": a possessive would need its noun."""
    last = k + 1 >= len(words) or not words[k + 1].is_word
    return "DET" in classes and last and k > 0 and words[k].lower.startswith("mein")


def _choose_class(words: Sequence[Word], k: int, classes: tuple[str, ...], lexicon: Lexicon) -> str:
    if len(classes) == 1:
        return classes[0]
    word, following = words[k], words[k + 1] if k + 1 < len(words) else None
    if word.lower == "zu" and k and words[k - 1].pos in ("ADP", "ADPDET", "DET"):
        return "PART"  # "vor zu großer Offenheit"
    governs = "ADP" in classes and _governs(word, following, lexicon)
    if "SCONJ" in classes and _after_comma(words, k) and not governs:
        return "SCONJ"
    if "DET" in classes:
        governed = k > 0 and words[k - 1].pos == "ADP" and _noun_near(words, k + 1)
        return _prefer(classes, "DET", governed or _noun_follows(following, lexicon))
    if "ADP" in classes:
        return _preposition_or(classes, word, following, lexicon)
    return classes[0]


def _preposition_or(
    classes: tuple[str, ...], word: Word, following: Word | None, lexicon: Lexicon
) -> str:
    if "PART" in classes and word.lower != "zu":
        # a verb's particle closes its clause; a preposition never does
        ends = following is None or not following.is_word
        ends = ends or (following is not None and following.lower in lexicon.words("and"))
        return "PART" if ends else "ADP"
    if following is None or not following.is_word:
        return classes[0]
    opens = _noun_follows(following, lexicon) or following.lower in lexicon.words("article")
    if opens and "SCONJ" in classes and word.lower in lexicon.words("as"):
        return "SCONJ"
    return _prefer(classes, "ADP", opens)


def _prefer(classes: tuple[str, ...], wanted: str, it_fits: bool) -> str:
    return wanted if it_fits else next((c for c in classes if c != wanted), wanted)


def _noun_near(words: Sequence[Word], start: int) -> bool:
    """ "von ihrer frei geteilten KI-Technologie": a noun a few words on, no mark between."""
    for word in words[start : start + _ATTRIBUTES]:
        if not word.is_word:
            return False
        if word.capital:
            return True
    return False


def _noun_follows(following: Word | None, lexicon: Lexicon) -> bool:
    """Whether what follows can begin or continue a noun phrase."""
    if following is None:
        return False
    return (
        (following.capital and following.is_word)
        or bool(_INFLECTED.match(following.lower))
        or any(char.isdigit() for char in following.text)
        or following.lower in lexicon.words("degree")
    )


def _governs(word: Word, following: Word | None, lexicon: Lexicon) -> bool:
    """Whether a word that is preposition or conjunction is the preposition here."""
    if following is None or following.lower in lexicon.words("genitive_article"):
        return following is not None
    return word.lower in ("bis", "seit", "ab") and (
        following.capital or following.text[0].isdigit()
    )


def _after_comma(words: Sequence[Word], k: int) -> bool:
    while k > 0 and words[k - 1].pos in ("ADV", "PART", "CCONJ"):
        k -= 1
    return k == 0 or not words[k - 1].is_word


def _german_opening(
    words: Sequence[Word], k: int, word: Word, readings: tuple[Reading, ...]
) -> tuple[str, tuple[Reading, ...]]:
    finite = any(r.form == "fin" for r in readings)
    following = words[k + 1] if k + 1 < len(words) else None
    if finite and following is not None and not following.capital and following.is_word:
        return "VERB", readings
    if _ADJECTIVE["de"].match(word.lower) and following is not None and following.is_word:
        return "ADJ", ()
    return "NOUN", ()


def _is_attributive(
    words: Sequence[Word], k: int, word: Word, lexicon: Lexicon, forms: Forms
) -> bool:
    """An inflected form between a determiner (or preposition) and a noun."""
    if not _INFLECTED.match(word.lower) or k + 1 >= len(words):
        return False
    readings = forms.get(word.lower, ())
    if any(r.form == "fin" and r.lemma in lexicon.words("auxiliary") for r in readings):
        return False
    if words[k + 1].text == "," and _enumerates_attributes(words, k, lexicon):
        return True
    after = k + 1
    while after < len(words) and _inside_phrase(words[after], after == k + 1, forms):
        after += 1
    if after >= len(words) or not (words[after].capital and words[after].is_word):
        return not readings and bool(_ADJECTIVE["de"].match(word.lower))
    return _opens_phrase(words, k, lexicon, known=bool(readings))


def _opens_phrase(words: Sequence[Word], k: int, lexicon: Lexicon, known: bool) -> bool:
    """Whether what stands before ``k``, adverbs passed over, lets an attribute follow."""
    before = k - 1
    while before >= 0 and words[before].pos in ("ADV", "PART"):
        before -= 1
    if before < 0 or words[before].lower in lexicon.words("postposition"):
        return False
    opener = words[before]
    if opener.pos == "NUM":
        return not known
    return (
        opener.pos in _BEFORE_ADJECTIVE
        or "DET" in lexicon.function_words.get(opener.lower, ())
        or (opener.text == "," and before > 0 and words[before - 1].pos == "ADJ")
    )


def _inside_phrase(word: Word, adjacent: bool, forms: Forms) -> bool:
    if word.capital or not word.is_word:
        return word.text == ","
    if word.lower in ("und", "oder") or _ADJECTIVE["de"].match(word.lower):
        return True
    return adjacent and word.lower not in forms and bool(_INFLECTED.match(word.lower))


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


def _after_zu(words: Sequence[Word], k: int, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    if k and words[k - 1].lower == "zu":
        infinitives = tuple(Reading(r.lemma, "zu") for r in readings if r.form == "inf")
        if infinitives:
            words[k - 1].pos = "PART"
            return infinitives
    return readings


def _german_guess(words: Sequence[Word], k: int, word: Word) -> None:
    lower = word.lower
    word.pos = "ADV"
    if _ADJECTIVE["de"].match(lower):
        word.pos = "ADJ"
        return
    if k and words[k - 1].lower == "zu" and lower.endswith("n"):
        guess: tuple[Reading, ...] = (Reading(lower, "zu"),)
    elif lower.startswith("ge") and lower.endswith(("t", "en")):
        guess = (Reading(lower, "part"),)
    elif k + 1 < len(words) and words[k + 1].capital and _INFLECTED.match(lower):
        word.pos = "ADJ"
        return
    elif lower.endswith("te"):
        guess = (Reading(lower[:-2] + "en", "fin", "ind", "s", "past"),)
    elif lower.endswith("ten"):
        guess = (Reading(lower[:-3] + "en", "fin", "ind", "p", "past"),)
    elif lower.endswith("t") and len(lower) > 4:
        guess = (Reading(lower[:-1] + "en", "fin", "ind", "s", "pres"), Reading(lower, "part"))
    elif lower.endswith("en"):
        guess = (Reading(lower, "inf"), Reading(lower, "fin", "ind", "p", "pres"))
    else:
        return
    word.pos, word.readings = "VERB", guess


def _english(words: Sequence[Word], k: int, word: Word, lexicon: Lexicon, forms: Forms) -> None:
    if not word.is_word:
        word.pos = "PART" if word.lower in ("'s", "’s") else "PUNCT"
        return
    if any(char.isdigit() for char in word.text):
        word.pos = "NUM" if not any(char.isalpha() for char in word.text) else "NOUN"
        return
    classes, readings = lexicon.function_words.get(word.lower, ()), forms.get(word.lower, ())
    if word.capital and not _begins(words, k):
        word.pos = "PRON" if word.text == "I" else "NOUN"
    elif readings and readings[0].lemma in lexicon.words("auxiliary"):
        word.pos, word.readings = "AUX", readings
    elif "AUX" in classes:
        word.pos, word.readings = "AUX", (Reading(word.lower, "fin", "ind"),)
    elif classes:
        word.pos = classes[0]
    elif word.lower.endswith("s") and _before_verb(words, k, forms):
        word.pos = "NOUN"  # "advocates disagree"
    elif readings and not word.capital and not _follows_determiner(words, k):
        word.pos, word.readings = "VERB", _after_to(words, k, readings)
    elif word.capital or word.lower in lexicon.words_of_roles:
        word.pos = "NOUN"
    elif _ADJECTIVE["en"].match(word.lower):
        word.pos = "ADJ"
    elif word.lower.endswith("ed"):
        word.pos = "VERB"
        word.readings = (Reading(word.lower, "fin", "ind", "", "past"), Reading(word.lower, "part"))
    else:
        word.pos = "ADV" if word.lower.endswith("ly") else "NOUN"


def _before_verb(words: Sequence[Word], k: int, forms: Forms) -> bool:
    """A form in -s right before a plural verb is that verb's subject."""
    following = words[k + 1] if k + 1 < len(words) else None
    if following is None or following.capital or k == 0:
        return False
    return any(r.form == "fin" and r.number == "p" for r in forms.get(following.lower, ()))


def _follows_determiner(words: Sequence[Word], k: int) -> bool:
    return k > 0 and words[k - 1].pos in ("DET", "ADJ", "ADP")


def _after_to(words: Sequence[Word], k: int, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    if k and words[k - 1].lower == "to":
        return tuple(Reading(r.lemma, "zu") for r in readings if r.form == "inf") or readings
    return readings
