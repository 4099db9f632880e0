"""Stances of those who are not the subject: "Kritik kam von X", "stößt bei X auf Widerstand"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from newsdash.extraction.actors import DocActor
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clause_signs import is_negated, is_verb_first
from newsdash.extraction.clauses import Clause
from newsdash.extraction.enumerations import others_enumerated
from newsdash.extraction.evaluations import name_sign
from newsdash.extraction.frames import Frame, frames
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.speakers import SpeakerFinder
from newsdash.extraction.stance_frames import StanceReading
from newsdash.extraction.targets import TargetFinder
from newsdash.extraction.words import Word
from newsdash.records import Target

_MINDED = ("person", "organization", "group")


class Reception(NamedTuple):
    """What somebody thinks of a thing, and who that is."""

    holder: DocActor
    reading: StanceReading


class ReceptionReader:
    """Reads how things are received in one article's clauses."""

    def __init__(self, analysis: Analysis, targets: TargetFinder, speakers: SpeakerFinder) -> None:
        self.analysis = analysis
        self.targets = targets
        self.speakers = speakers
        self.frames = frames(analysis.language)
        self.words = analysis.lexicon.words

    def read(self, clause: Clause) -> Iterator[Reception]:
        """Yield what ``clause`` tells of somebody's reception of a thing."""
        verb, subject = clause.verb or clause.finite, self.analysis.subject_of(clause)
        yield from self._owned(clause)
        if verb is None or subject is None or is_verb_first(clause):
            return
        if is_negated(clause, self.analysis.lexicon):
            return
        if clause.lemma in self.words("prevailing") or clause.lemma in self.words("copula"):
            yield from self._prevailing(clause, subject)
        if clause.lemma in self.words("coming"):
            yield from self._coming_from(clause, subject)
        elif clause.lemma in self.words("there_is"):  # "Kritik an dem Plan gab es von X"
            for phrase in self.analysis.phrases_of(clause):
                yield from self._coming_from(clause, phrase)
        elif clause.lemma in self.words("receiving"):
            yield from self._received(clause, subject, verb)
        elif clause.lemma in self.words("copula"):
            yield from self._judged_by(clause, subject, verb)

    def _coming_from(self, clause: Clause, subject: Phrase) -> Iterator[Reception]:
        """ "Kritik an dem Vorhaben kam von X": the noun is the subject."""
        for frame in self._frames_of(subject):
            target = self._aimed_at(frame, clause, subject)
            reading = StanceReading(frame.sign, target, subject.head, 0.7, of_theme=True)
            for holder in self._holders(clause, "from_whom"):
                yield Reception(holder, reading)

    def _prevailing(self, clause: Clause, subject: Phrase) -> Iterator[Reception]:
        """ "In der CSU wächst der Unmut über X", "Beim Verband war die Freude groß"."""
        for frame in self._frames_of(subject):
            target = self._aimed_at(frame, clause, subject)
            reading = StanceReading(frame.sign, target, subject.head, 0.65, of_theme=True)
            for holder in self._holders(clause, "among_whom"):
                if holder.kind != "country":
                    yield Reception(holder, reading)

    def _owned(self, clause: Clause) -> Iterator[Reception]:
        """ "Der Widerstand der Bauern gegen X wächst", "the union's opposition to X"."""
        if clause.lemma in self.words("giving_up"):
            return
        for phrase in self.analysis.phrases_of(clause):
            for frame in self._frames_of(phrase):
                owner = self._owner(phrase) if frame.kind == "noun" else None
                target = self._behind(frame, clause, phrase) if owner is not None else None
                if owner is not None and target is not None:
                    yield Reception(owner, StanceReading(frame.sign, target, phrase.head, 0.65))

    def _owner(self, noun: Phrase) -> DocActor | None:
        """Whose an attitude is: the genitive right behind it, in English before it."""
        words = self.analysis.lexicon.words
        if self.analysis.language == "en":
            owners = [w for w in noun.core if w.start < noun.head.start]
            mark = next((w for w in owners if w.lower in ("'s", "’s", "'", "’")), None)
            before = [w for w in owners if mark is not None and w.start < mark.start]
            inner = self.analysis.phrases(before)
        else:
            inner = self.analysis.attached(noun)
            if not inner or inner[0].prep or inner[0].core[0].lower not in words("genitive_opener"):
                return None
        found = self.speakers.of_phrase(inner[0], plural=True) if inner else None
        actor = found.actor if found is not None else None
        return actor if actor is not None and actor.kind != "country" else None

    def _behind(self, frame: Frame, clause: Clause, noun: Phrase) -> Target | None:
        """The target right behind a noun and its owner; a genitive is the owner, no target."""
        plain = self.analysis.lexicon.plain_preposition
        following = [p for p in self.analysis.phrases_of(clause) if p.start >= noun.end]
        inner = [p for p in self.analysis.attached(noun) if p.prep is not None]
        first = next(iter(inner + following), None)
        if first is None or first.prep is None or plain(first.prep.lower) not in frame.slots:
            return None
        return self.targets.of_phrase(first)

    def _aimed_at(self, frame: Frame, clause: Clause, noun: Phrase) -> Target | None:
        plain = self.analysis.lexicon.plain_preposition
        for phrase in (*self.analysis.attached(noun), *self.analysis.phrases_of(clause)):
            near = phrase.start >= noun.head.end and phrase.prep is not None
            if near and phrase.prep is not None and plain(phrase.prep.lower) in frame.slots:
                return self.targets.of_phrase(phrase)
        return None

    def _received(self, clause: Clause, subject: Phrase, verb: Word) -> Iterator[Reception]:
        """ "Der Plan stößt bei X auf Widerstand", "the plan drew criticism from X"."""
        phrases = self.analysis.phrases_of(clause)
        if self._frames_of(subject):  # "Rückhalt erhält Berg von ...": the object stands first
            others = (p for p in phrases if p.start > verb.start and p.prep is None)
            subject = next(others, subject)
        for phrase in phrases:
            if phrase.start == subject.start:
                continue
            for frame in self._frames_of(phrase):
                target = self._of_core(subject)
                if subject.is_pronoun:
                    target = self.targets.of_pronoun(subject)
                reading = StanceReading(frame.sign, target, phrase.head, 0.7)
                for holder in self._holders(clause, "with_whom"):
                    yield Reception(holder, reading)

    def _of_core(self, phrase: Phrase) -> Target | None:
        """The target without the holder that may stand right behind it."""
        joined = any(word.pos in ("ADP", "ADPDET") for word in phrase.words)
        return self.targets.of_phrase(replace(phrase, words=phrase.core) if joined else phrase)

    def _judged_by(self, clause: Clause, subject: Phrase, verb: Word) -> Iterator[Reception]:
        """ "Für Kolb ist die Straße ein Segen": a person named first, else it helps them."""
        phrases = self.analysis.phrases_of(clause)
        first, others = next(iter(phrases), None), phrases[1:]
        if first is None or first.prep is None or first.prep.start != clause.start:
            return
        # of two that could be the subject the first is: "ist die Pflicht das Mindeste"
        subject = next((p for p in others if p.prep is None and "nom" in p.cases), subject)
        if first.prep.lower not in self.words("pro") or subject.start == first.start:
            return
        resolved = self.speakers.of_phrase(first)
        holder = resolved.actor if resolved else None
        behind = [w for w in clause.words if w.start >= max(subject.end, verb.end)]
        if holder is None or holder.kind not in _MINDED or not behind:
            return
        said = self.analysis.text[behind[0].start : behind[-1].end]
        sign = name_sign(said, self.analysis.language)
        target = None if subject.is_pronoun else self.targets.of_phrase(subject)
        if sign and (target is not None or subject.is_pronoun):
            yield Reception(holder, StanceReading(sign, target, verb, 0.6, of_theme=True))

    def _frames_of(self, phrase: Phrase) -> tuple[Frame, ...]:
        return self.frames.get(("noun", phrase.head.lower), ())

    def _holders(self, clause: Clause, kind: str) -> Iterator[DocActor]:
        plain = self.analysis.lexicon.plain_preposition
        for k, word in enumerate(clause.words):
            if word.pos not in ("ADP", "ADPDET") or plain(word.lower) not in self.words(kind):
                continue
            # read from here on: "Rückhalt erhält Berg von der SPD" says nothing of Berg's party
            phrase = next(iter(self.analysis.phrases(clause.words[k:])), None)
            if phrase is None or phrase.prep is not word:
                continue
            for member in (phrase, *others_enumerated(self.analysis, clause, phrase)):
                resolved = self.speakers.of_phrase(member, plural=True)
                if resolved is not None and resolved.actor is not None:
                    yield resolved.actor
