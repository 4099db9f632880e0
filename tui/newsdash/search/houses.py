"""The houses that actors and models belong to, by number."""

from __future__ import annotations

from collections.abc import Callable


class Houses:
    """Folded names, numbered as they came.

    Only what comes in asks for them: those of an index that is opened are read when it does.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._count = 0
        self._read: Callable[[], list[str]] | None = None

    def __len__(self) -> int:
        return self._count

    def number(self, folded: str) -> int:
        """Return the number of a house, a new one if need be."""
        number = self._known().setdefault(folded, self._count)
        self._count = len(self._numbers)
        return number

    def names(self) -> list[str]:
        """Return the names in the order of their numbers."""
        return list(self._known())

    def restore(self, count: int, read: Callable[[], list[str]]) -> None:
        """Take others instead: how many there are, and what gives their names."""
        self._numbers, self._count, self._read = {}, count, read

    def _known(self) -> dict[str, int]:
        if self._read is not None:
            self._numbers = {name: number for number, name in enumerate(self._read())}
            self._read = None
        return self._numbers
