"""The matrix: actors against what they take a stance on, counted by sign."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from newsdash.search.index import Index
from newsdash.search.numeric import Numbers, np
from newsdash.search.ordered import as_sequence
from newsdash.search.rows import NOBODY
from newsdash.search.targets import StanceFacts, name_of
from newsdash.search.wording import POLARITY_NAMES

_SUPPORT, _OPPOSE, _MIXED = (POLARITY_NAMES.index(n) for n in ("support", "oppose", "mixed"))


class Order(StrEnum):
    """Which targets come first."""

    FREQUENT = "most frequent"
    DISPUTED = "most disputed"


class Tally(NamedTuple):
    """How many stances of each sign; ``shifts`` of them tell of a change of mind."""

    support: int = 0
    oppose: int = 0
    mixed: int = 0
    shifts: int = 0

    @property
    def stances(self) -> int:
        """How many stances there are."""
        return self.support + self.oppose + self.mixed


@dataclass(frozen=True, eq=False)
class Matrix:
    """Who stands where on what, the most active actors and the targets of ``order`` first.

    ``actors`` are row numbers of the index, ``targets`` as `newsdash.search.targets` numbers
    them; ``nobodys`` counts the stances whose holder is not known, which have no row.
    ``largest`` is the largest number in any cell.
    """

    actors: Sequence[int] = ()
    targets: Sequence[int] = ()
    order: Order = Order.FREQUENT
    nobodys: int = 0
    largest: int = 0
    _numbers: Numbers = field(default_factory=lambda: np.zeros(0, np.int64), repr=False)
    _cells: Numbers = field(default_factory=lambda: np.zeros(0, np.int64), repr=False)
    _starts: Numbers = field(default_factory=lambda: np.zeros(1, np.int64), repr=False)
    _tallies: Numbers = field(default_factory=lambda: np.zeros((0, 4), np.int64), repr=False)

    def row(self, row: int) -> dict[int, Tally]:
        """Return the cells of a row that are not empty, by column."""
        width = len(self.targets)
        start, end = np.searchsorted(self._cells, (row * width, (row + 1) * width)).tolist()
        columns = (self._cells[start:end] - row * width).tolist()
        tallies = self._tallies[start:end].tolist()
        return {at: Tally(*counts) for at, counts in zip(columns, tallies, strict=True)}

    def stances(self, row: int, column: int) -> Sequence[int]:
        """Return the rows of the stances behind a cell, newest first."""
        cell = row * len(self.targets) + column
        at = int(np.searchsorted(self._cells, cell))
        if at == len(self._cells) or self._cells[at] != cell:
            return ()
        return as_sequence(self._numbers[self._starts[at] : self._starts[at + 1]])


def matrix(facts: StanceFacts, order: Order = Order.FREQUENT) -> Matrix:
    """Count the stances; a fifth of a second for half a million, to be run in a thread."""
    known = facts.where(facts.holders != NOBODY)
    nobodys = len(facts.numbers) - len(known.numbers)
    if not len(known.numbers):
        return Matrix(order=order, nobodys=nobodys)
    actors, row_of = _ranked(known.holders, np.bincount)
    targets, column_of = _ranked(known.targets, _score(known, order))
    cells = row_of * len(targets) + column_of
    by_cell = np.argsort(cells, kind="stable")
    filled, starts = np.unique(cells[by_cell], return_index=True)
    tallies = _tallies(known.where(by_cell), starts)
    return Matrix(
        as_sequence(actors),
        targets.tolist(),
        order,
        nobodys,
        int(tallies.max()),
        known.numbers[by_cell],
        filled,
        np.append(starts, len(by_cell)),
        tallies,
    )


def _ranked(keys: Numbers, score: Callable[[Numbers], Numbers]) -> tuple[Numbers, Numbers]:
    """Return the different keys, the highest score first, and each key's rank."""
    found, places = np.unique(keys, return_inverse=True)
    order = np.argsort(-score(places), kind="stable")
    ranks = np.empty_like(order)
    ranks[order] = np.arange(len(order))
    return found[order], ranks[places]


def _score(facts: StanceFacts, order: Order) -> Callable[[Numbers], Numbers]:
    def score(places: Numbers) -> Numbers:
        everything = np.bincount(places)
        if order is Order.FREQUENT:
            return everything
        counts = [
            np.bincount(places[facts.polarities == sign], minlength=len(everything))
            for sign in (_SUPPORT, _OPPOSE)
        ]
        least: Numbers = np.minimum(*counts) * (len(places) + 1) + everything
        return least

    return score


def _tallies(facts: StanceFacts, starts: Numbers) -> Numbers:
    """Return the four counts of each cell, given where the cells start."""
    kinds = [facts.polarities == sign for sign in (_SUPPORT, _OPPOSE, _MIXED)]
    counts = [np.add.reduceat(kind.astype(np.int64), starts) for kind in (*kinds, facts.shifts)]
    return np.stack(counts, axis=1)


def described(index: Index, found: Matrix, row: int, column: int) -> tuple[str, str]:
    """Return whose stances on what a cell counts."""
    actor = index.actor_columns.facts[found.actors[row]].name
    return actor, name_of(index, found.targets[column])
