"""Files that newsdash keeps for the user: where they are, and how they are written."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from newsdash.translation import translate


class NotKeptError(Exception):
    """Something could not be written; the message is one line that says what and why."""


def data_folder() -> Path:
    """Return the folder of what the user made and newsdash keeps."""
    from platformdirs import user_data_path

    return user_data_path("newsdash", appauthor=False)


def write_whole(file: Path, content: bytes) -> None:
    """Write a file that is there as a whole or as it was before.

    Raises:
        NotKeptError: it cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content)
            Path(name).replace(file)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        told = translate("{file}: cannot be written: {why}", file=file, why=error.strerror)
        raise NotKeptError(told) from None
