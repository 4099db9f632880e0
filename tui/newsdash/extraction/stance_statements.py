"""Stances that lie in what somebody says: judged topics, judged subjects, "wir lehnen X ab"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsdash.extraction.actors import DocActor
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clause_signs import is_hypothetical, is_verb_first
from newsdash.extraction.clauses import Clause
from newsdash.extraction.doc_stance import DocStance
from newsdash.extraction.evaluations import evaluation_of, name_sign
from newsdash.extraction.judged_subjects import JudgedSubjects
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.stance_concessions import Concessions
from newsdash.extraction.stance_frames import FrameReader
from newsdash.extraction.stance_theme import ThemeFinder
from newsdash.extraction.statement_sides import side_of
from newsdash.extraction.targets import TargetFinder
from newsdash.extraction.utterance import Utterance
from newsdash.records import Target

_STATEMENT = 0.55  # confidence of a stance read from what somebody says on a topic
_FIRST_PERSON = 0.7
_BY_CUE = 0.5  # of one that only the verb of speech tells
_PROBABLE = 0.7  # from here on the words of a statement tell its side
_LEARNT = 0.7  # of how probable a side is: the target is the likeliest, not told
_EXCLAMATION = 8  # words of what is said without a verb
_JUDGING_ACTS = ("criticise", "blame", "judge", "tone", "say", "think")


class Statements:
    """Finds the stances in one article's quotations."""

    def __init__(
        self,
        analysis: Analysis,
        targets: TargetFinder,
        reader: FrameReader,
        concessions: Concessions,
        theme: ThemeFinder,
    ) -> None:
        self.concessions = concessions
        self.theme = theme
        self.subjects = JudgedSubjects(analysis, targets, reader, theme)
        self.analysis = analysis
        self.targets = targets
        self.reader = reader
        self.words = analysis.lexicon.words

    def of_utterance(self, utterance: Utterance) -> Iterator[DocStance]:
        """Yield the speaker's stances in a quotation that renders what was said."""
        holder = utterance.actor
        text = self.analysis.text[utterance.start : utterance.end]
        if holder is None or utterance.kind in ("reported", "partial"):
            return
        doubts = utterance.act == "deny" or utterance.lemma in self.words("doubting")
        if (doubts and utterance.kind == "indirect") or text.rstrip().endswith("?"):
            return  # what is denied is not what the speaker says
        judged = self.targets.judged_topic(utterance.start, utterance.end)
        if judged is None and (topic := self._holders_topic(holder)) is not None:
            judged = topic, evaluation_of(text, self.analysis.language)
        if judged is not None and judged[1]:
            yield from self._stance(utterance, holder, judged[0], judged[1], _STATEMENT)
        else:
            yield from self._of_clauses(utterance, holder)

    def of_cue(self, utterance: Utterance) -> Iterator[DocStance]:
        """ "So gehe das nicht, schimpfte Berg": what the verb of speech says of what is said."""
        holder = utterance.actor
        frames = self.reader.frames.get(("verb", utterance.lemma), ())
        sign = next((f.sign for f in frames if "clause" in f.slots), 0)
        rendered = utterance.kind in ("direct", "indirect")
        told = utterance.cue is not None and utterance.act in _JUDGING_ACTS
        if holder is None or not sign or not rendered or not told:
            return
        target = self._spoken_of(utterance) or self.theme.theme
        if target is not None:
            yield from self._stance(utterance, holder, target, sign, _BY_CUE)

    def of_exclamation(self, utterance: Utterance) -> Iterator[DocStance]:
        """ "„Ein guter Schritt“, urteilt Berg": without a verb it is of what all is about."""
        holder = utterance.actor
        words = self.analysis.words_between(utterance.start, utterance.end)
        said = [word for word in words if word.is_word]
        asks = bool(words) and words[-1].text == "?"
        if holder is None or utterance.kind != "direct" or len(said) > _EXCLAMATION or asks:
            return
        if any(word.pos in ("VERB", "AUX") for word in said):
            return
        text = self.analysis.text[utterance.start : utterance.end]
        sign, target = name_sign(text, self.analysis.language), self.theme.theme
        if sign and target is not None:
            yield from self._stance(utterance, holder, target, sign, _BY_CUE)

    def of_words(self, utterance: Utterance) -> Iterator[DocStance]:
        """ "„Damit bekommen Sie einen Klappstuhl“, sagt Berg": what only the words tell."""
        holder = utterance.actor
        text = self.analysis.text[utterance.start : utterance.end]
        rendered = utterance.kind in ("direct", "indirect") and "?" not in text[-2:]
        if holder is None or holder.kind == "group" or not rendered:
            return  # unnamed experts are quoted for what is, not for where they stand
        sign, probability = side_of(text, self.analysis.language)
        if not sign or probability < _PROBABLE:
            return
        target = self._spoken_of_again(utterance) or self.theme.theme
        if target is not None:
            yield from self._stance(utterance, holder, target, sign, probability * _LEARNT)

    def _spoken_of_again(self, utterance: Utterance) -> Target | None:
        """What a quotation speaks of, if the article does so elsewhere, too."""
        target = self._spoken_of(utterance)
        if target is None or target.kind != "topic":
            return target
        named = target.name.split()[-1].lower()
        return target if self.theme.mentions(named) > 1 else None

    def _spoken_of(self, utterance: Utterance) -> Target | None:
        """What the first clause of a quotation has as its subject."""
        clause = next((clause for clause, _ in self._clauses_in(utterance)), None)
        subject = self.analysis.subject_of(clause) if clause is not None else None
        if subject is None or subject.is_pronoun or self.subjects.are_people(subject):
            return None
        return self.targets.of_phrase(subject)

    def _of_clauses(self, utterance: Utterance, holder: DocActor) -> Iterator[DocStance]:
        if (conceded := self._conceded(utterance)) is not None:
            yield from self._stance(utterance, holder, conceded, 0, _STATEMENT)
            return
        for clause, clauses in self._clauses_in(utterance):
            subject = self.subjects.judged(clause, utterance)
            if subject is not None:
                yield from self._stance(utterance, holder, subject[0], subject[1], _STATEMENT)
            if (needed := self.subjects.needed(clause)) is not None:
                yield from self._stance(utterance, holder, needed[0], needed[1], _STATEMENT)
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
        # "Nach Ansicht von Berg wäre das ein Segen": the source stands in the clause
        last = max(utterance.end, (utterance.source or (0, 0))[1])
        for sentence in self._sentences_in(utterance):
            clauses = self.analysis.clauses_of(sentence)
            for clause in clauses:
                place = clause.finite.start if clause.finite is not None else clause.start
                told = place < utterance.end and clause.end <= last + 1  # "..., so Berg"
                if utterance.start <= place and (clause.end <= utterance.end + 1 or told):
                    yield clause, clauses

    def _sentences_in(self, utterance: Utterance) -> list[Sentence]:
        inside = utterance.kind == "direct"
        first = self.analysis.sentence_at(utterance.start)
        found = [first] if first is not None else []
        for sentence in self.analysis.sentences_between(utterance.start, utterance.end):
            if (sentence.inside is not None) == inside and sentence not in found:
                found.append(sentence)
        return found

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
