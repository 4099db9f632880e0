"""How far the words for a speaker go: with bracket, place and apposition behind the name."""

from __future__ import annotations

import re

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.nouns import nouns
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.words import Word

_BRACKET = re.compile(r" ?\([^()\n]{1,40}\)")
_APPOSITION = 12  # words of ", Geschäftsführerin des Vereins in Berlin,"
_PLACE = 4  # words of "von der Hochschule Köln"
_NAME = (2, 4)  # words of a name that stands there by itself
_PLACES = 60  # characters that may say where somebody is what they are
_NOMINAL = frozenset(("ADP", "ADPDET", "DET", "ADJ", "NOUN", "PROPN"))
_PLAIN = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM"))


def whole_end(analysis: Analysis, end: int) -> int:
    """Return where the words for a speaker end that stand in the text up to ``end``."""
    end = _behind_bracket(analysis.text, end)
    end = _behind_bracket(analysis.text, _behind_place(analysis, end))
    return _behind_apposition(analysis, end)


def phrase_end_with_places(analysis: Analysis, phrase: Phrase) -> int:
    """Return the end of a phrase with what says where, up to a comma.

    "Die Bürgermeisterin von Au am See, Ruth Berg, ...": the end of "See".
    """
    # most phrases end at a comma, a verb or the sentence: they are not looked into
    following = analysis.text[phrase.end : phrase.end + 1]
    joined = following == "/" or analysis.text[phrase.end : phrase.end + 3] == " & "
    if joined:  # "die Sprecherin der CDU/CSU-Fraktion, ...", "die Chefin von Alt & Neu, ..."
        other = next(iter(_after(analysis, phrase.end, 1)), None)
        return other.end if other is not None and other.capital else phrase.end
    if following != " ":
        return phrase.end
    end = analysis.text.find(",", phrase.end, phrase.end + _PLACES)
    words = analysis.words_between(phrase.end, end) if end > 0 else []
    placed = bool(words) and words[0].pos in ("ADP", "ADPDET")
    return end if placed and all(w.pos in _NOMINAL for w in words) else phrase.end


def _behind_bracket(text: str, end: int) -> int:
    """ "Jana Berg (CDU)"."""
    match = _BRACKET.match(text, end)
    return match.end() if match else end


def _behind_place(analysis: Analysis, end: int) -> int:
    """ "ein Sprecher in Berlin", "Patrick Georg von der IG Metall"."""
    words = _after(analysis, end, _PLACE)
    if not words or words[0].lower not in analysis.lexicon.words("speaker_place"):
        return end
    last = None
    for word in words[1:]:
        if word.after_break or word.pos not in _PLAIN or word.lower in analysis.lexicon.time_nouns:
            break
        if any(c.isdigit() for c in word.text) or word.lower in analysis.lexicon.months:
            return end
        last = word if word.pos in ("NOUN", "PROPN") else last
    return last.end if last is not None else end


def _behind_apposition(analysis: Analysis, end: int) -> int:
    """ "Jana Berg, Chefin der Bahn,", "die Chefin der Bahn, Jana Berg,": set off by commas."""
    if analysis.text[end : end + 1] != ",":
        return end
    words = _after(analysis, end + 1, _APPOSITION)
    known = nouns(analysis.language)
    seen = False
    for k, word in enumerate(words):
        if k and word.after_break:
            named = _NAME[0] <= k <= _NAME[1] and all(w.capital for w in words[:k])
            closed = words[k - 1].end if seen or named else end
            return _behind_bracket(analysis.text, closed)
        if word.pos in ("VERB", "AUX", "QUOTE", "PRON", "SCONJ", "CCONJ"):
            return end
        tells = known.role(word) is not None or known.collective(word) is not None
        seen = seen or (tells and all(w.pos in _PLAIN for w in words[: k + 1]))
    complete = words and analysis.text[words[-1].end : words[-1].end + 1] in (".", ":", ",", "")
    return words[-1].end if seen and complete else end


def _after(analysis: Analysis, start: int, most: int) -> list[Word]:
    """The next words of the sentence, marks left out."""
    sentence = analysis.sentence_at(start)
    until = sentence.end if sentence is not None else start
    return [w for w in analysis.words_between(start, until) if w.is_word or w.pos == "QUOTE"][:most]
