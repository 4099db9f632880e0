"""Rows that stay, in the order shown: a list draws forty of them, whatever number there is."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import Final, overload

from newsdash.search.numeric import Mask, Numbers, np

_SEEN: Final = 256
_BLOCK: Final = 4_096


class Ordered(Sequence[int]):
    """Those numbers of ``order`` whose cell in ``kept`` is True.

    How many there are and the first ones are known at once; the others are worked out when one
    of them is asked for.
    """

    def __init__(self, order: Numbers, kept: Mask) -> None:
        self._order = order
        self._kept = kept
        self._length = int(np.count_nonzero(kept))
        self._first = self._begin()
        self._all: array[int] | None = None

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> array[int]: ...
    def __getitem__(self, at: int | slice) -> int | array[int]:
        known = len(self._first)
        if isinstance(at, slice):
            start, stop, step = at.indices(self._length)
            within = step > 0 and stop <= known
            return self._first[start:stop:step] if within else self._whole()[at]
        return self._first[at] if 0 <= at < known else self._whole()[at]

    def __iter__(self) -> Iterator[int]:
        return iter(self._whole())

    def __array__(self, dtype: type | None = None, copy: bool | None = None) -> Numbers:
        return np.array(self._whole(), dtype)

    def index(self, value: int, start: int = 0, stop: int | None = None) -> int:
        """Return where a row stands; raises ``ValueError`` where it does not stay."""
        return self._whole().index(value, start, self._length if stop is None else stop)

    def _begin(self) -> array[int]:
        found: list[Numbers] = []
        room = min(_SEEN, self._length)
        for start in range(0, len(self._order), _BLOCK):
            if room <= 0:
                break
            found.append(self._within(start, start + _BLOCK))
            room -= len(found[-1])
        return as_sequence(np.concatenate(found)) if found else array("i")

    def _whole(self) -> array[int]:
        if self._all is None:
            self._all = as_sequence(self._within(0, len(self._order)))
        return self._all

    def _within(self, start: int, end: int) -> Numbers:
        rows = self._order[start:end]
        kept: Numbers = np.compress(np.take(self._kept, rows), rows)
        return kept


def as_sequence(numbers: Numbers) -> array[int]:
    """Return numbers as a sequence of Python integers that takes four bytes for each."""
    sequence = array("i")
    sequence.frombytes(np.ascontiguousarray(numbers, "i4").tobytes())
    return sequence
