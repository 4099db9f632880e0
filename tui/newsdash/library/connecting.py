"""Opening the file: whose it is, which version, and how it is spoken to."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from newsdash.library import migrating
from newsdash.library.problems import (
    NewerLibraryError,
    missing,
    not_a_library,
    unwritable,
)
from newsdash.library.sqlite_problems import in_plain_words

PATIENCE = 10.0
"""Seconds to wait for another process that is writing."""


def connect_to_read(path: Path) -> sqlite3.Connection:
    """Return a connection that cannot write; one of an older version is brought up to date.

    Raises:
        LibraryError: there is none, or it cannot be used.
    """
    if not path.is_file():
        raise missing(path)
    with in_plain_words(path):
        connection = _readable(path)
        try:
            found = _checked_version(connection, path)
        except BaseException:
            connection.close()
            raise
    if found < migrating.newest_version():
        connection.close()
        connect_to_write(path).close()
        return connect_to_read(path)
    return connection


def connect_to_write(path: Path) -> sqlite3.Connection:
    """Return a connection that writes; the library is made where there is none.

    Raises:
        LibraryError: it cannot be used or made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise unwritable(path) from None
    with in_plain_words(path):
        connection = _connected(path, "rwc")
        try:
            if _checked_version(connection, path, may_be_empty=True) < migrating.newest_version():
                _prepare(connection)
            _behave(connection)
            # says now, and not after an hour of work, that nothing can be written
            with transaction(connection):
                pass
        except BaseException:
            connection.close()
            raise
    return connection


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Write all that is written inside, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has ended it already
            connection.execute("ROLLBACK")
        raise


def _connected(path: Path, mode: str, more: str = "") -> sqlite3.Connection:
    # the path of a URI: only these characters mean something in it
    name = str(path.absolute()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return sqlite3.connect(
        f"file:{name}?mode={mode}{more}", uri=True, timeout=PATIENCE, isolation_level=None
    )


def _readable(path: Path) -> sqlite3.Connection:
    connection = _connected(path, "ro")
    try:
        migrating.application(connection)
    except sqlite3.OperationalError as error:
        connection.close()
        log = path.with_name(f"{path.name}-wal")
        is_still = not log.exists() or not log.stat().st_size
        if error.sqlite_errorcode & 0xFF not in _NO_LOG_POSSIBLE or not is_still:
            raise
        # in a folder where nothing can be written nobody else writes either
        return _connected(path, "ro", "&immutable=1")
    return connection


_NO_LOG_POSSIBLE = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)


def _checked_version(connection: sqlite3.Connection, path: Path, may_be_empty: bool = False) -> int:
    whose, version = migrating.application(connection), migrating.version(connection)
    if whose != migrating.APPLICATION_ID and not (may_be_empty and _is_empty(connection)):
        raise not_a_library(path)
    if version > migrating.newest_version():
        raise NewerLibraryError(
            f"{path}: a newer newsdash made this library (version {version}, this one knows "
            f"{migrating.newest_version()}); update newsdash, nothing was changed"
        )
    return version


def _is_empty(connection: sqlite3.Connection) -> bool:
    return not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]


def _prepare(connection: sqlite3.Connection) -> None:
    # readers and one writer at a time do not wait for each other
    connection.execute("PRAGMA journal_mode = WAL")
    migrating.migrate(connection)


def _behave(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    # With a write-ahead log this survives the end of the process at any moment, and power
    # failure without damage (https://sqlite.org/pragma.html#pragma_synchronous).
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -32768")  # 32 MB
    # Each article touches some forty pages all over the indexes, many of them again with the
    # next: put back from the log less often, they are written less often.
    connection.execute("PRAGMA wal_autocheckpoint = 4000")  # pages: 16 MB
