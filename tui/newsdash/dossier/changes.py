"""Who changed sides: positions of one holder on one target, over articles.

An article counts as one position; one that has a holder both for and against a thing, or of two
minds, as none. Two positions of different articles are a change of mind where the dates tell
which came first, else a contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from newsdash.dossier.statements import Change, Citation, Position, by_date, cite
from newsdash.records import Article, Polarity, Shift, Stance, Target

_SURE = 0.5
"""From which confidence on a stance tells of a change."""

_POLARITIES: tuple[Polarity, ...] = ("support", "oppose", "mixed")


class _Stance(NamedTuple):
    target: Target
    polarity: Polarity
    shift: Shift | None
    citation: Citation
    confidence: float


class Changes:
    """Collects the stances of articles."""

    def __init__(self) -> None:
        self._positions: dict[str, dict[str, list[_Stance]]] = {}

    def add(self, article: Article, stance: Stance) -> None:
        """Take in one stance of an article."""
        target = stance.target
        about = target.id or f"{target.kind}:{target.name.casefold()}"
        citation = cite(article, stance.evidence)
        targets = self._positions.setdefault(stance.holder, defaultdict(list))
        targets[about].append(
            _Stance(target, stance.polarity, stance.shift, citation, stance.confidence)
        )

    def of(self, holder: str, name: str) -> Iterator[Change]:
        """Yield the changes of mind and contradictions of a holder, by date."""
        found = [
            change
            for positions in self._positions.get(holder, {}).values()
            for change in _changes(holder, name, positions)
        ]
        yield from sorted(found, key=lambda change: by_date(change.after))

    def positions_of(self, holder: str, name: str) -> Iterator[Position]:
        """Yield what a holder is for and against, what most articles tell first."""
        found = [
            Position(holder, name, same[0].target, polarity, _cited(same))
            for stances in self._positions.get(holder, {}).values()
            for polarity in _POLARITIES
            if (same := [s for s in stances if s.polarity == polarity])
        ]
        yield from sorted(found, key=lambda position: -len(position.citations))


def _cited(stances: list[_Stance]) -> tuple[Citation, ...]:
    return tuple(sorted({s.citation: None for s in stances}, key=by_date))


def _changes(holder: str, name: str, positions: list[_Stance]) -> Iterator[Change]:
    told = [p for p in positions if p.shift is not None]
    for position in told:
        yield _told(holder, name, position, positions)
    explained = {p.citation.article for p in told}
    for before, after in pairwise(_one_an_article(positions)):
        if before.polarity == after.polarity or after.citation.article in explained:
            continue
        dated = _is_before(before.citation.published, after.citation.published)
        yield Change(
            holder,
            name,
            after.target,
            before.polarity,
            after.polarity,
            after.citation.published if dated else None,
            told=False,
            dated=dated,
            before=before.citation,
            after=after.citation,
        )


def _told(holder: str, name: str, position: _Stance, others: list[_Stance]) -> Change:
    """A change that an article tells of itself, with the other end where an earlier one has it."""
    shift = position.shift
    assert shift is not None, "only positions with a shift are told"
    earlier = [
        p
        for p in others
        if p.polarity == shift.from_
        and _is_before(p.citation.published, position.citation.published)
    ]
    before = max(earlier, key=lambda p: by_date(p.citation)) if earlier else None
    return Change(
        holder,
        name,
        position.target,
        shift.from_,
        shift.to,
        shift.when or position.citation.published,
        told=True,
        dated=True,
        before=before.citation if before else None,
        after=position.citation,
    )


def _one_an_article(positions: list[_Stance]) -> list[_Stance]:
    """The surest position of each article that has a clear one, by date."""
    by_article: dict[str, list[_Stance]] = defaultdict(list)
    for position in (p for p in positions if p.confidence >= _SURE):
        by_article[position.citation.article].append(position)
    clear = [
        max(same, key=lambda p: p.confidence)
        for same in by_article.values()
        if {p.polarity for p in same} in ({"support"}, {"oppose"})
    ]
    return sorted(clear, key=lambda p: by_date(p.citation))


def _is_before(one: str | None, other: str | None) -> bool:
    """Whether a date lies before another for certain: "2025" is not before "2025-08"."""
    if not one or not other:
        return False
    length = min(len(one), len(other))
    return one[:length] < other[:length]
