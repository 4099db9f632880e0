"""Who holds a stance beside the subject: other members, who is named among or beside them."""

from __future__ import annotations

from newsdash.extraction.actors import ActorTable, DocActor
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clauses import Clause
from newsdash.extraction.mentions import HOUSES
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.speakers import SpeakerFinder
from newsdash.records import Target

NAMEABLE = (*HOUSES, "person")
STATES = (*NAMEABLE, "country")
_SECOND = 3  # words at least of "als auch Berg"


class JoinedHolders:
    """Finds those who hold a stance together in one article, and who holds the opposite."""

    def __init__(self, analysis: Analysis, actors: ActorTable, speakers: SpeakerFinder) -> None:
        self.analysis = analysis
        self.actors = actors
        self.speakers = speakers
        self.words = analysis.lexicon.words

    def joined(self, phrase: Phrase, kinds: tuple[str, ...]) -> list[DocActor]:
        """ "CDU und AfD": all of them; of "Berg und Bahn-Beschäftigte" not the railway."""
        ends = {word.end for word in phrase.words}
        return [
            actor
            for mention, actor in self.actors.between(phrase.start, phrase.end)
            if not mention.indirect
            and actor.kind in kinds
            and mention.end in ends
            and (actor.kind == "person" or not self._is_house(phrase, mention.start))
        ]

    def other_member(self, phrase: Phrase) -> list[DocActor]:
        """ "Die Regierung und Experten": who is named beside the first, without a name too."""
        behind = phrase.words[len(phrase.core) :]
        if not behind or behind[0].pos != "CCONJ":
            return []
        member = next(iter(self.analysis.phrases(behind[1:])), None)
        if member is None or member.prep is not None:
            return []
        several = not self.speakers.nouns.is_singular(member.head)
        found = self.speakers.of_phrase(member, plural=several)
        return [found.actor] if found is not None and found.actor is not None else []

    def paired(self, clause: Clause, phrase: Phrase) -> list[DocActor]:
        """ "Sowohl die SPD als auch die CDU", "nicht nur X, sondern auch Y": the second of two."""
        behind = [w for w in clause.words if w.start >= phrase.end]
        if len(behind) < _SECOND or behind[0].lower not in self.words("pairing"):
            return []
        also = behind[1].lower in self.words("pairing")
        member = next(iter(self.analysis.phrases(behind[1 + also :])), None)
        if member is None or member.start != behind[1 + also].start or member.is_pronoun:
            return []
        found = self.speakers.of_phrase(member)
        return [found.actor] if found is not None and found.actor is not None else []

    def beside(self, clause: Clause) -> list[DocActor]:
        """ "Neben den Grünen votierten SPD und Linke für den Antrag": who acts as the others do."""
        first = next(iter(self.analysis.phrases_of(clause)), None)
        if first is None or first.prep is None or first.prep is not clause.words[0]:
            return []
        finite = clause.finite
        verb_second = finite is not None and first.words[-1].i + 1 == finite.i
        if not verb_second or first.prep.lower not in self.words("beside"):
            return []
        return self.joined(first, NAMEABLE)

    def included(self, clause: Clause) -> list[DocActor]:
        """ "Firmen, darunter X und Y, verlangten ...": who is named among the others."""
        if clause.finite is None:
            return []
        including = self.words("including")
        for word in clause.words:
            if word.lower in including:
                before = word.start < clause.finite.start
                end = clause.finite.start if before else clause.end
                return [
                    a
                    for m, a in self.actors.between(word.end, end)
                    if not m.indirect and a.kind != "country"
                ]
        return []

    def of_other_side(
        self, clause: Clause, sign: int, others: list[tuple[int, Target | None]]
    ) -> list[DocActor]:
        """ "A und B stimmten für den Plan, C und D dagegen": who stands before "dagegen".

        ``sign`` is what the verb says of what was named before, ``others`` what else it says.
        """
        if not any(other == -sign for other, _ in others):
            return []
        pointing = [w for w in clause.words if self.analysis.lexicon.preposition_in(w.lower)]
        named = any(target is not None for _, target in others)
        for word in pointing[-1:] if named or len(pointing) > 1 else ():
            before = [p for p in self.analysis.phrases_of(clause) if p.end <= word.start]
            if before and before[-1].prep is None and not before[-1].is_pronoun:
                found = self.speakers.of_phrase(before[-1])
                first = [found.actor] if found is not None and found.actor is not None else []
                return list(dict.fromkeys([*first, *self.joined(before[-1], STATES)]))
        return []

    def _is_house(self, phrase: Phrase, start: int) -> bool:
        """ "... und die Präsidentin des Sozialverbands VdK": whose office it is, no member."""
        before = [w for w in phrase.words if w.end <= start]
        joint = max((k + 1 for k, w in enumerate(before) if w.pos == "CCONJ"), default=0)
        nouns = (w for w in before[joint:] if w.pos in ("NOUN", "PROPN"))
        first = next(nouns, None)
        return first is not None and self.speakers.nouns.role(first) is not None
