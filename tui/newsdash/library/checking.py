"""Whether a library is whole: what SQLite can tell, and what only newsdash can."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator

import msgspec

from newsdash.library.coding import digest, unpacked
from newsdash.library.reading import Library
from newsdash.library.sqlite_problems import in_plain_words
from newsdash.records import Extraction

_MUST_BE_EMPTY = (
    ("article {} has no records", "SELECT id FROM articles WHERE id NOT IN "
     "(SELECT article FROM records)"),
    ("article {} has no extraction", "SELECT id FROM articles WHERE id NOT IN "
     "(SELECT article FROM extractions)"),
    ("article {} was found nowhere", "SELECT id FROM articles WHERE id NOT IN "
     "(SELECT article FROM copies)"),
    ("article {} is in no group of reprints", "SELECT id FROM articles WHERE id NOT IN "
     "(SELECT article FROM reprints)"),
    ("group {} of reprints has no article", "SELECT id FROM reprint_groups WHERE id NOT IN "
     "(SELECT reprint_group FROM reprints)"),
)  # fmt: skip


def check(library: Library) -> Iterator[str]:
    """Yield what is wrong, one line each; nothing for a library that is whole.

    Raises:
        LibraryError: it cannot be read to the end.
    """
    with in_plain_words(library.path):
        yield from _of_sqlite(library.connection)
        for complaint, query in _MUST_BE_EMPTY:
            for (number,) in library.connection.execute(query):
                yield complaint.format(number)
        yield from _of_articles(library.connection)


def _of_sqlite(connection: sqlite3.Connection) -> Iterator[str]:
    for (said,) in connection.execute("PRAGMA integrity_check"):
        if said != "ok":
            yield f"the file: {said}"
    for table, number, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"row {number} of {table} belongs to a row of {parent} that is not there"


def _of_articles(connection: sqlite3.Connection) -> Iterator[str]:
    rows = connection.execute(
        "SELECT articles.id, digest, articles.article_id, body, "
        "(SELECT count(*) FROM actor_ids WHERE actor_ids.article = articles.id), "
        "extractions.actors, models, quotes, stances FROM articles "
        "JOIN extractions ON extractions.article = articles.id "
        "JOIN records ON records.article = articles.id"
    )
    for row, known_digest, identifier, body, actors, *counts in rows:
        try:
            found = unpacked(body)
        except (zlib.error, msgspec.DecodeError, UnicodeDecodeError) as error:
            yield f"article {row}: its records cannot be read ({error})"
            continue
        if digest(found.article.text) != known_digest or found.article.id != identifier:
            yield f"article {row}: its records are those of another text"
        if actors != len({actor.id for actor in found.actors}) or counts != _counts(found):
            yield f"article {row}: the counts do not agree with its records"


def _counts(found: Extraction) -> list[int]:
    return [len(found.actors), len(found.models), len(found.quotes), len(found.stances)]
