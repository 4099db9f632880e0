"""The dashboard on a library, and the process that takes sources into it meanwhile."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

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
    adding = _adding(path, sources, watch, apart=show is not None) if sources else None
    try:
        taken_in = _taken_in(adding, narrator) if adding and complete and not watch else 0
        shown = (show or _dashboard())(path, watch or bool(sources), configuration)
        return max(shown, taken_in)
    finally:
        if adding is not None:
            adding.terminate()
            adding.wait()


def _taken_in(adding: subprocess.Popen[bytes], narrator: Narrator) -> int:
    ended = adding.wait()
    if ended:
        narrator.say("not all sources could be taken in; `newsdash library add` tells why")
    return abs(ended)


def _dashboard() -> ShowLibrary:
    from newsdash.dashboard.app import run_library

    return run_library


def _adding(
    path: Path, sources: Sequence[str], watch: bool, apart: bool
) -> subprocess.Popen[bytes]:
    watching = ["--watch"] if watch else []
    command = ["library", "add", "--library", str(path), *watching, "--", *sources]
    return subprocess.Popen(
        [sys.executable, "-m", "newsdash", *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # Ctrl-C at the prompt of the plain mode is not meant for it
        process_group=0 if apart and os.name == "posix" else None,
    )
