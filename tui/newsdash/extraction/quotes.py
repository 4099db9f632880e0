"""Quotations of one article: direct, partial, indirect and reported speech.

Sentence by sentence, in order: what is inside quotation marks gets its cue from the same
sentence, or a neighbour; clauses in indirect speech get theirs from the cue they depend on;
sentences in the subjunctive carry the last speaker on. Kinds as in the contract; for the
categories see Brunner et al., "Redewiedergabe" (2020) and Petersen-Frey & Biemann (2024).
"""

from __future__ import annotations

from newsdash.extraction.actors import ActorTable
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.attributions import Attribution, find_attributions
from newsdash.extraction.cues import CueFinder, SpeechCue
from newsdash.extraction.indirect import IndirectSpeech
from newsdash.extraction.lexicon import column
from newsdash.extraction.quotation_marks import QuotedSpan
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.speakers import SpeakerFinder
from newsdash.extraction.utterance import Utterance
from newsdash.extraction.words import Word

_NAME_LENGTH = 4  # words in marks up to which a quotation may be a name


class QuoteFinder:
    """Finds the quotations of one article."""

    def __init__(self, analysis: Analysis, actors: ActorTable) -> None:
        self.analysis = analysis
        self.text = analysis.text
        self.actors = actors
        self.words = analysis.lexicon.words
        self.speakers = SpeakerFinder(analysis, actors)
        self.cues = CueFinder(analysis, self.speakers)
        self.indirect = IndirectSpeech(analysis, self.speakers, self.cues)
        self.venues = column(analysis.language, "venues.txt")
        self.found: list[Utterance] = []
        self.sentences = analysis.host_sentences

    def find(self) -> list[Utterance]:
        """Return all quotations ordered by their start."""
        for k, sentence in enumerate(self.sentences):
            self._read(k, sentence)
        self.found.sort(key=lambda u: (u.start, -u.end))
        return self.found

    def _read(self, k: int, sentence: Sentence) -> None:
        cues = self.cues.of(sentence)
        attributions = find_attributions(self.analysis, sentence)
        before = len(self.found)
        direct = self._direct(k, sentence, cues, attributions)
        said = self.indirect.find(sentence, cues, attributions, bool(direct))
        carried = [] if said or direct else self.indirect.carried(sentence, self._last_before(k))
        partial = self._partial(sentence, cues, attributions, said + carried)
        self.found += direct + said + carried + partial
        venue, addressee = self._venue(sentence), None
        for utterance in self.found[before:]:
            utterance.sentence_start = sentence.start
            if utterance.cue is not None:
                utterance.venue, utterance.addressee = venue, addressee

    def _last_before(self, k: int) -> Utterance | None:
        """The last quotation, if this sentence follows on it without a gap."""
        if not self.found or k == 0:
            return None
        last = max(self.found, key=lambda u: (u.sentence_start, u.kind != "partial"))
        near = self.sentences[max(0, k - 2) : k]
        return (
            last
            if any(s.start <= last.start < s.end or s.start == last.sentence_start for s in near)
            else None
        )

    # inside quotation marks, standing by itself

    def _direct(
        self, k: int, sentence: Sentence, cues: list[SpeechCue], attributions: list[Attribution]
    ) -> list[Utterance]:
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
        self._take_cue(utterance, cue)
        return True

    def _take_cue(self, utterance: Utterance, cue: SpeechCue) -> None:
        utterance.cue, utterance.lemma, utterance.act = cue.span, cue.clause.lemma, cue.act
        utterance.speaker = cue.speaker(self.speakers)

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
                self._take_cue(utterance, announced[-1])
                return True
        following = self.sentences[k + 1] if k + 1 < len(self.sentences) else None
        if (
            following is not None
            and following.line == sentence.line
            and self._only_attributes(following)
        ):
            self._take_cue(utterance, self.cues.of(following)[0])
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

    # inside quotation marks, part of the writer's own sentence

    def _partial(
        self,
        sentence: Sentence,
        cues: list[SpeechCue],
        attributions: list[Attribution],
        said: list[Utterance],
    ) -> list[Utterance]:
        found = []
        for span in self.analysis.quotations:
            if (
                span in self.analysis.opaque
                or not sentence.start <= span.start < sentence.end
                or span.depth
            ):
                continue
            if any(o.start <= span.start and span.end <= o.end for o in self.analysis.opaque):
                continue
            if utterance := self._phrase_in_marks(span, sentence, cues, attributions, said):
                found.append(utterance)
        return found

    def _phrase_in_marks(
        self, span: QuotedSpan, sentence: Sentence, cues: list[SpeechCue],
        attributions: list[Attribution], said: list[Utterance],
    ) -> Utterance | None:  # fmt: skip
        if self._is_name(span, sentence):
            return None
        around = next((u for u in said if u.start <= span.start and span.end <= u.end), None)
        if around is not None:
            return Utterance(
                "partial",
                [(span.start, span.end)],
                around.speaker,
                around.cue,
                0.8,
                around.lemma,
                around.act,
            )
        usable = [c for c in cues if c.speaker(self.speakers) is not None and not c.passive]
        if usable:
            cue = min(usable, key=lambda c: abs(c.span[0] - span.start))
            utterance = Utterance("partial", [(span.start, span.end)], None, None, 0.8)
            self._take_cue(utterance, cue)
            return utterance
        for attribution in attributions:
            if (
                attribution.source is not None
                and not attribution.start <= span.start < attribution.end
            ):
                speaker = self.speakers.of_phrase(attribution.source)
                cue_span = (attribution.cue.start, attribution.cue.end)
                return Utterance("partial", [(span.start, span.end)], speaker, cue_span, 0.8)
        return None

    def _is_name(self, span: QuotedSpan, sentence: Sentence) -> bool:
        """Marks around a title or name: capitalised, short, right after the noun it names."""
        words = [w for w in self.analysis.words_between(span.start, span.end) if w.is_word]
        if not words or len(words) > _NAME_LENGTH:
            return not words
        if not words[0].capital or words[-1].pos in ("ADJ", "ADV", "VERB"):
            return False
        before = [w for w in sentence.words if w.end < span.start and w.is_word]
        if not before:
            return True
        last = before[-1]
        nouns = self.speakers.nouns
        if last.pos in ("NOUN", "PROPN") and not last.after_break:
            return True
        everyday = all(
            nouns.is_common(w) or w.pos in ("ADJ", "DET", "ADP", "ADV", "CCONJ") for w in words
        )
        if last.lower in self.words("as"):
            return not everyday
        following = self.text[span.end + 1 : span.end + 2]
        return following == "-" or not everyday

    # where and to whom

    def _venue(self, sentence: Sentence) -> str | None:
        """ "in einem Interview mit CNBC" → CNBC; "auf X" → X; "auf der Pressekonferenz" → that."""
        words = [w for w in sentence.words if w.is_word]
        phrases = self.analysis.phrases(words)
        for k, phrase in enumerate(phrases):
            if phrase.prep is None or phrase.prep.lower not in self.words("venue_preposition"):
                continue
            head = phrase.head.lower.rpartition("-")[2]
            is_venue = head in self.venues or any(
                head.endswith(v) for v in self.venues if len(v) > 4
            )
            following = phrases[k + 1] if k + 1 < len(phrases) else None
            if (
                is_venue
                and following is not None
                and following.prep is not None
                and following.prep.lower in self.words("outlet_preposition")
            ):
                named = self._outlet(following.start, following.end)
                if named:
                    return named
            if is_venue:
                return self._outlet(phrase.start, phrase.end) or phrase.head.text
        return None

    def _outlet(self, start: int, end: int) -> str | None:
        return next(
            (a.name for _, a in self.actors.between(start, end) if a.kind == "organization"), None
        )


def _distance(cue: SpeechCue, units: list[Word]) -> int:
    return min(min(abs(cue.span[0] - u.end), abs(cue.span[1] - u.start)) for u in units)
