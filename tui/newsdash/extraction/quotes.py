"""Quotations of one article: direct, partial, indirect and reported speech.

Sentence by sentence, in order: what is inside quotation marks gets its cue from the same
sentence, or a neighbour; clauses in indirect speech get theirs from the cue they depend on;
sentences in the subjunctive carry the last speaker on. Kinds as in the contract; for the
categories see Brunner et al., "Redewiedergabe" (2020) and Petersen-Frey & Biemann (2024).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsdash.extraction.actors import ActorTable
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.attributions import find_attributions
from newsdash.extraction.cues import CueFinder
from newsdash.extraction.direct_speech import DirectSpeech, Host
from newsdash.extraction.indirect import IndirectSpeech
from newsdash.extraction.partial_quotes import PartialQuotes
from newsdash.extraction.resolved import Resolved
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.speakers import SpeakerFinder
from newsdash.extraction.utterance import Utterance
from newsdash.extraction.venues import Venues

_RECENT = 12  # quotations one sentence may hold and still hand on its speaker


class QuoteFinder:
    """Finds the quotations of one article."""

    def __init__(self, analysis: Analysis, actors: ActorTable) -> None:
        self.sentences = analysis.host_sentences
        self.analysis = analysis
        self._sourceless = analysis.lexicon.words("impersonal_verb")
        self.found: list[Utterance] = []
        speakers = SpeakerFinder(analysis, actors)
        self.cues = CueFinder(analysis, speakers)
        self.direct = DirectSpeech(analysis, speakers, self.cues, self.found)
        self.indirect = IndirectSpeech(analysis, speakers)
        self.partial = PartialQuotes(analysis, speakers)
        self.venues = Venues(analysis, actors)

    def find(self) -> list[Utterance]:
        """Return all quotations ordered by their start."""
        for k, sentence in enumerate(self.sentences):
            self._read(k, sentence)
        self.found.sort(key=lambda u: (u.start, -u.end))
        return list(self._joined())

    def _joined(self) -> Iterator[Utterance]:
        """Successive sentences of one speaker that no cue sets apart are one quotation."""
        last: Utterance | None = None
        for utterance in self.found:
            if last is not None and self._goes_on(last, utterance):
                last.spans = [(last.start, utterance.end)]
                continue
            yield utterance
            if utterance.kind != "partial":
                last = utterance

    def _goes_on(self, last: Utterance, utterance: Utterance) -> bool:
        between = self.analysis.text[last.end : utterance.start]
        return (
            last.cue is utterance.cue is None
            and last.kind == utterance.kind == "indirect"
            and between.strip() in (".", "!", "?")
            and "\n" not in between
            and last.actor is utterance.actor
        )

    def _read(self, k: int, sentence: Sentence) -> None:
        cues = self.cues.of(sentence)
        attributions = find_attributions(self.analysis, sentence)
        before = len(self.found)
        preceding = self.sentences[k - 1] if k else None
        previous = (preceding, self.cues.of(preceding)) if preceding is not None else None
        last = self._last_before(k)
        going_on = bool(cues) and self.indirect.speaks_before(previous, last)
        direct = self.direct.find(Host(k, sentence, cues, attributions))
        said = self.indirect.find(sentence, cues, attributions, bool(direct), going_on)
        carried: list[Utterance] = []
        if not said and not direct:
            carried = self.indirect.following_on(sentence, cues, attributions, previous, last)
        partial = self.partial.find(sentence, cues, attributions, said + carried)
        self.found += direct + said + carried + partial
        venue, addressee = self.venues.of_sentence(sentence), None
        for utterance in self.found[before:]:
            if utterance.speaker is None and utterance.lemma in self._sourceless:
                utterance.speaker = self._source_before(k, utterance)
            utterance.sentence_start = sentence.start
            if utterance.cue is not None:
                utterance.venue, utterance.addressee = venue, addressee

    def _source_before(self, k: int, utterance: Utterance) -> Resolved | None:
        """ "..., heißt es weiter": the source is the one of the quotation before, if any."""
        last = next((u for u in reversed(self.found) if u.start < utterance.start), None)
        if last is None or last.speaker is None or not k:
            return None
        near = self.sentences[k - 1]
        if last.sentence_start != near.start or near.line != self.sentences[k].line:
            return None
        return replace(last.speaker, certainty=last.speaker.certainty * 0.7)

    def _last_before(self, k: int) -> Utterance | None:
        """The last quotation, if this sentence follows on it without a gap."""
        if not self.found or k == 0:
            return None
        newest = self.found[-1].sentence_start
        same = [u for u in self.found[-_RECENT:] if u.sentence_start == newest]
        last = next((u for u in reversed(same) if u.kind != "partial"), same[-1])
        near = self.sentences[max(0, k - 2) : k]
        inside = any(s.start <= last.start < s.end or s.start == newest for s in near)
        return last if inside else None
