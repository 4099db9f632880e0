"""Parts of speech and verb readings: from the pipeline's annotation, else from the lexicon.

Without a statistical pipeline the closed classes, the verbs of the lexicon, German
capitalisation and word endings decide. It is coarse, and enough for clauses and cues.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsdash.extraction.conjugation import Forms, verb_forms
from newsdash.extraction.english_tagging import tag_english
from newsdash.extraction.german_tagging import tag_german
from newsdash.extraction.lexicon import Lexicon
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.words import Reading, Word

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def tag(sentences: Sequence[Sentence], lexicon: Lexicon) -> None:
    """Set ``pos`` and ``readings`` of every word by rule."""
    rule = tag_english if lexicon.language == "en" else tag_german
    forms = verb_forms(lexicon.language)
    for sentence in sentences:
        words = sentence.words
        for k, word in enumerate(words):
            if not word.pos:
                rule(words, k, word, lexicon, forms)
        _revive_verb(words)


def _revive_verb(words: Sequence[Word]) -> None:
    """ "Das teilte Vogt mit": a sentence without a verb has one that was taken for an adjective."""
    if any(w.pos in ("VERB", "AUX") and _is_finite(w) for w in words):
        return
    for k, word in enumerate(words):
        if word.pos == "ADJ" and _is_finite(word):
            word.pos = "VERB"
            if k and words[k - 1].pos == "DET":
                words[k - 1].pos = "PRON"
            return


def _is_finite(word: Word) -> bool:
    return any(reading.form == "fin" for reading in word.readings)


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
