"""Numbered steps from an empty file to the tables of today.

Each file in ``migrations`` is one step, applied whole or not at all; SQLite's ``user_version``
counts how many a library has behind it, ``application_id`` marks the file as ours.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

APPLICATION_ID = 0x6E647368  # "ndsh"
_FOLDER = Path(__file__).parent / "migrations"


def steps() -> list[Path]:
    """Return the files of all steps, in order."""
    return sorted(_FOLDER.glob("[0-9]*.sql"))


def newest_version() -> int:
    """Return the version that this newsdash writes."""
    return len(steps())


def version(connection: sqlite3.Connection) -> int:
    """Return how many steps a library has behind it."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def application(connection: sqlite3.Connection) -> int:
    """Return whose file it is; zero: nobody has said."""
    return int(connection.execute("PRAGMA application_id").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a library up to date; two processes may try at once.

    Raises:
        sqlite3.Error: a step cannot be written; the ones before it stay.
    """
    for number, step in enumerate(steps(), 1):
        if version(connection) >= number:
            continue
        connection.execute("BEGIN IMMEDIATE")
        try:
            if version(connection) < number:  # not done meanwhile by another process
                _apply(connection, step, number)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _apply(connection: sqlite3.Connection, step: Path, number: int) -> None:
    for statement in _statements(step.read_text(encoding="utf-8")):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {number}")


def _statements(script: str) -> Iterator[str]:
    # not executescript, which would commit first
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
