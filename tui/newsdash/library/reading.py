"""What the dashboard and the queries ask of a library; nothing here writes to the articles."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from newsdash.extraction.extractors import Extractor
from newsdash.extraction.registry import identified
from newsdash.library.coding import unpacked
from newsdash.library.connecting import connect_to_read
from newsdash.library.settling import global_ids
from newsdash.library.sqlite_problems import in_plain_words
from newsdash.records import Article, Extraction

BATCH = 256
"""Articles that are read at a time."""


class Counts(NamedTuple):
    """How much there is. ``copies`` counts where articles were found, ``groups`` those that
    remain when reprints count once.
    """

    articles: int
    copies: int
    groups: int
    models: int
    quotes: int
    stances: int


class Entry(NamedTuple):
    """An article of the library: its row, its newest change, its records."""

    row: int
    change: int
    extraction: Extraction


class Position(NamedTuple):
    """How far a library has come, or somebody has looked: the newest article and change."""

    row: int
    change: int


class Printing(NamedTuple):
    """One place where an article was found."""

    article_id: str
    path: str | None
    title: str
    source: str | None
    published: str | None


class Library:
    """A library that is read; a context manager. Others may read and write it meanwhile.

    Opening looks at two numbers in the file, however large it is. What is read comes in short
    reads, each whole in itself.

    Args:
        path: the file.

    Raises:
        LibraryError: there is none, or it cannot be used. All methods may raise it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = self._connect(path)

    def _connect(self, path: Path) -> sqlite3.Connection:
        return connect_to_read(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection, for the other modules of this room."""
        return self._connection

    def counts(self) -> Counts:
        """Return how much there is; no records are read for it."""
        return Counts(
            *self.row(
                "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM copies), "
                "(SELECT count(*) FROM reprint_groups), "
                "coalesce(sum(models), 0), coalesce(sum(quotes), 0), coalesce(sum(stances), 0) "
                "FROM extractions"
            )
        )

    def number_of_actors(self) -> int:
        """Return how many different actors there are; it takes longer the more there is."""
        return int(self.row("SELECT count(DISTINCT global) FROM actor_ids")[0])

    def size(self) -> int:
        """Return how many bytes it takes on disk, its log included."""
        files = (self.path, self.path.with_name(f"{self.path.name}-wal"))
        return sum(file.stat().st_size for file in files if file.exists())

    def entries(self, after: int = 0, batch: int = BATCH) -> Iterator[list[Entry]]:
        """Yield all articles after row ``after`` in the order they were taken in.

        ``batch`` of them are held at a time; more that come meanwhile are given too.
        """
        yield from self._batches("articles.id > ? ORDER BY articles.id", after, batch, 0)

    def changed_since(self, change: int, batch: int = BATCH) -> Iterator[list[Entry]]:
        """Yield what is new, changed or read anew since ``change``, in that order."""
        yield from self._batches("extractions.id > ? ORDER BY extractions.id", change, batch, 1)

    def removed_since(self, change: int) -> list[str]:
        """Return the ids of articles that are gone since ``change``."""
        rows = self.rows("SELECT article_id FROM removals WHERE change >= ?", (change,))
        return [identifier for (identifier,) in rows]

    def differs_from(self, then: Position) -> bool:
        """Tell whether an article that was there then has changed, been read anew, or gone."""
        [(changed,)] = self.rows(
            "SELECT EXISTS (SELECT 1 FROM extractions WHERE id > ? AND article <= ?)",
            (then.change, then.row),
        )
        return bool(changed or self.removed_since(then.change))

    def extraction(self, article_id: str) -> Extraction | None:
        """Return the records of one article; the newest, where inputs have given an id twice."""
        found = self._entries(
            "articles.article_id = ? ORDER BY articles.id DESC LIMIT 1", (article_id,)
        )
        return found[0].extraction if found else None

    def article(self, row: int) -> Article | None:
        """Return the article of a row as it was read."""
        found = self.rows("SELECT body FROM records WHERE article = ?", (row,))
        return unpacked(found[0][0]).article if found else None

    def position(self) -> Position:
        """Return the newest article and the newest change."""
        return Position(
            *self.row(
                "SELECT coalesce((SELECT max(id) FROM articles), 0), "
                "coalesce((SELECT max(id) FROM extractions), 0)"
            )
        )

    def seen(self, name: str = "dashboard") -> Position | None:
        """Return how far ``name`` has looked, None if never: ``WritableLibrary.mark_seen``."""
        found = self.rows("SELECT article, change FROM seen WHERE name = ?", (name,))
        return Position(*found[0]) if found else None

    def printings(self, article_id: str) -> list[Printing]:
        """Return everywhere an article was found, and every reprint of it."""
        return [
            Printing(*row)
            for row in self.rows(
                "SELECT copies.article_id, path, title, copies.source, copies.published "
                "FROM copies JOIN reprints USING (article) WHERE reprint_group IN ("
                "SELECT reprint_group FROM reprints JOIN articles ON articles.id = article "
                "WHERE article_id = ?) ORDER BY copies.article, copies.id",
                (article_id,),
            )
        ]

    def printings_of(self, rows: Sequence[int]) -> list[Printing]:
        """Return everywhere these articles were found; reprints are articles of their own."""
        marks = ", ".join("?" * len(rows))
        return [
            Printing(*row)
            for row in self.rows(
                "SELECT article_id, path, title, source, published FROM copies "
                f"WHERE article IN ({marks}) ORDER BY article, id",
                rows,
            )
        ]

    def group(self, article_id: str) -> list[Entry]:
        """Return the articles that print the same copy, this one among them, in order."""
        return self._entries(
            "articles.id IN (SELECT article FROM reprints WHERE reprint_group IN ("
            "SELECT reprint_group FROM reprints JOIN articles ON articles.id = article "
            "WHERE article_id = ?)) ORDER BY articles.id",
            (article_id,),
        )

    def groups_of(self, rows: Sequence[int]) -> dict[int, int]:
        """Return the group of each of these articles, all by row."""
        marks = ", ".join("?" * len(rows))
        return dict(
            self.rows(
                f"SELECT article, reprint_group FROM reprints WHERE article IN ({marks})", rows
            )
        )

    def extractors(self) -> dict[Extractor, int]:
        """Return with what the articles were read, and how many with each."""
        return {
            Extractor(*row[:-1]): row[-1]
            for row in self.rows(
                "SELECT language, pipeline, version, newsdash, knowledge, count(*) "
                "FROM extractions JOIN extractors ON extractors.id = extractor "
                "GROUP BY extractor ORDER BY count(*) DESC"
            )
        }

    def _batches(self, where: str, after: int, batch: int, key: int) -> Iterator[list[Entry]]:
        while found := self._entries(f"{where} LIMIT {batch:d}", (after,)):
            yield found
            after = (found[-1].row, found[-1].change)[key]

    def _entries(self, where: str, values: tuple[object, ...]) -> list[Entry]:
        with in_plain_words(self.path), self._one_moment():
            rows = self._connection.execute(
                "SELECT articles.id, extractions.id, body FROM articles "
                "JOIN extractions ON extractions.article = articles.id "
                f"JOIN records ON records.article = articles.id WHERE {where}",
                values,
            ).fetchall()
            ids = global_ids(self._connection, [row for row, _, _ in rows])
        return [
            Entry(row, change, identified(unpacked(body), ids[row])) for row, change, body in rows
        ]

    @contextlib.contextmanager
    def _one_moment(self) -> Iterator[None]:
        """Articles and their actors are to be of one moment, whoever writes."""
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.execute("COMMIT")

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return what a query gives; for this room, which alone knows the tables."""
        with in_plain_words(self.path):
            return self._connection.execute(query, tuple(values)).fetchall()

    def row(self, query: str, values: Sequence[object] = ()) -> tuple[Any, ...]:
        """Return the one row that a query gives."""
        return self.rows(query, values)[0]
