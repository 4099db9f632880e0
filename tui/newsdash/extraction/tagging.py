"""Parts of speech and verb readings: by rule, and refined by the pipeline's annotation.

The closed classes, the verbs of the lexicon, German capitalisation and word endings decide. It
is coarse, and enough for clauses and cues; what only a guess can tell a statistical pipeline
decides, where there is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsdash.extraction.conjugation import verb_forms
from newsdash.extraction.english_tagging import tag_english
from newsdash.extraction.german_tagging import tag_german
from newsdash.extraction.lexicon import Lexicon
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.words import Finiteness, Reading, Word

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OPEN_CLASSES = frozenset(("VERB", "ADJ", "ADV", "NOUN", "PROPN"))
_FORM_OF_TAG: dict[str, Finiteness] = {"VBD": "fin", "VBZ": "fin", "VBP": "fin"}
_FORMS: dict[str, Finiteness] = {"Fin": "fin", "Inf": "inf", "Part": "part"}


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


def refine(sentences: Sequence[Sentence], doc: Doc, lexicon: Lexicon) -> None:
    """Decide by the annotation of ``doc``'s tokens what the rules could only guess.

    The rules know closed classes and the forms of known verbs better than a small pipeline
    does; it knows better which of a word's classes is meant, and what an unknown word is.
    """
    starts = {token.idx: token for token in doc}
    for sentence in sentences:
        for k, word in enumerate(sentence.words):
            token = starts.get(word.start)
            if word.is_word and token is not None and len(token) == word.end - word.start:
                _refine(sentence.words, k, token, lexicon)


def _refine(words: Sequence[Word], k: int, token: Token, lexicon: Lexicon) -> None:
    word = words[k]
    classes = lexicon.function_words.get(word.lower, ())
    meant = lexicon.tag_classes.get(token.tag_)
    if meant in classes and word.pos in classes and not _heightens(words, k):
        word.pos = meant
        word.tagged = True
    if lexicon.language == "en" and not classes:
        _decide_english(words, k, token)
    if lexicon.language == "de" and word.capital and word.pos == "VERB" and token.pos_ == "NOUN":
        word.pos, word.readings = "NOUN", ()  # "Zeugen hatten berichtet", "Vertraute sagten"
    if lexicon.language == "en" and (
        (word.pos in ("ADV", "PART", "ADP") and token.pos_ == "VERB")  # "staff back the move"
        or (word.pos == "NOUN" and not word.capital and _tells_alone(token))  # "Cole takes issue"
    ):
        _make_verb(word, token, lexicon)
    known = classes or verb_forms(lexicon.language).get(word.lower)
    if not known and not word.capital and token.pos_ in _OPEN_CLASSES:
        attribute = token.pos_ == "VERB" and _is_attribute(words, k)
        word.pos = "ADJ" if attribute else token.pos_
        word.readings = (_reading(token, words, k),) if word.pos == "VERB" else ()


def _decide_english(words: Sequence[Word], k: int, token: Token) -> None:
    """ "two models" or "he models", "the model released" or "he released it": form says nothing."""
    word = words[k]
    if word.pos != "VERB":
        return
    attributed = k > 0 and words[k - 1].pos in ("NUM", "ADJ", "DET")
    following = words[k + 1].pos if k + 1 < len(words) else ""
    # "a business plan", but "supporters of the plan argue that ..."
    compound = k > 0 and words[k - 1].pos == "NOUN" and not words[k - 1].capital
    attributed = attributed or (compound and following not in ("DET", "PRON", "SCONJ", "ADJ"))
    attributed = attributed or (k > 0 and words[k - 1].lower == "to")
    named = token.i + 1 < len(token.doc) and token.nbor().pos_ == "PROPN"
    if (attributed or named) and token.pos_ == "NOUN":
        word.pos, word.readings = "NOUN", ()
    meant = _FORM_OF_TAG.get(token.tag_)
    word.readings = tuple(r for r in word.readings if r.form == meant) or word.readings


def _tells_alone(token: Token) -> bool:
    """Whether a tagger sees a singular verb and no other behind it: "advocates disagree"."""
    last = token.i + 1 >= len(token.doc)
    return token.tag_ == "VBZ" and (last or not token.nbor().tag_.startswith("VB"))


def _make_verb(word: Word, token: Token, lexicon: Lexicon) -> None:
    readings = verb_forms(lexicon.language).get(word.lower, ())
    meant = _FORM_OF_TAG.get(token.tag_, "inf")
    if fitting := tuple(r for r in readings if r.form == meant):
        word.pos, word.readings = "VERB", fitting


def _is_attribute(words: Sequence[Word], k: int) -> bool:
    """ "a failed launch": between an article and a noun stands no verb."""
    following = words[k + 1].pos if k + 1 < len(words) else ""
    return k > 0 and words[k - 1].pos == "DET" and following in ("NOUN", "PROPN")


def _heightens(words: Sequence[Word], k: int) -> bool:
    """ "mit zu vielen Worten": no preposition after another, whatever a tagger says."""
    return words[k].pos == "PART" and k > 0 and words[k - 1].pos == "ADP"


def _reading(token: Token, words: Sequence[Word], k: int) -> Reading:
    form = _form(token)
    if form == "inf" and k and words[k - 1].lower == "zu":
        form = "zu"
    mood = "sub" if _feature(token, "Mood") == "Sub" else "ind"
    number = {"Sing": "s", "Plur": "p"}.get(_feature(token, "Number"), "")
    tense = {"Past": "past", "Pres": "pres"}.get(_feature(token, "Tense"), "")
    return Reading(token.lemma_, form, mood if form == "fin" else "", number, tense)  # type: ignore[arg-type]


def _form(token: Token) -> Finiteness:
    if "IZU" in token.tag_:
        return "zu"
    return _FORMS.get(_feature(token, "VerbForm")) or _form_of_tag(token.tag_)


def _feature(token: Token, name: str) -> str:
    values: list[str] = token.morph.get(name, [])
    return values[0] if values else ""


def _form_of_tag(tag_: str) -> Finiteness:
    if tag_.endswith("FIN") or tag_ in ("VBD", "VBZ", "VBP", "MD"):
        return "fin"
    if tag_.endswith("PP") or tag_ == "VBN":
        return "part"
    return "zu" if tag_ == "VBG" else "inf"
