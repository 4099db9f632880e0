"""Quotations that stand by themselves: who says them, by the sentence and its neighbours."""

from __future__ import annotations

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.attributions import Attribution
from newsdash.extraction.cues import CueFinder, SpeechCue
from newsdash.extraction.quotation_marks import QuotedSpan
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.speakers import SpeakerFinder
from newsdash.extraction.utterance import Utterance
from newsdash.extraction.words import Word


class DirectSpeech:
    """Finds the direct quotations of one article; ``found`` is what was found before."""

    def __init__(
        self,
        analysis: Analysis,
        speakers: SpeakerFinder,
        cues: CueFinder,
        found: list[Utterance],
    ) -> None:
        self.analysis = analysis
        self.text = analysis.text
        self.speakers = speakers
        self.cues = cues
        self.found = found
        self.sentences = analysis.host_sentences

    def find(
        self, k: int, sentence: Sentence, cues: list[SpeechCue], attributions: list[Attribution]
    ) -> list[Utterance]:
        """Return the quotations that stand by themselves in sentence number ``k``."""
        units = [w for w in sentence.words if w.pos == "QUOTE"]
        if not units:
            return []
        by_outer = {span.outer[0]: span for span in self.analysis.opaque}
        groups = self._broken(units, sentence, cues, attributions)
        return [
            self._attribute(
                k, sentence, [by_outer[unit.start] for unit in group], group, cues, attributions
            )
            for group in groups
        ]

    def _broken(
        self,
        units: list[Word],
        sentence: Sentence,
        cues: list[SpeechCue],
        attributions: list[Attribution],
    ) -> list[list[Word]]:
        """»A«, sagte X, »B« is one quotation; »A.« »B.« are two."""
        groups = [[units[0]]]
        for unit in units[1:]:
            last = groups[-1][-1]
            between = [c for c in cues if last.end <= c.span[0] < unit.start]
            between_so = [a for a in attributions if last.end <= a.start < unit.start]
            comma = "," in self.text[last.end : unit.start]
            if (between or between_so) and comma and not last.ends and len(groups[-1]) < 3:
                groups[-1].append(unit)
            else:
                groups.append([unit])
        return groups

    def _attribute(
        self, k: int, sentence: Sentence, spans: list[QuotedSpan], units: list[Word],
        cues: list[SpeechCue], attributions: list[Attribution],
    ) -> Utterance:  # fmt: skip
        pieces = [(span.start, span.end) for span in spans]
        utterance = Utterance("direct", pieces, None, None, 0.9 if spans[0].closed else 0.7)
        for attempt in (self._by_cue, self._by_attribution, self._by_colon, self._by_neighbour):
            if attempt(k, sentence, units, utterance, cues, attributions):
                return utterance
        utterance.rule_confidence *= 0.7
        return utterance

    def _by_cue(
        self, k: int, sentence: Sentence, units: list[Word], utterance: Utterance,
        cues: list[SpeechCue], attributions: list[Attribution],
    ) -> bool:  # fmt: skip
        usable = [c for c in cues if not c.passive or c.agent]
        if not usable:
            return False
        cue = min(usable, key=lambda c: _distance(c, units))
        take_cue(self.speakers, utterance, cue)
        return True

    def _by_attribution(
        self, k: int, sentence: Sentence, units: list[Word], utterance: Utterance,
        cues: list[SpeechCue], attributions: list[Attribution],
    ) -> bool:  # fmt: skip
        for attribution in attributions:
            if attribution.source is not None:
                utterance.speaker = self.speakers.of_phrase(attribution.source)
                utterance.cue = (attribution.cue.start, attribution.cue.end)
                return True
        return False

    def _by_colon(
        self, k: int, sentence: Sentence, units: list[Word], utterance: Utterance,
        cues: list[SpeechCue], attributions: list[Attribution],
    ) -> bool:  # fmt: skip
        """ "Greg Brockman erläuterte die Strategie: „...“", "Altman: „...“"."""
        before = [w for w in sentence.words if w.end <= units[0].start]
        if not before or before[-1].text != ":":
            return False
        clauses = [
            c for c in self.analysis.clauses_of(sentence) if c.end <= units[0].start and c.finite
        ]
        for clause in reversed(clauses):
            speaker = self.speakers.of_subject(clause)
            if speaker is not None and clause.kind == "main":
                utterance.speaker = speaker
                return True
        phrases = self.analysis.phrases([w for w in before if w.is_word])
        if len(phrases) >= 1 and not clauses:
            utterance.speaker = self.speakers.of_phrase(phrases[0])
        return True

    def _by_neighbour(
        self, k: int, sentence: Sentence, units: list[Word], utterance: Utterance,
        cues: list[SpeechCue], attributions: list[Attribution],
    ) -> bool:  # fmt: skip
        """A quotation alone: announced by the sentence before, or going on with its speaker."""
        previous = self.sentences[k - 1] if k else None
        if previous is not None and previous.words[-1].text == ":":
            announced = self.cues.of(previous)
            if announced:
                take_cue(self.speakers, utterance, announced[-1])
                return True
        following = self.sentences[k + 1] if k + 1 < len(self.sentences) else None
        if (
            following is not None
            and following.line == sentence.line
            and self._only_attributes(following)
        ):
            take_cue(self.speakers, utterance, self.cues.of(following)[0])
            return True
        last = self.found[-1] if self.found else None
        if previous is not None and last is not None and last.speaker is not None:
            near = (
                last.sentence_start == previous.start or previous.start <= last.start < previous.end
            )
            if near and sentence.line - previous.line <= 1:
                utterance.speaker = last.speaker
                utterance.rule_confidence *= 0.85
                return True
        return False

    def _only_attributes(self, sentence: Sentence) -> bool:
        """ "„...!“ Altman sagte das am Montag.": a short sentence whose verb is a cue."""
        cues = self.cues.of(sentence)
        short = len(sentence.words) < 12 and not any(w.pos == "QUOTE" for w in sentence.words)
        return (
            bool(cues)
            and short
            and len(self.analysis.clauses_of(sentence)) == 1
            and cues[0].act == "say"
            and not cues[0].passive
        )


def take_cue(speakers: SpeakerFinder, utterance: Utterance, cue: SpeechCue) -> None:
    """Give ``utterance`` the cue with its act and speaker."""
    utterance.cue, utterance.lemma, utterance.act = cue.span, cue.clause.lemma, cue.act
    utterance.speaker = cue.speaker(speakers)


def _distance(cue: SpeechCue, units: list[Word]) -> int:
    return min(min(abs(cue.span[0] - u.end), abs(cue.span[1] - u.start)) for u in units)
