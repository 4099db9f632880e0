"""Where the headless extraction writes: standard output, or a file that is whole or absent."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import BinaryIO, Protocol

import click


class Target(Protocol):
    """Somewhere to write to, whose end is either complete or not."""

    @property
    def stream(self) -> BinaryIO:
        """Where the bytes go."""

    def complete(self) -> None:
        """Everything is written."""

    def abandon(self) -> Path | None:
        """Not everything is written; return the file that keeps what is, if there is one."""

    def discard(self) -> None:
        """Nothing worth keeping is written."""


class StreamTarget:
    """A stream that shows every byte at once: standard output, a device, a pipe.

    Args:
        stream: where the bytes go.
        owned: whether it is closed at the end.
    """

    def __init__(self, stream: BinaryIO, owned: bool = False) -> None:
        self.stream = stream
        self._owned = owned

    def complete(self) -> None:
        """Hand on what is buffered."""
        self.stream.flush()
        self.discard()

    def abandon(self) -> None:
        """Keep nothing: what is written is gone already."""
        self.discard()

    def discard(self) -> None:
        """Let go of the stream."""
        if self._owned:
            with contextlib.suppress(OSError):  # what it refused before, it refuses again
                self.stream.close()


class FileTarget:
    """A file that appears under its name only when it is complete.

    Until then the bytes go to a hidden file beside it, which a search of the folder passes
    over; abandoned, it becomes ``NAME.partial``.

    Raises:
        OSError: the folder cannot be written to.
    """

    def __init__(self, path: Path) -> None:
        self._final = path.resolve()  # a link stays a link
        self._unfinished = self._final.with_name(f".{self._final.name}.{os.getpid()}.tmp")
        self.stream: BinaryIO = self._unfinished.open("xb")

    def complete(self) -> None:
        """Put the file in place of any older one, with its permissions."""
        self._close()
        if self._final.exists():
            self._unfinished.chmod(self._final.stat().st_mode & 0o777)
        self._unfinished.replace(self._final)

    def abandon(self) -> Path | None:
        """Keep what was written as ``NAME.partial`` and return that."""
        self._close()
        return self._unfinished.replace(self._final.with_name(f"{self._final.name}.partial"))

    def discard(self) -> None:
        """Leave everything as it was before."""
        self._close()
        self._unfinished.unlink()

    def _close(self) -> None:
        try:
            self.stream.close()
        except OSError:  # a full disk: what reached it is kept, the rest is lost either way
            if not self.stream.closed:
                raise


def open_target(output: str | None) -> Target:
    """Return where to write for ``-o OUTPUT``; ``None`` and ``-`` are standard output.

    Raises:
        click.BadParameter: nothing can be written there.
    """
    if output in {None, "-"}:
        return StreamTarget(sys.stdout.buffer)
    path = Path(str(output))
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            return StreamTarget(path.open("wb"), owned=True)
        if path.is_dir():
            raise click.BadParameter(f"{output} is a folder; name a file.", param_hint="-o")
        return FileTarget(path)
    except OSError as error:
        reason = f"{output} cannot be written: {error.strerror}."
        raise click.BadParameter(reason, param_hint="-o") from None
