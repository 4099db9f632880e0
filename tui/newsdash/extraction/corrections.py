"""What the user knows better about the actors, put into each article's records.

Names that are one actor become one, under the name the user gave; a name that several bear gets
the word that tells whose article it is ("Hans Müller (SPD)"); what is no actor goes, and
what it was thought to say or hold is nobody's: a quotation keeps the words for its speaker, a
stance without a holder is none.
"""

from __future__ import annotations

import functools
import re

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
        self._split = {slug(name): words for name, words in configuration.split_actors}

    def apply(self, extraction: Extraction) -> Extraction:
        """Return the records of an article with its actors corrected."""
        if not (self._canonical or self._none or self._split):
            return extraction
        extraction = self._without_none(extraction)
        named = {a.id: self._name(a, extraction.article.text) for a in extraction.actors}
        kinds = {name: a.kind for a in reversed(extraction.actors) if (name := named[a.id])}
        ids = {
            a.id: actor_id(kinds[name], name) if (name := named[a.id]) else a.id
            for a in extraction.actors
        }
        actors = tuple(_under(named[a.id], a) for a in extraction.actors)
        joined = (
            Merge(ids[a.id], a.name, "told by the user") for a in extraction.actors if named[a.id]
        )
        return with_merges(renamed(replace(extraction, actors=actors), ids), joined)

    def _name(self, actor: Actor, text: str) -> str | None:
        """The name the user wants the actor to have, if another or the one it has."""
        bearers = [word for word in self._split.get(slug(actor.name), ()) if _stands(word, text)]
        if len(bearers) == 1:
            return f"{actor.name} ({bearers[0]})"
        return self._canonical.get(slug(actor.name))

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


def _stands(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _under(name: str | None, actor: Actor) -> Actor:
    if name is None or name == actor.name:
        return actor
    aliases = dict.fromkeys((actor.name, *actor.aliases))
    aliases.pop(name, None)
    return replace(actor, name=name, aliases=tuple(aliases))


def _without_speaker(quote: Quote, gone: set[str]) -> Quote:
    if quote.speaker is None or quote.speaker.actor not in gone:
        return quote
    return replace(quote, speaker=replace(quote.speaker, actor=None))
