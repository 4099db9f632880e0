"""English clauses of what is said, which no comma sets off: "He said (that) it was needed"."""

from __future__ import annotations

from collections.abc import Iterable

from newsdash.extraction.conjugation import verb_forms
from newsdash.extraction.finite_verbs import is_finite, is_progressive
from newsdash.extraction.lexicon import Lexicon
from newsdash.extraction.segments import Segment
from newsdash.extraction.words import Reading, Word

_STATING = frozenset(("say", "think", "deny", "ask", "announce"))  # acts a clause may follow
_ADVERBIALS = 9  # words that may stand between a verb of speech and "that"
_CONTENT = 3  # words of the shortest clause that tells what is said


class EnglishContent:
    """Finds in segments where what is said begins behind a verb of speech."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def split(self, segment: Segment) -> Iterable[Segment]:
        """Yield the segment, or its two where what is said begins in it."""
        words = segment.words
        if at := self._relative_in(words):
            yield Segment(words[:at], segment.lead)
            yield Segment(words[at:], ",")
            return
        self._let_participle_speak(segment)
        for k, word in enumerate(words[:-2]):
            acts = [self.lexicon.cues.get(reading.lemma) for reading in word.readings]
            finite = is_finite(word) or is_progressive(words, k)
            speaks = finite and any(cue and cue.act in _STATING for cue in acts)
            speaks = speaks and not any(
                r.lemma in self.lexicon.words("no_content") for r in word.readings
            )
            begins = words[k + 1].pos in ("DET", "PRON", "NOUN", "ADJ", "SCONJ", "NUM")
            # "said keeping them private might help"
            begins = begins or words[k + 1].lower.endswith("ing")
            begins = begins and not self._coordinates(words, k + 2)
            at = self._that_behind(words, k + 1) if finite else 0
            infinitive = self._that_behind_infinitive(words, k)
            at = at or infinitive
            tells = any(r.lemma in self.lexicon.words("that_verb") for r in word.readings)
            if (
                infinitive
                or (at and (tells or any(acts)))
                or (speaks and begins and any(map(is_finite, words[k + 2 :])))
            ):
                at = at or self._behind_addressee(words, k + 1)
                if words[at].lower in self.lexicon.words("that"):
                    words[at].pos = "SCONJ"
                yield Segment(words[:at], segment.lead)
                yield Segment(words[at:], ",")
                return
        yield segment

    def _relative_in(self, words: list[Word]) -> int:
        """ "..., a hedge fund which owns the bank, ...": where the relative begins; 0 if not so.

        Only where one verb stands behind it, and before it but a noun, or who counts among others
        ("X and Y were among 46 firms that called for a pause").
        """
        counted = any(w.lower in self.lexicon.words("counted_among") for w in words)
        relatives = self.lexicon.words("personal_relative")
        relatives |= self.lexicon.words("that") if counted else set()
        at = next((k for k, w in enumerate(words) if k and w.lower in relatives), 0)
        if not at or not (words[at - 1].pos in ("NOUN", "PROPN") or counted):
            return 0
        if any(map(is_finite, words[:at])) and not counted:
            return 0
        return at if sum(map(is_finite, words[at:])) == 1 else 0

    def _let_participle_speak(self, segment: Segment) -> None:
        """ "voted no, saying he could support rules": a participle that stands for a verb."""
        first, behind = segment.words[0], segment.words[1:]
        if segment.lead != "," or not first.lower.endswith("ing") or len(behind) < _CONTENT:
            return
        lemmas = [r.lemma for r in verb_forms("en").get(first.lower, ())]
        speaks = next((m for m in lemmas if self._acts(m) in _STATING), None)
        begins = behind[0].pos in ("DET", "PRON", "NOUN", "SCONJ")
        if speaks and begins and any(map(is_finite, behind)):
            first.pos, first.readings = "VERB", (Reading(speaks, "fin", "ind"),)

    def _behind_addressee(self, words: list[Word], at: int) -> int:
        """ "told BBC Radio Leeds he was baffled": what is said begins behind who is told."""
        told = any(r.lemma in self.lexicon.words("addressing") for r in words[at - 1].readings)
        end = at
        while told and end < len(words) and words[end].capital and words[end].pos == "NOUN":
            end += 1
        begins = end < len(words) and words[end].pos in ("PRON", "DET")
        return end if end > at and begins else at

    def _acts(self, lemma: str) -> str:
        cue = self.lexicon.cues.get(lemma)
        return cue.act if cue is not None else ""

    def _that_behind_infinitive(self, words: list[Word], k: int) -> int:
        """ "were quick to note that it ...": the place of "that"; 0 if not so."""
        to_that = k and words[k - 1].lower == "to" and words[k + 1].lower == "that"
        if not to_that or not any(map(is_finite, words[k + 2 :])):
            return 0
        readings = verb_forms("en").get(words[k].lower, ())
        lemma = next((r.lemma for r in readings if self._acts(r.lemma) in _STATING), None)
        if lemma is None:
            return 0
        words[k].pos, words[k].readings = "VERB", (Reading(lemma, "inf"),)
        return k + 1

    def _coordinates(self, words: list[Word], at: int) -> bool:
        """ "denied any wrongdoing but said she ...": the next verb has the same subject."""
        verb = next((k for k in range(at, len(words)) if is_finite(words[k])), 0)
        return bool(verb) and words[verb - 1].pos == "CCONJ"

    def _that_behind(self, words: list[Word], at: int) -> int:
        """ "said on Tuesday that nothing was ruled out": where the content begins; 0 if not."""
        for k in range(at, min(at + _ADVERBIALS, len(words) - 2)):
            if words[k].lower in self.lexicon.words("that"):
                clause = any(map(is_finite, words[k + 1 :]))
                return k if clause and words[k + 1].pos not in ("VERB", "AUX", "ADP") else 0
            if words[k].pos in ("VERB", "AUX", "CCONJ", "SCONJ"):
                return 0
        return 0
