"""What can be wrong with a library, in one line for the one who named it."""

from __future__ import annotations

from pathlib import Path


class LibraryError(Exception):
    """A library that cannot be used as asked; the message is one line with what to do."""


class NotALibraryError(LibraryError):
    """The file is something else, or damaged beyond opening."""


class NewerLibraryError(LibraryError):
    """A newer newsdash made it."""


class BusyLibraryError(LibraryError):
    """Another process is writing to it for longer than one waits."""


class FullDiskError(LibraryError):
    """There is no space left."""


class UnwritableLibraryError(LibraryError):
    """Folder or file may not be written to."""


UNWRITABLE = "it cannot be written to; check the permissions, or name another with --library"
SOMETHING_ELSE = "this is no newsdash library; name another with --library"


def unwritable(path: Path) -> UnwritableLibraryError:
    """Return the complaint about a library nothing can be written to."""
    return UnwritableLibraryError(f"{path}: {UNWRITABLE}")


def not_a_library(path: Path) -> NotALibraryError:
    """Return the complaint about a file that is something else."""
    return NotALibraryError(f"{path}: {SOMETHING_ELSE}")


def missing(path: Path) -> LibraryError:
    """Return the complaint about a library that does not exist."""
    return LibraryError(f"{path}: there is no library yet; `newsdash library add SOURCE` makes one")
