"""The extraction without the dashboard: records to a file or stdout, narration to stderr."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import BinaryIO

import click

from newsdash.commandline.narration import Narrator
from newsdash.commandline.target import Destination, open_target
from newsdash.configuration import DEFAULTS, Configuration
from newsdash.corpus import Location, locate
from newsdash.export.formats import Options, stream_writer
from newsdash.export.record_writers import RecordWriter
from newsdash.extraction.events import AnyEvent, Counted, Extracted, Failed, PipelineChosen
from newsdash.extraction.pipeline_choice import PipelineError
from newsdash.extraction.threads import use_one_thread
from newsdash.library import LibraryError
from newsdash.library.source import is_library, records_of
from newsdash.records import Extraction

ALL_READ, SOME_FAILED, NOTHING_READ, INTERRUPTED = 0, 1, 2, 130


class OutputError(Exception):
    """The records cannot be written any further."""


class Headless:
    """One run: takes the events in, writes the records, tells the rest.

    Args:
        writer: takes the records.
        narrator: tells what else happens.
    """

    def __init__(self, writer: RecordWriter, narrator: Narrator) -> None:
        self._writer = writer
        self._narrator = narrator
        self._total = 0
        self._finished = False
        self._languages: set[str] = set()
        self.articles = 0
        self.failures = 0

    def take(self, event: AnyEvent) -> None:
        """Write what was extracted, tell what was not.

        Raises:
            BrokenPipeError: nobody reads any more.
            OutputError: writing failed.
        """
        match event:
            case Counted(total=total):
                self._total = total
            case PipelineChosen():
                self._tell_pipeline(event)
            case Extracted(extraction=extraction, done=done):
                self._write(extraction)
                self._narrator.progress(done, max(done, self._total), self.failures, self.articles)
            case Failed(where=where, reason=reason):
                self.failures += 1
                self._narrator.say(f"{where}: {reason}")

    def finish(self) -> None:
        """Close what the writer left open, once; raises like ``take``."""
        if self._finished:  # interrupted in here: what was begun is not written a second time
            return
        self._finished = True
        with _output_errors():
            self._writer.finish()

    def tell_summary(self) -> None:
        """Say how many articles there were."""
        articles = "1 article" if self.articles == 1 else f"{self.articles} articles"
        self._narrator.say(f"{articles}, {self.failures} failed")

    @property
    def exit_code(self) -> int:
        """What the run comes to for a script."""
        if not self.articles:
            return NOTHING_READ
        return SOME_FAILED if self.failures else ALL_READ

    def _write(self, extraction: Extraction) -> None:
        with _output_errors():
            self._writer.write(extraction)
        self.articles += 1

    def _tell_pipeline(self, event: PipelineChosen) -> None:
        if event.language not in self._languages:
            self._languages.add(event.language)
            note = f": {event.note}" if event.note else ""
            self._narrator.say(f"{event.language} is read with {event.name} {event.version}{note}")


def extract(
    sources: Sequence[str],
    format_name: str,
    output: str | None,
    configuration: Configuration = DEFAULTS,
    jobs: int = 1,
) -> int:
    """Extract from ``sources`` to ``output`` and return the exit code; raises like ``write``."""

    def writer(stream: BinaryIO) -> RecordWriter:
        return stream_writer(format_name, stream, Options())

    return write(sources, writer, output, configuration, jobs)


def write(
    sources: Sequence[str],
    writer: Callable[[BinaryIO], RecordWriter],
    output: str | None,
    configuration: Configuration = DEFAULTS,
    jobs: int = 1,
) -> int:
    """Hand what ``jobs`` processes extract to a writer on ``output``; return the exit code.

    Raises:
        click.BadParameter: nothing can be written to ``output``.
    """

    def opened() -> tuple[Destination, RecordWriter]:
        target = open_target(output)
        return target, writer(target.stream)

    return extract_into(sources, output, opened, configuration, jobs)


def extract_into(
    sources: Sequence[str],
    output: str | None,
    opened: Callable[[], tuple[Destination, RecordWriter]],
    configuration: Configuration = DEFAULTS,
    jobs: int = 1,
) -> int:
    """Extract from ``sources`` into what ``opened`` opens at ``output``; return the exit code.

    Raises:
        click.BadParameter: nothing can be written to ``output``.
    """
    narrator = Narrator(sys.stderr, live=_progress_is_welcome(output))
    if not any_input(sources, narrator):
        return NOTHING_READ
    refuse_own_output(sources, output)
    target, writer = opened()
    run = Headless(writer, narrator)
    try:
        with ending_on_signals():
            _extract_all(run, sources, narrator, configuration, jobs)
    except BaseException as error:  # noqa: BLE001 (raised again unless it is an orderly end)
        _keep_what_there_is(run, target, narrator)
        return _end_early(error, run, narrator)
    return _end(run, target, narrator)


def any_input(sources: Sequence[str], narrator: Narrator) -> bool:
    """Tell whether ``sources`` lead anywhere; where they do not, say so of each."""
    problems = []
    libraries, sources = apart(sources)
    if libraries:
        return True
    for found in locate(sources):
        if isinstance(found, Location):
            return True
        problems.append(found)
    for problem in problems:
        narrator.say(f"{problem.where}: {problem.reason}")
    return False


def refuse_own_output(sources: Sequence[str], output: str | None) -> None:
    """Raise ``click.BadParameter`` when ``output`` exists and is about to be read as well.

    So it is with a folder that the output replaces, and a source inside it.
    """
    if output in {None, "-"} or not Path(str(output)).exists():
        return
    path = Path(str(output)).resolve()
    for found in locate(sources):
        if isinstance(found, Location) and found.path and _is_same(found, path):
            raise click.BadParameter(
                f"{output} is one of the sources; write elsewhere, or remove it first.",
                param_hint="-o",
            )


def _is_same(location: Location, path: Path) -> bool:
    return not location.is_web and Path(str(location.path)).resolve() == path


@contextlib.contextmanager
def ending_on_signals() -> Iterator[None]:
    """Turn termination and hang-up into ``SystemExit``, so that what is written is kept."""

    def end(number: int, _frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    numbers = [getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP")]
    if threading.current_thread() is not threading.main_thread():
        numbers = []
    before = {number: signal.signal(number, end) for number in numbers if number is not None}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _extract_all(
    run: Headless,
    sources: Sequence[str],
    narrator: Narrator,
    configuration: Configuration,
    jobs: int,
) -> None:
    stdin = standard_input(sources, narrator)
    for event in _events(sources, stdin, configuration, jobs):
        run.take(event)
    run.finish()


def _events(
    sources: Sequence[str], stdin: BinaryIO | None, configuration: Configuration, jobs: int
) -> Iterator[AnyEvent]:
    libraries, sources = apart(sources)
    for library in libraries:
        yield from (Extracted(found, done) for done, found in enumerate(records_of(library), 1))
    if not sources:
        return
    if jobs > 1:
        from newsdash.extraction import parallel

        yield from parallel.events(sources, stdin, configuration, jobs)
        return
    use_one_thread()
    from newsdash.extraction.stream import events  # spaCy, a second or two

    yield from events(sources, stdin, configuration)


def apart(sources: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the libraries among ``sources``, and the others."""
    libraries = [source for source in sources if is_library(source)]
    return libraries, [source for source in sources if source not in libraries]


def standard_input(sources: Sequence[str], narrator: Narrator) -> BinaryIO | None:
    """Return where ``-`` is read from, None where it is not among ``sources``."""
    if "-" not in sources or sys.stdin is None:
        return None
    if sys.stdin.isatty():
        narrator.say("reading what you type; end it with Ctrl-D on a line of its own")
    return sys.stdin.buffer


def _end(run: Headless, target: Destination, narrator: Narrator) -> int:
    if not run.articles:
        target.discard()  # an older file is worth more than an empty one
    else:
        try:
            target.complete()
        except OSError as error:
            narrator.say(f"the records cannot be written: {error.strerror}")
            return NOTHING_READ
    run.tell_summary()
    return run.exit_code


def _keep_what_there_is(run: Headless, target: Destination, narrator: Narrator) -> None:
    narrator.clear()
    with contextlib.suppress(OSError, OutputError):
        run.finish()
    if not run.articles:
        target.discard()
    elif partial := target.abandon():
        narrator.say(f"not finished; what was extracted so far is in {partial}")


def _end_early(error: BaseException, run: Headless, narrator: Narrator) -> int:
    match error:
        case BrokenPipeError():  # the reader has enough, as with "| head"
            silence_stdout()
            return ALL_READ
        case KeyboardInterrupt():
            run.tell_summary()
            return INTERRUPTED
        case OutputError():
            narrator.say(f"the records cannot be written: {error}")
            return NOTHING_READ
        case PipelineError() | LibraryError():
            narrator.say(str(error))
            return NOTHING_READ
        case SystemExit(code=int(code)):
            return code
    raise error


def silence_stdout() -> None:
    """Keep Python from complaining of the broken pipe when it flushes at the end."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


@contextlib.contextmanager
def _output_errors() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(error.strerror or str(error)) from error


def _progress_is_welcome(output: str | None) -> bool:
    """Progress and data on the same terminal would run into each other."""
    return sys.stderr.isatty() and (output not in {None, "-"} or not sys.stdout.isatty())
