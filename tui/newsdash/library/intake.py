"""From sources to the library: what is known is passed over, what is new or changed is read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple, TypeAlias

from newsdash.configuration import DEFAULTS, Configuration
from newsdash.corpus import Location, Unreadable, locate, read
from newsdash.corpus.company import with_company
from newsdash.extraction.answers import Answer, Found
from newsdash.extraction.events import Counted, Failed, PipelineChosen
from newsdash.extraction.extractors import extractor
from newsdash.extraction.readers import reader
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


def origin_of(article: Article, is_alone: bool) -> str | None:
    """Return what tells the input of ``article`` when it comes again with another text.

    That is the file, where it holds one article, or the file and the article's own id in it.
    An id made of the text tells nothing, and without a file (standard input) nothing is told.
    """
    if article.path is None:
        return None
    if is_alone:
        return article.path
    is_made_of_text = article.id == hashlib.sha256(article.text.encode()).hexdigest()[:16]
    return None if is_made_of_text else f"{article.path}\n{article.id}"


class _Intake:
    def __init__(self, library: WritableLibrary, configuration: Configuration, run: int) -> None:
        self._library = library
        self._configuration = configuration
        self._run = run
        self._languages: set[str] = set()
        self._known = self._failures = 0

    def take(self, answer: Answer | None, given: _Given) -> Iterator[IntakeEvent]:
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


def _tasks(
    library: WritableLibrary, found: Sequence[Location | Unreadable], stdin: BinaryIO | None
) -> Iterator[tuple[Article | None, _Given]]:
    for done, location in enumerate(found, 1):
        items = [location] if isinstance(location, Unreadable) else read(location, stdin)
        for item, is_alone in with_company(items):
            if isinstance(item, Unreadable):
                yield None, _Given(item, None, Standing.KNOWN, done)
                continue
            origin = origin_of(item, is_alone)
            standing = library.standing(item, origin)
            unread = item if standing is Standing.UNREAD else None
            yield unread, _Given(item, origin, standing, done)
