"""Indirect and reported speech of a sentence, whatever it hangs on."""

from __future__ import annotations

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.attributions import Attribution
from newsdash.extraction.clauses import Clause
from newsdash.extraction.cued_speech import CuedSpeech
from newsdash.extraction.cues import SpeechCue
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.sourced_speech import SourcedSpeech
from newsdash.extraction.speakers import SpeakerFinder
from newsdash.extraction.speech_nouns import SpeechNouns
from newsdash.extraction.utterance import Utterance, trimmed


class IndirectSpeech:
    """Finds speech without quotation marks, one sentence at a time."""

    def __init__(self, analysis: Analysis, speakers: SpeakerFinder) -> None:
        self.analysis = analysis
        self.text = analysis.text
        self.lexicon = analysis.lexicon
        self.cued = CuedSpeech(analysis, speakers)
        self.sourced = SourcedSpeech(analysis, speakers)
        self.nouns = SpeechNouns(analysis, speakers)

    def find(
        self,
        sentence: Sentence,
        cues: list[SpeechCue],
        attributions: list[Attribution],
        quoting: bool,
        going_on: bool = False,
    ) -> list[Utterance]:
        """Return the indirect and reported speech of ``sentence``.

        ``going_on`` tells that somebody known speaks in the sentence before it.
        """
        cues = [cue for cue in cues if not self._is_itself_told(cue, going_on)]
        found = self.sourced.attributed(sentence, attributions, quoting)
        attributed = bool(found)
        for cue in cues:
            if attributed or not any(u.start <= cue.span[0] < u.end for u in found):
                of_cue = self.cued.of_cue(cue, sentence, quoting)
                found += [u for u in of_cue if not attributed or u.kind != "reported"]
        if not found and not quoting:
            found = self.cued.behind_colon(sentence) or self._under_heading(sentence)
        return found or self._of_nouns(sentence)

    def _under_heading(self, sentence: Sentence) -> list[Utterance]:
        """ "Lamms Fazit: Das Projekt sei gescheitert.": a noun of speech without a verb."""
        clauses = self.analysis.clauses_of(sentence)
        heading, content = (*clauses, None, None)[:2]
        if heading is None or content is None or heading.finite is not None:
            return []
        phrase = next(iter(self.analysis.phrases_of(heading)), None)
        told = content.kind == "main" and content.lead == ":" and content.subjunctive
        if phrase is None or not told or phrase.head.lower not in self.nouns.nouns:
            return []
        start, end = trimmed(self.text, content.start, self.cued.end_of(content, clauses))
        cue, act = (phrase.head.start, phrase.head.end), self.nouns.nouns[phrase.head.lower]
        speaker = self.nouns.owner(phrase, heading)
        sure = 0.75 if speaker is not None else 0.5
        return [Utterance("indirect", [(start, end)], speaker, cue, sure, phrase.head.lower, act)]

    def _is_itself_told(self, cue: SpeechCue, going_on: bool) -> bool:
        """ "Seit Jahren habe er geschrieben, geantwortet habe man nie": what is told.

        Where somebody speaks already, also "Die Kunden hätten mit Kündigung gedroht".
        """
        clause = cue.clause
        leads = ("", ",", *self.lexicon.words("and"))
        told = clause.kind == "main" and clause.subjunctive and clause.lead in leads
        if not told or clause.reading is None:
            return False
        if clause.words[0] is clause.finite:  # "..., sagte X, halte es aber für spät"
            return clause.lead == "," and not self.cued.has_speaker(clause)
        subject = self.analysis.subject_of(clause)
        if going_on and clause.verb is not clause.finite:
            return subject is not None
        return clause.reading.tense == "pres" and subject is not None and subject.is_pronoun

    def _of_nouns(self, sentence: Sentence) -> list[Utterance]:
        """ "die Forderung der SPD, das Gesetz zu ändern": content that depends on a noun."""
        clauses = self.analysis.clauses_of(sentence)
        for content in clauses:
            if not self._may_be_content(content):
                continue
            governing = self.nouns.governing(content, clauses)
            speaker = self.nouns.speaker(*governing) if governing else None
            if governing is None or not (speaker or self.nouns.nobodys(*governing)):
                continue
            head = governing[0].head
            start, end = trimmed(self.text, content.start, self.cued.end_of(content, clauses))
            act = self.nouns.nouns[head.lower]
            cue = (head.start, head.end)
            opener = content.opener
            if opener is not None and opener.lower in self.lexicon.words("wherefore"):
                cue = (opener.start, opener.end)
                start = opener.end + 1
            return [Utterance("indirect", [(start, end)], speaker, cue, 0.7, head.lower, act)]
        return []

    def _may_be_content(self, clause: Clause) -> bool:
        if clause.opener is not None and clause.opener.lower in self.lexicon.words("wherefore"):
            return True
        if clause.kind == "sub" and clause.opener is not None:
            return clause.opener.lower in self.lexicon.words("that")
        return (clause.kind == "inf" and clause.opener is None) or (
            clause.kind == "main" and clause.subjunctive and clause.lead == ","
        )

    def following_on(
        self,
        sentence: Sentence,
        cues: list[SpeechCue],
        attributions: list[Attribution],
        previous: tuple[Sentence, list[SpeechCue]] | None,
        last: Utterance | None,
    ) -> list[Utterance]:
        """Return the speech that ``sentence`` shares with what stands before it."""
        last = self._act_before(previous, last) or last
        if previous is not None and self._tells_of_another(previous[0], last, sentence):
            last = None
        return (
            self._pointing_back(sentence, cues, previous[0] if previous else None)
            or self.sourced.after_source(
                sentence, attributions, last, previous[1] if previous else []
            )
            or self.sourced.carried(sentence, last)
            or self.sourced.unattributed(sentence, *(previous or (None, [])))
        )

    def speaks_before(
        self, previous: tuple[Sentence, list[SpeechCue]] | None, last: Utterance | None
    ) -> bool:
        """Whether somebody known speaks, or is said to, in the sentence before."""
        speaking = self._act_before(previous, last) or last
        if speaking is None or previous is None or speaking.start < previous[0].start:
            return False
        return speaking.speaker is not None and speaking.speaker.actor is not None

    def _tells_of_another(
        self, preceding: Sentence, last: Utterance | None, sentence: Sentence
    ) -> bool:
        """ "Berg gab sich bescheiden. Leicht werde es nicht.": no more of ``last``.

        What is between them opens a paragraph and is on somebody else, whom a pronoun takes up
        in the same paragraph as well: "Berg klang anders. Er erwarte mehr."
        """
        if last is None or last.speaker is None or last.start >= preceding.start:
            return False
        own = self.analysis.subject_of_sentence(sentence)
        takes_up = own is not None and own.head.lower in self.lexicon.words("personal_subject")
        if "\n" not in self.text[last.end : preceding.start] and not takes_up:
            return False
        subject = self.cued.speakers.of_sentence(preceding)
        actor = subject.actor if subject is not None else None
        another = actor is not None and actor is not last.speaker.actor
        return another and actor is not None and actor.kind == "person"

    def _act_before(
        self, previous: tuple[Sentence, list[SpeechCue]] | None, last: Utterance | None
    ) -> Utterance | None:
        """ "Berg wies den Vorwurf zurück. Alles sei bezahlt.": who speaks without being quoted."""
        if previous is None or (last is not None and last.start >= previous[0].start):
            return None
        for cue in reversed(previous[1]):
            speaker = None if cue.passive else cue.speaker(self.cued.speakers)
            if speaker is not None and (speaker.actor is not None or self._is_written(cue)):
                span = (previous[0].start, previous[0].end)
                return Utterance(
                    "reported", [span], speaker, cue.span, 0.75, cue.clause.lemma, cue.act
                )
        return None

    def _is_written(self, cue: SpeechCue) -> bool:
        """ "Der Bericht schildert den Hergang. Techniker hätten ...": a document speaks."""
        subject = self.analysis.subject_of(cue.clause)
        return subject is not None and self.cued.speakers.is_document(subject)

    def _pointing_back(
        self, sentence: Sentence, cues: list[SpeechCue], previous: Sentence | None
    ) -> list[Utterance]:
        """ "Die Bahn ruht. Das teilte die Behörde mit.": the sentence before is what is said."""
        clauses = self.analysis.clauses_of(sentence)
        if previous is None or len(clauses) != 1 or len(cues) != 1 or cues[0].act != "say":
            return []
        first = clauses[0].words[0]
        if first.lower not in self.lexicon.words("pointing"):
            return []
        if any(w.pos == "QUOTE" for w in (*previous.words, *sentence.words)):
            return []
        found = self.cued.make(cues[0], "indirect", previous.start, previous.end, 0.75)
        if found is None or found.speaker is None or found.speaker.start <= first.start:
            return []
        return [found]
