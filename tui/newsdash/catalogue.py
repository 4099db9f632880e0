"""The index of a library, kept in a file beside it so that it opens without being built again.

The file says how far the library had come; what is newer is added to the index. It can be deleted
at any time, and one that cannot be read is as good as none.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import threading
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import msgspec

from newsdash.library import Library, LibraryError, Position
from newsdash.records import Extraction
from newsdash.search.buffers import SavedIndexError, load, save
from newsdash.search.index import Index

WORTH_KEEPING = 300
"""Articles from which on opening the file is quicker than building the index."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An index, and how far the library had come when it was kept."""

    index: Index
    position: Position


class Shelf:
    """Gives the records of a library's articles by their number in an index.

    Each thread reads by a connection of its own.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
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
        return found

    @property
    def _library(self) -> Library:
        if not hasattr(self._here, "library"):
            self._here.library = Library(self._path)
        library: Library = self._here.library
        return library


class _File(msgspec.Struct):
    row: int
    change: int
    buffers: dict[str, memoryview]


def empty_index(path: Path) -> Index:
    """Return an index for the library at ``path`` that nothing is in yet."""
    shelf = Shelf(path)
    shelf.index = Index(shelf)
    return shelf.index


def kept_index(path: Path) -> Kept | None:
    """Return what was kept for the library at ``path``, None where that is nothing usable."""
    shelf = Shelf(path)
    try:
        found = msgspec.msgpack.decode(_mapped(_beside(path)), type=_File)
        shelf.index = load(found.buffers, shelf)
    except (OSError, ValueError, msgspec.MsgspecError, SavedIndexError):
        return None
    return Kept(shelf.index, Position(found.row, found.change))


def _mapped(file: Path) -> mmap.mmap:
    """The file as memory of one's own: read where it is looked at, and never changed."""
    with file.open("rb") as opened:
        return mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_COPY)


def keep_index(path: Path, index: Index, position: Position) -> None:
    """Keep ``index`` as that of the library when it had come to ``position``; failing, do nothing.

    The file appears when it is complete.
    """
    file = _beside(path)
    partial = file.with_name(f"{file.name}.{os.getpid()}")
    buffers = {name: memoryview(buffer) for name, buffer in save(index).items()}
    content = msgspec.msgpack.encode(_File(*position, buffers))
    try:
        partial.write_bytes(content)
        partial.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            partial.unlink()


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}-index")
