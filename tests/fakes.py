"""Feeds that need no child process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsdash.extraction.events import (
    AnyEvent,
    Counted,
    Extracted,
    Failed,
    Finished,
    PipelineChosen,
)
from newsdash.records import Extraction


class RecordFeed:
    """Sends records, then failures, as an extraction would."""

    def __init__(
        self, extractions: Iterable[Extraction], failures: Iterable[tuple[str, str]] = ()
    ) -> None:
        self._extractions = list(extractions)
        self._failures = list(failures)
        self.stopped = False

    def events(self) -> Iterator[AnyEvent]:
        total = len(self._extractions) + len(self._failures)
        yield Counted(total)
        yield PipelineChosen("de", "de_newsdash_rules", "1.0", "rules only, no statistics")
        for done, extraction in enumerate(self._extractions, 1):
            yield Extracted(extraction, done)
        for done, (where, reason) in enumerate(self._failures, len(self._extractions) + 1):
            yield Failed(where, reason, done)
        yield Finished(len(self._extractions), len(self._failures))

    def stop(self) -> None:
        self.stopped = True
