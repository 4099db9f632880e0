"""What a stance is about: a topic, an actor or a model, under its canonical name."""

from __future__ import annotations

from newsdash.extraction.actors import ActorTable, slug
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clauses import Clause
from newsdash.extraction.frames import topic_in
from newsdash.extraction.models import DocModel
from newsdash.extraction.nouns import Nouns
from newsdash.extraction.phrases import Phrase
from newsdash.records import Target

_LONGEST = 60  # characters of a topic in the writer's own words


class TargetFinder:
    """Finds targets in one article."""

    def __init__(self, analysis: Analysis, actors: ActorTable, models: list[DocModel]) -> None:
        self.analysis = analysis
        self.actors = actors
        self.nouns = Nouns(analysis.lexicon)
        self.models = sorted((a, b, m) for m in models for a, b in m.mentions) if models else []

    def topic_of(self, start: int, end: int) -> Target | None:
        """Return the canonical topic named between two offsets."""
        name = topic_in(self.analysis.text[start:end], self.analysis.language)
        return Target("topic", name, None) if name else None

    def of_phrase(self, phrase: Phrase) -> Target | None:
        """Return the target a phrase names, in the writer's words where nothing canonical fits."""
        found = self.of_span(phrase.start, phrase.end)
        if found is not None:
            return found
        if phrase.is_pronoun or phrase.head.lower in self.analysis.lexicon.time_nouns:
            return None
        core = [w for w in phrase.core if w.pos in ("NOUN", "PROPN", "ADJ")]
        if not core:
            return None
        name = " ".join(self.analysis.text[core[0].start : core[-1].end].split())
        return Target("topic", name, None) if 2 < len(name) <= _LONGEST else None

    def of_span(self, start: int, end: int) -> Target | None:
        """Return a canonical topic, a model or an actor named between two offsets."""
        if topic := self.topic_of(start, end):
            return topic
        for a, _, model in self.models:
            if start <= a < end:
                return Target("model", model.name, f"model:{slug(model.name)}")
        named = [(m, a) for m, a in self.actors.between(start, end) if not m.indirect]
        if named:
            actor = named[0][1]
            return Target("actor", actor.name, actor.id)
        return None

    def widened(self, target: Target, clause: Clause) -> Target:
        """A vague object ("ein Modell als Open Source freigeben") yields to the clause's topic."""
        if target.kind != "topic" or self.topic_of(clause.start, clause.end) is None:
            return target
        head = target.name.lower().split()[-1]
        vague = any(head.endswith(w) for w in self.analysis.lexicon.words("vague_target"))
        topic = self.topic_of(clause.start, clause.end)
        return topic if vague and topic is not None else target
