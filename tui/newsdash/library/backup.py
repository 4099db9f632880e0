"""A copy of a library that is whole, even while others write to the library."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

from newsdash.library import migrating
from newsdash.library.problems import LibraryError
from newsdash.library.reading import Library
from newsdash.library.sqlite_problems import in_plain_words


def back_up(library: Library, file: Path) -> None:
    """Copy ``library`` to ``file``, which appears under its name when it has been verified.

    An older backup there is replaced; anything else is not.

    Raises:
        LibraryError: it cannot be written, is no copy of the library, or something is there.
    """
    final = file.absolute()
    _refuse_others(library, final)
    unfinished = final.with_name(f".{final.name}.{os.getpid()}.tmp")
    try:
        with in_plain_words(file):
            _copy(library, unfinished)
        unfinished.replace(final)
    except OSError as error:
        raise LibraryError(f"{file}: it cannot be written ({error.strerror})") from None
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _refuse_others(library: Library, file: Path) -> None:
    if not file.parent.is_dir():
        raise LibraryError(f"{file}: there is no such folder")
    if not file.exists():
        return
    if file.is_dir():
        raise LibraryError(f"{file}: this is a folder; name a file")
    if file.samefile(library.path):
        raise LibraryError(f"{file}: this is the library itself; name another file")
    if not _is_library(file):
        raise LibraryError(f"{file}: something else is there; remove it, or name another file")


def _is_library(file: Path) -> bool:
    try:
        with contextlib.closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as there:
            return migrating.application(there) == migrating.APPLICATION_ID
    except sqlite3.Error:
        return False


def _copy(library: Library, file: Path) -> None:
    with contextlib.closing(sqlite3.connect(file)) as copy:
        library.connection.backup(copy)
        # one file that can be put anywhere; it gets its log again when it is written to
        copy.execute("PRAGMA journal_mode = DELETE")
        said = [line for (line,) in copy.execute("PRAGMA integrity_check")]
    if said != ["ok"]:
        raise LibraryError(f"{library.path}: the copy is damaged ({said[0]}); nothing was kept")
