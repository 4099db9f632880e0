"""What the dashboard knows: the index, the filter, the pins, and how the reading goes."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from newsdash.corrections.applying import Corrector
from newsdash.corrections.kept import Corrections
from newsdash.corrections.records import Correction
from newsdash.extraction.events import (
    Counted,
    Extracted,
    Failed,
    Finished,
    PipelineChosen,
    Stopped,
)
from newsdash.memory import Memory
from newsdash.records import Extraction
from newsdash.search.crossfilter import Pin, Result
from newsdash.search.index import Index
from newsdash.search.query import Query
from newsdash.search.rows import NOBODY, Pane
from newsdash.search.sorting import SORTS
from newsdash.session.feed import AnyNews, Arrived, IndexOpened


@dataclass(slots=True)
class Progress:
    """How far the reading is."""

    total: int = 0
    done: int = 0
    finished: bool = False
    stopped: bool = False
    pipelines: dict[str, PipelineChosen] = field(default_factory=dict)
    failures: list[Failed] = field(default_factory=list)


@dataclass(slots=True)
class Session:
    """The state that panes and screens share; the screens decide when it changes."""

    index: Index = field(default_factory=Index)
    query: Query = field(default_factory=Query)
    typed: str = ""
    pins: tuple[Pin, ...] = ()
    result: Result = field(default_factory=Result)
    progress: Progress = field(default_factory=Progress)
    memory: Memory = field(default_factory=Memory)
    corrections: Corrections = field(default_factory=Corrections)
    read: list[tuple[Extraction, int]] = field(default_factory=list, init=False)
    """What came in, as extracted, with the day it counts as seen; a library keeps its own."""
    library: Path | None = field(default=None, init=False)
    _corrector: Corrector = field(init=False)
    sorts: dict[Pane, str] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Sort as it was sorted last."""
        self._corrector = self.corrections.corrector
        kept = self.memory.layout.sorts
        self.sorts = {pane: kept[pane] for pane in Pane if kept.get(pane) in SORTS[pane]}

    @property
    def narrowed(self) -> bool:
        """True when a filter or a pin hides rows."""
        return bool(self.query or self.pins)

    @property
    def exit_code(self) -> int:
        """What newsdash ends with: 0, 1 if some inputs failed, 2 if nothing could be read.

        2 also where the reading stopped before its end.
        """
        if self.progress.stopped:
            return 2
        if not self.progress.failures:
            return 0
        return 1 if self.index.articles else 2

    def toggle_pin(self, pin: Pin) -> bool:
        """Pin a row, or unpin it; returns whether it is pinned now."""
        pinned = pin not in self.pins
        others = tuple(other for other in self.pins if other != pin)
        self.pins = (*others, pin) if pinned else others
        return pinned

    def take_in(self, event: AnyNews) -> None:
        """Let an event of the extraction or the library change the state."""
        progress = self.progress
        match event:
            case Counted(total=total):
                progress.total = total
            case PipelineChosen(language=language):
                progress.pipelines[language] = event
            case Extracted(extraction=extraction, done=done):
                progress.done = max(progress.done, done)
                self._add(extraction, 0)
            case Arrived(extraction=extraction, done=done, new=new):
                progress.done = max(progress.done, done)
                self._add(extraction, _today() if new else 0)
            case IndexOpened(index=index, library=library):
                self.index, self.result, self.library = index, Result(), library
                self.index.visit(_today())
                progress.done = len(index.article_numbers)
            case Failed(done=done):
                progress.done = max(progress.done, done)
                progress.failures.append(event)
            case Stopped(reason=reason):
                progress.stopped = progress.finished = True
                progress.failures.append(Failed("configuration", reason, progress.done))
            case Finished():
                progress.finished = True

    def _add(self, extraction: Extraction, seen: int) -> None:
        added = self.index.add(self._corrector.apply(extraction), seen)
        if added and self.library is None:
            self.read.append((extraction, seen))

    def correct(self, correction: Correction) -> None:
        """Make a correction; what is shown follows when `corrected_index` has been taken.

        Raises:
            NotKeptError: it cannot be kept.
        """
        self.corrections.add(correction)
        self._corrector = self.corrections.corrector

    def take_back(self, number: int = -1) -> Correction | None:
        """Take a correction back, the last by default; returns it, None where there is none.

        Raises:
            NotKeptError: the file cannot be written.
        """
        taken = self.corrections.take_back(number)
        self._corrector = self.corrections.corrector
        return taken

    def also_printed(self, article: int, spans: Iterable[tuple[int, int]]) -> list[str]:
        """Return outlet and date of what else prints the words at ``spans`` of an article.

        Empty without a library.
        """
        if self.library is None:
            return []
        from newsdash.library import Library
        from newsdash.library.carrying import carriers

        own = self.index.articles[article]
        with Library(self.library) as library:
            places = carriers(library, own.id, spans)
        told = (
            ", ".join(part for part in (place.source or place.title, place.published) if part)
            for place in places
            if (place.source, place.published, place.title)
            != (own.source, own.published, own.title)
        )
        return list(dict.fromkeys(told))

    def corrected_index(self) -> Generator[None, None, Index]:
        """Read everything anew as it is corrected now, an article a step; returns the index."""
        if self.library is not None:
            from newsdash.catalogue import recorrected

            return recorrected(self.library, self.index, self._corrector)
        return self._reread()

    def _reread(self) -> Generator[None, None, Index]:
        index = Index()
        index.last_visit = self.index.last_visit
        for extraction, seen in self.read:  # grows while more comes in
            index.add(self._corrector.apply(extraction), seen)
            yield
        return index

    def take_index(self, index: Index) -> None:
        """Show another index of the same articles; pins stay on the actors and models meant."""
        pins = (self._pin_in(index, pin) for pin in self.pins)
        self.pins = tuple(pin for pin in pins if pin is not None)
        self.index, self.result = index, Result()

    def _pin_in(self, index: Index, pin: Pin) -> Pin | None:
        if pin.pane is Pane.ACTORS:
            row = index.actor(self.index.actors.rows[pin.row].id)
        elif pin.pane is Pane.MODELS:
            row = index.model(self.index.models.rows[pin.row].id)
        else:
            return None
        return Pin(pin.pane, row) if row != NOBODY else None


def _today() -> int:
    """Today as a number like 20250805."""
    return int(f"{date.today():%Y%m%d}")
