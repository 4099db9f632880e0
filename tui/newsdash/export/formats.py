"""The formats by name; what a format needs is loaded when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO

from newsdash.export.network import Between
from newsdash.export.record_writers import CsvWriter, JsonLinesWriter, JsonWriter, RecordWriter

FOLDERS = {
    "parquet": tuple(
        f"{table}.parquet" for table in ("articles", "actors", "models", "quotes", "stances")
    ),
    "network-csv": ("nodes.csv", "edges.csv"),
}
"""Formats that are a folder, and the files in it."""

STREAMS = ("jsonl", "json", "csv", "graphml", "html", "md")
"""Formats that are one file."""

NAMES = ("jsonl", "json", "csv", "parquet", "graphml", "network-csv", "html", "md")


@dataclass(frozen=True, slots=True)
class Options:
    """What can be chosen beside the format.

    Args:
        bom: tables begin with a byte order mark.
        between: which edges a network has.
        language: of a brief; None for that of most articles.
        title: of a brief; None for a plain one.
        query: what the records were chosen by, told under the title of a brief.
    """

    bom: bool = False
    between: Between = "targets"
    language: str | None = None
    title: str | None = None
    query: str | None = None


def by_suffix(output: str | None) -> str | None:
    """Return the format that a file called so is expected to have, None if none is."""
    suffix = PurePath(output or "").suffix.lower().removeprefix(".")
    suffix = {"htm": "html", "markdown": "md"}.get(suffix, suffix)
    return suffix if suffix in STREAMS or suffix == "parquet" else None


def stream_writer(name: str, stream: BinaryIO, options: Options) -> RecordWriter:
    """Return a writer of one of ``STREAMS``."""
    if name in {"html", "md"}:
        return _brief_writer(name, stream, options)
    if name == "graphml":
        from newsdash.export.network_writers import GraphMLWriter

        return GraphMLWriter(stream, options.between)
    if name == "csv":
        return CsvWriter(stream, options.bom)
    return JsonWriter(stream) if name == "json" else JsonLinesWriter(stream)


def _brief_writer(name: str, stream: BinaryIO, options: Options) -> RecordWriter:
    from newsdash.export.brief.writers import HtmlBriefWriter, MarkdownBriefWriter

    writer = HtmlBriefWriter if name == "html" else MarkdownBriefWriter
    return writer(stream, options.language, options.title, options.query)


def folder_writer(name: str, folder: Path, options: Options) -> RecordWriter:
    """Return a writer of one of ``FOLDERS``.

    Raises:
        ParquetMissingError: pyarrow is not installed.
    """
    if name == "network-csv":
        from newsdash.export.network_writers import NetworkTablesWriter

        return NetworkTablesWriter(folder, options.between, options.bom)
    from newsdash.export.parquet import ParquetWriter

    return ParquetWriter(folder)
