"""What the user knows better about the actors, put into each article's records.

Names that are one actor become one, under the name the user gave; what is no actor goes, and
what it was thought to say or hold is nobody's: a quotation keeps the words for its speaker, a
stance without a holder is none.
"""

from __future__ import annotations

import functools

from msgspec.structs import replace

from newsdash.configuration import Configuration
from newsdash.extraction.actors import actor_id, slug
from newsdash.extraction.registry import renamed, with_merges
from newsdash.records import Actor, Background, Extraction, Merge, Quote


class Corrections:
    """The corrections that a configuration holds."""

    def __init__(self, configuration: Configuration) -> None:
        self._canonical = {
            slug(name): canonical
            for canonical, others in configuration.same_actors
            for name in (canonical, *others)
        }
        self._none = frozenset(map(slug, configuration.no_actors))

    def apply(self, extraction: Extraction) -> Extraction:
        """Return the records of an article with its actors corrected."""
        if not self._canonical and not self._none:
            return extraction
        extraction = self._without_none(extraction)
        named = {a.id: self._name(a) for a in extraction.actors}
        kinds = {name: a.kind for a in reversed(extraction.actors) if (name := named[a.id])}
        ids = {
            a.id: actor_id(kinds[name], name) if (name := named[a.id]) else a.id
            for a in extraction.actors
        }
        actors = tuple(map(self._corrected, extraction.actors))
        joined = (
            Merge(ids[a.id], a.name, "told by the user") for a in extraction.actors if named[a.id]
        )
        return with_merges(renamed(replace(extraction, actors=actors), ids), joined)

    def _name(self, actor: Actor) -> str | None:
        return self._canonical.get(slug(actor.name))

    def _corrected(self, actor: Actor) -> Actor:
        name = self._name(actor)
        if name is None or name == actor.name:
            return actor
        aliases = dict.fromkeys((actor.name, *actor.aliases))
        aliases.pop(name, None)
        return replace(actor, name=name, aliases=tuple(aliases))

    def _without_none(self, extraction: Extraction) -> Extraction:
        gone = {a.id for a in extraction.actors if slug(a.name) in self._none}
        if not gone:
            return extraction
        return replace(
            extraction,
            actors=tuple(a for a in extraction.actors if a.id not in gone),
            models=tuple(
                replace(m, developer_id=None) if m.developer_id in gone else m
                for m in extraction.models
            ),
            quotes=tuple(_without_speaker(q, gone) for q in extraction.quotes),
            stances=tuple(
                s for s in extraction.stances if s.holder not in gone and s.target.id not in gone
            ),
            background=Background(
                tuple(f for f in extraction.facts if f.about not in gone),
                tuple(m for m in extraction.merges if m.actor not in gone),
            ),
        )


@functools.lru_cache(8)
def corrections(configuration: Configuration) -> Corrections:
    """Return the (cached) corrections of a configuration."""
    return Corrections(configuration)


def _without_speaker(quote: Quote, gone: set[str]) -> Quote:
    if quote.speaker is None or quote.speaker.actor not in gone:
        return quote
    return replace(quote, speaker=replace(quote.speaker, actor=None))
