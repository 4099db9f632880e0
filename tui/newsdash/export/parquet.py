"""Parquet: a folder with one file for each table, which join on ``article_id``.

Flat tables are what data frames and SQL work with (``SELECT * FROM 'found/quotes.parquet'``);
what is several by nature (aliases, roles, mentions, spans) is a list, never a joined text.
Together they hold every field of every record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from newsdash.records import Extraction, Offsets, Stance

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

Row: TypeAlias = dict[str, object]

_ROWS_IN_A_GROUP = 20_000
_SMALLEST, _LARGEST = -(2**63), 2**63 - 1


class ParquetMissingError(Exception):
    """pyarrow is not installed."""

    def __init__(self) -> None:
        super().__init__("parquet needs pyarrow: pip install 'newsdash[parquet]'")


class ParquetWriter:
    """Writes the five tables, in groups of rows while records go by.

    Raises:
        ParquetMissingError: pyarrow is not installed.
    """

    def __init__(self, folder: Path) -> None:
        self._tables = [
            _Table(folder / f"{table}.parquet", schema, _ROWS_OF[table])
            for table, schema in _schemas().items()
        ]

    def write(self, record: Extraction) -> None:
        """Add the rows of one article."""
        for table in self._tables:
            table.write(record)

    def finish(self) -> None:
        """Write what is left and the ends of the files."""
        for table in self._tables:
            table.finish()


class _Table:
    """One file: rows are gathered until they are worth a group."""

    def __init__(
        self, path: Path, schema: pa.Schema, rows_of: Callable[[Extraction], Iterator[Row]]
    ) -> None:
        self._path = path
        self._schema = schema
        self._rows_of = rows_of
        self._rows: list[Row] = []
        self._file: pq.ParquetWriter | None = None

    def write(self, record: Extraction) -> None:
        self._rows += self._rows_of(record)
        if len(self._rows) >= _ROWS_IN_A_GROUP:
            self._flush()

    def finish(self) -> None:
        self._flush()
        assert self._file is not None, "a flush opens it"
        self._file.close()

    def _flush(self) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        if self._file is None:
            self._file = pq.ParquetWriter(self._path, self._schema, compression="zstd")
        self._file.write_table(pa.Table.from_pylist(self._rows, schema=self._schema))
        self._rows = []


def _schemas() -> dict[str, pa.Schema]:
    try:
        import pyarrow as pa
    except ImportError:
        raise ParquetMissingError from None

    text, number = pa.string(), pa.int64()
    span = pa.struct({"start": number, "end": number})
    evidence = {"start": number, "end": number, "text": text}
    cue = {f"cue_{name}": kind for name, kind in evidence.items()}
    found = {"article_id": text, "id": text}
    columns: dict[str, dict[str, Any]] = {
        "articles": dict.fromkeys(
            ("id", "path", "title", "text", "language", "published", "source"), text
        )
        | {"schema": number},
        "actors": found
        | {"name": text, "kind": text, "aliases": pa.list_(text)}
        | {"roles": pa.list_(pa.struct({"title": text, "organization": text}))}
        | {"mentions": pa.list_(span)},
        "models": found
        | dict.fromkeys(("name", "family", "developer", "developer_id"), text)
        | {"parameters": number}
        | dict.fromkeys(("openness", "released", "runs_on"), text)
        | {"mentions": pa.list_(span)},
        "quotes": found
        | {"kind": text, **evidence, "spans": pa.list_(span)}
        | {"speaker_id": text, "speaker_text": text, "speaker_start": number}
        | {"speaker_end": number, **cue, "addressee": text, "venue": text}
        | {"confidence": pa.float64()},
        "stances": found
        | dict.fromkeys(("holder_id", "target_kind", "target", "target_id", "polarity"), text)
        | {"shift": pa.bool_(), "shift_from": text, "shift_to": text, "shift_when": text}
        | {**evidence, **cue, "quote_id": text, "confidence": pa.float64()},
    }
    return {table: pa.schema(list(fields.items())) for table, fields in columns.items()}


def _articles(record: Extraction) -> Iterator[Row]:
    yield {**msgspec.structs.asdict(record.article), "schema": record.schema}


def _actors(record: Extraction) -> Iterator[Row]:
    for actor in record.actors:
        yield {
            "article_id": record.article.id,
            **msgspec.structs.asdict(actor),
            "roles": [msgspec.structs.asdict(role) for role in actor.roles],
            "mentions": _spans(actor.mentions),
        }


def _models(record: Extraction) -> Iterator[Row]:
    for model in record.models:
        yield {
            "article_id": record.article.id,
            **msgspec.structs.asdict(model),
            "parameters": _in_64_bits(model.parameters),
            "mentions": _spans(model.mentions),
        }


def _quotes(record: Extraction) -> Iterator[Row]:
    for quote in record.quotes:
        speaker = quote.speaker
        yield {
            "article_id": record.article.id,
            **msgspec.structs.asdict(quote),
            "spans": _spans(quote.spans),
            "speaker_id": speaker.actor if speaker else None,
            "speaker_text": speaker.text if speaker else None,
            "speaker_start": speaker.start if speaker else None,
            "speaker_end": speaker.end if speaker else None,
            **_with_prefix("cue_", quote.cue),
        }


def _stances(record: Extraction) -> Iterator[Row]:
    for stance in record.stances:
        yield {
            "article_id": record.article.id,
            "id": stance.id,
            "holder_id": stance.holder,
            "target_kind": stance.target.kind,
            "target": stance.target.name,
            "target_id": stance.target.id,
            "polarity": stance.polarity,
            **_shift(stance),
            **_with_prefix("", stance.evidence),
            **_with_prefix("cue_", stance.cue),
            "quote_id": stance.quote,
            "confidence": stance.confidence,
        }


def _shift(stance: Stance) -> Row:
    shift = stance.shift
    return {
        "shift": shift is not None,
        "shift_from": shift.from_ if shift else None,
        "shift_to": shift.to if shift else None,
        "shift_when": shift.when if shift else None,
    }


def _with_prefix(prefix: str, found: msgspec.Struct | None) -> Row:
    values = msgspec.structs.asdict(found) if found else {}
    return {f"{prefix}{name}": value for name, value in values.items()}


def _spans(spans: tuple[Offsets, ...]) -> list[Row]:
    return [{"start": start, "end": end} for start, end in spans]


def _in_64_bits(number: int | None) -> int | None:
    """A count no column holds is no count anybody meant."""
    return number if number is not None and _SMALLEST <= number <= _LARGEST else None


_ROWS_OF: dict[str, Callable[[Extraction], Iterator[Row]]] = {
    "articles": _articles,
    "actors": _actors,
    "models": _models,
    "quotes": _quotes,
    "stances": _stances,
}
