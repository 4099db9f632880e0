"""Actors and models over all articles, merged by id while records go by."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from newsdash.export.statements import Fingerprint, quote_fingerprint
from newsdash.records import Actor, ActorKind, AIModel, Extraction, Role

FACTS = ("developer", "family", "parameters", "openness", "released", "runs_on")
"""What is known of a model beside its name."""


@dataclass(slots=True)
class MergedActor:
    """An actor: what he is called and is, and how often. ``quotes`` counts different ones."""

    id: str
    kind: ActorKind
    names: Counter[str] = field(default_factory=Counter)
    aliases: dict[str, None] = field(default_factory=dict)
    roles: Counter[Role] = field(default_factory=Counter)
    mentions: int = 0
    quotes: int = 0
    articles: int = 0

    @property
    def name(self) -> str:
        """The name most articles use; of equals the longest."""
        return max(self.names, key=lambda name: (self.names[name], len(name), name))

    @property
    def role(self) -> Role | None:
        """The role most articles give; of equals the first."""
        return max(self.roles, key=self.roles.__getitem__, default=None)

    def take(self, actor: Actor) -> None:
        """Add what one article says of the actor."""
        self.names[actor.name] += 1
        self.aliases.update(dict.fromkeys(actor.aliases))
        self.roles.update(dict.fromkeys(actor.roles, 1))
        self.mentions += len(actor.mentions)
        self.articles += 1


@dataclass(slots=True)
class MergedModel:
    """A model, and for each fact every value the articles state, in their order."""

    id: str
    name: str
    facts: dict[str, dict[object, None]] = field(
        default_factory=lambda: {fact: {} for fact in FACTS}
    )
    mentions: int = 0
    articles: int = 0

    def take(self, model: AIModel) -> None:
        """Add what one article says of the model."""
        for fact, values in self.facts.items():
            value = getattr(model, fact)
            if value is not None:
                values[value] = None
        self.mentions += len(model.mentions)
        self.articles += 1


class Merged:
    """All actors and models, by id, in the order they came."""

    def __init__(self) -> None:
        self.actors: dict[str, MergedActor] = {}
        self.models: dict[str, MergedModel] = {}
        self._quotes: set[Fingerprint] = set()

    def take(self, record: Extraction) -> None:
        """Add one article's actors, models and quotes."""
        for actor in record.actors:
            self.actors.setdefault(actor.id, MergedActor(actor.id, actor.kind)).take(actor)
        for model in record.models:
            self.models.setdefault(model.id, MergedModel(model.id, model.name)).take(model)
        for quote in record.quotes:
            speaker = quote.speaker.actor if quote.speaker else None
            fingerprint = quote_fingerprint(quote)
            if speaker in self.actors and fingerprint not in self._quotes:
                self._quotes.add(fingerprint)
                self.actors[speaker].quotes += 1

    def actor_name(self, actor_id: str) -> str:
        """Return what an actor is called; one that no article describes, its id."""
        actor = self.actors.get(actor_id)
        return actor.name if actor else actor_id


def role_text(role: Role) -> str:
    """Return a role in one line: ``Chef (OpenAI)``."""
    return f"{role.title} ({role.organization})" if role.organization else role.title
