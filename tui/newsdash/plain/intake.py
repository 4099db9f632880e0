"""Events taken in by a thread of their own, between the answers to what is typed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from newsdash.extraction.events import Failed, Finished
from newsdash.session.feed import AnyNews, Feed
from newsdash.session.session import Session
from newsdash.translation import figures, translate, translate_many

PAUSE: Final = 10.0
"""Seconds between two lines that tell how far the reading is."""


class Intake:
    """Takes the events of a feed into a session.

    Args:
        feed: where they come from.
        session: what they change; whoever else uses it asks for a `turn`.
        tell: takes the lines that tell how far the reading is.
        clock: seconds that only go forward.
    """

    def __init__(
        self,
        feed: Feed,
        session: Session,
        tell: Callable[[str], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._feed = feed
        self._session = session
        self._tell = tell
        self._clock = clock
        self._told_at = clock()
        self._lock = threading.Lock()
        self._others_turn = threading.Event()
        self._others_turn.set()
        self._finished = threading.Event()
        self._stopped = False
        self._thread = threading.Thread(target=self.read, name="reading", daemon=True)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def read(self) -> None:
        """Read to the end; `start` does it in a thread."""
        try:
            for event in self._feed.events():
                self._take(event)
        except Exception as error:  # noqa: BLE001 - whatever ends the source is told, not raised
            reason = translate("reading stopped: {error}", error=repr(error))
            self._take(Failed("extraction", reason, 0))
        finally:
            self._take(Finished(0, 0))

    def _take(self, event: AnyNews) -> None:
        self._others_turn.wait()
        with self._lock:
            if self._stopped:
                return
            self._session.take_in(event)
        self._tell_progress()
        if self._session.progress.finished:
            self._finished.set()

    def _tell_progress(self) -> None:
        progress = self._session.progress
        if self._finished.is_set():
            return
        if progress.finished:
            self._tell(self._summary())
        elif self._clock() - self._told_at >= PAUSE:
            self._told_at = self._clock()
            done, total = figures(progress.done), figures(progress.total)
            self._tell(translate("{done} of {total} read", done=done, total=total))

    def _summary(self) -> str:
        count = len(self._session.index.article_numbers)
        read = translate_many("{count} article read", "{count} articles read", count)
        failed = len(self._session.progress.failures)
        if not failed:
            return read
        return translate(
            "{read}, {count} could not be read; :problems tells why",
            read=read,
            count=figures(failed),
        )

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Have the session to oneself."""
        self._others_turn.clear()
        try:
            with self._lock:
                yield
        finally:
            self._others_turn.set()

    def wait(self) -> None:
        """Wait until all there is has been read."""
        self._finished.wait()

    def stop(self) -> None:
        """End the source and the thread."""
        with self._lock:
            self._stopped = True
        self._feed.stop()
        if self._thread.is_alive():
            self._thread.join()
