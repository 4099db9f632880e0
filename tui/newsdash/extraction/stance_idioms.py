"""Stances told by more than a verb: idioms, attitudes, "für" and "gegen" after "sein"."""

from __future__ import annotations

from collections.abc import Iterator

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clause_signs import is_negated, is_verb_first
from newsdash.extraction.clauses import Clause
from newsdash.extraction.evaluations import evaluation_of
from newsdash.extraction.frames import Frame, frames, in_order, phrasal_frames, phrasal_frames_in
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.stance_frames import FrameReader, StanceReading, stands_for_slot
from newsdash.extraction.targets import TargetFinder
from newsdash.extraction.words import Word


class IdiomReader:
    """Reads the idioms of one article's clauses."""

    def __init__(self, analysis: Analysis, targets: TargetFinder, reader: FrameReader) -> None:
        self.analysis = analysis
        self.targets = targets
        self.reader = reader
        self.frames = frames(analysis.language)
        self.idioms = phrasal_frames(analysis.language, "idiom")
        self.words = analysis.lexicon.words

    def read(self, clause: Clause, clauses: list[Clause]) -> Iterator[StanceReading]:
        """Yield what each idiom in ``clause`` says."""
        verb = clause.verb or clause.finite
        if verb is None or clause.reading is None or is_verb_first(clause):
            return
        clause_negated = -1 if is_negated(clause, self.analysis.lexicon) else 1
        for frame, cue, own, idiom in self._frames_in(clause, verb):
            negated = 1 if own else clause_negated
            if frame.kind == "attitude" and frame.sign + negated < -1:
                continue  # who is not disappointed need not be pleased
            near = self._around(clause, cue, verb, idiom)
            aim = self.reader.aims.of(frame, clause, clauses, near)
            if aim is not None:
                yield StanceReading(frame.sign * aim.sign * negated, aim.target, cue, 0.7)
            elif meant := self.reader.person_meant(frame, clause):
                yield StanceReading(frame.sign * negated, None, cue, 0.65, person=meant)
            elif self._stands_for_target(frame, clause) or self._has_no_target(frame, clause):
                general = frame.kind == "attitude" or self._has_no_target(frame, clause)
                yield StanceReading(frame.sign * negated, None, cue, 0.6, general)
        yield from self._sided(clause, verb, clause_negated)
        if clause_negated > 0:  # who sees no danger in it need not be for it
            yield from self._seen_in(clause, verb)

    def _has_no_target(self, frame: Frame, clause: Clause) -> bool:
        """ "Skeptisch bleibt der Verband": of what all is about."""
        others = [p for p in self.analysis.phrases_of(clause) if p.prep is not None]
        if not frame.slots or (frame.kind == "attitude" and not others):
            return True
        return "theme" in frame.slots  # "reagierten mit Empörung"

    def _stands_for_target(self, frame: Frame, clause: Clause) -> bool:
        """ "Davon hält er wenig", "Das sieht sie mit Sorge": it was named before."""
        subject = self.analysis.subject_of(clause)
        own = subject.start if subject is not None else -1
        phrases = (p for p in self.analysis.phrases_of(clause) if p.is_pronoun and p.start != own)
        pronouns = {p.head.lower for p in phrases if p.prep is None}
        demonstrative = "obj" in frame.slots and pronouns & self.words("neuter_pronoun")
        return bool(demonstrative) or stands_for_slot(frame, clause, self.analysis.lexicon)

    def _around(
        self, clause: Clause, cue: Word, verb: Word, idiom: tuple[str, ...]
    ) -> list[Phrase]:
        """The phrases no other verb parts from the cue: "zeigte X und stellte Y in Frage"."""
        own = (cue.start, verb.start)
        verbs = (w for w in clause.words if w.pos == "VERB" and w.lower not in idiom)
        others = [w.start for w in verbs if w.start not in own]
        return [
            p
            for p in self.analysis.phrases_of(clause)
            if not any(min(p.start, cue.start) < o < max(p.start, cue.start) for o in others)
        ]

    def _frames_in(
        self, clause: Clause, verb: Word
    ) -> Iterator[tuple[Frame, Word, bool, tuple[str, ...]]]:
        """ "macht Front gegen ...", "zeigte sich enttäuscht über ...".

        With each, whether the negation of the clause is its own ("hat kein Verständnis für ..."),
        and the words that make it with the verb.
        """
        negation = self.words("negation") | self.words("no")
        diminishing = self.words("diminishing") - negation
        said = [word.lower for word in clause.words]
        base = clause.reading.lemma if clause.reading is not None else ""
        for lemma in dict.fromkeys((clause.lemma, base)):
            found = list(phrasal_frames_in(self.idioms, lemma, said))
            for words, frame in found:
                longer = (other for other, _ in found if len(other) > len(words))
                if not any(in_order(words, other) for other in longer):
                    yield frame, verb, not negation.isdisjoint(words), words
        if base in self.words("attitude_verb"):
            for k, word in enumerate(clause.words):
                lessened = k > 0 and said[k - 1] in diminishing  # "weniger erfreut"
                for frame in self.frames.get(("attitude", word.lower), ()):
                    if not lessened:
                        yield frame, word, False, ()
                    elif frame.sign > 0:  # who is hardly worried need not be for it
                        yield frame._replace(sign=-1), word, False, ()

    def _sided(self, clause: Clause, verb: Word, negated: int) -> Iterator[StanceReading]:
        """ "ist gegen das Gesetz": nothing but adverbs stands behind it."""
        if clause.lemma not in self.words("copula") or verb is not clause.finite:
            return
        for phrase in self.analysis.phrases_of(clause):
            prep = phrase.prep.lower if phrase.prep else ""
            sign = (prep in self.words("pro")) - (prep in self.words("contra"))
            rest = [w for w in clause.words if w.start >= phrase.end]
            if sign + negated == -2:
                continue  # who is not against it need not be for it
            if sign and phrase.start > verb.start and all(w.pos == "ADV" for w in rest):
                target = self.targets.of_phrase(phrase)
                if target is not None:
                    yield StanceReading(sign * negated, target, verb, 0.7)
                elif phrase.is_pronoun:  # "are against it": what was named before
                    yield StanceReading(sign * negated, None, verb, 0.6)

    def _seen_in(self, clause: Clause, verb: Word) -> Iterator[StanceReading]:
        """ "sieht in der Verordnung eine Bedrohung"."""
        if not self.frames.get(("seeing", clause.lemma)):
            return
        subject = self.analysis.subject_of(clause)
        start = subject.start if subject is not None else -1
        others = [p for p in self.analysis.phrases_of(clause) if p.start != start]
        plain = self.analysis.lexicon.plain_preposition
        where = next((p for p in others if p.prep and plain(p.prep.lower) == "in"), None)
        what = next((p for p in others if p.prep is None and not p.is_pronoun), None)
        if where is None or what is None:
            return
        text = self.analysis.text[what.start : what.end]
        sign = evaluation_of(text, self.analysis.language)
        target = self.targets.of_phrase(where)
        if sign and target is not None:
            yield StanceReading(sign, target, verb, 0.7)
