"""Records on disk: what was taken in once need not be read again. The only room with SQL in it.

``Library`` reads, ``WritableLibrary`` (in ``writing``) takes in; ``intake`` brings articles to
it. Nothing that reading imports loads a pipeline.
"""

from newsdash.library.places import default_library
from newsdash.library.problems import LibraryError
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
