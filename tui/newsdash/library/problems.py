"""What can be wrong with a library, in one line for the one who named it."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path


class LibraryError(Exception):
    """A library that cannot be used as asked; the message is one line with what to do."""


class NotALibraryError(LibraryError):
    """The file is something else, or damaged beyond opening."""


class NewerLibraryError(LibraryError):
    """A newer newsdash made it."""


class BusyLibraryError(LibraryError):
    """Another process is writing to it for longer than one waits."""


class FullDiskError(LibraryError):
    """There is no space left."""


class UnwritableLibraryError(LibraryError):
    """Folder or file may not be written to."""


_KEPT = "what was taken in before is kept"
_BUSY = f"another newsdash is writing to it; try again when it is done, {_KEPT}"
_UNWRITABLE = "it cannot be written to; check the permissions, or name another with --library"
_SOMETHING_ELSE = "this is no newsdash library; name another with --library"
_KINDS = {
    sqlite3.SQLITE_FULL: (FullDiskError, f"the disk is full; make space and try again, {_KEPT}"),
    sqlite3.SQLITE_BUSY: (BusyLibraryError, _BUSY),
    sqlite3.SQLITE_LOCKED: (BusyLibraryError, _BUSY),
    sqlite3.SQLITE_READONLY: (UnwritableLibraryError, _UNWRITABLE),
    sqlite3.SQLITE_PERM: (UnwritableLibraryError, _UNWRITABLE),
    sqlite3.SQLITE_CANTOPEN: (
        UnwritableLibraryError,
        "it cannot be opened; check the permissions of file and folder",
    ),
    sqlite3.SQLITE_NOTADB: (NotALibraryError, _SOMETHING_ELSE),
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


def unwritable(path: Path) -> UnwritableLibraryError:
    """Return the complaint about a library nothing can be written to."""
    return UnwritableLibraryError(f"{path}: {_UNWRITABLE}")


def not_a_library(path: Path) -> NotALibraryError:
    """Return the complaint about a file that is something else."""
    return NotALibraryError(f"{path}: {_SOMETHING_ELSE}")


def missing(path: Path) -> LibraryError:
    """Return the complaint about a library that does not exist."""
    return LibraryError(f"{path}: there is no library yet; `newsdash library add SOURCE` makes one")
