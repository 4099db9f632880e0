"""The dashboard on a library, and what is taken into it meanwhile."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from newsdash.commandline.beside import end, reading_again, taking_in
from newsdash.commandline.narration import Narrator
from newsdash.commandline.settings import speak, usable_configuration
from newsdash.configuration import Configuration
from newsdash.library import LibraryError, default_library
from newsdash.library.source import is_library

_WRONG = 2

ShowLibrary: TypeAlias = Callable[[Path, bool, Configuration], int]
"""Shows a library, told whether it is watched, until the user quits; returns the exit code."""


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


def open_library(
    path: Path,
    sources: Sequence[str],
    watch: bool,
    narrator: Narrator,
    *,
    show: ShowLibrary | None = None,
    complete: bool = False,
) -> int:
    """Show a library, and what ``sources`` add to it while it is open; returns the exit code.

    ``watch`` goes on looking at the sources, and shows what other processes add. ``show`` is the
    dashboard by default. With ``complete`` it waits until the sources are taken in, unless
    watching.
    """
    sources = [source for source in sources if Path(source).expanduser() != path]
    configuration = usable_configuration(narrator)
    if configuration is None:
        return _WRONG
    speak(configuration)
    try:
        if sources and not path.exists():
            from newsdash.library.writing import WritableLibrary

            WritableLibrary(path).close()
    except LibraryError as error:
        narrator.say(str(error))
        return _WRONG
    shown_by = show or _dashboard()
    if not sources:
        # what is watched is taken in row by row, and would be there twice
        with contextlib.nullcontext() if watch else reading_again(path):
            return shown_by(path, watch, configuration)
    adding = taking_in(path, sources, watch, apart=show is not None)
    try:
        taken_in = _taken_in(adding, narrator) if complete and not watch else 0
        return max(shown_by(path, True, configuration), taken_in)
    finally:
        end(adding)


def _taken_in(adding: subprocess.Popen[bytes], narrator: Narrator) -> int:
    ended = adding.wait()
    if ended:
        narrator.say("not all sources could be taken in; `newsdash library add` tells why")
    return abs(ended)


def _dashboard() -> ShowLibrary:
    from newsdash.dashboard.app import run_library

    return run_library
