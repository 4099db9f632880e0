"""What the index keeps of actors and models: merged over all articles, small."""

from __future__ import annotations

import msgspec

from newsdash.records import STATED, Actor, ActorKind, AIModel, Openness, Role


class ActorFacts(msgspec.Struct, array_like=True, gc=False):
    """An actor. ``name`` is the most used; ``counted`` says how many articles use each name.

    It is None where all of them use the same, which is true of nearly all actors.
    """

    id: str
    kind: ActorKind
    name: str
    counted: dict[str, int] | None = None
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: int = 0
    quotes: int = 0
    stances: int = 0
    articles: int = 0

    @property
    def names(self) -> dict[str, int]:
        """How many articles use each name."""
        if self.counted is None:
            return {self.name: self.articles} if self.articles else {}
        return self.counted

    def take(self, actor: Actor) -> tuple[list[str], list[Role]]:
        """Merge what another article tells; returns the names and the roles that are new."""
        names = self.names
        new_names = [actor.name] if actor.name not in names else []
        names[actor.name] = names.get(actor.name, 0) + 1
        aliases = [a for a in dict.fromkeys(actor.aliases) if a not in self.aliases]
        roles = [r for r in dict.fromkeys(actor.roles) if r not in self.roles]
        if aliases:
            self.aliases = (*self.aliases, *aliases)
        if roles:
            self.roles = (*self.roles, *roles)
        self.mentions += len(actor.mentions)
        self.articles += 1
        if len(names) > 1:
            self.counted = names
            self.name = max(names, key=lambda name: (names[name], len(name), name))
        return new_names + aliases, roles


class ModelFacts(msgspec.Struct):
    """A model. A fact is the first stated; ``sources`` says by which article."""

    id: str
    name: str
    family: str | None = None
    developer: str | None = None
    developer_id: str | None = None
    parameters: int | None = None
    openness: Openness | None = None
    released: str | None = None
    runs_on: str | None = None
    sources: dict[str, int] = {}
    mentions: int = 0
    articles: int = 0

    def take(self, model: AIModel, article: int) -> None:
        """Merge what another article tells."""
        for fact in STATED:
            value = getattr(model, fact)
            if value is not None and getattr(self, fact) is None:
                setattr(self, fact, value)
                self.sources[fact] = article
        self.mentions += len(model.mentions)
        self.articles += 1
