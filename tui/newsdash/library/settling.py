"""Which actor of the whole library the actors of an article are: the registry, kept on disk.

The registry of the extraction decides by what it has met before, in order. What it has met is in
the table ``actors``; it is told all of it when something is to be written, and what another
process has written since before each article.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import cast

from newsdash.extraction.names_apart import NamesApart
from newsdash.extraction.registry import ActorRegistry
from newsdash.records import SCHEMA_VERSION, Actor, ActorKind, Article, Extraction

_NOWHERE = Article("", None, "", "", "und")


class Settler:
    """Gives actors their ids in a library that is being written to.

    Args:
        connection: to the library.
        apart: tells which names are never one actor.
    """

    def __init__(self, connection: sqlite3.Connection, apart: NamesApart) -> None:
        self._connection = connection
        self._apart = apart
        self._registry = ActorRegistry(apart)
        self._newest = 0

    def settle(self, row: int, extraction: Extraction) -> None:
        """Store whom the actors of article ``row`` are; inside a transaction."""
        self._catch_up()
        # the last of two that share an id decides, as it does in the registry
        ids = {
            actor.id: (self._row_of(actor), self._global_id(actor)) for actor in extraction.actors
        }
        self._connection.execute("DELETE FROM actor_ids WHERE article = ?", (row,))
        self._connection.executemany(
            "INSERT INTO actor_ids (article, actor, global) VALUES (?, ?, ?)",
            ((row, *known) for known in ids.values()),
        )

    def forget(self) -> None:
        """Begin anew, as after a transaction that was taken back."""
        self._registry = ActorRegistry(self._apart)
        self._newest = 0

    def _catch_up(self) -> None:
        rows = self._connection.execute(
            "SELECT id, local, kind, name FROM actors WHERE id > ? ORDER BY id", (self._newest,)
        )
        for self._newest, local, kind, name in rows:
            self._global_id(Actor(local, name, cast(ActorKind, kind)))

    def _global_id(self, actor: Actor) -> str:
        alone = Extraction(SCHEMA_VERSION, _NOWHERE, (actor,))
        return self._registry.settle(alone).actors[0].id

    def _row_of(self, actor: Actor) -> int:
        key = (actor.id, actor.kind, actor.name)
        found = self._connection.execute(
            "SELECT id FROM actors WHERE local = ? AND kind = ? AND name = ?", key
        ).fetchone()
        if found is not None:
            return int(found[0])
        made = self._connection.execute(
            "INSERT INTO actors (local, kind, name) VALUES (?, ?, ?)", key
        )
        self._newest = made.lastrowid or self._newest
        return self._newest


def global_ids(connection: sqlite3.Connection, rows: Iterable[int]) -> dict[int, dict[str, str]]:
    """Return for each of these articles, by row, its own actor ids and those of the library."""
    found: dict[int, dict[str, str]] = {row: {} for row in rows}
    marks = ", ".join("?" * len(found))
    for row, local, known in connection.execute(
        "SELECT article, local, global FROM actor_ids JOIN actors ON actors.id = actor "
        f"WHERE article IN ({marks}) ORDER BY article, actor",
        tuple(found),
    ):
        found[row][local] = known
    return found
