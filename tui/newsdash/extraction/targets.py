"""What a stance is about: a topic, an actor or a model, under its canonical name."""

from __future__ import annotations

from itertools import takewhile

from newsdash.extraction.actors import ActorTable, model_id
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clauses import Clause
from newsdash.extraction.doc_model import DocModel
from newsdash.extraction.evaluations import evaluation_of
from newsdash.extraction.frames import Topic, topic_in
from newsdash.extraction.nouns import nouns
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.speakers import SpeakerFinder
from newsdash.extraction.words import Word
from newsdash.records import Target

_OPENNESS = "open source"  # the words by which the topic of released models is looked up
_NEAR = 70  # characters around a topic in which a word judges it
_DETERMINED = 2  # words of "die Geduld"; "Ardent's restraint" says whose
_LONGEST = 60  # characters of a topic in the writer's own words


class TargetFinder:
    """Finds targets in one article."""

    def __init__(
        self,
        analysis: Analysis,
        actors: ActorTable,
        models: list[DocModel],
        speakers: SpeakerFinder,
        topics: tuple[Topic, ...],
    ) -> None:
        self.analysis = analysis
        self.topics = topics
        self.actors = actors
        self.speakers = speakers
        self.nouns = nouns(analysis.language)
        self.models = sorted((a, b, m) for m in models for a, b in m.mentions) if models else []

    def topic_of(self, start: int, end: int) -> Target | None:
        """Return the canonical topic named between two offsets."""
        found = topic_in(self.analysis.text[start:end], self.topics)
        return Target("topic", found[0], None) if found else None

    def openness_of(self, start: int, end: int) -> Target | None:
        """Return openness as the topic if a model that is open is named between two offsets."""
        opened = (m for a, _, m in self.models if start <= a < end and m.is_open)
        if next(opened, None) is None:
            return None
        found = topic_in(_OPENNESS, self.topics)
        return Target("topic", found[0], None) if found else None

    def judged_topic(self, start: int, end: int) -> tuple[Target, int] | None:
        """Return the topic between two offsets and the sign of the judging words near it."""
        text = self.analysis.text[start:end]
        found = topic_in(text, self.topics)
        if found is None:
            return None
        name, at = found
        near = text[max(0, at - _NEAR) : at + len(name) + _NEAR]
        return Target("topic", name, None), evaluation_of(near, self.analysis.language)

    def of_phrase(self, phrase: Phrase) -> Target | None:
        """Return the target a phrase names, in the writer's words where nothing canonical fits.

        An actor or model is the target only if the phrase is its name: support for "den
        Beschluss der IAEA" is not support for the IAEA.
        """
        named = self.topic_of(phrase.start, phrase.end) or self._named(
            phrase.head.start, phrase.core[-1].end
        )
        if named is not None:
            return named
        if phrase.is_pronoun or phrase.head.lower in self.analysis.lexicon.time_nouns:
            return None
        vague = phrase.head.lower in self.analysis.lexicon.words("no_target")
        vague = vague and len(phrase.words) <= _DETERMINED
        person = self._person_at_end(phrase)
        if person is not None or vague:
            return person
        if described := self._described(phrase):
            return described
        words = phrase.words
        if self.nouns.role(phrase.head) or self.nouns.collective(phrase.head):
            # "kritisiert die Regierung für ihr Vorgehen": what for is no part of whom
            reason = self.analysis.lexicon.words("pro")
            words = list(takewhile(lambda w: w.lower not in reason, words))
        return self._in_words(phrase.core, words) or self._in_words(phrase.core, phrase.core)

    def _person_at_end(self, phrase: Phrase) -> Target | None:
        """ "Ministerin Mia Otto": the name that a phrase ends in, whole."""
        end = phrase.core[-1].end
        for mention, actor in self.actors.between(phrase.start, end):
            if mention.end == end and actor.kind == "person" and not mention.indirect:
                return Target("actor", actor.name, actor.id)
        return None

    def of_pronoun(self, pronoun: Phrase) -> Target | None:
        """Return whom a personal pronoun means."""
        meant = self.speakers.of_phrase(pronoun)
        if meant is None or meant.actor is None:
            return None
        return Target("actor", meant.actor.name, meant.actor.id)

    def _described(self, phrase: Phrase) -> Target | None:
        """ "dem Unternehmen": the one spoken of, if the noun tells no more than that."""
        definite = phrase.core[0].lower in self.analysis.lexicon.words("definite")
        if phrase.plural or not definite or not self.nouns.is_generic(phrase.head.text):
            return None
        meant = self.speakers.of_phrase(phrase)
        if meant is None or meant.actor is None:
            return None
        return Target("actor", meant.actor.name, meant.actor.id)

    def _in_words(self, core: list[Word], words: list[Word]) -> Target | None:
        first = next((w for w in core if w.pos in ("NOUN", "PROPN", "ADJ")), None)
        if first is None:
            return None
        name = " ".join(self.analysis.text[first.start : words[-1].end].split())
        return Target("topic", name, None) if 2 < len(name) <= _LONGEST else None

    def of_span(self, start: int, end: int) -> Target | None:
        """Return a canonical topic, a model or an actor named between two offsets."""
        if topic := self.topic_of(start, end):
            return topic
        return self._named(start, end)

    def _named(self, start: int, end: int) -> Target | None:
        for a, _, model in self.models:
            if start <= a < end:
                return Target("model", model.name, model_id(model.name))
        for mention, actor in self.actors.between(start, end):
            if not mention.indirect:
                return Target("actor", actor.name, actor.id)
        return None

    def is_reversed(self, phrase: Phrase, target: Target) -> bool:
        """ "die Abschaffung des Mindestlohns": whether the head undoes the topic behind it."""
        undoes = any(phrase.head.lower.endswith(w) for w in self.analysis.lexicon.words("reversal"))
        topic = self.topic_of(phrase.head.end, phrase.end) if undoes else None
        return topic is not None and topic == target

    def widened(self, target: Target, clause: Clause) -> Target:
        """A vague object ("ein Modell als Open Source freigeben") yields to the clause's topic."""
        head = target.name.lower().split()[-1]
        vague = any(head.endswith(w) for w in self.analysis.lexicon.words("vague_target"))
        vague = vague and " " not in target.name  # "den vorsichtigen Ansatz" says which
        if target.kind != "topic" or not vague:
            return target
        return self.topic_of(clause.start, clause.end) or target
