"""What the user has corrected, put over what the commands read."""

from __future__ import annotations

import sys

from newsdash.commandline.narration import Narrator
from newsdash.corrections.applying import Corrector
from newsdash.corrections.kept import Corrections, corrections_file
from newsdash.export.record_writers import RecordWriter
from newsdash.records import Extraction


def corrector(as_extracted: bool = False) -> Corrector:
    """Return what applies the corrections; with ``as_extracted`` it changes nothing.

    Lines of the file that cannot be read are told on stderr.
    """
    return Corrector() if as_extracted else kept_corrections().corrector


def kept_corrections() -> Corrections:
    """Return what the user has corrected; lines that cannot be read are told on stderr."""
    kept = Corrections(corrections_file())
    narrator = Narrator(sys.stderr, live=False)
    for warning in kept.warnings:
        narrator.say(warning)
    return kept


class CorrectingWriter:
    """Hands the records on as they are corrected."""

    def __init__(self, writer: RecordWriter, corrections: Corrector) -> None:
        self._writer = writer
        self._corrections = corrections

    def write(self, record: Extraction) -> None:
        """Take ``record`` in."""
        self._writer.write(self._corrections.apply(record))

    def finish(self) -> None:
        """End what is written."""
        self._writer.finish()
