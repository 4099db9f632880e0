"""Deriving again what follows from the records: actors in order, reprints."""

from __future__ import annotations

from collections.abc import Iterator

from newsdash.library import reprints
from newsdash.library.coding import unpacked
from newsdash.library.connecting import transaction
from newsdash.library.sqlite_problems import in_plain_words
from newsdash.library.writing import WritableLibrary


def rebuild(library: WritableLibrary) -> Iterator[tuple[int, int]]:
    """Derive everything again, all of it or nothing; yield how many articles of how many are done.

    Actors get the ids they would have if all articles were taken in today, in order. Articles
    for which that changes something count as changed.

    Raises:
        LibraryError: it cannot be written to.
    """
    with in_plain_words(library.path), transaction(library.connection):
        yield from _Rebuilding(library).run()
    library.forget_actors()


class _Rebuilding:
    def __init__(self, library: WritableLibrary) -> None:
        self._connection = library.connection
        self._settler = library.settler()

    def run(self) -> Iterator[tuple[int, int]]:
        execute = self._connection.execute
        execute("CREATE TEMP TABLE former AS SELECT article, local, global FROM actor_ids "
                "JOIN actors ON actors.id = actor")  # fmt: skip
        execute("CREATE INDEX temp.former_by_article ON former (article)")
        for table in ("actor_ids", "actors", "reprints", "reprint_bands", "reprint_groups"):
            execute(f"DELETE FROM {table}")
        rows = [row for (row,) in execute("SELECT id FROM articles ORDER BY id")]
        for done, row in enumerate(rows, 1):
            self._derive(row)
            yield done, len(rows)
        self._count_changed()
        execute("DROP TABLE temp.former")

    def _derive(self, row: int) -> None:
        execute = self._connection.execute
        (body,) = execute("SELECT body FROM records WHERE article = ?", (row,)).fetchone()
        found = unpacked(body)
        self._settler.settle(row, found)
        reprints.place(self._connection, row, found.article.text)
        execute(
            "UPDATE extractions SET actors = ?, models = ?, quotes = ?, stances = ? "
            "WHERE article = ?",
            (*map(len, (found.actors, found.models, found.quotes, found.stances)), row),
        )

    def _count_changed(self) -> None:
        self._connection.execute(
            "INSERT OR REPLACE INTO extractions "
            "(article, extractor, actors, models, quotes, stances) "
            "SELECT article, extractor, actors, models, quotes, stances FROM extractions "
            "WHERE article IN (SELECT article FROM (SELECT * FROM former EXCEPT SELECT article, "
            "local, global FROM actor_ids JOIN actors ON actors.id = actor)) ORDER BY article"
        )
