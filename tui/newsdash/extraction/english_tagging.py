"""English parts of speech by rule: closed classes, known verbs, endings, neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdash.extraction.conjugation import Forms
from newsdash.extraction.lexicon import Lexicon
from newsdash.extraction.words import Reading, Word, begins

ADJECTIVE = re.compile(r".{2,}(?:ful|less|ous|ive|able|ible|al|ic|ish)$")


def tag_english(words: Sequence[Word], k: int, word: Word, lexicon: Lexicon, forms: Forms) -> None:
    """Set ``pos`` and ``readings`` of the word at ``k``."""
    if not word.is_word:
        _tag_mark(words, k, word, lexicon)
        return
    if any(char.isdigit() for char in word.text):
        word.pos = "NUM" if not any(char.isalpha() for char in word.text) else "NOUN"
        return
    classes = lexicon.function_words.get(word.lower, ())
    readings = forms.get(word.lower, ()) or _behind_who(words, k, word)
    if word.capital and not begins(words, k):
        word.pos = "PRON" if word.text == "I" else "NOUN"
    elif readings and readings[0].lemma in lexicon.words("auxiliary"):
        word.pos, word.readings = "AUX", readings
    elif "AUX" in classes:
        word.pos, word.readings = "AUX", (Reading(word.lower, "fin", "ind"),)
    elif classes and not (readings and _is_bare_verb(words, k, lexicon)):
        word.pos = classes[0]
    elif word.lower.endswith("s") and (
        _before_verb(words, k, forms) or _is_object(words, k, forms)
    ):
        word.pos = "NOUN"  # "advocates disagree", "could support rules"
    elif (
        readings
        and not word.capital
        and (_behind_to(words, k, readings) or not _follows_determiner(words, k, lexicon))
        and not _owned(words, k)
        and not _heads_singular(words, k, readings, lexicon)
    ):
        word.pos, word.readings = "VERB", _after_to(words, k, readings)
    elif word.capital or word.lower in lexicon.words_of_roles:
        word.pos = "NOUN"
    elif ADJECTIVE.match(word.lower) or (
        word.lower.endswith("ed") and _follows_determiner(words, k, lexicon)  # "a failed launch"
    ):
        word.pos = "ADJ"
    elif word.lower.endswith("ed"):
        word.pos = "VERB"
        word.readings = (Reading(word.lower, "fin", "ind", "", "past"), Reading(word.lower, "part"))
    else:
        word.pos = "ADV" if word.lower.endswith("ly") else "NOUN"


def _tag_mark(words: Sequence[Word], k: int, word: Word, lexicon: Lexicon) -> None:
    """ "the mayor's move", but "it's a move"."""
    clitic = word.lower in ("'s", "’s")
    word.pos = "PART" if clitic else "PUNCT"
    if clitic and k and words[k - 1].lower in lexicon.words("contracting"):
        word.pos, word.readings = "AUX", (Reading("be", "fin", "ind", "s", "pres"),)


def _behind_who(words: Sequence[Word], k: int, word: Word) -> tuple[Reading, ...]:
    """ "who farms next door": a form in -s right behind "who" is its verb, listed or not."""
    if not k or words[k - 1].lower != "who" or not word.lower.endswith("s"):
        return ()
    return (Reading(word.lower[:-1], "fin", "ind", "s", "pres"),)


def _is_bare_verb(words: Sequence[Word], k: int, lexicon: Lexicon) -> bool:
    """ "doctors back it", "they all back the plan": between a noun and an object."""
    if k == 0 or k + 1 >= len(words) or words[k].lower not in lexicon.words("adverb_or_verb"):
        return False
    before, after = words[k - 1], words[k + 1]
    plural = before.pos in ("NOUN", "PROPN") and before.lower.endswith("s")
    led = plural or before.lower in lexicon.words("plural_opener")
    return led and after.lower in lexicon.words("object_opener")


def _before_verb(words: Sequence[Word], k: int, forms: Forms) -> bool:
    """A form in -s right before a plural verb is that verb's subject."""
    following = words[k + 1] if k + 1 < len(words) else None
    if following is None or following.capital or k == 0:
        return False
    return any(r.form == "fin" and r.number == "p" for r in forms.get(following.lower, ()))


def _is_object(words: Sequence[Word], k: int, forms: Forms) -> bool:
    """A form in -s right behind a verb in its base form is that verb's object."""
    before = words[k - 1] if k else None
    if before is None or before.pos != "VERB" or not forms.get(words[k].lower):
        return False
    return any(r.form in ("inf", "zu") for r in before.readings)


def _owned(words: Sequence[Word], k: int) -> bool:
    """ "Ardent's head of safety", "the mayor's move": a noun, whatever it might be elsewhere."""
    if k < 2 or words[k - 1].lower not in ("'s", "’s"):
        return False
    return words[k - 2].pos in ("NOUN", "PROPN") and not words[k].lower.endswith(("ing", "ed"))


def _heads_singular(
    words: Sequence[Word], k: int, readings: tuple[Reading, ...], lexicon: Lexicon
) -> bool:
    """ "a hedge fund", "an export control": behind "a" and a noun no plural verb can stand."""
    if k < 2 or words[k - 2].lower not in lexicon.words("indefinite"):
        return False
    noun = words[k - 1].pos == "NOUN" and not words[k - 1].capital
    return noun and all(r.form == "inf" or r.number == "p" for r in readings)


def _follows_determiner(words: Sequence[Word], k: int, lexicon: Lexicon) -> bool:
    if k == 0 or words[k - 1].pos not in ("DET", "ADJ", "ADP"):
        return False
    return not (_floats(words, k - 1, lexicon) or _relates(words, k - 1, lexicon))


def _relates(words: Sequence[Word], k: int, lexicon: Lexicon) -> bool:
    """ "the trust, which backed him": behind the comma it is the subject of its clause."""
    relative = words[k].lower in lexicon.words("personal_relative")
    return relative and k > 0 and words[k - 1].text == ","


def _floats(words: Sequence[Word], k: int, lexicon: Lexicon) -> bool:
    """ "X, Y and Z all condemned the ruling": behind its nouns, a quantifier is no determiner."""
    if words[k].lower not in lexicon.words("floating") or k == 0:
        return False
    noun = words[k - 2] if k > 1 and words[k - 1].text == "," else words[k - 1]
    return noun.pos in ("NOUN", "PROPN", "PRON")


def _behind_to(words: Sequence[Word], k: int, readings: tuple[Reading, ...]) -> bool:
    """ "vowed to fight": a verb in its base form; "back to work" a tagger tells apart."""
    return k > 0 and words[k - 1].lower == "to" and any(r.form == "inf" for r in readings)


def _after_to(words: Sequence[Word], k: int, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    if k and words[k - 1].lower == "to":
        return tuple(Reading(r.lemma, "zu") for r in readings if r.form == "inf") or readings
    return readings
