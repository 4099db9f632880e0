"""Taking articles in: each is in the library whole, with all that was found in it, or not."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

from msgspec.structs import replace

from newsdash import __version__
from newsdash.configuration import DEFAULTS, Configuration
from newsdash.extraction.extractors import Extractor
from newsdash.extraction.names_apart import NamesApart
from newsdash.library import reprints
from newsdash.library.coding import digest, packed, unpacked
from newsdash.library.connecting import connect_to_write, transaction
from newsdash.library.copies import Copies
from newsdash.library.reading import Library, Position
from newsdash.library.settling import Settler
from newsdash.library.sqlite_problems import in_plain_words
from newsdash.records import Article, Extraction


class Outcome(Enum):
    """What became of an article; ``runs`` counts them in columns of the same names."""

    ADDED = "added"
    CHANGED = "changed"
    KNOWN = "known"


class Standing(Enum):
    """What an article is to a library before it is taken in."""

    KNOWN = "known"
    COPY = "copy"
    UNREAD = "unread"


class WritableLibrary(Library):
    """A library that is written to, made where there is none; raises like ``Library``.

    Several processes may have one open: each article is a transaction, and they take turns.

    Args:
        path: the file.
        configuration: tells which names are never one actor.
    """

    def __init__(self, path: Path, configuration: Configuration = DEFAULTS) -> None:
        super().__init__(path)
        self._apart = NamesApart(configuration.apart_actors)
        self._settler = self.settler()
        self._copies = Copies(self._connection)

    def _connect(self, path: Path) -> sqlite3.Connection:
        return connect_to_write(path)

    def begin_run(self, kind: str) -> int:
        """Note that work begins and return its number; one broken off has no end."""
        with self.writing():
            made = self._connection.execute(
                "INSERT INTO runs (kind, newsdash, started) VALUES (?, ?, ?)",
                (kind, __version__, now()),
            )
        return made.lastrowid or 0

    def end_run(self, run: int, known: int = 0, failed: int = 0) -> None:
        """Note that it is done, and how many articles it passed over or could not read."""
        with self.writing():
            self._connection.execute(
                "UPDATE runs SET finished = ?, known = ?, failed = ? WHERE id = ?",
                (now(), known, failed, run),
            )

    def standing(self, article: Article, origin: str | None) -> Standing:
        """Tell what is to be done with an article, before any work is put into it."""
        row = self._row_of_text(article.text)
        if row is None:
            return Standing.UNREAD
        if self._copies.holds(row, article, origin):
            return Standing.KNOWN
        return Standing.UNREAD if self._copies.is_first(row, origin) else Standing.COPY

    def add_copy(self, article: Article, origin: str | None) -> Outcome:
        """Note another place of a text that is there, as ``standing`` has told."""
        with self.writing():
            row = self._row_of_text(article.text)
            assert row is not None, "articles are not removed while others are taken in"
            return self._file(row, article, origin)

    def store(
        self, found: Extraction, extractor: Extractor, origin: str | None, run: int
    ) -> Outcome:
        """Take in an article with its records.

        Args:
            found: what ``extract_article`` gives: with the article's own actor ids.
            extractor: with what it was read.
            origin: what tells this input when it comes again with another text; None: nothing.
            run: what it counts for.
        """
        with self.writing():
            outcome = self._stored(found, extractor, origin, run)
            if outcome is not Outcome.KNOWN:
                self._count(run, outcome)
        return outcome

    def _stored(
        self, found: Extraction, extractor: Extractor, origin: str | None, run: int
    ) -> Outcome:
        article = found.article
        if (row := self._row_of_text(article.text)) is not None:
            if not self._copies.is_first(row, origin) or self._copies.holds(row, article, origin):
                return self._file(row, article, origin)
            self._rewrite(row, found, extractor, origin)  # another title, date or outlet
            return Outcome.CHANGED
        if (row := self._replaceable_row(origin)) is not None:
            reprints.take_out(self._connection, row)
            self._rewrite(row, found, extractor, origin)
            reprints.place(self._connection, row, article.text)
            return Outcome.CHANGED
        row = self._insert_article(article, run)
        self._put_records(row, found, extractor)
        reprints.place(self._connection, row, article.text)
        moved = self._file(row, article, origin)
        return moved if moved is Outcome.CHANGED else Outcome.ADDED

    def replace(self, row: int, found: Extraction, extractor: Extractor, run: int) -> bool:
        """Put newer records in place of those of an article; False: its text is another now."""
        with self.writing():
            if self._row_of_text(found.article.text) != row:
                return False
            self._put_records(row, found, extractor)
            self._count(run, Outcome.CHANGED)
        return True

    def mark_seen(self, position: Position | None = None, name: str = "dashboard") -> None:
        """Note that ``name`` has looked at everything up to ``position``, by default the end."""
        at = self.position() if position is None else position
        with self.writing():
            self._connection.execute(
                "INSERT OR REPLACE INTO seen (name, article, change, at) VALUES (?, ?, ?, ?)",
                (name, *at, now()),
            )

    def settler(self) -> Settler:
        """Return what gives actors their ids as if there were none yet."""
        return Settler(self._connection, self._apart)

    def forget_actors(self) -> None:
        """Have the registry look up again what it knows, when something else has changed it."""
        self._settler.forget()

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction; taken back, the registry forgets what it met in it."""
        try:
            with in_plain_words(self.path), transaction(self._connection):
                yield
        except BaseException:
            self._settler.forget()
            raise

    def _replaceable_row(self, origin: str | None) -> int | None:
        """Return the article that the same input had before, if it is nowhere else."""
        row = self._copies.row_of(origin)
        return row if row is not None and self._copies.number(row) == 1 else None

    def _rewrite(
        self, row: int, found: Extraction, extractor: Extractor, origin: str | None
    ) -> None:
        self._connection.execute(
            "UPDATE articles SET digest = ?, article_id = ?, language = ?, published = ?, "
            "source = ? WHERE id = ?",
            (*_columns(found.article), row),
        )
        self._put_records(row, found, extractor)
        self._file(row, found.article, origin)

    def _insert_article(self, article: Article, run: int) -> int:
        made = self._connection.execute(
            "INSERT INTO articles (digest, article_id, language, published, source, run) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (*_columns(article), run),
        )
        return made.lastrowid or 0

    def _put_records(self, row: int, found: Extraction, extractor: Extractor) -> None:
        execute = self._connection.execute
        execute(
            "INSERT OR REPLACE INTO extractions "
            "(article, extractor, actors, models, quotes, stances) VALUES (?, ?, ?, ?, ?, ?)",
            (
                row,
                self._row_of_extractor(extractor),
                len(found.actors),
                len(found.models),
                len(found.quotes),
                len(found.stances),
            ),
        )
        execute(
            "INSERT OR REPLACE INTO records (article, body) VALUES (?, ?)", (row, packed(found))
        )
        self._settler.settle(row, found)

    def _file(self, row: int, article: Article, origin: str | None) -> Outcome:
        """Write down where the text of ``row`` was found; changed: something else was there."""
        if self._copies.holds(row, article, origin):
            return Outcome.KNOWN
        before = self._copies.row_of(origin)
        self._copies.put(row, article, origin)
        if before is None or before == row:
            return Outcome.KNOWN
        if self._copies.number(before):
            self._take_name_of_first_copy(before)
        else:
            self._remove(before)
        return Outcome.CHANGED

    def _take_name_of_first_copy(self, row: int) -> None:
        """The file an article had its name from holds another text now; its copies remain."""
        (body,) = self.row("SELECT body FROM records WHERE article = ?", (row,))
        found = unpacked(body)
        named = replace(found.article, **self._copies.names(row))
        if named == found.article:
            return
        execute = self._connection.execute
        execute(
            "UPDATE articles SET article_id = ?, source = ? WHERE id = ?",
            (named.id, named.source, row),
        )
        execute(
            "UPDATE records SET body = ? WHERE article = ?",
            (packed(replace(found, article=named)), row),
        )
        execute(
            "INSERT OR REPLACE INTO extractions "
            "(article, extractor, actors, models, quotes, stances) "
            "SELECT article, extractor, actors, models, quotes, stances FROM extractions "
            "WHERE article = ?",
            (row,),
        )

    def _remove(self, row: int) -> None:
        """The file of an article holds a text now that is there already."""
        reprints.take_out(self._connection, row)
        self._connection.execute(
            "INSERT INTO removals (change, article_id) "
            "SELECT (SELECT max(id) FROM extractions), article_id FROM articles WHERE id = ?",
            (row,),
        )
        self._connection.execute("DELETE FROM articles WHERE id = ?", (row,))

    def _row_of_text(self, text: str) -> int | None:
        found = self.rows("SELECT id FROM articles WHERE digest = ?", (digest(text),))
        return int(found[0][0]) if found else None

    def _row_of_extractor(self, extractor: Extractor) -> int:
        self._connection.execute(
            "INSERT OR IGNORE INTO extractors (language, pipeline, version, newsdash, knowledge) "
            "VALUES (?, ?, ?, ?, ?)",
            extractor,
        )
        found = self.row(
            "SELECT id FROM extractors WHERE (language, pipeline, version, newsdash, knowledge) "
            "= (?, ?, ?, ?, ?)",
            extractor,
        )
        return int(found[0])

    def _count(self, run: int, outcome: Outcome) -> None:
        column = outcome.value
        self._connection.execute(f"UPDATE runs SET {column} = {column} + 1 WHERE id = ?", (run,))


def _columns(article: Article) -> Sequence[object]:
    return (
        digest(article.text),
        article.id,
        article.language,
        article.published,
        article.source,
    )


def now() -> str:
    """Return the time as it is written down: UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")
