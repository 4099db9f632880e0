"""Where the headless extraction writes: standard output, or a file that is whole or absent."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Protocol

import click


class Destination(Protocol):
    """Something to be written, whose end is either complete or not."""

    def complete(self) -> None:
        """Everything is written."""

    def abandon(self) -> Path | None:
        """Not everything is written; return the file that keeps what is, if there is one."""

    def discard(self) -> None:
        """Nothing worth keeping is written."""


class Target(Destination, Protocol):
    """A destination for a stream of bytes."""

    @property
    def stream(self) -> BinaryIO:
        """Where the bytes go."""


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


class FolderTarget:
    """A folder of certain files that appears under its name only when it is complete.

    Args:
        path: its name; a folder that is there and holds nothing but ``files`` is replaced.
        files: the names of what will be in it.

    Raises:
        FileExistsError: something else is there, and stays.
        OSError: the folder around it cannot be written to.
    """

    def __init__(self, path: Path, files: Sequence[str]) -> None:
        self._final = path.resolve()
        self._files = files
        self._refuse_what_is_not_ours()
        self.folder = self._beside("tmp")
        self.folder.mkdir()

    def complete(self) -> None:
        """Put the folder in place of an older one."""
        self._refuse_what_is_not_ours()
        self._put(self._final)

    def abandon(self) -> Path | None:
        """Keep what was written as ``NAME.partial`` and return that."""
        partial = self._final.with_name(f"{self._final.name}.partial")
        self._remove(partial)
        return self.folder.replace(partial)

    def discard(self) -> None:
        """Leave everything as it was before."""
        self._remove(self.folder)

    def _put(self, place: Path) -> None:
        older = self._beside("old")
        if place.exists():
            place.rename(older)
        self.folder.rename(place)
        self._remove(older)

    def _remove(self, folder: Path) -> None:
        """Remove the files that can be ours, and the folder if nothing else is in it."""
        for name in self._files:
            (folder / name).unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            folder.rmdir()

    def _refuse_what_is_not_ours(self) -> None:
        if not self._final.exists():
            return
        if not self._final.is_dir() or {p.name for p in self._final.iterdir()} - {*self._files}:
            raise FileExistsError(errno.EEXIST, "it holds something else; name a new folder")

    def _beside(self, suffix: str) -> Path:
        return self._final.with_name(f".{self._final.name}.{os.getpid()}.{suffix}")


def open_folder(output: str | None, files: Sequence[str]) -> FolderTarget:
    """Return the folder to write for ``-o OUTPUT``.

    Raises:
        click.BadParameter: no folder is named, or it cannot be written.
    """
    if output in {None, "-"}:
        reason = f"this format is a folder ({', '.join(files)}); name one with -o FOLDER."
        raise click.BadParameter(reason, param_hint="-o")
    try:
        return FolderTarget(Path(str(output)), files)
    except OSError as error:
        reason = f"{output} cannot be written: {error.strerror}."
        raise click.BadParameter(reason, param_hint="-o") from None


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
