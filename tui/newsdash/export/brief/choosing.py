"""What of the material goes into a brief: the most active, the most printed, the surest.

Statements of a confidence under ``SUREST`` are left out: a brief is sent on. All choices are
by number, then by order of appearance, so that the same records give the same brief.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import TypeAlias, TypeVar

from newsdash.export.brief.content import (
    Acting,
    Brief,
    Cited,
    Line,
    Move,
    Position,
    Standing,
    Table,
)
from newsdash.export.brief.material import Held, Material, Said
from newsdash.export.brief.web_address import file_name, web_address
from newsdash.export.merging import MergedModel
from newsdash.export.statements import spoken_words, target_key, words
from newsdash.records import Article, Polarity, Target

SUREST = 0.5
ACTORS = 10
QUOTES = 12
QUOTES_OF_ONE = 2
TARGETS = 6
HOLDERS = 12
EVIDENCE = 30
MOVES = 10
MODELS = 12
CITED_FOR_ONE = 3

_KIND_ORDER = {"direct": 0, "partial": 1, "indirect": 2, "reported": 3}
_FEWEST_WORDS, _MOST_WORDS = 5, 60
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")

_Key: TypeAlias = tuple[str, str]
_K = TypeVar("_K")


def choose(material: Material) -> Brief:
    """Return what a brief of ``material`` says."""
    return _Choice(material).brief()


class _Choice:
    def __init__(self, material: Material) -> None:
        self._material = material
        self._cited: dict[int, Cited] = {}
        self._held = [h for h in material.held.values() if h.stance.confidence >= SUREST]

    def brief(self) -> Brief:
        dates = sorted(filter(None, map(_date, self._material.articles)))
        return Brief(
            articles=len(self._material.articles),
            outlets=len(self._material.outlets),
            first=dates[0] if dates else None,
            last=dates[-1] if dates else None,
            acting=tuple(self._acting()),
            quotes=tuple(self._quotes()),
            table=self._table(),
            moves=tuple(self._moves()),
            models=tuple(self._models()),
            cited=tuple(self._cited.values()),
        )

    def _acting(self) -> list[Acting]:
        stances = Counter(held.stance.holder for held in self._held)
        actors = [Acting(a, stances[a.id]) for a in self._material.merged.actors.values()]
        actors.sort(key=lambda a: (a.actor.quotes + a.stances, a.actor.mentions), reverse=True)
        return actors[:ACTORS]

    def _models(self) -> Iterable[MergedModel]:
        models = self._material.merged.models.values()
        return sorted(models, key=lambda model: -model.mentions)[:MODELS]

    # what was said

    def _quotes(self) -> list[Line]:
        chosen: list[Said] = []
        for said in sorted(self._sayable(), key=self._worth):
            if len(chosen) == QUOTES:
                break
            same = [other for other in chosen if _who(other) == _who(said)]
            if len(same) < QUOTES_OF_ONE and not any(_repeats(said, other) for other in same):
                chosen.append(said)
        return [self._line(said) for said in chosen]

    def _sayable(self) -> list[Said]:
        return [
            said
            for said in self._material.said.values()
            if said.quote.speaker
            and said.quote.confidence >= SUREST
            and spoken_words(said.quote)
            and words(_voice(said)[1])
        ]

    def _worth(self, said: Said) -> tuple[object, ...]:
        """Return a key that puts the quotes most worth reading first."""
        quote = said.quote
        length = len(spoken_words(quote).split())
        actor = self._material.merged.actors.get(_voice(said)[0])
        return (
            actor is None,
            not _FEWEST_WORDS <= length <= _MOST_WORDS,
            -len(said.articles),
            _KIND_ORDER[quote.kind],
            -(actor.quotes if actor else 0),
            -quote.confidence,
        )

    def _line(self, said: Said) -> Line:
        actor_id, written = _voice(said)
        actor = self._material.merged.actors.get(actor_id)
        return Line(
            quote=said.quote,
            speaker=actor.name if actor else written,
            role=actor.role if actor else None,
            language=self._material.articles[said.articles[0]].language,
            cited=self._cite(said.articles),
            papers=len(said.articles),
        )

    # who stands where

    def _table(self) -> Table:
        by_pair: dict[tuple[str, _Key], list[Held]] = {}
        for held in self._held:
            pair = (held.stance.holder, target_key(held.stance.target))
            by_pair.setdefault(pair, []).append(held)
        targets = _most((target for _, target in by_pair), TARGETS)
        within = [pair for pair in by_pair if pair[1] in targets]
        holders = _most((holder for holder, _ in within), HOLDERS)
        rows = tuple(self._standing(holder, targets, by_pair) for holder in holders)
        shown = sum(1 for holder, _ in within if holder in holders)
        names = tuple(self._target_name(target) for target in targets)
        return Table(names, rows, _best_supported(rows), len(by_pair) - shown)

    def _standing(
        self, holder: str, targets: list[_Key], by_pair: dict[tuple[str, _Key], list[Held]]
    ) -> Standing:
        actor = self._material.merged.actors.get(holder)
        cells = tuple(self._positions(by_pair.get((holder, target), [])) for target in targets)
        name = self._material.merged.actor_name(holder)
        return Standing(name, actor.role if actor else None, cells)

    def _positions(self, held: list[Held]) -> tuple[Position, ...]:
        by_polarity: dict[Polarity, list[Held]] = {}
        for one in held:
            by_polarity.setdefault(one.stance.polarity, []).append(one)
        return tuple(self._position(by_polarity[p]) for p in sorted(by_polarity, reverse=True))

    def _position(self, held: list[Held]) -> Position:
        best = max(held, key=lambda one: (one.stance.confidence, len(one.articles)))
        return Position(
            polarity=best.stance.polarity,
            statements=len(held),
            stance=best.stance,
            holder=self._material.merged.actor_name(best.stance.holder),
            language=self._material.articles[best.articles[0]].language,
            cited=self._cite(best.articles),
        )

    def _target_name(self, key: _Key) -> str:
        names = Counter(
            held.stance.target.name for held in self._held if target_key(held.stance.target) == key
        )
        return names.most_common(1)[0][0]

    # who moved

    def _moves(self) -> list[Move]:
        moved = [held for held in self._held if held.stance.shift]
        moved.sort(key=lambda held: (-len(held.articles), -held.stance.confidence))
        return [self._move(held) for held in moved[:MOVES]]

    def _move(self, held: Held) -> Move:
        shift = held.stance.shift
        assert shift is not None, "only shifts get here"
        before = [
            other
            for other in self._held
            if other.stance.holder == held.stance.holder
            and _same(other.stance.target, held.stance.target)
            and other.stance.polarity == shift.from_
            and other.stance.evidence.text != held.stance.evidence.text
            and self._published(other) <= self._published(held)
        ]
        after = self._position([held])
        return Move(shift, after, self._position(before) if before else None)

    def _published(self, held: Held) -> str:
        """Return when it was first printed; what has no date comes before all others."""
        return min(self._material.articles[number].published or "" for number in held.articles)

    # sources

    def _cite(self, articles: list[int]) -> tuple[Cited, ...]:
        """Return the first articles of different outlets, then others, numbered."""
        outlets: dict[str | None, int] = {}
        for number in articles:
            outlets.setdefault(self._material.articles[number].source, number)
        chosen = dict.fromkeys([*outlets.values(), *articles])
        return tuple(self._numbered(number) for number in islice(chosen, CITED_FOR_ONE))

    def _numbered(self, article: int) -> Cited:
        if article not in self._cited:
            found = self._material.articles[article]
            number = len(self._cited) + 1
            self._cited[article] = Cited(
                number, found, web_address(found.path), file_name(found.path)
            )
        return self._cited[article]


def _voice(said: Said) -> tuple[str, str]:
    """Return who speaks: the actor's id, and what stands in the article."""
    speaker = said.quote.speaker
    return (speaker.actor or "", speaker.text) if speaker else ("", "")


def _who(said: Said) -> str:
    actor, written = _voice(said)
    return actor or words(written)


def _repeats(said: Said, other: Said) -> bool:
    one, two = spoken_words(said.quote), spoken_words(other.quote)
    return one in two or two in one


def _most(keys: Iterable[_K], limit: int) -> list[_K]:
    return [key for key, _ in Counter(keys).most_common(limit)]


def _best_supported(rows: Iterable[Standing]) -> tuple[Position, ...]:
    """Return for each holder the positions with the most statements, in the order of the rows.

    Everyone's first comes before anyone's second.
    """
    ranked: list[tuple[int, int, Position]] = []
    for number, row in enumerate(rows):
        positions = [position for cell in row.cells for position in cell]
        positions.sort(key=lambda position: -position.statements)
        ranked += [(rank, number, position) for rank, position in enumerate(positions)]
    chosen = sorted(ranked, key=lambda one: one[:2])[:EVIDENCE]
    return tuple(position for _, _, position in sorted(chosen, key=lambda one: (one[1], one[0])))


def _same(one: Target, other: Target) -> bool:
    return target_key(one) == target_key(other)


def _date(article: Article) -> str | None:
    published = article.published
    return published if published and _DATE.match(published) else None
