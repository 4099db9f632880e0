"""The extraction process seen from outside: start it, read its events, stop it.

spaCy takes a second to import and holds the interpreter lock while it works, so the
interface runs it as a child and reads its records from a pipe. This module imports
neither spaCy nor anything that does.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from typing import IO

import msgspec

from newsdash.configuration import DEFAULTS, Configuration, encode
from newsdash.extraction.events import AnyEvent, Failed, decode

_WORKER = "newsdash.extraction.worker"


class ExtractionProcess:
    """A running ``python -m newsdash.extraction.worker``.

    Args:
        sources: files, folders, globs, or ``-`` for standard input.
        stdin: what the child reads for ``-``; nothing by default.
        configuration: which pipelines it reads with.
        apart: whether Ctrl-C at the terminal leaves it alone, where that is possible.
    """

    def __init__(
        self,
        sources: Sequence[str],
        stdin: IO[bytes] | int | None = None,
        configuration: Configuration = DEFAULTS,
        *,
        apart: bool = False,
    ) -> None:
        self._sources = tuple(sources)
        # A pipe that nobody reads while the child runs would block it once it is full.
        self._said = tempfile.TemporaryFile()  # noqa: SIM115
        self._process = subprocess.Popen(
            [sys.executable, "-m", _WORKER, encode(configuration), *self._sources],
            stdin=subprocess.DEVNULL if stdin is None else stdin,
            stdout=subprocess.PIPE,
            stderr=self._said,
            process_group=0 if apart and os.name == "posix" else None,
        )

    def events(self) -> Iterator[AnyEvent]:
        """Yield events as they come; blocks between them. A child that dies is a ``Failed``."""
        assert self._process.stdout is not None
        for line in self._lines(self._process.stdout):
            try:
                yield decode(line)
            except msgspec.DecodeError:
                continue
        status = self._process.wait()
        if status > 0:
            yield Failed(" ".join(self._sources), self._last_words(status), 0)

    def _lines(self, pipe: IO[bytes]) -> Iterator[bytes]:
        try:
            yield from pipe
        except ValueError:  # closed by ``stop`` in another thread, while it was being read
            return

    def stop(self) -> None:
        """End the child now and let go of its pipes; its records so far stay valid."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._said.close()

    def _last_words(self, status: int) -> str:
        self._said.seek(0)
        said = self._said.read().decode("utf-8", "replace").strip().splitlines()
        last = said[-1] if said else "no message"
        return f"the extraction process ended with status {status}: {last}"
