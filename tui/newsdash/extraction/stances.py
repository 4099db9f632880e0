"""Stances: who supports or opposes what, from frames of verbs and nouns and from what is said.

A frame (``lexicon/*/stances.tsv``) says for a verb or noun which sign it has and where its
target stands; the holder is the subject. Verbs that only name ("bezeichnen als") take their
sign from the judging words of the name. A holder's words on a topic count as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsdash.extraction.actors import ActorTable, DocActor
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clause_signs import is_hypothetical, is_negated
from newsdash.extraction.clauses import Clause
from newsdash.extraction.doc_model import DocModel
from newsdash.extraction.doc_stance import DocStance, merge
from newsdash.extraction.frames import Topic, frames
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.shifts import ShiftFinder
from newsdash.extraction.speakers import SpeakerFinder
from newsdash.extraction.stance_concessions import Concessions
from newsdash.extraction.stance_experiencers import ExperiencerReader
from newsdash.extraction.stance_frames import FrameReader, StanceReading
from newsdash.extraction.stance_holders import HolderFinder
from newsdash.extraction.stance_idioms import IdiomReader
from newsdash.extraction.stance_receptions import ReceptionReader
from newsdash.extraction.stance_statements import Statements
from newsdash.extraction.stance_theme import ThemeFinder
from newsdash.extraction.targets import TargetFinder
from newsdash.extraction.utterance import Utterance
from newsdash.records import Target


class StanceFinder:
    """Finds the stances of one article."""

    def __init__(
        self,
        analysis: Analysis,
        actors: ActorTable,
        models: list[DocModel],
        utterances: list[Utterance],
        topics: tuple[Topic, ...],
    ) -> None:
        self.analysis = analysis
        self.actors = actors
        self.utterances = utterances
        self.speakers = SpeakerFinder(analysis, actors)
        self.holders = HolderFinder(analysis, actors, self.speakers, utterances)
        self.targets = TargetFinder(analysis, actors, models, self.speakers, topics)
        self.reader = FrameReader(analysis, self.targets)
        self.idioms = IdiomReader(analysis, self.targets, self.reader)
        self.concessions = Concessions(analysis)
        self.receptions = ReceptionReader(analysis, self.targets, self.speakers)
        self.experiencers = ExperiencerReader(analysis, self.targets, self.speakers, self.reader)
        self.theme = ThemeFinder(analysis, self.targets)
        self.statements = Statements(
            analysis, self.targets, self.reader, self.concessions, self.theme
        )
        self.frames = frames(analysis.language)
        self.words = analysis.lexicon.words
        self._last: tuple[Sentence, Target] | None = None

    def find(self) -> list[DocStance]:
        """Return the stances in order of their evidence."""
        found: list[DocStance] = []
        for sentence in self.analysis.host_sentences:
            if sentence.words[-1].text != "?":
                found += self._of_sentence(sentence)
        framed = [s for s in found if s.cue is not None]
        for utterance in self.utterances:
            said = [s for s in self.statements.of_utterance(utterance) if not _is_framed(s, framed)]
            cued = any(f.cue == utterance.cue for f in framed)
            told = said or ([] if cued else list(self.statements.of_cue(utterance)))
            if not told and not cued:
                told = list(self.statements.of_exclamation(utterance))
            if not told and not cued and not _has_stance(utterance, found):
                told = list(self.statements.of_words(utterance))
            found += told
        merged = merge(self.concessions.mixed(found))
        ShiftFinder(self.analysis, self.actors, self.holders.of_subject).mark(merged)
        return sorted(merged, key=lambda s: s.evidence)

    def _of_sentence(self, sentence: Sentence) -> Iterator[DocStance]:
        clauses = self.analysis.clauses_of(sentence)
        for clause in sorted(clauses, key=_verb_place):
            if is_hypothetical(clause, self.analysis.lexicon):
                continue
            subject = self.analysis.subject_of(clause)
            if subject is not None and subject.head.lower in self.words("no_one"):
                continue
            readings = (*self.reader.read(clause, clauses), *self.idioms.read(clause, clauses))
            # who acts is an actor, whether the clause takes a stance or not
            holders = self.holders.of_clause(clause, takes_stance=bool(readings))
            for reading in readings:
                others = self._on_other_side(clause, reading, readings)
                yield from self._stances(others or holders, reading, sentence)
            for voter, side in self.holders.voters(clause) if readings else ():
                yield from self._stances(
                    [voter], readings[0]._replace(sign=readings[0].sign * side), sentence
                )
            if readings and (others := self.holders.who_do_so(clause)):
                for reading in readings:
                    yield from self._stances(others, reading, sentence)
            told = (*self.receptions.read(clause), *self.experiencers.read(clause, clauses))
            for holder, reading in told:
                yield from self._stances([holder], reading, sentence)
        yield from self._of_holder_nouns(sentence, clauses)
        yield from self._of_owned_nouns(sentence, clauses)

    def _on_other_side(
        self, clause: Clause, reading: StanceReading, readings: tuple[StanceReading, ...]
    ) -> list[DocActor]:
        if reading.target is not None or reading is readings[0]:
            return []
        others = [(r.sign, r.target) for r in readings if r.cue is reading.cue]
        return self.holders.others.of_other_side(clause, reading.sign, others)

    def _stances(
        self, holders: list[DocActor], reading: StanceReading, sentence: Sentence
    ) -> Iterator[DocStance]:
        target = reading.target or self._meant(reading, sentence)
        if target is None and reading.person is None and (theme := self.theme.theme) is not None:
            target, reading = theme, reading._replace(confidence=reading.confidence * 0.8)
        if target is None:
            return
        self._last = sentence, target
        for holder in holders:
            if target.id != holder.id and target.name.casefold() != holder.name.casefold():
                yield self._stance(holder, reading._replace(target=target), sentence)

    def _meant(self, reading: StanceReading, sentence: Sentence) -> Target | None:
        """What a pronoun stands for; English has one for persons only."""
        if reading.person is not None and self.analysis.language == "en":
            return reading.person
        return self._named_before(sentence) or reading.person

    def _named_before(self, sentence: Sentence) -> Target | None:
        """What the last stance was about, if it stands in this sentence or the one before."""
        if self._last is None:
            return None
        before, target = self._last
        between = self.analysis.text[before.end : sentence.start]
        near = before.start == sentence.start or (not between.strip() and "\n" not in between)
        return target if near and target.kind == "topic" else None

    def _stance(self, holder: DocActor, reading: StanceReading, sentence: Sentence) -> DocStance:
        cue = reading.cue
        assert reading.target is not None
        inside = [u for u in self.utterances if u.start <= cue.start < u.end]
        inside = [u for u in inside if u.kind != "partial"]
        said_by_other = [u for u in inside if u.speaker and u.speaker.actor not in (None, holder)]
        about = [u for u in self.utterances if u.cue and u.cue[0] == cue.start]
        return DocStance(
            holder,
            reading.target,
            reading.sign,
            (sentence.start, sentence.end),
            (cue.start, cue.end),
            reading.confidence * (0.8 if said_by_other else 1.0),
            next(iter(about or inside), None),
        )

    def _of_holder_nouns(self, sentence: Sentence, clauses: list[Clause]) -> Iterator[DocStance]:
        for clause in clauses:
            for phrase in self.analysis.phrases_of(clause):
                for frame in self.frames.get(("holder", phrase.head.lower), ()):
                    after = [w for w in phrase.words if w.start >= phrase.head.end]
                    target = self.targets.of_span(after[0].start, after[-1].end) if after else None
                    predicated = self._are_called(phrase, clause)
                    if predicated and target is None:  # "ist eine Gegnerin der Maut"
                        named = next(iter(self.analysis.attached(phrase)), None)
                        target = self.targets.of_phrase(named) if named is not None else None
                    holder = self._holder_of_noun(phrase, clause)
                    if predicated or (target is not None and holder is not None):
                        reading = StanceReading(frame.sign, target, phrase.head, 0.8, of_theme=True)
                        called = predicated or ([holder] if holder is not None else [])
                        yield from self._stances(called, reading, sentence)

    def _of_owned_nouns(self, sentence: Sentence, clauses: list[Clause]) -> Iterator[DocStance]:
        """ "Ihre Forderung nach Kontrollen lehnt das Amt ab": also whose demand it is holds one."""
        for clause in clauses:
            phrases = self.analysis.phrases_of(clause)
            for phrase in phrases:
                reading = self.reader.owned_noun(phrase, phrases, clause)
                holder = self.speakers.owner(phrase) if reading is not None else None
                if reading is not None and holder is not None:
                    yield self._stance(holder, reading, sentence)

    def _are_called(self, phrase: Phrase, clause: Clause) -> list[DocActor]:
        """ "X ist ein Gegner der Maut", "zu den Gegnern zählen X und Y": who is the subject."""
        subject = self.analysis.subject_of(clause)
        if (
            subject is None
            or subject.start == phrase.start
            or is_negated(clause, self.analysis.lexicon)
        ):
            return []
        plain = self.analysis.lexicon.plain_preposition
        among = phrase.prep is not None and plain(phrase.prep.lower) in self.words("counted_among")
        counted = among and clause.lemma in self.words("counting")
        is_one = phrase.prep is None and clause.lemma in self.words("copula")
        is_one = is_one or (phrase.prep is not None and phrase.prep.lower in self.words("as"))
        return self.holders.of_subject(clause) if counted or is_one else []

    def _holder_of_noun(self, phrase: Phrase, clause: Clause) -> DocActor | None:
        before = [w for w in clause.words if w.end <= phrase.head.start]
        noun_like = (w for w in reversed(before) if w.pos not in ("DET", "ADJ"))
        opener = next(noun_like, None)
        if opener is not None and opener.lower in self.words("as"):  # "stärker als Gegner der Maut"
            speaker = self.speakers.of_subject(clause)
            return speaker.actor if speaker else None
        resolved = self.speakers.of_phrase(phrase, plural=True)
        return resolved.actor if resolved else None


def _is_framed(stance: DocStance, framed: list[DocStance]) -> bool:
    """Whether a frame inside the statement already says what is thought of the target."""
    start, end = stance.evidence
    same = (f.cue for f in framed if f.target.name == stance.target.name)
    return any(cue is not None and start <= cue[0] < end for cue in same)


def _has_stance(utterance: Utterance, found: list[DocStance]) -> bool:
    """Whether something else in the article says where a quotation's speaker stands."""
    return any(stance.holder is utterance.actor for stance in found)


def _verb_place(clause: Clause) -> int:
    """Where a clause says what it says; what goes on behind an inserted one comes after it."""
    verb = clause.verb or clause.finite
    return verb.start if verb is not None else clause.start
