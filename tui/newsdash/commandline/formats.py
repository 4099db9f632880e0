"""The formats of the headless extraction, each written record by record."""

from __future__ import annotations

import csv
import io
from typing import BinaryIO, Protocol

from newsdash.commandline.csv_rows import COLUMNS, rows
from newsdash.records import Extraction, contract_form, to_json


class RecordWriter(Protocol):
    """Writes one extraction after another; what it wrote is whole after ``finish``."""

    def write(self, record: Extraction) -> None:
        """Write ``record`` and hand it on at once."""

    def finish(self) -> None:
        """Close what is open."""


class JsonLinesWriter:
    """One record a line."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, record: Extraction) -> None:
        """Write ``record`` and hand it on at once."""
        self._stream.write(to_json(contract_form(record)) + b"\n")
        self._stream.flush()

    def finish(self) -> None:
        """Nothing is open."""


class JsonWriter:
    """One array of all records, one of them a line."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._before_next = b"[\n"

    def write(self, record: Extraction) -> None:
        """Write ``record`` and hand it on at once."""
        self._stream.write(self._before_next + to_json(contract_form(record)))
        self._stream.flush()
        self._before_next = b",\n"

    def finish(self) -> None:
        """Close the array."""
        self._stream.write(b"[]\n" if self._before_next == b"[\n" else b"\n]\n")
        self._stream.flush()


class CsvWriter:
    """A header, then a row for each actor, model, quote and stance."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lines = io.StringIO(newline="")
        self._table = csv.DictWriter(self._lines, COLUMNS, lineterminator="\n")
        self._table.writeheader()

    def write(self, record: Extraction) -> None:
        """Write the rows of ``record`` and hand them on at once."""
        self._table.writerows(rows(record))
        self._hand_on()

    def finish(self) -> None:
        """Write the header where there were no rows."""
        self._hand_on()

    def _hand_on(self) -> None:
        self._stream.write(self._lines.getvalue().encode())
        self._stream.flush()
        self._lines.seek(0)
        self._lines.truncate()


WRITERS: dict[str, type[JsonLinesWriter] | type[JsonWriter] | type[CsvWriter]] = {
    "jsonl": JsonLinesWriter,
    "json": JsonWriter,
    "csv": CsvWriter,
}
