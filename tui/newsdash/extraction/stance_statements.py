"""Stances that lie in what somebody says: judged topics, judged subjects, "wir lehnen X ab"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsdash.extraction.actors import DocActor
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clauses import Clause
from newsdash.extraction.doc_stance import DocStance
from newsdash.extraction.frames import evaluation_of
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.stance_concessions import Concessions
from newsdash.extraction.stance_frames import FrameReader, is_hypothetical, is_verb_first
from newsdash.extraction.targets import TargetFinder
from newsdash.extraction.utterance import Utterance
from newsdash.records import Target

_STATEMENT = 0.55  # confidence of a stance read from what somebody says on a topic
_FIRST_PERSON = 0.7
_PREDICATE = 3  # words of "ein schwerer Fehler"; in longer ones the judging word may mean else


class Statements:
    """Finds the stances in one article's quotations."""

    def __init__(
        self,
        analysis: Analysis,
        targets: TargetFinder,
        reader: FrameReader,
        concessions: Concessions,
    ) -> None:
        self.concessions = concessions
        self.analysis = analysis
        self.targets = targets
        self.reader = reader
        self.words = analysis.lexicon.words

    def of_utterance(self, utterance: Utterance) -> Iterator[DocStance]:
        """Yield the speaker's stances in a quotation that renders what was said."""
        holder = utterance.speaker.actor if utterance.speaker else None
        text = self.analysis.text[utterance.start : utterance.end]
        if holder is None or utterance.kind in ("reported", "partial"):
            return
        if text.rstrip().endswith("?"):
            return
        judged = self.targets.judged_topic(utterance.start, utterance.end)
        if judged is None and (topic := self._holders_topic(holder)) is not None:
            judged = topic, evaluation_of(text, self.analysis.language)
        if judged is not None and judged[1]:
            yield from self._stance(utterance, holder, judged[0], judged[1], _STATEMENT)
        else:
            yield from self._of_clauses(utterance, holder)

    def _of_clauses(self, utterance: Utterance, holder: DocActor) -> Iterator[DocStance]:
        if (conceded := self._conceded(utterance)) is not None:
            yield from self._stance(utterance, holder, conceded, 0, _STATEMENT)
            return
        for clause, clauses in self._clauses_in(utterance):
            subject = self._judged_subject(clause, utterance)
            if subject is not None:
                yield from self._stance(utterance, holder, subject[0], subject[1], _STATEMENT)
            if utterance.kind == "direct" and self._is_speakers_own(clause):
                for found in self.reader.read(clause, clauses):
                    if found.target is not None and self._is_named(found.target, clause):
                        yield from self._stance(
                            utterance, holder, found.target, found.sign, _FIRST_PERSON
                        )

    def _conceded(self, utterance: Utterance) -> Target | None:
        """ "Die Fusion sei zwar richtig, komme aber zu spät": of two minds."""
        if not self.concessions.is_of_two_minds(utterance.start, utterance.end):
            return None
        for clause, _ in self._clauses_in(utterance):
            subject = self.analysis.subject_of(clause)
            if subject is not None and not subject.is_pronoun and subject.prep is None:
                return self.targets.of_phrase(subject)
        return None

    def _stance(
        self, utterance: Utterance, holder: DocActor, target: Target, sign: int, confidence: float
    ) -> Iterable[DocStance]:
        if target.id == holder.id:
            return
        certainty = utterance.speaker.certainty if utterance.speaker else 1
        span = (utterance.start, utterance.end)
        yield DocStance(
            holder, target, sign, span, utterance.cue, confidence * certainty, utterance
        )

    def _clauses_in(self, utterance: Utterance) -> Iterator[tuple[Clause, list[Clause]]]:
        for sentence in self._sentences_in(utterance):
            clauses = self.analysis.clauses_of(sentence)
            for clause in clauses:
                if utterance.start <= clause.start and clause.end <= utterance.end + 1:
                    yield clause, clauses

    def _sentences_in(self, utterance: Utterance) -> list[Sentence]:
        inside = utterance.kind == "direct"
        first = self.analysis.sentence_at(utterance.start)
        found = [first] if first is not None else []
        for sentence in self.analysis.sentences_between(utterance.start, utterance.end):
            if (sentence.inside is not None) == inside and sentence not in found:
                found.append(sentence)
        return found

    def _judged_subject(self, clause: Clause, utterance: Utterance) -> tuple[Target, int] | None:
        """ "Das Gesetz sei ein Fehler": what is judged stands as the subject."""
        subject = self.analysis.subject_of(clause)
        if subject is None or subject.is_pronoun or subject.prep is not None:
            return None
        opener = clause.opener.lower if clause.opener is not None else None
        past = clause.reading is not None and clause.reading.tense == "past"
        # "Cole said the plan was reckless": English moves what is reported into the past
        moved = self.analysis.language == "en" and utterance.kind == "indirect"
        if (past and not moved) or not (opener is None or opener in self.words("asserting")):
            return None  # what was, why it is, how good it is
        predicate = self._predicate(clause, subject)
        sign = evaluation_of(predicate, self.analysis.language) if predicate else 0
        target = self.targets.of_phrase(subject) if sign else None
        return (target, sign) if target is not None else None

    def _predicate(self, clause: Clause, subject: Phrase) -> str | None:
        """The adjective or noun that is all a clause with "sein" says of its subject."""
        if clause.lemma not in self.words("copula"):
            return None
        rest = [w for w in clause.words if not subject.start <= w.start < subject.end]
        if sum(w.pos in ("VERB", "AUX") for w in rest) != 1:
            return None
        rest = [w for w in rest if w.pos not in ("VERB", "AUX", "ADV")]
        said = [w for w in rest if w is not clause.opener]
        nominal = bool(said) and said[0].pos == "DET" and said[-1].pos == "NOUN"
        short = len(said) == 1 or (nominal and len(said) <= _PREDICATE)
        return " ".join(w.text for w in said) if short else None

    def _is_speakers_own(self, clause: Clause) -> bool:
        """ "Wir lehnen das ab", not "wenn wir das ablehnen"."""
        if is_verb_first(clause) or is_hypothetical(clause, self.analysis.lexicon):
            return False
        subject = self.analysis.subject_of(clause)
        return subject is not None and subject.head.lower in self.words("first_person")

    def _is_named(self, target: Target, clause: Clause) -> bool:
        """Whether the clause itself names the target: what else it is about is less certain."""
        topic = self.targets.topic_of(clause.start, clause.end)
        words = self.analysis.text[clause.start : clause.end]
        return target.id is not None or target == topic or target.name in words

    def _holders_topic(self, holder: DocActor) -> Target | None:
        """ "Befürworter von Open Source" speak of Open Source."""
        if holder.kind != "group" or not holder.mentions:
            return None
        mention = holder.mentions[0]
        return self.targets.topic_of(mention.start, mention.end)
