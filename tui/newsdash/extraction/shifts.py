"""Changes of mind inside one article: named as such, or told by a past and a present stance."""

from __future__ import annotations

from collections.abc import Callable

from newsdash.extraction.actors import ActorTable, DocActor
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clauses import Clause
from newsdash.extraction.doc_stance import DocStance
from newsdash.extraction.frames import shift_words
from newsdash.records import Polarity, Shift


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

    def mark(self, stances: list[DocStance]) -> None:
        """Set ``shift`` on the stances that tell of one."""
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
                    found += self.holders_of(clause)[:1]
        return list(dict.fromkeys(found))
