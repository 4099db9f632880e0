"""One article read by all finders in order, each building on the one before."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from newsdash.extraction.actors import ActorTable, DocActor
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.appositions import add_appositions
from newsdash.extraction.background import background
from newsdash.extraction.developers import add_developers
from newsdash.extraction.doc_model import DocModel
from newsdash.extraction.doc_stance import DocStance
from newsdash.extraction.frames import own_topics
from newsdash.extraction.frames import topics as topics_of
from newsdash.extraction.model_bases import add_bases
from newsdash.extraction.model_facts import add_facts
from newsdash.extraction.models import ModelFinder
from newsdash.extraction.names_apart import NamesApart
from newsdash.extraction.quotes import QuoteFinder
from newsdash.extraction.stances import StanceFinder
from newsdash.extraction.utterance import Utterance
from newsdash.records import Actor, AIModel, Background, Quote, Stance


@dataclass(eq=False)
class ArticleReading:
    """What an article says; each part is found when first asked for, and found once.

    ``published`` (an ISO date or the known part of one) lets dates without a year be resolved;
    ``topics`` are names with the stems that mean them, tried before those of the language;
    ``apart`` are groups of names that are never one actor.
    """

    analysis: Analysis
    published: str | None = None
    topics: tuple[tuple[str, tuple[str, ...]], ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()

    @functools.cached_property
    def doc_models(self) -> list[DocModel]:
        """The AI models."""
        models = ModelFinder(self.analysis).find()
        add_bases(self.analysis, models)
        add_facts(self.analysis, models, self.published)
        return models

    @functools.cached_property
    def _made_models(self) -> list[DocModel]:
        """The models with their developers, which the actors help to find."""
        assert self.table  # finding the actors fills them in
        return self.doc_models

    @functools.cached_property
    def table(self) -> ActorTable:
        """The named actors (quotes and stances add unnamed groups and institutions)."""
        spans = [span for model in self.doc_models for span in model.mentions]
        table = ActorTable(self.analysis, spans, NamesApart(self.apart))
        add_appositions(self.analysis, table)
        add_developers(self.analysis, table, self.doc_models)  # whoever makes one is an actor
        return table

    @functools.cached_property
    def utterances(self) -> list[Utterance]:
        """The quotations."""
        return QuoteFinder(self.analysis, self.table).find()

    @functools.cached_property
    def doc_stances(self) -> list[DocStance]:
        """The stances."""
        topics = own_topics(self.topics) + topics_of(self.analysis.language)
        finder = StanceFinder(self.analysis, self.table, self.doc_models, self.utterances, topics)
        return finder.find()

    def actors(self) -> tuple[Actor, ...]:
        """Return all actors, those included that only quotes and stances showed to be some."""
        used = {s.holder for s in self.doc_stances}
        used |= {u.speaker.actor for u in self.utterances if u.speaker and u.speaker.actor}
        targets = {s.target.id for s in self.doc_stances if s.target.kind == "actor"}
        used |= {actor for actor in self.table.actors if actor.id in targets}
        return tuple(self.table.records(used))

    def models(self) -> tuple[AIModel, ...]:
        """Return the models with the ids of their developers where these are actors here."""
        return tuple(model.record(self._developer_id(model)) for model in self._made_models)

    def quotes(self) -> tuple[Quote, ...]:
        """Return the quotations."""
        return tuple(
            utterance.record(self.analysis.text, f"q{number}")
            for number, utterance in enumerate(self.utterances, 1)
        )

    def stances(self) -> tuple[Stance, ...]:
        """Return the stances."""
        numbers = {id(u): f"q{n}" for n, u in enumerate(self.utterances, 1)}
        return tuple(
            stance.record(self.analysis.text, f"s{number}", numbers.get(id(stance.utterance)))
            for number, stance in enumerate(self.doc_stances, 1)
        )

    def background(self) -> Background:
        """Return where the facts are told and why names are one; of what ``actors`` returns."""
        actors = {actor.id for actor in self.actors()}
        found = background(self.analysis, self.table, self._made_models, self.published)
        return Background(
            tuple(f for f in found.facts if f.kind != "role" or f.about in actors),
            tuple(m for m in found.merges if m.actor in actors),
        )

    def _developer_id(self, model: DocModel) -> str | None:
        actor = self._actor_named(model.developer) if model.developer else None
        return actor.id if actor else None

    def _actor_named(self, name: str) -> DocActor | None:
        folded = name.casefold()
        return next(
            (a for a in self.table.actors if a.name.casefold() == folded and a.mentions), None
        )
