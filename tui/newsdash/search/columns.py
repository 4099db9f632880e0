"""Columns of numbers that grow: cheap to append to, read as numpy arrays."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from newsdash.search.numeric import Numbers, np

WAITING = 4_096


class Column:
    """Numbers of one type. What is appended waits a little before it is put in the array."""

    def __init__(self, dtype: str) -> None:
        self.dtype = dtype
        self._array: Numbers | None = None
        self._length = 0
        self._waiting = array("q")

    def __len__(self) -> int:
        return self._length + len(self._waiting)

    def append(self, value: int) -> None:
        """Add a number."""
        self._waiting.append(value)
        if len(self._waiting) >= WAITING:
            self._take_in()

    def extend(self, values: Iterable[int]) -> None:
        """Add numbers."""
        self._waiting.extend(values)
        if len(self._waiting) >= WAITING:
            self._take_in()

    @property
    def values(self) -> Numbers:
        """All numbers; a view that later additions do not change."""
        return self._take_in()[: self._length]

    def _take_in(self) -> Numbers:
        if self._array is None:
            self._array = np.empty(0, self.dtype)
        if self._waiting:
            end = self._length + len(self._waiting)
            if end > len(self._array):
                grown = np.empty(max(end, len(self._array) * 5 // 4, 64), self.dtype)
                grown[: self._length] = self._array[: self._length]
                self._array = grown
            self._array[self._length : end] = self._waiting
            self._length = end
            self._waiting = array("q")
        return self._array

    def restore(self, values: Numbers) -> None:
        """Take other numbers instead."""
        self._array, self._length = values, len(values)
        self._waiting = array("q")


class Pairs:
    """Which row of one table belongs to which of another: two columns side by side."""

    def __init__(self) -> None:
        self.left = Column("i4")
        self.right = Column("i4")

    def __len__(self) -> int:
        return len(self.left)

    def add(self, left: int, right: int) -> None:
        """Note that two rows belong together."""
        self.left.append(left)
        self.right.append(right)

    def of_left(self, left: int) -> list[int]:
        """Return what belongs to a row of the left table, in the order it was noted."""
        found: list[int] = self.right.values[self.left.values == left].tolist()
        return found

    def of_sorted_left(self, left: int) -> tuple[int, ...]:
        """Return the same where the left rows were noted in ascending order."""
        lefts = self.left.values
        start, end = np.searchsorted(lefts, np.array([left, left + 1], lefts.dtype))
        return tuple(self.right.values[start:end].tolist())
