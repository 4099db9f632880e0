"""What was read by another pipeline, or with other knowledge, than would read it now."""

from __future__ import annotations

from newsdash.configuration import DEFAULTS, Configuration
from newsdash.extraction.extractors import Extractor, current_extractor
from newsdash.library.reading import Library
from newsdash.library.sqlite_problems import in_plain_words


def stale(library: Library, configuration: Configuration = DEFAULTS) -> list[int]:
    """Return the rows of the articles that would be read differently now, in order.

    Raises:
        LibraryError: the library cannot be read.
        PipelineError: the configuration names a pipeline that cannot be used.
    """
    with in_plain_words(library.path):
        made = library.connection.execute(
            "SELECT id, language, pipeline, version, newsdash, knowledge FROM extractors"
        ).fetchall()
        older = [
            number
            for number, *with_what in made
            if Extractor(*with_what) != current_extractor(with_what[0], configuration)
        ]
        marks = ", ".join("?" * len(older))
        found = library.connection.execute(
            f"SELECT article FROM extractions WHERE extractor IN ({marks}) ORDER BY article", older
        )
        return [row for (row,) in found]


def every(library: Library) -> list[int]:
    """Return the rows of all articles, in order; raises ``LibraryError``."""
    return [row for (row,) in library.rows("SELECT id FROM articles ORDER BY id")]
