"""Only what a query leaves is written."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from newsdash.export.record_writers import RecordWriter
from newsdash.records import Extraction
from newsdash.search.crossfilter import Result, narrow
from newsdash.search.index import Index
from newsdash.search.query import Query, parse
from newsdash.search.rows import Pane


class SelectingWriter:
    """Holds records back until all are there, and hands on what the query leaves of them.

    ``kept`` counts the articles of which something is left.
    """

    def __init__(self, writer: RecordWriter, query: str) -> None:
        self._writer = writer
        self._query = parse(query)
        self._index = Index()
        self.kept = 0

    def write(self, record: Extraction) -> None:
        """Take ``record`` in."""
        self._index.add(record)

    def finish(self) -> None:
        """Write what matches."""
        self._index.sort()
        for record in select(self._index, _matching(self._index, self._query)):
            self._writer.write(record)
            self.kept += 1
        self._writer.finish()


def _matching(index: Index, query: Query) -> Result:
    steps = narrow(index, query, (), Result())
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result


def select(index: Index, result: Result) -> Iterator[Extraction]:
    """Yield the records of the rows that stay, in the order of the articles.

    Whoever speaks or holds a stance that stays, and what it is about, stays with it.
    """
    quotes: dict[int, set[str]] = {}
    for number in result.rows[Pane.QUOTES]:
        quote = index.quotes.rows[number]
        quotes.setdefault(quote.article, set()).add(quote.quote.id)
    stances: dict[int, set[str]] = {}
    for number in result.rows[Pane.STANCES]:
        stance = index.stances.rows[number]
        stances.setdefault(stance.article, set()).add(stance.stance.id)
    actors = {index.actors.rows[number].id for number in result.rows[Pane.ACTORS]}
    models = {index.models.rows[number].id for number in result.rows[Pane.MODELS]}
    for number, record in enumerate(index.extractions):
        said, held = quotes.get(number, set()), stances.get(number, set())
        part = _part(record, (said, held), (actors, models))
        if part.actors or part.models or part.quotes or part.stances:
            yield part


def _part(
    record: Extraction, statements: tuple[set[str], set[str]], named: tuple[set[str], set[str]]
) -> Extraction:
    stances = tuple(stance for stance in record.stances if stance.id in statements[1])
    read_from = {stance.quote for stance in stances}
    quotes = tuple(q for q in record.quotes if q.id in statements[0] or q.id in read_from)
    involved = {
        *(quote.speaker.actor for quote in quotes if quote.speaker),
        *(stance.holder for stance in stances),
        *(stance.target.id for stance in stances),
    }
    return msgspec.structs.replace(
        record,
        actors=tuple(a for a in record.actors if a.id in named[0] or a.id in involved),
        models=tuple(m for m in record.models if m.id in named[1] or m.id in involved),
        quotes=quotes,
        stances=stances,
    )
