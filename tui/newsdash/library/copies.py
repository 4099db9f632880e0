"""Where the texts of a library were found: the table ``copies``, inside transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from newsdash.records import Article


class Copies:
    """The places of all articles, by the row of the article."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def put(self, row: int, article: Article, origin: str | None) -> None:
        """Write down where the text of ``row`` was found; an origin has one place at a time."""
        self._connection.execute(
            "INSERT INTO copies (article, article_id, path, title, source, published, origin) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (origin) DO UPDATE SET "
            "article = excluded.article, article_id = excluded.article_id, "
            "path = excluded.path, title = excluded.title, source = excluded.source, "
            "published = excluded.published",
            (row, *_particulars(article), origin),
        )

    def holds(self, row: int, article: Article, origin: str | None) -> bool:
        """Tell whether this place of the text is written down as it is."""
        found = self._connection.execute(
            "SELECT 1 FROM copies WHERE article = ? AND article_id = ? AND path IS ? "
            "AND title = ? AND source IS ? AND published IS ? AND origin IS ? LIMIT 1",
            (row, *_particulars(article), origin),
        )
        return found.fetchone() is not None

    def row_of(self, origin: str | None) -> int | None:
        """Return the article that an input has given."""
        found = self._connection.execute(
            "SELECT article FROM copies WHERE origin = ?", (origin,)
        ).fetchone()
        return int(found[0]) if found else None

    def number(self, row: int) -> int:
        """Return in how many places the text was found."""
        (found,) = self._connection.execute(
            "SELECT count(*) FROM copies WHERE article = ?", (row,)
        ).fetchone()
        return int(found)

    def is_first(self, row: int, origin: str | None) -> bool:
        """Tell whether the records of ``row`` were made of this input."""
        if origin is None:
            return False
        first = self._connection.execute(
            "SELECT origin FROM copies WHERE article = ? ORDER BY id LIMIT 1", (row,)
        ).fetchone()
        return bool(first == (origin,))

    def names(self, row: int) -> dict[str, str | None]:
        """Return what the first place calls the article, by the fields of the record."""
        found = self._connection.execute(
            "SELECT article_id, path, title, source FROM copies WHERE article = ? "
            "ORDER BY id LIMIT 1",
            (row,),
        ).fetchone()
        return dict(zip(("id", "path", "title", "source"), found, strict=True))


def _particulars(article: Article) -> Sequence[object]:
    return (article.id, article.path, article.title, article.source, article.published)
