"""Sentences that are somebody's words as a whole: attributed without a verb, or carried on."""

from __future__ import annotations

from dataclasses import replace

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.attributions import Attribution
from newsdash.extraction.clauses import Clause, can
from newsdash.extraction.cues import SpeechCue
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.resolved import Resolved
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
            speaker = self._own(attribution.source, clauses) or self.speakers.of_source(
                attribution.source
            )
            spans = self._around(sentence, attribution, clauses)
            if spans and speaker is not None:
                cue = (attribution.cue.start, attribution.cue.end)
                return [Utterance("indirect", spans, speaker, cue, 0.85, "laut", "say")]
        return []

    def _own(self, source: Phrase, clauses: list[Clause]) -> Resolved | None:
        """ "fühlt sich nach eigenen Worten übergangen": who is the subject says so."""
        if source.core[0].lower not in self.lexicon.words("own"):
            return None
        main = next((c for c in clauses if c.kind == "main" and c.finite is not None), None)
        found = self.speakers.of_subject(main) if main is not None else None
        if found is not None and found.actor is not None:
            return found
        # "Beim Amt liegen nach eigenen Angaben ..."
        house = self.speakers.spokespersons.only_house_of_sentence(source)
        return Resolved(source.start, source.end, house, 0.6) if house is not None else found

    def after_source(
        self,
        sentence: Sentence,
        attributions: list[Attribution],
        last: Utterance | None,
        before: list[SpeechCue],
    ) -> list[Utterance]:
        """ "Demnach ...": what the source named before goes on to say.

        The source is who spoke last, or acts with a verb of speech in the sentence before.
        """
        mark = next((a for a in attributions if a.source is None), None)
        clauses = self.analysis.clauses_of(sentence)
        spans = self._around(sentence, mark, clauses) if mark else []
        if mark is None or not spans:
            return []
        place = (mark.cue.start, mark.cue.end)
        cue = next((c for c in before if not c.passive), None)
        source = last.speaker if last else cue.speaker(self.speakers) if cue else None
        actor, certainty = (source.actor, source.certainty) if source else (None, 0.4)
        source = Resolved(*place, actor, certainty * 0.9)
        lemma, act = (last.lemma, last.act) if last else ("", "say")
        return [Utterance("indirect", spans, source, place, 0.7, lemma, act)]

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

    def unattributed(
        self, sentence: Sentence, preceding: Sentence | None, before: list[SpeechCue]
    ) -> list[Utterance]:
        """Return a sentence in the first subjunctive that no quotation precedes.

        Its mood says that somebody said it: who, tells a verb of speech in the sentence before,
        if any (``before``), else its subject.
        """
        clauses = self.analysis.clauses_of(sentence)
        main = next((c for c in clauses if c.kind == "main" and c.finite is not None), None)
        first_subjunctive = main is not None and main.subjunctive and main.reading is not None
        if main is None or not first_subjunctive or self.analysis.subject_of(main) is None:
            return []
        if main.reading is None or main.reading.tense != "pres" or main.words[0] is main.finite:
            return []
        cue = next((c for c in before if not c.passive), None)
        if cue is not None:
            speaker = cue.speaker(self.speakers)
        else:
            speaker = self.speakers.of_sentence_before(sentence, preceding)
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
        if reading.number == "s" and reading.lemma in self.lexicon.words("possible"):
            return False  # "könnte": what may be; told, it would be "könne"
        full_verb = main.verb is main.finite and main.lemma not in self.lexicon.words("auxiliary")
        return in_report or full_verb or self._stands_in(main)

    def _stands_in(self, main: Clause) -> bool:
        """ "Die Tests hätten ihn überzeugt": the first subjunctive would look like no subjunctive.

        Of what has been only: without a condition, "hätten" tells nothing else.
        """
        reading = main.reading
        perfect = reading is not None and reading.lemma == "haben" and main.verb is not main.finite
        conditional = any(w.lower in self.lexicon.words("hypothetical") for w in main.words)
        return perfect and reading is not None and reading.number == "p" and not conditional

    def _around(
        self, sentence: Sentence, attribution: Attribution, clauses: list[Clause]
    ) -> list[tuple[int, int]]:
        """What the source says, without the attribution; one span where it stands at an end."""
        start, end = self._scope(sentence, attribution, clauses)
        told_by = self._source_end(attribution, clauses)
        if attribution.end < told_by < sentence.end:
            start, end = sentence.start, sentence.end
        end -= self.text[end - 1] in ".!"
        pieces = [
            trimmed(self.text, start, attribution.start),
            trimmed(self.text, told_by, max(told_by, end)),
        ]
        return [piece for piece in pieces if piece[1] - piece[0] > 2]

    def _source_end(self, attribution: Attribution, clauses: list[Clause]) -> int:
        """ "..., according to a study published on Monday": a participle describes the source."""
        within = next((c for c in clauses if attribution.cue in c.words), None)
        behind = [w for w in within.words if w.start >= attribution.end] if within else []
        described = self.lexicon.language == "en" and behind and can(behind[0], "part")
        if not described or behind[0].after_break:
            return attribution.end
        apart = next((k for k, w in enumerate(behind) if w.after_break), len(behind))
        return behind[apart - 1].end

    def _scope(
        self, sentence: Sentence, attribution: Attribution, clauses: list[Clause]
    ) -> tuple[int, int]:
        """A dependent clause, a second main clause, or the sentence.

        "X, der laut Y gestern ankam, schwieg": only that he arrived is Y's.
        """
        place = attribution.cue.start
        inside = [c for c in clauses if c.start <= place < c.end and attribution.cue in c.words]
        clause = inside[-1] if inside else None
        mains = [c for c in clauses if c.kind == "main" and c.finite is not None]
        if clause is None or clause.finite is None or (mains and clause is mains[0]):
            return sentence.start, sentence.end
        if clause.kind == "main":
            return clause.start, sentence.end
        depending = [c for c in clauses if c.start >= clause.start and _hangs_on(c, clause)]
        return clause.start, max(c.end for c in (clause, *depending))


def _hangs_on(clause: Clause, above: Clause) -> bool:
    """Whether ``clause`` depends on ``above``, at whatever depth."""
    parent = clause.parent
    while parent is not None and parent is not above:
        parent = parent.parent
    return parent is above
