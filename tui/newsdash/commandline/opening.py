"""The dashboard on a library, and the process that takes sources into it meanwhile."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from newsdash.commandline.narration import Narrator
from newsdash.commandline.settings import usable_configuration
from newsdash.library import LibraryError, default_library
from newsdash.library.source import is_library

_WRONG = 2


def library_meant(sources: Sequence[str], path: Path | None, watch: bool) -> Path | None:
    """Return the library that is to be opened, None where it is to be the sources alone.

    It is the one that is named, by ``path`` or as the only source; where sources are watched or
    nothing is named, the usual one, if it is there.
    """
    if path is not None:
        return path
    if len(sources) == 1 and is_library(sources[0]):
        return Path(sources[0]).expanduser()
    usual = default_library()
    return usual if watch or (not sources and is_library(str(usual))) else None


def open_library(path: Path, sources: Sequence[str], watch: bool, narrator: Narrator) -> int:
    """Show a library, and what ``sources`` add to it while it is open; returns the exit code.

    ``watch`` goes on looking at the sources, and shows what other processes add.
    """
    sources = [source for source in sources if Path(source).expanduser() != path]
    configuration = usable_configuration(narrator)
    if configuration is None:
        return _WRONG
    try:
        if sources and not path.exists():
            from newsdash.library.writing import WritableLibrary

            WritableLibrary(path).close()
    except LibraryError as error:
        narrator.say(str(error))
        return _WRONG
    from newsdash.dashboard.app import run_library

    adding = _adding(path, sources, watch) if sources else None
    try:
        return run_library(path, watch or bool(sources), configuration)
    finally:
        if adding is not None:
            adding.terminate()
            adding.wait()


def _adding(path: Path, sources: Sequence[str], watch: bool) -> subprocess.Popen[bytes]:
    watching = ["--watch"] if watch else []
    command = ["library", "add", "--library", str(path), *watching, "--", *sources]
    return subprocess.Popen(
        [sys.executable, "-m", "newsdash", *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
