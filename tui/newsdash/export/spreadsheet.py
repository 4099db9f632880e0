"""Tables for spreadsheets: UTF-8, and no cell is run as a formula.

A spreadsheet runs a cell that begins with one of ``= + - @``, a tab or a line break, or with
a full-width form of those signs, as a formula (OWASP, "CSV Injection"). Such a cell gets an
apostrophe before it, and so does one that begins with apostrophes and then such a character:
`original` takes exactly one away and has the text back.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import BinaryIO

_BOM = "\ufeff"
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def cell(value: object) -> str:
    """Return ``value`` as the text of a cell; ``None`` is the empty one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return f"'{text}" if isinstance(value, str) and _FORMULA.match(text) else text


def original(text: str) -> str:
    """Return the text that `cell` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


class SafeTable:
    """A header and rows, each handed on at once; absent columns are empty.

    Args:
        stream: where the bytes go.
        columns: the names in the header.
        bom: whether a byte order mark comes first.
    """

    def __init__(self, stream: BinaryIO, columns: Sequence[str], bom: bool = False) -> None:
        self._stream = stream
        self._lines = _Lines()
        # "\r\n": else the module leaves a cell with a lone carriage return without quotes.
        self._table = csv.DictWriter(self._lines, columns, lineterminator=_Lines.END)
        if bom:
            self._lines.text.append(_BOM)
        self._table.writeheader()

    def write(self, rows: Iterable[Mapping[str, object]]) -> None:
        """Write ``rows``, and the header where it is not written yet."""
        for row in rows:
            self._table.writerow({name: cell(value) for name, value in row.items()})
        self._stream.write("".join(self._lines.text).encode(errors="replace"))
        self._stream.flush()
        self._lines.text.clear()


class _Lines:
    """Lines of a table as they are made, ended by a line feed alone."""

    END = "\r\n"

    def __init__(self) -> None:
        self.text: list[str] = []

    def write(self, line: str) -> None:
        self.text.append(f"{line.removesuffix(self.END)}\n")
