"""Attributions without a verb: "laut X", "X zufolge", "nach Ansicht von X", "so X"."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.lexicon import rows
from newsdash.extraction.phrases import Phrase, noun_phrases
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.words import Word

_MODE_WORDS = frozenset(("so", "soweit"))


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source named without a verb: its phrase, the word that marks it, the span of both."""

    source: Phrase | None
    cue: Word
    start: int
    end: int


@functools.cache
def _patterns(language: str) -> dict[str, str]:
    return {row[0].lower(): row[1] for row in rows(language, "attributions.tsv")}


def find_attributions(analysis: Analysis, sentence: Sentence) -> list[Attribution]:
    """Return the verbless attributions of ``sentence``."""
    words = [w for w in sentence.words if w.is_word or w.pos == "QUOTE"]
    patterns = _patterns(analysis.language)
    found = []
    for k, word in enumerate(words):
        place = patterns.get(word.lower) or patterns.get(_bigram(words, k))
        attribution = None
        if place == "after":
            attribution = _source_after(words, k + (word.lower not in patterns), word)
        elif place == "before":
            attribution = _source_before(words, k, word)
        elif place == "nach":
            attribution = _nach(words, k)
        elif place == "none":
            attribution = Attribution(None, word, word.start, word.end)
        elif word.lower == "so" and (word.after_break or k == 0):
            attribution = _so(words, k)
        if attribution is not None:
            found.append(attribution)
    return found


def _bigram(words: list[Word], k: int) -> str:
    return f"{words[k].lower} {words[k + 1].lower}" if k + 1 < len(words) else ""


def _phrase_at(words: list[Word], k: int) -> Phrase | None:
    phrases = noun_phrases(words[k : k + 14])
    first = phrases[0] if phrases else None
    if first is None or first.words[0] is not words[k] or first.prep is not None:
        return None
    return first


def _source_after(words: list[Word], k: int, cue: Word) -> Attribution | None:
    source = _phrase_at(words, k + 1) if k + 1 < len(words) else None
    return Attribution(source, cue, cue.start, _with_apposition(words, source)) if source else None


def _with_apposition(words: list[Word], source: Phrase) -> int:
    """The end of ", dem Präsidenten," after the source, if a phrase without a verb follows it."""
    after = [w for w in words if w.start >= source.end]
    if not after or not after[0].after_break:
        return source.end
    stop = next((k for k, w in enumerate(after) if k and w.after_break), len(after))
    apposition = after[:stop]
    if stop == len(after) or stop > 8 or any(w.pos in ("VERB", "AUX") for w in apposition):
        return source.end
    return apposition[-1].end


def _source_before(words: list[Word], k: int, cue: Word) -> Attribution | None:
    start = k
    while start > 0 and k - start < 10 and not words[start].after_break:
        start -= 1
    for phrase in reversed(noun_phrases(words[start : k + 1])):
        if phrase.prep is cue:
            return Attribution(phrase, cue, phrase.start, cue.end)
    return None


def _nach(words: list[Word], k: int) -> Attribution | None:
    """"nach Angaben der Polizei", "der Polizei nach"; "seiner Ansicht nach", "nach eigenen Angaben"."""
    start = k
    while start > 0 and k - start < 4 and words[start - 1].pos in ("ADJ", "DET", "PRON", "NUM"):
        start -= 1
    before = words[start - 1] if start else None
    phrase = _phrase_at(words, start)
    if phrase is None:
        return None
    if before is not None and before.lower in ("nach", "laut", "ersten"):
        return Attribution(_source_in(phrase, words, k), before, before.start, _with_apposition(words, phrase))
    after = next((w for w in words[k:] if w.start >= phrase.end), None)
    if after is not None and after.lower == "nach":
        return Attribution(_source_in(phrase, words, k), after, phrase.start, after.end)
    return None


def _source_in(phrase: Phrase, words: list[Word], k: int) -> Phrase:
    """The phrase inside that names the source: "der Polizei" in "Angaben der Polizei"."""
    at = words[k]
    rest = [w for w in phrase.words if w.start >= at.end]
    if rest and rest[0].pos in ("ADP", "ADPDET", "SCONJ"):
        rest = rest[1:]
    inner = noun_phrases(rest) if rest else []
    return inner[0] if inner else phrase


def _so(words: list[Word], k: int) -> Attribution | None:
    """", so der Minister": only a phrase follows, no verb before it."""
    source = _phrase_at(words, k + 1) if k + 1 < len(words) else None
    if source is None or source.is_pronoun:
        return None
    if k == 0:
        return None
    end = source.end
    for word in words[words.index(source.words[-1]) + 1 :]:
        if word.after_break or word.pos not in ("ADV", "PART"):
            break
        end = word.end
    return Attribution(source, words[k], words[k].start, end)
