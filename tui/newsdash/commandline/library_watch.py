"""``newsdash library add --watch``: looks for news again and again, until it is ended."""

from __future__ import annotations

import glob
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from newsdash.commandline.feed_store import FeedFile, FeedStore, FeedStoreError
from newsdash.commandline.feeds import NOTHING_KEPT
from newsdash.commandline.headless import ALL_READ, NOTHING_READ, any_input, standard_input
from newsdash.commandline.library_work import Work, guarded
from newsdash.commandline.settings import usable_configuration
from newsdash.corpus.locating import is_web_address
from newsdash.corpus.tables import Columns
from newsdash.extraction.events import Failed
from newsdash.extraction.pipeline_choice import PipelineError
from newsdash.library import LibraryError, default_library
from newsdash.library.inputs import Subscriptions
from newsdash.library.intake import Intake, IntakeEvent, Taken, Visited
from newsdash.library.writing import Outcome, WritableLibrary

BETWEEN_FEEDS = 600
"""Seconds in which a feed is asked once at most."""

Pause: TypeAlias = Callable[[float], None]
Clock: TypeAlias = Callable[[], float]


def watch(
    path: Path | None,
    sources: Sequence[str],
    *,
    seconds: int,
    jobs: int = 1,
    with_feeds: bool = False,
    columns: Columns = (),
    pause: Pause = time.sleep,
    clock: Clock = time.monotonic,
) -> int:
    """Take in what is new every ``seconds`` until Ctrl-C or SIGTERM; the exit code is then 0.

    Args:
        path: the library.
        sources: what to look at; of pages and standard input, once.
        seconds: how long to wait between two rounds.
        jobs: how many processes read.
        with_feeds: whether the feeds are asked as well.
        columns: what columns of tables hold.
        pause: waits for so many seconds.
        clock: seconds that only go forward.
    """
    work = Work()
    configuration = usable_configuration(work.narrator)
    if configuration is None or not _is_anything_to_watch(sources, with_feeds, work):
        return NOTHING_READ
    configuration = configuration.with_columns(tuple(columns))

    def run() -> int:
        with (
            WritableLibrary(path or default_library(), configuration) as library,
            Intake(library, configuration, jobs) as intake,
        ):
            store = FeedFile() if with_feeds else None
            rounds = _Rounds(intake, sources, store, work, clock)
            try:
                rounds.go_on(seconds, pause)
            except (KeyboardInterrupt, SystemExit):  # the way to end it
                work.narrator.say(f"no longer watching: {_told(work) or 'nothing new'}")
        return ALL_READ

    return guarded(work, run)


def _is_anything_to_watch(sources: Sequence[str], with_feeds: bool, work: Work) -> bool:
    lasting = _lasting(sources)
    if with_feeds or any(_may_hold_news(source) for source in lasting):
        return True
    if lasting:
        any_input(lasting, work.narrator)
    else:
        work.narrator.say("only files, folders, patterns and --feeds can be watched")
    return False


def _lasting(sources: Sequence[str]) -> list[str]:
    return [source for source in sources if source != "-" and not is_web_address(source)]


def _may_hold_news(source: str) -> bool:
    """Tell whether it is there, if only as an empty folder, or a pattern for what is to come."""
    return Path(source).expanduser().exists() or glob.has_magic(source)


class _Rounds:
    """Looks at everything again and again; what was told once is not told again."""

    def __init__(
        self,
        intake: Intake,
        sources: Sequence[str],
        store: FeedStore | None,
        work: Work,
        clock: Clock,
    ) -> None:
        self._intake = intake
        self._sources = sources
        self._store = store
        self._work = work
        self._clock = clock
        self._asked: dict[str, float] = {}
        self._failures: defaultdict[str, set[str]] = defaultdict(set)

    def go_on(self, seconds: int, pause: Pause) -> None:
        """Look at everything every ``seconds``; never returns."""
        times = "every second" if seconds == 1 else f"every {seconds} seconds"
        self._work.narrator.say(f"watching {times}; end it with Ctrl-C")
        while True:
            self._look_round()
            self._sources = _lasting(self._sources)  # the others have been read
            pause(seconds)

    def _look_round(self) -> None:
        work = Work()
        try:
            self._attempt(work, "library", self._of_sources)
            self._attempt(work, "feeds", self._of_feeds)
        finally:
            self._work.add(work)
            work.narrator.clear()
            if any(work.taken.values()):
                work.narrator.say(f"{datetime.now():%Y-%m-%d %H:%M} {_told(work)}")

    def _attempt(self, work: Work, what: str, look: Callable[[], Iterable[IntakeEvent]]) -> None:
        """Look, and tell what prevents it; the next round tries again."""
        try:
            work.follow(self._news(look()))
            self._failures.pop(what, None)
        except (FeedStoreError, LibraryError, PipelineError) as error:
            if str(error) not in self._failures[what]:
                self._failures[what].add(str(error))
                work.narrator.say(str(error))

    def _of_sources(self) -> Iterator[IntakeEvent]:
        return self._intake.take_in(
            self._sources, standard_input(self._sources, self._work.narrator)
        )

    def _of_feeds(self) -> Iterator[IntakeEvent]:
        store = self._store
        if store is None:
            return
        states = store.list()
        if not states:
            raise FeedStoreError(NOTHING_KEPT)
        due = [state for state in states if self._is_due(state.url)]
        self._asked |= {state.url: self._clock() for state in due}
        if due:
            feeds = Subscriptions(due, lambda state: store.update([state]))
            yield from self._intake.take_in((), feeds=feeds)

    def _is_due(self, url: str) -> bool:
        asked = self._asked.get(url)
        return asked is None or self._clock() - asked >= BETWEEN_FEEDS

    def _news(self, events: Iterable[IntakeEvent]) -> Iterator[IntakeEvent]:
        """Yield events without what is known, and failures until they are others."""
        for event in events:
            match event:
                case Failed(where=where, reason=reason):
                    if reason in self._failures[where]:
                        continue
                    self._failures[where].add(reason)
                case Taken(where=where) | Visited(where=where):
                    self._failures.pop(where, None)
            if not (isinstance(event, Taken) and event.outcome is Outcome.KNOWN):
                yield event


def _told(work: Work) -> str:
    """Return what is new, in words; nothing if nothing is."""
    counts = {outcome.value: count for outcome, count in work.taken.items()}
    counts["failed"] = work.failures
    return ", ".join(f"{count:,} {what}" for what, count in counts.items() if count)
