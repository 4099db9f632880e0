"""A quotation while its article is read, before it becomes a record."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsdash.extraction.actors import DocActor
from newsdash.extraction.resolved import Resolved
from newsdash.records import Evidence, Quote, QuoteKind

_WORDS_ALONE = 0.85  # that the right words stand for a speaker nothing is known of
_NOBODY = 0.4  # that nobody is named


@dataclass(eq=False)
class Utterance:
    """Something said: its kind, spans (without quotation marks), speaker and cue.

    ``rule_confidence`` is how sure the rule is; the speaker's certainty is multiplied in. What
    that comes to in practice the accuracy report shows as a reliability table.
    """

    kind: QuoteKind
    spans: list[tuple[int, int]]
    speaker: Resolved | None
    cue: tuple[int, int] | None
    rule_confidence: float
    lemma: str = ""
    act: str = ""
    addressee: str | None = None
    venue: str | None = None
    sentence_start: int = field(default=0)

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.spans[-1][1]

    @property
    def actor(self) -> DocActor | None:
        """Who says it, where that is known."""
        return self.speaker.actor if self.speaker else None

    @property
    def source(self) -> tuple[int, int] | None:
        """The span of cue and speaker: "nach Ansicht von Berg", ", so Berg"."""
        if self.cue is None or self.speaker is None:
            return None
        places = self.cue, (self.speaker.start, self.speaker.end)
        return min(start for start, _ in places), max(end for _, end in places)

    @property
    def _certainty(self) -> float:
        """How sure the speaker is: the actor, or the words alone where the actor is unknown."""
        if self.speaker is None:
            return _NOBODY
        return self.speaker.certainty if self.speaker.actor else _WORDS_ALONE

    def record(self, text: str, identifier: str) -> Quote:
        """Return the contract's record."""
        speaker = self.speaker.record(text) if self.speaker else None
        cue = Evidence(*self.cue, text[self.cue[0] : self.cue[1]]) if self.cue else None
        return Quote(
            identifier, self.kind, self.start, self.end, text[self.start : self.end],
            tuple(self.spans), speaker, cue, self.addressee, self.venue,
            round(self.rule_confidence * self._certainty, 2),
        )  # fmt: skip


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without blanks, separators and unpaired marks at its ends."""
    while start < end and (text[start].isspace() or text[start] in ",;:–—"):
        start += 1
    if end - start > 1 and text[start] in '“”»«"' and text[start + 1].isspace():
        return trimmed(text, start + 1, end)  # a mark that closes what stands before
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—"):
        end -= 1
    return start, end
