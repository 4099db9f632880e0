"""The cross-filter: which rows of the four panes stay, given a query and pins.

The rule for the query: a row stays when each term stands in its own text or in a name it
is directly linked to.

========  ==================================================  ============================
pane      own text                                            linked names
========  ==================================================  ============================
actors    names, aliases, roles, kind                         none
models    name, family, developer, openness, release, size    who develops it or has a role
                                                              there, speaks of it or takes a
                                                              stance on it
stances   target, evidence, polarity, source, date            holder, target
quotes    words, speaker as written, venue, source, date      speaker
========  ==================================================  ============================

The rule for pins: the *other* panes show only what belongs to the pinned row.

* an actor: quotes he speaks, stances he holds or that are about him, models that he or
  the house he has a role at develops, that he speaks of or takes a stance on;
* a model: its actors, stances on it or that name it, quotes that name it;
* a stance: its holder, its target, who is named in its evidence, its quotes;
* a quote: its speaker, who is named in it, the stances read from it.

Of several pins all must hold.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from newsdash.search.index import Index
from newsdash.search.query import Query, Term
from newsdash.search.rows import NOBODY, Pane
from newsdash.search.table import Table

CHUNK = 2_000


class Pin(NamedTuple):
    """A row that the other panes are narrowed to."""

    pane: Pane
    row: int


@dataclass(frozen=True, slots=True)
class Result:
    """What stays: row numbers by pane, ascending, of the index as it was sorted at ``version``."""

    query: Query = field(default_factory=Query)
    pins: tuple[Pin, ...] = ()
    version: int = -1
    rows: dict[Pane, Sequence[int]] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """True when nothing stays in any pane."""
        return not any(self.rows.values())


Steps = Generator[None, None, Result]


def table(index: Index, pane: Pane) -> Table[Any]:
    """Return the table that a pane shows."""
    tables: dict[Pane, Table[Any]] = {
        Pane.ACTORS: index.actors,
        Pane.MODELS: index.models,
        Pane.STANCES: index.stances,
        Pane.QUOTES: index.quotes,
    }
    return tables[pane]


def narrow(index: Index, query: Query, pins: tuple[Pin, ...], last: Result) -> Steps:
    """Work the filter out in steps of a fraction of a millisecond; returns the result.

    Rows that came after the last `Index.sort` have no place yet and are left out.

    Args:
        last: an earlier result; where the query refines its query only its rows are searched.
    """
    usable = (
        last.version == index.sorted_version and last.pins == pins and query.refines(last.query)
    )
    version = index.sorted_version
    rows: dict[Pane, Sequence[int]] = {}
    for pane in Pane:
        rows[pane] = last.rows[pane] if usable else _pinned(index, pane, pins)
    for term in query.terms:
        if usable and term in last.query.terms:
            continue
        yield from _narrow_by_term(index, term, rows)
    return Result(query, pins, version, rows)


def _narrow_by_term(
    index: Index, term: Term, rows: dict[Pane, Sequence[int]]
) -> Generator[None, None, None]:
    actors = {n for n, names in enumerate(index.actor_names) if term.matches(names)}
    models = {n for n, names in enumerate(index.model_names) if term.matches(names)}
    for pane in Pane:
        linked = _linked(index, pane, actors, models)
        texts = table(index, pane).texts
        kept: list[int] = []
        for start in range(0, len(rows[pane]), CHUNK):
            kept += _matching(term, texts, rows[pane][start : start + CHUNK], linked)
            yield
        if len(kept) < len(rows[pane]):
            rows[pane] = kept


def _matching(term: Term, texts: list[str], numbers: Sequence[int], linked: set[int]) -> list[int]:
    """Return the numbers that match; spelled out, for this is where the time goes."""
    if len(term.alternatives) > 1:
        return [n for n in numbers if term.matches(texts[n]) or n in linked]
    only = term.alternatives[0]
    if isinstance(numbers, range):
        rows = enumerate(texts[numbers.start : numbers.stop], numbers.start)
        if not linked:
            return [n for n, text in rows if only in text]
        return [n for n, text in rows if only in text or n in linked]
    return [n for n in numbers if only in texts[n] or n in linked]


def _linked(index: Index, pane: Pane, actors: set[int], models: set[int]) -> set[int]:
    """Return the rows of a pane that are linked to actors or models of a matching name."""
    if pane is Pane.QUOTES:
        return index.quotes_by.any_of(actors)
    if pane is Pane.STANCES:
        return index.stances_by.any_of(actors) | index.stances_on.any_of(models)
    if pane is Pane.MODELS:
        return {m.number for m in index.models.rows if not actors.isdisjoint(m.actors)}
    return set()


def _pinned(index: Index, pane: Pane, pins: Iterable[Pin]) -> Sequence[int]:
    numbers: Sequence[int] = range(len(table(index, pane).order))
    for pin in pins:
        if pin.pane is not pane:
            belongs = belonging(index, pin)[pane]
            numbers = [number for number in numbers if number in belongs]
    return numbers


def belonging(index: Index, pin: Pin) -> dict[Pane, set[int]]:
    """Return the rows of the other panes that belong to the pinned one."""
    rules = {
        Pane.ACTORS: _belonging_to_actor,
        Pane.MODELS: _belonging_to_model,
        Pane.STANCES: _belonging_to_stance,
        Pane.QUOTES: _belonging_to_quote,
    }
    found = rules[pin.pane](index, pin.row)
    return {pane: numbers - {NOBODY} for pane, numbers in found.items()}


def _belonging_to_actor(index: Index, actor: int) -> dict[Pane, set[int]]:
    return {
        Pane.MODELS: {model.number for model in index.models.rows if actor in model.actors},
        Pane.STANCES: index.stances_by.any_of({actor}),
        Pane.QUOTES: index.quotes_by.any_of({actor}),
    }


def _belonging_to_model(index: Index, model: int) -> dict[Pane, set[int]]:
    stances = {row.number for row in index.stances.rows if model in row.models}
    return {
        Pane.ACTORS: set(index.models.rows[model].actors),
        Pane.STANCES: stances | index.stances_on.any_of({model}),
        Pane.QUOTES: {row.number for row in index.quotes.rows if model in row.models},
    }


def _belonging_to_stance(index: Index, stance: int) -> dict[Pane, set[int]]:
    row = index.stances.rows[stance]
    return {
        Pane.ACTORS: {row.holder, row.target_actor, *row.actors},
        Pane.MODELS: {row.target_model, *row.models},
        Pane.QUOTES: set(row.quotes),
    }


def _belonging_to_quote(index: Index, quote: int) -> dict[Pane, set[int]]:
    row = index.quotes.rows[quote]
    return {
        Pane.ACTORS: {row.speaker, *row.actors},
        Pane.MODELS: set(row.models),
        Pane.STANCES: {s.number for s in index.stances.rows if quote in s.quotes},
    }
