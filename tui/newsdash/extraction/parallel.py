"""The events of ``newsdash.extraction.stream``, with the articles read by several processes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from newsdash.configuration import DEFAULTS, Configuration
from newsdash.corpus import Location, Unreadable, locate, read
from newsdash.extraction.answers import Answer, Found
from newsdash.extraction.events import (
    AnyEvent,
    Counted,
    Extracted,
    Failed,
    Finished,
    PipelineChosen,
)
from newsdash.extraction.names_apart import NamesApart
from newsdash.extraction.pool import Pool
from newsdash.extraction.registry import ActorRegistry
from newsdash.records import Article

_Input = Article | Unreadable


def events(
    sources: Sequence[str],
    stdin: BinaryIO | None = None,
    configuration: Configuration = DEFAULTS,
    jobs: int = 2,
) -> Iterator[AnyEvent]:
    """Yield what happens while ``sources`` are read by ``jobs`` processes.

    The records are those of one process: actors are settled here, in order.

    Raises:
        PipelineError: the configuration names a pipeline that cannot be used, and an article
            is in its language.
    """
    found = sorted(locate(sources), key=lambda item: isinstance(item, Location))
    yield Counted(len(found))
    registry, languages = ActorRegistry(NamesApart(configuration.apart_actors)), set[str]()
    articles = failures = 0
    with Pool(jobs, configuration) as pool:
        for answer, (given, done) in pool(_tasks(found, stdin, configuration)):
            for event in _events_of(answer, given, done, registry, languages):
                articles += isinstance(event, Extracted)
                failures += isinstance(event, Failed)
                yield event
    yield Finished(articles, failures)


def _tasks(
    found: Sequence[Location | Unreadable], stdin: BinaryIO | None, configuration: Configuration
) -> Iterator[tuple[Article | None, tuple[_Input, int]]]:
    for done, item in enumerate(found, 1):
        inputs = (
            iter([item])
            if isinstance(item, Unreadable)
            else read(item, stdin, configuration.columns)
        )
        for given in inputs:
            yield (given if isinstance(given, Article) else None), (given, done)


def _events_of(
    answer: Answer | None,
    given: _Input,
    done: int,
    registry: ActorRegistry,
    languages: set[str],
) -> Iterator[AnyEvent]:
    if isinstance(given, Unreadable):
        yield Failed(given.where, given.reason, done)
    elif isinstance(answer, Found):
        if given.language not in languages:
            languages.add(given.language)
            yield PipelineChosen(given.language, answer.pipeline, answer.version, answer.note)
        yield Extracted(registry.settle(answer.extraction), done)
    elif answer is not None:
        yield Failed(given.path or given.title, answer.reason, done)
