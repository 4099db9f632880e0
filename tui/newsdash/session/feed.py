"""Events from the extraction: read in a thread, taken over by the interface bit by bit."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from time import perf_counter
from typing import Protocol, TypeAlias

from msgspec import Struct

from newsdash.extraction.events import AnyEvent, Failed, Finished
from newsdash.records import Extraction
from newsdash.search.index import Index
from newsdash.translation import translate

BACKLOG = 256
PATIENCE = 0.2


class IndexOpened(Struct, frozen=True):
    """What is shown comes from this index; what follows is added to it."""

    index: Index
    library: Path | None = None


class Arrived(Struct, frozen=True):
    """An article of a library; ``new`` if it came after the dashboard was last looked at."""

    extraction: Extraction
    done: int
    new: bool


AnyNews: TypeAlias = AnyEvent | IndexOpened | Arrived


class Feed(Protocol):
    """Where events come from; `newsdash.extraction.process.ExtractionProcess` is one."""

    def events(self) -> Iterator[AnyNews]:
        """Yield events; blocks between them."""
        ...

    def stop(self) -> None:
        """End now: ``events`` ends too."""
        ...


class FeedReader:
    """Moves events from the thread that waits for them to whoever asks.

    The backlog is bounded, so that a fast source cannot outrun the interface.
    """

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._backlog: queue.Queue[AnyNews] = queue.Queue(BACKLOG)
        self._stopped = Event()
        self.ended = False

    def read(self) -> None:
        """Read until the source ends or `stop` is called; to be run in a thread."""
        try:
            for event in self._feed.events():
                self._hand_over(event)
                if self._stopped.is_set():
                    return
        except Exception as error:  # noqa: BLE001 - whatever ends the source is told, not raised
            self._hand_over(
                Failed("extraction", translate("reading stopped: {error}", error=repr(error)), 0)
            )
        finally:
            self._hand_over(Finished(0, 0))

    def _hand_over(self, event: AnyNews) -> None:
        while not self._stopped.is_set():
            try:
                self._backlog.put(event, timeout=PATIENCE)
            except queue.Full:
                continue
            return

    def waiting(self, budget: float) -> Iterator[AnyNews]:
        """Yield the events that are there, for ``budget`` seconds at most; never blocks."""
        until = perf_counter() + budget
        while perf_counter() < until:
            try:
                event = self._backlog.get_nowait()
            except queue.Empty:
                return
            self.ended = isinstance(event, Finished)
            yield event

    @property
    def watching(self) -> bool:
        """Whether the source goes on after all there is was told."""
        return getattr(self._feed, "watching", False)

    def stop(self) -> None:
        """End the source and the thread."""
        self._stopped.set()
        self._feed.stop()
