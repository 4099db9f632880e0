"""Extractions of an archive as Parquet: a folder of parts, each whole or absent.

A part holds some articles in their order, a row each::

    records    JSON of the contract, with actor ids of the whole archive; null where it failed
    own        the same with the article's own actor ids, null where they do not differ
    failure    why there are no records, else null
    article    JSON of the article
    origin     what tells the input when it comes again with another text, or null
    language, pipeline, version, newsdash, knowledge    with what it was read

Needs the extra "dask", for pyarrow.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from newsdash.extraction.extractors import Extractor
from newsdash.records import Article, Extraction, from_json, to_json

_SUFFIX = ".parquet"


class NoPartsError(Exception):
    """A folder or file does not hold extractions; the message is one line."""


class PartRow(NamedTuple):
    """One article of a part. ``found`` has its own actor ids, ``settled`` those of all."""

    article: Article
    origin: str | None
    found: Extraction | None
    settled: Extraction | None
    failure: str | None
    extractor: Extractor | None


def part_files(folder: Path) -> list[Path]:
    """Return the parts in ``folder``, in order."""
    return sorted(folder.glob(f"part-*{_SUFFIX}"))


def write_part(file: Path, rows: list[PartRow]) -> None:
    """Write ``rows`` to ``file``, which appears when it is complete.

    Raises:
        OSError: it cannot be written.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.Table.from_pylist([_columns(row) for row in rows], _schema())
    unfinished = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        pq.write_table(table, unfinished, compression="zstd")
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)


def read_part(file: Path) -> list[PartRow]:
    """Return the rows of a part.

    Raises:
        NoPartsError: it is damaged, or something else.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return [_row(columns) for columns in pq.read_table(file).to_pylist()]
    except (OSError, pa.ArrowException, KeyError, msgspec.DecodeError) as error:
        said = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise NoPartsError(f"{file}: this holds no extractions of newsdash ({said})") from None


def read_parts(folder: Path) -> Iterator[PartRow]:
    """Yield the rows of all parts, in order; raises like ``read_part``."""
    files = part_files(folder)
    if not files:
        raise NoPartsError(f"{folder}: there are no extractions in it (part-….parquet)")
    for file in files:
        yield from read_part(file)


def _schema() -> object:
    import pyarrow as pa

    texts = ("records", "own", "failure", "article", "origin", *Extractor._fields)
    return pa.schema([(name, pa.large_string()) for name in texts])


def _columns(row: PartRow) -> dict[str, object]:
    shown = row.settled or row.found
    differs = row.found is not None and row.found != shown
    made_with = row.extractor._asdict() if row.extractor else dict.fromkeys(Extractor._fields)
    return {
        "records": shown and to_json(shown).decode(),
        "own": to_json(row.found).decode() if differs and row.found else None,
        "failure": row.failure,
        # with records it stands in them
        "article": None if shown else to_json(row.article).decode(),
        "origin": row.origin,
        **made_with,
    }


def _row(columns: dict[str, str]) -> PartRow:
    if columns["records"] is None:
        article = msgspec.json.decode(columns["article"], type=Article)
        return PartRow(article, columns["origin"], None, None, columns["failure"], None)
    settled = from_json(columns["records"])
    found = settled if columns["own"] is None else from_json(columns["own"])
    made_with = Extractor(*(columns[name] for name in Extractor._fields))
    return PartRow(found.article, columns["origin"], found, settled, None, made_with)
