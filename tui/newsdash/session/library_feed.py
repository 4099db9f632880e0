"""A library as the dashboard's source: its kept index first, then what is newer."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final

from newsdash.corrections.kept import Corrections
from newsdash.extraction.events import Counted, Finished
from newsdash.search.index import Index
from newsdash.session.feed import AnyNews, Arrived, IndexOpened

if TYPE_CHECKING:  # they load what reads articles, too; the first picture comes before that
    from newsdash.catalogue import Kept
    from newsdash.library import Library, Position

PAUSE: Final = 2.0
"""Seconds between two looks at a library that is watched."""


class LibraryFeed:
    """Tells what is in a library; with ``watching`` also what others add while it is open."""

    def __init__(
        self, path: Path, watching: bool = False, corrections: Corrections | None = None
    ) -> None:
        self._path = path
        self._corrections = corrections or Corrections()
        self.watching = watching
        self._stopped = Event()
        self._position: Position | None = None
        self._kept: Kept | None = None
        self._unseen = False
        self._told: set[str] = set()

    def events(self) -> Iterator[AnyNews]:
        """Yield the index that was kept, what is newer, and with watching whatever comes."""
        from newsdash.catalogue import usable_index
        from newsdash.library import Library, Position

        with Library(self._path) as library:
            seen = library.seen() or Position(library.position().row, 0)
            self._kept = usable_index(library, self._path, self._corrections)
            index = self._kept.index if self._kept else self._empty()
            self._position = self._kept.position if self._kept else Position(0, 0)
            self._told = set(index.article_numbers)
            self._unseen = index.unseen
            yield IndexOpened(index, self._path)
            yield Counted(library.counts().articles)
            yield from self._newer(library, seen)
            yield Finished(len(index.article_numbers), 0)
            while self.watching and not self._stopped.wait(PAUSE):
                yield from self._newer(library, seen)

    def _empty(self) -> Index:
        from newsdash.catalogue import empty_index

        return empty_index(self._path, self._corrections.corrector)

    def _newer(self, library: Library, seen: Position) -> Iterator[AnyNews]:
        from newsdash.library import Position

        assert self._position is not None, "events() has begun"
        for batch in library.changed_since(self._position.change):
            for entry in batch:
                if self._stopped.is_set():
                    return
                self._told.add(entry.extraction.article.id)
                yield Arrived(entry.extraction, len(self._told), entry.row > seen.row)
                row = max(self._position.row, entry.row)
                self._position = Position(row, entry.change)

    def stop(self) -> None:
        """End now: ``events`` ends too."""
        self._stopped.set()

    def close(self, index: Index) -> None:
        """Keep ``index`` for the next time, and note how far the library was looked through."""
        from newsdash.catalogue import WORTH_KEEPING, keep_index
        from newsdash.library import LibraryError
        from newsdash.library.writing import WritableLibrary

        grown = self._unseen or self._kept is None or self._kept.position != self._position
        grown |= self._kept is not None and self._kept.index is not index
        # who quits early leaves articles behind that were told and are not in it yet
        complete = len(index.article_numbers) == len(self._told)
        if grown and complete and self._position and len(self._told) >= WORTH_KEEPING:
            keep_index(self._path, index, self._position, self._corrections.fingerprint)
        # another may be writing, or the folder may be read-only: then it is new next time too
        with contextlib.suppress(LibraryError), WritableLibrary(self._path) as library:
            library.mark_seen()
