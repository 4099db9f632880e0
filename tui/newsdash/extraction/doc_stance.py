"""A stance while its article is read, before it becomes a record."""

from __future__ import annotations

from dataclasses import dataclass

from newsdash.extraction.actors import DocActor
from newsdash.extraction.utterance import Utterance
from newsdash.records import Evidence, Polarity, Shift, Stance, Target


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


def merge(stances: list[DocStance]) -> list[DocStance]:
    """One stance for each holder, target and sign: the surest, at its first evidence."""
    found: dict[tuple[str, str, int], DocStance] = {}
    for stance in stances:
        key = (stance.holder.id, stance.target.name, stance.sign)
        known = found.get(key)
        if known is None or stance.confidence > known.confidence:
            found[key] = stance
    return list(found.values())
