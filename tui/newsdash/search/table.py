"""A table of rows that grows: the rows, the text each is searched in, the order shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress
from typing import Any, Generic, TypeAlias, TypeVar

Row = TypeVar("Row")
SortKey: TypeAlias = tuple[Any, ...]


class Table(Generic[Row]):
    """Rows in the order they came, each with its folded text and its sort key.

    ``order`` lists row numbers as they are shown. Sorting waits for `sort`, so that rows
    can stream in; the order is nearly sorted by then, which is cheap to mend.
    """

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.texts: list[str] = []
        self.order: Sequence[int] = []
        self._keys: list[SortKey] = []
        self._sorted = True

    def __len__(self) -> int:
        return len(self.rows)

    def append(self, row: Row, text: str, key: SortKey) -> None:
        """Add a row whose number is the table's length so far."""
        self.rows.append(row)
        self.texts.append(text)
        self._keys.append(key)
        self._sorted = False

    def update(self, number: int, text: str, key: SortKey) -> None:
        """Take note that a row is searched or sorted differently from now on."""
        self.texts[number] = text
        self._keys[number] = key
        self._sorted = False

    def sort(self) -> None:
        """Bring ``order`` up to date; the old list stays as it was for whoever holds it."""
        if self._sorted:
            return
        order = [*self.order, *range(len(self.order), len(self.rows))]
        order.sort(key=self._keys.__getitem__)
        self.order = order
        self._sorted = True

    def in_order(self, numbers: Sequence[int]) -> Sequence[int]:
        """Return ``numbers`` (ascending) in the order they are shown."""
        if len(numbers) == len(self.order):
            return self.order
        if len(numbers) < len(self.order) // 16:
            return sorted(numbers, key=self._keys.__getitem__)
        wanted = bytearray(len(self.rows))
        for number in numbers:
            wanted[number] = 1
        return list(compress(self.order, map(wanted.__getitem__, self.order)))


class Links:
    """Rows of one table by the number of the actor or model they refer to."""

    def __init__(self) -> None:
        self._rows: dict[int, list[int]] = {}

    def add(self, number: int, row: int) -> None:
        """Note that ``row`` refers to ``number``."""
        self._rows.setdefault(number, []).append(row)

    def any_of(self, numbers: Iterable[int]) -> set[int]:
        """Return the rows that refer to one of ``numbers``."""
        return {row for number in numbers for row in self._rows.get(number, ())}
