"""A table of rows that grows: rows made when they are asked for, and the order shown."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import Final, Generic, TypeVar, overload

from newsdash.search.columns import Column
from newsdash.search.numeric import Mask, Numbers, np
from newsdash.search.ordered import Ordered, as_sequence

Row = TypeVar("Row")
KEPT: Final = 1_024
FEW: Final = 4_096


class Rows(Sequence[Row], Generic[Row]):
    """Rows by number; the ones asked for last are kept."""

    def __init__(self, length: Callable[[], int], make: Callable[[int], Row]) -> None:
        self._length = length
        self._make = make
        self._made: dict[int, Row] = {}

    def __len__(self) -> int:
        return self._length()

    @overload
    def __getitem__(self, number: int) -> Row: ...
    @overload
    def __getitem__(self, number: slice) -> list[Row]: ...
    def __getitem__(self, number: int | slice) -> Row | list[Row]:
        if isinstance(number, slice):
            return [self[n] for n in range(*number.indices(len(self)))]
        if not -len(self) <= number < len(self):
            raise IndexError(number)
        number %= len(self)
        row = self._made.get(number)
        if row is None:
            if len(self._made) >= KEPT:
                self._made.clear()
            row = self._made[number] = self._make(number)
        return row

    def __iter__(self) -> Iterator[Row]:
        return (self._make(number) for number in range(len(self)))

    def forget(self) -> None:
        """Make rows anew from now on: what they tell has changed."""
        self._made.clear()


class Table(Generic[Row]):
    """Rows in the order they came. ``order`` lists row numbers as they are shown.

    Sorting waits for `sort`, so that rows can stream in.
    """

    def __init__(self, length: Callable[[], int], make: Callable[[int], Row]) -> None:
        self.rows = Rows(length, make)
        self.order: Sequence[int] = array("i")

    def __len__(self) -> int:
        return len(self.rows)

    def sort(self) -> None:
        """Bring ``order`` up to date; the old one stays as it was for whoever holds it."""
        raise NotImplementedError

    def in_order(self, numbers: Sequence[int]) -> Sequence[int]:
        """Return ``numbers`` (any that were there at the last `sort`) in the order shown."""
        if len(numbers) == len(self.order):
            return self.order
        wanted = np.zeros(len(self.rows), bool)
        wanted[np.asarray(numbers, np.int64)] = True
        return self.in_order_where(wanted)

    def in_order_where(self, kept: Mask) -> Sequence[int]:
        """Return the numbers whose cell is True in the order shown."""
        if np.count_nonzero(kept) <= FEW:
            return self._sorted(np.flatnonzero(kept))
        order = np.asarray(self.order, "i4")
        if len(kept) <= len(order):  # rows have come since
            order = order[order < len(kept)]
        return Ordered(order, kept)

    def _sorted(self, rows: Numbers) -> Sequence[int]:
        raise NotImplementedError


class FactTable(Table[Row]):
    """A table whose rows never change: sorted by a number that is known when a row comes."""

    def __init__(self, length: Callable[[], int], make: Callable[[int], Row]) -> None:
        super().__init__(length, make)
        self.keys = Column("i8")
        self._sorted_keys: Numbers | None = None
        self._order: Numbers | None = None

    def sort(self) -> None:
        """Put the new rows where they belong."""
        keys = self.keys.values
        done = 0 if self._order is None else len(self._order)
        if done == len(keys):
            return
        new = np.argsort(keys[done:], kind="stable")
        new_keys = keys[done:][new]
        if self._order is None or self._sorted_keys is None:
            self._order, self._sorted_keys = new.astype("i4"), new_keys
        else:
            at = np.searchsorted(self._sorted_keys, new_keys, side="right")
            self._order = np.insert(self._order, at, (new + done).astype("i4"))
            self._sorted_keys = np.insert(self._sorted_keys, at, new_keys)
        self.order = as_sequence(self._order)

    def _sorted(self, rows: Numbers) -> Sequence[int]:
        return as_sequence(rows[np.argsort(self.keys.values[rows], kind="stable")])


class NamedTable(Table[Row]):
    """A table whose rows gain in weight while articles come: the most often named first."""

    def __init__(self, length: Callable[[], int], make: Callable[[int], Row]) -> None:
        super().__init__(length, make)
        self._weights = array("i")
        self._names: list[str] = []
        self._alphabetic = array("i")
        self._places: Numbers | None = None
        self._is_sorted = True

    def place(self, number: int, weight: int, name: str) -> None:
        """Take note of how often a row, perhaps a new one, is named, and how it is called."""
        if number == len(self._names):
            self._weights.append(weight)
            self._names.append(name)
        else:
            self._weights[number] = weight
            self._names[number] = name
        self._is_sorted = False

    def sort(self) -> None:
        """Mend the order: by name it is nearly right, which is quick."""
        if not self._is_sorted:
            alphabetic = [*self._alphabetic, *range(len(self._alphabetic), len(self._names))]
            alphabetic.sort(key=self._names.__getitem__)
            self._alphabetic = array("i", alphabetic)
            by_name = np.array(self._alphabetic)
            weights = np.array(self._weights)[by_name]
            order = by_name[np.argsort(-weights, kind="stable")]
            self._places = np.empty(len(order), "i4")
            self._places[order] = np.arange(len(order), dtype="i4")
            self.order = as_sequence(order)
            self._is_sorted = True
            self.rows.forget()

    def _sorted(self, rows: Numbers) -> Sequence[int]:
        if self._places is None:  # nothing was ever there to be sorted
            return array("i")
        return as_sequence(rows[np.argsort(self._places[rows])])
