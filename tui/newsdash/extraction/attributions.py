"""Attributions without a verb: "laut X", "X zufolge", "nach Ansicht von X", "so X"."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.lexicon import rows
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.words import Word

_LONGEST = 14  # words a source may have
_APPOSITION = 8  # words of ", dem Präsidenten," after it


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source named without a verb: its phrase, the word that marks it, the span of both.

    ``source`` is ``None`` where it was named before ("Demnach ...").
    """

    source: Phrase | None
    cue: Word
    start: int
    end: int


@functools.cache
def _patterns(language: str) -> dict[str, str]:
    return {row[0].lower(): row[1] for row in rows(language, "attributions.tsv")}


@functools.cache
def attribution_nouns(language: str) -> tuple[str, ...]:
    """Return the nouns of "nach Angaben von X", lower case."""
    return tuple(word for word, place in _patterns(language).items() if place == "nach")


def find_attributions(analysis: Analysis, sentence: Sentence) -> list[Attribution]:
    """Return the verbless attributions of ``sentence``."""
    return _Finder(analysis, sentence).find()


class _Finder:
    def __init__(self, analysis: Analysis, sentence: Sentence) -> None:
        self.analysis = analysis
        self.lexicon = analysis.lexicon
        self.patterns = _patterns(analysis.language)
        self.words = [w for w in sentence.words if w.is_word or w.pos == "QUOTE"]

    def find(self) -> list[Attribution]:
        found = (self._at(k, word) for k, word in enumerate(self.words))
        return [attribution for attribution in found if attribution is not None]

    def _at(self, k: int, word: Word) -> Attribution | None:
        place = self.patterns.get(word.lower)
        nouns = attribution_nouns(self.analysis.language)
        compound = word.capital and word.lower not in self.lexicon.words("no_attribution")
        if place is None and compound and word.lower.endswith(nouns):
            place = "nach"  # "Polizeiangaben", "UN-Angaben"
        if place is None and k + 1 < len(self.words):
            pair = f"{word.lower} {self.words[k + 1].lower}"
            if self.patterns.get(pair) == "after":
                return self._source_after(k + 1, word)
        if place == "after":
            return self._source_after(k, word)
        if place == "before":
            return self._source_before(k, word)
        if place == "nach":
            return self._nach(k)
        if place == "none":
            return Attribution(None, word, word.start, word.end)
        is_so = word.after_break and word.lower in self.lexicon.words("so")
        return self._so(k) if is_so else None

    def _phrase_at(self, k: int) -> Phrase | None:
        if k >= len(self.words):
            return None
        phrases = self.analysis.phrases(self.words[k : k + _LONGEST])
        first = phrases[0] if phrases else None
        if first is None or first.words[0] is not self.words[k] or first.prep is not None:
            return None
        return first

    def _source_after(self, k: int, cue: Word) -> Attribution | None:
        source = self._phrase_at(k + 1)
        if source is None:
            return None
        return Attribution(source, cue, cue.start, self._with_apposition(source))

    def _with_apposition(self, source: Phrase) -> int:
        """The end of ", dem Präsidenten," after the source, if a phrase without a verb follows."""
        after = [w for w in self.words if w.start >= source.end]
        if not after or not after[0].after_break:
            return source.end
        stop = next((k for k, w in enumerate(after) if k and w.after_break), len(after))
        apposition = after[:stop]
        has_verb = any(w.pos in ("VERB", "AUX", "QUOTE") for w in apposition)
        if stop == len(after) or stop > _APPOSITION or has_verb:
            return source.end
        return apposition[-1].end

    def _source_before(self, k: int, cue: Word) -> Attribution | None:
        start = k
        while start > 0 and k - start < _LONGEST and not self.words[start].after_break:
            start -= 1
        phrases = self.analysis.phrases(self.words[start : k + 1])
        if phrases and phrases[-1].prep is cue:
            return Attribution(phrases[-1], cue, phrases[-1].start, cue.end)
        # "Den Behörden in Mombasa zufolge": what stands between belongs to the source
        for phrase in phrases[:1]:
            behind = self.words[self.words.index(phrase.words[-1]) + 1]
            if phrase.prep is None and behind.pos in ("ADP", "ADPDET"):
                return Attribution(phrase, cue, phrase.start, cue.end)
        return None

    def _nach(self, k: int) -> Attribution | None:
        """ "nach Angaben der Polizei"; "seiner Ansicht nach"; "nach eigenen Angaben"."""
        start = k
        attributes = ("ADJ", "DET", "PRON", "NUM")
        while start > 0 and k - start < 4 and self.words[start - 1].pos in attributes:
            start -= 1
        if self._names_owner(start - 1):
            start -= 1
        phrase = self._phrase_at(start)
        if phrase is None:
            return None
        before = self.words[start - 1] if start else None
        earlier = self.words[start - 2] if start > 1 else None
        if earlier is not None and self._tells_when(earlier):
            return None  # "erst nach Ermittlungen": when, not who
        if before is not None and self._leads(before, self.words[k]):
            end = self._with_apposition(phrase)
            source = self._owner_in(phrase, k) or self._source_in(phrase, k)
            return Attribution(source, before, before.start, end)
        after = next((w for w in self.words[k:] if w.start >= phrase.end), None)
        dative = phrase.core[0].lower.endswith(("er", "em"))  # "seiner Ansicht nach"
        if after is not None and dative and after.lower in self.lexicon.words("after"):
            return Attribution(self._source_in(phrase, k), after, phrase.start, after.end)
        return None

    def _owner_in(self, phrase: Phrase, k: int) -> Phrase | None:
        """The name in the genitive, as a phrase of its own."""
        if not self._names_owner(k - 1) or phrase.words[0] is not self.words[k - 1]:
            return None
        return next(iter(self.analysis.phrases([self.words[k - 1]])), None)

    def _names_owner(self, k: int) -> bool:
        """ "nach Thierolfs Worten": a name in the genitive before the noun."""
        owner = self.words[k] if k > 0 else None
        genitive = owner is not None and owner.capital and owner.text.endswith(("s", "’", "'"))
        return genitive and self.words[k - 1].lower in self.lexicon.words("after")

    def _tells_when(self, word: Word) -> bool:
        measured = word.lower in self.lexicon.time_nouns
        return measured or word.lower in self.lexicon.words("before_time")

    def _leads(self, preposition: Word, noun: Word) -> bool:
        """ "nach Angaben", "laut Bericht"; "aus" only before a view: "aus Sicht der Bank"."""
        if preposition.lower in self.lexicon.words("from_view"):
            return noun.lower.endswith(tuple(self.lexicon.words("view")))
        return preposition.lower in self.lexicon.words("after")

    def _source_in(self, phrase: Phrase, k: int) -> Phrase:
        """The phrase inside that names the source: "der Polizei" in "Angaben der Polizei"."""
        rest = [w for w in phrase.words if w.start >= self.words[k].end]
        if rest and rest[0].pos in ("ADP", "ADPDET", "SCONJ"):
            rest = rest[1:]
        inner = self.analysis.phrases(rest) if rest else []
        return inner[0] if inner else phrase

    def _so(self, k: int) -> Attribution | None:
        """ ", so der Minister weiter": a phrase, adverbs at most after it, and no verb."""
        source = self._phrase_at(k + 1)
        if source is None or source.is_pronoun:
            return None
        end = source.end
        behind = self.words[self.words.index(source.words[-1]) + 1 :]
        if behind and behind[0].pos in ("VERB", "AUX") and not behind[0].after_break:
            return None  # "schimpfte, so ein Fehler könne ..."
        for word in behind:
            if word.after_break or word.pos not in ("ADV", "PART"):
                break
            end = word.end
        return Attribution(source, self.words[k], self.words[k].start, end)
