"""What a query leaves of the sources, written to standard output without the dashboard."""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from newsdash.commandline.headless import (
    any_input,
    apart,
    ending_on_signals,
    silence_stdout,
)
from newsdash.commandline.narration import Narrator
from newsdash.commandline.query_table import write_table
from newsdash.configuration import DEFAULTS, Configuration
from newsdash.corrections.applying import Corrector
from newsdash.export.formats import Options, stream_writer
from newsdash.extraction.events import Counted, Extracted, Failed
from newsdash.extraction.pipeline_choice import PipelineError
from newsdash.extraction.threads import use_one_thread
from newsdash.library import LibraryError
from newsdash.library.source import records_of
from newsdash.records import Extraction, from_json
from newsdash.search.crossfilter import Result, finish, narrow
from newsdash.search.index import Index
from newsdash.search.parser import read
from newsdash.search.query import Query
from newsdash.search.selection import select

SOMETHING, NOTHING, WRONG, INTERRUPTED = 0, 1, 2, 130
FORMATS: Final = ("table", "jsonl", "csv")
_RECORD: Final = re.compile(rb'\s*\{\s*"schema"\s*:')


class Records:
    """The records of all sources: read where they are written already, else extracted.

    Args:
        sources: files, folders, patterns, or "-".
        narrator: tells what cannot be read, and how far it is.
        configuration: what is to be extracted with what.
    """

    def __init__(
        self, sources: Sequence[str], narrator: Narrator, configuration: Configuration = DEFAULTS
    ) -> None:
        self._sources = sources
        self._narrator = narrator
        self._configuration = configuration
        self.failures = 0

    def __iter__(self) -> Iterator[Extraction]:
        written = [source for source in self._sources if holds_records(source)]
        for source in written:
            yield from self._written(source)
        libraries, others = apart([s for s in self._sources if s not in written])
        for library in libraries:
            yield from records_of(library)
        if others:
            yield from self._extracted(others)

    def _written(self, source: str) -> Iterator[Extraction]:
        with _opened(source) as file:
            for number, line in enumerate(file, 1):
                if not line.strip():
                    continue
                try:
                    yield from_json(line)
                except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                    self._fail(f"{source}:{number}", f"no record of newsdash: {error}")

    def _extracted(self, sources: Sequence[str]) -> Iterator[Extraction]:
        if not any_input(sources, self._narrator):
            self.failures += 1
            return
        use_one_thread()
        from newsdash.extraction.stream import events  # spaCy, a second or two

        stdin = sys.stdin.buffer if "-" in sources else None
        total = 0
        for event in events(sources, stdin, self._configuration):
            match event:
                case Counted(total=total):
                    pass
                case Extracted(extraction=extraction, done=done):
                    self._narrator.progress(done, max(done, total), self.failures)
                    yield extraction
                case Failed(where=where, reason=reason):
                    self._fail(where, reason)

    def _fail(self, where: str, reason: str) -> None:
        self.failures += 1
        self._narrator.say(f"{where}: {reason}")


def holds_records(source: str) -> bool:
    """Tell whether a source is a file of records, or they are piped in; by how it begins."""
    if source == "-":
        peek = getattr(sys.stdin.buffer, "peek", None)
        return peek is not None and bool(_RECORD.match(peek(64)))
    path = Path(source)
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return bool(_RECORD.match(file.read(64)))
    except OSError:
        return False  # whoever reads it will tell


@contextlib.contextmanager
def _opened(source: str) -> Iterator[BinaryIO]:
    if source == "-":
        yield sys.stdin.buffer
    else:
        with Path(source).open("rb") as file:
            yield file


def query(
    text: str,
    sources: Sequence[str],
    format_name: str,
    configuration: Configuration = DEFAULTS,
    corrections: Corrector | None = None,
) -> int:
    """Write what ``text`` leaves of the sources, as they are corrected, to standard output.

    Returns:
        As grep does: 0 where something stays, 1 where nothing does, 2 where the query cannot be
        understood or a source could not be read, whatever stays of the others; 130 interrupted.
    """
    narrator = Narrator(sys.stderr, live=sys.stderr.isatty() and not sys.stdout.isatty())
    asked = understood(text, narrator)
    if asked is None:
        return WRONG
    records = Records(sources, narrator, configuration)
    try:
        with ending_on_signals():
            corrected = map((corrections or Corrector()).apply, records)
            return _answer(asked, corrected, records, format_name, narrator)
    except BrokenPipeError:  # the reader has enough, as with "| head"
        silence_stdout()
        return SOMETHING
    except KeyboardInterrupt:
        narrator.clear()
        return INTERRUPTED
    except (PipelineError, LibraryError) as error:
        narrator.say(str(error))
        return WRONG


def understood(text: str, narrator: Narrator) -> Query | None:
    """Return the query, or None after telling what is wrong with it or missing."""
    reading = read(text)
    for problem in (*reading.problems, *reading.unfinished):
        typed = text[problem.start : problem.end]
        narrator.say(f"query, character {problem.start + 1}, {typed}: {problem.message}")
    return None if reading.problems or reading.unfinished else reading.query


def _answer(
    asked: Query,
    corrected: Iterable[Extraction],
    records: Records,
    format_name: str,
    narrator: Narrator,
) -> int:
    index = Index()
    for extraction in corrected:
        index.add(extraction)
    index.sort()
    result = finish(narrow(index, asked))
    narrator.clear()
    _write(index, result, format_name)
    if records.failures:
        return WRONG
    return NOTHING if result.empty else SOMETHING


def _write(index: Index, result: Result, format_name: str) -> None:
    stream = sys.stdout.buffer
    if format_name == "table":
        write_table(index, result, stream, sys.stdout.isatty())
        return
    writer = stream_writer(format_name, stream, Options())
    for extraction in select(index, result):
        writer.write(extraction)
    writer.finish()
