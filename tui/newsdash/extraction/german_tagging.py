"""German parts of speech by rule: closed classes, known verbs, capitals, endings."""

from __future__ import annotations

from collections.abc import Sequence

from newsdash.extraction.conjugation import Forms, verb_forms
from newsdash.extraction.german_attributes import (
    ADJECTIVE,
    INFLECTED,
    is_attributive,
    noun_follows,
    noun_near,
)
from newsdash.extraction.lexicon import Lexicon
from newsdash.extraction.quotation_marks import MARKS
from newsdash.extraction.words import Reading, Word, begins


def tag_german(words: Sequence[Word], k: int, word: Word, lexicon: Lexicon, forms: Forms) -> None:
    """Set ``pos`` and ``readings`` of the word at ``k``."""
    if not word.is_word:
        word.pos = "PUNCT"
        return
    if any(char.isdigit() for char in word.text):
        word.pos = "NUM" if not any(char.isalpha() for char in word.text) else "NOUN"
        return
    classes, readings = lexicon.function_words.get(word.lower, ()), forms.get(word.lower, ())
    if _is_name_by_shape(word):
        word.pos = "NOUN"
    elif word.capital and not begins(words, k):
        formal = word.lower in lexicon.words("formal_pronoun") and classes
        word.pos = "PRON" if formal else "NOUN"
    elif classes and not (
        readings
        and (
            _is_auxiliary_here(words, k, word)
            or _verb_before_mark(words, k, classes)
            or _no_particle_here(words, k, classes)
        )
    ):
        word.pos = _choose_class(words, k, classes, lexicon)
    elif word.capital:
        common = word.lower in lexicon.common_nouns
        word.pos, word.readings = (
            ("NOUN", ()) if common else _german_opening(words, k, word, readings, lexicon)
        )
    elif is_attributive(words, k, word, lexicon, forms):
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


def _no_particle_here(words: Sequence[Word], k: int, classes: tuple[str, ...]) -> bool:
    """ "Unter dem Strich stand ein Überschuss": a particle would end its clause."""
    return classes == ("PART",) and k + 1 < len(words) and words[k + 1].is_word


def _choose_class(words: Sequence[Word], k: int, classes: tuple[str, ...], lexicon: Lexicon) -> str:
    if len(classes) == 1:
        return classes[0]
    word, following = words[k], _following(words, k)
    if word.lower == "zu" and k and words[k - 1].pos in ("ADP", "ADPDET", "DET"):
        return "PART"  # "vor zu großer Offenheit"
    governs = "ADP" in classes and _governs(word, following, lexicon)
    governs = governs and not ("SCONJ" in classes and _ends_in_verb(words, k, lexicon))
    if "SCONJ" in classes and _after_comma(words, k) and not governs:
        return "SCONJ"
    if "DET" in classes:
        governed = k > 0 and words[k - 1].pos == "ADP" and noun_near(words, k + 1)
        return _prefer(classes, "DET", governed or noun_follows(following, lexicon))
    if "ADP" in classes:
        return _preposition_or(classes, word, following, lexicon)
    return classes[0]


def _following(words: Sequence[Word], k: int) -> Word | None:
    """The next word, or what an opening quotation mark hides: "der „Rheinischen Post“"."""
    opens = k + 2 < len(words) and words[k + 1].text in MARKS
    k += 2 if opens and words[k].end != words[k + 1].start else 1
    return words[k] if k < len(words) else None


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
    opens = noun_follows(following, lexicon) or following.lower in lexicon.words("article")
    if opens and "SCONJ" in classes and word.lower in lexicon.words("as"):
        return "SCONJ"
    return _prefer(classes, "ADP", opens)


def _prefer(classes: tuple[str, ...], wanted: str, it_fits: bool) -> str:
    return wanted if it_fits else next((c for c in classes if c != wanted), wanted)


def _governs(word: Word, following: Word | None, lexicon: Lexicon) -> bool:
    """Whether a word that is preposition or conjunction is the preposition here."""
    if following is None or following.lower in lexicon.words("genitive_article"):
        return following is not None
    return word.lower in ("bis", "seit", "ab") and (
        following.capital or following.text[0].isdigit()
    )


def _ends_in_verb(words: Sequence[Word], k: int, lexicon: Lexicon) -> bool:
    """ "während der Rat das begrüßte, ...": a clause, whatever case its article looks like."""
    end = k + 1
    while end < len(words) and words[end].is_word:
        end += 1
    last = words[end - 1]
    known = verb_forms(lexicon.language).get(last.lower, ())
    finite = any(reading.form == "fin" for reading in known)
    return finite and not last.capital and last.lower not in lexicon.function_words


def _after_comma(words: Sequence[Word], k: int) -> bool:
    while k > 0 and words[k - 1].pos in ("ADV", "PART", "CCONJ"):
        k -= 1
    return k == 0 or not words[k - 1].is_word


def _german_opening(
    words: Sequence[Word], k: int, word: Word, readings: tuple[Reading, ...], lexicon: Lexicon
) -> tuple[str, tuple[Reading, ...]]:
    finite = any(r.form == "fin" for r in readings)
    following = words[k + 1] if k + 1 < len(words) else None
    if following is not None and following.lower in lexicon.words("source_mark"):
        return "NOUN", ()  # "Berichten zufolge"
    participle = any(r.form == "part" for r in readings)  # "Gelobt wird das Gesetz"
    if finite and not participle and following is not None and _is_finite_only(following, lexicon):
        return "NOUN", ()  # "Zeugen hatten berichtet": one verb is enough
    if _is_comparative(word, following, lexicon):
        return "ADJ", ()
    if finite and following is not None and not following.capital and following.is_word:
        return "VERB", readings
    if ADJECTIVE.match(word.lower) and following is not None and following.is_word:
        return "ADJ", ()
    return "NOUN", ()


def _is_finite_only(following: Word, lexicon: Lexicon) -> bool:
    """Whether a word can be nothing but a finite verb."""
    forms = verb_forms(lexicon.language).get(following.lower, ())
    other = following.lower in lexicon.function_words
    return bool(forms) and not other and all(r.form == "fin" for r in forms)


def _is_comparative(word: Word, following: Word | None, lexicon: Lexicon) -> bool:
    """ "Zurückhaltender äußerte sich Berg": a participle of a verb, before a finite one."""
    forms = verb_forms(lexicon.language)
    verb = word.lower.endswith("ender") and word.lower[: -len("der")] in forms
    behind = forms.get(following.lower, ()) if following is not None else ()
    return verb and any(reading.form == "fin" for reading in behind)


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
    if ADJECTIVE.match(lower):
        word.pos = "ADJ"
        return
    if k and words[k - 1].lower == "zu" and lower.endswith("n"):
        guess: tuple[Reading, ...] = (Reading(lower, "zu"),)
    elif lower.startswith("ge") and lower.endswith(("t", "en")):
        guess = (Reading(lower, "part"),)
    elif k + 1 < len(words) and words[k + 1].capital and INFLECTED.match(lower):
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
