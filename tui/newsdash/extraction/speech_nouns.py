"""Nouns of speech with their content: "die Forderung der SPD, ...", "der Meinung, dass ..."."""

from __future__ import annotations

from newsdash.extraction.agents import agent_of
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clauses import Clause
from newsdash.extraction.frames import frames
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.resolved import Resolved
from newsdash.extraction.speakers import SpeakerFinder

_ADJACENT = 3  # characters between the noun's phrase and the comma of its clause


class SpeechNouns:
    """Finds the nouns of speech that a content clause depends on."""

    def __init__(self, analysis: Analysis, speakers: SpeakerFinder) -> None:
        self.analysis = analysis
        self.speakers = speakers
        self.nouns = analysis.lexicon.speech_nouns

    def governing(self, content: Clause, clauses: list[Clause]) -> tuple[Phrase, Clause] | None:
        """Return the phrase of a noun of speech right before ``content``, and its clause."""
        for clause in clauses:
            if clause is content or clause.start > content.start:
                continue
            for phrase in reversed(self.analysis.phrases_of(clause)):
                near = 0 <= content.start - self._end(phrase, clause) <= _ADJACENT
                if near and phrase.head.lower in self.nouns:
                    return phrase, clause
        return None

    def _end(self, phrase: Phrase, clause: Clause) -> int:
        """The phrase's end, or the clause's if only its verb stands behind the phrase."""
        rest = [w for w in clause.words if w.start >= phrase.end]
        verbal = all(w.pos in ("VERB", "AUX") or w is clause.particle for w in rest)
        return clause.end if verbal else phrase.end

    def nobodys(self, phrase: Phrase, clause: Clause) -> bool:
        """Whether the speech only exists: "Es gibt Gerüchte, ..." """
        words = self.analysis.lexicon.words
        return clause.lemma in words("existence") and phrase.prep is None

    def owner(self, phrase: Phrase, clause: Clause) -> Resolved | None:
        """Return whose speech a noun names by itself: "Lamms Fazit", "ihr Argument"."""
        named = self.speakers.actors.between(phrase.start, phrase.head.start)
        if named:
            mention, actor = named[-1]
            return Resolved(mention.start, mention.end, actor, 0.9)
        if found := self.speaker(phrase, clause):
            return found
        possessive = phrase.core[0].lower in self.analysis.lexicon.words("possessive")
        owner = self.speakers.owner(phrase) if possessive else None
        return Resolved(phrase.start, phrase.end, owner, 0.65) if owner is not None else None

    def speaker(self, phrase: Phrase, clause: Clause) -> Resolved | None:
        """Return whose speech it is: the noun's genitive, else the clause's subject."""
        after = [w for w in phrase.words if w.start >= phrase.core[-1].end]
        if after and after[0].pos in ("ADP", "ADPDET", "SCONJ"):
            after = after[1:]
        for source in self.analysis.phrases(after)[:1]:
            return self.speakers.of_phrase(source)
        if phrase.prep is not None and phrase.prep.lower in self.analysis.lexicon.words("answered"):
            return None  # "antwortete auf die Frage, ob ..."
        if clause.passive:  # "wurde von X mit dem Hinweis abgelehnt, ..."
            agent = agent_of(self.analysis, clause) if phrase.prep is not None else None
            return self.speakers.of_phrase(agent) if agent is not None else None
        subject = self.analysis.subject_of(clause)
        if subject is None or subject.start == phrase.start:
            return None
        owned = phrase.core[0].lower in self.analysis.lexicon.words("possessive")
        if phrase.prep is None and not owned and self._is_rejected(clause):
            return None  # "wies den Vorwurf zurück, ...": somebody else's
        return self.speakers.of_subject(clause)

    def _is_rejected(self, clause: Clause) -> bool:
        """Whether the verb answers what somebody else has said."""
        cue = self.analysis.lexicon.cues.get(clause.lemma)
        known = frames(self.analysis.language).get(("verb", clause.lemma), ())
        answers = any(frame.sign < 0 and "obj" in frame.slots for frame in known)
        return answers or (cue is not None and cue.act == "deny")
