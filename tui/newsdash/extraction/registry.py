"""One set of actors over all articles, so that an actor has the same id everywhere.

Within an article the actors are settled already; here a bare surname joins the only known
bearer, a full name joins its spelling variants, and an organisation its aliases. Two people
who share a surname are never merged by it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from newsdash.extraction.actors import slug
from newsdash.extraction.names_apart import NamesApart
from newsdash.records import (
    Actor,
    AIModel,
    Background,
    Extraction,
    Fact,
    Merge,
    MergeRule,
    Quote,
    Stance,
)


class ActorRegistry:
    """Knows the actors met so far and gives the ones of a new article their ids."""

    def __init__(self, apart: NamesApart | None = None) -> None:
        self._apart = apart or NamesApart()
        self._names: dict[str, str] = {}
        self._by_surname: dict[str, set[str]] = defaultdict(set)
        self._by_initials: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._known: dict[str, str] = {}

    def settle(self, extraction: Extraction) -> Extraction:
        """Return ``extraction`` with registry ids in place of its article's own."""
        return identified(extraction, {a.id: self._id_of(a) for a in extraction.actors})

    def _id_of(self, actor: Actor) -> str:
        if actor.kind != "person":
            return self._known.setdefault(actor.id, actor.id)
        parts = slug(actor.name).split("-")
        if len(parts) == 1:
            bearers = self._suiting(actor, self._by_surname.get(parts[0], set()))
            return bearers[0] if len(bearers) == 1 else actor.id
        same = self._suiting(actor, self._by_initials[(parts[0], parts[-1])])
        identifier = same[0] if len(same) == 1 else actor.id
        self._names.setdefault(identifier, actor.name)
        self._by_initials[(parts[0], parts[-1])].add(identifier)
        self._by_surname[parts[-1]].add(identifier)
        return identifier

    def _suiting(self, actor: Actor, known: set[str]) -> list[str]:
        """Those of ``known`` that the user has not told apart from ``actor``."""
        if actor.id in known:
            return [actor.id]
        return [one for one in known if not self._apart(self._names[one], actor.name)]


def identified(extraction: Extraction, ids: Mapping[str, str]) -> Extraction:
    """Return ``extraction`` with these ids for its actors, and told why they are known ones."""
    if all(old == new for old, new in ids.items()):
        return extraction
    joined = (
        Merge(ids[actor.id], actor.name, _rule(actor))
        for actor in extraction.actors
        if ids[actor.id] != actor.id
    )
    return with_merges(renamed(extraction, dict(ids)), joined)


def _rule(actor: Actor) -> MergeRule:
    return "first and last name" if len(actor.name.split()) > 1 else "surname"


def with_merges(extraction: Extraction, merges: Iterable[Merge]) -> Extraction:
    """Return ``extraction`` with more reasons why names are one actor."""
    known = Background(extraction.facts, (*extraction.merges, *merges))
    return msgspec.structs.replace(extraction, background=known)


def renamed(extraction: Extraction, ids: dict[str, str]) -> Extraction:
    """Return ``extraction`` with other ids for its actors; those that share one become one."""

    def new(identifier: str | None) -> str | None:
        return ids.get(identifier, identifier) if identifier else None

    def quote(item: Quote) -> Quote:
        if item.speaker is None:
            return item
        speaker = msgspec.structs.replace(item.speaker, actor=new(item.speaker.actor))
        return msgspec.structs.replace(item, speaker=speaker)

    def stance(item: Stance) -> Stance:
        target = msgspec.structs.replace(item.target, id=new(item.target.id))
        return msgspec.structs.replace(
            item, holder=ids.get(item.holder, item.holder), target=target
        )

    def model(item: AIModel) -> AIModel:
        return msgspec.structs.replace(item, developer_id=new(item.developer_id))

    def fact(item: Fact) -> Fact:
        return msgspec.structs.replace(item, about=ids.get(item.about, item.about))

    def merge(item: Merge) -> Merge:
        return msgspec.structs.replace(item, actor=ids.get(item.actor, item.actor))

    kept = Background(tuple(map(fact, extraction.facts)), tuple(map(merge, extraction.merges)))
    return msgspec.structs.replace(
        extraction,
        background=kept if extraction.background else msgspec.UNSET,
        actors=tuple(
            _merged([msgspec.structs.replace(a, id=ids[a.id]) for a in extraction.actors])
        ),
        models=tuple(map(model, extraction.models)),
        quotes=tuple(map(quote, extraction.quotes)),
        stances=tuple(map(stance, extraction.stances)),
    )


def _merged(actors: list[Actor]) -> list[Actor]:
    """Two actors of one article that the registry knows as one become one."""
    found: dict[str, Actor] = {}
    for actor in actors:
        if (first := found.get(actor.id)) is None:
            found[actor.id] = actor
            continue
        names = dict.fromkeys((*first.aliases, actor.name, *actor.aliases))
        names.pop(first.name, None)
        roles = dict.fromkeys((*first.roles, *actor.roles))
        mentions = sorted({*first.mentions, *actor.mentions})
        found[actor.id] = msgspec.structs.replace(
            first, aliases=tuple(names), roles=tuple(roles), mentions=tuple(mentions)
        )
    return list(found.values())
