"""A library where articles are asked for: told by how its file begins, read in order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsdash.records import Extraction

_MAGIC = b"SQLite format 3\0"


def is_library(source: str) -> bool:
    """Tell whether ``source`` names a database file, whatever it is called."""
    path = Path(source).expanduser()
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except (OSError, ValueError):
        return False  # whoever reads it will tell


def records_of(source: str) -> Iterator[Extraction]:
    """Yield the records of a library in the order they were taken in.

    Raises:
        LibraryError: it cannot be used.
    """
    from newsdash.library.reading import Library

    with Library(Path(source).expanduser()) as library:
        for batch in library.entries():
            yield from (entry.extraction for entry in batch)
