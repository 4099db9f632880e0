"""Whom a pronoun means: who agrees with it in gender and number and is most spoken of."""

from __future__ import annotations

from collections.abc import Callable

from newsdash.extraction.actors import ActorTable, DocActor
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.descriptions import Descriptions
from newsdash.extraction.nouns import nouns
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.salience import Salience, agrees
from newsdash.extraction.words import Word


class Pronouns:
    """Resolves the pronouns of one article; ``actor_of`` resolves a phrase, maybe in the plural."""

    def __init__(
        self,
        analysis: Analysis,
        actors: ActorTable,
        salience: Salience,
        descriptions: Descriptions,
        actor_of: Callable[[Phrase, bool], DocActor | None],
    ) -> None:
        self.analysis = analysis
        self.actors = actors
        self.salience = salience
        self.descriptions = descriptions
        self.words = analysis.lexicon.words
        self._actor_of = actor_of

    def meant(
        self, word: Word, plural: bool, besides: frozenset[DocActor] = frozenset()
    ) -> tuple[DocActor | None, float] | None:
        """Return whom a pronoun means and how sure that is; ``None`` if it means nobody at all.

        It means none of ``besides``.
        """
        if word.lower in self.words("relative_subject") and word.pos in ("PRON", "DET"):
            if self._is_of_thing(word):
                return None, 0.4
            antecedent = self._antecedent(word)
            if antecedent is not None:
                return antecedent, 0.85
        if word.lower in self.words("nobody"):
            return None
        actor = self._agreeing(word, plural, besides)
        return actor, 0.8 if actor else 0.4

    def _antecedent(self, word: Word) -> DocActor | None:
        sentence = self.analysis.sentence_at(word.start)
        if sentence is None or sentence.start == word.start:
            return None
        nearest = [a for start, _, a in self.actors.before(word.start) if start >= sentence.start]
        wanted = self.analysis.lexicon.gender(word.lower, "pronoun")
        persons = [a for a in nearest if a.kind == "person" and agrees(a, wanted)]
        if persons and word.lower not in self.words("neuter_pronoun"):
            return persons[0]
        personal = word.lower in self.words("relative_of_persons")
        others = [a for a in nearest if a.kind == "group" or not (personal or a.kind == "person")]
        return others[0] if others else None

    def _is_of_thing(self, word: Word) -> bool:
        """ "asked the council for help, a step that could fail": the noun right before is none."""
        before = self.analysis.word_before(word.start)
        if before is None or before.pos != "NOUN" or self.analysis.language == "de":
            return False
        known = nouns(self.analysis.language)
        acts = known.role(before) or known.collective(before) or before.capital
        return not acts and not self.actors.between(before.start, before.end)

    def _plural_antecedent(self, word: Word) -> DocActor | None:
        """Whom "they" means: the nearest plural subject before it, if that is an actor at all."""
        for phrase in self.salience.plural_subjects_before(word.start):
            if not phrase.is_pronoun:
                return self._actor_of(phrase, True)
        return None

    def _agreeing(self, word: Word, plural: bool, besides: frozenset[DocActor]) -> DocActor | None:
        if plural and word.lower in self.words("plural_pronoun"):
            return self._plural_antecedent(word)
        if word.lower in self.words("neuter_pronoun"):
            return self.salience.last(word.start, ("organization", "government", "country"))
        gender = self.analysis.lexicon.gender(word.lower, "pronoun")
        if self._is_nobody_named(word, gender):
            return None
        persons = [
            a
            for _, _, a in self.salience.near(word.start)
            if a.kind == "person" and agrees(a, gender) and a not in besides
        ]
        if persons and word.lower in self.words("latter"):
            return persons[0]  # "Er habe Xi informiert, und dieser habe zugestimmt"
        sure = [a for a in persons if a.gender == gender]
        return self._parallel(word, gender, sure) or self._spoken_of(persons, sure, word.start)

    def _is_nobody_named(self, word: Word, gender: str) -> bool:
        """Whether the sentence before is on somebody without a name, or goes on about them."""
        phrase = self.salience.subject_before(word.start)
        if phrase is not None and phrase.is_pronoun and phrase.head.lower == word.lower:
            return self._is_nobody_named(phrase.head, gender)
        return bool(gender) and self.descriptions.unnamed_before(word.start, gender)

    def _spoken_of(
        self, persons: list[DocActor], sure: list[DocActor], offset: int
    ) -> DocActor | None:
        """The most salient of those it suits for sure; of all, whom the sentence before is on."""
        foremost = self.salience.most_salient(persons, offset)
        if foremost is None or foremost in sure or not sure:
            return foremost
        if foremost is self.salience.subject_of_sentence_before(offset):
            return foremost
        return self.salience.most_salient(sure, offset)

    def _parallel(self, word: Word, gender: str, persons: list[DocActor]) -> DocActor | None:
        """ "Die Firma schwieg. Nun redet sie": the subject before, where its article agrees."""
        phrase = self._subject_before_colon(word) or self.salience.subject_before(word.start)
        article = phrase.core[0].lower if phrase is not None else ""
        if (
            phrase is None
            or not gender
            or gender != self.analysis.lexicon.gender(article, "pronoun")
        ):
            return None
        if any(
            m.start >= phrase.start for a in persons for m in a.mentions if m.start < word.start
        ):
            return None  # a person named since is meant
        actor = self._actor_of(phrase, False)
        described = not self.actors.between(phrase.start, phrase.end)
        return actor if described or actor not in persons else None

    def _subject_before_colon(self, word: Word) -> Phrase | None:
        """ "Der Verein zögert: Er unterstütze das nur, ...": of whom the first half is."""
        clause = self.analysis.clause_at(word.start)
        if clause is None or clause.lead != ":":
            return None
        before = [c for c in self.analysis.siblings(clause) if c.end <= clause.start]
        return self.analysis.subject_of(before[0]) if before else None
