"""What there is to take in: of files what has changed, of feeds what is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeAlias

from newsdash.corpus import Location, Unreadable, read
from newsdash.corpus.origins import origin_of, with_company
from newsdash.corpus.tables import Columns
from newsdash.library.files import Stamp, articles_of_unchanged, stamp
from newsdash.library.writing import Standing, WritableLibrary
from newsdash.records import Article

if TYPE_CHECKING:
    from newsdash.corpus.feeds import FeedState


class Subscriptions(NamedTuple):
    """Feeds, and what notes how far one has been read; that is done once its articles are in."""

    states: Sequence[FeedState]
    save: Callable[[FeedState], None]


@dataclass(frozen=True, slots=True)
class Given:
    """An article, or what is none, on its way."""

    item: Article | Unreadable
    origin: str | None
    standing: Standing
    done: int


@dataclass(frozen=True, slots=True)
class FileEnd:
    """All articles of an input are behind; ``stamp`` is how it was before it was read."""

    stamp: Stamp | None
    articles: int


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An input whose articles are all there."""

    where: str
    articles: int
    done: int


@dataclass(frozen=True, slots=True)
class FeedEnd:
    """All that is new in a feed is behind; ``save`` is to note ``state``."""

    state: FeedState
    save: Callable[[FeedState], None]
    done: int


Step: TypeAlias = Given | FileEnd | Unchanged | FeedEnd
Task: TypeAlias = tuple[Article | None, Step]
"""What is to be read, None where nothing is, and what that is a step of."""


def tasks_of_sources(
    library: WritableLibrary,
    found: Sequence[Location | Unreadable],
    stdin: BinaryIO | None,
    columns: Columns,
    given_up: Container[Stamp],
) -> Iterator[Task]:
    """Yield what is to be done for each of ``found``, in order.

    Args:
        library: tells what is known.
        found: the inputs.
        stdin: where standard input is read from.
        columns: what columns of tables hold.
        given_up: files that are passed over.
    """
    for done, location in enumerate(found, 1):
        if isinstance(location, Unreadable):
            yield None, Given(location, None, Standing.KNOWN, done)
            continue
        before = stamp(location.path)
        if before is not None and before in given_up:
            continue
        articles = articles_of_unchanged(library, before, columns)
        if articles is not None:
            yield None, Unchanged(location.name, articles, done)
            continue
        articles = 0
        for item, is_alone in with_company(read(location, stdin, columns)):
            articles += 1
            yield _task(library, item, is_alone, done)
        yield None, FileEnd(before, articles)


def tasks_of_feeds(library: WritableLibrary, feeds: Subscriptions, before: int) -> Iterator[Task]:
    """Yield what is to be done for each feed; ``before`` inputs were done before them."""
    from newsdash.corpus.feeds import read_feed

    for done, state in enumerate(feeds.states, before + 1):
        reading = read_feed(state, datetime.now(UTC))
        links = Counter(item.path for item in reading.found if isinstance(item, Article))
        for item in reading.found:
            is_alone = isinstance(item, Article) and links[item.path] == 1
            yield _task(library, item, is_alone, done)
        yield None, FeedEnd(reading.state, feeds.save, done)


def _task(library: WritableLibrary, item: Article | Unreadable, is_alone: bool, done: int) -> Task:
    if isinstance(item, Unreadable):
        return None, Given(item, None, Standing.KNOWN, done)
    origin = origin_of(item, is_alone)
    standing = library.standing(item, origin)
    unread = item if standing is Standing.UNREAD else None
    return unread, Given(item, origin, standing, done)
