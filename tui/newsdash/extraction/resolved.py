"""Who a phrase means: the words, the actor behind them, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

from newsdash.extraction.actors import DocActor
from newsdash.records import Speaker


@dataclass(frozen=True, slots=True)
class Resolved:
    """A speaker in the article's words, the actor behind it, and how sure that is (0 to 1)."""

    start: int
    end: int
    actor: DocActor | None
    certainty: float

    def record(self, text: str) -> Speaker:
        """Return the contract's record."""
        return Speaker(
            self.actor.id if self.actor else None, text[self.start : self.end], self.start, self.end
        )
