"""The index of a library, kept in a file beside it so that it opens without being built again.

The file says how far the library had come; what is newer is added to the index. It can be deleted
at any time, and one that cannot be read is as good as none.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import threading
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import msgspec

from newsdash.corrections.applying import Corrector
from newsdash.corrections.kept import Corrections
from newsdash.library import Library, LibraryError, Position
from newsdash.records import Extraction
from newsdash.search.buffers import SavedIndexError, load, save
from newsdash.search.index import UNSEEN, Index

WORTH_KEEPING = 300
"""Articles from which on opening the file is quicker than building the index."""

FAR_BEHIND = 2_000
"""Articles that whoever opens the library would wait for; who brings them puts them in."""

WITHIN_REACH = 300_000
"""Articles up to which an index is prepared; what a dashboard can show takes memory for each."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An index, and how far the library had come when it was kept."""

    index: Index
    position: Position


class Shelf:
    """Gives the records of a library's articles by their number in an index.

    Each thread reads by a connection of its own.
    """

    def __init__(self, path: Path, corrector: Corrector | None = None) -> None:
        self._path = path
        self._corrector = corrector or Corrector()
        self._here = threading.local()
        self.index: Index | None = None

    def __call__(self, number: int) -> Extraction:
        """Return the records of an article.

        Raises:
            LibraryError: the library cannot be read any more, or has lost the article.
        """
        assert self.index is not None, "the index is there before it asks"
        identifier = next(islice(self.index.article_numbers, number, None))
        found = self._library.extraction(identifier)
        if found is None:
            raise LibraryError(f"{self._path}: the article {identifier} is gone; open it again")
        return self._corrector.apply(found)

    @property
    def _library(self) -> Library:
        if not hasattr(self._here, "library"):
            self._here.library = Library(self._path)
        library: Library = self._here.library
        return library


class _File(msgspec.Struct):
    row: int
    change: int
    corrected: str
    buffers: dict[str, memoryview]


def empty_index(path: Path, corrector: Corrector | None = None) -> Index:
    """Return an index for the library at ``path`` that nothing is in yet."""
    shelf = Shelf(path, corrector)
    shelf.index = Index(shelf)
    return shelf.index


def recorrected(path: Path, index: Index, corrector: Corrector) -> Generator[None, None, Index]:
    """Make the index of a library anew with other corrections, an article a step.

    Args:
        path: the library.
        index: what it was indexed in so far; articles that come in meanwhile are there too.
        corrector: what is to be applied.
    """
    made = empty_index(path, corrector)
    made.last_visit = index.last_visit
    with Library(path) as library:
        while len(made.article_numbers) < len(index.article_numbers):
            at = len(made.article_numbers)
            identifier = next(islice(index.article_numbers, at, None))
            found = library.extraction(identifier)
            if found is None:
                raise LibraryError(f"{path}: the article {identifier} is gone; open it again")
            made.add(corrector.apply(found), int(index.article_columns.seen.values[at]))
            yield
    return made


def kept_index(path: Path, corrections: Corrections | None = None) -> Kept | None:
    """Return what was kept for the library at ``path``, None where that is nothing usable.

    What was made with other ``corrections`` than there are now is not.
    """
    corrections = corrections or Corrections()
    shelf = Shelf(path, corrections.corrector)
    found = _kept_file(path, corrections)
    if found is None:
        return None
    file, mapped = found
    try:
        shelf.index = load(file.buffers, shelf)
    except SavedIndexError:
        return None
    _let_go(mapped)
    return Kept(shelf.index, Position(file.row, file.change))


def _kept_file(path: Path, corrections: Corrections) -> tuple[_File, mmap.mmap] | None:
    """What was kept with these corrections, as it lies in the file; none of it is loaded yet."""
    try:
        mapped = _mapped(_beside(path))
        file = msgspec.msgpack.decode(mapped, type=_File)
    except (OSError, ValueError, msgspec.MsgspecError):
        return None
    return (file, mapped) if file.corrected == corrections.fingerprint else None


def usable_index(library: Library, path: Path, corrections: Corrections) -> Kept | None:
    """Return what was kept, unless articles that are in it have changed or gone since."""
    usable = _usable_position(library, path, corrections) is not None
    return kept_index(path, corrections) if usable else None


def _usable_position(library: Library, path: Path, corrections: Corrections) -> Position | None:
    found = _kept_file(path, corrections)
    position = Position(found[0].row, found[0].change) if found is not None else None
    return None if position is None or library.differs_from(position) else position


def bring_up_to_date(
    path: Path, corrections: Corrections | None = None
) -> Iterator[tuple[int, int]]:
    """Put into the kept index what is missing there, if that is much; yields articles done, of all.

    Raises:
        LibraryError: the library cannot be read.
    """
    corrections = corrections or Corrections()
    with Library(path) as library:
        usable = _usable_position(library, path, corrections)
        behind = library.position().change - (usable.change if usable else 0)
        total = library.counts().articles
        if behind < FAR_BEHIND or total > WITHIN_REACH:
            return
        kept = kept_index(path, corrections) if usable else None
        position = kept.position if kept else Position(0, 0)
        index = kept.index if kept else empty_index(path, corrections.corrector)
        looked_at = library.seen() or library.position()
        for batch in library.changed_since(position.change):
            for entry in batch:
                seen = UNSEEN if entry.row > looked_at.row else 0
                index.add(corrections.corrector.apply(entry.extraction), seen)
                position = Position(max(position.row, entry.row), entry.change)
            yield len(index.article_numbers), total
    keep_index(path, index, position, corrections.fingerprint)


def _mapped(file: Path) -> mmap.mmap:
    """The file as memory of one's own: read where it is looked at, and never changed."""
    with file.open("rb") as opened:
        return mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_COPY)


def _let_go(mapped: mmap.mmap) -> None:
    """Give back the memory of what was looked at for loading; nothing is written in it yet."""
    if hasattr(mmap, "MADV_DONTNEED"):
        mapped.madvise(mmap.MADV_DONTNEED)


def keep_index(path: Path, index: Index, position: Position, corrected: str = "") -> None:
    """Keep ``index`` as that of the library when it had come to ``position``; failing, do nothing.

    The file appears when it is complete. ``corrected`` is the fingerprint of the corrections that
    are in it.
    """
    file = _beside(path)
    partial = file.with_name(f"{file.name}.{os.getpid()}")
    buffers = {name: memoryview(buffer) for name, buffer in save(index).items()}
    content = msgspec.msgpack.encode(_File(*position, corrected, buffers))
    try:
        partial.write_bytes(content)
        partial.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            partial.unlink()


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}-index")
