"""Cues: the clauses whose verb introduces what somebody says, thinks or judges."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from newsdash.extraction.agents import agent_of
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clauses import Clause
from newsdash.extraction.lexicon import Cue
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.resolved import Resolved
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.speakers import SpeakerFinder


@dataclass(eq=False)
class SpeechCue:
    """A clause with a verb of speech: the act, and the agent's phrase of a passive."""

    clause: Clause
    act: str
    prepositions: tuple[str, ...]
    agent: Phrase | None = None
    _speaker: Resolved | None = None
    _asked: bool = False

    @property
    def passive(self) -> bool:
        """Whether the verb is in the passive, so that its subject does not speak."""
        return self.clause.passive

    @property
    def span(self) -> tuple[int, int]:
        """The span of the verb form that carries the act."""
        verb = self.clause.verb or self.clause.finite
        assert verb is not None
        return verb.start, verb.end

    def speaker(self, speakers: SpeakerFinder) -> Resolved | None:
        """Return who performs the act: the subject, or the agent of a passive."""
        if not self._asked:
            self._asked = True
            if self.passive and self.clause.lemma in speakers.words("cited"):
                self._speaker = speakers.of_subject(self.clause)  # "X wird zitiert"
            elif self.passive:
                agent = speakers.of_phrase(self.agent) if self.agent else None
                self._speaker = agent or self._source(speakers)
            else:
                self._speaker = self._active_speaker(speakers)
        return self._speaker

    def _active_speaker(self, speakers: SpeakerFinder) -> Resolved | None:
        if self.clause.lemma in speakers.words("agentless_verb"):
            return None  # "wurde bekannt"
        if self.clause.lemma in speakers.words("impersonal_verb"):
            return self._source(speakers)
        found = speakers.of_subject(self.clause)
        if found is not None and found.actor is not None:
            return found
        return self._behind_verb(speakers, found) or speakers.bare_name(self.clause) or found

    def _behind_verb(self, speakers: SpeakerFinder, found: Resolved | None) -> Resolved | None:
        """ "Das sagte Altman", "Den Plan lehnt Altman ab": what it is about stands in front."""
        clause = self.clause
        if clause.finite is None or clause.kind == "inf":
            return None
        after = clause.words[clause.words.index(clause.finite) + 1 :]
        if found is not None and found.start >= clause.finite.end:
            return None
        if found is not None and speakers.analysis.language == "en":
            return None  # "The London company told customers": no object stands in front
        for phrase in speakers.analysis.phrases(after):
            if phrase.prep is None and "nom" in phrase.cases and not phrase.is_pronoun:
                other = speakers.of_phrase(phrase)
                return other if found is None or (other and other.actor) else None
        return None

    def _source(self, speakers: SpeakerFinder) -> Resolved | None:
        """ "heißt es in dem Bericht", "aus Paris hieß es": nobody speaks, but there is a source."""
        if any(word.lower in speakers.words("there") for word in self.clause.words):
            return speakers.there(self.clause.start)
        for phrase in speakers.analysis.phrases_of(self.clause):
            prep = phrase.prep.lower if phrase.prep else ""
            if prep in speakers.words("source_preposition"):
                return speakers.of_phrase(phrase)
            if prep in speakers.words("document_preposition") and speakers.is_document(phrase):
                return speakers.of_document(phrase)
        return None


class CueFinder:
    """Finds the cues of sentences, and remembers them."""

    def __init__(self, analysis: Analysis, speakers: SpeakerFinder) -> None:
        self.analysis = analysis
        self.speakers = speakers
        self._of: dict[int, list[SpeechCue]] = {}

    def of(self, sentence: Sentence) -> list[SpeechCue]:
        """Return the cues of ``sentence`` in order."""
        if sentence.start not in self._of:
            clauses = self.analysis.clauses_of(sentence)
            quoting = any(w.pos == "QUOTE" for w in sentence.words)
            followed = zip_longest(clauses, clauses[1:])
            found = [self._cue(c, quoting) or self._finding(c, after) for c, after in followed]
            found[1:] = [
                cue or self._closing(clause, before)
                for before, clause, cue in zip(clauses, clauses[1:], found[1:], strict=False)
            ]
            self._of[sentence.start] = [cue for cue in found if cue is not None]
        return self._of[sentence.start]

    def _cue(self, clause: Clause, quoting: bool) -> SpeechCue | None:
        words = self.analysis.lexicon.words
        known = self.analysis.lexicon.cues.get(clause.lemma)
        if known is None and quoting and _follows_quotation(clause):
            known = Cue("say", ())  # "„...“, witzelte X": whatever verb stands there speaks
        if known is None and self._has_attitude(clause):
            known = Cue("think", ())
        if known is None or clause.finite is None:
            return None
        first = clause.words[0].lower
        if clause.lemma in words("impersonal_verb") and first in words("that_is"):
            return None  # "das heißt"
        if known.act == "tone" and not quoting:
            return None
        agent = agent_of(self.analysis, clause) if clause.passive else None
        return SpeechCue(clause, known.act, known.prepositions, agent)

    def _finding(self, clause: Clause, following: Clause | None) -> SpeechCue | None:
        """ "A survey found that ...": verbs that tell only with "that" behind them."""
        if clause.lemma not in self.analysis.lexicon.words("that_verb") or clause.finite is None:
            return None
        opener = following.opener if following is not None else None
        that = opener is not None and opener.lower in self.analysis.lexicon.words("that")
        return SpeechCue(clause, "say", ()) if that and not clause.passive else None

    def _closing(self, clause: Clause, before: Clause) -> SpeechCue | None:
        """ "Die Klausel sei nichtig, befand der Senat": the mood tells that the verb speaks."""
        reading = before.reading
        reported = before.subjunctive and reading is not None and reading.tense == "pres"
        verb_first = clause.kind == "main" and clause.words[0] is clause.finite
        if not (reported and verb_first and clause.lead == "," and before.kind == "main"):
            return None
        if clause.subjunctive or clause.passive or before.words[0] is before.finite:
            return None
        subject = self.analysis.own_subject_of(clause)
        speaker = self.speakers.of_subject(clause) if subject is not None else None
        named = speaker is not None and speaker.actor is not None
        return SpeechCue(clause, "say", ()) if named else None

    def _has_attitude(self, clause: Clause) -> bool:
        """ "zeigte sich überzeugt", "ist zuversichtlich": an adjective says what one thinks."""
        if clause.reading is None:
            return False
        words = self.analysis.lexicon.words
        adjective = clause.words[-1].lower in words("attitude")
        return adjective and clause.reading.lemma in words("attitude_verb")


def _follows_quotation(clause: Clause) -> bool:
    """Whether the clause begins with its finite verb right after a quotation."""
    words = clause.words
    return (
        clause.kind == "main"
        and len(words) > 1
        and words[0].pos == "QUOTE"
        and words[1] is clause.finite
    )
