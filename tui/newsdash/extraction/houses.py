"""Which named house a noun takes up: "das Unternehmen", "der Verband", "die Behörde"."""

from __future__ import annotations

from collections import Counter

from newsdash.extraction.actors import ActorTable, DocActor
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.lexicon import Collective, Lexicon
from newsdash.extraction.nouns import nouns
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.salience import Salience
from newsdash.extraction.words import Word

_FAR_MORE = 2  # times
_DETERMINED = 2  # words of "die Gewerkschaft"
_COMPOUND_TAIL = 5  # letters from which on the tail of a compound is a noun of its own


class Houses:
    """Resolves such nouns of one article to organisations and authorities that it names."""

    def __init__(self, analysis: Analysis, actors: ActorTable, salience: Salience) -> None:
        self.analysis = analysis
        self.actors = actors
        self.salience = salience
        self.nouns = nouns(analysis.language)
        self.words = analysis.lexicon.words

    def takes_up(self, head: Word, noun: Collective) -> bool:
        """Return whether a noun takes up a house named before: "das Unternehmen", "der Verband"."""
        alone = noun.lemma.casefold() in self.words("taken_up")
        whole = head.lower.startswith(noun.lemma.casefold())
        return self.nouns.is_generic(head.text) or (alone and whole)

    def meant(self, phrase: Phrase) -> DocActor | None:
        """Return which house "das Unternehmen" means: the one most spoken of."""
        near = [
            a
            for _, _, a in self.salience.near(phrase.start)
            if a.kind == "organization" and not self._is_of_other_kind(a, phrase.head)
        ]
        described = len(phrase.words) == len(phrase.core)
        only = self.salience.only_one_before(phrase.start, ("organization",))
        called = self.called(phrase) if described else None
        if called in near and only is not None and self._is_somebodys_house(only):
            return called  # "der Konzern" of "der Wohnungskonzern Terravia"
        if described and only in near:
            return only
        if not described:
            return None
        return self.salience.most_salient(near, phrase.start) or self.spoken_of(phrase)

    def spoken_of(self, phrase: Phrase) -> DocActor | None:
        """Return the house named far more often than others: "ein Konzernsprecher"."""
        named = Counter(
            actor
            for _, _, actor in self.actors.before(phrase.start)
            if actor.kind == "organization" and not self._is_of_other_kind(actor, phrase.head)
        )
        first, second = (*named.most_common(2), None, None)[:2]
        if first is None or (second is not None and first[1] < _FAR_MORE * second[1]):
            return None
        return first[0] if first[1] > 1 or second is None else None

    def taken_up(self, phrase: Phrase) -> DocActor | None:
        """Return which house "des Unternehmens", "des Verbandes" takes up behind another noun."""
        if head_is_particular(phrase, self.words("particular")):
            return self.called(phrase) or self.of_subject_before(phrase)
        noun = self.nouns.collective(phrase.head)
        if noun is not None and noun.kind == "government":
            return self.salience.last(phrase.start, ("government",))
        return self.meant(phrase)

    def _is_somebodys_house(self, actor: DocActor) -> bool:
        """ "Drost von Ostkap Research": named only to tell who a person is."""
        return any(r.organization == actor.name for a in self.actors.actors for r in a.roles)

    def called(self, phrase: Phrase) -> DocActor | None:
        """Return the house that the text has called so: "die Gewerkschaft Nordwerk"."""
        noun = phrase.head.lower
        text = self.analysis.text.casefold()
        for _, _, actor in self.actors.before(phrase.start):
            name = actor.name.casefold()
            if actor.kind == "organization" and (noun in name or f"{noun} {name}" in text):
                return actor
        return None

    def of_subject_before(self, phrase: Phrase) -> DocActor | None:
        """Return of whom was told before: "Die IG Metall zögert. Die Gewerkschaft ..."."""
        subject = self.salience.subject_before(phrase.start)
        named = self.salience.named_by(subject) if subject is not None else []
        houses = [a for _, a in named if a.kind == "organization"]
        told = houses and any(w in self.words("particular") for w in houses[0].name.lower().split())
        return houses[0] if houses and not told else None

    def _is_of_other_kind(self, actor: DocActor, head: Word) -> bool:
        """ "the company" is no university, "das Unternehmen" no Mieterverein."""
        name = actor.name.casefold()
        words = name.split()
        media = tuple(self.words("outlet"))
        if is_outlet(actor, self.analysis.lexicon) and not head.lower.startswith(media):
            return True
        if not self.words("particular").isdisjoint(words):
            return True
        company = any(model in head.lower for model in self.words("company"))
        return company and any(w.endswith(tuple(self.words("no_company"))) for w in (name, *words))

    def bearing(self, word: Word, noun: Collective) -> DocActor | None:
        """Return the actor whose name ends in the noun: "der Wetterdienst", "das Ministerium"."""
        tail = without_genitive(word.lower, noun)
        same_kind = [a for a in self.actors.actors if a.kind == noun.kind and a.mentions]
        ends = [a for a in same_kind if _bears(a.name.casefold(), tail)]
        before = [a for _, _, a in self.salience.near(word.start) if a in ends]
        return before[0] if before else ends[0] if len(ends) == 1 else None


def _bears(name: str, noun: str) -> bool:
    """Whether a name ends in a noun, or one of its words does: "Kreisklinik Au", "Klinik Au"."""
    whole = name.endswith(noun) or name.startswith(noun + " ")
    compound = len(noun) >= _COMPOUND_TAIL and any(w.endswith(noun) for w in name.split())
    return whole or compound


def is_outlet(actor: DocActor, lexicon: Lexicon) -> bool:
    """Return whether a name ends as those of newspapers, agencies and stations do."""
    return actor.name.casefold().endswith(tuple(lexicon.words("outlet")))


def head_is_particular(phrase: Phrase, particular: frozenset[str]) -> bool:
    """Return whether a noun tells the kind of organisation, so that no other can be meant."""
    return phrase.head.lower in particular and len(phrase.core) <= _DETERMINED


def without_genitive(form: str, noun: Collective) -> str:
    """Return a collective noun's form without the ending of its genitive."""
    lemma = noun.lemma.casefold()
    for ending in ("es", "s"):
        if form.endswith(lemma + ending):
            return form[: -len(ending)]
    return form
