"""A query: conditions that must all hold, and where their words stand in a text.

Conditions are plain data, folded as the texts they are compared with are. How one is typed is
read in `newsdash.search.parser`; ``str`` writes it so that reading it again gives the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from newsdash.search.fold import fold, fold_with_offsets
from newsdash.search.periods import written

LAST_VISIT: Final = -1
_SPELLED = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"))
_DIGRAPH = re.compile("([aou])e")


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words to be found: as they stand in any of ``forms`` (folded spellings), or fuzzily."""

    forms: tuple[str, ...]
    fuzzy: bool = False
    typed: str = field(default="", compare=False)

    def matches(self, folded: str) -> bool:
        """Tell whether it stands in a text that is folded already."""
        if self.fuzzy:
            from newsdash.search.likeness import stands_in

            return stands_in(self, folded)
        return any(form in folded for form in self.forms)

    def refines(self, other: Pattern) -> bool:
        """Tell whether whatever matches this pattern is sure to match ``other``."""
        if self.fuzzy or other.fuzzy:
            return self == other
        return all(any(old in form for old in other.forms) for form in self.forms)

    def __str__(self) -> str:
        quoted = f'"{self.typed}"' if re.search(r"[\s|:]|^[-~]", self.typed) else self.typed
        return f"~{quoted}" if self.fuzzy else quoted


class Words(Struct, frozen=True):
    """Any of the patterns stands in the field; ``field`` is "" for words without one."""

    patterns: tuple[Pattern, ...]
    field: str = ""
    negated: bool = False

    def refines(self, other: Condition) -> bool:
        """Tell whether whatever matches this is sure to match ``other``, negation left aside."""
        return (
            isinstance(other, Words)
            and self.field == other.field
            and all(any(new.refines(old) for old in other.patterns) for new in self.patterns)
        )

    def __str__(self) -> str:
        name = f"{self.field}:" if self.field else ""
        return f"{'-' * self.negated}{name}{'|'.join(map(str, self.patterns))}"


class Choice(Struct, frozen=True):
    """The field is one of ``values``."""

    field: str
    values: frozenset[str]
    negated: bool = False

    def refines(self, other: Condition) -> bool:
        """Tell whether whatever matches this is sure to match ``other``, negation left aside."""
        return (
            isinstance(other, Choice) and self.field == other.field and self.values <= other.values
        )

    def __str__(self) -> str:
        return f"{'-' * self.negated}{self.field}:{'|'.join(sorted(self.values))}"


class When(Struct, frozen=True):
    """A bound in time: ``day`` is a number such as 20250805, or ``LAST_VISIT``."""

    field: Literal["since", "until", "new"]
    day: int
    negated: bool = False

    def refines(self, other: Condition) -> bool:
        """Tell whether whatever matches this is sure to match ``other``, negation left aside."""
        if not isinstance(other, When) or self.field != other.field:
            return False
        if LAST_VISIT in {self.day, other.day}:
            return self.day == other.day
        return self.day <= other.day if self.field == "until" else self.day >= other.day

    def __str__(self) -> str:
        day = "last" if self.day == LAST_VISIT else written(self.day)
        return f"{'-' * self.negated}{self.field}:{day}"


Condition: TypeAlias = Words | Choice | When


class Query(Struct, frozen=True, dict=True):
    """Conditions that must all hold; without any everything does."""

    conditions: tuple[Condition, ...] = ()

    @cached_property
    def sought(self) -> tuple[Pattern, ...]:
        """What can be marked in a text: the words that are to be there."""
        return tuple(
            pattern
            for condition in self.conditions
            if isinstance(condition, Words) and not condition.negated
            for pattern in condition.patterns
        )

    def __bool__(self) -> bool:
        return bool(self.conditions)

    def __str__(self) -> str:
        return " ".join(map(str, self.conditions))

    def refines(self, other: Query) -> bool:
        """Tell whether whatever matches this query is sure to match ``other``."""
        return all(any(_implies(new, old) for new in self.conditions) for old in other.conditions)


def _implies(new: Condition, old: Condition) -> bool:
    if new.negated != old.negated:
        return False
    return old.refines(new) if new.negated else new.refines(old)


def pattern(typed: str, fuzzy: bool = False) -> Pattern | None:
    """Return what was typed as a pattern, None where nothing of it can be looked for."""
    forms = _forms(typed)
    return Pattern(forms, fuzzy, " ".join(typed.split())) if forms else None


def parse(text: str, today: date | None = None) -> Query:
    """Read what was typed; never raises. `newsdash.search.parser.read` tells mistakes too."""
    from newsdash.search.parser import read

    return read(text, today).query


def _forms(typed: str) -> tuple[str, ...]:
    """Return the folded spellings of a term: "Müller" may be written "Mueller" and back."""
    lowered = typed.lower()
    spelled = lowered
    for umlaut, digraph in _SPELLED:
        spelled = spelled.replace(umlaut, digraph)
    plain = fold(typed)
    spellings = (plain, fold(spelled), _DIGRAPH.sub(r"\1", plain))
    forms = dict.fromkeys(form for spelling in spellings if (form := spelling.strip()))
    return tuple(f for f in forms if not any(o != f and o in f for o in forms))


def match_spans(text: str, query: Query) -> list[tuple[int, int]]:
    """Return where the query's words stand in ``text``: ascending, disjoint offsets."""
    if not query.sought:
        return []
    plain = fold(text)
    sought = [sought for sought in query.sought if sought.matches(plain)]
    if not sought:
        return []
    folded, offsets = fold_with_offsets(text)
    found = sorted(
        (offsets[start], offsets[end - 1] + 1)
        for pattern in sought
        for start, end in _occurrences(folded, pattern)
    )
    return _merged(found)


def _occurrences(folded: str, sought: Pattern) -> Iterator[tuple[int, int]]:
    if sought.fuzzy:
        from newsdash.search.likeness import like_words

        yield from like_words(sought, folded)
        return
    for needle in sought.forms:
        start = folded.find(needle)
        while start >= 0:
            yield start, start + len(needle)
            start = folded.find(needle, start + len(needle))


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
