"""Records on disk: what was taken in once need not be read again. The only room with SQL in it.

``Library`` reads, ``WritableLibrary`` (in ``writing``) takes in; ``intake`` brings articles to
it. Nothing that reading imports loads a pipeline.
"""

from typing import TYPE_CHECKING

from newsdash.library.places import default_library
from newsdash.library.problems import LibraryError

if TYPE_CHECKING:
    from newsdash.library.reading import Counts, Entry, Library, Position, Printing

__all__ = [
    "Counts",
    "Entry",
    "Library",
    "LibraryError",
    "Position",
    "Printing",
    "default_library",
]


def __getattr__(name: str) -> object:
    """Load what reads when it is wanted: the dashboard asks first where a library would be."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from newsdash.library import reading

    return getattr(reading, name)
