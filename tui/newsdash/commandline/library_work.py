"""What the commands of ``newsdash library`` do; each returns its exit code."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from newsdash.commandline.feed_store import FeedStoreError
from newsdash.commandline.headless import (
    ALL_READ,
    INTERRUPTED,
    NOTHING_READ,
    SOME_FAILED,
    ending_on_signals,
)
from newsdash.commandline.library_index import bring_index_up_to_date
from newsdash.commandline.library_report import as_data, as_text
from newsdash.commandline.narration import Narrator
from newsdash.commandline.settings import readable_configuration, usable_configuration
from newsdash.configuration import Configuration
from newsdash.extraction.events import Counted, Failed, PipelineChosen
from newsdash.extraction.pipeline_choice import PipelineError
from newsdash.library import Library, LibraryError, default_library
from newsdash.library.intake import IntakeEvent, Taken, Visited
from newsdash.library.writing import Outcome, WritableLibrary


class Work:
    """A command, or a round of it, at work: tells what happens, and what it comes to."""

    def __init__(self) -> None:
        self.narrator = Narrator(sys.stderr, live=sys.stderr.isatty())
        self.taken = dict.fromkeys(Outcome, 0)
        self.failures = 0
        self._visited = 0
        self._total = 0

    def follow(self, events: Iterable[IntakeEvent]) -> None:
        """Take events in to the end."""
        for event in events:
            self._take(event)

    def _take(self, event: IntakeEvent) -> None:
        match event:
            case Counted(total=total):
                self._total = total
            case PipelineChosen(language=language, name=name, version=version, note=note):
                told = f": {note}" if note else ""
                self.narrator.say(f"{language} is read with {name} {version}{told}")
            case Failed(where=where, reason=reason):
                self.failures += 1
                self.narrator.say(f"{where}: {reason}")
            case Taken(outcome=outcome, done=done):
                self.taken[outcome] += 1
                self.narrator.progress(
                    done, max(done, self._total), self.failures, sum(self.taken.values())
                )
            case Visited():
                self._visited += 1

    def add(self, other: Work) -> None:
        """Count what ``other`` has counted."""
        self.failures += other.failures
        for outcome, count in other.taken.items():
            self.taken[outcome] += count

    def tell_summary(self) -> None:
        """Say what became of the articles."""
        told = [f"{count:,} {outcome.value}" for outcome, count in self.taken.items()]
        self.narrator.say(", ".join([*told, f"{self.failures:,} failed"]))

    @property
    def exit_code(self) -> int:
        """What it comes to for a script."""
        if not any(self.taken.values()) and not self._visited and self.failures:
            return NOTHING_READ
        return SOME_FAILED if self.failures else ALL_READ


def import_(path: Path | None, folder: Path) -> int:
    """Take in the extractions of an archive."""
    from newsdash.extraction.parts import NoPartsError
    from newsdash.library.importing import import_parts

    work = Work()
    if not importlib.util.find_spec("pyarrow"):
        work.narrator.say("Parquet needs more packages: pip install 'newsdash[dask]'")
        return NOTHING_READ
    configuration = readable_configuration(work.narrator)
    if configuration is None:
        return NOTHING_READ

    def run() -> int:
        place = path or default_library()
        try:
            with WritableLibrary(place, configuration) as library:
                work.follow(import_parts(library, folder))
        except NoPartsError as error:
            raise LibraryError(str(error)) from None
        bring_index_up_to_date(place, work.narrator)
        work.tell_summary()
        return work.exit_code

    return guarded(work, run)


def info(path: Path | None, format_name: str) -> int:
    """Write what the library holds."""
    work = Work()
    configuration = usable_configuration(work.narrator)
    if configuration is None:
        return NOTHING_READ

    def run() -> int:
        with Library(path or default_library()) as library:
            data = as_data(library, configuration)
        shown = json.dumps(data, indent=2) if format_name == "json" else as_text(data)
        click.echo(shown.encode())  # UTF-8 whatever the locale
        return ALL_READ

    return guarded(work, run)


def check(path: Path | None) -> int:
    """Write what is wrong with the library; 1 if anything is."""
    from newsdash.library.checking import check as problems

    work = Work()

    def run() -> int:
        found = 0
        with Library(path or default_library()) as library:
            for problem in problems(library):
                found += 1
                work.narrator.say(problem)
            articles = library.counts().articles
        work.narrator.say(f"{articles:,} articles, {found:,} problems")
        return SOME_FAILED if found else ALL_READ

    return guarded(work, run)


def reread(path: Path | None, jobs: int) -> int:
    """Read again what an older pipeline has read."""
    return _anew(path, jobs, "older", derive=False)


def rebuild(path: Path | None, jobs: int, extract: str | None) -> int:
    """Derive again what follows from the records, after reading articles again if asked to."""
    return _anew(path, jobs, extract, derive=True)


def _anew(path: Path | None, jobs: int, extract: str | None, *, derive: bool) -> int:
    work = Work()
    configuration = usable_configuration(work.narrator)
    if configuration is None:
        return NOTHING_READ

    def run() -> int:
        place = path or default_library()
        Library(place).close()  # one that is not there is not to be made
        with WritableLibrary(place, configuration) as library:
            if extract is not None:
                work.follow(_read_again(library, extract, configuration, jobs))
            articles = _derive(library, work.narrator) if derive else library.counts().articles
        bring_index_up_to_date(place, work.narrator)
        work.narrator.say(
            f"{articles:,} articles, {work.taken[Outcome.CHANGED]:,} read again, "
            f"{work.failures:,} failed"
        )
        return SOME_FAILED if work.failures else ALL_READ

    return guarded(work, run)


def backup(path: Path | None, file: Path) -> int:
    """Copy the library."""
    from newsdash.library.backup import back_up

    work = Work()

    def run() -> int:
        with Library(path or default_library()) as library:
            back_up(library, file)
            articles = library.counts().articles
        work.narrator.say(f"{file}: {articles:,} articles, verified")
        return ALL_READ

    return guarded(work, run)


def _read_again(
    library: WritableLibrary, extract: str, configuration: Configuration, jobs: int
) -> Iterator[IntakeEvent]:
    from newsdash.library.rereading import read_again
    from newsdash.library.stale import every, stale

    rows = stale(library, configuration) if extract == "older" else every(library)
    return read_again(library, rows, configuration, jobs)


def _derive(library: WritableLibrary, narrator: Narrator) -> int:
    from newsdash.library.rebuilding import rebuild as derive

    total = 0
    for done, total in derive(library):
        narrator.progress(done, total, 0, done)
    return total


def guarded(work: Work, run: Callable[[], int]) -> int:
    """Do it, and say in one line what ends it early."""
    try:
        with ending_on_signals():
            return run()
    except KeyboardInterrupt:
        work.tell_summary()
        return INTERRUPTED
    except (FeedStoreError, LibraryError, PipelineError) as error:
        work.narrator.say(str(error))
        return SOME_FAILED if any(work.taken.values()) else NOTHING_READ
    finally:
        work.narrator.clear()
