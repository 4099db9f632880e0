"""The corrections on disk: ``corrections.jsonl`` in the user's data folder, one a line.

The file is the user's own: it can be copied, edited, put under version control. A line that cannot
be read is told, and stays in the file as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from newsdash.corrections.applying import Corrector
from newsdash.corrections.records import Correction, from_line, to_line
from newsdash.keeping import data_folder, write_whole
from newsdash.translation import translate


def corrections_file() -> Path:
    """Return where the corrections are kept."""
    return data_folder() / "corrections.jsonl"


class Corrections:
    """The corrections that were made.

    Args:
        file: where they are kept; None keeps them while newsdash runs.

    ``warnings`` has a line for each that cannot be read.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._lines: list[bytes] = []
        self.warnings: list[str] = []
        self._read()

    def _read(self) -> None:
        self.warnings = []
        try:
            content = self._file.read_bytes() if self._file else b"".join(self._lines)
        except FileNotFoundError:
            content = b""
        except OSError as error:
            told = translate("{file}: cannot be read: {why}", file=self._file, why=error.strerror)
            self.warnings = [told]
            content = b""
        self._lines = [line + b"\n" for line in content.split(b"\n") if line.strip()]
        self._made: list[tuple[int, Correction]] = []
        for number, line in enumerate(self._lines):
            try:
                self._made.append((number, from_line(line)))
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                told = translate(
                    "{file}, line {number}: no correction that newsdash knows: {error}",
                    file=self._file, number=number + 1, error=error,
                )  # fmt: skip
                self.warnings.append(told)

    @property
    def made(self) -> Sequence[Correction]:
        """The corrections in the order they were made."""
        return [correction for _, correction in self._made]

    @property
    def corrector(self) -> Corrector:
        """What applies them."""
        return Corrector(self.made)

    @property
    def fingerprint(self) -> str:
        """Tells whether they are others than before; empty where there are none."""
        said = b"".join(map(to_line, self.made))
        if not said:
            return ""
        import hashlib  # no one has corrected anything at the first start

        return hashlib.blake2b(said, digest_size=8).hexdigest()

    def add(self, correction: Correction) -> None:
        """Make a correction.

        Raises:
            NotKeptError: the file cannot be written.
        """
        self._change([*self._fresh(), to_line(correction)])

    def take_back(self, number: int = -1) -> Correction | None:
        """Take a correction back, the last by default; returns it, None where there is none.

        Raises:
            NotKeptError: the file cannot be written.
        """
        lines = self._fresh()
        if not self._made or not -len(self._made) <= number < len(self._made):
            return None
        line, correction = self._made[number]
        self._change([*lines[:line], *lines[line + 1 :]])
        return correction

    def _fresh(self) -> list[bytes]:
        """The lines as they are now: another newsdash may have added some."""
        if self._file:
            self._read()
        return self._lines

    def _change(self, lines: list[bytes]) -> None:
        if self._file:
            write_whole(self._file, b"".join(lines))
        self._lines = lines
        self._read()
