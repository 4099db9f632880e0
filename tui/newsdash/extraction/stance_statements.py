"""Stances that lie in what somebody says: judged topics, judged subjects, "wir lehnen X ab"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from newsdash.extraction.actors import DocActor
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clause_signs import is_hypothetical, is_negated, is_verb_first
from newsdash.extraction.clauses import Clause
from newsdash.extraction.doc_stance import DocStance
from newsdash.extraction.evaluations import evaluation_of, name_sign
from newsdash.extraction.frames import effects, offences
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.stance_concessions import Concessions
from newsdash.extraction.stance_frames import FrameReader
from newsdash.extraction.stance_theme import ThemeFinder
from newsdash.extraction.targets import TargetFinder
from newsdash.extraction.utterance import Utterance
from newsdash.records import Target

_STATEMENT = 0.55  # confidence of a stance read from what somebody says on a topic
_FIRST_PERSON = 0.7
_BY_CUE = 0.5  # of one that only the verb of speech tells
_EXCLAMATION = 8  # words of what is said without a verb
_JUDGING_ACTS = ("criticise", "blame", "judge", "tone", "say", "think")
_PREDICATE = 7  # words of "ein schwerer Fehler"; in longer ones the judging word may mean else


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
        self.effects = effects(analysis.language)
        self.offences = offences(analysis.language)
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
        holder = utterance.speaker.actor if utterance.speaker else None
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
        holder = utterance.speaker.actor if utterance.speaker else None
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

    def _spoken_of(self, utterance: Utterance) -> Target | None:
        """What the first clause of a quotation has as its subject."""
        clause = next((clause for clause, _ in self._clauses_in(utterance)), None)
        subject = self.analysis.subject_of(clause) if clause is not None else None
        if subject is None or subject.is_pronoun or self._are_people(subject):
            return None
        return self.targets.of_phrase(subject)

    def _of_clauses(self, utterance: Utterance, holder: DocActor) -> Iterator[DocStance]:
        if (conceded := self._conceded(utterance)) is not None:
            yield from self._stance(utterance, holder, conceded, 0, _STATEMENT)
            return
        for clause, clauses in self._clauses_in(utterance):
            subject = self._judged_subject(clause, utterance)
            if subject is not None:
                yield from self._stance(utterance, holder, subject[0], subject[1], _STATEMENT)
            if (needed := self._needed(clause)) is not None:
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
        for sentence in self._sentences_in(utterance):
            clauses = self.analysis.clauses_of(sentence)
            for clause in clauses:
                # "Nach Ansicht von Berg wäre das ein Segen": the source stands in the clause
                place = clause.finite.start if clause.finite is not None else clause.start
                last = max((utterance.end, *(end for _, end in self._source_of(utterance))))
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

    def _judged_subject(self, clause: Clause, utterance: Utterance) -> tuple[Target, int] | None:
        """ "Das Gesetz sei ein Fehler": what is judged stands as the subject."""
        subject = self.analysis.subject_of(clause)
        if subject is None or subject.prep is not None:
            return None
        opener = clause.opener.lower if clause.opener is not None else None
        if self._offends(clause) and opener in (None, *self.words("asserting")):
            target = self.targets.of_phrase(subject) if not subject.is_pronoun else None
            return (target, -1) if target is not None else None
        if (effect := self._effect(clause)) and opener in (None, *self.words("causal_opener")):
            thing = not subject.is_pronoun and not self._are_people(subject)
            target = self.targets.of_phrase(subject) if thing else None
            return (target, effect) if target is not None and target.kind != "actor" else None
        past = clause.reading is not None and clause.reading.tense == "past"
        # "Cole said the plan was reckless": English moves what is reported into the past
        moved = self.analysis.language == "en" and utterance.kind == "indirect"
        if (past and not moved) or not (opener is None or opener in self.words("asserting")):
            return None  # what was, why it is, how good it is
        predicate = self._predicate(clause, subject, utterance)
        sign = name_sign(predicate, self.analysis.language) if predicate else 0
        sign = -1 if predicate and not sign and self._is_too_much(clause) else sign
        if not sign:
            return None
        if subject.is_pronoun:
            clauses = self.analysis.siblings(clause)
            if subject.head.lower in self.words("neuter_subject") and (
                aim := self.reader.aims.clause_target(clause, clauses)
            ):
                return aim.target, sign * aim.sign  # "Es sei falsch, das zu verbieten"
            demonstrative = subject.head.lower in self.words("demonstrative")
            target = self.theme.theme if demonstrative else None
        else:
            target = self.targets.of_phrase(subject)
        return (target, sign) if target is not None else None

    def _needed(self, clause: Clause) -> tuple[Target, int] | None:
        """ "Es brauche Kontrollen", "Neue Hotels dürfe es nicht geben": what is asked for."""
        subject = self.analysis.subject_of(clause)
        if subject is None or clause.passive or clause.kind != "main":
            return None
        negated = is_negated(clause, self.analysis.lexicon)
        finite = clause.reading.lemma if clause.reading is not None else ""
        modal = finite in self.words("obligation") | self.words("permission")
        exists = clause.lemma in self.words("existence") and modal
        exists = exists and subject.head.lower in self.words("neuter_subject")
        allowed = exists and not negated and finite in self.words("permission")
        own = self.analysis.language == "de" or subject.head.lower in self.words("first_person")
        if allowed or not (exists or (own and clause.lemma in self.words("needing"))):
            return None
        others = (p for p in self.analysis.phrases_of(clause) if p.start != subject.start)
        wanted = next((p for p in others if p.prep is None and "acc" in p.cases), None)
        aim = self.reader.aims.of_phrase(wanted) if wanted and not wanted.is_pronoun else None
        if wanted is None or aim is None or aim.target.kind == "actor" or (negated and not exists):
            return None
        lacking = any(w.lower in self.words("no") for w in wanted.core)
        return aim.target, aim.sign * (-1 if negated or lacking else 1)

    def _is_too_much(self, clause: Clause) -> bool:
        """ "Die Frist ist zu kurz", "the sums are too small": whatever it is, it is too much so."""
        too = self.words("too")
        return any(a.lower in too and b.pos == "ADJ" for a, b in pairwise(clause.words))

    def _are_people(self, phrase: Phrase) -> bool:
        nouns = self.targets.nouns
        noun = nouns.collective(phrase.head)
        return nouns.role(phrase.head) is not None or (noun is not None and noun.kind == "group")

    def _effect(self, clause: Clause) -> int:
        """ "Das Urteil lähmt die Branche": what the verb says of its subject; 0 if nothing."""
        said = " ".join(word.lower for word in clause.words)
        negated = -1 if is_negated(clause, self.analysis.lexicon) else 1
        negations = self.words("negation")
        finite = clause.reading.lemma if clause.reading is not None else ""
        unreal = finite in self.words("possible") | self.words("obligation")
        barely = any(word.lower in self.words("diminishing") - negations for word in clause.words)
        if clause.passive or clause.stative or unreal or barely or self._is_conditional(clause):
            return 0
        for words, sign in self.effects.get(clause.lemma, ()):
            if f" {words} " in f" {said} " or not words:
                # "reicht nicht aus": the words of the frame deny already
                own = not negations.isdisjoint(words.split())
                return sign if own else sign * negated
        return 0

    def _offends(self, clause: Clause) -> bool:
        """ "OpenAI habe das Urheberrecht verletzt": what nobody says of one he is for."""
        said = f" {' '.join(word.lower for word in clause.words)} "
        unreal = clause.reading is None or clause.reading.lemma in self.words("possible")
        if unreal or clause.passive or is_negated(clause, self.analysis.lexicon):
            return False
        return any(
            not words or all(f" {word}" in said for word in words.split())
            for words in self.offences.get(clause.lemma, ())
        )

    def _is_conditional(self, clause: Clause) -> bool:
        """ "Wenn der Akku versagt, hilft nur Papier": it or what stands before it."""
        clauses = self.analysis.siblings(clause)
        return any(is_hypothetical(c, self.analysis.lexicon) for c in clauses)

    def _predicate(self, clause: Clause, subject: Phrase, utterance: Utterance) -> str | None:
        """The adjective or noun that is all a clause with "sein" says of its subject.

        "Nach Ansicht von Berg ist das ein Fehler": whose view it is says nothing of it.
        """
        base = clause.reading.lemma if clause.reading is not None else ""
        if clause.lemma not in self.words("copula") and base not in self.words("copula"):
            return None
        aside = (subject.start, subject.end), *self._source_of(utterance)
        rest = [w for w in clause.words if not any(a <= w.start < b for a, b in aside)]
        if clause.lemma not in self.words("copula"):
            # "sei unverhältnismäßig und aus der Zeit gefallen"
            at = next((k for k, w in enumerate(rest) if w is clause.finite), 0)
            after = rest[at + 1 : at + 3]
            judging = after[0] if after and after[0].pos == "ADJ" else None
            joined = len(after) > 1 and after[1].pos == "CCONJ"
            return judging.text if judging is not None and joined else None
        if sum(w.pos in ("VERB", "AUX") for w in rest) != 1:
            return None
        rest = [w for w in rest if w.pos not in ("VERB", "AUX", "ADV", "CCONJ")]
        said = [w for w in rest if w is not clause.opener and w.lower not in self.words("too")]
        nominal = bool(said) and said[0].pos == "DET" and any(w.pos == "NOUN" for w in said)
        short = len(said) == 1 or (nominal and len(said) <= _PREDICATE)
        return " ".join(w.text for w in said) if short else None

    def _source_of(self, utterance: Utterance) -> Iterator[tuple[int, int]]:
        """The span of "nach Ansicht von Berg", "Berg zufolge"; of others it is harmless."""
        if utterance.cue is not None and utterance.speaker is not None:
            source = utterance.cue, (utterance.speaker.start, utterance.speaker.end)
            yield min(start for start, _ in source), max(end for _, end in source)

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
