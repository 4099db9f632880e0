"""Where articles name actors or models."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from newsdash.records import Offsets
from newsdash.search.columns import Column, Pairs
from newsdash.search.numeric import np
from newsdash.search.rows import Sighting


class Sightings:
    """For each sighting who, in which article (``pairs``), and the offsets of the mentions."""

    def __init__(self) -> None:
        self.pairs = Pairs()
        self.ends = Column("i4")
        self.offsets = Column("i4")

    def add(self, number: int, article: int, mentions: Sequence[Offsets]) -> None:
        """Note that an article names someone."""
        self.pairs.add(number, article)
        self.offsets.extend(offset for mention in mentions for offset in mention)
        self.ends.append(len(self.offsets))

    def of(self, number: int) -> Sequence[Sighting]:
        """Return the sightings of one, made when they are looked at."""
        return _SightingsOfOne(self, number)

    def at(self, position: int) -> Sighting:
        """Return one sighting."""
        start = int(self.ends.values[position - 1]) if position else 0
        found = self.offsets.values[start : self.ends.values[position]].tolist()
        mentions = tuple(zip(found[::2], found[1::2], strict=True))
        return Sighting(int(self.pairs.right.values[position]), mentions)


class _SightingsOfOne(Sequence[Sighting]):
    def __init__(self, sightings: Sightings, number: int) -> None:
        self._sightings = sightings
        self._number = number
        self._positions: list[int] | None = None

    def _found(self) -> list[int]:
        if self._positions is None:
            left = self._sightings.pairs.left.values
            self._positions = np.flatnonzero(left == self._number).tolist()
        return self._positions

    def __len__(self) -> int:
        return len(self._found())

    @overload
    def __getitem__(self, at: int) -> Sighting: ...
    @overload
    def __getitem__(self, at: slice) -> list[Sighting]: ...
    def __getitem__(self, at: int | slice) -> Sighting | list[Sighting]:
        if isinstance(at, slice):
            return [self._sightings.at(position) for position in self._found()[at]]
        return self._sightings.at(self._found()[at])
