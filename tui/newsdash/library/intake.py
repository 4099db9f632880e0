"""From sources and feeds to the library: what is known is passed over, the rest is read."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import BinaryIO, NamedTuple, Self, TypeAlias

from newsdash.configuration import DEFAULTS, Configuration
from newsdash.corpus import Unreadable, locate
from newsdash.extraction.answers import Answer, Found
from newsdash.extraction.events import Counted, Failed, PipelineChosen
from newsdash.extraction.extractors import extractor
from newsdash.extraction.readers import reader
from newsdash.library.files import Stamp, remember
from newsdash.library.inputs import (
    FeedEnd,
    FileEnd,
    Given,
    Step,
    Subscriptions,
    Task,
    Unchanged,
    tasks_of_feeds,
    tasks_of_sources,
)
from newsdash.library.writing import Outcome, Standing, WritableLibrary
from newsdash.records import Article


class Taken(NamedTuple):
    """What became of one article; ``done`` counts the inputs finished so far."""

    where: str
    outcome: Outcome
    done: int


class Visited(NamedTuple):
    """A feed could be read, and all that was new in it is dealt with."""

    where: str
    done: int


IntakeEvent: TypeAlias = Counted | PipelineChosen | Failed | Taken | Visited


def take_in(
    library: WritableLibrary,
    sources: Sequence[str],
    stdin: BinaryIO | None = None,
    configuration: Configuration = DEFAULTS,
    jobs: int = 1,
) -> Iterator[IntakeEvent]:
    """Yield what happens while the articles of ``sources`` are taken in, once; see ``Intake``."""
    with Intake(library, configuration, jobs) as intake:
        yield from intake.take_in(sources, stdin)


class Intake:
    """One run of taking articles in, in as many rounds as one likes; a context manager.

    Args:
        library: where to.
        configuration: how articles are read.
        jobs: how many processes read them.
    """

    def __init__(
        self, library: WritableLibrary, configuration: Configuration = DEFAULTS, jobs: int = 1
    ) -> None:
        self._library = library
        self._configuration = configuration
        self._jobs = jobs
        self._languages: set[str] = set()
        self._given_up: set[Stamp] = set()
        self._known = self._failures = self._failures_before = 0

    def __enter__(self) -> Self:
        self._run = self._library.begin_run("add")
        with contextlib.ExitStack() as stack:
            self._read = stack.enter_context(reader(self._jobs, self._configuration))
            self._open = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()
        if error is None:
            self._library.end_run(self._run, self._known, self._failures)

    def take_in(
        self,
        sources: Sequence[str],
        stdin: BinaryIO | None = None,
        feeds: Subscriptions | None = None,
    ) -> Iterator[IntakeEvent]:
        """Yield what happens while the articles of ``sources`` and ``feeds`` are taken in.

        Each is in the library, or not, whenever this ends; taken in again, it goes on from
        there. A file that could not be read is tried again in another round if it has changed.

        Raises:
            LibraryError: the library cannot be written to any further.
            PipelineError: the configuration names a pipeline that cannot be used.
        """
        self._failures_before = self._failures
        found = list(locate(sources))
        feeds = feeds or Subscriptions((), lambda _: None)
        yield Counted(len(found) + len(feeds.states))
        columns = self._configuration.columns
        of_sources = tasks_of_sources(self._library, found, stdin, columns, self._given_up)
        yield from self._do(of_sources)
        yield from self._do(tasks_of_feeds(self._library, feeds, len(found)))

    def _do(self, tasks: Iterator[Task]) -> Iterator[IntakeEvent]:
        for answer, step in self._read(tasks):
            yield from self._take(answer, step)

    def _take(self, answer: Answer | None, step: Step) -> Iterator[IntakeEvent]:
        match step:
            case Given():
                yield from self._take_article(answer, step)
            case Unchanged(where=where, articles=articles, done=done):
                self._known += articles
                yield from (Taken(where, Outcome.KNOWN, done) for _ in range(articles))
            case FileEnd():
                self._end_file(step)
            case FeedEnd(state=state, save=save, done=done):
                save(state)
                if state.error is None:
                    yield Visited(state.url, done)

    def _take_article(self, answer: Answer | None, given: Given) -> Iterator[IntakeEvent]:
        article = given.item
        if isinstance(article, Unreadable):
            yield self._failed(article.where, article.reason, given)
            return
        where = article.path or article.title
        if answer is None:
            yield Taken(where, self._pass_over(article, given), given.done)
        elif isinstance(answer, Found):
            yield from self._told_once(article.language, answer)
            yield Taken(where, self._store(answer, article, given), given.done)
        else:
            yield self._failed(where, answer.reason, given)

    def _end_file(self, end: FileEnd) -> None:
        has_failed = self._failures != self._failures_before
        self._failures_before = self._failures
        if end.stamp is None:
            return
        if not has_failed:
            remember(self._library, end.stamp, end.articles, self._configuration.columns)
        elif os.access(end.stamp.path, os.R_OK):  # else it may be readable without a change
            self._given_up.add(end.stamp)

    def _failed(self, where: str, reason: str, given: Given) -> Failed:
        self._failures += 1
        return Failed(where, reason, given.done)

    def _pass_over(self, article: Article, given: Given) -> Outcome:
        self._known += 1
        if given.standing is Standing.COPY:
            return self._library.add_copy(article, given.origin)
        return Outcome.KNOWN

    def _store(self, answer: Found, article: Article, given: Given) -> Outcome:
        made_with = extractor(
            article.language, answer.pipeline, answer.version, self._configuration
        )
        outcome = self._library.store(answer.extraction, made_with, given.origin, self._run)
        self._known += outcome is Outcome.KNOWN
        return outcome

    def _told_once(self, language: str, answer: Found) -> Iterator[PipelineChosen]:
        if language not in self._languages:
            self._languages.add(language)
            yield PipelineChosen(language, answer.pipeline, answer.version, answer.note)
