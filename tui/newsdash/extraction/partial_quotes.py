"""Quoted phrases inside the writer's own sentence; names, titles and scare quotes are none."""

from __future__ import annotations

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.attributions import Attribution
from newsdash.extraction.cues import SpeechCue
from newsdash.extraction.direct_speech import take_cue
from newsdash.extraction.quotation_marks import QuotedSpan
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.speakers import SpeakerFinder
from newsdash.extraction.utterance import Utterance
from newsdash.extraction.words import Word

_JUDGING = frozenset(("judge", "criticise"))
_NAME_LENGTH = 4  # words in marks up to which a quotation may be a name
_LONG_NAME = 8  # ... where something else tells that it is one


class PartialQuotes:
    """Finds the partial quotations of one article."""

    def __init__(self, analysis: Analysis, speakers: SpeakerFinder) -> None:
        self.analysis = analysis
        self.text = analysis.text
        self.speakers = speakers
        self.words = analysis.lexicon.words

    def _content(self, span: QuotedSpan) -> tuple[int, int]:
        """The phrase without the full stop or comma that English sets inside the marks."""
        end = span.end
        while end > span.start and self.text[end - 1] in ".,;":
            end -= 1
        return span.start, end

    def find(
        self,
        sentence: Sentence,
        cues: list[SpeechCue],
        attributions: list[Attribution],
        said: list[Utterance],
    ) -> list[Utterance]:
        """Return the quoted phrases inside the writer's own sentence; ``said`` surrounds them."""
        found = (
            self._phrase_in_marks(span, sentence, cues, attributions, said)
            for span in self.analysis.quoted_phrases_in(sentence)
        )
        return [utterance for utterance in found if utterance is not None]

    def _phrase_in_marks(
        self, span: QuotedSpan, sentence: Sentence, cues: list[SpeechCue],
        attributions: list[Attribution], said: list[Utterance],
    ) -> Utterance | None:  # fmt: skip
        if self._is_name(span, sentence, cues) or self._names_speaker(span, cues):
            return None
        around = next((u for u in said if u.start <= span.start and span.end <= u.end), None)
        clause = self.analysis.clause_at(span.start) if around is not None else None
        inner = [c for c in cues if c.clause is clause and c.clause.kind == "sub"]
        nested = [c for c in inner if c.speaker(self.speakers) is not None]
        if around is not None and nested and nested[0].span != around.cue:
            # "dass Berg von einem „Gefallen“ gesprochen habe, sagte die Richterin": they are Berg's
            utterance = Utterance("partial", [self._content(span)], None, None, 0.75)
            take_cue(self.speakers, utterance, nested[0])
            return utterance
        if around is not None:
            return Utterance(
                "partial",
                [self._content(span)],
                around.speaker,
                around.cue,
                0.8,
                around.lemma,
                around.act,
            )
        usable = [c for c in cues if c.speaker(self.speakers) is not None]
        usable = [c for c in usable if not c.passive or c.agent is not None]
        if usable:
            cue = min(usable, key=lambda c: abs(c.span[0] - span.start))
            utterance = Utterance("partial", [self._content(span)], None, None, 0.8)
            take_cue(self.speakers, utterance, cue)
            return utterance
        for attribution in attributions:
            if (
                attribution.source is not None
                and not attribution.start <= span.start < attribution.end
            ):
                speaker = self.speakers.of_phrase(attribution.source)
                cue_span = (attribution.cue.start, attribution.cue.end)
                return Utterance("partial", [self._content(span)], speaker, cue_span, 0.8)
        return self._shown(span)

    def _shown(self, span: QuotedSpan) -> Utterance | None:
        """ "zeigte sich „sehr enttäuscht“", "will „nicht aufgeben“": only who feels says so."""
        clause = self.analysis.clause_at(span.start)
        if clause is None or clause.finite is None or clause.reading is None or clause.passive:
            return None
        shows = clause.lemma in self.words("showing") and any(
            w.lower in self.words("reflexive") for w in clause.words
        )
        wants = clause.reading.lemma in self.words("modal_verb")
        speaker = self.speakers.of_subject(clause) if shows or wants else None
        person = speaker is not None and speaker.actor is not None
        if speaker is None or not person or speaker.start <= span.start < speaker.end:
            return None
        cue = clause.finite.start, clause.finite.end
        return Utterance("partial", [self._content(span)], speaker, cue, 0.65)

    def _names_speaker(self, span: QuotedSpan, cues: list[SpeechCue]) -> bool:
        """Der „Chaos Computer Club“ fordert: the marks are around the name of who speaks."""
        speakers = (cue.speaker(self.speakers) for cue in cues)
        around = (s for s in speakers if s is not None and s.start <= span.start < s.end)
        # "dass Berg von einem „Gefallen“ sprach": what the preposition governs is no part of it
        before = (self.analysis.words_between(s.start, span.start) for s in around)
        return any(all(w.pos not in ("ADP", "ADPDET") for w in words) for words in before)

    def _is_distanced(self, span: QuotedSpan) -> bool:
        """A so-called „Kompromiss“; a name with its abbreviation or translation in brackets."""
        last = self.analysis.word_before(span.start)
        called = self.words("so_called")
        if last is not None and last.lower in called:
            return True
        before, after = self.text[: span.start - 1].rstrip(), self.text[span.end + 1 :]
        return before.endswith("(") or after.startswith((" (", " genannt"))

    def _is_name(self, span: QuotedSpan, sentence: Sentence, cues: list[SpeechCue]) -> bool:
        """Marks around a title or name: capitalised, short, right after the noun it names."""
        words = [w for w in self.analysis.words_between(span.start, span.end) if w.is_word]
        if not words:
            return True
        if len(words) <= _LONG_NAME and (self._is_distanced(span) or self._is_titled(span)):
            return True
        if len(words) > _NAME_LENGTH:
            return False
        if not words[0].capital or words[-1].pos in ("ADJ", "ADV", "VERB"):
            return False
        last = self.analysis.word_before(span.start)
        if last is None or last.start < sentence.start:
            return True
        return self._names(words, last, span, cues)

    def _is_governed(self, word: Word) -> bool:
        """Whether a preposition other than "als" and "von" stands before a determiner."""
        before = self.analysis.word_before(word.start) if word.pos == "DET" else None
        if before is None or before.pos not in ("ADP", "ADPDET"):
            return False
        return before.lower not in self.words("as") | self.words("naming_preposition")

    def _is_titled(self, span: QuotedSpan) -> bool:
        """Der Film „Odyssee im Weltraum“: a noun of things that bear names stands before it."""
        last = self.analysis.word_before(span.start)
        if last is None or last.pos != "NOUN" or last.after_break:
            return False
        near = span.start - last.end <= 2
        return near and last.lower.endswith(tuple(self.words("titled")))

    def _names(
        self, words: list[Word], last: Word, span: QuotedSpan, cues: list[SpeechCue]
    ) -> bool:
        """Whether capitalised ``words`` in marks are a name, by the word ``last`` before them."""
        if last.pos in ("NOUN", "PROPN") and not last.after_break:
            return True
        if cues and last.lower in self.words("indefinite"):
            return False  # "sprach von einem „Blindflug“"
        plain = ("ADJ", "DET", "ADP", "ADV", "CCONJ")
        everyday = all(self.speakers.nouns.is_common(w) or w.pos in plain for w in words)
        if any(c.act in _JUDGING and c.clause.start <= span.start <= c.clause.end for c in cues):
            # "nannte den Bericht eine „Zeitungsente“"; not "hält mit seinem „Aero“ den Rekord"
            governed = last.pos in ("ADP", "ADPDET") or self._is_governed(last)
            return governed and not everyday
        following = self.text[span.end + 1 : span.end + 2]
        compound = following == "-" and last.lower not in self.words("as")
        return compound or not everyday
