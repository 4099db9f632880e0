"""Where something is read: a sequence of places in articles that the reader steps through."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newsdash.records import Offsets
from newsdash.search.index import Index
from newsdash.search.rows import Pane, Sighting

if TYPE_CHECKING:
    from newsdash.dossier.moves import Move


class Stop(NamedTuple):
    """A place: an article's number and the spans that are the evidence there."""

    article: int
    spans: tuple[Offsets, ...]


class Trail:
    """The places of one thing, or of the rows of a pane one after the other.

    Args:
        title: what is read.
        length: how many stops there are.
        stop: the stop at a position.
        at: the position to begin with.
        pane: the kind of rows it leads along.
    """

    def __init__(
        self, title: str, length: int, stop: Callable[[int], Stop], pane: Pane, at: int = 0
    ) -> None:
        self.title = title
        self.pane = pane
        self.at = at
        self._length = length
        self._stop = stop

    def __len__(self) -> int:
        return self._length

    @property
    def here(self) -> Stop | None:
        """The stop the reader is at, None where nothing is located."""
        return self._stop(self.at) if self._length else None

    def step(self, by: int) -> Stop | None:
        """Go on or back, around the ends."""
        if self._length:
            self.at = (self.at + by) % self._length
        return self.here


def trail_of_mentions(title: str, sightings: Iterable[Sighting], pane: Pane) -> Trail:
    """Return the trail through all mentions of an actor or a model, article by article."""
    stops = [
        Stop(sighting.article, (mention,))
        for sighting in sightings
        for mention in sighting.mentions or ((0, 0),)
    ]
    return Trail(title, len(stops), stops.__getitem__, pane)


def trail_of_rows(
    title: str, numbers: Sequence[int], stop: Callable[[int], Stop], pane: Pane, at: int
) -> Trail:
    """Return the trail through the rows of a pane as they are listed now."""
    return Trail(title, len(numbers), lambda position: stop(numbers[position]), pane, at)


def stance_stop(index: Index, number: int) -> Stop:
    """Return where a stance is read."""
    row = index.stances.rows[number]
    return Stop(row.article, ((row.stance.evidence.start, row.stance.evidence.end),))


def quote_stop(index: Index, number: int) -> Stop:
    """Return where a quote is read."""
    row = index.quotes.rows[number]
    return Stop(row.article, row.quote.spans or ((row.quote.start, row.quote.end),))


def fact_stop(index: Index, pane: Pane, number: int) -> Stop:
    """Return where a stance or a quote is read."""
    to_stop = quote_stop if pane is Pane.QUOTES else stance_stop
    return to_stop(index, number)


def stops_of_move(move: Move) -> Iterator[Stop]:
    """Yield where a change is read: before, where that is known, and after."""
    change = move.change
    if change.before is not None and move.before is not None:
        yield Stop(move.before, ((change.before.start, change.before.end),))
    yield Stop(move.after, ((change.after.start, change.after.end),))


def origin_of(index: Index, number: int) -> str:
    """Return date, outlet and title of an article, as far as they are known."""
    article = index.articles[number]
    return ", ".join(part for part in (article.published, article.source, article.title) if part)
