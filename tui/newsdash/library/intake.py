"""From sources to the library: what is known is passed over, what is new or changed is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple, TypeAlias

from newsdash.configuration import DEFAULTS, Configuration
from newsdash.corpus import Location, Unreadable, locate, read
from newsdash.corpus.origins import origin_of, with_company
from newsdash.extraction.answers import Answer, Found
from newsdash.extraction.events import Counted, Failed, PipelineChosen
from newsdash.extraction.extractors import extractor
from newsdash.extraction.readers import reader
from newsdash.library.files import Stamp, articles_of_unchanged, remember, stamp
from newsdash.library.writing import Outcome, Standing, WritableLibrary
from newsdash.records import Article


class Taken(NamedTuple):
    """What became of one article; ``done`` counts the inputs finished so far."""

    where: str
    outcome: Outcome
    done: int


IntakeEvent: TypeAlias = Counted | PipelineChosen | Failed | Taken


@dataclass(frozen=True, slots=True)
class _Given:
    """An article, or what is none, on its way."""

    item: Article | Unreadable
    origin: str | None
    standing: Standing
    done: int


@dataclass(frozen=True, slots=True)
class _End:
    """All articles of an input are behind; ``stamp`` is how it was before it was read."""

    stamp: Stamp | None
    articles: int


@dataclass(frozen=True, slots=True)
class _Unchanged:
    """An input whose articles are all there."""

    where: str
    articles: int
    done: int


def take_in(
    library: WritableLibrary,
    sources: Sequence[str],
    stdin: BinaryIO | None = None,
    configuration: Configuration = DEFAULTS,
    jobs: int = 1,
) -> Iterator[IntakeEvent]:
    """Yield what happens while the articles of ``sources`` are taken in.

    Each is in the library, or not, whenever this ends; taken in again, it goes on from there.

    Raises:
        LibraryError: the library cannot be written to any further.
        PipelineError: the configuration names a pipeline that cannot be used.
    """
    found = list(locate(sources))
    yield Counted(len(found))
    intake = _Intake(library, configuration, library.begin_run("add"))
    with reader(jobs, configuration) as read_articles:
        for answer, given in read_articles(_tasks(library, found, stdin)):
            yield from intake.take(answer, given)
    intake.end()


class _Intake:
    def __init__(self, library: WritableLibrary, configuration: Configuration, run: int) -> None:
        self._library = library
        self._configuration = configuration
        self._run = run
        self._languages: set[str] = set()
        self._known = self._failures = self._failures_before = 0

    def take(
        self, answer: Answer | None, given: _Given | _End | _Unchanged
    ) -> Iterator[IntakeEvent]:
        match given:
            case _Given():
                yield from self._take_article(answer, given)
            case _Unchanged(where=where, articles=articles, done=done):
                self._known += articles
                yield from (Taken(where, Outcome.KNOWN, done) for _ in range(articles))
            case _End(stamp=stamp, articles=articles):
                if stamp is not None and self._failures == self._failures_before:
                    remember(self._library, stamp, articles)
                self._failures_before = self._failures

    def _take_article(self, answer: Answer | None, given: _Given) -> Iterator[IntakeEvent]:
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

    def end(self) -> None:
        self._library.end_run(self._run, self._known, self._failures)

    def _failed(self, where: str, reason: str, given: _Given) -> Failed:
        self._failures += 1
        return Failed(where, reason, given.done)

    def _pass_over(self, article: Article, given: _Given) -> Outcome:
        self._known += 1
        if given.standing is Standing.COPY:
            return self._library.add_copy(article, given.origin)
        return Outcome.KNOWN

    def _store(self, answer: Found, article: Article, given: _Given) -> Outcome:
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


_Task = tuple[Article | None, _Given | _End | _Unchanged]


def _tasks(
    library: WritableLibrary, found: Sequence[Location | Unreadable], stdin: BinaryIO | None
) -> Iterator[_Task]:
    for done, location in enumerate(found, 1):
        if isinstance(location, Unreadable):
            yield None, _Given(location, None, Standing.KNOWN, done)
            continue
        before = stamp(location.path)
        articles = articles_of_unchanged(library, before)
        if articles is not None:
            yield None, _Unchanged(location.name, articles, done)
            continue
        articles = 0
        for task in _tasks_of(library, location, stdin, done):
            articles += 1
            yield task
        yield None, _End(before, articles)


def _tasks_of(
    library: WritableLibrary, location: Location, stdin: BinaryIO | None, done: int
) -> Iterator[_Task]:
    for item, is_alone in with_company(read(location, stdin)):
        if isinstance(item, Unreadable):
            yield None, _Given(item, None, Standing.KNOWN, done)
            continue
        origin = origin_of(item, is_alone)
        standing = library.standing(item, origin)
        unread = item if standing is Standing.UNREAD else None
        yield unread, _Given(item, origin, standing, done)
