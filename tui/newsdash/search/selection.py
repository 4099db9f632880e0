"""What stays of each article: the records for whoever writes or counts them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import msgspec

from newsdash.records import Extraction, Quote, Stance
from newsdash.search.columns import Column
from newsdash.search.crossfilter import Result
from newsdash.search.index import Index
from newsdash.search.masks import none
from newsdash.search.numeric import Mask, np
from newsdash.search.rows import Pane

Fact = TypeVar("Fact", Quote, Stance)


def select(index: Index, result: Result) -> Iterator[Extraction]:
    """Yield the articles of which something stays, in the order they came, with only that.

    An actor or a model that the query holds for by itself is told in every article it is named
    in; one that is only linked to what stays where a quote or a stance stays. Who speaks, holds a
    stance, is its target or develops a model is told too, so that no record refers to another
    that is missing; a stance read from a quote that goes has ``quote`` None.
    """
    if not result.masks:
        return
    facts = _with_facts(index, result)
    named = _naming(index, result)
    for number in np.flatnonzero(facts | named).tolist():
        kept = _Kept(index, result, number, bool(facts[number])).extraction()
        if kept.actors or kept.models or kept.quotes or kept.stances:
            yield kept


def _with_facts(index: Index, result: Result) -> Mask:
    articles = none(index.sorted_articles)
    for pane, column in _fact_articles(index).items():
        rows = result.masks[pane][:-1]
        articles[column.values[: len(rows)][rows]] = True
    return articles


def _naming(index: Index, result: Result) -> Mask:
    articles = none(index.sorted_articles)
    for pane, sightings in (
        (Pane.ACTORS, index.actor_columns.sightings),
        (Pane.MODELS, index.model_columns.sightings),
    ):
        rows = result.own[pane] & result.masks[pane]
        pairs = sightings.pairs
        numbers = pairs.right.values[rows[np.minimum(pairs.left.values, len(rows) - 1)]]
        articles[np.minimum(numbers, len(articles) - 1)] = True
    articles[-1] = False
    named: Mask = articles & result.articles
    return named


def _fact_articles(index: Index) -> dict[Pane, Column]:
    return {Pane.STANCES: index.stance_columns.article, Pane.QUOTES: index.quote_columns.article}


class _Kept:
    """One article, and what stays of it."""

    def __init__(self, index: Index, result: Result, number: int, has_facts: bool) -> None:
        self._index = index
        self._result = result
        self._number = number
        self._has_facts = has_facts
        self._found = index.extraction(number)

    def extraction(self) -> Extraction:
        found = self._found
        quotes = self._facts(Pane.QUOTES, found.quotes)
        stances = self._facts(Pane.STANCES, found.stances)
        ids = {quote.id for quote in quotes}
        stances = tuple(
            stance if stance.quote in ids else msgspec.structs.replace(stance, quote=None)
            for stance in stances
        )
        about = _referred_to(quotes, stances)
        models = tuple(
            model
            for model in found.models
            if model.id in about or self._stays(Pane.MODELS, self._index.model(model.id))
        )
        about |= {model.developer_id for model in models}
        actors = tuple(
            actor
            for actor in found.actors
            if actor.id in about or self._stays(Pane.ACTORS, self._index.actor(actor.id))
        )
        return msgspec.structs.replace(
            found, actors=actors, models=models, quotes=quotes, stances=stances
        )

    def _facts(self, pane: Pane, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        first = int(np.searchsorted(_fact_articles(self._index)[pane].values, self._number))
        mask = self._result.masks[pane]
        return tuple(fact for at, fact in enumerate(facts) if mask[first + at])

    def _stays(self, pane: Pane, number: int) -> bool:
        stays = self._result.masks[pane] if self._has_facts else self._result.own[pane]
        return bool(stays[number] and self._result.masks[pane][number])


def _referred_to(quotes: tuple[Quote, ...], stances: tuple[Stance, ...]) -> set[str | None]:
    speakers = {quote.speaker.actor for quote in quotes if quote.speaker}
    return speakers | {part for stance in stances for part in (stance.holder, stance.target.id)}
