"""Changes of mind inside one article: named as such, or told by a past and a present stance."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from newsdash.extraction.actors import ActorTable, DocActor
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clauses import Clause
from newsdash.extraction.doc_stance import DocStance
from newsdash.extraction.frames import shift_words
from newsdash.records import Polarity, Shift

_NEAR = 400  # characters between what was held then and what is held now
_BESIDE = 250  # characters between neighbours
_STEM = 5  # letters by which two words for a target are alike


class ShiftFinder:
    """Marks the stances of one article that are shifts."""

    def __init__(
        self,
        analysis: Analysis,
        actors: ActorTable,
        holders_of: Callable[[Clause], list[DocActor]],
    ) -> None:
        self.analysis = analysis
        self.actors = actors
        self.holders_of = holders_of
        self.words = analysis.lexicon.words
        self.told = shift_words(analysis.language)

    def mark(self, stances: list[DocStance]) -> None:
        """Set ``shift`` on the stances that tell of one."""
        by_key: dict[tuple[str, str], list[DocStance]] = {}
        for stance in stances:
            by_key.setdefault((stance.holder.id, stance.target.name), []).append(stance)
        for same in by_key.values():
            signs = {s.sign for s in same}
            if {1, -1} <= signs:
                self._shift_between(sorted(same, key=lambda s: s.evidence))
        self._told_of_then_and_now(stances)
        for stance in stances:
            stance.shift = stance.shift or self._told_by_itself(stance)
        for holder, told_at in self._changing():
            unmarked = [
                s
                for s in stances
                if s.holder is holder and s.shift is None and s.target.kind == "topic" and s.sign
            ]
            if unmarked:  # who turns round says next where to; else it was said before
                now = min(unmarked, key=lambda s: (s.evidence[1] <= told_at, s.evidence))
                other: Polarity = "oppose" if now.sign > 0 else "support"
                now.shift = Shift(other, now.polarity, None)

    def _shift_between(self, stances: list[DocStance]) -> None:
        """Opposite stances of one holder: a shift only where the text says that one is past."""
        past = [s for s in stances if self._is_past(s)]
        now = [s for s in stances if s not in past]
        if past and now and past[0].sign != now[-1].sign:
            now[-1].shift = Shift(past[0].polarity, now[-1].polarity, None)

    def _told_of_then_and_now(self, stances: list[DocStance]) -> None:
        """ "hatte das Vorhaben früher bekämpft, stimmt ihm nun zu": whatever names it twice."""
        for past in filter(self._is_past, stances):
            for now in stances:
                opposite = now.sign * past.sign < 0 and now.holder is past.holder
                apart = abs(now.evidence[0] - past.evidence[0])
                if not opposite or now.shift is not None or self._is_past(now) or apart > _NEAR:
                    continue
                beside = apart < _BESIDE and self._holds(past, "past_marker")
                told = beside or self._holds(now, "now_marker")
                if told or _alike(past, now):
                    now.shift = Shift(past.polarity, now.polarity, None)

    def _told_by_itself(self, stance: DocStance) -> Shift | None:
        """ "unterstützt das nicht mehr": the opposite before; "warnt inzwischen": who knows."""
        clause = self._clause_of(stance)
        words = [word.lower for word in clause.words] if clause and stance.sign else []
        ended = any(" ".join(pair) in self.words("no_longer") for pair in pairwise(words))
        if ended:
            return Shift("oppose" if stance.sign > 0 else "support", stance.polarity, None)
        by_now = not self.words("by_now").isdisjoint(words)
        return Shift(None, stance.polarity, None) if by_now else None

    def _clause_of(self, stance: DocStance) -> Clause | None:
        if stance.cue is None or (sentence := self.analysis.sentence_at(stance.cue[0])) is None:
            return None
        clauses = self.analysis.clauses_of(sentence)
        return next((c for c in clauses if any(w.start == stance.cue[0] for w in c.words)), None)

    def _is_past(self, stance: DocStance) -> bool:
        clause = self._clause_of(stance)
        if clause is None:
            return False
        words = {word.lower for word in clause.words}
        finite = clause.reading
        over = finite is not None and (finite.tense == "past" or clause.verb is not clause.finite)
        still = over and not words.isdisjoint(self.words("still"))
        return still or not words.isdisjoint(self.words("past_marker"))

    def _holds(self, stance: DocStance, kind: str) -> bool:
        """Whether a word of a class stands in the clause that tells of the stance."""
        clause = self._clause_of(stance)
        words = {word.lower for word in clause.words} if clause else set()
        return not words.isdisjoint(self.words(kind))

    def _changing(self) -> list[tuple[DocActor, int]]:
        """Actors whose change of mind the text names, and where: "OpenAIs Strategiewechsel"."""
        found: dict[DocActor, int] = {}
        for sentence in self.analysis.host_sentences:
            for clause in self.analysis.clauses_of(sentence):
                for holder in self._changing_in(clause):
                    found.setdefault(holder, clause.start)
        return list(found.items())

    def _changing_in(self, clause: Clause) -> list[DocActor]:
        present = {word.lower for word in clause.words}
        told = {first for first, *others in self.told if present.issuperset(others)}
        if any(w.pos == "NOUN" and w.lower in told for w in clause.words):
            inside = self.actors.between(clause.start, clause.end)
            kinds = ("organization", "person", "government")
            return [a for m, a in inside if not m.indirect and a.kind in kinds][:1]
        return self.holders_of(clause)[:1] if clause.lemma in told else []


def _alike(one: DocStance, other: DocStance) -> bool:
    """Whether two targets share the beginning of a word: "Freigaben", "Freigabe der Modelle"."""
    first, second = (
        {word[:_STEM] for word in s.target.name.casefold().split() if len(word) >= _STEM}
        for s in (one, other)
    )
    return not first.isdisjoint(second)
