"""Taking events in: a little at each tick, and a refresh of the panes now and then."""

from __future__ import annotations

import gc
from time import perf_counter
from typing import ClassVar, Final

from newsdash.dashboard.display import clean
from newsdash.extraction.events import Extracted
from newsdash.session.feed import Arrived, FeedReader, IndexOpened
from newsdash.session.session import Session
from newsdash.translation import message_many, translate_many

LOUD: Final = 2


class Intake:
    """Moves events from the reader into the session, and says when the panes are behind."""

    TICK: ClassVar[float] = 0.05
    BUDGET: ClassVar[float] = 0.012
    PAUSE: ClassVar[float] = 0.15

    def __init__(self, session: Session, reader: FeedReader) -> None:
        self._session = session
        self._reader = reader
        self._behind = False
        self._next_refresh = 0.0
        self._told = 0
        self._told_end = False

    @property
    def ended(self) -> bool:
        """True when all there is is shown; a source that is watched may bring more."""
        return self._session.progress.finished and not self._behind

    @property
    def watching(self) -> bool:
        """True when more may come at any time."""
        return self._reader.watching

    def take_in(self) -> bool:
        """Take in what waits, as far as the time budget goes; returns whether there was any."""
        articles = len(self._session.index.articles)
        taken = 0
        for event in self._reader.waiting(self.BUDGET):
            self._session.take_in(event)
            taken += 1
            shown = isinstance(event, Extracted | Arrived | IndexOpened)
            self._behind |= shown or self._session.progress.finished
        if len(self._session.index.articles) > articles:
            # Records stay until the end. Frozen they are not looked at again by each garbage
            # collection, which would stop the interface for a tenth of a second and more.
            gc.freeze()
        return taken > 0

    def refresh_due(self) -> bool:
        """Tell whether rows have come in that the panes do not show, and it is time."""
        return self._behind and (
            perf_counter() >= self._next_refresh or self._session.progress.finished
        )

    def refreshed(self, cost: float) -> None:
        """Note that the panes are up to date; the more that cost, the longer the next waits."""
        self._behind = False
        self._next_refresh = perf_counter() + max(self.PAUSE, 10 * cost)

    def news_of_failures(self) -> list[str]:
        """Return what to tell of failures: the first ones in full, the rest in one line."""
        failures = self._session.progress.failures
        news = [
            f"{clean(failed.where, 200)}: {clean(failed.reason, 300)}"
            for failed in failures[self._told : LOUD]
        ]
        self._told = max(self._told, min(len(failures), LOUD))
        if self._session.progress.finished and not self._told_end and len(failures) > LOUD:
            self._told_end = True
            told = message_many(
                "{count} input in all; F8 lists it", "{count} inputs in all; F8 lists them"
            )
            news.append(translate_many(*told, len(failures)))
        return news
