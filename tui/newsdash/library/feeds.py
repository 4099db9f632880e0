"""What is remembered of each feed between two visits."""

from __future__ import annotations

from typing import NamedTuple

from newsdash.library.reading import Library
from newsdash.library.writing import WritableLibrary

_COLUMNS = "url, title, etag, modified, checked, error"


class Feed(NamedTuple):
    """A feed, and how the last visit went. ``checked`` is UTC in ISO 8601, None before any.

    ``etag`` and ``modified`` are what the server wants to hear again, as it wrote it.
    """

    url: str
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    checked: str | None = None
    error: str | None = None


def feeds(library: Library) -> list[Feed]:
    """Return all feeds in the order they were added."""
    return [Feed(*row) for row in library.rows(f"SELECT {_COLUMNS} FROM feeds ORDER BY id")]


def save_feed(library: WritableLibrary, feed: Feed) -> bool:
    """Remember ``feed`` in place of what was known of its address; True: it is new."""
    with library.writing():
        is_new = not library.rows("SELECT 1 FROM feeds WHERE url = ?", (feed.url,))
        library.connection.execute(
            f"INSERT INTO feeds ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (url) DO "
            "UPDATE SET title = excluded.title, etag = excluded.etag, "
            "modified = excluded.modified, checked = excluded.checked, error = excluded.error",
            feed,
        )
    return is_new


def forget_feed(library: WritableLibrary, url: str) -> bool:
    """Forget a feed; what came from it stays. False: there was none of that address."""
    with library.writing():
        gone = library.connection.execute("DELETE FROM feeds WHERE url = ?", (url,))
    return bool(gone.rowcount)
