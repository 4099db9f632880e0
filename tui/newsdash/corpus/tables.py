"""CSV and TSV: a row is an article, and its columns are named in many ways."""

from __future__ import annotations

import csv
import functools
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeAlias

from newsdash.corpus.fields import build_article
from newsdash.corpus.knowledge import by_kind
from newsdash.corpus.locating import Location, Unreadable
from newsdash.corpus.problems import NotReadableError
from newsdash.records import Article

Columns: TypeAlias = Sequence[tuple[str, str]]
"""What the user says columns hold: a key of ``COLUMN_KEYS``, and the name of the column."""

COLUMN_KEYS = ("title", "text", "date", "outlet", "language", "id", "url")

_DELIMITERS = ",;\t|"
_LONGEST_CELL = 50_000_000
_ROWS_SAMPLED = 20
_SHOWN = 8
_EXCEL_SAYS = re.compile(r"sep=(.)\n", re.IGNORECASE)
_FIELD_OF_KEY = {"outlet": "source"}


def from_table(
    text: str, location: Location, columns: Columns = (), delimiter: str | None = None
) -> Iterator[Article | Unreadable]:
    """Yield the article of each row; a row without a text costs only itself.

    Args:
        text: the table; its first row names the columns.
        location: where it was read.
        columns: what the user says columns hold; the others are told by their names.
        delimiter: what stands between columns, if it is known.

    Raises:
        NotReadableError: it is empty, or no column holds texts.
    """
    if said := _EXCEL_SAYS.match(text):
        text, delimiter = text[said.end() :], said[1]
    if not text.strip():
        raise NotReadableError("it is empty")
    rows = _rows(text, delimiter or _delimiter(text))
    _, header = next(rows, (0, []))
    places = _places(header, columns)
    is_blank = True
    for number, row in rows:
        is_blank = False
        yield _from_row(row, places, location, number)
    if is_blank:
        raise NotReadableError("it has column names, but no rows below them")


def looks_like_table(text: str, columns: Columns = ()) -> bool:
    """Tell a table from prose by its first line: it names a column of texts and another."""
    line = text.split("\n", 1)[0]
    given = {_folded(name) for _, name in columns}
    texts = {*map(_folded, by_kind("columns.tsv")["text"]), *given}
    for delimiter in _DELIMITERS:
        names = {_folded(name) for name in line.split(delimiter)}
        if names & texts and len(names & (_known_names() | given)) > 1:
            return True
    return False


def _from_row(
    row: list[str], places: dict[str, int], location: Location, number: int
) -> Article | Unreadable:
    fields = {
        _FIELD_OF_KEY.get(key, key): row[place] for key, place in places.items() if place < len(row)
    }
    try:
        return build_article(fields, path=location.path)
    except NotReadableError:
        return Unreadable(f"{location.name}:{number}", "its text is empty")


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not blank, each with the line it begins in."""
    csv.field_size_limit(_LONGEST_CELL)
    lines = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
    before = 0
    try:
        for row in lines:
            if any(map(str.strip, row)):
                yield before + 1, row
            before = lines.line_num
    except csv.Error as error:
        raise NotReadableError(f"it is a broken table ({error}, line {before + 1})") from None


def _delimiter(text: str) -> str:
    """Return what stands between the columns: what names the most columns that are known,
    then what cuts the first rows into the most columns of one number."""
    return max(_DELIMITERS, key=lambda delimiter: _fit(text, delimiter))


def _fit(text: str, delimiter: str) -> tuple[int, int]:
    sample = [row for _, row in islice(_sampled(text, delimiter), _ROWS_SAMPLED)]
    header = sample[0] if sample else []
    known = sum(_folded(name) in _known_names() for name in header)
    is_even = all(len(row) == len(header) for row in sample)
    return known, len(header) if is_even else 0


def _sampled(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    try:
        yield from _rows(text[:200_000], delimiter)
    except NotReadableError:
        return


def _places(header: list[str], columns: Columns) -> dict[str, int]:
    """Return which column holds what.

    Raises:
        NotReadableError: a column the user names is not there, or none holds texts.
    """
    places = {key: _given(header, key, name) for key, name in columns}
    folded = [_folded(name) for name in header]
    for key in COLUMN_KEYS:
        for name in map(_folded, by_kind("columns.tsv")[key]):
            if key not in places and name in folded and folded.index(name) not in places.values():
                places[key] = folded.index(name)
    if "text" not in places:
        raise NotReadableError(
            "no column is known to hold the text; say which one does: --column text=NAME"
            f" (there are {_listed(header)})"
        )
    return places


def _given(header: list[str], key: str, name: str) -> int:
    folded = [_folded(column) for column in header]
    if _folded(name) not in folded:
        raise NotReadableError(
            f"it has no column {name!r} (--column {key}={name}); there are {_listed(header)}"
        )
    return folded.index(_folded(name))


def _listed(header: Iterable[str]) -> str:
    names = [" ".join(name.split())[:40] for name in header]
    return ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")


@functools.cache
def _known_names() -> frozenset[str]:
    return frozenset(_folded(name) for names in by_kind("columns.tsv").values() for name in names)


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())
