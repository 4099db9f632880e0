"""A numbered list: what its rows say, and what can be done with one of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsdash.search.crossfilter import Pin
from newsdash.search.rows import ActorRow, ModelRow
from newsdash.session.trail import Trail


class Listing:
    """Rows are asked for by their place, from 0. What a row cannot do, it says by None or ""."""

    page: ClassVar[int] = 10

    @property
    def title(self) -> str:
        """What is listed."""
        raise NotImplementedError

    @property
    def nothing(self) -> str:
        """What is said where there are no rows."""
        raise NotImplementedError

    def notes(self) -> Iterator[str]:
        """Yield what is to be known of the list as a whole."""
        yield from ()

    def __len__(self) -> int:
        raise NotImplementedError

    def line(self, at: int) -> str:
        """Return what a row says."""
        raise NotImplementedError

    def trail(self, at: int) -> Trail | None:
        """Return where a row is read."""
        return None

    def reasons(self, at: int) -> Iterator[str]:
        """Yield what a row rests on."""
        yield from ()

    def subject(self, at: int) -> ActorRow | ModelRow | None:
        """Return whom or what a row is about."""
        return None

    def pin(self, at: int) -> Pin | None:
        """Return what is pinned with a row."""
        return None

    def terms(self, at: int) -> tuple[str, ...]:
        """Return the terms of the query language that narrow to a row."""
        return ()

    def citation(self, at: int) -> str:
        """Return a row as it is put into another text."""
        return ""
