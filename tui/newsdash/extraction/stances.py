"""Stances: who supports or opposes what, from frames of verbs and nouns and from what is said.

A frame (``lexicon/*/stances.tsv``) says for a verb or noun which sign it has and where its
target stands; the holder is the subject. Verbs that only name ("bezeichnen als") take their
sign from the judging words of the name. A holder's words on a topic count as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsdash.extraction.actors import ActorTable, DocActor
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clauses import Clause
from newsdash.extraction.frames import Frame, evaluation_of, frames, shift_words
from newsdash.extraction.lexicon import Lexicon
from newsdash.extraction.models import DocModel
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.speakers import SpeakerFinder
from newsdash.extraction.targets import TargetFinder
from newsdash.extraction.utterance import Utterance
from newsdash.extraction.words import Word
from newsdash.records import Evidence, Polarity, Shift, Stance, Target

_STATEMENT = 0.55


@dataclass(eq=False)
class DocStance:
    """A stance while its article is read; ``sign`` is 1, -1 or 0 for mixed."""

    holder: DocActor
    target: Target
    sign: int
    evidence: tuple[int, int]
    cue: tuple[int, int] | None
    confidence: float
    utterance: Utterance | None = None
    shift: Shift | None = None

    @property
    def polarity(self) -> Polarity:
        """The contract's word for the sign."""
        return "support" if self.sign > 0 else "oppose" if self.sign < 0 else "mixed"

    def record(self, text: str, identifier: str, quote: str | None) -> Stance:
        """Return the contract's record."""
        start, end = self.evidence
        cue = Evidence(*self.cue, text[self.cue[0] : self.cue[1]]) if self.cue else None
        return Stance(
            identifier, self.holder.id, self.target, self.polarity, self.shift,
            Evidence(start, end, text[start:end]), cue, quote, round(self.confidence, 2),
        )  # fmt: skip


class StanceFinder:
    """Finds the stances of one article."""

    def __init__(
        self,
        analysis: Analysis,
        actors: ActorTable,
        models: list[DocModel],
        utterances: list[Utterance],
    ) -> None:
        self.analysis = analysis
        self.actors = actors
        self.utterances = utterances
        self.speakers = SpeakerFinder(analysis, actors)
        self.targets = TargetFinder(analysis, actors, models)
        self.frames = frames(analysis.language)
        self.words = analysis.lexicon.words

    def find(self) -> list[DocStance]:
        """Return the stances in order of their evidence."""
        found: list[DocStance] = []
        for sentence in self.analysis.host_sentences:
            if sentence.words[-1].text != "?":
                found += self._of_sentence(sentence)
        for utterance in self.utterances:
            found += self._of_utterance(utterance)
        merged = _merge(found)
        self._mark_shifts(merged)
        return sorted(merged, key=lambda s: s.evidence)

    # verbs and nouns of the writer's own sentences

    def _of_sentence(self, sentence: Sentence) -> Iterator[DocStance]:
        clauses = self.analysis.clauses_of(sentence)
        for clause in clauses:
            if clause.opener is not None and clause.opener.lower in self.words("hypothetical"):
                continue
            holders = self._holders(clause)
            for sign, target, cue, confidence in self._frames_of(clause, clauses, sentence):
                for holder in holders:
                    if target.id != holder.id:
                        yield self._stance(holder, target, sign, sentence, cue, confidence)
        yield from self._of_holder_nouns(sentence, clauses)

    def _stance(
        self,
        holder: DocActor,
        target: Target,
        sign: int,
        sentence: Sentence,
        cue: Word,
        confidence: float,
    ) -> DocStance:
        evidence = (sentence.start, sentence.end)
        inside = [
            u for u in self.utterances if u.start <= cue.start < u.end and u.kind != "partial"
        ]
        said_by_other = [u for u in inside if u.speaker and u.speaker.actor not in (None, holder)]
        confidence *= 0.8 if said_by_other else 1.0
        about = [u for u in self.utterances if u.cue and u.cue[0] == cue.start]
        return DocStance(
            holder,
            target,
            sign,
            evidence,
            (cue.start, cue.end),
            confidence,
            next(iter(about or inside), None),
        )

    def _holders(self, clause: Clause) -> list[DocActor]:
        """The subject's actor, those it includes ("darunter X und Y"), or a passive's agent."""
        if clause.passive or clause.stative:
            agent = next(
                (p for p in self.analysis.phrases(clause.words) if self._is_agent(p)), None
            )
            speaker = self.speakers.of_phrase(agent) if agent else None
        else:
            speaker = self.speakers.of_subject(self._with_subject(clause))
        found = [speaker.actor] if speaker and speaker.actor else []
        phrase = (
            None
            if clause.passive or clause.stative
            else self.analysis.subject_of(self._with_subject(clause))
        )
        if phrase is not None and speaker is not None:
            found += [
                a
                for m, a in self.actors.between(phrase.start, phrase.end)
                if a.kind == "person" and a not in found and len(phrase.words) > len(phrase.core)
            ]
        found += self._included(clause)
        return list(dict.fromkeys(found))

    def _is_agent(self, phrase: Phrase) -> bool:
        return phrase.prep is not None and phrase.prep.lower in self.words("agent_preposition")

    def _with_subject(self, clause: Clause) -> Clause:
        """An infinitive's subject is that of the clause it depends on."""
        while clause.kind == "inf" and clause.parent is not None:
            clause = clause.parent
        return clause

    def _included(self, clause: Clause) -> list[DocActor]:
        for word in clause.words:
            if word.lower in self.words("including") and clause.finite is not None:
                return [
                    a
                    for m, a in self.actors.between(word.end, clause.finite.start)
                    if not m.indirect and a.kind != "country"
                ]
        return []

    def _frames_of(
        self, clause: Clause, clauses: list[Clause], sentence: Sentence
    ) -> Iterator[tuple[int, Target, Word, float]]:
        negated = -1 if _is_negated(clause, self.analysis.lexicon) else 1
        verb = clause.verb or clause.finite
        phrases = self.analysis.phrases(clause.words)
        if verb is not None:
            for frame in self.frames.get(("verb", clause.lemma), ()):
                target = self._target(frame, clause, clauses, phrases)
                if target is not None:
                    yield frame.sign * negated, target, verb, 0.75
            for _ in self.frames.get(("naming", clause.lemma), ()):
                yield from self._naming(clause, phrases, verb, negated)
        for phrase in phrases:
            yield from self._noun_frames(phrase, phrases, clause, negated)

    def _target(
        self, frame: Frame, clause: Clause, clauses: list[Clause], phrases: list[Phrase]
    ) -> Target | None:
        for slot in frame.slots:
            found: Target | None
            if slot == "topic":
                found = self.targets.topic_of(clause.start, clause.end)
            elif slot == "obj":
                found = self._object_target(clause, phrases, "acc")
            elif slot == "dat":
                found = self._object_target(clause, phrases, "dat")
            elif slot in ("clause", "inf"):
                found = self._clause_target(clause, clauses)
            else:
                found = self._prepositional_target(
                    phrases, slot.rstrip("!"), canonical=slot.endswith("!")
                )
            if found is not None:
                return found
        return None

    def _object_target(self, clause: Clause, phrases: list[Phrase], case: str) -> Target | None:
        if clause.passive:
            phrase = self.analysis.subject_of(clause)
            return self.targets.of_phrase(phrase) if phrase else None
        subject = self.analysis.subject_of(clause)
        for phrase in phrases:
            same = subject is not None and phrase.start == subject.start
            reachable = case in phrase.cases and not phrase.is_pronoun and phrase.prep is None
            only_dative = case == "acc" and phrase.cases == frozenset(("dat",))
            timely = phrase.head.lower in self.analysis.lexicon.time_nouns
            if same or not reachable or only_dative or timely:
                continue
            if target := self.targets.of_phrase(phrase):
                return self.targets.widened(target, clause)
        return None

    def _clause_target(self, clause: Clause, clauses: list[Clause]) -> Target | None:
        following = [c for c in clauses if c.start >= clause.end and c.kind in ("sub", "inf")]
        for other in following:
            topic = self.targets.topic_of(other.start, other.end)
            if topic is not None:
                return topic
        return None

    def _prepositional_target(
        self, phrases: list[Phrase], preposition: str, canonical: bool = False
    ) -> Target | None:
        for phrase in phrases:
            if phrase.prep is not None and phrase.prep.lower == preposition:
                if canonical:
                    return self.targets.of_span(phrase.start, phrase.end)
                return self.targets.of_phrase(phrase)
        return None

    def _naming(
        self, clause: Clause, phrases: list[Phrase], verb: Word, negated: int
    ) -> Iterator[tuple[int, Target, Word, float]]:
        """ "nannte X einen Fehler", "wertete X als „positiv“"."""
        words = clause.words
        at = next(
            (
                k
                for k, w in enumerate(words)
                if w.lower in self.words("naming") and w is not words[0]
            ),
            None,
        )
        if at is not None:
            name = words[at + 1 :]
            objects = [p for p in phrases if p.end <= words[at].start]
        else:
            objects = [p for p in phrases if not p.is_pronoun]
            name = objects[-1].words if len(objects) > 1 else [w for w in words if w.pos == "ADJ"]
        if not name:
            return
        sign = evaluation_of(
            self.analysis.text[name[0].start : name[-1].end], self.analysis.language
        )
        target = self._object_target(clause, objects, "acc")
        if target is not None and sign:
            yield sign * negated, target, verb, 0.75

    def _noun_frames(
        self, phrase: Phrase, phrases: list[Phrase], clause: Clause, negated: int
    ) -> Iterator[tuple[int, Target, Word, float]]:
        subject = self.analysis.subject_of(clause)
        if subject is not None and phrase.start == subject.start:
            return
        for frame in self.frames.get(("noun", phrase.head.lower), ()):
            after = [p for p in phrases if p.start >= phrase.head.end]
            target = next(
                (t for slot in frame.slots if (t := self._prepositional_target(after, slot))), None
            ) or self.targets.topic_of(clause.start, clause.end)
            without = any(w.lower in self.words("no") for w in phrase.core)
            if target is not None and (negated > 0 or without):
                yield -frame.sign if without else frame.sign, target, phrase.head, 0.7

    # nouns for holders: "Befürworter von X", "positioniert sich als Gegner der Y"

    def _of_holder_nouns(self, sentence: Sentence, clauses: list[Clause]) -> Iterator[DocStance]:
        for clause in clauses:
            for phrase in self.analysis.phrases(clause.words):
                for frame in self.frames.get(("holder", phrase.head.lower), ()):
                    after = [w for w in phrase.words if w.start >= phrase.head.end]
                    target = self.targets.of_span(after[0].start, after[-1].end) if after else None
                    holder = self._holder_of_noun(phrase, clause)
                    if target is not None and holder is not None:
                        yield self._stance(holder, target, frame.sign, sentence, phrase.head, 0.8)

    def _holder_of_noun(self, phrase: Phrase, clause: Clause) -> DocActor | None:
        before = [w for w in clause.words if w.end <= phrase.start]
        if before and before[-1].lower in self.words("as"):
            speaker = self.speakers.of_subject(clause)
            return speaker.actor if speaker else None
        resolved = self.speakers.of_phrase(phrase, plural=True)
        return resolved.actor if resolved else None

    # what is said

    def _of_utterance(self, utterance: Utterance) -> Iterable[DocStance]:
        """A judging statement on a topic is its speaker's stance."""
        holder = utterance.speaker.actor if utterance.speaker else None
        if holder is None or utterance.kind in ("reported", "partial"):
            return
        text = self.analysis.text[utterance.start : utterance.end]
        if text.rstrip().endswith("?"):
            return
        target = self.targets.topic_of(utterance.start, utterance.end) or self._holders_topic(
            holder
        )
        sign = evaluation_of(text, self.analysis.language)
        if target is None or not sign or target.id == holder.id:
            return
        yield DocStance(
            holder, target, sign, (utterance.start, utterance.end), utterance.cue,
            _STATEMENT * (utterance.speaker.certainty if utterance.speaker else 1), utterance,
        )  # fmt: skip

    def _holders_topic(self, holder: DocActor) -> Target | None:
        """ "Befürworter von Open Source" speak of Open Source."""
        if holder.kind != "group" or not holder.mentions:
            return None
        mention = holder.mentions[0]
        return self.targets.topic_of(mention.start, mention.end)

    # changes of mind

    def _mark_shifts(self, stances: list[DocStance]) -> None:
        by_key: dict[tuple[str, str], list[DocStance]] = {}
        for stance in stances:
            by_key.setdefault((stance.holder.id, stance.target.name), []).append(stance)
        for same in by_key.values():
            signs = {s.sign for s in same}
            if {1, -1} <= signs:
                self._shift_between(sorted(same, key=lambda s: s.evidence))
        for holder in self._changing():
            for stance in stances:
                if (
                    stance.holder is holder
                    and stance.shift is None
                    and stance.target.kind == "topic"
                    and stance.sign
                ):
                    other: Polarity = "oppose" if stance.sign > 0 else "support"
                    stance.shift = Shift(other, stance.polarity, None)
                    break

    def _shift_between(self, stances: list[DocStance]) -> None:
        """Opposite stances of one holder: a shift only where the text says that one is past."""
        past = [s for s in stances if self._is_past(s)]
        now = [s for s in stances if s not in past]
        if past and now and past[0].sign != now[-1].sign:
            now[-1].shift = Shift(past[0].polarity, now[-1].polarity, None)

    def _is_past(self, stance: DocStance) -> bool:
        text = self.analysis.text[stance.evidence[0] : stance.evidence[1]].lower()
        return any(marker in text for marker in self.words("past_marker"))

    def _changing(self) -> list[DocActor]:
        """Actors whose change of mind the text names: "OpenAIs Strategiewechsel"."""
        words = shift_words(self.analysis.language)
        found = []
        for sentence in self.analysis.host_sentences:
            for clause in self.analysis.clauses_of(sentence):
                if any(w.lower in words and w.pos == "NOUN" for w in clause.words):
                    inside = [
                        a
                        for m, a in self.actors.between(clause.start, clause.end)
                        if not m.indirect and a.kind in ("organization", "person", "government")
                    ]
                    found += inside[:1]
                elif clause.lemma in words:
                    found += self._holders(clause)[:1]
        return list(dict.fromkeys(found))


def _is_negated(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether the clause, not just an attribute in it ("die nicht vertretenen"), is negated."""
    words = clause.words
    return any(
        w.lower in lexicon.words("negation")
        and (k == 0 or words[k - 1].pos != "DET")
        and not _only(words, k, lexicon)
        for k, w in enumerate(words)
    )


def _only(words: list[Word], k: int, lexicon: Lexicon) -> bool:
    return k + 1 < len(words) and words[k + 1].lower in lexicon.words("not_only")


def _merge(stances: list[DocStance]) -> list[DocStance]:
    """One stance for each holder, target and sign: the surest, at its first evidence."""
    found: dict[tuple[str, str, int], DocStance] = {}
    for stance in stances:
        key = (stance.holder.id, stance.target.name, stance.sign)
        known = found.get(key)
        if known is None or stance.confidence > known.confidence:
            found[key] = stance
    return list(found.values())
