"""What the dashboard knows: the index, the filter, the pins, and how the reading goes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from newsdash.extraction.events import (
    Counted,
    Extracted,
    Failed,
    Finished,
    PipelineChosen,
    Stopped,
)
from newsdash.memory import Memory
from newsdash.search.crossfilter import Pin, Result
from newsdash.search.index import Index
from newsdash.search.query import Query
from newsdash.search.rows import Pane
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
    sorts: dict[Pane, str] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Sort as it was sorted last."""
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
                self.index.add(extraction)
            case Arrived(extraction=extraction, done=done, new=new):
                progress.done = max(progress.done, done)
                self.index.add(extraction, seen=_today() if new else 0)
            case IndexOpened(index=index):
                self.index, self.result = index, Result()
                self.index.last_visit = _today()
                progress.done = len(index.article_numbers)
            case Failed(done=done):
                progress.done = max(progress.done, done)
                progress.failures.append(event)
            case Stopped(reason=reason):
                progress.stopped = progress.finished = True
                progress.failures.append(Failed("configuration", reason, progress.done))
            case Finished():
                progress.finished = True


def _today() -> int:
    """Today as a number like 20250805."""
    return int(f"{date.today():%Y%m%d}")
