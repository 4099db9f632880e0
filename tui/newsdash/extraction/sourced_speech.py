"""Sentences that are somebody's words as a whole: attributed without a verb, or carried on."""

from __future__ import annotations

from dataclasses import replace

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.attributions import Attribution
from newsdash.extraction.clauses import Clause
from newsdash.extraction.cues import SpeechCue
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.speakers import SpeakerFinder
from newsdash.extraction.utterance import Utterance, trimmed


class SourcedSpeech:
    """Finds the sentences of one article that have a source but no cue of their own."""

    def __init__(self, analysis: Analysis, speakers: SpeakerFinder) -> None:
        self.analysis = analysis
        self.text = analysis.text
        self.lexicon = analysis.lexicon
        self.speakers = speakers

    def attributed(
        self, sentence: Sentence, attributions: list[Attribution], quoting: bool
    ) -> list[Utterance]:
        """ "Laut X ist ...": the sentence is what X says."""
        clauses = self.analysis.clauses_of(sentence)
        if quoting or not any(c.finite is not None for c in clauses):
            return []
        for attribution in attributions:
            if attribution.source is None:
                continue
            speaker = self.speakers.of_phrase(attribution.source)
            spans = self._around(sentence, attribution)
            if spans and speaker is not None:
                cue = (attribution.cue.start, attribution.cue.end)
                return [Utterance("indirect", spans, speaker, cue, 0.85, "laut", "say")]
        return []

    def after_source(
        self, sentence: Sentence, attributions: list[Attribution], last: Utterance | None
    ) -> list[Utterance]:
        """ "Demnach ...": what the source named before goes on to say."""
        marks = [a for a in attributions if a.source is None]
        if last is None or not marks or not self._around(sentence, marks[0]):
            return []
        cue = (marks[0].cue.start, marks[0].cue.end)
        spans = self._around(sentence, marks[0])
        return [Utterance("indirect", spans, last.speaker, cue, 0.7, last.lemma, last.act)]

    def carried(self, sentence: Sentence, last: Utterance | None) -> list[Utterance]:
        """Return a sentence in the subjunctive as going on with the last speaker's words."""
        if last is None or (
            last.speaker is None and last.lemma not in self.lexicon.words("impersonal_verb")
        ):
            return []
        clauses = self.analysis.clauses_of(sentence)
        main = next((c for c in clauses if c.kind == "main" and c.finite is not None), None)
        if main is None or not self._reports(main, last.kind == "indirect"):
            return []
        speaker = last.speaker and replace(last.speaker, certainty=last.speaker.certainty * 0.9)
        return [
            Utterance(
                "indirect", [self._whole(sentence)], speaker, None, 0.75, last.lemma, last.act
            )
        ]

    def unattributed(self, sentence: Sentence, before: list[SpeechCue]) -> list[Utterance]:
        """Return a sentence in the first subjunctive that no quotation precedes.

        Its mood says that somebody said it: who, tells a verb of speech in the sentence before,
        if any (``before``).
        """
        clauses = self.analysis.clauses_of(sentence)
        main = next((c for c in clauses if c.kind == "main" and c.finite is not None), None)
        first_subjunctive = main is not None and main.subjunctive and main.reading is not None
        if main is None or not first_subjunctive or self.analysis.subject_of(main) is None:
            return []
        if main.reading is None or main.reading.tense != "pres" or main.words[0] is main.finite:
            return []
        cue = next((c for c in before if not c.passive), None)
        speaker = cue.speaker(self.speakers) if cue else None
        lemma, act = (cue.clause.lemma, cue.act) if cue else ("", "say")
        return [Utterance("indirect", [self._whole(sentence)], speaker, None, 0.6, lemma, act)]

    def _whole(self, sentence: Sentence) -> tuple[int, int]:
        end = sentence.end - (self.text[sentence.end - 1] in ".!")
        return trimmed(self.text, sentence.start, end)

    def _reports(self, main: Clause, in_report: bool) -> bool:
        """Subjunctive I always reports; subjunctive II ("hätte") stands in for it in a report."""
        reading = main.reading
        if reading is None or reading.mood != "sub":
            return False
        if reading.tense == "pres":
            return True
        full_verb = main.verb is main.finite and main.lemma not in self.lexicon.words("auxiliary")
        return in_report or full_verb

    def _around(self, sentence: Sentence, attribution: Attribution) -> list[tuple[int, int]]:
        """The sentence without the attribution; one span where it stands at an end."""
        end = sentence.end - (self.text[sentence.end - 1] in ".!")
        pieces = [
            trimmed(self.text, sentence.start, attribution.start),
            trimmed(self.text, attribution.end, end),
        ]
        return [piece for piece in pieces if piece[1] - piece[0] > 2]
