"""The dossier: what the records of many articles say together of actors and models."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newsdash.dossier.changes import Changes
from newsdash.dossier.model_facts import ModelFacts
from newsdash.dossier.roles import Roles
from newsdash.dossier.statements import Naming, Statement
from newsdash.records import Extraction, MergeRule


class Dossier:
    """Takes the records of articles in, in any order, each article once."""

    def __init__(self) -> None:
        self._roles = Roles()
        self._facts = ModelFacts()
        self._changes = Changes()
        self._namings: dict[str, Counter[tuple[str, MergeRule]]] = {}
        self._actors: dict[str, Counter[str]] = {}
        self._models: dict[str, str] = {}

    def add(self, extraction: Extraction) -> None:
        """Take in the records of one article."""
        article = extraction.article
        for actor in extraction.actors:
            self._actors.setdefault(actor.id, Counter())[actor.name] += 1
        for model in extraction.models:
            self._models.setdefault(model.id, model.name)
        for fact in extraction.facts:
            self._roles.add(article, fact)
            self._facts.add(article, fact)
        for stance in extraction.stances:
            self._changes.add(article, stance)
        for merge in dict.fromkeys(extraction.merges):
            self._namings.setdefault(merge.actor, Counter())[merge.name, merge.rule] += 1

    @property
    def names(self) -> dict[str, str]:
        """The actors' and models' names by id, in the order they were met."""
        return {actor: _name(counted) for actor, counted in self._actors.items()} | self._models

    def of_actor(self, actor: str) -> Iterator[Statement]:
        """Yield an actor's roles, changes of mind and contradictions, positions, and names."""
        name = _name(self._actors.get(actor, Counter()))
        yield from self._roles.of(actor, name)
        yield from self._changes.of(actor, name)
        yield from self._changes.positions_of(actor, name)
        for (alias, rule), articles in self._namings.get(actor, Counter()).most_common():
            if alias != name:
                yield Naming(actor, name, alias, rule, articles)

    def of_model(self, model: str) -> Iterator[Statement]:
        """Yield a model's facts."""
        yield from self._facts.of(model, self._models.get(model, model))

    def statements(self) -> Iterator[Statement]:
        """Yield all there is to say of everyone."""
        for actor in self._actors:
            yield from self.of_actor(actor)
        for model in self._models:
            yield from self.of_model(model)


def _name(counted: Counter[str]) -> str:
    return max(counted, key=lambda name: (counted[name], len(name), name), default="")
