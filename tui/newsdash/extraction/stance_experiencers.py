"""Stances of those to whom something happens: "Das Urteil freut Berg", "it irked the board".

The subject is what they judge, or a clause is; the holder is an object, or stands behind a
preposition ("kam beim Publikum gut an"). The data file's kind ``experience`` names the verb, the
words with it, the sign and the holder's place.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsdash.extraction.actors import DocActor
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clause_signs import is_negated
from newsdash.extraction.clauses import Clause
from newsdash.extraction.frames import Frame, phrasal_frames, phrasal_frames_in
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.speakers import SpeakerFinder
from newsdash.extraction.stance_frames import FrameReader, StanceReading
from newsdash.extraction.stance_receptions import Reception
from newsdash.extraction.targets import TargetFinder
from newsdash.records import Target

_CASES = frozenset(("acc", "dat"))
_OBJECT = {"obj": "acc"}  # what English calls so has no form of its own
_SURE = 0.65


class ExperiencerReader:
    """Reads what the clauses of one article tell of somebody's feelings."""

    def __init__(
        self,
        analysis: Analysis,
        targets: TargetFinder,
        speakers: SpeakerFinder,
        reader: FrameReader,
    ) -> None:
        self.analysis = analysis
        self.targets = targets
        self.speakers = speakers
        self.reader = reader
        self.experiences = phrasal_frames(analysis.language, "experience")
        self.words = analysis.lexicon.words

    def read(self, clause: Clause, clauses: list[Clause]) -> Iterator[Reception]:
        """Yield what ``clause`` tells, if it is of such a verb."""
        verb = clause.verb or clause.finite
        if verb is None or clause.finite is None:
            return
        done = clause.passive or clause.stative  # "ist überzeugt" tells of the subject itself
        empty = self.words("reflexive") | self.words("no_one")
        finite = clause.reading.lemma if clause.reading is not None else ""
        unreal = finite in self.words("possible") | self.words("obligation")
        done = done or unreal  # "could encourage others"
        if done or any(w.lower in empty for w in clause.words):
            return
        for words, frame in self._frames_in(clause):
            phrase = self._experiencer(clause, frame.slots)
            holder = self._holder(phrase) if phrase is not None else None
            if phrase is None or holder is None:
                continue
            target, sign = self._target(clause, clauses, phrase, words)
            if target is None and self._is_on_somebody(clause, phrase):
                continue
            reading = StanceReading(frame.sign * sign, target, verb, _SURE, of_theme=True)
            yield Reception(holder, reading)

    def _frames_in(self, clause: Clause) -> Iterator[tuple[tuple[str, ...], Frame]]:
        """The frames of its verb whose words stand in it; their own negation turns nothing."""
        negation = self.words("negation") | self.words("no")
        said = [word.lower for word in clause.words]
        base = clause.reading.lemma if clause.reading is not None else ""
        found = [
            (words, frame)
            for lemma in dict.fromkeys((clause.lemma, base))
            for words, frame in phrasal_frames_in(self.experiences, lemma, said)
        ]
        longest = max((len(words) for words, _ in found), default=0)
        for words, frame in found:
            if len(words) < longest:
                continue
            negated = is_negated(clause, self.analysis.lexicon) and negation.isdisjoint(words)
            yield words, frame._replace(sign=-frame.sign) if negated else frame

    def _experiencer(self, clause: Clause, slots: tuple[str, ...]) -> Phrase | None:
        """The phrase in the holder's place; a name may stand for either case."""
        plain = self.analysis.lexicon.plain_preposition
        slots = tuple(_OBJECT.get(slot, slot) for slot in slots)
        subject = self.analysis.subject_of(clause)
        phrases = self.analysis.phrases_of(clause)
        for phrase in phrases:
            if phrase.prep is not None:
                if plain(phrase.prep.lower) in slots:
                    return phrase
            elif _CASES & phrase.cases & set(slots) and not self._is_subject(phrase, subject):
                return phrase
        swapped = subject is not None and bool(_CASES & set(slots) & subject.cases)
        return subject if swapped and self._holds_else(clause, phrases, subject) else None

    def _is_subject(self, phrase: Phrase, subject: Phrase | None) -> bool:
        return subject is not None and phrase.start == subject.start

    def _holds_else(self, clause: Clause, phrases: list[Phrase], subject: Phrase | None) -> bool:
        """ "Berg freut das", "Berg freut, dass ...": something else can be the subject."""
        others = [p for p in phrases if p.prep is None and not self._is_subject(p, subject)]
        thing = any(p.head.lower in self.words("neuter_pronoun") for p in others)
        beside = self._thing_beside(clause, subject) if subject is not None else None
        thing = thing or beside is not None
        return thing or self._content_of(clause) is not None

    def _thing_beside(self, clause: Clause, holder: Phrase) -> Phrase | None:
        """ "Berg geht das Abkommen zu weit": behind a name without an article, what is judged."""
        named = self.speakers.actors.between(holder.start, holder.end)
        if not named or holder.core[0].pos == "DET" or self.analysis.language != "de":
            return None
        behind = (p for p in self.analysis.phrases_of(clause) if p.start >= holder.end)
        first = next((p for p in behind if p.prep is None and not p.is_pronoun), None)
        nominal = first is not None and "nom" in first.cases
        acts = first is not None and self.speakers.actors.between(first.start, first.end)
        return first if nominal and not acts else None

    def _content_of(self, clause: Clause) -> Clause | None:
        following = (c for c in self.analysis.siblings(clause) if c.start >= clause.end)
        return next((c for c in following if self.reader.aims.may_tell(c)), None)

    def _is_on_somebody(self, clause: Clause, holder: Phrase) -> bool:
        """ "Unterstützung bekommt er von Berg": who that is is not what the article is about."""
        subject = self.analysis.subject_of(clause)
        if subject is None or subject.start == holder.start or not subject.is_pronoun:
            return False
        words = self.words("neuter_subject") | self.words("neuter_pronoun")
        return subject.head.lower not in words

    def _holder(self, phrase: Phrase) -> DocActor | None:
        several = phrase.core[0].lower in self.words("plural_dative")  # "bei den Betroffenen"
        found = self.speakers.of_phrase(phrase, plural=bool(phrase.plural) or several)
        if found is None or found.actor is None or found.actor.kind == "country":
            return None
        return found.actor

    def _target(
        self, clause: Clause, clauses: list[Clause], holder: Phrase, idiom: tuple[str, ...]
    ) -> tuple[Target | None, int]:
        """What is judged, -1 with it if that undoes what it names; ``None`` of a pronoun."""
        subject = self.analysis.subject_of(clause)
        if subject is not None and subject.head.lower in idiom:  # "Sorgen bereitet ihr die EU"
            others = (p for p in self.analysis.phrases_of(clause) if p.prep is None)
            beside = (p for p in others if p.start not in (subject.start, holder.start))
            subject = next(beside, None)
        if subject is not None and subject.is_pronoun and self._is_on_somebody(clause, holder):
            return self.targets.of_pronoun(subject), 1
        swapped = subject is not None and subject.start == holder.start
        if swapped and (thing := self._thing_beside(clause, holder)) is not None:
            return self.targets.of_phrase(thing), 1
        if subject is None or swapped or subject.is_pronoun:
            aim = self.reader.aims.content_target(clause, clauses)
            return (aim.target, aim.sign) if aim is not None else (None, 1)
        return self.targets.of_phrase(subject), 1
