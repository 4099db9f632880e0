"""Agency copy that several outlets print is one group, whatever headline they put over it."""

from __future__ import annotations

import sqlite3
from collections import Counter

from newsdash.library.coding import text_in
from newsdash.library.likeness import Features, bands, features, likeness

_MOST_OF_A_BAND = 16  # groups looked up; what more share is a form, not a copy
_MOST_COMPARED = 8


def place(connection: sqlite3.Connection, row: int, text: str) -> int:
    """Put article ``row`` into the group of its copy, or one of its own; return the group.

    It is compared with the first article of a few groups, so that intake takes no longer the
    more there is. Inside a transaction.
    """
    found = features(text)
    sketch = bands(found)
    group = _like(connection, found, sketch)
    if group is None:
        group = connection.execute("INSERT INTO reprint_groups DEFAULT VALUES").lastrowid or 0
    connection.execute("INSERT INTO reprints (article, reprint_group) VALUES (?, ?)", (row, group))
    _add_bands(connection, group, sketch)
    return group


def take_out(connection: sqlite3.Connection, row: int) -> None:
    """Let article ``row`` leave its group; inside a transaction, before it changes."""
    found = connection.execute(
        "DELETE FROM reprints WHERE article = ? RETURNING reprint_group", (row,)
    ).fetchone()
    if found is None:
        return
    (group,) = found
    connection.execute("DELETE FROM reprint_bands WHERE reprint_group = ?", (group,))
    rest = _texts(connection, group)
    for text in rest:
        _add_bands(connection, group, bands(features(text)))
    if not rest:
        connection.execute("DELETE FROM reprint_groups WHERE id = ?", (group,))


def _like(connection: sqlite3.Connection, found: Features, sketch: list[int]) -> int | None:
    shared: Counter[int] = Counter()
    for band in sketch:
        shared.update(
            group
            for (group,) in connection.execute(
                "SELECT reprint_group FROM reprint_bands WHERE band = ? LIMIT ?",
                (band, _MOST_OF_A_BAND),
            )
        )
    alike = [
        (likeness(found, features(_first_text(connection, group))), group)
        for group, _ in shared.most_common(_MOST_COMPARED)
    ]
    best, group = max(alike, default=(0.0, 0), key=lambda pair: (pair[0], -pair[1]))
    return group if best else None


def _add_bands(connection: sqlite3.Connection, group: int, sketch: list[int]) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO reprint_bands (band, reprint_group) VALUES (?, ?)",
        ((band, group) for band in sketch),
    )


def _first_text(connection: sqlite3.Connection, group: int) -> str:
    (body,) = connection.execute(
        "SELECT body FROM reprints JOIN records USING (article) "
        "WHERE reprint_group = ? ORDER BY article LIMIT 1",
        (group,),
    ).fetchone()
    return text_in(body)


def _texts(connection: sqlite3.Connection, group: int) -> list[str]:
    bodies = connection.execute(
        "SELECT body FROM reprints JOIN records USING (article) WHERE reprint_group = ?", (group,)
    )
    return [text_in(body) for (body,) in bodies]
