"""Clauses: what they are made of. ``clause_builder`` cuts sentences into them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newsdash.extraction.words import Reading, Word, WordSpan

ClauseKind = Literal["main", "sub", "rel", "inf"]


@dataclass(slots=True, eq=False)
class Clause(WordSpan):
    """One clause: its words (it may go on after an inserted one), verb and place.

    ``lemma`` is the lexical verb's, separable particle included; ``finite`` the finite
    verb; ``lead`` what separated the clause from what stands before it. ``coordinated_with`` is the
    main clause before one that begins with its verb ("..., birgt aber Risiken"); ``inserted``
    tells of one that interrupts another ("Die Lage, sagte er, sei ernst"); ``of_motion`` of a verb
    whose perfect is made with "sein".
    """

    kind: ClauseKind
    words: list[Word]
    lead: str = ""
    opener: Word | None = None
    finite: Word | None = None
    reading: Reading | None = None
    verb: Word | None = None
    lemma: str = ""
    particle: Word | None = None
    passive: bool = False
    inserted: bool = False
    of_motion: bool = False
    coordinated_with: Clause | None = None
    parent: Clause | None = None

    @property
    def subjunctive(self) -> bool:
        """Whether the finite verb can only be a subjunctive."""
        return self.reading is not None and self.reading.mood == "sub"

    @property
    def stative(self) -> bool:
        """Whether it says a state with "sein" and a participle: "ist auf X beschränkt"."""
        if self.reading is None or self.verb is self.finite or self.of_motion:
            return False
        progressive = self.verb is not None and can(self.verb, "zu")  # "is opposing"
        return self.reading.lemma == "sein" or (self.reading.lemma == "be" and not progressive)


def can(word: Word, form: str) -> bool:
    """Whether ``word`` has a reading of that form."""
    return any(reading.form == form for reading in word.readings)
