"""What an article is about, for stances that do not say what they are on: "war enttäuscht"."""

from __future__ import annotations

import functools
from collections import Counter

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clauses import Clause
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.targets import TargetFinder
from newsdash.records import Target

_THEMATIC = 2  # sentences from which on an article has a theme
_OPENING = 2  # sentences that tell it
_STANDING = 1 / 3  # share of the sentences in which the topic of an article is named
_STEM = 5  # letters from which on a noun shows in others
_LEAST = 3  # weight from which on a thing can be the theme
_MATTER = 2  # what a noun for something decided or done counts more than others
_OBJECT = 2  # what the object of the first sentence counts more


class ThemeFinder:
    """Finds the theme of one article."""

    def __init__(self, analysis: Analysis, targets: TargetFinder) -> None:
        self.analysis = analysis
        self.targets = targets
        self.matters = tuple(analysis.lexicon.words("matter"))

    @functools.cached_property
    def theme(self) -> Target | None:
        """What the opening tells that the article comes back to most; ``None`` of short ones."""
        sentences = self.analysis.host_sentences
        if len(sentences) < _THEMATIC:
            return None
        if told := self._standing_topic() or self._decision():
            return told
        candidates = [c for s in sentences[:_OPENING] for c in self._candidates(s)]
        weighed = [(self._weight(*candidate), candidate[0]) for candidate in candidates]
        ranked = sorted((w for w in weighed if w[0] >= _LEAST), key=lambda w: -w[0])
        found = (self.targets.of_phrase(phrase) for _, phrase in ranked)
        return next((t for t in found if t is not None and t.kind == "topic"), None)

    def _standing_topic(self) -> Target | None:
        """The topic that users know by name, where the article opens with it and stays with it."""
        sentences = self.analysis.host_sentences
        named = [self.targets.topic_of(s.start, s.end) for s in sentences]
        opening = (topic for topic in named[:_OPENING] if topic is not None)
        most = max(opening, key=named.count, default=None)
        return most if most and named.count(most) >= len(sentences) * _STANDING else None

    def _decision(self) -> Target | None:
        """ "Das Gericht wies die Klage ab. ... Das Urteil": what is decided, as it is called."""
        forms = self.analysis.lexicon.words("decision")
        named = (w for w in self.analysis.words if w.pos == "NOUN" and w.lower in forms)
        word = next(named, None)
        return Target("topic", word.text, None) if word is not None else None

    def _candidates(self, sentence: Sentence) -> list[tuple[Phrase, bool]]:
        """The phrases of a sentence, and which are objects of its main clause."""
        return [
            (phrase, self._is_object(phrase, clause))
            for clause in self.analysis.clauses_of(sentence)
            for phrase in self.analysis.phrases_of(clause)
            if not phrase.is_pronoun and self._is_thing(phrase)
        ]

    def _is_thing(self, phrase: Phrase) -> bool:
        nouns = self.targets.nouns
        acts = nouns.role(phrase.head) or nouns.collective(phrase.head)
        when = phrase.head.lower.endswith(tuple(self.analysis.lexicon.time_nouns))
        named = any(a < phrase.head.end and phrase.head.start < b for a, b, _ in self._entities)
        plain = self.analysis.plain_nouns
        name = bool(plain) and phrase.head.start not in plain  # "Frankfurt"
        return not (acts or when or named or name)

    @functools.cached_property
    def _entities(self) -> list[tuple[int, int, str]]:
        mentions = [(m.start, m.end, "") for a in self.targets.actors.actors for m in a.mentions]
        return self.analysis.entities + mentions

    def _is_object(self, phrase: Phrase, clause: Clause) -> bool:
        subject = self.analysis.subject_of(clause)
        own = subject is not None and subject.start == phrase.start
        return clause.kind == "main" and phrase.prep is None and not own

    def _weight(self, phrase: Phrase, is_object: bool) -> int:
        lower = phrase.head.lower
        matter = lower.endswith(self.matters) if self.matters else False
        return self.mentions(lower) + _MATTER * matter + _OBJECT * is_object

    def mentions(self, lower: str) -> int:
        """Return how often the article names a matter, be it by the head of the compound."""
        return sum(count for noun, count in self._nouns.items() if _is_one_matter(noun, lower))

    @functools.cached_property
    def _nouns(self) -> Counter[str]:
        words = (w for w in self.analysis.words if w.pos in ("NOUN", "PROPN"))
        return Counter(w.lower for w in words if len(w.lower) >= _STEM)


def _is_one_matter(one: str, other: str) -> bool:
    """ "Preisklausel" and "Klausel", "Plan" and "Plans"."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter[:-1]) or longer.endswith(shorter)
