"""Writers of whole records: lines of JSON, an array, one long table."""

from __future__ import annotations

from typing import BinaryIO, Protocol

from newsdash.export.csv_rows import COLUMNS, rows
from newsdash.export.spreadsheet import SafeTable
from newsdash.records import Extraction, contract_form, to_json


class RecordWriter(Protocol):
    """Writes one extraction after another; what it wrote is whole after ``finish``."""

    def write(self, record: Extraction) -> None:
        """Take ``record``; formats that can, hand it on at once."""

    def finish(self) -> None:
        """Write what is held back and close what is open."""


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
    """A header, then a row for each actor, model, quote and stance.

    Args:
        stream: where the bytes go.
        bom: whether they begin with a byte order mark, by which Excel knows UTF-8.
    """

    def __init__(self, stream: BinaryIO, bom: bool = False) -> None:
        self._table = SafeTable(stream, COLUMNS, bom)

    def write(self, record: Extraction) -> None:
        """Write the rows of ``record`` and hand them on at once."""
        self._table.write(rows(record))

    def finish(self) -> None:
        """Write the header where there were no rows."""
        self._table.write([])
