"""Processes beside a library that is shown: what takes sources in, what reads articles again."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Timer
from typing import Final

REREAD_AFTER: Final = 5.0
"""Seconds that a library is shown before its older articles are read again."""

_GENTLE = 10  # whoever filters meanwhile goes first


def taking_in(
    path: Path, sources: Sequence[str], watch: bool, apart: bool
) -> subprocess.Popen[bytes]:
    """Start what adds ``sources`` to the library at ``path``; ``apart`` from Ctrl-C here."""
    watching = ["--watch"] if watch else []
    return _newsdash(
        ["library", "add", "--library", str(path), *watching, "--", *sources], apart=apart
    )


@contextlib.contextmanager
def reading_again(path: Path) -> Iterator[None]:
    """Read articles again that an older pipeline read, for as long as the context lasts.

    What is done when it ends is kept, the next time goes on. What is shown meanwhile are the
    old records.
    """
    started: list[subprocess.Popen[bytes]] = []

    def start() -> None:
        process = _newsdash(["library", "reread", "--library", str(path)], apart=True)
        started.append(process)
        if os.name == "posix":
            with contextlib.suppress(OSError):  # it has ended already
                os.setpriority(os.PRIO_PROCESS, process.pid, _GENTLE)

    timer = Timer(REREAD_AFTER, start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        for process in started:
            end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process, and wait until it has."""
    process.terminate()
    process.wait()


def _newsdash(arguments: list[str], apart: bool) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "newsdash", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # Ctrl-C at the prompt of the plain mode is not meant for it
        process_group=0 if apart and os.name == "posix" else None,
    )
