"""Quotations that stand by themselves: who says them, by the sentence and its neighbours."""

from __future__ import annotations

from dataclasses import dataclass

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.attributions import Attribution
from newsdash.extraction.cues import CueFinder, SpeechCue
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.speakers import SpeakerFinder
from newsdash.extraction.utterance import Utterance
from newsdash.extraction.words import Word

_SHORT = 12  # words a sentence may have that only attributes the quotation before it


@dataclass(frozen=True, slots=True)
class Host:
    """A sentence that holds quotations: its number, cues and verbless attributions."""

    k: int
    sentence: Sentence
    cues: list[SpeechCue]
    attributions: list[Attribution]


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
        self.spans = {span.outer[0]: span for span in analysis.opaque}

    def find(self, host: Host) -> list[Utterance]:
        """Return the quotations that stand by themselves in ``host``."""
        units = [w for w in host.sentence.words if w.pos == "QUOTE"]
        return [self._attribute(host, group) for group in self._broken(host, units)]

    def _broken(self, host: Host, units: list[Word]) -> list[list[Word]]:
        """»A«, sagte X, »B« is one quotation; »A.« »B.« are two."""
        groups: list[list[Word]] = []
        for unit in units:
            if groups and self._goes_on(host, groups[-1][-1], unit):
                groups[-1].append(unit)
            else:
                groups.append([unit])
        return groups

    def _goes_on(self, host: Host, last: Word, unit: Word) -> bool:
        cued = any(last.end <= c.span[0] < unit.start for c in host.cues)
        attributed = any(last.end <= a.start < unit.start for a in host.attributions)
        comma = "," in self.text[last.end : unit.start]
        return (cued or attributed) and comma and not last.ends

    def _attribute(self, host: Host, units: list[Word]) -> Utterance:
        spans = [self.spans[unit.start] for unit in units]
        pieces = [(span.start, span.end) for span in spans]
        utterance = Utterance("direct", pieces, None, None, 0.9 if spans[0].closed else 0.7)
        for attempt in (self._by_cue, self._by_attribution, self._by_colon, self._by_neighbour):
            if attempt(host, units, utterance):
                return utterance
        utterance.rule_confidence *= 0.7
        return utterance

    def _by_cue(self, host: Host, units: list[Word], utterance: Utterance) -> bool:
        cited = self.speakers.words("cited")
        usable = [c for c in host.cues if not c.passive or c.agent or c.clause.lemma in cited]
        if not usable:
            return False
        cue = min(usable, key=lambda c: _distance(c, units))
        take_cue(self.speakers, utterance, cue)
        return True

    def _by_attribution(self, host: Host, units: list[Word], utterance: Utterance) -> bool:
        for attribution in host.attributions:
            if attribution.source is not None:
                utterance.speaker = self.speakers.of_source(attribution.source)
                utterance.cue = (attribution.cue.start, attribution.cue.end)
                return True
        return False

    def _by_colon(self, host: Host, units: list[Word], utterance: Utterance) -> bool:
        """ "Greg Brockman erläuterte die Strategie: „...“", "Altman: „...“"."""
        before = [w for w in host.sentence.words if w.end <= units[0].start]
        if not before or before[-1].text != ":":
            return False
        clauses = [c for c in self.analysis.clauses_of(host.sentence) if c.finite]
        clauses = [c for c in clauses if c.end <= units[0].start]
        for clause in reversed(clauses):
            told = clause.kind == "main" and clause.subjunctive
            if (
                told
                and host.k
                and self._goes_on_from(self.sentences[host.k - 1], host.sentence, utterance)
            ):
                return True  # "Gefragt habe ihn keiner: „...“": whose words the first part is
            speaker = self.speakers.of_subject(clause)
            if speaker is not None and clause.kind == "main":
                utterance.speaker = speaker
                return True
        phrases = self.analysis.phrases([w for w in before if w.is_word])
        if phrases and not clauses:
            utterance.speaker = self.speakers.of_phrase(phrases[0])
        return True

    def _by_neighbour(self, host: Host, units: list[Word], utterance: Utterance) -> bool:
        """A quotation alone: announced before it, attributed after it, or going on."""
        previous = self.sentences[host.k - 1] if host.k else None
        announces = previous is not None and previous.words[-1].text == ":"
        if previous is not None and announces and (announced := self.cues.of(previous)):
            take_cue(self.speakers, utterance, announced[-1])
            return True
        following = self.sentences[host.k + 1] if host.k + 1 < len(self.sentences) else None
        if following is not None and self._only_attributes(following, host.sentence):
            take_cue(self.speakers, utterance, self.cues.of(following)[0])
            return True
        if previous is None or self._goes_on_from(previous, host.sentence, utterance):
            return previous is not None
        before = self.speakers.of_sentence_before(host.sentence, previous)
        utterance.speaker = before or self.speakers.only_person_before(host.sentence, previous)
        return utterance.speaker is not None

    def _goes_on_from(self, previous: Sentence, sentence: Sentence, utterance: Utterance) -> bool:
        last = self.found[-1] if self.found else None
        if last is None or last.speaker is None or sentence.line - previous.line > 1:
            return False
        inside = previous.start <= last.start < previous.end
        if not (inside or last.sentence_start == previous.start):
            return False
        utterance.speaker = last.speaker
        utterance.rule_confidence *= 0.85
        return True

    def _only_attributes(self, sentence: Sentence, quoting: Sentence) -> bool:
        """ "„...!“ Altman sagte das am Montag.": a short sentence whose verb is a cue."""
        short = len(sentence.words) < _SHORT and sentence.line == quoting.line
        if not short or any(w.pos == "QUOTE" for w in sentence.words):
            return False
        cues = self.cues.of(sentence)
        alone = len(self.analysis.clauses_of(sentence)) == 1
        return bool(cues) and alone and cues[0].act == "say" and not cues[0].passive


def take_cue(speakers: SpeakerFinder, utterance: Utterance, cue: SpeechCue) -> None:
    """Give ``utterance`` the cue with its act and speaker."""
    utterance.cue, utterance.lemma, utterance.act = cue.span, cue.clause.lemma, cue.act
    utterance.speaker = cue.speaker(speakers)
    subject = speakers.analysis.subject_of(cue.clause)
    if utterance.kind == "direct" and subject is not None and subject.is_pronoun:
        # "„Kemal hat unser Vertrauen“, sagte er": nobody speaks of himself by his name
        named = {a for span in utterance.spans for _, a in speakers.actors.between(*span)}
        if utterance.speaker is not None and utterance.speaker.actor in named:
            utterance.speaker = speakers.of_subject(cue.clause, frozenset(named))


def _distance(cue: SpeechCue, units: list[Word]) -> int:
    return min(min(abs(cue.span[0] - u.end), abs(cue.span[1] - u.start)) for u in units)
