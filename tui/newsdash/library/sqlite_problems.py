"""What SQLite complains of, in plain words."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from newsdash.library.problems import (
    SOMETHING_ELSE,
    UNWRITABLE,
    BusyLibraryError,
    FullDiskError,
    LibraryError,
    NotALibraryError,
    UnwritableLibraryError,
)

_KEPT = "what was taken in before is kept"
_BUSY = f"another newsdash is writing to it; try again when it is done, {_KEPT}"
_KINDS = {
    sqlite3.SQLITE_FULL: (FullDiskError, f"the disk is full; make space and try again, {_KEPT}"),
    sqlite3.SQLITE_BUSY: (BusyLibraryError, _BUSY),
    sqlite3.SQLITE_LOCKED: (BusyLibraryError, _BUSY),
    sqlite3.SQLITE_READONLY: (UnwritableLibraryError, UNWRITABLE),
    sqlite3.SQLITE_PERM: (UnwritableLibraryError, UNWRITABLE),
    sqlite3.SQLITE_CANTOPEN: (
        UnwritableLibraryError,
        "it cannot be opened; check the permissions of file and folder",
    ),
    sqlite3.SQLITE_NOTADB: (NotALibraryError, SOMETHING_ELSE),
    sqlite3.SQLITE_CORRUPT: (
        NotALibraryError,
        "the file is damaged; put a backup in its place",
    ),
}


@contextlib.contextmanager
def in_plain_words(path: Path) -> Iterator[None]:
    """Turn what SQLite says about ``path`` into a ``LibraryError``."""
    try:
        yield
    except sqlite3.Error as error:
        raise _as_library_error(path, error) from error


def _as_library_error(path: Path, error: sqlite3.Error) -> LibraryError:
    # the low byte is the kind, the others tell it more precisely
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _KINDS:
        kind, message = _KINDS[code]
        return kind(f"{path}: {message}")
    return LibraryError(f"{path}: {error}")
