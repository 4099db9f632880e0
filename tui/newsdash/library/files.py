"""Files that were taken in to the end, by size and time, so that they need not be read again."""

from __future__ import annotations

import time
from pathlib import Path
from typing import NamedTuple

from newsdash import __version__
from newsdash.corpus.tables import Columns
from newsdash.library.reading import Library
from newsdash.library.writing import WritableLibrary

_RACY = 2_000_000_000  # nanoseconds in which a file may change again without showing it


class Stamp(NamedTuple):
    """What tells a file from the same file later: its absolute path, size, time and inode."""

    path: str
    size: int
    modified: int
    inode: int


def stamp(path: str | None) -> Stamp | None:
    """Return the stamp of a file; None for what is none, or was written just now."""
    if path is None:
        return None
    try:
        status = Path(path).stat()
    except (OSError, ValueError):
        return None
    if time.time_ns() - status.st_mtime_ns < _RACY:
        return None
    absolute = str(Path(path).absolute())
    return Stamp(absolute, status.st_size, status.st_mtime_ns, status.st_ino)


def articles_of_unchanged(
    library: Library, found: Stamp | None, columns: Columns = ()
) -> int | None:
    """Return how many articles a file gave that has not changed since; None: it is to be read.

    Args:
        library: where it was remembered.
        found: the file as it is now.
        columns: what columns of tables hold; told otherwise, another text is read.
    """
    if found is None:
        return None
    rows = library.rows(
        "SELECT articles FROM files WHERE (path, size, modified, inode, newsdash) = "
        "(?, ?, ?, ?, ?)",
        (*found, _read_by(columns)),
    )
    return int(rows[0][0]) if rows else None


def remember(library: WritableLibrary, found: Stamp, articles: int, columns: Columns = ()) -> None:
    """Note that all articles of a file are in the library."""
    with library.writing():
        library.connection.execute(
            "INSERT OR REPLACE INTO files (path, size, modified, inode, newsdash, articles) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (*found, _read_by(columns), articles),
        )


def _read_by(columns: Columns) -> str:
    return " ".join((__version__, *(f"{key}={name}" for key, name in sorted(columns))))
